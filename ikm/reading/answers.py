"""Answers: a cell of an unsur's column -> 1 to 4, or blank, or set aside with its reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.cube import BLANK
from ikm.pedoman import Pedoman, Unsur
from ikm.reading.labels import Scale, label_value
from ikm.reading.words import clean, number, plain
from ikm.reading.workbook import Bools, Cell, Column

LETTERS = "abcd"
OUTSIDE = 5
_BRACKETS = "()[]{}.,;:'\"*` "


@dataclass(frozen=True, eq=False)
class Reading:
    """What the distinct values of a column stand for: a state each (int8), and a reason ("" if none)."""

    states: npt.NDArray[np.int8]
    reasons: tuple[str, ...]


def read_answers(column: Column, present: Bools, unsur: Unsur, scale: Scale, pedoman: Pedoman) -> Reading:
    """The answers of a column, per distinct value; values that are not ``present`` are not looked at."""
    states = np.zeros(len(column.values), dtype=np.int8)
    reasons = [""] * len(column.values)
    for i in present.nonzero()[0].tolist():
        states[i], reasons[i] = answer(column.values[i], unsur, scale, pedoman)
    return Reading(states, tuple(reasons))


def answer(value: Cell, unsur: Unsur, scale: Scale, pedoman: Pedoman) -> tuple[int, str]:
    """One answer: its state (0 blank, 1-4, 5 outside the scale) and why it is set aside ("" if it is not).

    >>> from ikm.pedoman import load
    >>> p, plain_scale = load("permenpan-2017"), Scale(frozenset({"sesuai"}), frozenset())
    >>> [answer(v, p.unsur[0], plain_scale, p)[0] for v in (3.0, " 3,0 ", "(c)", "d. Sangat sesuai", 5.0, "x")]
    [3, 3, 3, 4, 5, 0]
    """
    if value is None:
        return BLANK, ""
    if isinstance(value, float):
        return _figure(value, pedoman)
    if not isinstance(value, str):
        return BLANK, "not-an-answer"
    bare = clean(value).strip(_BRACKETS)
    figure = number(bare)
    if figure is not None:
        return _figure(figure, pedoman)
    if len(bare) == 1 and bare.casefold() in LETTERS:
        return LETTERS.index(bare.casefold()) + 1, ""
    label = label_value(value, unsur, scale) if plain(value) else None
    return (BLANK, "not-an-answer") if label is None else (label, "")


def _figure(figure: float, pedoman: Pedoman) -> tuple[int, str]:
    if not figure.is_integer():
        return OUTSIDE, "not-whole"
    if pedoman.lowest <= figure <= pedoman.highest:
        return int(figure), ""
    return OUTSIDE, "outside-scale"
