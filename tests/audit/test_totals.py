import csv
from decimal import Decimal

import pytest

from ikm.audit.finding import HIGH, LOW, MEDIUM
from ikm.audit.totals import totals
from ikm.text import EN
from tests.audit.conftest import FACTS, codes, report, said
from tests.audit.made import make


def city(*rows):
    """Herlina & Wibasuri, tables 4-16: n, NRR, and the IKM recomputed with 1/14."""
    figures = []
    with FACTS.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            unit = line["kecamatan"]
            figures.append((unit, "n", "", line["n"]))
            figures.append((unit, "ikm", "", line["recomputed_ikm_1_14"].replace(".", ",")))
            figures += [(unit, "nrr", f"U{j}", line[f"U{j}"]) for j in range(1, 15)]
    return report(*figures, *rows)


@pytest.mark.parametrize(
    ("ikm", "code", "severity"),
    [
        # FACTS 9.1: plain mean 68,5717, by respondents 68,0799; without Tanjung Senang 66,1025 and 66,5778
        ("68,0799", "total-n", MEDIUM),
        ("68,5717", "total-units", MEDIUM),
        ("66,5778", "total-n", LOW),
        ("66,1025", "total-units", LOW),
        ("99,00", "total", HIGH),
        ("45,00", "total", HIGH),
    ],
)
def test_which_way_of_summing_up_gives_the_city(ikm, code, severity):
    (one,) = totals(city(("", "ikm", "", ikm)))
    assert (one.code, one.severity, one.item) == (code, severity, "ikm")
    if severity != HIGH:
        assert "Tanjung Senang" in said(one, EN)


def test_weighted_by_respondents_is_no_finding():
    # 30 x 60 + 10 x 80 = 2600 of 40: 65; plain 70
    rows = [("A", "n", "", "30"), ("B", "n", "", "10"), ("A", "ikm", "", "60,00"), ("B", "ikm", "", "80,00")]
    assert totals(report(*rows, ("", "ikm", "", "65,00"))) == []
    (one,) = totals(report(*rows, ("", "ikm", "", "70,00")))
    assert (one.code, one.severity, one.recomputed) == ("total-units", LOW, Decimal("65.00"))
    rows += [("A", "population", "", "100"), ("B", "population", "", "300")]  # (60 + 3 x 80) / 4 = 75
    (one,) = totals(report(*rows, ("", "ikm", "", "75,00")))
    assert (one.code, one.severity) == ("total-population", LOW)
    (one,) = totals(report(*rows, ("", "ikm", "", "67,00")))
    assert (one.code, one.severity) == ("total", HIGH)
    assert "Weighted by population, the units give 75.00" in said(one, EN)


def test_without_n_only_what_lies_beyond_the_units_is_found():
    rows = [("A", "ikm", "", "60,00"), ("B", "ikm", "", "80,00")]
    assert totals(report(*rows, ("", "ikm", "", "77,00"))) == []
    assert codes(totals(report(*rows, ("", "ikm", "", "81,00")))) == ["total"]


def test_a_difference_that_blanks_may_explain_is_low():
    rows = [("A", "n", "", "30"), ("B", "n", "", "10"), ("A", "nrr", "U1", "2,00"), ("B", "nrr", "U1", "3,00")]
    # (30 x 2 + 9 x 3) / 39 = 2,23 where one of B left U1 blank; all together 2,25
    found = totals(report(*rows, ("", "nrr", "U1", "2,23")))
    assert [(one.code, one.severity) for one in found] == [("total-blanks", LOW)]
    rows += [("A", "answered", "U1", "30"), ("B", "answered", "U1", "9")]
    assert totals(report(*rows, ("", "nrr", "U1", "2,23"))) == []


def test_sums_of_answers_are_exact():
    rows = [("A", "sum", "U1", "90"), ("B", "sum", "U1", "33")]
    assert totals(report(*rows, ("", "sum", "U1", "123"))) == []
    (one,) = totals(report(*rows, ("", "sum", "U1", "132")))
    assert (one.code, one.recomputed) == ("total-sum", Decimal(123))


def test_a_total_from_the_means_where_the_units_ikm_are_cut_short():
    """The IKM of every unit is misprinted, its means are not."""
    made = make(3, units=4)
    rows = [(*row[:3], "40,00") if row[1] == "ikm" and row[0] else row for row in made.rows]
    (one,) = [one for one in totals(report(*rows)) if one.item == "ikm"]
    assert (one.code, one.severity) == ("total-nrr", LOW)


def test_every_misprinted_total_of_an_unsur_is_found():
    for seed in range(20):
        made = make(seed, units=5)
        text = made.text("", "nrr", "U4")
        wrong = f"{5 - int(text[0])}{text[1:]}"
        (one,) = totals(made.but("", "nrr", "U4", wrong))
        assert (one.item, one.severity) == ("U4", HIGH)
