"""Columns of answers made in code, read as one sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ikm.pedoman import load
from ikm.reading.answers import answer
from ikm.reading.families import Scale
from ikm.reading.hearing import Given
from ikm.reading.scale import recognise

P = load("permenpan-2017")


def cells(values: Sequence[Any]) -> list[Any]:
    """Figures as a workbook holds them."""
    return [float(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in values]


def scale_of(*columns: Sequence[Any], points: int | None = None, question: str = "", pedoman: Any = P) -> Scale:
    """What is recognised on a sheet of these columns, of U1 and so on."""
    given = []
    for unsur, values in zip(pedoman.unsur, columns, strict=False):
        counts = Counter(cells(values))
        given.append(Given(unsur, tuple(counts), tuple(counts.values()), question))
    return recognise(given, pedoman, points)


def states(values: Sequence[Any], points: int | None = None, question: str = "", unsur: int = 0) -> list[int]:
    """The states of one column that is a whole sheet."""
    columns = [()] * unsur + [values]
    scale = scale_of(*columns, points=points, question=question)
    return [answer(v, P.unsur[unsur], scale, P, points or 4, question)[0] for v in cells(values)]


def notes(scale: Scale) -> dict[str, dict[str, str]]:
    """A sheet's notes: code -> values."""
    return {note.code: note.values for note in scale.notes}
