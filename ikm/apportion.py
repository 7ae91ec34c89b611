"""Whole numbers that add up to a total, shared out by weights with a least and a most for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

Numbers = Sequence[int] | Sequence[Fraction]


@dataclass(frozen=True)
class Shared:
    """What each of several got: ``quota`` before rounding, ``n`` in whole numbers; both add up to the total."""

    quota: tuple[Fraction, ...]
    n: tuple[int, ...]


def apportion(total: int, weights: Numbers, least: Sequence[int], most: Sequence[int], tie: Sequence[int]) -> Shared:
    """Share out ``total`` by ``weights``, nobody getting less than ``least`` or more than ``most``.

    The quota is total x w / sum of w; who would get too much or too little is held at the bound, and what is left is
    shared out anew among the others. Then everyone gets the whole part of the quota, and what is still left goes to
    the largest remainders (Hamilton 1792): of equal remainders first to the larger ``tie``, then in order. A total
    that the bounds allow is met exactly.

    >>> apportion(10, [50, 30, 21], [0, 0, 0], [99, 2, 99], [0, 0, 0]).n  # the second is held at 2: 8 x 50/71 = 5.63
    (6, 2, 2)
    """
    quota = quotas(total, weights, least, most)
    whole = [floor(part) for part in quota]
    order = sorted(range(len(quota)), key=lambda i: (whole[i] - quota[i], -tie[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return Shared(tuple(quota), tuple(whole))


def quotas(total: int, weights: Numbers, least: Sequence[int], most: Sequence[int]) -> list[Fraction]:
    """The shares before rounding: total x w / sum of w, held within the bounds.

    Raises ValueError for a total that the bounds, or weights of 0, do not allow.
    """
    if not sum(least) <= total <= sum(most):
        raise ValueError(f"{total} lies beyond the bounds.")
    held: dict[int, int] = {}
    free = list(range(len(weights)))
    while True:
        left, weight = total - sum(held.values()), sum(weights[i] for i in free)
        if not weight:
            if left != sum(least[i] for i in free):
                raise ValueError("What is left cannot be shared out by weights of 0.")
            parts = {i: Fraction(least[i]) for i in free}
            break
        parts = {i: Fraction(left * weights[i]) / weight for i in free}
        over, under = ([i for i in free if parts[i] > most[i]], [i for i in free if parts[i] < least[i]])
        if not over and not under:
            break
        surplus = sum(parts[i] - most[i] for i in over) - sum(least[i] - parts[i] for i in under)
        fixed = {i: most[i] for i in over} if surplus >= 0 else {}
        fixed |= {i: least[i] for i in under} if surplus <= 0 else {}
        held |= fixed
        free = [i for i in free if i not in fixed]
    return [parts[i] if i in parts else Fraction(held[i]) for i in range(len(weights))]
