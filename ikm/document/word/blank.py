"""The blank file that a report begins with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ikm.document.package import packed

BLANK = Path(__file__).with_name("blank")
"""The parts of the blank file: styles, theme, lists and settings as Word keeps them."""


@cache
def blank() -> bytes:
    """The blank docx: A4, Arial, and every style that a report uses.

    Arial, because every office machine has it, and LibreOffice has a type of the same widths: lines and pages fall
    alike everywhere. It stands in the theme, so that Design > Fonts changes the whole document at once.
    """
    parts = {path.relative_to(BLANK).as_posix(): path.read_bytes() for path in BLANK.rglob("*") if path.is_file()}
    return packed(parts)
