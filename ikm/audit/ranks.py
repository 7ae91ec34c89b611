"""Printed ranks against the printed IKM, and against the means behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ikm.audit.before import TINY, less, off_scale, span
from ikm.audit.finding import HIGH, MEDIUM, Finding, decimal
from ikm.cube import Bools, Ints
from ikm.printed import Grid, Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

WRONG = mark("With {figure} the rank is {right}: {above} have more, {below} have less.")
TWICE = mark("Rank {rank} is also given to {others}, with another figure.")
BACKWARDS = mark("The ranks run from the lowest figure (1) to the highest; they are right in reverse order.")
GAPS = mark("Ranks are missing or given more than once: {ranks}.")
IMPOSSIBLE = mark("The rank rests on figures outside the scale. Without {units} the order begins with {first}.")
BY_MEANS = mark(
    "The printed figure {figure} does not follow from the means of this unit; by its means the rank is {right}."
)


@dataclass(frozen=True, eq=False)
class Order:
    """The ranks that printed figures allow: ``low`` to ``high`` per unit (counting from 1), ``nominal`` as they stand.

    ``dense`` is the least rank where tied units do not use up ranks (1, 2, 2, 3). NaN where nothing is printed.
    """

    low: Floats
    high: Floats
    dense: Floats
    nominal: Floats

    def misfits(self, rank: Floats) -> Bools:
        """The ranks that no way of ranking ties explains; the way that explains most ranks is taken."""
        strict = (rank < self.low) | (rank > self.high)
        given = np.unique(rank[~np.isnan(rank)])
        if strict.any() and np.array_equal(given, np.arange(1, len(given) + 1)):
            loose = (rank < self.dense) | (rank > self.high)
            return np.asarray(loose if loose.sum() < strict.sum() else strict)
        return np.asarray(strict)


def ranks(printed: Printed) -> list[Finding]:
    """Ranks that the printed IKM (else the index) does not allow.

    Unit i can have the ranks 1 + (units surely above it) to n - (units surely below it); units alike at the printed
    decimals may stand either way, and 1, 2, 2, 4 as well as 1, 2, 2, 3 and 1, 2, 3, 4 are allowed. Units whose figures
    break the scale are named (medium), and units whose printed IKM does not follow from their means are ranked by them.
    """
    figure = printed.grid("ikm" if printed.has("ikm") else "index")
    found: list[Finding] = []
    for again in range(printed.printings("rank")):
        rank = printed.grid("rank", again)
        found += _off_scale(printed, rank, figure)
        found += _against(printed, rank, figure)
    return found


def order(value: Floats, decimals: Ints, pool: Bools) -> Order:
    """The ranks that figures allow among the units of ``pool``.

    >>> some = order(np.array([66.5, 70.0, 66.5]), np.array([1, 1, 1]), np.ones(3, dtype=bool))
    >>> some.low.tolist(), some.high.tolist(), some.nominal.tolist()
    ([2.0, 1.0, 2.0], [3.0, 1.0, 3.0], [2.0, 1.0, 2.0])
    """
    of, among = value[pool], decimals[pool]
    above = less(of[:, None], among[:, None], of, among)
    levels, first = np.unique(of, return_index=True)
    dense = 1 + less(of[:, None], among[:, None], levels, among[first]).sum(axis=1)
    nominal = 1 + (of[:, None] < of - TINY).sum(axis=1)
    parts = (1 + above.sum(axis=1), len(of) - above.sum(axis=0), dense, nominal)
    filled = np.full((4, len(value)), np.nan)
    filled[:, pool] = parts
    return Order(*filled)


def _against(printed: Printed, rank: Grid, figure: Grid) -> list[Finding]:
    given, value = rank.value[:, 0], figure.value[:, 0]
    if not (~np.isnan(given) & ~np.isnan(value)).any():
        return _gaps(printed, rank)
    pools = [~np.isnan(given) & ~np.isnan(value), ~np.isnan(value)]
    best = min(pools, key=lambda pool: int(order(value, figure.decimals[:, 0], pool).misfits(given).sum()))
    sure, likely = (order(value, decimals[:, 0], best) for decimals in (figure.decimals, figure.most))
    wrong, doubtful = sure.misfits(given), likely.misfits(given)
    n = int(best.sum())
    if wrong.sum() > 1 and not sure.misfits(n + 1 - given).any():
        return [Finding(MEDIUM, "rank-reversed", "", "rank", None, None, (Sentence(BACKWARDS),), str(rank.place[0, 0]))]
    found = []
    for at in np.flatnonzero(wrong | doubtful).tolist():
        right = Decimal(int(likely.nominal[at]))
        above, below = int(likely.low[at]) - 1, n - int(likely.high[at])
        words: dict[str, Value] = {"figure": _shown(figure, at), "right": right, "above": above, "below": below}
        said = [Sentence(WRONG, words)]
        twins = np.flatnonzero((given == given[at]) & (np.abs(value - value[at]) > TINY))
        if len(twins):
            others = tuple(printed.units[i] for i in twins)
            said.append(Sentence(TWICE, {"rank": _shown(rank, at), "others": others}))
        found.append(_finding(printed, rank, at, HIGH if wrong[at] else MEDIUM, "rank", right, said))
    return found + _by_means(printed, rank, figure, best, wrong | doubtful)


def _by_means(printed: Printed, rank: Grid, figure: Grid, pool: Bools, done: Bools) -> list[Finding]:
    """Units whose printed figure lies outside what their means allow, and whose rank by the means is another.

    The means may be rounded or cut, each product may have lost one unit of its last decimal (that of the index)
    or gained half a unit, and every weight the pedoman knows is allowed for.
    """
    nrr = printed.grid("nrr")
    full = pool & ~np.isnan(nrr.value).any(axis=1)
    scale = printed.pedoman
    k, base = len(scale.unsur), scale.base
    places = next((int(printed.grid(kind).most.max()) for kind in ("index", "weighted") if printed.has(kind)), 2)
    lost = k * 10.0**-places
    low, high = (edge.sum(axis=1) for edge in span(nrr.value, nrr.most))
    weights = [float(scale.weight(bobot)) for bobot in scale.bobot]
    times = 1.0 if printed.has("ikm") else 1.0 / base
    of_low, of_high = span(figure.value[:, 0], figure.decimals[:, 0])
    most = high * max(weights) + lost / 2
    off = (of_high < (low * min(weights) - lost) * base * times) | (of_low > most * base * times)
    least, most = low * weights[0] - lost, high * weights[0] + lost / 2
    found = []
    for at in np.flatnonzero(full & off & ~done & ~np.isnan(rank.value[:, 0])).tolist():
        above = int((full & (least > most[at])).sum())
        below = int((full & (most < least[at])).sum())
        if above < rank.value[at, 0] <= full.sum() - below or not full[pool].all():
            continue
        right = Decimal(1 + int((full & (nrr.value.sum(axis=1) > nrr.value[at].sum() + TINY)).sum()))
        said = [Sentence(BY_MEANS, {"figure": _shown(figure, at), "right": right})]
        found.append(_finding(printed, rank, at, HIGH, "rank-means", right, said))
    return found


def _off_scale(printed: Printed, rank: Grid, figure: Grid) -> list[Finding]:
    """The ranks of units whose figures the scale does not have."""
    broken = off_scale(printed)
    given = np.flatnonzero(broken & ~np.isnan(rank.value[:, 0]))
    kept = np.where(broken, np.nan, figure.value[:, 0])
    best = [printed.units[i] for i in np.argsort(-kept, kind="stable")[:3] if not np.isnan(kept[i])]
    first = tuple(best) or tuple(unit for unit, off in zip(printed.units, broken, strict=True) if not off)[:3]
    if not first:
        return []  # no unit is on the scale, which each of them is told
    names = tuple(printed.units[i] for i in given)
    said = [Sentence(IMPOSSIBLE, {"units": names, "first": first})]
    return [_finding(printed, rank, at, MEDIUM, "rank-off-scale", None, said) for at in given.tolist()]


def _gaps(printed: Printed, rank: Grid) -> list[Finding]:
    """Ranks without figures: whether they can be ranks at all."""
    given = np.sort(rank.value[~np.isnan(rank.value)])
    places = np.arange(1, len(given) + 1)
    before = np.concatenate([[0.0], given[:-1]])
    competition = (given == before) | (given == places)
    if competition.all() or np.isin(given - before, (0, 1)).all():
        return []
    wrong = sorted(set(places.tolist()) - set(given.tolist())) + sorted({x for x in given if (given == x).sum() > 1})
    shown = tuple(f"{x:g}" for x in sorted({*wrong, *(x for x in given if x > len(given) or x < 1)}))
    said = (Sentence(GAPS, {"ranks": shown}),)
    return [Finding(MEDIUM, "rank-gaps", "", "rank", None, None, said, str(rank.place[0, 0]))]


def _shown(grid: Grid, at: int) -> Decimal:
    return decimal(float(grid.value[at, 0]), int(grid.decimals[at, 0]))


def _finding(
    printed: Printed, rank: Grid, at: int, severity: str, code: str, right: Decimal | None, said: list[Sentence]
) -> Finding:
    place = str(rank.place[at, 0])
    return Finding(severity, code, printed.units[at], "rank", _shown(rank, at), right, tuple(said), place)
