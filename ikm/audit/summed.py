"""The ways in which the figures of units are summed up to one of the whole survey, and what each gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from ikm.audit.before import span, step
from ikm.audit.counted import blanks_told, chances
from ikm.audit.prints import SHORTENINGS, shortened
from ikm.cube import Bools
from ikm.printed import WHOLE, Printed
from ikm.survey import Floats

BLANK, FULL, MANY, TELLING = 1 / 3, 0.05, 0.9, 0.25
"""Where it is not printed how many answered, up to a third of the answers of a unit may be blank; up to a twentieth
where every mean is k / n for its n and chance would hit that in a quarter of cases at most; of a single unsur nearly
all where many means are no k / n, which tells of blanks (``ikm.audit.counted``). Of b blank in every unit at most, a
mean weighted by n moves by at most b / (1 - b) times half the mean absolute deviation of the units."""


STRAY = 0.1
"""How far units lie apart at least in one unsur, on the scale of answers, where that is not printed."""


@dataclass(frozen=True)
class Way:
    """One way to sum up: its name, whether with units that break the scale, and the least and the most it gives.

    ``slack``: how far blanks may move that, ``room``: how far where nearly all answers to an unsur may be blank.
    """

    name: str
    every: bool
    low: float
    high: float
    slack: float
    room: float = 0.0

    @property
    def value(self) -> float:
        """The middle of what it gives."""
        return (self.low + self.high) / 2


Share = tuple[str, bool, Floats]
"""A way of weighing: its name, whether with units that break the scale, and the share of each unit."""


def shares(printed: Printed, broken: Bools, answered: Floats | None) -> Iterator[Share]:
    """Every way of weighing the units that the printed figures allow; who answered first, then respondents."""
    ones = np.ones(len(broken))
    weights = {"pooled": ones * np.nan if answered is None else answered}
    weights |= {"n": printed.grid("n").value[:, 0], "units": ones, "population": printed.grid("population").value[:, 0]}
    for every in (True, False) if broken.any() else (True,):
        for name, weight in weights.items():
            part = np.where(broken & (not every), 0.0, weight)
            if not np.isnan(part).any() and part.sum() > 0:
                yield name, every, part / part.sum()


def way_of(printed: Printed, share: Share, low: Floats, high: Floats, item: str) -> Way:
    """What units between ``low`` and ``high`` give when they are weighed so."""
    name, every, part = share
    slack = room = 0.0
    if name == "n":
        one = item in printed.pedoman.codes
        blank, spread = _blank(printed, one), _spread(printed, part, (low + high) / 2, item) / 2
        most = MANY if one and blank != FULL else blank
        slack, room = (share / (1 - share) * spread for share in (blank, most))
    return Way(name, every, float(low @ part), float(high @ part), slack, room)


def _spread(printed: Printed, part: Floats, middle: Floats, item: str) -> float:
    """The mean absolute deviation of the units; of an index that of every unsur, because blanks differ by unsur.

    Where the means are not printed, at least STRAY per unsur.
    """
    apart = float(part @ np.abs(middle - middle @ part))
    if item not in ("index", "ikm"):
        return apart
    base = printed.pedoman.base if item == "ikm" else 1
    nrr = printed.grid("nrr").value
    if np.isnan(nrr).any():
        return max(apart, STRAY * base)
    return float((part @ np.abs(nrr - part @ nrr)).mean()) * base


def _blank(printed: Printed, one: bool) -> float:
    """How much of a unit may be blank: little where every mean is a count of all respondents, and few figures are; of
    ``one`` unsur nearly all where many means are none.
    """
    nrr, n = printed.grid("nrr"), printed.grid("n").value
    low, high = span(nrr.value, nrr.most)
    least, most = np.ceil(low * n - 1e-7), np.floor(high * n + 1e-7)
    told = ((high - low) * n <= TELLING).all()  # False where one is not printed
    known, sure = ~np.isnan(nrr.value) & ~np.isnan(n), chances(n, step(-nrr.most), both=True)
    if one and blanks_told(known, least <= most, np.nan_to_num(sure)).all():
        return MANY
    return FULL if told and (least <= most).all() else BLANK


def left_out(printed: Printed) -> str:
    """The one unit without which the others, weighted by respondents, give the means of the whole survey; "" for none.

    Blank answers move every mean a little, so the distances of all unsur together, beyond the rounding, are compared:
    without the unit they must be a quarter of those with it at most, and half of those without any other.
    """
    n, nrr = printed.grid("n").value[:, 0], printed.grid("nrr")
    whole = replace(printed, units=(WHOLE,)).grid("nrr")
    if len(n) < FEWEST_UNITS or np.isnan(n).any() or np.isnan(nrr.value).any() or np.isnan(whole.value).any():
        return ""
    part = np.where(np.eye(len(n) + 1, len(n), dtype=bool), 0.0, n)
    part /= part.sum(axis=1, keepdims=True)
    (low, high), (least, most) = span(nrr.value, nrr.most), span(whole.value, whole.most)
    apart = np.maximum(0.0, np.maximum(part @ low - most, least - part @ high)).sum(axis=1)
    first, second = np.argsort(apart[:-1], kind="stable")[:2].tolist()
    telling = apart[first] <= apart[-1] / 4 and apart[first] <= apart[second] / 2 and apart[-1] > STRAY
    return printed.units[first] if telling else ""


FEWEST_UNITS = 3
"""Of two units the whole is either of them when one is left out, and both can be told at sight."""


def by_nrr(printed: Printed, kind: str, broken: Bools) -> Iterator[Way]:
    """What the units' NRR give, weighed together: with each weight of the pedoman, products shortened or not."""
    grid, scale = printed.grid("nrr"), printed.pedoman
    if np.isnan(grid.value).any():
        return
    low, high = span(grid.value, grid.most)
    base = scale.base if kind == "ikm" else 1
    for share, (bobot, how) in product(list(shares(printed, broken, None)), product(scale.bobot, SHORTENINGS)):
        weight = float(scale.weight(bobot))
        name, every, part = share
        least, most = (float(shortened(part @ edge * weight, how).sum()) * base for edge in (low, high))
        slack = way_of(printed, share, low.mean(axis=1), high.mean(axis=1), kind).slack
        yield Way(name, every, least, most, slack)
