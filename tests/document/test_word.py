"""The Word file: opened again by python-docx, checked as Office checks it, and converted by LibreOffice."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from ikm.charts.palette import LIGHT
from ikm.document import skm
from ikm.document.blocks import (
    Bullets,
    Contents,
    Cover,
    Document,
    Figure,
    Formula,
    Heading,
    Paragraph,
    Signature,
    Table,
    Turn,
)
from ikm.document.widths import width
from ikm.document.word import write
from ikm.document.word.columns import laid
from ikm.document.word.paginate import pages
from ikm.text import EN, ID
from tests.document.demo import NAMES, TEXT, UNITS, WORDS, bars, demo, matrix, unsur
from tests.document.opc import problems

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "x" * 300,
    "\u202egnirts\u2066",
    "😀 \x00\x0b\x1f\ufffe\ud800",
    "{{ 7*7 }} {% for %}",
    "$x$ #typst [link](http://x) &amp; \"'",
    "]]></w:t><w:t>",
)
CLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\ud800]")


def opened(blob):
    return docx.Document(io.BytesIO(blob))


def texts(document):
    return ["".join(one.text or "" for one in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


@pytest.fixture(scope="module", params=["id", "en"])
def written(request):
    return request.param, write(demo(request.param))


def test_office_opens_it_without_repair(written):
    assert problems(written[1]) == []


def test_the_same_document_gives_the_same_bytes(written):
    assert write(demo(written[0])) == written[1]


def test_no_date_stands_in_it(written):
    with zipfile.ZipFile(io.BytesIO(written[1])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").split(b">", 2)[2]


def test_headings_have_heading_styles_and_chapters_new_pages(written):
    lang, blob = written
    found = [(p.style.name, p.text, p._p.pPr.pageBreakBefore is not None) for p in opened(blob).paragraphs]
    headings = [one for one in found if one[0].startswith("Heading")]
    first, second, appendix, end = WORDS[lang][1:5]
    assert headings == [
        ("Heading 1", first, True),
        ("Heading 2", "1.1 Latar belakang", False),
        ("Heading 2", "1.2 Dasar", False),
        ("Heading 1", second, True),
        ("Heading 3", "2.1.1 Perhitungan", False),
        ("Heading 1", appendix, False),
        ("Heading 1", end, False),
    ]


def test_contents_hold_every_heading_before_anybody_updates_them(written):
    lang, blob = written
    document = opened(blob)
    entries = [p for p in document.element.body.iter(qn("w:p")) if re.fullmatch(r"TOC\d", p.style or "")]
    said = [next(p.iter(qn("w:t"))).text for p in entries]
    assert said == [block.text for block in demo(lang).blocks if isinstance(block, Heading)]
    assert len(said) == 7
    codes = " ".join(one.text for one in document.element.body.iter(qn("w:instrText")))
    assert 'TOC \\o "1-3"' in codes
    assert b"updateFields" not in zipfile.ZipFile(io.BytesIO(blob)).read("word/settings.xml")


def test_captions_are_numbered_by_fields_with_their_number_in_them(written):
    lang, blob = written
    table, figure = WORDS[lang][5:]
    captions = [p for p in opened(blob).paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == [
        f"{table} 1. NRR setiap unsur",
        f"{figure} 1. IKM setiap kecamatan",
        f"{figure} 2. Tren IKM",
        f"{table} 2. Nilai unsur",
    ]
    codes = [next(p._p.iter(qn("w:instrText"))).text.split() for p in captions]
    assert [code[:2] for code in codes] == [["SEQ", table], ["SEQ", figure], ["SEQ", figure], ["SEQ", table]]


def test_tables_are_said_again_cell_by_cell(written):
    tables = opened(written[1]).tables[1:]  # the first is the band of the cover
    for found, block in zip(tables, (unsur(), matrix()), strict=True):
        rows = [tuple(cell.text for cell in row.cells) for row in found.rows]
        assert tuple(rows[bool(block.over) + 1 :]) == block.kept().rows
        heads = [row for row in found.rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
        assert len(heads) == 1 + bool(block.over)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows)
        assert found._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_what_stands_above_several_columns_is_one_cell(written):
    over = opened(written[1]).tables[2].rows[0]._tr.tc_lst
    assert [(cell.grid_span, "".join(t.text or "" for t in cell.iter(qn("w:t")))) for cell in over] == [
        *((1, "No"), (1, "Kecamatan"), (14, "Nilai unsur pelayanan"), (1, "IKM"), (1, "Mutu"))
    ]


def test_classes_have_their_colour_and_totals_are_bold(written):
    table = opened(written[1]).tables[1]
    cell = table.cell(1, 4)
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == LIGHT.of("B")[1:]
    assert str(cell.paragraphs[0].runs[0].font.color.rgb) == LIGHT.on(LIGHT.of("B"))[1:]
    assert [bool(row.cells[1].paragraphs[0].runs[0].bold) for row in table.rows[1:]] == [False] * 14 + [True] * 2


def test_the_cover_is_a_blue_band_with_white_words_and_a_strip_from_d_to_a(written):
    """The look of the PDF, within the margins: the logo on white, the title in white, the strip in its order."""
    document = opened(written[1])
    band = document.tables[0]
    fills = [[one.get(qn("w:fill")) for one in row._tr.iter(qn("w:shd"))] for row in band.rows]
    assert fills == [["0F4C81"], [LIGHT.of(mutu)[1:] for mutu in "DCBA"]]
    title = [p for p in band.cell(0, 0).paragraphs if p.text]
    assert [p.text for p in title] == list(demo(written[0]).blocks[0].title)
    assert {str(run.font.color.rgb) for p in title for run in p.runs} == {"FFFFFF"}
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in band.columns) <= room
    with zipfile.ZipFile(io.BytesIO(written[1])) as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("word/media/"))
        assert Image.open(io.BytesIO(archive.read(name))).convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_the_name_of_who_signs_is_underlined(written):
    signed = next(p for p in opened(written[1]).paragraphs if p.style.name == "IKM Signature" and p.runs[0].bold)
    assert all(run.font.underline for run in signed.runs)


def test_a_figure_stays_with_its_sign_and_a_short_name_of_a_column_in_one_line():
    table = Table("A", ("TW II", "p"), (("x", "p < 0,001"),), ("c", "l"))
    made = opened(write(Document("", "id", (table,)))).tables[0]
    assert [[cell.text for cell in row.cells] for row in made.rows] == [["TW\xa0II", "p"], ["x", "p\xa0<\xa00,001"]]
    columns = [column.width.pt for column in made.columns]
    assert columns[1] > width("p < 0,001", 9)


def test_gaps_are_marked_and_numbered_lists_begin_anew(written):
    document = opened(written[1])
    gap = next(p for p in document.paragraphs if p.text.startswith("Pelaksana"))
    assert [(run.text, run.font.highlight_color is not None) for run in gap.runs] == [
        *(("Pelaksana: ", False), ("[isi: pelaksana]", True))
    ]
    lists = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert lists[0] == lists[1] != lists[2] == lists[3]


def test_pages_lie_where_the_document_turns(written):
    sections = opened(written[1]).sections
    assert [section.page_width > section.page_height for section in sections] == [False, False, True, False]
    feet = ["".join(p.text for p in section.footer.paragraphs) for section in sections]
    assert feet[0] == ""  # the cover
    assert all(text.startswith("Laporan SKM\t") for text in feet[1:])


def test_properties_and_language(written):
    lang, blob = written
    document = opened(blob)
    known = document.core_properties
    spoken = {"id": "id-ID", "en": "en-GB"}[lang]
    assert (known.title, known.author, known.language) == ("Laporan Survei Kepuasan Masyarakat", "Dinas Contoh", spoken)
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {spoken}


def test_libreoffice_shows_every_text_and_page(soffice):
    counts = {}
    for name, blob in soffice({f"{lang}.docx": write(demo(lang)) for lang in WORDS}, "pdf").items():
        reader = PdfReader(io.BytesIO(blob))
        counts[name] = len(reader.pages)
        whole = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        for text in (*NAMES, UNITS[59], "66,58", "2,918", *WORDS[name][:5], "[isi: pelaksana]", "NIP 1970", "70,10"):
            assert text in whole
        sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages]
        assert sizes[0] == (595, 842)
        assert sizes.count((842, 595)) >= 2
        head = [page.extract_text() for page, size in zip(reader.pages, sizes, strict=True) if size == (842, 595)]
        assert all("Nilai unsur pelayanan" in text for text in head)  # repeated on every page
    assert counts["id"] == counts["en"]


def printed_pages(blob: bytes, headings: list[str]) -> list[int]:
    """The page of each heading in a PDF with a cover, after the contents."""
    squeezed = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(blob)).pages]
    first = "".join(headings[0].split())
    at, found = [page for page, text in enumerate(squeezed) if first in text][1], []
    for heading in headings:
        while "".join(heading.split()) not in squeezed[at]:
            at += 1
        found.append(at)
    return found


def test_contents_say_the_pages_on_which_libreoffice_puts_the_headings(soffice, dossiers):
    chosen = list(dossiers.items())[1:]
    documents = {name: skm.document(dossier, ID) for name, dossier in chosen} | {"demo": demo()}
    made = soffice({f"{name}.docx": write(document) for name, document in documents.items()}, "pdf")
    said, real = [], []
    listed = PdfReader(io.BytesIO(made["demo"])).pages[1].extract_text()
    assert len(re.findall(r"\.{5,} ?\d+\s*$", listed, re.MULTILINE)) == 7  # the numbers are to be seen, not only stored
    for name, document in documents.items():
        said += pages(document.blocks, {False: 9072, True: 14004})
        real += map(str, printed_pages(made[name], [one.text for one in document.blocks if isinstance(one, Heading)]))
    right = sum(one == other for one, other in zip(said, real, strict=True))
    assert right / len(real) >= 0.97, list(zip(said, real, strict=True))  # a line more or less moves a heading


def test_hostile_texts_come_out_as_texts(soffice):
    rows = tuple((text, "1") for text in HOSTILE)
    blocks = (
        Cover(HOSTILE[:2], HOSTILE[3], HOSTILE[4], HOSTILE[5:]),
        Contents(HOSTILE[1]),
        *(block for text in HOSTILE for block in (Heading(text), Paragraph(text, gap=True))),
        Table(HOSTILE[1], HOSTILE[:2], rows, ("l", "r"), note=HOSTILE[5]),
        Figure(replace(bars(HOSTILE), alt=HOSTILE[6]), HOSTILE[5], HOSTILE[7]),
        Signature(*HOSTILE[:3], HOSTILE[3:]),
    )
    blob = write(Document(HOSTILE[2], "id", blocks, HOSTILE[6], author=HOSTILE[4]))
    assert problems(blob) == []
    said = texts(opened(blob))
    for text in HOSTILE:
        assert CLEAN.sub("", text) in said
    assert soffice({"hostile.docx": blob}, "pdf")["hostile"][:4] == b"%PDF"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_report_of_every_sample_is_sound(dossiers, lang):
    for dossier in dossiers.values():
        document = skm.document(dossier, {"id": ID, "en": EN}[lang])
        blob = write(document)
        assert problems(blob) == []
        said = texts(opened(blob))
        for block in document.blocks:
            if isinstance(block, Table):
                assert {cell for row in block.kept().rows for cell in row} <= {*said, ""}
            elif isinstance(block, Heading | Paragraph):
                assert block.text in said


@pytest.mark.parametrize(
    "blocks",
    [(), (Heading("A"),), (Turn(True), Heading("A")), (Turn(), Turn(True), Turn()), (Contents("Isi"), Paragraph(""))],
)
def test_small_documents_are_sound(blocks):
    blob = write(Document("", "id", blocks))
    assert problems(blob) == []
    assert len(opened(blob).sections) == 1  # no page is left empty


def pages_of(blob):
    """The text of every page on one line, without the spaces."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(blob)).pages]


