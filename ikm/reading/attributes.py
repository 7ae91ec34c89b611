"""The respondents' attributes: one category column each, over all used sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ikm.ledger import Note
from ikm.reading import ages, dates, people, periods
from ikm.reading.categories import Part, categorical, counted, natural
from ikm.reading.days import days_of, header_of, periods_of, present
from ikm.reading.issues import of_cells
from ikm.reading.respondents import Answered
from ikm.reading.spellings import MOST, SPELLED, joined, unify, unify_names
from ikm.reading.surveyed import Days
from ikm.reading.titles import stem
from ikm.reading.workbook import Cell
from ikm.survey import ATTRIBUTES

ORDERS: dict[str, Callable[[str], object]] = {
    "umur": ages.age_order,
    "pendidikan": people.schooling_order,
    "pekerjaan": people.last_order,
    "periode": periods.period_order,
}
"""How an attribute's categories are put in order; the others naturally."""

NAMED = 6
"""So many age groups are named in a note."""

ENUMERATOR = "enumerator"
"""The further column of who asked, by pseudonym; it is not grouped by."""

Read = tuple[pd.DataFrame, list[pd.DataFrame], list[Note]]
"""Columns, issues and notes."""


def attributes(tables: Sequence[Answered], span: str | None = None, starts: Sequence[int] | None = None) -> Read:
    """All attributes the tables have, in canonical order, and the further columns kept beside them.

    ``span``: "bulan", "triwulan", "semester" or "tahun", where a person chose how long a period is; else
    periods stay as the file has them, and are quarters where only dates tell them. ``starts``: where a person wants
    groups of ages to begin; groups that the file itself names stay.
    """
    columns: dict[str, pd.Categorical] = {}
    issues: list[pd.DataFrame] = []
    notes: list[Note] = []
    for name in ATTRIBUTES:
        if any(name in answered.table.columns for answered in tables):
            parts = [_part(answered, name, span, starts, issues, notes) for answered in tables]
            columns[name] = categorical(_unified(name, parts, tables, notes), ORDERS.get(name, natural))
            if name in SPELLED:
                names = list(columns[name].categories)
                columns[name] = columns[name].rename_categories(dict(zip(names, people.capitals(names), strict=True)))
    days = days_of(tables, issues, notes)
    if days is not None and not np.isnat(days).all() and not _spans(columns.get("periode"), span):
        columns["periode"] = periods_of(days, span or "triwulan")
        code = f"{span}-from-date" if span else "periode-from-date"
        notes.append(Note(code, {"column": header_of(tables, "tanggal")}))
    elif (
        days is not None
        and "periode" in columns
        and any("periode" not in answered.table.columns for answered in tables)
    ):
        columns["periode"] = _filled_in(columns["periode"], days, tables)
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
    if any(ENUMERATOR in answered.table.columns for answered in tables):
        frame[ENUMERATOR] = categorical(_asked_by(tables))
    return frame, issues, notes


def _asked_by(tables: Sequence[Answered]) -> list[Part]:
    """The pseudonyms of those who asked; of several files each has its own, so the file's name stands before them."""
    parts = [_part(answered, ENUMERATOR, None, None, [], []) for answered in tables]
    files = [answered.table.sheet.file for answered in tables]
    if len(set(files)) < 2:
        return parts
    return [
        ([value and f"{stem(file)} · {value}" for value in values], codes)
        for file, (values, codes) in zip(files, parts, strict=True)
    ]


def _filled_in(taken: pd.Categorical, days: Days, tables: Sequence[Answered]) -> pd.Categorical:
    """The periods, with the quarter of the date on sheets that state none."""
    lacks = np.repeat(
        ["periode" not in answered.table.columns for answered in tables], [len(a.answers) for a in tables]
    )
    told = pd.Series(taken, dtype=object)
    told[lacks] = pd.Series(periods_of(days, "triwulan"), dtype=object)[lacks]
    names = sorted(told.dropna().unique(), key=ORDERS["periode"])  # type: ignore[arg-type]
    return pd.Categorical(told, categories=names)


