"""Rows -> columns as distinct values and codes, and how they are written to the parent."""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice, repeat, zip_longest
from math import isfinite
from typing import Any, BinaryIO

from .limits import LONGEST_CELL, MOST_CELLS, Refusal, Table

ROWS_AT_ONCE = 4096
VALUES_AT_ONCE, SIGNS_AT_ONCE = 20_000, 1 << 18
"""So many values, or values with so many signs, stand in one line: the parent never waits long for one."""


def encode(table: Table) -> tuple[int, list[defaultdict[Any, int]], list[array[int]]]:
    """A table's columns as distinct values and codes; code 0 is the blank cell. Its rows are gone afterwards."""
    index: list[defaultdict[Any, int]] = []
    codes: list[array[int]] = []
    height = 0
    rows, table.rows = iter(table.rows), ()
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        for _ in range(max(map(len, chunk)) - len(index)):
            known: defaultdict[Any, int] = defaultdict(count().__next__)
            known[""]
            index.append(known)
            codes.append(array("I", bytes(4 * height)))
        height, width = height + len(chunk), len(index)
        if height * max(width, 1) > MOST_CELLS:
            raise Refusal("too-many-cells")
        columns: Iterable[tuple[Any, ...]]
        if min(map(len, chunk)) == width:
            columns = zip(*chunk, strict=True)
        else:
            columns = islice(chain(zip_longest(*chunk, fillvalue=""), repeat(("",) * len(chunk))), width)
        for known, taken, column in zip(index, codes, columns, strict=True):
            cells: Iterable[Any] = column
            if bool in set(map(type, column)):  # True == 1 would share a code with the number
                cells = ["\0" + str(cell) if isinstance(cell, bool) else cell for cell in column]
            taken.extend(map(known.__getitem__, cells))
    return height, index, codes


def portable(value: Any) -> Any:
    """A distinct value as JSON can carry it."""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise Refusal("long-cell")
        return value == "\0True" if value in ("\0True", "\0False") else "" if value.isspace() else value
    if isinstance(value, (int, float)):
        return float(value) if isfinite(value) else str(value)
    if isinstance(value, dt.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, dt.date):
        return ["date", value.isoformat()]
    if isinstance(value, dt.time):
        return ["time", value.isoformat()]
    if isinstance(value, dt.timedelta):
        return ["duration", value.total_seconds()]
    return str(value)


def pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Values in lists that are short enough to be taken in at once."""
    values = iter(values)
    while taken := list(map(portable, islice(values, VALUES_AT_ONCE))):
        start = signs = 0
        for at, value in enumerate(taken):
            signs += len(value) if type(value) is str else 8
            if signs > SIGNS_AT_ONCE:
                yield taken[start : at + 1]
                start, signs = at + 1, 0
        if start < len(taken):
            yield taken[start:]


def send(table: Table, out: BinaryIO) -> int:
    """Write one sheet: a line on the sheet, then for each column a line, the lines of its values, and its codes.

    A column's codes are four bytes for each row. Columns without a filled cell are left out. Returns the sheet's size.
    """
    height, index, codes = encode(table)
    used = [i for i, known in enumerate(index) if len(known) > 1]
    seen = table.seen
    head = {"sheet": table.name[:1000], "visible": table.visible, "rows": height, "columns": len(used)}
    out.write(_line({**head, "hidden": seen.hidden, "errors": seen.errors, "formulas": seen.formulas}))
    for i in used:
        known, index[i] = index[i], defaultdict(int)
        out.write(_line({"column": table.first + i, "values": len(known)}))
        for piece in pieces(known):
            out.write(_line(piece))
        out.write(codes[i])
        codes[i] = array("I")
    return height * len(index)


def _line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"
