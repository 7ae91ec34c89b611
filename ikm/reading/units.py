"""Tables with one row per unit -> the NRR, n, population and printed IKM, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.figures import NO_DATA, NO_NUMBER, read_figures
from ikm.reading.issues import of_cells, of_places, of_rows
from ikm.reading.measures import KINDS, NRR, SUMS, kind_of, kinds_of_rows, repeated, said_over, scale_for
from ikm.reading.outside import outside_rows
from ikm.reading.people import label, named
from ikm.reading.recap_totals import recap_totals
from ikm.reading.respondents import rows_aside, trailer
from ikm.reading.table import Table, total_rows
from ikm.reading.turned import Turned, turned
from ikm.reading.words import plain, written
from ikm.reading.workbook import Bools, Column
from ikm.survey import UNIT_ATTRIBUTES, Floats

MOST_PEOPLE = 1_000_000_000
"""No number of people, and no sum of answers, is larger than this, whatever a cell says."""

MOST_INDEX = 1_000
"""No printed IKM is larger than this."""


@dataclass(frozen=True, eq=False)
class Printed:
    """A recap table's figures (used rows), what kind they were, which rows are used, and what was set aside.

    ``means`` are NRR, whatever is printed; ``kind`` is one of KINDS.
    """

    table: Table
    used: Bools
    means: Floats
    number: Floats
    population: Floats
    printed: Floats
    issues: tuple[pd.DataFrame, ...]
    notes: tuple[Note, ...] = ()
    kind: str = NRR

    @property
    def needs_n(self) -> bool:
        """Whether nothing can be used because sums stand without the number of respondents."""
        return not self.used.any() and any((issue["code"] == "sum-without-n").any() for issue in self.issues)


def read_units(table: Table, pedoman: Pedoman, weight: str | None = None, points: int | None = None) -> Printed:
    """Read one sheet's figures per unit: NRR as they stand, also outside the scale (and then say so).

    NRR tertimbang, sums of answers and converted values are recognised and turned back into NRR. ``weight``
    is the mode of the pedoman's weight that a person chose for NRR tertimbang; ``points`` the scale they
    said the answers are on (1 to 5, 1 to 6), which is then converted. A row without any figure, without a
    unit's name, of totals, or outside the table is set aside.
    """
    rows = len(table.rows)
    columns = {code: table.columns[code] for code in pedoman.codes if code in table.columns}
    raw, flaws = _raw(table, columns, pedoman)
    side, side_flaws = _side(table)
    n, scale = side["n"], scale_for(pedoman, points)
    filled = ~np.isnan(raw)
    own = ~table.is_aside & ~trailer(table, 2 * filled.sum(axis=1) >= len(columns))
    usable = filled.any(axis=1) & own
    kind = kind_of(raw[usable], n[usable], side["printed_ikm"][usable], _said(table, columns), scale)
    if kind == SUMS:
        raw, flaws = _raw(table, columns, pedoman, thousands=True)
    sound = usable & (scale.share(kind, raw, n) > 0)
    totals = total_rows(table, usable, sound)
    is_total = np.isin(np.arange(rows), list(totals)) & ~table.is_aside
    lesser = repeated(_keys(table), kinds_of_rows(raw, n, scale), usable & ~is_total)
    base = usable & ~is_total & ~lesser
    equal, notes = recap_totals(table, raw, n, base, (*scale.weights, scale.factor), kind == SUMS)
    is_equal = np.isin(np.arange(rows), list(equal))
    unnamed = _unnamed(table) & base & ~is_equal
    countless = base & ~is_equal & ~unnamed & np.isnan(n) & (kind == SUMS)
    used = base & ~is_equal & ~unnamed & ~countless
    back = turned(table, raw, n, side["printed_ikm"], used, kind, pedoman, scale, weight, points)
    emptied = used & np.isnan(back.means).all(axis=1)
    used = used & ~emptied
    outside = (~own | outside_rows(table, list(columns.values()), usable | is_total)) & ~is_total & ~table.is_aside
    last = int(np.flatnonzero(used).max(initial=-1))
    cells = (used | emptied | (np.arange(rows) <= last)) & own & ~is_total & ~is_equal & ~lesser & ~outside
    issues = [of_cells(table, columns[code], code, why, cells) for code, why in flaws.items()]
    issues += _faulty(table, columns, back, kind, pedoman, used | emptied)
    issues += [of_cells(table, table.columns[role], role, why, used | countless) for role, why in side_flaws.items()]
    issues += [
        of_rows(table, np.flatnonzero(is_total), "summary-row", totals),
        of_rows(table, np.flatnonzero(is_equal), "equals-total", equal),
        of_rows(table, np.flatnonzero(lesser), "repeats-nrr"),
        of_rows(table, np.flatnonzero(unnamed), "no-unit"),
        of_rows(table, np.flatnonzero(countless), "sum-without-n"),
        of_rows(table, np.flatnonzero(outside), "outside-table"),
        of_rows(table, np.flatnonzero((own & ~usable & ~is_total & ~outside) | emptied), "no-answers"),
        *rows_aside(table),
    ]
    people = (side[role][used] for role in ("n", "population", "printed_ikm"))
    return Printed(table, used, back.means[used], *people, tuple(issues), (*notes, *back.notes), kind)


def without_repeats(parts: Sequence[Printed]) -> list[Printed]:
    """The tables without the units whose NRR stand in another table, and here once more in a lesser kind."""
    seen: dict[tuple[str | None, ...], int] = {}
    names = [_names(part.table) for part in parts]
    for part, said in zip(parts, names, strict=True):
        for place in np.flatnonzero(part.used).tolist():
            rank = KINDS.index(part.kind)
            seen[said[place]] = min(rank, seen.get(said[place], rank))
    kept = []
    for part, said in zip(parts, names, strict=True):
        rank = KINDS.index(part.kind)
        again = np.array(
            [bool(used and said[i][0] and seen[said[i]] < rank) for i, used in enumerate(part.used.tolist())], dtype=bool
        )
        kept.append(_less(part, again) if again.any() else part)
    return kept


def _less(part: Printed, rows: Bools) -> Printed:
    stay = ~rows[part.used]
    return replace(
        part,
        used=part.used & ~rows,
        means=part.means[stay],
        number=part.number[stay],
        population=part.population[stay],
        printed=part.printed[stay],
        issues=(*part.issues, of_rows(part.table, np.flatnonzero(rows), "repeats-nrr")),
    )


def _raw(
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


def _side(table: Table) -> tuple[dict[str, Floats], dict[str, list[str]]]:
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


def _faulty(
    table: Table, columns: dict[str, Column], back: Turned, kind: str, pedoman: Pedoman, among: Bools
) -> list[pd.DataFrame]:
    """The cells whose figure cannot be what it is said to be."""
    issues = []
    for code, column in columns.items():
        place = pedoman.codes.index(code)
        issues.append(of_places(table, column, code, "sum-impossible", back.impossible[:, place] & among))
        issues.append(of_places(table, column, code, NO_NUMBER, back.absurd[:, place] & among))
        where = back.outside[:, place] & among
        if where.any():
            said = None if kind == NRR else [written(float(mean)) for mean in np.round(back.answered[:, place], 3)]
            issues.append(of_places(table, column, code, "mean-outside-scale", where, said))
    return issues


def _said(table: Table, columns: dict[str, Column]) -> set[str]:
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


def _names(table: Table) -> list[tuple[str | None, ...]]:
    """What names each row: unit, service and period."""
    parts = []
    for name in UNIT_ATTRIBUTES:
        column = table.columns.get(name)
        if column is None:
            parts.append([None] * len(table.rows))
        else:
            said = [None if (text := label(value)) is None else plain(text) for value in column.values]
            parts.append([said[code] for code in table.codes(column).tolist()])
    return list(zip(*parts, strict=True))


def _keys(table: Table) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """One number for each unit, service and period; -1 where no unit is named."""
    known: dict[tuple[str | None, ...], int] = {}
    return np.array([-1 if not name[0] else known.setdefault(name, len(known)) for name in _names(table)], dtype=np.int64)


def _unnamed(table: Table) -> Bools:
    column = table.columns.get("unit")
    if column is None:
        return np.zeros(len(table.rows), dtype=bool)
    blank = np.array([named(value) is None for value in column.values], dtype=bool)
    return np.asarray(blank[table.codes(column)])
