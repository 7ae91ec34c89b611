"""The IKM over periods: the sentence, what is thick, what is a gap, what is written."""

import numpy as np
import pytest

from ikm import EN, charts
from ikm.charts.change import arrow
from tests.charts.drawings import NASTY, changed, periods

NAN = float("nan")


def drawn(values, change, clear, text=EN, **options):
    return charts.trend(periods(values, **options), changed(change, clear), text=text)


def written(figure):
    return [n.text for n in figure.layout.annotations if n.bgcolor and n.textangle is None]


@pytest.mark.parametrize(
    ("values", "change", "clear", "title"),
    [
        # IKM = value x 25; classes of 2017: C from 65, B from 76.61, A from 88.31.
        ([3.0], [NAN], [None], "2020: 75.00 (C); there is no other period to compare it with"),
        ([3.0, 3.2], [NAN, 5], [None, True], "Up 5.00 since 2020, more than chance: now 80.00 (B)"),
        ([3.2, 3.0], [NAN, -5], [None, True], "Down 5.00 since 2020, more than chance: now 75.00 (C)"),
        (
            [3.2, 3.2],
            [NAN, 0.1],
            [None, False],
            "No change from one period to the next is more than chance; now 80.00 (B)",
        ),
        (
            [3.0, 3.2, 3.2],
            [NAN, 5, 0],
            [None, True, False],
            "No change since 2021 that is more than chance: now 80.00 (B); the last was +5.00 in 2021",
        ),
        (
            [3.0, 3.2],
            [NAN, 5],
            [None, None],
            "2021: 80.00 (B), +5.00 since 2020; whether that is more than chance cannot be told",
        ),
        ([3.0, 3.2], [NAN, NAN], [None, None], "2021: 80.00 (B); the change since 2020 is not known"),
        ([3.0, 4.6, 3.2], [NAN, NAN, 5], [None, None, True], "Up 5.00 since 2020, more than chance: now 80.00 (B)"),
        ([4.6, 4.7], [NAN, NAN], [None, None], "None of 2 periods has an IKM that can be judged"),
    ],
)
def test_titles(values, change, clear, title):
    assert drawn(values, change, clear).title == title


def test_a_clear_change_is_thick_and_written():
    chart = drawn([3.0, 3.2, 3.1], [NAN, 5, -2.5], [None, True, False])
    thin, thick, dots = chart.figure.data[-3:]
    assert [x for x in thick.x if x is not None] == [0, 1]
    assert [x for x in thin.x if x is not None] == [1, 2]
    assert thick.line.width > thin.line.width
    assert list(dots.x) == [0, 1, 2]
    assert written(chart.figure) == ["75.00 C", "80.00 B<br><b>▲ +5.00</b>", "77.50 B"]
    assert "thick: a change that is more than chance" in chart.subtitle
    assert "Change +5.00 (+4.00 … +6.00)" in dots.hovertext[1]


def test_nothing_is_called_thick_where_nothing_is():
    assert "thick" not in drawn([3.0, 3.2], [NAN, 5], [None, False]).subtitle


def test_a_period_that_is_not_judged_leaves_a_gap_with_its_reason():
    chart = drawn([3.0, 4.6, 3.2], [NAN, NAN, NAN], [None, None, None])
    (gap,) = [trace for trace in chart.figure.data if trace.type == "bar"]
    assert list(gap.x) == [1]
    assert gap.marker.pattern.shape == "/"
    thin, thick, dots = chart.figure.data[-3:]
    assert not [x for x in [*thin.x, *thick.x] if x is not None]
    assert np.isnan(dots.y[1])
    assert "figures outside the scale 1–4" in [note.text for note in chart.figure.layout.annotations]
    assert chart.table["Not judged because"].tolist() == ["", "figures outside the scale 1–4", ""]


def test_twelve_periods_write_some_figures_and_have_all_in_the_table():
    clear = [None] + [False] * 5 + [True] + [False] * 5
    chart = drawn([3 + i / 100 for i in range(12)], [NAN] + [0.25] * 11, clear)
    said = written(chart.figure)
    assert 3 <= len(said) <= 5
    assert said[0].startswith("75.00")
    assert said[-1].startswith("77.75")
    assert any("▲" in words for words in said)
    assert len(chart.table) == 12
    assert list(chart.figure.layout.xaxis.ticktext) == [str(2020 + i) for i in range(12)]


def test_whiskers_stay_within_the_axis():
    chart = drawn([3.9, 3.95], [NAN, 1.25], [None, False], half=6)  # 97.5 + 6 and 98.75 + 6 are above 100
    strokes = chart.figure.data[1]
    assert max(y for y in strokes.y if y is not None) <= 100
    assert chart.figure.layout.yaxis.range[1] <= 100
    assert chart.table["Upper bound"].iloc[0] == pytest.approx(103.5)


def test_without_intervals_no_line_is_explained():
    assert "interval" not in drawn([3.0, 3.2], [NAN, 5], [None, None], half=NAN).subtitle
    worst = drawn([3.0, 3.2], [NAN, 5], [None, None], worst_case=True)
    assert "dashed lines: the widest interval possible" in worst.subtitle


def test_hostile_and_long_names_are_whole():
    names = [*NASTY[:3], "Survei Kepuasan Masyarakat tahap 4 tahun 2025", "d", "e", "f"]
    chart = drawn([3.0] * 7, [NAN] * 7, [None] * 7, names=names)
    ticks = chart.figure.layout.xaxis.ticktext
    assert ticks[0].replace("<br>", " ") == "Dinas Kependudukan &amp; Pencatatan Sipil &lt;b&gt;"
    assert "tahap 4 tahun 2025" in ticks[3].replace("<br>", " ")
    assert chart.table["Period"].tolist() == names


def test_the_changes_must_be_of_the_same_rows():
    with pytest.raises(ValueError, match="1 changes for 2 rows"):
        charts.trend(periods([3.0, 3.2]), changed([1], [True]))


def test_arrows():
    assert [arrow(x, EN) for x in (3.2, -0.5, 0.001, NAN)] == ["▲ +3.20", "▼ −0.50", "0.00", "–"]
