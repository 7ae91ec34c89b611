"""Cells of a workbook for people's own data: text stays text, whatever it looks like."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

from ikm.report.files import CONTROL
from ikm.text import Text

if TYPE_CHECKING:
    from openpyxl import Workbook as Book
    from openpyxl.cell import WriteOnlyCell

MOST_COMMENTS = 5_000
"""So many cells carry a comment; a spreadsheet gets slow with more."""

LONGEST_TEXT, LONGEST_COMMENT = 32_767, 900
"""A cell holds no longer text; and no comment is longer."""

WRONG, ROW_ASIDE, SUSPECT, QUIET = "FFB3A7", "FFE0B8", "E6DDF5", "D9D9D9"
"""Colours of a cell set aside, a row set aside, a suspicious row, a column that is not copied. No class has one."""

_UNSAFE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY = dt.date(1900, 3, 1)
_FAILED = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


class Writer:
    """Makes cells: text is always text, and comments are counted."""

    def __init__(self, book: Book, text: Text) -> None:
        from openpyxl.styles import PatternFill

        self.book, self.text = book, text
        self.fills = {colour: PatternFill("solid", fgColor=colour) for colour in (WRONG, ROW_ASIDE, SUSPECT, QUIET)}
        self.comments = 0

    def cell(self, sheet: Any, value: Any, fill: str = "", comment: str = "", **look: Any) -> WriteOnlyCell:
        """A cell with this value, colour and comment; ``bold`` and ``size`` are its look."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.comments import Comment
        from openpyxl.styles import Font

        cell = WriteOnlyCell(sheet)
        if isinstance(value, str) and value:
            cell._value, cell.data_type = plain_text(value), "s"
        elif value is not None and value != "":
            cell.value = value
        if fill:
            cell.fill = self.fills[fill]
        if look.get("bold"):
            cell.font = Font(bold=True, size=look.get("size", 11))
        if comment and self.comments < MOST_COMMENTS:
            self.comments += 1
            said = plain_text(comment)
            short = said if len(said) <= LONGEST_COMMENT else said[: LONGEST_COMMENT - 1] + "…"
            cell.comment = Comment(short, "IKM", height=120, width=320)
        return cell

    def plain(self, sheet: Any, value: Any) -> Any:
        """A value as it is, or a cell where a spreadsheet would take a text for something else."""
        return self.cell(sheet, value) if type(value) is str and (value[:1] == "=" or value in _FAILED) else value


def storable(value: object) -> Any:
    """A cell as a spreadsheet can hold it: its type, unless there is no such number or day in a spreadsheet.

    >>> storable(3.0), storable(True), storable(dt.date(1850, 5, 20)), storable(float("inf"))
    (3, True, '1850-05-20', 'inf')
    """
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return str(value)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if day < _FIRST_DAY:
            return value.isoformat()
        return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value
    return value


def plain_text(value: str) -> str:
    """A text without signs that no spreadsheet takes or that turn it around, as long as a cell can hold."""
    return _UNSAFE.sub("", CONTROL.sub("", value))[:LONGEST_TEXT]
