"""How high a chart is, and how a long one is divided."""

from __future__ import annotations

from itertools import pairwise

from ikm.document.drawing import Drawing
from ikm.document.native.room import CM, NAMES
from ikm.document.widths import width as text_width

ROW, TALL, LEAST, MOST = 0.72, 0.86, 4.0, 20.0
"""Centimetres of a lying bar, of one where names take two lines, of the lowest and of the highest chart.

The highest leaves room on a page of A4 for its title, its caption and a note.
"""

READ = 8.5
"""Points of the type in which names read well."""

STANDING = 8.5
"""Centimetres of a chart that stands (columns, lines)."""


def height(drawing: Drawing, width: float = 16.0) -> float:
    """The height in cm at which a drawing reads well, at most that of a page.

    >>> from ikm.document.drawing import Series
    >>> height(Drawing("bar", "", "", ("A",) * 13, (Series("IKM", (1.0,) * 13, "#000000"),)))
    9.36
    """
    if drawing.kind in ("column", "line"):
        return min(STANDING, width * 0.6)
    beside = len(drawing.series) if drawing.kind == "bar" else 1
    more = 1.2 * bool(drawing.bounds) + 1.0 * (len(drawing.series) > 1) + 1.0 * bool(drawing.axis)
    long = any(text_width(str(name), READ) > width * CM * NAMES for name in drawing.categories)
    return min(MOST, max(LEAST, len(drawing.categories) * (TALL if long else ROW) * (0.4 + 0.6 * beside) + more))


def pieces(drawing: Drawing, most: int) -> list[Drawing]:
    """The drawing in parts of at most ``most`` categories, of nearly equal length and in order."""
    parts = max(1, -(-len(drawing.categories) // most))
    if parts == 1:
        return [drawing]
    cuts = [round(len(drawing.categories) * part / parts) for part in range(parts + 1)]
    return [drawing.only(range(start, stop)) for start, stop in pairwise(cuts)]
