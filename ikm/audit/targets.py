"""The printed indices and IKM of units, and whether figures agree with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ikm.audit.prints import SHORTENINGS, WHOLE_FIGURE, digits, prints_as, shortened, within
from ikm.cube import Bools, Ints
from ikm.printed import Printed
from ikm.survey import Floats


@dataclass(frozen=True, eq=False)
class Targets:
    """The printed indices and IKM of units, as whole numbers of their last decimal (power 0: not printed)."""

    index: Ints
    index_power: Ints
    ikm: Ints
    ikm_power: Ints
    base: int

    @property
    def there(self) -> Bools:
        """Which units have either."""
        return np.asarray((self.index_power > 0) | (self.ikm_power > 0))

    def only(self, unit: int) -> Targets:
        """The targets of one unit."""
        at = slice(unit, unit + 1)
        return Targets(self.index[at], self.index_power[at], self.ikm[at], self.ikm_power[at], self.base)

    def index_agrees(self, low: Floats, high: Floats) -> Bools:
        """Where the printed index can be that of a figure between ``low`` and ``high``; true where none is printed."""
        return np.asarray(within(low, high, self.index, self.index_power) | (self.index_power == 0))

    def ikm_agrees(self, low: Floats, high: Floats) -> Bools:
        """The same of the printed IKM, of the figure or of the printed index."""
        direct = within(low * self.base, high * self.base, self.ikm, self.ikm_power)
        return np.asarray(direct | (self.ikm_power == 0) | self.converted)

    @cached_property
    def converted(self) -> Bools:
        """Where the printed IKM is the printed index x 25, or that of the index shortened further."""
        return np.asarray(np.logical_or.reduce(list(self.conversions.values())))

    @cached_property
    def conversions(self) -> dict[tuple[str, int], Bools]:
        """For every way to shorten the printed index before it is converted, where that gives the printed IKM."""
        there = (self.index_power > 0) & (self.ikm_power > 0)
        index = self.index / np.maximum(self.index_power, 1)
        found = {}
        for how in SHORTENINGS:
            prints = prints_as(shortened(index, how) * self.base, self.ikm, self.ikm_power)
            found[how] = np.asarray(there & prints & ((how == WHOLE_FIGURE) | (self.index_power > 10 ** how[1])))
        return found

    def agree(self, low: Floats, high: Floats) -> Bools:
        """Where both agree."""
        return np.asarray(self.index_agrees(low, high) & self.ikm_agrees(low, high))


def targets(printed: Printed, own: bool = False) -> Targets:
    """The results a report prints, with the decimals of their column or, where ``own``, each with its own."""
    index, index_power = (part[:, 0] for part in digits(printed.grid("index"), own))
    ikm, ikm_power = (part[:, 0] for part in digits(printed.grid("ikm"), own))
    return Targets(index, index_power, ikm, ikm_power, printed.pedoman.base)
