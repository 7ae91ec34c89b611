"""Where a table ends: its last figure, and the notes and signatures below it or between its rows."""

from __future__ import annotations

from ikm.printed import WORD_KINDS
from ikm.reading.reports.blocks import numeric
from ikm.reading.reports.table import Table
from ikm.reading.reports.words_in import classes


def has_figure(table: Table, row: int) -> bool:
    """Whether a row holds a figure beside its labels."""
    return any(n not in table.labels and numeric(table.block.grid.cells[row, n]) for n in table.block.columns)


def last_figure(table: Table) -> int:
    """The last row with figures; the last of all where the table has none."""
    rows = [row for row in table.rows if has_figure(table, row)]
    return rows[-1] if rows else max(table.rows, default=-1)


def has_label(table: Table, row: int) -> bool:
    """Whether a row says what it is."""
    return not table.labels or any(table.block.grid.cells[row, n] is not None for n in table.labels)


def classes_in(table: Table, row: int) -> list[tuple[str, str]]:
    """The classes in a row of words that is a note or a signature: place and text; its other words are no figures."""
    grid = table.block.grid
    columns = [n for n, axis in table.columns.items() if axis.kind in WORD_KINDS]
    return [(grid.place(row, n), text) for n in columns if (text := grid.text(row, n)) and classes(text, "mutu")]


def is_sign(cell: object) -> bool:
    """Whether a cell is a sign for a note, and no figure.

    >>> is_sign("*)"), is_sign("?"), is_sign(3.0)
    (True, False, False)
    """
    return isinstance(cell, str) and "*" in cell and not cell.strip("*() ")
