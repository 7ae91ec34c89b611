"""Rows of a recap that are totals by their figures: named like a unit, like a region, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ikm.ledger import Note
from ikm.reading.others import among
from ikm.reading.people import label
from ikm.reading.table import Table
from ikm.reading.totals import EXACT, FEWEST_ROWS, repeats, totals_anywhere
from ikm.reading.vocabulary import total_word, words
from ikm.reading.words import plain
from ikm.reading.workbook import Bools
from ikm.survey import Floats

MOST_ROWS = 5_000
"""Among more units than this no totals are looked for; there are no such recaps."""

FEWEST_BESIDE = 4
"""Where more than one in so many units is named like a region, regions are the units."""


def recap_totals(
    table: Table, figures: Floats, n: Floats, base: Bools, factors: Sequence[float], pooled: bool
) -> tuple[dict[int, str], list[Note]]:
    """The rows of ``base`` that are totals, with their names; and notes on rows that may be.

    Any row is one whose figures are surely those of the others. A row that is named like a total or a
    region also where that could be chance, or where its n is the sum of theirs and its means lie among
    theirs. Such a row that repeats nothing, and one whose n alone is the sum, is kept and named.
    """
    if base.sum() > MOST_ROWS:
        return {}, []
    found = totals_anywhere(figures, n, base, factors, pooled)
    base = base.copy()
    base[found] = False
    names = _names(table)
    worded = {i for i in np.flatnonzero(base).tolist() if total_word(names[i])}
    regional = _regional(names, base)
    doubtful: set[int] = set()
    for row in sorted(worded | regional):
        others = base.copy()
        others[row] = False
        beside = among(figures, n, others, "all")
        line = figures[row : row + 1]
        fewest = 1 if row in worded else FEWEST_ROWS - 1
        what = repeats(line, beside, factors, strict=False, pooled=pooled, fewest=fewest)[0]
        inside = np.isnan(line) | ((line >= beside.low - EXACT) & (line <= beside.high + EXACT))
        if what or (int(others.sum()) >= fewest and n[others].sum() == n[row] and bool(inside.all())):
            found.append(row)
            base[row] = False
        else:
            doubtful.add(row)
    if base.sum() > FEWEST_ROWS:
        doubtful |= set(np.flatnonzero(base & (2 * n == n[base].sum())).tolist())
    notes = [Note("maybe-total", {"unit": names[i], "sheet": table.sheet.name}) for i in sorted(doubtful) if names[i]]
    return {row: names[row] for row in found}, notes


def _names(table: Table) -> list[str]:
    column = table.columns.get("unit")
    if column is None:
        return [""] * len(table.rows)
    names = [label(value) or "" for value in column.values]
    return [names[code] for code in table.codes(column).tolist()]


def _regional(names: Sequence[str], base: Bools) -> set[int]:
    """The rows named like a region, where few are."""
    known = words("rows")["regions"]
    rows = np.flatnonzero(base).tolist()
    said = {i: f"{plain(names[i])} " for i in rows}
    found = {i for i, name in said.items() if any(name.startswith(f"{word} ") for word in known)}
    return found if 0 < len(found) <= max(1, len(rows) // FEWEST_BESIDE) and len(rows) - len(found) > 1 else set()
