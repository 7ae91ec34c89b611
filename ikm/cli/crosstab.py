"""``python -m ikm crosstab FILE``: two things of the respondents crossed, with the test that fits."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pandas as pd

from ikm.cli import files
from ikm.crosstab import Crosstab, crosstab
from ikm.errors import UnknownChoiceError
from ikm.report.crossing import figures_of_test, limits_of_test, together_words
from ikm.respondents import PERSONAL
from ikm.survey import Survey
from ikm.text import Text
from ikm.variables import variable_name

SHARES = ("row", "column", "total")


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("crosstab", help="two things of the respondents crossed")
    files.add(command)
    files.add_filter(command)
    what = "an attribute (jenis_kelamin), an answer (U7), its class (mutu:U7) or the class of the own index (mutu)"
    command.add_argument("--rows", required=True, metavar="NAME", help=what)
    command.add_argument("--columns", required=True, metavar="NAME", help="the same")
    command.add_argument("--shares", choices=SHARES, default="row", help="what percentages are of (default: row)")
    command.add_argument("--known", action="store_true", help="leave out who is not known")
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What ``python -m ikm crosstab`` prints for these options."""
    data = files.filtered(options)
    if not isinstance(data, Survey):
        raise UnknownChoiceError(
            "{file} holds no answers of respondents, only figures per unit.", file=data.source.file
        )
    table = crosstab(data, options.rows, options.columns)
    filtered = any(choice.partition("=")[0].strip() in PERSONAL for choice in options.where)
    table = table.without_few() if table.personal or filtered else table
    table = table.without_blanks() if options.known else table
    if not table.shown:
        raise UnknownChoiceError(
            "Crossed in this way, the groups are too small to be shown: too many cells hold fewer than {least} people."
            " Choose others, or take a filter off.",
            least=table.smallest,
        )
    if options.format == "json":
        return json.dumps(as_json(table), ensure_ascii=False, allow_nan=False)
    names = [variable_name(name, data.pedoman, text) for name in (options.rows, options.columns)]
    head = " · ".join([data.source.file, " x ".join(names)])
    said = [figures_of_test(table, text), together_words(table, text), limits_of_test(table, text)]
    return "\n\n".join([head, _written(table, options.shares, text), *filter(None, said)])


def as_json(table: Crosstab) -> dict[str, Any]:
    """The table as a JSON-ready object: values that are shown together stand in one list, null is not known."""
    test = table.test
    return {
        "n": table.n,
        "rows": [list(parts) for parts in table.row_parts],
        "columns": [list(parts) for parts in table.column_parts],
        "counts": table.counts.tolist(),
        "chi2": None if test is None else test.chi2,
        "df": None if test is None else test.df,
        "p": None if test is None else test.p,
        "chi2_p": None if test is None else test.chi2_p,
        "exact_p": None if test is None else test.exact_p,
        "cramers_v": None if test is None else test.v,
        "left_out": list(table.left_out),
    }


def _written(table: Crosstab, of: str, text: Text) -> str:
    """Counts with their shares, and totals."""
    shares = table.shares(of).to_numpy()
    columns = [table.columns.label(parts, text) for parts in table.column_parts]
    rows = {
        table.rows.label(parts, text): [
            *(f"{text.number(int(n), 0)} ({text.percent(s, 1)})" for n, s in zip(counts, line, strict=True)),
            text.number(int(counts.sum()), 0),
        ]
        for parts, counts, line in zip(table.row_parts, table.counts, shares, strict=True)
    }
    total = [text.number(int(n), 0) for n in table.counts.sum(axis=0)]
    rows[text("Total")] = [*total, text.number(table.n, 0)]
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*columns, text("Total")]).to_string()
