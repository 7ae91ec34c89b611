"""Letters say exactly what the tests of the pairs say, and none is there for nothing."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm.letters import compact_letters


def single(letters: str) -> set[str]:
    """The letters of a group: dots belong to the letter that follows them."""
    found, dots = set(), ""
    for sign in letters:
        if sign == ".":
            dots += sign
        else:
            found.add(dots + sign)
            dots = ""
    return found


@st.composite
def any_pairs(draw, most: int = 10):
    """Which of k groups differ: any symmetric table."""
    size = draw(st.integers(1, most))
    above = draw(st.lists(st.booleans(), min_size=size * size, max_size=size * size))
    upper = np.triu(np.array(above).reshape(size, size), 1)
    return upper | upper.T


def shares(letters: tuple[str, ...]) -> np.ndarray:
    sets = [single(one) for one in letters]
    return np.array([[bool(a & b) for b in sets] for a in sets])


@settings(max_examples=400, deadline=None)
@given(any_pairs())
def test_two_groups_share_a_letter_exactly_when_they_do_not_differ(differ):
    letters = compact_letters(differ)
    assert (shares(letters) == ~differ).all()
    assert "a" in letters[0]


@settings(max_examples=200, deadline=None)
@given(any_pairs(8))
def test_no_letter_can_be_spared_and_none_can_be_added(differ):
    """Without a letter some pair is wrongly shown to differ; given to one more group, wrongly not to differ."""
    sets = [single(one) for one in compact_letters(differ)]
    for letter in set().union(*sets):
        said = shares(tuple("".join(s - {letter}) for s in sets))
        assert (said != ~differ).any()
        holders = np.array([letter in s for s in sets])
        for i in np.flatnonzero(~holders):
            assert differ[i, holders].any()


@pytest.mark.parametrize(
    ("differ", "expected"),
    [
        ([], ("a", "a", "a", "a")),
        ([(0, 3)], ("a", "ab", "ab", "b")),
        ([(0, 2), (0, 3), (1, 3)], ("a", "ab", "bc", "c")),  # a path: each like its neighbour only
        ([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], ("a", "b", "c", "d")),
        ([(0, 2), (1, 3)], ("ab", "ac", "cd", "bd")),  # a ring 0-1-2-3: no order along a line, four sets of two
    ],
)
def test_by_hand(differ, expected):
    """Each display follows from its pairs by hand."""
    table = np.zeros((4, 4), dtype=bool)
    for i, j in differ:
        table[i, j] = table[j, i] = True
    assert compact_letters(table) == expected


def test_the_example_of_gramm_and_others():
    """Gramm et al. (2007), figure 2: five treatments, those of {1,5}, {2,3}, {2,5}, {3,5} differ.

    Alike are 1-2, 1-3, 1-4, 2-4, 3-4, 4-5: the sets are {1,2,4}, {1,3,4} and {4,5}.
    """
    table = np.zeros((5, 5), dtype=bool)
    for i, j in ((1, 5), (2, 3), (2, 5), (3, 5)):
        table[i - 1, j - 1] = table[j - 1, i - 1] = True
    assert compact_letters(table) == ("ab", "a", "b", "abc", "c")


def test_as_the_library_where_groups_differ_along_the_ranking():
    """scikit_posthocs.compact_letter_display (Perktold's set intersection) on random lines of intervals."""
    import scikit_posthocs

    rng = np.random.default_rng(4)
    for _ in range(50):
        place = np.sort(rng.uniform(0, 10, 12))[::-1]
        differ = np.abs(place[:, None] - place) > rng.uniform(0.5, 5)
        library = scikit_posthocs.compact_letter_display(np.where(differ, 0.01, 0.5), alpha=0.05)
        assert compact_letters(differ) == tuple(one.replace(" ", "") for one in library)


def test_beyond_the_alphabet():
    """Sixty groups that all differ: 26 + 26 letters, then the same with a dot before them."""
    letters = compact_letters(~np.eye(60, dtype=bool))
    assert letters[0] == "a"
    assert letters[25:27] == ("z", "A")
    assert letters[51:53] == ("Z", ".a")
    assert len(set(letters)) == 60


def test_never_hangs():
    """Thirty pairs of groups that each differ only from one another: 2^30 largest sets, which nobody may list."""
    size = 60
    differ = np.zeros((size, size), dtype=bool)
    for i in range(0, size, 2):
        differ[i, i + 1] = differ[i + 1, i] = True
    began = time.thread_time()
    letters = compact_letters(differ)
    assert time.thread_time() - began < 5
    assert (shares(letters) == ~differ).all()
