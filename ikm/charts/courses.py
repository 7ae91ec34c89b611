"""How every unsur and every unit went over periods, in rows of small lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.change import is_clear, of_rows
from ikm.charts.chart import Chart
from ikm.charts.order import none_of, reason
from ikm.charts.sparks import Course, drawn
from ikm.charts.sure import lines_are
from ikm.charts.words import FEW, basis, group_name, groups, per
from ikm.survey import Floats
from ikm.text import ID, Text
from ikm.text.terms import attribute_name, value_name
from ikm.uncertainty import Uncertainty


def unsur_trend(found: Uncertainty, changes: pd.DataFrame, *, text: Text = ID, dark: bool = False) -> Chart:
    """A small line of the NRR of every unsur over periods, with its first and last figure and the last change.

    ``found``: how sure an index by period is. ``changes``: for each of its rows in their order, a row per unsur in
    the questionnaire's order (``ikm.trend.Trend.unsur``): ``code``, ``since`` (the period before), ``change`` since
    then, ``change_low``, ``change_high`` and ``clear``, whether it is more than chance. What rose most last stands
    on top. The table has one row per unsur with a column per period. Raises ValueError for other numbers of rows.
    """
    figures = found.index
    codes = list(figures.nrr.columns)
    told = of_rows(changes, found, len(codes))
    ranked = figures.table["ranked"].to_numpy(dtype=bool)
    periods = [group_name(row, figures.by, text) for _, row in figures.table.iterrows()]
    why = tuple(reason(figures, code, text) for code in figures.table["reason"])
    last = int(np.flatnonzero(ranked)[-1]) if ranked.any() else 0
    courses = []
    for code in codes:
        values = np.where(ranked, figures.nrr[code].to_numpy(), np.nan)
        mutu = tuple(figures.mutu_of(float(value)) for value in values)
        low, high = (np.where(ranked, frame[code].to_numpy(), np.nan) for frame in (found.nrr_low, found.nrr_high))
        name = f"{code} {figures.questionnaire.unsur_named(str(code)).name}"
        own = told[told["code"].eq(code)]
        change = own.iloc[last] if len(own) else _nothing()
        courses.append(Course(name, values, low, high, mutu, why, tuple(own["clear"]), change))
    courses = _by_rise(courses)
    what = text("NRR per unsur over {periods}", periods=groups(len(periods), figures.by, text))
    subtitle = basis(figures, text, what, n=figures.table.loc[ranked, "n"].sum(skipna=False))
    title = none_of(figures, text) if not ranked.any() else ""
    title = title or _title(courses, lambda n: text("{n} unsur", n=text.number(n, 0)), text)
    shown = [course.name.split(" ", 1)[0] for course in courses]
    names = {text("Code"): shown, "Unsur": [figures.questionnaire.unsur_named(code).name for code in shown]}
    return drawn(courses, periods, (title, subtitle), names, text, dark, whiskers=False)


def unit_trend(
    found: Uncertainty,
    changes: pd.DataFrame,
    times: Sequence[str | None] | None = None,
    *,
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """A small line of the IKM of every unit over periods with intervals, its first, its last and its last change.

    ``found``: how sure an index by an attribute and the period is, in that order (``["unit", "periode"]``).
    ``changes``: a row for each of its rows, in their order (``ikm.trend.Trend.periods``), with ``since`` (the period
    before), ``change`` since then, ``change_low``, ``change_high`` and ``clear``. What rose most last stands on top,
    what cannot be compared at the end. ``times``: all periods in time (None: by their names). The table has one row
    per unit with a column per period.
    Raises ValueError where the index is by something else, or for another number of rows.
    """
    figures = found.index
    if len(figures.by) != 2 or figures.by[1] != "periode":
        raise ValueError("The index has to be by an attribute and the period.")
    by = figures.by[0]
    table = figures.table
    there = [None if pd.isna(value) else str(value) for value in table["periode"].unique()]
    times = list(times or sorted(there, key=lambda value: (value is None, value or "")))
    periods = [value_name(value, text) for value in times]
    told = of_rows(changes, found)
    courses = []
    for value in table[by].unique():
        own = table[by].isna() if pd.isna(value) else table[by].eq(value)
        at = [_row(table, own, time) for time in times]
        courses.append(_course(found, at, value_name(None if pd.isna(value) else value, text), told, text))
    courses = _by_rise(courses)
    what = per((by,), text, figures.noun)
    over = text("{what} over {periods}", what=what, periods=groups(len(periods), ("periode",), text))
    sure = [lines_are(found, text)] if found.table["low"].notna().any() else []
    subtitle = basis(figures, text, over, *sure, n=table.loc[table["ranked"], "n"].sum(skipna=False))
    title = none_of(figures, text) if not table["ranked"].any() else ""
    title = title or _title(courses, lambda n: groups(n, (by,), text, figures.noun), text)
    names = {attribute_name(by, text): [course.name for course in courses]}
    return drawn(courses, periods, (title, subtitle), names, text, dark, worst_case=found.worst_case)


def _row(table: pd.DataFrame, own: pd.Series, period: Any) -> Any:
    """The row of one unit in one period; None where it has none."""
    there = table.index[own & (table["periode"].isna() if period is None else table["periode"].eq(period))]
    return there[0] if len(there) else None


def _course(found: Uncertainty, at: list[Any], name: str, told: pd.DataFrame, text: Text) -> Course:
    figures = found.index
    ranked = [place is not None and bool(figures.table.loc[place, "ranked"]) for place in at]

    def of(frame: pd.DataFrame, column: str) -> Floats:
        values = [frame.loc[place, column] if judged else np.nan for place, judged in zip(at, ranked, strict=True)]
        return np.array(values, dtype=float)

    mutu = tuple(figures.table.loc[p, "mutu"] if judged else None for p, judged in zip(at, ranked, strict=True))
    why = tuple("" if p is None else reason(figures, str(figures.table.loc[p, "reason"]), text) for p in at)
    clear = tuple(None if place is None else told["clear"].loc[place] for place in at)
    judged = [place for place, there in zip(at, ranked, strict=True) if there]
    change = told.loc[judged[-1]] if judged else _nothing()
    numbers = (of(figures.table, "konversi"), of(found.table, "low"), of(found.table, "high"))
    return Course(name, *numbers, mutu, why, clear, change)


def _nothing() -> pd.Series:
    """No change that could be told."""
    return pd.Series({"since": None, "change": np.nan, "change_low": np.nan, "change_high": np.nan, "clear": None})


def _by_rise(courses: list[Course]) -> list[Course]:
    """What rose most on top, what cannot be compared at the end."""
    change = np.array([float(course.change["change"]) for course in courses])
    return [courses[i] for i in np.argsort(-change, kind="stable")]


def _title(courses: list[Course], many: Callable[[int], str], text: Text) -> str:
    """Which have changed by more than chance since the period before, named where they are few."""
    compared = [course for course in courses if course.change["change"] == course.change["change"]]
    if not compared:
        return text("There is no other period to compare with")
    before = {value_name(course.change["since"], text) for course in compared}
    since = {"since": before.pop() if len(before) == 1 else text("the period before")}
    told = [(course, is_clear(course.change["clear"])) for course in compared]
    if all(clear is None for _, clear in told):
        return text("Whether anything changed by more than chance since {since} cannot be told", **since)
    sure = [course for course, clear in told if clear]
    judged = sum(clear is not None for _, clear in told)
    if not sure:
        return text("Of {all}, none has changed by more than chance since {since}", all=many(judged), **since)
    up = [course.name for course in sure if course.change["change"] > 0]
    down = [course.name for course in sure if course.change["change"] <= 0]

    def some(names: list[str]) -> str:
        return text.listing(names) if len(names) <= FEW else many(len(names))

    if up and down:
        return text("Up by more than chance since {since}: {up}; down: {down}", up=some(up), down=some(down), **since)
    if up:
        return text("Up by more than chance since {since}: {up}", up=some(up), **since)
    return text("Down by more than chance since {since}: {down}", down=some(down), **since)
