"""What is kept of a personal column in place of its cells: ages for births, pseudonyms for enumerators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ikm.ledger import Note
from ikm.reading.births import BIRTH, aged
from ikm.reading.cells import from_row, start_of
from ikm.reading.layout import Band
from ikm.reading.periods import latest
from ikm.reading.personal import ENUMERATOR, pseudonyms
from ikm.reading.workbook import Column


class Personal:
    """Replaces the personal columns of a file's sheets, and remembers which and what is to be said of it.

    ``asked`` holds the names of those who ask, so it must not be kept.
    """

    def __init__(
        self,
        year: int | None = None,
        asked: dict[str, str] | None = None,
        replaced: Iterable[int] = (),
        notes: Iterable[Note] = (),
    ) -> None:
        """``year``: what the names of sheet and file state; ``replaced``, ``notes``: what was done before."""
        self.year = year
        self.asked = {} if asked is None else asked
        self.replaced = set(replaced)
        self.notes = list(notes)

    def instead(
        self, column: Column, kind: str | None, columns: Sequence[Column], texts: Mapping[int, str], band: Band
    ) -> Column | None:
        """The column as it is kept; None where it is treated like any other of its kind."""
        if column.number in self.replaced:
            return column
        if kind == ENUMERATOR:
            self.replaced.add(column.number)
            return pseudonyms(from_row(column, band.top), start_of(columns, band.bottom), self.asked)
        found = aged(column, kind, columns, texts, (band.top, band.bottom), self.year)
        if found.note:
            self.notes.append(found.note)
        if found.column is None:
            return None
        self.replaced.add(column.number)
        return from_row(found.column, band.top) if kind == BIRTH else found.column


def year_of(*names: str) -> int | None:
    """The year of the period that the first of these names states, if any does."""
    return next((found.year for name in names if (found := latest([name]))), None)
