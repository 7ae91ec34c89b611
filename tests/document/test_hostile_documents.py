"""What a hostile uploader tries: templates that hide, survey texts that are code, small groups told by subtraction."""

import datetime as dt
import html
import io
import re
import struct
import tracemalloc
import zipfile
from dataclasses import replace

import numpy as np
import openpyxl
import pptx
import pytest

import ikm
from ikm import samples
from ikm.cli.main import main
from ikm.document import make, powerpoint, templates, word
from ikm.document.slides.model import Chart, Deck, Front, Slide
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.reading import build, open_workbook, understand
from tests.document.demo import bars, demo
from tests.document.opc import problems
from tests.document.test_templates import (
    BODY,
    OFFICE,
    PLAIN,
    TYPES,
    VALUES,
    changed,
    part,
    related,
    replaced,
    shown,
    slides,
    word_file,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BEGIN, SPLIT, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def code(text: str, tag: str = "instrText") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def field(*inner: str) -> str:
    return f"<w:p>{BEGIN}{''.join(inner)}{SPLIT}{END}</w:p>"


def within(xml: str) -> bytes:
    return replaced(PLAIN, "word/document.xml", BODY, BODY + xml)


def typed(blob: bytes, kind: str, target: str, content: str, inner: bytes | str, rid: str = "rId903") -> bytes:
    """A file with one part more, to which the text is related."""
    entry = f'<Override PartName="/word/{target}" ContentType="{content}"/>'
    blob = replaced(related(blob, kind, target, rid, "Internal"), TYPES, "</Types>", f"{entry}</Types>")
    return changed(blob, {f"word/{target}": inner})


DDE = field(code("DDEAUTO c:\\cmd"))
STRICT = DDE.replace("<w:", "<s:").replace("</w:", "</s:").replace(
    "<s:p>", '<s:p xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main">'
)  # fmt: skip
HEADER = f'<w:hdr xmlns:w="{WORD}">{{}}</w:hdr>'
HEAD = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
OBJECT = f'<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{OFFICE}" r:id="rId903"/></w:object></w:r></w:p>'  # noqa: E501
CHUNK = f'<w:altChunk xmlns:r="{OFFICE}" r:id="rId903"/>'
HIDDEN = {
    "a comment in the name": (within(field(code("D<!-- x -->DEAUTO c:"))), "DDEAUTO"),
    "an instruction in the name": (within(field(code("D<?x y?>DEAUTO c:"))), "DDEAUTO"),
    "a name made by a field": (within(field(code("DD"), BEGIN, code(" QUOTE EAUTO "), END, code(" c:"))), "DD{}"),
    "a name all made by a field": (within(field(BEGIN, code("QUOTE DDEAUTO"), END, code(" c:"))), "holds the field {}"),
    "a deleted code": (within(field(code("DDEAUTO c:", "delInstrText"))), "DDEAUTO"),
    "a link to a file": (within(field(code('HYPERLINK "file:///c:/a.exe"'))), "HYPERLINK file"),
    "a link to a share": (within(field(code(r'HYPERLINK "\\\\a\\b"'))), "HYPERLINK"),
    "names of strict": (within(STRICT), "Strict"),
    "a head called bin": (typed(PLAIN, "header", "h.bin", HEAD, HEADER.format(DDE)), "DDEAUTO"),
    "a head in UTF-16": (typed(PLAIN, "header", "h.bin", HEAD, HEADER.format(DDE).encode("utf-16")), "damaged"),
    "a head with a type": (typed(PLAIN, "header", "h.bin", HEAD, "<!DOCTYPE a>" + HEADER.format("")), "document type"),
    "an object as a picture": (typed(within(OBJECT), "image", "media/a.png", "image/png", OLE), "another program"),
    "an object by its element": (typed(within(OBJECT), "image", "media/a.png", "image/png", b"x"), "another program"),
    "a page as a picture": (typed(within(CHUNK), "image", "media/a.png", "image/png", "<html><img>"), "another"),
    "a chunk by its element": (typed(within(CHUNK), "image", "media/a.png", "image/png", b"x"), "another program"),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN)
def test_what_hides_in_a_template_is_refused(name):
    blob, why = HIDDEN[name]
    with pytest.raises(IkmError, match=re.escape(why)):
        templates.opened(blob, "docx")


@pytest.mark.parametrize(
    "inner", ["D{# #}DEAUTO c:", "{% if unit %}DDEAUTO{% endif %} c:", "{{ 'DDEA' }}{{ 'UTO' }} c:", "{{ unit }}"]
)
def test_a_field_that_the_filling_writes_is_refused_too(inner):
    with pytest.raises(IkmError, match="DDEAUTO"):
        word.write(demo(), within(field(code(inner))), VALUES | {"unit": "DDEAUTO c:"})


def test_ordinary_fields_stay():
    inner = field(code(' HYPERLINK "https://contoh.go.id" ')) + field(code(r" HYPERLINK \l bab "), code("PAGE"))
    toc = f"<w:p>{BEGIN}{code('TOC')}{SPLIT}{BEGIN}{code('PAGEREF _Toc1')}{END}{END}</w:p>"
    nested = field(code("IF "), BEGIN, code("PAGE"), END, code(" = 1 a b"))
    templates.opened(within(inner + toc + nested), "docx")


LINKED = {
    "a picture by a hyperlink": (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' xmlns:r="{OFFICE}" r:link="rId902"/></w:drawing></w:r></w:p>',
        "rId902",
    ),
    "an address in a drawing": (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="http://evil"><v:imagedata'
        ' src="http://evil/1"/></v:shape></w:pict></w:r></w:p>',
        "evil",
    ),
    "a video": (
        '<w:p><w:r><w:drawing><x:webVideoPr xmlns:x="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
        ' embeddedHtml="evil"/></w:drawing></w:r></w:p>',
        "evil",
    ),
}


@pytest.mark.parametrize("name", LINKED)
def test_what_loads_without_a_relationship_of_its_own_is_taken_out(name):
    xml, sign = LINKED[name]
    made = templates.opened(related(within(xml), "hyperlink", "http://evil/1.png", "rId902"), "docx")
    assert sign not in part(made, "word/document.xml")


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///c:/a.exe", "\\\\evil\\x", "ms-msdt:/id", "c:\\a.vbs"]
)
def test_only_ordinary_hyperlinks_stay(target):
    link = f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId902"><w:r><w:t>situs</w:t></w:r></w:hyperlink></w:p>'
    made = templates.opened(related(within(link), "hyperlink", target, "rId902"), "docx")
    assert "rId902" not in part(made, "word/document.xml") + part(made, "word/_rels/document.xml.rels")
    assert problems(made) == []


