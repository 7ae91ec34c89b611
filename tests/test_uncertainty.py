"""Standard errors, intervals and classes, against R's survey package and arithmetic."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikm
from ikm.city import city, without_population
from ikm.moments import moments
from ikm.uncertainty import uncertainty
from tests.conftest import make_recap, make_survey

ANSWERS = [
    "332323433", "333043323", "212221222", "212322222", "303423334", "334343443", "332330423", "233443334",
    "233323233", "323202321", "223222222", "323323233", "221231020", "221302221", "333024343", "222221232",
    "332322333", "333204303", "333334333", "332333323", "333332232", "422333333",
]  # fmt: skip
UNITS = list("AAAAAAAAABBBBBBBCCCCCC")
SEX = list("PPLLPPPLPPPLLLLPPPPPPL")
PEOPLE = {"A": 40, "B": 25, "C": 120}


@pytest.fixture
def survey():
    """22 respondents of three units, nine unsur, some blanks (0).

    R 4, survey 4.1.1; d.csv holds the rows above with their unit and sex, blanks empty::

        library(survey); options(survey.lonely.psu="adjust")
        d <- read.csv("d.csv"); d$N <- c(A=40, B=25, C=120)[d$unit]; a <- paste0("u", 1:9)
        for (j in a) { d[[paste0("d", j)]] <- as.numeric(!is.na(d[[j]])); d[[j]][is.na(d[[j]])] <- 0 }
        f <- as.formula(paste("~", paste(c(a, paste0("d", a)), collapse="+")))
        ikm <- parse(text=paste0("25/9*(", paste0(a, "/d", a, collapse="+"), ")"))[[1]]
        said <- function(design) { x <- svycontrast(svytotal(f, design), list(ikm=ikm)); c(coef(x), SE(x)) }
        one <- function(u, ...) said(svydesign(~1, data=subset(d, unit==u), weights=~1, ...))
    """
    answers = [[int(x) for x in row] for row in ANSWERS]
    return make_survey(answers, "permenpan-2017", unit=UNITS, jenis_kelamin=SEX)


def test_each_unit_as_r_has_it(survey):
    """one("A"); one("B"); one("C"); and confint(x, df=8) of A."""
    found = uncertainty(survey, "unit")
    np.testing.assert_allclose(
        found.index.table["konversi"], [69.212962962963, 56.7724867724868, 71.1111111111111], rtol=1e-12
    )
    np.testing.assert_allclose(found.table["se"], [4.78049958577816, 4.13357675871537, 1.8403345553785], atol=1e-9)
    np.testing.assert_allclose(found.table[["low", "high"]].iloc[0], [58.1891111498167, 80.2368147761092], atol=1e-9)
    assert found.table["df"].tolist() == [8, 6, 5]


def test_units_are_the_strata_of_what_mixes_them(survey):
    """des <- svydesign(~1, strata=~unit, data=d, weights=~1); said(des); said(subset(des, sex=="P")), sex=="L"."""
    found = uncertainty(survey)
    assert found.index.table["konversi"].iloc[0] == pytest.approx(65.9895952001215, rel=1e-12)
    assert found.table["se"].iloc[0] == pytest.approx(2.41687020948154, abs=1e-9)
    assert found.table["df"].iloc[0] == 22 - 3
    sexes = uncertainty(survey, "jenis_kelamin").table.set_index("jenis_kelamin")
    assert sexes.loc["P", "se"] == pytest.approx(2.30822904168108, abs=1e-9)
    assert sexes.loc["L", "se"] == pytest.approx(5.35438782644944, abs=1e-9)
    alone = uncertainty(survey.where(jenis_kelamin="P")).table.iloc[0]
    assert alone[["se", "df"]].tolist() == sexes.loc["P", ["se", "df"]].tolist() == [alone["se"], 14 - 1]


def test_finite_population_correction(survey):
    """said(svydesign(~1, strata=~unit, data=d, weights=rep(1, nrow(d)), fpc=~N)); one(u, fpc=~N)."""
    assert uncertainty(survey, population=PEOPLE).table["se"].iloc[0] == pytest.approx(2.11586418423372, abs=1e-9)
    each = uncertainty(survey, "unit", population=PEOPLE).table["se"]
    np.testing.assert_allclose(each, [4.20846903570164, 3.5074561879713, 1.79373624369196], atol=1e-9)


def test_without_units_the_sample_is_simple(survey):
    """said(svydesign(~1, data=d, weights=~1))"""
    plain = make_survey([[int(x) for x in row] for row in ANSWERS], "permenpan-2017")
    assert uncertainty(plain).table["se"].iloc[0] == pytest.approx(2.66319625480135, abs=1e-9)


def test_a_stratum_of_one_is_centred_at_the_mean_of_all(survey):
    """l <- d[c(1:9, 10), ]; said(svydesign(~1, strata=~unit, data=l, weights=~1)) with lonely.psu = "adjust"."""
    ten = make_survey([[int(x) for x in row] for row in ANSWERS[:10]], "permenpan-2017", unit=UNITS[:10])
    found = uncertainty(ten)
    assert found.index.table["konversi"].iloc[0] == pytest.approx(67.9938271604938, rel=1e-12)
    assert found.table["se"].iloc[0] == pytest.approx(4.46516351632534, abs=1e-9)


def test_one_unsur_is_a_ratio(survey):
    """x <- svyratio(~u1, ~du1, svydesign(~1, data=subset(d, unit=="A"), weights=~1)); SE(x); confint(x, df=8)"""
    found = uncertainty(survey, "unit")
    assert found.nrr_se["U1"][0] == pytest.approx(0.175682092231577, abs=1e-9)
    assert found.nrr_low["U1"][0] == pytest.approx(2.15043192438822, abs=1e-9)
    assert found.nrr_high["U1"][0] == pytest.approx(2.96067918672289, abs=1e-9)


def test_the_city_in_three_ways(survey):
    """The separate ratio estimator with population shares, and with equal shares.

    R: for each unit u and column c, d[[paste0(c, "_", u)]] <- d[[c]] * (d$unit == u); g lists them all;
    sep is the sum over u of N_u / 185 * 25/9 * sum of a_u / d_u (or 1/3 in place of N_u / 185)::

        x <- svycontrast(svytotal(g, svydesign(~1, strata=~unit, data=d, fpc=~N)), list(ikm=sep))
        coef(x); SE(x)                    # 68.7630487630488 1.5512543148866
        ... equal shares, without fpc     # 65.6988536155203 2.19409471044279
    """
    with_people = city(survey, population=PEOPLE).set_index("way").loc["population"]
    assert with_people["konversi"] == pytest.approx(68.7630487630488, rel=1e-12)
    assert with_people["se"] == pytest.approx(1.5512543148866, abs=1e-9)
    # Satterthwaite: (sum of v^2)^2 / sum of v^4 / df, v = N_h / 185 x se_h with fpc, df as in the tests above
    v = np.array([40, 25, 120]) / 185 * np.array([4.20846903570164, 3.5074561879713, 1.79373624369196])
    assert with_people["df"] == pytest.approx((v**2).sum() ** 2 / (v**4 / [8, 6, 5]).sum())
    plain = city(survey).set_index("way")
    assert plain.loc["units", "konversi"] == pytest.approx(65.6988536155203, rel=1e-12)
    assert plain.loc["units", "se"] == pytest.approx(2.19409471044279, abs=1e-9)
    assert np.isnan(plain.loc["population", "konversi"])
    assert plain.loc["population", "mutu"] is None
    assert without_population(survey, ikm.index(survey, "unit")) == ("A", "B", "C")


def test_the_city_of_bandar_lampung(bandar_lampung):
    """Recomputed from the printed tables: simple mean of units 66.1025 and weighted by n 66.5778 without Tanjung
    Senang; with it 68.5717 and 68.0799 (sources and both weights: tests/fixtures/README.md). The 66.5778 averaged
    figures that were rounded before; exactly it is 66.57774653 (see test_index)."""
    ways = city(bandar_lampung).set_index("way")["konversi"]
    assert ways["units"] == pytest.approx(66.1025, abs=5e-5)
    assert ways["respondents"] == pytest.approx(66.57774653, abs=1e-8)
    everyone = ikm.index(bandar_lampung, "unit").table
    assert everyone["konversi"].mean() == pytest.approx(68.5717, abs=5e-5)
    assert np.average(everyone["konversi"], weights=everyone["n"]) == pytest.approx(68.0799, abs=5e-5)


def test_people_served_weigh_in_the_sample_of_bandar_lampung():
    """Table 1 of the paper, 840,550 people without Tanjung Senang; in fractions of the printed means:
    sum(pop[k] * sum(nrr[k]) * 25 / 14 for k in kecamatan) / 840550 = 66.59019103563143."""
    recap = ikm.sample("bandar-lampung-rekap")
    assert city(recap)["konversi"].iloc[2] == pytest.approx(66.59019103563143, rel=1e-12)


def test_population_of_a_recap_is_its_own():
    """Two units of 2.0 and 3.0 with 100 and 300 people: (100 x 50 + 300 x 75) / 400 = 68.75."""
    recap = make_recap(np.repeat([[2.0], [3.0]], 14, axis=1), [10, 10], ["a", "b"])
    assert np.isnan(city(recap)["konversi"].iloc[2])
    assert city(recap, population={"a": 100, "b": 300})["konversi"].iloc[2] == pytest.approx(68.75)


def test_widest_interval_of_a_recap():
    """One unsur pattern for all: means 2.5, n = 21. Answers 1 and 4 in equal parts vary by (2.5-1)(4-2.5) = 2.25;
    se of the mean = sqrt(2.25 / 20) = 0.335410; all unsur move together, so the IKM has the same: x 25 = 8.385255."""
    recap = make_recap(np.full((1, 14), 2.5), [21], ["a"])
    found = uncertainty(recap, "unit")
    assert found.worst_case
    assert found.covariance is None
    assert found.table["se"][0] == pytest.approx(8.385255, abs=1e-6)
    assert found.nrr_se["U1"][0] == pytest.approx(0.335410, abs=1e-6)
    assert found.classes.isna().all(axis=None)


def test_two_people_can_be_as_far_apart_as_the_widest():
    """Answers 1 x 14 and 4 x 14: the survey's own se equals the widest that its recap allows."""
    survey = make_survey([[1] * 14, [4] * 14], unit=["a", "a"])
    recap = make_recap(np.full((1, 14), 2.5), [2], ["a"])
    assert uncertainty(survey, "unit").table["se"][0] == pytest.approx(uncertainty(recap, "unit").table["se"][0])


