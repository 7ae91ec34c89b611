"""How formulas name cells."""

from __future__ import annotations


def column(number: int) -> str:
    """The letters of a column, counted from 0.

    >>> column(0), column(25), column(26), column(701), column(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def at(row: int, col: int, *, fixed: str = "") -> str:
    """The name of a cell, counted from 0; ``fixed``: "r" holds the row, "c" the column, "rc" both.

    >>> at(4, 2), at(4, 2, fixed="rc")
    ('C5', '$C$5')
    """
    return f"{'$' if 'c' in fixed else ''}{column(col)}{'$' if 'r' in fixed else ''}{row + 1}"


def span(first: tuple[int, int], last: tuple[int, int], *, fixed: str = "") -> str:
    """The name of a range, from its first to its last cell.

    >>> span((4, 2), (9, 2), fixed="r")
    'C$5:C$10'
    """
    return f"{at(*first, fixed=fixed)}:{at(*last, fixed=fixed)}"


def on(sheet: str, ref: str) -> str:
    """A cell or range of another sheet, whatever that is called.

    >>> on("Jum'at [A]", "B2")
    "'Jum''at [A]'!B2"
    """
    return "'" + sheet.replace("'", "''") + "'!" + ref
