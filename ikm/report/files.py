"""A table as the bytes of an xlsx or csv file, safe to open anywhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

import pandas as pd

from ikm.report.tables import safe_text
from ikm.text import Text

BYTE_ORDER_MARK = "\ufeff"

WIDEST = 46
"""Characters in a line of the widest column; longer texts go on in a further line."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters that no spreadsheet takes, or that turn text around."""


def to_csv(table: pd.DataFrame, text: Text) -> bytes:
    """The table as csv for the reader's Excel: UTF-8 with BOM; Indonesian: semicolons and decimal comma."""
    separator, decimal = (";", ",") if text.decimal == "," else (",", ".")
    safe = _safe(table)
    return (
        BYTE_ORDER_MARK
        + safe.to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    ).encode()


def to_xlsx(tables: dict[str, pd.DataFrame], title: str, notes: Sequence[str] = ()) -> bytes:
    """Tables as an xlsx workbook, a sheet each: title, notes (what, source, date), then the table.

    Text is stored as text: a cell that begins with "=" stays what it was, never a formula. Numbers keep
    full precision and show two to four decimals.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables.items():
        sheet = book.create_sheet(name[:31])
        for line, words in enumerate((title, *notes), start=1):
            sheet.cell(line, 1, CONTROL.sub("", words)).data_type = "s"
            sheet.cell(line, 1).font = Font(bold=line == 1, size=13 if line == 1 else 10)
        top = len(notes) + 3
        for column, header in enumerate(table.columns, start=1):
            cell = sheet.cell(top, column, CONTROL.sub("", str(header)))
            cell.data_type = "s"
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="0F4C81")
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            longest = max([len(str(header)), *(len(str(v)) for v in table.iloc[:200, column - 1])], default=8)
            sheet.column_dimensions[get_column_letter(column)].width = min(max(9, longest + 2), WIDEST)
        for line, values in enumerate(table.itertuples(index=False), start=top + 1):
            for column, value in enumerate(values, start=1):
                if pd.isna(value):
                    continue
                cell = sheet.cell(line, column)
                if isinstance(value, str):
                    cell.value = CONTROL.sub("", value)
                    cell.data_type = "s"
                    if len(value) > WIDEST:
                        cell.alignment = Alignment(wrap_text=True, vertical="top")
                else:
                    number = float(value)
                    cell.value = int(number) if number.is_integer() else number
                    cell.number_format = "#,##0" if number.is_integer() else "0.00##"
        sheet.freeze_panes = sheet.cell(top + 1, 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(table: pd.DataFrame) -> pd.DataFrame:
    columns = [
        _whole(series) if pd.api.types.is_numeric_dtype(series.dtype) else series.map(_safe_value)
        for _, series in table.items()
    ]
    safe = pd.concat(columns, axis=1) if columns else table
    return safe.set_axis([safe_text(name) for name in table.columns], axis=1)


def _safe_value(value: object) -> object:
    return safe_text(value) if isinstance(value, str) else value


def _whole(series: pd.Series) -> pd.Series:
    """Whole numbers as whole numbers: 36, not 36,0."""
    known = series.dropna()
    return series.astype("Int64") if len(known) and (known % 1 == 0).all() else series
