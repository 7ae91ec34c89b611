from decimal import Decimal

import pytest

from ikm.audit.answers import against
from ikm.audit.finding import HIGH, LOW
from ikm.text import EN
from tests.audit.conftest import codes, report, said
from tests.audit.made import make
from tests.conftest import make_survey


def survey():
    """Two units of 9 unsur: A all 3 but for U1 (2, 4), B all 2."""
    answers = [[2] + [3] * 8, [4] + [3] * 8, [2] * 9, [2] * 9]
    return make_survey(answers, "permenpan-2017", unit=["A", "A", "B", "B"])


def seen(*rows):
    return against(report(*rows, pedoman="permenpan-2017"), survey())


def test_figures_that_the_answers_give_are_nothing():
    rows = [("A", "n", "", "2"), ("a ", "ikm", "", "75,00"), ("A", "nrr", "U1", "3,00"), ("B", "sum", "U2", "4")]
    rows += [("B", "ikm", "", "50,00"), ("A", "mutu", "", "C"), ("", "ikm", "", "62,50"), ("", "n", "", "4")]
    assert seen(*rows) == []


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (("A", "n", "", "3"), Decimal(2)),
        (("A", "ikm", "", "76,00"), Decimal("75.00")),
        (("B", "index", "", "2,10"), Decimal("2.00")),
        (("B", "nrr", "U4", "2,50"), Decimal("2.00")),
        (("A", "sum", "U1", "7"), Decimal(6)),
        (("A", "answered", "U1", "1"), Decimal(2)),
        (("", "ikm", "", "63,50"), Decimal("62.50")),
        (("A", "mutu", "", "A"), "C"),
        (("A", "mutu", "U1", "B"), "C"),
    ],
)
def test_figures_that_they_do_not_give(row, right):
    (one,) = [one for one in seen(row, ("A", "n", "", "2"), ("B", "n", "", "2")) if one.code != "answers-not-printed"]
    assert (one.severity, one.recomputed, one.unit) == (HIGH, right, row[0])


def test_units_that_are_only_in_one_of_the_two():
    found = seen(("C", "n", "", "4"))
    assert codes(found) == ["answers-unit", "answers-not-printed"]
    assert "A and B" in said(found[1], EN)


def test_the_weight_is_said_once():
    # 3,00 x 9 x 0,111 = 2,997 and 2,00 x 9 x 0,111 = 1,998; x 25: 74,93 and 49,95
    rows = [
        ("A", "index", "", "2,997"),
        ("B", "index", "", "1,998"),
        ("A", "ikm", "", "74,93"),
        ("B", "ikm", "", "49,95"),
    ]
    (one,) = seen(*rows)
    assert (one.code, one.severity) == ("answers-way", LOW)
    assert said(one, EN).startswith("4 of 4 printed figures follow")
    assert "The weight of an unsur is 0.111." in said(one, EN)


def test_the_lowest_unsur_are_those_of_the_answers():
    # all answers: U1 (2 + 4 + 2 + 2) / 4 = 2,5 and the others (3 + 3 + 2 + 2) / 4 = 2,5: all alike
    assert seen(("", "lowest", "U1", "U1")) == []
    answers = [[2, 4, 3, 3, 3, 3, 3, 3, 3]] * 3
    printed = report(("A", "lowest", "U2", "U2"), pedoman="permenpan-2017")
    (one,) = against(printed, make_survey(answers, "permenpan-2017", unit=["A"] * 3))
    assert (one.code, one.printed, one.recomputed) == ("answers-lowest", "U2", "U1")


def test_counts_of_an_attribute():
    made = make(5)
    sex = "Jenis kelamin|Perempuan"
    count = int(made.text("", "count", sex))
    (one,) = against(made.but("", "count", sex, str(count + 9)), made.survey)
    assert (one.item, one.recomputed) == (sex, Decimal(count))


@pytest.mark.parametrize("sex", ["Perempuan", "Laki-laki"])
def test_no_count_of_a_table_with_a_small_group_is_told(sex):
    # 3 women and 6 men: 6 of 9 would tell the 3
    people = make_survey([[3] * 9] * 9, "permenpan-2017", jenis_kelamin=["Perempuan"] * 3 + ["Laki-laki"] * 6)
    printed = report(("", "count", f"Jenis kelamin|{sex}", "8"), pedoman="permenpan-2017")
    (one,) = against(printed, people)
    assert (one.severity, one.printed, one.recomputed) == (HIGH, Decimal(8), None)
    assert "fewer than 5 respondents" in said(one, EN)
    assert not {"3", "6"} & set(said(one, EN))
