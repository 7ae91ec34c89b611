"""The one safe door: bytes -> Workbook, parsed in a child process, personal data already dropped."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ikm.errors import UnreadableFileError
from ikm.reading import refusals
from ikm.reading.child import parse
from ikm.reading.instead import Personal, year_of
from ikm.reading.personal import masked
from ikm.reading.prepare import prepared
from ikm.reading.raw import RawSheet
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, forget, plain
from ikm.reading.workbook import Sheet, Workbook, title


def open_workbook(blob: bytes, name: str) -> Workbook:
    """Open a file of unknown origin.

    Formats: xlsx, xlsm (macros never run), xls, xlsb, ods, csv, SPSS's sav, and tables of HTML or of Excel's XML saved
    under a spreadsheet's name. What comes back holds no personal
    column and no NIK, phone number or e-mail address, so it can be cached. Raises UnreadableFileError.
    """
    name = _shown(name)
    try:
        return _open(blob, name)
    except UnreadableFileError:
        raise
    except Exception:  # whatever a made-up file sets off, it is the file that is at fault
        raise refusals.broken(name) from None
    finally:
        forget()


def _open(blob: bytes, name: str) -> Workbook:
    raw, scan = parse(blob, name)
    names = _names(raw)
    sheets: list[Sheet] = []
    asked: dict[str, str] = {}
    while raw:  # what was handed over is gone as soon as it is taken in
        given = raw.pop(0)
        shown = names[len(sheets)]
        personal = Personal(year_of(shown, name), asked)
        made = prepared(shown, given.columns, given.rows, personal=personal)
        sheets.append(replace(made, visible=given.visible))
    if not any(sheet.filled.any() for sheet in sheets):
        raise refusals.pictured_table(name) if scan.pictures else refusals.empty(name)
    digest = hashlib.sha256(blob).hexdigest()
    seen = any(map(_simulated, sheets)), scan.formulas, scan.errors, scan.hidden_rows
    return Workbook(name, digest, tuple(sheets), *seen)


def _shown(name: str) -> str:
    """A name of a file or sheet as it is kept and shown."""
    return title(str(masked(clean(name))))


def _names(raw: list[RawSheet]) -> list[str]:
    """The sheets' names; what is the same once it is masked is numbered."""
    names: list[str] = []
    for sheet in raw:
        shown, again = _shown(sheet.name), 1
        while shown in names:
            again += 1
            shown = f"{_shown(sheet.name)} ({again})"
        names.append(shown)
    return names


def _simulated(sheet: Sheet) -> bool:
    """Whether a sheet says that its figures are simulated: above its table, or on the sheet of explanations."""
    explains = plain(sheet.name) == words("sheets")["explains"]
    rows = sheet.height if explains else sheet.header or 0
    word = words("sheets")["simulated"]
    return any(
        isinstance(value, str) and word in plain(value).split()
        for column in sheet.columns
        for value in {column.at(row) for row in range(min(rows, 200))}
    )
