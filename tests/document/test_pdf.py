"""Documents as PDF, opened again by another program: text, figures, fonts, pages, and nothing that acts."""

import io
import re
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ikm.document import drawings, pdf, tables
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
from ikm.document.drawing import Bound, Drawing, Series
from ikm.document.pdf import engine
from ikm.text import EN, ID
from tests.document.boxes import outside, overlapping, runs
from tests.document.demo import TEXT, UNITS

SIDE = 50
"""Points of the narrower margin of a report's pages, rounded down (20 mm are 56.7)."""

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '#import "x": *',
    "#typst.read(data)",
    "$x^2$ {{ 7*7 }}",
    "*bold* _it_ `raw` @label <label>",
    "[link](http://x)",
    "https://example.com/a",
    "// c /* c */ \\ ~ -- ---",
    "= h",
    "- a",
    "1. x",
)


def squeezed(text):
    """A text without its spaces and places to break: lines end elsewhere on a page."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def opened(blob):
    return PdfReader(io.BytesIO(blob))


def accessible(blob):
    """Whether the document keeps the promise of PDF/UA: it names the standard, which typst only lets it if it does."""
    return b"pdfuaid" in opened(blob).trailer["/Root"]["/Metadata"].get_object().get_data()


def text_of(blob):
    return squeezed("".join(page.extract_text() for page in opened(blob).pages))


def of(*blocks, **more):
    return Document("A document", "id", blocks, **more)


def bar(names, **more):
    values = tuple(30.0 + at for at in range(len(names)))
    labels = (tuple(ID.number(value) + " B" for value in values),)
    drawing = Drawing("bar", "A finding", "What it shows", tuple(names), (Series("IKM", values, "#0F4C81"),), labels)
    return replace(drawing, **more)


@pytest.fixture(scope="module")
def report(dossiers):
    """A report with every kind of block, of 13 kecamatan."""
    dossier = dossiers["bandar-lampung-responden"]
    made = [
        tables.respondents(dossier, ID),
        tables.unsur(dossier, ID),
        tables.units(dossier, ID),
        tables.classes(dossier, ID),
        tables.answers(dossier, ID),
    ]
    drawn = [drawings.ranking(dossier, ID), drawings.unsur(dossier, ID), drawings.answers(dossier, ID)]
    return Document(
        "Laporan SKM",
        "id",
        (
            Cover(("LAPORAN", "SURVEI"), "Dinas Contoh", "Semester I", ("Kota Contoh",)),
            Contents("DAFTAR ISI"),
            Heading("BAB I PENDAHULUAN"),
            Heading("1.1 Latar belakang", 2),
            Paragraph("Isi.", "lead"),
            Paragraph("[isi: alamat]", gap=True),
            Bullets(("satu", "dua"), numbered=True),
            Formula(("IKM = 2,66 × 25 = 66,58", "Σ NRR ≥ 2,50 → B ✓")),
            Heading("BAB II HASIL"),
            Heading("2.1 Tabel", 2),
            *made,
            Heading("2.2 Grafik", 2),
            *(Figure(one, "Sebuah grafik", "Sumber: survei.") for one in drawn),
            Turn(landscape=True),
            Heading("2.3 Mendatar", 2),
            tables.matrix(dossier, ID),
            Turn(),
            Heading("BAB III PENUTUP"),
            Signature("Contoh, 20 November 2026", "Kepala", "Nama Contoh", ("NIP 1",)),
        ),
        foot="Laporan Dinas Contoh",
        author="Dinas Contoh",
    )


@pytest.fixture(scope="module")
def blob(report):
    return pdf.write(report)


def test_the_document_says_what_it_is(report, blob):
    found = opened(blob)
    assert (found.metadata.title, found.metadata.author) == ("Laporan SKM", "Dinas Contoh")
    assert found.metadata.creation_date is None
    root = found.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert accessible(blob)
    assert pdf.write(report) == blob


def test_everything_of_the_document_stands_in_it(report, blob):
    text = text_of(blob)
    for block in report.blocks:
        if isinstance(block, Heading | Paragraph):
            assert squeezed(block.text) in text
        if isinstance(block, Table):
            cells = [cell for row in (block.head, *block.rows) for cell in row]
            assert [cell for cell in cells if squeezed(cell) not in text] == []
        if isinstance(block, Figure):
            drawn = block.drawing
            shown = [*drawn.categories, drawn.title, *(bound.label for bound in drawn.bounds)]
            assert [one for one in shown if squeezed(one) not in text] == []
    assert squeezed("IKM = 2,66 × 25 = 66,58") in text
    assert "NamaContoh" in text


def test_every_bar_has_its_printed_label(dossiers):
    drawn = drawings.ranking(dossiers["bandar-lampung-responden"], ID)
    text = text_of(pdf.write(of(Figure(drawn, "c"))))
    assert [label for label in drawn.labels[0] if squeezed(label) not in text] == []


def test_captions_are_numbered_and_in_the_language_of_the_document(report, blob):
    text = "\n".join(page.extract_text() for page in opened(blob).pages).replace("\u00a0", " ")
    assert re.findall(r"Tabel (\d+)", text) == ["1", "2", "3", "4", "5", "6"]
    assert re.findall(r"Gambar (\d+)", text) == ["1", "2", "3"]
    english = Document("T", "en", (Table("c", ("a",), (("x",),), ("l",)),), table_word="Table")
    assert "Table1" in text_of(pdf.write(english))


def test_contents_and_bookmarks_lead_to_the_pages_of_their_headings(report, blob):
    found = opened(blob)
    flat, rest = [], list(found.outline)
    while rest:
        one = rest.pop(0)
        if isinstance(one, list):
            rest = one + rest
        else:
            flat.append((one.title, found.get_destination_page_number(one) + 1))
    assert [title for title, _ in flat] == [b.text for b in report.blocks if isinstance(b, Heading)]
    contents = found.pages[1].extract_text()
    for title, page in flat:
        assert re.search(rf"^{re.escape(title)}[ .]* {page - 1}$", contents, re.MULTILINE), title
        on_page = found.pages[page - 1].extract_text()
        assert squeezed(title) in squeezed(on_page)
        assert on_page.split()[-1] == str(page - 1)  # the cover is not counted, as in the Word file


def test_the_cover_has_no_foot_and_every_other_page_has(blob):
    pages = [page.extract_text() for page in opened(blob).pages]
    assert ["Laporan Dinas Contoh" in page for page in pages] == [False] + [True] * (len(pages) - 1)


def test_pages_are_a4_and_turn_where_the_document_turns(report, blob):
    sides = [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in opened(blob).pages]
    assert set(sides) == {(595, 842), (842, 595)}
    lying = [at for at, side in enumerate(sides) if side == (842, 595)]
    assert lying == [at for at, p in enumerate(opened(blob).pages) if "2.3 Mendatar" in p.extract_text() and at > 1]
    assert "PENUTUP" in opened(blob).pages[-1].extract_text()


def test_every_font_is_inside_and_a_tick_is_never_missing(blob):
    names = set()
    for page in opened(blob).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            assert any(key.startswith("/FontFile") for key in below["/FontDescriptor"])
            names.add(str(font.get_object()["/BaseFont"]).split("+")[1])
    assert {"PlusJakartaSans-Regular", "PlusJakartaSans-Bold", "DejaVuSansMono"} <= names
    text = text_of(blob)
    assert "✓" in text
    assert "→" in text
    assert "≥" in text


def everything(blob):
    """Every object of the file."""
    found = opened(blob)
    for number in range(1, len(found.xref_objStm) + max(len(table) for table in [*found.xref.values(), {}]) + 1):
        value = found.get_object(IndirectObject(number, 0, found))
        rest = [value]
        while rest:
            one = rest.pop()
            yield one
            if isinstance(one, DictionaryObject):
                rest += [v for v in one.values() if not isinstance(v, IndirectObject)]
            elif isinstance(one, ArrayObject):
                rest += [v for v in one if not isinstance(v, IndirectObject)]


ACTING = {
    "/URI",
    "/Launch",
    "/JavaScript",
    "/JS",
    "/GoToR",
    "/SubmitForm",
    "/EmbeddedFile",
    "/RichMedia",
    "/OpenAction",
}


def test_nothing_in_it_acts_or_points_outside():
    words = [part for one in HOSTILE for part in (Heading(one), Paragraph(one))]
    seen = 0
    for one in everything(pdf.write(of(Contents("Isi"), *words))):
        seen += 1
        if isinstance(one, DictionaryObject):
            assert not ACTING & set(one)
            assert one.get("/S") not in ACTING
            assert one.get("/Type") != "/Filespec"
    assert seen > 500


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_texts_print_as_they_are(word):
    table = Table(word, (word, "U1"), ((word, "2,66"),), ("l", "r"), note=word)
    drawn = bar([word, "b"], title=word)
    blob = pdf.write(
        Document(
            word,
            "id",
            (
                Cover((word,), word, word, (word,)),
                Heading(word),
                Paragraph(word),
                Bullets((word,)),
                Formula((word,)),
                table,
                Figure(drawn, word, word),
                Signature(word, word, word, (word,)),
            ),
            foot=word,
            author=word,
        )
    )
    # cover 4, heading, paragraph, bullet, formula, table 4, chart 4, signature 4, a foot on every page after the cover
    assert text_of(blob).count(squeezed(word)) == 20 + len(opened(blob).pages) - 1
    assert opened(blob).metadata.title == word
    assert not outside(blob)


def test_characters_no_page_can_hold_are_left_out_and_unknown_signs_do_no_harm():
    blob = pdf.write(of(Paragraph("A\u202eB\x07C"), Paragraph("😀 مرحبا \ue000 \U000f0000 z"), Paragraph("\ud800w")))
    text = text_of(blob)
    assert "ABC" in text
    assert "z" in text
    assert "w" in text


@pytest.mark.parametrize("length", [40, 300])
def test_long_names_stay_on_the_page(length):
    spaced, solid = ("nama panjang " * 30)[:length].strip(), "W" * length
    rows = tuple((name, *["2,66"] * 14, "66,58", "B") for name in (spaced, solid) * 4)
    head = ("Unit", *(f"U{at}" for at in range(1, 15)), "IKM", "Mutu")
    blocks = (
        Cover((spaced, solid), solid, spaced, (solid, spaced)),
        Contents("Isi"),
        Heading(solid),
        Heading(spaced, 2),
        Paragraph(solid, "lead"),
        Table(spaced, head, rows, ("l", *["r"] * 16), classes={(0, 1): "B", (0, 16): "B"}),
        Figure(bar([spaced, solid]), solid),
        *(Figure(replace(bar([spaced, solid, "x"]), kind=kind), spaced) for kind in ("stacked", "column", "line")),
        Signature(solid, spaced, solid),
    )
    blob = pdf.write(of(*blocks, foot=solid))
    assert not outside(blob, SIDE)
    assert text_of(blob).count("W" * length) >= 10
    first = pdf.write(of(blocks[5]))
    assert not overlapping(first)


@pytest.fixture(scope="module")
def sixty():
    names = [f"Unit Pelayanan Teknis Daerah Nomor {at:02d} " + "x" * 3 for at in range(1, 61)]
    rows = tuple((name, *[f"{at % 4},{at:02d}" for _ in range(14)], "66,58") for at, name in enumerate(names))
    table = Table("Enam puluh", ("Unit", *(f"U{at}" for at in range(1, 15)), "IKM"), rows, ("l", *["r"] * 15))
    return names, table, bar(names, bounds=(Bound(43.76, "C ≥ 43,76"), Bound(81.26, "A ≥ 81,26")))


def test_sixty_units_go_over_as_many_pages_as_they_need(sixty):
    names, table, drawn = sixty
    for block in (table, replace(table, small=True), Figure(drawn, "Grafik")):
        for turn in (Turn(), Turn(landscape=True)):
            blob = pdf.write(of(turn, block))
            pages = [squeezed(page.extract_text()) for page in opened(blob).pages]
            assert len(pages) >= 2
            assert [name for name in names if squeezed(name) not in "".join(pages)] == []
            assert not outside(blob, SIDE)
            assert not overlapping(blob)


def test_the_head_of_a_table_stands_on_each_of_its_pages(sixty):
    pages = opened(pdf.write(of(sixty[1]))).pages
    assert all("U14" in page.extract_text() for page in pages)


def test_the_bounds_of_a_chart_stand_on_each_of_its_pages(sixty):
    pages = opened(pdf.write(of(Figure(sixty[2], "Grafik")))).pages
    assert all("C ≥ 43,76" in page.extract_text() for page in pages)


def test_charts_are_drawn_as_lines_not_pictures(blob):
    kinds = [one.get("/Subtype") for one in everything(blob) if isinstance(one, DictionaryObject)]
    assert "/Image" not in kinds


def test_every_chart_is_told_to_who_cannot_see_it(report, blob):
    told = [str(one["/Alt"]) for one in everything(blob) if isinstance(one, DictionaryObject) and "/Alt" in one]
    for block in report.blocks:
        if isinstance(block, Figure):
            assert block.drawing.alt in told


def test_tables_have_marked_heads(blob):
    kinds = [str(one.get("/S")) for one in everything(blob) if isinstance(one, DictionaryObject)]
    assert kinds.count("/Table") == 6
    assert kinds.count("/TH") >= 30
    assert {"/H1", "/H2", "/Figure", "/TOC", "/L"} <= set(kinds)


@pytest.mark.parametrize("kind", ["bar", "stacked", "column", "line"])
def test_charts_without_figures_or_beyond_their_axis_are_drawn(kind):
    one = Series("s", (None, -3.0, 130.0), "#0F4C81", (), (None, -4.0, 120.0), (None, -2.0, 140.0))
    other = Series("t", (1.0, 2.0, None), "#C58109")
    drawn = Drawing(kind, "t", "", ("a", "b", "c"), (one, other), (("–", "−3,00", "130,00"), ("", "", "")), 5, 5)
    empty = Drawing(kind, "", "", (), ())
    blob = pdf.write(of(Figure(drawn, "c"), Figure(empty, "d"), Figure(replace(drawn, labels=()), "e")))
    text = text_of(blob)
    assert all(name in text for name in ("s", "t"))  # the legend
    assert not outside(blob)


def test_a_bar_is_as_long_as_its_value():
    drawn = Drawing("bar", "t", "a", ("x", "y"), (Series("s", (25.0, 100.0), "#123456"),), (), 0, 100)
    page = opened(pdf.write(of(Figure(drawn, "c")))).pages[0]
    content = page.get_contents().get_data().decode("latin-1")
    colour = " ".join(str(float(f"{value / 255:.7f}")) for value in (0x12, 0x34, 0x56))
    paths = re.findall(rf"{colour[:6]}[\d. ]+ scn (.+) l\nh\nf", content)
    widths = [max(float(x) for x in re.findall(r"([\d.]+) [\d.]+ [lc]", path + " l")) for path in paths]
    assert len(widths) == 2
    assert widths[1] / widths[0] == pytest.approx(4, rel=0.01)


def test_headings_have_ranks_without_a_gap_and_contents_list_two_levels():
    """Readers of the screen cannot follow a heading of the third rank right below the first."""
    headings = (Heading("Bab", 1), Heading("Lampiran rinci", 3), Heading("Bab lagi", 1), Heading("Bagian", 2))
    blob = pdf.write(of(Contents("Isi"), *headings, Heading("Rinci", 3)))
    assert accessible(blob)
    contents = opened(blob).pages[0].extract_text()
    assert "Bagian" in contents
    assert "inci" not in contents


def test_a_sign_that_no_font_has_costs_the_promise_but_not_the_document():
    assert accessible(pdf.write(of(Paragraph("✓ → ≥ é"))))
    blob = pdf.write(of(Paragraph("a \U000f0000 b")))
    assert not accessible(blob)
    assert "a" in text_of(blob)


def test_the_first_page_is_a_picture_of_the_cover(report):
    picture = Image.open(io.BytesIO(pdf.first_page(report)))
    assert (picture.format, picture.size) == ("PNG", (900, 1273))  # 900 x 297 / 210 = 1272.9
    assert picture.getpixel((450, 100))[:3] == (0x0F, 0x4C, 0x81)
    assert Image.open(io.BytesIO(pdf.first_page(of(Heading("x"), Paragraph("y")), 500))).width == 500


def test_a_logo_stands_on_the_cover():
    out = io.BytesIO()
    Image.new("RGBA", (60, 30), (200, 10, 10, 255)).save(out, "PNG")
    document = of(Cover(("T",), "U", "P", (), out.getvalue()))
    drawn = [one for one in everything(pdf.write(document)) if isinstance(one, DictionaryObject)]
    assert [one for one in drawn if one.get("/Subtype") == "/Image"]
    colours = Image.open(io.BytesIO(pdf.first_page(document))).convert("RGB").getcolors(1 << 20)
    assert (200, 10, 10) in {colour for _, colour in colours}


def test_the_sources_fetch_nothing_and_read_only_the_values():
    for source in Path(engine.SOURCES).glob("*.typ"):
        words = source.read_text()
        assert "@preview" not in words
        assert "http" not in words
        assert "eval(" not in words
        assert re.findall(r"\b(?:read|json|csv|xml|yaml|toml|plugin)\(([^)]*)\)", words) in (
            [],
            ["bytes(sys.inputs.data"],
        )


def test_our_fonts_are_small_and_come_with_their_licence():
    files = sorted(engine.FONTS.iterdir())
    assert sum(path.stat().st_size for path in files) < 500_000
    assert "SIL OPEN FONT LICENSE" in (engine.FONTS / "OFL.txt").read_text()


def test_the_skm_report_of_every_sample_is_whole(dossiers):
    from ikm.document import skm

    for (name, dossier), text in zip(dossiers.items(), cycle((ID, EN))):
        document = skm.document(dossier, text, ())
        blob = pdf.write(document)
        told = text_of(blob)
        assert squeezed(text.number(dossier.row["konversi"])) in told, name
        assert accessible(blob)
        for block in document.blocks:
            if isinstance(block, Table):
                cells = {cell for row in block.rows for cell in row}
                assert [cell for cell in cells if squeezed(cell) not in told] == []
        assert not outside(blob, SIDE)
        assert not overlapping(blob)
        assert len(runs(blob)) > 100


def test_a_hash_is_copied_whole():
    """What breaks it into lines leaves no sign in the text: in a wide cell, in a narrow one and in a paragraph."""
    digest = "c947c40486fe1983fd794fe79469c01a6d608cafa42da1ef08253ef9f7054c54"
    wide = Table("Pengaturan", ("Hal", "Nilai"), (("SHA-256", digest),), ("l", "l"), widths=(3, 7))
    narrow = Table("Sempit", ("Hal", "Nilai"), (("SHA-256 " + "x" * 150, digest),), ("l", "l"), widths=(7, 1))
    blob = pdf.write(Document("t", "id", (wide, narrow, Paragraph(f"Jejak {digest} berkas {digest}."))))
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(blob)).pages)
    assert not re.search("[\u200b\u00ad\ufffc]", said)
    assert "".join(said.split()).count(digest) == 4
    assert outside(blob, SIDE) == []


@pytest.mark.parametrize("name", ["Tanjung Karang Timur", UNITS[0]])
def test_the_names_of_a_matrix_of_fourteen_unsur_have_room(name):
    """On a standing page: a usual name in one line, one of 40 letters in two at most; no word is broken."""
    rows = tuple((f"{name[:-3]}{at:03}", *("2,72",) * 14) for at in range(10))
    classes = {(row, column): "B" for row in range(10) for column in range(1, 15)}
    head = ("Unit", *(f"U{at}" for at in range(1, 15)))
    block = Table("NRR", head, rows, ("l", *("r",) * 14), (), (4, *(1,) * 14), 0, classes, small=True)
    blob = pdf.write(Document("t", "id", (block,)))
    said = PdfReader(io.BytesIO(blob)).pages[0].extract_text()
    lines = [line for line in said.split("\n") if line.startswith(name.split()[0])]
    assert len(lines) == 10
    assert all(word in said.split() for word in name[:-3].split()[:-1])
    least = len(name) if len(name) < 25 else len(name) // 2
    assert all(len(line.split(" 2,72")[0].strip()) >= least for line in lines)
    assert outside(blob, SIDE) == []
    assert overlapping(blob) == []


def test_what_leads_to_a_list_or_a_formula_stands_with_it():
    """Wherever the page ends: the sentence, and the whole of a short list, are on one page."""
    blocks = []
    for at in range(1, 31):
        blocks += [Paragraph(TEXT * (at % 5 + 1)), Paragraph(f"Hasil ke-{at}x terdiri atas:")]
        items = tuple(f"butir {at}{letter}" for letter in "abcd")
        blocks.append(Bullets(items) if at % 2 else Formula((f"butir {at}a = 1", f"butir {at}d = 2")))
    reader = PdfReader(io.BytesIO(pdf.write(Document("t", "id", tuple(blocks)))))
    found = ["".join(page.extract_text().split()) for page in reader.pages]
    assert len(found) > 4
    for at in range(1, 31):
        page = next(text for text in found if f"Hasilke-{at}x" in text)
        assert f"butir{at}a" in page
        assert f"butir{at}d" in page
