"""Errors in class, rank and lowest unsur."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from benchmarks.planted import Plant, Planted, apart, pick
from benchmarks.reports import Report
from ikm import load_pedoman

Made = tuple[Report, Planted] | None


def _reachable(report: Report, i: int) -> set[str]:
    """The classes that a unit's printed IKM may have been before it was printed, rounded or cut."""
    value, step = float(report.cells[report.units[i], "ikm", "", 0]), 10.0 ** -max(2, report.style.places)
    if report.style.stripped:
        step *= 10 ** (max(2, report.style.places))  # a figure that lost its zeros hides how exact it was
    return {report.mutu(Fraction(value + by * step)) for by in (-0.5, 0, 1)}


def class_wrong(rng: np.random.Generator, report: Report) -> Made:
    """The letter of another class."""
    i = int(rng.integers(len(report.units)))
    others = [one.mutu for one in report.pedoman.classes if one.mutu not in _reachable(report, i)]
    if not others:
        return None
    cell = (report.units[i], "mutu", "", 0)
    changed = report.changed({cell: str(rng.choice(others))})
    names = (report.pedoman.name, f"class {report.cells[cell]}")
    return changed, Planted(report.units[i], ("class", "class-other-pedoman"), names)


def other_pedoman(rng: np.random.Generator, report: Report) -> Made:
    """Classes by the bounds of another pedoman throughout."""
    other = load_pedoman("permenpan-2017" if report.pedoman.code == "kepmenpan-2004" else "kepmenpan-2004")
    cells, seen = {}, None
    for i, unit in enumerate(report.units):
        konversi = report.index(i) * report.pedoman.base
        mutu = report.mutu(konversi, other)
        cells[unit, "mutu", "", 0] = mutu
        cells[unit, "kinerja", "", 0] = next(one.kinerja for one in other.classes if one.mutu == mutu)
        near = report.mutu(Fraction(report.cells[unit, "ikm", "", 0]), other)
        if seen is None and mutu == near and mutu not in _reachable(report, i):
            seen = unit
    if seen is None:
        return None  # every unit has the same class by both
    return report.changed(cells), Planted(seen, ("class-other-pedoman",), (other.name, report.pedoman.name))


def _distinct(report: Report) -> list[str]:
    """The IKM as the report prints them, where units differ."""
    return [report.cells[unit, "ikm", "", 0] for unit in report.units]


def ranks_swapped(rng: np.random.Generator, report: Report) -> Made:
    """The ranks of two units the other way round."""
    i, h = rng.choice(len(report.units), size=2, replace=False).tolist()
    cells = [(report.units[at], "rank", "", 0) for at in (i, h)]
    if apart(_distinct(report)[i], _distinct(report)[h]) < 1:
        return None  # a figure that lost its zeros may have been rounded to whole points
    changed = report.changed({cells[0]: report.cells[cells[1]], cells[1]: report.cells[cells[0]]})
    return changed, Planted(report.units[i], ("rank",), (f"rank is {report.cells[cells[0]]}",))


def rank_repeated(rng: np.random.Generator, report: Report) -> Made:
    """The rank of another unit."""
    i, h = rng.choice(len(report.units), size=2, replace=False).tolist()
    cells = [(report.units[at], "rank", "", 0) for at in (i, h)]
    if apart(_distinct(report)[i], _distinct(report)[h]) < 1:
        return None
    names = (f"rank is {report.cells[cells[0]]}", report.units[h])
    return report.changed({cells[0]: report.cells[cells[1]]}), Planted(report.units[i], ("rank",), names)


def lowest_wrong(rng: np.random.Generator, report: Report) -> Made:
    """Another unsur named as the lowest."""
    i, j = pick(rng, report)
    unit, codes = report.units[i], report.codes
    right = [code for code in codes if (unit, "lowest", code, 0) in report.cells]
    if float(report.nrr(i, j)) - min(float(report.nrr(i, h)) for h in range(len(codes))) < 0.1:
        return None  # a figure that lost its zeros may have been rounded to tenths
    changed = report.without((unit, "lowest")).changed({(unit, "lowest", codes[j], 0): codes[j]})
    return changed, Planted(unit, ("lowest",), tuple(right))


def tie_missed(rng: np.random.Generator, report: Report) -> Made:
    """One of two lowest unsur, of equal means, not named."""
    ties = [[cell for cell in report.cells if cell[:2] == (unit, "lowest")] for unit in report.units]
    ties = [cells for cells in ties if len(cells) > 1]
    if not ties:
        return None
    cell = ties[0][int(rng.integers(len(ties[0])))]
    return report.without(cell), Planted(cell[0], ("lowest-tie",), (cell[2],))


PLANTS = {
    "class wrong": Plant(class_wrong),
    "class by another pedoman": Plant(other_pedoman),
    "two ranks swapped": Plant(ranks_swapped),
    "rank repeated": Plant(rank_repeated),
    "lowest unsur wrong": Plant(lowest_wrong),
    "tie of the lowest missed": Plant(tie_missed),
}