def test_a_chart_of_sixty_units_is_divided_and_each_part_stands_on_one_page_with_its_caption(soffice):
    """A chart as high as the page would leave its caption to the next one."""
    drawing = replace(bars(UNITS), title="Satu judul yang panjang sehingga memerlukan dua baris, seperti temuan " * 2)
    blocks = (Paragraph(TEXT), Figure(drawing, "IKM per unit", "Garis tipis: batas kelas."), Paragraph("Sesudahnya."))
    blob = write(Document("t", "id", blocks))
    found = pages_of(soffice({"sixty.docx": blob}, "pdf")["sixty"])
    parts = [text for text in found if "IKMperunit(" in text]
    assert len(parts) == 2
    names = ["".join(name.split()) for name in UNITS]
    for at, text in enumerate(parts):
        assert f"Gambar1.IKMperunit({at + 1}dari2)" in text
        assert [name in text for name in names] == [(place < 30) == (at == 0) for place in range(60)]
    assert "Satujudul" in parts[0]
    assert "Garistipis:bataskelas." in parts[1]
    xml = zipfile.ZipFile(io.BytesIO(blob)).read("word/document.xml").decode()
    assert re.findall(r"SEQ \w+ (?:\\c )?", xml) == ["SEQ Gambar ", "SEQ Gambar \\c "]  # the second repeats the number


