"""``python -m ikm instrument FILE``: is the questionnaire valid and reliable."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ikm.cli import files
from ikm.instrument import ALPHA, RULES, Instrument, instrument
from ikm.questions import OF
from ikm.reliability import LEAST_ALPHA
from ikm.report.question_table import items_table
from ikm.report.testing import few_words, sentences
from ikm.text import Text


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command: argparse.ArgumentParser = commands.add_parser("instrument", help="is the questionnaire valid and reliable")
    files.add(command)
    files.add_filter(command)
    asked = command.add_argument_group("how it is judged")
    asked.add_argument("--alpha", type=float, default=ALPHA, help="level of significance of r table (default: 0.05)")
    asked.add_argument("--rule", choices=RULES, default=RULES[0], help="when a question is valid (default: r-table)")
    asked.add_argument("--corrected", action="store_true", help="judge the corrected item-total correlation")
    asked.add_argument(
        "--least", type=float, default=LEAST_ALPHA[0], help="the least Cronbach's alpha to be reliable (default: 0.60)"
    )
    asked.add_argument("--of", choices=OF, help="test the unsur or the single questions (default: what was asked)")
    command.add_argument("--format", choices=("table", "json"), default="table")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, text: Text) -> str:
    """What the command prints."""
    data = files.filtered(options)
    found = instrument(
        data,
        alpha=options.alpha,
        rule=options.rule,
        corrected=options.corrected,
        least_alpha=options.least,
        of=options.of,
    )
    if options.format == "json":
        return json.dumps(as_json(found), ensure_ascii=False, allow_nan=False)
    lines = [" · ".join([data.source.file, data.pedoman.name]), ""]
    for said in filter(None, [*sentences(found, text), few_words(found, text)]):
        lines += [said, ""]
    return "\n".join([*lines, items_table(found, text, written=True).to_string(index=False)])


def as_json(found: Instrument) -> dict[str, Any]:
    """Everything as one JSON-ready object at full precision; what cannot be computed is None.

    ``alpha`` is Cronbach's. ``valid`` is judged as ``rule`` and ``corrected`` say. ``label`` tells the questions of one
    unsur apart; ``state`` is "constant" where all gave the same answer, "unanswered" where nobody answered.
    """
    whole, half = found.reliability, found.reliability.halves
    items = [
        {
            "unsur": row["unsur"],
            "r": _known(row["r"]),
            "r_corrected": _known(row["r_corrected"]),
            "r_table": _known(found.r_table),
            "p": _known(row["p"]),
            "valid": row["valid"],
            "alpha_if_dropped": _known(row["alpha_if_dropped"]),
            "p_corrected": _known(row["p_corrected"]),
            "missing": int(row["missing"]),
            "mean": _known(row["mean"]),
            "label": row["label"],
            "question": row["question"],
            "state": row["state"],
        }
        for row in found.items.to_dict("records")
    ]
    return {
        "n": found.n,
        "dropped": found.dropped,
        "alpha": _known(whole.alpha),
        "alpha_low": _known(whole.low),
        "alpha_high": _known(whole.high),
        "items": items,
        "of": found.of,
        "outside": found.outside,
        "left_out": list(found.left_out),
        "significance": found.significance,
        "rule": found.rule,
        "corrected": found.corrected,
        "level": found.level,
        "least": found.least_alpha,
        "reliable": found.reliable,
        "alpha_items": whole.k,
        "alpha_standardised": _known(whole.standardised),
        "split_half": {
            "odd": half.odd,
            "even": half.even,
            "r": _known(half.r),
            "spearman_brown": _known(half.spearman_brown),
            "horst": _known(half.horst),
            "guttman": _known(half.guttman),
        },
        "reason": found.reason or None,
    }


def _known(value: float) -> float | None:
    return None if value != value else float(value)
