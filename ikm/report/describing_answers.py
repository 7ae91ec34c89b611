"""Sentences on the answers to an unsur: how many, how low, how sure, and who gave the lowest."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.description import Description
from ikm.index import TIE, Index
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name
from ikm.uncertainty import Uncertainty, edges_of

HALF = 0.5
"""Where a smaller share of the respondents answered an unsur, the paragraph says so. Our own rule of thumb."""


def answers(figures: Index, described: Description, at: int, text: Text) -> list[str]:
    """How many answered, and how many of them gave an answer below the middle of the scale."""
    row, scale = described.table.iloc[at], figures.questionnaire
    answered, everyone = int(row["n"]), int(figures.table["n"].iloc[0])
    if not answered:
        return []
    said = [_answered(answered, everyone, text)]
    middle = (scale.lowest + scale.highest) / 2
    low = np.array(described.levels) < middle
    few = int(described.counts[at, low].sum())
    numbers = {
        "few": text.number(few, 0),
        "answered": text.number(answered, 0),
        "share": text.percent(few / answered, 1),
    }
    plain = described.levels == tuple(float(level) for level in range(scale.lowest, scale.highest + 1))
    if not plain:
        words = text(
            "Of these, {few} ({share}) lie below {middle}, the middle of the scale.",
            middle=text.number(middle, 1),
            **numbers,
        )
    elif few:
        lowest = text.listing([text.number(level, 0) for level in np.array(described.levels)[low]])
        words = text(
            "Of these, {few} ({share}) gave one of the two lowest answers ({lowest}).", lowest=lowest, **numbers
        )
    else:
        words = text("None of them gave one of the two lowest answers.")
    return [*said, words]


def _answered(answered: int, everyone: int, text: Text) -> str:
    if answered == everyone:
        return text.plural("{n} respondent answered it.", "All {n} respondents answered it.", everyone)
    numbers = {"answered": text.number(answered, 0), "all": text.number(everyone, 0)}
    if answered < HALF * everyone:
        return text(
            "{answered} of {all} respondents answered it, fewer than half, so the value speaks for those few.",
            **numbers,
        )
    return text("{answered} of {all} respondents answered it.", **numbers)


def unsettled(sure: Uncertainty, code: str, text: Text) -> list[str]:
    """Whether the interval of an unsur crosses a class bound; of a recap, whose intervals are the widest, nothing."""
    figures = sure.index
    scale = figures.questionnaire
    low, high = (float(frame[code].iloc[0]) for frame in (sure.nrr_low, sure.nrr_high))
    if sure.worst_case or low != low:
        return []
    within = [max(low, scale.lowest), min(high, scale.highest)]
    places = np.searchsorted(edges_of(figures.pedoman), np.array(within) * scale.base, side="right")
    if places[0] == places[1]:
        return []
    return [
        text(
            "Its 95% interval, {low} to {high}, crosses a class bound, so this class is not settled.",
            low=text.number(within[0]),
            high=text.number(within[1]),
        )
    ]


def lower_groups(groups: pd.DataFrame | None, code: str, text: Text) -> list[str]:
    """The group of respondents that rates the unsur lowest of those that do so by more than chance."""
    if groups is None:
        return []
    rows = groups[(groups["code"] == code) & groups["p_holm"].notna()]
    if rows.empty:
        return []
    lower = rows[rows["lower"]].sort_values(["nrr", "p_holm"], kind="stable")
    if lower.empty:
        attributes = [attribute_name(name, text).lower() for name in rows["attribute"].unique()]
        return [
            text(
                "Compared by {attributes}, no group of respondents is shown to rate it lower than the others.",
                attributes=text.listing(attributes),
            )
        ]
    first = lower.iloc[0]
    values = {
        "group": value_name(first["value"], text),
        "attribute": attribute_name(first["attribute"], text).lower(),
        "nrr": text.number(first["nrr"]),
        "others": text.number(first["others"]),
    }
    if len(lower) == 1:
        return [
            text(
                "The group “{group}” ({attribute}) rates it lower, at {nrr}, than all other respondents, at {others};"
                " this is more than chance.",
                **values,
            )
        ]
    return [
        text(
            "{n} groups of respondents rate it lower than the others by more than chance; the least satisfied is"
            " “{group}” ({attribute}), at {nrr} against {others} for all other respondents.",
            n=len(lower),
            **values,
        )
    ]


def lowest_unit(by_unit: Index | None, code: str, text: Text) -> list[str]:
    """Which unit has the lowest value, of those whose data lie on the scale."""
    if by_unit is None:
        return []
    sound = (by_unit.table["reason"] != "outside-scale").to_numpy() & by_unit.nrr[code].notna().to_numpy()
    values = by_unit.nrr[code][sound]
    if len(values) < 2 or values.max() - values.min() <= TIE:
        return []
    low = values[values <= values.min() + TIE]
    names = [str(name) for name in by_unit.table["unit"][low.index].dropna()]
    if len(names) != len(low):
        return []
    noun = by_unit.noun
    units = (
        text.plural("{n} unit", "{n} units", len(values)) if noun == "unit" else f"{text.number(len(values), 0)} {noun}"
    )
    return [
        text(
            "Of {units}, the lowest value is that of {names}: {nrr}, class {mutu}.",
            units=units,
            names=text.listing(names),
            nrr=text.number(float(low.iloc[0])),
            mutu=by_unit.mutu_of(float(low.iloc[0])),
        )
    ]
