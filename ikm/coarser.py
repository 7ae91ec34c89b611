"""A table made coarser until no cell holds few people: whole rows or columns are taken together."""

from __future__ import annotations

import numpy as np

from ikm.cube import Ints
from ikm.survey import Floats

Groups = list[list[int]]


def coarser(counts: Ints, ordered_rows: bool, ordered_columns: bool, smallest: int) -> tuple[Groups, Groups]:
    """Which rows and which columns to take together so that every cell is 0 or at least ``smallest``.

    As long as a cell is too small, the row or column of the smallest such cell is taken together with another: with a
    neighbour where they have an order, else all that are small become one group, which stands last. Of all these ways
    the one is chosen that loses least information, sum (a + b) log(a + b) - a log a - b log b of two totals a and b.
    Because the totals of the coarser table are sums of its own cells, none of the small cells can be had from it. A
    table of fewer than ``smallest`` people ends as a single cell.

    >>> coarser(np.array([[20, 9], [8, 2], [9, 30]]), True, False, 5)  # 10 with 29 loses less than with 39
    ([[0, 1], [2]], [[0], [1]])
    """
    table = counts
    rows: Groups = [[i] for i in range(counts.shape[0])]
    columns: Groups = [[j] for j in range(counts.shape[1])]
    while ((table > 0) & (table < smallest)).any() and table.size > 1:
        few = np.where((table > 0) & (table < smallest), table, smallest)
        i, j = np.unravel_index(int(few.argmin()), table.shape)
        ways = [
            (*_partner(table.sum(axis=1), int(i), ordered_rows, rows), 0, int(i)),
            (*_partner(table.sum(axis=0), int(j), ordered_columns, columns), 1, int(j)),
        ]
        _, other, axis, one = min(ways, key=lambda way: way[0])
        groups, ordered = (rows, ordered_rows) if axis == 0 else (columns, ordered_columns)
        table = _joined(table if axis == 0 else table.T, groups, one, other, ordered)
        table = table if axis == 0 else table.T
    return rows, columns


def _partner(total: Floats | Ints, one: int, ordered: bool, groups: Groups) -> tuple[float, int]:
    """The row to take another together with, and what that loses; infinite where there is no other."""
    others = [i for i in range(len(total)) if i != one]
    if ordered:
        others = [i for i in (one - 1, one + 1) if 0 <= i < len(total)]
    elif len(groups[one]) == 1 and (pool := [i for i in others if len(groups[i]) > 1]):
        others = pool
    if not others:
        return float("inf"), -1
    a, b = float(total[one]), np.asarray(total, dtype=float)[others]
    loss = _log(a + b) - _log(np.array([a])) - _log(b)
    best = int(loss.argmin())
    return float(loss[best]), others[best]


def _log(x: Floats) -> Floats:
    return np.asarray(x * np.log(np.maximum(x, 1.0)))


def _joined(table: Ints, groups: Groups, one: int, other: int, ordered: bool) -> Ints:
    """The table with two rows made one (``groups`` likewise): in place where there is an order, else at the end."""
    low, high = min(one, other), max(one, other)
    row, members = table[low] + table[high], sorted(groups[low] + groups[high])
    del groups[high], groups[low]
    at = low if ordered else len(groups)
    groups.insert(at, members)
    return np.insert(np.delete(table, [low, high], axis=0), at, row, axis=0)
