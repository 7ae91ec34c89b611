"""Groups by unsur: who shares which weakness."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import LINE, SMALL, canvas, note, notes, rows, swatch
from ikm.charts.cells import CELL, GAP, NAME
from ikm.charts.chart import Chart, whole
from ikm.charts.order import none_of, ordered, reason
from ikm.charts.palette import Palette, palette
from ikm.charts.words import FEW, basis, escape, group_name, groups, lines, lowest_unsur, unsur_hover, unsur_name, wrap
from ikm.index import Index
from ikm.text import ID, Text
from ikm.text.terms import FACTORS
from ikm.weakness import Weakness

TOP = 62
"""Pixels above the cells, for the key, the factors and the codes of the unsur."""

APART = 0.4
"""Columns between the unsur of one factor and of the next."""

EMPTY = 0.08
"""The share of its colour that a cell without a mark or count has."""


def weakness(index_by: Index, found: Weakness, *, text: Text = ID, dark: bool = False) -> Chart:
    """Marks of groups x unsur: filled for the lowest unsur of a group, hollow for its second lowest, ties included.

    ``found``: ``ikm.weakness.shared_weakness`` of the same index, with two places. Unsur stand by factor, groups as
    in ``ranking`` with their names above their cells; the first line counts the groups, darker where there are more.
    Groups that are not ranked are named below. The table has one row per unsur. Raises ValueError for other places.

    >>> import ikm
    >>> from ikm.weakness import shared_weakness
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), "unit")
    >>> weakness(by_unit, shared_weakness(by_unit), text=ikm.EN).title
    'Kejelasan petugas pelayanan (U3) is among the two lowest in 7 of 12 kecamatan'
    """
    if found.places != 2:
        raise ValueError("The marks know a lowest and a second lowest unsur only.")
    colours, table = palette(dark), ordered(index_by)
    ranked = table[table["ranked"]]
    everyone = groups(len(ranked), index_by.by, text, index_by.noun)
    title = _title(index_by, found, everyone, text)
    what = text("The lowest and second-lowest unsur of each group; ties count. The factors are ours")
    subtitle = basis(index_by, text, what, n=ranked["n"].sum(skipna=False))
    names = [lines(group_name(row, index_by.by, text), NAME) for _, row in ranked.iterrows()]
    head = lines(text("Among the two lowest, of {groups}", groups=everyone), NAME)
    safe = ["<br>".join(map(escape, name)) for name in [head, *names]]
    laid = rows(safe, least=LINE + CELL + 2 * GAP, more=CELL + 2 * GAP, gap={1: 8})
    apart = _not_ranked(index_by, table, text)
    bottom = 8 + (LINE * (apart.count("<br>") + 1) + 8 if apart else 0)
    places = _places(found)
    span = (0.0, max(places, default=0.0) + 1)
    figure = canvas(laid, span, (title, subtitle), text, dark, top=TOP, bottom=bottom, right=4)
    figure.update_yaxes(showticklabels=False)
    figure.update_xaxes(
        side="top",
        showticklabels=True,
        tickvals=[place + 0.5 for place in places],
        ticktext=[escape(code) for code in found.place],
        tickangle=0,
        tickfont={"size": 10, "color": colours.quiet},
    )
    ends = [*laid.tops[1:], laid.height]
    ends = [end - (8 if i == 0 else 0) - GAP for i, end in enumerate(ends)]
    _grid(figure, index_by, found, list(ranked.index), places, ends, colours, text)
    _factors(figure, found, places, colours, text)
    called = [f"<b>{safe[0]}</b>", *safe[1:]]
    above = [(end - CELL, name, colours.ink) for end, name in zip(ends, called, strict=True)]
    notes(figure, 0, above, colours, yanchor="bottom", xshift=-2)
    if apart:
        note(figure, 0, laid.height, apart, colours, yanchor="top", yshift=-4, xshift=-2)
    return Chart(title, subtitle, figure, _table(index_by, found, text))


def _places(found: Weakness) -> list[float]:
    """Where each column begins, with some room between factors."""
    factor = found.unsur["factor"]
    return [float(place) for place in np.arange(len(factor)) + APART * (factor.ne(factor.shift()).cumsum() - 1)]


def _grid(
    figure: go.Figure,
    index_by: Index,
    found: Weakness,
    order: list[int],
    places: list[float],
    ends: list[float],
    colours: Palette,
    text: Text,
) -> None:
    """The cells with their marks, and the counts in the first line: a trace each, however many groups there are."""
    strong, place, unsur = colours.series[0], found.place.loc[order], found.unsur
    counts = unsur["within"].to_list()
    shares = [max(EMPTY, n / max(len(order), 1)) for n in counts]
    said = {0: "", 1: "<br>" + text("lowest"), 2: "<br>" + text("second lowest")}
    hover = [
        [
            f"<b>{wrap(unsur_name(index_by, code), 36)}</b><br>"
            + wrap(text("{low} times lowest, {two} times among the two lowest", low=low, two=two), 44)
            for code, low, two in unsur[["code", "lowest", "within"]].itertuples(index=False)
        ]
    ]
    for (at, group), marks in zip(index_by.table.loc[order].iterrows(), place.to_numpy(), strict=True):
        name = wrap(group_name(group, index_by.by, text), 36)
        hover.append(
            [
                f"<b>{name}</b><br>{unsur_hover(index_by, at, str(code), text)}" + said[n]
                for code, n in zip(unsur["code"], marks, strict=True)
            ]
        )
    apart = [i for i, left in enumerate(places) if i and left - places[i - 1] > 1 + APART / 2]
    z = np.insert(np.array([shares, *[[EMPTY] * len(places)] * len(order)]), apart, np.nan, axis=1)
    words = np.insert(np.array(hover, dtype=object), apart, "", axis=1)
    lines_z = np.insert(z, range(1, len(ends)), np.nan, axis=0)
    figure.add_heatmap(
        z=[[None if value != value else value for value in row] for row in lines_z],
        x=sorted({round(edge, 6) for left in places for edge in (left, left + 1)}),
        y=[edge for end in ends for edge in (end - CELL, end)],
        xgap=1,
        zmin=0,
        zmax=1,
        colorscale=[[0, colours.ground], [1, strong]],
        showscale=False,
        hoverongaps=False,
        hovertext=np.insert(words, range(1, len(ends)), "", axis=0).tolist(),
        hoverinfo="text",
    )
    middles = np.array(ends[1:]) - CELL / 2
    filled = {"size": 14, "color": strong, "line": {"width": 0}}
    hollow = {"size": 12, "color": colours.ground, "line": {"color": strong, "width": 2}}
    for mark, marker in ((1, filled), (2, hollow)):
        rows_at, columns_at = np.nonzero(place.to_numpy() == mark)
        x, y = [places[j] + 0.5 for j in columns_at], [float(middles[i]) for i in rows_at]
        figure.add_scatter(x=x, y=y, mode="markers", marker=marker, hoverinfo="skip")
    figure.add_scatter(
        x=[left + 0.5 for left in places],
        y=[ends[0] - CELL / 2] * len(places),
        mode="text",
        text=[text.number(n, 0) for n in counts],
        textfont={"size": SMALL, "color": [colours.on(colours.soft(strong, share)) for share in shares]},
        hoverinfo="skip",
    )


def _factors(figure: go.Figure, found: Weakness, places: list[float], colours: Palette, text: Text) -> None:
    """The factors above the codes of their unsur, each over a thin line; the key above them."""
    for factor, part in pd.Series(places, dtype=float).groupby(found.unsur["factor"].to_numpy(), sort=False):
        left, right = float(part.min()) + 0.03, float(part.max()) + 0.97
        figure.add_shape(
            type="line", xref="x", x0=left, x1=right, yref="paper", ysizemode="pixel", yanchor=1, y0=20, y1=20,
            line={"color": colours.quiet, "width": 1},
        )  # fmt: skip
        figure.add_annotation(
            xref="x", x=left, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=21, xshift=-1,
            text=text(FACTORS.get(str(factor), str(factor))), showarrow=False, borderpad=0,
            font={"size": SMALL, "color": colours.ink},
        )  # fmt: skip
    key = [(text("lowest"), "●"), (text("second lowest"), "○")]
    figure.add_annotation(
        xref="paper", x=0, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=40,
        text="   ".join(swatch(colours.series[0], words, sign) for words, sign in key), showarrow=False, borderpad=0,
        font={"size": SMALL},
    )  # fmt: skip


def _not_ranked(index_by: Index, table: pd.DataFrame, text: Text) -> str:
    """Who is not ranked and why, in safe lines; how many where they are more than a few."""
    apart = table[~table["ranked"]]
    if apart.empty:
        return ""
    if len(apart) > FEW:
        return wrap(text("Not ranked: {names}", names=groups(len(apart), index_by.by, text, index_by.noun)), NAME)
    names = [
        f"{group_name(row, index_by.by, text)} ({reason(index_by, row['reason'], text)})" for _, row in apart.iterrows()
    ]
    return wrap(text("Not ranked: {names}", names=text.listing(names)), NAME)


def _title(index_by: Index, found: Weakness, everyone: str, text: Text) -> str:
    """Which unsur is weak in most groups."""
    ranked, within = len(found.place), dict(zip(found.unsur["code"], found.unsur["within"], strict=True))
    if len(index_by.table) == 1:
        return lowest_unsur(index_by, text)
    if not ranked:
        return none_of(index_by, text)
    if ranked == 1:
        place = int(index_by.table["ranked"].to_numpy(dtype=bool).argmax())
        return f"{group_name(index_by.table.iloc[place], index_by.by, text)} – {lowest_unsur(index_by, text, place)}"
    if found.unsur["lowest"].eq(ranked).all():
        return text("All unsur stand alike in each of {groups}", groups=everyone)
    if max(within.values()) == 1:
        return text("No unsur is among the two lowest in more than one of {groups}", groups=everyone)
    most = max(within.values())
    top = [str(code) for code in index_by.nrr if within[code] == most]
    counts = {"n": text.number(most, 0), "groups": everyone}
    if len(top) == 1:
        return text("{name} is among the two lowest in {n} of {groups}", name=unsur_name(index_by, top[0]), **counts)
    if len(top) <= FEW:
        names = text.listing([unsur_name(index_by, code) for code in top])
        return text("{names} are each among the two lowest in {n} of {groups}", names=names, **counts)
    k = text.number(len(top), 0)
    return text("{k} unsur are each among the two lowest in {n} of {groups}", k=k, **counts)


def _table(index_by: Index, found: Weakness, text: Text) -> pd.DataFrame:
    ranked = index_by.table.loc[found.place.index]
    names = np.array([group_name(row, index_by.by, text) for _, row in ranked.iterrows()], dtype=object)
    where = {n: ["; ".join(names[column == n]) for column in found.place.to_numpy().T] for n in (1, 2)}
    return pd.DataFrame(
        {
            text("Code"): found.unsur["code"].to_list(),
            "Unsur": found.unsur["name"].to_list(),
            text("Factor"): [text(FACTORS.get(factor, factor)) for factor in found.unsur["factor"]],
            text("Times lowest"): whole(found.unsur["lowest"]),
            text("Times among the two lowest"): whole(found.unsur["within"]),
            text("Lowest in"): where[1],
            text("Second lowest in"): where[2],
        }
    )
