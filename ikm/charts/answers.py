"""How the answers 1 to 4 fall on every unsur."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.charts.canvas import SMALL, canvas, note, notes, rows, swatch
from ikm.charts.chart import Chart, whole
from ikm.charts.palette import palette
from ikm.charts.unsur import by_nrr
from ikm.charts.words import basis, classed, escape, unsur_hover, wrap
from ikm.charts.words import lowest_unsur as lowest
from ikm.index import Index
from ikm.tally import Tally
from ikm.text import ID, Text

THICK = 22
"""Pixels of a bar: a share is printed in it."""

LEAST = 0.3
"""The least reach of each side, so that the key has its place."""

TOP = 54
"""Pixels above the bars, for the key of two lines on either side and the head of the figures."""


def answers(tally_overall: Tally, index_overall: Index, *, text: Text = ID, dark: bool = False) -> Chart:
    """Diverging bars of the shares of each answer per unsur, 1 and 2 left of zero, 3 and 4 right.

    ``tally_overall``: a tally of one group whose ``spread`` is known (for a recap, draw ``unsur``);
    ``index_overall``: the index of the same group. Lowest NRR on top; NRR and class at the right. The
    table has one row per unsur with the count and share of every answer.
    """
    if tally_overall.spread is None:
        raise ValueError("A recap does not tell how the answers fall; draw ikm.charts.unsur instead.")
    colours, scale = palette(dark), index_overall.questionnaire
    values = range(scale.lowest, scale.highest + 1)
    base = by_nrr(index_overall, text)
    order = [scale.codes.index(code) for code in base[text("Code")]]
    counts = tally_overall.spread_on(values)[0][order]
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = counts / counts.sum(axis=1, keepdims=True)
    left = shares[:, : len(values) // 2].sum(axis=1)
    given = set(tally_overall.levels) <= set(values)
    title = answers_title(index_overall, float(left[0]), text) if given else lowest(index_overall, text)
    subtitle = basis(
        index_overall,
        text,
        text("How answers fall per unsur, lowest NRR on top")
        if given
        else text("How answers fall per unsur, each at the nearest whole point, lowest NRR on top"),
        n=index_overall.table["n"].iloc[0],
    )
    laid = rows([wrap(f"{code} {name}") for code, name in zip(base[text("Code")], base["Unsur"], strict=True)])
    kinerja = [grade.kinerja for grade in reversed(index_overall.pedoman.classes)]
    names = [f"{value} {escape(word)}" for value, word in zip(values, kinerja, strict=True)]
    reach = (-float(np.nanmax(left, initial=LEAST)), float(np.nanmax(1 - left, initial=LEAST)))
    figure = canvas(laid, reach, (title, subtitle), text, dark, top=TOP)
    figure.update_layout(barmode="relative", uniformtext={"mode": "hide", "minsize": 9})
    hovers = [unsur_hover(index_overall, index_overall.nrr.index[0], code, text) for code in base[text("Code")]]
    half = len(values) // 2
    for i in [*reversed(range(half)), *range(half, len(values))]:
        colour = colours.answer(values[i])
        share = shares[:, i]
        figure.add_bar(
            orientation="h",
            name=names[i],
            x=(-share if i < half else share).tolist(),
            y=laid.middles,
            width=THICK,
            marker={"color": colour, "line": {"color": colours.ground, "width": 1}},
            text=[text.percent(s) if s > 0 else "" for s in share],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on(colour), "size": SMALL},
            hovertext=[
                f"{hover}<br>{names[i]}: {text.number(n, 0)} ({text.percent(s, 1)})"
                for hover, n, s in zip(hovers, counts[:, i], share, strict=True)
            ],
            hoverinfo="text",
        )
    figure.add_vline(x=0, line={"color": colours.ink, "width": 1})
    for side, align in ((slice(None, half), "right"), (slice(half, None), "left")):
        keys = [swatch(colours.answer(v), name) for v, name in zip(values[side], names[side], strict=True)]
        figure.add_annotation(
            xref="x", x=0, xanchor=align, align=align, xshift=6 if align == "left" else -6,
            yref="paper", y=1, yanchor="bottom", yshift=16, borderpad=0,
            text="<br>".join(keys), showarrow=False, font={"size": SMALL},
        )  # fmt: skip
    note(figure, 1, 0, "NRR", colours, yanchor="bottom", xshift=8)
    said = zip(laid.middles, base["NRR"], base["Mutu"], strict=True)
    notes(figure, 1, ((middle, classed(nrr, mutu, text), colours.ink) for middle, nrr, mutu in said), colours, xshift=8)
    return Chart(title, subtitle, figure, _table(base, counts, shares, list(values), text))


def answers_title(index_overall: Index, low: float, text: Text) -> str:
    """The finding: which unsur is lowest; ``low``: the share of its answers in the lower half of the scale."""
    start = lowest(index_overall, text)
    if len(index_overall.table["lowest"].iloc[0]) != 1 or low != low:
        return start
    return "; ".join([start, text("{share} answered 1 or 2", share=text.percent(low))])


def _table(base: pd.DataFrame, counts: np.ndarray, shares: np.ndarray, values: list[int], text: Text) -> pd.DataFrame:
    table = base.copy()
    for i, value in enumerate(values):
        table[text("Answered {value}", value=value)] = whole(counts[:, i])
        table[text("Share of {value}", value=value)] = shares[:, i]
    return table
