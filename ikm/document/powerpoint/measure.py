"""How large a table comes out, before it is written."""

from __future__ import annotations

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


def widths(table: Table) -> list[float]:
    """The share of the width that each column has."""
    shares = list(table.widths) or [
        float(min(30, max(4, *(len(row[at]) for row in (table.head, *table.rows))))) for at in range(len(table.head))
    ]
    return [share / sum(shares) for share in shares]


def heights(table: Table, box: Box, size: float) -> list[float]:
    """The height in points of each row, the header first."""
    rooms = [box.points()[0] * share - ACROSS for share in widths(table)]
    rows = [(table.head, True), *((row, at >= len(table.rows) - table.totals) for at, row in enumerate(table.rows))]
    found = []
    for row, bold in rows:
        most = max(len(wrapped(text, size, room * 0.97, bold=bold)) for text, room in zip(row, rooms, strict=True))
        found.append(most * size * 1.2 + AIR * size)
    return [size * 1.2 + AIR * size, *found] if table.over else found


def note_height(table: Table, box: Box, scale: float) -> float:
    """The height in points of the note below a table."""
    if not table.note:
        return 0.0
    return len(wrapped(table.note, NOTE * scale, box.points()[0] * 0.97)) * NOTE * scale * 1.25 + 6


def size_of(table: Table, box: Box, scale: float) -> float:
    """The largest size of type at which a table fits into a box, its words unbroken; SMALLEST if none."""
    high = box.points()[1] - note_height(table, box, scale)
    size = LARGEST * scale
    while size > SMALLEST * scale and (sum(heights(table, box, size)) > high or _broken(table, box, size)):
        size -= 0.5
    return max(size, SMALLEST * scale)


def _broken(table: Table, box: Box, size: float) -> bool:
    """Whether a word is wider than its column; one of more than 24 letters may be broken."""
    rooms = [box.points()[0] * share - ACROSS for share in widths(table)]
    return any(
        width(word, size, bold=True) > room * 0.99
        for row in (table.head, *table.rows)
        for text, room in zip(row, rooms, strict=True)
        for word in text.split(" ")
        if len(word) <= 24
    )


def fits(table: Table, box: Box, scale: float) -> bool:
    """Whether a table can be read in a box: at LEAST points or more."""
    size = LEAST * scale
    return sum(heights(table, box, size)) + note_height(table, box, scale) <= box.points()[1] + 1
