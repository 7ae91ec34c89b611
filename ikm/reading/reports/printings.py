"""The rows of ``Printed.figures``: which of several printings of a figure each is, and with how many decimals."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import pandas as pd

from ikm.printed import COLUMNS, WHOLE
from ikm.reading.reports.mark import Mark


def figures_of(marks: Sequence[Mark], names: Mapping[str, str]) -> pd.DataFrame:
    """One row for each mark, in the order read; ``names``: the one name of each unit."""
    printing = _printings(marks, names)
    most: dict[tuple[Hashable, str], int] = {}
    for mark in marks:
        key = (mark.run, mark.kind)
        most[key] = max(most.get(key, 0), mark.figure.decimals if mark.figure else 0)
    rows = [
        (
            names.get(mark.unit, WHOLE),
            mark.kind,
            mark.item,
            printing[mark.run, mark.kind],
            mark.figure.value if mark.figure else np.nan,
            mark.figure.decimals if mark.figure else 0,
            most[mark.run, mark.kind],
            mark.text,
            mark.place,
        )
        for mark in marks
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _printings(marks: Sequence[Mark], names: Mapping[str, str]) -> dict[tuple[Hashable, str], int]:
    """Which printing each run is: the first where none of its figures stands yet; what says "again" comes last."""
    runs: dict[tuple[Hashable, str], set[tuple[str, str]]] = {}
    again: dict[tuple[Hashable, str], bool] = {}
    for mark in marks:
        key = (mark.run, mark.kind)
        item = "" if mark.kind == "lowest" else mark.item
        runs.setdefault(key, set()).add((names.get(mark.unit, WHOLE), item))
        again[key] = again.get(key, False) or mark.again
    taken: dict[str, list[set[tuple[str, str]]]] = {}
    found: dict[tuple[Hashable, str], int] = {}
    for key in sorted(runs, key=lambda one: again[one]):
        used = taken.setdefault(key[1], [])
        place = next((i for i, one in enumerate(used) if not (one & runs[key]) and (i or not again[key])), len(used))
        if place == len(used):
            used.append(set())
        used[place] |= runs[key]
        found[key] = place
    return found
