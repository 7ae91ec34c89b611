"""``python -m ikm target FILE``: what it takes to reach a class, as a table or JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ikm.alternatives import Alternatives, alternatives
from ikm.cli import files
from ikm.errors import UnknownChoiceError
from ikm.index import Index
from ikm.pedoman import BOBOT, load
from ikm.simulation import basis
from ikm.tally import position
from ikm.target import Target, target
from ikm.text import Text

MOST = 5
"""So many single answers are listed in the table."""


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("target", help="the least rise of NRR that reaches a class")
    files.add(command)
    command.add_argument("--bobot", choices=BOBOT, default="exact", help="weight of an unsur (default: exact, 1/k)")
    files.add_filter(command)
    command.add_argument("--unit", metavar="NAME", help="the unit (default: the whole survey)")
    command.add_argument("--mutu", required=True, metavar="CLASS", help="the class to reach: A, B, C or D")
    command.add_argument(
        "--fixed", action="extend", nargs="+", default=[], metavar="CODE", help="unsur that cannot rise"
    )
    command.add_argument(
        "--limit", action="extend", nargs="+", default=[], metavar="CODE=NRR", help="the highest NRR of an unsur"
    )
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm target`` prints for these options."""
    data = files.filtered(options)
    pedoman = load(options.pedoman) if options.pedoman else data.pedoman
    start = basis(data, None if options.unit is None else "unit", pedoman=pedoman, bobot=options.bobot)
    figures, group = start.before, 0 if options.unit is None else options.unit
    limits = dict(_limit(code, value) for code, value in files.pairs(options.limit, "CODE=NRR"))
    found = target(figures, group, options.mutu, limits=limits, fixed=options.fixed)
    if options.format == "json":
        return json.dumps(as_json(found), ensure_ascii=False, allow_nan=False)
    ways = alternatives(figures, group, options.mutu, counted=start.shown, limits=limits, fixed=options.fixed)
    nrr = figures.nrr.iloc[position(start.shown.groups, group)]
    who = text("The whole survey") if options.unit is None else options.unit
    parts = [
        [" · ".join([data.source.file, pedoman.name, text("weight {weight}", weight=options.bobot)])],
        [_sentence(who, found, figures, text)],
        _changes(found, figures, nrr, text),
        *([_few(ways, figures, text), _answers(ways, figures, text)] if found.total_change != 0 else []),
        _left_out(figures, text),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def as_json(found: Target) -> dict[str, Any]:
    """The answer as a JSON-ready object, full precision.

    ``from`` and ``to`` in konversi, ``changes`` in points of NRR by code, only those that rise. Where the
    class is reached already, ``changes`` is empty and ``total_change`` 0. Where it is out of reach, ``to`` is the
    highest konversi that the limits allow, ``changes`` is empty and ``total_change`` null. After these
    stand ``highest`` (what the limits allow) and ``mutu`` (the class aimed at).
    """
    return {
        "reachable": found.reachable,
        "from": found.start,
        "to": found.to,
        "changes": found.changes,
        "total_change": found.total_change,
        "highest": found.highest,
        "mutu": found.mutu,
    }


def _limit(code: str, value: str) -> tuple[str, float]:
    try:
        return code, float(value.replace(",", "."))
    except ValueError:
        raise UnknownChoiceError("{value} is no number.", value=value) from None


def _sentence(who: str, found: Target, figures: Index, text: Text) -> str:
    start, mutu = text.number(found.start), found.mutu
    if not found.reachable:
        highest = text.number(found.highest)
        return text(
            "{group} cannot reach class {mutu}: it stands at {start} and gets to {highest} at most.",
            group=who,
            mutu=mutu,
            start=start,
            highest=highest,
        )
    if found.total_change == 0:
        now = figures.pedoman.classify(found.start).mutu
        return text("{group} stands at {start}, class {mutu} already.", group=who, start=start, mutu=now)
    return text(
        "{group} reaches class {mutu} when its NRR rise by {total} in all: from {start} to {to}. No smaller sum is"
        " enough. Any way to share it is as good; here the lowest unsur rise first.",
        group=who,
        mutu=mutu,
        total=text.number(found.total_change, 4),
        start=start,
        to=text.number(found.to),
    )


def _unsur(codes: Sequence[str], figures: Index) -> str:
    return ", ".join(f"{code} {figures.questionnaire.unsur_named(code).name}" for code in codes)


def _lines(table: pd.DataFrame) -> list[str]:
    return table.to_string(index=False).split("\n")


def _changes(found: Target, figures: Index, nrr: pd.Series, text: Text) -> list[str]:
    """What each unsur has to rise by."""
    if not found.changes:
        return []
    rows = {
        text("Unsur"): [_unsur([code], figures) for code in found.changes],
        text("NRR now"): [text.number(nrr[code], 4) for code in found.changes],
        text("Rise"): [text.number(rise, 4) for rise in found.changes.values()],
        text("NRR then"): [text.number(nrr[code] + rise, 4) for code, rise in found.changes.items()],
    }
    return _lines(pd.DataFrame(rows))


def _few(ways: Alternatives, figures: Index, text: Text) -> list[str]:
    """What it takes with only the lowest unsur."""
    if not ways.lowest:
        return []
    enough = [one.reachable for _, one in ways.lowest]
    rows = {
        text("Only the lowest unsur"): [_unsur(codes, figures) for codes, _ in ways.lowest],
        text("Enough"): [text("yes") if yes else text("no") for yes in enough],
        text("Rise in all"): [text.number(one.total_change, 4) for _, one in ways.lowest],
        text("IKM then"): [text.number(one.to) for _, one in ways.lowest],
    }
    return _lines(pd.DataFrame(rows))


def _answers(ways: Alternatives, figures: Index, text: Text) -> list[str]:
    """The single better answers that bring most."""
    rows = ways.answers[ways.answers["allowed"] & (ways.answers["people"] > 0)]
    best = rows.sort_values("gain", ascending=False, kind="stable").head(MOST)
    if not len(best):
        return []
    lowest = figures.questionnaire.lowest
    said = []
    for code, old, new in zip(best["code"], best["from_level"], best["to_level"], strict=True):
        labels = figures.questionnaire.unsur_named(code).labels
        said.append(f"{code} {labels[old - lowest]} → {labels[new - lowest]}")
    table = pd.DataFrame(
        {
            text("If all of these answered one better"): said,
            text("Respondents"): [text.number(people, 0) for people in best["people"]],
            text("Gain (points)"): [text.number(gain) for gain in best["gain"]],
            text("IKM then"): [text.number(to) for to in best["konversi"]],
            "Mutu": list(best["mutu"]),
        }
    )
    return _lines(table)


def _left_out(figures: Index, text: Text) -> list[str]:
    if not figures.left_out:
        return []
    units = text.listing(figures.left_out)
    return [text("Not part of the overall figure, because the scale is broken: {units}.", units=units)]
