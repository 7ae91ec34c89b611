"""Where the printed pages of a sheet end: sums go with rows of their table, a chart is never torn."""

from __future__ import annotations

from collections.abc import Sequence


def divided(heights: Sequence[float], first: float, other: float, below: float) -> list[int]:
    """The places in a body of rows before which a page ends, so that ``below`` points stand whole after its last rows.

    ``heights``: points of each row; ``first``, ``other``: the points that the first page and each further one have
    for them. Where what stands below leaves room for no row, it has the last page alone. The pages before it are
    filled alike.

    >>> divided([15] * 10, 300, 400, 120), divided([15] * 30, 300, 400, 120), divided([15] * 60, 300, 400, 120)
    ([], [15], [18, 42])
    """
    rows = list(heights)
    if sum(rows) + below <= first:
        return []
    last = 0
    while last < len(rows) // 2 and sum(rows[len(rows) - last - 1 :]) + below <= other:
        last += 1
    rest = rows[: len(rows) - last]
    pages = 1
    while first + (pages - 1) * other < sum(rest) + pages * max(rest, default=0.0):
        pages += 1
    filled = sum(rest) / (first + (pages - 1) * other)
    cuts, at = [], 0
    for page in range(pages - 1):
        room, used = (other if page else first) * filled, 0.0
        while at < len(rest) and used + rest[at] / 2 <= room:
            used += rest[at]
            at += 1
        cuts.append(at)
    return [*cuts, len(rest)]
