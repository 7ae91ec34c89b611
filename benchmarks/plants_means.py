"""Errors in means, NRR tertimbang and the number of respondents."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np

from benchmarks.planted import Plant, Planted, apart, dropped, hidden, pick, swapped, unit_of
from benchmarks.reports import Report

Made = tuple[Report, Planted] | None

INDEX = ("index-mistyped", "index-not-a-count", "index-copied", "index-weighted", "index-second-printing")
MISTYPED = ("mean-not-a-count", "weighted-off", *INDEX)


def off_scale(rng: np.random.Generator, report: Report) -> Made:
    """A mean above the scale."""
    i, j = pick(rng, report)
    text = report.shown(Fraction(int(rng.integers(401, 499)), 100), report.style.places)
    planted = Planted(report.units[i], ("mean-off-scale",), ("off the scale",), report.codes[j])
    return report.changed({(report.units[i], "nrr", report.codes[j], 0): text}), planted


def _mistyped(report: Report, i: int, j: int, wrong: str, near: str = "") -> Made:
    cell = (report.units[i], "nrr", report.codes[j], 0)
    right = report.cells[cell]
    # A mean that moves by two of its last decimal or less could be the rounding of another figure
    if report.style.stripped and hidden(report, right, wrong):
        return None
    if "." not in wrong or not 1 <= float(wrong) <= 4 or apart(wrong, right) < 3 * unit_of(report):
        return None
    return report.changed({cell: wrong}), Planted(report.units[i], MISTYPED, (report.codes[j], near or right))


def mean_swapped(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a mean changed places."""
    i, j = pick(rng, report)
    return _mistyped(report, i, j, swapped(rng, report.nrr(i, j)))


def mean_dropped(rng: np.random.Generator, report: Report) -> Made:
    """A digit of a mean left out: it can be told to one more or less, by the product; that the last one is missing,
    without which one it was, is explanation enough."""
    i, j = pick(rng, report)
    right, places = Decimal(report.nrr(i, j)), report.style.places
    wrong = dropped(rng, report.nrr(i, j))
    near = [str(right + Decimal(by).scaleb(-places)) for by in (-1, 0, 1)]
    near += ["A digit may be missing"] if report.nrr(i, j).startswith(wrong) else []
    return _mistyped(report, i, j, wrong, "|".join(near))


def no_count(rng: np.random.Generator, report: Report) -> Made:
    """A mean that no k/n gives, near to the right one."""
    i, j = pick(rng, report)
    cell = (report.units[i], "nrr", report.codes[j], 0)
    power, n = 10**report.style.places, report.n[i]
    wrong = round(float(report.cells[cell]) * power) + int(rng.integers(-9, 10))
    # With two decimals and many respondents every figure is some k/n, rounded or cut: nobody could see it
    # and where some answers are blank, a mean of up to a fifth fewer answers is no error either
    fewest = n if (report.answers > 0).all() else n - n // 5
    could = {(k, m) for m in range(fewest, n + 1) for k in (wrong * m // power, wrong * m // power + 1)}
    if any(wrong in (k * power // m, (2 * k * power + m) // (2 * m)) for k, m in could):
        return None
    text = report.shown(Fraction(wrong, power), report.style.places)
    return report.changed({cell: text}), Planted(report.units[i], ("mean-not-a-count",), (str(n),), report.codes[j])


def copied(rng: np.random.Generator, report: Report) -> Made:
    """A mean copied from the unit above."""
    i, j = pick(rng, report)
    if i == 0 or apart(report.nrr(i - 1, j), report.nrr(i, j)) < 3 * unit_of(report):
        return None  # no other figure shows so little
    changed = report.changed({(report.units[i], "nrr", report.codes[j], 0): report.nrr(i - 1, j)})
    return changed, Planted(report.units[i], MISTYPED, (report.units[i - 1], report.codes[j]))


def copied_product(rng: np.random.Generator, report: Report) -> Made:
    """A NRR tertimbang copied from the unit above."""
    i, j = pick(rng, report)
    cell, above = ((report.units[h], "weighted", report.codes[j], 0) for h in (i, i - 1))
    # What another weight of the pedoman, or the rounding of the mean, gives as well is no error that could be seen
    weights = [float(report.pedoman.weight(bobot)) for bobot in report.pedoman.bobot]
    edges = [float(report.nrr(i, j)) + by * unit_of(report) for by in (-0.5, 1)]
    low, high = min(weights) * edges[0] - 0.001, max(weights) * edges[1] + 0.0005
    if i == 0 or low <= float(report.cells[above]) <= high:
        return None
    changed = report.changed({cell: report.cells[above]})
    return changed, Planted(report.units[i], ("weighted-off",), (report.units[i - 1],), report.codes[j])


def product_mistyped(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a NRR tertimbang changed places."""
    i, j = pick(rng, report)
    cell = (report.units[i], "weighted", report.codes[j], 0)
    wrong = swapped(rng, report.cells[cell])
    if apart(wrong, report.cells[cell]) < 0.01 or wrong[0] != "0":
        return None  # another weight of the pedoman, or the rounding of the mean, gives as much
    return report.changed({cell: wrong}), Planted(report.units[i], ("weighted-off",), (), report.codes[j])


def wrong_n(rng: np.random.Generator, report: Report) -> Made:
    """A number of respondents with two digits the other way round; the total says so, or the means do."""
    i = int(rng.integers(len(report.units)))
    right = str(report.n[i])
    wrong = swapped(rng, right)
    if wrong == right or wrong.startswith("0"):
        return None
    return report.changed({(report.units[i], "n", "", 0): wrong}), Planted(
        "", ("total",), (report.units[i], right), "n"
    )


def wrong_n_alone(rng: np.random.Generator, report: Report) -> Made:
    """The same where no total is printed: only the means can tell."""
    i = int(rng.integers(len(report.units)))
    wrong = swapped(rng, str(report.n[i]))
    # Where all but one mean are means of so many answers, or blank answers hide the number, nobody can see it
    if wrong == str(report.n[i]) or wrong.startswith("0") or _fitting(report, i, int(wrong)) > len(report.codes) - 2:
        return None
    if _fitting(report, i, report.n[i]) < len(report.codes):
        return None
    changed = report.without(("", "n")).changed({(report.units[i], "n", "", 0): wrong})
    return changed, Planted(report.units[i], ("n-does-not-fit",), (f" {report.n[i]}",), "n")


def _fitting(report: Report, i: int, n: int) -> int:
    """How many means of a unit are also means of ``n`` answers."""
    could = {report.shown(Fraction(k, n), report.style.places) for k in range(n, 4 * n + 1)}
    return sum(report.nrr(i, j) in could for j in range(len(report.codes)))


PLANTS = {
    "mean off the scale": Plant(off_scale),
    "mean that is no k/n": Plant(no_count),
    "digits of a mean swapped": Plant(mean_swapped),
    "digit of a mean dropped": Plant(mean_dropped),
    "mean copied": Plant(copied),
    "NRR tertimbang copied": Plant(copied_product),
    "NRR tertimbang mistyped": Plant(product_mistyped),
    "n mistyped": Plant(wrong_n),
    "n mistyped, no total": Plant(wrong_n_alone),
}
