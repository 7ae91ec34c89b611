"""Charts over time: periods along the foot, konversi upwards, the classes named at the right."""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from ikm.charts.canvas import LINE, SMALL
from ikm.charts.order import reason
from ikm.charts.palette import Palette
from ikm.charts.scale import bounds
from ikm.charts.whiskers import LETTER
from ikm.charts.words import bound, escape, index_hover, lines, wrap
from ikm.index import Index
from ikm.text import Text

WRITTEN = 5
"""So many periods all have their figure written; of more only some, so that they stand apart on a phone."""

LEAST_RANGE = 12.0
"""Points of konversi that the axis shows at least: a change of half a point shall not look like a cliff."""

AIR = 0.16
"""The share of the range that is kept free above and below it, for labels."""

SLOTS = 280
"""Pixels that all periods share on a phone."""


def extent(values: Iterable[float], scale: tuple[float, float]) -> tuple[float, float]:
    """The range of the axis: of all that is drawn, with some air, at least LEAST_RANGE, within the scale."""
    known = [value for value in values if value == value]
    if not known:
        return scale
    low, high = max(min(known), scale[0]), min(max(known), scale[1])
    air = max((high - low) * AIR, (LEAST_RANGE - (high - low)) / 2)
    return max(low - air, scale[0]), min(high + air, scale[1])


def sides(periods: int) -> tuple[float, float]:
    """The x axis, with room for half a label at either side."""
    air = max(0.5, 0.12 * periods)
    return -air, max(periods - 1, 0) + air


def foot(names: list[str]) -> tuple[list[str], int, int]:
    """The names below the axis, the pixels they need lying, and how many more where they have to stand upright.

    Lying they need the width of their lines; upright, as many lines as there is room for beside each other.
    """
    if len(names) <= WRITTEN:
        ticks = [wrap(name, 14) for name in names]
        return ticks, LINE * max((tick.count("<br>") + 1 for tick in ticks), default=1) + 10, 0
    room = max(1, int(SLOTS / len(names) / LINE))
    width = next((w for w in range(10, 80) if all(len(lines(name, w)) <= room for name in names)), 80)
    ticks = [wrap(name, width) for name in names]
    longest = max(len(line) for name in names for line in lines(name, width))
    deep = LINE * max(tick.count("<br>") + 1 for tick in ticks) + 10
    return ticks, deep, max(0, int(longest * LETTER) + 12 - deep)


def name_classes(figure: go.Figure, figures: Index, ends: tuple[float, float], colours: Palette, text: Text) -> None:
    """The class bounds as thin lines, named at their right end beside a strip of the classes' colours."""
    for mutu, start, top, _ in bounds(figures, ends, figures.questionnaire.base):
        figure.add_shape(
            type="rect",
            xref="paper", xsizemode="pixel", xanchor=1, x0=0, x1=4,
            yref="y", y0=start, y1=top,
            fillcolor=colours.of(mutu),
            line={"color": colours.ground, "width": 1},
        )  # fmt: skip
        inside = start > ends[0]
        if inside:
            figure.add_shape(
                type="line",
                xref="paper", x0=0, x1=1, yref="y", y0=start, y1=start,
                line={"color": colours.line, "width": 1},
                layer="below",
            )  # fmt: skip
        figure.add_annotation(
            xref="paper", x=1, xanchor="left", xshift=7, yref="y", y=start, yanchor="bottom", yshift=-3,
            text=f"<b>{mutu}</b>" + (f" {bound(start, text)}" if inside else ""),
            showarrow=False, borderpad=0, font={"size": SMALL, "color": colours.quiet},
        )  # fmt: skip


def mark_gaps(figure: go.Figure, figures: Index, ends: tuple[float, float], colours: Palette, text: Text) -> None:
    """A hatched column with its reason for every period that is not judged."""
    without = [(i, why) for i, why in enumerate(figures.table["reason"]) if why]
    if not without:
        return
    figure.add_bar(
        x=[i for i, _ in without],
        y=[ends[1] - ends[0]] * len(without),
        base=ends[0],
        width=0.7,
        marker={
            "color": colours.soft(colours.unranked, 0.12),
            "pattern": {
                "shape": "/", "fgcolor": colours.soft(colours.unranked, 0.5), "fgopacity": 1, "fillmode": "overlay",
                "size": 7, "solidity": 0.15,
            },
            "line": {"width": 0},
        },
        hovertext=[index_hover(figures, figures.table.index[i], text) for i, _ in without],
        hoverinfo="text",
    )  # fmt: skip
    for i, why in without:
        figure.add_annotation(
            xref="x", x=i, yref="y", y=(ends[0] + ends[1]) / 2, textangle=-90, text=escape(reason(figures, why, text)),
            showarrow=False, bgcolor=colours.ground, borderpad=2, font={"size": SMALL, "color": colours.quiet},
        )  # fmt: skip
