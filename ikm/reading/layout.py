"""Where a sheet's table begins: the rows of its header, and whether its rows are its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from ikm.pedoman import CODES, load
from ikm.reading.facets import IMPORTANCE, PERFORMANCE, band, split
from ikm.reading.headers import CODED, EXACT, SERIES, attribute, named_anywhere, parse
from ikm.reading.vocabulary import exact_attribute, personal_kind, words
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

LABEL_ROWS = 3
"""So far above a header may stand what its table, or some of its columns, are about."""

SHARE = 0.6
"""A row that fills more than this share of the columns of unsur with texts belongs to their header."""


@dataclass(frozen=True)
class Band:
    """The rows of a header (0 = first): from ``top`` to ``bottom``, below which the table begins.

    ``bare``: the columns whose header is nothing but the number of an unsur (1 to 9, 1 to 14).
    """

    top: int
    bottom: int
    bare: tuple[int, ...] = ()


def header_band(columns: Sequence[Column], height: int) -> Band | None:
    """The rows of the header: the row with the most headers we know, and what belongs to it.

    Without any such row, the first with the most texts. None on a sheet without cells.
    """
    columns = columns[:MOST_HEADERS]
    begins = min((int((column.codes != 0).argmax()) for column in columns), default=0)
    rows = range(begins, min(height, begins + LOOK_AT))
    if not columns or not rows:
        return None
    cells = {row: [c.at(row) for c in columns] for row in rows}
    texts = {row: [v for v in cells[row] if isinstance(v, str)] for row in rows}
    known = {row: sum(map(_weight, set(texts[row]))) for row in rows}
    best = max(known.values())
    if best < UNSUR_WEIGHT * FEWEST_NUMBERS and (bare := _bare(columns, rows)):
        row, numbers = bare
        return Band(row, row, numbers)
    if not best:
        most = max(len(texts[row]) for row in rows)
        full = (row for row in rows if len(texts[row]) == most and any(v is not None for v in cells[row]))
        at = next(full, None)
        return None if at is None else Band(at, at)
    start = next(row for row in rows if known[row] == best)
    return grown(columns, start, height)


def grown(columns: Sequence[Column], row: int, height: int) -> Band:
    """The header around a row: with rows of names or questions above it, and rows of codes below it."""
    at = [c for c in columns[:MOST_HEADERS] if isinstance(v := c.at(row), str) and _weight(v) >= UNSUR_WEIGHT]
    top = bottom = row
    while top > 0 and row - top < ROWS_ABOVE and len(at) > 1 and _share(at, top - 1) > SHARE:
        top -= 1
    while bottom + 1 < min(height, row + 1 + ROWS_ABOVE) and _is_header_row(columns, bottom + 1):
        bottom += 1
    return Band(top, bottom)


def _share(columns: Sequence[Column], row: int) -> float:
    return sum(isinstance(c.at(row), str) for c in columns) / len(columns)


def _is_header_row(columns: Sequence[Column], row: int) -> bool:
    texts = [v for c in columns[:MOST_HEADERS] if isinstance(v := c.at(row), str)]
    known = sum(_weight(text) > 0 for text in texts)
    unsur = sum(_weight(text) >= UNSUR_WEIGHT for text in texts)
    if len(texts) >= FEWEST_NUMBERS and all(plain(text) in words("questions")["measures"] for text in texts):
        return True
    if len(texts) >= FEWEST_NUMBERS and set(map(band, texts)) == {IMPORTANCE, PERFORMANCE}:
        return True  # under the name of each unsur
    return unsur >= FEWEST_NUMBERS and 2 * known > len(texts)


def _bare(columns: Sequence[Column], rows: range) -> tuple[int, tuple[int, ...]] | None:
    """The first row in which neighbouring columns are headed 1, 2, ..., k (k: the unsur of a pedoman), and those.

    Something else must stand before them in that row or above: a row that numbers all columns is none.
    """
    for row in rows:
        run: list[int] = []
        best: list[int] = []
        for column in columns:
            value = column.at(row)
            figure = value if isinstance(value, float) else number(value) if isinstance(value, str) else None
            run = [*run, column.number] if figure == len(run) + 1 else [column.number] if figure == 1 else []
            best = max(best, run, key=len)
        before = [c for c in columns if best and c.number < best[0]]
        headed = any(isinstance(c.at(r), str) for c in before for r in range(max(0, row - 1), row + 1))
        if len(best) in _sizes() and headed and not any(isinstance(c.at(row), float) for c in before):
            return row, tuple(best)
    return None


@cache
def _sizes() -> frozenset[int]:
    return frozenset(len(load(code).codes) for code in CODES)


def _weight(text: str) -> int:
    header = parse(text)
    if named_anywhere(header) == EXACT or (header.prefix in CODED + SERIES and not header.name):
        return UNSUR_WEIGHT
    if header.prefix in CODED and named_anywhere(header) is not None:
        return UNSUR_WEIGHT
    if (bare := split(text)[1]) and bare != text:
        return _weight(bare)
    return int(exact_attribute(header.text) is not None or personal_kind(plain(text)) is not None)


def is_header(text: str) -> bool:
    """Whether a text is nothing but the header of an attribute or an unsur."""
    return exact_attribute(plain(text)) is not None or _weight(text) == UNSUR_WEIGHT


def header_text(column: Column, band: Band) -> str:
    """A column's header as printed.

    The lowest row of the header speaks; a bare code takes the name or question with it that stands over it.
    Where the header is blank, the nearest of the rows above it speaks.
    """
    if column.number in band.bare:
        return f"Unsur {band.bare.index(column.number) + 1}"
    texts = [text for row in range(band.bottom, band.top - 1, -1) if (text := column.text(row))]
    if not texts:
        above = range(band.top - 1, max(band.top - ROWS_ABOVE, 0) - 1, -1)
        return next((text for row in above if (text := column.text(row))), "")
    first = parse(texts[0])
    if named_anywhere(first) is None and attribute(first) is None:
        more = next((t for t in texts[1:] if named_anywhere(parse(t)) is not None or attribute(parse(t))), "")
        if more or (len(texts) > 1 and first.number):
            return f"{texts[0]} {more or texts[1]}" if first.number else more
    return texts[0]


def is_numbering(columns: Sequence[Column], row: int) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, ... or (1), (2), (3), ... from left to right."""
    last, count = (0, 0.0), 0
    for column in columns:
        value = column.at(row)
        if value is None:
            continue
        figure = value if isinstance(value, float) else number(str(value).strip("() "))
        if figure is None or (count and figure - last[1] not in (1, column.number - last[0])):
            return False  # over dropped columns it steps further
        last, count = (column.number, figure), count + 1
    return count >= FEWEST_NUMBERS


