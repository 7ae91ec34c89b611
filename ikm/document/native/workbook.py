"""The workbook behind a chart: what "Edit data" opens."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from ikm.document.drawing import Drawing, Series
from ikm.document.native.words import bare

SHEET = "Sheet1"
MADE = dt.datetime(2000, 1, 1)
"""The day that stands in every embedded workbook, so that the same figures give the same bytes."""


def column(place: int) -> str:
    """The letters of a column, 0 the first.

    >>> column(0), column(27)
    ('A', 'AB')
    """
    return (column(place // 26 - 1) if place >= 26 else "") + chr(65 + place % 26)


def places(drawing: Drawing) -> list[tuple[int, int | None]]:
    """For each series the column of its values and the first of the two of its errors (plus, minus; None without)."""
    following = len(drawing.series) + 1
    found: list[tuple[int, int | None]] = []
    for at, series in enumerate(drawing.series, start=1):
        errors = following if series.low and series.high else None
        following += 2 * (errors is not None)
        found.append((at, errors))
    return found


def errors(series: Series) -> tuple[list[float], list[float]]:
    """What reaches above and below each value; 0 where no interval is known."""
    known = list(zip(series.values, series.low, series.high, strict=True))
    above = [0.0 if v is None or low is None or high is None else high - v for v, low, high in known]
    below = [0.0 if v is None or low is None or high is None else v - low for v, low, high in known]
    return above, below


def workbook(drawing: Drawing) -> bytes:
    """An xlsx with a row for each category and a column for each series; text is text, never a formula."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 40)
    for row, name in enumerate(drawing.categories, start=1):
        sheet.write_string(row, 0, _cell(name))
    for series, (at, more) in zip(drawing.series, places(drawing), strict=True):
        sheet.write_string(0, at, _cell(series.name))
        columns: list[tuple[int, Sequence[float | None]]] = [(at, series.values)]
        if more is not None:
            above, below = errors(series)
            columns += [(more, above), (more + 1, below)]
            sheet.write_string(0, more, _cell(f"{series.name} +"))
            sheet.write_string(0, more + 1, _cell(f"{series.name} -"))
        for place, values in columns:
            for row, value in enumerate(values, start=1):
                if value is not None and value == value:
                    sheet.write_number(row, place, float(value))
    book.close()
    return out.getvalue()


def _cell(value: object) -> str:
    """A text as a cell can hold it: Excel takes 32767 characters."""
    return bare(value)[:32_000]
