"""Rows of small lines over periods, per unsur and per unit."""

import numpy as np
import pandas as pd
import pytest

from ikm import EN, charts, index
from ikm.trend import trend
from tests.charts.drawings import NASTY, changed, sure
from tests.conftest import make_recap, make_survey

NAN = float("nan")
CODES = [f"U{i}" for i in range(1, 10)]


def over_time(rows):
    """Periods of 2017 with these nine NRR each."""
    names = [str(2020 + i) for i in range(len(rows))]
    recap = make_recap(rows, [10] * len(rows), names, "permenpan-2017")
    recap.everyone.insert(1, "periode", pd.Categorical(names, ordered=True))
    return sure(index(recap, "periode"))


def per_unsur(change, clear, periods=2):
    """The changes to the last of some periods; none to the ones before."""
    last = changed(change, clear, half=0.1).assign(code=CODES, since=str(2020 + periods - 2))
    none = changed([NAN] * 9, [False] * 9).assign(code=CODES, since=None)
    return pd.concat([none] * (periods - 1) + [last], ignore_index=True)


def units(values, names, **options):
    """Units x periods of IKM / 25 (NaN: the unit has no row in that period), 2017, with made-up intervals."""
    rows = [(n, p, v) for n, row in zip(names, values, strict=True) for p, v in enumerate(row) if v == v]
    recap = make_recap([[v] * 9 for *_, v in rows], [10] * len(rows), [n for n, *_ in rows], "permenpan-2017")
    recap.everyone.insert(1, "periode", pd.Categorical([str(2020 + p) for _, p, _ in rows], ordered=True))
    return sure(index(recap, ["unit", "periode"]), **options)


def per_unit(found, names, change, clear):
    """The changes to the last period of every unit, of which a row each; none to the ones before."""
    table = found.index.table
    last = ~table["unit"].duplicated(keep="last")
    rows = pd.DataFrame({"change": NAN, "change_low": NAN, "change_high": NAN, "clear": False}, index=table.index)
    rows = rows.astype({"clear": object}).assign(since=None)
    for name, value, sure_of_it in zip(names, change, clear, strict=True):
        at = table.index[last & table["unit"].eq(name)][0]
        rows.loc[at, ["change", "change_low", "change_high"]] = [value, value - 1, value + 1]
        rows.loc[at, "clear"] = sure_of_it
        rows.loc[at, "since"] = "2020"
    return rows


