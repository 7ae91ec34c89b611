"""Workbook + Understanding -> Survey or Recap, with the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ikm.cube import on_scale
from ikm.errors import UnreadableFileError
from ikm.ledger import Dropped, Ledger, Note, no_suspicions
from ikm.pedoman import Pedoman
from ikm.reading.alike import alike
from ikm.reading.attributes import ORDERS, attributes
from ikm.reading.categories import Part, categorical, natural
from ikm.reading.issues import together
from ikm.reading.people import label
from ikm.reading.placed import with_titles
from ikm.reading.respondents import read_respondents
from ikm.reading.scored import importance, items_of, scored
from ikm.reading.shape import RECAP
from ikm.reading.suspicion import suspicions
from ikm.reading.table import tables
from ikm.reading.twice import same_rows
from ikm.reading.understanding import Understanding, noun_of
from ikm.reading.units import Printed, read_units, without_repeats
from ikm.reading.words import forget
from ikm.reading.workbook import Workbook
from ikm.survey import UNIT_ATTRIBUTES, Floats, Recap, Source, Survey


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
    pedoman, asked = understanding.pedoman, understanding.directions
    placed, said = with_titles(tables(understanding))
    parts = [read_respondents(table, pedoman, asked.scale) for table in placed]
    answers, levels = scored(parts, pedoman)
    hopes = importance(parts, pedoman, levels)
    used = int(on_scale(answers, len(levels)).sum())
    _check_any(used, workbook)
    twice = same_rows(parts)
    strange = suspicions(parts)
    if twice:  # a whole table is named once, not row by row
        strange = strange[~strange["code"].isin(("rows-again", "rows-again-further"))].reset_index(drop=True)
    respondents, issues, notes = attributes(parts, asked.span, asked.ages)
    ledger = _ledger(
        workbook,
        understanding,
        rows=sum(len(part.table.rows) for part in parts),
        used=used,
        issues=[issue for part in parts for issue in part.issues] + issues,
        strange=strange,
        notes=[
            *said,
            *same_rows(parts),
            *_converted(asked.scale, pedoman),
            *(note for part in parts for note in part.notes),
            *notes,
            *_alike(respondents),
        ],
    )
    source = replace(source, points=asked.scale if asked.scale != pedoman.highest else None)
    return Survey.of(source, pedoman, ledger, respondents, answers, levels, items_of(parts, pedoman), hopes)


def _recap(workbook: Workbook, understanding: Understanding, source: Source) -> Recap:
    pedoman, asked = understanding.pedoman, understanding.directions
    placed, said = with_titles(tables(understanding))
    parts = without_repeats([read_units(table, pedoman, asked.weight, asked.scale) for table in placed])
    number = np.concatenate([part.number for part in parts])
    if parts and all(part.needs_n for part in parts):
        raise UnreadableFileError(
            "{file} holds sums of answers per unit without the number of respondents. Add a column “Jumlah responden”,"
            " or write the means (NRR) instead of the sums.",
            file=workbook.name,
        )
    _check_any(len(number), workbook)
    everyone = _units(parts)
    notes = [*said, *_converted(asked.scale, pedoman), *(note for part in parts for note in part.notes)]
    if np.isnan(number).any():
        notes.append(Note("n-missing"))
    notes += _alike(everyone)
    ledger = _ledger(
        workbook,
        understanding,
        rows=sum(len(part.table.rows) for part in parts),
        used=len(number),
        issues=[issue for part in parts for issue in part.issues],
        notes=notes,
    )
    source = replace(source, points=asked.scale if asked.scale != pedoman.highest else None)
    return Recap(
        source,
        pedoman,
        ledger,
        everyone,
        number,
        means=np.concatenate([part.means for part in parts]),
        printed=np.concatenate([part.printed for part in parts]),
        population=np.concatenate([part.population for part in parts]),
        importance=_expected(parts),
    )


def _alike(rows: pd.DataFrame) -> list[Note]:
    """The notes on units that are perhaps one, misspelt."""
    if "unit" not in rows:
        return []
    return alike({str(unit): int(n) for unit, n in rows["unit"].value_counts().items() if n})


def _expected(parts: Sequence[Printed]) -> Floats | None:
    """The means of importance of all units, where any table has them."""
    if all(part.importance is None for part in parts):
        return None
    blank = [np.full(part.means.shape, np.nan) if part.importance is None else part.importance for part in parts]
    return np.concatenate(blank)


def _converted(points: int | None, pedoman: Pedoman) -> list[Note]:
    if points in (None, pedoman.highest):
        return []
    steps = str((points or 0) - pedoman.lowest)
    return [Note("scale-converted", {"points": str(points), "steps": steps})]


def _units(parts: Sequence[Printed]) -> pd.DataFrame:
    """The units' category columns."""
    columns = {}
    for name in UNIT_ATTRIBUTES:
        shares: list[Part] = []
        for part in parts:
            if column := part.table.columns.get(name):
                shares.append(([label(v) for v in column.values], part.table.codes(column)[part.used]))
            else:
                shares.append(([None], np.zeros(len(part.number), dtype=np.uint8)))
        if any(value is not None for values, _ in shares for value in values):
            columns[name] = categorical(shares, ORDERS.get(name, natural))
    return pd.DataFrame(columns, index=range(sum(len(part.number) for part in parts)))


def _ledger(
    workbook: Workbook,
    understanding: Understanding,
    rows: int,
    used: int,
    issues: Sequence[pd.DataFrame],
    notes: Sequence[Note],
    strange: pd.DataFrame | None = None,
) -> Ledger:
    said_all = (*understanding.notes, *notes)
    said = tuple(note for i, note in enumerate(said_all) if note not in said_all[:i])
    found = no_suspicions() if strange is None else strange
    return Ledger(rows, used, together(issues), said, dropped(workbook, understanding), found)


def dropped(workbook: Workbook, understanding: Understanding) -> tuple[Dropped, ...]:
    """The personal columns of all sheets, and those that came to light under another header row."""
    read = tuple(
        Dropped(sheet.base or sheet.name, hidden.header or sheet.place(hidden.number), hidden.kind)
        for sheet in understanding.tables
        for hidden in sheet.hidden
    )
    return tuple(dict.fromkeys((*workbook.dropped, *read)))


def _check_any(used: int, workbook: Workbook) -> None:
    if not used:
        raise UnreadableFileError(
            "{file} has the columns of a survey but no row with an answer on the scale. Fill in the answers (1 to 4,"
            " a to d, or the labels), or check the columns that were recognised.",
            file=workbook.name,
        )
