"""Strata: units, and the periods of each."""

import numpy as np
import pytest

import ikm
from ikm import uncertainty
from ikm.strata import of_respondents, strata
from tests.conftest import make_survey

ROWS = [[1 + (i * j) % 4 for j in range(1, 10)] for i in range(1, 25)]
UNITS = list("ABC") * 8
PERIODS = ["2024"] * 12 + ["2025"] * 12
SEX = list("LLPPLPLP") * 3


@pytest.fixture
def survey():
    return make_survey(ROWS, "permenpan-2017", unit=UNITS, periode=PERIODS, jenis_kelamin=SEX)


def test_each_unit_and_period_is_one(survey):
    cells = strata(survey, ("jenis_kelamin",))
    assert len(cells.n) == 6
    assert cells.n.tolist() == [4] * 6
    assert len(np.unique(of_respondents(survey))) == 6


def test_a_filter_does_not_change_how_many_were_asked(survey):
    assert strata(survey.where(jenis_kelamin="P", unit="A"), ()).n.tolist() == [4] * 6


@pytest.mark.parametrize("by", ["unit", "periode", "jenis_kelamin"])
def test_a_row_is_the_figure_of_its_filter(survey, by):
    whole = uncertainty(survey, by)
    for position, value in enumerate(whole.table[by]):
        alone = uncertainty(survey.where(**{by: value})).table.iloc[0]
        assert whole.table.iloc[position][["se", "df"]].tolist() == pytest.approx(alone[["se", "df"]].tolist())


def test_each_period_has_its_own_share_of_the_people():
    """Unit A: 8 of 8 people in 2024, 4 of 8 in 2025: nothing is uncertain of 2024, half the variance of 2025."""
    survey = make_survey(ROWS[:12], "permenpan-2017", unit=["A"] * 12, periode=["2024"] * 8 + ["2025"] * 4)
    plain = uncertainty(survey, "periode").table["se"].to_numpy()
    known = uncertainty(survey, "periode", population={"A": 8}).table["se"].to_numpy()
    np.testing.assert_allclose(known, plain * np.sqrt([0, 0.5]))


def test_more_respondents_than_people_in_one_period_is_refused():
    survey = make_survey(ROWS[:12], "permenpan-2017", unit=["A"] * 12, periode=["2024"] * 8 + ["2025"] * 4)
    with pytest.raises(ikm.UnknownChoiceError) as refused:
        uncertainty(survey, population={"A": 7})
    assert refused.value.values["n"] == "8"


def test_few_answers_claim_nothing_of_that_unsur():
    """One of six answered U9: no interval for U9, nor for the IKM that rests on it; two answers have one df."""
    rows = [[1 + (i + j) % 4 for j in range(8)] + [0] for i in range(6)]
    rows[0][8] = 3
    found = uncertainty(make_survey(rows, "permenpan-2017"))
    assert np.isnan(found.nrr_se["U9"][0])
    assert np.isnan(found.table["se"][0])
    rows[1][8] = 2
    found = uncertainty(make_survey(rows, "permenpan-2017"))
    assert found.nrr_df["U9"][0] == 1
    assert found.nrr_low["U9"][0] < 1
