"""Blanks, several questions to an unsur and figures shortened on the way: nothing of these is called grave."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from ikm import load_pedoman
from ikm.audit import HIGH, LOW, MEDIUM, audit
from ikm.audit.fits import fits
from ikm.audit.said import explained
from ikm.text import EN
from tests.audit.conftest import report
from tests.audit.made import printed_as
from tests.audit.test_fits import grid

SCALE = load_pedoman("permenpan-2017")
MEANS = ["3,10", "2,90", "3,30", "3,05", "2,75", "3,20", "2,60", "3,40", "2,80"]
"""Nine means of 20 answers each: their sum is 27,10, the index 3,0111."""


def lines(name, n, means, index, ikm=None, places=2, digits=3):
    """A unit's rows, of exact figures, rounded half up."""
    rows = [(name, "n", "", str(n))]
    rows += [
        (name, "nrr", code, printed_as(mean, places, "round")) for code, mean in zip(SCALE.codes, means, strict=True)
    ]
    rows += [(name, "index", "", printed_as(index, digits, "round"))]
    return [*rows, (name, "ikm", "", printed_as(25 * index if ikm is None else ikm, 2, "round"))]


def answers(rng, n):
    return np.clip(np.rint(rng.normal(3, 0.8, (n, 1)) + rng.normal(0, 0.7, (n, 9))), 1, 4).astype(int)


def blanked(seed, units=8, share=0.05):
    """Answers of units with blanks here and there, and the exact mean of every unsur over those who answered it."""
    rng = np.random.default_rng(seed)
    for at in range(units):
        n = int(rng.integers(20, 61))
        given = answers(rng, n)
        given[rng.random(given.shape) < share] = 0
        given[0] = 2
        yield f"Unit {at}", n, given, [Fraction(int(x.sum()), int((x > 0).sum())) for x in given.T]


def shares_of(reports, kinds):
    found = [one for rows in reports for one in audit(report(*rows, pedoman=SCALE)).findings if one.severity in kinds]
    return [one for one in found if one.code.startswith(("index-", "total"))]


def test_a_mean_is_taken_for_a_count_only_where_that_tells():
    # 20 answers, two decimals: of any figures one in five is k/20, so nine that all are tell
    assert fits(
        grid([[3.10, 2.90, 3.30, 3.05, 2.75, 3.20, 2.60, 3.40, 2.80]], 2), np.array([[20]]), (1, 4)
    ).counted.all()
    # 100 answers: every figure of two decimals is k/100
    assert not fits(grid([[3.10, 2.90, 3.30]], 2), np.array([[100]]), (1, 4)).counted.any()
    # 4 of 9 are no k/20 (3,12; 2,93; 3,33; 3,07): somebody left unsur blank, so 2,75 need not be 55/20
    some = grid([[3.12, 2.93, 3.33, 3.07, 2.75, 3.20, 2.60, 3.40, 2.80]], 2)
    assert not fits(some, np.array([[20]]), (1, 4)).counted.any()


@pytest.mark.parametrize("share", [0.01, 0.05])
def test_few_indices_in_full_are_doubted_where_answers_are_blank(share):
    """1 % of blanks: 126 of 480 units were told, medium, that their index, which is right, does not follow."""
    reports = [
        [row for name, n, _, nrr in blanked(seed, share=share) for row in lines(name, n, nrr, sum(nrr) / 9)]
        for seed in range(20)
    ]
    doubted = shares_of(reports, (HIGH, MEDIUM))
    assert [one for one in doubted if one.severity == HIGH] == []
    assert len(doubted) <= 0.05 * 20 * 8


def test_two_questions_to_an_unsur_give_no_doubt_of_a_right_index():
    """100 respondents, two questions: means are k/200, and every figure of two decimals is also a k/100."""
    rng = np.random.default_rng(5)
    reports = []
    for _ in range(10):
        rows = []
        for at in range(8):
            nrr = [Fraction(int(x), 200) for x in (answers(rng, 100) + answers(rng, 100)).sum(axis=0)]
            rows += lines(f"Unit {at}", 100, nrr, sum(nrr) / 9)
        reports.append(rows)
    assert shares_of(reports, (HIGH, MEDIUM)) == []


