"""What a column holds by the look of its values, where its header says nothing."""

from __future__ import annotations

from ikm.reading.people import gender
from ikm.reading.vocabulary import words
from ikm.reading.words import number, plain
from ikm.reading.workbook import Cell, Column

FEW, LONGEST = 12, 60
"""A column of answers has at most so many distinct values, none a longer text."""

SHARE = 0.8
"""So much of a column must look like something for the column to be taken for it."""


def answer_like(column: Column, start: int) -> bool:
    """Whether a column can hold answers: few distinct values, all of them short."""
    counts = column.counts(start)
    counts[column.blank()] = 0
    values = [column.values[i] for i in counts.nonzero()[0].tolist()[: FEW + 1]]
    return 0 < len(values) <= FEW and not any(isinstance(v, str) and len(v) > LONGEST for v in values)


def points_like(column: Column, start: int) -> bool:
    """Whether a column holds nothing but whole numbers of a scale, so that it may be an unsur nobody named."""
    if not answer_like(column, start):
        return False
    counts = column.counts(start)
    counts[column.blank()] = 0
    return all(_point(column.values[i]) for i in counts.nonzero()[0].tolist())


def _point(value: Cell) -> bool:
    figure = value if isinstance(value, float) else number(value) if isinstance(value, str) else None
    return figure is not None and figure.is_integer() and 1 <= figure <= 6


def attribute_by_content(column: Column, start: int) -> str | None:
    """The attribute that a column's values tell: gender, education or age; None when they tell none."""
    counts = column.counts(start)
    counts[column.blank()] = 0
    filled = int(counts.sum())
    present = counts.nonzero()[0].tolist()
    if not filled or len(present) > 5 * FEW:
        return None
    for name, known in (("jenis_kelamin", _is_gender), ("pendidikan", _is_schooling)):
        told = sum(int(counts[i]) for i in present if known(column.values[i]))
        if told >= SHARE * filled and len(present) > 1:
            return name
    return "umur" if _are_ages([(column.values[i], int(counts[i])) for i in present]) else None


OLDEST_SCORE, YOUNGEST, USUAL = 56, 10, (18, 60)
"""A sum of 14 answers is at most 56, so a column of ages goes beyond; no age is below, and the middle one between."""


def _are_ages(values: list[tuple[Cell, int]]) -> bool:
    figures = [(value, count) for value, count in values if isinstance(value, float) and value.is_integer()]
    if len(figures) < len(values) or not figures:
        return False
    ages = sorted(value for value, count in figures for _ in range(min(count, SHARED)))
    return ages[0] >= YOUNGEST and OLDEST_SCORE < ages[-1] <= 100 and USUAL[0] <= ages[len(ages) // 2] <= USUAL[1]


SHARED = 50
"""A value that comes more often than this counts as often as this when the middle one is looked for."""


def _is_gender(value: Cell) -> bool:
    return isinstance(value, str) and gender(value) in words("gender")


def _is_schooling(value: Cell) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST:
        return False
    said = f" {plain(value)} "
    return any(f" {name} " in said for level in words("schooling")["order"] for name in level)
