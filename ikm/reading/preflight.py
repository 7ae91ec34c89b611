"""What bytes are, and whether they may be opened at all: quick looks before any parser touches them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ikm.errors import UnreadableFileError
from ikm.reading import refusals

MOST_BYTES = 25 << 20
"""The largest file that is read; the upload limit of the dashboard is the same."""

MOST_ENTRIES = 2_000
MOST_UNPACKED = 400 << 20
MOST_RATIO, RATIO_FROM = 150, 32 << 20

_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"RIFF", b"{\\rtf")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|table|meta|\?xml|\?mso|style)\b", re.IGNORECASE)


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
        raise refusals.password(name)
    if not any(stream.encode("utf-16-le") in blob for stream in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise refusals.no_workbook(name)


def _check_zip(blob: bytes, name: str) -> None:
    if blob.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise refusals.bomb(name)
    archive = zipfile.ZipFile(io.BytesIO(blob))
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusals.password(name)
    unpacked = sum(entry.file_size for entry in entries)
    swollen = (e for e in entries if e.file_size > max(RATIO_FROM, MOST_RATIO * max(e.compress_size, 1)))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or any(swollen):
        raise refusals.bomb(name)
    names = {entry.filename.lower() for entry in entries}
    if "meta-inf/manifest.xml" in names and "content.xml" in names:
        if _locked_ods(archive):
            raise refusals.password(name)
    elif not any(part.endswith(("workbook.xml", "workbook.bin")) for part in names):
        raise refusals.no_workbook(name)


def _locked_ods(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1 << 20)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return False
