"""How high a chart is, and how a long one is divided."""

from __future__ import annotations

from itertools import pairwise

from ikm.document.drawing import Drawing

ROW, LEAST, MOST = 0.72, 4.0, 20.0
"""Centimetres of a lying bar, of the lowest and of the highest chart (a page of A4 with title, caption and note)."""

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
    return min(MOST, max(LEAST, len(drawing.categories) * ROW * (0.4 + 0.6 * beside) + more))


def pieces(drawing: Drawing, most: int) -> list[Drawing]:
    """The drawing in parts of at most ``most`` categories, of nearly equal length and in order."""
    parts = max(1, -(-len(drawing.categories) // most))
    if parts == 1:
        return [drawing]
    cuts = [round(len(drawing.categories) * part / parts) for part in range(parts + 1)]
    return [drawing.only(range(start, stop)) for start, stop in pairwise(cuts)]
