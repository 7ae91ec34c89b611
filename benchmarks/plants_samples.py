"""Errors in populations, samples, percentages, class bounds and in figures of the whole survey."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from benchmarks.planted import Plant, Planted, apart, swapped
from benchmarks.plants_results import which
from benchmarks.printing import bounds
from benchmarks.reports import SEX, Report

Made = tuple[Report, Planted] | None


def under_minimum(rng: np.random.Generator, report: Report) -> Made:
    """A unit with fewer respondents than the pedoman asks for, among units with enough."""
    minimum = report.pedoman.minimum_respondents
    if minimum is None:
        return None  # the pedoman asks for none
    few = [i for i in range(len(report.units)) if report.n[i] < minimum]
    if len(few) != 1:
        return None
    return report, Planted(report.units[few[0]], ("n-minimum",), (str(minimum), str(report.n[few[0]])))


def _row_mistyped(rng: np.random.Generator, report: Report, kind: str) -> Made:
    unit = str(rng.choice(report.units))
    cell = (unit, kind, "", 0)
    right = report.cells[cell]
    wrong = swapped(rng, right)
    if wrong == right or wrong.startswith("0"):
        return None
    return report.changed({cell: wrong}), Planted("", ("total",), (unit, f"{int(right):,}"), kind)


def _total_mistyped(rng: np.random.Generator, report: Report, kind: str) -> Made:
    cell = ("", kind, "", 0)
    right = report.cells[cell]
    wrong = swapped(rng, right)
    if wrong == right or wrong.startswith("0"):
        return None
    return report.changed({cell: wrong}), Planted("", ("total",), (f"{int(right):,}",), kind)


def population_row(rng: np.random.Generator, report: Report) -> Made:
    """The population of a unit with two digits the other way round."""
    return _row_mistyped(rng, report, "population")


def population_total(rng: np.random.Generator, report: Report) -> Made:
    """The whole population with two digits the other way round."""
    return _total_mistyped(rng, report, "population")


def sample_row(rng: np.random.Generator, report: Report) -> Made:
    """The sample drawn up for a unit with two digits the other way round."""
    return _row_mistyped(rng, report, "planned") if len(report.units) > 1 else None


def sample_total(rng: np.random.Generator, report: Report) -> Made:
    """The whole sample with two digits the other way round."""
    return _total_mistyped(rng, report, "planned")


def allocated(rng: np.random.Generator, report: Report) -> Made:
    """Two units whose samples are not in proportion, while the sum is: three moved from one to the other."""
    i, h = rng.choice(len(report.units), size=2, replace=False).tolist()
    cells = [(report.units[at], "planned", "", 0) for at in (i, h)]
    right = [int(report.cells[cell]) for cell in cells]
    if right[1] < 5 or len(report.units) < 5:
        return None
    changed = report.changed({cells[0]: str(right[0] + 3), cells[1]: str(right[1] - 3)})
    return changed, Planted(report.units[i], ("allocation",), (f"gives {right[0]}",))


def _percent(rng: np.random.Generator, report: Report, cell: tuple[str, str, str, int], code: str) -> Made:
    right = report.cells[cell]
    wrong = swapped(rng, right)
    # A share that moves by two hundredths or less may be cut or rounded; one that lost its zeros more
    if apart(wrong, right) < (2 if report.style.stripped else 0.03) or float(wrong) > 100 or wrong.startswith("0"):
        return None
    return report.changed({cell: wrong}), Planted(cell[0], (code,), (f"{right[:-1]}|{float(right) + 0.01:.2f}",))


def percent(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a percentage of the population changed places."""
    return _percent(rng, report, (str(rng.choice(report.units)), "percent", "", 0), "percent")