sheets = st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=3, max_size=25)


@given(sheets)
@settings(max_examples=60, deadline=None)
def test_no_survey_varies_more_than_its_recap_allows(rows):
    rows = [[1] * 9, *rows]  # every unsur is answered
    survey = make_survey(np.where(np.array(rows) == 0, 1, rows), "permenpan-2017", unit=["a"] * len(rows))
    nrr = ikm.index(survey).nrr.to_numpy()
    widest = uncertainty(make_recap(nrr, [len(rows)], ["a"], "permenpan-2017"), "unit")
    se = uncertainty(survey, "unit").table["se"][0]
    assert np.isnan(se) or se <= widest.table["se"][0] + 1e-9


@given(sheets, st.data())
@settings(max_examples=60, deadline=None)
def test_many_is_one_repeated(rows, data):
    rows = [[2] * 9, *rows, [3] * 9]
    units = ["a", *data.draw(st.lists(st.sampled_from("ab"), min_size=len(rows) - 2, max_size=len(rows) - 2)), "b"]
    survey = make_survey(rows, "permenpan-2017", unit=units)
    by_unit = uncertainty(survey, "unit")
    for position, unit in enumerate(by_unit.table["unit"]):
        alone = uncertainty(survey.where(unit=unit))
        np.testing.assert_allclose(by_unit.table["se"][position], alone.table["se"][0], atol=1e-12)


