"""``python -m ikm inspect FILE``: what was understood of a file, and why."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pandas as pd

from ikm.cli import files
from ikm.ledger import Ledger, ledger_reasons, say_note
from ikm.reading import ColumnView, Understanding, build
from ikm.reading.workbook import title
from ikm.text import Text
from ikm.text.terms import how_name, role_name

SHORT, LONG = 40, 60
"""So long are headers and reasons in the table."""


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("inspect", help="what was understood of a file, and why")
    files.add(command)
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What the command prints."""
    workbook, understood = files.opened(options)
    ledger = build(workbook, understood).ledger
    if options.format == "json":
        return json.dumps(as_json(understood, ledger, text), ensure_ascii=False, allow_nan=False)
    return _table(understood, ledger, text)


def as_json(understood: Understanding, ledger: Ledger, text: Text) -> dict[str, Any]:
    """Everything as one JSON-ready object."""
    used = [view for view in understood.sheets if view.used]
    rows = {row for view in used for row in range(view.first_header_row or 1, (view.header_row or 0) + 1)}
    return {
        "pedoman": understood.pedoman.code,
        "order": understood.pedoman.order,
        "shape": understood.shape,
        "header_rows": sorted(rows),
        "columns": [_column(view, text) for view in understood.columns],
        "rows": {"read": ledger.rows_read, "used": ledger.rows_used, "set_aside": ledger.rows_set_aside},
        "sheets": [
            {"sheet": v.name, "used": v.used, "why": v.why, "header_row": v.header_row, "transposed": v.flipped}
            for v in understood.sheets
        ],
        "reasons": {str(code): int(n) for code, n in ledger.issues["code"].value_counts().items()},
        "notes": [{"code": note.code, "message": say_note(text, note, advice=True)} for note in ledger.notes],
    }


def _column(view: ColumnView, text: Text) -> dict[str, Any]:
    personal = view.how == "personal"
    return {
        "sheet": view.sheet,
        "column": view.letter,
        "header": view.header,
        "role": "personal" if personal else view.role or "ignored",
        "reason": how_name(view.how, view.said, text),
        "sure": view.sure,
    }


def _table(understood: Understanding, ledger: Ledger, text: Text) -> str:
    pedoman = understood.pedoman
    sheets = [
        text("sheet {sheet}, header in row {row}", sheet=view.name, row=view.header_row)
        for view in understood.sheets
        if view.used
    ]
    shown = pd.DataFrame(
        {
            text("Place"): [view.ref for view in understood.columns],
            text("Header in the file"): [title(view.header, SHORT) for view in understood.columns],
            text("Read as"): [_said(view, understood, text) for view in understood.columns],
            text("Why"): [title(how_name(view.how, view.said, text), LONG) for view in understood.columns],
            text("Sure"): [text.percent(view.sure) for view in understood.columns],
        }
    )
    balance = text(
        "Rows read {read} = used {used} + set aside {aside}.",
        read=text.number(ledger.rows_read, 0),
        used=text.number(ledger.rows_used, 0),
        aside=text.number(ledger.rows_set_aside, 0),
    )
    return "\n".join(
        [
            " · ".join([understood.file, pedoman.name, *sheets]),
            "",
            shown.to_string(index=False, justify="left", formatters=_left(shown)),
            "",
            balance,
            *_reasons(ledger, text),
            *(f"- {say_note(text, note, advice=True)}" for note in ledger.notes),
        ]
    )


def _left(table: pd.DataFrame) -> dict[str, Any]:
    """Every column written from the left."""
    widths = {name: max(map(len, [str(name), *table[name]])) for name in table}
    return {str(name): f"{{:<{width}}}".format for name, width in widths.items()}


def _said(view: ColumnView, understood: Understanding, text: Text) -> str:
    if view.role in understood.pedoman.codes:
        return f"{view.role} {understood.pedoman.unsur_named(view.role).name}"
    return role_name(view.role, text)


def _reasons(ledger: Ledger, text: Text) -> list[str]:
    """One line for each reason: how often, of which values, and the first place."""
    first = ledger.issues.drop_duplicates("code").set_index("code")
    lines = []
    for code, cells, rows, said in ledger_reasons(ledger, text).itertuples(index=False):
        where = first.loc[code]
        place = where["cell"] or text("row {row}", row=where["row"])
        more = ", ..." if cells + rows > 1 else ""
        lines.append(f"  {text.number(cells + rows, 0)} x {said} ({where['sheet']}, {place}{more})")
    return lines
