"""A sample over strata: how many respondents from where."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import BAR, canvas, halo, rows
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.words import FEW, wrap
from ikm.text import ID, Text

MOST_BARS = 60
"""Of more strata only the largest samples are drawn; the table has all."""


def sample_strata(frame: pd.DataFrame, shown: pd.DataFrame, how: str, *, text: Text = ID, dark: bool = False) -> Chart:
    """Bars of how many respondents come from each stratum, most on top; strata of nobody stand in the table alone.

    ``frame``: columns stratum, population, n; ``shown``: the table for reading, which has every stratum; ``how``: by
    what the sample was shared out, for the subtitle.

    >>> from ikm.text import EN
    >>> frame = pd.DataFrame({"stratum": ["Utara", "Selatan"], "population": [500, 300], "n": [5, 3]})
    >>> sample_strata(frame, frame, "proportional", text=EN).title
    'Utara gets most: 5 of 8 respondents'
    """
    colours = palette(dark)
    asked = frame[frame["n"] > 0].sort_values(["n", "population"], ascending=False, kind="stable")
    drawn, total = asked.head(MOST_BARS), int(frame["n"].sum())
    title = _title(asked, len(frame), total, text)
    people = text("N {people}", people=text.number(frame["population"].sum(), 0))
    part = [text("the {n} largest of {all}", n=MOST_BARS, all=text.number(len(asked), 0))] * (len(asked) > MOST_BARS)
    ways = [how] * bool(how)
    subtitle = " · ".join(
        [text("Respondents per stratum"), *ways, text("n {n}", n=text.number(total, 0)), people, *part]
    )
    laid = rows([wrap(name) for name in drawn["stratum"]])
    figure = canvas(
        laid, (0, max(float(drawn["n"].max()) if len(drawn) else 1, 1)), (title, subtitle), text, dark, right=70
    )
    most = drawn["n"] == drawn["n"].max()
    strong, pale = colours.series[0], colours.soft(colours.series[0], 0.45)
    figure.add_bar(
        orientation="h",
        x=drawn["n"].to_list(),
        y=laid.middles,
        width=BAR,
        marker={"color": [strong if top else pale for top in most], "line": {"width": 0}},
        text=[text.number(n, 0) for n in drawn["n"]],
        textposition="outside",
        textfont={"color": colours.ink, "shadow": halo(colours)},
        constraintext="none",
        cliponaxis=False,
        hovertext=[
            f"<b>{wrap(name, 36)}</b><br>"
            + text("{n} of {people} people", n=text.number(n, 0), people=text.number(there, 0))
            for name, there, n in drawn[["stratum", "population", "n"]].itertuples(index=False)
        ],
        hoverinfo="text",
    )
    return Chart(title, subtitle, figure, shown)


def _title(asked: pd.DataFrame, strata: int, total: int, text: Text) -> str:
    """Who gets most."""
    if asked.empty:
        return text("No respondents")
    names = asked.loc[asked["n"] == asked["n"].max(), "stratum"].astype(str).to_list()
    words = {"n": text.number(asked["n"].max(), 0), "total": text.number(total, 0)}
    if len(names) == strata > 1:
        return text("Every stratum gets {n} of {total} respondents", **words)
    if len(names) == 1:
        return text("{name} gets most: {n} of {total} respondents", name=names[0], **words)
    if len(names) <= FEW:
        return text("{names} get most: {n} of {total} respondents each", names=text.listing(names), **words)
    return text("{k} strata get most: {n} of {total} respondents each", k=text.number(len(names), 0), **words)
