"""The IKM of groups of respondents, as dots with the number of respondents beside each name."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import SMALL, beside, canvas, rows
from ikm.charts.chart import Chart
from ikm.charts.order import finding, in_time, ordered
from ikm.charts.palette import Palette, palette
from ikm.charts.ranking import HEADING, apart, figures_of, heads, name_overall, why_small
from ikm.charts.scale import FOOT, scale, scale_top, span
from ikm.charts.words import basis, classed, group_name, index_hover, per, wrap
from ikm.index import Index
from ikm.text import ID, Text


def groups(index_by: Index, overall: Index | None = None, *, text: Text = ID, dark: bool = False) -> Chart:
    """Dots of the IKM per group of respondents, with n; a line of the overall figure if it is given.

    ``index_by``: an index by an attribute of respondents, small groups already hidden or merged. Ages
    and education keep their order. The table has one row per group.
    """
    table, colours = ordered(index_by), palette(dark)
    base = index_by.questionnaire.base
    low, high = span(index_by, base)
    title = finding(index_by, text)
    what = text("{what}, scale {low}–{high}", what=per(index_by.by, text, index_by.noun), low=int(low), high=int(high))
    subtitle = basis(index_by, text, what, n=table.loc[table["ranked"], "n"].sum(skipna=False))
    labels = [_label(row, index_by, colours, text) for _, row in table.iterrows()]
    laid = rows(labels, least=38, gap=dict.fromkeys(heads(index_by, table), HEADING))
    bottom = 8 if overall is None else FOOT
    figure = canvas(
        laid, (low, high), (title, subtitle), text, dark, top=scale_top(index_by, (low, high), base), bottom=bottom
    )
    scale(figure, index_by, text, colours, (low, high), base)
    x, y = table["konversi"].clip(upper=high).where(table["ranked"]), laid.middles
    figure.add_scatter(
        x=[part for value in x for part in (low, value, None)],
        y=[part for middle in y for part in (middle, middle, None)],
        mode="lines",
        line={"color": colours.line, "width": 2},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=x.to_list(),
        y=y,
        mode="markers",
        marker={"size": 14, "color": [colours.of(m) for m in table["mutu"]], "line": {"width": 0}},
        cliponaxis=False,
        hovertext=[index_hover(index_by, position, text) for position in table.index],
        hoverinfo="text",
    )
    labels = [classed(k, m, text) for k, m in zip(x, table["mutu"], strict=True)]
    beside(figure, x, y, labels, colours, shift=9)
    apart(figure, index_by, laid, table, colours, text)
    name_overall(figure, overall, colours, text)
    return Chart(title, subtitle, figure, figures_of(index_by, table, overall, text))


def _label(row: pd.Series, index_by: Index, colours: Palette, text: Text) -> str:
    name = wrap(group_name(row, index_by.by, text))
    if in_time(index_by):
        name += why_small(index_by, row["reason"], colours, text)
    if row["n"] != row["n"]:
        return name
    n = text("n {n}", n=text.number(row["n"], 0))
    return f'{name}<br><span style="font-size:{SMALL}px;color:{colours.quiet}">{n}</span>'