def test_the_formula_written_out(survey):
    """z_i = sum_j (a_ij - NRR_j) / n_j / 9 over answered j; Var = n / (n - 1) sum z_i^2, in plain loops."""
    unit = survey.where(unit="B")
    rows = [[int(x) for x in row] for row, u in zip(ANSWERS, UNITS, strict=True) if u == "B"]
    n = [sum(row[j] > 0 for row in rows) for j in range(9)]
    nrr = [sum(row[j] for row in rows) / n[j] for j in range(9)]
    z = [sum((row[j] - nrr[j]) / n[j] / 9 for j in range(9) if row[j]) for row in rows]
    variance = len(rows) / (len(rows) - 1) * sum(value**2 for value in z)
    assert uncertainty(unit).table["se"][0] == pytest.approx(25 * variance**0.5, rel=1e-12)


def test_classes_are_the_t_distribution_between_the_bounds(survey):
    """A of the survey: 69.212962962963, se 4.78049958577816, df 8; bounds of 2017 less half a hundredth.

    R: b <- c(64.995, 76.605, 88.305); p <- pt((b - 69.212962962963) / 4.78049958577816, 8)
    c(1 - p[3], p[3] - p[2], p[2] - p[1], p[1])
    """
    expected = [0.001992242746199, 0.078317483959959, 0.718024260776952, 0.201666012516890]
    np.testing.assert_allclose(uncertainty(survey, "unit").classes.iloc[0], expected, atol=1e-9)


