"""``python -m ikm describe FILE``: who answered, how every unsur was answered, and a paragraph on each."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ikm.cli import files
from ikm.description import Description, describe
from ikm.dissatisfied import dissatisfied
from ikm.errors import UnknownChoiceError
from ikm.index import index
from ikm.report.described import answers_table, characteristics_table, with_percent
from ikm.report.describing import paragraphs
from ikm.respondents import PERSONAL, SMALLEST_GROUP, Characteristics, characteristics
from ikm.survey import Survey
from ikm.tally import Data
from ikm.text import Text
from ikm.uncertainty import uncertainty


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("describe", help="frequencies, answers and words per unsur")
    files.add(command)
    files.add_filter(command)
    command.add_argument("--format", choices=("table", "json", "text"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm describe`` prints for these options."""
    data = files.filtered(options)
    filtered = any(choice.partition("=")[0].strip() in PERSONAL for choice in options.where)
    if filtered and (data.n or 0) < SMALLEST_GROUP:
        raise UnknownChoiceError(
            "Fewer than {least} respondents match the filter, so nothing is shown of them: they could be recognised.",
            least=SMALLEST_GROUP,
        )
    if options.format == "text":
        return "\n\n".join(f"{one.title}\n{one.words}" for one in _paragraphs(data, text))
    if not isinstance(data, Survey):
        raise UnknownChoiceError(
            "{file} holds no answers of respondents, only figures per unit.", file=data.source.file
        )
    found = describe(data)
    people = characteristics(data, data.attributes, data.attributes if filtered else PERSONAL)
    if options.format == "json":
        return json.dumps(as_json(found, people), ensure_ascii=False, allow_nan=False)
    tables = [answers_table(found, data.pedoman, text)]
    tables += [characteristics_table(people, text)] if len(people.table) else []
    parts = [with_percent(table, text).to_string(index=False) for table in tables[::-1]]
    return "\n\n".join([" · ".join([data.source.file, data.pedoman.name]), *parts])


def as_json(found: Description, people: Characteristics) -> dict[str, Any]:
    """Counts and figures as a JSON-ready object, full precision; null where there is none."""
    levels = [int(level) if level == int(level) else level for level in found.levels]
    return {
        "respondents": [
            {"attribute": name, "value": value, "f": int(n)}
            for name, value, n in people.table[["attribute", "value", "n"]].itertuples(index=False)
        ],
        "unsur": [
            {
                "unsur": row["code"],
                "f": {str(level): int(n) for level, n in zip(levels, counts, strict=True)},
                "answered": int(row["n"]),
                "blank": int(row["blank"]),
                "outside": int(row["outside"]),
                **{name: _known(row[name]) for name in ("mean", "median", "sd")},
                "mode": list(row["mode"]),
            }
            for row, counts in zip(found.table.to_dict("records"), found.counts, strict=True)
        ],
        "left_out": list(found.left_out),
    }


def _known(value: float) -> float | None:
    return None if value != value else float(value)


def _paragraphs(data: Data, text: Text) -> tuple[Any, ...]:
    if isinstance(data, Survey):
        return paragraphs(uncertainty(data), text, described=describe(data), groups=dissatisfied(data))
    by_unit = index(data, "unit") if "unit" in data.attributes else None
    return paragraphs(uncertainty(data), text, by_unit=by_unit)
