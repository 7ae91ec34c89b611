"""``python -m ikm index FILE``: the same figures as the screen, as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import json
from typing import Any

import numpy as np
import pandas as pd

from ikm.cli import files
from ikm.index import Index, index
from ikm.ipak import ipak
from ikm.ledger import Ledger, say_issue
from ikm.pedoman import BOBOT, load
from ikm.report.tables import index_table, safe_text, written
from ikm.survey import ATTRIBUTES
from ikm.tally import Data
from ikm.text import Text
from ikm.text.terms import converted


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("index", help="the index, overall and per group")
    files.add(command)
    command.add_argument("--bobot", choices=BOBOT, default="exact", help="weight of an unsur (default: exact, 1/k)")
    command.add_argument(
        "--by", action="append", default=[], metavar="COLUMN", help="group by: " + ", ".join(ATTRIBUTES)
    )
    files.add_filter(command)
    command.add_argument("--format", choices=("table", "json", "csv"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm index`` prints for these options."""
    data = files.filtered(options)
    pedoman = load(options.pedoman) if options.pedoman else data.pedoman
    overall = index(data, pedoman=pedoman, bobot=options.bobot)
    by = tuple(dict.fromkeys(options.by))
    groups = index(data, by, pedoman=pedoman, bobot=options.bobot) if by else None
    if options.format == "json":
        found = as_json(data, overall, groups, text) | ipak_json(data, by)
        return json.dumps(found, ensure_ascii=False, allow_nan=False)
    if options.format == "csv":
        return _csv(overall if groups is None else groups)
    return _table(data, overall, groups, text)


def as_json(data: Data, overall: Index, groups: Index | None, text: Text) -> dict[str, Any]:
    """Everything as one JSON-ready object, full precision; what is not known is None."""
    ledger = data.ledger
    return {
        "pedoman": overall.pedoman.code,
        "bobot": overall.bobot,
        "source": {
            "file": data.source.file,
            "shape": data.source.shape,
            "sheets": list(data.source.sheets),
            **({"converted_from": f"1-{data.source.points}"} if data.source.points else {}),
        },
        "rows": {
            "read": ledger.rows_read,
            "used": ledger.rows_used,
            "set_aside": ledger.rows_set_aside,
        },
        "groups": [] if groups is None else [_figures(groups, i) for i in range(len(groups.table))],
        "overall": _figures(overall, 0),
        "left_out": list(overall.left_out),
        "issues": _issues(ledger, text),
    }


def ipak_json(data: Data, by: tuple[str, ...]) -> dict[str, Any]:
    """IPAK, overall and per group, where the survey has its statements; else nothing."""
    overall, groups = ipak(data), ipak(data, by) if by else None
    if overall is None:
        return {}
    rows = [] if groups is None else groups.to_dict("records")
    found: dict[str, Any] = {
        "statements": int(overall["statements"].iloc[0]),
        "n": int(overall["n"].iloc[0]),
        "ipak": _known(overall["ipak"].iloc[0]),
        "groups": [
            {"group": {name: _known(row[name]) for name in by}, "n": int(row["n"]), "ipak": _known(row["ipak"])}
            for row in rows
        ],
    }
    return {"ipak": found}


def _figures(figures: Index, position: int) -> dict[str, Any]:
    row = figures.table.iloc[position]
    group = {"group": {name: _known(row[name]) for name in figures.by}} if figures.by else {}
    return group | {
        "n": _count(row["n"]),
        "answered": {code: _count(x) for code, x in figures.answered.iloc[position].items()},
        "nrr": {code: _known(x) for code, x in figures.nrr.iloc[position].items()},
        "ikm": _known(row["ikm"]),
        "ikm_konversi": _known(row["konversi"]),
        "mutu": row["mutu"],
        "kinerja": row["kinerja"],
        "lowest": list(row["lowest"]),
        "ranked": bool(row["ranked"]),
    }


def _known(value: Any) -> Any:
    if pd.isna(value):
        return None
    return float(value) if isinstance(value, np.floating | float) else value


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else round(value)


def _issues(ledger: Ledger, text: Text) -> list[dict[str, Any]]:
    columns = ["sheet", "row", "column", "value", "code"]
    return [
        {str(k): v for k, v in issue.items()}
        | {"row": _count(issue["row"]), "message": say_issue(text, issue["code"], issue["value"])}
        for issue in ledger.issues[columns].to_dict("records")
    ]


def _csv(figures: Index) -> str:
    table = figures.table.drop(columns=["reason"])
    table = table.assign(
        lowest=[" ".join(codes) for codes in table["lowest"]],
        pedoman=figures.pedoman.code,
        kuesioner=figures.questionnaire.code,
        bobot=figures.bobot,
    )
    wide = pd.concat([table, figures.nrr], axis=1)
    for name in figures.by:
        wide[name] = [None if pd.isna(value) else safe_text(value) for value in wide[name]]
    return wide.to_csv(index=False, lineterminator="\n").rstrip("\n")


def _table(data: Data, overall: Index, groups: Index | None, text: Text) -> str:
    ledger = data.ledger
    lines = [
        " · ".join([data.source.file, overall.pedoman.name, text("weight {weight}", weight=overall.bobot)]),
        text(
            "Rows read {read} = used {used} + set aside {aside}.",
            read=text.number(ledger.rows_read, 0),
            used=text.number(ledger.rows_used, 0),
            aside=text.number(ledger.rows_set_aside, 0),
        ),
        "",
    ]
    if groups is not None:
        lines += [written(index_table(groups, text), text).to_string(index=False), ""]
    lines.append(written(index_table(overall, text), text).to_string(index=False))
    if data.source.points:
        lines += ["", converted(data.source.points, text)]
    corruption = ipak(data)
    if corruption is not None:
        value = text.number(corruption["ipak"].iloc[0])
        lines += ["", text("IPAK (corruption, 1-4, not part of the IKM): {value}", value=value)]
    if overall.left_out:
        units = text.listing(overall.left_out)
        lines += [
            "",
            text("Not part of the overall figure, because the scale is broken: {units}.", units=units),
        ]
    cells = len(ledger.issues)
    if cells:
        lines.append(
            text.plural("{n} cell or row has a remark.", "{n} cells or rows have a remark.", cells)
            + " "
            + text("See them with --format json.")
        )
    return "\n".join(lines)
