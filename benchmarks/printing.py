"""Every figure of a made-up report, as it prints them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np

from benchmarks.reports import SEX, Cell, Report, clean
from ikm.pedoman import Pedoman
from ikm.rounding import half_up


def filled(report: Report) -> Report:
    """The report with all its figures, worked out afresh from its answers and its style."""
    return replace(report, cells=_units(report) | _samples(report) | _classes(report.pedoman) | _table(report))


def report(rng: np.random.Generator, *more: str, **options: object) -> Report:
    """A clean report with all its figures; ``more``: what it prints besides (see Style)."""
    made = clean(rng, **options)
    return filled(replace(made, style=replace(made.style, more=more)))


def _units(report: Report) -> dict[Cell, str]:
    cells: dict[Cell, str] = {}
    weight, places = report.pedoman.weight(report.style.bobot), report.style.places
    indices = [report.index(i) for i in range(len(report.units))]
    for i, unit in [*enumerate(report.units), (-1, "")]:
        cells[unit, "n", "", 0] = str(report.n[i])
        for j, code in enumerate(report.codes):
            cells[unit, "nrr", code, 0] = report.nrr(i, j)
            if unit:
                used = report.mean(i, j) if report.style.of == "behind" else Fraction(report.nrr(i, j))
                cells[unit, "weighted", code, 0] = report.shown(used * weight, 3)
            if "sums" in report.style.more and report.style.city == "pooled":
                total, answered = report.sums[i, :, j].tolist()
                cells |= {(unit, "sum", code, 0): str(total), (unit, "answered", code, 0): str(answered)}
            if "twice" in report.style.more:
                cells[unit, "nrr", code, 1] = report.shown(report.mean(i, j), places)
        cells |= report.results(i, indices[i] if unit else report.index(-1))
        means = [report.mean(i, j) for j in range(len(report.codes))]
        cells |= {
            (unit, "lowest", code, 0): code for code, x in zip(report.codes, means, strict=True) if x == min(means)
        }
    return cells | report.ranked(indices)


def _samples(report: Report) -> dict[Cell, str]:
    """Populations, their percentages, quotas and the sample drawn up by the largest remainders."""
    cells: dict[Cell, str] = {}
    total, size = sum(report.people), report.n[-1]
    shares = [Fraction(people * size, total) for people in report.people]
    planned = [share.__floor__() for share in shares]
    for i in sorted(range(len(shares)), key=lambda i: planned[i] - shares[i])[: size - sum(planned)]:
        planned[i] += 1
    for i, unit in enumerate(report.units):
        cells[unit, "population", "", 0] = str(report.people[i])
        cells[unit, "percent", "", 0] = report.shown(Fraction(100 * report.people[i], total), 2)
        cells[unit, "quota", "", 0] = report.shown(shares[i], 2)
        cells[unit, "planned", "", 0] = str(planned[i])
    cells |= {
        ("", "population", "", 0): str(total),
        ("", "planned", "", 0): str(size),
        ("", "percent", "", 0): "100.00",
    }
    return cells | {("", "sample-population", "", 0): str(total), ("", "sample-size", "", 0): str(size)}


def bounds(pedoman: Pedoman) -> dict[Cell, str]:
    """The bounds of the classes, of the IKM and of the index (those / 25, with four decimals)."""
    cells: dict[Cell, str] = {}
    for one in pedoman.classes:
        for which, bound in (("low", one.lower), ("high", one.upper)):
            cells["", f"bound-{which}", one.mutu, 0] = str(bound)
            cells["", f"bound-index-{which}", one.mutu, 0] = str(half_up(bound / Decimal(pedoman.base), 4))
    return cells


def _classes(pedoman: Pedoman) -> dict[Cell, str]:
    last = len(pedoman.classes)
    cells = {("", "bound-value", one.mutu, 0): str(last - at) for at, one in enumerate(pedoman.classes)}
    return cells | bounds(pedoman) | {("", "bound-kinerja", one.mutu, 0): one.kinerja for one in pedoman.classes}


def _table(report: Report) -> dict[Cell, str]:
    """A table of counts and percentages."""
    table, size = "Jenis kelamin", report.n[-1]
    cells: dict[Cell, str] = {("", "count", f"{table}|", 0): str(size), ("", "share", f"{table}|", 0): "100.00"}
    for at, name in enumerate(SEX):
        count = int((report.sex == at).sum())
        cells["", "count", f"{table}|{name}", 0] = str(count)
        cells["", "share", f"{table}|{name}", 0] = report.shown(Fraction(100 * count, size), 2)
    return cells