def test_a_drawing_that_can_load_others_is_taken_out():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil/1"/></svg>'
    made = word.write(demo(), typed(PLAIN, "image", "media/a.svg", "image/svg+xml", svg))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(made)).namelist() if name.endswith("svg")]


def test_the_workbook_of_a_chart_holds_cells_alone():
    bare = word.write(demo())
    templates.opened(bare, "docx")
    name = next(one for one in zipfile.ZipFile(io.BytesIO(bare)).namelist() if one.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(bare)) as archive:
        book = archive.read(name)
    for more in ("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml"):
        with pytest.raises(IkmError, match="another program"):
            templates.opened(changed(bare, {name: changed(book, {more: b"<a/>"})}), "docx")


def test_a_part_unfolds_to_no_more_than_the_zip_says():
    blob = bytearray(changed(PLAIN, {"word/x.bin": bytes(64 << 20)}))
    central = blob.rfind(b"word/x.bin")
    local = blob.rfind(b"word/x.bin", 0, central)
    struct.pack_into("<I", blob, local - 30 + 22, 1000)
    struct.pack_into("<I", blob, central - 46 + 24, 1000)
    tracemalloc.start()
    try:
        with pytest.raises(IkmError, match="damaged"):
            templates.opened(bytes(blob), "docx")
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_office_does_not_use_are_refused(method):
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a", method) as archive:
        archive.writestr("word/x.bin", bytes(1 << 20))
    with pytest.raises(IkmError, match="damaged"):
        templates.opened(out.getvalue(), "docx")


def test_more_elements_than_a_template_needs_are_not_even_parsed():
    many = "<x>" + "<a/>" * 900_000 + "</x>"
    with pytest.raises(IkmError, match="unpacks"):
        templates.opened(changed(PLAIN, {"word/x.xml": many, "word/y.xml": many}), "docx")


def test_braces_in_a_value_stay_as_they_are():
    odd = "{_{ 7*7 }_} {{ x }} {_% if %_} </w:t> ]]> &amp;"
    assert shown(word.write(demo(), word_file("{{ unit }}"), VALUES | {"unit": odd})) == [odd]


def test_sizes_that_make_no_sense_end_in_a_sentence():
    name = "word/document.xml"
    odd = re.sub("<w:pgSz[^>]*>", '<w:pgSz w:w="abc" w:h="1"/>', part(PLAIN, name))
    with pytest.raises(IkmError, match="damaged"):
        word.write(demo(), changed(PLAIN, {name: odd}))
    small = Deck("Paparan", "id", Front("Paparan", "Loket", (), ()), (), dt.date(2026, 11, 21))
    name = "ppt/presentation.xml"
    odd = re.sub("<p:sldSz[^>]*>", '<p:sldSz cx="abc" cy="1"/>', part(slides(), name))
    with pytest.raises(IkmError, match="damaged"):
        powerpoint.write(small, changed(slides(), {name: odd}))


