"""The classes of the pedoman above the rows, and the line of the overall figure."""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from ikm.charts.canvas import SMALL
from ikm.charts.palette import Palette
from ikm.charts.words import bound
from ikm.index import Index
from ikm.text import Text


def span(figures: Index, base: int = 1) -> tuple[float, float]:
    """Where the scale begins and ends: 1-4 times ``base``."""
    return float(figures.questionnaire.lowest * base), float(figures.questionnaire.highest * base)


def around(values: Iterable[float], scale_ends: tuple[float, float], margin: float) -> tuple[float, float]:
    """The axis: of all that is drawn and a margin, within the scale."""
    known = [value for value in values if value == value]
    if not known:
        return scale_ends
    return max(min(known) - margin, scale_ends[0]), min(max(known) + margin, scale_ends[1])


SCALE_TOP = 44
"""Pixels above the rows that ``scale`` needs."""

STAGGER = 25
"""Further pixels where bounds stand so close that every second name goes one step up."""

CROWDED = 0.22
"""Bounds nearer than this share of the width would touch each other's names on a phone."""


def bounds(figures: Index, ends: tuple[float, float], base: int = 1) -> list[tuple[str, float, float, bool]]:
    """The classes that show between ``ends``, worst first: mutu, from, to, and whether its name goes up.

    ``base`` is what the x axis is multiplied with: 1 for NRR (bounds / 25), 25 for konversi.
    """
    low, high = ends
    found: list[tuple[str, float, float, bool]] = []
    top = high
    for grade in figures.pedoman.classes:
        start = max(low, float(grade.lower) / figures.questionnaire.base * base)
        if start < top:
            found.insert(0, (grade.mutu, start, top, False))
            top = start
    for i in range(1, len(found)):
        mutu, start, top, _ = found[i]
        near = start - found[i - 1][1] < CROWDED * (high - low)
        found[i] = (mutu, start, top, near and not found[i - 1][3])
    return found


def scale_top(figures: Index, ends: tuple[float, float], base: int = 1) -> int:
    """Pixels above the rows that ``scale`` needs here."""
    return SCALE_TOP + (STAGGER if any(up for *_, up in bounds(figures, ends, base)) else 0)


def scale(
    figure: go.Figure,
    figures: Index,
    text: Text,
    colours: Palette,
    ends: tuple[float, float],
    base: int = 1,
) -> None:
    """Draw the classes of the pedoman: a strip of their colours, their letters and lower bounds, thin lines.

    A class whose lower bound lies beyond the axis has its letter alone.
    """
    least = span(figures, base)[0]
    for mutu, start, top, up in bounds(figures, ends, base):
        figure.add_shape(
            type="rect",
            xref="x", x0=start, x1=top,
            yref="paper", ysizemode="pixel", yanchor=1, y0=3, y1=7,
            fillcolor=colours.of(mutu),
            line={"color": colours.ground, "width": 1},
        )  # fmt: skip
        if start > ends[0]:
            figure.add_shape(
                type="line",
                xref="x", x0=start, x1=start, yref="paper", y0=0, y1=1,
                line={"color": colours.line, "width": 1},
                layer="below",
            )  # fmt: skip
        figure.add_annotation(
            xref="x", x=start, xanchor="left", xshift=-1,
            yref="paper", y=1, yanchor="bottom", yshift=8 + STAGGER * up,
            text=f"<b>{mutu}</b><br>{'' if start == ends[0] != least else bound(start, text)}",
            showarrow=False, align="left", borderpad=0,
            font={"size": 10, "color": colours.quiet},
        )  # fmt: skip


FOOT = 24
"""Pixels below the rows that ``line`` needs."""


def line(figure: go.Figure, value: float, label: str, colours: Palette) -> None:
    """A line behind all rows, named below them; needs FOOT pixels there."""
    figure.add_shape(
        type="line",
        xref="x", x0=value, x1=value, yref="paper", y0=0, y1=1,
        line={"color": colours.quiet, "width": 2, "dash": "dot"},
        layer="below",
    )  # fmt: skip
    figure.add_annotation(
        xref="x", x=value, yref="paper", y=0, yanchor="top", yshift=-2,
        text=label, showarrow=False, font={"size": SMALL, "color": colours.ink},
    )  # fmt: skip
