"""A frame as an HTML table: figures right-aligned in the reader's notation, every text escaped."""

from __future__ import annotations

from html import escape

import pandas as pd

from ikm.report import written
from ikm.text import Text

MOST_ROWS = 200
"""A table on the screen shows this many rows; its download has them all."""

DENSE = 8
"""A table of more columns than this is set smaller."""

LONG = 16
"""A column whose texts are longer than this is given room."""


def html_table(frame: pd.DataFrame, text: Text) -> str:
    """The first MOST_ROWS rows, figures written out; nothing where nothing is known."""
    table = written(frame.head(MOST_ROWS), text)
    kinds = [_kind(list(cells)) for _, cells in table.items()]
    head = "".join(
        f'<th class="{kind}">{escape(str(name))}</th>' for name, kind in zip(table.columns, kinds, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(f'<td class="{k}">{escape(c)}</td>' for c, k in zip(row, kinds, strict=True)) + "</tr>"
        for row in table.itertuples(index=False, name=None)
    )
    dense = " dense" if len(table.columns) > DENSE else ""
    return (
        f'<div class="ikm-table{dense}" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _kind(cells: list[str]) -> str:
    if all(set(cell) <= set("0123456789.,−–+ \u00a0%") for cell in cells):
        return "num"
    return "long" if any(len(cell) > LONG for cell in cells) else "short"
