"""A simulated change: every figure before (hollow) and after (filled)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.canvas import SMALL, canvas, notes, rows
from ikm.charts.chart import Chart, whole
from ikm.charts.dumbbell import Dots, dumbbell, key_height, key_of, write_key
from ikm.charts.order import in_time, ordered, reason
from ikm.charts.palette import Palette, palette
from ikm.charts.scale import around, scale, scale_top, span
from ikm.charts.words import (
    FEW,
    all_of,
    basis,
    classed,
    group_name,
    groups,
    index_hover,
    per,
    wrap,
)
from ikm.index import TIE, Index
from ikm.text import ID, Text
from ikm.text.terms import attribute_name

MARGIN = 4.0
"""Points of konversi by which the axis goes on beyond the outermost dots."""

WIDE = 132
"""Pixels kept free at the right for two figures with their classes."""


def simulated(before: Index, after: Index, *, text: Text = ID, dark: bool = False) -> Chart:
    """The IKM of every group before and after a simulated change, joined; groups that do not move stay grey.

    ``before``, ``after``: an index of the same groups in the same order (``ikm.simulation``). Groups stand as in
    ``ranking`` after the change. The table has one row per group: both figures, their classes and ranks.
    Raises ValueError where the groups are not the same.

    >>> import ikm
    >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), by="unit")
    >>> simulated(by_unit, by_unit, text=ikm.EN).title
    'Nothing has been changed yet'
    """
    if len(before.table) != len(after.table):
        raise ValueError("The two do not have the same groups.")
    colours, base = palette(dark), before.questionnaire.base
    table = ordered(after)
    order = table.index
    told = _moves(before, after)
    moved = told.loc[order, "moved"]
    title = _title(before, after, told, text)
    low, high = span(before, base)
    what = text(
        "{what} before and after the change, scale {low}–{high}",
        what=per(before.by, text, before.noun),
        low=int(low),
        high=int(high),
    )
    subtitle = basis(before, text, what, n=before.table.loc[before.table["ranked"], "n"].sum(skipna=False))
    laid = rows([wrap(group_name(row, after.by, text)) for _, row in table.iterrows()], least=40)
    old = before.table["konversi"].where(before.table["ranked"])[order]
    new = after.table["konversi"].where(after.table["ranked"])[order]
    ends = around([*old, *new], (low, high), MARGIN)
    above, key = scale_top(before, ends, base), key_of([text("before"), text("after")], "○●", colours)
    figure = canvas(laid, ends, (title, subtitle), text, dark, top=above + key_height(key), right=WIDE)
    scale(figure, before, text, colours, ends, base)
    inks = [colours.of(m) if moves else colours.unranked for m, moves in zip(table["mutu"], moved, strict=True)]
    dumbbell(
        figure,
        laid,
        Dots(text("after"), new.to_list(), [index_hover(after, at, text) for at in order]),
        Dots(text("before"), old.where(moved).to_list(), [index_hover(before, at, text) for at in order]),
        colours,
        inks,
    )
    write_key(figure, key, above, WIDE - 4, colours)
    said = [_outcome(before, after, told, at, colours, text) for at in order]
    shades = [colours.ink if moves else colours.quiet for moves in moved]
    notes(figure, 1, zip(laid.middles, said, shades, strict=True), colours, xshift=10)
    return Chart(title, subtitle, figure, _table(before, after, told, order, text))


def _moves(before: Index, after: Index) -> pd.DataFrame:
    """A row per group: whether it moves, and its ranks before and after (NA where it has none)."""
    old, new = before.table, after.table
    return pd.DataFrame(
        {
            "moved": (old["ranked"] & new["ranked"] & ((new["konversi"] - old["konversi"]).abs() > TIE)).to_numpy(),
            "rank_before": before.ranking["rank"].reindex(old.index).astype("Int64"),
            "rank_after": after.ranking["rank"].reindex(new.index).astype("Int64"),
        },
        index=old.index,
    )


def _outcome(before: Index, after: Index, told: pd.DataFrame, at: Any, colours: Palette, text: Text) -> str:
    """What stands at the right of a group: both figures where it moves, and both ranks where they differ."""
    old, new, row = before.table.loc[at], after.table.loc[at], told.loc[at]
    if not new["ranked"]:
        return wrap(reason(after, new["reason"], text), 20)
    words = classed(new["konversi"], new["mutu"], text)
    if row["moved"]:
        words = f"{classed(old['konversi'], old['mutu'], text)} → <b>{words}</b>"
    if in_time(before) or pd.isna(row["rank_before"]) or row["rank_before"] == row["rank_after"]:
        return words
    ranks = text("rank {old} → {new}", old=row["rank_before"], new=row["rank_after"])
    return f'{words}<br><span style="font-size:{SMALL}px;color:{colours.quiet}">{ranks}</span>'


def _title(before: Index, after: Index, told: pd.DataFrame, text: Text) -> str:
    """What the change brings: to the one group that moves, or to how many of them."""
    moved = told[told["moved"]]
    if moved.empty:
        return text("Nothing has been changed yet")
    old, new = before.table.loc[moved.index], after.table.loc[moved.index]
    if len(moved) == 1:
        return _one(before, old.iloc[0], new.iloc[0], moved.iloc[0], text)
    parts = [_who(before, new["konversi"] - old["konversi"], text)]
    letters = [grade.mutu for grade in before.pedoman.classes]
    step = np.array([letters.index(a) - letters.index(b) for a, b in zip(old["mutu"], new["mutu"], strict=True)])
    names = [group_name(row, before.by, text) for _, row in new.iterrows()]
    better, worse = ([name for name, s in zip(names, step, strict=True) if s * way > 0] for way in (1, -1))
    if better:
        parts.append(text("a better class: {names}", names=_some(better, before, text)))
    if worse:
        parts.append(text("a lower class: {names}", names=_some(worse, before, text)))
    if not better and not worse:
        parts.append(text("no class changes"))
    return "; ".join(parts)


def _who(before: Index, change: pd.Series, text: Text) -> str:
    """How many groups move, and whether all of these go the same way."""
    size = int(before.table["ranked"].sum())
    if len(change) == size:
        everyone = all_of(size, before.by, text, before.noun)
        if (change > 0).all():
            return text("{everyone} rise with this change", everyone=everyone)
        if (change < 0).all():
            return text("{everyone} fall with this change", everyone=everyone)
        return text("{everyone} move with this change", everyone=everyone)
    some = {"n": text.number(len(change), 0), "groups": groups(size, before.by, text, before.noun)}
    if (change > 0).all():
        return text("{n} of {groups} rise with this change", **some)
    if (change < 0).all():
        return text("{n} of {groups} fall with this change", **some)
    return text("{n} of {groups} move with this change", **some)


def _some(names: list[str], figures: Index, text: Text) -> str:
    return text.listing(names) if len(names) <= FEW else groups(len(names), figures.by, text, figures.noun)


def _one(before: Index, old: pd.Series, new: pd.Series, ranks: pd.Series, text: Text) -> str:
    """What becomes of the one group that moves."""
    words = {
        "name": group_name(new, before.by, text),
        "mutu": new["mutu"],
        "value": text.number(new["konversi"]),
        "change": text.signed(new["konversi"] - old["konversi"]),
    }
    if old["mutu"] == new["mutu"]:
        start = text("With this change {name} stays {mutu}: {value} ({change})", **words)
    else:
        start = text("With this change {name} becomes {mutu} ({value})", **words)
    if len(before.table) == 1 or in_time(before) or pd.isna(ranks["rank_before"]):
        return start
    places = {"old": ranks["rank_before"], "new": ranks["rank_after"]}
    if places["new"] < places["old"]:
        return ", ".join([start, text("up from rank {old} to {new}", **places)])
    if places["new"] > places["old"]:
        return ", ".join([start, text("down from rank {old} to {new}", **places)])
    return ", ".join([start, text("rank {new} as before", **places)])


def _table(before: Index, after: Index, told: pd.DataFrame, order: pd.Index, text: Text) -> pd.DataFrame:
    old, new = before.table.loc[order], after.table.loc[order]
    columns: dict[str, Any] = {
        attribute_name(by, text): [group_name(row, (by,), text) for _, row in new.iterrows()] for by in before.by
    }
    columns |= {
        text("IKM before"): old["konversi"].to_list(),
        text("Mutu before"): [m or "" for m in old["mutu"]],
        text("IKM after"): new["konversi"].to_list(),
        text("Mutu after"): [m or "" for m in new["mutu"]],
        text("Change"): (new["konversi"] - old["konversi"]).to_list(),
    }
    if not in_time(before):
        columns[text("Rank before")] = whole(told.loc[order, "rank_before"].astype(float))
        columns[text("Rank after")] = whole(told.loc[order, "rank_after"].astype(float))
    return pd.DataFrame(columns)
