"""Ways of reckoning that are to be named, figures printed twice, and figures that the answers do not give."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from benchmarks.planted import Hand, Plant, Planted, apart, coarse, pick, swapped, unit_of
from benchmarks.printing import filled
from benchmarks.reports import NOT, Report, Shortening

Made = tuple[Report, Planted] | None


def weighted(bobot: str, shown: str, pedoman: str) -> Hand:
    """The index with the weight as printed."""

    def hand(rng: np.random.Generator, report: Report) -> Made:
        if report.pedoman.code != pedoman:
            return None
        if bobot == "printed" and report.pedoman.code == "permenpan-2017" and coarse(report):
            return None  # 0.111 for 1/9 takes a thousandth of the index
        made = filled(replace(report, style=replace(report.style, bobot=bobot, products=NOT)))
        return made, Planted("", ("index-convention",), (f"weight {shown}",))

    return hand


def products(way: str, places: int, fine: bool = True) -> Hand:
    """Every weighted mean shortened before the sum."""
    said = f"each product {'cut at' if way == 'cut' else 'rounded to'} {places} decimals"

    def hand(rng: np.random.Generator, report: Report) -> Made:
        if places == 3 and fine and coarse(report):
            return None
        made = filled(replace(report, style=replace(report.style, products=(way, places))))
        return made, Planted("", ("index-convention",), (said,))

    return hand


def final(rng: np.random.Generator, report: Report) -> Made:
    """The IKM of an index cut at two decimals, which is printed so or not at all."""
    how: Shortening = ("cut", 2)
    if coarse(report):
        return None
    made = filled(replace(report, style=replace(report.style, products=NOT, final=how, places=2, cut=True)))
    if rng.random() < 0.5:
        made = made.without(*((unit, "index") for unit in (*report.units, "")))
    return made, Planted(
        "", ("index-convention",), ("the index cut at 2 decimals|the index cut or rounded at 2 decimals",)
    )


def of_units(rng: np.random.Generator, report: Report) -> Made:
    """The whole survey as the plain mean of the units."""
    made = filled(replace(report, style=replace(report.style, city="units")))
    pooled = [float(report.cells["", "nrr", code, 0]) for code in report.codes]
    plain = [float(made.cells["", "nrr", code, 0]) for code in report.codes]
    # Where units are alike both ways give the same, within the rounding of every unit
    if max(abs(a - b) for a, b in zip(pooled, plain, strict=True)) < 5 * unit_of(report):
        return None
    return made, Planted("", ("total-units",), ("plain mean of the units",))


def twice(kind: str) -> Hand:
    """A figure printed again with two digits the other way round."""

    def hand(rng: np.random.Generator, report: Report) -> Made:
        i, j = pick(rng, report)
        cell = (report.units[i], kind, report.codes[j] if kind == "nrr" else "", 1)
        right = report.cells[cell]
        wrong = swapped(rng, right)
        far = 40 if kind == "ikm" else 3
        if apart(wrong, right) < far * unit_of(report) or wrong.startswith("0"):
            return None  # less may be rounding
        return report.changed({cell: wrong}), Planted(report.units[i], ("printed-twice",), (right, wrong))

    return hand


def against(kind: str, code: str = "answers") -> Hand:
    """A figure that the answers do not give."""

    def hand(rng: np.random.Generator, report: Report) -> Made:
        i, j = pick(rng, report)
        item = report.codes[j] if kind in ("nrr", "weighted") else ""
        cell = (report.units[i], kind, item, 0)
        if kind == "count":
            cell = ("", kind, "Jenis kelamin|Perempuan", 0)
        right = report.cells[cell]
        wrong = swapped(rng, right)
        if kind == "mutu":
            # A class that another weight, or shortening means and products, gives as well is no error to be seen
            ikm = report.index(i) * report.pedoman.base
            near = {report.mutu(ikm + Fraction(by, 2)) for by in range(-10, 7)}
            far = [one.mutu for one in report.pedoman.classes if one.mutu not in near]
            if not far:
                return None
            wrong = str(rng.choice(far))
        elif wrong.startswith("0") != right.startswith("0"):
            return None
        # What a weight of the pedoman, or shortened means and products, give as well is no error that could be seen
        least = {"n": 1, "count": 1, "nrr": 0.03, "weighted": 0.02, "index": 0.3, "ikm": 8, "mutu": 0}[kind]
        if kind != "mutu" and apart(wrong, right) < least:
            return None
        names = (right,) if kind in ("mutu", "count", "n") else (right[:3],)
        return report.changed({cell: wrong}), Planted(cell[0], (code,), names, cell[2] or kind, answers=True)

    return hand


PLAIN = {"plain": True}

PLANTS = {
    "weight 0.071": Plant(weighted("printed", "0.071", "kepmenpan-2004"), PLAIN),
    "weight 0.111": Plant(weighted("printed", "0.111", "permenpan-2017"), PLAIN),
    "weight 0.11": Plant(weighted("0.11", "0.11", "permenpan-2017"), PLAIN),
    "products cut at 3": Plant(products("cut", 3)),
    "products rounded to 3": Plant(products("rounded", 3)),
    "products cut at 2": Plant(products("cut", 2)),
    "products rounded to 2": Plant(products("rounded", 2)),
    "IKM of an index cut at 2": Plant(final),
    "city: mean of units": Plant(of_units),
    "mean printed twice": Plant(twice("nrr"), more=("twice",)),
    "index printed twice": Plant(twice("index"), more=("twice",)),
    "IKM printed twice": Plant(twice("ikm"), more=("twice",)),
    "answers: n": Plant(against("n")),
    "answers: mean": Plant(against("nrr")),
    "answers: NRR tertimbang": Plant(against("weighted")),
    "answers: index": Plant(against("index")),
    "answers: IKM": Plant(against("ikm")),
    "answers: class": Plant(against("mutu", "answers-class")),
    "answers: count": Plant(against("count")),
}

LIMITS = {
    "products cut at 3, any means": Plant(products("cut", 3, fine=False)),
    "products rounded to 3, any means": Plant(products("rounded", 3, fine=False)),
}
