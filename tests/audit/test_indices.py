"""Printed indices: the way they were computed, and what closes the gap where they do not follow."""

from decimal import Decimal

import pytest

from ikm.audit import HIGH, LOW, MEDIUM, audit
from ikm.audit.conventions import BEHIND, TABLE, Convention, reckoning
from ikm.audit.said import explained
from ikm.text import EN
from tests.audit.conftest import report

CODES = [f"U{j}" for j in range(1, 10)]
MEANS = ["3,10", "2,90", "3,30", "3,05", "2,75", "3,20", "2,60", "3,40", "2,80"]
"""Nine means of 20 answers each: their sum is 27,10, so the index is 3,0111 and the IKM 75,28."""


def unit(index=None, ikm=None, name="Panjang", n="20", means=MEANS):
    rows = [(name, "n", "", n), *((name, "nrr", code, text) for code, text in zip(CODES, means, strict=True))]
    rows += [(name, "index", "", index)] if index else []
    return rows + ([(name, "ikm", "", ikm)] if ikm else [])


def outcome(*rows):
    return audit(report(*rows, pedoman="permenpan-2017")).findings


@pytest.mark.parametrize(("index", "ikm"), [("3,011", "75,28"), ("3,01", "75,28"), ("3,01", "75,25"), (None, "75,3")])
def test_what_follows_in_full_is_no_finding(index, ikm):
    # 27,10 / 9 = 3,01111; x 25 = 75,2778; 3,01 x 25 = 75,25
    assert outcome(*unit(index, ikm)) == ()


@pytest.mark.parametrize(
    ("index", "ikm", "bobot"),
    [("3,008", "75,20", "printed"), ("2,981", "74,53", "0.11")],  # 27,10 x 0,111 = 3,0081; x 0,11 = 2,981
)
def test_a_weight_of_the_regulation_is_a_convention_to_know(index, ikm, bobot):
    (one,) = outcome(*unit(index, ikm))
    assert (one.severity, one.code, one.unit) == (LOW, "index-convention", "")
    assert reckoning(report(*unit(index, ikm), pedoman="permenpan-2017")).convention.bobot == bobot


def test_an_unsur_left_out_is_named_and_what_it_costs():
    # (27,10 - 2,60) / 9 = 2,72222 -> IKM 68,06; in full 75,28; U7 alone has 2,60
    (one,) = outcome(*unit("2,722", "68,06"))
    assert (one.severity, one.code, one.item) == (HIGH, "index-left-out", "index")
    assert one.recomputed == Decimal("3.011")
    assert "U7 is left out" in explained(one, EN)
    assert "75.28: 7.22 points higher" in explained(one, EN)


def test_an_unsur_added_twice_is_named():
    # (27,10 + 3,40) / 9 = 3,38889 -> 84,72
    (one,) = outcome(*unit("3,389", "84,72"))
    assert one.code == "index-doubled"
    assert "U8 is added twice" in explained(one, EN)


def test_digits_of_an_index_swapped_are_named():
    (one, *_) = outcome(*unit("3,101"))  # 3,011 with two digits the other way round
    assert one.code == "index-mistyped"
    assert "3.011 became 3.101" in explained(one, EN)


def test_an_ikm_that_is_not_its_index_times_25_is_grave():
    (one,) = outcome(*unit("3,011", "57,28"))
    assert (one.severity, one.code, one.item) == (HIGH, "ikm-not-index", "ikm")


def test_a_mistyped_mean_is_found_by_the_index_where_counts_do_not_tell():
    # without n: 3,10 printed as 1,30 (two digits swapped): the sum is 25,30, the index would be 2,811
    rows = unit("3,011", "75,28", means=["1,30", *MEANS[1:]])[1:]
    (one,) = outcome(*rows)
    assert one.severity == HIGH
    assert "U1 is 3.10 instead of 1.30" in explained(one, EN)


