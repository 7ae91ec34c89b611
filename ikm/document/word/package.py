"""The file around the text: the blank one that a report begins with, and packing without a date."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

BLANK = Path(__file__).with_name("blank")
"""The parts of the blank file: styles, theme, lists and settings as Word keeps them."""

FIRST = ("[Content_Types].xml", "_rels/.rels")
DATE = (1980, 1, 1, 0, 0, 0)


@cache
def blank() -> bytes:
    """The blank docx: A4, Arial, and every style that a report uses.

    Arial, because every office machine has it, and LibreOffice has a type of the same widths: lines and pages fall
    alike everywhere. It stands in the theme, so that Design > Fonts changes the whole document at once.
    """
    parts = {path.relative_to(BLANK).as_posix(): path.read_bytes() for path in BLANK.rglob("*") if path.is_file()}
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a zip that is the same for the same parts, on every system and every day."""
    out = io.BytesIO()
    order = [name for name in FIRST if name in parts] + sorted(set(parts) - set(FIRST))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, parts[name])
    return out.getvalue()


def unpacked(blob: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
