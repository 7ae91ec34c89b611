"""One pass over the parts of a zipped workbook: far cells are refused, what a person should know of is counted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ikm.reading import refusals
from ikm.reading.kinds.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

_CHUNK, _OVERLAP = 1 << 18, 512
_DTD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,10})[\"']")
_SHAPE = bytes.maketrans(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'", b"A" * 52 + b"0" * 10 + b'"'
)
_ROW = re.compile(rb"<row\b[^<>]{0,300}?\br\s*=\s*[\"'](\d{1,10})[\"'][^<>]{0,300}(?<!/)>\s{0,9}<c\b")
_FAILED = re.compile(rb"<c\s[^<>]{0,200}?\bt\s*=\s*[\"']e[\"']")
_HIDDEN = re.compile(rb"<row\b[^<>]{0,300}?\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_FILTERED = re.compile(rb"<table:table-row\b[^<>]{0,300}?\btable:visibility=\"(?:collapse|filter)\"[^<>]{0,300}")
_REPEATED = re.compile(rb"number-rows-repeated=\"(\d{1,7})\"")
_PICTURES = ("xl/media/", "pictures/")
_FORMULA = re.compile(rb"<c\b([^<>]{0,200})><f\b[^<>]{0,200}>[^<]*</f>(?:<v ?/>|<v></v>)?</c>")


@dataclass(frozen=True)
class Scan:
    """What the pass came across: cells that show an error, formulas without a stored result, hidden rows, pictures."""

    errors: int = 0
    formulas: int = 0
    hidden_rows: int = 0
    pictures: int = 0


class Stopped(Exception):  # noqa: N818 - nobody's fault: whoever asked does not wait any longer
    """The pass was given up half-way."""


def check_parts(blob: bytes, name: str, stopped: Callable[[], bool] = bool) -> Scan:
    """Look through a zip's parts for cells far away from any table, and for XML that no spreadsheet holds.

    One pass of byte searches: every letter becomes A and every digit 0, and only where that pattern looks
    like a far cell are references read. Pieces are small, so that other threads never wait long for a search.
    Raises UnreadableFileError, or Stopped when ``stopped()`` says so.
    """
    wide = tall = False
    errors = formulas = hidden = 0
    for begins, xml, tail, chunk in _chunks(blob, name):
        if (begins and b"\0" in chunk[:200]) or (xml and b"<!" in chunk and _DTD.search(chunk)):
            raise refusals.broken(name)
        if stopped():
            raise Stopped
        hidden += _hidden(chunk) - _hidden(tail)
        errors += _failed(chunk) - _failed(tail)
        formulas += _without_result(chunk) - _without_result(tail)
        shape = chunk.translate(_SHAPE)
        wide = wide or b'"AA0' in shape
        tall = tall or b'A000000"' in shape or b'A0000000"' in shape
        if b'"AAA0' in shape or b'0000000"' in shape:
            cells = _CELL.findall(chunk)
            if cell := _far(chunk, cells):
                raise refusals.far_cell(name, cell)
            wide = wide or any(len(letters) == 3 for letters, _ in cells)
    if wide and tall and (cell := _large(blob, name, stopped)):
        raise refusals.far_cell(name, cell)
    return Scan(errors, formulas, hidden, _pictures(blob))


def _chunks(blob: bytes, name: str) -> Iterator[tuple[bool, bool, bytes, bytes]]:
    """All parts in pieces: whether XML begins, whether it is XML, the end of the piece before, it and the piece."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        for entry in archive.infolist():
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise refusals.broken(name)
            begins = xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
            tail = b""
            with archive.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield begins, xml, tail, tail + piece
                    tail, begins = piece[-_OVERLAP:], False


def _failed(chunk: bytes) -> int:
    """How many cells show an error such as #DIV/0!."""
    return len(_FAILED.findall(chunk)) if b'"e"' in chunk or b"'e'" in chunk else 0


def _hidden(chunk: bytes) -> int:
    """How many rows are hidden, by hand or by a filter."""
    rows = len(_HIDDEN.findall(chunk)) if b"hidden" in chunk else 0
    if b'table:visibility="' in chunk:
        filtered = _FILTERED.findall(chunk)
        rows += sum(int(again[1]) if (again := _REPEATED.search(row)) else 1 for row in filtered)
    return rows


def _pictures(blob: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return sum(name.lower().startswith(_PICTURES) for name in archive.namelist())


def _without_result(chunk: bytes) -> int:
    """How many formulas have no stored result; one whose result is an empty text has one."""
    if b"</f></c>" not in chunk and b"</f><v" not in chunk:
        return 0
    return sum(b't="str"' not in attributes for attributes in _FORMULA.findall(chunk))


def _far(chunk: bytes, cells: list[tuple[bytes, bytes]]) -> str | None:
    far = [
        (letters, digits) for letters, digits in cells if (_column(letters) > MOST_COLUMNS or int(digits) > MOST_ROWS)
    ]
    far += [(b"A", digits) for digits in _ROW.findall(chunk) if int(digits) > MOST_ROWS]
    return _ref(*max(far, key=lambda cell: len(cell[0]))) if far else None


def _large(blob: bytes, name: str, stopped: Callable[[], bool]) -> str | None:
    """A cell by which the used rectangle has too many cells, when cells reach wide and far down."""
    column = row = 0
    for _, _, _, chunk in _chunks(blob, name):
        if stopped():
            raise Stopped
        if cells := _CELL.findall(chunk):
            column = max(column, *map(_column, {letters for letters, _ in cells}))
            row = max(row, *(int(digits) for _, digits in cells))
            if column * row > MOST_CELLS:
                return _ref(*max(cells, key=lambda cell: (int(cell[1]), len(cell[0]))))
    return None


def _ref(letters: bytes, digits: bytes) -> str:
    return (letters + digits).decode().upper()


def _column(letters: bytes) -> int:
    number = 0
    for sign in letters.upper():
        number = number * 26 + sign - 64
    return number
