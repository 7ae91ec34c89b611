"""Native charts: the figures and names in the chart and in its workbook, labels as printed, whiskers, bounds."""

import io
import zipfile

import pytest
from docx import Document as DocxDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from ikm.document.blocks import Document, Figure
from ikm.document.drawing import Bound, Drawing, Series
from ikm.document.native import chart, height, pieces, with_shapes, with_workbook
from ikm.document.native.beside import beside
from ikm.document.native.room import room, rows
from ikm.document.widths import fitting, width, wrapped
from ikm.document.word import write
from tests.document.boxes import times

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
HOSTILE = ("=1+1", "=cmd|' /C calc'!A0", "<script>", "x" * 300, "a\x00b\u202ec", "{{ 7*7 }}", "http://x.example", "007")
PLAIN = ("=1+1", "=cmd|' /C calc'!A0", "<script>", "x" * 300, "abc", "{{ 7*7 }}", "http://x.example", "007")


def drawing(kind="bar", **more):
    first = Series(
        "IKM",
        (66.5778, 46.95, None),
        "#0F4C81",
        ("#4A90C8", "#C58109", "#8694A2"),
        (60.0, 40.0, None),
        (70.0, 50.0, None),
    )
    return Drawing(
        **{
            "kind": kind,
            "title": "t",
            "alt": "a",
            "categories": ("Kedaton", "Sukabumi", "Tanjung Senang"),
            "series": (first,),
            "labels": (("66,58 B", "46,95 C", ""),),
            "lowest": 25.0,
            "highest": 100.0,
            "bounds": (Bound(81.26, "A ≥ 81,26"), Bound(62.51, "B ≥ 62,51")),
        }
        | more
    )


def tree(made):
    return etree.fromstring(made.xml)


def cached(element):
    return {int(point.get("idx")): point.findtext(C + "v") for point in element.iter(C + "pt")}


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_chart_and_workbook_hold_the_same_full_figures(kind):
    made = chart(drawing(kind))
    series = next(tree(made).iter(C + "ser"))
    assert {at: float(v) for at, v in cached(series.find(C + "val")).items()} == {0: 66.5778, 1: 46.95}
    assert cached(series.find(C + "cat")) == {0: "Kedaton", 1: "Sukabumi", 2: "Tanjung Senang"}
    sheet = load_workbook(io.BytesIO(made.workbook)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)] == [
        [None, "IKM"],
        ["Kedaton", 66.5778],
        ["Sukabumi", 46.95],
        ["Tanjung Senang", None],
    ]


def test_every_point_has_its_colour_and_its_printed_label():
    series, carrier = tree(chart(drawing())).iter(C + "ser")
    colours = [point.find(f".//{A}srgbClr").get("val") for point in series.iter(C + "dPt")]
    assert colours == ["4A90C8", "C58109", "8694A2"]
    assert not list(series.iter(C + "dLbl"))
    labels = {label.find(C + "idx").get("val"): label for label in carrier.iter(C + "dLbl")}
    assert ["".join(labels[at].itertext()) for at in "01"] == ["66,58 B", "46,95 C"]
    assert labels["2"].find(C + "delete").get("val") == "1"
    assert all(run.get("lang") == "id-ID" for run in carrier.iter(A + "rPr"))


def test_labels_stand_beside_the_plot_where_no_whisker_and_no_bound_comes():
    """The unseen series that carries them is as long as the axis, stands over the bars, and is in the workbook."""
    made = chart(drawing(), lang="en")
    _, carrier = tree(made).iter(C + "ser")
    assert carrier.find(f"{C}spPr/{A}noFill") is not None
    assert {at: float(v) for at, v in cached(carrier.find(C + "val")).items()} == {0: 100, 1: 100}
    assert carrier.find(C + "errBars") is None
    assert tree(made).find(f".//{C}barChart/{C}overlap").get("val") == "100"
    assert {one.get("val") for one in carrier.iter(C + "dLblPos")} == {"outEnd"}
    sheet = load_workbook(io.BytesIO(made.workbook)).active
    assert [cell.value for cell in sheet["C"]] == ["IKM (place of the label)", 100, 100, None]
    plain = drawing(bounds=(), series=(Series("n", (1.0, 2.0, 3.0), "#000000"),))
    assert len(list(tree(chart(plain)).iter(C + "ser"))) == 1


