"""Words on how sure the figures are: at the bars, under the pointer, in the title and in the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ikm.charts.order import finding, in_time
from ikm.charts.words import FEW, classed, group_name, groups
from ikm.index import TIE, Index
from ikm.text import Text
from ikm.uncertainty import Uncertainty

Letters = Mapping[str | None, str]
"""The letters of each group by its name, None where it has none; groups that share one are not shown to differ."""

OPEN = "?"
"""What stands behind a class that is not settled."""

LEAST = 0.005
"""A chance below this is not written out: it would round to 0 %."""


def lines_are(found: Uncertainty, text: Text) -> str:
    """What the thin lines are, for a subtitle."""
    if found.worst_case:
        return text("dashed lines: the widest interval possible")
    return text("lines: {level} interval", level=text.percent(found.level))


def notes(found: Uncertainty, letters: Letters | None, text: Text) -> list[str]:
    """What a subtitle says of whiskers, letters and open classes."""
    said = [lines_are(found, text)] if found.table["low"].notna().any() else []
    if letters:
        said.append(text("groups that share a letter are not shown to differ"))
    ranked = found.index.table["ranked"].to_numpy(dtype=bool)
    if found.table.loc[ranked, "low"].isna().any():
        said.append(text("{sign} the class is not settled, or how sure it is is not known", sign=OPEN))
    elif found.table["settled"].eq(False).any():
        said.append(text("{sign} the class is not settled", sign=OPEN))
    return said


def open_class(found: Uncertainty, position: Any) -> bool:
    """Whether the interval reaches into another class, or none is known of a ranked group."""
    row = found.table.loc[position]
    unknown = bool(found.index.table["ranked"].loc[position]) and row["low"] != row["low"]
    return row["settled"] is False or unknown


def to(low: float, high: float, text: Text) -> str:
    """An interval in words: "42,10 s.d. 51,80"."""
    return text("{low} to {high}", low=text.number(low), high=text.number(high))


def sure_hover(found: Uncertainty, position: Any, letters: Letters | None, text: Text) -> list[str]:
    """Lines for the pointer: the interval, the chance of each class, whether the class is settled, the letters."""
    row: Any = found.table.loc[position]
    said = []
    if row["low"] == row["low"]:
        scale = found.index.questionnaire
        low, high = max(row["low"], scale.lowest * scale.base), min(row["high"], scale.highest * scale.base)
        words = to(low, high, text)
        if found.worst_case:
            said.append(text("Widest interval possible: {interval}", interval=words))
        else:
            said.append(text("{level} interval: {interval}", level=text.percent(found.level), interval=words))
    chances = found.classes.loc[position]
    if chances.notna().all():
        likely = [f"{mutu} {text.chance(share)}" for mutu, share in chances.items() if share >= LEAST]
        said.append(text("Chance of each class: {chances}", chances=", ".join(likely)))
    if row["settled"] is False:
        said.append(text("The class is not settled: the interval reaches into another one"))
    own = letter_of(found.index, position, letters)
    if own:
        said.append(text("Letters: {letters}", letters=own))
    return said


def letter_of(figures: Index, position: Any, letters: Letters | None) -> str:
    """The letters of a row's group; "" where it has none."""
    if not letters or len(figures.by) != 1:
        return ""
    value: Any = figures.table.loc[position, figures.by[0]]
    return letters.get(None if pd.isna(value) else str(value), "")


def share_a_letter(one: str, other: str) -> bool:
    """Whether two groups' letters have one in common; "." belongs to the letter behind it.

    >>> share_a_letter("ab", "bc"), share_a_letter("a", ".a")
    (True, False)
    """
    return bool({*re.findall(r"\.*\w", one)} & {*re.findall(r"\.*\w", other)})


def honest(found: Uncertainty, letters: Letters | None, text: Text) -> str:
    """The finding of ``order.finding``, claiming no lowest group and no change that is not told from noise."""
    figures = found.index
    ranked = figures.table[figures.table["ranked"]]
    plain = finding(figures, text)
    if len(ranked) < 2:
        return plain
    if in_time(figures):
        first, last = ranked.index[0], ranked.index[-1]
        return text("{finding}, which may be chance", finding=plain) if _alike(found, letters, [first], last) else plain
    if not letters and found.table.loc[ranked.index, "low"].isna().all():
        return text("{finding}; how sure that is cannot be told", finding=plain)
    low = ranked[ranked["konversi"] <= ranked["konversi"].min() + TIE]
    rest = ranked.drop(low.index)
    alike = [at for at in rest.index if _alike(found, letters, list(low.index), at)]
    if not alike:
        return plain
    names = [group_name(row, figures.by, text) for _, row in low.iterrows()]
    lowest = text.listing(names) if len(names) <= FEW else groups(len(names), figures.by, text, figures.noun)
    words = {"names": lowest, "figure": classed(low["konversi"].iloc[0], low["mutu"].iloc[0], text)}
    if letters:
        own = [set(re.findall(r"\.*\w", letter_of(figures, at, letters))) for at in ranked.index]
        if set.intersection(*own):
            everyone = groups(len(ranked), figures.by, text, figures.noun)
            return text("No difference among {groups} is shown; lowest: {names} ({figure})", groups=everyone, **words)
        others = groups(len(alike), figures.by, text, figures.noun)
        return text("Lowest: {names} ({figure}), but not shown to differ from {groups}", groups=others, **words)
    others = groups(len(alike), figures.by, text, figures.noun)
    if found.table.loc[ranked.index, "low"].isna().any():
        return text("Lowest: {names} ({figure}), but not shown to differ from {groups}", groups=others, **words)
    return text("Lowest: {names} ({figure}), but the interval overlaps that of {groups}", groups=others, **words)


def _alike(found: Uncertainty, letters: Letters | None, some: list[Any], other: Any) -> bool:
    """Whether a group shares a letter with one of some, or, without letters, its interval overlaps theirs."""
    if letters:
        own = letter_of(found.index, other, letters)
        return any(share_a_letter(own, letter_of(found.index, at, letters)) for at in some)
    low, high = (found.table[name] for name in ("low", "high"))
    return any(not (low[other] > high[at] or low[at] > high[other]) for at in some)  # so where none is known


def yes_no(value: object, text: Text) -> str:
    """Yes, no, or nothing where it is not known."""
    if value is None or value != value:
        return ""
    return text("yes") if value else text("no")


def sure_columns(found: Uncertainty, order: pd.Index, letters: Letters | None, more: int, text: Text) -> dict[str, Any]:
    """Columns of a chart's table for the rows in ``order``, and nothing in ``more`` rows below them."""
    told = found.table.loc[order]
    columns: dict[str, Any] = {
        text("Lower bound"): [*told["low"], *[np.nan] * more],
        text("Upper bound"): [*told["high"], *[np.nan] * more],
    }
    if not found.worst_case:
        for mutu in found.classes.columns:
            columns[text("Chance of mutu {mutu}", mutu=mutu)] = [*found.classes.loc[order, mutu], *[np.nan] * more]
    columns[text("Interval within one class")] = [*(yes_no(value, text) for value in told["settled"]), *[""] * more]
    if letters:
        columns[text("Letters")] = [*(letter_of(found.index, at, letters) for at in order), *[""] * more]
    return columns
