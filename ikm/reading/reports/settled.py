"""What is only known once a whole table is read: kinds that no header says, totals that are no figure of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ikm.pedoman import Pedoman
from ikm.reading.measures import CONVERTED, NRR, SUMS, WEIGHTED, kind_of, said_over, scale_for
from ikm.reading.reports.mark import Mark
from ikm.reading.words import plain
from ikm.survey import Floats

ADDITIVE = ("n", "population", "planned", "quota", "percent", "sum", "answered")
"""Kinds of which a total row holds the sum."""

UNKNOWN = "?"
"""The kind of figures of unsur under a header that says no kind, until all of them are seen."""

MEASURED = {NRR: "nrr", WEIGHTED: "weighted", SUMS: "sum", CONVERTED: ""}

NEAR = 0.01
"""A figure that comes so near, as a share, to the sum of those above it is their sum."""

Marks = tuple[list[Mark], list[Mark]]
"""The marks that stay, and those set aside."""


def measured(marks: Sequence[Mark], texts: Sequence[str], pedoman: Pedoman) -> Marks:
    """Marks whose kind was unknown, decided from all figures of each run together (see ``measures.kind_of``).

    ``texts`` are the titles and headers of the table. Converted values of unsur are set aside.
    """
    runs: dict[object, list[Mark]] = {}
    for mark in marks:
        if mark.kind == UNKNOWN:
            runs.setdefault(mark.run, []).append(mark)
    said = said_over(plain(text) for text in texts)
    kinds = {run: _kind(mine, marks, said, pedoman) for run, mine in runs.items()}
    kept = [mark if mark.kind != UNKNOWN else replace(mark, kind=kinds[mark.run]) for mark in marks]
    small = _below_scale(kept, pedoman)
    kept = [replace(mark, kind="weighted") if mark.kind == "nrr" and mark.run in small else mark for mark in kept]
    return [mark for mark in kept if mark.kind], [mark for mark in kept if not mark.kind]


def _below_scale(marks: Sequence[Mark], pedoman: Pedoman) -> set[object]:
    """The runs of means of which every figure is above 0 and below the scale, as many as there are unsur.

    They are products with the weight, whatever their label: no mean of answers is below the lowest answer.
    """
    runs: dict[object, list[float]] = {}
    for mark in marks:
        if mark.kind == "nrr" and not mark.total:
            runs.setdefault(mark.run, []).append(_value(mark))
    most = len(pedoman.codes)
    return {run for run, values in runs.items() if len(values) >= most and all(0 < v < pedoman.lowest for v in values)}


def _kind(mine: Sequence[Mark], marks: Sequence[Mark], said: set[str], pedoman: Pedoman) -> str:
    units = {unit: place for place, unit in enumerate(dict.fromkeys(mark.unit for mark in mine))}
    places = {code: place for place, code in enumerate(pedoman.codes)}
    figures = np.full((len(units), len(places)), np.nan)
    for mark in mine:
        figures[units[mark.unit], places[mark.item]] = _value(mark)
    n, printed = (_beside(list(units), kind, marks) for kind in ("n", "ikm"))
    return MEASURED[kind_of(figures, n, printed, said, scale_for(pedoman, None))]


def _beside(units: Sequence[str], kind: str, marks: Sequence[Mark]) -> Floats:
    known = {mark.unit: _value(mark) for mark in marks if mark.kind == kind}
    return np.array([known.get(unit, np.nan) for unit in units])


def without_sums(marks: Sequence[Mark]) -> Marks:
    """Marks without the sums of means and the means of counts in rows of totals: no figures of the whole survey."""
    sums: dict[tuple[object, str], float] = {}
    for mark in marks:
        if not mark.total and mark.figure:
            sums[mark.run, mark.item] = sums.get((mark.run, mark.item), 0.0) + mark.figure.value
    kept: list[Mark] = []
    aside: list[Mark] = []
    for mark in marks:
        total = sums.get((mark.run, mark.item), np.nan)
        of_counts = mark.total == "mean" and mark.kind in ADDITIVE
        of_means = mark.total == "sum" and mark.kind not in ADDITIVE and mark.figure is not None
        wrong = of_counts or (of_means and abs(total - _value(mark)) <= abs(total) * NEAR)
        (aside if wrong else kept).append(mark)
    return kept, aside


def percents(marks: Sequence[Mark]) -> list[Mark]:
    """Marks with percentages as they are shown: a spreadsheet that shows "8,20%" stores 0.082."""
    runs: dict[object, list[float]] = {}
    for mark in marks:
        if mark.kind == "percent" and not mark.total:
            whole = mark.figure is not None and "%" not in mark.text
            runs.setdefault(mark.run, []).append(_value(mark) if whole else np.inf)
    stored = {run for run, values in runs.items() if len(values) > 1 and max(values) <= 1 and sum(values) > 0}
    return [mark.shown_as_percent() if mark.kind == "percent" and mark.run in stored else mark for mark in marks]


def _value(mark: Mark) -> float:
    return np.nan if mark.figure is None else mark.figure.value
