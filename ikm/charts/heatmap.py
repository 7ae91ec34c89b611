"""Groups by unsur: every NRR in a cell with the colour of its class."""

from __future__ import annotations

import pandas as pd

from ikm.charts.canvas import canvas, notes, rows, swatch
from ikm.charts.cells import CELL, GAP, NAME, cells, shade
from ikm.charts.chart import Chart
from ikm.charts.order import none_of, ordered, reason
from ikm.charts.palette import Palette, palette
from ikm.charts.words import (
    FEW,
    basis,
    bound,
    classed,
    escape,
    group_name,
    groups,
    lines,
    lowest_unsur,
    per,
    unsur_name,
)
from ikm.index import Index
from ikm.text import ID, Text
from ikm.text.terms import attribute_name

TOP = 44
"""Pixels above the cells, for the key and the codes of the unsur."""


def heatmap(index_by: Index, *, weak: pd.DataFrame | None = None, text: Text = ID, dark: bool = False) -> Chart:
    """Cells of groups x unsur with the NRR printed, coloured by class, the group's lowest framed.

    Groups stand as in ``ranking``, their names above their cells. NRR outside the scale are grey and
    hatched. ``weak``: which unsur lie clearly below the rest of their group, rows as in the index, in their order,
    columns the codes; those have a ▼ below their figure. The table has one row per group and one column per unsur.
    Raises ValueError where the rows of ``weak`` are not those of the index.
    """
    colours, table = palette(dark), ordered(index_by)
    marked = None
    if weak is not None:
        if len(weak) != len(index_by.table):
            raise ValueError(f"{len(weak)} rows of weak unsur for {len(index_by.table)} rows of the index.")
        marked = weak.set_axis(index_by.table.index).reindex(columns=index_by.nrr.columns).eq(True).loc[table.index]
    nrr = index_by.nrr.loc[table.index]
    codes = list(nrr.columns)
    title = _title(index_by, text)
    what = text("NRR of every unsur, {what}", what=per(index_by.by, text, index_by.noun))
    respondents = table.loc[table["ranked"], "n"].sum(skipna=False)
    signs = [text("framed: the lowest unsur")]
    if marked is not None and marked.to_numpy().any():
        signs.append(text("▼ clearly below the other unsur of the same row"))
    elif marked is not None:
        signs.append(text("no unsur is clearly below the others of its row"))
    subtitle = basis(index_by, text, what, *signs, n=respondents)
    names = [_name(index_by, row, text) for _, row in table.iterrows()]
    tallest = "<br>" * max((name.count("<br>") for name in names), default=0)
    laid = rows([tallest] * len(names), more=CELL + 2 * GAP)
    figure = canvas(laid, (0, len(codes)), (title, subtitle), text, dark, top=TOP, bottom=4, right=4)
    figure.update_yaxes(showticklabels=False)
    figure.update_xaxes(
        side="top",
        showticklabels=True,
        tickvals=[i + 0.5 for i in range(len(codes))],
        ticktext=[escape(code) for code in codes],
        tickangle=0,
        tickfont={"size": 10, "color": colours.quiet},
    )
    cells(figure, index_by, table, laid, colours, text, marked)
    figure.add_annotation(
        xref="paper", x=0, xanchor="left", yref="paper", y=1, yanchor="bottom", yshift=24,
        text=_key(index_by, colours, text), showarrow=False, borderpad=0, font={"size": 11},
    )  # fmt: skip
    foot = laid.height / max(len(names), 1) - CELL - GAP
    places = [(start + foot, name, colours.ink) for start, name in zip(laid.tops, names, strict=True)]
    notes(figure, 0, places, colours, yanchor="bottom", xshift=-2)
    return Chart(title, subtitle, figure, _table(index_by, table, marked, text))


def _key(index_by: Index, colours: Palette, text: Text) -> str:
    """The classes beside their colours, best first, with the lowest NRR of each: in one line on a phone."""
    base, least = index_by.questionnaire.base, index_by.questionnaire.lowest
    return "   ".join(
        swatch(shade(c.mutu, colours), f"{c.mutu} ≥ {bound(max(float(c.lower) / base, least), text)}")
        for c in index_by.pedoman.classes
    )


def _name(index_by: Index, row: pd.Series, text: Text) -> str:
    """What stands above a group's cells: its name, then its IKM and class or why it has none."""
    figure = classed(row["konversi"], row["mutu"], text)
    more, tag = (figure, "b") if row["ranked"] else (reason(index_by, row["reason"], text), "i")
    parts = lines(group_name(row, index_by.by, text), NAME)
    joint = "  " if len(parts[-1]) + len(more) < NAME else "<br>"
    return "<br>".join(escape(part) for part in parts) + f"{joint}<{tag}>{escape(more)}</{tag}>"


def _title(index_by: Index, text: Text) -> str:
    """Which unsur is the lowest in most groups."""
    ranked = index_by.table[index_by.table["ranked"]]
    everyone = groups(len(ranked), index_by.by, text, index_by.noun)
    if len(index_by.table) == 1:
        return lowest_unsur(index_by, text)
    if ranked.empty:
        return none_of(index_by, text)
    if len(ranked) == 1:
        place = int(index_by.table["ranked"].to_numpy(dtype=bool).argmax())
        return f"{group_name(ranked.iloc[0], index_by.by, text)} – {lowest_unsur(index_by, text, place)}"
    size = len(index_by.nrr.columns)
    differ = [codes for codes in ranked["lowest"] if len(codes) < size or size == 1]
    if not differ:
        return text("All unsur stand alike in each of {groups}", groups=everyone)
    counts = pd.Series([code for codes in differ for code in codes]).value_counts()
    most = [code for code in index_by.nrr.columns if counts.get(code, 0) == counts.max()]
    times = {"n": text.number(counts.max(), 0), "groups": everyone}
    if len(most) == 1:
        return text("{name} is lowest in {n} of {groups}", name=unsur_name(index_by, most[0]), **times)
    if len(most) <= FEW:
        names = text.listing([unsur_name(index_by, code) for code in most])
        return text("{names} are each lowest in {n} of {groups}", names=names, **times)
    if counts.max() == len(ranked):
        return text("{k} unsur are each lowest in {n} of {groups}", k=text.number(len(most), 0), **times)
    return text("The lowest unsur differs: none is lowest in more than {n} of {groups}", **times)


def _table(index_by: Index, table: pd.DataFrame, marked: pd.DataFrame | None, text: Text) -> pd.DataFrame:
    names = [[group_name(row, (name,), text) for _, row in table.iterrows()] for name in index_by.by]
    heads = {attribute_name(name, text): values for name, values in zip(index_by.by, names, strict=True)}
    figures = {"IKM": table["konversi"].to_list(), "Mutu": table["mutu"].to_list()}
    nrr = {code: index_by.nrr.loc[table.index, code].to_list() for code in index_by.nrr.columns}
    lowest = {text("Lowest unsur"): ["; ".join(codes) for codes in table["lowest"]]}
    if marked is not None:
        lowest[text("Clearly below the rest")] = [
            "; ".join(str(code) for code in marked.columns[row]) for row in marked.to_numpy()
        ]
    return pd.DataFrame(heads | figures | nrr | lowest)
