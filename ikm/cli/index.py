"""``python -m ikm index FILE``: the same figures as the screen, as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ikm.city import city
from ikm.cli import files
from ikm.cli.index_json import Figures, as_json, city_json, ipak_json, served_json
from ikm.index import index
from ikm.ipak import ipak
from ikm.pedoman import BOBOT, load
from ikm.report.tables import index_table, safe_text, written
from ikm.survey import ATTRIBUTES
from ikm.tally import Data
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import WAYS, converted
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
    command.add_argument(
        "--population", metavar="FILE", help="a small file with the people served by each unit; asks for --interval too"
    )
    command.add_argument("--format", choices=("table", "json", "csv"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm index`` prints for these options."""
    data = files.filtered(options)
    pedoman = load(options.pedoman) if options.pedoman else data.pedoman
    by = tuple(dict.fromkeys(options.by))
    sides = [()] + [by] * bool(by)
    served = files.served(options.population, data) if options.population else None
    people = None if served is None else served.numbers
    if options.interval or served:
        sure = [uncertainty(data, names, pedoman=pedoman, bobot=options.bobot, population=people) for names in sides]
        found = [Figures(one.index, one) for one in sure]
    else:
        found = [Figures(index(data, names, pedoman=pedoman, bobot=options.bobot)) for names in sides]
    overall, groups = found[0], found[1] if by else None
    if options.format == "json":
        everything = as_json(data, overall, groups, text) | ipak_json(data, by)
        if overall.sure is not None:
            everything |= city_json(data, overall.sure, people) | served_json(served)
        return json.dumps(everything, ensure_ascii=False, allow_nan=False)
    if options.format == "csv":
        return _csv(overall if groups is None else groups)
    return _table(data, overall, groups, people, text)


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


def _ways(data: Data, sure: Uncertainty, people: Mapping[str, float] | None, text: Text) -> list[str]:
    """The overall figure in three ways, a line each, where the file has units."""
    if "unit" not in data.attributes:
        return []
    found = city(data, pedoman=sure.index.pedoman, bobot=sure.index.bobot, population=people)
    names = [text(WAYS[way]) for way in found["way"]]
    said = [
        text(
            "{konversi} {mutu}, {low} to {high}",
            konversi=text.number(row["konversi"]),
            mutu=row["mutu"] or NOTHING,
            low=text.number(row["low"]),
            high=text.number(row["high"]),
        )
        for row in found.to_dict("records")
    ]
    return ["", *(f"{name}: {words}" for name, words in zip(names, said, strict=True))]


def _table(
    data: Data, figures: Figures, by_group: Figures | None, people: Mapping[str, float] | None, text: Text
) -> str:
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
    if figures.sure is not None:
        lines += _ways(data, figures.sure, people, text)
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
