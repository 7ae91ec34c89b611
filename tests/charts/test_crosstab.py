"""What a cross table and a triangle of correlations say and draw."""

import numpy as np
import pytest

from ikm import EN, ID, charts, load_pedoman
from ikm.charts.palette import LIGHT
from ikm.correlation import correlation
from ikm.crosstab import crosstab
from tests.conftest import make_survey
from tests.test_correlation import X, survey_of

PEDOMAN = load_pedoman("permenpan-2017")


def table_of(answers, columns="U1", **attributes):
    (rows,) = [name for name in attributes if name != columns]
    return crosstab(make_survey([[a] * 9 for a in answers], "permenpan-2017", **attributes), rows, columns)


def title(table, **more):
    return charts.crosstab(table, PEDOMAN, text=EN, **more).title


WOMEN = ["P"] * 50 + ["L"] * 50


def test_two_groups_that_differ_are_named_with_their_shares():
    """25 of 50 women and 10 of 50 men answer 2: chi-square = 100 (25x40 - 25x10)^2 / (50 x 50 x 35 x 65) = 9.89."""
    answers = [2] * 25 + [3] * 25 + [2] * 10 + [3] * 40
    table = table_of(answers, jenis_kelamin=WOMEN)
    assert table.test.chi2 == pytest.approx(9.89, abs=0.005)
    # women answering 2 and men answering 3 lie equally far above independence: the worse answer is named
    assert title(table) == "P more often answer “Kurang sesuai” to U1: 50% against 20% of L"


def test_no_more_is_said_than_the_test_bears_out():
    table = table_of(([2] * 25 + [3] * 25) * 2, jenis_kelamin=WOMEN)
    assert title(table) == "No connection is seen between gender and the answer to U1 (p = 1.000)"
    assert (
        "0,229"
        in charts.crosstab(  # R: chisq.test(rbind(c(30, 20), c(24, 26)), correct = FALSE): p = 0.2286443
            table_of([2] * 30 + [3] * 20 + [2] * 24 + [3] * 26, jenis_kelamin=WOMEN), PEDOMAN, text=ID
        ).title
    )


def test_of_several_groups_the_one_furthest_above_the_others_is_named():
    """d: 18 of 20 answer 4, the others 15 of 60 = 25%."""
    answers = ([4] * 5 + [3] * 15) * 3 + [4] * 18 + [3] * 2
    table = table_of(answers, unit=[u for u in "abcd" for _ in range(20)])
    assert title(table) == "d more often answer “Sangat sesuai” to U1: 90% against 25% of the others"


def test_attributes_and_columns_have_their_own_words():
    people = {"jenis_kelamin": WOMEN, "pekerjaan": ["PNS"] * 40 + ["Swasta"] * 10 + ["PNS"] * 10 + ["Swasta"] * 40}
    table = table_of([3] * 100, "pekerjaan", **people)
    assert title(table) == "PNS is more frequent with P: 80% against 20% of L"
    assert title(table, of="column") == "P is more frequent with PNS: 80% against 20% of Swasta"


def test_shares_in_the_title_are_those_that_are_drawn():
    """10 women of 50 left U1 blank: 20 of 50 answer 2, the bar and the title say 40%."""
    sheet = np.array([[a] * 9 for a in [2] * 20 + [3] * 30 + [2] * 5 + [3] * 45])
    sheet[40:50, 0] = 0
    table = crosstab(make_survey(sheet, "permenpan-2017", jenis_kelamin=WOMEN), "jenis_kelamin", "U1")
    chart = charts.crosstab(table, PEDOMAN, text=EN)
    shares = {bar.name: list(bar.x) for bar in chart.figure.data}
    assert shares["3 Sesuai"] == [0.9, 0.4]
    assert chart.title == "P more often answer “Kurang sesuai” to U1: 40% against 10% of L"


@pytest.mark.parametrize(
    ("answers", "people", "expected"),
    [
        ([3] * 20, ["P"] * 20, "All respondents have the same value of gender: there is nothing to compare"),
        (
            [3] * 20,
            ["P", "L"] * 10,
            "All respondents have the same value of the answer to U1: there is nothing to compare",
        ),
        ([3] * 20, [None] * 20, "Nobody has both gender and the answer to U1"),
    ],
)
def test_tables_that_cannot_be_tested(answers, people, expected):
    assert title(table_of(answers, jenis_kelamin=people)) == expected


def test_the_table_has_every_count_and_share_and_a_total():
    frame = charts.crosstab(
        table_of([2] * 25 + [3] * 25 + [2] * 10 + [3] * 40, jenis_kelamin=WOMEN), PEDOMAN, text=EN
    ).table
    assert frame["Gender"].tolist() == ["L", "P", "Total"]
    assert frame["Respondents"].tolist() == [50, 50, 100]
    assert frame["2"].tolist() == [10, 25, 35]
    assert frame["Share of 2"].tolist() == [0.2, 0.5, 0.35]


def test_answers_have_their_own_colours():
    bars = charts.crosstab(table_of([1, 2, 3, 4] * 5, jenis_kelamin=["P", "L"] * 10), PEDOMAN).figure.data
    assert [bar.marker.color for bar in bars] == [LIGHT.answer(value) for value in (1, 2, 3, 4)]


def test_shares_of_all_add_up_to_one():
    chart = charts.crosstab(table_of([2, 3] * 50, jenis_kelamin=WOMEN), PEDOMAN, of="total")
    assert sum(sum(bar.x) for bar in chart.figure.data) == pytest.approx(1)


def test_the_strongest_pair_is_the_title():
    """R, see test_correlation: U1 with U3 -0.9575 is further from 0 than U1 with U2 0.8208."""
    chart = charts.correlation(correlation(survey_of(X)), PEDOMAN, text=EN)
    assert chart.title == "Persyaratan (U1) and Waktu Penyelesaian (U3) go together most closely (r = −0.96)"
    assert chart.table["r"].round(4).tolist() == [-0.9575, 0.8208, -0.7195]
    assert chart.table["p"].tolist() == ["< 0.001", "0.013", "0.029"]
    assert "n 8–10" in chart.subtitle


def test_equally_strong_pairs_are_counted_and_none_is_said():
    same = np.array([[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]])
    assert "3 pairs of unsur" in charts.correlation(correlation(survey_of(same)), PEDOMAN, text=EN).title
    nothing = charts.correlation(correlation(survey_of(same[:1])), PEDOMAN, text=EN)
    assert nothing.title == "No two unsur can be correlated: too few answers differ"
