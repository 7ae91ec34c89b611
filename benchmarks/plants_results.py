"""Errors in index, IKM, class, rank and lowest unsur."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from benchmarks.planted import Plant, Planted, apart, dropped, hidden, pick, swapped, unit_of
from benchmarks.reports import Report
from ikm.audit.slips import TELLING, slips

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
    """What has to be named: the unsur; where rounding hides which of more than four, that it is one."""
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
    names = (report.codes[j], f"{float(wrong):.{report.style.places}f}")
    if sum(_moves(report, i, h, moved) for h in range(len(report.codes))) > 7:
        names = tuple(f"{name}|one mean" for name in names)  # a slip in any of so many moves the index as far
    planted = Planted(report.units[i], SUMMED, names)
    return _summed(report, i, report.index(i) + moved, planted)


def _moves(report: Report, i: int, h: int, moved: Fraction) -> bool:
    """Whether a slip in the mean of an unsur moves the index by as much, to its last decimal."""
    digits = report.nrr(i, h).replace(".", "")
    made = (Fraction(int(one), 10**report.style.places) for kind in TELLING for one in slips(digits, kind))
    by = (report.product(one) - report.product(report.mean(i, h)) for one in made)
    return any(abs(one - moved) <= unit_of(report) for one in by)


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
}

LIMITS = {"unsur mistyped in a sum at 2 or 3": Plant(mistyped_in_sum)}
