"""A plan of sampling beside what a survey achieved."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ikm.charts.canvas import BAR, SMALL, canvas, notes, rows, swatch
from ikm.charts.chart import Chart
from ikm.charts.palette import palette
from ikm.charts.words import FEW, groups, wrap
from ikm.text import ID, Text
from ikm.text.terms import value_name

MOST_BARS = 60
"""Of more strata only those furthest below their plan are drawn; the table has all."""


def sample_reached(
    frame: pd.DataFrame, shown: pd.DataFrame, *, noun: str = "unit", text: Text = ID, dark: bool = False
) -> Chart:
    """Bars of how many answered, with a line where the plan stands; who stayed below it stands out, on top.

    ``frame``: ``Achieved.table``; ``shown``: the table for reading; ``noun``: what the file calls its units. Strata
    without a plan have no line.

    >>> from ikm.text import EN
    >>> columns = {"stratum": ["A", "B"], "planned": [30.0, 20.0], "achieved": [30.0, 18.0], "difference": [0.0, -2.0]}
    >>> sample_reached(pd.DataFrame(columns), pd.DataFrame(columns), text=EN).title
    'B alone stayed below its plan: it lacks 2'
    """
    colours = palette(dark)
    order = frame.sort_values(["difference", "achieved"], kind="stable", na_position="last")
    drawn = order.head(MOST_BARS)
    title = _title(frame, noun, text)
    part = [text("the {n} furthest below of {all}", n=MOST_BARS, all=text.number(len(order), 0))] * (
        len(order) > MOST_BARS
    )
    subtitle = " · ".join([text("Respondents: achieved beside planned"), *part])
    laid = rows([wrap(value_name(name, text)) for name in drawn["stratum"]])
    most = max(float(drawn[["planned", "achieved"]].max().max()) if len(drawn) else 1.0, 1.0)
    figure = canvas(laid, (0, most), (title, subtitle), text, dark, top=30, right=96)
    short = (drawn["difference"] < 0).to_list()
    strong, pale = colours.series[2], colours.soft(colours.series[0], 0.45)
    key = [
        swatch(pale, text("plan reached")),
        swatch(strong, text("below plan")),
        swatch(colours.ink, text("plan"), "|"),
    ]
    figure.add_annotation(
        xref="paper", x=1, xanchor="right", xshift=92, yref="paper", y=1, yanchor="bottom", yshift=4,
        text=" / ".join(key), showarrow=False, borderpad=0, font={"size": SMALL},
    )  # fmt: skip
    labels = [_label(row, text) for row in drawn.to_dict("records")]
    figure.add_bar(
        orientation="h",
        x=drawn["achieved"].to_list(),
        y=laid.middles,
        width=BAR,
        marker={"color": [strong if low else pale for low in short], "line": {"width": 0}},
        hovertext=[
            f"<b>{wrap(value_name(name, text), 36)}</b><br>{label}"
            for name, label in zip(drawn["stratum"], labels, strict=True)
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=drawn["planned"].to_list(),
        y=laid.middles,
        mode="markers",
        marker={"symbol": "line-ns", "size": BAR + 4, "line": {"width": 2, "color": colours.ink}},
        cliponaxis=False,
        hoverinfo="skip",
    )
    inks = [colours.ink if low else colours.quiet for low in short]
    notes(figure, 1, zip(laid.middles, labels, inks, strict=True), colours, xshift=12)
    return Chart(title, subtitle, figure, shown)


def _label(row: Mapping[Hashable, Any], text: Text) -> str:
    """How many of how many."""
    if row["planned"] != row["planned"]:
        return text("{n}, no plan", n=text.number(row["achieved"], 0))
    return text("{n} of {planned}", n=text.number(row["achieved"], 0), planned=text.number(row["planned"], 0))


def _title(frame: pd.DataFrame, noun: str, text: Text) -> str:
    """Who stayed below the plan, and by how much."""
    planned = frame[frame["planned"].notna()]
    everyone = groups(len(planned), ("unit",), text, noun)
    short = planned[planned["difference"] < 0].sort_values("difference", kind="stable")
    if planned.empty:
        return text("No unit of the survey has a plan")
    if short.empty:
        return text("The plan is reached in all of {groups}", groups=everyone)
    names = [value_name(name, text) for name in short.loc[short["difference"] == short["difference"].min(), "stratum"]]
    lacking = text.number(-short["difference"].min(), 0)
    if len(short) == 1:
        return text("{name} alone stayed below its plan: it lacks {lacking}", name=names[0], lacking=lacking)
    words = {"n": text.number(len(short), 0), "groups": everyone, "lacking": lacking}
    if len(names) > FEW:
        return text("{n} of {groups} stayed below their plan, by {lacking} at most", **words)
    return text(
        "{n} of {groups} stayed below their plan; most is lacking in {names}: {lacking}",
        names=text.listing(names),
        **words,
    )
