"""Raking: it reproduces its margins, agrees with R, and refuses to speak for whom nobody answered."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm import IkmError, UnknownChoiceError, index
from ikm.raking import rake
from ikm.shares import shares_from_rows
from tests.conftest import make_recap, make_survey


def twenty():
    """The survey of the R code in ``test_it_agrees_with_r``."""
    i, j = np.arange(1, 21)[:, None], np.arange(1, 10)[None, :]
    answers = np.where((i + j) % 11 == 0, 0, (7 * i + 3 * j + i * j) % 4 + 1)
    rows = range(1, 21)
    return make_survey(
        answers,
        "permenpan-2017",
        jenis_kelamin=["P" if row % 3 == 0 else "L" for row in rows],
        pendidikan=[["SD", "SMA", "S1"][row // 2 % 3] for row in rows],
    )


SHARES = {"jenis_kelamin": {"L": 9, "P": 11}, "pendidikan": {"SD": 10, "SMA": 6, "S1": 4}}


def test_it_agrees_with_r():
    """R 4, survey 4.1.1::

        library(survey)
        i <- 1:20
        sex <- ifelse(i %% 3 == 0, "P", "L")
        edu <- c("SD", "SMA", "S1")[(i %/% 2) %% 3 + 1]
        a <- outer(i, 1:9, function(i, j) ifelse((i + j) %% 11 == 0, NA, (7 * i + 3 * j + i * j) %% 4 + 1))
        d <- data.frame(sex, edu, a); names(d)[3:11] <- paste0("U", 1:9)
        r <- rake(svydesign(~1, weights = ~1, data = transform(d, one = 1)), list(~sex, ~edu),
          list(data.frame(sex = c("L", "P"), Freq = c(9, 11)),
               data.frame(edu = c("SD", "SMA", "S1"), Freq = c(10, 6, 4))),
          control = list(maxit = 1000, epsilon = 1e-13))
        w <- weights(r)
        nrr <- sapply(paste0("U", 1:9), function(u) coef(svymean(as.formula(paste0("~", u)), r, na.rm = TRUE)))
        print(tapply(w, paste(sex, edu), mean), digits = 12)
                  L S1           L SD          L SMA           P SD          P SMA
        0.666666666667 0.781250000000 0.468750000000 2.291666666667 1.375000000000
        print(unname(nrr), digits = 12)
        [1] 4.00000000000 2.20367183018 2.90333333333 2.46523076923 4.00000000000
        [6] 2.26339285714 2.87703016241 2.53413654618 4.00000000000
        cat(format(c(sum(nrr) / 9 * 25, 20 * sum(w^2) / sum(w)^2), digits = 14))
        75.6855430513406  1.3707031249999

    The weights by hand: only men have S1, 6 of them for 4, so 2/3; of the men 9 - 4 = 5 are left for 4 SD and
    4 SMA, who weigh as 10 to 6: 0.78125 and 0.46875; of the women 11 for 3 and 3: 2.29167 and 1.375.
    """
    survey = twenty()
    raked = rake(survey, SHARES)
    profiles = raked.kept.profiles
    found = dict(zip(profiles["jenis_kelamin"].str.cat(profiles["pendidikan"], " "), raked.weights, strict=True))
    assert found == pytest.approx(
        {"L S1": 2 / 3, "L SD": 0.78125, "L SMA": 0.46875, "P SD": 11 / 6 * 1.25, "P SMA": 1.375}, abs=1e-9
    )
    expected = [4, 2.20367183018, 2.90333333333, 2.46523076923, 4, 2.26339285714, 2.87703016241, 2.53413654618, 4]
    assert raked.after_overall.nrr.iloc[0].tolist() == pytest.approx(expected, abs=1e-10)
    assert raked.after_overall.table["konversi"].iloc[0] == pytest.approx(75.6855430513406, abs=1e-10)
    assert raked.design_effect == pytest.approx(1.3707031249999, abs=1e-10)
    assert raked.effective_n == pytest.approx(20 / 1.3707031249999, abs=1e-8)
    assert raked.largest.group == {"jenis_kelamin": "P", "pendidikan": "SD"}
    assert (raked.largest.n, raked.largest.weight) == pytest.approx((3, 11 / 6 * 1.25))
    assert raked.smallest.group == {"jenis_kelamin": "L", "pendidikan": "SMA"}
    assert (raked.smallest.n, raked.smallest.weight) == pytest.approx((4, 0.46875))
    assert raked.before_overall.table["n"].iloc[0] == raked.after_overall.table["n"].iloc[0] == 20
    pd.testing.assert_frame_equal(raked.after_overall.answered, index(survey).answered)  # people, not weights


def test_one_attribute_by_hand():
    """3 men say 2, 1 woman says 4: 2.5 each unsur. At 50 : 50 it is 3. Weights 4 x 0.5 / 3 and 4 x 0.5 / 1;
    Kish: 4 x (3 x (2/3)^2 + 2^2) / 4^2 = 4/3, so 3 people's worth."""
    survey = make_survey([[2] * 9] * 3 + [[4] * 9], "permenpan-2017", jenis_kelamin=["L", "L", "L", "P"])
    raked = rake(survey, {"jenis_kelamin": {"L": 50, "P": 50}})
    assert raked.before_overall.table["ikm"].iloc[0] == pytest.approx(2.5)
    assert raked.after_overall.table["ikm"].iloc[0] == pytest.approx(3)
    assert (raked.smallest.weight, raked.largest.weight) == pytest.approx((2 / 3, 2))
    assert (raked.design_effect, raked.effective_n) == pytest.approx((4 / 3, 3))
    assert raked.margins[["attribute", "value", "n"]].to_numpy().tolist() == [
        ["jenis_kelamin", "L", 3],
        ["jenis_kelamin", "P", 1],
    ]
    assert raked.margins[["present", "target", "reached"]].to_numpy().tolist() == [
        pytest.approx([0.75, 0.5, 0.5]),
        pytest.approx([0.25, 0.5, 0.5]),
    ]


