"""One pass over the parts of a zipped workbook: far cells are refused, failed formulas are remembered."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ikm.reading import refusals
from ikm.reading.faults import faults_in, sheet_names
from ikm.reading.raw import Fault

MOST_COLUMNS, MOST_ROWS, MOST_CELLS = 2_000, 1_000_000, 40_000_000
MOST_FAULTS = 20_000

_CHUNK, _OVERLAP = 1 << 20, 512
_DTD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,3})(\d{1,10})[\"']")
_SHAPE = bytes.maketrans(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'", b"A" * 52 + b"0" * 10 + b'"'
)
_FORMULA = re.compile(rb"<c\b([^<>]{0,200})><f\b[^<>]{0,200}>[^<]*</f>(?:<v ?/>|<v></v>)?</c>")


@dataclass(frozen=True)
class Scan:
    """What the pass came across: failed cells by the name of their sheet, and formulas without a result."""

    faults: dict[str, list[Fault]]
    formulas: int = 0


def check_parts(blob: bytes, name: str) -> Scan:
    """Look through a zip's parts for cells far away from any table, and for XML that no spreadsheet holds.

    One pass of byte searches: every letter becomes A and every digit 0, and only where that pattern looks
    like a far cell are references read. Raises UnreadableFileError.
    """
    wide = tall = False
    formulas = 0
    faults: dict[str, dict[Fault, None]] = {}
    try:
        for part, begins, tail, chunk in _chunks(blob):
            if begins and (_DTD.search(chunk[:4096]) or b"\0" in chunk[:200]):
                raise refusals.broken(name)
            formulas += _without_result(chunk) - _without_result(tail)
            shape = chunk.translate(_SHAPE)
            far = b'"AAA0' in shape or b'0000000"' in shape
            wide = wide or b'"AA0' in shape
            tall = tall or b'A000000"' in shape
            if far and (cell := _far(chunk)):
                raise refusals.far_cell(name, cell)
            if b't="e"' in chunk and len(faults.setdefault(part, {})) < MOST_FAULTS:
                faults[part] |= dict.fromkeys(faults_in(chunk))
        if wide and tall and (cell := _large(blob)):
            raise refusals.far_cell(name, cell)
        names = sheet_names(blob) if faults else {}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise refusals.broken(name) from None
    return Scan({names[part]: list(found) for part, found in faults.items() if part in names}, formulas)


def _chunks(blob: bytes) -> Iterator[tuple[str, bool, bytes, bytes]]:
    """All parts in pieces: the part's name, whether XML begins, the end of the piece before, it and the piece."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        for entry in archive.infolist():
            begins = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
            tail = b""
            with archive.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield entry.filename, begins, tail, tail + piece
                    tail, begins = piece[-_OVERLAP:], False


def _without_result(chunk: bytes) -> int:
    """How many formulas have no stored result; one whose result is an empty text has one."""
    if b"</f></c>" not in chunk and b"</f><v" not in chunk:
        return 0
    return sum(b't="str"' not in attributes for attributes in _FORMULA.findall(chunk))


def _far(chunk: bytes) -> str | None:
    far = [
        (letters, digits)
        for letters, digits in _CELL.findall(chunk)
        if _column(letters) > MOST_COLUMNS or int(digits) > MOST_ROWS
    ]
    return _ref(*max(far, key=lambda cell: len(cell[0]))) if far else None


def _large(blob: bytes) -> str | None:
    """A cell by which the used rectangle has too many cells, when cells reach wide and far down."""
    column = row = 0
    for _, _, _, chunk in _chunks(blob):
        for letters, digits in set(_CELL.findall(chunk)):
            if letters:
                column, row = max(column, _column(letters)), max(row, int(digits))
                if column * row > MOST_CELLS:
                    return _ref(letters, digits)
    return None


def _ref(letters: bytes, digits: bytes) -> str:
    return (letters + digits).decode().upper()


def _column(letters: bytes) -> int:
    number = 0
    for sign in letters.upper():
        number = number * 26 + sign - 64
    return number
