"""Bars with whiskers: what is drawn, what the title may claim, what the table tells."""

import numpy as np
import pandas as pd
import pytest

from ikm import EN, ID, charts, sample
from ikm.charts.sure import share_a_letter
from ikm.uncertainty import uncertainty
from tests.charts.drawings import beside, flat, sure, timeline


def strokes(figure):
    """The lying strokes of the whiskers in the foreground, (low, high) each, without their caps."""
    ends = figure.data[-1]
    parts = [(round(a, 9), round(b, 9)) for a, b in zip(ends.x[::3], ends.x[1::3], strict=True)]
    return [(a, b) for a, b in parts if a != b]


def drawn(values, half=2.0, letters=None, text=EN, **options):
    figures = flat(values)
    return charts.ranking(figures, found=sure(figures, half, **options), letters=letters, text=text)


def test_whiskers_run_from_low_to_high():
    # IKM = value x 25 = 75 and 50; the interval is 2 on either side
    chart = drawn([3.0, 2.0])
    assert strokes(chart.figure) == [(73, 77), (48, 52)]
    labels = [note for note in chart.figure.layout.annotations if note.xref == "x" and note.bgcolor]
    assert [(note.text, note.x) for note in labels] == [("75.00 B", 77), ("50.00 C", 52)]


def test_whiskers_are_cut_at_the_ends_of_the_scale_in_the_drawing_only():
    chart = drawn([3.9, 1.1], half=5)  # 97.5 +- 5 and 27.5 +- 5 on 25-100
    assert strokes(chart.figure) == [(92.5, 100), (25, 32.5)]
    assert chart.table["Upper bound"].iloc[0] == pytest.approx(102.5)
    assert chart.table["Lower bound"].iloc[1] == pytest.approx(22.5)
    caps = [
        x for x, other in zip(chart.figure.data[-1].x[::3], chart.figure.data[-1].x[1::3], strict=True) if x == other
    ]
    assert sorted(caps) == pytest.approx([32.5, 92.5])


def test_without_an_interval_there_is_no_whisker():
    chart = drawn([3.0, 2.0, 2.5], half=[np.nan, 1, np.nan])
    assert strokes(chart.figure) == [(49, 51)]
    assert sorted(beside(chart.figure)) == ["50.00 C", "62.50 C?", "75.00 B?"]


@pytest.mark.parametrize(
    ("values", "half", "letters", "title"),
    [
        # IKM 75, 70 and 50; classes of 2004: C from 43.76, B from 62.51
        ([3, 2.8, 2], 2, {"A": "a", "B": "a", "C": "b"}, "C is lowest: 50.00 (C); the other 2 units are B"),
        ([3, 2.8, 2], 2, {"A": "a", "B": "ab", "C": "b"}, "Lowest: C (50.00 C), but not shown to differ from 1 unit"),
        (
            [3, 2.8, 2],
            2,
            {"A": "a", "B": "a", "C": "a"},
            "No difference among 3 units is shown; lowest: C (50.00 C)",
        ),
        ([3, 2.8, 2], 2, None, "C is lowest: 50.00 (C); the other 2 units are B"),
        ([3, 2.8, 2], 11, None, "Lowest: C (50.00 C), but the interval overlaps that of 1 unit"),
        ([3, 2.8, 2], 13, None, "Lowest: C (50.00 C), but the interval overlaps that of 2 units"),
        ([3, 2, 2], 13, None, "Lowest: B and C (50.00 C), but the interval overlaps that of 1 unit"),
        ([3, 3, 3], 2, {"A": "a", "B": "a", "C": "a"}, "All 3 units stand at 75.00 (B)"),
        ([3], 2, {"A": "a"}, "A: 75.00 (B, Baik)"),
        ([3, 2], np.nan, None, "B is lowest: 50.00 (C); A stands at 75.00 B; how sure that is cannot be told"),
        ([3, 2], [np.nan, 2], None, "Lowest: B (50.00 C), but not shown to differ from 1 unit"),
        ([4.6, 4.7], np.nan, {}, "None of 2 units can be ranked"),
    ],
)
def test_the_title_claims_no_more_than_is_known(values, half, letters, title):
    assert drawn(values, half, letters).title == title


