"""``python -m ikm compare FILE --by COLUMN``: do the groups differ, all at once and pair by pair."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pandas as pd

from ikm.cli import files
from ikm.comparison import Comparison, compare
from ikm.pedoman import BOBOT
from ikm.report.comparing import pairs_table, tested_words
from ikm.report.tables import REASONS, written
from ikm.survey import ATTRIBUTES
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("compare", help="do groups differ, with pairs and letters")
    files.add(command)
    command.add_argument("--by", required=True, metavar="COLUMN", help="the groups: " + ", ".join(ATTRIBUTES))
    command.add_argument("--bobot", choices=BOBOT, default="exact", help="weight of an unsur (default: exact, 1/k)")
    files.add_filter(command)
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What the command prints."""
    data = files.filtered(options)
    found = compare(data, options.by, pedoman=options.pedoman, bobot=options.bobot)
    if options.format == "json":
        return json.dumps(as_json(found), ensure_ascii=False, allow_nan=False)
    return _table(found, data.source.file, text)


def as_json(found: Comparison) -> dict[str, Any]:
    """Everything as one JSON-ready object; what is not known is None, and ``left_out`` is there if anything is.

    A group that was not filled in is None as ``a`` or ``b``, and "" among the letters.
    """
    test = found.kruskal
    pairs = None if found.pairs is None else [_pair(row) for row in found.pairs.to_dict("records")]
    said: dict[str, Any] = {
        "by": found.by,
        "kruskal_wallis": test
        and {
            "h": test.h,
            "df": test.df,
            "p": test.p,
            "epsilon_squared": test.epsilon_squared,
            "n": test.n,
            "strength": test.strength,
        },
        "pairs": pairs,
        "letters": {name or "": letters for name, letters in found.letters.items()},
    }
    if found.left_out:
        said["left_out"] = [{"group": name, "reason": why} for name, why in found.left_out.items()]
    return said


def _pair(row: dict[Any, Any]) -> dict[str, Any]:
    order = ("a", "b", "difference", "low", "high", "p_holm", "se", "df", "delta", "strength")
    return {name: None if pd.isna(row[name]) else row[name] for name in order}


def _table(found: Comparison, file: str, text: Text) -> str:
    by = attribute_name(found.by, text)
    lines = [" · ".join([file, found.found.index.pedoman.name, by]), ""]
    lines += tested_words(found, text)
    if len(found.found.index.ranking):
        lines += ["", _ranking(found, by, text).to_string(index=False)]
    if found.letters:
        lines.append(
            text("Groups that share a letter are not shown to differ (Dunn's test with Holm's correction, 5%).")
        )
    if found.pairs is not None and len(found.pairs):
        lines += ["", written(pairs_table(found, text), text).to_string(index=False)]
    for name, why in found.left_out.items():
        lines += ["", f"{value_name(name, text)}: {text(REASONS[why])}"]
    return "\n".join(lines)


def _ranking(found: Comparison, by: str, text: Text) -> pd.DataFrame:
    """The ranked groups, best first, with interval and letters."""
    best = found.found.index.ranking
    sure = found.found.table.loc[best.index]
    names = [None if pd.isna(name) else str(name) for name in best[found.by]]
    columns: dict[str, Any] = {
        by: [value_name(name, text) for name in names],
        "IKM": [text.number(value) for value in best["konversi"]],
        text("from"): [text.number(value) for value in sure["low"]],
        text("to"): [text.number(value) for value in sure["high"]],
    }
    if found.letters:
        columns[text("Letters")] = [found.letters[name] for name in names]
    return pd.DataFrame(columns, dtype=object)
