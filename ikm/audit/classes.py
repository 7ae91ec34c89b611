"""Printed mutu and kinerja against the class of the figure they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ikm.audit.before import TINY, off_scale, span
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import Key, about, figures, lines
from ikm.cube import Ints
from ikm.pedoman import CODES, Pedoman, load
from ikm.printed import Printed
from ikm.survey import Floats
from ikm.text import Sentence
from ikm.text.language import mark

WRONG = mark("By {pedoman}, {figure} is class {right}, not {printed}, and no rounding changes that.")
OTHER = mark("Class {printed} is right only under {pedoman}.")
FROM_INDEX = mark("The printed index {figure} would give class {printed}.")
ROUNDING = mark("{figure} is class {right}; whether it is class {printed} depends on rounding.")
UNKNOWN = mark("{printed} is not a class of {pedoman}, which has {classes}.")
IMPOSSIBLE = mark("Class {printed} rests on figures outside the scale.")
WORD = mark("{pedoman} calls class {letter} {right}, not {printed}.")
CONTRADICTS = mark("{printed} is the name of class {other}, but the class is {letter}.")


@dataclass(frozen=True)
class Reached:
    """The class a figure reaches, the worst and the best it may reach (0: the best class), and the figure itself."""

    nominal: int
    best: int
    worst: int
    value: float
    decimals: int
    factor: float


def classes(printed: Printed) -> list[Finding]:
    """Classes and their names that do not follow from the printed IKM, index x 25 or, of one unsur, NRR x 25.

    A figure v with d decimals stands for what lies between v - u/2 and v + u, u = 10^-d (rounded or cut), and a bound
    may have been applied before or after rounding: a class reached anywhere in there is explained by rounding.
    Source: the table of classes of the stated pedoman.
    """
    reached = reach(printed)
    broken = set(np.array(printed.units, dtype=object)[off_scale(printed)])
    letters: dict[Key, int] = {}
    found: list[Finding] = []
    for row in lines(printed, "mutu"):
        letter = letter_of(str(row.text), printed.pedoman)
        key = (row.unit, row.item, row.printing)
        at = _at(reached, key)
        if letter is None:
            found.append(_unknown(printed.pedoman, row))
            continue
        letters[key] = letter
        if row.unit in broken and row.item == "":
            said = Sentence(IMPOSSIBLE, {"printed": printed.pedoman.classes[letter].mutu})
            found.append(about(row, MEDIUM, "class-off-scale", None, [said], "mutu"))
        elif at is not None and letter != at.nominal:
            found.append(_wrong(printed.pedoman, row, letter, at, _at(reached, ("index", *key[::2]))))
    for row in lines(printed, "kinerja"):
        key = (row.unit, row.item, row.printing)
        stated = letters.get(key, letters.get((*key[:2], 0)))
        found += _kinerja(printed.pedoman, row, stated, _at(reached, key))
    return found


def reach(printed: Printed) -> dict[Any, Reached]:
    """The class of every printed figure: by unit, item and printing; of an index beside an IKM by ("index", ...)."""
    base, found = printed.pedoman.base, {}
    index, ikm = figures(printed, "index"), figures(printed, "ikm")
    named = [(("index", key[0], key[2]), figure, base) for key, figure in index.items()]
    named += [(key, figure, base) for key, figure in index.items()]
    named += [(key, figure, base) for key, figure in figures(printed, "nrr").items()]
    named += [(key, figure, 1) for key, figure in ikm.items()]  # the last of a key counts: the IKM
    if not named:
        return {}
    value = np.array([figure[0] for _, figure, _ in named])
    decimals = np.array([figure[1] for _, figure, _ in named])
    factor = np.array([factor for *_, factor in named], dtype=float)
    low, high = span(value, decimals)
    nominal = class_of(printed.pedoman, value * factor)
    best = class_of(printed.pedoman, high * factor - 10 * TINY)
    worst = class_of(printed.pedoman, low * factor, before=True)
    for at, (key, figure, times) in enumerate(named):
        found[key] = Reached(int(nominal[at]), int(best[at]), int(worst[at]), figure[0], figure[1], times)
    return found


def class_of(pedoman: Pedoman, konversi: Floats, before: bool = False) -> Ints:
    """The place of each figure's class in ``pedoman.classes``; ``before``: the bounds met without rounding.

    >>> from ikm.pedoman import load
    >>> class_of(load("kepmenpan-2004"), np.array([81.255, 62.5, 20.0])).tolist()
    [0, 2, 3]
    """
    met = konversi if before else np.floor(konversi * 100 + 0.5 + 1e-7) / 100
    lower = np.array([float(one.lower) for one in pedoman.classes[:-1]])
    return np.asarray((met[:, None] + TINY < lower).sum(axis=1))


def letter_of(text: str, pedoman: Pedoman) -> int | None:
    """The place of the class a cell names: "B", "b.", "B (Baik)"; None where it names none."""
    word = text.replace("(", " ").replace(".", " ").upper().split()
    letters = [one.mutu for one in pedoman.classes]
    if word and word[0] in letters:
        return letters.index(word[0])
    return name_of(text, pedoman)


def name_of(text: str, pedoman: Pedoman) -> int | None:
    """The place of the class whose kinerja a cell holds; None where it is no name of the pedoman's."""
    words = text.casefold().split()
    return next((at for at, one in enumerate(pedoman.classes) if one.kinerja.casefold().split() == words), None)