def test_who_left_it_blank_keeps_their_share():
    """2 men (2), 2 women (4), 1 blank (3): the blank stays 1 of 5, men and women share the other 4 as 3 : 1.
    (3 x 2 + 1 x 4 + 1 x 3) / 5 = 2.6."""
    survey = make_survey([[x] * 9 for x in (2, 2, 4, 4, 3)], "permenpan-2017", jenis_kelamin=[*"LLPP", None])
    raked = rake(survey, {"jenis_kelamin": {"L": 0.75, "P": 0.25}})
    assert raked.after_overall.table["ikm"].iloc[0] == pytest.approx(2.6)
    assert raked.margins["value"].tolist() == ["L", "P", None]
    assert raked.margins["target"].tolist() == pytest.approx([0.6, 0.2, 0.2])


def test_a_share_of_nothing_is_a_weight_of_nothing():
    """Without the one who says 4 the three others are left: 2."""
    survey = make_survey([[2] * 9] * 3 + [[4] * 9], "permenpan-2017", jenis_kelamin=["L", "L", "L", "P"])
    raked = rake(survey, {"jenis_kelamin": {"L": 1, "P": 0}})
    assert raked.after_overall.table["ikm"].iloc[0] == pytest.approx(2)
    assert raked.smallest.weight == 0


def test_units_are_reweighted_within(bandar_lampung):
    """Unit a: men 2 (3 people), woman 4 (1); unit b: man 3, woman 3. Men : women = 1 : 1, so w = 3/4 for 4 men and
    3/2 for 2 women; a: (3 x 3/4 x 2 + 3/2 x 4) / (9/4 + 3/2) = 10.5 / 3.75 = 2.8; b stays 3."""
    answers = [[2] * 9] * 3 + [[4] * 9] + [[3] * 9] * 2
    survey = make_survey(answers, "permenpan-2017", unit=[*"aaaabb"], jenis_kelamin=[*"LLLPLP"])
    raked = rake(survey, {"jenis_kelamin": {"L": 1, "P": 1}}, "unit")
    assert raked.after.table["ikm"].tolist() == pytest.approx([2.8, 3])
    assert raked.before.table["ikm"].tolist() == pytest.approx([2.5, 3])
    assert raked.after.table["n"].tolist() == [4, 2]


# --- Recaps, and what breaks the scale ----------------------------------------------------------------


def test_a_recap_by_population():
    """Units of n 10 (all 2) and 30 (all 3); population 3 : 1. (3 x 2 + 3) / 4 = 2.25, weights 40 x .75 / 10 = 3
    and 40 x .25 / 30 = 1/3."""
    recap = make_recap([[2] * 9, [3] * 9], [10, 30], ["a", "b"], "permenpan-2017")
    raked = rake(recap, {"unit": {"a": 75000, "b": 25000}}, "unit")
    assert raked.after_overall.table["ikm"].iloc[0] == pytest.approx(2.25)
    assert raked.weights.tolist() == pytest.approx([3, 1 / 3])
    assert raked.after.table["ikm"].tolist() == pytest.approx([2, 3])
    assert raked.design_effect == pytest.approx((10 * 9 + 30 / 9) / 40)


