"""Made-up reports as units print them, clean ones: random answers, figures in fractions, printed rounded or cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from ikm import Pedoman, Survey, load_pedoman
from ikm.ledger import Ledger
from ikm.printed import Printed, figures_of
from ikm.survey import Source

Cell = tuple[str, str, str, int]
"""Unit, kind, item and printing of a figure."""

Shortening = tuple[str, int]
"""How a figure is shortened on the way ("cut", "rounded", or "" not at all), and at how many decimals."""

NOT, SEX = ("", 0), ("Laki-laki", "Perempuan")


@dataclass(frozen=True)
class Style:
    """How a report reckons and prints.

    ``places``: decimals of means and index (IKM: two at least); ``cut``: whether figures are cut, not rounded; ``of``:
    the index is made of the means "behind" the table or of those of the "table"; ``products`` and ``final``: how
    weighted means and index are shortened on the way; ``city``: the whole survey is all answers ("pooled") or the plain
    mean of the "units"; ``stripped``: a spreadsheet took the last zeros; ``more``: what is printed besides.
    """

    places: int = 3
    cut: bool = False
    bobot: str = "exact"
    of: str = "behind"
    products: Shortening = NOT
    final: Shortening = NOT
    city: str = "pooled"
    stripped: bool = False
    more: tuple[str, ...] = ()


def shortened(value: Fraction, how: Shortening) -> Fraction:
    """A figure cut, or rounded half up."""
    way, places = how
    return (value * 10**places + Fraction(way == "rounded", 2)).__floor__() / Fraction(10**places) if way else value


@dataclass(frozen=True, eq=False)
class Report:
    """A report: its cells as text in the order they are printed, and the answers behind them (0: blank)."""

    pedoman: Pedoman
    answers: np.ndarray
    member: np.ndarray
    sex: np.ndarray
    people: tuple[int, ...]
    style: Style
    cells: dict[Cell, str]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Its units."""
        return tuple(f"Unit {i + 1}" for i in range(len(self.people)))

    @property
    def codes(self) -> tuple[str, ...]:
        """Its unsur."""
        return self.pedoman.codes

    @cached_property
    def n(self) -> list[int]:
        """The respondents of each unit; last of all."""
        return [*np.bincount(self.member, minlength=len(self.people)).tolist(), len(self.member)]

    @cached_property
    def sums(self) -> np.ndarray:
        """The sums of answers and how many answered, units x unsur each; the last row is of the whole survey."""
        units = [self.member == i for i in range(len(self.people))] + [self.member >= 0]
        return np.array([[self.answers[of].sum(axis=0, dtype=int), (self.answers[of] > 0).sum(axis=0)] for of in units])

    def printed(self) -> Printed:
        """What an auditor is given."""
        rows = [(*cell, self._typed(cell, text), f"Tabel!{i + 1}") for i, (cell, text) in enumerate(self.cells.items())]
        return Printed(Source("laporan.xlsx", "", "printed", ("Tabel",)), self.pedoman, self.units, figures_of(rows))

    def _typed(self, cell: Cell, text: str) -> str:
        return text.rstrip("0").rstrip(".") if self.style.stripped and "." in text else text

    def survey(self) -> Survey:
        """The answers it is of."""
        people = {"unit": [self.units[i] for i in self.member], "jenis_kelamin": [SEX[i] for i in self.sex]}
        frame = pd.DataFrame({name: pd.Categorical(values) for name, values in people.items()})
        source = Source("jawaban.xlsx", "", "respondents", ("Data",))
        return Survey.of(source, self.pedoman, Ledger(self.n[-1], self.n[-1]), frame, self.answers)

    def shown(self, value: Fraction, places: int) -> str:
        """A figure as this report prints it."""
        whole = (value * 10**places + Fraction(not self.style.cut, 2)).__floor__()
        text = f"{whole:0{places + 1}d}"
        return f"{text[:-places]}.{text[-places:]}" if places else text

    def mean(self, i: int, j: int) -> Fraction:
        """The NRR behind a printed one; ``i`` -1: of the whole survey."""
        total, answered = self.sums[i, :, j].tolist()
        if i == -1 and self.style.city == "units":
            return sum((self.mean(h, j) for h in range(len(self.people))), Fraction(0)) / len(self.people)
        return Fraction(total, answered)

    def nrr(self, i: int, j: int) -> str:
        """A mean as printed."""
        return self.shown(self.mean(i, j), self.style.places)

    def product(self, mean: Fraction) -> Fraction:
        """A weighted mean as it is added."""
        used = Fraction(self.shown(mean, self.style.places)) if self.style.of == "table" else mean
        return shortened(used * self.pedoman.weight(self.style.bobot), self.style.products)

    def index(self, i: int, without: int | None = None, twice: int | None = None) -> Fraction:
        """The index; of a sum that lacks one unsur, or has one twice. Of the whole survey where ``i`` is -1."""
        if i == -1 and self.style.city == "units":
            return sum((self.index(h) for h in range(len(self.people))), Fraction(0)) / len(self.people)
        added = [self.product(self.mean(i, j)) for j in range(len(self.codes)) if j != without]
        again = [] if twice is None else [self.product(self.mean(i, twice))]
        return shortened(sum(added + again, Fraction(0)), self.style.final)

    def mutu(self, konversi: Fraction, pedoman: Pedoman | None = None) -> str:
        """The class of a figure."""
        bounds = (pedoman or self.pedoman).classes
        value = shortened(konversi, ("rounded", 2))
        return next(one.mutu for one in bounds if value >= Fraction(one.lower) or one is bounds[-1])

    def results(self, i: int, index: Fraction) -> dict[Cell, str]:
        """The printed index, IKM and class of a unit with this index."""
        unit, ikm = (*self.units, "")[i], index * self.pedoman.base
        mutu = self.mutu(ikm)
        named = next(one.kinerja for one in self.pedoman.classes if one.mutu == mutu)
        figures = {"index": self.shown(index, self.style.places), "ikm": self.shown(ikm, max(2, self.style.places))}
        again = {(unit, kind, "", 1): text for kind, text in figures.items() if "twice" in self.style.more}
        words = {"mutu": mutu, "kinerja": named}
        return {(unit, kind, "", 0): text for kind, text in (figures | words).items()} | again

    def ranked(self, indices: list[Fraction]) -> dict[Cell, str]:
        """The printed ranks of units with these indices."""
        return {
            (unit, "rank", "", 0): str(1 + sum(other > own for other in indices))
            for unit, own in zip(self.units, indices, strict=True)
        }

    def changed(self, cells: dict[Cell, str]) -> Report:
        """The same with other text in some cells."""
        return replace(self, cells=self.cells | cells)

    def without(self, *start: tuple[str, ...]) -> Report:
        """The same without the cells that begin so."""
        return replace(
            self,
            cells={
                cell: text for cell, text in self.cells.items() if not any(cell[: len(one)] == one for one in start)
            },
        )


