"""A figure as it is printed in a cell: its value and the decimals it is written with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from ikm.reading.figures import figure
from ikm.reading.words import clean

MOST_DECIMALS = 12
"""A spreadsheet keeps not many more decimals than this; what stands behind them is the noise of its arithmetic."""

_PARTS = re.compile(r"([+-]?[\d.,]*\d[.,]?)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Numeral:
    """A printed figure: value, decimals, the text as it stands, and what stands behind the figure ("(B)", "%")."""

    value: float
    decimals: int
    text: str
    behind: str = ""


def numeral(cell: object, thousands: bool = False) -> Numeral | None:
    """The figure in a cell; None when there is none. ``thousands`` as for ``figures.figure``.

    >>> [numeral(cell).decimals for cell in (2.7270000000000003, 2.9, 40.0, 30 / 11, "2,900", "94,92 %")]
    [3, 1, 0, 12, 3, 2]
    >>> numeral("3,25 (B)").behind, numeral("881.801", thousands=True).value, numeral("lihat teks")
    ('(B)', 881801.0, None)
    """
    if isinstance(cell, float):
        if not isfinite(cell) or abs(cell) >= 1e15:
            return None
        shown = f"{cell:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
        return Numeral(float(shown), len(shown.partition(".")[2]), shown)
    if not isinstance(cell, str) or not (parts := _PARTS.fullmatch(clean(cell).strip("'` "))):
        return None
    value = figure(cell, thousands)
    if value is None or not isfinite(value):
        return None
    figures = parts[1].rstrip(".,")
    mark = max(figures.rfind("."), figures.rfind(","))
    digits = re.sub(r"[.,]", "", figures)
    whole = mark < 0 or (value != 0 and value == float(digits))
    return Numeral(value, 0 if whole else len(figures) - mark - 1, clean(cell), parts[2].strip())