def test_what_leads_to_a_list_or_a_formula_stands_with_it(soffice):
    """Wherever the page ends: the sentence, and the whole of a short list, are on one page."""
    blocks = []
    for at in range(1, 31):
        blocks += [Paragraph(TEXT * (at % 5 + 1)), Paragraph(f"Hasil ke-{at}x terdiri atas:")]
        items = tuple(f"butir {at}{letter}" for letter in "abcd")
        blocks.append(Bullets(items) if at % 2 else Formula((f"butir {at}a = 1", f"butir {at}d = 2")))
    found = pages_of(soffice({"led.docx": write(Document("t", "id", tuple(blocks)))}, "pdf")["led"])
    assert len(found) > 5
    for at in range(1, 31):
        page = next(text for text in found if f"Hasilke-{at}x" in text)
        assert f"butir{at}a" in page
        assert f"butir{at}d" in page


def test_a_long_table_begins_and_ends_with_two_rows_on_a_page(soffice):
    """No row stands alone under the head, wherever the table begins."""
    for before in range(4, 12):
        rows = tuple((f"r{row}x", "1,00") for row in range(60))
        blocks = (*(Paragraph(TEXT) for _ in range(before)), Table("T", ("Unit", "IKM"), rows, ("l", "r")))
        found = pages_of(soffice({"rows.docx": write(Document("t", "id", blocks))}, "pdf")["rows"])
        assert next(at for at, page in enumerate(found) if "r0x" in page) == next(
            at for at, page in enumerate(found) if "r1x" in page
        )
        assert "r58x" in found[-1]
        assert "r59x" in found[-1]


