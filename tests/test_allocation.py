"""A sample over strata: the published table, hand arithmetic, and the laws of Hamilton."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm import EN, sample
from ikm.achieved import achieved, margin, stratified
from ikm.allocation import WAYS, allocation
from ikm.apportion import apportion
from ikm.errors import UnknownChoiceError
from ikm.pilot import spread
from tests.conftest import FIXTURES, make_recap, make_survey

TABLE_1 = pd.read_csv(FIXTURES / "bandar_lampung_sampling.csv")
PEOPLE = dict(zip(TABLE_1["kecamatan"], TABLE_1["population"], strict=True))
THREE = {"A": 500, "B": 300, "C": 200}

POPULATIONS = st.lists(st.integers(0, 5000), min_size=1, max_size=15).filter(any)


def notes(found) -> str:
    return " ".join(note.said(EN) for note in found.notes)


def named(numbers) -> dict[str, int]:
    return {f"S{i}": number for i, number in enumerate(numbers)}


class TestProportional:
    def test_table_1_of_herlina_and_wibasuri(self):
        found = allocation(400, PEOPLE)
        assert list(found.of.values()) == [33, 29, 40, 29, 32, 40, 32, 20, 29, 19, 27, 28, 42]
        assert list(found.of.values()) == list(TABLE_1["n_printed"])
        of_881801 = found.table["quota"].to_numpy() * 881775 / 881801  # they divide by a total that is 26 too high
        assert of_881801 == pytest.approx(TABLE_1["raw_recomputed"].to_numpy(), abs=5.1e-5)

    def test_plain_rounding_would_not_add_up(self):
        assert TABLE_1["n_recomputed_round"].sum() == 401
        assert sum(allocation(400, PEOPLE).of.values()) == 400

    def test_ties_go_to_the_larger_then_to_the_first(self):
        """10 x 25/100 = 2.5 and 10 x 45/100 = 4.5, 10 x 30/100 = 3: the one left goes to the stratum of 45."""
        assert allocation(10, {"A": 25, "B": 45, "C": 30}).of == {"A": 2, "B": 5, "C": 3}
        assert allocation(3, {"A": 50, "B": 50}).of == {"A": 2, "B": 1}

    def test_a_stratum_of_nobody_gets_nobody(self):
        found = allocation(10, {"A": 60, "Kosong": 0, "B": 40})
        assert found.of == {"A": 6, "Kosong": 0, "B": 4}
        assert "no people in Kosong" in notes(found)
        assert np.isnan(found.table["share"].iloc[1])

    def test_fewer_respondents_than_strata(self):
        found = allocation(2, {"A": 60, "B": 40, "C": 1})
        assert found.of == {"A": 1, "B": 1, "C": 0}
        assert "fewer respondents than there are strata (3)" in notes(found)
        assert "Nobody is asked in C" in notes(found)

    def test_a_least_in_every_stratum(self):
        """Without: 10 x 98/100 = 9.8, 0.1, 0.1. At least 2: the small ones are held at 2 and 1, and 7 are left."""
        found = allocation(10, {"A": 980, "B": 19, "C": 1}, least=2)
        assert found.of == {"A": 7, "B": 2, "C": 1}
        assert "Everyone is asked in C" in notes(found)


class TestEqual:
    def test_the_same_for_each(self):
        assert allocation(9, THREE, "equal").of == {"A": 3, "B": 3, "C": 3}

    def test_what_is_left_goes_to_the_larger(self):
        assert allocation(10, {"B": 300, "A": 500}, "equal").of == {"B": 5, "A": 5}
        assert allocation(11, {"B": 300, "A": 500}, "equal").of == {"B": 5, "A": 6}

    def test_a_small_stratum_is_asked_whole_and_the_rest_shared_out(self):
        """90/3 = 30 each, but C has 10 people: the other two share 80."""
        found = allocation(90, {"A": 500, "B": 300, "C": 10}, "equal")
        assert found.of == {"A": 40, "B": 40, "C": 10}
        assert "Everyone is asked in C" in notes(found)


class TestNeyman:
    def test_by_hand_and_r(self):
        """N S = 2500, 3000, 4000, in all 9500; 100 x 2500/9500 = 26.316, 31.579, 42.105: 26, 32, 42.
        R: N <- c(500,300,200); S <- c(5,10,20); 100*N*S/sum(N*S)  26.31579 31.57895 42.10526
        """
        found = allocation(100, THREE, "neyman", spread={"A": 5, "B": 10, "C": 20})
        assert found.table["quota"].to_numpy() == pytest.approx([26.31579, 31.57895, 42.10526], abs=5e-6)
        assert found.of == {"A": 26, "B": 32, "C": 42}

    def test_never_more_than_there_are(self):
        """N S = 1000, 20 x 100 = 2000: of 90, C would get 60 of its 20. It gets 20, and A 70."""
        found = allocation(90, {"A": 1000, "C": 20}, "neyman", spread={"A": 1, "C": 100})
        assert found.of == {"A": 70, "C": 20}
        assert "Everyone is asked in C" in notes(found)

    def test_equal_spread_is_proportional(self):
        same = dict.fromkeys(PEOPLE, 7.25)
        assert allocation(400, PEOPLE, "neyman", spread=same).of == allocation(400, PEOPLE).of

    def test_unknown_spread_is_said(self):
        """(500 x 5 + 300 x 10) / 800 = 6.875 stands in for C: N S = 2500, 3000, 1375 of 6875."""
        found = allocation(110, THREE, "neyman", spread={"A": 5, "B": 10})
        assert found.of == {"A": 40, "B": 48, "C": 22}
        assert "No spread is known for C: 6.88" in notes(found)

    def test_all_alike_in_the_pilot(self):
        found = allocation(10, THREE, "neyman", spread={"A": 0, "B": 10, "C": 10}, least=2)
        assert found.of == {"A": 2, "B": 5, "C": 3}  # 8 x 3/5 = 4.8, 8 x 2/5 = 3.2
        assert "All pilot answers were alike in A" in notes(found)

    def test_no_more_variation_left(self):
        """C has 20 people and B none that vary: the other 30 go to A and B by size, 30 x 5/8 = 18.75."""
        found = allocation(50, {"A": 500, "B": 300, "C": 20}, "neyman", spread={"A": 0, "B": 0, "C": 3})
        assert found.of == {"A": 19, "B": 11, "C": 20}
        assert "the rest is shared out proportionally" in notes(found)

    def test_without_any_spread_it_is_refused(self):
        with pytest.raises(UnknownChoiceError, match="needs the spread"):
            allocation(10, THREE, "neyman")


class TestLaws:
    @given(POPULATIONS, st.data())
    def test_the_sum_is_met_and_nobody_gets_more_than_there_are(self, numbers, data):
        people = named(numbers)
        total = data.draw(st.integers(1, sum(numbers)))
        deviations = {name: data.draw(st.floats(0, 50)) for name in people}
        for way in WAYS:
            found = allocation(total, people, way, spread=deviations)
            assert sum(found.of.values()) == total
            assert all(0 <= found.of[name] <= people[name] for name in people)
            assert found.table["quota"].sum() == pytest.approx(total)

    @given(POPULATIONS, st.data())
    def test_the_quota_rule(self, numbers, data):
        """Hamilton gives the quota rounded down or up, whatever the total."""
        total = data.draw(st.integers(1, sum(numbers)))
        for n, people in zip(allocation(total, named(numbers)).of.values(), numbers, strict=True):
            quota = Fraction(total * people, sum(numbers))
            assert floor(quota) <= n <= ceil(quota)

    @given(POPULATIONS, st.integers(0, 20), st.data())
    def test_the_least_is_kept(self, numbers, least, data):
        floors = [min(least, number) for number in numbers]
        total = data.draw(st.integers(max(1, sum(floors)), sum(numbers)))
        for way in ("proportional", "equal"):
            found = allocation(total, named(numbers), way, least=least)
            assert sum(found.of.values()) == total
            assert all(n >= low for n, low in zip(found.of.values(), floors, strict=True))

    @given(POPULATIONS, st.data())
    def test_the_larger_never_gets_less(self, numbers, data):
        total = data.draw(st.integers(1, sum(numbers)))
        for way in ("proportional", "equal"):
            got = allocation(total, named(numbers), way).of.values()
            ranked = sorted(zip(numbers, got, strict=True))
            assert all(a[1] <= b[1] for a, b in pairwise(ranked) if a[0] < b[0])


class TestRefusals:
    @pytest.mark.parametrize("total", [0, -1, 1001])
    def test_a_total_beyond_the_people(self, total):
        with pytest.raises(UnknownChoiceError, match="cannot be drawn from 1000 people"):
            allocation(total, THREE)

    def test_a_least_that_takes_more_than_the_total(self):
        with pytest.raises(UnknownChoiceError, match="takes 30 respondents, but the sample is 20"):
            allocation(20, THREE, least=10)

    @pytest.mark.parametrize("people", [{}, {"A": 0}])
    def test_no_people(self, people):
        with pytest.raises(UnknownChoiceError, match="no stratum with people"):
            allocation(1, people)

    @pytest.mark.parametrize("number", [-1, 2.5, float("nan"), float("inf")])
    def test_what_is_no_number_of_people(self, number):
        with pytest.raises(UnknownChoiceError, match="whole number of people"):
            allocation(1, {"A": 10, "B": number})

    def test_an_unknown_way(self):
        with pytest.raises(UnknownChoiceError, match="no allocation optimal"):
            allocation(1, THREE, "optimal")

    def test_apportioning_beyond_the_bounds(self):
        with pytest.raises(ValueError, match="beyond the bounds"):
            apportion(5, [1, 1], [0, 0], [2, 2], [0, 0])
        with pytest.raises(ValueError, match="weights of 0"):
            apportion(2, [0, 0], [0, 0], [2, 2], [0, 0])


class TestPilot:
    def test_it_is_the_standard_deviation_of_the_respondents_own_index(self):
        """Own means 2, 3, 4 (x 25: 50, 75, 100): standard deviation 25 with n - 1. B: 1, 2: 25 x sqrt(1/2) = 17.678."""
        survey = make_survey([[m] * 14 for m in (2, 3, 4, 1, 2)], unit=["A", "A", "A", "B", "B"])
        assert spread(survey) == {"A": pytest.approx(25), "B": pytest.approx(17.677669529663688)}

    def test_of_a_sample_survey(self):
        people = sample("bandar-lampung-responden").where(unit="Sukabumi")
        assert spread(people)["Sukabumi"] == pytest.approx(np.std(people.values.mean(axis=1) * 25, ddof=1))

    def test_all_alike_is_none_and_one_person_is_unknown(self):
        survey = make_survey([[3] * 14, [3] * 14, [2] * 14], unit=["A", "A", "B"])
        assert spread(survey) == {"A": 0.0}

    def test_a_recap_or_a_survey_without_units_is_refused(self):
        with pytest.raises(UnknownChoiceError, match="tells no spread"):
            spread(make_recap([[2.5] * 14], [30], ["A"]))
        with pytest.raises(UnknownChoiceError, match="no units"):
            spread(make_survey([[3] * 14, [2] * 14]))


class TestAchieved:
    def test_the_margin_of_a_share(self):
        """R: m <- function(n,N) 1.96*sqrt(.25/n*(N-n)/(N-1)); c(m(100,200), m(29,63598), m(400,881775))
        0.0694703580908 0.1819413663078 0.0489889125716; without a population 1.96 x 0.5 / 10 = 0.098
        """
        found = margin([100, 29, 400, 100, 50, 0], [200, 63598, 881775, float("nan"), 50, 80])
        expected = [0.0694703580908, 0.1819413663078, 0.0489889125716, 0.098, 0, np.nan]
        assert found == pytest.approx(expected, abs=1e-12, nan_ok=True)

    def test_a_plan_beside_a_survey(self):
        survey = make_survey([[m] * 14 for m in (2, 3, 4, 1, 2, 3)], unit=["A", "A", "A", "B", "B", "C"])
        found = achieved(survey, {"A": 2, "B": 5, "D": 4}, {"A": 10, "B": 20, "C": 3, "D": 40})
        table = found.table.set_index("stratum")
        assert list(table.index) == ["A", "B", "D", "C"]
        assert list(table["achieved"]) == [3, 2, 0, 1]
        assert table["difference"].tolist()[:3] == [1, -3, -4]
        assert np.isnan(table.loc["C", "planned"])
        assert list(found.short["stratum"]) == ["D", "B"]
        assert (found.planned, found.achieved) == (11, 6)
        assert np.isnan(table.loc["D", "margin"])

    def test_half_the_interval_of_the_ikm(self):
        """A: 50, 75, 100; se = 25/sqrt(3); R: qt(.975, 2) = 4.30265272974946. With 10 people: x sqrt(1 - 3/10)."""
        survey = make_survey([[m] * 14 for m in (2, 3, 4, 1, 2, 3)], unit=["A", "A", "A", "B", "B", "B"])
        half = achieved(survey, {"A": 3}).table["half"].iloc[0]
        assert half == pytest.approx(4.30265272974946 * 25 / 3**0.5)
        narrow = achieved(survey, {"A": 3}, {"A": 10}).table["half"].iloc[0]
        assert narrow == pytest.approx(half * 0.7**0.5)
        assert achieved(survey, {"A": 3}, {"A": 2}).table["half"].iloc[0] == pytest.approx(half)  # cannot be: not used

    def test_a_recap_without_numbers_of_respondents(self):
        found = achieved(make_recap([[2.5] * 14, [3] * 14], [np.nan, 30], ["A", "B"]), {"A": 10})
        assert np.isnan(found.achieved)


def test_the_margin_of_all_follows_the_strata():
    """Two strata of 100,000 and 100 people, 200 and 100 asked: everyone of the small one, so it adds nothing.

    e = 1.96 x sqrt((100000/100100)^2 x 0.25/200 x (100000 - 200)/99999) = 1.96 x 0.99900 x 0.035320 = 0.06916; a simple
    random sample of 300 would have 1.96 x sqrt(0.25/300) = 0.0566.
    """
    assert stratified([200, 100], [100_000, 100]) == pytest.approx(0.06916, abs=5e-6)
    # proportional strata without finite population: that of one random sample, 1.96 x sqrt(0.25/400) = 0.049
    assert stratified([100, 300], [1e9, 3e9]) == pytest.approx(0.049, abs=1e-6)
