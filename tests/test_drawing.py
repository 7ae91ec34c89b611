"""The draw list: no repeats, the same again from the same seed, every number as likely."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.drawing import MOST_SEED, WAYS, draw, seed_of
from ikm.errors import UnknownChoiceError

STRATA = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 200)), min_size=1, max_size=6)
SEEDS = st.integers(0, MOST_SEED)


def plan(pairs) -> tuple[dict[str, int], dict[str, int]]:
    people = {f"S{i}": n + more for i, (n, more) in enumerate(pairs)} | {"S": 1}
    return {f"S{i}": n for i, (n, _) in enumerate(pairs)}, people


@given(STRATA, SEEDS, st.sampled_from(list(WAYS)), st.decimals(0, 1, places=2))
def test_numbers_are_on_the_list_once_and_as_many_as_planned(pairs, seed, way, reserve):
    sample, people = plan(pairs)
    found = draw(sample, people, seed, way=way, reserve=reserve)
    main, spare = found[~found["reserve"]], found[found["reserve"]]
    for name, n in sample.items():
        numbers = found.loc[found["stratum"] == name, "number"]
        assert numbers.is_unique
        assert numbers.between(1, people[name]).all()
        assert (main["stratum"] == name).sum() == n
        assert (spare["stratum"] == name).sum() == min(int(np.ceil(float(n * reserve))), people[name] - n)
        assert main.loc[main["stratum"] == name, "number"].is_monotonic_increasing


@given(STRATA, SEEDS, st.sampled_from(list(WAYS)))
def test_the_same_seed_gives_the_same_list(pairs, seed, way):
    sample, people = plan(pairs)
    pd.testing.assert_frame_equal(draw(sample, people, seed, way=way), draw(sample, people, seed, way=way))


def test_a_list_once_printed_can_be_drawn_again():
    """numpy 2.x: Generator(PCG64(2026)).choice(100, 6, replace=False) + 1, five sorted, then a reserve."""
    drawn = np.random.Generator(np.random.PCG64(2026)).choice(100, 6, replace=False) + 1
    found = draw({"Utara": 5}, {"Utara": 100}, 2026)
    assert list(found["number"]) == [*sorted(drawn[:5]), drawn[5]]
    assert list(found["reserve"]) == [False] * 5 + [True]
    assert list(found["order"]) == [1, 2, 3, 4, 5, 1]


def test_systematic_steps_are_even():
    """100 people, 5 numbers: every 20th from a random start."""
    numbers = draw({"A": 5}, {"A": 100}, 7, way="systematic", reserve=0)["number"]
    assert set(np.diff(numbers)) == {20}
    assert numbers.iloc[0] <= 20


@pytest.mark.parametrize("way", WAYS)
def test_every_number_is_as_likely(way):
    """7 people, 3 numbers, 4,000 seeds: each is expected 4000 x 3/7 = 1714.3 times; chi-square of 6 df below 22.46
    (R: qchisq(.999, 6)), variance of a count 4000 x 3/7 x 4/7, so the sum of squares is divided by 4/7 x 7/6 of it.
    """
    counts = np.zeros(7)
    for seed in range(4000):
        counts[draw({"A": 3}, {"A": 7}, seed, way=way, reserve=0)["number"] - 1] += 1
    expected = 4000 * 3 / 7
    assert ((counts - expected) ** 2).sum() / expected / (4 / 7) * 6 / 7 < 22.46


def test_everyone_of_a_small_stratum_and_no_reserve_left():
    found = draw({"A": 4}, {"A": 4}, 1)
    assert list(found["number"]) == [1, 2, 3, 4]


def test_a_huge_population_takes_no_memory():
    found = draw({"A": 400}, {"A": 10_000_000_000}, 5)
    assert found["number"].is_unique
    assert found["number"].max() > 2**32


class TestRefusals:
    def test_more_numbers_than_people(self):
        with pytest.raises(UnknownChoiceError, match="5 numbers cannot be drawn from the 4 of A"):
            draw({"A": 5}, {"A": 4}, 1)

    def test_a_list_that_is_too_long(self):
        with pytest.raises(UnknownChoiceError, match="too long"):
            draw({"A": 100_001}, {"A": 1_000_000}, 1)

    @pytest.mark.parametrize("seed", ["-1", "abc", "", "1.5", str(MOST_SEED + 1), "٣", "9" * 5000])
    def test_what_is_no_seed(self, seed):
        with pytest.raises(UnknownChoiceError, match="seed is a whole number"):
            seed_of(seed)

    @pytest.mark.parametrize("reserve", [-0.1, 1.1, "abc", float("nan")])
    def test_what_is_no_share_of_reserves(self, reserve):
        with pytest.raises(UnknownChoiceError, match="share of reserves"):
            draw({"A": 1}, {"A": 4}, 1, reserve=reserve)

    def test_an_unknown_way(self):
        with pytest.raises(UnknownChoiceError, match="no way snowball"):
            draw({"A": 1}, {"A": 4}, 1, way="snowball")
