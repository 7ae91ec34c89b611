"""What is lowest most often, and how the factors compare."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import BAR, SMALL, canvas, rows, swatch
from ikm.charts.chart import Chart, whole
from ikm.charts.palette import palette
from ikm.charts.words import FEW, groups, wrap
from ikm.text import ID, Text


def lowest(
    frame: pd.DataFrame,
    units: int,
    *,
    by: tuple[str, ...] = ("unit",),
    noun: str = "unit",
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """Bars of how many groups have an unsur as their lowest (dark), or among their two lowest (whole bar).

    ``frame``: ``ikm.priority.frequency``, columns code, name, lowest, two_lowest, in the order to be drawn;
    ``units``: how many groups were counted; ``noun``: what the file calls its units. Unsur that are never
    among the two lowest are not drawn; the table has them all.
    """
    colours = palette(dark)
    drawn = frame[frame["two_lowest"] > 0]
    everyone = groups(units, by, text, noun)
    title = _title(frame, units, everyone, text)
    subtitle = text(
        "How often an unsur is the lowest, or among the two lowest, of {groups}; ties count", groups=everyone
    )
    names = [wrap(f"{code} {name}") for code, name in zip(drawn["code"], drawn["name"], strict=True)]
    laid = rows(names)
    most = max(float(drawn["two_lowest"].max()), 1.0) if len(drawn) else 1.0
    figure = canvas(laid, (0, most), (title, subtitle), text, dark, top=30, right=50)
    figure.update_layout(barmode="stack")
    strong, pale = colours.series[0], colours.soft(colours.series[0], 0.45)
    figure.add_annotation(
        xref="paper", x=1, xanchor="right", xshift=46, yref="paper", y=1, yanchor="bottom", yshift=4,
        text=" / ".join([swatch(strong, text("lowest")), swatch(pale, text("among the two lowest"))]),
        showarrow=False, borderpad=0, font={"size": SMALL},
    )  # fmt: skip
    hover = [
        f"<b>{wrap(f'{name} ({code})', 36)}</b><br>"
        + wrap(text("{low} times lowest, {two} times among the two lowest", low=low, two=two), 44)
        for code, name, low, two in drawn[["code", "name", "lowest", "two_lowest"]].itertuples(index=False)
    ]
    for counts, colour in ((drawn["lowest"], strong), (drawn["two_lowest"] - drawn["lowest"], pale)):
        figure.add_bar(
            orientation="h",
            x=counts.to_list(),
            y=laid.middles,
            width=BAR,
            marker={"color": colour, "line": {"width": 0}},
            hovertext=hover,
            hoverinfo="text",
        )
    figure.add_scatter(
        x=drawn["two_lowest"].to_list(),
        y=laid.middles,
        mode="text",
        text=[
            f"  {text.number(low, 0)} / {text.number(two, 0)}"
            for low, two in zip(drawn["lowest"], drawn["two_lowest"], strict=True)
        ],
        textposition="middle right",
        textfont={"color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    table = pd.DataFrame(
        {
            text("Code"): frame["code"].to_list(),
            "Unsur": frame["name"].to_list(),
            text("Times lowest"): whole(frame["lowest"]),
            text("Times among the two lowest"): whole(frame["two_lowest"]),
        }
    )
    return Chart(title, subtitle, figure, table)


def _title(frame: pd.DataFrame, units: int, everyone: str, text: Text) -> str:
    """Which unsur is lowest most often; of several, those that are among the two lowest most often."""
    top = frame[frame["lowest"] == frame["lowest"].max()] if len(frame) else frame
    if top.empty or top["lowest"].iloc[0] == 0:
        return text("There is no lowest unsur to count")
    if len(top) == len(frame) > 1 and top["lowest"].iloc[0] == units:
        if units == 1:
            return text("All unsur stand alike")
        return text("All unsur stand alike in each of {groups}", groups=everyone)
    top = top[top["two_lowest"] == top["two_lowest"].max()]
    counts = {
        "n": text.number(top["lowest"].iloc[0], 0),
        "two": text.number(top["two_lowest"].iloc[0], 0),
        "groups": everyone,
    }
    names = [f"{name} ({code})" for code, name in zip(top["code"], top["name"], strict=True)]
    if units == 1 and len(names) <= FEW:
        return text("Lowest unsur: {names}", names=text.listing(names))
    if units == 1:
        return text("{k} unsur share the lowest NRR", k=text.number(len(names), 0))
    if len(names) == 1 and counts["n"] == counts["two"]:
        return text("{name} is lowest in {n} of {groups}", name=names[0], **counts)
    if len(names) == 1:
        return text("{name} is lowest in {n} of {groups}, among the two lowest in {two}", name=names[0], **counts)
    if len(names) <= FEW:
        return text("{names} are each lowest in {n} of {groups}", names=text.listing(names), **counts)
    return text("{k} unsur are each lowest in {n} of {groups}", k=text.number(len(names), 0), **counts)
