"""How sure figures are, for reading: columns of a table, and words for a chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ikm.ranks import ranks
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.uncertainty import Uncertainty


def class_chance(found: Uncertainty, position: Any) -> float:
    """The probability of the class that a group's figure has; NaN where it is not known."""
    mutu = found.index.table["mutu"].loc[position]
    return float(found.classes[mutu].loc[position]) if mutu in found.classes else float("nan")


def certain(found: Uncertainty, position: Any, text: Text) -> tuple[str, str]:
    """A few words below a figure, and below its class: the interval, and the chance of the class.

    An IKM lies on its scale, so the ends of an interval that reach beyond it are not said.
    """
    row = found.table.loc[position]
    if row["settled"] is None:
        ranked = bool(found.index.table["ranked"].loc[position])
        return ("", text("how sure is not known") if ranked else "")
    scale = found.index.questionnaire
    low = max(row["low"], scale.lowest * scale.base)
    high = min(row["high"], scale.highest * scale.base)
    words = text("{low} to {high}", low=text.number(low), high=text.number(high))
    if found.worst_case:
        settled = text("the same class throughout") if row["settled"] else text("not settled in the worst case")
        return text("at the widest {interval}", interval=words), settled
    sure = text("chance {chance} if drawn at random", chance=text.chance(class_chance(found, position)))
    if not row["settled"]:
        sure = text("not settled, {chance}", chance=sure)
    return text("95% interval {interval}", interval=words), sure


def rank_interval(low: Any, high: Any) -> str:
    """The ranks a group may have: "3–9", or "12" where there is one."""
    if pd.isna(low):
        return NOTHING
    return str(low) if low == high else f"{low}–{high}"


def interval_names(found: Uncertainty, text: Text) -> tuple[str, str]:
    """The headings of the two ends of an interval."""
    return (text("Widest from"), text("Widest to")) if found.worst_case else (text("Interval from"), text("to"))


def for_screen(table: pd.DataFrame, found: Uncertainty, text: Text) -> pd.DataFrame:
    """A table with intervals as it is read on a screen: both ends in one column, the class as its letter only.

    ``table``: as ``index_table`` makes it with ``found``.
    """
    low, high = interval_names(found, text)
    scale = found.index.questionnaire
    least, most = scale.lowest * scale.base, scale.highest * scale.base
    ends = [
        NOTHING if a != a else "–".join([text.number(max(a, least)), text.number(min(b, most))])
        for a, b in zip(table[low], table[high], strict=True)
    ]
    narrow = table.drop(columns=[high, "Kinerja"])
    narrow[low] = pd.Series(ends, dtype=object, index=narrow.index)
    name = text("Widest interval") if found.worst_case else text("95% interval")
    return narrow.rename(columns={low: name})


def interval_columns(found: Uncertainty, order: Sequence[Any], text: Text) -> dict[str, Any]:
    """The columns that an interval adds to a table whose rows are these positions of ``found``, in this order."""
    table = found.table.loc[list(order)]
    names = interval_names(found, text)
    columns: dict[str, Any] = {names[0]: table["low"].to_numpy(), names[1]: table["high"].to_numpy()}
    if not found.worst_case:
        columns[text("Chance of the class")] = [text.chance(class_chance(found, place)) for place in order]
    if found.index.by and found.index.by != ("periode",):
        places = ranks(found).loc[list(order)]
        columns[text("Ranks possible")] = [rank_interval(*row) for row in places.itertuples(index=False)]
    return columns