def test_a_recap_needs_its_numbers():
    recap = make_recap([[2] * 9, [3] * 9], [10, np.nan], ["a", "b"], "permenpan-2017")
    with pytest.raises(IkmError, match="how many"):
        rake(recap, {"unit": {"a": 1, "b": 1}})
    with pytest.raises(UnknownChoiceError, match="jenis_kelamin"):
        rake(make_recap([[2] * 9], [10], ["a"], "permenpan-2017"), {"jenis_kelamin": {"L": 1}})


def test_what_breaks_the_scale_is_left_out_and_its_share_with_it(bandar_lampung):
    """All 13 kecamatan alike: the plain mean of the 12 that keep to the scale, 66.1025 (without Tanjung Senang)."""
    units = list(bandar_lampung.everyone["unit"])
    raked = rake(bandar_lampung, {"unit": dict.fromkeys(units, 100)}, "unit")
    assert raked.after_overall.table["konversi"].iloc[0] == pytest.approx(66.1025, abs=5e-5)
    assert raked.after_overall.left_out == ("Tanjung Senang",)
    row = raked.after.table.set_index("unit").loc["Tanjung Senang"]
    assert row["reason"] == "outside-scale"
    assert row["konversi"] == pytest.approx(98.2018, abs=5e-5)
    assert len(raked.weights) == len(raked.kept.profiles) == 12
    assert raked.largest.group == {"unit": "Rajabasa"}  # 20 people, 381 / 12 / 20
    assert raked.largest.weight == pytest.approx(381 / 12 / 20)


# --- Refusals -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "word"),
    [
        ({"umur": {"17-25": 1}}, "umur"),
        ({"jenis_kelamin": {"L": 1}}, "share of P"),
        ({"pendidikan": {"SD": 1, "SMA": 1, "S1": 1, "S2": 0.1}}, "Nobody in view has S2"),
        ({"jenis_kelamin": {"L": -1, "P": 2}}, "share of L"),
        ({"jenis_kelamin": {"L": float("nan"), "P": 2}}, "share of L"),
        ({"jenis_kelamin": {"L": float("inf"), "P": 2}}, "share of L"),
        ({"jenis_kelamin": {"L": "banyak", "P": 2}}, "share of L"),
        ({"jenis_kelamin": {"L": 0, "P": 0}}, "add up to nothing"),
        # Only men have S1: 60 % of S1 cannot stand beside 50 % women.
        ({"jenis_kelamin": {"L": 50, "P": 50}, "pendidikan": {"SD": 20, "SMA": 20, "S1": 60}}, "contradict"),
        # Nobody has a weight any more who could be the third of S1.
        ({"jenis_kelamin": {"L": 0, "P": 1}, "pendidikan": {"SD": 1, "SMA": 1, "S1": 1}}, "contradict"),
    ],
)
def test_refusals(shares, word):
    with pytest.raises(IkmError, match=word):
        rake(twenty(), shares)


def test_blanks_can_contradict_too():
    """The one whose schooling is blank is a man, so men cannot be less than that 1 of 3."""
    survey = make_survey([[3] * 9] * 3, "permenpan-2017", jenis_kelamin=[*"LPP"], pendidikan=[None, "SD", "SD"])
    assert rake(survey, {"jenis_kelamin": {"L": 1, "P": 2}, "pendidikan": {"SD": 1}}).weights.tolist() == [1, 1]
    with pytest.raises(IkmError, match="contradict"):
        rake(survey, {"jenis_kelamin": {"L": 1, "P": 4}, "pendidikan": {"SD": 1}})


def test_a_filter_does_not_extrapolate():
    """Among the women nobody has S1."""
    women = twenty().where(jenis_kelamin="P")
    with pytest.raises(IkmError, match="Nobody in view has S1"):
        rake(women, {"pendidikan": {"SD": 1, "SMA": 1, "S1": 1}})
    assert rake(women, {"pendidikan": {"SD": 1, "SMA": 1, "S1": 0}}).margins["reached"].tolist() == [0.5, 0.5]


def test_nobody_cannot_be_reweighted():
    empty = twenty().where(jenis_kelamin="P", pendidikan="S1")
    with pytest.raises(IkmError, match="no respondents"):
        rake(empty, {"jenis_kelamin": {"P": 1}})


