"""Groups compared, against scipy, scikit-posthocs, R and arithmetic."""

from __future__ import annotations

import json
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import ikm
from ikm.cli import main
from ikm.comparison import MOST_GROUPS, SIZES, STRENGTHS, compare
from ikm.contrasts import weak_cells
from ikm.differences import difference, holm
from ikm.scores import members, scores
from ikm.uncertainty import uncertainty
from tests.conftest import make_recap, make_survey
from tests.test_letters import single
from tests.test_uncertainty import ANSWERS, UNITS

QUESTIONS = 14


def alike(values) -> list[list[int]]:
    """A respondent who gives the same answer to every unsur, for each value."""
    return [[value] * QUESTIONS for value in values]


@pytest.fixture
def survey():
    """The 22 respondents of three units that test_uncertainty has, some answers blank."""
    return make_survey([[int(x) for x in row] for row in ANSWERS], "permenpan-2017", unit=UNITS)


@pytest.fixture
def random():
    """300 respondents of five units and three ages, made up, 5 % of the answers blank; one age not filled in."""
    rng = np.random.default_rng(7)
    unit = rng.integers(0, 5, 300)
    answers = np.clip(np.round(rng.normal(2.4 + 0.15 * unit[:, None], 0.8, (300, QUESTIONS))), 1, 4)
    answers[rng.random(answers.shape) < 0.05] = 0
    age = np.array(["17-25", "26-40", None], dtype=object)[rng.integers(0, 3, 300)]
    return make_survey(answers, unit=np.array(list("ABCDE"))[unit], umur=age)


def raw(survey, by):
    """How far each respondent's answers lie from the means of all, and the group, without the package's own scores."""
    answers = pd.DataFrame(survey.answers).replace(0, np.nan)
    score = 25 * ((answers - answers.mean()).mean(axis=1) + answers.mean().mean())
    return score.round(9).to_numpy(), survey.respondents[by].astype(object).to_numpy()


# --- Scores -----------------------------------------------------------------------------------------


def test_score_is_how_far_from_all_others():
    """U1: 4 and 2, mean 3; U2: 3, mean 3. (4 - 3 + 3 - 3) / 2 + 3 = 3.5 x 25 = 87.5; 2 - 3 + 3 = 2 x 25 = 50.

    The 5 lies outside the scale and does not count.
    """
    survey = make_survey([[4, 3] + [0] * 12, [2, 5] + [0] * 12])
    assert scores(survey).tolist() == [87.5, 50.0]


def test_who_stops_early_does_not_seem_more_satisfied():
    """All think alike: 4 of U1 to U4, 2 of the others. Half of B answers the easy ones alone: no difference."""
    rows = [[4] * 4 + [2] * 10] * 30 + [[4] * 4 + [0] * 10] * 10
    survey = make_survey(rows, unit=["A"] * 20 + ["B"] * 20)
    assert len(set(scores(survey).tolist())) == 1
    assert compare(survey, "unit").untested == "nothing-varies"


def test_members_follow_the_view(random):
    seen = random.where(unit=["B", "D"])
    assert members(seen, ("unit",)).tolist() == [0 if u == "B" else 1 for u in seen.respondents["unit"]]
    assert len(scores(seen)) == seen.n == len(seen.respondents)


# --- The test over all groups -----------------------------------------------------------------------


def test_kruskal_as_r_has_it(survey):
    """R 4: d <- read.csv("d.csv"); x <- as.matrix(d[paste0("u", 1:9)]); nrr <- colMeans(x, na.rm=TRUE)

    d$s <- round(25 * (rowMeans(sweep(x, 2, nrr), na.rm=TRUE) + mean(nrr)), 9)
    kruskal.test(s ~ unit, d): chi-squared = 4.063625165813912, df = 2, p-value = 0.131097680246078; / 21: 0.19351.
    """
    found = compare(survey, "unit").kruskal
    assert (found.df, found.n) == (2, 22)
    assert found.h == pytest.approx(4.063625165813912, rel=1e-10)
    assert found.p == pytest.approx(0.131097680246078, rel=1e-10)
    assert found.epsilon_squared == pytest.approx(0.193505960276853, rel=1e-10)
    assert found.strength == "relatively-strong"  # 0.16 <= 0.1935 < 0.36


@pytest.mark.parametrize("by", ["unit", "umur"])
def test_kruskal_as_scipy_has_it(random, by):
    """scipy.stats.kruskal on plain scores; respondents who did not fill in their age are a group."""
    mean, group = raw(random, by)
    parts = [mean[[g is value or g == value for g in group]] for value in dict.fromkeys(group)]
    h, p = stats.kruskal(*parts)
    found = compare(random, by).kruskal
    assert (found.h, found.p, found.df) == (pytest.approx(h), pytest.approx(p), len(parts) - 1)


