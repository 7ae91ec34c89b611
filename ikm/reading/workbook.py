"""A workbook as it is kept in memory: columns of codes into their distinct values, without personal data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ikm.ledger import Dropped, Note
from ikm.reading.words import clean, written

Cell = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Codes = npt.NDArray[np.unsignedinteger]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a sheet: ``values[codes[row]]`` is the cell; blank cells are None.

    ``number`` counts from 0 (column A); ``codes`` has one entry per row of the sheet, from row 1 on.
    """

    number: int
    values: Sequence[Cell] = field(repr=False)
    codes: Codes = field(repr=False)

    @property
    def letter(self) -> str:
        """The column's letters as a spreadsheet shows them."""
        return letter(self.number)

    def at(self, row: int) -> Cell:
        """The cell in this row (0 = first)."""
        return self.values[self.codes[row]] if row < len(self.codes) else None

    def text(self, row: int) -> str:
        """The cell in this row as text."""
        return written(self.at(row))

    def counts(self, start: int) -> npt.NDArray[np.int64]:
        """How often each distinct value occurs from row ``start`` on."""
        return np.bincount(self.codes[start:], minlength=len(self.values))

    def blank(self) -> Bools:
        """Which distinct values are blank."""
        return np.array([value is None for value in self.values], dtype=bool)


@dataclass(frozen=True)
class Hidden:
    """A column of personal data that was dropped: where it stood, its header, what it held."""

    number: int
    header: str
    kind: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet: its kept columns, which rows hold anything at all, and which columns were dropped.

    ``filled`` has one entry per row; a row counts as filled when any of its cells is, in a dropped
    column too. ``header`` is the last row (0 = first) of the table's header, None on a sheet without a
    table; ``top`` its first row. ``texts`` are the columns' headers by number.
    ``totals`` keeps the rows in which a dropped column held a word such as "Jumlah", and that word.
    ``flipped``: rows and columns of the file have changed places. ``layout`` is the same for sheets with
    the same headers. ``file`` is the file it came from, where several are read together. ``visible``:
    the file does not hide it. ``label`` stands over one of several tables side by side,
    which have one ``base``: the sheet they stand on. ``above`` are the texts of the rows above the table, row by
    row, personal data masked. ``replaced`` are the columns whose personal cells became
    something else (ages, pseudonyms), ``notes`` what is to be said of that. ``importance`` are the columns that say
    how important an unsur is, by number, each with the text that names its unsur.
    """

    name: str
    columns: tuple[Column, ...]
    filled: Bools = field(repr=False)
    header: int | None
    hidden: tuple[Hidden, ...] = ()
    totals: dict[int, str] = field(default_factory=dict)
    top: int = 0
    texts: dict[int, str] = field(default_factory=dict)
    flipped: bool = False
    layout: str = ""
    file: str = ""
    visible: bool = True
    label: str = ""
    base: str = ""
    above: tuple[list[str], ...] = field(default=(), repr=False)
    replaced: frozenset[int] = frozenset()
    notes: tuple[Note, ...] = ()
    importance: dict[int, str] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many rows the sheet has."""
        return len(self.filled)

    def place(self, number: int) -> str:
        """Where a column stands in the file: its letters, or the number of a row where rows are columns."""
        return str(number + 1) if self.flipped else letter(number)

    def cell(self, number: int, row: int) -> str:
        """A cell as a spreadsheet names it, from its column and row (0 = first) here."""
        return f"{letter(row)}{number + 1}" if self.flipped else f"{letter(number)}{row + 1}"

    def place_of_row(self, row: int) -> str:
        """Where a row of the table stands, when it is a column of the file; "" when it is a row there too."""
        return letter(row) if self.flipped else ""

    def ref(self, number: int) -> str:
        """A column's name in the whole workbook."""
        return f"{self.base or self.name}!{self.place(number)}"


@dataclass(frozen=True, eq=False)
class Workbook:
    """What a file holds, safe to keep: file name, SHA-256 of its bytes, sheets without personal columns.

    ``simulated``: the file says of itself that its figures are made up. ``formulas``: how many formulas have
    no stored result, so that they read as blank. ``errors``: how many cells show an error, which read as blank too.
    ``hidden_rows``: how many rows the file hides; they are read like the others. ``notes``: what is to be said of
    several files read together.
    """

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    simulated: bool = False
    formulas: int = 0
    errors: int = 0
    hidden_rows: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """The personal columns that were dropped on reading."""
        return tuple(
            Dropped(sheet.name, hidden.header or letter(hidden.number), hidden.kind)
            for sheet in self.sheets
            for hidden in sheet.hidden
        )


def letter(number: int) -> str:
    """The letters of a column counted from 0.

    >>> letter(0), letter(25), letter(26), letter(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def title(text: str, limit: int = 80) -> str:
    """A header as it is shown: one line, not endless."""
    short = clean(text)
    return short if len(short) <= limit else short[: limit - 1] + "…"