def test_shares_from_rows():
    rows = [("jenis_kelamin", "L", 9), ("pendidikan", "SD", 10.5), ("jenis_kelamin", "P", "11")]
    assert shares_from_rows(rows) == {"jenis_kelamin": {"L": 9, "P": 11}, "pendidikan": {"SD": 10.5}}
    with pytest.raises(IkmError, match="twice"):
        shares_from_rows([*rows, ("jenis_kelamin", "L", 9)])
    with pytest.raises(IkmError, match="SMA"):
        shares_from_rows([("pendidikan", "SMA", "sepuluh")])


# --- Laws ---------------------------------------------------------------------------------------------


@st.composite
def questions(draw):
    """A survey with every combination at least once, with or without blanks: any positive shares can be met."""
    sexes, schools = ["L", "P"], ["SD", "SMA", "S1"]
    blank = draw(st.sampled_from([[], [None]]))
    pairs = [(a, b) for a in sexes + blank for b in schools + blank]
    pairs += draw(st.lists(st.sampled_from(pairs), max_size=30))
    answers = draw(
        st.lists(
            st.lists(st.integers(0, 4), min_size=9, max_size=9).filter(any), min_size=len(pairs), max_size=len(pairs)
        )
    )
    units = draw(st.lists(st.sampled_from("ab"), min_size=len(pairs), max_size=len(pairs)))
    survey = make_survey(
        answers,
        "permenpan-2017",
        unit=units,
        jenis_kelamin=[a for a, _ in pairs],
        pendidikan=[b for _, b in pairs],
    )
    share = st.floats(0.05, 20)
    shares = {"jenis_kelamin": {v: draw(share) for v in sexes}, "pendidikan": {v: draw(share) for v in schools}}
    return survey, shares


@settings(max_examples=60, deadline=None)
@given(questions())
def test_margins_are_reproduced(question):
    survey, shares = question
    raked = rake(survey, shares, "unit")
    people = survey.cube.n
    assert (people * raked.weights).sum() == pytest.approx(survey.n, rel=1e-12)
    for attribute, given_shares in shares.items():
        column = raked.kept.profiles[attribute]
        blank = column.isna().to_numpy()
        assert (people * raked.weights)[blank].sum() == pytest.approx(people[blank].sum(), abs=1e-9 * survey.n)
        whole = people[~blank].sum() / sum(given_shares.values())
        for value, share in given_shares.items():
            reached = (people * raked.weights)[(column == value).to_numpy()].sum()
            assert reached == pytest.approx(share * whole, abs=1e-9 * survey.n)
    assert (raked.margins["reached"] - raked.margins["target"]).abs().max() < 1e-9
    assert raked.design_effect >= 1 - 1e-12
    assert raked.smallest.weight <= 1 + 1e-12 <= raked.largest.weight + 2e-12


@settings(max_examples=60, deadline=None)
@given(questions())
def test_the_index_is_the_weighted_mean_of_respondents(question):
    """NRR_j = sum w a / sum w over those who answered, straight from the rows."""
    survey, shares = question
    raked = rake(survey, shares)
    w = raked.weights[survey.cube.member][:, None]
    there = ~np.isnan(survey.values)
    assume(there.any(axis=0).all())
    expected = np.nansum(w * survey.values, axis=0) / (w * there).sum(axis=0)
    np.testing.assert_allclose(raked.after_overall.nrr.iloc[0], expected, atol=1e-12)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_the_present_shares_weigh_everyone_alike(question):
    survey, shares = question
    present = {name: survey.respondents[name].value_counts().to_dict() for name in shares}
    raked = rake(survey, present, "unit")
    assert (raked.weights == 1).all()
    assert raked.design_effect == pytest.approx(1, abs=1e-12)
    for before, after in ((raked.before, raked.after), (raked.before_overall, raked.after_overall)):
        pd.testing.assert_frame_equal(before.nrr, after.nrr, check_exact=True)
        pd.testing.assert_frame_equal(before.table, after.table, check_exact=True)


@settings(max_examples=30, deadline=None)
@given(questions(), st.floats(0.01, 1000))
def test_percentages_and_counts_say_the_same(question, scale):
    survey, shares = question
    scaled = {name: {value: share * scale for value, share in given.items()} for name, given in shares.items()}
    np.testing.assert_allclose(rake(survey, scaled).weights, rake(survey, shares).weights, atol=1e-8)