def test_settled_is_an_interval_within_one_class(survey):
    """A 58.2-80.2 and B 46.7-66.9 cross 65.00; C: 71.1111 -+ qt(.975, 5) = 2.57058183564 x 1.8403346 = 66.38-75.84."""
    found = uncertainty(survey, "unit").table
    assert found["settled"].tolist() == [False, False, True]
    assert found["high"].iloc[2] == pytest.approx(71.1111111111111 + 2.57058183564 * 1.8403345553785, abs=1e-9)


def test_nothing_is_claimed_where_nothing_is_known():
    alike = uncertainty(make_survey([[3] * 14] * 6))
    assert alike.table[["se", "low", "high"]].isna().all(axis=None)
    assert alike.nrr_se.isna().all(axis=None)
    assert alike.table["settled"][0] is None
    assert alike.classes.isna().all(axis=None)
    one = uncertainty(make_survey([[1, 4] * 7]))
    assert np.isnan(one.table["se"][0])
    assert one.table["settled"][0] is None
    blank = uncertainty(make_survey([[1] * 13 + [0], [4] * 13 + [0]]))
    assert np.isnan(blank.table["low"][0])
    assert blank.nrr_se["U1"][0] > 0


def test_a_unit_that_is_not_ranked_has_no_interval(bandar_lampung):
    found = uncertainty(bandar_lampung, "unit")
    broken = found.table["unit"] == "Tanjung Senang"
    assert np.isnan(found.table.loc[broken, "se"]).all()
    assert found.table.loc[~broken, "se"].notna().all()


def test_a_recap_without_n_has_no_interval():
    recap = make_recap(np.full((2, 14), 2.5), [np.nan, 10], ["a", "b"])
    assert uncertainty(recap).table["se"].isna().all()
    assert uncertainty(recap, "unit").table["se"].isna().all()


def test_more_respondents_than_people_is_refused(survey):
    with pytest.raises(ikm.UnknownChoiceError) as refused:
        uncertainty(survey, "unit", population={"A": 5})
    assert refused.value.values == {"unit": "A", "n": "9", "population": "5"}


@given(sheets)
@settings(max_examples=40, deadline=None)
def test_moments_are_sums_over_respondents(rows):
    rows = [[1] * 9, *rows]
    found = moments(make_survey(rows, "permenpan-2017"))
    sheet = np.array([row for row in rows if any(row)], dtype=float)
    there = (sheet > 0).astype(float)
    np.testing.assert_array_equal(found.both[0], there.T @ there)
    np.testing.assert_array_equal(found.first[0], sheet.T @ there)
    np.testing.assert_array_equal(found.product[0], sheet.T @ sheet)


def test_too_many_profiles_are_counted_anew(survey, monkeypatch):
    before = uncertainty(survey.where(jenis_kelamin="P"), "unit").table["se"]
    monkeypatch.setattr("ikm.moments.MOST", 0)
    after = uncertainty(survey.where(jenis_kelamin="P"), "unit").table["se"]
    np.testing.assert_allclose(before, after, rtol=1e-12)
