"""The follow-up plan as a table: to be edited, printed and read back."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from ikm.errors import IkmError
from ikm.plan import QUARTERS, Plan, Row
from ikm.text import Text, mark

HEADINGS = {
    "no": mark("No."),
    "unsur": mark("Priority unsur"),
    "program": mark("Programme/activity"),
    "tw1": mark("Quarter I"),
    "tw2": mark("Quarter II"),
    "tw3": mark("Quarter III"),
    "tw4": mark("Quarter IV"),
    "penanggung_jawab": mark("Person in charge"),
}
"""The columns of the table, in order; in Indonesian as reports of the SKM print them."""

TICK = "✓"


def as_frame(plan: Plan, text: Text) -> pd.DataFrame:
    """The plan as a table that people edit: texts, and True or False for each quarter."""
    rows = [
        (number, " ".join(filter(None, (row.code, row.unsur))), row.program,
         row.tw1, row.tw2, row.tw3, row.tw4, row.penanggung_jawab)
        for number, row in enumerate(plan.rows, start=1)
    ]  # fmt: skip
    kinds = {name: "bool" if name in QUARTERS else "object" for name in HEADINGS} | {"no": "Int64"}
    frame = pd.DataFrame(rows, columns=list(HEADINGS)).astype(kinds)
    return frame.set_axis(_headings(text), axis=1)


def as_table(plan: Plan, text: Text) -> pd.DataFrame:
    """The plan as it is printed: as ``as_frame``, with a tick in the quarters."""
    frame = as_frame(plan, text)
    for name in QUARTERS:
        heading = text(HEADINGS[name])
        frame[heading] = pd.Series([TICK if chosen else "" for chosen in frame[heading]], dtype=object)
    return frame


def from_frame(frame: pd.DataFrame, text: Text, like: Plan | None = None) -> Plan:
    """The plan in a table that somebody has edited; ``like``: the plan whose title, unit and period it keeps.

    Rows are numbered anew in their order; a row in which nothing stands is left out. A leading code ("U3 ...") is
    that of the unsur. Blank cells (None, NaN) are empty or not chosen. Raises IkmError for a column that a plan does
    not have, a text in a quarter, a number in a text, and for what a Plan refuses.

    >>> import ikm
    >>> plan = Plan((Row("U3", "Waktu Penyelesaian", "Loket antrean", tw2=True),))
    >>> from_frame(as_frame(plan, ikm.ID), ikm.ID) == plan
    True
    """
    names = dict(zip(_headings(text), HEADINGS, strict=True))
    needed = set(_headings(text)[1:])  # all but the number
    unknown = [str(column) for column in frame.columns if column not in names]
    if unknown or not frame.columns.is_unique or needed - set(frame.columns):
        columns = ", ".join(_headings(text))
        raise IkmError("The table must have these columns and no others: {columns}.", columns=columns)
    known = frame.set_axis([names[column] for column in frame.columns], axis=1)
    rows = []
    for number, (_, cells) in enumerate(known.iterrows(), start=1):
        said = {name: _text(cells[name], number) for name in ("unsur", "program", "penanggung_jawab")}
        found = re.fullmatch(r"(U[0-9]{1,2})(?: (.*))?", said["unsur"], re.DOTALL)
        code, unsur = (found[1], found[2] or "") if found else ("", said["unsur"])
        chosen = {name: _chosen(cells[name], number) for name in QUARTERS}
        row = Row(code, unsur, said["program"], penanggung_jawab=said["penanggung_jawab"], **chosen)
        if not row.empty:
            rows.append(row)
    return replace(like or Plan(), rows=tuple(rows))


def _headings(text: Text) -> list[str]:
    return [text(heading) for heading in HEADINGS.values()]


def _blank(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _text(value: object, row: int) -> str:
    """A cell that holds text."""
    if _blank(value):
        return ""
    if not isinstance(value, str):
        raise IkmError("Row {row} of the plan holds {value} where a text belongs.", row=row, value=str(value)[:40])
    return str(value)


def _chosen(value: object, row: int) -> bool:
    """A cell that says whether something is done in a quarter."""
    if _blank(value):
        return False
    if not pd.api.types.is_bool(value):
        raise IkmError(
            "Row {row} of the plan holds {value} where a quarter is chosen or not.", row=row, value=str(value)[:40]
        )
    return bool(value)
