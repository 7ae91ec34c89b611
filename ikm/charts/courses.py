"""How every unsur and every unit went over periods, in rows of small lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.change import is_clear
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
    """A small line of the NRR of every unsur over periods, with its first and last figure and the change between.

    ``found``: how sure an index by period is. ``changes``: a row per unsur with ``code``, ``change`` (from the first
    period that is judged to the last), ``change_low``, ``change_high`` and ``clear``, whether it is more than chance
    (None: not known). What rose most stands on top. The table has one row per unsur with a column per period.
    """
    figures = found.index
    told = changes.set_index("code").reindex(figures.nrr.columns).sort_values("change", ascending=False, kind="stable")
    ranked = figures.table["ranked"].to_numpy(dtype=bool)
    periods = [group_name(row, figures.by, text) for _, row in figures.table.iterrows()]
    why = tuple(reason(figures, code, text) for code in figures.table["reason"])
    courses = []
    for code in told.index:
        values = np.where(ranked, figures.nrr[code].to_numpy(), np.nan)
        mutu = tuple(figures.mutu_of(float(value)) for value in values)
        low, high = (np.where(ranked, frame[code].to_numpy(), np.nan) for frame in (found.nrr_low, found.nrr_high))
        name = f"{code} {figures.questionnaire.unsur_named(str(code)).name}"
        courses.append(Course(name, values, low, high, mutu, why, told.loc[code]))
    what = text("NRR per unsur over {periods}", periods=groups(len(periods), figures.by, text))
    subtitle = basis(figures, text, what, n=figures.table.loc[ranked, "n"].sum(skipna=False))
    title = none_of(figures, text) if not ranked.any() else ""
    title = title or _title(courses, periods, lambda n: text("{n} unsur", n=text.number(n, 0)), text)
    names = {
        text("Code"): list(told.index),
        "Unsur": [figures.questionnaire.unsur_named(str(code)).name for code in told.index],
    }
    return drawn(courses, periods, (title, subtitle), names, text, dark, whiskers=False)


def unit_trend(found: Uncertainty, changes: pd.DataFrame, *, text: Text = ID, dark: bool = False) -> Chart:
    """A small line of the IKM of every unit over periods with intervals, its first and last figure and the change.

    ``found``: how sure an index by an attribute and the period is, in that order (``["unit", "periode"]``).
    ``changes``: a row per value of the attribute, in a column of its name, with ``change`` (from its first period
    that is judged to its last), ``change_low``, ``change_high`` and ``clear``. What rose most stands on top, what
    cannot be compared last. The table has one row per unit with a column per period.
    Raises ValueError where the index is by something else.
    """
    figures = found.index
    if len(figures.by) != 2 or figures.by[1] != "periode":
        raise ValueError("The index has to be by an attribute and the period.")
    by = figures.by[0]
    table = figures.table
    known = table["periode"]
    order = known.cat.categories if isinstance(known.dtype, pd.CategoricalDtype) else sorted(known.dropna().unique())
    times = [*(value for value in order if known.eq(value).any()), *([None] if known.isna().any() else [])]
    periods = [value_name(value, text) for value in times]
    courses = []
    for _, told in changes.sort_values("change", ascending=False, kind="stable").iterrows():
        own = table[by].isna() if pd.isna(told[by]) else table[by] == told[by]
        at = [_row(table, own, value) for value in times]
        courses.append(_course(found, at, value_name(None if pd.isna(told[by]) else told[by], text), told, text))
    what = per((by,), text, figures.noun)
    over = text("{what} over {periods}", what=what, periods=groups(len(periods), ("periode",), text))
    sure = [lines_are(found, text)] if found.table["low"].notna().any() else []
    subtitle = basis(figures, text, over, *sure, n=table.loc[table["ranked"], "n"].sum(skipna=False))
    title = none_of(figures, text) if not table["ranked"].any() else ""
    title = title or _title(courses, periods, lambda n: groups(n, (by,), text, figures.noun), text)
    names = {attribute_name(by, text): [course.name for course in courses]}
    return drawn(courses, periods, (title, subtitle), names, text, dark, worst_case=found.worst_case)


def _row(table: pd.DataFrame, own: pd.Series, period: Any) -> Any:
    """The row of one unit in one period; None where it has none."""
    there = table.index[own & (table["periode"].isna() if period is None else table["periode"].eq(period))]
    return there[0] if len(there) else None


def _course(found: Uncertainty, at: list[Any], name: str, told: pd.Series, text: Text) -> Course:
    figures = found.index
    ranked = [place is not None and bool(figures.table.loc[place, "ranked"]) for place in at]

    def of(frame: pd.DataFrame, column: str) -> Floats:
        values = [frame.loc[place, column] if judged else np.nan for place, judged in zip(at, ranked, strict=True)]
        return np.array(values, dtype=float)

    mutu = tuple(figures.table.loc[p, "mutu"] if judged else None for p, judged in zip(at, ranked, strict=True))
    why = tuple("" if p is None else reason(figures, str(figures.table.loc[p, "reason"]), text) for p in at)
    return Course(name, of(figures.table, "konversi"), of(found.table, "low"), of(found.table, "high"), mutu, why, told)


def _title(courses: list[Course], periods: list[str], many: Callable[[int], str], text: Text) -> str:
    """How many have changed by more than chance, and which where there is one."""
    compared = [course for course in courses if course.change["change"] == course.change["change"]]
    if len(periods) < 2 or not compared:
        return text("There is no other period to compare with")
    since = {"since": periods[0]}
    told = [(course, is_clear(course.change["clear"])) for course in compared]
    if all(clear is None for _, clear in told):
        return text("Whether anything changed by more than chance since {since} cannot be told", **since)
    sure = [course for course, clear in told if clear]
    if not sure:
        return text("Of {all}, none has changed by more than chance since {since}", all=many(len(compared)), **since)
    up = [course.name for course in sure if course.change["change"] > 0]
    down = [course.name for course in sure if course.change["change"] <= 0]

    def some(names: list[str]) -> str:
        return text.listing(names) if len(names) <= FEW else many(len(names))

    if up and down:
        return text("Up by more than chance since {since}: {up}; down: {down}", up=some(up), down=some(down), **since)
    if up:
        return text("Up by more than chance since {since}: {up}", up=some(up), **since)
    return text("Down by more than chance since {since}: {down}", down=some(down), **since)
