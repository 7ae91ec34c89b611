"""What closes the gap between a printed index and the printed means: an unsur left out, doubled, mistyped, copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from ikm.audit.conventions import Targets
from ikm.audit.gap import (
    ADDED,
    COPIED,
    COUNT,
    DIVISOR,
    DOUBLED,
    INDEX,
    LEFT_OUT,
    MISTYPED,
    OTHER_UNIT,
    SECOND,
    WEIGHTED,
    Closing,
    Gap,
)
from ikm.audit.slips import DIGIT, DOUBLED as TWICE, DROPPED, SWAPPED, slip, slips, sources


def closings(gap: Gap) -> list[Closing]:
    """The explanations that close a gap, the most convincing first; none further than NEAR from the best."""
    found = [one for search in SEARCHES for one in search(gap)]
    if not found:
        return []
    best = min(one.doubt for one in found)
    return sorted((one for one in found if one.doubt <= best + NEAR), key=lambda one: one.doubt)


NEAR = 1
"""An explanation that convinces so much less than the best is not worth saying."""


def _codes(gap: Gap) -> Iterator[tuple[int, str]]:
    return enumerate(gap.reckoning.printed.pedoman.codes)


def _second(gap: Gap) -> Iterator[Closing]:
    """Another printing of one of the means."""
    printed, held = gap.reckoning.printed, gap.reckoning.fits
    for again in range(1, printed.printings("nrr")):
        value = printed.grid("nrr", again).value[gap.unit]
        for j, code in _codes(gap):
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
    for j, code in _codes(gap):
        wrong = int(held.number[gap.unit, j])
        found = sources(_digits(gap, j, wrong))
        numbers = np.array([int(one) for one in found], dtype=np.int64)
        closed, counts = gap.replaced(j, numbers)
        impossible, known = bool(held.none[gap.unit, j]), bool(held.n[gap.unit, j] > 0)
        for at in np.flatnonzero(closed & (counts if known else True)).tolist():
            kind = list(found.values())[at]
            doubt = (1 if impossible else 3 if not known else 4) + 2 * (kind == DIGIT)
            yield Closing(MISTYPED, doubt, code, wrong, int(numbers[at]), kind)


def _added(gap: Gap) -> Iterator[Closing]:
    """A mean that was added with a slip of the hand, while the table has it right."""
    held = gap.reckoning.fits
    for j, code in _codes(gap):
        right = int(held.number[gap.unit, j])
        digits = _digits(gap, j, right)
        made = {int(wrong): kind for kind in TELLING for wrong in slips(digits, kind) if int(wrong) != right}
        if held.none[gap.unit, j] or not made:
            continue
        closed, _ = gap.replaced(j, np.array(list(made), dtype=np.int64), typed=True)
        for wrong in np.array(list(made))[closed].tolist():
            yield Closing(ADDED, 3, code, wrong, right, made[wrong])


TELLING = (SWAPPED, DROPPED, TWICE)
"""The slips that are named where nothing but the gap itself speaks for them."""


def _weighted(gap: Gap) -> Iterator[Closing]:
    """A mean that its NRR tertimbang contradicts, in a way that closes the gap."""
    first, last = gap.weighted
    for j, code in _codes(gap):
        wrong = int(gap.reckoning.fits.number[gap.unit, j])
        if first[j] <= last[j] and not first[j] <= wrong <= last[j]:
            numbers = np.arange(first[j], last[j] + 1)
            closed, counts = gap.replaced(j, numbers)
            hits = np.flatnonzero(closed & counts)
            if len(hits):
                kind = next((kind for n in numbers[hits].tolist() if (kind := _slip(gap, j, n, wrong))), "")
                right = next(
                    (n for n in numbers[hits].tolist() if _slip(gap, j, n, wrong)), numbers[hits[len(hits) // 2]]
                )
                yield Closing(WEIGHTED, 0, code, wrong, int(right), kind)


def _slip(gap: Gap, j: int, right: int, wrong: int) -> str:
    return slip(_digits(gap, j, right), _digits(gap, j, wrong))


def _counts(gap: Gap) -> Iterator[Closing]:
    """A mean that no count explains and that one k/n would put right."""
    held, scale = gap.reckoning.fits, gap.reckoning.printed.pedoman
    for j, code in _codes(gap):
        if held.none[gap.unit, j]:
            right = _closing_count(gap, j, scale.lowest, scale.highest)
            if right is not None:
                yield Closing(COUNT, 2, code, int(held.number[gap.unit, j]), right)


def _closing_count(gap: Gap, j: int, lowest: int, highest: int) -> int | None:
    """The printed form of the k/n, or without n the figure, that closes the gap; the middle of several."""
    held = gap.reckoning.fits
    n, power = int(held.n[gap.unit, j]), int(held.power[gap.unit, j])
    if n and n <= power and not held.blanks:
        numbers = np.arange(lowest * n, highest * n + 1) * power // n
    else:
        numbers = np.arange(lowest * power, highest * power + 1)
    hits = np.flatnonzero(gap.replaced(j, numbers)[0])
    return int(numbers[hits[len(hits) // 2]]) if len(hits) else None


def _copied(gap: Gap) -> Iterator[Closing]:
    """A mean that is the same as its neighbour's, while another would close the gap."""
    held, scale = gap.reckoning.fits, gap.reckoning.printed.pedoman
    for j, code in _codes(gap):
        beside = gap.reckoning.beside(gap.unit, j)
        if beside and (right := _closing_count(gap, j, scale.lowest, scale.highest)) is not None:
            doubt = 1 if held.none[gap.unit, j] else 3
            yield Closing(COPIED, doubt, code, int(held.number[gap.unit, j]), right, beside=beside)