def quota(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a unit's share of the sample changed places."""
    return _percent(rng, report, (str(rng.choice(report.units)), "quota", "", 0), "quota")


def share(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a percentage in a table of counts changed places."""
    return _percent(rng, report, ("", "share", f"Jenis kelamin|{rng.choice(SEX)}", 0), "share")


def count(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of a count changed places: it does not add up, and its percentage does not follow."""
    cell = ("", "count", f"Jenis kelamin|{rng.choice(SEX)}", 0)
    right = report.cells[cell]
    wrong = swapped(rng, right)
    if wrong == right or wrong.startswith("0"):
        return None
    return report.changed({cell: wrong}), Planted("", ("count-total",), (cell[2].split("|")[1], right))


def bound(rng: np.random.Generator, report: Report) -> Made:
    """A bound of a class with two digits the other way round."""
    cells = list(bounds(report.pedoman))
    cell = cells[int(rng.integers(len(cells)))]
    right = report.cells[cell]
    wrong = swapped(rng, right)
    # Bounds of the index are written with two to four decimals: 0.01 is allowed for
    if apart(wrong, right) < (0.011 if "index" in cell[1] else 0.01):
        return None
    return report.changed({cell: wrong}), Planted("", ("bound",), (right[:4].rstrip("."), cell[2]), cell[1])


def reversed_values(rng: np.random.Generator, report: Report) -> Made:
    """Nilai persepsi that run the wrong way."""
    classes = report.pedoman.classes
    cells = {("", "bound-value", one.mutu, 0): str(at + 1) for at, one in enumerate(classes)}
    return report.changed(cells), Planted("", ("bound-value-reversed",), (report.pedoman.name, "1 = D"))


def city_left_out(rng: np.random.Generator, report: Report) -> Made:
    """An unsur left out of the sum of the whole survey."""
    j = int(rng.integers(len(report.codes)))
    planted = Planted("", ("index-left-out",), which(report, -1, j))
    return report.changed(report.results(-1, report.index(-1, without=j))), planted


def city_mistyped(rng: np.random.Generator, report: Report) -> Made:
    """Two digits of the IKM of the whole survey changed places."""
    cell = ("", "ikm", "", 0)
    right = report.cells[cell]
    wrong = swapped(rng, right)
    if not 25 <= float(wrong) <= 100 or apart(wrong, right) < 40 * 10.0**-report.style.places:
        return None  # within the rounding of the index
    return report.changed({cell: wrong}), Planted(
        "", ("ikm-not-index", "index-mistyped", "total"), (right[:-1],), "ikm"
    )


def city_unit_left_out(rng: np.random.Generator, report: Report) -> Made:
    """A unit left out of the whole: means, index and IKM are those of the others."""
    i = int(rng.integers(len(report.units)))
    kept = report.member != i
    others = replace(report, answers=report.answers[kept], member=report.member[kept], sex=report.sex[kept])
    cells = {("", "nrr", code, 0): others.nrr(-1, j) for j, code in enumerate(report.codes)}
    moved = [abs(others.mean(-1, j) - report.mean(-1, j)) for j in range(len(report.codes))]
    # Blank answers, of which the report does not tell, may move a mean of the whole as far
    if max(moved) < Fraction(15, 100):
        return None
    planted = Planted("", ("total", "total-left-out"), (report.units[i],))
    return report.changed(cells | others.results(-1, others.index(-1))), planted


PLANTS = {
    "n under the minimum": Plant(under_minimum, {"few": 135, "many": 350, "units": (4, 6)}),
    "population of a unit": Plant(population_row),
    "population in all": Plant(population_total),
    "sample of a unit": Plant(sample_row),
    "sample in all": Plant(sample_total),
    "sample not in proportion": Plant(allocated),
    "percentage of the population": Plant(percent),
    "share of the sample": Plant(quota),
    "percentage of a count": Plant(share),
    "count": Plant(count),
    "bound of a class": Plant(bound),
    "nilai persepsi reversed": Plant(reversed_values),
    "city: unsur left out": Plant(city_left_out),
    "city: IKM mistyped": Plant(city_mistyped),
    "city: unit left out": Plant(city_unit_left_out),
}
