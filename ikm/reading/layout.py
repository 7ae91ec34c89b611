"""Where a sheet's table begins: the header row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ikm.reading.headers import CODED, EXACT, SERIES, named_anywhere, parse
from ikm.reading.vocabulary import exact_attribute, personal_kind
from ikm.reading.words import number, plain
from ikm.reading.workbook import Column, Sheet

LOOK_AT = 30
"""How many rows at the top of a sheet may stand above the table."""

MOST_HEADERS = 500
"""So many columns, from the left, may have a header."""

UNSUR_WEIGHT = 3

ROWS_ABOVE = 2
"""How far above the row of codes the rest of a header may stand."""

FEWEST_NUMBERS = 6
"""A row that numbers at least so many columns is no respondent: the scale ends before."""


def header_row(columns: Sequence[Column], height: int) -> int | None:
    """The row (0 = first) with the most headers we know; else the first row with the most texts.

    None on a sheet without cells.
    """
    rows = range(min(height, LOOK_AT))
    cells = {row: [c.at(row) for c in columns[:MOST_HEADERS]] for row in rows}
    texts = {row: [v for v in cells[row] if isinstance(v, str)] for row in rows}
    known = {row: sum(map(_weight, set(texts[row]))) for row in rows}
    if not columns or not rows:
        return None
    if best := max(known.values()):
        return next(row for row in rows if known[row] == best)
    most = max(len(texts[row]) for row in rows)
    return next(row for row in rows if len(texts[row]) == most and any(v is not None for v in cells[row]))


def _weight(text: str) -> int:
    header = parse(text)
    if named_anywhere(header) == EXACT or (header.prefix in CODED + SERIES and not header.name):
        return UNSUR_WEIGHT
    if header.prefix in CODED and named_anywhere(header) is not None:
        return UNSUR_WEIGHT
    return int(exact_attribute(header.text) is not None or personal_kind(plain(text)) is not None)


def is_header(text: str) -> bool:
    """Whether a text is nothing but the header of an attribute or an unsur."""
    return exact_attribute(plain(text)) is not None or _weight(text) == UNSUR_WEIGHT


def header_text(column: Column, header: int) -> str:
    """A column's header as printed; where the header row is blank, the nearest of the rows above it speaks."""
    rows = range(header, max(header - ROWS_ABOVE, 0) - 1, -1)
    return next((text for row in rows if (text := column.text(row))), "")


def is_numbering(columns: Sequence[Column], row: int) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, ... or (1), (2), (3), ... from left to right."""
    cells = [(column.number, value) for column in columns if (value := column.at(row)) is not None]
    figures = [(at, v if isinstance(v, float) else number(str(v).strip("() "))) for at, v in cells]
    return len(figures) >= FEWEST_NUMBERS and all(
        a is not None and b is not None and b - a in (1, right - left)  # over dropped columns it steps further
        for (left, a), (right, b) in pairwise(figures)
    )


def first_row(sheet: Sheet) -> int:
    """The first row below the header, and below a row that only numbers the columns: it belongs to the header."""
    start = 0 if sheet.header is None else sheet.header + 1
    filled = np.flatnonzero(sheet.filled[start : start + LOOK_AT])
    if len(filled) and is_numbering(sheet.columns, start + int(filled[0])):
        return start + int(filled[0]) + 1
    return start
