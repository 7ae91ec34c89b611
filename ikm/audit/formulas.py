"""Sample sizes and proportional allocation, as far as the audit needs them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ikm.audit.before import TINY
from ikm.cube import Ints
from ikm.survey import Floats

CHI_SQUARE, Z = 3.841, 1.96
"""95 percent: chi-square with one degree of freedom as Krejcie and Morgan print it, and the normal quantile."""

FORMULAS: dict[str, Callable[[float, float], float]] = {
    "slovin": lambda people, error: people / (1 + people * error**2),
    "krejcie-morgan": lambda people, error: people * CHI_SQUARE / 4 / (error**2 * (people - 1) + CHI_SQUARE / 4),
    "proportion": lambda people, error: people * Z**2 / 4 / (people * error**2 + Z**2 / 4),
}
"""n for N people and error e, p = q = 0.5: Slovin N / (1 + N e^2); Krejcie and Morgan (1970); proportion with Z = 1.96.

>>> [f"{FORMULAS[name](881801, 0.05):.2f}" for name in FORMULAS]
['399.82', '384.00', '383.99']
"""


def largest_remainder(weight: Floats, total: int) -> Ints:
    """Whole numbers in proportion to ``weight`` that add up to ``total``: floors, the rest to the largest remainders.

    >>> largest_remainder(np.array([50.0, 30.0, 20.0]), 11).tolist()
    [6, 3, 2]
    """
    share = weight / weight.sum() * total
    whole = np.floor(share + TINY)
    rest = round(total - whole.sum())
    whole[np.argsort(-(share - whole), kind="stable")[:rest]] += 1
    return np.asarray(whole, dtype=np.int64)
