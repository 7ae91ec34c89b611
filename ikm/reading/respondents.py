"""Tables with one row per respondent -> the answers, the used rows and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.errors import UnreadableFileError
from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.answers import read_answers
from ikm.reading.families import Scale
from ikm.reading.figures import read_figures
from ikm.reading.hearing import Given
from ikm.reading.importance import stems
from ikm.reading.issues import of_cells, of_rows
from ikm.reading.scale import recognise
from ikm.reading.table import MOST_TEXTS, Table, total_rows
from ikm.reading.totals import LAST_ROWS, totals_below
from ikm.reading.understanding import IPAK_ROLES, OF_IMPORTANCE
from ikm.reading.workbook import Bools, Codes, Column

MOST = 1e9
"""No sum of answers is larger than this."""

States = npt.NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Question:
    """A column of answers: the role it has ("U1", "IPAK2"), its header, and the column."""

    role: str
    header: str
    column: Column


@dataclass(frozen=True, eq=False)
class Answered:
    """A table's answers (kept rows x questions), which of its rows are kept, and what was set aside.

    ``answers``: 0 blank, 1 to ``points`` as given, ``points`` + 1 outside the scale. Kept are the used rows,
    and those set aside because their answers lie outside the scale: they count for nothing but tell that the
    scale of their unit is broken. ``hopes`` are the columns of importance, ``importance`` what stands there (kept
    rows x hopes, states as those of ``answers``); it decides nothing on the rows.
    """

    table: Table
    kept: Bools
    questions: tuple[Question, ...]
    answers: States
    issues: tuple[pd.DataFrame, ...]
    notes: tuple[Note, ...]
    points: int = 4
    hopes: tuple[Question, ...] = ()
    importance: States | None = None

    def codes(self, role: str) -> Codes:
        """The codes of a role's column in the kept rows."""
        return self.table.codes(self.table.columns[role])[self.kept]


def read_respondents(table: Table, pedoman: Pedoman, points: int | None = None) -> Answered:
    """Read one sheet's answers; ``points`` is the scale that a person said they are on, where it is another.

    A row without any answer on the scale is set aside; so is a row of totals. A cell that is no answer is
    set aside alone: the row's other answers count.
    """
    questions = questions_of(table, pedoman)
    _check_few(table, questions)
    highest = points or pedoman.highest
    heard = [_given(table, question, pedoman) for question in questions]
    scale = recognise(heard, pedoman, points)
    rows = len(table.rows)
    answers, reasons = _states(table, questions, heard, scale, pedoman, highest)
    flawed: Bools = np.zeros(rows, dtype=bool)
    for question, why in zip(questions, reasons, strict=True):
        flawed = flawed | np.array([reason != "" for reason in why], dtype=bool)[table.codes(question.column)]
    of_unsur = np.array([question.role not in IPAK_ROLES for question in questions], dtype=bool)
    there = (answers > 0) & (answers <= highest)
    trailing = trailer(table, 2 * (answers[:, of_unsur] > 0).sum(axis=1) >= of_unsur.sum())
    usable: Bools = there[:, of_unsur].any(axis=1) & ~table.is_aside & ~trailing
    totals = total_rows(table, usable, usable & ~flawed)
    is_total = np.isin(np.arange(rows), list(totals)) & ~table.is_aside
    own = ~is_total & ~table.is_aside & ~trailing
    equal = _equal_totals(table, questions, answers, highest, own, usable & ~flawed, pedoman)
    used = usable & ~is_total & ~equal
    is_total = is_total | equal
    free = ~usable & ~is_total & ~table.is_aside & ~trailing
    broken = free & (2 * (answers[:, of_unsur] == highest + 1).sum(axis=1) >= of_unsur.sum())
    last = int(np.flatnonzero(used).max(initial=-1))
    empty = free & ~_filled(table, [question.column for question in questions]) & (np.arange(rows) > last)
    among = ~is_total & ~table.is_aside & ~trailing & (used | broken | (np.arange(rows) <= last))
    issues = [of_cells(table, q.column, q.role, why, among) for q, why in zip(questions, reasons, strict=True)]
    issues.append(of_rows(table, np.flatnonzero(is_total & ~equal), "summary-row", totals))
    issues.append(of_rows(table, np.flatnonzero(equal), "equals-total"))
    issues.append(of_rows(table, np.flatnonzero(empty | (trailing & ~is_total & ~table.is_aside)), "outside-table"))
    issues.append(of_rows(table, np.flatnonzero(free & ~empty), "no-answers"))
    issues += rows_aside(table)
    kept = used | broken
    part = Answered(table, kept, questions, answers[kept], tuple(issues), scale.notes, highest)
    return _with_importance(part, pedoman, points, among)


def _states(
    table: Table, questions: Sequence[Question], heard: Sequence[Given], scale: Scale, pedoman: Pedoman, highest: int
) -> tuple[States, list[Sequence[str]]]:
    """The states of the columns in all rows of a table, and why their distinct values are set aside."""
    states = np.zeros((len(table.rows), len(questions)), dtype=np.int8)
    reasons: list[Sequence[str]] = []
    for place, question in enumerate(questions):
        read = read_answers(heard[place], scale, pedoman, highest)
        states[:, place] = read.states[table.codes(question.column)]
        reasons.append(read.reasons)
    return states, reasons