def test_a_mean_copied_from_the_unit_above_is_named():
    above = ["3,50", "2,10", "3,00", "2,65", "3,15", "2,80", "3,05", "2,95", "3,25"]
    # their sum is 26,45: index 2,9389, IKM 73,47
    rows = [
        *unit("2,939", "73,47", "Kedaton", means=above),
        *unit("3,011", "75,28", means=[*MEANS[:6], "3,05", *MEANS[7:]]),
    ]
    (one,) = outcome(*rows)
    assert one.unit == "Panjang"
    assert "U7 has the same figure as Kedaton" in explained(one, EN)


def test_the_figures_of_the_unit_above_are_named():
    above = ["3,50", "2,10", "3,00", "2,65", "3,15", "2,80", "3,05", "2,95", "3,25"]
    rows = [*unit("2,939", "73,47", "Kedaton", means=above), *unit("2,939", "73,47")]
    (one,) = outcome(*rows)
    assert one.unit == "Panjang"
    assert "the figure that follows for Kedaton" in explained(one, EN)


def test_a_missing_mean_is_said():
    (one,) = outcome(*unit("3,011", "75,28")[:-3], ("Panjang", "index", "", "3,011"))
    assert (one.severity, one.code) == (MEDIUM, "means-missing")
    assert "U9" in explained(one, EN)


def test_the_way_of_herlina_and_wibasuri_is_found_and_the_two_that_do_not_follow(herlina):
    """11 of 13 indices are sums of table means x 0,071 cut at three decimals; Tabel 4 lacks 0,193."""
    held = reckoning(herlina)
    assert held.convention == Convention(TABLE, "printed", ("cut", 3))
    assert int(held.agreeing[held.convention].sum()) == 11
    findings = audit(herlina).findings
    way = next(one for one in findings if one.code == "index-convention")
    assert way.severity == LOW
    assert "11 of 13" in explained(way, EN)
    (left_out,) = [one for one in findings if one.code == "index-left-out"]
    # 2,777 - 2,584 = 0,193 = 2,727 x 0,071 cut: U1 or U13; 2,777 x 25 = 69,425
    assert (left_out.unit, left_out.printed, left_out.recomputed) == (
        "Tanjung Karang Pusat",
        Decimal("2.584"),
        Decimal("2.777"),
    )
    words = explained(left_out, EN)
    assert "U1 or U13 is left out" in words
    assert "3 instead of 10" in words
    assert "class B as before" in words
    # Panjang: 2,657 needs U3 = 2,413 = 70/29 where the table prints 2,314, which is no mean of 29
    (panjang,) = [one for one in findings if one.unit == "Panjang" and one.item == "index"]
    assert "U3 is 2.413 instead of 2.314" in explained(panjang, EN)


def test_the_way_of_cahyo_is_found():
    """75 is 25 x the sum of 14 products cut at two decimals (3,00); with 1/14 in full it is 77,377."""
    sums = [494, 478, 462, 442, 446, 456, 407, 433, 481, 523, 515, 432, 392, 464]
    means = [
        "3,29",
        "3,18",
        "3,08",
        "2,94",
        "2,97",
        "3,04",
        "2,71",
        "2,88",
        "3,20",
        "3,48",
        "3,43",
        "2,88",
        "3,11",
        "3,09",
    ]
    rows = [("KPP", "n", "", "150"), ("KPP", "ikm", "", "75"), ("KPP", "answered", "U13", "126")]
    for j, (k, mean) in enumerate(zip(sums, means, strict=True), start=1):
        rows += [("KPP", "sum", f"U{j}", str(k)), ("KPP", "nrr", f"U{j}", mean)]
    findings = audit(report(*rows)).findings
    held = reckoning(report(*rows)).convention
    assert (held.bobot, held.products) == ("printed", ("cut", 2))
    way = next(one for one in findings if one.code == "index-convention")
    assert way.severity == MEDIUM
    assert "2.38" in explained(way, EN)
    assert not [one for one in findings if one.severity == HIGH]


def test_conventions_start_with_the_exact_one():
    assert Convention() == Convention(BEHIND, "exact")
    assert Convention().exact
