"""The unit, service and period of tables that have no column for them: from titles, names of sheets and of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ikm.ledger import Note
from ikm.reading.periods import parse, period_in
from ikm.reading.table import Table
from ikm.reading.titles import STATED, above, name_without_period, period_of, stated, stem, unit_in
from ikm.reading.understanding import QUESTION_ROLES
from ikm.reading.workbook import Cell, Column

MOST_TITLES = 2_000
"""So many rows without answers are looked through for titles inside a table."""

NOTES = {
    ("unit", "title"): "unit-from-title",
    ("unit", "sheet"): "unit-from-sheet",
    ("unit", "file"): "unit-from-file",
    ("periode", "title"): "period-from-title",
    ("periode", "sheet"): "period-from-sheet",
    ("periode", "file"): "period-from-file",
}


def with_titles(tables: Sequence[Table]) -> tuple[list[Table], list[Note]]:
    """The tables with a column for what titles and names say of all their rows.

    A column of the file always wins. Then, for the unit: a title inside or above the table that says what it is
    ("Unit Pelayanan: ..."), the label over one of several tables side by side; and where several tables are read
    together the unit a title names, the sheet's name, the file's name. For the period likewise.
    """
    several = len(tables) > 1
    files = len({table.sheet.file for table in tables}) > 1
    notes: list[Note] = []
    made = []
    alike = len({_named(table) for table in tables}) == 1
    for table in tables:
        said = _said(table, several, files, _sheets_of(table, tables), alike)
        columns, aside = dict(table.columns), dict(table.aside)
        for role in STATED:
            if role in columns:
                continue
            inside = _inside(table, role)
            value, where = said.get(role, (None, ""))
            if inside:
                columns[role] = _blocks(table, inside, value)
                where = "title"
                places = {int(row): place for place, row in enumerate(table.rows)}
                aside |= {places[row]: "title-row" for row in inside}
            elif value is not None:
                columns[role] = _constant(table, value)
            if (role, where) in NOTES:
                notes.append(Note(NOTES[role, where], {}))
        made.append(replace(table, columns=columns, aside=aside))
    return made, [note for i, note in enumerate(notes) if note not in notes[:i]]


def _sheets_of(table: Table, tables: Sequence[Table]) -> list[Table]:
    return [other for other in tables if other.sheet.file == table.sheet.file]


def _named(table: Table) -> str:
    """The unit that the title nearest above a table names."""
    found = [unit for text in above(table.sheet)[1] if (unit := unit_in(text))]
    return found[-1] if found else ""


def _said(
    table: Table, several: bool, files: bool, fellows: Sequence[Table], alike: bool
) -> dict[str, tuple[str, str]]:
    """What is said of a table as a whole. ``alike``: all tables have the same title, which so tells none apart."""
    sheet = table.sheet
    labelled, texts = above(sheet)
    name = sheet.name.removeprefix(f"{stem(sheet.file)} · ") if sheet.file else sheet.name
    said: dict[str, tuple[str, str]] = {role: (value, "title") for role, value in labelled.items()}
    if sheet.label:
        if unit := unit_in(sheet.label):
            said["unit"] = unit, "title"
        if period := period_in(sheet.label):
            said["periode"] = period, "title"
    if several and "unit" not in said:
        named = _named(table)
        own = name_without_period(name)
        file = stem(sheet.file)
        if named and not alike:
            said["unit"] = named, "title"
        elif unit := unit_in(name):
            said["unit"] = unit, "sheet"
        elif len(fellows) > 1 and own:
            said["unit"] = (name if period_in(name) is None else own), "sheet"
        elif files:
            said["unit"] = unit_in(file) or name_without_period(file) or file, "file"
        elif named:
            said["unit"] = named, "title"
        elif not all(period_in(other.sheet.name) for other in fellows):
            said["unit"] = name, "sheet"
    if several and "periode" not in said:
        found = _period({"sheet": period_in(name), "title": period_of(texts), "file": period_in(stem(sheet.file))})
        if found:
            said["periode"] = found
    return said


def _period(places: dict[str, str | None]) -> tuple[str, str] | None:
    """The period of a table from the places that state one, and where it stands.

    The first that names part of a year wins; "TW I" here and "2026" there are one period together.
    """
    stated = {where: text for where, text in places.items() if text}
    parsed = {where: parse(text) for where, text in stated.items()}
    parts = [where for where, period in parsed.items() if period and period.months < 12]
    years = [str(period.year) for period in parsed.values() if period]
    if parts:
        return stated[parts[0]], parts[0]
    for where, text in stated.items():
        if years and parsed[where] is None and (whole := parse(f"{text} {years[0]}")) and whole.name:
            return whole.name, where
    return next(((text, where) for where, text in stated.items()), None)


def _inside(table: Table, role: str) -> dict[int, str]:
    """Titles between the rows of a table: row of the sheet -> what it states for the role."""
    questions = [c for r, found in table.items.items() if r in QUESTION_ROLES for c in found]
    blank = np.ones(len(table.rows), dtype=bool)
    for column in questions:
        blank &= np.array([v is None for v in column.values], dtype=bool)[table.codes(column)]
    places = np.flatnonzero(blank & ~table.is_aside)[:MOST_TITLES]
    found: dict[int, str] = {}
    last = int(np.flatnonzero(~blank).max(initial=-1))
    for place in places[places < last].tolist():
        row = int(table.rows[place])
        cells = [text for column in table.sheet.columns if (text := column.text(row))]
        value = stated(cells).get(role)
        if value is None and len(cells) == 1:
            value = unit_in(cells[0]) if role == "unit" else period_in(cells[0]) if role == "periode" else None
        if value is not None:
            found[row] = value
    return found


def _constant(table: Table, value: str) -> Column:
    return Column(-1, (None, value), np.ones(table.sheet.height, dtype=np.uint8))


def _blocks(table: Table, titles: dict[int, str], before: str | None) -> Column:
    """A column that holds, from each title on, what it states; above the first, what is said of the whole table."""
    values: list[Cell] = [None, *dict.fromkeys([*([before] if before else []), *titles.values()])]
    codes = np.zeros(table.sheet.height, dtype=np.uint16)
    codes[:] = values.index(before) if before else 0
    for row, value in sorted(titles.items()):
        codes[row:] = values.index(value)
    return Column(-1, tuple(values), codes)