def _with_importance(part: Answered, pedoman: Pedoman, points: int | None, among: Bools) -> Answered:
    """A table with what its columns of importance hold; ``among`` are the rows whose cells are listed."""
    table = part.table
    hopes = tuple(
        Question(role, table.sheet.texts.get(column.number, ""), column)
        for role in (OF_IMPORTANCE + code for code in pedoman.codes)
        for column in table.items.get(role, ())
    )
    if not hopes:
        return part
    _check_few(table, hopes)
    heard = [_given(table, question, pedoman) for question in hopes]
    scale = recognise(heard, pedoman, points, stems())
    states, reasons = _states(table, hopes, heard, scale, pedoman, part.points)
    issues = [of_cells(table, q.column, q.role, why, among) for q, why in zip(hopes, reasons, strict=True)]
    notes = [Note("importance-scale", n.values) if n.code == "scale-other" else n for n in scale.notes]
    return replace(
        part,
        issues=(*part.issues, *issues),
        notes=(*part.notes, *notes),
        hopes=hopes,
        importance=states[part.kept],
    )


def _equal_totals(
    table: Table,
    questions: Sequence[Question],
    answers: States,
    highest: int,
    own: Bools,
    sound: Bools,
    pedoman: Pedoman,
) -> Bools:
    """Which of the last rows are totals because their figures are those of the rows above, and no answers."""
    equal = np.zeros(len(own), dtype=bool)
    last = [i for i in np.flatnonzero(own & (answers > 0).any(axis=1))[-LAST_ROWS:].tolist() if not sound[i]]
    if not last:
        return equal
    figures = np.where((answers > 0) & (answers <= highest), answers, np.nan)
    for place, question in enumerate(questions):
        read = read_figures(question.column, table.present(question.column)).values[table.codes(question.column)]
        read = np.where(np.abs(read) <= MOST, read, np.nan)
        figures[:, place] = np.where(np.isnan(figures[:, place]), read, figures[:, place])
    weights = [float(pedoman.weight(mode)) for mode in pedoman.bobot]
    base = own & ~np.isnan(figures).all(axis=1)
    equal[totals_below(figures, base, sound, weights, float(pedoman.base))] = True
    return equal


def _check_few(table: Table, questions: Sequence[Question]) -> None:
    """Refuse what cannot be answers: a column with thousands of different texts, each of which would be weighed."""
    for question in questions:
        texts = sum(isinstance(value, str) for value in question.column.values)
        if texts > MOST_TEXTS:
            raise UnreadableFileError(
                "Column {column} on sheet “{sheet}” was read as {role}, but holds {count} different texts, which no"
                " column of answers does. Choose its role, or correct the file.",
                column=table.sheet.place(question.column.number),
                sheet=table.sheet.name,
                role=question.role,
                count=texts,
            )


def trailer(table: Table, answered: Bools) -> Bools:
    """Which rows stand below the table: the last blocks, parted from it by a blank row, without rows of answers.

    ``answered``: the rows that answer at least half of the questions. A block of which less than half of the
    rows do is a legend, a summary or a signature, whatever figures are among it.
    """
    block = np.concatenate([[0], np.cumsum(np.diff(table.rows) > 1)]) if len(table.rows) else np.empty(0, np.intp)
    own = ~table.is_aside
    size = np.bincount(block, weights=own)
    share = np.bincount(block, weights=answered & own) / np.maximum(size, 1)
    last = int(np.flatnonzero(2 * share >= 1).max(initial=0))
    return np.asarray(block > last)


def rows_aside(table: Table) -> list[pd.DataFrame]:
    """The rows that were set aside before any answer was looked at: titles, repeated headers, other tables."""
    places = {code: sorted(i for i, why in table.aside.items() if why == code) for code in set(table.aside.values())}
    return [of_rows(table, np.array(places[code]), code) for code in sorted(places)]


def questions_of(table: Table, pedoman: Pedoman) -> tuple[Question, ...]:
    """The columns of answers of a table: by unsur, then the statements on corruption."""
    return tuple(
        Question(role, table.sheet.texts.get(column.number, ""), column)
        for role in (*pedoman.codes, *IPAK_ROLES)
        for column in table.items.get(role, ())
    )


def _given(table: Table, question: Question, pedoman: Pedoman) -> Given:
    """A column's answers as they are counted to recognise the scale; a statement on corruption has no unsur."""
    unsur = pedoman.unsur_named(question.role) if question.role in pedoman.codes else None
    column = question.column
    counts = np.bincount(table.codes(column), minlength=len(column.values))
    return Given(unsur, column.values, counts.tolist(), question.header)


def _filled(table: Table, columns: Sequence[Column]) -> Bools:
    """Which rows have anything in one of these columns, or in one that says who or what answered."""
    mine = {id(column): column for column in (*columns, *table.columns.values()) if column.number >= 0}
    filled = np.zeros(len(table.rows), dtype=bool)
    for column in mine.values():
        filled |= ~column.blank()[table.codes(column)]
    return filled
