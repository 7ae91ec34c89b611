"""Whether a table has one row per respondent or one row per unit.

The rule looks at the figures in the columns of unsur, in this order:

1. Mostly words, or no figures at all: respondents.
2. One row per unit that also tells n: a recap, whatever the figures are. A row is one per unit when no two
   name the same unit, service and period.
3. Mostly whole numbers up to 10: respondents, as they may be on a scale of 1 to 4, 5, 6 or 10.
4. Of the rest mostly larger whole numbers (sums, converted values): a recap where there is one row per unit,
   or n, or only one to three rows; else respondents on some other scale.
5. Of the rest mostly fractions: respondents where nearly all figures are means of a few whole answers (2,5 of two
   questions; 2,67 of three), there is not one row per unit nor n, and there are many rows or columns that
   only a person fills (gender, age, education, occupation, comments); else a recap.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np

from ikm.pedoman import Pedoman
from ikm.reading.figures import figure, is_no_data
from ikm.reading.layout import first_row
from ikm.reading.words import number
from ikm.reading.workbook import Bools, Cell, Column, Sheet
from ikm.survey import UNIT_ATTRIBUTES, Floats

RESPONDENTS, RECAP = "respondents", "recap"

LARGEST_ANSWER = 10
"""No respondent gives a whole number larger than this on a usual scale."""

FEW_ROWS, MANY_ROWS = 3, 10
"""So few rows of sums or converted values are units without a name; so many rows of fractions can be respondents."""

MOST_QUESTIONS, NEARLY_ALL = 5, 0.95
"""Answers to at most so many questions are averaged into one; more than this share of figures must be such means."""

STEP = 0.006
"""A mean of a few answers, printed with two decimals, is at most so far from what it is."""

PERSONAL = ("jenis_kelamin", "umur", "pendidikan", "pekerjaan", "saran")
"""Columns that only a respondent fills."""


def shape_of(sheet: Sheet, columns: Mapping[str, Column], pedoman: Pedoman) -> str:
    """The shape of a table, from its columns by role (see above)."""
    start = first_row(sheet)
    unsur = [columns[code] for code in pedoman.codes if code in columns]
    counted = [_figures(column, start) for column in unsur]
    figures = np.concatenate([values for values, _, _ in counted]) if counted else np.empty(0)
    counts = np.concatenate([often for _, often, _ in counted]) if counted else np.empty(0)
    words, total = sum(other for _, _, other in counted), float(counts.sum())
    if total <= words:
        return RESPONDENTS
    whole = figures % 1 == 0
    broken = float(counts[~whole].sum())
    small = float(counts[whole & (np.abs(figures) <= LARGEST_ANSWER)].sum())
    large = total - broken - small
    has_n = _filled(columns.get("n"), start)
    told = has_n or _filled(columns.get("printed_ikm"), start)  # no respondent has a number of respondents, or an IKM
    if broken + large <= small + words and not told:
        return RESPONDENTS
    per_unit = _one_per_unit(columns, unsur, start)
    if per_unit and told:
        return RECAP
    if broken + large <= small + words:
        return RESPONDENTS
    if broken >= large:
        averaged = _averaged(counted) and not per_unit and not has_n
        many = _rows(unsur, start).sum() >= MANY_ROWS or any(_filled(columns.get(role), start) for role in PERSONAL)
        return RESPONDENTS if averaged and many else RECAP
    return RECAP if per_unit or has_n or _rows(unsur, start).sum() <= FEW_ROWS else RESPONDENTS


def _figures(column: Column, start: int) -> tuple[Floats, Floats, int]:
    """A column's distinct figures from row ``start`` on, how often each occurs, and how many other cells are filled."""
    found: list[float] = []
    often: list[int] = []
    other = 0
    counts = column.counts(start)
    for i in counts.nonzero()[0].tolist():
        value = column.values[i]
        if value is None:
            continue
        said = figure(value)
        if said is not None:
            found.append(said)
            often.append(int(counts[i]))
        elif not is_no_data(value):
            other += int(counts[i])
    return np.array(found), np.array(often, dtype=float), other


def _averaged(counted: list[tuple[Floats, Floats, int]]) -> bool:
    """Whether nearly all figures are means of a few answers, each column's of one number of questions."""
    hits = total = 0.0
    for values, often, _ in counted:
        total += float(often.sum())
        possible = (values >= 1 - STEP) & (values <= LARGEST_ANSWER)
        values, often = values[possible], often[possible]
        fits = [
            float(often[np.abs(values - np.round(values * of) / of) <= STEP].sum())
            for of in range(1, MOST_QUESTIONS + 1)
        ]
        hits += max(fits, default=0.0)
    return hits > NEARLY_ALL * total


def _rows(columns: list[Column], start: int) -> Bools:
    """Which rows from ``start`` on have anything in one of the columns."""
    filled = np.zeros(len(columns[0].codes) - start if columns else 0, dtype=bool)
    for column in columns:
        filled |= ~column.blank()[column.codes[start:]]
    return filled


def _one_per_unit(columns: Mapping[str, Column], unsur: list[Column], start: int) -> bool:
    """Whether the rows name units, and no two the same unit, service and period."""
    if "unit" not in columns:
        return False
    rows = _rows(unsur, start) & ~columns["unit"].blank()[columns["unit"].codes[start:]]
    names = [columns[name] for name in UNIT_ATTRIBUTES if name in columns]
    if not rows.any() or prod(len(column.values) for column in names) < rows.sum():
        return False
    named = [column.codes[start:][rows] for column in names]
    return len(np.unique(np.stack(named), axis=1).T) == int(rows.sum())


def _filled(column: Column | None, start: int) -> bool:
    return column is not None and bool(column.counts(start)[~column.blank()].any())


def numeric(value: Cell) -> float | None:
    """The number in a cell, also when it is written as text; None when there is none."""
    if isinstance(value, float):
        return value
    return number(value) if isinstance(value, str) else None
