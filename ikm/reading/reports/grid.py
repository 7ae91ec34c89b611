"""The cells of a sheet where they stand in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.reading.figures import is_no_data
from ikm.reading.layout import MOST_HEADERS
from ikm.reading.words import written
from ikm.reading.workbook import Sheet, letter

Cells = npt.NDArray[np.object_]

MOST_ROWS, FIRST_ROWS, LAST_ROWS = 2_000, 100, 50
"""Of a taller sheet the first and last rows are looked at, to see whether it is one of respondents."""


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells, rows x columns: text, float or None (blank); ``numbers``: of the rows in the file (0 = first)."""

    sheet: str
    cells: Cells
    numbers: Sequence[int]

    def place(self, row: int, column: int) -> str:
        """A cell as a spreadsheet names it."""
        return f"{self.sheet}!{letter(column)}{self.numbers[row] + 1}"

    def text(self, row: int, column: int) -> str:
        """A cell's text; "" where it is blank or a number."""
        value = self.cells[row, column]
        return value if isinstance(value, str) else ""


def grid(sheet: Sheet, whole: bool = True) -> Grid:
    """The cells of a sheet as they stand in the file, also where it was turned over on opening.

    Signs for no data ("-") are blank; a word such as "Jumlah" in a column that was dropped stays. Not the ``whole``:
    of a tall sheet the first and last rows only.
    """
    columns = sheet.columns[:MOST_HEADERS]
    rows = np.arange(sheet.height)
    if not whole and len(rows) > MOST_ROWS:
        rows = np.concatenate([rows[:FIRST_ROWS], rows[-LAST_ROWS:]])
    width = 1 + max([column.number for column in columns] + [one.number for one in sheet.hidden], default=-1)
    cells = np.full((len(rows), width), None, dtype=object)
    for column in columns:
        there = rows[rows < len(column.codes)]
        codes, inverse = np.unique(column.codes[there], return_inverse=True)
        values = np.empty(len(codes), dtype=object)
        values[:] = [_cell(column.values[code]) for code in codes.tolist()]
        cells[: len(there), column.number] = values[inverse]
    if sheet.hidden and not sheet.flipped:
        at = {row: place for place, row in enumerate(rows.tolist())}
        for row, word in sheet.totals.items():
            if row in at:
                cells[at[row], min(one.number for one in sheet.hidden)] = word
    name = sheet.base or sheet.name
    return Grid(name, cells.T, range(width)) if sheet.flipped else Grid(name, cells, rows.tolist())


def _cell(value: object) -> str | float | None:
    if value is None or isinstance(value, float):
        return value
    text = written(value)
    return None if not text or is_no_data(text) else text
