"""Rows that hold nothing in a table's own columns: notes, legends and signatures beside or below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ikm.reading.table import Table
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Bools, Column

MOST_FILLED = 2
"""A line of a signature block fills at most so many of the table's columns."""

MOST_LINES = 500
"""So many rows below a table are looked at for how they begin."""

UNKEPT = ("saran",)
"""Roles whose texts may stand anywhere."""


def outside_rows(table: Table, answers: Sequence[Column], figures: Bools) -> Bools:
    """Which rows are no rows of the table; those with ``figures`` (an answer, mean or total) always are its own.

    A row is outside when all columns with a role are blank in it and a text stands beside them. Below the
    last row with figures that may also be after a blank line, and the row may touch one or two of those columns:
    with a text that begins like a signature or a note, after a blank line, or in a column of ``answers`` alone.
    """
    own = {column.number: column for role, column in table.columns.items() if role not in UNKEPT}
    own |= {column.number: column for column in answers}
    filled = np.zeros(len(table.rows), dtype=np.int64)
    in_answers = np.zeros(len(table.rows), dtype=bool)
    beside = np.zeros(len(table.rows), dtype=bool)
    unsur = {column.number for column in answers}
    for column in (*own.values(), *(c for c in table.sheet.columns if c.number not in own)):
        there = ~column.blank()[table.codes(column)]
        if column.number in own:
            filled += there
            in_answers |= there & (column.number in unsur)
        else:
            texts = np.array([isinstance(value, str) for value in column.values], dtype=bool)
            beside |= texts[table.codes(column)]
    last = int(np.flatnonzero(figures).max(initial=-1))
    below = (np.arange(len(table.rows)) > last) & (last >= 0)
    apart = _apart(table, last)
    begins = _begins(table, np.flatnonzero(below & (filled <= MOST_FILLED))[:MOST_LINES].tolist())
    touches = (filled <= MOST_FILLED) & (apart | begins | (in_answers & (filled == 1)))
    return np.asarray(~figures & (((filled == 0) & (beside | (below & apart))) | (below & touches)))


def _apart(table: Table, last: int) -> Bools:
    """Which rows stand below a blank line that ends the table."""
    rows = table.rows
    apart = np.zeros(len(rows), dtype=bool)
    if 0 <= last < len(rows) - 1:
        gaps = np.diff(rows[last:]) > 1
        apart[last + 1 :] = np.maximum.accumulate(gaps)
    return apart


def _begins(table: Table, places: Sequence[int]) -> Bools:
    """Which of these rows begin like a note or a signature."""
    known = words("rows")["below"]
    begins = np.zeros(len(table.rows), dtype=bool)
    for place in places:
        row = int(table.rows[place])
        texts = (value for column in table.sheet.columns if isinstance(value := column.at(row), str))
        first = plain(next(texts, ""))[:60]
        begins[place] = any(f"{first} ".startswith(f"{word} ") for word in known)
    return begins
