"""A written-out frame as a table of a document."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ikm.document.blocks import Align, Table
from ikm.text.language import NOTHING


def aligned(rest: str, first: str) -> tuple[Align, ...]:
    """An alignment for each column: the first one's, then a letter for each other."""
    known: dict[str, Align] = {"l": "l", "c": "c", "r": "r"}
    return tuple(known[letter] for letter in first + rest)


def of_frame(shown: pd.DataFrame, caption: str, marks: dict[tuple[int, int], str], *, small: bool = False) -> Table:
    """A written-out frame as a table: figures at the right, words at the left; columns as wide as their words."""
    rows = tuple(tuple("" if pd.isna(v) else str(v) for v in row) for row in shown.itertuples(index=False))
    head = tuple(str(column) for column in shown.columns)
    align: list[Align] = []
    widths = []
    for at, name in enumerate(head):
        cells = [row[at] for row in rows]
        align.append("c" if name == "Mutu" else "r" if _figures(cells) else "l")
        longest = max((len(cell) for cell in cells), default=0)
        widths.append(float(min(max(longest, max(map(len, name.split()), default=1), 4), 34)))
    return Table(caption, head, rows, tuple(align), widths=tuple(widths), classes=marks, small=small)


def _figures(cells: Iterable[str]) -> bool:
    """Whether a column holds figures: digits in most of its cells, and no long words."""
    filled = [cell for cell in cells if cell and cell != NOTHING]
    return bool(filled) and all(len(cell) <= 15 and cell.lstrip("−+~≈")[:1].isdigit() for cell in filled)
