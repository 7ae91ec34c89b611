"""Importance and performance: every unsur in one of four quadrants."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import SIZE, SMALL, Rows, canvas, note
from ikm.charts.chart import Chart, whole
from ikm.charts.labels import beside_points, is_far
from ikm.charts.palette import Palette, palette
from ikm.charts.words import FEW, groups, wrap
from ikm.ipa import QUADRANTS, Ipa
from ikm.pedoman import Pedoman
from ikm.survey import Floats
from ikm.text import ID, Text

HEIGHT = 380
"""Pixels of the plot's height."""

BAND = 26
"""Pixels at the top and the bottom of the plot kept free of points, for the names of the quadrants."""

SIDE = 0.42
"""The least share of the width on either side of the cut, so that a quadrant's name fits there on a phone."""

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}

Ends = tuple[float, float]


def ipa(result: Ipa, questionnaire: Pedoman, *, text: Text = ID, dark: bool = False) -> Chart:
    """A point for every unsur, performance to the right and importance upwards, the cuts as thin lines.

    The unsur in the first quadrant (important, badly served) have the colour; labels are codes, the names stand in
    the hover and the table. Title and subtitle say when importance is derived, that is computed and not asked. The
    table has one row per unsur, also for those that have no place.
    """
    colours, table = palette(dark), result.table
    names = {code: questionnaire.unsur_named(code).name for code in table["code"]}
    title, subtitle = _title(result, names, text), _subtitle(result, questionnaire, text)
    placed = table[table["quadrant"].notna()]
    across = _ends(placed["performance"].to_numpy(dtype=float), result.cut_performance, SIDE, 0.08)
    upwards = _ends(placed["importance"].to_numpy(dtype=float), result.cut_importance, 0.32, 0.0)
    figure = canvas(Rows((), (), (), HEIGHT), across, (title, subtitle), text, dark, top=46, bottom=44, right=60)
    figure.update_xaxes(
        showticklabels=True, nticks=5, tickformat=".2f", tickfont={"size": SMALL, "color": colours.quiet},
        showline=True, linecolor=colours.line,
    )  # fmt: skip
    figure.update_yaxes(showticklabels=False)
    if len(placed):
        heights = _heights(np.array([*placed["importance"], result.cut_importance]), upwards)
        _ground(figure, result, across, float(heights[-1]), colours, text)
        _points(figure, result, placed, names, heights, across, colours, text)
    else:
        note(figure, 0, HEIGHT / 2, text("no unsur has both figures"), colours)
    measure = text("derived importance (correlation)") if result.kind == "derived" else text("importance (mean)")
    note(figure, 0, 0, f"↑ {measure}", colours, yanchor="bottom", yshift=24, xshift=-4)
    note(figure, 1, HEIGHT, text("performance (NRR)") + " →", colours, xanchor="right", yanchor="top", yshift=-22)
    return Chart(title, subtitle, figure, _table(result, names, text))


def _ends(values: Floats, cut: float, side: float, room: float) -> Ends:
    """Where an axis begins and ends: all values, some room, and at least ``side`` of it on either side of the cut."""
    if not len(values):
        return 0.0, 1.0
    low, high = min(float(values.min()), cut), max(float(values.max()), cut)
    more = room * max(high - low, 0.1)
    below, above = max(cut - low, 0.02) + more, max(high - cut, 0.02) + more
    least = side / (1 - side)
    return cut - max(below, least * above), cut + max(above, least * below)


def _heights(values: Floats, ends: Ends) -> Floats:
    """Importance to pixels from the top: higher is more important, the bands stay free."""
    return np.asarray(HEIGHT - BAND - (values - ends[0]) / (ends[1] - ends[0]) * (HEIGHT - 2 * BAND))


