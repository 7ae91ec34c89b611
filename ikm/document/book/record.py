"""The ledger: what was read, what was used, and everything that was set aside, with its place and reason."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ikm.document.book.sheet import Sheet
from ikm.dossier import Dossier
from ikm.ledger import say_note, say_suspicion
from ikm.report.tables import issue_table
from ikm.text import Text

MOST_ISSUES = 5_000
"""So many cells and rows that were set aside are listed."""

MOST_SUSPICIONS = 500


def write_record(sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """The sheet. It tells of the whole file, whatever unit or filter the figures are of."""
    ledger = dossier.data.ledger
    sheet.widths(22, 12, 10, 16, 26, 62)
    sheet.text(0, 0, text("Notes on the data"), "title")
    sheet.say(1, 0, 5, text("These notes are about the whole file, whatever the filter."), "note")
    rows = {
        text("Rows read"): ledger.rows_read,
        text("Rows used"): ledger.rows_used,
        text("Rows set aside"): ledger.rows_set_aside,
    }
    if ledger.other_lines:
        rows[text("of these totals, headers, notes, signatures")] = ledger.other_lines
    row = 3
    for name, count in rows.items():
        sheet.text(row, 0, name)
        sheet.number(row, 1, count, "count")
        row += 1
    told = [say_note(text, note) for note in ledger.notes]
    row = _sentences(sheet, row + 1, text("What was assumed"), told)
    kinds = sorted({f"{one.sheet}: {one.column}" for one in ledger.dropped})
    row = _sentences(sheet, row, text("Columns of personal data, not read"), kinds)
    suspicious = ledger.suspicions.head(MOST_SUSPICIONS).to_dict("records")
    said = [say_suspicion(text, {str(name): value for name, value in one.items()}) for one in suspicious]
    row = _sentences(sheet, row, text("Suspicious rows, kept and counted"), said)
    issues = issue_table(replace(ledger, issues=ledger.issues.head(MOST_ISSUES)), text)
    row = _issues(sheet, row, issues, len(ledger.issues), text)
    sheet.finish(row, 5)


def _sentences(sheet: Sheet, row: int, title: str, said: list[str]) -> int:
    """A heading and its sentences; nothing where there are none."""
    if not said:
        return row
    sheet.across(row, 0, 5, title, "part")
    for words in said:
        row += 1
        sheet.say(row, 0, 5, words)
    return row + 2


def _issues(sheet: Sheet, row: int, issues: pd.DataFrame, count: int, text: Text) -> int:
    sheet.across(row, 0, 5, text("Set aside, with place and reason"), "part")
    if not count:
        sheet.say(row + 1, 0, 5, text("Nothing was set aside: every cell that was read is counted."))
        return row + 1
    if count > len(issues):
        said = text(
            "Only the first {n} of {all} are listed here; all are in the ledger's own download.",
            n=text.number(len(issues), 0),
            all=text.number(count, 0),
        )
        row += 1
        sheet.say(row, 0, 5, said, "warning")
    sheet.head(row + 1, [str(name) for name in issues.columns])
    row += 2
    for values in issues.itertuples(index=False):
        height = 16.0
        for col, value in enumerate(values):
            if isinstance(value, str):
                sheet.text(row, col, value)
                height = max(height, sheet.height(value, col, col))
            else:
                sheet.number(row, col, None if pd.isna(value) else float(value), "count")
        sheet.raw.set_row(row, min(height, 200))
        row += 1
    return row - 1
