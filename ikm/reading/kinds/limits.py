"""What the child hands over and what it never does: a sheet, a refusal, and the sizes at which it stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_ROWS, MOST_COLUMNS = 1_000_000, 2_000
MOST_SHEETS, MOST_CELLS = 1_000, 15_000_000
"""No sheet has more rows or columns, no file more sheets or cells."""

LONGEST_CELL = 1 << 17
"""No cell has more signs; a spreadsheet program itself stops at 32,767."""


class Refusal(Exception):  # noqa: N818 - its text is a code for the parent, not a fault of the program
    """The file cannot be handed over: the reason's code, and the cell that is the reason where there is one."""

    def __init__(self, code: str, cell: str = "") -> None:
        super().__init__(code)
        self.code, self.cell = code, cell


@dataclass
class Seen:
    """What a reader counted while the rows went by."""

    hidden: int = 0
    errors: int = 0
    formulas: int = 0


@dataclass
class Table:
    """A sheet as a reader finds it: rows of any length, the first cell standing in column ``first`` (0 = A).

    ``seen`` is complete once the rows have been taken.
    """

    name: str
    rows: Iterable[Sequence[Any]]
    first: int = 0
    visible: bool = True
    seen: Seen = field(default_factory=Seen)


Tables = Iterator[Table]


def letters(number: int) -> str:
    """The letters of a column counted from 0.

    >>> letters(0), letters(701)
    ('A', 'ZZ')
    """
    name, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def placed(rows: Iterable[tuple[int, dict[int, Any]]]) -> Iterator[list[Any]]:
    """Rows given as (row, {column: value}) in rising order, with the blank ones between them."""
    at = 0
    for row, cells in rows:
        if not cells:
            continue
        last = max(cells)
        if row >= MOST_ROWS or last >= MOST_COLUMNS:
            raise Refusal("far-cell", f"{letters(last)}{row + 1}")
        for _ in range(row - at):
            yield []
        line = [""] * (last + 1)
        for column, value in cells.items():
            line[column] = value
        yield line
        at = row + 1
