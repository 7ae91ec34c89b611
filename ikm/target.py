"""What it takes to reach a class: the least total rise of NRR."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from ikm.cube import Bools
from ikm.errors import IkmError, UnknownChoiceError
from ikm.index import Index
from ikm.moves import unsur_position
from ikm.pedoman import Class
from ikm.rounding import least
from ikm.survey import Floats
from ikm.tally import position

MOST_STEPS = 1000
"""How many of the smallest steps a sum may be carried on: rounding errs by a few dozen."""


@dataclass(frozen=True)
class Target:
    """What reaches a class.

    ``start``: konversi now; ``to``: konversi after the changes, or where the class is out of reach the
    highest konversi that the limits allow; ``changes``: the rise of NRR by code, in the questionnaire's
    order, only those that rise ({} where the class is reached already, or out of reach); ``total_change``:
    their sum (None where out of reach); ``highest``: the highest konversi that the limits allow; ``mutu``:
    the class aimed at.
    """

    reachable: bool
    start: float
    to: float
    changes: dict[str, float]
    total_change: float | None
    highest: float
    mutu: str


def target(
    figures: Index,
    group: object,
    mutu: str,
    *,
    limits: Mapping[str, float] | None = None,
    fixed: Collection[str] = (),
) -> Target:
    """The least total rise of NRR by which a group reaches a class.

    konversi = sum_j NRR_j x weight x 25, so every unsur counts the same and only the total matters:
    total = (goal - konversi) / (weight x 25), where goal = the class's lower bound - 0.005, the least
    figure that rounds half up to the bound. Of all ways to spread that total this takes
    the one that lifts the lowest unsur first, to a common level (as water fills a vessel).

    ``group``: row or name in ``figures``; ``limits``: the highest NRR of an unsur (default: the end of the
    scale), one below the present NRR means that the unsur cannot rise; ``fixed``: codes that cannot move.

    The class is decided as always (``Pedoman.classify``). That takes figures within 5e-11 of the goal for
    the goal, so the total is the least up to 5e-11 points of konversi.

    Raises UnknownChoiceError for an unknown class, group or unsur, and IkmError for a limit outside the
    scale and a group that is not ranked.

    >>> import ikm
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), "unit")
    >>> found = target(by_unit, "Sukabumi", "B")
    >>> f"{found.start:.4f} {found.to:.3f} {found.total_change:.4f}"  # (62.505 - 46.9536) x 14 / 25
    '46.9536 62.505 8.7088'
    """
    goal, nrr = goal_of(figures, mutu), nrr_of(figures, group)
    return _reach(figures, goal, nrr, rooms(figures, nrr, limits or {}, fixed))


def konversi(figures: Index, nrr: Floats) -> float:
    """The index after conversion (25-100) of one group's NRR, by the arithmetic of ``index``."""
    weight = figures.questionnaire.weight(figures.bobot)
    return float(nrr.sum() * weight.numerator / weight.denominator * figures.questionnaire.base)


def filled(low: Floats, most: Floats, total: float) -> Floats:
    """Rises that add up to ``total``, the lowest first, to a common level, none by more than its most.

    The level L solves sum_j min(max(L - low_j, 0), most_j) = total, which is piecewise linear in L.

    >>> filled(np.array([1.0, 2.0, 3.5]), np.array([3.0, 0.25, 0.5]), 2.0)  # L = 2.75
    array([1.75, 0.25, 0.  ])
    """
    levels = np.unique(np.concatenate([low, low + most]))
    sums = np.clip(levels[:, None] - low, 0.0, most).sum(axis=1)
    rises: Floats = np.clip(np.interp(total, sums, levels) - low, 0.0, most)
    return rises


def _reach(figures: Index, goal: Class, nrr: Floats, most: Floats) -> Target:
    start, highest = konversi(figures, nrr), konversi(figures, nrr + most)
    classify = figures.pedoman.classify
    if classify(start).lower >= goal.lower:
        return Target(True, start, start, {}, 0.0, highest, goal.mutu)
    if classify(highest).lower < goal.lower:
        return Target(False, start, highest, {}, None, highest, goal.mutu)
    per_point = figures.weight * figures.questionnaire.base
    edge = float(least(goal.lower, 2))
    rises = _over(figures, nrr, filled(nrr, most, (edge - start) / per_point), most, edge)
    changes = {code: float(rise) for code, rise in zip(figures.nrr.columns, rises, strict=True) if rise > 0}
    return Target(
        True, start, konversi(figures, nrr + rises), changes, float(sum(changes.values())), highest, goal.mutu
    )


def _over(figures: Index, nrr: Floats, rises: Floats, most: Floats, edge: float) -> Floats:
    """The rises, more by as little as a number can be until the sum reaches the edge in binary arithmetic too."""
    for _ in range(MOST_STEPS):
        more = (rises > 0) & (rises < most)
        if konversi(figures, nrr + rises) >= edge or not more.any():
            break
        rises = np.where(more, np.nextafter(rises, np.inf), rises)
    return rises


def goal_of(figures: Index, mutu: str) -> Class:
    """The class with this letter. Raises UnknownChoiceError for one that the pedoman does not have."""
    for one in figures.pedoman.classes:
        if one.mutu == mutu:
            return one
    choices = ", ".join(one.mutu for one in figures.pedoman.classes)
    raise UnknownChoiceError("There is no class {mutu}. Choose one of: {choices}.", mutu=mutu, choices=choices)


def nrr_of(figures: Index, group: object) -> Floats:
    """The NRR of a group. Raises IkmError for one that is not ranked, UnknownChoiceError for one not there."""
    row = position(figures.table[list(figures.by)], group)
    why = figures.table["reason"].iloc[row]
    if why == "outside-scale":
        raise IkmError("No class can be aimed at: some of these figures lie outside the scale, so they have no class.")
    if why:
        raise IkmError("No class can be aimed at: not every unsur was answered, so there is no index.")
    return figures.nrr.iloc[row].to_numpy(dtype=float)


def rooms(figures: Index, nrr: Floats, limits: Mapping[str, float], fixed: Collection[str]) -> Floats:
    """How far each unsur can rise; see ``target`` for ``limits`` and ``fixed``, and what is refused."""
    scale = figures.questionnaire
    highest = np.full(len(nrr), float(scale.highest))
    for code, limit in limits.items():
        if not scale.lowest <= limit <= scale.highest:  # nor NaN
            raise IkmError(
                "The limit of {code} must lie between {lowest} and {highest}.",
                code=code,
                lowest=scale.lowest,
                highest=scale.highest,
            )
        highest[unsur_position(scale, code)] = limit
    still: Bools = np.zeros(len(nrr), dtype=bool)
    still[[unsur_position(scale, code) for code in fixed]] = True
    found: Floats = np.where(still, 0.0, np.maximum(highest - nrr, 0.0))
    return found
