"""The sheets of a report that are looked at, and the tables on them."""

from __future__ import annotations

from ikm.errors import UnreadableFileError
from ikm.reading.reports.blocks import Label, blocks
from ikm.reading.reports.grid import Grid, grid
from ikm.reading.reports.table import Table, table_of
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Workbook

MOST_UNITS = 20_000
"""A sheet with more rows, that are no respondents, is no report."""


def tables_of(workbook: Workbook, label: Label) -> tuple[list[Grid], list[Table]]:
    """The sheets that are seen and are no instructions, and their tables."""
    grids, tables = [], []
    quiet = words("sheets")["quiet"]
    seen = [one for one in workbook.sheets if one.visible] or list(workbook.sheets)
    spoken = [one for one in seen if not set(plain(one.name).split()) & set(quiet)] or seen
    for sheet in spoken:
        cells = grid(sheet, whole=False)
        found = [table_of(block, label, sheet.file) for block in blocks(cells, label)]
        if len(cells.cells) < sheet.height and not sheet.flipped and not any(table.people for table in found):
            if sheet.height > MOST_UNITS:
                raise UnreadableFileError(
                    "Sheet “{sheet}” of {file} has too many rows for the tables of a report ({rows}; at most {most}).",
                    sheet=sheet.name, file=workbook.name, rows=sheet.height, most=MOST_UNITS,
                )  # fmt: skip
            cells = grid(sheet)
            found = [table_of(block, label, sheet.file) for block in blocks(cells, label)]
        grids.append(cells)
        tables += found
    return grids, tables
