"""Workbook -> Understanding: every column of every used sheet gets a role, or none."""

from __future__ import annotations

from collections.abc import Mapping

from ikm.errors import UnknownChoiceError, UnreadableFileError
from ikm.ledger import Note
from ikm.pedoman import ORDERS, Pedoman, load
from ikm.reading.layout import first_row
from ikm.reading.questionnaire import choose
from ikm.reading.roles import Headed, headed, roles_of
from ikm.reading.shape import RECAP, RESPONDENTS, numeric, shape_of
from ikm.reading.understanding import RECAP_ROLES, ROLES, ColumnView, SheetView, Understanding
from ikm.reading.vocabulary import words
from ikm.reading.words import plain, written
from ikm.reading.workbook import Column, Sheet, Workbook, letter, title

EXAMPLES = 4
FEW = 12
"""A column without a role shows examples, never texts, only when it has so few distinct values, which repeat."""


def understand(
    workbook: Workbook,
    *,
    pedoman: str | None = None,
    order: str | None = None,
    roles: Mapping[str, str] | None = None,
    strict: bool = True,
) -> Understanding:
    """Recognise the columns of a workbook.

    ``pedoman`` and ``order`` are wishes: a questionnaire that clearly is another one stays what it is.
    ``roles`` maps a column's ``ref`` to a role of ROLES and overrides recognition. Raises
    UnreadableFileError when no sheet has half of the unsur (unless not ``strict``: then every sheet with a
    table is shown for a person to choose the roles, and nothing can be built yet), UnknownChoiceError for
    an unknown wish.
    """
    load(pedoman or "permenpan-2017", order)  # refuses unknown wishes
    tables = [headed(sheet, dict(roles or {})) for sheet in workbook.sheets if sheet.header is not None]
    _check_refs(tables, roles or {})
    questionnaire, found = choose([(table.headers, table.chosen) for table in tables], pedoman, order)
    enough = found * 2 >= len(questionnaire.codes)
    if strict and not enough:
        raise UnreadableFileError(
            "{file} has no sheet with at least {half} of the {k} unsur as columns ({found} found). Name the columns"
            " U1, U2, ... or by the unsur, for example “{example}”, or use a template.",
            file=workbook.name,
            half=-(-len(questionnaire.codes) // 2),
            k=len(questionnaire.codes),
            found=found,
            example=questionnaire.unsur[0].name,
        )
    shapes = {
        table.sheet.name: _shape(table, questionnaire)
        for table in tables
        if len(table.unsur(questionnaire)) * 2 >= len(questionnaire.codes) or not enough
    }
    shape = RESPONDENTS if RESPONDENTS in shapes.values() else RECAP
    sheets = tuple(_sheet_view(sheet, shapes.get(sheet.name), shape) for sheet in workbook.sheets)
    used = [table for table in tables if shapes.get(table.sheet.name) == shape]
    notes: list[Note] = [_skipped(view) for view in sheets if view.why in ("no-unsur", "other-shape")]
    if workbook.errors:
        notes.append(Note("errors-blank", {"count": str(workbook.errors)}))
    if workbook.formulas:
        notes.append(Note("formulas-blank", {"count": str(workbook.formulas)}))
    notes += _unsur_notes(used, questionnaire, order)
    views: list[ColumnView] = []
    for table in used:
        more, spoken = _columns(table, questionnaire)
        views += more
        notes += spoken
    return Understanding(workbook.name, shape, questionnaire, sheets, tuple(views), tuple(notes))


def _check_refs(tables: list[Headed], roles: Mapping[str, str]) -> None:
    refs = [f"{table.sheet.name}!{letter(number)}" for table in tables for number in table.headers]
    for ref, role in roles.items():
        if ref not in refs:
            raise UnknownChoiceError(
                "The file has no column {column}. Choose one of: {choices}.",
                column=ref,
                choices=", ".join(refs[:40]),
            )
        if role not in ROLES:
            raise UnknownChoiceError(
                "There is no role {role}. Choose one of: {choices}.", role=role, choices=", ".join(ROLES[:-1])
            )


def _shape(table: Headed, pedoman: Pedoman) -> str:
    columns = {column.number: column for column in table.sheet.columns}
    roles = roles_of(table, pedoman)[0]
    by_role = {role: columns[number] for role, (number, _) in roles.items()}
    return shape_of(table.sheet, by_role, pedoman)


def _sheet_view(sheet: Sheet, found: str | None, shape: str) -> SheetView:
    row = None if sheet.header is None else sheet.header + 1
    if found:
        return SheetView(sheet.name, found == shape, row, "used" if found == shape else "other-shape")
    if not sheet.filled.any():
        return SheetView(sheet.name, False, row, "empty")
    quiet = any(word in plain(sheet.name).split() for word in words("sheets")["quiet"])
    return SheetView(sheet.name, False, row, "quiet" if quiet else "no-unsur")


def _skipped(view: SheetView) -> Note:
    return Note("sheet-skipped" if view.why == "no-unsur" else "mixed-shapes", {"sheet": view.name})


def _unsur_notes(used: list[Headed], pedoman: Pedoman, order: str | None) -> list[Note]:
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
        swapped = _swapped_codes(pedoman)
        if any(f.how == "code" for unsurs in found.values() for code, f in unsurs.items() if code in swapped):
            names = {code.lower(): pedoman.unsur_named(code).name for code in swapped}
            notes.append(Note("order-assumed", names))
    return notes


def _swapped_codes(pedoman: Pedoman) -> list[str]:
    """The codes that mean something else in the pedoman's other order."""
    others = [load(pedoman.code, order) for order in ORDERS if order != pedoman.order]
    return [u.code for u in pedoman.unsur if any(o.unsur_named(u.code).name != u.name for o in others)]


def _columns(table: Headed, pedoman: Pedoman) -> tuple[list[ColumnView], list[Note]]:
    roles, notes = roles_of(table, pedoman)
    by_column = {number: (role, how) for role, (number, how) in roles.items()}
    sheet = table.sheet
    views = {}
    for column in sheet.columns:
        role, how = by_column.get(column.number, ("", "chosen" if column.number in table.chosen else "none"))
        views[column.number] = _view(sheet, column, table.texts[column.number], role, how)
    for hidden in sheet.hidden:
        at = letter(hidden.number)
        ref = f"{sheet.name}!{at}"
        views[hidden.number] = ColumnView(ref, sheet.name, at, hidden.header, "", "personal", (), 0, 0)
    return [views[number] for number in sorted(views)], notes


def _view(sheet: Sheet, column: Column, text: str, role: str, how: str) -> ColumnView:
    counts = column.counts(first_row(sheet))
    counts[column.blank()] = 0
    filled, distinct = int(counts.sum()), int((counts > 0).sum())
    safe = role not in ("", "saran") or (role == "" and 0 < distinct <= FEW and filled >= 2 * distinct)
    top = counts.argsort(kind="stable")[::-1][: min(EXAMPLES, distinct)] if safe else ()
    values = [column.values[code] for code in top]
    if role in ("", *RECAP_ROLES):  # a text there may be a name
        values = [value for value in values if not isinstance(value, str) or numeric(value) is not None]
    examples = tuple(written(value)[:40] for value in values)
    ref = f"{sheet.name}!{column.letter}"
    return ColumnView(ref, sheet.name, column.letter, title(text), role, how, examples, filled, distinct)
