"""The pptx file: opened again by python-pptx, openpyxl and LibreOffice; figures, titles, alternative texts, room."""

import datetime as dt
import io
import re
import zipfile

import numpy as np
import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_FILL, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.util import Cm
from pypdf import PdfReader

from ikm.charts.palette import LIGHT, contrast
from ikm.document import drawings, powerpoint, tables
from ikm.document.native.beside import beside
from ikm.document.powerpoint.ground import ground
from ikm.document.powerpoint.spread import spread
from ikm.document.powerpoint.stage import stage
from ikm.document.slides import Chart, Slide, deck
from ikm.document.widths import width, wrapped
from ikm.dossier import Dossier
from ikm.office import Office
from ikm.plan import Plan, Row
from ikm.text import EN, ID
from tests.conftest import make_survey
from tests.document import opc

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SAMPLES = ("bandar-lampung-rekap", "kabupaten-contoh-responden", "kpp-jatim-responden")
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "y" * 300,
    "\u202eabc dari kanan",
    "🙂 emoji",
    "a\x00b\x07c",
    "{{ 7*7 }}",
    "$x$",
    "#typst *b*",
    "[link](http://x)",
    "]]> & \" '",
]


def opened(blob):
    return Presentation(io.BytesIO(blob))


def squeezed(words):
    """Text without spaces and the hyphens at which lines are broken."""
    return re.sub(r"[\s-]", "", words)


def all_text(shown):
    found = []
    for slide in shown.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def survey_of(names, each=40, seed=5):
    rng = np.random.default_rng(seed)
    units = [name for name in names for _ in range(each)]
    level = np.repeat(rng.uniform(-0.6, 0.6, len(names)), each)[:, None]
    answers = np.clip(np.round(rng.normal(2.9, 0.8, (len(units), 14)) + level), 1, 4)
    return make_survey(answers, unit=units, jenis_kelamin=list(rng.choice(["Laki-laki", "Perempuan"], len(units))))


@pytest.fixture(scope="module")
def large():
    """60 units of 40 letters, 14 unsur, a plan of 12 lines of long texts."""
    names = [f"Dinas Kependudukan dan Pencatatan Sip {at:02}" for at in range(60)]
    program = "Menyusun ulang alur pelayanan dan memasang papan petunjuk di ruang tunggu. " * 5
    rows = tuple(
        Row(f"U{at}", "Kejelasan petugas pelayanan", program, True, penanggung_jawab="Kepala Seksi")
        for at in range(1, 13)
    )
    return Dossier.of(survey_of(names), plans={"": Plan(rows)}, day=dt.date(2026, 11, 20))


@pytest.fixture(scope="module")
def files(dossiers, large):
    """Every deck that is looked at, as a file."""
    made = {name: powerpoint.write(deck(dossiers[name], ID)) for name in SAMPLES}
    made["english"] = powerpoint.write(deck(dossiers["kabupaten-contoh-responden"], EN))
    made["large"] = powerpoint.write(deck(large, ID))
    made["hostile"] = powerpoint.write(
        deck(Dossier.of(survey_of(HOSTILE), office=Office(agency=HOSTILE[0], unit=HOSTILE[1])), EN)
    )
    made["template"] = powerpoint.write(deck(dossiers["kabupaten-contoh-responden"], EN), template())
    return made


