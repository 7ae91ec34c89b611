"""What the worker says, taken in line by line: no line is so long that other threads wait for it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, BinaryIO

import numpy as np

from ikm.reading import refusals
from ikm.reading.kinds.limits import MOST_CELLS, MOST_SHEETS, Seen
from ikm.reading.packed import packed
from ikm.reading.personal import taken_in
from ikm.reading.raw import RawSheet
from ikm.reading.words import clean
from ikm.reading.workbook import Cell, Column

_PARSE: dict[str, Callable[[Any], Cell]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "duration": lambda seconds: dt.timedelta(seconds=seconds),
}

LONGEST_LINE = 4 << 20

SPARSE_FROM, SPARSE = 2_000_000, 0.01
"""A sheet with more cells than this, of which fewer than this share are filled, has stray cells."""


def receive(stream: BinaryIO, name: str) -> tuple[list[RawSheet], Seen]:
    """The sheets that a worker writes, and what it counted. Raises UnreadableFileError where it says or is why.

    Nothing it says is believed: sizes, counts and codes are checked against each other.
    """
    sheets: list[RawSheet] = []
    counted, cells = Seen(), 0
    try:
        while (head := _line(stream)) is not None and "sheet" in head:
            rows, width = int(head["rows"]), int(head["columns"])
            cells += rows * width
            if min(rows, width) < 0 or cells > MOST_CELLS or len(sheets) > MOST_SHEETS:
                raise refusals.broken(name)
            columns = [_column(stream, rows) for _ in range(width)]
            _check_filled(rows, columns, name)
            sheets.append(RawSheet(str(head["sheet"]), rows, columns, head["visible"] is True))
            counted.hidden += int(head["hidden"])
            counted.errors += int(head["errors"])
            counted.formulas += int(head["formulas"])
    except EOFError:
        head = None
    except (ValueError, TypeError, KeyError, OverflowError):
        raise refusals.broken(name) from None
    if head is None:
        raise refusals.too_much(name)  # the worker died without a word
    if "error" in head:
        raise refusals.of_code(str(head["error"]), str(head.get("cell")), name)
    return sheets, counted


def _line(stream: BinaryIO) -> Any:
    line = stream.readline(LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise EOFError
    return json.loads(line)


def _column(stream: BinaryIO, rows: int) -> Column:
    head = _line(stream)
    size = int(head["values"])
    cells: list[Cell] = []
    while len(cells) < size:
        piece = _line(stream)
        if not piece:
            raise ValueError
        cells += [value if type(value) is float else _cell(value) for value in piece]
    body = stream.read(4 * rows)
    if len(body) < 4 * rows:
        raise EOFError
    codes = np.frombuffer(body, dtype=np.uint32)
    if not 0 < size == len(cells) <= rows + 1 or (rows and codes.max() >= size):
        raise ValueError
    return Column(int(head["column"]), packed([cells]), codes.astype(np.min_scalar_type(size)))


def _cell(value: Any) -> Cell:
    """A cell from its JSON form, which only has texts, numbers, true, false and (kind, text) pairs."""
    if isinstance(value, str):
        return taken_in(value if value.isprintable() else clean(value)) or None
    if isinstance(value, list):
        kind, said = value
        return _PARSE[kind](said)
    if isinstance(value, (bool, float)):
        return value
    raise ValueError


def _check_filled(rows: int, columns: list[Column], name: str) -> None:
    size = rows * (columns[-1].number - columns[0].number + 1) if columns else 0
    if size > SPARSE_FROM and sum(np.count_nonzero(column.codes) for column in columns) < SPARSE * size:
        raise refusals.far_cell(name, f"{columns[-1].letter}{rows}")
