"""What repeats in rows, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from ikm.cube import BLANK
from ikm.reading.respondents import Answered
from ikm.reading.workbook import Bools

Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

CHANCE = 0.0001
"""What chance brings about less often than this, in a file without any fault, is pointed out."""

FACTOR = 10
"""So many times more than chance gives must be found: at least nine tenths of what is pointed out is no chance."""

FEWEST = 5
"""Fewer answers than this are no pattern."""

_ROOM = np.iinfo(np.int64).max // 2


def fold(columns: Iterable[tuple[npt.NDArray[Any], int]], rows: int) -> Ids:
    """One number per row, the same for rows that are equal; each column as (codes, how many codes there are).

    >>> fold([(np.array([1, 0, 1, 1]), 2), (np.array([2, 2, 2, 0]), 3)], 4).tolist()
    [2, 0, 2, 1]
    """
    key, room = np.zeros(rows, dtype=np.int64), 1
    for codes, size in columns:
        if room * size > _ROOM:
            key = _numbered(key).astype(np.int64)
            room = int(key.max(initial=0)) + 1
        key *= size
        key += codes
        room *= size
    return _numbered(key)


def _numbered(key: npt.NDArray[np.int64]) -> Ids:
    """Each distinct number as its place among them; by sorting, which needs a quarter of a hash table's memory."""
    order = np.argsort(key)
    new = np.empty(len(key), dtype=np.int32)
    new[:1] = 0
    new[1:] = key[order[1:]] != key[order[:-1]]
    np.cumsum(new, out=new)
    ids = np.empty(len(key), dtype=np.int32)
    ids[order] = new
    return ids


def pairs(counts: npt.NDArray[Any]) -> Floats:
    """How many pairs so many things make: 0, 0, 1, 3, 6, ..."""
    sizes = counts.astype(np.float64)
    return sizes * (sizes - 1) / 2


def improbable(found: Floats, expected: Floats) -> Bools:
    """Whether so many are found that chance, which gives ``expected``, does not explain them.

    The bound is Chernoff's for a count: P(at least x) <= exp(x - e - x ln(x / e)).

    >>> improbable(np.array([4.0, 4.0, 1.0, 0.0]), np.array([0.125, 2.0, 0.01, 0.0])).tolist()
    [True, False, False, False]
    """
    least = np.maximum(expected, np.finfo(float).tiny)
    seen = np.maximum(found, np.finfo(float).tiny)
    bound = found - expected - found * np.log(seen / least)
    return np.asarray((found > 0) & (found >= FACTOR * expected) & (bound <= np.log(CHANCE)))


def groups(ids: Ids, keep: Bools | None = None) -> list[npt.NDArray[np.intp]]:
    """The places of each number that occurs more than once (and is to ``keep``), in the order of their first place.

    >>> [found.tolist() for found in groups(np.array([7, 3, 7, 5, 3]))]
    [[0, 2], [1, 4]]
    """
    there = np.bincount(ids, minlength=int(ids.max(initial=-1)) + 1)[ids] > 1 if len(ids) else np.zeros(0, dtype=bool)
    places = np.flatnonzero(there if keep is None else there & keep)
    order = places[np.argsort(ids[places], kind="stable")]
    cuts = np.flatnonzero(np.diff(ids[order])) + 1
    found = np.split(order, cuts) if len(order) else []
    return sorted(found, key=lambda group: int(group[0]))


def asked(part: Answered) -> npt.NDArray[np.int8]:
    """The answers to the questions that anybody answered."""
    return part.answers[:, (part.answers != BLANK).any(axis=0)]


def telling(answers: npt.NDArray[np.int8], highest: int) -> Bools:
    """Which rows have enough answers on the scale for a pattern."""
    count = np.zeros(len(answers), dtype=np.int16)
    for column in answers.T:
        count += (column > BLANK) & (column <= highest)
    return np.asarray(count >= FEWEST)


def pattern_ids(answers: npt.NDArray[np.int8], highest: int) -> Ids:
    """One number per row of answers, the same for the same answers."""
    return fold(((column, highest + 2) for column in answers.T), len(answers))


def said(answers: npt.NDArray[np.int8]) -> str:
    """A row of answers as it is printed: "3 4 3"; a blank is a dash."""
    return " ".join("–" if answer == BLANK else str(answer) for answer in answers.tolist())