def _spans(taken: pd.Categorical | None, span: str | None) -> bool:
    """Whether a column of periods says what is wanted: anything where nothing is, else periods of that span."""
    return taken is not None and (span is None or all(periods.within(name, span) == name for name in taken.categories))


def _part(
    answered: Answered,
    name: str,
    span: str | None,
    starts: Sequence[int] | None,
    issues: list[pd.DataFrame],
    notes: list[Note],
) -> Part:
    column = answered.table.columns.get(name)
    if column is None:
        return [None], np.zeros(len(answered.answers), dtype=np.uint8)
    values = present(answered, column)
    if name == "umur":
        read = [ages.age(value, starts or ages.STARTS) for value in values]
        if starts and (named := dict.fromkeys(group for years, group, _ in read if years is None and group)):
            notes.append(_not_regrouped(answered, name, list(named)))
        issues.append(of_cells(answered.table, column, name, [why for _, _, why in read], answered.kept))
        return [group for _, group, _ in read], answered.codes(name)
    if meaning := people.codes(name, values):
        said = "; ".join(f"{code} = {category}" for code, category in meaning.items())
        notes.append(Note("codes-as-2004", {"column": header_of([answered], name), "meaning": said}))
        return [meaning.get(people.label(value) or "") for value in values], answered.codes(name)
    if name == "periode":
        return _periods(values, span), answered.codes(name)
    if name == "jenis_kelamin":
        slips = {text: people.gender(text) or "" for value in values if people.misspelt(value) and (text := str(value))}
        _say(joined(slips), name, [answered], notes)
    return [_CATEGORY.get(name, people.label)(value) for value in values], answered.codes(name)


def _not_regrouped(answered: Answered, name: str, named: list[str]) -> Note:
    """The note on age groups that stand in the file as such."""
    said = ", ".join(sorted(named, key=ages.age_order)[:NAMED]) + (", ..." if len(named) > NAMED else "")
    return Note("ages-in-groups", {"column": header_of([answered], name), "groups": said})


_CATEGORY: dict[str, Callable[[Cell], str | None]] = {
    "jenis_kelamin": people.gender,
    "pendidikan": people.option,
    "pekerjaan": people.option,
}
"""What a cell of an attribute says, where it is more than a label."""


def _periods(values: Sequence[Cell], span: str | None) -> list[str | None]:
    """Periods in one spelling, in the wanted span where they lie in one; a day stands for its quarter or month."""
    days = [dates.date(value) if isinstance(value, (str, dt.date)) else None for value in values]
    by_day = span or ("bulan" if all(day.day == 1 for day in days if day) else "triwulan")
    said = [people.label(value) for value in values]
    parsed = [periods.spelled(text) if text else None for text in said]
    named = [
        periods.period(day, by_day) if day and text and not periods.parse(text) else name
        for day, text, name in zip(days, said, parsed, strict=True)
    ]
    return [(periods.within(name, span) or name) if span and name else name for name in named]


def _unified(name: str, parts: list[Part], tables: Sequence[Answered], notes: list[Note]) -> list[Part]:
    """The parts with one spelling for one thing, where the attribute's spellings are known."""
    if name not in (*SPELLED, "unit", "layanan"):
        return parts
    counts = counted(parts)
    if len(counts) > MOST:
        return parts
    taken = unify(name, counts) if name in SPELLED else unify_names(counts)
    _say(joined(taken), name, tables, notes)
    return [([value and taken.get(value, value) for value in values], codes) for values, codes in parts]


def _say(examples: str, name: str, tables: Sequence[Answered], notes: list[Note]) -> None:
    if examples:
        notes.append(Note("spellings-unified", {"column": header_of(tables, name), "examples": examples}))


def _gather(tables: Sequence[Answered], role: str, read: Callable[[Cell], Any]) -> list[Any]:
    """A role's values over all used rows; None on a sheet without the column."""
    gathered: list[Any] = []
    for answered in tables:
        column = answered.table.columns.get(role)
        if column is None:
            gathered += [None] * len(answered.answers)
        else:
            said = [read(value) for value in present(answered, column)]
            gathered += [said[code] for code in answered.codes(role).tolist()]
    return gathered
