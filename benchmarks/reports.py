"""Made-up reports as units print them: clean ones, and the same with one error planted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import numpy as np

from ikm import load_pedoman
from ikm.printed import Printed, figures_of
from ikm.survey import Source

Cell = tuple[str, str, str]
"""Unit, kind, item of a printed figure."""


@dataclass(frozen=True, eq=False)
class Report:
    """A report: its cells as text in the order they are printed, and the sums of answers and respondents behind it.

    ``places``: decimals of means and index (IKM: two at least); ``cut``: whether figures are cut, not rounded.
    """

    pedoman: str
    sums: np.ndarray
    n: np.ndarray
    places: int
    cut: bool
    bobot: str
    cells: dict[Cell, str]

    @property
    def units(self) -> tuple[str, ...]:
        """Its units."""
        return tuple(f"Unit {i + 1}" for i in range(len(self.n)))

    @property
    def codes(self) -> tuple[str, ...]:
        """Its unsur."""
        return load_pedoman(self.pedoman).codes

    def printed(self) -> Printed:
        """What an auditor is given."""
        rows = [(*cell, 0, text, f"Tabel!{i + 1}") for i, (cell, text) in enumerate(self.cells.items())]
        source = Source("laporan.xlsx", "", "printed", ("Tabel",))
        return Printed(source, load_pedoman(self.pedoman), self.units, figures_of(rows))

    def shown(self, value: Fraction, places: int) -> str:
        """A figure as this report prints it."""
        with localcontext(prec=60):
            exact = Decimal(value.numerator) / Decimal(value.denominator)
            return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_DOWN if self.cut else ROUND_HALF_UP))

    def mean(self, i: int, j: int) -> Fraction:
        """The NRR behind a printed one."""
        return Fraction(int(self.sums[i, j]), int(self.n[i]))

    def index(self, i: int, without: int | None = None, twice: int | None = None) -> Fraction:
        """The index in full; of a sum that lacks one unsur, or has one twice."""
        added = [self.mean(i, j) for j in range(len(self.codes)) if j != without]
        again = [] if twice is None else [self.mean(i, twice)]
        return sum(added + again, Fraction(0)) * load_pedoman(self.pedoman).weight(self.bobot)

    def results(self, i: int, index: Fraction) -> dict[Cell, str]:
        """The printed index, IKM and class of a unit with this index."""
        unit, pedoman = self.units[i], load_pedoman(self.pedoman)
        ikm = index * pedoman.base
        with localcontext(prec=60):
            mutu = pedoman.classify(Decimal(ikm.numerator) / Decimal(ikm.denominator)).mutu
        return {
            (unit, "index", ""): self.shown(index, self.places),
            (unit, "ikm", ""): self.shown(ikm, max(2, self.places)),
            (unit, "mutu", ""): mutu,
        }

    def changed(self, cells: dict[Cell, str]) -> Report:
        """The same with other text in some cells."""
        return replace(self, cells=self.cells | cells)


def clean(rng: np.random.Generator, *, few: int = 20, many: int = 60, units: tuple[int, int] = (4, 13)) -> Report:
    """A report without an error: random answers, 2 or 3 decimals, rounded or cut, 1/k or the printed weight."""
    pedoman = load_pedoman(str(rng.choice(["kepmenpan-2004", "permenpan-2017"])))
    count, k = int(rng.integers(*units, endpoint=True)), len(pedoman.codes)
    n = rng.integers(few, many, size=count, endpoint=True)
    base = rng.uniform(2.2, 3.5, size=(count, 1)) + rng.normal(0, 0.25, size=(count, k))
    sums = np.array(
        [
            [int(np.clip(np.rint(rng.normal(base[i, j], 0.7, size=n[i])), 1, 4).sum()) for j in range(k)]
            for i in range(count)
        ]
    )
    report = Report(
        pedoman.code,
        sums,
        n,
        places=int(rng.integers(2, 3, endpoint=True)),
        cut=bool(rng.integers(2)),
        bobot=str(rng.choice(["exact", "printed"])),
        cells={},
    )
    cells: dict[Cell, str] = {}
    weight = pedoman.weight(report.bobot)
    for i, unit in enumerate(report.units):
        cells[unit, "n", ""] = str(n[i])
        for j, code in enumerate(pedoman.codes):
            cells[unit, "nrr", code] = report.shown(report.mean(i, j), report.places)
            cells[unit, "weighted", code] = report.shown(report.mean(i, j) * weight, 3)
        cells |= report.results(i, report.index(i))
    indices = [report.index(i) for i in range(count)]
    for i, unit in enumerate(report.units):
        cells[unit, "rank", ""] = str(1 + sum(other > indices[i] for other in indices))
        lowest = sums[i].min()
        for j in np.flatnonzero(sums[i] == lowest).tolist():
            cells[unit, "lowest", pedoman.codes[j]] = pedoman.codes[j]
    cells["", "n", ""] = str(n.sum())
    return replace(report, cells=cells)


@dataclass(frozen=True)
class Planted:
    """An error: where it stands (unit), the codes of findings that find it, and what an explanation has to name."""

    unit: str
    codes: tuple[str, ...]
    names: tuple[str, ...] = ()
    item: str = ""


Plant = Callable[[np.random.Generator, Report], tuple[Report, Planted] | None]


def _cell(rng: np.random.Generator, report: Report) -> tuple[int, int, Cell]:
    i, j = int(rng.integers(len(report.n))), int(rng.integers(len(report.codes)))
    return i, j, (report.units[i], "nrr", report.codes[j])


def off_scale(rng: np.random.Generator, report: Report) -> tuple[Report, Planted]:
    """A mean above the scale."""
    i, j, cell = _cell(rng, report)
    text = report.shown(Fraction(int(rng.integers(401, 499)), 100), report.places)
    return report.changed({cell: text}), Planted(report.units[i], ("mean-off-scale",), (), report.codes[j])


MISTYPED = ("mean-not-a-count", "weighted-off", "index-weighted", "index-mistyped", "index-not-a-count", "index-copied")


def swapped(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """Two digits of a mean changed places."""
    i, j, cell = _cell(rng, report)
    text = report.cells[cell]
    first, second = sorted(rng.choice([0, *range(2, len(text))], size=2, replace=False).tolist())
    signs = list(text)
    signs[first], signs[second] = signs[second], signs[first]
    wrong = "".join(signs)
    if wrong == text or not "1" <= wrong[0] <= "4" or float(wrong) > 4:
        return None
    return report.changed({cell: wrong}), Planted(report.units[i], MISTYPED, (report.codes[j],), report.codes[j])


def dropped(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """A digit of a mean left out."""
    i, j, cell = _cell(rng, report)
    text = report.cells[cell]
    at = int(rng.integers(2, len(text)))
    wrong = text[:at] + text[at + 1 :]
    if abs(float(text) - float(wrong)) < 3 * 10.0**-report.places or wrong.endswith("."):
        return None  # no other figure shows so little
    return report.changed({cell: wrong}), Planted(report.units[i], MISTYPED, (report.codes[j],), report.codes[j])


def left_out(rng: np.random.Generator, report: Report) -> tuple[Report, Planted]:
    """An unsur left out of the sum."""
    i, j, _ = _cell(rng, report)
    wrong = report.results(i, report.index(i, without=j))
    return report.changed(wrong), Planted(report.units[i], ("index-left-out",), (report.codes[j],))


def doubled(rng: np.random.Generator, report: Report) -> tuple[Report, Planted]:
    """An unsur added twice."""
    i, j, _ = _cell(rng, report)
    wrong = report.results(i, report.index(i, twice=j))
    return report.changed(wrong), Planted(report.units[i], ("index-doubled",), (report.codes[j],))


def copied(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """A mean copied from the unit above."""
    i, j, cell = _cell(rng, report)
    above = report.cells.get((report.units[i - 1], "nrr", report.codes[j]))
    if i == 0 or abs(float(above) - float(report.cells[cell])) < 3 * 10.0**-report.places:
        return None  # no other figure shows so little
    names = (report.units[i - 1], report.codes[j])
    return report.changed({cell: above}), Planted(report.units[i], MISTYPED, names, report.codes[j])


def copied_product(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """A NRR tertimbang copied from the unit above."""
    i, j, _ = _cell(rng, report)
    cell, above = ((report.units[k], "weighted", report.codes[j]) for k in (i, i - 1))
    if i == 0 or abs(float(report.cells[cell]) - float(report.cells[above])) < 0.0025:
        return None  # within the rounding of the mean it is no error that could be seen
    changed = report.changed({cell: report.cells[above]})
    return changed, Planted(report.units[i], ("weighted-off",), (report.units[i - 1],), report.codes[j])


def ikm_swapped(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """Two digits of an IKM changed places."""
    i = int(rng.integers(len(report.n)))
    cell = (report.units[i], "ikm", "")
    text = report.cells[cell]
    at = [k for k in range(len(text)) if text[k] != "."]
    first, second = sorted(rng.choice(at, size=2, replace=False).tolist())
    signs = list(text)
    signs[first], signs[second] = signs[second], signs[first]
    wrong = "".join(signs)
    if abs(float(wrong) - float(text)) < 25 * 1.5 * 10.0**-report.places or wrong.startswith("0") or float(wrong) > 100:
        return None  # within the rounding of the printed index it is no error that could be seen
    codes = ("ikm-not-index", "index-mistyped")
    return report.changed({cell: wrong}), Planted(report.units[i], codes, (), "ikm")


def wrong_n(rng: np.random.Generator, report: Report) -> tuple[Report, Planted] | None:
    """A number of respondents with two digits the other way round."""
    i = int(rng.integers(len(report.n)))
    wrong = str(report.n[i])[::-1]
    if wrong == str(report.n[i]) or wrong.startswith("0") or _fitting(report, i, int(wrong)) > len(report.codes) - 2:
        return None  # where all but one mean are means of so many answers, nobody can see it
    changed = report.changed({(report.units[i], "n", ""): wrong})
    return changed, Planted(report.units[i], ("n-does-not-fit",), (), "n")


def _fitting(report: Report, i: int, n: int) -> int:
    """How many means of a unit are also means of ``n`` answers."""
    could = {report.shown(Fraction(k, n), report.places) for k in range(n, 4 * n + 1)}
    return sum(report.cells[report.units[i], "nrr", code] in could for code in report.codes)


PLANTS: dict[str, Plant] = {
    "mean off the scale": off_scale,
    "digits of a mean swapped": swapped,
    "digit of a mean dropped": dropped,
    "unsur left out": left_out,
    "unsur added twice": doubled,
    "mean copied": copied,
    "NRR tertimbang copied": copied_product,
    "digits of an IKM swapped": ikm_swapped,
    "n mistyped": wrong_n,
}
