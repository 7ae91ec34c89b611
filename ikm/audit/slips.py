"""Slips of the hand: how one printed figure can have become another."""

from __future__ import annotations

from collections.abc import Iterator

SWAPPED, DROPPED, DOUBLED, DIGIT = "swapped", "dropped", "doubled", "digit"
SLIPS = (SWAPPED, DROPPED, DOUBLED, DIGIT)
"""Two digits changed places; a digit left out; one written twice; one digit another. The most telling first."""


TELLING = (SWAPPED, DROPPED, DOUBLED)
"""The slips that are named where little else speaks for them."""


def slip(right: str, wrong: str) -> str:
    """The slip by which the digits of ``right`` became those of ``wrong``; "" where it takes more than one.

    Both are digits alone, of the same number of decimals; a figure that lost a digit ends in a zero that was put there.

    >>> slip("2413", "2314"), slip("2486", "2468"), slip("2350", "3350"), slip("2225", "2250"), slip("2777", "2584")
    ('swapped', 'swapped', 'digit', 'dropped', '')
    """
    if right == wrong or len(right) != len(wrong):
        return ""
    return next((kind for kind in SLIPS for one in slips(right, kind) if one == wrong), "")


def slips(right: str, kind: str) -> Iterator[str]:
    """All figures that one slip makes of these digits.

    >>> sorted(set(slips("212", DROPPED))), sorted(set(slips("21", DIGIT)))[:3]
    (['120', '210', '220'], ['01', '11', '20'])
    """
    places = range(len(right))
    if kind == SWAPPED:
        for i in places:
            for j in range(i + 1, len(right)):
                if right[i] != right[j]:
                    yield right[:i] + right[j] + right[i + 1 : j] + right[i] + right[j + 1 :]
    elif kind == DROPPED:
        for i in places:
            yield right[:i] + right[i + 1 :] + "0"
    elif kind == DOUBLED:
        for i in places:
            yield (right[: i + 1] + right[i:])[: len(right)]
    else:
        for i in places:
            for digit in "0123456789":
                if digit != right[i]:
                    yield right[:i] + digit + right[i + 1 :]


def sources(wrong: str) -> dict[str, str]:
    """All figures that one slip turns into these digits, each with that slip, the most telling one first.

    >>> found = sources("2314")
    >>> found["2413"], found["2313"], "2413" in found, len(found) > 40
    ('swapped', 'digit', True, True)
    """
    found = dict.fromkeys(slips(wrong, SWAPPED), SWAPPED)
    if wrong.endswith("0"):
        short = wrong[:-1]
        for i in range(len(wrong)):
            for digit in "0123456789":
                found.setdefault(short[:i] + digit + short[i:], DROPPED)
    for i in range(1, len(wrong)):
        if wrong[i] == wrong[i - 1]:
            for digit in "0123456789":
                found.setdefault(wrong[:i] + wrong[i + 1 :] + digit, DOUBLED)
    for one in slips(wrong, DIGIT):
        found.setdefault(one, DIGIT)
    found.pop(wrong, None)
    return found