def _at(reached: dict[Any, Reached], key: tuple[Any, ...]) -> Reached | None:
    """What the figure of the same printing reaches, else that of the first."""
    return reached.get(key, reached.get((*key[:2], 0)))


def _wrong(pedoman: Pedoman, row: Any, letter: int, at: Reached, index: Reached | None) -> Finding:
    shown, right = pedoman.classes[letter].mutu, pedoman.classes[at.nominal].mutu
    figure = decimal(at.value, at.decimals)
    if at.best <= letter <= at.worst:
        said = [Sentence(ROUNDING, {"figure": figure, "right": right, "printed": shown})]
        return about(row, LOW, "class-rounding", right, said, row.item or "mutu")
    said = [Sentence(WRONG, {"pedoman": pedoman.name, "figure": figure, "right": right, "printed": shown})]
    konversi = np.array([at.value * at.factor])
    others = [load(code) for code in CODES if load(code).classes != pedoman.classes]
    under = tuple(one.name for one in others if one.classes[int(class_of(one, konversi)[0])].mutu == shown)
    if under:
        said.append(Sentence(OTHER, {"printed": shown, "pedoman": under}))
    if not row.item and index is not None and index.value != at.value and index.best <= letter <= index.worst:
        said.append(Sentence(FROM_INDEX, {"figure": decimal(index.value, index.decimals), "printed": shown}))
    return about(row, HIGH, "class-other-pedoman" if under else "class", right, said, row.item or "mutu")


def _unknown(pedoman: Pedoman, row: Any) -> Finding:
    names = tuple(one.mutu for one in pedoman.classes)
    said = Sentence(UNKNOWN, {"printed": str(row.text), "pedoman": pedoman.name, "classes": names})
    return about(row, MEDIUM, "class-unknown", None, [said], row.item or "mutu")


def _kinerja(pedoman: Pedoman, row: Any, stated: int | None, at: Reached | None) -> list[Finding]:
    """A name that is no name of the pedoman's (low), or that of another class than printed or reached (high)."""
    named, item = name_of(str(row.text), pedoman), row.item or "kinerja"
    if stated is None and at is None:
        return []
    right = pedoman.classes[stated if stated is not None else at.nominal if at is not None else 0]
    if named is None:
        words = {"pedoman": pedoman.name, "letter": right.mutu, "right": right.kinerja, "printed": str(row.text)}
        return [about(row, LOW, "kinerja-word", right.kinerja, [Sentence(WORD, words)], item)]
    fits = named == stated if stated is not None else at is not None and at.best <= named <= at.worst
    if fits:
        return []
    words = {"printed": str(row.text), "other": pedoman.classes[named].mutu, "letter": right.mutu}
    return [about(row, HIGH, "kinerja", right.kinerja, [Sentence(CONTRADICTS, words)], item)]
