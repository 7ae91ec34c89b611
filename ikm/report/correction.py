"""The person's own cells with what was set aside coloured and explained, to correct and upload again.

The one part of ``report`` that looks into ``ikm.reading``: the cells to write are those of the Workbook as it was
read, not of a table computed from it, so that row 57 is row 57 and what was masked stays masked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ikm.ledger import Ledger
from ikm.reading.notes import HIDDEN
from ikm.reading.workbook import Column, Hidden, Sheet, Workbook
from ikm.report.cells import LONGEST_TEXT, QUIET, ROW_ASIDE, SUSPECT, WRONG, Writer, plain_text, storable
from ikm.report.marks import Marks, joined, marks_of
from ikm.report.notes import TITLE, own_name, write_notes
from ikm.text import Text, mark
from ikm.text.language import LANGUAGES

MOST_ROWS = 20_000
"""A file with more rows is not written whole: only its headers and the rows to look at."""

NOT_COPIED = mark("(not copied: personal data)")
"""Header of a personal column, which stays empty."""

NOT_SHOWN = mark("(not copied)")
"""What stands in a row that only personal columns filled, so that it is read as a row again."""

ROW = mark("Row in the file")

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def correction(workbook: Workbook, ledger: Ledger, text: Text, known: Collection[str] | None = None) -> bytes:
    """The workbook as xlsx, with a first sheet of notes; to be corrected and read again.

    Sheets, rows and columns are those of the file. A cell that was set aside is coloured and carries the reason, a row
    that was set aside is coloured as a whole, suspicious rows are paler. Of a file with more than MOST_ROWS
    rows only the rows to look at are written, each with its row number in front. ``known`` are the refs of the columns
    that are read: of others, texts that hardly repeat are left out, because they may be names.
    """
    from openpyxl import Workbook as Book

    book = Book(write_only=True)
    sheets = [sheet for sheet in workbook.sheets if not _ours(sheet)]
    names = _names(sheets, text)
    marks = marks_of([sheet.name for sheet in sheets], ledger, text)
    whole = sum(sheet.height for sheet in sheets) <= MOST_ROWS
    writer = Writer(book, text)
    cut = any(isinstance(v, str) and len(v) > LONGEST_TEXT for s in sheets for c in s.columns for v in c.values)
    write_notes(writer, ledger, names, whole, cut)
    left = MOST_ROWS
    for sheet in sheets:
        lines = _Lines(_without_names(sheet, known), text, marks[sheet.name].beside)
        chosen = range(lines.height) if whole else _to_look_at(sheet, marks[sheet.name], left)
        left -= 0 if whole else len(chosen)
        _write(writer, book.create_sheet(names[sheet.name]), lines, marks[sheet.name], chosen, whole)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _without_names(sheet: Sheet, known: Collection[str] | None) -> Sheet:
    """The sheet with the columns nobody reads taken for personal ones where they hold texts that hardly repeat."""
    if known is None:
        return sheet
    start = (sheet.header or 0) + 1
    names = [column for column in sheet.columns if sheet.ref(column.number) not in known and _wordy(column, start)]
    hidden = tuple(Hidden(column.number, sheet.texts.get(column.number, ""), "name") for column in names)
    return replace(sheet, columns=tuple(c for c in sheet.columns if c not in names), hidden=(*sheet.hidden, *hidden))


def _wordy(column: Column, start: int) -> bool:
    """Whether more than half of the filled cells are texts, and more than half of those differ."""
    counts = column.counts(start)
    counts[column.blank()] = 0
    texts = counts[np.array([isinstance(value, str) for value in column.values], dtype=bool)]
    return bool(2 * texts.sum() > counts.sum() and 2 * (texts > 0).sum() > texts.sum())


def _said(value: Any, text: Text) -> Any:
    return value.replace(HIDDEN, text(HIDDEN)) if isinstance(value, str) and HIDDEN in value else value


class _Lines:
    """A sheet's cells as they stand in the file, line by line, ready to be written."""

    def __init__(self, sheet: Sheet, text: Text, beside: Collection[int] = ()) -> None:
        self.header = -1 if sheet.header is None else sheet.header
        held: dict[int, list[Any]] = {}
        unread = sorted(beside)
        for column in sheet.columns:
            values = np.array([_said(storable(value), text) for value in column.values] + [None], dtype=object)[:-1]
            held[column.number] = values[column.codes].tolist()
            for at in unread:  # below a table people sign
                if isinstance(held[column.number][at], str):
                    held[column.number][at] = None
        for hidden in sheet.hidden:
            held[hidden.number] = self._hidden(sheet, text)
        for row in np.flatnonzero(sheet.filled) if sheet.hidden else ():
            if row > self.header and all(column[row] is None for column in held.values()):
                held[sheet.hidden[0].number][row] = text(NOT_SHOWN)
        width = max(held, default=-1) + 1
        blank = [None] * sheet.height
        columns = [held.get(number, blank) for number in range(width)]
        across = list(zip(*columns, strict=True)) if columns else [()] * sheet.height
        self.lines: Sequence[Sequence[Any]] = columns if sheet.flipped else across
        self.height = len(self.lines)
        self.grey = {(self.header, h.number)[:: -1 if sheet.flipped else 1] for h in sheet.hidden}

    @staticmethod
    def _hidden(sheet: Sheet, text: Text) -> list[Any]:
        """A dropped column: its header says so, and a total's word stays, by which its row is known."""
        cells: list[Any] = [None] * sheet.height
        if sheet.header is not None:
            cells[sheet.header] = text(NOT_COPIED)
        for row, word in sheet.totals.items():
            cells[row] = cells[row] or word
        return cells


