"""How closely the unsur go together: a triangle of correlations, figures in its cells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.charts.canvas import canvas, rows
from ikm.charts.cells import CELL
from ikm.charts.chart import Chart, whole
from ikm.charts.palette import Palette, palette
from ikm.charts.words import escape, wrap
from ikm.correlation import Correlation
from ikm.pedoman import Pedoman
from ikm.text import ID, Text
from ikm.text.terms import p_value

STEPS = 20
"""Shades of each hue: one for every 0.05 of r."""

NAMES = {"pearson": "Pearson", "spearman": "Spearman"}


def correlation(found: Correlation, pedoman: Pedoman, *, text: Text = ID, dark: bool = False) -> Chart:
    """The lower triangle of the correlations of the unsur: the stronger, the darker; negative in another hue.

    The strongest pair is framed and named in the title. The table has one row per pair, strongest first: r, n and p.
    """
    colours, pairs = palette(dark), found.pairs
    codes = list(found.r.columns)
    title = _title(found, pairs, pedoman, text)
    n = found.n.to_numpy()[np.tril_indices(len(codes), -1)]
    sizes = sorted({int(n.min()), int(n.max())}) if len(n) else [0]
    people = text("n {n}", n="–".join(text.number(size, 0) for size in sizes))
    method = text("Correlation of the answers ({method})", method=NAMES[found.method])
    subtitle = " · ".join([method, people, pedoman.name])
    laid = rows([escape(code) for code in codes[1:]], least=CELL + 2, more=0)
    figure = canvas(laid, (0, max(len(codes) - 1, 1)), (title, subtitle), text, dark, top=26, bottom=4, right=4)
    figure.update_xaxes(
        side="top",
        showticklabels=True,
        tickvals=[i + 0.5 for i in range(len(codes) - 1)],
        ticktext=[escape(code) for code in codes[:-1]],
        tickangle=0,
        tickfont={"size": 10, "color": colours.quiet},
    )
    figure.update_yaxes(tickfont={"size": 10, "color": colours.quiet})
    shades = _shades(colours)
    r = found.r.to_numpy()
    below = np.tril(np.ones(r.shape, dtype=bool), -1)
    step = np.where(below & ~np.isnan(r), np.round(np.nan_to_num(r) * STEPS), np.nan)[1:, :-1]
    places = [(i - 1, j) for i, j in zip(*np.nonzero(below), strict=True)]
    figure.add_heatmap(
        z=[[None if x != x else float(x) for x in line] for line in step],
        x=list(range(len(codes))),
        y=[*laid.tops, laid.height],
        xgap=1,
        ygap=2,
        zmin=-STEPS - 0.5,
        zmax=STEPS + 0.5,
        colorscale=[[(i + k) / len(shades), shade] for i, shade in enumerate(shades) for k in (0, 1)],
        showscale=False,
        hoverongaps=False,
        hovertext=[
            [_hover(found, pedoman, codes[i + 1], codes[j], text) if j <= i else "" for j in range(len(codes) - 1)]
            for i in range(len(codes) - 1)
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=[j + 0.5 for _, j in places],
        y=[laid.middles[i] for i, _ in places],
        mode="text",
        text=[text.number(r[i + 1, j]) for i, j in places],
        textfont={
            "size": 10,
            "color": [
                colours.quiet if step[i, j] != step[i, j] else colours.on(shades[int(step[i, j]) + STEPS])
                for i, j in places
            ],
        },
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    if len(pairs):
        i, j = codes.index(pairs["b"].iloc[0]) - 1, codes.index(pairs["a"].iloc[0])
        top, bottom = laid.tops[i] + 1, laid.tops[i] + CELL + 1
        figure.add_scatter(
            x=[j, j + 1, j + 1, j, j], y=[top, top, bottom, bottom, top], mode="lines",
            line={"color": colours.ink, "width": 2}, cliponaxis=False, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    return Chart(title, subtitle, figure, _table(pairs, pedoman, text))


def _title(found: Correlation, pairs: pd.DataFrame, pedoman: Pedoman, text: Text) -> str:
    """The strongest pair, where there is one; a tie names how many."""
    if pairs.empty:
        return text("No two unsur can be correlated: too few answers differ")
    first = pairs.iloc[0]
    ties = int((pairs["r"].abs().round(9) == round(abs(float(first["r"])), 9)).sum())
    r = text.number(float(first["r"]))
    if ties > 1:
        return text("{n} pairs of unsur go together most closely (r = {r})", n=text.number(ties, 0), r=r)
    names = {side: f"{pedoman.unsur_named(first[side]).name} ({first[side]})" for side in ("a", "b")}
    return text("{a} and {b} go together most closely (r = {r})", r=r, **names)


def _hover(found: Correlation, pedoman: Pedoman, a: str, b: str, text: Text) -> str:
    names = [f"<b>{wrap(f'{code} {pedoman.unsur_named(code).name}', 36)}</b>" for code in (a, b)]
    p, n = (
        float(found.p.to_numpy()[_at(found, a), _at(found, b)]),
        int(found.n.to_numpy()[_at(found, a), _at(found, b)]),
    )
    figures = f"r {text.number(float(found.r.to_numpy()[_at(found, a), _at(found, b)]))}, p {p_value(p, text)}"
    return "<br>".join([*names, escape(figures), text("n {n}", n=text.number(n, 0))])


def _at(found: Correlation, code: str) -> int:
    return list(found.r.columns).index(code)


def _shades(colours: Palette) -> list[str]:
    """The colours from r = -1 to r = 1: the ground at 0."""
    low = [colours.soft(colours.classes[2], i / STEPS) for i in range(STEPS, 0, -1)]
    high = [colours.soft(colours.classes[0], i / STEPS) for i in range(1, STEPS + 1)]
    return [*low, colours.ground, *high]


def _table(pairs: pd.DataFrame, pedoman: Pedoman, text: Text) -> pd.DataFrame:
    named = {code: pedoman.unsur_named(code).name for code in pedoman.codes}
    return pd.DataFrame(
        {
            "A": pairs["a"].to_list(),
            "B": pairs["b"].to_list(),
            "r": pairs["r"].to_list(),
            text("Respondents"): whole(pairs["n"]),
            "p": [p_value(p, text) for p in pairs["p"]],
            "Unsur": [f"{named[a]} – {named[b]}" for a, b in zip(pairs["a"], pairs["b"], strict=True)],
        }
    )
