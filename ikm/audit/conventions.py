"""The ways in which an index is computed in practice, and which of them reproduces a report's figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from ikm.audit.fits import Fits, fits
from ikm.audit.prints import SAME, SHORTENINGS, WHOLE_FIGURE, digits, shortened
from ikm.audit.targets import Targets, targets
from ikm.cube import Bools, Ints
from ikm.printed import Grid, Printed
from ikm.survey import Floats

BEHIND, TABLE = "behind", "table"
"""What was averaged: the means behind the table (in full), or the means as the table prints them."""

FAR = 5
"""Beyond so many standard deviations a sum of rounded figures hardly ever lies (of normal ones once in a million)."""


@dataclass(frozen=True)
class Convention:
    """A way to compute an index: of which means, with which weight, how products and the index were shortened."""

    means: str = BEHIND
    bobot: str = "exact"
    products: tuple[str, int] = WHOLE_FIGURE
    index: tuple[str, int] = WHOLE_FIGURE

    @property
    def exact(self) -> bool:
        """Whether nothing was shortened on the way."""
        return self.products == self.index == WHOLE_FIGURE


@dataclass(frozen=True, eq=False)
class Reckoning:
    """Means, divisors and printed results of the units of a report, ready to be tried against conventions.

    ``targets`` have the decimals of their column, ``own`` those each figure is written with: "64,6" among figures of
    three decimals may be 64,600 or rounded. ``full``: the units with a mean for every unsur. ``usual``: the way that is
    taken for granted, where it is known from elsewhere.
    """

    printed: Printed
    fits: Fits
    targets: Targets
    own: Targets
    full: Bools
    usual: Convention | None = None

    def beside(self, i: int, j: int) -> str:
        """The next unit, or the next unsur of the same unit, with the same printed mean; "" where there is none."""
        number, codes = self.fits.number, self.printed.pedoman.codes
        units = [k for k in (i - 1, i + 1) if 0 <= k < len(number) and number[k, j] == number[i, j]]
        unsur = [k for k in (j - 1, j + 1) if 0 <= k < len(codes) and number[i, k] == number[i, j]]
        return [*(self.printed.units[k] for k in units), *(codes[k] for k in unsur), ""][0]

    def weight(self, convention: Convention) -> float:
        """The weight of an unsur."""
        return float(self.printed.pedoman.weight(convention.bobot))

    def products(
        self, convention: Convention, means: Fits | None = None, *, wide: bool = False
    ) -> tuple[Floats, Floats]:
        """The weighted means at the least and at the most; ``means``: of other figures than the table's.

        ``wide``: by rounding alone, else of counts k/n where they fit.
        """
        means = self.fits if means is None else means
        table = means.number / np.maximum(means.power, 1)
        low, high = (table, table) if convention.means == TABLE else means.wide if wide else means.narrow
        weight = self.weight(convention)
        return shortened(low * weight, convention.products), shortened(high * weight, convention.products)

    def weighted(self, convention: Convention, mean: float) -> float:
        """One mean weighted as the convention does it."""
        return float(shortened(np.array([mean * self.weight(convention)]), convention.products)[0])

    def index(self, convention: Convention) -> tuple[Floats, Floats]:
        """The index of each unit by rounding alone, at the least and at the most; NaN where a mean is not printed."""
        low, high = self.products(convention, wide=True)
        return shortened(low.sum(axis=1), convention.index), shortened(high.sum(axis=1), convention.index)

    def likely(self, convention: Convention) -> tuple[Floats, Floats]:
        """The same with counts k/n, and without what chance all but rules out: FAR deviations around the average.

        The error of a sum of k figures is nearly normal, with tails that are lighter; its deviation is weight x the
        root of the sum of theirs squared (``ikm.audit.counted.deviation``).
        """
        low, high = self.products(convention)
        edges = shortened(low.sum(axis=1), convention.index), shortened(high.sum(axis=1), convention.index)
        if convention.means == TABLE or not convention.exact:
            return edges
        low, high, spread = self.fits.likely
        weight = self.weight(convention)
        far = FAR * weight * np.sqrt((spread**2).sum(axis=1))
        low, high = weight * low.sum(axis=1) - far, weight * high.sum(axis=1) + far
        return np.maximum(low, edges[0]), np.minimum(high, edges[1])

    @cached_property
    def judged(self) -> Bools:
        """The units whose index can be recomputed and is printed."""
        return np.asarray(self.full & self.targets.there)

    @cached_property
    def agreeing(self) -> dict[Convention, Bools]:
        """For each convention the units whose printed figures it reproduces."""
        return {
            one: self.judged & np.logical_or.reduce([near.agree(*self.index(one)) for near in (self.targets, self.own)])
            for one in conventions(self)
        }

    @cached_property
    def surely(self) -> dict[Convention, Bools]:
        """The same where means are counts k/n and rounding errors do not all lean one way (see ``likely``)."""
        return {
            one: self.judged
            & np.logical_or.reduce([near.agree(*self.likely(one)) for near in (self.targets, self.own)])
            for one in conventions(self)
        }

    @cached_property
    def convention(self) -> Convention:
        """The way that reproduces most units, of equals most surely, of these most NRR tertimbang, shortening least."""
        if self.usual is not None:
            return self.usual
        may, does, shown = self.agreeing, self.surely, self.products_shown
        return (
            max(may, key=lambda one: (int(may[one].sum()), int(does[one].sum()), shown[one.bobot]))
            if may
            else Convention()
        )

    @cached_property
    def products_shown(self) -> dict[str, int]:
        """For each weight how many printed NRR tertimbang are the printed mean times it, all rounded or all cut."""
        number, power = digits(self.printed.grid("weighted"))
        there = (power > 0) & (self.fits.power > 0)
        table = self.fits.number / np.maximum(self.fits.power, 1)
        shown = {}
        for mode in self.printed.pedoman.bobot:
            exact = table * float(self.printed.pedoman.weight(mode)) * power
            shown[mode] = max(int(((np.floor(exact + up + SAME) == number) & there).sum()) for up in (0.0, 0.5))
        return shown

    @property
    def explained(self) -> Bools:
        """The units whose printed results some convention reproduces."""
        return np.asarray(np.logical_or.reduce([self.judged & False, *self.agreeing.values()]))

    @property
    def settled(self) -> bool:
        """Whether that way reproduces at least half of the units, or is known from elsewhere."""
        return self.usual is not None or 2 * int(self.agreeing[self.convention].sum()) >= int(self.judged.sum()) > 0


def conventions(reckoning: Reckoning) -> list[Convention]:
    """The conventions to try, those that shorten less first; who shortens by hand uses the printed figures."""
    modes = reckoning.printed.pedoman.bobot
    finals = SHORTENINGS if not reckoning.targets.index_power.any() else (WHOLE_FIGURE,)
    return [
        Convention(means, bobot, products, final)
        for final, products in product(finals, SHORTENINGS)
        for means in ((BEHIND, TABLE) if products == WHOLE_FIGURE else (TABLE, BEHIND))
        for bobot in (modes if products == WHOLE_FIGURE else sorted(modes, key=lambda mode: mode != "printed"))
    ]


def reckoning(printed: Printed) -> Reckoning:
    """The means, divisors and results of a report's units."""
    pedoman = printed.pedoman
    n = divisors(printed)
    means = printed.grid("nrr")
    held = fits(means, n, (pedoman.lowest, pedoman.highest)).of_sums(printed.grid("sum").value)
    full = np.asarray(~np.isnan(means.value).any(axis=1))
    return Reckoning(printed, held, targets(printed), targets(printed, own=True), full)


def divisors(printed: Printed) -> Ints:
    """How many answers each mean is of: as printed for the unsur, else the unit's respondents; 0 where not printed."""
    whole = _counts(printed.grid("n"))
    own = _counts(printed.grid("answered"))
    return np.where(own > 0, own, whole)


def _counts(grid: Grid) -> Ints:
    value = np.nan_to_num(grid.value)
    return np.where((value > 0) & (value % 1 == 0), value, 0).astype(np.int64)
