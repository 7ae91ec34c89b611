import csv
from decimal import Decimal

import pytest

from ikm.audit.allocation import allocation
from ikm.audit.finding import HIGH, LOW, MEDIUM
from ikm.audit.percents import percents
from ikm.audit.samples import samples
from ikm.audit.sizes import sizes
from ikm.printed import Printed
from ikm.text import EN
from tests.audit.conftest import codes, report, said

TABLE_1 = """kecamatan,population,percent,quota,n
Tanjung Karang Pusat,72385,"8,20","32,80",33
Tanjung Karang Barat,63747,"7,22","28,88",29
Tanjung Karang Timur,89325,"10,12","40,48",40
Panjang,63504,"7,20","28,80",29
Kemiling,71471,"8,10","32,40",32
Kedaton,88314,"10,01","40,04",40
Sukarame,70761,"8,02","32,08",32
Rajabasa,43257,"4,90","19,60",20
Sukabumi,63598,"7,21","28,84",29
Tanjung Senang,41225,"4,67","18,68",19
Teluk Betung Barat,59369,"6,73","26,92",27
Teluk Betung Utara,62663,"7,10","28,40",28
Teluk Betung Selatan,92156,"10,45","41,80",42
"""
"""Herlina & Wibasuri (2012), Table 1; total printed 881.801, sample 400."""


def table_1(*more, total="881801", **changed) -> Printed:
    rows = []
    for line in csv.DictReader(TABLE_1.splitlines()):
        unit = line["kecamatan"]
        for kind in ("population", "percent", "quota", "planned"):
            text = changed.get(f"{unit}|{kind}", line["n" if kind == "planned" else kind])
            rows.append((unit, kind, "", text))
    return report(*rows, ("", "population", "", total), ("", "planned", "", "400"), *more)


def test_the_population_of_table_1_is_26_too_many():
    (one,) = [one for one in samples(table_1()) if one.code == "total"]
    assert (one.severity, one.item, one.printed, one.recomputed) == (
        HIGH,
        "population",
        Decimal(881801),
        Decimal(881775),
    )
    assert said(one, EN) == "The rows add up to 881,775; the total printed is 881,801, a difference of 26."
    assert "total" not in codes(samples(table_1(total="881775")))


def test_a_slip_that_would_explain_a_total_is_named():
    (one,) = [one for one in samples(table_1(total="881757")) if one.code == "total"]
    assert "Two digits may have changed places: 881,775 became 881,757" in said(one, EN)
    changed = {"Kedaton|population": "83814"}  # 88314 with two digits exchanged
    (one,) = [one for one in samples(table_1(total="881775", **changed)) if one.code == "total"]
    assert "If Kedaton were 88,314 instead of 83,814, the total would be right." in said(one, EN)


def test_all_thirteen_units_are_under_the_minimum_of_150():
    found = [one for one in samples(table_1()) if one.code == "n-minimum"]
    assert len(found) == 13
    assert {one.severity for one in found} == {MEDIUM}
    assert said(found[0], EN).endswith("asks for at least 150 respondents per unit; 33 are planned.")


def test_a_pedoman_without_a_minimum_asks_for_none():
    assert samples(report(("A", "n", "", "5"), pedoman="permenpan-2017")) == []


def test_more_respondents_than_people_and_fewer_than_planned():
    printed = report(("A", "n", "", "200"), ("A", "population", "", "180"), ("A", "planned", "", "210"))
    assert [(one.code, one.severity) for one in samples(printed)] == [
        ("n-above-population", HIGH),
        ("n-below-plan", LOW),
    ]


def test_the_percentages_of_table_1_are_cut():
    """8 of 13 differ from rounding by 0,01, and they add up to 99,93."""
    found = percents(table_1())
    assert [(one.code, one.severity) for one in found] == [("percent-cut", LOW), ("quota-from-percent", LOW)]
    assert "8 of 13 differ from the rounded ones, and they add up to 99.93" in said(found[0], EN)


