"""Who is asked: numbers drawn from the list of each stratum, the same again from the same seed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil

import numpy as np
import pandas as pd

from ikm.allocation import checked
from ikm.amounts import Number, fraction
from ikm.cube import Ints
from ikm.errors import UnknownChoiceError
from ikm.text import mark

WAYS = {"random": mark("Simple random"), "systematic": mark("Systematic")}
"""The ways to draw, and what they are called."""

RESERVE = 0.1
"""The reserve numbers of each stratum, as a share of its sample, unless asked otherwise."""

MOST_DRAWN = 100_000
"""No list is longer: it is for people."""

MOST_SEED = 2**63 - 1


def draw(
    sample: Mapping[str, int],
    populations: Mapping[str, float],
    seed: int,
    *,
    way: str = "random",
    reserve: Number = RESERVE,
) -> pd.DataFrame:
    """The numbers that are drawn in every stratum from its list of 1 to N_h, without replacement.

    ``sample``: stratum -> how many, ``populations``: stratum -> N_h. random: every set of n_h numbers is as likely;
    systematic: floor((u + i N_h) / n_h) + 1 for i = 0, 1, ... with one random start u in 0 ... N_h - 1. ``reserve``:
    the share of n_h (rounded up) that is drawn besides, at random from the other numbers, to stand in for those who
    cannot be reached. Columns ``stratum``, ``order`` (from 1 in each stratum: main numbers ascending, reserves as
    drawn), ``number`` and ``reserve``. The same seed and plan give the same list: numpy's Generator(PCG64(seed)),
    strata in order.

    Raises UnknownChoiceError for more numbers than people, a list that is too long, or what is no seed.

    >>> draw({"Utara": 3}, {"Utara": 100}, seed=2026, reserve=0).number.is_unique
    True
    """
    people, extra = checked(populations), _reserve(reserve)
    if way not in WAYS:
        raise UnknownChoiceError(
            "There is no way {way} to draw. Choose one of: {choices}.", way=way, choices=", ".join(WAYS)
        )
    plan = {name: (n, min(ceil(n * extra), people.get(name, 0) - n)) for name, n in sample.items()}
    for name, (n, _) in plan.items():
        if not 0 <= n <= people.get(name, 0):
            raise UnknownChoiceError(
                "{n} numbers cannot be drawn from the {people} of {name}.", n=n, people=people.get(name, 0), name=name
            )
    if (length := sum(n + more for n, more in plan.values())) > MOST_DRAWN:
        raise UnknownChoiceError(
            "A list of {n} numbers is too long to work with; at most {most} are drawn.", n=length, most=MOST_DRAWN
        )
    generator = np.random.Generator(np.random.PCG64(seed_of(seed)))
    asked = {name: both for name, both in plan.items() if both[0]}
    numbers = [_numbers(people[name], n, more, way, generator) for name, (n, more) in asked.items()]
    sizes = np.array(list(asked.values()), dtype=np.int64).reshape(-1)  # main and reserve of each stratum in turn
    begin = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return pd.DataFrame(
        {
            "stratum": np.repeat(np.array(list(asked), dtype=object), sizes.reshape(-1, 2).sum(axis=1)),
            "order": np.arange(len(begin)) - begin + 1,
            "number": np.concatenate([np.zeros(0, dtype=np.int64), *numbers]),
            "reserve": np.repeat(np.tile([False, True], len(asked)), sizes),
        }
    )


def seed_of(seed: object) -> int:
    """A seed: a whole number from 0 to 2^63 - 1, of text too. Raises UnknownChoiceError.

    >>> seed_of("2026")
    2026
    """
    said = str(seed).strip()
    if not said.isascii() or not said.isdigit() or len(said) > 19 or int(said) > MOST_SEED:
        raise UnknownChoiceError("A seed is a whole number from 0 to {most}, not {seed}.", most=MOST_SEED, seed=said)
    return int(said)


def _reserve(reserve: Number) -> Fraction:
    """The share of reserves, 0 to 1."""
    share = fraction(reserve)
    if share is None or not 0 <= share <= 1:
        raise UnknownChoiceError("The share of reserves must lie between 0 and 1, not {value}.", value=str(reserve))
    return share


def _numbers(people: int, n: int, more: int, way: str, generator: np.random.Generator) -> Ints:
    """The main numbers of a stratum, ascending, and then its reserves."""
    if way == "random":
        drawn = generator.choice(people, n + more, replace=False) + 1
        return np.concatenate([np.sort(drawn[:n]), drawn[n:]])
    start = int(generator.integers(people))
    main = np.array([(start + i * people) // n + 1 for i in range(n)], dtype=np.int64)
    if not more:
        return main
    spare = generator.choice(people, n + more, replace=False) + 1
    return np.concatenate([main, spare[~np.isin(spare, main)][:more]])
