"""Rows of small lines over periods: one per unsur or per unit, with first and last figure and the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import LINE, SMALL, Rows, canvas, note, notes, rows
from ikm.charts.change import arrow, change_columns, change_words, is_clear
from ikm.charts.chart import Chart
from ikm.charts.palette import Palette, palette
from ikm.charts.sure import to
from ikm.charts.words import classed, lines, wrap
from ikm.survey import Floats
from ikm.text import Text

ROW = 44
"""Pixels of a row."""

TALL = 26
"""Pixels of a row that its line may use."""

LEFT = 36
"""Pixels at the left of the lines, for the first figure."""

RIGHT = 120
"""Pixels at their right, for the last figure and the change."""

CHANGE = 56
"""Pixels from the end of the lines to the change."""

NARROW = 18
"""Characters in a line of a name: the figures on both sides leave little of a phone's width."""

LEAST = 40
"""Pixels that the lines keep at least; Plotly would cut names off to keep 64."""


@dataclass(frozen=True, eq=False)
class Course:
    """One row: its name, a figure for each period (NaN: none) with its interval and class, why there is none.

    ``clear``: whether the change to that period is more than chance; ``change``: what is told of the last one.
    """

    name: str
    values: Floats
    low: Floats
    high: Floats
    mutu: tuple[str | None, ...]
    why: tuple[str, ...]
    clear: tuple[bool | None, ...]
    change: pd.Series


def drawn(
    courses: list[Course],
    periods: list[str],
    words: tuple[str, str],
    names: dict[str, list[str]],
    text: Text,
    dark: bool,
    *,
    whiskers: bool = True,
    worst_case: bool = False,
) -> Chart:
    """The rows as they come; every row is centred on itself, and a point is as high in all of them."""
    colours = palette(dark)
    clear = [is_clear(course.change["clear"]) is True for course in courses]
    bold = [
        f"<b>{wrap(c.name, NARROW)}</b>" if sure else wrap(c.name, NARROW)
        for c, sure in zip(courses, clear, strict=True)
    ]
    laid = rows(bold, least=ROW)
    signs = []
    if any(True in course.clear for course in courses):
        signs.append(text("thick and bold: a change that is more than chance"))
    if any(why for course in courses for why in course.why):
        signs.append(text("× not judged"))
    subtitle = " · ".join([words[1], *signs])
    heads = [lines(periods[0], 9), lines(periods[-1], 9)] if periods else [[], []]
    top = LINE * max(2, *(len(head) for head in heads)) + 8
    last = max(len(periods) - 1, 0)
    figure = canvas(laid, (min(0, last - 1), last), (words[0], subtitle), text, dark, top=top, right=RIGHT)
    figure.update_layout(minreducedwidth=LEAST)
    figure.update_yaxes(ticks="outside", ticklen=LEFT, tickcolor="rgba(0,0,0,0)")  # room for the first figure
    height = _heights(courses, laid, whiskers=whiskers)
    if whiskers:
        _whiskers(figure, courses, height, colours, worst_case=worst_case)
    for wanted, colour, width in ((False, colours.unranked, 1.5), (True, colours.accent, 4)):
        x: list[float | None] = []
        y: list[float | None] = []
        for i, course in enumerate(courses):
            for at in range(1, len(periods)):
                pair = course.values[at - 1 : at + 1]
                if not np.isnan(pair).any() and (course.clear[at] is True) is wanted:
                    x += [at - 1, at, None]
                    y += [height(i, pair[0]), height(i, pair[1]), None]
        figure.add_scatter(
            x=x, y=y, mode="lines", line={"color": colour, "width": width}, cliponaxis=False, hoverinfo="skip"
        )
    _dots(figure, courses, periods, laid, height, colours, text)
    figure.layout.annotations += tuple(
        said for i, course in enumerate(courses) for said in _figures(course, i, height, colours, text)
    )
    rises = [
        arrow(float(course.change["change"]), text, bold=sure) for course, sure in zip(courses, clear, strict=True)
    ]
    inks = [colours.ink if sure else colours.quiet for sure in clear]
    notes(figure, 1, zip(laid.middles, rises, inks, strict=True), colours, xshift=CHANGE)
    if periods:
        if len(periods) > 1:
            first = wrap(periods[0], 9)
            note(figure, 0, 0, first, colours, yanchor="bottom", xanchor="right", xshift=-6, align="right")
        final = wrap(periods[-1], 9)
        note(figure, 1, 0, final, colours, yanchor="bottom", xshift=0)
        note(figure, 1, 0, wrap(text("Last change"), 10), colours, yanchor="bottom", xshift=CHANGE)
    columns: dict[str, Any] = dict(names)
    for i, period in enumerate(periods):
        columns[period] = [float(course.values[i]) for course in courses]
    told = pd.DataFrame([course.change for course in courses])
    return Chart(words[0], subtitle, figure, pd.DataFrame(columns | (change_columns(told, text) if courses else {})))


