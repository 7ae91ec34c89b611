"""A unit whose printed index its printed means do not reproduce, and what would close the gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ikm.audit.conventions import Convention, Reckoning
from ikm.audit.fits import Fits, fitting
from ikm.audit.prints import EITHER, bounds, digits
from ikm.audit.targets import Targets
from ikm.cube import Bools, Ints
from ikm.survey import Floats

SECOND, LEFT_OUT, DOUBLED, MISTYPED, ADDED, INDEX, COUNT, COPIED, OTHER_UNIT, DIVISOR, WEIGHTED = (
    "second-printing",
    "left-out",
    "doubled",
    "mistyped",
    "added-mistyped",
    "index-mistyped",
    "not-a-count",
    "copied",
    "index-copied",
    "divisor",
    "weighted",
)


@dataclass(frozen=True)
class Closing:
    """One explanation: its kind, the unsur it is about (or ""), what stands there and what should.

    ``wrong`` and ``right`` are whole numbers of the last printed decimal; ``slip`` how the one became the other
    (see ``slips``), ``beside`` the unit or unsur it was copied from. ``doubt``: 0 is the most convincing.
    """

    kind: str
    doubt: int
    code: str = ""
    wrong: int = 0
    right: int = 0
    slip: str = ""
    beside: str = ""


@dataclass(frozen=True, eq=False)
class Gap:
    """A unit whose printed figures its means do not reproduce."""

    reckoning: Reckoning
    convention: Convention
    unit: int

    @cached_property
    def targets(self) -> Targets:
        """What the unit printed."""
        return self.reckoning.targets.only(self.unit)

    @cached_property
    def edges(self) -> tuple[float, float]:
        """Its index by its means, at the least and at the most."""
        low, high = self.reckoning.likely(self.convention)
        return float(low[self.unit]), float(high[self.unit])

    @cached_property
    def products(self) -> tuple[Floats, Floats]:
        """Its weighted means."""
        low, high = self.reckoning.products(self.convention)
        return low[self.unit], high[self.unit]

    def closes(self, low: Floats, high: Floats) -> Bools:
        """Whether the printed figures follow from indices between these edges."""
        return self.targets.agree(low, high)

    @cached_property
    def weighted(self) -> tuple[Ints, Ints]:
        """The means, in units of their last decimal, that the printed NRR tertimbang leave room for; 1 to 0: none."""
        printed, held = self.reckoning.printed, self.reckoning.fits
        number, power = digits(printed.grid("weighted"))
        weight = self.reckoning.weight(self.convention)
        edges = (edge[self.unit] / np.maximum(power[self.unit], 1) / weight for edge in bounds(number, EITHER))
        low, high = (np.rint(edge * held.power[self.unit]) for edge in edges)
        there = power[self.unit] > 0
        return np.where(there, low, 1).astype(np.int64), np.where(there, high, 0).astype(np.int64)

    def replaced(self, j: int, number: Ints, *, typed: bool = False) -> tuple[Bools, Bools]:
        """Whether other figures in the place of unsur ``j`` close the gap, and whether they are counts k/n there.

        ``typed``: they were added as they stand, and need be no counts.
        """
        held = self.reckoning.fits
        power = np.full(len(number), held.power[self.unit, j])
        n = np.full(len(number), 0 if typed else held.n[self.unit, j])
        least, most = fitting(number, power, n, held.way)
        scale = self.reckoning.printed.pedoman
        on = (number >= scale.lowest * power) & (number <= scale.highest * power)
        counted = np.full(len(number), held.counted[self.unit, j])
        other = Fits(least, most, n, number, power, held.way, counted)
        low, high = self.reckoning.products(self.convention, other)
        there = self.products
        closed = self.closes(self.edges[0] - there[0][j] + low, self.edges[1] - there[1][j] + high)
        counts = (most >= least) | (n == 0) | held.blanks[self.unit, 0]
        return np.asarray(closed & on), np.asarray(counts & on)
