"""Words on a change or a difference: its sign, its interval, whether it is more than chance."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ikm.charts.sure import yes_no
from ikm.text import Text
from ikm.uncertainty import Uncertainty


def between(low: float, high: float, text: Text) -> str:
    """The interval of a difference, both ends with their signs: "−0,20 … +0,40"."""
    return f"{text.signed(low)} … {text.signed(high)}"


def of_rows(changes: pd.DataFrame, found: Uncertainty, each: int = 1) -> pd.DataFrame:
    """The changes with the row labels of the index they belong to, and ``clear`` True, False or None (not known).

    ``each``: how many changes every row of the index has. It is not known where there is no change, nor where the
    worst case of a recap is not clear: its answers may still be. Raises ValueError where the number of rows differs.
    """
    if len(changes) != len(found.index.table) * each:
        raise ValueError(f"{len(changes)} changes for {len(found.index.table) * each} rows of the index.")
    told = changes.set_axis(found.index.table.index.repeat(each))
    clear = [
        None if change != change or (found.worst_case and sure is False) else sure
        for change, sure in zip(told["change"], map(is_clear, told["clear"]), strict=True)
    ]
    return told.assign(clear=pd.Series(clear, index=told.index, dtype=object))


def is_clear(value: Any) -> bool | None:
    """Whether a change is more than chance; None where it is not known.

    >>> is_clear(True), is_clear(False), is_clear(float("nan")), is_clear(None)
    (True, False, None, None)
    """
    return None if value is None or pd.isna(value) else bool(value)


def arrow(change: float, text: Text, *, bold: bool = False) -> str:
    """A change with the sign of its direction: "▲ +3,20"."""
    if change != change:
        return "–"
    figures = text.signed(change)
    sign = "" if figures == text.number(0.0) else "▲ " if change > 0 else "▼ "
    return f"<b>{sign}{figures}</b>" if bold else sign + figures


def change_words(row: Any, text: Text) -> str:
    """A change with its interval in words; nothing where there is none."""
    if row["change"] != row["change"]:
        return ""
    if row["change_low"] != row["change_low"]:
        return text("Change {change}", change=text.signed(row["change"]))
    words = between(row["change_low"], row["change_high"], text)
    return text("Change {change} ({interval})", change=text.signed(row["change"]), interval=words)


def change_columns(told: pd.DataFrame, text: Text) -> dict[str, Any]:
    """Columns of a chart's table that tell the changes."""
    return {
        text("Change"): [float(value) for value in told["change"]],
        text("Change at least"): [float(value) for value in told["change_low"]],
        text("Change at most"): [float(value) for value in told["change_high"]],
        text("More than chance"): [yes_no(is_clear(value), text) for value in told["clear"]],
    }