def test_words_of_sizes():
    """Rea & Parker (1992), squared: .01, .04, .16, .36, .64; Romano et al. (2006): .147, .33, .474."""
    assert list(STRENGTHS.values())[:-1] == [round(r**2, 10) for r in (0.1, 0.2, 0.4, 0.6, 0.8)]
    assert list(SIZES.values())[:-1] == [0.147, 0.33, 0.474]


# --- Pairs ------------------------------------------------------------------------------------------


def test_pairs_as_r_has_them(survey):
    """R 4, Dunn by its formula with the correction for ties, Cliff's delta by outer; d and s as above::

    r <- rank(d$s); n <- 22; m <- tapply(r, d$unit, mean); g <- table(d$unit); t <- table(r)
    v <- n*(n+1)/12 - sum(t^3-t)/(12*(n-1)); pr <- combn(c("A","B","C"), 2)
    p <- apply(pr, 2, function(x) 2*pnorm(-abs(m[x[1]]-m[x[2]])/sqrt(v*(1/g[x[1]]+1/g[x[2]]))))
    p.adjust(p, "holm")  # 0.202847302216467 0.993502059417918 0.202847302216467
    apply(pr, 2, function(x) mean(sign(outer(d$s[d$unit==x[1]], d$s[d$unit==x[2]], "-"))))
    # 0.4603174603174603 0.0925925925925926 -0.6666666666666666
    """
    pairs = compare(survey, "unit").pairs
    assert pairs[["a", "b"]].to_numpy().tolist() == [["A", "B"], ["A", "C"], ["B", "C"]]
    np.testing.assert_allclose(pairs["p_holm"], [0.202847302216467, 0.993502059417918, 0.202847302216467], rtol=1e-9)
    np.testing.assert_allclose(pairs["delta"], [29 / 63, 5 / 54, -2 / 3], rtol=1e-12)
    assert pairs["strength"].tolist() == ["medium", "negligible", "large"]  # 0.330 <= 0.460 < 0.474
    # 69.2130 - 56.7725 and so on, and se^2 = se_a^2 + se_b^2: the figures R's survey gives in test_uncertainty.
    np.testing.assert_allclose(
        pairs["difference"], np.array([69.212962962963 - 56.7724867724868, -1.898148148148, -14.338624338624])
    )
    np.testing.assert_allclose(
        pairs["se"],
        np.sqrt([4.78049957**2 + 4.13357675**2, 4.78049957**2 + 1.84033455**2, 4.13357675**2 + 1.84033455**2]),
    )


@pytest.mark.parametrize("by", ["unit", "umur"])
def test_pairs_as_the_libraries_have_them(random, by):
    """scikit_posthocs.posthoc_dunn with Holm, and scipy.stats.mannwhitneyu, on plain scores."""
    import scikit_posthocs

    mean, group = raw(random, by)
    named = np.array(["" if g is None or g != g else g for g in group])
    dunn = scikit_posthocs.posthoc_dunn(pd.DataFrame({"s": mean, "g": named}), "s", "g", p_adjust="holm")
    pairs = compare(random, by).pairs
    assert len(pairs) == len(dunn) * (len(dunn) - 1) / 2
    for row in pairs.itertuples():
        a, b = row.a or "", row.b or ""
        assert row.p_holm == pytest.approx(dunn.loc[a, b], rel=1e-9)
        x, y = mean[named == a], mean[named == b]
        assert row.delta == pytest.approx(2 * stats.mannwhitneyu(x, y).statistic / len(x) / len(y) - 1)


def test_difference_without_blanks_is_that_of_a_welch_test(random):
    """With every answer filled in the IKM is the mean score: scipy.stats.ttest_ind(equal_var=False) on the scores."""
    complete = np.where(random.answers == 0, 2, random.answers)
    survey = make_survey(complete, unit=random.respondents["unit"])
    mean, unit = raw(survey, "unit")
    for row in compare(survey, "unit", level=0.9).pairs.itertuples():
        said = stats.ttest_ind(mean[unit == row.a], mean[unit == row.b], equal_var=False)
        ends = said.confidence_interval(0.9)
        assert (row.low, row.high, row.df) == pytest.approx((ends.low, ends.high, said.df))


