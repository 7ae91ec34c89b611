"""Workbook + Understanding -> Survey or Recap, with the ledger."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ikm.cube import on_scale
from ikm.errors import UnreadableFileError
from ikm.ledger import Ledger, Note
from ikm.reading.attributes import ORDERS, attributes
from ikm.reading.categories import categorical, natural
from ikm.reading.issues import together
from ikm.reading.people import label
from ikm.reading.respondents import read_respondents
from ikm.reading.shape import RECAP
from ikm.reading.table import tables
from ikm.reading.understanding import Understanding, noun_of
from ikm.reading.units import Printed, read_units
from ikm.reading.words import forget
from ikm.reading.workbook import Workbook
from ikm.survey import UNIT_ATTRIBUTES, Recap, Source, Survey


def build(workbook: Workbook, understanding: Understanding) -> Survey | Recap:
    """Read the used sheets as understood; nothing is dropped without a line in the ledger.

    Raises UnreadableFileError when no row can be used.
    """
    used = tuple(view.name for view in understanding.sheets if view.used)
    noun = noun_of(understanding)
    source = Source(workbook.name, workbook.sha256, understanding.shape, used, workbook.simulated, noun)
    try:
        return (_recap if understanding.shape == RECAP else _survey)(workbook, understanding, source)
    finally:
        forget()


def _survey(workbook: Workbook, understanding: Understanding, source: Source) -> Survey:
    pedoman = understanding.pedoman
    parts = [read_respondents(table, pedoman) for table in tables(workbook, understanding)]
    answers = np.concatenate([part.answers for part in parts])
    used = int(on_scale(answers).sum())
    _check_any(used, workbook)
    respondents, issues, notes = attributes(parts)
    ledger = _ledger(
        workbook,
        understanding,
        rows=sum(len(part.table.rows) for part in parts),
        used=used,
        issues=[issue for part in parts for issue in part.issues] + issues,
        notes=[note for part in parts for note in part.notes] + notes,
    )
    return Survey.of(source, pedoman, ledger, respondents, answers)


def _recap(workbook: Workbook, understanding: Understanding, source: Source) -> Recap:
    pedoman = understanding.pedoman
    parts = [read_units(table, pedoman) for table in tables(workbook, understanding)]
    number = np.concatenate([part.number for part in parts])
    _check_any(len(number), workbook)
    everyone, notes = _units(parts)
    if np.isnan(number).any():
        notes.append(Note("n-missing"))
    ledger = _ledger(
        workbook,
        understanding,
        rows=sum(len(part.table.rows) for part in parts),
        used=len(number),
        issues=[issue for part in parts for issue in part.issues],
        notes=notes,
    )
    return Recap(
        source,
        pedoman,
        ledger,
        everyone,
        number,
        means=np.concatenate([part.means for part in parts]),
        printed=np.concatenate([part.printed for part in parts]),
        population=np.concatenate([part.population for part in parts]),
    )


def _units(parts: Sequence[Printed]) -> tuple[pd.DataFrame, list[Note]]:
    """The units' category columns; without a unit column, several sheets' names are the units."""
    columns, notes = {}, []
    several = len(parts) > 1
    if several and any("unit" not in part.table.columns for part in parts):
        notes.append(Note("unit-from-sheet"))
    for name in UNIT_ATTRIBUTES:
        shares = []
        for part in parts:
            if column := part.table.columns.get(name):
                shares.append(([label(v) for v in column.values], part.table.codes(column)[part.used]))
            else:
                value = part.table.sheet.name if several and name == "unit" else None
                shares.append(([value], np.zeros(len(part.number), dtype=np.uint8)))
        if any(value is not None for values, _ in shares for value in values):
            columns[name] = categorical(shares, ORDERS.get(name, natural))
    rows = sum(len(part.number) for part in parts)
    return pd.DataFrame(columns, index=range(rows)), notes


def _ledger(
    workbook: Workbook,
    understanding: Understanding,
    rows: int,
    used: int,
    issues: Sequence[pd.DataFrame],
    notes: Sequence[Note],
) -> Ledger:
    said_all = (*understanding.notes, *notes)
    said = tuple(note for i, note in enumerate(said_all) if note not in said_all[:i])
    return Ledger(rows, used, together(issues), said, workbook.dropped)


def _check_any(used: int, workbook: Workbook) -> None:
    if not used:
        raise UnreadableFileError(
            "{file} has the columns of a survey but no row with an answer on the scale. Fill in the answers (1 to 4,"
            " a to d, or the labels), or check the columns that were recognised.",
            file=workbook.name,
        )
