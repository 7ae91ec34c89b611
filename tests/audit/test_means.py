"""Means off the scale, means that are no counts, figures printed twice, NRR tertimbang and sums."""

from decimal import Decimal

import pytest

from ikm.audit import HIGH, LOW, MEDIUM, audit
from ikm.audit.said import explained
from ikm.text import EN, ID
from tests.audit.conftest import report

CODES = [f"U{j}" for j in range(1, 15)]
SUMS = [87, 72, 65, 90, 61, 63, 81, 70, 66, 86, 85, 78, 72, 83]
"""Sums of answers of one made-up unit."""


def unit(n: int, sums, name="Panjang", places=3, **more):
    """A unit's n and means, cut at three decimals."""
    scale = 10**places
    means = [f"{k * scale // n / scale:.{places}f}".replace(".", ",") for k in sums]
    rows = [(name, "n", "", str(n)), *((name, "nrr", code, text) for code, text in zip(CODES, means, strict=True))]
    return [(*row[:3], more.get(row[2], row[3]) if row[1] == "nrr" else row[3]) for row in rows]


def found(*rows, code):
    return [one for one in audit(report(*rows)).findings if one.code == code]


def others(printed):
    """The findings but that 29 are fewer than the regulation asks for and that means are cut."""
    return [one for one in audit(printed).findings if one.code not in ("n-minimum", "means-cut")]


def test_a_clean_unit_has_no_finding():
    assert others(report(*unit(29, SUMS))) == []


def test_means_above_the_scale_are_found_with_the_sum_they_would_need(herlina):
    cells = [one for one in audit(herlina).findings if one.code == "mean-off-scale"]
    assert {(one.unit, one.item) for one in cells} == {
        ("Tanjung Senang", code) for code in ("U4", "U7", "U10", "U11", "U12", "U14")
    }
    # 4,578 x 19 = 86,98, so the sum is 87; 19 answers give at most 19 x 4 = 76
    u4 = next(one for one in cells if one.item == "U4")
    assert (u4.severity, u4.printed, u4.recomputed) == (HIGH, Decimal("4.578"), None)
    assert "add to 87; they add to 76 at most" in explained(u4, EN)
    # 87 / 4 = 21,75: at least 22 respondents; the least sum is 3,315 x 19 = 63, at least 63 x 1
    (whole,) = [one for one in audit(herlina).findings if one.code == "unit-off-scale"]
    assert whole.unit == "Tanjung Senang"
    assert "6 of 14" in explained(whole, EN)
    assert "22 to 63 respondents, not with 19" in explained(whole, EN)


def test_a_mean_below_the_scale_is_off_it_too():
    (one,) = found(*unit(29, SUMS, U3="0,998"), code="mean-off-scale")
    assert one.item == "U3"
    assert "0,998" in explained(one, ID)


@pytest.mark.parametrize(
    ("code", "text", "right", "words"),
    [
        # 65/29 = 2,2413 -> 2,241; two digits swapped: 2,214 is no k/29 (64/29 = 2,2068)
        ("U3", "2,214", "2.241", "changed places"),
        # 72/29 = 2,4827 -> 2,482 without its 8: 2,42; 2,420 is no k/29 (70/29 = 2,4137)
        ("U2", "2,42", "2.482", "A digit may be missing"),
    ],
)
def test_a_mistyped_mean_is_no_count_and_the_slip_is_named(code, text, right, words):
    (one,) = found(*unit(29, SUMS, **{code: text}), code="mean-not-a-count")
    assert (one.severity, one.item, one.recomputed) == (MEDIUM, code, Decimal(right))
    assert words in explained(one, EN)


def test_a_mean_of_fewer_answers_is_only_to_know():
    # 60/26 = 2,3076 is no k/29 (66/29 = 2,2758; 67/29 = 2,3103), but a mean of 26 answers: 3 left it blank
    (one,) = found(*unit(29, SUMS, U5="2,307"), code="mean-not-a-count")
    assert one.severity == LOW
    assert "2.307 is a mean of 26 answers (60/26), if 3 of the respondents left this unsur blank" in explained(one, EN)


