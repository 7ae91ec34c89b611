"""Rows that no word calls totals, but whose figures are those of the other rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ikm.reading.figures import steps
from ikm.reading.others import Others, among
from ikm.reading.workbook import Bools
from ikm.survey import Floats

FEWEST_ROWS, FEWEST_FIGURES = 3, 3
"""A total stands for at least so many rows, and repeats at least so many figures."""

MOST_CHANCE = 1e-6
"""A row that any unit or respondent could equal with a greater chance than this is no total."""

MOST_DOUBLES = 1e-3
"""The same where rows are alike in all their figures: from the share of figures in which the likest row comes near."""

BEYOND = 0.01
"""The chance, held high, that a figure beyond all others of its column equals their sum."""

EXACT = 1e-6
"""Whole figures, and means that were not rounded, are equal when they differ by less than this."""

LAST_ROWS = 12
"""Totals of a table of respondents are looked for among so many of its last rows."""


def repeats(
    figures: Floats,
    others: Others,
    factors: Sequence[float],
    *,
    strict: bool = True,
    pooled: bool = False,
    fewest: int = FEWEST_ROWS,
) -> Bools:
    """Which rows repeat, in every filled column, the sum or the mean of the others.

    The mean may be that by number of respondents or, where ``pooled``, the sum per respondent, and be multiplied
    by one of ``factors`` (weights, 25). Rounded and cut figures count as equal. ``strict``: only where a row of
    its own would hardly ever be equal by chance. ``fewest``: of how many rows at least.

    >>> rows = np.array([[2.81, 3.05, 3.47], [3.12, 2.66, 3.01], [2.95, 3.38, 2.87], [2.96, 3.03, 3.117]])
    >>> base = np.array([True, True, True, False])
    >>> repeats(rows, among(rows, np.full(4, np.nan), base, "above"), (), strict=False).tolist()
    [False, False, False, True]
    """
    filled = ~np.isnan(figures)
    step = np.where(filled, steps(figures), 1.0).min(axis=1, keepdims=True)
    step = np.where(step == 1.0, 0.0, step)
    enough = (filled.sum(axis=1) >= FEWEST_FIGURES) & (others.count.max(axis=1) >= fewest)
    found = np.zeros(len(figures), dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = others.total / others.count
    targets = [(others.total, others.count * others.step)]
    for one in (mean, others.weighted, *((others.pooled,) if pooled else ())):
        targets += [(one * by, np.full_like(mean, others.step * by)) for by in (1.0, *factors)]
    for target, loose in targets:
        slack = np.maximum(step, loose) + EXACT
        hits = enough & (~filled | (np.abs(figures - target) <= slack)).all(axis=1)
        if strict and hits.any():
            hits &= _chance(figures, target, others, slack) < MOST_CHANCE
        for row in np.flatnonzero(hits).tolist():
            at = filled[row]
            own = row if len(figures) == len(others.figures) else None
            near = replace(others, figures=others.figures[:, at])
            if not strict or not _has_double(target[row % len(target)][at], slack[row][at], near, own):
                found[row] = True
    return found


def _has_double(target: Floats, slack: Floats, others: Others, own: int | None) -> bool:
    """Whether another row comes so near the target that one of so many could well be equal to it in all columns."""
    near = np.abs(others.figures - target) <= slack
    if own is not None:
        near[own] = False
    nearest = float(near.mean(axis=1).max(initial=0.0))
    return len(near) * nearest ** len(slack) > MOST_DOUBLES


def _chance(figures: Floats, target: Floats, others: Others, slack: Floats) -> Floats:
    """The chance that a row of its own is that near the target in all columns, from how far the others lie apart.

    Where all others are the same, or lie no further apart than figures are rounded, being equal tells nothing.
    """
    apart = others.high - others.low
    inside = (target >= others.low - EXACT) & (target <= others.high + EXACT)
    with np.errstate(divide="ignore", invalid="ignore"):
        wide = np.where(apart > 0, np.minimum(1.0, 2 * slack / apart), 1.0)
    chance = np.where(inside, wide, BEYOND)
    return np.asarray(np.where(np.isnan(figures), 1.0, chance).prod(axis=1))


def totals_anywhere(
    figures: Floats, n: Floats, base: Bools, factors: Sequence[float], pooled: bool = False
) -> list[int]:
    """The rows of ``base`` that surely repeat the rows above them, or all others (see ``repeats``)."""
    base, found = base.copy(), list[int]()
    for _ in range(LAST_ROWS):
        for how in ("above", "around"):
            hits = base & repeats(figures, among(figures, n, base, how), factors, pooled=pooled)
            if hits.any():
                break
        else:
            break
        found += np.flatnonzero(hits).tolist()
        base &= ~hits
    return found


def totals_below(figures: Floats, base: Bools, sound: Bools, weights: Sequence[float], convert: float) -> list[int]:
    """The last rows of a table of respondents that repeat the respondents above them.

    ``base`` are the rows with figures that are no totals yet, ``sound`` those with nothing but answers: they
    are respondents, unless they stand below a total. Below one, an IKM alone is one too.
    """
    found: list[int] = []
    base = base.copy()
    factors = (*weights, convert)
    for row in np.flatnonzero(base)[-LAST_ROWS:].tolist():
        if sound[row] and not found:
            continue
        others = among(figures, np.ones(len(figures)), base & (np.arange(len(base)) < row), "all")
        line = figures[row : row + 1]
        if repeats(line, others, factors, strict=not found, pooled=True)[0] or (
            found and _is_index(line, others, weights, convert)
        ):
            found.append(row)
            base[row] = False
    return found


def _is_index(line: Floats, others: Others, weights: Sequence[float], convert: float) -> bool:
    """Whether the only figure of a row is the index or IKM of the others."""
    figures = line[~np.isnan(line)]
    if len(figures) != 1:
        return False
    with np.errstate(divide="ignore", invalid="ignore"):
        total = float(np.nansum(others.total / others.count))
    slack = float(steps(figures)[0])
    return any(abs(figures[0] - total * weight * by) <= slack for weight in weights for by in (1.0, convert))
