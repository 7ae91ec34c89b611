"""A frame as an HTML table: figures right-aligned in the reader's notation, every text escaped."""

from __future__ import annotations

from html import escape

import pandas as pd

from ikm.text import Text

MOST_ROWS = 200
"""A table on the screen shows this many rows; its download has them all."""

DENSE = 12
"""A table of more columns than this is set smaller."""

LONG = 16
"""A column whose texts are longer than this is given room."""


def html_table(frame: pd.DataFrame, text: Text) -> str:
    """The first MOST_ROWS rows; whole columns without decimals, others with two; nothing for what is missing."""
    shown = [_column(series.head(MOST_ROWS), text) for _, series in frame.items()]
    kinds = [_kind(cells) for cells in shown]
    head = "".join(
        f'<th class="{kind}">{escape(str(name))}</th>' for name, kind in zip(frame.columns, kinds, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f'<td class="{k}">{escape(c)}</td>' for c, k in zip(row, kinds, strict=True)) + "</tr>"
        for row in zip(*shown, strict=True)
    )
    dense = " dense" if len(frame.columns) > DENSE else ""
    return (
        f'<div class="ikm-table{dense}" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _column(series: pd.Series, text: Text) -> list[str]:
    if pd.api.types.is_numeric_dtype(series.dtype):
        digits = 0 if (series.dropna() % 1 == 0).all() else 2
        return [text.number(value, digits) for value in series]
    return ["" if value is None or value != value else str(value) for value in series]


def _kind(cells: list[str]) -> str:
    if all(set(cell) <= set("0123456789.,−–+ %") for cell in cells):
        return "num"
    return "long" if any(len(cell) > LONG for cell in cells) else "short"
