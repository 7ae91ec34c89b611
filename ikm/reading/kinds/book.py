"""Spreadsheet files (xlsx, xlsm, xlsb, xls, ods) through python_calamine."""

from __future__ import annotations

import io

import python_calamine

from .limits import MOST_CELLS, MOST_COLUMNS, Refusal, Table, Tables


def tables(blob: bytes) -> Tables:
    """The worksheets of a workbook; charts, dialogs and macros are never looked at."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(blob))
    except python_calamine.PasswordError:
        raise Refusal("password") from None
    cells = 0
    for meta in book.sheets_metadata:
        if meta.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        visible = meta.visible is python_calamine.SheetVisibleEnum.Visible
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.start is None:
            yield Table(meta.name, (), visible=visible)
            continue
        if sheet.width > MOST_COLUMNS:
            raise Refusal("too-many-columns")
        cells += sheet.width * sheet.total_height
        if cells > MOST_CELLS:
            raise Refusal("too-many-cells")
        rows, first = sheet.iter_rows(), sheet.start[1]
        del sheet  # so that its cells are gone as soon as the rows are
        made = [Table(meta.name, rows, first, visible)]
        del rows
        yield made.pop()
