"""Who answered, and that nobody can be picked out."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ikm import index
from ikm.respondents import frequency, merged, without_small
from tests.conftest import make_survey

NINE = [3] * 9


def survey_of(values, **more):
    return make_survey([NINE] * len(values), "permenpan-2017", jenis_kelamin=values, **more)


def test_counts_and_shares_with_blanks_said():
    counts = frequency(survey_of(["L"] * 6 + ["P"] * 3 + [None]), "jenis_kelamin")
    assert counts["value"].tolist()[:2] == ["L", "P"]
    assert counts["value"][2] is None
    assert counts["n"].tolist() == [6, 3, 1]
    assert counts["share"].tolist() == [0.6, 0.3, 0.1]


def test_small_groups_are_merged_and_named():
    counts = pd.DataFrame({"value": ["a", "b", "c"], "n": [20, 3, 4], "share": [20 / 27, 3 / 27, 4 / 27]})
    rows, names = merged(counts)
    assert names == ("b", "c")
    assert rows["n"].tolist() == [20, 7]


def test_a_single_small_group_takes_the_next_smallest_with_it():
    counts = pd.DataFrame({"value": ["a", "b", "c"], "n": [20, 10, 2], "share": [20 / 32, 10 / 32, 2 / 32]})
    rows, names = merged(counts)
    assert names == ("b", "c")
    assert rows["n"].tolist() == [20, 12]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_merging_loses_nobody_and_shows_no_small_group(n):
    counts = pd.DataFrame({"value": [str(i) for i in range(len(n))], "n": n, "share": [x / sum(n) for x in n]})
    rows, _ = merged(counts)
    assert rows["n"].sum() == sum(n)
    assert (rows["n"] >= 5).all() or sum(n) < 5


def test_index_by_group_hides_small_groups_and_what_would_give_them_away():
    figures, hidden = without_small(index(survey_of(["L"] * 9 + ["P"] * 7 + ["X"] * 2), "jenis_kelamin"))
    assert hidden == 2
    assert figures.table["jenis_kelamin"].tolist() == ["L"]
    assert len(figures.nrr) == 1


def test_two_tiny_groups_take_the_next_smallest_with_them():
    """1 + 2 = 3 people hidden could be had by subtraction from the total, so the group of 6 goes too."""
    figures, hidden = without_small(index(survey_of(["L"] * 9 + ["P"] * 6 + ["X"] * 2 + ["Y"]), "jenis_kelamin"))
    assert hidden == 3
    assert figures.table["jenis_kelamin"].tolist() == ["L"]
