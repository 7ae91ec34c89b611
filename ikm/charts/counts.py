"""Bars of counts, with count and share at their ends: how often each of several things is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import BAR, canvas, halo, rows
from ikm.charts.palette import palette
from ikm.charts.words import wrap
from ikm.cube import Bools
from ikm.text import Text


def count_bars(
    names: Sequence[str],
    n: pd.Series,
    share: pd.Series,
    strong: Bools,
    said: tuple[str, str],
    text: Text,
    dark: bool,
) -> go.Figure:
    """A bar for each name, from the top; those that are ``strong`` stand out. ``said``: title and subtitle."""
    colours = palette(dark)
    laid = rows([wrap(name) for name in names])
    most = max(float(n.max()), 1.0) if len(n) else 1.0
    figure = canvas(laid, (0, most), said, text, dark, right=86)
    labels = [f"{text.number(count, 0)} ({text.percent(part)})" for count, part in zip(n, share, strict=True)]
    figure.add_bar(
        orientation="h",
        x=n.to_list(),
        y=laid.middles,
        width=BAR,
        marker={
            "color": np.where(strong, colours.series[0], colours.soft(colours.series[0], 0.45)).tolist(),
            "line": {"width": 0},
        },
        text=labels,
        textposition="outside",
        textfont={"color": colours.ink, "shadow": halo(colours)},
        constraintext="none",
        cliponaxis=False,
        hovertext=[f"<b>{wrap(name, 36)}</b><br>{label}" for name, label in zip(names, labels, strict=True)],
        hoverinfo="text",
    )
    return figure
