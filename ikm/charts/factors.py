"""How the three factors compare: aparatur, organisasi, sistem."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.charts.canvas import BAR, SMALL, canvas, halo, note, rows
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.words import escape, wrap
from ikm.index import TIE
from ikm.text import ID, Text
from ikm.text.terms import FACTORS

CLOSE = 0.1
"""Factors whose mean NRR lie nearer to each other than this are said to stand close together."""


def factors(frame: pd.DataFrame, *, text: Text = ID, dark: bool = False) -> Chart:
    """Bars of the mean NRR of each factor with the codes of its unsur, the lowest factor on top.

    A factor with an unsur that nobody answered has no mean: it stands last and says so. Where the factors
    differ by less than CLOSE, none stands out.

    ``frame``: ``ikm.priority.factors``, columns factor, nrr, codes, lowest (codes), lowest_nrr. No class is
    shown: the regulation knows none for a factor. The table has one row per factor.

    >>> import ikm, ikm.priority
    >>> overall = ikm.index(ikm.sample("bandar-lampung-rekap"))
    >>> factors(ikm.priority.factors(overall), text=ikm.EN).title
    'The three factors stand close together: mean NRR 2.64 to 2.70'
    """
    colours = palette(dark)
    shown = frame.sort_values("nrr", kind="stable", na_position="last")
    names = [_name(factor, text) for factor in shown["factor"]]
    title = _title(names, shown["nrr"], text)
    subtitle = text("Mean NRR of the unsur of each factor; the grouping is ours, not the regulation's")
    codes = [wrap(", ".join(codes), 22) for codes in shown["codes"]]
    small = f'<span style="font-size:{SMALL}px;color:{colours.quiet}">'
    laid = rows([f"{escape(n)}<br>{small}{c}</span>" for n, c in zip(names, codes, strict=True)])
    most = float(shown["nrr"].max()) if shown["nrr"].notna().any() else 1.0
    figure = canvas(laid, (0, most), (title, subtitle), text, dark, right=44)
    close = shown["nrr"].max() - shown["nrr"].min() < CLOSE - TIE
    stands = close | (shown["nrr"] <= shown["nrr"].min() + TIE)
    pale = colours.soft(colours.series[0], 0.45)
    low = [
        text("Lowest: {names} {value}", names=text.listing(codes), value=text.number(value))
        for codes, value in zip(shown["lowest"], shown["lowest_nrr"], strict=True)
    ]
    figure.add_bar(
        orientation="h",
        x=shown["nrr"].to_list(),
        y=laid.middles,
        width=BAR,
        marker={"color": np.where(stands, colours.series[0], pale).tolist(), "line": {"width": 0}},
        text=[text.number(value) if value == value else "" for value in shown["nrr"]],
        textposition="outside",
        textfont={"color": colours.ink, "shadow": halo(colours)},
        constraintext="none",
        cliponaxis=False,
        hovertext=[f"<b>{escape(name)}</b><br>{wrap(words, 44)}" for name, words in zip(names, low, strict=True)],
        hoverinfo="text",
    )
    for middle, value in zip(laid.middles, shown["nrr"], strict=True):
        if value != value:
            why = wrap(text("no mean: an unsur without any answer"), 24)
            note(figure, 0, middle, why, colours)
    table = pd.DataFrame(
        {
            text("Factor"): names,
            "NRR": shown["nrr"].to_list(),
            "Unsur": [", ".join(codes) for codes in shown["codes"]],
            text("Lowest unsur"): [", ".join(codes) for codes in shown["lowest"]],
            text("NRR of the lowest"): shown["lowest_nrr"].to_list(),
        }
    )
    return Chart(title, subtitle, figure, table)


def _name(factor: str, text: Text) -> str:
    return text(FACTORS.get(factor, factor))


def _title(names: list[str], nrr: pd.Series, text: Text) -> str:
    known = nrr.dropna()
    if known.empty:
        return text("No factor has been answered in full")
    low, high = text.number(known.iloc[0]), text.number(known.iloc[-1])
    whole, words = len(known) == len(nrr), {"low": low, "high": high}
    if low == high and whole:
        return text("All factors stand at a mean NRR of {low}", **words)
    if low == high:
        return text("{names}: mean NRR {low}; no figure for the rest", names=text.listing(names[: len(known)]), **words)
    if known.iloc[-1] - known.iloc[0] < CLOSE - TIE and whole:
        return text("The three factors stand close together: mean NRR {low} to {high}", **words)
    if known.iloc[-1] - known.iloc[0] < CLOSE - TIE:
        listed = text.listing(names[: len(known)])
        return text("{names} stand close together: mean NRR {low} to {high}", names=listed, **words)
    return text(
        "{lowest} is the lowest factor: mean NRR {low}; {highest} is highest: {high}",
        lowest=names[0],
        highest=names[len(known) - 1],
        **words,
    )
