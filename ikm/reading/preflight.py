"""What bytes are, and whether they may be opened at all: quick looks before any parser touches them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from ikm.errors import UnreadableFileError
from ikm.reading.faults import faults_in, sheet_names
from ikm.reading.raw import Fault

MOST_BYTES = 25 << 20
"""The largest file that is read; the upload limit of the dashboard is the same."""

MOST_ENTRIES = 2_000
MOST_UNPACKED = 400 << 20
MOST_RATIO, RATIO_FROM = 150, 32 << 20
MOST_COLUMNS, MOST_ROWS, MOST_CELLS = 2_000, 1_000_000, 40_000_000

_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"RIFF", b"{\\rtf")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|table|meta|\?xml|\?mso|style)\b", re.IGNORECASE)
_DTD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,3})(\d{1,10})[\"']")
_SHAPE = bytes.maketrans(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'", b"A" * 52 + b"0" * 10 + b'"'
)
_CHUNK, OVERLAP = 1 << 20, 512
MOST_FAULTS = 20_000


def kind(blob: bytes, name: str) -> str:
    """What the bytes are: "zip" (xlsx, xlsm, xlsb, ods), "ole" (xls) or "text" (csv).

    Raises UnreadableFileError for anything that is no table or that would be dangerous to open.
    """
    if not blob.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError("{file} is empty. Choose a file with a table in it.", file=name)
    if len(blob) > MOST_BYTES:
        raise UnreadableFileError(
            "{file} has {size} MB; at most {limit} MB can be read. Take out pictures and sheets that are not needed,"
            " or save the table as CSV.",
            file=name,
            size=-(-len(blob) // (1 << 20)),
            limit=MOST_BYTES >> 20,
        )
    if blob[:2] == b"PK":
        _check_zip(blob, name)
        return "zip"
    if blob[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        _check_ole(blob, name)
        return "ole"
    _check_text(blob, name)
    return "text"


def _check_text(blob: bytes, name: str) -> None:
    wide = blob[:2] in (b"\xff\xfe", b"\xfe\xff")
    if blob.startswith(_OTHERS) or (b"\0" in blob and not wide):
        raise UnreadableFileError(
            "{file} is a picture, a PDF or another kind of document, not a spreadsheet, whatever its name says."
            " Choose the Excel, ODS or CSV file with the answers.",
            file=name,
        )
    head = blob[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MARKUP.match(head):
        raise UnreadableFileError(
            "{file} is a web page or XML text saved under a spreadsheet's name. Open it in Excel or LibreOffice,"
            " choose Save As, Excel Workbook (.xlsx), and upload that file.",
            file=name,
        )


def _check_ole(blob: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in blob:
        raise _password(name)
    if not any(stream.encode("utf-16-le") in blob for stream in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise _no_workbook(name)


def _check_zip(blob: bytes, name: str) -> None:
    if blob.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise _bomb(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(blob))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError):
        raise broken(name) from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise _password(name)
    unpacked = sum(entry.file_size for entry in entries)
    swollen = (e for e in entries if e.file_size > max(RATIO_FROM, MOST_RATIO * max(e.compress_size, 1)))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or any(swollen):
        raise _bomb(name)
    names = {entry.filename.lower() for entry in entries}
    if "meta-inf/manifest.xml" in names and "content.xml" in names:
        if _locked_ods(archive):
            raise _password(name)
    elif not any(part.endswith(("workbook.xml", "workbook.bin")) for part in names):
        raise _no_workbook(name)


def _locked_ods(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1 << 20)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return False


def check_parts(blob: bytes, name: str) -> dict[str, list[Fault]]:
    """Look through a zip's parts for cells far away from any table, and for XML that no spreadsheet holds.

    One pass of byte searches: every letter becomes A and every digit 0, and only where that pattern looks
    like a far cell are references read. Returns, by the name of its sheet, the cells whose formula failed,
    which the same pass comes across. Raises UnreadableFileError.
    """
    wide = tall = False
    faults: dict[str, dict[Fault, None]] = {}
    try:
        for part, begins, chunk in _chunks(blob):
            if begins and (_DTD.search(chunk[:4096]) or b"\0" in chunk[:200]):
                raise broken(name)
            shape = chunk.translate(_SHAPE)
            far = b'"AAA0' in shape or b'0000000"' in shape
            wide = wide or b'"AA0' in shape
            tall = tall or b'A000000"' in shape
            if far and (cell := _far(chunk)):
                raise far_cell(name, cell)
            if b't="e"' in chunk and len(faults.setdefault(part, {})) < MOST_FAULTS:
                faults[part] |= dict.fromkeys(faults_in(chunk))
        if wide and tall and (cell := _large(blob)):
            raise far_cell(name, cell)
        names = sheet_names(blob) if faults else {}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise broken(name) from None
    return {names[part]: list(found) for part, found in faults.items() if part in names}


def _chunks(blob: bytes) -> Iterator[tuple[str, bool, bytes]]:
    """All parts in pieces that overlap a little: the part's name, whether the piece begins XML, the piece."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        for entry in archive.infolist():
            begins = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
            tail = b""
            with archive.open(entry) as part:
                while piece := part.read(_CHUNK):
                    yield entry.filename, begins, tail + piece
                    tail, begins = piece[-OVERLAP:], False


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
    for _, _, chunk in _chunks(blob):
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


def broken(name: str) -> UnreadableFileError:
    """The refusal of a damaged file."""
    return UnreadableFileError(
        "{file} is damaged or was not sent completely. Open it in Excel or LibreOffice, save it again as .xlsx and"
        " upload that file.",
        file=name,
    )


def far_cell(name: str, cell: str) -> UnreadableFileError:
    """The refusal of a workbook with a cell far away from its table."""
    return UnreadableFileError(
        "{file} has something in cell {cell}, far away from any table, so it was not opened. Delete the rows and"
        " columns outside the table and save the file again.",
        file=name,
        cell=cell,
    )


def _bomb(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        "{file} would unpack to far more than a survey holds, so it was not opened. Copy the table into a new"
        " workbook and upload that file.",
        file=name,
    )


def _password(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        "{file} is protected with a password. Open it with the password, save it without one and upload that file.",
        file=name,
    )


def _no_workbook(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        "{file} holds no workbook, or only a part of one was sent. Choose the Excel, ODS or CSV file with the"
        " answers.",
        file=name,
    )


password = _password