def template(wide=25.4, high=19.05):
    """An office's template with slides of its own: one layout of each kind, 4:3."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = Cm(wide), Cm(high)
    for layout in (0, 1, 5):
        slide = shown.slides.add_slide(shown.slide_layouts[layout])
        slide.shapes.title.text = "Rahasia lama"
        slide.notes_slide.notes_text_frame.text = "catatan lama"
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()


ALL = (*SAMPLES, "english", "large", "hostile", "template")


@pytest.mark.parametrize("name", ALL)
def test_office_opens_it_without_repair(files, name):
    assert opc.problems(files[name]) == []


@pytest.mark.parametrize("name", ALL)
def test_every_slide_has_a_title_of_its_own_notes_and_alternative_texts(files, name):
    slides = list(opened(files[name]).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in slides:
        assert slide.notes_slide.notes_text_frame.text
        for frame in slide.shapes._spTree.iter(P + "graphicFrame"):
            assert frame.find(f".//{P}cNvPr").get("descr")


@pytest.mark.parametrize("name", ALL)
def test_all_shapes_lie_on_the_slide_and_their_text_fits(files, name):
    """The height of a text is estimated by the widths of Arial's letters, 1.2 lines each."""
    shown = opened(files[name])
    for slide in shown.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height
            if shape.has_text_frame and not shape.is_placeholder:
                frame = shape.text_frame
                room = (shape.width - frame.margin_left - frame.margin_right) / 12700
                high = sum(
                    len(wrapped(run.text, run.font.size.pt, room)) * run.font.size.pt * 1.2
                    for paragraph in frame.paragraphs
                    for run in paragraph.runs
                )
                assert high <= shape.height / 12700 + 3, shape.text_frame.text


