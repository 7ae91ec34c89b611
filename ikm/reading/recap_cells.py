"""The cells of a recap: its figures, what stands beside them and over them, and what its rows are called."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ikm.pedoman import Pedoman
from ikm.reading.figures import NO_DATA, NO_NUMBER, read_figures
from ikm.reading.measures import KINDS, said_over
from ikm.reading.people import label, named
from ikm.reading.table import Table
from ikm.reading.words import plain
from ikm.reading.workbook import Bools, Column
from ikm.survey import UNIT_ATTRIBUTES, Floats

MOST_PEOPLE = 1_000_000_000
"""No number of people, and no sum of answers, is larger than this, whatever a cell says."""

MOST_INDEX = 1_000
"""No printed IKM is larger than this."""


def figures_of(
    table: Table, columns: dict[str, Column], pedoman: Pedoman, thousands: bool = False
) -> tuple[Floats, dict[str, list[str]]]:
    """The figures as printed, rows x unsur, and why a distinct value of a column has none."""
    raw = np.full((len(table.rows), len(pedoman.codes)), np.nan)
    flaws: dict[str, list[str]] = {}
    for code, column in columns.items():
        read = read_figures(column, table.present(column), thousands)
        possible = np.abs(read.values) <= MOST_PEOPLE
        raw[:, pedoman.codes.index(code)] = np.where(possible, read.values, np.nan)[table.codes(column)]
        large = ~possible & ~np.isnan(read.values)
        flaws[code] = [NO_NUMBER if far else why for why, far in zip(read.flaws, large.tolist(), strict=True)]
    return raw, flaws


def beside(table: Table) -> tuple[dict[str, Floats], dict[str, list[str]]]:
    """The figures beside the unsur - n, population and printed IKM - and what is wrong with their distinct values."""
    side, flaws = {}, {}
    for role in ("n", "population", "printed_ikm"):
        side[role] = np.full(len(table.rows), np.nan)
        if column := table.columns.get(role):
            people = role != "printed_ikm"
            read = read_figures(column, table.present(column), thousands=people)
            possible = (read.values >= people) & (read.values <= (MOST_PEOPLE if people else MOST_INDEX))
            possible &= (read.values % 1 == 0) | (not people)
            side[role] = np.where(possible, read.values, np.nan)[table.codes(column)]
            flaw = "not-a-count" if people else NO_NUMBER
            flaws[role] = [
                "" if there or value is None else why if why == NO_DATA else flaw
                for there, value, why in zip(possible.tolist(), column.values, read.flaws, strict=True)
            ]
    return side, flaws


def said_of(table: Table, columns: dict[str, Column]) -> set[str]:
    """What titles above the table and the headers of its unsur say of its figures."""
    rows = range((table.sheet.header or 0) + 1)
    unsur = {column.number for column in columns.values()}
    texts = [
        plain(value)
        for column in table.sheet.columns
        for row in rows
        if isinstance(value := column.at(row), str) and (column.number in unsur or row < rows[-1])
    ]
    return said_over(texts)


def names_of(table: Table) -> list[tuple[str | None, ...]]:
    """What names each row: unit, service and period in plain form."""
    parts = []
    for name in UNIT_ATTRIBUTES:
        if column := table.columns.get(name):
            said = _plain(column)
            parts.append([said[code] for code in table.codes(column).tolist()])
        else:
            parts.append([None] * len(table.rows))
    return list(zip(*parts, strict=True))


def keys_of(table: Table) -> npt.NDArray[np.int64]:
    """One number for each unit, service and period; -1 in a row that names no unit."""
    keys = np.zeros(len(table.rows), dtype=np.int64)
    for name in UNIT_ATTRIBUTES:
        if column := table.columns.get(name):
            known: dict[str | None, int] = {}
            numbers = np.array([known.setdefault(said, len(known)) for said in _plain(column)], dtype=np.int64)
            keys = np.unique(keys * len(known) + numbers[table.codes(column)], return_inverse=True)[1].astype(np.int64)
    nobody = np.ones(len(keys), dtype=bool) if "unit" not in table.columns else unnamed(table)
    return np.where(nobody, -1, keys)


def _plain(column: Column) -> list[str | None]:
    return [None if (text := label(value)) is None else plain(text) for value in column.values]


def unnamed(table: Table) -> Bools:
    """Which rows leave the unit blank, where there is a column for it."""
    column = table.columns.get("unit")
    if column is None:
        return np.zeros(len(table.rows), dtype=bool)
    blank = np.array([named(value) is None for value in column.values], dtype=bool)
    return np.asarray(blank[table.codes(column)])


def repeated(keys: npt.NDArray[np.int64], kinds: npt.NDArray[np.int64], among: Bools) -> Bools:
    """The rows that give a unit's figures once more in a lesser kind: its NRR tertimbang beside its NRR.

    ``keys`` tells the units apart (-1: none is named), ``kinds`` are places in KINDS.
    """
    lesser = np.zeros(len(keys), dtype=bool)
    rows = np.flatnonzero(among & (keys >= 0) & (kinds >= 0))
    if not len(rows):
        return lesser
    best = np.full(int(keys.max()) + 1, len(KINDS))
    np.minimum.at(best, keys[rows], kinds[rows])
    lesser[rows] = kinds[rows] > best[keys[rows]]
    return lesser
