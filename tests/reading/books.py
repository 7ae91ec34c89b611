"""Small workbooks made in code, and the ledger as plain tuples."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook

import ikm

U9 = [f"U{i}" for i in range(1, 10)]
U14 = [f"U{i}" for i in range(1, 15)]
Row = list[Any]


def xlsx(*rows: Row, **sheets: Iterable[Row]) -> bytes:
    """A workbook with one sheet "Data" of these rows, and further sheets by name."""
    book = Workbook()
    book.remove(book.active)
    for name, lines in [*([("Data", rows)] if rows else []), *sheets.items()]:
        sheet = book.create_sheet(name)
        for r, line in enumerate(lines, start=1):
            for c, value in enumerate(line, start=1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, str) and value.startswith("#"):
                        cell.data_type = "e"
                    elif isinstance(value, str):
                        cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows: Row, **options: Any) -> Any:
    """The survey or recap of a workbook with these rows."""
    return ikm.read(xlsx(*rows), name="uji.xlsx", **options)


def issues(data: Any) -> list[tuple[Any, ...]]:
    """The ledger's issues as (row, column, cell, value, code)."""
    table = data.ledger.issues
    return list(table[["row", "column", "cell", "value", "code"]].itertuples(index=False, name=None))


def notes(data: Any) -> dict[str, dict[str, str]]:
    """The ledger's (or an understanding's) notes: code -> values."""
    held = data.ledger.notes if hasattr(data, "ledger") else data.notes
    return {note.code: note.values for note in held}


def conserved(data: Any) -> bool:
    """Rows read = rows used + rows set aside, and each row set aside has its own line."""
    table = data.ledger.issues
    return data.ledger.rows_set_aside == int((table["column"] == "").sum())
