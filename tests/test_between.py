"""Two selections side by side, against R's survey package, scipy and arithmetic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

import ikm
from ikm.between import between
from ikm.uncertainty import uncertainty
from tests.conftest import make_recap, make_survey
from tests.test_uncertainty import ANSWERS, SEX, UNITS


@pytest.fixture
def survey():
    """The 22 respondents of three units that test_uncertainty has, some answers blank."""
    return make_survey([[int(x) for x in row] for row in ANSWERS], "permenpan-2017", unit=UNITS, jenis_kelamin=SEX)


def by_code(found, column):
    return found.unsur.set_index("code").loc[[f"U{i}" for i in range(1, 10)], column].to_numpy()


def test_a_unit_against_the_whole_as_r_has_it(survey):
    """Respondents of A are in both; R 4, survey 4.1.1, d.csv as in test_uncertainty, blanks empty::

    library(survey); options(survey.lonely.psu="adjust"); a <- paste0("u", 1:9)
    both <- function(first, second) {
      x <- data.frame(unit=d$unit)
      for (j in a) for (s in c("f", "s")) { inside <- if (s == "f") first else second
        there <- inside & !is.na(d[[j]])
        x[[paste0(j, s)]] <- ifelse(there, d[[j]], 0); x[[paste0("n", j, s)]] <- as.numeric(there) }
      des <- svydesign(~1, strata=~unit, data=x, weights=~1)
      t <- svytotal(as.formula(paste("~", paste(setdiff(names(x), "unit"), collapse="+"))), des)
      part <- function(s) paste0("(", paste0(a, s, "/n", a, s, collapse="+"), ")")
      whole <- parse(text=paste0("25/9*(", part("f"), "-", part("s"), ")"))[[1]]
      one <- lapply(a, function(j) parse(text=paste0(j, "f/n", j, "f-", j, "s/n", j, "s"))[[1]])
      print(svycontrast(t, list(ikm=whole))); print(svycontrast(t, setNames(one, a))) }
    both(d$unit == "A", TRUE)
    """
    found = between(survey.where(unit="A"), survey)
    assert found.overlap == 9
    assert found.konversi["difference"] == pytest.approx(3.22336776284144, rel=1e-10)
    assert found.konversi["se"] == pytest.approx(3.13915310662820, rel=1e-9)
    r = [
        0.130289326661762, 0.2120239667036344, 0.190270697890310, 0.159344768374532, 0.187755072112128,
        0.2348075127500006, 0.182817636015840, 0.173735216412852, 0.178879804279121,
    ]  # fmt: skip
    np.testing.assert_allclose(by_code(found, "se"), r, rtol=1e-9)
    assert by_code(found, "difference")[[0, 8]] == pytest.approx([-0.126262626262626, 1 / 3])


def test_women_against_a_unit_as_r_has_it(survey):
    """both(d$sex == "P", d$unit == "A") and both(d$sex == "P", d$unit != "C"): neither holds the other.

    In the first, one of the strata has women alone, in the second all strata have men and women.
    """
    women = survey.where(jenis_kelamin="P")
    found = between(women, survey.where(unit="A"))
    assert found.overlap == 6
    assert found.konversi["difference"] == pytest.approx(-0.511294261294262, rel=1e-9)
    assert found.konversi["se"] == pytest.approx(4.5005698123238949, rel=1e-9)
    r = [
        0.1602060775825584, 0.3179507817518462, 0.1751139200681079, 0.2247079696967350, 0.2296781609408449,
        0.3210109526496430, 0.2072029586747648, 0.1701947917297925, 0.2446048888887678,
    ]  # fmt: skip
    np.testing.assert_allclose(by_code(found, "se"), r, rtol=1e-9)
    found = between(women, survey.where(unit=["A", "B"]))
    assert found.konversi[["difference", "se"]].tolist() == pytest.approx([4.677197802197794, 2.9623847554284479])


def test_women_against_men_are_domains_of_one_sample(survey):
    """both(d$sex == "P", d$sex == "L"): nobody is in both, but how many of a unit are women is chance."""
    found = between(survey.where(jenis_kelamin="P"), survey.where(jenis_kelamin="L"))
    assert found.overlap == 0
    assert found.konversi[["difference", "se"]].tolist() == pytest.approx([7.441748066748064, 5.8474718733973532])


def test_the_other_way_round(survey):
    """B - A is -(A - B): the same interval with its ends and signs exchanged."""
    for first, second in (({"unit": "A"}, {"unit": "B"}), ({"unit": "A"}, {"jenis_kelamin": "P"})):
        one = between(survey.where(**first), survey.where(**second))
        two = between(survey.where(**second), survey.where(**first))
        assert one.konversi["low"] == pytest.approx(-two.konversi["high"])
        assert one.konversi["p"] == pytest.approx(two.konversi["p"])
        np.testing.assert_allclose(by_code(one, "p_holm"), by_code(two, "p_holm"))


def test_two_units_are_independent_samples():
    """Same answer to every unsur, so IKM and unsur are the score: scipy.stats.ttest_ind(equal_var=False).

    A: 4 3 3 2 4, B: 1 2 2 3 1 2. Nine unsur with the same p: Holm multiplies each by nine.
    """
    a, b = [4, 3, 3, 2, 4], [1, 2, 2, 3, 1, 2]
    survey = make_survey([[x] * 9 for x in a + b], "permenpan-2017", unit=["A"] * 5 + ["B"] * 6)
    said = stats.ttest_ind(np.array(a) * 25, np.array(b) * 25, equal_var=False)
    ends = said.confidence_interval()
    found = between(survey.where(unit="A"), survey.where(unit="B"))
    assert found.overlap == 0
    assert found.konversi[["low", "high", "p", "df"]].tolist() == pytest.approx(
        [ends.low, ends.high, said.pvalue, said.df]
    )
    assert found.konversi["clear"] == (said.pvalue < 0.05)
    assert by_code(found, "p_holm") == pytest.approx(np.full(9, min(1, 9 * said.pvalue)))
    assert by_code(found, "low") == pytest.approx(np.full(9, ends.low / 25))


def test_two_files_are_independent_and_the_same_file_read_twice_is_not(survey):
    """Another file with the same answers is other people; the same bytes read again are the same people."""
    other = make_survey(survey.sheet, "permenpan-2017", unit=UNITS, jenis_kelamin=SEX)
    one, two = between(survey, other.where(unit="A")), between(survey, survey.where(unit="A"))
    assert (one.overlap, two.overlap) == (0, 9)
    assert one.konversi["se"] == pytest.approx(
        np.hypot(uncertainty(survey).table["se"].iloc[0], uncertainty(other.where(unit="A")).table["se"].iloc[0])
    )
    first, again = (replace(s, source=replace(s.source, sha256="0a")) for s in (survey, other))
    found = between(first, again.where(unit="A"))
    assert found.overlap == 9
    assert found.konversi["se"] == pytest.approx(two.konversi["se"])


def test_a_selection_against_itself(survey):
    """No difference, and nothing that could vary."""
    found = between(survey, survey)
    assert found.konversi["difference"] == 0
    assert np.isnan(found.konversi["p"])
    assert not found.konversi["clear"]
    assert not found.unsur["clear"].any()


def test_unsur_are_sorted_by_how_much_they_differ(survey):
    sizes = between(survey.where(unit="A"), survey.where(unit="B")).unsur["difference"].abs().to_numpy()
    assert (np.diff(sizes) <= 0).all()


def test_who_answered(survey):
    """By hand: in A 9 people, 6 of them P (PPLLPPPLP); in all 22, P 14."""
    found = between(survey.where(unit="A"), survey).people.set_index(["attribute", "value"])
    sex = found.loc["jenis_kelamin"]
    assert sex.loc["P", ["n_first", "n_second"]].tolist() == [SEX[:9].count("P"), SEX.count("P")]
    assert sex.loc["L", "share_first"] == pytest.approx(SEX[:9].count("L") / 9)
    assert found.loc[("unit", "B"), "n_first"] == 0


def test_who_did_not_say_is_counted():
    survey = make_survey([[3] * 14, [2] * 14, [4] * 14], unit=list("AAB"), umur=["17-25", None, None])
    people = between(survey.where(unit="A"), survey.where(unit="B")).people
    ages = people[people["attribute"] == "umur"]
    assert ages["value"].tolist() == ["17-25", None]
    assert ages[["n_first", "n_second"]].to_numpy().tolist() == [[1, 0], [1, 1]]


def test_recaps():
    """Means 2 and 3 of 5 and 9 respondents, all answers 1 or 4: se 25 sqrt(2 / 4) and 25 sqrt(2 / 8).

    Different rows are different people: the squares add up. The same rows in both: se at most the sum.
    """
    recap = make_recap([[2.0] * 14, [3.0] * 14], [5, 9], ["A", "B"])
    found = between(recap.where(unit="A"), recap.where(unit="B"))
    assert found.worst_case
    assert found.konversi["se"] == pytest.approx(25 * np.sqrt(2 / 4 + 2 / 8))
    assert np.isnan(found.konversi["p"])
    assert found.unsur["p_holm"].isna().all()
    both = between(recap, recap.where(unit="A"))
    ends = [uncertainty(part).table["se"].iloc[0] for part in (recap, recap.where(unit="A"))]
    assert both.overlap == 1
    assert both.konversi["se"] == pytest.approx(sum(ends))


def test_a_recap_is_clear_only_in_the_worst_case():
    """400 respondents each, 1.2 and 3.8: se of each at most 25 sqrt(.56 / 399) = 0.94 points, difference 65."""
    recap = make_recap([[1.2] * 14, [3.8] * 14], [400, 400], ["A", "B"])
    found = between(recap.where(unit="A"), recap.where(unit="B"))
    assert found.konversi["clear"]
    assert found.unsur["clear"].all()


def test_different_questionnaires_are_refused(survey):
    other = make_survey([[3] * 14], unit=["A"])
    with pytest.raises(ikm.IkmError, match="Kepmenpan"):
        between(survey, other)
    turned = replace(survey, pedoman=ikm.load_pedoman("permenpan-2017", "daftar"))
    with pytest.raises(ikm.IkmError, match="U8, U9"):
        between(survey, turned)