def clean(
    rng: np.random.Generator,
    *,
    few: int = 20,
    many: int = 60,
    units: tuple[int, int] = (4, 13),
    blanks: bool = True,
    plain: bool = False,
) -> Report:
    """A report without an error, in any style; ``plain``: nothing shortened on the way, no zeros lost."""
    pedoman = load_pedoman(str(rng.choice(["kepmenpan-2004", "permenpan-2017"])))
    count, k = int(rng.integers(*units, endpoint=True)), len(pedoman.codes)
    n = rng.integers(few, many, size=count, endpoint=True)
    member = np.repeat(np.arange(count), n)
    base = rng.uniform(2.2, 3.5, size=(count, 1)) + rng.normal(0, 0.25, size=(count, k))
    answers = np.clip(np.rint(rng.normal(base[member], 0.7)), 1, 4).astype(np.int8)
    if blanks and rng.random() < 0.4:
        answers[rng.random(answers.shape) < rng.uniform(0, 0.05)] = 0
    answers[np.searchsorted(member, np.arange(count))] = 3  # nobody leaves a whole unsur blank
    ways = [("cut", 3), ("rounded", 3), ("cut", 2), ("rounded", 2)]
    by_hand = not plain and rng.random() < 0.4
    style = Style(
        places=int(rng.integers(2, 3, endpoint=True)),
        cut=bool(rng.integers(2)),
        bobot=str(rng.choice(pedoman.bobot)),
        of=str(rng.choice(["behind", "table"])),
        products=ways[int(rng.integers(4))] if by_hand else NOT,
        stripped=not plain and bool(rng.random() < 0.3),
    )
    people = tuple(rng.integers(2_000, 90_000, size=count).tolist())
    return Report(pedoman, answers, member, rng.integers(0, 2, size=len(member)), people, style, {})
