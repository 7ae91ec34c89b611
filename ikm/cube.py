"""Counts of answers per profile of respondents: what makes every filter and grouping quick.

A *profile* is one combination of attributes that occurs (unit, gender, education, ...). A survey of a
million respondents has a few thousand of them, so filters and groupings add up small tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

BLANK = 0
"""How a blank answer is stored: it counts for nothing."""

LEVELS = (1.0, 2.0, 3.0, 4.0)
"""What the states 1, 2, ... stand for where answers are given on the regulation's own scale.

A survey with several questions per unsur, or on a scale that was converted, has other values between 1 and 4.
The state after the last level is an answer outside the scale: it counts for nothing, and is known to be there."""

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cube:
    """Answers counted per profile.

    ``profiles`` has one row per profile and one category column per attribute; ``member`` gives each
    respondent's profile; ``n`` counts respondents per profile; ``counts`` has the shape
    (profiles, unsur, states): blank, each level, outside the scale. A row without any answer on the scale is no
    respondent: it is not in ``member`` and ``n``, but its answers outside the scale are counted.
    """

    profiles: pd.DataFrame
    member: npt.NDArray[np.intp]
    n: Ints
    counts: npt.NDArray[np.signedinteger]


@dataclass(frozen=True, eq=False)
class Products:
    """Sums of products of answers per profile, counted when they are first asked for and kept.

    ``sheet``: respondents x unsur, states as in ``Cube``; ``member``: each respondent's profile.
    """

    sheet: npt.NDArray[np.int8]
    member: npt.NDArray[np.intp]
    profiles: int
    levels: tuple[float, ...]

    @property
    def width(self) -> int:
        """How many figures a profile has: the upper triangle of (2 x unsur) x (2 x unsur)."""
        unsur = int(self.sheet.shape[1])
        return unsur * (2 * unsur + 1)

    @cached_property
    def of_profiles(self) -> npt.NDArray[np.float64]:
        """Profiles x width; see ``products``."""
        return products(self.sheet, self.levels, self.member, self.profiles)


CHUNK = 1 << 15
"""Respondents multiplied at a time, so that memory does not grow with their number."""


def products(
    answers: npt.NDArray[np.int8], levels: tuple[float, ...], number: Ints, groups: int
) -> npt.NDArray[np.float64]:
    """Per group the upper triangle of F'F, F = [answered or not, the answer or 0] of its respondents.

    ``answers``: respondents x unsur, states; ``number``: each respondent's group. Shape: groups x u(2u + 1).
    """
    counts = np.array([0.0, *np.ones(len(levels)), 0.0])
    values = np.array([0.0, *levels, 0.0])
    upper = np.triu_indices(2 * answers.shape[1])
    out = np.zeros((groups, len(upper[0])))
    sizes = np.bincount(number, minlength=groups)
    ordered = answers[np.argsort(number.astype(np.min_scalar_type(groups)), kind="stable")]
    start = 0
    for group, size in enumerate(sizes):
        for first in range(start, start + size, CHUNK):
            rows = ordered[first : min(first + CHUNK, start + size)]
            both = np.concatenate([counts[rows], values[rows]], axis=1)
            out[group] += (both.T @ both)[upper]
        start += size
    return out


def build(attributes: pd.DataFrame, answers: npt.NDArray[np.int8], levels: int = len(LEVELS)) -> Cube:
    """Count the answers (respondents x unsur, states 0 to levels + 1) per profile of the category ``attributes``."""
    profiles, member = _profiles(attributes)
    size, states = len(profiles), levels + 2
    there = on_scale(answers, levels)
    n = np.bincount(member[there], minlength=size)
    most = np.bincount(member, minlength=size).max(initial=0)
    narrow = next(kind for kind in (np.int8, np.int16, np.int32) if most <= np.iinfo(kind).max)
    counts = np.empty((size, answers.shape[1], states), dtype=narrow)
    base = member * states
    for j in range(answers.shape[1]):
        counts[:, j, :] = np.bincount(base + answers[:, j], minlength=size * states).reshape(size, states)
    return Cube(profiles, member if there.all() else member[there], n, counts)


def on_scale(answers: npt.NDArray[np.int8], levels: int = len(LEVELS)) -> Bools:
    """Which rows hold at least one answer on the scale."""
    there = np.zeros(len(answers), dtype=bool)
    for column in answers.T:
        there |= (column > BLANK) & (column <= levels)
    return there


def _profiles(attributes: pd.DataFrame) -> tuple[pd.DataFrame, npt.NDArray[np.intp]]:
    """The distinct rows of a frame of categories, and for each row which of them it is."""
    key = np.zeros(len(attributes), dtype=np.int64)
    room = 1
    for name in attributes:
        codes = attributes[name].cat.codes.to_numpy()
        width = len(attributes[name].cat.categories) + 1
        if room * width > np.iinfo(np.int64).max // 2:
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            room = int(key.max(initial=0)) + 1
        key *= width
        key += codes
        key += 1
        room *= width
    if room <= 4 * len(key) + 1024:
        present = np.bincount(key, minlength=room) > 0
        member = (np.cumsum(present) - 1)[key]
        first = np.empty(int(present.sum()), dtype=np.intp)
        first[member[::-1]] = np.arange(len(key) - 1, -1, -1)
    else:
        _, first, member = np.unique(key, return_index=True, return_inverse=True)
    return attributes.iloc[first].reset_index(drop=True), member.astype(np.intp, copy=False)


def group_sum(values: npt.NDArray[np.generic], group: Ints, groups: int) -> npt.NDArray[np.float64]:
    """Add up rows of ``values`` by their group number, shape (groups, ...); an empty group is 0."""
    out = np.zeros((groups, *values.shape[1:]))
    if len(values):
        if (np.diff(group) < 0).any():  # rows that stand in order already need not be copied
            order = np.argsort(group, kind="stable")
            values, group = values[order], group[order]
        present, starts = np.unique(group, return_index=True)
        if 8 * len(present) > len(values):  # many small groups
            out[present] = np.add.reduceat(values, starts, axis=0, dtype=np.float64)
        else:  # a few large ones: adding up each is ten times as quick as reduceat
            for place, first, end in zip(present, starts, [*starts[1:], len(values)], strict=True):
                out[place] = values[first:end].sum(axis=0, dtype=np.float64)
    return out
