"""One figure for all units together, in three ways beside each other."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import SMALL, beside, canvas, rows
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.scale import around, scale, scale_top, span
from ikm.charts.sure import lines_are, to
from ikm.charts.whiskers import right_of, room, whiskers
from ikm.charts.words import basis, classed, wrap
from ikm.text import ID, Text, mark
from ikm.text.terms import WAYS
from ikm.uncertainty import Uncertainty

MARGIN = 6.0
"""Points of konversi by which the axis goes on beyond the outermost interval."""

MEANINGS = {
    "respondents": mark("every respondent counts the same"),
    "units": mark("every unit counts the same"),
    "population": mark("every person served counts the same"),
}


def ways(city: pd.DataFrame, found: Uncertainty, *, text: Text = ID, dark: bool = False) -> Chart:
    """Dots with intervals of the overall figure by respondents, by units and by the people served.

    ``city``: ``ikm.city.city``, a row each with ``way``, ``konversi``, ``mutu``, ``se``, ``df``, ``low``, ``high``;
    ``found``: the overall index of the same data, for its pedoman. A way without a figure says so. The table has
    one row per way.
    """
    colours, figures = palette(dark), found.index
    base = figures.questionnaire.base
    whole = span(figures, base)
    ends = around([*city["konversi"], *city["low"], *city["high"]], whole, MARGIN)
    what = text("IKM of all units, scale {low}–{high}", low=int(whole[0]), high=int(whole[1]))
    sure = [lines_are(found, text)] if city["low"].notna().any() else []
    title = _title(city, text)
    subtitle = basis(figures, text, what, *sure, n=figures.table["n"].iloc[0])
    names = [text(WAYS[way]) for way in city["way"]]
    why = [text(MEANINGS[way]) for way in city["way"]]
    small = f'<span style="font-size:{SMALL}px;color:{colours.quiet}">'
    laid = rows([f"<b>{wrap(n)}</b><br>{small}{wrap(m, 22)}</span>" for n, m in zip(names, why, strict=True)])
    intervals = list(zip(city["low"], city["high"], strict=True))
    known = city["konversi"].notna()
    x = city["konversi"].to_list()
    labels = [classed(k, m, text) for k, m in zip(x, city["mutu"], strict=True)]
    places = [right_of(value, interval, ends) for value, interval in zip(x, intervals, strict=True)]
    figure = canvas(
        laid, ends, (title, subtitle), text, dark, top=scale_top(figures, ends, base), right=room(labels, places, ends)
    )
    scale(figure, figures, text, colours, ends, base)
    whiskers(figure, intervals, laid.middles, ends, colours, worst_case=found.worst_case)
    hovers = [
        f"<b>{wrap(name, 36)}</b><br>IKM {words}" + (f"<br>{to(low, high, text)}" if low == low else "")
        for name, words, (low, high) in zip(names, labels, intervals, strict=True)
    ]
    figure.add_scatter(
        x=x,
        y=laid.middles,
        mode="markers",
        marker={
            "size": 14,
            "color": [colours.of(m) for m in city["mutu"]],
            "line": {"color": colours.ground, "width": 1.5},
        },
        cliponaxis=False,
        hovertext=hovers,
        hoverinfo="text",
    )
    beside(figure, places, laid.middles, labels, colours, shift=9)
    unknown = [middle for middle, there in zip(laid.middles, known, strict=True) if not there]
    words = text("The population of some units is not known")
    beside(
        figure, [ends[0]] * len(unknown), unknown, [wrap(words, 24)] * len(unknown), colours,
        inks=[colours.quiet] * len(unknown),
    )  # fmt: skip
    table = pd.DataFrame(
        {
            text("Way"): names,
            "IKM": x,
            "Mutu": [m or "" for m in city["mutu"]],
            text("Standard error"): city["se"].to_list(),
            text("Lower bound"): city["low"].to_list(),
            text("Upper bound"): city["high"].to_list(),
        }
    )
    return Chart(title, subtitle, figure, table)


def _title(city: pd.DataFrame, text: Text) -> str:
    """Whether the three agree on the class."""
    known = city[city["konversi"].notna()]
    if known.empty:
        return text("The overall figure cannot be computed")
    if len(known) == 1:
        row = known.iloc[0]
        name = WAYS[row["way"]]
        return text("{way}: {figure}", way=text(name), figure=classed(row["konversi"], row["mutu"], text))
    low, high = (text.number(value) for value in (known["konversi"].min(), known["konversi"].max()))
    letters = sorted({mutu for mutu in known["mutu"] if mutu})
    reach = low if low == high else text("{low} to {high}", low=low, high=high)
    if len(letters) == 1 and len(known) < len(city):
        return text("{mutu} in the two ways that are known: {reach}", mutu=letters[0], reach=reach)
    if len(letters) == 1:
        return text("{mutu} however the units are weighed: {reach}", mutu=letters[0], reach=reach)
    names = [text(WAYS[way]) for way in known["way"]]
    figures = [classed(row["konversi"], row["mutu"], text) for _, row in known.iterrows()]
    said = [" ".join(pair) for pair in zip(names, figures, strict=True)]
    return text("The class depends on how the units are weighed: {figures}", figures=text.listing(said))