def test_a_pair_the_other_way_round(random):
    """What a is to b, b is to a with the sign changed: the order of units decides nothing else."""
    turned = make_survey(
        random.answers, unit=pd.Categorical(random.respondents["unit"].astype(str), categories=list("EDCBA"))
    )
    pairs, back = compare(random, "unit").pairs, compare(turned, "unit").pairs
    back = back.set_index(["b", "a"]).loc[pd.MultiIndex.from_frame(pairs[["a", "b"]])]
    for one, other in (("difference", "difference"), ("low", "high"), ("delta", "delta")):
        np.testing.assert_allclose(pairs[one], -back[other].to_numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(pairs["p_holm"], back["p_holm"].to_numpy(), rtol=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_letters_agree_with_the_pair_tests(data):
    """Two groups share a letter exactly when p_holm is not below 0.05; the best group has "a"."""
    groups = data.draw(st.integers(2, 6))
    sizes = data.draw(st.lists(st.integers(1, 25), min_size=groups, max_size=groups))
    seed = data.draw(st.integers(0, 2**16))
    rng = np.random.default_rng(seed)
    levels = rng.uniform(1, 4, groups)
    answers = np.vstack(
        [
            np.clip(np.round(rng.normal(level, 0.7, (n, QUESTIONS))), 1, 4)
            for level, n in zip(levels, sizes, strict=True)
        ]
    )
    found = compare(make_survey(answers, unit=np.repeat(list("ABCDEF")[:groups], sizes)), "unit")
    for row in found.pairs.itertuples() if found.letters else ():
        assert bool(single(found.letters[row.a]) & single(found.letters[row.b])) == (row.p_holm >= 0.05)
    best = found.found.index.ranking.iloc[0]["unit"]
    assert found.untested == "nothing-varies" or "a" in found.letters[best]


@given(st.lists(st.one_of(st.floats(0, 1), st.just(np.nan)), max_size=30))
def test_holm_as_statsmodels_has_it(p):
    from statsmodels.stats.multitest import multipletests

    p = np.array(p, dtype=float)
    expected = p.copy()
    if (~np.isnan(p)).any():
        expected[~np.isnan(p)] = multipletests(p[~np.isnan(p)], method="holm")[1]
    np.testing.assert_allclose(holm(p), expected, rtol=1e-12)


# --- What cannot be told ----------------------------------------------------------------------------


def test_one_respondent_has_no_interval_but_takes_part_in_the_tests():
    """scikit-posthocs ranks the one as it ranks the others: scores 100, 50, 75, 50."""
    found = compare(make_survey(alike([4, 2, 3, 2]), unit=list("ABBB")), "unit")
    row = found.pairs.iloc[0]
    assert np.isnan([row["se"], row["low"], row["high"]]).all()
    assert row["difference"] == pytest.approx(100 - 175 / 3)
    assert row["delta"] == 1  # the one scores higher than each of the three
    # Ranks 4, 1.5, 3, 1.5: mean of B 2. Variance 4 x 5 / 12 - (8 - 2) / 36 = 1.5; z = 2 / sqrt(1.5 x 4/3) = sqrt 2
    assert row["p_holm"] == pytest.approx(2 * stats.norm.sf(np.sqrt(2)))


def test_a_group_without_spread_beside_one_with():
    """Welch with se_a = 0: the se and df of b alone; both without spread: nothing is known."""
    ones = np.ones(1)
    one = difference(3 * ones, 2 * ones, (0 * ones, ones), (4 * ones, 9 * ones), 0.95).iloc[0]
    assert (one["se"], one["df"]) == (1, 9)
    none = difference(3 * ones, 2 * ones, (0 * ones, 0 * ones), (4 * ones, 9 * ones), 0.95).iloc[0]
    assert none["difference"] == 1
    assert none[["se", "df", "low", "high", "p"]].isna().all()


def test_nothing_varies():
    found = compare(make_survey(alike([3, 3, 3, 3]), unit=list("AABB")), "unit")
    assert (found.kruskal, found.untested, found.letters) == (None, "nothing-varies", {})
    assert found.pairs["difference"].tolist() == [0]
    assert found.pairs["delta"].tolist() == [0]
    assert found.pairs["p_holm"].isna().all()


def test_one_group():
    found = compare(make_survey(alike([3, 2, 4]), unit=list("AAA")), "unit")
    assert (found.kruskal, found.untested, len(found.pairs), found.letters) == (None, "one-group", 0, {})


def test_groups_that_are_not_ranked_are_left_out_with_their_reason():
    """B leaves U14 unanswered; half of C's answers are outside the scale. Neither moves the others' ranks."""
    rows = [*alike([4, 3, 2]), *[[3] * 13 + [0]] * 2, *[[5] * 7 + [1] * 7] * 2, *alike([1, 2, 2])]
    found = compare(make_survey(rows, unit=list("AAABBCCDDD")), "unit")
    assert found.left_out == {"B": "unanswered", "C": "outside-scale"}
    assert found.pairs[["a", "b"]].to_numpy().tolist() == [["A", "D"]]
    assert set(found.letters) == {"A", "D"}
    h, p = stats.kruskal([100, 75, 50], [25, 50, 50])
    assert (found.kruskal.h, found.kruskal.p, found.kruskal.n) == (pytest.approx(h), pytest.approx(p), 6)


def test_units_that_break_the_scale_are_in_no_other_group():
    """Unit B answers outside the scale; compared by age its people do not count (the index names it in left_out)."""
    rows = [*alike([4, 3, 2, 1]), *[[5] * 7 + [1] * 7] * 2]
    found = compare(make_survey(rows, unit=list("AAAABB"), umur=list("xxyyxy")), "umur")
    assert found.found.index.left_out == ("B",)
    assert found.kruskal.n == 4
    assert found.kruskal.h == pytest.approx(stats.kruskal([100, 75], [50, 25]).statistic)


def test_a_recap_has_the_widest_intervals_and_no_tests():
    """Means 2 and 3 of 5 and 9 respondents: all answers 1 or 4, konversi 50 and 75.

    Variance of one figure at most (m - 1)(4 - m) = 2, of the mean 2 / (n - 1): se = 25 sqrt(2 / 4) and 25 sqrt(2 / 8).
    df is the smaller one, 4: t = 2.776445 (t table, 5 % two-sided).
    """
    found = compare(make_recap([[2.0] * QUESTIONS, [3.0] * QUESTIONS], [5, 9], ["A", "B"]), "unit")
    row = found.pairs.iloc[0]
    assert (found.kruskal, found.untested, found.letters) == (None, "recap", {})
    assert row["difference"] == pytest.approx(-25)
    assert row["se"] == pytest.approx(25 * np.sqrt(2 / 4 + 2 / 8))
    assert row["high"] == pytest.approx(-25 + 2.776445 * 25 * np.sqrt(0.75), rel=1e-6)
    assert row[["p_holm", "delta"]].isna().all()
    assert row["strength"] is None


def test_too_many_groups_make_no_pairs_and_do_not_hang():
    rng = np.random.default_rng(1)
    for groups, pairs in ((MOST_GROUPS, MOST_GROUPS * (MOST_GROUPS - 1) // 2), (MOST_GROUPS + 1, None)):
        some = compare(make_survey(rng.integers(1, 5, (4 * groups, 14)), unit=np.arange(4 * groups) % groups), "unit")
        assert (None if some.pairs is None else len(some.pairs)) == pairs
    unit = np.array([f"u{i:05d}" for i in range(20_000)])
    survey = make_survey(rng.integers(1, 5, (60_000, 14)), unit=np.repeat(unit, 3))
    began = time.thread_time()
    found = compare(survey, "unit")
    assert time.thread_time() - began < 60
    assert (found.pairs, found.letters, found.kruskal.df) == (None, {}, 19_999)


# --- Cells of the heat map --------------------------------------------------------------------------


def test_weak_cells_as_paired_t_tests(random):
    """Without blanks: one-sided scipy.stats.ttest_1samp of own answer - mean of the others, Holm over all."""
    from statsmodels.stats.multitest import multipletests

    answers = np.where(random.answers == 0, 2, random.answers).astype(float)
    answers[:, 3] = np.maximum(answers[:, 3] - (np.arange(300) % 2), 1)  # U4 lower, so that something is found
    unit = random.respondents["unit"].to_numpy()
    marks = weak_cells(uncertainty(make_survey(answers, unit=unit), "unit"))
    p = []
    for name in "ABCDE":
        own = answers[unit == name]
        others = (own.sum(axis=1, keepdims=True) - own) / 13
        p.append(stats.ttest_1samp(own - others, 0, alternative="less").pvalue)
    expected = multipletests(np.ravel(p), method="holm")[0].reshape(5, 14)
    assert expected.any()
    np.testing.assert_array_equal(marks.to_numpy(), expected)


def test_where_nothing_varies_nothing_is_marked():
    """U1 is 1 and the rest 4 for everyone: how another sample would have answered is not known."""
    assert not weak_cells(uncertainty(make_survey([[1] + [4] * 13] * 10, unit=["A"] * 10), "unit")).any(axis=None)


def test_an_unsur_that_a_few_answered_is_not_marked():
    """Thirty people of whom one answered U5: his 1 says nothing of the others."""
    rows = [[3 + (i + j) % 2 for j in range(14)] for i in range(30)]
    for i, row in enumerate(rows):
        row[4] = 1 if i == 0 else 0
    assert not weak_cells(uncertainty(make_survey(rows, unit=["A"] * 30), "unit"))["U5"].any()


def test_few_different_answers_mark_nothing_by_chance():
    """Nine tenths say 3 and one tenth 4, all unsur alike, 13 units of 30: at most 5 % of maps have a mark.

    200 maps, seeded: with 5 % expected, more than 20 would happen once in a thousand (binomial).
    """
    rng = np.random.default_rng(5)
    units = np.repeat([f"{i:02}" for i in range(13)], 30)
    wrong = 0
    for _ in range(200):
        answers = 3 + (rng.random((390, 9)) < 0.1)
        wrong += weak_cells(uncertainty(make_survey(answers, "permenpan-2017", unit=units), "unit")).any(axis=None)
    assert wrong <= 20


def test_no_weak_cells_in_a_recap_nor_in_what_is_not_ranked(bandar_lampung):
    assert not weak_cells(uncertainty(bandar_lampung, "unit")).to_numpy().any()
    rows = [[5] * 7 + [1] * 7] * 20
    assert not weak_cells(uncertainty(make_survey(rows, unit=["A"] * 20), "unit")).to_numpy().any()


# --- The command line -------------------------------------------------------------------------------


@pytest.fixture
def command(capsys):
    def run(*arguments: str) -> str:
        assert main(["compare", *arguments]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return run


@pytest.fixture
def file(tmp_path):
    """Made-up answers of three units in a csv; one respondent without a unit."""
    rng = np.random.default_rng(3)
    rows = pd.DataFrame(rng.integers(1, 5, (40, 9)), columns=[f"U{i}" for i in range(1, 10)])
    rows.insert(0, "Unit", ["Timur"] * 15 + ["Barat"] * 14 + ["Utara"] * 10 + [None])
    rows.loc[:14, "U1":"U9"] = np.minimum(rows.loc[:14, "U1":"U9"] + 1, 4)
    path = tmp_path / "survei.csv"
    rows.to_csv(path, index=False)
    return str(path)


def test_json_has_the_promised_shape(command, file):
    found = json.loads(command(file, "--by", "unit", "--format", "json"))
    assert list(found)[:4] == ["by", "kruskal_wallis", "pairs", "letters"]
    assert found["by"] == "unit"
    assert list(found["kruskal_wallis"])[:4] == ["h", "df", "p", "epsilon_squared"]
    assert all(list(pair)[:6] == ["a", "b", "difference", "low", "high", "p_holm"] for pair in found["pairs"])
    survey = ikm.read(file)
    expected = compare(survey, "unit")
    assert found["kruskal_wallis"]["h"] == pytest.approx(expected.kruskal.h, rel=1e-12)
    assert len(found["pairs"]) == len(expected.pairs)
    assert found["letters"] == {name or "": letters for name, letters in expected.letters.items()}
    konversi = ikm.index(survey, "unit").table.set_index("unit")["konversi"]
    row = next(pair for pair in found["pairs"] if {pair["a"], pair["b"]} == {"Timur", "Barat"})
    assert row["difference"] == pytest.approx(konversi[row["a"]] - konversi[row["b"]])


def test_json_of_a_recap(command):
    found = json.loads(command("data/bandar_lampung_2012_rekap.xlsx", "--by", "unit", "--format", "json"))
    assert found["kruskal_wallis"] is None
    assert found["letters"] == {}
    assert len(found["pairs"]) == 12 * 11 // 2
    assert {pair["p_holm"] for pair in found["pairs"]} == {None}
    assert found["left_out"] == [{"group": "Tanjung Senang", "reason": "outside-scale"}]


def test_table_for_people(command, file):
    """In the reader's language, with decimal comma or point."""
    said = command(file, "--by", "unit", "--lang", "en")
    expected = compare(ikm.read(file), "unit")
    assert f"H = {expected.kruskal.h:.2f}" in said
    assert "Groups that share a letter are not shown to differ" in said
    assert "Timur" in said
    recap = command("data/bandar_lampung_2012_rekap.xlsx", "--by", "unit", "--lang", "en")
    assert "Tanjung Senang: not ranked: figures outside the scale 1-4" in recap
    assert "Kruskal" not in recap


def test_where_and_refusals(capsys, command, file):
    found = json.loads(
        command(file, "--by", "unit", "--where", "unit=Timur", "--where", "unit=Barat", "--format", "json")
    )
    assert [{pair["a"], pair["b"]} for pair in found["pairs"]] == [{"Timur", "Barat"}]
    assert main(["compare", file, "--by", "umur", "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
