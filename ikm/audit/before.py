"""What a printed figure may have been before it was printed: rounded, or cut, at its decimals."""

from __future__ import annotations

import numpy as np

from ikm.cube import Bools, Ints
from ikm.printed import Printed
from ikm.survey import Floats

TINY = 1e-9
"""Figures nearer to each other than this are the same; binary arithmetic errs by much less."""


def step(decimals: Ints | Floats) -> Floats:
    """One unit of the last decimal: 0.01 for 2 decimals."""
    return np.asarray(10.0 ** -np.asarray(decimals, dtype=float))


def span(value: Floats, decimals: Ints | Floats) -> tuple[Floats, Floats]:
    """The least and the greatest that can have been printed so: rounded [v - u/2, v + u/2] or cut [v, v + u].

    >>> low, high = span(np.array([66.5]), np.array([1]))
    >>> f"{low[0]:.2f} {high[0]:.2f}"
    '66.45 66.60'
    """
    unit = step(decimals)
    return value - unit / 2, value + unit


def rounded(value: Floats, decimals: Ints | Floats, exact: Floats) -> Bools:
    """Whether ``value`` is ``exact`` rounded, halves either way; False where one is NaN."""
    return np.asarray(np.abs(exact - value) <= step(decimals) / 2 + TINY)


def cut(value: Floats, decimals: Ints | Floats, exact: Floats) -> Bools:
    """Whether ``value`` is ``exact`` with the further decimals left away; False where one is NaN."""
    return np.asarray((exact - value > -TINY) & (exact - value < step(decimals) + TINY))


def fits(value: Floats, decimals: Ints | Floats, exact: Floats) -> Bools:
    """Whether ``value`` is ``exact`` rounded or cut."""
    return rounded(value, decimals, exact) | cut(value, decimals, exact)


def less(a: Floats, decimals_a: Ints, b: Floats, decimals_b: Ints) -> Bools:
    """Whether what was printed as ``a`` was surely less than what was printed as ``b``.

    Printing keeps the order, so with the same decimals a < b decides; with different ones they are compared at the
    fewer: 66,5 may have been more than 66,54. Arrays are broadcast; False where one is NaN.

    >>> less(np.array([66.49, 66.5]), np.array([2, 1]), np.array([66.5, 66.54]), np.array([2, 2])).tolist()
    [True, False]
    """
    scale = 10.0 ** np.minimum(decimals_a, decimals_b)
    return np.asarray(np.floor(a * scale + 0.5 + 1e-6) < np.floor(b * scale + 1e-6))


def off_scale(printed: Printed) -> Bools:
    """Which units print a mean, an index or an IKM that the scale does not have, whatever the rounding."""
    scale = printed.pedoman
    found = np.zeros(len(printed.units), dtype=bool)
    for kind, factor in (("nrr", 1), ("index", 1), ("ikm", scale.base)):
        grid = printed.grid(kind)
        low, high = span(grid.value, grid.most)
        shortfall = 1 if kind == "nrr" else float(scale.weight(scale.bobot[-1]) * len(scale.unsur))
        beyond = (low > scale.highest * factor + TINY) | (high < scale.lowest * factor * shortfall - TINY)
        found |= np.asarray(beyond.any(axis=1))
    return found
