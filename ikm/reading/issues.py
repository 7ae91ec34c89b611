"""The ledger's table: what was set aside, where, and why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ikm.ledger import ISSUE_COLUMNS, no_issues
from ikm.reading.table import Rows, Table
from ikm.reading.words import written
from ikm.reading.workbook import Bools, Column

LONGEST = 80
"""Values are printed up to this length."""


def of_cells(table: Table, column: Column, name: str, reasons: Sequence[str], among: Bools) -> pd.DataFrame:
    """The cells of a column that were set aside: those whose distinct value has a reason, in rows ``among``."""
    bad = np.array([reason != "" for reason in reasons], dtype=bool)
    if not bad.any():
        return no_issues()
    codes = table.codes(column)
    where = np.flatnonzero(bad[codes] & among)
    sheet = table.sheet
    rows = table.rows[where]
    taken = codes[where].tolist()
    values = {code: written(column.values[code])[:LONGEST] for code in set(taken)}
    return pd.DataFrame(
        {
            "sheet": table.sheet.name,
            "row": column.number + 1 if sheet.flipped else rows + 1,
            "column": name,
            "cell": [sheet.cell(column.number, row) for row in rows.tolist()],
            "value": [values[code] for code in taken],
            "code": [reasons[code] for code in taken],
        }
    )


def of_rows(table: Table, places: Rows, code: str, values: dict[int, str] | None = None) -> pd.DataFrame:
    """The rows of a table (by their place) that were set aside as a whole."""
    said = values or {}
    return pd.DataFrame(
        {
            "sheet": table.sheet.name,
            "row": table.rows[places] + 1,
            "column": "",
            "cell": [table.sheet.place_of_row(int(row)) for row in table.rows[places]],
            "value": [said.get(int(place), "")[:LONGEST] for place in places],
            "code": code,
        }
    )


def together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All issues in the order of sheets and rows, a row's own issue before those of its cells."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return no_issues()
    joined = pd.concat(filled, ignore_index=True)
    sheets = {name: i for i, name in enumerate(dict.fromkeys(joined["sheet"]))}
    order = np.lexsort((joined["cell"] != "", joined["row"], joined["sheet"].map(sheets)))
    joined = joined.iloc[order].reset_index(drop=True)
    return joined[list(ISSUE_COLUMNS)].astype({name: object for name in ISSUE_COLUMNS if name != "row"})
