"""Tables with one row per respondent -> the answers, the used rows and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.cube import BLANK, OUTSIDE
from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.answers import read_answers
from ikm.reading.hearing import Given
from ikm.reading.issues import of_cells, of_rows
from ikm.reading.layout import header_text
from ikm.reading.scale import recognise
from ikm.reading.table import Table, total_rows
from ikm.reading.workbook import Bools, Codes, Column


@dataclass(frozen=True, eq=False)
class Answered:
    """A table's answers (kept rows x unsur), which of its rows are kept, and what was set aside.

    Kept are the used rows, and those set aside because their answers lie outside the scale: they count
    for nothing but tell that the scale of their unit is broken.
    """

    table: Table
    kept: Bools
    answers: npt.NDArray[np.int8]
    issues: tuple[pd.DataFrame, ...]
    notes: tuple[Note, ...]

    def codes(self, role: str) -> Codes:
        """The codes of a role's column in the kept rows."""
        return self.table.codes(self.table.columns[role])[self.kept]


def read_respondents(table: Table, pedoman: Pedoman) -> Answered:
    """Read one sheet's answers.

    A row without any answer on the scale is set aside; so is a row of totals. A cell that is no answer is
    set aside alone: the row's other answers count.
    """
    columns = {code: table.columns[code] for code in pedoman.codes if code in table.columns}
    given = {code: _given(table, column, pedoman, code) for code, column in columns.items()}
    scale = recognise(given.values(), pedoman)
    answers = np.zeros((len(table.rows), len(pedoman.codes)), dtype=np.int8)
    reasons = {}
    flawed: Bools = np.zeros(len(table.rows), dtype=bool)
    for place, unsur in enumerate(pedoman.unsur):
        if column := columns.get(unsur.code):
            read = read_answers(given[unsur.code], scale, pedoman)
            codes = table.codes(column)
            answers[:, place] = read.states[codes]
            reasons[unsur.code] = read.reasons
            flawed = flawed | np.array([reason != "" for reason in read.reasons], dtype=bool)[codes]
    usable: Bools = np.any((answers > BLANK) & (answers < OUTSIDE), axis=1)
    totals = total_rows(table, usable, usable & ~flawed)
    is_total = np.isin(np.arange(len(table.rows)), list(totals))
    used = usable & ~is_total
    broken = ~usable & ~is_total & (2 * (answers == OUTSIDE).sum(axis=1) >= len(pedoman.codes))
    last = int(np.flatnonzero(used).max(initial=-1))
    among = ~is_total & (used | broken | (np.arange(len(used)) <= last))
    issues = [of_cells(table, columns[code], code, why, among) for code, why in reasons.items()]
    issues.append(of_rows(table, np.flatnonzero(is_total), "summary-row", totals))
    issues.append(of_rows(table, np.flatnonzero(~usable & ~is_total), "no-answers"))
    kept = used | broken
    return Answered(table, kept, answers[kept], tuple(issues), scale.notes)


def _given(table: Table, column: Column, pedoman: Pedoman, code: str) -> Given:
    """A column's answers as they are counted to recognise the scale."""
    unsur = next(unsur for unsur in pedoman.unsur if unsur.code == code)
    counts = np.bincount(table.codes(column), minlength=len(column.values))
    return Given(unsur, column.values, counts.tolist(), header_text(column, table.sheet.header or 0))