def test_an_index_reckoned_respondent_by_respondent_is_not_called_grave():
    reports = []
    for seed in range(20):
        rows = []
        for name, n, given, nrr in blanked(seed):
            own = [Fraction(int(row.sum()), int((row > 0).sum())) for row in given if row.any()]
            rows += lines(name, n, nrr, sum(own) / len(own))
        reports.append(rows)
    doubted = shares_of(reports, (HIGH, MEDIUM))
    assert [one for one in doubted if one.severity == HIGH] == []
    assert any("respondent by respondent" in explained(one, EN) for one in doubted)


def test_without_blanks_the_same_difference_is_grave():
    # 27,10 / 9 = 3,0111; every mean is k/20
    rows = lines("A", 20, [Fraction(x.replace(",", ".")) for x in MEANS], Fraction("3.041"))
    (one,) = [one for one in audit(report(*rows, pedoman=SCALE)).findings if one.code.startswith("index")]
    assert one.severity == HIGH
    assert "respondent by respondent" not in explained(one, EN)


def test_ties_that_all_go_up_are_no_error():
    """200 respondents, 14 unsur, 13 means k/200 with k odd: printed half up each is 0,005 too high.

    13 x 637/200 + 1 x 640/200 = 8921/200 = 44,605; / 14 = 3,18607 -> IKM 79,65. By the printed means 3,19 and 3,20 it
    is 44,67 / 14 = 3,1907 -> 79,77: nothing but ties.
    """
    kepmenpan = load_pedoman("kepmenpan-2004")
    for n in (("A", "n", "", "200"),), ():
        rows = [*n, *(("A", "nrr", code, "3,19") for code in kepmenpan.codes[:13]), ("A", "nrr", "U14", "3,20")]
        found = audit(report(*rows, ("A", "ikm", "", "79,65"), pedoman=kepmenpan)).findings
        assert [one.code for one in found if one.code.startswith("index")] == []


@pytest.mark.parametrize(
    ("index", "ikm", "severity", "words"),
    [
        # 2,953 rounded to 2,95 and x 25 = 73,75; cut 2,95 too; 3,0111 in full is 75,28 and 3,01 x 25 = 75,25
        ("2,953", "73,75", LOW, "25 times the index rounded to 2 decimals, 2.95"),
        ("2,9527", "73,83", LOW, "25 times the index rounded to 3 decimals, 2.953"),  # 2,953 x 25 = 73,825
        ("2,957", "73,75", LOW, "25 times the index cut at 2 decimals, 2.95"),
        # 3,063 x 25 = 76,575, class C; 3,0635 -> 3,064 x 25 = 76,60 C; 3,066 -> 3,07 x 25 = 76,75, class B
        ("3,063", "76,50", LOW, "2 decimals, 3.06"),
        ("3,066", "76,50", MEDIUM, "cut at 2 decimals, 3.06"),  # 3,066 x 25 = 76,65, class B; 76,50 is C
        ("2,953", "73,57", HIGH, "2.953 x 25 is 73.825"),
    ],
)
def test_an_ikm_of_the_index_shortened_further_is_a_convention(index, ikm, severity, words):
    (one,) = [
        one
        for one in audit(report(("A", "index", "", index), ("A", "ikm", "", ikm), pedoman=SCALE)).findings
        if one.code == "ikm-not-index"
    ]
    assert one.severity == severity
    assert words in explained(one, EN)


