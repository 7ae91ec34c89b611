"""The child process that parses a file: bytes on standard input, columns on standard output.

It is run by path (``python -P worker.py KIND MEGABYTES SECONDS``) and imports only the standard library and
python_calamine, so that it starts quickly and so that whatever a file does to it, the server lives on.

Output: 8 bytes with the length of a JSON text, that text, then one array of codes per column. The text is
``{"sheets": [{"name", "rows", "columns": [{"number", "values"}]}]}`` or ``{"error": code}``. A value is a text, a
number, true, false, or ``[kind, text]`` for dates and times.
"""

from __future__ import annotations

import csv
import datetime as dt
import gc
import io
import json
import sys
from array import array
from collections import defaultdict
from itertools import chain, count, islice, repeat, zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Parsed = Iterator[tuple[str, int, int, Iterable[list[Any]]]]

ROWS_AT_ONCE = 4096
MOST_COLUMNS = 2_000
MOST_CELLS = 15_000_000
DELIMITERS = ";\t,|"
SAMPLE_ROWS = 60
WIDEST_CELL = 1 << 20


class Refusal(Exception):  # noqa: N818 - its text is a code for the parent, not a fault of the program
    """The file cannot be handed over; the text is the reason's code."""


def limit(megabytes: int, seconds: int) -> None:
    """Limit this process where the system can; leave no core dump with people's data."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002 | 0x8000)  # no dialog when it crashes
        return
    import resource

    wanted = (
        ("RLIMIT_AS", megabytes << 20),
        ("RLIMIT_DATA", megabytes << 20),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_CORE", 0),
    )
    for name, most in wanted:
        try:
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, most))
        except (AttributeError, ValueError, OSError):
            continue


def encode(rows: Iterable[list[Any]], width: int) -> tuple[int, list[list[Any]], list[array[int]]]:
    """Columns of rows as distinct values and codes; code 0 is the blank cell."""
    index: list[defaultdict[Any, int]] = [defaultdict(count().__next__) for _ in range(width)]
    codes: list[array[int]] = [array("I") for _ in range(width)]
    for known in index:
        known[""]
    height = 0
    rows = iter(rows)
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        height += len(chunk)
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
    return height, [portable(known) for known in index], codes


def portable(values: Iterable[Any]) -> list[Any]:
    """Distinct values as JSON can carry them."""
    return [value if type(value) is float else _portable(value) for value in values]


def _portable(value: Any) -> Any:
    if isinstance(value, str):
        return value == "\0True" if value in ("\0True", "\0False") else "" if value.isspace() else value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, dt.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, dt.date):
        return ["date", value.isoformat()]
    if isinstance(value, dt.time):
        return ["time", value.isoformat()]
    if isinstance(value, dt.timedelta):
        return ["duration", value.total_seconds()]
    return str(value)


def workbook(blob: bytes) -> Parsed:
    """The sheets of a spreadsheet file as (name, first column, width, rows)."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(blob))
    except python_calamine.PasswordError:
        raise Refusal("password") from None
    cells = 0
    for meta in book.sheets_metadata:
        if meta.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.start is None:
            yield meta.name, 0, 0, ()
            continue
        if sheet.width > MOST_COLUMNS:
            raise Refusal("too-many-columns")
        cells += sheet.width * sheet.total_height
        if cells > MOST_CELLS:
            raise Refusal("too-many-cells")
        yield meta.name, sheet.start[1], sheet.width, sheet.iter_rows()


def table(blob: bytes) -> Parsed:
    """The one table of a text file as (name, first column, width, rows)."""
    csv.field_size_limit(WIDEST_CELL)
    text = decode(blob)
    if text[:4].lower() == "sep=" and len(text) > 5:
        delimiter, text = text[4], text.split("\n", 1)[-1]
    else:
        delimiter = sniff(text)
    rows = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        if len(row) > MOST_COLUMNS:
            raise Refusal("too-many-columns")
        rows.append(row)
    yield "CSV", 0, max(map(len, rows), default=0), rows


def decode(blob: bytes) -> str:
    """A text file's characters: UTF-16 or UTF-8 by its mark, else UTF-8, else Windows' western page."""
    if blob[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return blob.decode("utf-16", errors="replace")
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        return blob.decode("cp1252", errors="replace")


def sniff(text: str) -> str:
    """The delimiter by which most rows of the beginning have the same number of cells, at least two."""
    best, delimiter = 0.0, ","
    for candidate in DELIMITERS:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=candidate)
        try:
            widths = [len(row) for row in islice(rows, SAMPLE_ROWS) if row]
        except csv.Error:  # without the right delimiter a row may be one endless cell
            continue
        usual = max(set(widths), key=widths.count, default=0)
        score = usual * widths.count(usual) / len(widths) if usual > 1 else 0.0
        if score > best * (1.25 if candidate in ",|" else 1.0):  # a comma may be a decimal sign
            best, delimiter = score, candidate
    return delimiter


def main() -> None:
    """Parse standard input and answer on standard output."""
    kind, megabytes, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    limit(megabytes, seconds)
    gc.disable()  # nothing here is circular, and looking for it takes a tenth of the time
    arrays: list[array[int]] = []
    try:
        blob = sys.stdin.buffer.read()
        sheets = []
        for name, first, width, rows in (table if kind == "text" else workbook)(blob):
            height, values, codes = encode(rows, width)
            used = [i for i in range(width) if len(values[i]) > 1]
            columns = [{"number": first + i, "values": values[i]} for i in used]
            sheets.append({"name": name, "rows": height, "columns": columns})
            arrays += [codes[i] for i in used]
        head = json.dumps({"sheets": sheets}).encode()
    except Refusal as refusal:
        head, arrays = json.dumps({"error": str(refusal)}).encode(), []
    except MemoryError:
        head, arrays = b'{"error": "memory"}', []
    except BaseException:  # a panic of the parser is no Exception
        head, arrays = b'{"error": "broken"}', []
    out = sys.stdout.buffer
    out.write(len(head).to_bytes(8, "big") + head)
    for written in arrays:
        out.write(written)
    out.flush()


if __name__ == "__main__":
    main()