@pytest.mark.parametrize("name", SAMPLES)
def test_charts_hold_the_drawings_figures_and_can_be_edited(dossiers, files, name):
    """The figures in the chart, in the deck and in the embedded workbook are the same."""
    from openpyxl import load_workbook

    drawn = [
        part.drawing for slide in deck(dossiers[name], ID).slides for part in slide.parts if isinstance(part, Chart)
    ]
    charts = [shape.chart for slide in opened(files[name]).slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == len(drawn) > 2
    for drawing, chart in zip(drawn, charts, strict=True):
        assert tuple(chart.plots[0].categories) == drawing.categories
        full = beside(drawing, "id")  # with the series that carries the labels, where there is one
        assert full.series[: len(drawing.series)] == drawing.series
        assert [tuple(one.values) for one in chart.plots[0].series] == [one.values for one in full.series]
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        for at, series in enumerate(full.series, start=2):
            cells = [sheet.cell(row, at).value for row in range(2, 2 + len(series.values))]
            assert cells == pytest.approx(series.values)


def test_tables_have_a_marked_header_and_the_printed_figures(dossiers, files):
    tables = [
        shape.table
        for slide in opened(files["bandar-lampung-rekap"]).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert all(table.first_row for table in tables)
    matrix = next(table for table in tables if len(table.columns) == 15)
    rows = {row.cells[0].text: [cell.text for cell in row.cells][1:] for row in matrix.rows}
    # FACTS: Sukabumi's figures as published, U13 1.44 and U14 1.48 the lowest
    assert rows["Sukabumi"][12:] == ["1,44", "1,48"]
    assert len(rows["Tanjung Senang"]) == 14


def test_what_does_not_fit_goes_on_and_nothing_is_lost(files):
    shown = opened(files["large"])
    ranked, cells = [], []
    for slide in shown.slides:
        for shape in slide.shapes:
            if shape.has_chart and shape.chart.plots[0].categories[0].startswith("Dinas"):
                ranked += list(shape.chart.plots[0].categories)
            if shape.has_table and len(shape.table.columns) == 15:
                assert len(shape.table.rows) <= 17
                cells += [row.cells[0].text for row in shape.table.rows]
    assert len(set(ranked)) == len(ranked) == 13  # the 5 best and the 8 lowest: a meeting sees no 60
    assert {name for name in cells if name.startswith("Dinas")} == set(ranked)


def test_a_slide_that_holds_too_much_goes_on_and_nothing_is_lost(large):
    bars, table = drawings.ranking(large, EN), tables.matrix(large, EN)
    shown = [spread(Slide("T", (part,), ()), stage(), "({part}/{parts})") for part in (Chart(bars), table)]
    assert [len(slides) > 1 for slides in shown] == [True, True]
    assert [name for slide in shown[0] for name in slide.parts[0].drawing.categories] == list(bars.categories)
    assert [row for slide in shown[1] for row in slide.parts[0].rows] == list(table.rows)
    for slides in shown:
        assert [slide.title for slide in slides] == [f"T ({at + 1}/{len(slides)})" for at in range(len(slides))]


def test_hostile_words_come_out_as_plain_text(files):
    shown = all_text(opened(files["hostile"]))
    for name in HOSTILE:
        assert re.sub("[\x00\x07\u202e]", "", name) in shown
    with zipfile.ZipFile(io.BytesIO(files["hostile"])) as packed:
        xml = b"".join(packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels")))
    assert b"<script" not in xml
    assert b'TargetMode="External"' not in xml


def test_the_same_deck_gives_the_same_bytes_and_tells_nothing_of_this_computer(large, files):
    assert powerpoint.write(deck(large, ID)) == files["large"]
    core = opened(files["large"]).core_properties
    assert core.created == core.modified == dt.datetime(2026, 11, 20)
    assert core.author == ""
    with zipfile.ZipFile(io.BytesIO(files["large"])) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("printerSettings" in name or "thumbnail" in name for name in packed.namelist())


def test_our_layouts_are_named_and_wide():
    own = stage().shown
    assert [layout.name for layout in own.slide_layouts] == ["IKM Cover", "IKM Finding"]
    assert own.slide_width / own.slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_a_template_gives_its_size_and_layouts_and_none_of_its_slides(files):
    shown = opened(files["template"])
    assert (shown.slide_width, shown.slide_height) == (Cm(25.4), Cm(19.05))
    assert {slide.slide_layout.name for slide in shown.slides} == {"Title Slide", "Title Only"}
    with zipfile.ZipFile(io.BytesIO(files["template"])) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        slides = [name for name in packed.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert b"Rahasia lama" not in everything
    assert b"catatan lama" not in everything
    assert len(slides) == len(shown.slides)


@pytest.mark.parametrize("size", [(33.867, 19.05), (19.05, 25.4), (10.0, 5.6)])
def test_any_size_of_a_template_is_filled_within_its_edges(dossiers, size):
    made = powerpoint.write(deck(dossiers["bandar-lampung-rekap"], EN), template(*size))
    shown = opened(made)
    for slide in shown.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert shape.left >= 0
                assert shape.left + shape.width <= shown.slide_width + 1
                assert shape.top + shape.height <= shown.slide_height + 1
    assert opc.problems(made) == []


def coloured(colour: str, *, dark: bool = False) -> bytes:
    """A 4:3 template on a plain colour; ``dark``: its text is the theme's light colour."""
    shown = opened(template())
    master = shown.slide_master._element
    ground = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:effectLst/>'
    for old in master.cSld.findall(f"{P}bg"):
        master.cSld.remove(old)
    master.cSld.insert(0, parse_xml(f'<p:bg xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:bgPr>{ground}</p:bgPr></p:bg>'))
    if dark:
        for one, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
            master.find(f"{P}clrMap").set(one, other)
    out = io.BytesIO()
    shown.save(out)
    return out.getvalue()


def charted(slide):
    """The first chart of a slide: its frame and its XML."""
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    return frame, frame.chart.part.blob.decode()


def test_the_bar_of_the_second_slide_is_no_line_on_a_narrow_slide(dossiers):
    """As high as on 16:9 (what stands around a bar does not shrink): the bar has room."""
    said = deck(dossiers["kabupaten-contoh-responden"], EN)
    wide = next(shape for shape in opened(powerpoint.write(said, b"")).slides[1].shapes if shape.has_chart)
    narrow, xml = charted(opened(powerpoint.write(said, template())).slides[1])
    assert narrow.height >= wide.height
    inner = float(re.search(r'<c:h val="([\d.]+)"', xml)[1])
    assert inner * narrow.height >= Cm(0.7)


@pytest.mark.parametrize("name", ["kabupaten-contoh-responden", "bandar-lampung-responden"])
def test_no_head_and_no_figure_of_a_table_breaks_in_a_template(dossiers, name):
    """Also where the template's type, or what stands in for it, is a sixth wider than Arial."""
    made = opened(powerpoint.write(deck(dossiers[name], ID), template()))
    tables = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    assert tables
    for table in tables:
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                runs = [run for p in cell.text_frame.paragraphs for run in p.runs]
                room = column.width.pt - cell.margin_left.pt - cell.margin_right.pt
                words = [] if cell.is_merge_origin or cell.is_spanned else re.split("[ \n]", cell.text)
                for word in words:
                    assert len(word) > 24 or 1.16 * width(word, runs[0].font.size.pt, bold=True) <= room, word


GROUNDS = {"white": ("FFFFFF", False), "green": ("E8F5E9", False), "dark": ("10243A", True)}


@pytest.mark.parametrize("name", GROUNDS)
def test_nothing_white_stands_on_a_coloured_ground_and_every_word_reads(dossiers, name):
    """Charts on a dark ground keep a white one, for which the colours of the classes are made."""
    colour, dark = GROUNDS[name]
    shown = opened(powerpoint.write(deck(dossiers["kabupaten-contoh-responden"], EN), coloured(colour, dark=dark)))
    classes = {RGBColor.from_string(one[1:]) for one in LIGHT.classes}
    for slide in list(shown.slides)[1:]:
        for shape in slide.shapes:
            if shape.has_chart:
                ground = shape.chart.part.blob.decode().rpartition("</c:chart>")[2]
                assert ("FFFFFF" in ground.partition("<c:txPr>")[0]) == dark
            elif shape.has_table:
                for cell in (cell for row in shape.table.rows for cell in row.cells):
                    filled = cell.fill.type == MSO_FILL.SOLID
                    behind = str(cell.fill.fore_color.rgb) if filled else colour
                    assert not filled or behind != "FFFFFF"
                    for run in (run for p in cell.text_frame.paragraphs for run in p.runs):
                        assert contrast(f"#{run.font.color.rgb}", f"#{behind}") >= 4.5
            elif shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE:
                filled = shape.fill.type == MSO_FILL.SOLID
                assert not filled or name == "white" or shape.fill.fore_color.rgb in classes
                behind = str(shape.fill.fore_color.rgb) if filled else colour
                for run in (run for p in shape.text_frame.paragraphs for run in p.runs):
                    assert contrast(f"#{run.font.color.rgb}", f"#{behind}") >= 4.5


def test_the_ground_is_read_from_layout_master_and_theme():
    shown = opened(template())
    layout = shown.slide_layouts[5]
    assert ground(layout) == "#FFFFFF"  # the master's bgRef: bg1, by its map lt1, in the theme white
    master = shown.slide_master._element
    fill = '<p:bg xmlns:p="{}" xmlns:a="{}"><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>'
    for old in master.cSld.findall(f"{P}bg"):
        master.cSld.remove(old)
    half = '<a:solidFill><a:srgbClr val="808080"><a:lumMod val="50000"/></a:srgbClr></a:solidFill>'
    master.cSld.insert(0, parse_xml(fill.format(P[1:-1], A[1:-1], half)))
    assert ground(layout) == "#404040"
    gradient = '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs></a:gsLst></a:gradFill>'
    layout._element.cSld.insert(0, parse_xml(fill.format(P[1:-1], A[1:-1], gradient)))
    assert ground(layout) == ""
    layout._element.cSld.remove(layout._element.cSld[0])
    themed = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    layout._element.cSld.insert(0, parse_xml(fill.format(P[1:-1], A[1:-1], themed)))
    assert ground(layout) == "#000000"  # tx1 is dk1, in the theme the system's text colour


def test_a_title_whose_place_is_flat_is_put_where_titles_stand(dossiers):
    shown = opened(template(33.867, 19.05))
    title = shown.slide_layouts[5].placeholders[0]
    title.left, title.top, title.width, title.height = Cm(2), 0, Cm(30), 0
    out = io.BytesIO()
    shown.save(out)
    for slide in list(opened(powerpoint.write(deck(dossiers["kpp-jatim-responden"], EN), out.getvalue())).slides)[1:]:
        title = slide.shapes.title
        assert title.height > Cm(1)
        assert Cm(0) < title.top < title.top + title.height < Cm(7)


def test_the_strip_of_the_cover_runs_from_d_to_a_as_on_the_report(dossiers):
    cover = opened(powerpoint.write(deck(dossiers["kpp-jatim-responden"], EN))).slides[0].slide_layout
    bars = [shape for shape in cover.shapes if shape.name.startswith("Bar ")]
    strip = sorted(bars, key=lambda bar: (bar.width, bar.left))[:4]
    colours = [bar.fill.fore_color.theme_color for bar in strip]
    assert colours == [getattr(MSO_THEME_COLOR, f"ACCENT_{at}") for at in (4, 3, 2, 1)]
    assert len(bars) == 5  # the fifth is white, between the ground and the strip


def test_a_template_without_any_title_still_gets_titles(dossiers):
    shown = Presentation()
    for layout in list(shown.slide_layouts)[:-1]:
        shown.slide_layouts.remove(layout)
    blank = shown.slide_layouts[0]
    for shape in list(blank.placeholders):
        shape._element.getparent().remove(shape._element)
    out = io.BytesIO()
    shown.save(out)
    made = powerpoint.write(deck(dossiers["kpp-jatim-responden"], EN), out.getvalue())
    assert all(slide.shapes.title.text_frame.text for slide in opened(made).slides)
    assert opc.problems(made) == []


def test_libreoffice_shows_every_slide_with_its_title_and_labels(files, soffice):
    """Page count = slides; titles and the printed labels of the charts are there as text."""
    made = soffice({f"{name}.pptx": files[name] for name in ("bandar-lampung-rekap", "large", "template")}, "pdf")
    for name, pdf in made.items():
        pages = [" ".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(pdf)).pages]
        slides = list(opened(files[name]).slides)
        assert len(pages) == len(slides)
        for page, slide in zip(pages, slides, strict=True):
            seen = squeezed(page)
            cells = [
                cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
            ]
            assert [
                words for words in (slide.shapes.title.text_frame.text, *cells) if squeezed(words) not in seen
            ] == []
    city = [page.extract_text() for page in PdfReader(io.BytesIO(made["bandar-lampung-rekap"])).pages]
    ranking = " ".join(city[2].split())
    for label in ("71,75 B", "46,95 C", "B ≥ 62,51"):
        assert label in ranking


def test_the_logo_is_on_the_cover_with_a_text(dossiers):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (300, 100), "red").save(out, "PNG")
    dossier = Dossier.of(
        dossiers["bandar-lampung-rekap"].data, office=Office(agency="Dinas Contoh", logo=out.getvalue())
    )
    made = powerpoint.write(deck(dossier, EN))
    picture = next(shape for shape in opened(made).slides[0].shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr")
    assert picture.width / picture.height == pytest.approx(3, rel=0.01)
    assert opc.problems(made) == []


def test_a_chart_may_be_called_after_a_unit_of_any_name():
    """The title of the ranking names the lowest unit, and the chart is called so."""
    lowest = 'Loket <A> & "B"'
    data = make_survey([[4] * 14] * 30 + [[2] * 14] * 30, unit=["Atas"] * 30 + [lowest] * 30)
    shown = opened(powerpoint.write(deck(Dossier.of(data), EN)))
    assert any(lowest in shape.name for slide in shown.slides for shape in slide.shapes if shape.has_chart)


@pytest.mark.parametrize("units", [14, 60])
def test_a_meeting_sees_at_most_fourteen_slides_however_many_units_there_are(units):
    """Every slide there is: units, periods, a group that rates lower. Of 60 units a slide says which it shows."""
    people = np.random.default_rng(1).integers(1, 5, (units * 40, 14))
    lower = np.arange(len(people)) % 3 == 0
    people[lower, :5] = np.minimum(people[lower, :5], 2)
    survey = make_survey(
        people,
        unit=np.repeat([f"Kecamatan dengan nama yang panjang {i:02d}" for i in range(units)], 40),
        periode=np.where(np.arange(len(people)) % 2, "2024", "2025"),
        jenis_kelamin=np.where(lower, "Perempuan", "Laki-laki"),
    )
    slides = Presentation(io.BytesIO(powerpoint.write(deck(Dossier.of(survey), EN)))).slides
    said = ["\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in slides]
    assert 10 <= len(slides) <= 14
    assert sum("the 5 best and 8 lowest of 60, all of them in the workbook" in words for words in said) == (
        2 if units == 60 else 0
    )
