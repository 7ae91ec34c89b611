"""Printed respondents, samples and populations against each other and against the pedoman's minimum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from ikm.audit.before import TINY, span
from ikm.audit.digits import typed_for
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import Figure, figures
from ikm.printed import WHOLE, Grid, Printed
from ikm.text import Sentence
from ikm.text.language import mark

FEW = mark("{pedoman} asks for at least {minimum} respondents per unit; there are {n}.")
FEW_PLANNED = mark("{pedoman} asks for at least {minimum} respondents per unit; {n} are planned.")
MORE_THAN_PEOPLE = mark("{n} respondents are more than the {population} people of the population.")
UNDER_PLAN = mark("{n} respondents of {planned} planned.")
TOTAL = mark("The rows add up to {sum}; the total printed is {printed}, a difference of {difference}.")
ROW = mark("If {unit} were {right} instead of {printed}, the total would be right.")

MOST_ROWS = 4
"""More rows than this that one slip would put right explain nothing."""

COUNTED = ("n", "planned", "population")
SHARED = ("quota", "percent")


def samples(printed: Printed) -> list[Finding]:
    """Too few respondents (medium), more than people (high), fewer than planned (low), totals that are no sums (high).

    Totals of counts must agree to the last person; totals of quotas and percentages within the rounding of every row.
    A row that one slip of the hand would put right is named as a possibility. Source of the minimum: the pedoman.
    """
    found: list[Finding] = []
    for again in range(max(printed.printings(kind) for kind in ("n", "planned"))):
        n, planned = printed.grid("n", again), printed.grid("planned", again)
        asked = n if printed.rows("n", again).shape[0] else planned
        population = printed.grid("population")
        found += _few(printed, asked, "n" if asked is n else "planned")
        with np.errstate(invalid="ignore"):
            for at in np.flatnonzero(asked.value[:, 0] > population.value[:, 0]).tolist():
                words = {"n": _shown(asked, at), "population": _shown(population, at)}
                said = Sentence(MORE_THAN_PEOPLE, words)
                found.append(_of(printed, asked, at, HIGH, "n-above-population", None, said))
            short = np.flatnonzero(n.value[:, 0] < planned.value[:, 0]).tolist()
        for at in short:
            said = Sentence(UNDER_PLAN, {"n": _shown(n, at), "planned": _shown(planned, at)})
            found.append(_of(printed, n, at, LOW, "n-below-plan", _shown(planned, at), said))
    for kind in (*COUNTED, *SHARED):
        for again in range(printed.printings(kind)):
            found += _total(printed, kind, again)
    return found


def _few(printed: Printed, asked: Grid, kind: str) -> list[Finding]:
    minimum = printed.pedoman.minimum_respondents
    if minimum is None:
        return []
    found = []
    with np.errstate(invalid="ignore"):
        few = np.flatnonzero(asked.value[:, 0] < minimum).tolist()
    for at in few:
        said = Sentence(
            FEW if kind == "n" else FEW_PLANNED,
            {"pedoman": printed.pedoman.name, "minimum": minimum, "n": _shown(asked, at)},
        )
        found.append(replace(_of(printed, asked, at, MEDIUM, "n-minimum", Decimal(minimum), said), item=kind))
    return found


def _total(printed: Printed, kind: str, again: int) -> list[Finding]:
    """The printed total of a column against the sum of its rows; nothing where a row is not printed."""
    grid = printed.grid(kind, again)
    total = figures(printed, kind).get((WHOLE, "", again))
    if total is None or not len(grid.value) or np.isnan(grid.value).any():
        return []
    low, high = (float(edge.sum()) for edge in span(grid.value, grid.most)) if kind in SHARED else (0.0, 0.0)
    least, most = (float(edge) for edge in span(np.array(total[0]), np.array(total[2])))
    decimals = int(max(grid.most.max(), total[2]))
    right, printed_total = decimal(float(grid.value.sum()), decimals), decimal(total[0], total[1])
    if kind in COUNTED and right == printed_total:
        return []
    if kind in SHARED and low <= most + TINY and least <= high + TINY:
        return []
    words = {"sum": right, "printed": printed_total, "difference": abs(printed_total - right)}
    said = [Sentence(TOTAL, words), *_slips(printed, grid, total, right)]
    return [Finding(HIGH, "total", WHOLE, kind, printed_total, right, tuple(said), total[3])]


def _slips(printed: Printed, grid: Grid, total: Figure, right: Decimal) -> list[Sentence]:
    """The slips that would explain a wrong total: in the total itself, or in a single row."""
    shown = decimal(total[0], total[1])
    own = typed_for(shown, right)
    said = [own] if own is not None else []
    rows = [
        Sentence(ROW, {"unit": unit, "right": meant, "printed": typed})
        for at, unit in enumerate(printed.units)
        if (meant := (typed := _shown(grid, at)) + shown - right) > 0 and typed_for(typed, meant) is not None
    ]
    return [*said, *rows] if len(rows) <= MOST_ROWS else said


def _shown(grid: Grid, at: int) -> Decimal:
    return decimal(float(grid.value[at, 0]), int(grid.decimals[at, 0]))


def _of(
    printed: Printed, grid: Grid, at: int, severity: str, code: str, right: Decimal | None, said: Sentence
) -> Finding:
    return Finding(severity, code, printed.units[at], "n", _shown(grid, at), right, (said,), str(grid.place[at, 0]))
