"""Groups ranked by their IKM, against the classes of the pedoman."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ikm.charts.canvas import BAR, SMALL, Rows, beside, canvas, note, rows
from ikm.charts.chart import Chart, whole
from ikm.charts.order import finding, in_time, ordered, reason
from ikm.charts.palette import Palette, palette
from ikm.charts.scale import FOOT, line, scale, scale_top, span
from ikm.charts.sure import OPEN, Letters, honest, letter_of, notes, open_class, sure_columns, sure_hover
from ikm.charts.whiskers import right_of, room, whiskers
from ikm.charts.words import basis, classed, group_name, index_hover, per, wrap
from ikm.index import Index
from ikm.text import ID, Text
from ikm.text.terms import attribute_name
from ikm.uncertainty import Uncertainty

HEADING = 44
"""Pixels for the words above groups that are not ranked: what they are and why, in two lines."""


def ranking(
    index_by: Index,
    overall: Index | None = None,
    *,
    found: Uncertainty | None = None,
    letters: Letters | None = None,
    text: Text = ID,
    dark: bool = False,
) -> Chart:
    """Bars of the IKM of every group, best on top; groups that are not ranked stand apart, hatched.

    ``index_by``: an index by any grouping; ``overall``: an index of one row, drawn as a dashed line.
    ``found``: how sure the same index is, drawn as whiskers, with a "?" behind a class that is not settled;
    ``letters``: those of each group by its name (``compare(...).letters``), written behind its figure. With them
    the title claims no lowest group that is not shown to differ from the others.
    Ages and education keep their own order; periods stand in time, with what is not judged among them. The
    table has one row per group, with ranks but for periods.

    >>> import ikm
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), by="unit")
    >>> ranking(by_unit, text=ikm.EN).title
    'Sukabumi is lowest: 46.95 (C); the other 11 kecamatan are B'
    """
    table, colours = ordered(index_by), palette(dark)
    ranked = table["ranked"].to_numpy(dtype=bool)
    base = index_by.questionnaire.base
    low, high = span(index_by, base)
    title = finding(index_by, text) if found is None else honest(found, letters, text)
    what = text("{what}, scale {low}–{high}", what=per(index_by.by, text, index_by.noun), low=int(low), high=int(high))
    sure = [] if found is None else notes(found, letters, text)
    subtitle = basis(index_by, text, what, *sure, n=table.loc[ranked, "n"].sum(skipna=False))
    names = [wrap(group_name(row, index_by.by, text)) for _, row in table.iterrows()]
    if in_time(index_by):
        names = [
            name + why_small(index_by, code, colours, text) for name, code in zip(names, table["reason"], strict=True)
        ]
    laid = rows(names, gap=dict.fromkeys(heads(index_by, table), HEADING))
    pale = colours.soft(colours.unranked, 0.2)
    labels = [classed(k, m, text) for k, m in zip(table["konversi"], table["mutu"], strict=True)]
    x = table["konversi"].clip(upper=high).to_list()
    intervals = [(np.nan, np.nan)] * len(table)
    hovers = [index_hover(index_by, position, text) for position in table.index]
    if found is not None:
        told = found.table.loc[table.index]
        intervals = list(zip(told["low"], told["high"], strict=True))
        labels = [
            _with_letters(words, found, at, letters, colours) for words, at in zip(labels, table.index, strict=True)
        ]
        hovers = [
            "<br>".join([words, *(wrap(more, 44) for more in sure_hover(found, at, letters, text))])
            for words, at in zip(hovers, table.index, strict=True)
        ]
    label_x = [right_of(value, interval, (low, high)) for value, interval in zip(x, intervals, strict=True)]
    figure = canvas(
        laid,
        (low, high),
        (title, subtitle),
        text,
        dark,
        top=scale_top(index_by, (low, high), base),
        bottom=8 if overall is None else FOOT,
        right=room(labels, label_x, (low, high)),
    )
    scale(figure, index_by, text, colours, (low, high), base)
    figure.add_bar(
        orientation="h",
        x=x,
        y=laid.middles,
        width=BAR,
        marker={
            "color": [colours.of(m) if r else pale for m, r in zip(table["mutu"], ranked, strict=True)],
            "pattern": {
                "shape": np.where(ranked, "", "/").tolist(),
                "fgcolor": colours.unranked,
                "fgopacity": 1,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.2,
            },
            "line": {"width": 0},
        },
        hovertext=hovers,
        hoverinfo="text",
    )
    if found is not None:
        whiskers(figure, intervals, laid.middles, (low, high), colours, worst_case=found.worst_case)
    inks = np.where(ranked, colours.ink, colours.quiet).tolist()
    beside(figure, label_x, laid.middles, labels, colours, shift=1 if found is None else 3, inks=inks)
    apart(figure, index_by, laid, table, colours, text)
    name_overall(figure, overall, colours, text)
    figures = figures_of(index_by, table, overall, text)
    if found is not None:
        more = len(figures) - len(table)
        figures = figures.assign(**sure_columns(found, table.index, letters, more, text))
    return Chart(title, subtitle, figure, figures)


def _with_letters(words: str, found: Uncertainty, at: Any, letters: Letters | None, colours: Palette) -> str:
    """A figure with the mark of a class that is not settled, and its letters quietly behind it."""
    own = letter_of(found.index, at, letters)
    quiet = f' <span style="color:{colours.quiet}">· {own}</span>' if own else ""
    return words + (OPEN if open_class(found, at) else "") + quiet


def heads(index_by: Index, table: pd.DataFrame) -> list[int]:
    """Which of the ordered rows begin a reason for not being ranked; periods have it beside their names."""
    if in_time(index_by):
        return []
    reasons = table["reason"].to_list()
    return [i for i, why in enumerate(reasons) if why and (i == 0 or why != reasons[i - 1])]


def apart(figure: go.Figure, index_by: Index, laid: Rows, table: pd.DataFrame, colours: Palette, text: Text) -> None:
    """Say above the groups that are not ranked why they are not."""
    for i in heads(index_by, table):
        why = wrap(reason(index_by, table["reason"].iloc[i], text), 40)
        words = "<br>".join([text("Not ranked:"), why])
        note(figure, 0, laid.tops[i], words, colours, yanchor="bottom", bgcolor=colours.ground)


def why_small(index_by: Index, code: str, colours: Palette, text: Text) -> str:
    """A reason in small print below a name; nothing where there is none."""
    why = reason(index_by, code, text)
    return f'<br><span style="font-size:{SMALL}px;color:{colours.quiet}">{wrap(why, 22)}</span>' if why else ""


def name_overall(figure: go.Figure, overall: Index | None, colours: Palette, text: Text) -> None:
    """Draw the overall figure as a line with its name, where there is one."""
    if overall is not None and overall.table["ranked"].iloc[0]:
        row = overall.table.iloc[0]
        words = " ".join([text("Overall"), classed(row["konversi"], row["mutu"], text)])
        line(figure, row["konversi"], words, colours)


def figures_of(index_by: Index, table: pd.DataFrame, overall: Index | None, text: Text) -> pd.DataFrame:
    """The drawn figures: a row per group in the order drawn, the overall figure last."""
    shown = table
    heading = {
        attribute_name(by, text): [group_name(row, (by,), text) for _, row in shown.iterrows()] for by in index_by.by
    }
    ranks = index_by.ranking["rank"].reindex(table.index).to_list()
    if overall is not None and index_by.by:
        shown = pd.concat([table, overall.table.iloc[[0]]])
        ranks.append(np.nan)
        for place, names in enumerate(heading.values()):
            names.append("" if place else text("Overall"))
    columns: dict[str, Any] = dict(heading)
    if not in_time(index_by):
        columns[text("Rank")] = whole(ranks)
    why = text("Not judged because") if in_time(index_by) else text("Not ranked because")
    columns |= {
        text("Respondents"): whole(shown["n"]),
        "IKM": shown["konversi"].to_list(),
        "Mutu": shown["mutu"].to_list(),
        "Kinerja": shown["kinerja"].to_list(),
        why: [reason(index_by, code, text) for code in shown["reason"]],
    }
    return pd.DataFrame(columns)
