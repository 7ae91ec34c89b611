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
    table = table.kept()
    padding = TIGHT if len(table.head) >= MANY else PADDING
    for size in SIZES[bool(table.small) :]:
        least = [_least(column, size * wider) * 20 + 2 * padding + 12 for column in _columns(table)]
        if sum(least) <= room or size == SIZES[-1]:
            break
    wholes = [
        max(whole * 20 + 2 * padding + 12, low) for whole, low in zip(_wholes(table, size * wider), least, strict=True)
    ]
    if table.widths and sum(least) <= room:
        wanted = _shared(list(table.widths), least, room)
    else:
        liked = [min(LONGEST * 20.0 + 2 * padding, whole) for whole in wholes]
        wanted = _fitted([max(pair) for pair in zip(liked, least, strict=True)], least, room)
    wanted = _eased([one * room / sum(wanted) for one in wanted], wholes, _blank(table))
    cuts = [round(sum(wanted[:at]) * room / sum(wanted)) for at in range(len(wanted) + 1)]
    return [stop - start for start, stop in pairwise(cuts)], size, padding


def _columns(table: Table) -> list[list[str]]:
    return [[head, *(row[at] for row in table.rows)] for at, head in enumerate(table.head)]


def _blank(table: Table) -> list[bool]:
    """Columns that people fill in by hand keep their room."""
    return [not any(column[1:]) for column in _columns(table)]


def _least(column: Sequence[str], size: float) -> float:
    """Points of the longest word; one that is longer than LONGEST may be broken."""
    words = {word for cell in column for word in SPACES.split(cell)}
    return min(LONGEST, max((width(word, size, bold=True) for word in words), default=0.0))


def _wholes(table: Table, size: float) -> list[float]:
    """Points of the longest text of each column."""
    totals = len(table.rows) - table.totals
    return [
        max((width(cell, size, bold=at == 0 or at > totals) for at, cell in enumerate(column)), default=0.0)
        for column in _columns(table)
    ]


def _eased(wide: list[float], wholes: list[float], blank: list[bool]) -> list[float]:
    """Room that a column does not need goes to those whose texts would break."""
    pairs = list(zip(wide, wholes, blank, strict=True))
    over = [0.0 if empty else max(0.0, one - whole) for one, whole, empty in pairs]
    under = [0.0 if empty else max(0.0, whole - one) for one, whole, empty in pairs]
    moved = min(sum(over), sum(under))
    if moved <= 0:
        return wide
    return [
        one + moved * (less / sum(under) - more / sum(over)) for one, more, less in zip(wide, over, under, strict=True)
    ]


def _shared(shares: list[float], least: list[float], room: float) -> list[float]:
    """The room by shares, but no column narrower than its longest word."""
    fixed: dict[int, float] = {}
    while True:
        open_ = [at for at in range(len(shares)) if at not in fixed]
        unit = (room - sum(fixed.values())) / (sum(shares[at] for at in open_) or 1.0)
        narrow = [at for at in open_ if shares[at] * unit < least[at]]
        if not narrow:
            return [fixed.get(at, shares[at] * unit) for at in range(len(shares))]
        fixed |= {at: least[at] for at in narrow}


def _fitted(wanted: list[float], least: list[float], room: int) -> list[float]:
    """Take from what is wanted beyond the least until it fits."""
    over, spare = sum(wanted) - room, sum(wanted) - sum(least)
    if over <= 0 or spare <= 0:
        return wanted
    share = min(1.0, over / spare)
    return [one - (one - low) * share for one, low in zip(wanted, least, strict=True)]
