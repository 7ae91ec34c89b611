"""Whether the means of a report are counts of the printed respondents, or blanks and the like must be allowed for."""

from __future__ import annotations

import numpy as np

from ikm.cube import Bools, Ints
from ikm.survey import Floats

STRAY, FEW, BY_CHANCE = 0.1, 1, 0.01
"""Of the means that would not fit n if they were any figures, at most this share (or so few) may not; and the chance
with which any figures would fit as well as the others do."""

TIES = 0.25
"""How far from the printed figure, in units of its last decimal, the average lies where every other one is a tie."""


def chances(n: Ints | Floats, power: Ints | Floats, both: bool) -> Floats:
    """The chance that any figure of so many decimals is k/n, rounded (or, ``both``, rounded or cut); 0 to 1."""
    return np.asarray(np.minimum(1.0, n * (1.5 if both else 1.0) / np.maximum(power, 1)))


def blanks_told(known: Bools, some: Bools, chance: Floats) -> Bools:
    """In which units so many means are no k/n that it is not a slip: blanks, several questions to an unsur, weights.

    Units x 1: where the whole table, or the unit, has more misfits than STRAY of those that any figures would have.
    """
    expected, misfits = np.where(known, 1 - chance, 0.0), known & ~some
    whole = misfits.sum() > max(FEW, STRAY * float(expected.sum()))
    unit = misfits.sum(axis=1) > np.maximum(FEW, STRAY * expected.sum(axis=1))
    return np.asarray((whole | unit)[:, None])


def counted(known: Bools, some: Bools, chance: Floats) -> Bools:
    """Where a mean may be taken for exactly k/n: not where blanks are told, nor where any figures would fit as well.

    Of 100 respondents every figure of two decimals is k/100, whatever it is the mean of: that tells nothing.

    >>> yes, half = np.ones((1, 9), dtype=bool), np.full((1, 9), 0.5)
    >>> bool(counted(yes, yes, half).all()), bool(counted(yes, yes, np.ones((1, 9))).any())  # 0.5^9 = 0.002; 1
    (True, False)
    """
    by_chance = float(np.prod(chance[some]))
    return np.asarray(known & ~blanks_told(known, some, chance) & (by_chance < BY_CHANCE))


def deviation(number: Ints, power: Ints, exact: Bools) -> Floats:
    """The standard deviation of the mean behind each printed one, units x unsur; 0 where it is ``exact`` or missing.

    Figures that lie evenly within the last decimal have 1/sqrt(12) of it. Where half of them are ties (as k/8 at two
    decimals) that go up or to the even digit, it is up to 1/sqrt(8), about an average up to TIES away: this is taken.
    Unsur of a unit with the same printed mean may have the same error: their deviations add up.
    """
    alike = ((number[:, :, None] == number[:, None, :]) & ~exact[:, None, :]).sum(axis=2)
    return np.where(exact | (power == 0), 0.0, np.sqrt(alike / 8) / np.maximum(power, 1))
