"""How large a table comes out, before it is written."""

from __future__ import annotations

import re

from ikm.document.blocks import Table
from ikm.document.powerpoint.stage import Box
from ikm.document.widths import width, wrapped

LARGEST, LEAST, SMALLEST = 15.0, 11.0, 8.0
"""Sizes of type: the usual, the least before a table goes on on a further slide, the least at all."""

ACROSS = 10.0
"""Points that a cell keeps free at both sides together."""

AIR = 0.6
"""Room above and below the text of a row together, in sizes of type."""

NOTE = 10.0


LETTERS = 24
"""A word of more letters may be broken."""


def widths(table: Table, room: float, size: float, wider: float = 1.0) -> list[float]:
    """The points of each column: as the table shares them, but none narrower than its longest word where that can be.

    ``room``: points of the whole table; ``wider``: how many times wider than Arial the type may come out.
    """
    shares = list(table.widths) or [
        float(min(30, max(4, *(len(row[at]) for row in (table.head, *table.rows))))) for at in range(len(table.head))
    ]
    wanted = [share / sum(shares) * room for share in shares]
    least = [one * 1.02 + ACROSS for one in _words(table, size * wider)]
    short = sum(max(0.0, low - one) for one, low in zip(wanted, least, strict=True))
    spare = sum(max(0.0, one - low) for one, low in zip(wanted, least, strict=True))
    taken = min(1.0, short / spare) if spare else 0.0
    given = min(1.0, spare / short) if short else 0.0
    return [one + (low - one) * (given if low > one else taken) for one, low in zip(wanted, least, strict=True)]


def _words(table: Table, size: float) -> list[float]:
    """The points of the longest word of each column."""
    return [
        max(
            (width(word, size, bold=True) for row in (table.head, *table.rows) for word in _short(row[at])), default=0.0
        )
        for at in range(len(table.head))
    ]


def _short(text: str) -> list[str]:
    return [word for word in re.split("[ \n]", text) if len(word) <= LETTERS]


def heights(table: Table, box: Box, size: float, wider: float = 1.0) -> list[float]:
    """The height in points of each row, the header first."""
    rooms = [(one - ACROSS) / wider for one in widths(table, box.points()[0], size, wider)]
    rows = [(table.head, True), *((row, at >= len(table.rows) - table.totals) for at, row in enumerate(table.rows))]
    found = []
    for row, bold in rows:
        most = max(len(wrapped(text, size, room * 0.97, bold=bold)) for text, room in zip(row, rooms, strict=True))
        found.append(most * size * 1.2 + AIR * size)
    return [size * 1.2 + AIR * size, *found] if table.over else found


def note_height(table: Table, box: Box, scale: float, wider: float = 1.0) -> float:
    """The height in points of the note below a table."""
    if not table.note:
        return 0.0
    return len(wrapped(table.note, NOTE * scale, box.points()[0] * 0.97 / wider)) * NOTE * scale * 1.25 + 6


def size_of(table: Table, box: Box, scale: float, wider: float = 1.0) -> float:
    """The largest size of type at which a table fits into a box, its words unbroken; SMALLEST if none."""
    high = box.points()[1] - note_height(table, box, scale, wider)
    size = LARGEST * scale
    while size > SMALLEST * scale and (
        sum(heights(table, box, size, wider)) > high or _broken(table, box, size, wider)
    ):
        size -= 0.5
    return max(size, SMALLEST * scale)


def _broken(table: Table, box: Box, size: float, wider: float) -> bool:
    """Whether a word is wider than its column; one of more than LETTERS letters may be broken."""
    rooms = widths(table, box.points()[0], size, wider)
    return any(word > (room - ACROSS) * 0.99 for word, room in zip(_words(table, size * wider), rooms, strict=True))


def fits(table: Table, box: Box, scale: float, wider: float = 1.0) -> bool:
    """Whether a table can be read in a box: at LEAST points or more."""
    size = LEAST * scale
    return sum(heights(table, box, size, wider)) + note_height(table, box, scale, wider) <= box.points()[1] + 1
