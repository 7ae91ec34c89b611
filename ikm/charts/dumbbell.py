"""Two figures on a row, one filled and one hollow, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ikm.charts.canvas import LINE, Rows, swatch
from ikm.charts.palette import Palette
from ikm.charts.words import escape, wrap


@dataclass(frozen=True)
class Dots:
    """One of the two: what it is called, its figures and what a pointer on each says; NaN draws no dot."""

    name: str
    x: Sequence[float]
    hovers: Sequence[str]


def dumbbell(
    figure: go.Figure, laid: Rows, filled: Dots, hollow: Dots, colours: Palette, inks: Sequence[str] | None = None
) -> None:
    """Draw a filled and a hollow dot on every row, joined; ``inks``: a colour per row (default: that of text)."""
    shades = list(inks) if inks is not None else [colours.ink] * len(laid.middles)
    figure.add_scatter(
        x=[part for x, y in zip(filled.x, hollow.x, strict=True) for part in (x, y, None)],
        y=[part for middle in laid.middles for part in (middle, middle, None)],
        mode="lines",
        line={"color": colours.unranked, "width": 3},
        hoverinfo="skip",
    )
    markers = (
        {"size": 13, "color": shades, "line": {"color": colours.ground, "width": 1}},
        {"size": 12, "color": colours.ground, "line": {"color": shades, "width": 2}},
    )
    for dots, marker in zip((filled, hollow), markers, strict=True):
        figure.add_scatter(
            x=list(dots.x),
            y=laid.middles,
            mode="markers",
            name=escape(dots.name),
            marker=marker,
            cliponaxis=False,
            hovertext=list(dots.hovers),
            hoverinfo="text",
        )


def key_of(names: Sequence[str], signs: str, colours: Palette) -> str:
    """The names beside their signs, a line or more each."""
    return "<br>".join(swatch(colours.ink, wrap(name, 44), sign) for name, sign in zip(names, signs, strict=True))


def key_height(key: str) -> int:
    """The pixels that a key needs."""
    return LINE * (key.count("<br>") + 1) + 8


def write_key(figure: go.Figure, key: str, above: int, right: int, colours: Palette) -> None:
    """Put a key at the top right, ``above`` pixels over the rows and ``right`` pixels beyond them."""
    figure.add_annotation(
        xref="paper", x=1, xanchor="right", xshift=right, yref="paper", y=1, yanchor="bottom", yshift=above,
        text=key, align="left", showarrow=False, borderpad=0,
        font={"size": 12, "color": colours.ink},
    )  # fmt: skip
