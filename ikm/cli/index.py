"""``python -m ikm index FILE``: the same figures as the screen, as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
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
from ikm.uncertainty import Uncertainty, uncertainty


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("index", help="the index, overall and per group")
    files.add(command)
    command.add_argument("--bobot", choices=BOBOT, default="exact", help="weight of an unsur (default: exact, 1/k)")
    command.add_argument(
        "--by", action="append", default=[], metavar="COLUMN", help="group by: " + ", ".join(ATTRIBUTES)
    )
    files.add_filter(command)
    command.add_argument(
        "--interval", action="store_true", help="how sure: standard error, 95%% interval, probability of each class"
    )
    command.add_argument("--format", choices=("table", "json", "csv"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm index`` prints for these options."""
    data = files.filtered(options)
    pedoman = load(options.pedoman) if options.pedoman else data.pedoman
    by = tuple(dict.fromkeys(options.by))
    sides = [()] + [by] * bool(by)
    if options.interval:
        sure = [uncertainty(data, names, pedoman=pedoman, bobot=options.bobot) for names in sides]
        found = [Figures(one.index, one) for one in sure]
    else:
        found = [Figures(index(data, names, pedoman=pedoman, bobot=options.bobot)) for names in sides]
    overall, groups = found[0], found[1] if by else None
    if options.format == "json":
        everything = as_json(data, overall, groups, text) | ipak_json(data, by)
        return json.dumps(everything, ensure_ascii=False, allow_nan=False)
    if options.format == "csv":
        return _csv(overall if groups is None else groups)
    return _table(data, overall, groups, text)


@dataclass(frozen=True, eq=False)
class Figures:
    """An index, and how sure it is where that was asked for."""

    index: Index
    sure: Uncertainty | None = None


def as_json(data: Data, figures: Figures, by_group: Figures | None, text: Text) -> dict[str, Any]:
    """Everything as one JSON-ready object, full precision; what is not known is None."""
    ledger, overall = data.ledger, figures.index
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
        "groups": [] if by_group is None else [_figures(by_group, i) for i in range(len(by_group.index.table))],
        "overall": _figures(figures, 0),
        "left_out": list(overall.left_out),
        "issues": _issues(ledger, text),
        **({} if figures.sure is None else {"interval": _interval(figures.sure)}),
    }


def _interval(sure: Uncertainty) -> dict[str, Any]:
    return {"level": sure.level, "kind": "worst-case" if sure.worst_case else "sample"}


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


def _figures(found: Figures, position: int) -> dict[str, Any]:
    figures, sure = found.index, found.sure
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
        **({} if sure is None else _certainty(sure, position)),
    }


def _certainty(sure: Uncertainty, position: int) -> dict[str, Any]:
    """The standard error, the interval and the probability of each class; all None where no class has one."""
    row, classes = sure.table.iloc[position], sure.classes.iloc[position]
    return {
        **{name: _known(row[name]) for name in ("se", "low", "high")},
        "class_probability": None if classes.isna().any() else {mutu: float(p) for mutu, p in classes.items()},
        "settled": row["settled"],
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


def _csv(found: Figures) -> str:
    figures, sure = found.index, found.sure
    table = figures.table.drop(columns=["reason"])
    table = table.assign(
        lowest=[" ".join(codes) for codes in table["lowest"]],
        pedoman=figures.pedoman.code,
        kuesioner=figures.questionnaire.code,
        bobot=figures.bobot,
    )
    if sure is not None:
        chances = sure.classes.add_prefix("p_")
        table = pd.concat([table, sure.table[["se", "low", "high", "settled"]], chances], axis=1)
    wide = pd.concat([table, figures.nrr], axis=1)
    for name in figures.by:
        wide[name] = [None if pd.isna(value) else safe_text(value) for value in wide[name]]
    return wide.to_csv(index=False, lineterminator="\n").rstrip("\n")


def _table(data: Data, figures: Figures, by_group: Figures | None, text: Text) -> str:
    ledger, overall = data.ledger, figures.index
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
    if by_group is not None:
        lines += [written(index_table(by_group.index, text, by_group.sure), text).to_string(index=False), ""]
    lines.append(written(index_table(overall, text, figures.sure), text).to_string(index=False))
    if figures.sure is not None and figures.sure.worst_case:
        lines += ["", text("A recap tells no spread: the intervals are the widest that its means allow.")]
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
