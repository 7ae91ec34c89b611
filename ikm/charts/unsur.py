"""The NRR of every unsur, lowest first."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import BAR, beside, canvas, rows
from ikm.charts.chart import Chart, whole
from ikm.charts.palette import palette
from ikm.charts.scale import scale, scale_top, span
from ikm.charts.words import basis, classed, lowest_unsur, unsur_hover, wrap
from ikm.index import Index
from ikm.text import ID, Text

MUTED = 0.5
"""How much of its colour a bar keeps that is not the point."""


def unsur(index_overall: Index, *, text: Text = ID, dark: bool = False) -> Chart:
    """Bars of the NRR of every unsur of the first group, lowest on top; the lowest (all ties) stand out.

    The table has one row per unsur in the order drawn.

    >>> import ikm
    >>> unsur(ikm.index(ikm.sample("bandar-lampung-rekap")), text=ikm.EN).title
    'Kejelasan petugas pelayanan (U3) is lowest: 2.41 (C)'
    """
    colours = palette(dark)
    table = by_nrr(index_overall, text)
    nrr, mutu, codes = table["NRR"], table["Mutu"], table[text("Code")]
    lowest = codes.isin(index_overall.table["lowest"].iloc[0])
    low, high = span(index_overall)
    title = lowest_unsur(index_overall, text)
    what = text("NRR per unsur, scale {low}–{high}", low=int(low), high=int(high))
    subtitle = basis(index_overall, text, what, n=index_overall.table["n"].iloc[0])
    labels = [wrap(f"{code} {name}") for code, name in zip(codes, table["Unsur"], strict=True)]
    laid = rows([f"<b>{x}</b>" if stands else x for x, stands in zip(labels, lowest, strict=True)])
    figure = canvas(laid, (low, high), (title, subtitle), text, dark, top=scale_top(index_overall, (low, high)))
    scale(figure, index_overall, text, colours, (low, high))
    figures = [classed(v, m, text) for v, m in zip(nrr, mutu, strict=True)]
    shades = [
        colours.of(m) if stands else colours.soft(colours.of(m), MUTED) for m, stands in zip(mutu, lowest, strict=True)
    ]
    x = nrr.clip(upper=high).to_list()
    figure.add_bar(
        orientation="h",
        x=x,
        y=laid.middles,
        width=BAR,
        marker={"color": shades, "line": {"width": 0}},
        hovertext=[unsur_hover(index_overall, index_overall.nrr.index[0], code, text) for code in codes],
        hoverinfo="text",
    )
    words = [f"<b>{value}</b>" if stands else value for value, stands in zip(figures, lowest, strict=True)]
    beside(figure, x, laid.middles, words, colours)
    return Chart(title, subtitle, figure, table)


def by_nrr(index_overall: Index, text: Text) -> pd.DataFrame:
    """One row per unsur of the first group, lowest NRR first, unanswered ones last: code, name, figures."""
    nrr = index_overall.nrr.iloc[0]
    order = nrr.sort_values(kind="stable", na_position="last").index
    return pd.DataFrame(
        {
            text("Code"): list(order),
            "Unsur": [index_overall.questionnaire.unsur_named(code).name for code in order],
            text("Answered"): whole(index_overall.answered.iloc[0][order]),
            "NRR": nrr[order].to_list(),
            "Mutu": pd.Series([index_overall.grade(0, code) for code in order], dtype=object),
        }
    )
