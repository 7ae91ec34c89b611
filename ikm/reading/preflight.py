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

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
_OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_SPSS = (b"$FL2", b"$FL3")
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|style|title|div|center|p|h[1-6]|font|form|tr|b|span|br|img)[\s>/]",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<(?:[!?]?[a-z][\w:.-]{0,80}|!--)[\s>/?]", re.IGNORECASE)
_ABOVE = re.compile(rb"(?:<\?xml\b[^>]{0,300}>|<!--.{0,2000}?-->|\s+){1,20}", re.IGNORECASE | re.DOTALL)
_SHEETS = b"urn:schemas-microsoft-com:office:spreadsheet"
_SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".sav", ".zsav")


def kind(blob: bytes, name: str) -> str:
    """What the bytes are: "zip" (xlsx, xlsm, xlsb, ods), "ole" (xls), "xml" (workbook of 2003), "web" (HTML),
    "spss" (sav) or "text" (csv).

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
    if blob.startswith(_SPSS):
        return "spss"
    return _kind_of_text(blob, name)


def _kind_of_text(blob: bytes, name: str) -> str:
    wide = blob[:2] in (b"\xff\xfe", b"\xfe\xff")
    binary = b"\0" in blob and not wide
    if blob.startswith(_PICTURES) and (binary or blob[:1] > b"\x7f"):
        raise refusals.picture(name)
    if blob.startswith(b"%PDF"):
        raise refusals.pdf(name)
    if blob.startswith(_OTHERS) or binary:
        raise refusals.other(name)
    head = blob[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not _MARKUP.match(head):
        return "text"
    if _SHEETS in head and (b"<Workbook" in head or b":Workbook" in head) and not _PAGE.match(head):
        return "xml"
    above = _ABOVE.match(head)
    if _PAGE.match(head, above.end() if above else 0):
        return "web"
    raise refusals.markup(name)


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
        packed = any(part.endswith(_SPREADSHEETS) for part in names)
        raise refusals.archive(name) if packed else refusals.no_workbook(name)


def _locked_ods(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1 << 20)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return False
