"""A table made coarser until no cell holds few people: whole rows or columns are taken together."""

from __future__ import annotations

import numpy as np

from ikm.cube import Ints
from ikm.respondents import SMALLEST_GROUP, too_few
from ikm.survey import Floats

Groups = list[list[int]]

BLANKS = 3.0
"""How many times it counts to take together values with those who gave none. Our own number."""


def coarser(
    counts: Ints,
    ordered: tuple[bool, bool],
    named: tuple[bool, bool],
    blank: tuple[bool, bool] = (False, False),
    smallest: int = SMALLEST_GROUP,
) -> tuple[Groups, Groups]:
    """Which rows and which columns to take together so that every cell is 0 or at least ``smallest``.

    ``ordered``, ``named``: of rows and of columns, whether they have an order and whether they are attributes, whose
    own totals are shown elsewhere (``ikm.respondents.merged``): then what is together there is together here too, so
    that no total follows from the two. Then, as long as a cell is too small, the row or column of the smallest such
    cell is taken together with another: with a neighbour where they have an order, else all that are small become one
    group, which stands last. Of all these ways the one is chosen that loses least information, sum (a + b) log(a + b)
    - a log a - b log b of two totals a and b; to take together values and blanks counts three times (``blank``: whether
    the last row or column is that of blanks). Whole rows and columns are taken together, so that none of the small
    cells follows from the others. A table of fewer than ``smallest`` people ends as a single cell.

    >>> counts = np.array([[20, 9], [8, 2], [9, 30]])
    >>> coarser(counts, (True, False), (True, True))  # 10 people with 29 lose less than with 39
    ([[0, 1], [2]], [[0], [1]])
    """
    table = counts
    groups: tuple[Groups, Groups] = ([[i] for i in range(counts.shape[0])], [[j] for j in range(counts.shape[1])])
    for axis in (0, 1):
        last = np.arange(counts.shape[axis]) == counts.shape[axis] - 1 if blank[axis] else None
        told = too_few(counts.sum(axis=1 - axis), smallest, blank=last)
        few = np.flatnonzero(told) if named[axis] else np.empty(0, dtype=int)
        for member in few[1:]:
            places = [_place(groups[axis], int(one)) for one in (few[0], member)]
            table = _joined(table, axis, groups[axis], places[0], places[1], ordered[axis])
    while ((table > 0) & (table < smallest)).any() and table.size > 1:
        cells = np.where((table > 0) & (table < smallest), table, smallest)
        cell = np.unravel_index(int(cells.argmin()), table.shape)
        ways = [
            (
                *_partner(
                    table.sum(axis=1 - axis),
                    int(cell[axis]),
                    ordered[axis],
                    groups[axis],
                    counts.shape[axis] - 1 if blank[axis] else -1,
                ),
                axis,
            )
            for axis in (0, 1)
        ]
        _, other, axis = min(ways, key=lambda way: way[0])
        low, high = sorted((int(cell[axis]), other))
        for place in range(high, low, -1) if ordered[axis] else (high,):
            at = place - 1 if ordered[axis] else low
            table = _joined(table, axis, groups[axis], at, place, ordered[axis])
    return groups


def _partner(total: Ints, one: int, ordered: bool, groups: Groups, blank: int) -> tuple[float, int]:
    """The row to take another together with, and what that loses; infinite where there is no other."""
    others = [i for i in range(len(total)) if i != one]
    if ordered:
        sides = (range(one - 1, -1, -1), range(one + 1, len(total)))  # past neighbours that nobody chose
        others = [next(i for i in side if total[i]) for side in sides if total[side].any()]
        others = others or [i for i in (one - 1, one + 1) if 0 <= i < len(total)]
    elif len(groups[one]) == 1 and (pool := [i for i in others if len(groups[i]) > 1]):
        others = pool
    if not others:
        return float("inf"), -1
    a, b = float(total[one]), np.asarray(total, dtype=float)[others]
    loss = _log(a + b) - _log(np.array([a])) - _log(b)
    loss *= [BLANKS if blank in (*groups[one], *groups[other]) else 1.0 for other in others]
    best = int(loss.argmin())
    return float(loss[best]), others[best]


def _place(groups: Groups, member: int) -> int:
    return next(place for place, group in enumerate(groups) if member in group)


def _log(x: Floats) -> Floats:
    return np.asarray(x * np.log(np.maximum(x, 1.0)))


def _joined(table: Ints, axis: int, groups: Groups, one: int, other: int, ordered: bool) -> Ints:
    """The table with two rows (columns) made one, ``groups`` likewise: in place where they are neighbours in an order,
    else at the end.
    """
    low, high = min(one, other), max(one, other)
    row, members = table.take(low, axis) + table.take(high, axis), sorted(groups[low] + groups[high])
    del groups[high], groups[low]
    at = low if ordered and members == list(range(members[0], members[-1] + 1)) else len(groups)
    groups.insert(at, members)
    return np.insert(np.delete(table, [low, high], axis=axis), at, row, axis=axis)
