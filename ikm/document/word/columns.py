"""How wide the columns of a table are, so that words stay whole and the page is filled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ikm.document.blocks import Table
from ikm.document.widths import SPACES, width

SIZES = (9.0, 8.0, 7.0, 6.0)
"""Type sizes of a table in points, the largest that leaves every word whole; small tables begin at the second."""

PADDING, TIGHT = 85, 40
"""Twips at the left and right of a cell's text, and in tables of many columns."""

MANY = 9
"""Columns from which a table is tight."""

LONGEST = 150
"""Points that a column asks for at most; longer texts go on in a further line."""


def laid(table: Table, room: int, wider: float = 1.0) -> tuple[list[int], float, int]:
    """The widths of the columns (twips, ``room`` in all), the size of the type (points) and the padding (twips).

    ``wider``: how many times wider than Arial the type may come out (``FOREIGN`` where a template chooses it).
    """
    padding = TIGHT if len(table.head) >= MANY else PADDING
    for size in SIZES[bool(table.small) :]:
        least = [_least(column, size * wider) * 20 + 2 * padding + 12 for column in _columns(table)]
        if sum(least) <= room or size == SIZES[-1]:
            break
    shares = [share * room / sum(table.widths) for share in table.widths]
    if shares and all(share >= low for share, low in zip(shares, least, strict=True)):
        wanted: list[float] = shares
    else:
        liked = [_liked(column, size * wider) * 20 + 2 * padding for column in _columns(table)]
        wanted = _fitted([max(pair) for pair in zip(liked, least, strict=True)], least, room)
    cuts = [round(sum(wanted[:at]) * room / sum(wanted)) for at in range(len(wanted) + 1)]
    return [stop - start for start, stop in pairwise(cuts)], size, padding


def _columns(table: Table) -> list[list[str]]:
    return [[head, *(row[at] for row in table.rows)] for at, head in enumerate(table.head)]


def _least(column: Sequence[str], size: float) -> float:
    """Points of the longest word; one that is longer than LONGEST may be broken."""
    words = {word for cell in column for word in SPACES.split(cell)}
    return min(LONGEST, max((width(word, size, bold=True) for word in words), default=0.0))


def _liked(column: Sequence[str], size: float) -> float:
    """Points of the longest text, at most LONGEST."""
    return min(LONGEST, max((width(cell, size, bold=at == 0) for at, cell in enumerate(column)), default=0.0))


def _fitted(wanted: list[float], least: list[float], room: int) -> list[float]:
    """Take from what is wanted beyond the least until it fits."""
    over, spare = sum(wanted) - room, sum(wanted) - sum(least)
    if over <= 0 or spare <= 0:
        return wanted
    share = min(1.0, over / spare)
    return [one - (one - low) * share for one, low in zip(wanted, least, strict=True)]
