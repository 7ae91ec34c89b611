"""What the columns of a sheet's answers say, one distinct value at a time, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ikm.pedoman import Unsur
from ikm.reading.families import PRINTED, Scale
from ikm.reading.harm import names_harm
from ikm.reading.marks import Mark, mark
from ikm.reading.words import clean, written
from ikm.reading.workbook import Cell

MOST_STEPS = 6
"""The longest scale in use: the stars of SPKP and SPAK."""

FEWEST = 2
"""So many figures at least tell another scale; so many distinct "3/4" or "AO01" are answers, not a doubt or a name."""


@dataclass(frozen=True, eq=False)
class Given:
    """A column of answers: its unsur, distinct values, how often each occurs (0: not looked at), and its header."""

    unsur: Unsur | None
    values: Sequence[Cell]
    counts: Sequence[int]
    question: str = ""


@dataclass(frozen=True, eq=False)
class Heard:
    """One distinct value of a column, how often it stands there, and what it says."""

    given: Given
    shown: str
    count: int
    mark: Mark

    @property
    def asked(self) -> bool:
        """Whether the column's question names something bad."""
        return names_harm(self.given.question)


def heard(columns: Iterable[Given]) -> list[Heard]:
    """All that is said in these columns; blank cells and signs for no answer say nothing."""
    found = []
    for given in columns:
        for value, count in zip(given.values, given.counts, strict=True):
            if count and isinstance(value, str | float) and not isinstance(value, bool):
                said = mark(value) if isinstance(value, str) else Mark(figure=value)
                if not said.silent:
                    found.append(Heard(given, clean(written(value)), int(count), said))
    return found


def slashed(said: Iterable[Heard]) -> int:
    """The m of answers "3/m", when several occur and all have the same m; else 0: one could be a date or a doubt.

    >>> column = Given(None, ("3/5", "4/5", "1/5"), (4, 2, 1))
    >>> slashed(heard([column])), slashed(heard([Given(None, ("3/4",), (9,))]))
    (5, 0)
    """
    marks = {one.mark for one in said if one.mark.slash}
    of = {mark.of for mark in marks}
    alike = len(of) == 1 and len(marks) >= FEWEST and PRINTED <= max(of) <= MOST_STEPS
    return of.pop() if alike else 0


def only_codes(said: Sequence[Heard]) -> bool:
    """Whether every column in which codes of options ("AO01") occur holds nothing else, and several occur."""
    coded = {one.given for one in said if one.mark.code}
    several = len({one.mark.code for one in said if one.mark.code}) >= FEWEST
    return several and all(one.mark.code for one in said if one.given in coded)


def step(one: Heard, scale: Scale) -> float | None:
    """The figure a cell says, by which the length of the scale is judged: of "4 dari 5" it is the 5."""
    if one.mark.slash and one.mark.of != scale.slashed:
        return None
    if one.mark.code:
        return float(one.mark.code) if scale.codes else None
    return float(one.mark.of) if one.mark.of else one.mark.place


def share(hits: Sequence[Heard], alike: Sequence[Heard], said: Sequence[Heard]) -> float:
    """The share of ``hits`` among what is ``alike`` on the sheet, or in all of their columns if that is less."""
    columns = {one.given for one in hits}
    beside = sum(one.count for one in said if one.given in columns)
    return sum(one.count for one in hits) / max(sum(one.count for one in alike), beside, 1)


def listed(hits: Iterable[Heard], most: int = 3) -> str:
    """The most frequent of these texts, in quotation marks."""
    counts: Counter[str] = Counter()
    for one in hits:
        counts[one.shown] += one.count
    return ", ".join(f"“{text}”" for text, _ in counts.most_common(most))
