"""Columns whose cells are replaced at the door: what stood in them is not kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ikm.reading.layout import LOOK_AT, is_numbering
from ikm.reading.words import plain
from ikm.reading.workbook import Cell, Codes, Column


def start_of(columns: Sequence[Column], header: int) -> int:
    """The first row below the header, and below a row that only numbers the columns (as ``layout.first_row``)."""
    start = header + 1
    first = [np.flatnonzero(~c.blank()[c.codes[start : start + LOOK_AT]]) for c in columns]
    row = start + min((int(rows[0]) for rows in first if len(rows)), default=0)
    return row + 1 if is_numbering(columns, row) else start


def with_cells(column: Column, start: int, cells: Sequence[Cell], codes: Codes) -> Column:
    """The column with ``cells[codes[i]]`` in its i-th row from ``start`` on; the rows above stay as they are."""
    place: dict[tuple[type, Cell], int] = {(type(None), None): 0}
    used = np.bincount(codes, minlength=len(cells)) > 0
    present = [cell if there else None for cell, there in zip(cells, used.tolist(), strict=True)]
    above = [column.at(row) for row in range(min(start, len(column.codes)))]
    taken = [place.setdefault((type(cell), cell), len(place)) for cell in (*above, *present)]
    shorts = np.array(taken, dtype=np.min_scalar_type(len(place)))
    rows = np.concatenate([shorts[: len(above)], shorts[len(above) :][codes]])
    return Column(column.number, tuple(cell for _, cell in place), rows)


def from_row(column: Column, top: int) -> Column:
    """The column with nothing above row ``top``."""
    codes = column.codes.astype(np.int64)
    codes[:top] = len(column.values)
    return with_cells(column, 0, [*column.values, None], codes.astype(np.uint64))


def says_nothing(value: Cell) -> bool:
    """Whether a cell is blank or holds nothing but dashes and dots."""
    return value is None or (isinstance(value, str) and not plain(value))
