"""What closes the gap between a printed index and the printed means: an unsur left out, doubled, mistyped, copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ikm.audit.closing_typed import added, codes_of, digits_of, index
from ikm.audit.gap import (
    COPIED,
    COUNT,
    DIVISOR,
    DOUBLED,
    LEFT_OUT,
    MISTYPED,
    SECOND,
    WEIGHTED,
    Closing,
    Gap,
)
from ikm.audit.slips import DIGIT, SLIPS, slip, sources


def closings(gap: Gap) -> list[Closing]:
    """The explanations that close a gap, the most convincing first; none further than NEAR from the best."""
    found = [one for search in SEARCHES for one in search(gap)]
    if not found:
        return []
    best = min(one.doubt for one in found)
    return sorted((one for one in found if one.doubt <= best + NEAR), key=lambda one: one.doubt)


NEAR = 1
"""An explanation that convinces so much less than the best is not worth saying."""


def _second(gap: Gap) -> Iterator[Closing]:
    """Another printing of one of the means."""
    printed, held = gap.reckoning.printed, gap.reckoning.fits
    for again in range(1, printed.printings("nrr")):
        value = printed.grid("nrr", again).value[gap.unit]
        for j, code in codes_of(gap):
            if np.isnan(value[j]):
                continue
            right, wrong = round(value[j] * held.power[gap.unit, j]), int(held.number[gap.unit, j])
            if right != wrong and gap.replaced(j, np.array([right]))[0][0]:
                yield Closing(SECOND, 0, code, wrong, right, _slip(gap, j, right, wrong))


def _sums(gap: Gap) -> Iterator[Closing]:
    """One unsur not added, or added twice; the sum of all but one divided by one less; or by one less or more."""
    low, high = gap.products
    (least, most), k = gap.edges, len(low)
    for kind, sign in ((LEFT_OUT, -1), (DOUBLED, 1)):
        for j in np.flatnonzero(gap.closes(least + sign * low, most + sign * high)).tolist():
            yield Closing(kind, 1, gap.reckoning.printed.pedoman.codes[j])
    for j in np.flatnonzero(gap.closes((least - low) * k / (k - 1), (most - high) * k / (k - 1))).tolist():
        yield Closing(LEFT_OUT, 4, gap.reckoning.printed.pedoman.codes[j], right=k - 1)
    for other in (k - 1, k + 1):
        if gap.closes(np.array([least * k / other]), np.array([most * k / other]))[0]:
            yield Closing(DIVISOR, 3, right=other, wrong=k)


def _mistyped(gap: Gap) -> Iterator[Closing]:
    """A mean that one slip of the hand away would close the gap."""
    held = gap.reckoning.fits
    for j, code in codes_of(gap):
        wrong = int(held.number[gap.unit, j])
        if wrong < 0:
            continue
        found = sources(digits_of(gap, j, wrong))
        numbers = np.array([int(one) for one in found], dtype=np.int64)
        closed, counts = gap.replaced(j, numbers)
        known = bool(held.n[gap.unit, j] > 0)
        impossible = bool(held.none[gap.unit, j] and not held.blanks[gap.unit, 0])
        for at in np.flatnonzero(closed & (counts if known else True)).tolist():
            kind = list(found.values())[at]
            doubt = (1 if impossible else 3 if not known else 4) + 2 * (kind == DIGIT)
            yield Closing(MISTYPED, doubt, code, wrong, int(numbers[at]), kind)


def _weighted(gap: Gap) -> Iterator[Closing]:
    """A mean that its NRR tertimbang contradicts, in a way that closes the gap."""
    first, last = gap.weighted
    for j, code in codes_of(gap):
        wrong = int(gap.reckoning.fits.number[gap.unit, j])
        if first[j] <= last[j] and not first[j] <= wrong <= last[j]:
            numbers = np.arange(first[j], last[j] + 1)
            closed, counts = gap.replaced(j, numbers)
            hits = np.flatnonzero(closed & counts)
            if len(hits):
                kinds = [(SLIPS.index(kind), n) for n in numbers[hits].tolist() if (kind := _slip(gap, j, n, wrong))]
                telling = min((kind for kind, _ in kinds), default=len(SLIPS))
                alike = [n for kind, n in kinds if kind == telling] or numbers[hits].tolist()
                right = alike[len(alike) // 2]  # of several that fit as well, the one in the middle
                yield Closing(WEIGHTED, 0, code, wrong, int(right), (*SLIPS, "")[telling])


def _slip(gap: Gap, j: int, right: int, wrong: int) -> str:
    return slip(digits_of(gap, j, right), digits_of(gap, j, wrong))


def _counts(gap: Gap) -> Iterator[Closing]:
    """A mean that no count explains and that one k/n would put right."""
    held, scale = gap.reckoning.fits, gap.reckoning.printed.pedoman
    for j, code in codes_of(gap):
        if held.none[gap.unit, j]:
            right = _closing_count(gap, j, scale.lowest, scale.highest)
            if right is not None:
                yield Closing(COUNT, 2, code, int(held.number[gap.unit, j]), right)


def _closing_count(gap: Gap, j: int, lowest: int, highest: int) -> int | None:
    """The printed form of the k/n, or without n the figure, that closes the gap; the middle of several."""
    held = gap.reckoning.fits
    n, power = int(held.n[gap.unit, j]), int(held.power[gap.unit, j])
    if n and n <= power and not held.blanks[gap.unit, 0]:
        numbers = np.arange(lowest * n, highest * n + 1) * power // n
    else:
        numbers = np.arange(lowest * power, highest * power + 1)
    hits = np.flatnonzero(gap.replaced(j, numbers)[0])
    return int(numbers[hits[len(hits) // 2]]) if len(hits) else None


def _copied(gap: Gap) -> Iterator[Closing]:
    """A mean that is the same as its neighbour's, while another would close the gap."""
    held, scale = gap.reckoning.fits, gap.reckoning.printed.pedoman
    for j, code in codes_of(gap):
        beside = gap.reckoning.beside(gap.unit, j)
        if beside and (right := _closing_count(gap, j, scale.lowest, scale.highest)) is not None:
            doubt = 1 if held.none[gap.unit, j] else 3
            yield Closing(COPIED, doubt, code, int(held.number[gap.unit, j]), right, beside=beside)


SEARCHES: tuple[Callable[[Gap], Iterator[Closing]], ...] = (
    _second,
    _weighted,
    _sums,
    _mistyped,
    added,
    _counts,
    _copied,
    index,
)
