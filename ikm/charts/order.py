"""The order in which groups stand, and the sentence that says what it shows."""

from __future__ import annotations

import pandas as pd

from ikm.charts.words import FEW, all_of, class_counts, classed, group_name, groups
from ikm.index import TIE, Index
from ikm.text import Text
from ikm.variables import NATURAL

__all__ = ["NATURAL", "finding", "in_time", "none_of", "ordered", "reason"]


def ordered(index_by: Index) -> pd.DataFrame:
    """The rows of the index's table as they are drawn: ranked ones best first, then those not ranked.

    Ages and education keep their own order instead; so do periods, ranked or not. The row labels stay those
    of the index.
    """
    table = index_by.table
    if in_time(index_by):
        return table
    ranked = table[table["ranked"]] if index_by.by[:1] and index_by.by[0] in NATURAL else index_by.ranking
    unranked = table[~table["ranked"]].sort_values("reason", kind="stable")
    return pd.concat([table.loc[ranked.index], unranked])


def in_time(index_by: Index) -> bool:
    """Whether the groups are periods: they stand in time, none is ranked against another."""
    return index_by.by == ("periode",)


def reason(index_by: Index, code: str, text: Text) -> str:
    """Why a group is not ranked, in a few words."""
    scale = index_by.questionnaire
    if code == "outside-scale":
        return text("figures outside the scale {low}–{high}", low=scale.lowest, high=scale.highest)
    if code == "nobody":
        return text("no respondents")
    return text("an unsur without any answer") if code == "unanswered" else ""


def none_of(index_by: Index, text: Text) -> str:
    """The sentence where no group has a figure that can be judged."""
    everyone = groups(len(index_by.table), index_by.by, text, index_by.noun)
    if in_time(index_by):
        return text("None of {groups} has an IKM that can be judged", groups=everyone)
    return text("None of {groups} can be ranked", groups=everyone)


def finding(index_by: Index, text: Text) -> str:
    """What the figures of the groups show, in one sentence made from them."""
    ranked = index_by.table[index_by.table["ranked"]]
    if ranked.empty:
        return none_of(index_by, text)
    if len(ranked) == 1:
        row = ranked.iloc[0]
        return text(
            "{name}: {value} ({mutu}, {kinerja})",
            name=group_name(row, index_by.by, text),
            value=text.number(row["konversi"]),
            mutu=row["mutu"],
            kinerja=row["kinerja"],
        )
    return _course(index_by, ranked, text) if in_time(index_by) else _lowest(index_by, ranked, text)


def _course(index_by: Index, ranked: pd.DataFrame, text: Text) -> str:
    """How the last period compares with the first."""
    first, last = ranked.iloc[0], ranked.iloc[-1]
    rise = last["konversi"] - first["konversi"]
    words = {
        "last": group_name(last, index_by.by, text),
        "first": group_name(first, index_by.by, text),
        "value": text.number(last["konversi"]),
        "mutu": last["mutu"],
        "points": text.number(abs(rise)),
    }
    if text.number(abs(rise)) == text.number(0.0):
        return text("{last}: {value} ({mutu}), the same as {first}", **words)
    if rise > 0:
        return text("{last}: {value} ({mutu}), {points} points above {first}", **words)
    return text("{last}: {value} ({mutu}), {points} points below {first}", **words)


def _lowest(index_by: Index, ranked: pd.DataFrame, text: Text) -> str:
    """Which groups are lowest, and where the others stand."""
    bottom = ranked["konversi"].min()
    low = ranked[ranked["konversi"] <= bottom + TIE]
    rest = ranked.drop(low.index)
    value, mutu = text.number(bottom), low["mutu"].iloc[0]
    everyone = all_of(len(ranked), index_by.by, text, index_by.noun)
    if rest.empty:
        return text("{everyone} stand at {value} ({mutu})", everyone=everyone, value=value, mutu=mutu)
    names = [group_name(row, index_by.by, text) for _, row in low.iterrows()]
    same = rest["mutu"].nunique() == 1
    if same and rest["mutu"].iloc[0] == mutu:
        if len(low) == 1:
            return text(
                "{everyone} are {mutu}; {name} is lowest with {value}",
                everyone=everyone,
                mutu=mutu,
                name=names[0],
                value=value,
            )
        return text(
            "{everyone} are {mutu}; {names} are lowest with {value}",
            everyone=everyone,
            mutu=mutu,
            names=_named(names, index_by, text),
            value=value,
        )
    if len(low) == 1:
        start = text("{name} is lowest: {value} ({mutu})", name=names[0], value=value, mutu=mutu)
    else:
        start = text(
            "{names} are lowest: {value} ({mutu})",
            names=_named(names, index_by, text),
            value=value,
            mutu=mutu,
        )
    others = groups(len(rest), index_by.by, text, index_by.noun)
    if len(rest) == 1:
        return f"{start}; " + text(
            "{name} stands at {figure}",
            name=group_name(rest.iloc[0], index_by.by, text),
            figure=classed(rest["konversi"].iloc[0], rest["mutu"].iloc[0], text),
        )
    if same:
        return f"{start}; " + text("the other {groups} are {mutu}", groups=others, mutu=rest["mutu"].iloc[0])
    return f"{start}; " + text("the other {groups}: {counts}", groups=others, counts=class_counts(rest["mutu"], text))


def _named(names: list[str], index_by: Index, text: Text) -> str:
    """The names where they are few, else how many they are."""
    return text.listing(names) if len(names) <= FEW else groups(len(names), index_by.by, text, index_by.noun)
