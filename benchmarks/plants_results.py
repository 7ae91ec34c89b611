"""Errors in index, IKM, class, rank and lowest unsur."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from benchmarks.planted import Plant, Planted, apart, dropped, hidden, pick, swapped, unit_of
from benchmarks.reports import Report
from ikm import load_pedoman

Made = tuple[Report, Planted] | None


def _summed(report: Report, i: int, index: Fraction, planted: Planted) -> Made:
    """A unit with another index, ranked by it."""
    indices = [report.index(h) if h != i else index for h in range(len(report.units))]
    if not 1 <= index <= 4:
        return None
    return report.changed(report.results(i, index) | report.ranked(indices)), planted


def left_out(rng: np.random.Generator, report: Report) -> Made:
    """An unsur left out of the sum."""
    i, j = pick(rng, report)
    planted = Planted(report.units[i], ("index-left-out",), which(report, i, j))
    return _summed(report, i, report.index(i, without=j), planted)


def doubled(rng: np.random.Generator, report: Report) -> Made:
    """An unsur added twice."""
    i, j = pick(rng, report)
    planted = Planted(report.units[i], ("index-doubled",), which(report, i, j))
    return _summed(report, i, report.index(i, twice=j), planted)


def which(report: Report, i: int, j: int) -> tuple[str, ...]:
    """What has to be named: the unsur; where the rounding of the index hides which of more than four, that it is one."""
    weight = report.pedoman.weight(report.style.bobot)
    near = [abs(report.mean(i, j) - report.mean(i, h)) * weight <= unit_of(report) for h in range(len(report.codes))]
    by_two = report.style.products[1] == (2 if i >= 0 else report.style.products[1] or 2)
    return (report.codes[j],) if sum(near) <= 4 and not by_two else (f"{report.codes[j]}|one unsur",)


SUMMED = (
    "index-added-mistyped",
    "index-mistyped",
    "index-not-a-count",
    "index-copied",
    "index-left-out",
    "index-doubled",
    "index-unexplained",
)


def mistyped_in_sum(rng: np.random.Generator, report: Report) -> Made:
    """The sum made with a mean that was mistyped there: two digits changed places, or one was left out."""
    i, j = pick(rng, report)
    right = report.nrr(i, j)
    wrong = swapped(rng, right) if rng.random() < 0.5 else dropped(rng, right)
    if not wrong.strip(".") or not 1 <= float(wrong) <= 4:
        return None
    moved = report.product(Fraction(wrong)) - report.product(Fraction(right))
    # An index that moves by two of its last decimal or less may be rounded so, or shortened on the way
    if abs(moved) < 3 * unit_of(report) or abs(moved) < Fraction(len(report.codes), 1000):
        return None
    planted = Planted(report.units[i], SUMMED, (report.codes[j], f"{float(wrong):.{report.style.places}f}"))
    return _summed(report, i, report.index(i) + moved, planted)


def mistyped_in_fine_sum(rng: np.random.Generator, report: Report) -> Made:
    """The same where index and products tell it: with two decimals slips of many unsur close the same gap."""
    return mistyped_in_sum(rng, report) if report.style.places == 3 and report.style.products[1] != 2 else None


def _retyped(rng: np.random.Generator, report: Report, kind: str, how: str) -> Made:
    i = int(rng.integers(len(report.units)))
    cell = (report.units[i], kind, "", 0)
    right = report.cells[cell]
    wrong = swapped(rng, right) if how == "swapped" else dropped(rng, right)
    base = report.pedoman.base if kind == "ikm" else 1
    # Index and IKM each are rounded: what lies within one and a half of the last decimal of the index may be right
    if apart(wrong, right) < base * 1.6 * unit_of(report) or "." not in wrong or wrong.startswith("0"):
        return None
    if hidden(report, right, wrong) or float(wrong) > 4 * base:
        return None
    codes = ("ikm-not-index", "index-mistyped")
    return report.changed({cell: wrong}), Planted(report.units[i], codes, (right[: len(right) - 1],), "")


def index_swapped(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of an index changed places."""
    return _retyped(rng, report, "index", "swapped")


def index_dropped(rng: np.random.Generator, report: Report) -> Made:
    """A digit of an index left out."""
    return _retyped(rng, report, "index", "dropped")


def ikm_swapped(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of an IKM changed places."""
    return _retyped(rng, report, "ikm", "swapped")


def ikm_dropped(rng: np.random.Generator, report: Report) -> Made:
    """A digit of an IKM left out."""
    return _retyped(rng, report, "ikm", "dropped")


def result_copied(rng: np.random.Generator, report: Report) -> Made:
    """Index and IKM of the unit above."""
    i = int(rng.integers(1, len(report.units)))
    above = report.index(i - 1)
    if abs(above - report.index(i)) < Fraction(len(report.codes), 200):
        return None  # so little may come of shortening on the way
    planted = Planted(report.units[i], SUMMED, (report.units[i - 1],))
    return _summed(report, i, above, planted)


def index_copied(rng: np.random.Generator, report: Report) -> Made:
    """The index of the unit above, the IKM as it should be."""
    i = int(rng.integers(1, len(report.units)))
    cell, above = (report.units[i], "index", "", 0), report.cells[report.units[i - 1], "index", "", 0]
    if apart(report.cells[cell], above) < 1.6 * unit_of(report) or hidden(report, report.cells[cell], above):
        return None  # within the rounding of the index
    codes = ("ikm-not-index", *SUMMED)
    return report.changed({cell: above}), Planted(report.units[i], codes, (report.units[i - 1],))


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
    "unsur left out": Plant(left_out),
    "unsur added twice": Plant(doubled),
    "unsur mistyped in the sum": Plant(mistyped_in_fine_sum),
    "digits of an index swapped": Plant(index_swapped),
    "digit of an index dropped": Plant(index_dropped),
    "digits of an IKM swapped": Plant(ikm_swapped),
    "digit of an IKM dropped": Plant(ikm_dropped),
    "index copied": Plant(index_copied),
    "index and IKM copied": Plant(result_copied),
    "class wrong": Plant(class_wrong),
    "class by another pedoman": Plant(other_pedoman),
    "two ranks swapped": Plant(ranks_swapped),
    "rank repeated": Plant(rank_repeated),
    "lowest unsur wrong": Plant(lowest_wrong),
    "tie of the lowest missed": Plant(tie_missed),
}

LIMITS = {"unsur mistyped in a sum at 2 or 3": Plant(mistyped_in_sum)}
