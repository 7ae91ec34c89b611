"""The respondents' attributes: one category column each, over all used sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.ledger import Note
from ikm.reading import ages, dates, people
from ikm.reading.categories import Part, categorical, natural
from ikm.reading.issues import of_cells
from ikm.reading.respondents import Answered
from ikm.reading.workbook import Cell, Column, title
from ikm.survey import ATTRIBUTES

ORDERS: dict[str, Callable[[str], object]] = {
    "umur": ages.age_order,
    "pendidikan": people.schooling_order,
    "pekerjaan": people.last_order,
    "periode": dates.period_order,
}
"""How an attribute's categories are put in order; the others naturally."""

_EPOCH = dt.date(1970, 1, 1).toordinal()
_NO_DAY = np.iinfo(np.int64).min  # how numpy writes NaT

Days = npt.NDArray[np.datetime64]

Read = tuple[pd.DataFrame, list[pd.DataFrame], list[Note]]
"""Columns, issues and notes."""


def attributes(tables: Sequence[Answered]) -> Read:
    """All attributes the tables have, in canonical order, and the further columns kept beside them."""
    columns: dict[str, pd.Categorical] = {}
    issues: list[pd.DataFrame] = []
    notes: list[Note] = []
    for name in ATTRIBUTES:
        if any(name in answered.table.columns for answered in tables):
            parts = [_part(answered, name, issues, notes) for answered in tables]
            columns[name] = categorical(parts, ORDERS.get(name, natural))
    days = _days(tables, issues)
    if days is not None and "periode" not in columns and not np.isnat(days).all():
        columns["periode"] = _quarters(days)
        notes.append(Note("periode-from-date", {"column": _header(tables, "tanggal")}))
    frame = pd.DataFrame({name: columns[name] for name in ATTRIBUTES if name in columns})
    if frame.empty:
        frame = pd.DataFrame(index=range(sum(len(answered.answers) for answered in tables)))
    if any("umur" in answered.table.columns for answered in tables):
        years = _gather(tables, "umur", lambda value: ages.age(value)[0])
        frame["umur_tahun"] = np.array(years, dtype=np.float64)
    if days is not None:
        frame["tanggal"] = days.astype("datetime64[s]")
    if any("saran" in answered.table.columns for answered in tables):
        frame["saran"] = pd.Series(_gather(tables, "saran", people.named), dtype=object)
    return frame, issues, notes


def _part(answered: Answered, name: str, issues: list[pd.DataFrame], notes: list[Note]) -> Part:
    column = answered.table.columns.get(name)
    if column is None:
        return [None], np.zeros(len(answered.answers), dtype=np.uint8)
    values = _present(answered, column)
    if name == "umur":
        read = [ages.age(value) for value in values]
        issues.append(of_cells(answered.table, column, name, [why for _, _, why in read], answered.kept))
        return [group for _, group, _ in read], answered.codes(name)
    if meaning := people.codes(name, values):
        said = "; ".join(f"{code} = {category}" for code, category in meaning.items())
        notes.append(Note("codes-as-2004", {"column": _header([answered], name), "meaning": said}))
        return [meaning.get(people.label(value) or "") for value in values], answered.codes(name)
    return [_category(name, value) for value in values], answered.codes(name)


def _category(name: str, value: Cell) -> str | None:
    if name == "jenis_kelamin":
        return people.gender(value)
    if name == "periode" and not isinstance(value, (str, float)) and (day := dates.date(value)):
        return dates.quarter(day)
    return people.label(value)


def _present(answered: Answered, column: Column) -> list[Cell]:
    """The distinct values of a column, with those that occur in no used row taken as blank."""
    seen = np.bincount(answered.table.codes(column)[answered.kept], minlength=len(column.values))
    return [value if count else None for value, count in zip(column.values, seen.tolist(), strict=True)]


def _header(tables: Sequence[Answered], role: str) -> str:
    for answered in tables:
        if column := answered.table.columns.get(role):
            return title(answered.table.sheet.texts.get(column.number, role))
    return role


def _gather(tables: Sequence[Answered], role: str, read: Callable[[Cell], Any]) -> list[Any]:
    """A role's values over all used rows; None on a sheet without the column."""
    gathered: list[Any] = []
    for answered in tables:
        column = answered.table.columns.get(role)
        if column is None:
            gathered += [None] * len(answered.answers)
        else:
            said = [read(value) for value in _present(answered, column)]
            gathered += [said[code] for code in answered.codes(role).tolist()]
    return gathered


def _days(tables: Sequence[Answered], issues: list[pd.DataFrame]) -> Days | None:
    """The date of every used row (NaT where blank or unknown); None without a column of dates."""
    if not any("tanggal" in answered.table.columns for answered in tables):
        return None
    days = []
    for answered in tables:
        column = answered.table.columns.get("tanggal")
        if column is None:
            days.append(np.full(len(answered.answers), "NaT", dtype="datetime64[D]"))
            continue
        values = _present(answered, column)
        month_leads = dates.month_first(values)
        read = [dates.date(value, month_leads) for value in values]
        unknown = [value is not None and day is None for value, day in zip(values, read, strict=True)]
        why = ["not-a-date" if bad else "" for bad in unknown]
        issues.append(of_cells(answered.table, column, "tanggal", why, answered.kept))
        ordinals = [_NO_DAY if day is None else day.toordinal() - _EPOCH for day in read]
        days.append(np.array(ordinals, dtype=np.int64).view("datetime64[D]")[answered.codes("tanggal")])
    return np.concatenate(days)


def _quarters(days: Days) -> pd.Categorical:
    """The quarters of dates, in time order."""
    months = days.astype("datetime64[M]").astype(np.int64)
    number = np.where(np.isnat(days), -1, months // 3)
    found, codes = np.unique(number[number >= 0], return_inverse=True)
    taken = np.full(len(days), -1)
    taken[number >= 0] = codes
    names = [dates.quarter(np.datetime64(int(q) * 3, "M").astype("datetime64[D]").item()) for q in found]
    return pd.Categorical.from_codes(taken, categories=pd.Index(names, dtype=object))