def _heights(courses: list[Course], laid: Rows, *, whiskers: bool) -> Callable[[int, float], float]:
    """Where a figure of a row stands, in pixels from the top; the widest row uses TALL, the others as much in step."""
    lows, highs = [], []
    for course in courses:
        parts = [course.values, course.low, course.high] if whiskers else [course.values]
        known = np.concatenate(parts)
        known = known[~np.isnan(known)]
        lows.append(float(known.min()) if len(known) else 0.0)
        highs.append(float(known.max()) if len(known) else 0.0)
    widest = max((high - low for low, high in zip(lows, highs, strict=True)), default=0.0)
    step = TALL / widest if widest > 0 else 0.0

    def height(i: int, value: float) -> float:
        return laid.middles[i] - (value - (lows[i] + highs[i]) / 2) * step

    return height


def _whiskers(
    figure: Any, courses: list[Course], height: Callable[[int, float], float], colours: Palette, *, worst_case: bool
) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for i, course in enumerate(courses):
        for at, (low, high) in enumerate(zip(course.low, course.high, strict=True)):
            if low == low and high == high:
                x += [at, at, None]
                y += [height(i, low), height(i, high), None]
    dash = "2px,2px" if worst_case else "solid"
    figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": colours.unranked, "width": 1.5, "dash": dash}, cliponaxis=False,
        hoverinfo="skip",
    )  # fmt: skip


def _dots(
    figure: Any,
    courses: list[Course],
    periods: list[str],
    laid: Rows,
    height: Callable[[int, float], float],
    colours: Palette,
    text: Text,
) -> None:
    """A dot for every figure, larger at the last one; a cross where there is one that is not judged."""
    dots: dict[str, list[Any]] = {"x": [], "y": [], "size": [], "color": [], "symbol": [], "said": []}
    for i, course in enumerate(courses):
        there = np.flatnonzero(~np.isnan(course.values))
        for at, period in enumerate(periods):
            value = float(course.values[at])
            judged = value == value
            if not judged and not course.why[at]:
                continue
            dots["x"].append(at)
            dots["y"].append(height(i, value) if judged else laid.middles[i])
            dots["size"].append(10 if judged and at == there[-1] else 6)
            dots["color"].append(colours.of(course.mutu[at]) if judged else colours.quiet)
            dots["symbol"].append("circle" if judged else "x")
            said = [f"<b>{wrap(course.name, 36)}</b>", wrap(period, 36)]
            said.append(classed(value, course.mutu[at], text) if judged else wrap(course.why[at], 36))
            if judged and course.low[at] == course.low[at]:
                said.append(to(course.low[at], course.high[at], text))
            if judged and at == there[-1]:
                said.append(change_words(course.change, text))
            dots["said"].append("<br>".join(part for part in said if part))
    figure.add_scatter(
        x=dots["x"], y=dots["y"], mode="markers", cliponaxis=False, hovertext=dots["said"], hoverinfo="text",
        marker={
            "size": dots["size"], "color": dots["color"], "symbol": dots["symbol"], "opacity": 1, "line": {"width": 0}
        },
    )  # fmt: skip


def _figures(
    course: Course, i: int, height: Callable[[int, float], float], colours: Palette, text: Text
) -> Iterator[go.layout.Annotation]:
    """The first figure at the left of the line and the last with its class at the right."""
    there = np.flatnonzero(~np.isnan(course.values))
    if not len(there):
        return
    first, last = int(there[0]), int(there[-1])
    plain = {"showarrow": False, "yref": "y", "xref": "x", "borderpad": 0}
    if first != last:
        yield go.layout.Annotation(
            x=first, xanchor="right", xshift=-7, y=height(i, float(course.values[first])),
            text=text.number(float(course.values[first])), font={"size": SMALL, "color": colours.quiet}, **plain,
        )  # fmt: skip
    yield go.layout.Annotation(
        x=last, xanchor="left", xshift=8, y=height(i, float(course.values[last])),
        text=classed(float(course.values[last]), course.mutu[last], text), font={"size": 12, "color": colours.ink},
        **plain,
    )  # fmt: skip
