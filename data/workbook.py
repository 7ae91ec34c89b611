"""What the sample and template workbooks have in common: how they look, and bytes that never change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MADE = datetime(2026, 11, 20)
"""The date written into every workbook, so that making it again gives the same bytes."""

TITLE = Font(name="Calibri", bold=True, size=14, color="0F4C81")
HEADING = Font(name="Calibri", bold=True, size=11, color="0F4C81")
WARNING = Font(name="Calibri", bold=True, size=12, color="9E2F10")
HEADER = Font(name="Calibri", bold=True, size=11, color="FFFFFF")
FILL = PatternFill("solid", start_color="0F4C81")
LINE = Border(*[Side(style="thin", color="C9D3DC")] * 4)
WRAP = Alignment(wrap_text=True, vertical="top")


def new(sheet: str, title: str) -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet and its properties filled in."""
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "ikm"
    book.properties.created = MADE
    book.active.title = sheet
    return book, book.active


def header(sheet: Worksheet, names: Sequence[str], widths: Sequence[float], row: int = 1) -> None:
    """Write a header row with wrapped text, and set the width of its columns and its height."""
    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(row, column, name)
        cell.font, cell.fill, cell.border = HEADER, FILL, LINE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    _grow(sheet, row, [len(name) / (width - 2) for name, width in zip(names, widths, strict=True)])


def table(sheet: Worksheet, values: Iterable[Sequence[Any]], first: int) -> int:
    """Write a boxed table from row ``first``; give back the number of the next free row."""
    number = first - 1
    for number, row in enumerate(values, start=first):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            cell.alignment, cell.border = WRAP, LINE
        widths = [sheet.column_dimensions[get_column_letter(c)].width for c in range(1, len(row) + 1)]
        _grow(sheet, number, [len(str(value)) / (w - 2) for value, w in zip(row, widths, strict=True)])
    return number + 1


def line(sheet: Worksheet, row: int, text: str, columns: int, width: int, font: Font | None = None) -> None:
    """One sentence over ``columns`` merged columns that hold ``width`` characters; the row grows to fit."""
    cell = sheet.cell(row, 1, text)
    cell.alignment = WRAP
    if font:
        cell.font = font
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    room = width / (font.size / 11 if font else 1)
    _grow(sheet, row, [len(text) / room], 20 if font else 15)


def _grow(sheet: Worksheet, row: int, lines: Sequence[float], line_height: int = 15) -> None:
    """Make a row high enough for the longest of its texts, each given as a number of lines."""
    sheet.row_dimensions[row].height = line_height * ceil(max(lines)) + 3


def landscape(sheet: Worksheet, header_row: int | None = None) -> None:
    """Print on landscape A4, as wide as the page, the header row on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"


def save(book: Workbook, path: Path) -> None:
    """Save a workbook without the two clocks of a xlsx file: the date of saving and those of the zip."""
    raw = io.BytesIO()
    book.save(raw)
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new_zip:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), content)
            info = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new_zip.writestr(info, content)