def _ground(figure: go.Figure, result: Ipa, across: Ends, middle: float, colours: Palette, text: Text) -> None:
    """The quadrants: the first one tinted, the cuts as lines with their figures, the names in the corners."""
    cut = result.cut_performance
    figure.add_shape(
        type="rect", x0=across[0], x1=cut, y0=0, y1=middle, layer="below", line={"width": 0},
        fillcolor=colours.soft(colours.series[0], 0.13),
    )  # fmt: skip
    for x0, x1, y0, y1 in ((cut, cut, 0, HEIGHT), (*across, middle, middle)):
        line = {"color": colours.quiet, "width": 1}
        figure.add_shape(type="line", x0=x0, x1=x1, y0=y0, y1=y1, layer="below", line=line)
    scale = text("mid-scale") if result.midpoint is not None else text("mean")
    other = text("mean") if result.kind == "derived" else scale
    where = {"xref": "x", "xanchor": "center", "yanchor": "bottom", "yshift": 4}
    note(figure, cut, 0, f"{scale} {text.number(cut)}", colours, **where)
    note(figure, 1, middle, f"{wrap(other, 9)}<br>{text.number(result.cut_importance)}", colours, xshift=2)
    corners = {1: (0, "left", 0, "top"), 2: (1, "right", 0, "top")}
    corners |= {3: (0, "left", HEIGHT, "bottom"), 4: (1, "right", HEIGHT, "bottom")}
    for number, (x, xanchor, y, yanchor) in corners.items():
        name = f"{ROMAN[number]} {text(QUADRANTS[number])}"
        words = f"<b>{name}</b>" if number == 1 else name
        font = {"size": SMALL, "color": colours.ink if number == 1 else colours.quiet}
        note(figure, x, y, words, colours, xanchor=xanchor, yanchor=yanchor, font=font)


def _points(
    figure: go.Figure,
    result: Ipa,
    placed: pd.DataFrame,
    names: dict[str, str],
    heights: Floats,
    across: Ends,
    colours: Palette,
    text: Text,
) -> None:
    """The unsur, those of the first quadrant on top; codes beside them, one label for all that stand in one place.

    ``heights``: pixels from the top of each unsur, then of the cut.
    """
    first = placed["quadrant"].eq(1).to_numpy(dtype=bool)
    x = placed["performance"].to_numpy(dtype=float)
    shares = (np.array([*x, result.cut_performance]) - across[0]) / (across[1] - across[0])
    for chosen, colour in ((~first, colours.unranked), (first, colours.series[0])):
        figure.add_scatter(
            x=x[chosen].tolist(),
            y=heights[:-1][chosen].tolist(),
            mode="markers",
            marker={"size": 10, "color": colour, "line": {"color": colours.ground, "width": 1}},
            cliponaxis=False,
            hovertext=[_hover(row, names, result, text) for _, row in placed[chosen].iterrows()],
            hoverinfo="text",
        )
    spots: dict[tuple[float, float], list[int]] = {}
    for i, spot in enumerate(zip(shares[:-1].round(3), heights[:-1].round(0), strict=True)):
        spots.setdefault(spot, []).append(i)
    labels = [", ".join(placed["code"].iloc[i] for i in members) for members in spots.values()]
    offsets = beside_points([s for s, _ in spots], [h for _, h in spots], labels, HEIGHT, (shares[-1], heights[-1]))
    marked = [(members[0], bool(first[members].any())) for members in spots.values()]
    figure.layout.annotations += tuple(
        go.layout.Annotation(
            xref="x", x=float(x[i]), yref="y", y=float(heights[i]), ax=offset[0], ay=offset[1],
            text=f"<b>{label}</b>" if stands else label, showarrow=True, arrowhead=0, arrowwidth=1, standoff=6,
            arrowcolor=colours.line if is_far(offset, label) else "rgba(0,0,0,0)", borderpad=0,
            font={"size": SIZE, "color": colours.ink if stands else colours.quiet},
        )
        for (i, stands), label, offset in zip(marked, labels, offsets, strict=True)
    )  # fmt: skip


