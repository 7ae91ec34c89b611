"""The questions of an instrument with their figures and verdicts, as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ikm.instrument import Instrument
from ikm.report.comparing import p_value
from ikm.text import Text


def items_table(found: Instrument, text: Text, *, written: bool = False) -> pd.DataFrame:
    """A row for each question, in questionnaire order; ``written``: figures as text with three decimals."""
    rows = found.items
    columns: dict[str, Any] = {"Unsur": rows["label"].tolist(), text("Question"): rows["question"].tolist()}
    figures = {
        text("Item-total r"): rows["r"],
        text("Corrected r"): rows["r_corrected"],
        text("r table"): pd.Series(found.r_table, rows.index),
        "p": rows["p_corrected" if found.corrected else "p"],
        text("Alpha if left out"): rows["alpha_if_dropped"],
    }
    for name, values in figures.items():
        columns[name] = [text.number(v, 3) for v in values] if written else values.to_numpy(dtype=float)
    if written:
        columns["p"] = [p_value(p, text).replace(" ", "\u00a0") for p in figures["p"]]
    columns[text("Verdict")] = [verdict(valid, text) for valid in rows["valid"]]
    return pd.DataFrame(columns)


def verdict(valid: bool | None, text: Text) -> str:
    """A verdict in words.

    >>> from ikm.text import EN
    >>> verdict(True, EN), verdict(False, EN), verdict(None, EN)
    ('valid', 'not valid', 'cannot be computed')
    """
    if valid is None:
        return text("cannot be computed")
    return text("valid") if valid else text("not valid")