def test_a_wrong_number_of_respondents_is_found_from_the_means_alone():
    rows = unit(29, SUMS)
    rows[0] = ("Panjang", "n", "", "92")
    (one,) = found(*rows, code="n-does-not-fit")
    assert one.item == "n"
    assert "29" in explained(one, EN)
    assert not found(*rows, code="mean-not-a-count")


def test_two_printings_that_differ_are_found_and_the_figure_that_fits_is_named(herlina):
    rows = [*unit(29, SUMS), ("Panjang", "nrr", "U3", 1, "2,214")]
    (one,) = found(*rows, code="printed-twice")
    assert (one.severity, one.item, one.printed, one.recomputed) == (HIGH, "U3", Decimal("2.241"), Decimal("2.241"))
    assert "Two digits changed places" in explained(one, EN)
    assert "2.214 is none" in explained(one, EN)


def test_the_same_figure_with_fewer_decimals_is_no_second_one():
    shorter = [
        ("Panjang", "nrr", "U3", 1, "2,24"),
        ("Panjang", "nrr", "U2", 1, "2,48"),
        ("Panjang", "nrr", "U1", 1, "3"),
    ]
    assert not found(*unit(29, SUMS), *shorter, code="printed-twice")  # 2,482 is cut to 2,48


def test_two_classes_printed_for_one_unit_are_two_figures():
    rows = [*unit(29, SUMS), ("Panjang", "mutu", "", 0, "B"), ("Panjang", "mutu", "", 1, "A")]
    (one,) = found(*rows, code="printed-twice")
    assert (one.printed, one.recomputed, one.item) == ("B", None, "mutu")


def weighted(name="Panjang", sums=SUMS, n=29, **more):
    """NRR x 0,071, cut at three decimals."""
    products = [f"{k * 71 // n / 1000:.3f}".replace(".", ",") for k in sums]
    texts = dict(zip(CODES, products, strict=True)) | more
    return [(name, "weighted", code, text) for code, text in texts.items() if text]


def test_weighted_means_follow_with_any_weight_of_the_regulation():
    assert not others(report(*unit(29, SUMS), *weighted()))
    sevenths = {
        code: f"{k * 1000 // (29 * 14) / 1000:.3f}".replace(".", ",") for code, k in zip(CODES, SUMS, strict=True)
    }
    assert not others(report(*unit(29, SUMS), *weighted(**sevenths)))


def test_a_weighted_mean_copied_from_the_unit_above_is_named():
    other = [k - 5 for k in SUMS]
    rows = [*unit(29, other, "Kedaton"), *weighted("Kedaton", other), *unit(29, SUMS), *weighted(U8="0,159")]
    # 65/29 x 0,071 = 0,1591 stands for Kedaton; 70/29 x 0,071 = 0,1713
    (one,) = found(*rows, code="weighted-off")
    assert (one.unit, one.item, one.recomputed) == ("Panjang", "U8", Decimal("0.171"))
    assert "Kedaton" in explained(one, EN)


def test_a_missing_weighted_mean_is_to_know():
    (one,) = found(*unit(29, SUMS), *weighted(U4=""), code="weighted-missing")
    # 90/29 = 3,103; x 0,071 = 0,2203
    assert (one.severity, one.item, one.recomputed) == (LOW, "U4", Decimal("0.220"))


def test_sums_and_blank_answers():
    # Cahyo, U13: 392 of 126 who answered, 150 respondents: 3,1111; over all 392 / 150 = 2,6133
    rows = [("KPP", "n", "", "150"), ("KPP", "sum", "U13", "392"), ("KPP", "answered", "U13", "126")]
    (blank,) = found(*rows, ("KPP", "nrr", "U13", "3,11"), code="blank-answers")
    assert blank.severity == LOW
    assert "24 left it blank" in explained(blank, EN)
    assert "2.61" in explained(blank, EN)
    (wrong,) = found(*rows, ("KPP", "nrr", "U13", "2,61"), code="mean-not-sum")
    assert wrong.recomputed == Decimal("3.11")
    assert "the blank answers were counted" in explained(wrong, EN)
    (many,) = found(*rows[:2], ("KPP", "sum", "U1", "601"), code="sum-impossible")  # 150 x 4 = 600
    assert many.severity == HIGH
    assert "600 at most" in explained(many, EN)
    (more,) = found(*rows[:1], ("KPP", "answered", "U1", "151"), code="answered-too-many")
    assert more.severity == HIGH
