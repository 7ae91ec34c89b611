"""The NRR of one group before and after a simulated change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.canvas import canvas, notes, rows
from ikm.charts.chart import Chart
from ikm.charts.dumbbell import Dots, dumbbell, key_height, key_of, write_key
from ikm.charts.palette import palette
from ikm.charts.scale import around, scale, scale_top, span
from ikm.charts.simulated import MARGIN
from ikm.charts.words import (
    basis,
    classed,
    group_name,
    unsur_hover,
    unsur_name,
    wrap,
)
from ikm.index import TIE, Index
from ikm.text import ID, Text

NARROW = 72
"""Pixels kept free at the right for two figures with their classes, one below the other."""


def simulated_unsur(
    before: Index, after: Index, group: str | None = None, *, text: Text = ID, dark: bool = False
) -> Chart:
    """The NRR of every unsur of one group before and after, joined; the order of the questionnaire.

    ``group``: a value of the attribute of an index by one attribute; not needed for an overall index. The table
    has one row per unsur. Raises ValueError for a group that the index does not have.
    """
    at = _position(before, group)
    colours = palette(dark)
    codes = [str(code) for code in before.nrr.columns]
    old, new = before.nrr.loc[at, codes], after.nrr.loc[at, codes]
    moved = ((new - old).abs() > TIE).to_list()
    name = group_name(before.table.loc[at], before.by, text)
    title = _unsur_title(before, after, at, name, pd.Series(moved, index=codes), text)
    low, high = span(before)
    what = text(
        "NRR per unsur of {name} before and after the change, scale {low}–{high}",
        name=name,
        low=int(low),
        high=int(high),
    )
    subtitle = basis(before, text, what, n=before.table.loc[at, "n"])
    names = [wrap(f"{code} {before.questionnaire.unsur_named(code).name}") for code in codes]
    laid = rows([f"<b>{label}</b>" if moves else label for label, moves in zip(names, moved, strict=True)], least=40)
    ends = around([*old, *new], (low, high), MARGIN / before.questionnaire.base)
    above, key = scale_top(before, ends), key_of([text("before"), text("after")], "○●", colours)
    figure = canvas(laid, ends, (title, subtitle), text, dark, top=above + key_height(key), right=NARROW)
    scale(figure, before, text, colours, ends)
    mutu = [[side.grade(at, code) for code in codes] for side in (before, after)]
    inks = [colours.of(m) if moves else colours.unranked for m, moves in zip(mutu[1], moved, strict=True)]
    dumbbell(
        figure,
        laid,
        Dots(text("after"), new.to_list(), [unsur_hover(after, at, code, text) for code in codes]),
        Dots(text("before"), old.where(moved).to_list(), [unsur_hover(before, at, code, text) for code in codes]),
        colours,
        inks,
    )
    write_key(figure, key, above, NARROW - 4, colours)
    said = [classed(new.iloc[i], mutu[1][i], text) for i in range(len(codes))]
    for i in np.flatnonzero(moved):
        said[i] = f"{classed(old.iloc[i], mutu[0][i], text)} →<br><b>{said[i]}</b>"
    shades = [colours.ink if moves else colours.quiet for moves in moved]
    notes(figure, 1, zip(laid.middles, said, shades, strict=True), colours, xshift=10)
    table = pd.DataFrame(
        {
            text("Code"): codes,
            "Unsur": [before.questionnaire.unsur_named(code).name for code in codes],
            text("NRR before"): old.to_list(),
            text("Mutu before"): [m or "" for m in mutu[0]],
            text("NRR after"): new.to_list(),
            text("Mutu after"): [m or "" for m in mutu[1]],
            text("Change"): (new - old).to_list(),
        }
    )
    return Chart(title, subtitle, figure, table)


def _position(figures: Index, group: str | None) -> Any:
    if not figures.by:
        return figures.table.index[0]
    column = figures.table[figures.by[0]]
    found = column.index[column.isna() if group is None else column == group]
    if len(found) != 1:
        raise ValueError(f"{group!r} is not one of the groups {column.to_list()}.")
    return found[0]


def _unsur_title(before: Index, after: Index, at: Any, name: str, moved: pd.Series, text: Text) -> str:
    """Which unsur move, and what the IKM of the group becomes."""
    codes = [str(code) for code in moved.index[moved]]
    if not codes:
        return text("Nothing has been changed in {name} yet", name=name)
    new = after.table.loc[at]
    what = unsur_name(before, codes[0]) if len(codes) == 1 else text("{n} unsur", n=text.number(len(codes), 0))
    figure = classed(new["konversi"], new["mutu"], text)
    change = text.signed(new["konversi"] - before.table.loc[at, "konversi"])
    return text(
        "{name} with {what} changed: IKM {figure} ({change})", name=name, what=what, figure=figure, change=change
    )
