"""The table of Krejcie & Morgan as the regulation's annex prints it."""

from __future__ import annotations

from ikm.document.blocks import Table
from ikm.document.frames import aligned
from ikm.sampling import krejcie_morgan
from ikm.text import Text

POPULATIONS = (
    *range(10, 101, 5),
    *range(110, 301, 10),
    *range(320, 501, 20),
    *range(550, 1001, 50),
    *range(1100, 2001, 100),
    *range(2200, 3001, 200),
    *range(3500, 5001, 500),
    *range(6000, 10_001, 1000),
    *(15_000, 20_000, 30_000, 40_000, 50_000, 75_000, 1_000_000),
)
"""The populations of its 90 rows."""

PAIRS = 9
"""Population and sample stand beside each other so many times."""


def table(text: Text) -> Table:
    """Population N and sample S, down the first pair of columns first; S by the formula."""
    cells = [(text.number(n, 0), text.number(krejcie_morgan(n).n, 0)) for n in POPULATIONS]
    deep = len(cells) // PAIRS
    columns = [cells[at : at + deep] for at in range(0, len(cells), deep)]
    return Table(
        text("Sample (S) by population (N), Krejcie & Morgan"),
        ("N", "S") * PAIRS,
        tuple(tuple(value for pair in row for value in pair) for row in zip(*columns, strict=True)),
        aligned("r" * (2 * PAIRS - 1), "r"),
        widths=(*((1.1, 0.9) * (PAIRS - 1)), 1.7, 0.9),
        small=True,
    )
