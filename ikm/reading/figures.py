"""Figures in the cells of a recap: numbers as they are typed, and the signs that say there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import isfinite

import numpy as np

from ikm.pedoman import CODES, load
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, count, number, plain
from ikm.reading.workbook import Bools, Cell, Column
from ikm.survey import Floats

LONGEST = 60
"""A cell with more signs holds no single figure."""

NO_DATA, NO_NUMBER = "no-data-sign", "not-a-number"
_FIGURE = re.compile(r"([+-]?[\d.,]*\d[.,]?) ?%?(\D*)")
_DASHES = re.compile(r"[-–—−‐‑_./ ]+")
_BOTH_SIGNS = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)")


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of a column's distinct values (NaN: none) and why a filled one has none ("" if it has)."""

    values: Floats
    flaws: tuple[str, ...]


def read_figures(column: Column, present: Bools, thousands: bool = False) -> Figures:
    """The figures of a column; values that are not ``present`` are not looked at."""
    values = np.full(len(column.values), np.nan)
    flaws = [""] * len(column.values)
    for i in present.nonzero()[0].tolist():
        value = column.values[i]
        found = figure(value, thousands)
        values[i] = np.nan if found is None else found
        if found is None and value is not None:
            flaws[i] = NO_DATA if is_no_data(value) else NO_NUMBER
    return Figures(values, tuple(flaws))


def figure(value: Cell, thousands: bool = False) -> float | None:
    """The number in a cell; None when there is none.

    Text may have a decimal comma or point, a percent sign, and a class, a performance or the word for people
    behind the number. With ``thousands``, a point or comma before three digits separates thousands.

    >>> [figure(text) for text in ("3,25 (B)", "81,75 %", "2.727", "1.234,5", "kira-kira 3", "n/a")]
    [3.25, 81.75, 2.727, 1234.5, None, None]
    >>> figure("1.051", thousands=True), figure("29 orang", thousands=True)
    (1051.0, 29.0)
    """
    if isinstance(value, float):
        return value if isfinite(value) else None
    if not isinstance(value, str):
        return None
    bare = clean(value).strip("'` ")
    found = (count if thousands else number)(bare)
    if found is not None or len(bare) > LONGEST or not (parts := _FIGURE.fullmatch(bare)):
        return found
    return _plain_number(parts[1], thousands) if plain(parts[2]) in _beside() or not parts[2] else None


def _plain_number(text: str, thousands: bool) -> float | None:
    if _BOTH_SIGNS.fullmatch(text):
        decimal = max(text.rfind(","), text.rfind("."))
        return number(re.sub(r"[.,]", "", text[:decimal]) + "." + text[decimal + 1 :])
    return (count if thousands else number)(text)


def is_no_data(value: Cell) -> bool:
    """Whether a cell says that there is no figure.

    >>> [is_no_data(v) for v in ("-", " – ", "n/a", "Tidak ada data", "lupa", 0.0)]
    [True, True, True, True, False, False]
    """
    if not isinstance(value, str):
        return False
    bare = clean(value)
    return _DASHES.fullmatch(bare) is not None or plain(bare) in words("figures")["no_data"]


@cache
def _beside() -> frozenset[str]:
    """What may stand behind a number and say nothing more: classes, what they mean, and words for people."""
    classes = [one for code in CODES for one in load(code).classes]
    said = {plain(text) for c in classes for text in (c.mutu, c.kinerja, f"{c.mutu} {c.kinerja}")}
    return frozenset(said | set(words("figures")["beside"]))


def steps(figures: Floats) -> Floats:
    """The unit of the last printed decimal of each figure, as an array: 0.001 for 2.727, 1 for 90.

    A figure with more than six decimals was not rounded to be printed; its step is next to nothing.

    >>> steps(np.array([2.727, 90.0, 2 / 3])).tolist()
    [0.001, 1.0, 1e-09]
    """
    found = np.full(figures.shape, UNROUNDED)
    for digits in range(MOST_DECIMALS, -1, -1):
        found[np.abs(figures - np.round(figures, digits)) < UNROUNDED] = 10.0**-digits
    return found


MOST_DECIMALS, UNROUNDED = 6, 1e-9
"""Figures are printed with at most so many decimals; others differ from their rounding by more than this."""