def test_periods_that_overlap_may_be_chance():
    figures = timeline()  # 75 in 2022, 85 in 2025
    assert charts.ranking(figures, found=sure(figures, 4), text=EN).title == "2025: 85.00 (B), 10.00 points above 2022"
    title = charts.ranking(figures, found=sure(figures, 6), text=EN).title
    assert title == "2025: 85.00 (B), 10.00 points above 2022, which may be chance"


def test_an_open_class_and_letters_stand_behind_the_figure():
    chart = drawn([3.0, 2.5], letters={"A": "a", "B": "ab"}, settled=[True, False])
    first, second = beside(chart.figure)
    assert first.startswith("75.00 B <span")
    assert first.endswith("· a</span>")
    assert second.startswith("62.50 C? <span")
    assert "? the class is not settled" in chart.subtitle
    assert "groups that share a letter are not shown to differ" in chart.subtitle
    assert "lines: 95% interval" in chart.subtitle


def test_the_pointer_tells_interval_and_chances():
    chart = drawn([2.5], settled=[False], chances=[[0, 0.496, 0.504, 0]])
    (said,) = chart.figure.data[0].hovertext
    said = said.replace("<br>", " ")
    assert "95% interval: 60.50 to 64.50" in said
    assert "Chance of each class: B 50%, C 50%" in said
    assert "not settled" in said


def test_the_table_has_bounds_chances_letters():
    chart = drawn([3.0, 2.5], letters={"A": "a", "B": "b"}, settled=[True, False], chances=[[0.1, 0.9, 0, 0]] * 2)
    table = chart.table
    assert table["Lower bound"].tolist() == [73, 60.5]
    assert table["Chance of mutu B"].tolist() == [0.9, 0.9]
    assert table["Interval within one class"].tolist() == ["yes", "no"]
    assert table["Letters"].tolist() == ["a", "b"]


def test_a_recap_says_that_it_is_the_worst_case():
    data = sample("bandar-lampung-rekap")
    found = uncertainty(data, "unit")
    chart = charts.ranking(found.index, uncertainty(data).index, found=found, text=EN)
    assert "dashed lines: the widest interval possible" in chart.subtitle
    assert not [column for column in chart.table if column.startswith("Chance")]
    assert chart.figure.data[-1].line.dash != "solid"
    assert chart.title.startswith("Lowest: Sukabumi (46.95 C), but the interval overlaps that of ")
    assert len(chart.table) == 14
    assert pd.isna(chart.table["Lower bound"].iloc[-1])


def test_letters_of_a_group_without_a_name():
    figures = flat([3.0, 2.0], names=["A", None])
    chart = charts.ranking(figures, found=sure(figures), letters={"A": "a", None: "b"}, text=ID)
    assert chart.table.iloc[:, -1].tolist() == ["a", "b"]


def test_room_at_the_right_for_long_labels():
    few = drawn([3.9, 2.0], letters={"A": "a", "B": "b"}, half=1)
    many = drawn([3.9, 2.0], letters={"A": "abcdefgh", "B": "b"}, half=1)
    assert many.figure.layout.margin.r > few.figure.layout.margin.r


def test_words_for_chances_and_letters():
    assert [EN.chance(p) for p in (1.0, 0.995, 0.994, 0.005, 0.0049)] == ["> 99%", "> 99%", "99%", "1%", "< 1%"]
    assert share_a_letter("a.a", ".a")
    assert not share_a_letter("a", ".a")
    assert not share_a_letter("", "a")


def test_forty_units_and_the_dark_ground():
    figures = flat([2 + i / 40 for i in range(40)], [f"Kelurahan {i} & <b>" for i in range(40)])
    chart = charts.ranking(figures, found=sure(figures), text=EN, dark=True)
    assert len(strokes(chart.figure)) == 40
