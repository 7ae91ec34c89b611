"""Which ranks a group can have."""

import numpy as np
import pandas as pd
import pytest

import ikm
from ikm import uncertainty
from ikm.ranks import MOST_GROUPS, ranks
from tests.conftest import make_recap, make_survey


def place(found) -> dict[str, list[int]]:
    return {unit: row.tolist() for unit, (_, row) in zip(found.table["unit"], ranks(found).iterrows(), strict=True)}


def test_groups_far_apart_have_one_rank_each():
    """IKM about 37.5, 62.5 and 87.5, standard errors about 2: nobody can change places."""
    rows = [[2 - (i + j) % 2 for j in range(9)] for i in range(10)]
    rows += [[3 - (i + j) % 2 for j in range(9)] for i in range(10)]
    rows += [[4 - (i + j) % 2 for j in range(9)] for i in range(10)]
    rows[0] = rows[10] = rows[20] = [2] * 9
    survey = make_survey(rows, "permenpan-2017", unit=list("a" * 10 + "b" * 10 + "c" * 10))
    assert place(uncertainty(survey, "unit")) == {"a": [3, 3], "b": [2, 2], "c": [1, 1]}


def test_a_group_of_one_has_no_ranks_and_leaves_the_others_open():
    rows = [[1] * 9, [2] * 9] * 5 + [[4] * 9]
    found = uncertainty(make_survey(rows, "permenpan-2017", unit=list("a" * 10 + "b")), "unit")
    assert place(found)["a"] == [1, 2]
    assert all(pd.isna(value) for value in place(found)["b"])


def test_what_is_not_ranked_has_no_rank(bandar_lampung):
    found = place(uncertainty(bandar_lampung, "unit"))
    assert all(pd.isna(value) for value in found["Tanjung Senang"])
    assert found["Sukabumi"][1] == 12


def test_everyone_asked_leaves_no_doubt():
    """Ten of ten people in each unit: 62.5 against 65.0 is what all of them say."""
    rows = [[2] * 9, [3] * 9] * 5 + [[2] * 9, [3] * 9] * 4 + [[3] * 9] * 2
    survey = make_survey(rows, "permenpan-2017", unit=list("a" * 10 + "b" * 10))
    known = {"a": 10, "b": 10}
    assert place(uncertainty(survey, "unit", population=known)) == {"a": [2, 2], "b": [1, 1]}
    assert place(uncertainty(survey, "unit")) == {"a": [1, 2], "b": [1, 2]}


def test_too_many_groups_have_none():
    size = MOST_GROUPS + 1
    recap = make_recap(np.full((size, 14), 2.5), [10] * size, [f"{i:04}" for i in range(size)])
    assert ranks(uncertainty(recap, "unit")).isna().all(axis=None)


@pytest.mark.parametrize("apart", [0.0, 0.1, 1.0])
def test_the_true_rank_lies_within(apart):
    """Eight units whose true NRR are ``apart`` x their number below 3: at least 95 % of 100 x 8 ranks are held.

    Seeded. 95 % of 800 less three standard deviations (binomial, 6.2 each) is 741.
    """
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(100):
        mood = 2.8 - apart * np.arange(8) / 8 + rng.normal(0, 0.6, (30, 8))
        answers = np.clip(np.round(mood[:, :, None] + rng.normal(0, 0.5, (30, 8, 9))), 1, 4)
        survey = make_survey(answers.reshape(-1, 9), "permenpan-2017", unit=[f"u{i}" for i in range(8)] * 30)
        found = ranks(uncertainty(survey, "unit")).to_numpy(dtype=float)
        truth = np.arange(1, 9)
        held += int(((found[:, 0] <= truth) & (truth <= found[:, 1])).sum())
    assert held >= 741


def test_the_same_file_gives_the_same_ranks():
    found = uncertainty(ikm.sample("bandar-lampung-responden"), "unit")
    pd.testing.assert_frame_equal(ranks(found), ranks(found))
