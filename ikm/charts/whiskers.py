"""Intervals drawn as thin lines with caps, and the room that a label beside them needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from ikm.charts.canvas import RIGHT
from ikm.charts.palette import Palette

CAP = 4
"""Pixels of a cap on either side of a whisker."""

PHONE = 130
"""Pixels that a plot between labels has at least, on a phone."""

LETTER = 6.6
"""Pixels of a letter of a label, on average."""

Interval = tuple[float, float]
"""Low and high; NaN where they are not known."""


def whiskers(
    figure: go.Figure,
    intervals: Sequence[Interval],
    places: Sequence[float],
    ends: Interval,
    colours: Palette,
    *,
    worst_case: bool = False,
    cap: float = CAP,
    upright: bool = False,
) -> None:
    """A thin line from low to high at each place, cut at the ends of the axis; no cap where it is cut.

    ``places``: y of lying whiskers, x of upright ones; ``cap`` in its units. A worst case is dashed and paler.
    A line of the ground's colour around them keeps them visible on bars.
    """
    along: list[float | None] = []
    across: list[float | None] = []
    for (low, high), place in zip(intervals, places, strict=True):
        if not (low == low and high == high) or low > ends[1] or high < ends[0]:
            continue
        start, stop = max(low, ends[0]), min(high, ends[1])
        along += [start, stop, None]
        across += [place, place, None]
        for edge, shown in ((low, start), (high, stop)):
            if edge == shown:
                along += [edge, edge, None]
                across += [place - cap, place + cap, None]
    x, y = (across, along) if upright else (along, across)
    dash = "3px,2px" if worst_case else "solid"
    shade = colours.quiet if worst_case else colours.ink
    for colour, width, style in ((colours.ground, 4, "solid"), (shade, 1.5, dash)):
        figure.add_scatter(
            x=x, y=y, mode="lines", line={"color": colour, "width": width, "dash": style}, cliponaxis=False,
            hoverinfo="skip", showlegend=False, connectgaps=False,
        )  # fmt: skip


def right_of(value: float, interval: Interval, ends: Interval) -> float:
    """Where a label begins: at the right end of the dot or bar and of its whisker, within the axis."""
    high = interval[1]
    return min(max(value, high) if high == high else value, ends[1])


def plain(label: str) -> str:
    """A label without its markup."""
    return re.sub(r"<[^>]+>", "", label)


def room(labels: Iterable[str], x: Iterable[float], ends: Interval) -> int:
    """Pixels to keep free at the right so that no label beside its bar is cut off, even on a phone.

    >>> room(["71,75 B"], [100], (25, 100)), room(["71,75 B · abcde"], [100], (25, 100))
    (54, 107)
    """
    widest = [
        LETTER * max(len(plain(line)) for line in label.split("<br>"))
        + 8
        - PHONE * (ends[1] - value) / (ends[1] - ends[0])
        for label, value in zip(labels, x, strict=True)
        if value == value
    ]
    return max([RIGHT, *map(int, widest)])