def retyped(gap: Gap) -> list[Closing]:
    """Of an index and an IKM that contradict each other: how the one that the means do not give may have come about."""
    nothing = np.zeros_like(gap.targets.index_power)
    low, high = (np.array([edge]) for edge in gap.edges)
    index, ikm = replace(gap.targets, ikm_power=nothing), replace(gap.targets, index_power=nothing)
    return [one for alone in (index, ikm) if not alone.agree(low, high)[0] for one in _index(gap, alone)]


def _index(gap: Gap, targets: Targets | None = None) -> Iterator[Closing]:
    """The printed index or IKM itself mistyped, or that of another unit."""
    every = gap.reckoning.likely(gap.convention)
    targets = gap.targets if targets is None else targets
    for number, power, base in (
        (targets.index, targets.index_power, 1),
        (targets.ikm, targets.ikm_power, targets.base),
    ):
        if not power[0]:
            continue
        wrong = int(number[0])
        scaled = [edge * base * int(power[0]) for edge in gap.edges]
        rights = range(int(np.floor(scaled[0] + 1e-7)), int(np.floor(scaled[1] + 0.5 + 1e-7)) + 1)
        kinds = {
            right: slip(f"{right:06d}", f"{wrong:06d}") for right in rights[:MANY_RIGHTS] if abs(right - wrong) >= 10
        }
        for right, kind in kinds.items():
            if kind and (kind != DIGIT or len(rights) <= MOST_RIGHTS):
                yield Closing(INDEX, 5 if kind == DIGIT else 2, "", wrong, right, kind, "index" if base == 1 else "ikm")
                break
    others = gap.reckoning.judged & targets.agree(*every)
    for i in (gap.unit - 1, gap.unit + 1):
        if 0 <= i < len(others) and others[i]:
            yield Closing(OTHER_UNIT, 2, beside=gap.reckoning.printed.units[i])


LAST_DIGIT = 10
"""Of figures that differ in the last digit alone nobody can say that it was mistyped."""

MOST_RIGHTS, MANY_RIGHTS = 5, 60
"""Where more printed figures than this fit the means, none of them can be called the right one by a single digit; by a
more telling slip, up to so many."""

SEARCHES: tuple[Callable[[Gap], Iterator[Closing]], ...] = (
    _second,
    _weighted,
    _sums,
    _mistyped,
    _added,
    _counts,
    _copied,
    _index,
)


def _digits(gap: Gap, j: int, number: int) -> str:
    """A mean's digits, as many as one before the comma and the printed decimals."""
    return str(number).zfill(len(str(int(gap.reckoning.fits.power[gap.unit, j]))))
