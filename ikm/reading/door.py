"""The one safe door: bytes -> Workbook, parsed in a child process, personal data already dropped."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np

from ikm.errors import UnreadableFileError
from ikm.reading import refusals
from ikm.reading.child import parse
from ikm.reading.personal import masked
from ikm.reading.prepare import prepared
from ikm.reading.raw import RawSheet
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, forget, plain
from ikm.reading.workbook import Cell, Column, Sheet, Workbook, title

_PARSE: dict[str, Callable[[str], Cell]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}


def open_workbook(blob: bytes, name: str) -> Workbook:
    """Open a file of unknown origin.

    Formats: xlsx, xlsm (macros never run), xls, xlsb, ods, csv. What comes back holds no personal
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
    sheets = tuple(
        prepared(shown, [_column(*column) for column in sheet[2]], sheet[1])
        for shown, sheet in zip(_names(raw), raw, strict=True)
    )
    if not any(sheet.filled.any() for sheet in sheets):
        raise UnreadableFileError("{file} has no filled cells. Choose a file with a table in it.", file=name)
    digest = hashlib.sha256(blob).hexdigest()
    return Workbook(name, digest, sheets, any(map(_simulated, sheets)), scan.formulas, scan.errors)


def _shown(name: str) -> str:
    """A name of a file or sheet as it is kept and shown."""
    return title(str(masked(clean(name))))


def _names(raw: list[RawSheet]) -> list[str]:
    """The sheets' names; what is the same once it is masked is numbered."""
    names: list[str] = []
    for sheet in raw:
        shown, again = _shown(sheet[0]), 1
        while shown in names:
            again += 1
            shown = f"{_shown(sheet[0])} ({again})"
        names.append(shown)
    return names


def _column(number: int, values: list[Any], codes: Any) -> Column:
    small = np.min_scalar_type(len(values))
    cells = [value if type(value) is float else _cell(value) for value in values]
    return Column(number, tuple(cells), codes.astype(small))


def _cell(value: Any) -> Cell:
    """A cell from its JSON form, which only has texts, numbers, true, false and (kind, text) pairs."""
    if isinstance(value, list):
        return dt.timedelta(seconds=value[1]) if value[0] == "duration" else _PARSE[value[0]](value[1])
    if isinstance(value, str) and not value.isprintable():
        value = clean(value)
    return None if value == "" else value


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
