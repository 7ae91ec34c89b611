"""A used sheet as a table: its columns by role, its rows, and which of them are totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.reading.layout import first_row
from ikm.reading.understanding import UNSUR_ROLES, Understanding
from ikm.reading.vocabulary import total_word, words
from ikm.reading.words import clean, plain
from ikm.reading.workbook import Bools, Codes, Column, Sheet, Workbook

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Table:
    """A used sheet: columns by role, and the rows below the header in which anything is filled."""

    sheet: Sheet
    columns: dict[str, Column]
    rows: Rows

    def codes(self, column: Column) -> Codes:
        """The codes of a column in the table's rows."""
        return column.codes[self.rows]

    def present(self, column: Column) -> Bools:
        """Which distinct values of a column occur in the table's rows."""
        return np.bincount(self.codes(column), minlength=len(column.values)) > 0


def tables(workbook: Workbook, understanding: Understanding) -> list[Table]:
    """The tables of the used sheets, in the workbook's order."""
    used = {view.name for view in understanding.sheets if view.used}
    made = []
    for sheet in workbook.sheets:
        if sheet.name in used:
            letters = understanding.roles(sheet.name)
            by_letter = {column.letter: column for column in sheet.columns}
            columns = {role: by_letter[at] for role, at in letters.items()}
            start = first_row(sheet)
            rows = np.flatnonzero(sheet.filled[start:]) + start
            made.append(Table(sheet, columns, rows))
    return made


def total_rows(table: Table, usable: Bools, sound: Bools) -> dict[int, str]:
    """The rows (their place among the table's rows) that are totals and not answers, and their first text.

    A row is one when its first text is a total's word alone ("Jumlah"), or begins with such a word and
    stands below all other ``usable`` rows. There a word that can also begin a unit's name ("Total", "Nilai")
    needs more: the row must not be ``sound`` (all its answers on the scale).
    """
    columns = [c for role, c in _text_columns(table) if role != "saran" and role not in UNSUR_ROLES]
    flagged = np.zeros(len(table.rows), dtype=bool)
    for column in columns:
        marks = np.array([isinstance(v, str) and total_word(v) is not None for v in column.values], dtype=bool)
        if marks.any():
            flagged |= marks[table.codes(column)]
    hidden = table.sheet.totals
    flagged |= np.isin(table.rows, list(hidden))
    first = {int(i): _first_text(columns, int(table.rows[i]), hidden) for i in np.flatnonzero(flagged)}
    first = {i: text for i, text in first.items() if total_word(text)}
    others = usable.copy()
    others[list(first)] = False
    last = int(np.flatnonzero(others).max(initial=-1))
    alone, sure = words("rows")["exact_totals"], words("rows")["sure_totals"]
    return {
        i: text
        for i, text in first.items()
        if plain(text) in alone or (i > last and (total_word(text) in sure or not sound[i]))
    }


def _text_columns(table: Table) -> list[tuple[str, Column]]:
    roles = {column.number: role for role, column in table.columns.items()}
    return [(roles.get(column.number, ""), column) for column in table.sheet.columns]


def _first_text(columns: Sequence[Column], row: int, hidden: dict[int, str]) -> str:
    texts = (column.at(row) for column in columns)
    return next((clean(text) for text in texts if isinstance(text, str)), hidden.get(row, ""))
