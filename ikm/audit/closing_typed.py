"""Slips of the hand in a result, or in what was added, while the printed means are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ikm.audit.gap import ADDED, INDEX, OTHER_UNIT, Closing, Gap
from ikm.audit.slips import DIGIT, TELLING, slip, slips
from ikm.audit.targets import Targets


def added(gap: Gap) -> Iterator[Closing]:
    """A mean that was added with a slip of the hand, while the table has it right."""
    held = gap.reckoning.fits
    for j, code in codes_of(gap):
        right = max(int(held.number[gap.unit, j]), 0)
        digits = digits_of(gap, j, right)
        made = {int(wrong): kind for kind in TELLING for wrong in slips(digits, kind) if int(wrong) != right}
        if (held.none[gap.unit, j] and not held.blanks[gap.unit, 0]) or not made:
            continue
        closed, _ = gap.replaced(j, np.array(list(made), dtype=np.int64), typed=True)
        for wrong in np.array(list(made))[closed].tolist():
            yield Closing(ADDED, 3, code, wrong, right, made[wrong])


def retyped(gap: Gap) -> list[Closing]:
    """Of an index and an IKM that contradict each other: how the one that the means do not give may have come about."""
    nothing = np.zeros_like(gap.targets.index_power)
    low, high = (np.array([edge]) for edge in gap.edges)
    both = replace(gap.targets, ikm_power=nothing), replace(gap.targets, index_power=nothing)
    return [one for alone in both if not alone.agree(low, high)[0] for one in index(gap, alone)]


def index(gap: Gap, targets: Targets | None = None) -> Iterator[Closing]:
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
            right: slip(f"{right:06d}", f"{wrong:06d}")
            for right in rights[:MANY_RIGHTS]
            if abs(right - wrong) >= LAST_DIGIT
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


def codes_of(gap: Gap) -> Iterator[tuple[int, str]]:
    """The unsur with their places."""
    return enumerate(gap.reckoning.printed.pedoman.codes)


def digits_of(gap: Gap, j: int, number: int) -> str:
    """A mean's digits, as many as one before the comma and the printed decimals."""
    return str(number).zfill(len(str(int(gap.reckoning.fits.power[gap.unit, j]))))
