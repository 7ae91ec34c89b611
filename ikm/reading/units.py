"""Tables with one row per unit -> the NRR, n, population and printed IKM, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ikm.ledger import Note
from ikm.pedoman import Pedoman
from ikm.reading.figures import NO_NUMBER
from ikm.reading.issues import of_cells, of_places, of_rows
from ikm.reading.measures import KINDS, NRR, SUMS, kind_of, kinds_of_rows, scale_for
from ikm.reading.outside import outside_rows
from ikm.reading.recap_cells import beside, figures_of, keys_of, names_of, repeated, said_of, unnamed
from ikm.reading.recap_totals import recap_totals
from ikm.reading.respondents import rows_aside, trailer
from ikm.reading.table import Table, total_rows
from ikm.reading.turned import Turned, turned
from ikm.reading.understanding import OF_IMPORTANCE
from ikm.reading.words import written
from ikm.reading.workbook import Bools, Column
from ikm.survey import Floats


@dataclass(frozen=True, eq=False)
class Printed:
    """A recap table's figures (used rows), what kind they were, which rows are used, and what was set aside.

    ``means`` are NRR, whatever is printed; ``kind`` is one of KINDS. ``importance``: the means of importance.
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
    importance: Floats | None = None

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
    raw, flaws = figures_of(table, columns, pedoman)
    side, side_flaws = beside(table)
    n, scale = side["n"], scale_for(pedoman, points)
    filled = ~np.isnan(raw)
    own = ~table.is_aside & ~trailer(table, 2 * filled.sum(axis=1) >= len(columns))
    usable = filled.any(axis=1) & own
    words = said_of(table, columns)
    kind = kind_of(raw[usable], n[usable], side["printed_ikm"][usable], words, scale)
    if kind in (NRR, SUMS) and (SUMS in words or not scale.mostly(kind, raw[usable], n[usable])):
        large, large_flaws = figures_of(table, columns, pedoman, thousands=True)
        if kind == SUMS or scale.mostly(SUMS, large[usable], n[usable]):
            kind, raw, flaws = SUMS, large, large_flaws
    sound = usable & (scale.share(kind, raw, n) > 0)
    totals = total_rows(table, usable, sound)
    is_total = np.isin(np.arange(rows), list(totals)) & ~table.is_aside
    lesser = repeated(keys_of(table), kinds_of_rows(raw, n, scale), usable & ~is_total)
    base = usable & ~is_total & ~lesser
    equal, notes = recap_totals(table, raw, n, base, (*scale.weights, scale.factor), kind == SUMS)
    is_equal = np.isin(np.arange(rows), list(equal))
    nameless = unnamed(table) & base & ~is_equal
    countless = base & ~is_equal & ~nameless & np.isnan(n) & (kind == SUMS)
    used = base & ~is_equal & ~nameless & ~countless
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
        of_rows(table, np.flatnonzero(nameless), "no-unit"),
        of_rows(table, np.flatnonzero(countless), "sum-without-n"),
        of_rows(table, np.flatnonzero(outside), "outside-table"),
        of_rows(table, np.flatnonzero((own & ~usable & ~is_total & ~outside) | emptied), "no-answers"),
        *rows_aside(table),
    ]
    n, population, printed = (side[role][used] for role in ("n", "population", "printed_ikm"))
    said = (*notes, *back.notes)
    read = Printed(table, used, back.means[used], n, population, printed, tuple(issues), said, kind)
    return _with_importance(read, pedoman, cells, points)


def _with_importance(part: Printed, pedoman: Pedoman, among: Bools, points: int | None) -> Printed:
    """A table with its means of importance, which are read only as they stand: beside NRR, on the scale 1-4."""
    table = part.table
    roles = [OF_IMPORTANCE + code for code in pedoman.codes]
    columns = {role.removeprefix(OF_IMPORTANCE): table.columns[role] for role in roles if role in table.columns}
    if not columns:
        return part
    if part.kind != NRR or points not in (None, pedoman.highest):
        return replace(part, notes=(*part.notes, Note("importance-no-means", {"sheet": table.sheet.name})))
    figures, flaws = figures_of(table, columns, pedoman)
    outside = ((figures < pedoman.lowest) | (figures > pedoman.highest)) & part.used[:, None]
    issues = [of_cells(table, columns[code], OF_IMPORTANCE + code, why, among) for code, why in flaws.items()]
    for code, column in columns.items():
        where = outside[:, pedoman.codes.index(code)]
        issues.append(of_places(table, column, OF_IMPORTANCE + code, "importance-outside", where))
    found = np.where(outside, np.nan, figures)[part.used]
    return replace(part, importance=found, issues=(*part.issues, *issues))


def without_repeats(parts: Sequence[Printed]) -> list[Printed]:
    """The tables without the units whose NRR stand in another table, and here once more in a lesser kind."""
    if len({part.kind for part in parts}) < 2:
        return list(parts)
    seen: dict[tuple[str | None, ...], int] = {}
    names = [names_of(part.table) for part in parts]
    for part, said in zip(parts, names, strict=True):
        for place in np.flatnonzero(part.used).tolist():
            rank = KINDS.index(part.kind)
            seen[said[place]] = min(rank, seen.get(said[place], rank))
    kept = []
    for part, said in zip(parts, names, strict=True):
        rank = KINDS.index(part.kind)
        again = np.array(
            [bool(used and said[i][0] and seen[said[i]] < rank) for i, used in enumerate(part.used.tolist())],
            dtype=bool,
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
        importance=None if part.importance is None else part.importance[stay],
        issues=(*part.issues, of_rows(part.table, np.flatnonzero(rows), "repeats-nrr")),
        notes=part.notes if stay.any() else (),
    )


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