def _write(writer: Writer, sheet: Any, lines: _Lines, marks: Marks, chosen: Iterable[int], whole: bool) -> None:
    """Write the chosen lines (0 = first); with their number in front where the sheet is not written whole."""
    for at in chosen:
        row = at + 1
        line = lines.lines[at]
        cells: list[Any] = [writer.plain(sheet, value) for value in line]
        if row in marks.rows or row in marks.suspect:
            fill = ROW_ASIDE if row in marks.rows else SUSPECT
            cells = [writer.cell(sheet, value, fill) for value in line]
        for column in range(1, len(line) + 1):
            said = marks.cells.get((row, column), "")
            if said or column in marks.columns:
                fill = WRONG if said else ROW_ASIDE
                first = marks.columns.get(column, "") if row == 1 else ""
                cells[column - 1] = writer.cell(sheet, line[column - 1], fill, joined(said, first))
            elif (at, column - 1) in lines.grey:
                cells[column - 1] = writer.cell(sheet, line[column - 1], QUIET)
        whole_row = joined(marks.rows.get(row, ""), marks.suspect.get(row, ""))
        if whole_row and line:
            place = next((i for i, value in enumerate(line) if value is not None), 0)
            said = joined(whole_row, marks.cells.get((row, place + 1), ""))
            fill = WRONG if (row, place + 1) in marks.cells else ROW_ASIDE if row in marks.rows else SUSPECT
            cells[place] = writer.cell(sheet, line[place], fill, said)
        if not whole:
            number = row if at > lines.header else None
            front = writer.text(ROW) if at == lines.header else number
            cells.insert(0, writer.cell(sheet, front, QUIET) if front is not None else None)
        sheet.append(cells)


def _to_look_at(sheet: Sheet, marks: Marks, most: int) -> list[int]:
    """The lines (0 = first) of a long sheet to write: down to the header, with an issue, then suspicious ones."""
    header = range(0 if sheet.header is None else sheet.header + 1)
    issues = sorted({row - 1 for row in marks.rows} | {row - 1 for row, _ in marks.cells})
    suspect = sorted({row - 1 for row in marks.suspect} - set(issues))
    rows = [*issues, *suspect][: max(most, 0)]
    return sorted({*header, *rows})


def _names(sheets: Sequence[Sheet], text: Text) -> dict[str, str]:
    """Names that a spreadsheet takes: short, without its own signs, each once whatever its case."""
    taken = {own_name(text).casefold()}
    names = {}
    for sheet in sheets:
        name = _FORBIDDEN.sub(" ", plain_text(sheet.name)).strip(" '")[:31].strip(" '") or "Sheet"
        again, base = 1, name
        while name.casefold() in taken or name.casefold() == "history":
            again += 1
            end = f" ({again})"
            name = base[: 31 - len(end)] + end
        taken.add(name.casefold())
        names[sheet.name] = name
    return names


def _ours(sheet: Sheet) -> bool:
    """Whether a sheet is the sheet of notes of an earlier correction."""
    first = next((column.at(0) for column in sheet.columns if column.number == 0), None) if sheet.height else None
    return isinstance(first, str) and first in {text(TITLE) for text in LANGUAGES.values()}