def _hover(row: pd.Series, names: dict[str, str], result: Ipa, text: Text) -> str:
    """What a pointer on an unsur says."""
    name = wrap(f"{names[row['code']]} ({row['code']})", 36)
    lines = [f"<b>{name}</b>"]
    lines.append(text("Performance {value}", value=text.number(row["performance"])))
    if result.kind == "derived":
        lines.append(text("Derived importance {value} (computed, not asked)", value=text.number(row["importance"])))
    else:
        lines.append(text("Importance {value}", value=text.number(row["importance"])))
        values = {name: text.number(row[name]) for name in ("gap", "gap_low", "gap_high")}
        if row["gap_low"] == row["gap_low"]:
            lines.append(text("Gap {gap} ({gap_low} to {gap_high})", **values))
        elif row["gap"] == row["gap"]:
            lines.append(text("Gap {gap}", **values))
        lines.append(text("Fit {value}", value=text.percent(row["fit"] / 100, 1)))
    lines.append(f"{ROMAN[row['quadrant']]} {text(QUADRANTS[row['quadrant']])}")
    return "<br>".join(lines)


def _title(result: Ipa, names: dict[str, str], text: Text) -> str:
    """Which unsur are important and badly served."""
    codes, derived = result.quadrant(1), result.kind == "derived"
    if result.table["quadrant"].isna().all():
        return text("No unsur can be placed by importance and performance")
    if not codes:
        return text("No unsur is both important and behind in performance")
    if len(codes) <= FEW:
        said = text.listing([f"{names[code]} ({code})" for code in codes])
    else:
        said = text("{n} unsur ({codes})", n=text.number(len(codes), 0), codes=", ".join(codes))
    if derived:
        return text("Top priority by derived importance: {names}", names=said)
    return text("Top priority: {names}", names=said)


def _subtitle(result: Ipa, questionnaire: Pedoman, text: Text) -> str:
    """What is measured, and whether importance was asked."""
    if result.kind == "derived":
        what = text("Importance is computed, not asked: how closely an unsur goes with the mean of the others")
    else:
        scale = {"low": questionnaire.lowest, "high": questionnaire.highest}
        what = text("Performance and importance as respondents stated them, scale {low}–{high}", **scale)
    n = text("n not known") if result.n is None else text("n {n}", n=text.number(result.n, 0))
    parts = [what, n, questionnaire.name]
    if 0 < len(result.left_out) <= FEW:
        parts.append(text("without {names}", names=text.listing(result.left_out)))
    elif result.left_out:
        parts.append(text("without {names}", names=groups(len(result.left_out), ("unit",), text, result.noun)))
    return " · ".join(parts)


def _table(result: Ipa, names: dict[str, str], text: Text) -> pd.DataFrame:
    table = result.table
    columns: dict[str, Any] = {
        text("Code"): table["code"].to_list(),
        "Unsur": [names[code] for code in table["code"]],
        text("Performance (NRR)"): table["performance"].to_list(),
    }
    figures = {
        name: table[name].astype(float).to_list() for name in ("importance", "gap", "gap_low", "gap_high", "fit")
    }
    paired = table["gap_low"].notna().any()
    if result.kind == "derived":
        columns |= {text("Derived importance (correlation)"): figures["importance"]}
    else:
        columns |= {
            text("Importance"): figures["importance"],
            text("Gap"): figures["gap"],
            **({text("Gap from"): figures["gap_low"], text("Gap to"): figures["gap_high"]} if paired else {}),
            text("Tingkat kesesuaian (%)"): figures["fit"],
        }
    columns |= {text("Answered"): whole(table["n"]), text("Answered both"): whole(table["n_both"])}
    quadrants = ["" if pd.isna(q) else f"{ROMAN[q]} {text(QUADRANTS[q])}" for q in table["quadrant"]]
    return pd.DataFrame(columns | {text("Quadrant"): quadrants})
