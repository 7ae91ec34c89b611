"""Which counts a printed mean can come from: k/n, rounded or cut at the printed decimals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ikm.audit.counted import TIES, blanks_told, chances, counted, deviation
from ikm.audit.prints import CUT, EITHER, EPS, ROUNDED, WAYS, bounds, digits, prints_as
from ikm.cube import Bools, Ints
from ikm.printed import Grid
from ikm.survey import Floats

CLEARLY = 0.9
"""A way of shortening is that of the table when it explains at least this share of what can be explained."""

MOST = 10**12
"""Figures with more digits behind the comma than this leaves room for are compared as they are."""


@dataclass(frozen=True, eq=False)
class Fits:
    """For each printed mean the least and most sum k with k/n printed so; ``most`` < ``least`` where there is none.

    ``n`` is the divisor (0 where not known), ``way`` how the whole table was shortened. ``counted``: where a mean may
    be taken for exactly k/n (``ikm.audit.counted``).
    """

    least: Ints
    most: Ints
    n: Ints
    number: Ints
    power: Ints
    way: str
    counted: Bools

    def of_sums(self, sums: Floats) -> Fits:
        """The same where sums are printed that give the printed means: k is that sum, and it tells rounded from cut."""
        k = np.nan_to_num(sums).astype(np.int64)
        agree = (k > 0) & (self.least <= k) & (k <= self.most)
        mean = k[agree] / self.n[agree]
        ways = [one for one in WAYS if prints_as(mean, self.number[agree], self.power[agree], one).all()]
        way = ways[0] if len(ways) == 1 else self.way
        least, most = np.where(agree, k, self.least), np.where(agree, k, self.most)
        return replace(self, least=least, most=most, way=way, counted=self.counted | agree)

    @cached_property
    def astray(self) -> Bools:
        """Where no count fits in the way of the table, though perhaps in the other."""
        least, most = fitting(self.number, self.power, self.n, self.way)
        return np.asarray(self.known & (most < least))

    @property
    def known(self) -> Bools:
        """Where a mean and its divisor are printed."""
        return np.asarray((self.power > 0) & (self.n > 0))

    @property
    def some(self) -> Bools:
        """Where a count fits."""
        return np.asarray(self.known & (self.most >= self.least))

    @property
    def none(self) -> Bools:
        """Where no count fits."""
        return np.asarray(self.known & (self.most < self.least))

    @cached_property
    def blanks(self) -> Bools:
        """The units, x 1, in which so many means are no counts of n that blanks or the like must be the reason."""
        return blanks_told(self.known, self.some, chances(self.n, self.power, self.way == EITHER))

    @cached_property
    def wide(self) -> tuple[Floats, Floats]:
        """The least and most mean behind each printed one by its rounding alone; NaN: blank."""
        return self._means(*bounds(self.number, self.way))

    @cached_property
    def narrow(self) -> tuple[Floats, Floats]:
        """The same for means that are counts k/n, as when nobody left the unsur blank; ``wide`` for the others."""
        people, sure = np.maximum(self.n, 1), self.some & self.counted
        low, high = self.wide
        return np.where(sure, self.least / people, low), np.where(sure, self.most / people, high)

    @cached_property
    def likely(self) -> tuple[Floats, Floats, Floats]:
        """The average mean behind each printed one, when it was rounded and when cut, and its standard deviation.

        A figure that one k/n alone explains has no deviation; for others see ``ikm.audit.counted.deviation``.
        """
        rounded = self.number.astype(np.float64)
        cut = rounded + 0.5
        low, high = self._means(
            (cut if self.way == CUT else rounded) - TIES, (rounded if self.way == ROUNDED else cut) + TIES
        )
        one = self.some & self.counted & (self.least == self.most)
        single, spread = self.least / np.maximum(self.n, 1), deviation(self.number, self.power, one)
        return np.where(one, single, low), np.where(one, single, high), spread

    def _means(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Edges in units of the last decimal as means."""
        power = np.where(self.power > 0, self.power, np.nan)
        return low / power, high / power


def fitting(number: Ints, power: Ints, n: Ints, way: str) -> tuple[Ints, Ints]:
    """The least and the most k with k/n printed as ``number`` / ``power``.

    >>> import numpy as np
    >>> one = lambda x: np.array([x])
    >>> [int(x[0]) for x in fitting(one(2413), one(1000), one(29), CUT)]
    [70, 70]
    >>> least, most = fitting(one(2314), one(1000), one(29), EITHER)
    >>> bool(most[0] < least[0])
    True
    """
    low, high = bounds(number, way)
    safe = np.maximum(power, 1)
    least = np.ceil(low * n / safe - EPS)
    most = np.floor(high * n / safe + EPS) if way == ROUNDED else np.ceil(high * n / safe - EPS) - 1
    return least.astype(np.int64), most.astype(np.int64)


def count(number: int, n: int, power: int, way: str) -> int | None:
    """The least k with k/n printed as ``number`` / ``power``; None where there is none.

    >>> count(2413, 29, 1000, CUT), count(2314, 29, 1000, CUT)
    (70, None)
    """
    least, most = fitting(np.array([number]), np.array([power]), np.array([n]), way)
    return int(least[0]) if most[0] >= least[0] else None


def fits(grid: Grid, n: Ints, scale: tuple[int, int]) -> Fits:
    """The counts behind a table of means; ``n`` is units x 1 or units x unsur, 0 where it is not printed.

    One way of shortening is taken for the whole table where it explains nearly all figures (CLEARLY) that both ways
    explain, and more than the other; a figure that only the other way explains keeps it.
    """
    number, power = digits(grid)
    people = np.broadcast_to(n, number.shape)
    both = {way: fitting(number, power, people, way) for way in (*WAYS, EITHER)}
    held = {way: (most >= least) & (power > 0) & (people > 0) for way, (least, most) in both.items()}
    count = {way: int(fit.sum()) for way, fit in held.items()}
    best, other = sorted(WAYS, key=lambda one: -count[one])
    way = best if count[best] > count[other] and count[best] >= CLEARLY * count[EITHER] else EITHER
    least, most = (np.where(held[way], edge, loose) for edge, loose in zip(both[way], both[EITHER], strict=True))
    on = (number >= scale[0] * power) & (number <= scale[1] * power)
    least = np.where(on, np.maximum(least, scale[0] * people), least)
    most = np.where(on, np.minimum(most, scale[1] * people), most)
    known, some = (power > 0) & (people > 0), most >= least
    told = counted(known, known & some, chances(people, power, way == EITHER))
    return Fits(least, most, people, number, power, way, told)
