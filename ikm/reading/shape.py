"""Whether a table has one row per respondent or one row per unit."""

from __future__ import annotations

from collections.abc import Mapping

from ikm.pedoman import Pedoman
from ikm.reading.layout import first_row
from ikm.reading.words import number
from ikm.reading.workbook import Cell, Column, Sheet

RESPONDENTS, RECAP = "respondents", "recap"


def shape_of(sheet: Sheet, columns: Mapping[str, Column], pedoman: Pedoman) -> str:
    """The shape of a table: a recap when most answers are no whole numbers, or one row per unit tells n."""
    start = first_row(sheet)
    whole = broken = other = 0
    for code in pedoman.codes:
        if code in columns:
            counts = columns[code].counts(start)
            for value, count in zip(columns[code].values, counts.tolist(), strict=True):
                figure = numeric(value) if count and value is not None else None
                if figure is not None:
                    whole, broken = whole + count * figure.is_integer(), broken + count * (not figure.is_integer())
                elif count and value is not None:
                    other += count
    if broken > whole + other:
        return RECAP
    per_unit = "n" in columns and "unit" in columns and whole + broken > other and _unique(columns["unit"], start)
    return RECAP if per_unit and columns["n"].counts(start)[~columns["n"].blank()].any() else RESPONDENTS


def _unique(column: Column, start: int) -> bool:
    counts = column.counts(start)
    counts[column.blank()] = 0
    return bool(counts.max(initial=0) == 1)


def numeric(value: Cell) -> float | None:
    """The number in a cell, also when it is written as text; None when there is none."""
    if isinstance(value, float):
        return value
    return number(value) if isinstance(value, str) else None
