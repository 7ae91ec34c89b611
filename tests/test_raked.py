"""The interval of a reweighted figure against R; the rows that shares are asked for; whom a figure would show."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm.raked import Part, interval, parts, singles_out, split, tellable
from ikm.raking import rake
from ikm.uncertainty import uncertainty
from tests.conftest import make_recap, make_survey
from tests.test_raking import SHARES, twenty


def test_the_interval_as_r_has_it():
    """R 4, survey 4.1.1; the weights are those of ``test_it_agrees_with_r`` in test_raking::

    library(survey)
    i <- 1:20
    sex <- ifelse(i %% 3 == 0, "P", "L")
    edu <- c("SD", "SMA", "S1")[(i %/% 2) %% 3 + 1]
    a <- outer(i, 1:9, function(i, j) ifelse((i + j) %% 11 == 0, NA, (7 * i + 3 * j + i * j) %% 4 + 1))
    w <- c("L S1" = 2/3, "L SD" = .78125, "L SMA" = .46875, "P SD" = 11/6*1.25, "P SMA" = 1.375)[paste(sex, edu)]
    d <- data.frame(ifelse(is.na(a), 0, a), (!is.na(a)) * 1, w = w)
    names(d)[1:18] <- c(paste0("u", 1:9), paste0("d", 1:9))
    f <- as.formula(paste("~", paste(names(d)[1:18], collapse = "+")))
    ikm <- parse(text = paste0("25/9*(", paste0("u", 1:9, "/d", 1:9, collapse = "+"), ")"))[[1]]
    x <- svycontrast(svytotal(f, svydesign(~1, weights = ~w, data = d)), list(ikm = ikm))
    cat(format(c(coef(x), SE(x), confint(x, df = 19)), digits = 15))
    75.68554305134040  3.35672236531477 68.65984239676624 82.71124370591457
    """
    found = interval(rake(twenty(), SHARES))
    assert found.se == pytest.approx(3.35672236531477, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((68.65984239676624, 82.71124370591457), abs=1e-8)
    assert found.df == 19


def test_one_attribute_by_hand():
    """3 men say 2, 1 woman says 4; w = 2/3 and 2, NRR 3, N = 4. u = (2 - 3) / 4 and (4 - 3) / 4 (nine unsur of
    weight 1/9): Var = 4/3 x (3 x 4/9 x 1/16 + 4 x 1/16) = 4/9, se = 2/3 x 25."""
    survey = make_survey([[2] * 9] * 3 + [[4] * 9], "permenpan-2017", jenis_kelamin=["L", "L", "L", "P"])
    assert interval(rake(survey, {"jenis_kelamin": {"L": 50, "P": 50}})).se == pytest.approx(50 / 3)


def test_what_is_not_known():
    recap = make_recap([[2] * 9, [3] * 9], [10, 30], ["a", "b"], "permenpan-2017")
    assert np.isnan(interval(rake(recap, {"unit": {"a": 1, "b": 1}})).low)
    alone = make_survey([[2] * 9], "permenpan-2017", jenis_kelamin=["L"])
    assert np.isnan(interval(rake(alone, {})).se)
    alike = make_survey([[2] * 9] * 4, "permenpan-2017", jenis_kelamin=[*"LLLP"])
    assert np.isnan(interval(rake(alike, {})).low)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9).filter(any), min_size=2, max_size=30))
def test_weights_of_one_are_the_plain_interval(answers):
    """The two are one formula, with strata too; answers all alike have no interval here."""
    units = ["a", "b", "b"] * len(answers)
    survey = make_survey(answers, "permenpan-2017", jenis_kelamin=["L"] * len(answers), unit=units[: len(answers)])
    plain, found = uncertainty(survey).table.iloc[0], interval(rake(survey, {}))
    if plain["se"] == plain["se"]:
        assert found.se == pytest.approx(plain["se"], abs=1e-9)
        assert found.high == pytest.approx(plain["high"], abs=1e-7)


def test_rows_that_shares_are_asked_for():
    """7 SD, 6 SMA, 2 S1, 4 S2 and 1 blank: S1 and S2 are together, 6 of the 19 who filled it in."""
    schools = ["SD"] * 7 + ["SMA"] * 6 + ["S1"] * 2 + ["S2"] * 4 + [None]
    units = ["a"] * 2 + ["b"] * 18
    survey = make_survey([[3] * 9] * 20, "permenpan-2017", pendidikan=schools, unit=units)
    together, *_ = [part for part in parts(survey, "pendidikan") if len(part.values) > 1]
    assert set(together.values) == {"S1", "S2"}
    assert (together.n, together.share) == pytest.approx((6, 6 / 19))
    assert split(together, 30, survey, "pendidikan") == pytest.approx({"S1": 10, "S2": 20})
    assert [part.n for part in parts(survey, "unit")] == [2, 18]  # units are shown anywhere, however small
    assert split(Part(("SD",), 7, 7 / 19), 30, survey, "pendidikan") == {"SD": 30}


def test_the_present_shares_of_the_rows_change_nothing():
    schools = ["SD"] * 7 + ["SMA"] * 6 + ["S1"] * 2 + ["S2"] * 4 + [None]
    answers = [[i % 4 + 1] * 9 for i in range(20)]
    survey = make_survey(answers, "permenpan-2017", pendidikan=schools)
    shares = {}
    for part in parts(survey, "pendidikan"):
        shares |= split(part, part.share, survey, "pendidikan")
    assert (rake(survey, {"pendidikan": shares}).weights == 1).all()


def test_a_recap_counts_the_respondents_of_its_rows():
    recap = make_recap([[2] * 9, [3] * 9], [10, 30], ["a", "b"], "permenpan-2017")
    assert parts(recap, "unit") == (Part(("a",), 10, 0.25), Part(("b",), 30, 0.75))


def test_a_figure_of_few_people_is_known():
    """20 men and 3 women: women alone are 3; women left out are 3; as 1 : 1 the effective number is
    23^2 / (20 x (23 / 40)^2 + 3 x (23 / 6)^2) = 10.4."""
    survey = make_survey([[2] * 9] * 20 + [[4] * 9] * 3, "permenpan-2017", jenis_kelamin=[*"L" * 20, *"P" * 3])
    for men, women, few in ((0, 1, True), (1, 0, True), (1, 1, False), (1, 1000, True)):
        raked = rake(survey, {"jenis_kelamin": {"L": men, "P": women}})
        assert singles_out(raked) is few
    assert rake(survey, {"jenis_kelamin": {"L": 1, "P": 1}}).effective_n == pytest.approx(10.4348, abs=1e-4)


def test_units_whose_figure_would_be_that_of_few_people():
    """Unit a has 10 men and 2 women, b and c 10 and 10. Women only: a would be its 2 women, so it is hidden; it is
    nobody's, so the next smallest goes with it. Men only: a leaves out 2, which is as telling."""
    sexes = [*"L" * 10, *"P" * 2, *("L" * 10 + "P" * 10) * 2]
    units = [*"a" * 12, *"b" * 20, *"c" * 20]
    survey = make_survey([[3] * 9] * 52, "permenpan-2017", jenis_kelamin=sexes, unit=units)
    for men, women in ((0, 1), (1, 0)):
        keep = tellable(rake(survey, {"jenis_kelamin": {"L": men, "P": women}}, "unit"))
        assert not keep[0]
        assert keep.sum() == 1
    assert tellable(rake(survey, {"jenis_kelamin": {"L": 1, "P": 1}}, "unit")).all()
    assert tellable(rake(survey, {})).size == 0
