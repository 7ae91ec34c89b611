"""A sample over strata, and a plan beside what was achieved."""

import numpy as np
import pandas as pd
import pytest

from ikm import EN, charts
from ikm.allocation import allocation
from ikm.charts.palette import LIGHT
from ikm.sample_table import plan
from tests.charts.drawings import NASTY


def over(numbers: dict[str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        {"stratum": list(numbers), "population": [100 * n for n in numbers.values()], "n": list(numbers.values())}
    )


def reached(*rows: tuple[str, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["stratum", "planned", "achieved"])
    return frame.assign(difference=frame["achieved"] - frame["planned"])


def test_bars_stand_by_size_and_the_largest_stands_out():
    made = allocation(10, {"A": 300, "B": 500, "C": 200})
    chart = charts.sample_strata(made.table, plan(made, EN), "Proportional", text=EN)
    assert chart.title == "B gets most: 5 of 10 respondents"
    assert chart.subtitle == "Respondents per stratum · Proportional · n 10 · N 1,000"
    (bars,) = chart.figure.data
    assert list(bars.x) == [5, 3, 2]
    assert bars.marker.color[0] == LIGHT.series[0]
    assert list(chart.table["Respondents"]) == [3, 5, 2]  # in the order given


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        ({"A": 3, "B": 3}, "Every stratum gets 3 of 6 respondents"),
        ({"A": 3, "B": 3, "C": 1}, "A and B get most: 3 of 7 respondents each"),
        ({"A": 2, "B": 2, "C": 2, "D": 2, "E": 1}, "4 strata get most: 2 of 9 respondents each"),
        ({"A": 4}, "A gets most: 4 of 4 respondents"),
        ({"A": 0}, "No respondents"),
    ],
)
def test_titles_of_strata(numbers, title):
    frame = over(numbers)
    assert charts.sample_strata(frame, frame, "", text=EN).title == title


def test_strata_of_nobody_are_not_drawn_and_of_very_many_the_largest():
    frame = over({f"S{i}": i for i in range(100)})
    chart = charts.sample_strata(frame, frame, "", text=EN)
    assert len(chart.figure.data[0].x) == 60
    assert min(chart.figure.data[0].x) == 40
    assert "the 60 largest of 99" in chart.subtitle
    assert len(chart.table) == 100


def test_who_stayed_below_the_plan_stands_on_top_and_stands_out():
    frame = reached(("A", 10, 12), ("B", 10, 4), ("C", np.nan, 7), ("D", 10, 10))
    chart = charts.sample_reached(frame, frame, text=EN)
    assert chart.title == "B alone stayed below its plan: it lacks 6"
    bars, lines = chart.figure.data
    assert list(bars.x) == [4, 10, 12, 7]
    assert list(lines.x)[:3] == [10, 10, 10]
    assert list(bars.marker.color).count(LIGHT.series[2]) == 1
    labels = [note.text for note in chart.figure.layout.annotations][1:]
    assert labels == ["4 of 10", "10 of 10", "12 of 10", "7, no plan"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("A", 5, 5), ("B", 5, 9)], "The plan is reached in all of 2 units"),
        ([("A", 5, 4), ("B", 5, 2), ("C", 5, 5)], "2 of 3 units stayed below their plan; most is lacking in B: 3"),
        (
            [(name, 5, 2) for name in "ABCD"],
            "4 of 4 units stayed below their plan, by 3 at most",
        ),
        ([("A", np.nan, 4)], "No unit of the survey has a plan"),
    ],
)
def test_titles_of_a_plan(rows, title):
    frame = reached(*rows)
    assert charts.sample_reached(frame, frame, text=EN).title == title


def test_names_from_a_file_are_escaped():
    frame = reached(*((name, 5, 4) for name in NASTY))
    said = str(charts.sample_reached(frame, frame, text=EN).figure.to_plotly_json()["data"])
    assert "<a href" not in said
    frame = over(dict.fromkeys(NASTY, 3))
    assert "<a href" not in str(charts.sample_strata(frame, frame, "", text=EN).figure.to_plotly_json()["data"])