def test_a_percentage_that_does_not_follow():
    # 88314 / 881801 = 10,0152 percent
    found = percents(table_1(**{"Kedaton|percent": "10,10", "Panjang|percent": "7,21"}))
    wrong = [(one.unit, one.severity, one.recomputed) for one in found if one.code == "percent"]
    assert wrong == [("Panjang", MEDIUM, Decimal("7.20")), ("Kedaton", HIGH, Decimal("10.02"))]
    assert "88,314 of 881,801 is 10.02 percent" in " ".join(said(one, EN) for one in found)


def test_a_quota_that_does_not_follow():
    # 88314 / 881801 x 400 = 40,06
    (one,) = [one for one in percents(table_1(**{"Kedaton|quota": "44,04"})) if one.code == "quota"]
    assert (one.unit, one.severity, one.recomputed) == ("Kedaton", HIGH, Decimal("40.06"))


def test_forty_of_forty_one():
    """Tanjung Karang Timur has 40,52; rounded that is 41, and 401 in all."""
    (one,) = allocation(table_1())
    assert (one.code, one.severity, one.unit) == ("allocation-rounding", LOW, "Tanjung Karang Timur")
    assert "would give 41 here and 401 in all" in said(one, EN)


def test_rows_that_are_not_allocated_like_the_others():
    found = allocation(table_1(**{"Kedaton|planned": "45", "Panjang|planned": "24"}))
    assert [(one.code, one.unit, one.recomputed) for one in found] == [
        ("allocation", "Panjang", Decimal(29)),
        ("allocation", "Kedaton", Decimal(40)),
    ]


def test_an_allocation_of_another_kind_is_low_and_an_equal_one_nothing():
    people = ("72385", "63747", "89325")
    units = [("A", "B", "C")[at] for at in range(3)]
    rows = [(unit, "population", "", text) for unit, text in zip(units, people, strict=True)]
    equal = [(unit, "planned", "", "50") for unit in units]
    assert allocation(report(*rows, *equal)) == []
    other = [(unit, "planned", "", text) for unit, text in zip(units, ("90", "20", "40"), strict=True)]
    assert [(one.code, one.severity) for one in allocation(report(*rows, *other))] == [("allocation-other", LOW)]


def paragraph(method, size, people="881801", error="0,05"):
    kinds = (("sample-population", people), ("sample-size", size), ("sample-error", error))
    return report(*(("", kind, method, text) for kind, text in kinds if text))


def test_400_follows_from_slovin_not_from_the_formula_printed():
    """881.801 people: Slovin 399,82, the proportion formula 383,99 (FACTS 5.2 and 5.3)."""
    (one,) = sizes(paragraph("proportion", "400"))
    assert (one.code, one.severity, one.printed, one.recomputed) == ("sample-size", MEDIUM, Decimal(400), Decimal(384))
    assert "400 follows from Slovin with an error of 0.05 (399.82)" in said(one, EN)


@pytest.mark.parametrize(
    ("method", "size", "people", "error"),
    [
        ("slovin", "400", "881801", "0,05"),
        ("slovin", "86", "600", "0,1"),  # 85,71 rounded up
        ("slovin", "86", "600", "10"),  # as a percentage
        ("krejcie-morgan", "260", "802", "0,05"),
        ("krejcie-morgan", "384", "881801", ""),
        ("proportion", "384", "881801", "0,05"),
        ("unsur", "150", "", ""),
        ("", "400", "881801", ""),
    ],
)
def test_sizes_that_follow(method, size, people, error):
    assert sizes(paragraph(method, size, people, error)) == []


def test_a_size_that_nothing_gives():
    (one,) = sizes(paragraph("slovin", "391"))
    assert "No usual method gives 391 for 881,801 people" in said(one, EN)
    assert [one.severity for one in sizes(paragraph("", "391"))] == [LOW]


def test_a_sample_that_the_units_do_not_add_up_to():
    found = allocation(report(("A", "planned", "", "33"), ("B", "planned", "", "29"), ("", "sample-size", "", "64")))
    assert [(one.code, one.printed, one.recomputed) for one in found] == [("sample-sum", Decimal(64), Decimal(62))]
