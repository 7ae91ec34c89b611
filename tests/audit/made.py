"""Clean reports: random answers, figures worked out in fractions, printed rounded or cut."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from ikm import Survey, load_pedoman
from ikm.printed import Printed
from tests.audit.conftest import report
from tests.conftest import make_survey

UNITS = tuple(f"Unit {letter}" for letter in "ABCDEFGHIJKLMNO")


def printed_as(value: Fraction, decimals: int, way: str) -> str:
    """A figure as a report writes it: "round" (half up) or "cut"."""
    whole = (value * 10**decimals + (Fraction(1, 2) if way == "round" else 0)).__floor__()
    text = f"{whole:0{decimals + 1}d}"
    return f"{text[:-decimals]},{text[-decimals:]}" if decimals else text


def remainders(weight: list[int], total: int) -> list[int]:
    """The largest remainders, in fractions."""
    share = [Fraction(w * total, sum(weight)) for w in weight]
    whole = [s.__floor__() for s in share]
    first = sorted(range(len(weight)), key=lambda i: whole[i] - share[i])
    for i in first[: total - sum(whole)]:
        whole[i] += 1
    return whole


@dataclass(frozen=True, eq=False)
class Made:
    """A clean report as rows (unit, kind, item, text), and the answers it is of."""

    rows: list[tuple[str, str, str, str]]
    pedoman: str
    survey: Survey

    @property
    def printed(self) -> Printed:
        return report(*self.rows, pedoman=self.pedoman)

    def but(self, unit: str, kind: str, item: str, text: str) -> Printed:
        """The same with one figure misprinted."""
        assert any(row[:3] == (unit, kind, item) for row in self.rows)
        rows = [(*row[:3], text) if row[:3] == (unit, kind, item) else row for row in self.rows]
        return report(*rows, pedoman=self.pedoman)

    def text(self, unit: str, kind: str, item: str = "") -> str:
        return next(row[3] for row in self.rows if row[:3] == (unit, kind, item))


def make(
    seed: int,
    pedoman="kepmenpan-2004",
    units=6,
    decimals=3,
    way="round",
    blanks=0.0,
    ties="min",
    bobot="exact",
    products=False,
) -> Made:
    """A clean report of random answers; ``products``: the index is the sum of products as they would be printed."""
    scale, rng = load_pedoman(pedoman), np.random.default_rng(seed)
    k, rows = len(scale.unsur), []
    n = rng.integers(20, 61, units)
    likely = rng.dirichlet([1, 2, 4, 3], units)
    answers = np.concatenate([rng.choice([1, 2, 3, 4], (n[h], k), p=likely[h]) for h in range(units)])
    answers[rng.random(answers.shape) < blanks] = 0
    member = np.repeat(np.arange(units), n)
    answers[np.searchsorted(member, np.arange(units))] = 2  # nobody leaves a whole unsur blank
    weight = scale.weight(bobot)

    def means(of: np.ndarray) -> list[Fraction]:
        return [Fraction(int(of[:, j].sum()), int((of[:, j] > 0).sum())) for j in range(k)]

    def line(unit: str, of: np.ndarray) -> Fraction:
        nrr = means(of)
        index = sum(nrr) * weight
        if products:
            terms = (printed_as(x * weight, decimals, way) for x in nrr)
            index = sum((Fraction(term.replace(",", ".")) for term in terms), Fraction(0))
        rows.append((unit, "n", "", str(len(of))))
        rows.extend((unit, "nrr", code, printed_as(x, decimals, way)) for code, x in zip(scale.codes, nrr, strict=True))
        rows.append((unit, "index", "", printed_as(index, decimals, way)))
        rows.append((unit, "ikm", "", printed_as(index * scale.base, 2, way)))
        konversi = index * scale.base
        reached = scale.classify(printed_as(konversi, 10, "round").replace(",", "."))
        rows.extend([(unit, "mutu", "", reached.mutu), (unit, "kinerja", "", reached.kinerja)])
        order = sorted(range(k), key=lambda j: nrr[j])
        named = [j for j in range(k) if nrr[j] <= nrr[order[1]]]
        rows.extend((unit, "lowest", scale.codes[j], scale.codes[j]) for j in named)
        for code, x in zip(scale.codes, nrr, strict=True):
            rows.append((unit, "mutu", code, scale.classify(printed_as(x * 25, 10, "round").replace(",", ".")).mutu))
        return index

    index = [line(UNITS[h], answers[member == h]) for h in range(units)]
    line("", answers)
    levels = sorted(set(index), reverse=True)
    for h in range(units):
        above = sum(x > index[h] for x in index)
        before = sum(index[i] == index[h] for i in range(h))
        rank = {"min": above + 1, "dense": levels.index(index[h]) + 1, "ordinal": above + before + 1}[ties]
        rows.append((UNITS[h], "rank", "", str(rank)))
    people = rng.integers(500, 90000, units).tolist()
    total, size = sum(people), int(n.sum())
    for h, planned in enumerate(remainders(people, size)):
        rows.append((UNITS[h], "population", "", str(people[h])))
        rows.append((UNITS[h], "percent", "", printed_as(Fraction(100 * people[h], total), 2, way)))
        rows.append((UNITS[h], "quota", "", printed_as(Fraction(size * people[h], total), 2, way)))
        rows.append((UNITS[h], "planned", "", str(planned)))
    rows += [("", "population", "", str(total)), ("", "planned", "", str(size)), ("", "percent", "", "100,00")]
    sex = rng.choice(["Laki-laki", "Perempuan"], size)
    for name in ("Laki-laki", "Perempuan"):
        count = int((sex == name).sum())
        rows.append(("", "count", f"Jenis kelamin|{name}", str(count)))
        rows.append(("", "share", f"Jenis kelamin|{name}", printed_as(Fraction(100 * count, size), 2, way)))
    rows += [("", "count", "Jenis kelamin|", str(size)), ("", "share", "Jenis kelamin|", "100,00")]
    survey = make_survey(answers, pedoman, unit=[UNITS[h] for h in member], jenis_kelamin=sex.tolist())
    return Made(rows, pedoman, survey)


@st.composite
def clean(draw) -> Made:
    """Any clean report."""
    pedoman = draw(st.sampled_from(["kepmenpan-2004", "permenpan-2017"]))
    return make(
        draw(st.integers(0, 10**6)),
        pedoman,
        draw(st.integers(2, 15)),
        draw(st.sampled_from([2, 3])),
        draw(st.sampled_from(["round", "cut"])),
        draw(st.sampled_from([0.0, 0.0, 0.02, 0.2])),
        draw(st.sampled_from(["min", "dense", "ordinal"])),
        draw(st.sampled_from(load_pedoman(pedoman).bobot)),
        draw(st.booleans()),
    )
