"""The ledger: what was read, what was used, and every row and cell that was set aside, with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ikm.messages import ADVICE, AN_ENUMERATOR, ISSUE_MESSAGES, KEPT, NOTE_MESSAGES, SUSPICION_MESSAGES
from ikm.text import Text
from ikm.text.terms import role_name

ISSUE_COLUMNS = ("sheet", "row", "column", "cell", "value", "code")
"""One row per set-aside cell or row: sheet name, sheet row (1 = first), canonical column (an unsur code or
an attribute; "" for a whole row), cell reference such as "G57", the value as text, and the reason's code."""

SUSPICION_COLUMNS = ("code", "sheet", "rows", "count", "of", "value")
"""One row per suspicious pattern: its code, the sheet, the sheet rows that show it (1 = first) and how many, out
of how many rows that were compared, and what is repeated (answers, an enumerator's pseudonym, earlier rows)."""

NO_ANSWERS = (
    "summary-row",
    "equals-total",
    "repeats-nrr",
    "header-again",
    "title-row",
    "other-table",
    "outside-table",
)
"""Reasons of rows that nobody's answers stand in: totals, headers and titles, notes, signatures."""

MOST_NAMED = 12
"""So many rows, or stretches of rows, are named in a sentence."""

MOST_VALUES = 5
"""So many values that were set aside for one reason are named in a sentence."""

_FIGURE = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Note:
    """Something a person should know about the file as a whole: a code and the values of its sentence."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dropped:
    """A column of personal data that was dropped on reading: which, and what it holds (kind)."""

    sheet: str
    column: str
    kind: str


def no_issues() -> pd.DataFrame:
    """An empty table of issues."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in ISSUE_COLUMNS})