def first_row(sheet: Sheet) -> int:
    """The first row below the header, and below a row that only numbers the columns: it belongs to the header."""
    start = 0 if sheet.header is None else sheet.header + 1
    filled = np.flatnonzero(sheet.filled[start : start + LOOK_AT])
    if len(filled) and is_numbering(sheet.columns, start + int(filled[0])):
        return start + int(filled[0]) + 1
    return start


WIDEST_FLIP, MOST_CELLS_FLIPPED = 300, 200_000


def is_flipped(columns: Sequence[Column], height: int) -> bool:
    """Whether the unsur stand one below the other: a column names more of them than any row, with figures beside.

    A legend beside a table is not meant: there the table's own header names as many.
    """
    if not columns or height > WIDEST_FLIP or height * len(columns) > MOST_CELLS_FLIPPED:
        return False
    across = max(
        _unsur_in({v for c in columns if isinstance(v := c.at(row), str)}) for row in range(min(height, LOOK_AT))
    )
    down = [_unsur_in({v for v in column.values if isinstance(v, str)}) for column in columns[:LOOK_AT]]
    place = int(np.argmax(down))
    if down[place] <= max(across, FEWEST_NUMBERS - 1) or 2 * max(across, 1) > down[place]:
        return False
    named = [r for r in range(height) if isinstance(v := columns[place].at(r), str) and _weight(v) >= UNSUR_WEIGHT]
    beside = [c for c in columns[place + 1 :] if sum(c.at(r) is not None for r in named) > len(named) / 2]
    numeric = [c for c in beside if sum(_figure(c.at(r)) for r in named) > len(named) / 2]
    return len(numeric) > 0


def _figure(value: object) -> bool:
    return isinstance(value, float) or (isinstance(value, str) and number(value) is not None)


def _unsur_in(texts: set[str]) -> int:
    return sum(_weight(text) >= UNSUR_WEIGHT for text in texts)


def flip(columns: Sequence[Column], height: int) -> tuple[list[Column], int]:
    """The columns of the sheet turned over: its rows become columns, and the new height."""
    width = max((c.number for c in columns), default=-1) + 1
    turned = []
    for row in range(height):
        codes = np.zeros(width, dtype=np.uint32)
        index: dict[tuple[type, object], int] = {(type(None), None): 0}
        for column in columns:
            value = column.at(row)
            codes[column.number] = index.setdefault((type(value), value), len(index))
        if len(index) > 1:
            values = tuple(value for _, value in index)
            turned.append(Column(row, values, codes))  # type: ignore[arg-type]
    return turned, width
