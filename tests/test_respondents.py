"""Who answered, and that nobody can be picked out."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ikm import EN, index
from ikm.coarser import coarser
from ikm.report.described import characteristics_table, group_name, why_together
from ikm.respondents import characteristics, frequency, large_enough, merged, too_few, without_small
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


def counted(groups: dict[str | None, int]) -> pd.DataFrame:
    """A table of ``frequency``, the blank row last."""
    n = np.array(list(groups.values()))
    return pd.DataFrame({"value": pd.Series(list(groups), dtype=object), "n": n, "share": n / n.sum()})


def test_one_blank_swallows_no_group() -> None:
    """Who left the age blank is no age: 30-39 (10 people) stays, and the one blank stands beside it."""
    counts = counted({"20-29": 14, "30-39": 10, "40-49": 12, None: 1})
    rows, names = merged(counts)
    assert names == ()
    assert rows["n"].tolist() == [14, 10, 12, 1]


def test_blanks_do_not_make_small_groups_enough() -> None:
    """3 + 2 blanks would be five; the blanks stand alone in counts, so 3 people need the next smallest group, of 7."""
    rows, names = merged(counted({"a": 20, "b": 7, "c": 3, None: 2}))
    assert names == ("b", "c")
    assert rows["value"].tolist() == ["a", None, ""]
    assert rows["n"].tolist() == [20, 2, 10]


def test_blanks_are_merged_where_all_values_are_too_few_people() -> None:
    """Three people said what they are, twenty did not: a row of three would be those three."""
    rows, names = merged(counted({"a": 2, "b": 1, None: 20}))
    assert (names, rows["value"].tolist(), rows["n"].tolist()) == (("a", "b", ""), [""], [23])


def test_the_index_of_one_blank_cannot_be_had_by_subtraction() -> None:
    """The blank is hidden, and with it the next smallest, of 10: all minus the others would be the one person's."""
    figures, hidden = without_small(index(survey_of(["L"] * 14 + ["P"] * 10 + [None]), "jenis_kelamin"))
    assert hidden == 2
    assert figures.table["jenis_kelamin"].tolist() == ["L"]


def test_what_counts_merge_no_index_and_no_cross_table_tells_apart() -> None:
    """Counts merge X (3) with P (7). An index of P, or P in a cross table, would give the number of X away."""
    survey = survey_of(["L"] * 20 + ["P"] * 7 + ["X"] * 3 + [None] * 2)
    assert merged(frequency(survey, "jenis_kelamin"))[1] == ("P", "X")
    assert large_enough(index(survey, "jenis_kelamin")).tolist() == [True, False, False, False]
    rows, _ = coarser(np.array([[10, 10], [7, 0], [3, 0], [2, 0]]), (False, False), (True, False), (True, False))
    assert [0] in rows
    assert [1] not in rows


@given(st.lists(st.integers(1, 40), min_size=1, max_size=7), st.integers(1, 12))
def test_figures_hide_every_group_that_counts_merge(n: list[int], blank: int) -> None:
    """With blanks: what is merged is enough without them, what is hidden is enough, and the former is in the latter."""
    counts = counted({**{str(i): x for i, x in enumerate(n)}, None: blank})
    rows, names = merged(counts)
    assert rows["n"].sum() == sum(n) + blank
    last = np.arange(len(n) + 1) == len(n)
    hidden = too_few(counts["n"].to_numpy(), 5, blank=last)
    assert {int(name) for name in names if name} <= set(np.flatnonzero(hidden))
    assert not hidden.any() or counts["n"][hidden].sum() >= min(5, sum(n) + blank)
    shown = rows[rows["value"].notna()]
    assert (shown["n"] >= 5).all() or sum(n) + blank < 5


def test_a_merged_row_names_its_groups_and_the_rule_is_true_of_them() -> None:
    """S2 (2) is merged with SMP, which has 9: that is no group of fewer than five, and the sentence says why."""
    survey = make_survey([NINE] * 40, "permenpan-2017", pendidikan=["SMP"] * 9 + ["SMA"] * 29 + ["S2"] * 2)
    found = characteristics(survey)
    assert characteristics_table(found, EN)["Value"].tolist() == ["SMA", "small groups together: S2, SMP"]
    assert group_name(found, "pendidikan", "", EN, 5) == "small groups together"
    assert why_together(EN) == (
        "Groups of fewer than 5 people are shown together, with the next smallest group where together they are still"
        " fewer."
    )


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
