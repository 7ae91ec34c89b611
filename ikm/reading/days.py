"""The respondents' dates over all used sheets, and the periods they lie in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ikm.ledger import Note
from ikm.reading import dates
from ikm.reading.issues import of_cells
from ikm.reading.packed import Packed
from ikm.reading.period_words import SPANS
from ikm.reading.periods import period
from ikm.reading.respondents import Answered
from ikm.reading.surveyed import Days, as_days
from ikm.reading.words import clean
from ikm.reading.workbook import Cell, Column, title


def present(answered: Answered, column: Column) -> list[Cell]:
    """The distinct values of a column, with those that occur in no used row taken as blank."""
    seen = np.bincount(answered.table.codes(column)[answered.kept], minlength=len(column.values))
    return [value if count else None for value, count in zip(column.values, seen.tolist(), strict=True)]


def header_of(tables: Sequence[Answered], role: str) -> str:
    """The header of a role's column, on the first sheet that has one."""
    for answered in tables:
        if column := answered.table.columns.get(role):
            return title(answered.table.sheet.texts.get(column.number, role))
    return role


def days_of(tables: Sequence[Answered], issues: list[pd.DataFrame], notes: list[Note]) -> Days | None:
    """The date of every used row (NaT where blank or unknown); None without a column of dates."""
    if not any("tanggal" in answered.table.columns for answered in tables):
        return None
    days = []
    for answered in tables:
        column = answered.table.columns.get("tanggal")
        if column is None:
            days.append(np.full(len(answered.answers), "NaT", dtype="datetime64[D]"))
            continue
        told, known = _told(answered, column)
        values = list(told.values())
        month_leads = dates.month_first(values)
        read = [dates.date(value, month_leads) for value in values]
        unknown = {place for (place, value), day in zip(told.items(), read, strict=True) if value and not day}
        why = ["not-a-date" if place in unknown else "" for place in range(len(column.values))]
        issues.append(of_cells(answered.table, column, "tanggal", why, answered.kept))
        notes += _assumed(values, header_of([answered], "tanggal"))
        known[list(told)] = as_days(read)
        days.append(known[answered.codes("tanggal")])
    return np.concatenate(days)


def _told(answered: Answered, column: Column) -> tuple[dict[int, Cell], Days]:
    """The distinct values that must be read, by their place, and the days of those that are times anyway."""
    values = column.values
    if isinstance(values, Packed) and values.array.dtype.kind == "M":
        seen = np.bincount(answered.table.codes(column)[answered.kept], minlength=len(values))
        return {i: v if seen[i] else None for i, v in values.odd.items()}, values.array.astype("datetime64[D]")
    return dict(enumerate(present(answered, column))), np.full(len(values), "NaT", dtype="datetime64[D]")


def _assumed(values: Sequence[Cell], header: str) -> list[Note]:
    """What was assumed of a column of dates: which number is the day, and the day of a month."""
    either = dates.either_way(values)
    month = next((clean(value) for value in values if isinstance(value, str) and dates.month_only(value)), None)
    said = (("dates-day-first", either), ("dates-first-of-month", month))
    return [Note(code, {"column": header, "example": title(example)}) for code, example in said if example]


def periods_of(days: Days, span: str) -> pd.Categorical:
    """The periods of dates, in time order; none where there is no date."""
    length = SPANS[span]
    months = days.astype("datetime64[M]").astype(np.int64)
    known = ~np.isnat(days)
    found, codes = np.unique(months[known] // length, return_inverse=True)
    taken = np.full(len(days), -1)
    taken[known] = codes
    names = [period(np.datetime64(int(n) * length, "M").astype("datetime64[D]").item(), span) for n in found]
    return pd.Categorical.from_codes(taken, categories=pd.Index(names, dtype=object))
