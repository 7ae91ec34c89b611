"""What is to be said on the cells and rows of a file: the ledger, by sheet and place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd

from ikm.ledger import Ledger, say_issue, say_suspicion
from ikm.text import Text

CELL = re.compile(r"([A-Z]{1,3})(\d+)")
"""A cell as a spreadsheet names it."""


NOT_TO_CORRECT = ("summary-row", "equals-total", "outside-table", "header-again", "title-row", "other-table")
"""Rows that are set aside although nothing is wrong with them."""


@dataclass
class Marks:
    """What is to be said on one sheet of the file, by row and column there (1 = first).

    ``beside`` are the rows (0 = first) of notes, legends and signatures.
    """

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)
    suspect: dict[int, str] = field(default_factory=dict)
    beside: set[int] = field(default_factory=set)


def marks_of(sheets: Sequence[str], ledger: Ledger, text: Text) -> dict[str, Marks]:
    """What is to be said, by sheet and place in the file."""
    marks = {name: Marks() for name in sheets}
    for issue in records(ledger.issues):
        name = base(issue["sheet"], marks)
        if name not in marks:
            continue
        if issue["code"] in NOT_TO_CORRECT:
            marks[name].beside |= (
                {int(issue["row"]) - 1} if issue["code"] == "outside-table" and not issue["cell"] else set()
            )
            continue
        said, on = say_issue(text, issue["code"], issue["value"]), marks[name]
        if place := CELL.fullmatch(issue["cell"]):
            key = (int(place[2]), _number(place[1]))
            on.cells[key] = joined(on.cells.get(key, ""), said)
        elif issue["cell"]:
            on.columns[_number(issue["cell"])] = joined(on.columns.get(_number(issue["cell"]), ""), said)
        else:
            on.rows[int(issue["row"])] = joined(on.rows.get(int(issue["row"]), ""), said)
    for row in records(ledger.suspicions):
        name = base(row["sheet"], marks)
        if name in marks:
            said, on = say_suspicion(text, row, advice=True), marks[name]
            for at in row["rows"]:
                on.suspect[at] = joined(on.suspect.get(at, ""), said)
    return marks


def base(name: str, names: Collection[str]) -> str:
    """The sheet on which a table stands: "Data [D–L]" is one of several on "Data"."""
    return name if name in names else name.rpartition(" [")[0]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table by column name."""
    return cast("list[dict[str, Any]]", table.to_dict("records"))


def joined(*said: str) -> str:
    """Sentences on lines of their own."""
    return "\n".join(sentence for sentence in said if sentence)


def _number(letters: str) -> int:
    """The number of a column (1 = A)."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number
