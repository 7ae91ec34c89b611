"""The cells of a heat map: colours, figures, hatches and frames."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import Rows
from ikm.charts.palette import Palette
from ikm.charts.words import group_name, unsur_hover, wrap
from ikm.cube import Bools
from ikm.index import Index
from ikm.text import Text

CELL = 22
"""Pixels of a cell's height."""

GAP = 4
"""Pixels between a row of cells and the group's name above it, and the next row's name. The name stands above
because there 40 characters fit on a phone too, and 14 cells get its whole width."""

MARK = 6
"""Pixels of a mark in a cell."""

NAME = 48
"""Characters in a line of a name above its cells."""


def shade(mutu: str | None, colours: Palette) -> str:
    """The colour of a cell: its class's, softened where its figure would be hard to read."""
    return colours.soft(colours.of(mutu), colours.strong if mutu in ("A", "D") else colours.pale)


def cells(
    figure: go.Figure,
    index_by: Index,
    table: pd.DataFrame,
    laid: Rows,
    colours: Palette,
    text: Text,
    marked: pd.DataFrame | None = None,
) -> None:
    """Cells, figures, hatches, frames and marks: one trace each, however many groups there are."""
    letters = [None, *(grade.mutu for grade in reversed(index_by.pedoman.classes))]
    nrr = index_by.nrr.loc[table.index]
    mutu = [[index_by.grade(at, code) for code in nrr.columns] for at in nrr.index]
    z = [
        [letters.index(m) if v == v else None for m, v in zip(ms, vs, strict=True)]
        for ms, vs in zip(mutu, nrr.to_numpy(), strict=True)
    ]
    shades = [shade(letter, colours) for letter in letters]
    steps = [(i + j) / len(shades) for i in range(len(shades)) for j in (0, 1)]
    step = laid.height / max(len(table), 1)
    bottoms = [start + step - GAP / 2 for start in laid.tops]
    gap = step - CELL
    below = text("▼ clearly below the other unsur")
    flags = np.zeros(nrr.shape, dtype=bool) if marked is None else marked.to_numpy(dtype=bool)
    names = [wrap(group_name(row, index_by.by, text), 36) for _, row in table.iterrows()]
    figure.add_heatmap(
        z=z,
        x=list(range(len(nrr.columns) + 1)),
        y=[bottom + gap / 2 - step * up for up, bottom in [(1, bottoms[0]), *((0, b) for b in bottoms)]],
        xgap=1,
        ygap=gap,
        zmin=-0.5,
        zmax=len(shades) - 0.5,
        colorscale=[[step, shades[i // 2]] for i, step in enumerate(steps)],
        showscale=False,
        hoverongaps=False,
        hovertext=[
            [
                f"<b>{name}</b><br>{unsur_hover(index_by, at, code, text)}" + (f"<br>{below}" if stands else "")
                for code, stands in zip(nrr.columns, row, strict=True)
            ]
            for at, name, row in zip(table.index, names, flags, strict=True)
        ],
        hoverinfo="text",
    )
    frames, hatches = _Lines(), _Lines()
    x, y, words, inks = [], [], [], []
    for i, lowest in enumerate(table["lowest"]):
        for j, code in enumerate(nrr.columns):
            stands = code in lowest
            value: Any = nrr.iat[i, j]
            x.append(j + 0.5)
            y.append(bottoms[i] - CELL / 2)
            figures = text.number(value)
            words.append(f"<b>{figures}</b>" if stands else figures)
            inks.append(colours.quiet if value != value else colours.on(shade(mutu[i][j], colours)))
            if value == value and index_by.mutu_of(value) is None:
                hatches.hatch(j, bottoms[i])
            if stands:
                frames.frame(j, bottoms[i])
    line = {"mode": "lines", "hoverinfo": "skip", "showlegend": False}
    figure.add_scatter(x=hatches.x, y=hatches.y, line={"color": colours.unranked, "width": 1}, **line)
    figure.add_scatter(
        x=x, y=y, mode="text", text=words, textfont={"size": 10, "color": inks}, cliponaxis=False,
        hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    if marked is not None:
        marks(figure, flags, bottoms, mutu, colours)
    figure.add_scatter(x=frames.x, y=frames.y, line={"color": colours.ink, "width": 2}, cliponaxis=False, **line)


def marks(
    figure: go.Figure,
    flags: Bools,
    bottoms: list[float],
    mutu: list[list[str | None]],
    colours: Palette,
) -> None:
    """A small ▼ below the figure of every marked cell: beside it there is no room on a phone."""
    at = [(i, j) for i, row in enumerate(flags) for j, stands in enumerate(row) if stands]
    figure.add_scatter(
        x=[j + 0.5 for _, j in at],
        y=[bottoms[i] - MARK / 2 - 1.5 for i, _ in at],
        mode="markers",
        marker={
            "symbol": "triangle-down",
            "size": MARK,
            "color": [colours.on(shade(mutu[i][j], colours)) for i, j in at],
            "line": {"width": 0},
        },
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


class _Lines:
    """Pen strokes of one trace, parted by None."""

    def __init__(self) -> None:
        self.x: list[float | None] = []
        self.y: list[float | None] = []

    def frame(self, left: float, bottom: float) -> None:
        top = bottom - CELL
        self.x += [left, left + 1, left + 1, left, left, None]
        self.y += [top, top, bottom, bottom, top, None]

    def hatch(self, left: float, bottom: float) -> None:
        for start in (0.0, 0.33, 0.67):
            self.x += [left + start + 0.02, left + start + 0.31, None]
            self.y += [bottom - 1, bottom - CELL + 1, None]
