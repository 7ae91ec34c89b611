"""The columns of a table as a mapping screen shows them, and what is to be said of its unsur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.headers import matched
from ikm.reading.layout import first_row
from ikm.reading.roles import Given, Headed
from ikm.reading.shape import numeric
from ikm.reading.understanding import IMPORTANCE_ROLES, OF_IMPORTANCE, QUESTION_ROLES, RECAP_ROLES, ColumnView
from ikm.reading.words import written
from ikm.reading.workbook import Bools, Column, Sheet, title

EXAMPLES = 4
FEW = 12
"""A column without a role shows examples, never texts, only when it has so few distinct values, which repeat."""

UNHEADED = Given("", "none", 1.0)

BY_WORDS = ("name", "question", "statement", "code", "header")
"""The ways of recognising a column by words of its header."""


def unsur_notes(used: Sequence[Headed], pedoman: Pedoman, order: str | None) -> list[Note]:
    """Which unsur are missing, on all sheets or on one, and which order of U8 and U9 was taken for bare codes."""
    notes = []
    found = {table.sheet.name: table.unsur(pedoman) for table in used}
    for unsur in pedoman.unsur:
        lacking = [name for name, unsurs in found.items() if unsur.code not in unsurs]
        said = f"{unsur.code} {unsur.name}"
        if len(lacking) == len(used):
            notes.append(Note("unsur-missing", {"unsur": said}))
        else:
            notes += [Note("unsur-missing-on-sheet", {"unsur": said, "sheet": name}) for name in lacking]
    if pedoman.order and order is None:
        by_code = {code for unsurs in found.values() for code, one in unsurs.items() if one.how == "code"}
        if by_code & set(pedoman.swapped):
            names = {code.lower(): pedoman.unsur_named(code).name for code in pedoman.swapped}
            notes.append(Note("order-assumed", names))
    return notes


def items_notes(table: Headed, given: Mapping[int, Given], pedoman: Pedoman) -> list[Note]:
    """Which unsur are the mean of several questions, and whether there are statements on corruption."""
    notes = []
    for unsur in pedoman.unsur:
        asked = [title(table.texts[n]) for n, one in given.items() if one.role == unsur.code]
        if len(asked) > 1:
            said = {"unsur": f"{unsur.code} {unsur.name}", "n": str(len(asked)), "columns": "; ".join(asked)}
            notes.append(Note("items-averaged", said))
    notes += _importance_notes(table, given, pedoman)
    corruption = [one for one in given.values() if one.role.startswith("IPAK")]
    if corruption:
        notes.append(Note("ipak", {"n": str(len(corruption))}))
    return notes


def _importance_notes(table: Headed, given: Mapping[int, Given], pedoman: Pedoman) -> list[Note]:
    """That importance was read, from how many columns, and for which unsur there is none or several."""
    roles = [one.role for one in given.values() if one.role in IMPORTANCE_ROLES]
    if not roles:
        return []
    sheet = {"sheet": table.sheet.name}
    notes = [Note("importance", {**sheet, "n": str(len(roles))})]
    for code, counts in (("importance-part", (0,)), ("importance-averaged", range(2, len(roles) + 1))):
        if said := [unsur for unsur in pedoman.codes if roles.count(OF_IMPORTANCE + unsur) in counts]:
            notes.append(Note(code, {**sheet, "unsur": ", ".join(said)}))
    return notes


def columns_of(table: Headed, given: Mapping[int, Given], pedoman: Pedoman) -> list[ColumnView]:
    """A view of every column of a table, dropped ones too, from left to right."""
    sheet = table.sheet
    start = first_row(sheet)
    rows = _answered(sheet, given, start)
    views = {c.number: _view(table, c, given.get(c.number, UNHEADED), pedoman, rows) for c in sheet.columns}
    for hidden in sheet.hidden:
        at = sheet.place(hidden.number)
        views[hidden.number] = ColumnView(
            sheet.ref(hidden.number), sheet.name, at, hidden.header, "", "personal", (), 0, 0
        )
    return [views[number] for number in sorted(views)]


def _answered(sheet: Sheet, given: Mapping[int, Given], start: int) -> Bools:
    """The rows with half of the answers, all below the header where no column holds any: a name in a signature stands
    in a column of answers too."""
    asked = [column for column in sheet.columns if given.get(column.number, UNHEADED).role in QUESTION_ROLES]
    filled = np.zeros(sheet.height, dtype=np.int32)
    for column in asked:
        filled += ~column.blank()[column.codes]
    rows = 2 * filled >= max(len(asked), 1)
    rows = rows if rows[start:].any() else np.ones(sheet.height, dtype=bool)
    rows[:start] = False
    return rows


def _view(table: Headed, column: Column, given: Given, pedoman: Pedoman, rows: Bools) -> ColumnView:
    sheet, text = table.sheet, table.texts[column.number]
    counts = np.bincount(column.codes[rows], minlength=len(column.values))
    counts[column.blank()] = 0
    filled, distinct = int(counts.sum()), int((counts > 0).sum())
    role = given.role
    safe = role not in ("", "saran") or (role == "" and 0 < distinct <= FEW and filled >= 2 * distinct)
    top = counts.argsort(kind="stable")[::-1][: min(EXAMPLES, distinct)] if safe else ()
    values = [column.values[code] for code in top]
    if role in ("", *RECAP_ROLES):  # a text there may be a name
        values = [value for value in values if not isinstance(value, str) or numeric(value) is not None]
    elif role in (*QUESTION_ROLES, *IMPORTANCE_ROLES):  # so may one that nobody else wrote
        often = {column.values[code] for code in top if counts[code] > 1}
        values = [v for v in values if v in often or not isinstance(v, str) or numeric(v) is not None]
    examples = tuple(written(value)[:40] for value in values)
    at = sheet.place(column.number)
    ref = sheet.ref(column.number)
    header = table.hopes.get(column.number, table.headers[column.number])
    said = matched(header, role.removeprefix(OF_IMPORTANCE), pedoman) if given.how in BY_WORDS else ""
    return ColumnView(ref, sheet.name, at, title(text), role, given.how, examples, filled, distinct, given.sure, said)