def test_many_blanks_may_move_the_whole_within_the_units_and_not_beyond():
    """Two units of 20 and 40; U1 was answered by 19 and 4: (19 x 2,00 + 4 x 3,75) / 23 = 53/23 = 2,304."""
    rows = [("A", "n", "", "20"), ("B", "n", "", "40"), ("A", "nrr", "U1", "2,000"), ("B", "nrr", "U1", "3,750")]
    # of the other eight, means of 17 and 37: 40/17 = 2,353; 100/37 = 2,703 are no k/20, k/40
    for code in SCALE.codes[1:]:
        rows += [("A", "nrr", code, "2,353"), ("B", "nrr", code, "2,703")]
    # weighted by n (40 + 150) / 60 = 3,167
    (one,) = [
        x
        for x in audit(report(*rows, ("", "nrr", "U1", "2,304"), pedoman=SCALE)).findings
        if x.item == "U1" and x.unit == ""
    ]
    assert (one.severity, one.code) == (LOW, "total-blanks")
    (one,) = [
        x
        for x in audit(report(*rows, ("", "nrr", "U1", "3,860"), pedoman=SCALE)).findings
        if x.item == "U1" and x.unit == ""
    ]
    assert (one.severity, one.code) == (HIGH, "total")


def test_means_of_twice_n_answers_tell_of_two_questions():
    # k/58: 101, 131, 155, 160, 111, 147, 122, 173, 139 of 58 are no k/29 where k is odd
    sums = [101, 131, 155, 160, 111, 147, 122, 173, 139]
    rows = lines("A", 29, [Fraction(k, 58) for k in sums], Fraction(sum(sums), 58 * 9), places=3)
    (one,) = [x for x in audit(report(*rows, pedoman=SCALE)).findings if x.code == "n-does-not-fit"]
    assert (one.severity, one.recomputed) == (LOW, Decimal(58))
    assert "2 questions to each unsur" in explained(one, EN)


def test_no_other_n_is_named_where_some_n_would_fit_any_figures():
    """Nine figures drawn at random, three decimals, n = 54: of the n up to 540 about one in three sets fitted one."""
    rng = np.random.default_rng(1)
    named = 0
    for _ in range(100):
        means = [Fraction(int(x), 1000) for x in rng.integers(1000, 4001, 9)]
        rows = lines("A", 54, means, sum(means) / 9, places=3)
        named += any(x.code == "n-does-not-fit" for x in audit(report(*rows, pedoman=SCALE)).findings)
    assert named <= 5  # 2 in 100 at most are meant; 5 leaves room for chance


def test_where_it_is_printed_who_answered_blanks_explain_nothing():
    # (30 x 2 + 9 x 3) / 39 = 2,231; by the 30 and 10 respondents 2,25; 2,20 is neither
    rows = [("A", "n", "", "30"), ("B", "n", "", "10"), ("A", "nrr", "U1", "2,00"), ("B", "nrr", "U1", "3,00")]
    rows += [("A", "answered", "U1", "30"), ("B", "answered", "U1", "9"), ("", "nrr", "U1", "2,20")]
    (one,) = [one for one in audit(report(*rows, pedoman=SCALE)).findings if one.code.startswith("total")]
    assert (one.severity, one.code) == (HIGH, "total")


def test_a_complaint_unsur_that_few_answered_is_not_called_grave():
    """Of 200 and 300 respondents 190 and 20 answered: (190 x 2,40 + 20 x 3,40) / 210 = 524/210 = 2,495.

    With 200 and 300 it is (480 + 1020) / 500 = 3,00. Of 200 answers every figure of two decimals is a mean.
    """
    rows = [("A", "n", "", "200"), ("B", "n", "", "300"), ("A", "nrr", "U9", "2,40"), ("B", "nrr", "U9", "3,40")]
    (one,) = [
        one for one in audit(report(*rows, ("", "nrr", "U9", "2,50"), pedoman=SCALE)).findings if one.item == "U9"
    ]
    assert (one.severity, one.code) == (MEDIUM, "total")
    assert "Only if most answers" in explained(one, EN)


def test_a_mean_off_the_scale_is_none_of_those_that_another_n_fits():
    # eight means of 41 answers, printed with n = 29; the ninth, 4,512, is no mean at all: 8 are meant, not 9
    means = [Fraction(k, 41) for k in (101, 131, 122, 113, 111, 147, 124, 125)] + [Fraction("4.512")]
    rows = lines("A", 29, means, sum(means) / 9, places=3)
    (one,) = [x for x in audit(report(*rows, pedoman=SCALE)).findings if x.code == "n-does-not-fit"]
    assert "8 of 8 means are no means of 29 answers. All 8 are means of 41 answers." in explained(one, EN)
