"""``python -m ikm audit FILE``: which printed figures of a report can be right, as a table, JSON or a letter."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from ikm.audit import Audit, Finding, audit
from ikm.audit.outcome import extent, no_results, outcome, unit_name
from ikm.audit.said import explained, figure, item_name, severity_name
from ikm.cli.files import NO_ANSWERS
from ikm.errors import UnknownChoiceError
from ikm.pedoman import CODES
from ikm.reading import build, join, open_file, printed, understand
from ikm.report.letter import WIDTH, letter
from ikm.survey import Survey
from ikm.text import Text


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("audit", help="check the printed figures of a report")
    command.add_argument(
        "file", nargs="+", help="xlsx, xlsm, xls, xlsb, ods or csv; several files are read as one report"
    )
    command.add_argument("--answers", nargs="+", metavar="FILE", help="the respondents' answers to check against")
    command.add_argument("--pedoman", choices=CODES, help="the regulation the report goes by")
    command.add_argument("--unit", metavar="NAME", help="only the findings of this unit and of the whole report")
    command.add_argument("--format", choices=("table", "json", "letter"), default="table")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm audit`` prints for these options."""
    report = printed(join([open_file(Path(file)) for file in options.file]), options.pedoman)
    found = audit(report, _answers(options.answers) if options.answers else None)
    if options.unit is not None:
        found = found.only(options.unit)
    if options.format == "json":
        return json.dumps(as_json(found, text), ensure_ascii=False, allow_nan=False)
    if options.format == "letter":
        return letter(found, text, options.unit)
    parts = [" · ".join([report.source.file, report.pedoman.name]), extent(report, text), outcome(found, text)]
    parts += [_block(one, text) for one in found.findings]
    parts += [
        text("Not read: {cells}.", cells=text.listing([f"{place} “{cell}”" for place, cell in report.unread]))
    ] * bool(report.unread)
    parts += [no_results(report, text)] * bool(report.formulas)
    return "\n\n".join(parts)


def _answers(names: Sequence[str]) -> Survey:
    workbook = join([open_file(Path(file)) for file in names])
    data = build(workbook, understand(workbook))
    if not isinstance(data, Survey):
        raise UnknownChoiceError(NO_ANSWERS, file=workbook.name)
    return data


def _block(one: Finding, text: Text) -> str:
    """A finding in a few lines."""
    head = " · ".join([severity_name(one.severity, text), unit_name(one.unit, text), item_name(one.item, text)])
    if one.printed is not None:
        head += " · " + text("printed {value}", value=figure(one.printed, text))
    if one.recomputed is not None:
        head += " · " + text("recomputed {value}", value=figure(one.recomputed, text))
    place = f" [{one.place}]" if one.place else ""
    return "\n".join(
        [head, *textwrap.wrap(explained(one, text) + place, WIDTH, initial_indent="  ", subsequent_indent="  ")]
    )


def as_json(found: Audit, text: Text) -> dict[str, Any]:
    """The findings as a JSON-ready object."""
    return {
        "findings": [
            {
                "severity": one.severity,
                "code": one.code,
                "unit": one.unit,
                "item": one.item,
                "printed": _plain(one.printed),
                "recomputed": _plain(one.recomputed),
                "explanation": explained(one, text),
                "place": one.place,
            }
            for one in found.findings
        ]
    }


def _plain(value: Decimal | str | None) -> float | str | None:
    return float(value) if isinstance(value, Decimal) else value
