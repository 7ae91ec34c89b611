"""Answers: a cell of an unsur's column -> a step of the scale, or blank, or set aside with its reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.cube import BLANK
from ikm.pedoman import Pedoman, Unsur
from ikm.reading.families import PRINTED, Scale, label_value
from ikm.reading.marks import Mark, mark
from ikm.reading.workbook import Bools, Cell, Column

NOTHING, UNKNOWN = (BLANK, ""), (BLANK, "not-an-answer")


@dataclass(frozen=True, eq=False)
class Reading:
    """What the distinct values of a column stand for: a state each (int8), and a reason ("" if none)."""

    states: npt.NDArray[np.int8]
    reasons: tuple[str, ...]


def read_answers(
    column: Column,
    present: Bools,
    unsur: Unsur | None,
    scale: Scale,
    pedoman: Pedoman,
    points: int = PRINTED,
    question: str = "",
) -> Reading:
    """The answers of a column, per distinct value; values that are not ``present`` are not looked at."""
    states = np.zeros(len(column.values), dtype=np.int8)
    reasons = [""] * len(column.values)
    for i in present.nonzero()[0].tolist():
        states[i], reasons[i] = answer(column.values[i], unsur, scale, pedoman, points, question)
    return Reading(states, tuple(reasons))


def answer(
    value: Cell, unsur: Unsur | None, scale: Scale, pedoman: Pedoman, points: int = PRINTED, question: str = ""
) -> tuple[int, str]:
    """One answer: its state and why it is set aside ("" if it is not).

    The state is 0 for a blank, 1 to ``points`` for an answer, ``points`` + 1 for one outside the scale. ``points``
    is the pedoman's 4 unless a person said that the file has another scale; ``question`` is the column's header.

    >>> from ikm.pedoman import load
    >>> p, plain_scale = load("permenpan-2017"), Scale(frozenset({"sesuai"}), frozenset())
    >>> [answer(v, p.unsur[0], plain_scale, p)[0] for v in (3.0, " 3,0 ", "(c)", "d. Sangat sesuai", 5.0, "x")]
    [3, 3, 3, 4, 5, 0]
    >>> answer(5.0, p.unsur[0], plain_scale, p, points=5), answer("-", p.unsur[0], plain_scale, p)
    ((5, ''), (0, 'no-answer-sign'))
    """
    if value is None:
        return NOTHING
    if isinstance(value, float):
        return _figure(value, pedoman, points)
    if not isinstance(value, str):
        return UNKNOWN
    said = mark(value)
    if said.silent:
        return BLANK, "no-answer-sign"
    if said.percent:
        return points + 1, "outside-scale"
    if said.label:
        return _label(said, label_value(said.label, unsur, scale, points, question), points)
    if said.slash and said.of != scale.slashed:
        return UNKNOWN
    if said.of and said.of != points:
        return points + 1, "outside-scale"
    if said.figure is not None:
        return _figure(said.figure, pedoman, points)
    if said.code:
        return _figure(float(said.code), pedoman, points) if scale.codes else UNKNOWN
    if said.letter and said.letter <= max(points, scale.points):
        return _figure(float(said.letter), pedoman, points)
    return UNKNOWN if value.strip() else NOTHING


def _label(said: Mark, state: int | None, points: int) -> tuple[int, str]:
    if state is None:
        return UNKNOWN
    if state > points or (said.place is not None and said.place > points):
        return points + 1, "outside-scale"
    return state, ""


def _figure(figure: float, pedoman: Pedoman, points: int) -> tuple[int, str]:
    if not figure.is_integer():
        return points + 1, "not-whole"
    if pedoman.lowest <= figure <= points:
        return int(figure), ""
    return points + 1, "outside-scale"