def said(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize(
    ("change", "clear", "title"),
    [
        ([0.5] + [0] * 8, [True] + [False] * 8, "Up by more than chance since 2020: U1 Persyaratan"),
        ([-0.5] + [0] * 8, [True] + [False] * 8, "Down by more than chance since 2020: U1 Persyaratan"),
        (
            [0.5] * 5 + [-0.1, 0, 0, 0],
            [True] * 6 + [False] * 3,
            "Up by more than chance since 2020: 5 unsur; down: U6 Kompetensi Pelaksana",
        ),
        ([0.1] * 9, [False] * 9, "Of 9 unsur, none has changed by more than chance since 2020"),
        ([0.1] * 9, [None] * 9, "Whether anything changed by more than chance since 2020 cannot be told"),
        ([NAN] * 9, [None] * 9, "There is no other period to compare with"),
    ],
)
def test_titles_of_unsur(change, clear, title):
    found = over_time([[3.0] * 9, [3.1] * 9])
    assert charts.unsur_trend(found, per_unsur(change, clear), text=EN).title == title


def test_unsur_stand_by_their_change():
    last = [3.0, 3.5, 2.5, *[3.0] * 6]
    found = over_time([[3.0] * 9, last])
    chart = charts.unsur_trend(found, per_unsur(np.array(last) - 3, [False, True, True] + [False] * 6), text=EN)
    labels = chart.figure.layout.yaxis.ticktext
    assert labels[0].startswith("<b>U2")
    assert labels[-1].startswith("<b>U3")
    assert labels[1] == "U1 Persyaratan"
    figures = said(chart.figure)
    assert {"3.00", "3.50 B", "2.50 D", "<b>▲ +0.50</b>", "<b>▼ −0.50</b>", "0.00"} <= set(figures)
    assert "thick and bold: a change that is more than chance" in chart.subtitle
    assert chart.table["Code"].tolist()[0] == "U2"
    assert chart.table["2020"].tolist() == [3.0] * 9
    assert chart.table["2021"].tolist()[0] == 3.5
    assert chart.table["More than chance"].tolist() == ["yes", *["no"] * 7, "yes"]


def test_a_period_that_is_not_judged_is_a_cross_and_a_gap():
    found = over_time([[3.0] * 9, [4.5] * 9, [3.2] * 9])
    chart = charts.unsur_trend(found, per_unsur([0.2] * 9, [False] * 9, 3), text=EN)
    dots = chart.figure.data[-1]
    assert list(dots.marker.symbol[:3]) == ["circle", "x", "circle"]
    assert "figures outside the scale" in dots.hovertext[1].replace("<br>", " ")
    assert "× not judged" in chart.subtitle
    thin, thick, _ = chart.figure.data
    assert not thin.x
    assert not thick.x
    assert np.isnan(chart.table["2021"].iloc[0])


def test_one_period_has_nothing_to_compare():
    chart = charts.unsur_trend(over_time([[3.0] * 9]), per_unsur([NAN] * 9, [None] * 9, 1), text=EN)
    assert chart.title == "There is no other period to compare with"
    assert said(chart.figure).count("3.00 C") == 9
    assert said(chart.figure).count("–") == 9


def test_units_with_intervals():
    names = ["Utara", "Selatan"]
    found = units([[3.0, 3.2], [3.0, 2.8]], names)
    chart = charts.unit_trend(found, per_unit(found, names, [5, -5], [True, False]), text=EN)
    assert chart.title == "Up by more than chance since 2020: Utara"
    assert list(chart.figure.layout.yaxis.ticktext) == ["<b>Utara</b>", "Selatan"]
    assert {"75.00", "80.00 B", "70.00 C", "<b>▲ +5.00</b>", "▼ −5.00"} <= set(said(chart.figure))
    assert "lines: 95% interval" in chart.subtitle
    strokes = chart.figure.data[0]
    assert len([x for x in strokes.x if x is not None]) == 8  # two ends of four intervals
    assert "73.00 to 77.00" in chart.figure.data[-1].hovertext[0]
    assert chart.table["2021"].tolist() == pytest.approx([80, 70])
    assert chart.table["Change at least"].tolist() == [4, -6]


def test_a_unit_that_comes_late_begins_late():
    names = ["Utara", "Baru"]
    found = units([[3.0, 3.2, 3.2], [NAN, 3.0, 3.1]], names)
    chart = charts.unit_trend(found, per_unit(found, names, [5, 2.5], [True, False]), text=EN)
    first = [note.x for note in chart.figure.layout.annotations if note.text == "75.00"]
    assert first == [0, 1]
    assert np.isnan(chart.table.set_index("Unit").loc["Baru", "2020"])


def test_what_cannot_be_compared_stands_last():
    names = ["Sekali", "Utara"]
    found = units([[3.0, NAN], [3.0, 2.9]], names)
    chart = charts.unit_trend(found, per_unit(found, names, [NAN, -2.5], [None, False]), text=EN)
    assert list(chart.figure.layout.yaxis.ticktext) == ["Utara", "Sekali"]
    assert chart.title == "Of 1 unit, none has changed by more than chance since 2020"
    assert said(chart.figure).count("–") == 1


def test_a_recap_is_dashed():
    found = units([[3.0, 3.2]], ["Utara"], worst_case=True)
    chart = charts.unit_trend(found, per_unit(found, ["Utara"], [5], [None]), text=EN)
    assert chart.figure.data[0].line.dash != "solid"
    assert "dashed lines: the widest interval possible" in chart.subtitle


def test_forty_units_with_hostile_names_on_the_dark_ground():
    names = [f"{NASTY[1]} {i}" for i in range(40)]
    found = units([[3.0, 3.0 + i / 100] for i in range(40)], names)
    chart = charts.unit_trend(
        found, per_unit(found, names, [i / 4 for i in range(40)], [i > 20 for i in range(40)]), dark=True
    )
    assert len(chart.figure.layout.yaxis.ticktext) == 40
    assert chart.figure.layout.height >= 40 * 44
    assert not any("<a " in label or "$" in label for label in chart.figure.layout.yaxis.ticktext)
    assert chart.table.iloc[0, 0] == names[-1]


def test_what_the_trend_finds_is_drawn():
    """30 people each: 2024 all 2 and 3 in turn, 2025 all 3 and 4 in turn; 2026 as 2025. So +1 = 25 points, then 0."""
    answers = [[low + i % 2] * 9 for low in (2, 3, 3) for i in range(60)]
    survey = make_survey(
        answers,
        "permenpan-2017",
        periode=[year for year in ("2024", "2025", "2026") for _ in range(60)],
        unit=["Utara", "Utara", "Selatan", "Selatan"] * 45,
    )
    whole, by_unit = trend(survey), trend(survey, within="unit")
    course = charts.trend(whole.found, whole.periods, text=EN)
    assert course.title == ("No change since 2025 that is more than chance: now 87.50 (B); the last was +25.00 in 2025")
    unsur = charts.unsur_trend(whole.found, whole.unsur, text=EN)
    assert unsur.title == "Of 9 unsur, none has changed by more than chance since 2025"
    thick = [x for x in unsur.figure.data[1].x if x is not None]
    assert thick == [0, 1] * 9
    assert unsur.table["Change"].tolist() == pytest.approx([0] * 9)
    units = charts.unit_trend(by_unit.found, by_unit.periods, text=EN)
    assert units.title == "Of 2 units, none has changed by more than chance since 2025"
    assert units.table["2024"].tolist() == pytest.approx([62.5, 62.5])


def test_another_grouping_is_refused():
    with pytest.raises(ValueError, match="attribute and the period"):
        charts.unit_trend(over_time([[3.0] * 9]), per_unsur([0.1] * 9, [False] * 9, 1))