def test_columns_keep_their_shares_and_lend_what_they_do_not_need():
    """One column with a long word does not take the others' shares; a name has the room that figures leave over."""
    asked = tuple(
        (
            "U5",
            "Bagaimana pendapat Saudara tentang tanggung jawab petugas dalam memberikan pelayanan?",
            *("Selalu tidak sesuai",) * 4,
        )
        for _ in range(3)
    )
    wide, _, _ = laid(Table("", ("Kode", "Pertanyaan", *"1234"), asked, ("l",) * 6, widths=(1.1, 6, *(2.2,) * 4)), 9072)
    assert wide[1] > 2.5 * max(wide[2:])  # 6 to 2.2, though "Kode" needs more than its share
    names = tuple((UNITS[at], *("2,72",) * 9) for at in range(3))
    wide, size, padding = laid(
        Table("", ("Unit", *(f"U{at}" for at in range(1, 10))), names, ("l", *("r",) * 9), (), (4, *(1.0,) * 9)), 9072
    )
    assert wide[0] >= width(UNITS[0], size) * 20 + 2 * padding


def test_the_short_name_of_a_column_is_not_broken():
    rows = (("1", "U3", "", "", "Kepala Seksi Pelayanan"),)
    table = Table("", ("No.", "Prioritas unsur", "TW II", "TW III", "Penanggung jawab"), rows, ("l",) * 5)
    wide, size, padding = laid(table.kept(), 4000)
    assert wide[2] - 2 * padding >= width("TW II", size) * 20
    xml = zipfile.ZipFile(io.BytesIO(write(Document("t", "id", (table,))))).read("word/document.xml").decode()
    assert "TW\u00a0II" in xml
