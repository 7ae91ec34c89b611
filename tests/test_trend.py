"""Changes from period to period, against scipy and arithmetic."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from ikm.differences import holm
from ikm.trend import trend
from tests.conftest import make_recap, make_survey

PERIODS = ["2023", "2024", "2025"]


@pytest.fixture
def survey():
    """180 made-up respondents of three periods and two units, no blanks, rising in the last."""
    rng = np.random.default_rng(5)
    period = np.repeat([0, 1, 2], 60)
    answers = np.clip(np.round(rng.normal(np.array([2.5, 2.55, 3.1])[period][:, None], 0.8, (180, 14))), 1, 4)
    periode = pd.Categorical(np.array(PERIODS)[period], categories=PERIODS)
    return make_survey(answers, periode=periode, layanan=np.tile(["KTP", "KK"], 90))


def test_changes_are_welch_tests(survey):
    """Without blanks the IKM is the mean score: scipy.stats.ttest_ind(equal_var=False) of neighbouring periods."""
    found = trend(survey).periods
    score = survey.values.mean(axis=1) * 25
    period = survey.respondents["periode"].to_numpy()
    assert found["periode"].tolist() == PERIODS
    assert found["why"].tolist() == ["first", "", ""]
    assert found["since"].tolist() == [None, "2023", "2024"]
    for now, before in ((1, 0), (2, 1)):
        said = stats.ttest_ind(score[period == PERIODS[now]], score[period == PERIODS[before]], equal_var=False)
        ends = said.confidence_interval()
        row = found.iloc[now]
        assert row[["change_low", "change_high", "p"]].tolist() == pytest.approx([ends.low, ends.high, said.pvalue])
        assert row["clear"] == (said.pvalue < 0.05)
    assert found["clear"].tolist() == [False, False, True]


def test_changes_of_unsur_with_holm_over_each_change(survey):
    found = trend(survey).unsur
    period = survey.respondents["periode"].to_numpy()
    for now, before in ((1, 0), (2, 1)):
        x, y = (survey.values[period == PERIODS[at]] for at in (now, before))
        said = stats.ttest_ind(x, y, equal_var=False)
        rows = found[found["periode"] == PERIODS[now]]
        assert rows["code"].tolist() == [f"U{j}" for j in range(1, 15)]
        np.testing.assert_allclose(rows["change"], x.mean(axis=0) - y.mean(axis=0))
        np.testing.assert_allclose(rows["p_holm"], holm(said.pvalue))
        np.testing.assert_array_equal(rows["clear"], holm(said.pvalue) < 0.05)
    assert found[found["periode"] == "2023"]["change"].isna().all()
    assert len(found) == 3 * 14


def test_first_to_last_is_one_statement(survey):
    score = survey.values.mean(axis=1) * 25
    period = survey.respondents["periode"].to_numpy()
    said = stats.ttest_ind(score[period == "2025"], score[period == "2023"], equal_var=False)
    (row,) = trend(survey).overall.to_dict("records")
    assert (row["first"], row["last"], row["clear"]) == ("2023", "2025", True)
    assert row["change_low"] == pytest.approx(said.confidence_interval().low)
    assert row["p"] == pytest.approx(said.pvalue)


def test_within_is_the_trend_of_each_alone(survey):
    """The rows of a service are those of the trend of that service."""
    whole = trend(survey, within="layanan")
    assert whole.periods["layanan"].tolist() == ["KK"] * 3 + ["KTP"] * 3
    assert len(whole.overall) == 2
    for name in ("KK", "KTP"):
        alone = trend(survey.where(layanan=name))
        for part in ("periods", "unsur"):
            own = getattr(whole, part)
            own = own[own["layanan"] == name].drop(columns="layanan").reset_index(drop=True)
            other = getattr(alone, part)
            if part == "periods":  # judged together with the other line
                own, other = (frame.drop(columns=["p_holm", "clear"]) for frame in (own, other))
            pd.testing.assert_frame_equal(own, other, check_dtype=False)


def test_a_period_that_is_not_ranked_breaks_the_chain():
    """2024 leaves U14 unanswered: no change to it and none from it; first to last is still known."""
    rows = [[4] * 14, [3] * 14, [3] * 13 + [0], [2] * 13 + [0], [2] * 14, [1] * 14, [2] * 14, [2] * 14]
    periode = ["2023"] * 2 + ["2024"] * 2 + ["2025"] * 2 + ["2026"] * 2
    found = trend(make_survey(rows, periode=periode))
    assert found.periods["why"].tolist() == ["first", "not-ranked", "before-not-ranked", ""]
    assert found.periods["change"].tolist()[3] == pytest.approx(50 - 37.5)
    assert found.periods["change"].isna().tolist() == [True, True, True, False]
    assert found.overall[["first", "last"]].to_numpy().tolist() == [["2023", "2026"]]
    assert found.overall["change"].iloc[0] == pytest.approx(50 - 87.5)


def test_respondents_without_a_period_are_shown_and_no_step_in_time():
    rows = [[4] * 14, [3] * 14, [3] * 14, [1] * 14, [2] * 14]
    found = trend(make_survey(rows, periode=["2023", "2023", "2024", "2024", None])).periods
    assert found["why"].tolist() == ["first", "", "no-period"]
    assert found["n"].tolist() == [2, 2, 1]


def test_one_period():
    found = trend(make_survey([[3] * 14, [2] * 14], periode=["2024", "2024"]))
    assert found.periods["why"].tolist() == ["first"]
    assert found.unsur["change"].isna().all()
    assert len(found.overall) == 0


def test_a_recap_is_clear_only_in_the_worst_case():
    """400 respondents each: se at most 25 sqrt(m' / 399), m' = (m - 1)(4 - m).

    1.2 and 3.8: 0.94 each, so 65 points are clear. 2.5 and 2.6: 2.25 -> 1.877, 2.24 -> 1.873; together 2.65, and
    2.5 points are not. t: R qt(.975, 399) = 1.965927.
    """
    recap = make_recap([[1.2] * 14, [3.8] * 14, [2.5] * 14, [2.6] * 14], [400] * 4, ["2021", "2022", "2023", "2024"])
    found = trend(recap, by="unit")
    assert found.periods["clear"].tolist() == [False, True, True, False]
    assert found.periods["p"].isna().all()
    assert found.unsur["p_holm"].isna().all()
    assert found.unsur.groupby("unit")["clear"].all().tolist() == [False, True, True, False]
    row = found.periods.iloc[3]
    assert row["change_high"] - row["change"] == pytest.approx(1.965927 * 25 * np.sqrt((2.25 + 2.24) / 399), rel=1e-6)
