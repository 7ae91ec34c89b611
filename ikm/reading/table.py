"""A used sheet as a table: its columns by role, its rows, and which of them are totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from ikm.reading.layout import first_row, is_header
from ikm.reading.understanding import UNSUR_ROLES, Understanding
from ikm.reading.vocabulary import total_word, words
from ikm.reading.words import clean, plain
from ikm.reading.workbook import Bools, Codes, Column, Sheet

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Table:
    """A used sheet: columns by role, and the rows below the header in which anything is filled.

    ``columns`` has one column for each role (of an unsur the first); ``items`` all columns of each unsur
    and statement. ``aside`` tells which rows (by their place among ``rows``) are no rows of this table, and why.
    """

    sheet: Sheet
    columns: dict[str, Column]
    rows: Rows
    items: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    aside: dict[int, str] = field(default_factory=dict)

    def codes(self, column: Column) -> Codes:
        """The codes of a column in the table's rows."""
        return column.codes[self.rows]

    def present(self, column: Column) -> Bools:
        """Which distinct values of a column occur in the table's rows."""
        return np.bincount(self.codes(column), minlength=len(column.values)) > 0

    @property
    def is_aside(self) -> Bools:
        """Which of the rows are set aside before any answer is looked at."""
        return np.isin(np.arange(len(self.rows)), list(self.aside))


def tables(understanding: Understanding) -> list[Table]:
    """The tables of the used sheets, in the workbook's order."""
    return [_table(sheet, understanding.roles(sheet.name)) for sheet in understanding.tables]


def _table(sheet: Sheet, places: dict[str, list[str]]) -> Table:
    by_place = {sheet.place(column.number): column for column in sheet.columns}
    items = {role: tuple(by_place[at] for at in found) for role, found in places.items()}
    start = first_row(sheet)
    rows = np.flatnonzero(sheet.filled[start:]) + start
    table = Table(sheet, {role: found[0] for role, found in items.items()}, rows, items)
    return replace(table, aside=_other_rows(table))


def _other_rows(table: Table) -> dict[int, str]:
    """Rows that repeat the header ("header-again"), and those from where another table begins ("other-table")."""
    columns = [c for role, c in table.columns.items() if role in UNSUR_ROLES]
    same = np.zeros(len(table.rows), dtype=np.int64)
    header = np.zeros(len(table.rows), dtype=np.int64)
    for column in columns:
        own = table.sheet.texts.get(column.number, "")
        for marks, values in (
            (same, [isinstance(v, str) and clean(v) == own for v in column.values]),
            (header, [isinstance(v, str) and is_header(v) for v in column.values]),
        ):
            if any(values):
                marks += np.array(values, dtype=bool)[table.codes(column)]
    again = 2 * same >= len(columns)
    aside = {int(i): "header-again" for i in np.flatnonzero(again)}
    others = np.flatnonzero((2 * header >= len(columns)) & ~again) if len(columns) > 1 else np.empty(0, dtype=np.intp)
    if len(others):
        aside |= dict.fromkeys(range(int(others[0]), len(table.rows)), "other-table")
    return aside


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