LENGTHS = ((25.0, 100.0), (46.9, 47.0), (30.0, 81.26), (40.0, 62.51), (None, None), (46.0, 99.9))
"""Intervals of a bar of 46.95 that reach to the ends of the axis, hardly anywhere, to the bounds, or are not known."""


def test_no_whisker_is_so_long_that_it_meets_a_label(soffice):
    """As LibreOffice draws them, the labels stand one below the other, right of where the axis ends."""
    count = len(LENGTHS)
    low, high = zip(*LENGTHS, strict=True)
    own = Series("IKM", (46.95,) * count, "#4A90C8", (), low, high)
    shown = drawing(categories=tuple("ABCDEF"), series=(own,), labels=(tuple(f"46,9{at} C" for at in range(count)),))
    blob = write(Document("t", "id", (Figure(shown, "IKM"),)))
    found = {}

    def visit(text, matrix, place, *_):
        for at in range(count):
            if f"46,9{at}" in text:
                found[at] = times(place, matrix)[4]

    PdfReader(io.BytesIO(soffice({"bars.docx": blob}, "pdf")["bars"])).pages[0].extract_text(visitor_text=visit)
    assert sorted(found) == list(range(count))
    assert max(found.values()) - min(found.values()) < 1
    section = DocxDocument(io.BytesIO(blob)).sections[0]
    wide = section.page_width.cm - section.left_margin.cm - section.right_margin.cm
    laid = room(beside(shown, "id"), wide, height(shown, wide))
    assert min(found.values()) > section.left_margin.pt + laid.left + laid.width


def test_whiskers_reach_to_the_ends_of_the_intervals():
    errors = next(tree(chart(drawing())).iter(C + "errBars"))
    plus, minus = (cached(errors.find(C + side)) for side in ("plus", "minus"))
    assert [float(plus[at]) for at in (0, 1, 2)] == pytest.approx([70 - 66.5778, 50 - 46.95, 0])
    assert [float(minus[at]) for at in (0, 1, 2)] == pytest.approx([6.5778, 6.95, 0])


def test_the_first_category_of_lying_bars_is_on_top_and_the_axis_has_the_ends():
    lying, standing = tree(chart(drawing())), tree(chart(drawing("column")))
    assert lying.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert standing.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "minMax"
    scaling = lying.find(f".//{C}valAx/{C}scaling")
    assert [scaling.find(C + end).get("val") for end in ("max", "min")] == ["100", "25"]


def test_a_bound_lies_where_its_value_is_on_the_axis():
    made = chart(drawing(), width=16, height=8)
    layout = tree(made).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    x, w = (float(layout.find(C + tag).get("val")) for tag in "xw")
    line = etree.fromstring(made.shapes).find(f"{CDR}relSizeAnchor/{CDR}from/{CDR}x")
    assert float(line.text) == pytest.approx(x + w * (81.26 - 25) / 75, abs=1e-4)
    words = [t.text for t in etree.fromstring(made.shapes).iter(A + "t")]
    assert words == ["A ≥ 81,26", "B ≥ 62,51"]


def test_words_of_bounds_stand_in_rows_of_their_own_where_they_would_meet():
    near = drawing(bounds=(Bound(66.0, "B ≥ 66,00"), Bound(65.0, "C ≥ 65,00")))
    assert sorted(rows(near, 10, 300)) == [0, 1]
    far = drawing(bounds=(Bound(81.26, "A"), Bound(43.76, "C")))
    assert rows(far, 10, 300) == [0, 0]


