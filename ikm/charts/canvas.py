"""The ground every chart is drawn on: one template, rows measured in pixels, the classes named on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import plotly.graph_objects as go

from ikm.charts.palette import Palette, palette
from ikm.text import Text

FONT = "Plus Jakarta Sans, sans-serif"
SIZE = 12
SMALL = 11
LINE = 16
"""Pixels of one line of a label."""
ROW = 30
"""Pixels of a row with a label of one line."""
BAR = 18
"""Pixels of a bar's thickness."""
RIGHT = 54
"""Pixels kept free at the right for a figure at a bar's end."""


@dataclass(frozen=True)
class Rows:
    """Rows from top to bottom: labels (safe, with <br>), the pixels of each top and middle, the height."""

    labels: tuple[str, ...]
    tops: tuple[float, ...]
    middles: tuple[float, ...]
    height: float


def rows(labels: Sequence[str], least: float = ROW, gap: dict[int, float] | None = None, more: float = 8) -> Rows:
    """Lay out rows: each as tall as its label and ``more``, with extra pixels before the rows in ``gap``.

    >>> rows(["a", "b<br>c"], gap={1: 10}).middles
    (15.0, 60.0)
    """
    heights = np.array([max(least, LINE * (label.count("<br>") + 1) + more) for label in labels], dtype=float)
    before = np.array([(gap or {}).get(i, 0.0) for i in range(len(labels))])
    ends = np.cumsum(heights + before)
    tops, middles = (tuple(map(float, ends - part)) for part in (heights, heights / 2))
    return Rows(tuple(labels), tops, middles, float(ends[-1]) if len(ends) else float(least))


@cache
def _template(dark: bool, separators: str) -> go.layout.Template:
    colours = palette(dark)
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""}
    return go.layout.Template(
        layout=go.Layout(
            font={"family": FONT, "size": SIZE, "color": colours.ink},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            separators=separators,
            dragmode=False,
            hovermode="closest",
            hoverlabel={
                "bgcolor": colours.ground,
                "bordercolor": colours.quiet,
                "font": {"family": FONT, "size": SIZE, "color": colours.ink},
                "align": "left",
                "namelength": -1,
            },
            xaxis=axis,
            yaxis=axis | {"automargin": True},
            bargap=0,
            showlegend=False,
            legend={
                "orientation": "h",
                "xref": "container",
                "x": 0,
                "xanchor": "left",
                "yref": "container",
                "y": 1,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
                "traceorder": "normal",
                "font": {"size": SMALL},
                "bgcolor": "rgba(0,0,0,0)",
                "title": {"text": ""},
            },
        )
    )


def canvas(
    laid: Rows,
    span: tuple[float, float],
    words: tuple[str, str],
    text: Text,
    dark: bool,
    *,
    top: int = 8,
    bottom: int = 8,
    right: int = RIGHT,
) -> go.Figure:
    """An empty figure for rows: y in pixels from the top, x over ``span``, the words kept in its meta."""
    return go.Figure(
        layout={
            "template": _template(dark, text.decimal + text.thousands),
            "meta": {"title": words[0], "subtitle": words[1]},
            "height": int(laid.height) + top + bottom,
            "margin": {"l": 4, "r": right, "t": top, "b": bottom, "pad": 4},
            "xaxis": {"range": list(span), "showticklabels": False},
            "yaxis": {
                "range": [laid.height, 0],
                "tickmode": "array",
                "tickvals": list(laid.middles),
                "ticktext": list(laid.labels),
            },
            "uniformtext": {"mode": False},
        }
    )


def note(figure: go.Figure, x: float, y: float, label: str, colours: Palette, **more: object) -> None:
    """A few quiet words at a place: ``x`` in shares of the plot's width, ``y`` in pixels from the top."""
    figure.add_annotation(**_note(x, y, label, colours) | more)


def notes(
    figure: go.Figure, x: float, places: Iterable[tuple[float, str, str]], colours: Palette, **more: object
) -> None:
    """Words beside rows, (y, words, ink) each, all at once: given one by one, each costs as much as all before it."""
    figure.layout.annotations += tuple(
        go.layout.Annotation(**_note(x, y, words, colours) | {"font": {"size": SIZE, "color": ink}} | more)
        for y, words, ink in places
    )


def _note(x: float, y: float, label: str, colours: Palette) -> dict[str, object]:
    return {
        "xref": "paper", "x": x, "xanchor": "left", "yref": "y", "y": y,
        "text": label, "showarrow": False, "align": "left",
        "font": {"size": SMALL, "color": colours.quiet},
    }  # fmt: skip


def beside(
    figure: go.Figure,
    x: Iterable[float],
    y: Iterable[float],
    labels: Iterable[str],
    colours: Palette,
    shift: int = 1,
    inks: Iterable[str] | None = None,
) -> None:
    """Labels at the right of bars or dots, on the ground's colour: lines behind them do not run through them.

    Where ``x`` is not known nothing is written. ``shift``: pixels from the end of the bar; ``inks``: a colour each.
    """
    places = list(zip(x, y, labels, strict=True))
    shades = list(inks) if inks is not None else [colours.ink] * len(places)
    figure.layout.annotations += tuple(
        go.layout.Annotation(
            xref="x", x=value, xanchor="left", xshift=shift, yref="y", y=middle,
            text=label, showarrow=False, bgcolor=colours.ground, borderpad=2,
            font={"size": SIZE, "color": ink},
        )
        for (value, middle, label), ink in zip(places, shades, strict=True)
        if value == value
    )  # fmt: skip


def halo(colours: Palette) -> str:
    """A soft edge of the ground's colour around text that may cross a line."""
    return ", ".join(f"{x}px {y}px 1px {colours.ground}" for x in (-1, 0, 1) for y in (-1, 0, 1))


def swatch(colour: str, words: str, sign: str = "■") -> str:
    """Words beside a sign in their colour."""
    return f'<span style="color:{colour};font-size:15px">{sign}</span> {words}'
