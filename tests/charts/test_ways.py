"""The overall figure in three ways."""

import numpy as np
import pandas as pd
import pytest

from ikm import EN, ID, charts, index, sample
from ikm.city import city
from ikm.uncertainty import uncertainty
from tests.charts.drawings import beside, flat, sure
from tests.conftest import make_recap

OVERALL = sure(index(make_recap([[3.0] * 9], [30], ["A"], "permenpan-2017")))


def frame(konversi, mutu, half=2.0):
    konversi = np.asarray(konversi, dtype=float)
    return pd.DataFrame(
        {
            "way": ["respondents", "units", "population"],
            "konversi": konversi,
            "mutu": pd.Series(mutu, dtype=object),
            "se": half / 2,
            "df": 29.0,
            "low": konversi - half,
            "high": konversi + half,
        }
    )


@pytest.mark.parametrize(
    ("konversi", "mutu", "title"),
    [
        ([66.58, 66.10, 66.59], ["C"] * 3, "C however the units are weighed: 66.10 to 66.59"),
        ([66.1, 66.1, 66.1], ["C"] * 3, "C however the units are weighed: 66.10"),
        ([66.58, 66.10, np.nan], ["C", "C", None], "C in the two ways that are known: 66.10 to 66.58"),
        (
            [76.7, 76.5, np.nan],
            ["B", "C", None],
            "The class depends on how the units are weighed: "
            "All respondents together 76.70 B and Mean of the units 76.50 C",
        ),
        ([66.58, np.nan, np.nan], ["C", None, None], "All respondents together: 66.58 C"),
        ([np.nan] * 3, [None] * 3, "The overall figure cannot be computed"),
    ],
)
def test_titles(konversi, mutu, title):
    assert charts.ways(frame(konversi, mutu), OVERALL, text=EN).title == title


def test_a_way_without_a_figure_says_why():
    chart = charts.ways(frame([66, 67, np.nan], ["C", "C", None]), OVERALL, text=EN)
    said = beside(chart.figure)
    assert said[:2] == ["66.00 C", "67.00 C"]
    assert said[2].replace("<br>", " ") == "The population of some units is not known"
    assert chart.table["Lower bound"].tolist()[:2] == [64, 65]
    assert chart.table["Mutu"].tolist() == ["C", "C", ""]


def test_without_intervals():
    chart = charts.ways(frame([66, 67, 68], ["C"] * 3, half=np.nan), OVERALL, text=EN, dark=True)
    assert "interval" not in chart.subtitle
    assert len(beside(chart.figure)) == 3


def test_bandar_lampung_as_published():
    """docs/method.md: 66.58 pooled, 66.10 as the mean of units, 66.59 by population; a recap tells the worst case."""
    data = sample("bandar-lampung-rekap")
    chart = charts.ways(city(data), uncertainty(data), text=ID)
    assert beside(chart.figure) == ["66,58 B", "66,10 B", "66,59 B"]
    assert len(chart.table) == 3


def test_weak_unsur_have_a_mark():
    by_unit = flat([3.0, 2.0])
    weak = pd.DataFrame(False, index=[7, 8], columns=by_unit.nrr.columns)
    weak.loc[8, ["U3", "U7"]] = True  # the second row: the unit B, IKM 50
    chart = charts.heatmap(by_unit, weak=weak, text=EN)
    (marks,) = [trace for trace in chart.figure.data[1:] if trace.marker.symbol == "triangle-down"]
    assert list(marks.x) == [2.5, 6.5]
    cells = chart.figure.data[0]
    assert "▼ clearly below the other unsur" in cells.hovertext[1][2]
    assert "▼" not in cells.hovertext[0][2] + cells.hovertext[1][3]
    assert "▼ clearly below the other unsur of the same row" in chart.subtitle
    assert chart.table["Clearly below the rest"].tolist() == ["", "U3; U7"]


def test_no_weak_unsur_is_said():
    by_unit = flat([3.0, 2.0])
    weak = pd.DataFrame(False, index=[0, 1], columns=by_unit.nrr.columns)
    assert "no unsur is clearly below" in charts.heatmap(by_unit, weak=weak, text=EN).subtitle
    assert "clearly" not in charts.heatmap(by_unit, text=EN).subtitle
    with pytest.raises(ValueError, match="1 rows of weak unsur for 2"):
        charts.heatmap(by_unit, weak=weak.iloc[:1])