def test_text_is_never_a_formula_a_link_or_markup():
    own = Series("=2+2", (1.0,) * len(HOSTILE), "#000000")
    made = chart(drawing(categories=HOSTILE, series=(own,), labels=(), bounds=()))
    assert tuple(cached(next(tree(made).iter(C + "cat"))).values()) == PLAIN
    sheet = load_workbook(io.BytesIO(made.workbook)).active
    cells = [sheet.cell(row, 1) for row in range(2, 2 + len(HOSTILE))]
    assert tuple(cell.value for cell in cells) == PLAIN
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["B1"].data_type == "s"
    assert not any(cell.hyperlink for cell in cells)


def test_a_label_that_is_wider_than_its_part_is_left_out_of_a_stacked_bar():
    parts = tuple(Series(name, (value,), "#4A90C8") for name, value in (("1", 2.0), ("2", 98.0)))
    made = chart(
        drawing("stacked", categories=("U1",), series=parts, labels=(("2 %",), ("98 %",)), lowest=0.0, bounds=()),
        width=8,
    )
    small, large = tree(made).iter(C + "ser")
    assert small.find(f".//{C}dLbl/{C}delete") is not None
    assert "98 %" in "".join(large.itertext())
    assert [float(cached(one.find(C + "val"))[0]) for one in (small, large)] == [2, 98]


def test_a_legend_only_where_there_are_several_series():
    two = drawing(
        series=(Series("2024", (1.0, 2.0, 3.0), "#000000"), Series("2025", (2.0, 3.0, 4.0), "#4A90C8")),
        labels=(),
        bounds=(),
    )
    assert tree(chart(two)).find(f".//{C}legend") is not None
    assert tree(chart(drawing())).find(f".//{C}legend") is None


def test_the_relationships_stand_in_the_schemas_order_at_the_end():
    xml = with_shapes(with_workbook(chart(drawing()).xml, "rId1"), "rId2")
    assert [child.tag.removeprefix(C) for child in etree.fromstring(xml)][-3:] == ["txPr", "externalData", "userShapes"]


def test_the_same_drawing_gives_the_same_bytes():
    assert chart(drawing()) == chart(drawing())
    with zipfile.ZipFile(io.BytesIO(chart(drawing()).workbook)) as book:
        assert {info.date_time[0] for info in book.infolist()} == {1980}


@pytest.mark.parametrize("count", [1, 13, 30])
def test_long_names_have_room_and_the_plot_stays_in_its_frame(count):
    names = tuple(f"Dinas Kependudukan dan Pencatatan Sipil {at:02}" for at in range(count))
    own = Series("IKM", (80.0,) * count, "#0F4C81")
    long = drawing(categories=names, series=(own,), labels=(("80,00 B",) * count,))
    high = height(long)
    laid = room(long, 16, high)
    slot = laid.height / count
    assert all(len(wrapped(name, laid.names, laid.left)) * laid.names * 1.2 <= slot for name in names)
    assert laid.names >= 6
    assert laid.left + laid.width <= laid.wide
    assert laid.top + laid.height <= laid.high


@given(st.integers(1, 90), st.integers(1, 40))
def test_pieces_lose_nothing_and_are_nearly_equal(count, most):
    values = tuple(float(at) for at in range(count))
    own = Series("n", values, "#000000", ("#000000",) * count, values, values)
    whole = Drawing("bar", "", "", tuple(map(str, range(count))), (own,), (tuple(map(str, range(count))),))
    found = pieces(whole, most)
    assert sum((one.categories for one in found), ()) == whole.categories
    assert sum((one.series[0].values for one in found), ()) == values
    sizes = [len(one.categories) for one in found]
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80), st.floats(20, 300))
def test_wrapped_lines_keep_every_letter_and_fit(text, room):
    found = wrapped(text, 10, room)
    assert "".join(found).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(width(line, 10) <= room or len(line) == 1 for line in found)


def test_type_shrinks_until_a_name_fits():
    assert fitting(["Kecamatan"], 100, 20, [12, 6]) == 12  # 9 letters of about 6.5 points: 59 points
    assert fitting(["Kecamatan"], 40, 20, [12, 6]) == 6