def no_suspicions() -> pd.DataFrame:
    """An empty table of suspicious patterns."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in SUSPICION_COLUMNS})


@dataclass(frozen=True, eq=False)
class Ledger:
    """Rows read = rows used + rows set aside, and why.

    ``issues`` has the columns ISSUE_COLUMNS. A set-aside cell does not set its row aside: the row's other
    answers count. ``suspicions`` has the columns SUSPICION_COLUMNS; its rows are used all the same.
    """

    rows_read: int
    rows_used: int
    issues: pd.DataFrame = field(default_factory=no_issues)
    notes: tuple[Note, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    suspicions: pd.DataFrame = field(default_factory=no_suspicions)

    @property
    def rows_set_aside(self) -> int:
        """Rows that were read but hold nothing that can be counted."""
        return self.rows_read - self.rows_used

    @property
    def other_lines(self) -> int:
        """Those of the rows set aside that are no respondent and no unit: totals, headers, notes, signatures."""
        whole = self.issues["column"] == ""
        return int((whole & self.issues["code"].isin(NO_ANSWERS)).sum())

    @property
    def rows_of_answers(self) -> int:
        """Rows read but the other lines: what should hold answers."""
        return self.rows_read - self.other_lines


def ledger_counts(ledger: Ledger) -> pd.DataFrame:
    """How many cells and how many whole rows each reason set aside: columns ``code``, ``cells``, ``rows``.

    >>> issues = pd.DataFrame([("Data", 5, "U1", "B5", "7", "outside-scale"), ("Data", 6, "", "", "", "no-answers")],
    ...     columns=list(ISSUE_COLUMNS))
    >>> ledger_counts(Ledger(3, 2, issues)).to_dict("records")
    [{'code': 'no-answers', 'cells': 0, 'rows': 1}, {'code': 'outside-scale', 'cells': 1, 'rows': 0}]
    """
    whole = ledger.issues["column"] == ""
    cells = ledger.issues.loc[~whole, "code"].value_counts()
    rows = ledger.issues.loc[whole, "code"].value_counts()
    codes = [code for code in ISSUE_MESSAGES if code in cells.index or code in rows.index]
    codes = sorted(codes, key=lambda code: (-int(rows.get(code, 0)), -int(cells.get(code, 0))))
    return pd.DataFrame(
        {
            "code": pd.Series(codes, dtype=object),
            "cells": [int(cells.get(code, 0)) for code in codes],
            "rows": [int(rows.get(code, 0)) for code in codes],
        }
    )


def ledger_reasons(ledger: Ledger, text: Text, *, public: bool = False) -> pd.DataFrame:
    """``ledger_counts`` with a sentence for each reason, ``said``, that names the values it was about.

    Of several values none is picked out: the first MOST_VALUES are named, and how many more there are. ``public``:
    for papers that are handed out, where values are named only if all are figures: a text may be about somebody.

    >>> from ikm.text import EN
    >>> issues = pd.DataFrame([("Data", row, "U1", f"B{row}", value, "outside-scale") for row, value in ((5, "5"),
    ...     (6, "33"), (7, "5"))], columns=list(ISSUE_COLUMNS))
    >>> ledger_reasons(Ledger(3, 3, issues), EN)["said"].tolist()
    ['Is outside the scale of the answers, so it is not counted (5, 33).']
    """
    counts = ledger_counts(ledger)
    values = {code: list(dict.fromkeys(found)) for code, found in ledger.issues.groupby("code")["value"]}
    return counts.assign(said=[_said(text, code, values[code], public) for code in counts["code"]])


def _said(text: Text, code: str, values: Sequence[str], public: bool) -> str:
    """The reason of many issues as a sentence with their values."""
    named = [text.figure(value) for value in values if value][:MOST_VALUES]
    if public and not all(_FIGURE.fullmatch(value) for value in values):
        named = []
    if "{value}" not in ISSUE_MESSAGES.get(code, "") or not named:
        return say_reason(text, code)
    if len(values) == 1:
        return say_issue(text, code, values[0])
    further = len(values) - len(named)
    listed = ", ".join([*named, text("{n} more", n=text.number(further, 0))] if further else named)
    if "({value})" in ISSUE_MESSAGES[code]:
        return text(ISSUE_MESSAGES[code], value=listed)
    return f"{say_reason(text, code).removesuffix('.')} ({listed})."


def row_balance(ledger: Ledger) -> dict[str, int]:
    """Where the rows that were read went: "used", and each reason for which whole rows were set aside.

    The numbers add up to the rows read.

    >>> row_balance(Ledger(3, 3))
    {'used': 3}
    """
    counts = ledger_counts(ledger)
    aside = counts[counts["rows"] > 0]
    return {"used": ledger.rows_used, **dict(zip(aside["code"], map(int, aside["rows"]), strict=True))}


def say_rows(text: Text, ledger: Ledger) -> str:
    """How many rows of answers were used, and how many could not be; lines that are no answers are told apart.

    >>> from ikm.text import EN
    >>> lines = pd.DataFrame([("Data", 7, "", "", "", "summary-row")], columns=list(ISSUE_COLUMNS))
    >>> say_rows(EN, Ledger(5, 3, lines))
    '3 of 4 rows of answers were used; 1 could not be. 1 further line is a total, a header, a note or a signature.'
    """
    numbers = {"used": text.number(ledger.rows_used, 0), "read": text.number(ledger.rows_of_answers, 0)}
    lost = ledger.rows_of_answers - ledger.rows_used
    if lost:
        said = text("{used} of {read} rows of answers were used; {lost} could not be.",
                    lost=text.number(lost, 0), **numbers)  # fmt: skip
    else:
        said = text("All {used} rows of answers were used.", **numbers)
    return " ".join(filter(None, (said, say_other_lines(text, ledger))))


def say_other_lines(text: Text, ledger: Ledger) -> str:
    """How many lines of the file are no answers; "" where there are none."""
    if not ledger.other_lines:
        return ""
    return text.plural(
        "{n} further line is a total, a header, a note or a signature.",
        "{n} further lines are totals, headers, notes or signatures.",
        ledger.other_lines,
    )


def say_suspicion(text: Text, row: Mapping[str, Any], *, advice: bool = False) -> str:
    """A suspicious pattern (a row of ``Ledger.suspicions``) as sentences: what was seen, and that it counts.

    ``advice``: whether also what to do about it, which a document that is handed in does not say.

    >>> from ikm.text import EN
    >>> row = {"code": "duplicates", "sheet": "Data", "rows": [4, 9], "count": 2, "of": 50, "value": "3 4 3 4 2"}
    >>> say_suspicion(EN, row).partition(",")[0]
    'Rows 4 and 9 are alike in everything that was read'
    """
    said = text(
        SUSPICION_MESSAGES[row["code"]],
        count=text.number(row["count"], 0),
        of=text.number(row["of"], 0),
        share=text.percent(row["count"] / max(row["of"], 1)),
        rows=_named(row["rows"], text),
        value=row["value"] or text(AN_ENUMERATOR),
    )
    return " ".join((said, *_advice(text, row["code"], advice), text(KEPT)))


def _named(rows: Sequence[int], text: Text) -> str:
    """Rows as they are named: "4, 9–12 and 57"; of many the first ones and how many more there are."""
    stretches: list[list[int]] = []
    shown = 0
    for row in rows:
        if stretches and row == stretches[-1][1] + 1:
            stretches[-1][1] = row
        elif len(stretches) == MOST_NAMED:
            break
        else:
            stretches.append([row, row])
        shown += 1
    names = [str(first) if first == last else "–".join((str(first), str(last))) for first, last in stretches]
    further = len(rows) - shown
    return text.listing([*names, text("{n} more", n=text.number(further, 0))] if further else names)


FIGURES = ("weight", "step", "evidence")
"""Values of notes that are figures of ours, with a decimal point."""


def say_issue(text: Text, code: str, value: str) -> str:
    """The reason of one issue as a sentence."""
    return text(ISSUE_MESSAGES.get(code, "{value}"), value=text.figure(value))


def say_reason(text: Text, code: str) -> str:
    """The reason of many issues as a sentence, without the value of any."""
    said = say_issue(text, code, "…").removeprefix("… ")
    return said[:1].upper() + said[1:]


def say_note(text: Text, note: Note, *, advice: bool = False) -> str:
    """A note on the file as a sentence; its ``reason``, where it has one, is a sentence of ours too.

    ``advice``: whether also what to do about it, which a document that is handed in does not say.

    >>> from ikm.text import EN
    >>> say_note(EN, Note("formulas-blank", {"count": "2"}))
    '2 formulas have no stored result and are read as blank.'
    """
    values = dict(note.values)
    values |= {name: text.figure(values[name]) for name in FIGURES if name in values}
    if "reason" in values:
        values["reason"] = text(values["reason"])
    if "role" in values:
        values["role"] = role_name(values["role"], text)
    return " ".join((text(NOTE_MESSAGES[note.code], **values), *_advice(text, note.code, advice)))


def _advice(text: Text, code: str, wanted: bool) -> list[str]:
    return [text(ADVICE[code])] if wanted and code in ADVICE else []