def test_a_units_name_is_no_markup_in_the_name_of_a_chart():
    odd = '"/><p:x hidden="1'
    drawing = replace(bars((odd, "B")), title=f"{odd} terendah")
    slide = Slide("Judul", (Chart(drawing),), ())
    deck = Deck("Paparan", "id", Front("Paparan", "Loket", (), ()), (slide,), dt.date(2026, 11, 21))
    made = powerpoint.write(deck)
    assert problems(made) == []
    names = [shape.name for shape in pptx.Presentation(io.BytesIO(made)).slides[1].shapes if shape.has_chart]
    assert names == [f"{odd} terendah"]


def test_a_name_in_a_template_gives_the_terminal_no_orders(tmp_path, capsys):
    path = tmp_path / "kop.docx"
    path.write_bytes(changed(PLAIN, {"word/embeddings/\x1b[2J\x1b]0;x\x07.docx": b"x"}))
    survey = str(samples.path("bandar-lampung-rekap"))
    assert main(["report", survey, "--to", str(tmp_path / "a.docx"), "--template", str(path)]) == 2
    said = capsys.readouterr().err
    assert "word/embeddings" in said
    assert said.strip().isprintable()


def test_a_template_that_cannot_be_filled_is_tried_once_not_for_every_unit(monkeypatch):
    tried = []
    monkeypatch.setattr("ikm.document.word.filled.SECONDS", 0.01)
    monkeypatch.setattr("ikm.document.make.enough", tried.append)
    city = Dossier.of(ikm.sample("bandar-lampung-rekap"))
    parts = make.each(city, city.units, "docx", ikm.EN, template=word_file("{{ unit }}"))
    with pytest.raises(IkmError, match="too long"):
        list(parts)
    assert len(tried) == 2  # all, and the first unit


NAMES = (
    *("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "<script>alert(1)</script>", "]]></w:t><!--", "a\u202eb"),
    *(
        "{{ 7*7 }} {_{ 1 }_}",
        "{% for %}",
        '$x$ #import "a"',
        "a\u2028b",
        '"/><x y="',
        "'Sheet'!A1",
        "a:b/c\\d?*[e]",
        "&G",
    ),
    *("../../etc/passwd", "x" * 300, "\ue0a0isi_laporan\ue0a1", "_x0041_", "http://evil", "CON"),
)
SECRET = ("Rahasiawati", "3174012345678901", "081298765432", "rahasia@contoh.id")


@pytest.fixture(scope="module")
def planted():
    """An uploaded file whose texts are code, with a name, NIK, telephone and address in every row and comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    codes = [f"U{at}" for at in range(1, 10)]
    sheet.append(["Nama", "NIK", "No HP", "Email", "Unit Pelayanan", "Jenis Kelamin", "Pendidikan", *codes, "Saran"])
    rng = np.random.default_rng(3)
    for at in range(len(NAMES) * 6):
        name = NAMES[at % len(NAMES)]
        said = f"{name} a.n. Siti Rahasiawati {SECRET[1]} {SECRET[2]}"
        row = ["Siti Rahasiawati", *SECRET[1:], name, "LP"[at % 2], "SMA", *rng.integers(1, 5, 9).tolist(), said]
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    workbook = open_workbook(out.getvalue(), "a<script>&G=cmd'{{ 7*7 }}.xlsx")
    return Dossier.of(build(workbook, understand(workbook)))


def everything(blob: bytes) -> str:
    """All texts of a file and of the files within it."""
    if blob[:2] != b"PK":
        return blob.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return "".join(name + everything(archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pptx", "html"])
def test_texts_of_a_file_stay_texts_and_nobody_is_named(planted, suffix):
    assert len(planted.units) == len(NAMES)
    parts = ("answers", "paragraphs", "comments", "notes") if suffix in ("docx", "pdf") else None
    blob = make.made(planted, suffix, ikm.ID, parts=parts)
    found = everything(blob)
    assert [one for one in (*SECRET, "\u202e", 'TargetMode="External"') if one in found] == []
    if suffix == "html":
        assert len(re.findall("<script", found)) == 3
    else:
        assert problems(blob) == []
    if suffix == "xlsx":
        formulas = re.findall("<f>([^<]*)", found)
        assert formulas
        bare = [re.sub("'(?:[^']|'')*'", "", html.unescape(one)) for one in formulas]  # without names of sheets
        assert [one for one in bare if re.search("cmd|SUM\\(1\\)|evil|\\|", one)] == []
