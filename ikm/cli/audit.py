"""``python -m ikm audit FILE``: which printed figures of a report can be right, as a table, JSON or a letter."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from ikm.audit import Audit, audit
from ikm.audit.said import explained
from ikm.cli import files
from ikm.pedoman import CODES
from ikm.reading import build, join, open_file, printed, understand
from ikm.report.auditing import extent, findings_table, outcome
from ikm.report.letter import letter
from ikm.survey import Survey
from ikm.text import Text


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("audit", help="check the printed figures of a report")
    command.add_argument("file", nargs="+", help=files.FORMATS)
    command.add_argument("--answers", nargs="+", metavar="FILE", help="the respondents' answers to check against")
    command.add_argument("--pedoman", choices=CODES, help="the regulation the report goes by")
    command.add_argument("--unit", metavar="NAME", help="only the findings of this unit and of the whole report")
    command.add_argument("--format", choices=("table", "json", "letter"), default="table")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm audit`` prints for these options."""
    workbook = join([open_file(Path(file)) for file in options.file])
    report = printed(workbook, options.pedoman)
    survey = None
    if options.answers:
        answers = join([open_file(Path(file)) for file in options.answers])
        data = build(answers, understand(answers))
        survey = data if isinstance(data, Survey) else None
    found = audit(report, survey)
    if options.format == "json":
        return json.dumps(as_json(found, text), ensure_ascii=False, allow_nan=False)
    if options.format == "letter":
        return letter(found, text, options.unit)
    return ""


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


_ = (extent, findings_table, outcome)
