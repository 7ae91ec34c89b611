"""Tables with one row per unit -> the printed means, n, population and IKM, and what was set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np
import pandas as pd

from ikm.pedoman import Pedoman
from ikm.reading.issues import of_cells, of_rows
from ikm.reading.people import named
from ikm.reading.table import Table, total_rows
from ikm.reading.words import count, number
from ikm.reading.workbook import Bools, Cell, Column
from ikm.survey import Floats

MOST_MEAN = 1_000
MOST_PEOPLE = 1_000_000_000
"""No mean, index or number of people is larger than this, whatever a cell says."""


@dataclass(frozen=True, eq=False)
class Printed:
    """A recap table's figures (used rows), which rows are used, and what was set aside."""

    table: Table
    used: Bools
    means: Floats
    number: Floats
    population: Floats
    printed: Floats
    issues: tuple[pd.DataFrame, ...]


def read_units(table: Table, pedoman: Pedoman) -> Printed:
    """Read one sheet's printed means as they stand, also outside the scale (and then say so).

    A row without any mean, without a unit's name, or of totals is set aside.
    """
    rows = len(table.rows)
    means = np.full((rows, len(pedoman.codes)), np.nan)
    reasons: dict[str, list[str]] = {}
    for place, code in enumerate(pedoman.codes):
        if column := table.columns.get(code):
            figures = _within(_figures(table, column, number), -MOST_MEAN, MOST_MEAN)
            means[:, place] = figures[table.codes(column)]
            reasons[code] = [_why(v, f, pedoman) for v, f in zip(column.values, figures.tolist(), strict=True)]
    usable = ~np.isnan(means).all(axis=1)
    totals = total_rows(table, usable, np.zeros(rows, dtype=bool))
    is_total = np.isin(np.arange(rows), list(totals))
    unnamed = _unnamed(table) & usable & ~is_total
    used = usable & ~is_total & ~unnamed
    last = int(np.flatnonzero(used).max(initial=-1))
    among = ~is_total & (used | (np.arange(rows) <= last))
    issues = [of_cells(table, table.columns[code], code, why, among) for code, why in reasons.items()]
    side = {}
    for role in ("n", "population", "printed_ikm"):
        side[role] = np.full(rows, np.nan)
        if column := table.columns.get(role):
            people = role != "printed_ikm"
            figures = _figures(table, column, count if people else number)
            figures = _within(figures, 1, MOST_PEOPLE, whole=True) if people else _within(figures, 0, MOST_MEAN)
            side[role] = figures[table.codes(column)]
            flaw = "not-a-count" if people else "not-a-number"
            why = [_why(v, f, None, flaw) for v, f in zip(column.values, figures.tolist(), strict=True)]
            issues.append(of_cells(table, column, role, why, used))
    issues.append(of_rows(table, np.flatnonzero(is_total), "summary-row", totals))
    issues.append(of_rows(table, np.flatnonzero(unnamed), "no-unit"))
    issues.append(of_rows(table, np.flatnonzero(~usable & ~is_total), "no-answers"))
    n, population, printed = (side[role][used] for role in ("n", "population", "printed_ikm"))
    return Printed(table, used, means[used], n, population, printed, tuple(issues))


def _figures(table: Table, column: Column, read: Callable[[str], float | None]) -> Floats:
    figures = np.full(len(column.values), np.nan)
    for i in table.present(column).nonzero()[0].tolist():
        value = column.values[i]
        figure = read(value) if isinstance(value, str) else value if isinstance(value, float) else None
        figures[i] = figure if figure is not None and isfinite(figure) else np.nan
    return figures


def _within(figures: Floats, low: float, high: float, whole: bool = False) -> Floats:
    """Figures that can be what they are said to be; others become NaN and get a line in the ledger."""
    possible = (figures >= low) & (figures <= high) & (not whole or figures % 1 == 0)
    return np.where(possible, figures, np.nan)


def _why(value: Cell, figure: float, pedoman: Pedoman | None, flaw: str = "not-a-number") -> str:
    if value is None:
        return ""
    if figure != figure:
        return flaw
    outside = pedoman is not None and not pedoman.lowest <= figure <= pedoman.highest
    return "mean-outside-scale" if outside else ""


def _unnamed(table: Table) -> Bools:
    column = table.columns.get("unit")
    if column is None:
        return np.zeros(len(table.rows), dtype=bool)
    blank = np.array([named(value) is None for value in column.values], dtype=bool)
    return np.asarray(blank[table.codes(column)])
