"""Workbook -> Understanding: every column of every used sheet gets a role, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ikm.errors import UnknownChoiceError, UnreadableFileError
from ikm.ledger import Note
from ikm.pedoman import Pedoman, load
from ikm.reading.directions import Directions
from ikm.reading.layout import first_row
from ikm.reading.prepare import again
from ikm.reading.questionnaire import choose
from ikm.reading.regions import regions
from ikm.reading.roles import UNUSED, Given, Headed, headed, roles_of
from ikm.reading.shape import RECAP, RESPONDENTS, shape_of
from ikm.reading.understanding import ROLES, ColumnView, SheetView, Understanding
from ikm.reading.views import UNHEADED, columns_of, items_notes, unsur_notes
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Column, Sheet, Workbook


def understand(
    workbook: Workbook, directions: Directions | None = None, *, strict: bool = True, **more: Any
) -> Understanding:
    """Recognise the tables and columns of a workbook.

    ``directions`` are a person's corrections; ``more`` are further ones by name (``roles={"Data!C": "U1"}``).
    A wished pedoman is a wish: a questionnaire that clearly is another one stays what it is. Raises
    UnreadableFileError when no sheet has half of the unsur (unless not ``strict``: then every sheet with a
    table is shown for a person to choose the roles, and nothing can be built yet), UnknownChoiceError for
    a wish that cannot be.
    """
    asked = (directions or Directions()).but(**more)
    load(asked.pedoman or "permenpan-2017", asked.order)  # refuses unknown wishes
    sheets = [region for sheet in workbook.sheets for region in regions(_directed(sheet, asked))]
    tables = [headed(sheet, asked.roles) for sheet in sheets if sheet.header is not None]
    _check_refs(tables, asked.roles)
    wanted = [table for table in tables if _wanted(table.sheet, asked, True)] or tables
    questionnaire, found = choose([(table.headers, table.chosen) for table in wanted], asked.pedoman, asked.order)
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
    given = {table.sheet.name: roles_of(table, questionnaire) for table in tables}
    shapes = {
        table.sheet.name: _shape(table.sheet, given[table.sheet.name][0], questionnaire)
        for table in tables
        if len(table.unsur(questionnaire)) * 2 >= len(questionnaire.codes) or not enough
    }
    seen = any(_wanted(sheet, asked, False) for sheet in sheets if sheet.name in shapes)
    shown = {sheet.name for sheet in sheets if sheet.name in shapes and _wanted(sheet, asked, not seen)}
    shape = RESPONDENTS if RESPONDENTS in {shapes[name] for name in shown} else RECAP
    views = tuple(_sheet_view(sheet, shapes.get(sheet.name), shape, sheet.name in shown, asked) for sheet in sheets)
    used = [table for table in tables if table.sheet.name in shown and shapes[table.sheet.name] == shape]
    if strict and not used:
        raise UnreadableFileError("No sheet of {file} is to be used. Choose at least one.", file=workbook.name)
    notes = [*workbook.notes, *(note for view in views if (note := _skipped(view)))]
    notes += _workbook_notes(workbook, used)
    notes += [note for table in used for note in table.sheet.notes]
    notes += unsur_notes(used, questionnaire, asked.order)
    columns: list[ColumnView] = []
    for table in used:
        roles, spoken = given[table.sheet.name]
        roles = roles if shape == RECAP else _without_people(table.sheet, roles)
        columns += columns_of(table, roles, questionnaire)
        notes += spoken + items_notes(table, roles, questionnaire)
    reading = tuple(table.sheet for table in used)
    return Understanding(workbook.name, shape, questionnaire, views, tuple(columns), tuple(notes), asked, reading)


def directed(workbook: Workbook, asked: Directions) -> Workbook:
    """The workbook with the header rows and directions that a person asked for, without what thereby proved personal.

    Directions that cannot be are an UnknownChoiceError.
    """
    return replace(workbook, sheets=tuple(_directed(sheet, asked) for sheet in workbook.sheets))


def _directed(sheet: Sheet, asked: Directions) -> Sheet:
    """A sheet with the header row and direction that a person asked for."""
    header, flipped = asked.headers.get(sheet.name), asked.flipped.get(sheet.name)
    if sheet.header is None or (header is None and flipped in (None, sheet.flipped)):
        return sheet
    if header is not None and not 1 <= header <= sheet.height:
        raise UnknownChoiceError("Sheet “{sheet}” has no row {row}.", sheet=sheet.name, row=header)
    return again(sheet, None if header is None else header - 1, flipped)


def _wanted(sheet: Sheet, asked: Directions, hidden_too: bool) -> bool:
    said = asked.sheets.get(sheet.name, asked.sheets.get(sheet.base))
    return (sheet.visible or hidden_too) if said is None else said


def _check_refs(tables: Sequence[Headed], roles: Mapping[str, str]) -> None:
    refs = [table.sheet.ref(number) for table in tables for number in table.headers]
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


def _shape(sheet: Sheet, given: Mapping[int, Given], pedoman: Pedoman) -> str:
    columns = {column.number: column for column in sheet.columns}
    first: dict[str, Column] = {}
    for number in sorted(given):
        first.setdefault(given[number].role, columns[number])
    return shape_of(sheet, {role: column for role, column in first.items() if role}, pedoman)


def _sheet_view(sheet: Sheet, found: str | None, shape: str, shown: bool, asked: Directions) -> SheetView:
    rows = (None, None) if sheet.header is None else (sheet.header + 1, sheet.top + 1)

    def seen(used: bool, why: str) -> SheetView:
        return SheetView(sheet.name, used, rows[0], why, rows[1], sheet.flipped, sheet.base or sheet.name)

    if found and not shown:
        return seen(False, "hidden" if _wanted(sheet, asked, True) else "unwanted")
    if found:
        return seen(found == shape, "used" if found == shape else "other-shape")
    if not sheet.filled.any():
        return seen(False, "empty")
    quiet = any(word in plain(sheet.name).split() for word in words("sheets")["quiet"])
    return seen(False, "quiet" if quiet else "no-unsur")


SKIPPED = {"no-unsur": "sheet-skipped", "other-shape": "mixed-shapes", "hidden": "sheet-hidden"}


def _skipped(view: SheetView) -> Note | None:
    return Note(SKIPPED[view.why], {"sheet": view.name}) if view.why in SKIPPED else None


def _workbook_notes(workbook: Workbook, used: Sequence[Headed]) -> list[Note]:
    counts = {
        "errors-blank": workbook.errors,
        "formulas-blank": workbook.formulas,
        "rows-hidden": workbook.hidden_rows,
    }
    notes = [Note(code, {"count": str(count)}) for code, count in counts.items() if count]
    return notes + [Note("transposed", {"sheet": table.sheet.name}) for table in used if table.sheet.flipped]


def _without_people(sheet: Sheet, roles: Mapping[int, Given]) -> dict[int, Given]:
    """The roles without a number of respondents, and without guessed units that are one for each person.

    Such units were the first row of a sheet on its side.

    They are the names of those who answered.
    """
    start = first_row(sheet)
    roles = {n: Given("", "none", UNUSED) if one.role == "n" else one for n, one in roles.items()}  # a running number
    alone = {
        column.number
        for column in sheet.columns
        if roles.get(column.number, UNHEADED).how == "flipped" and column.counts(start)[~column.blank()].max() == 1
    }
    return {number: UNHEADED if number in alone else one for number, one in roles.items()}
