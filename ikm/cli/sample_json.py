"""What ``python -m ikm sample --format json`` says, as one object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ikm.achieved import Achieved
from ikm.allocation import Allocation
from ikm.sampling import Size
from ikm.text import Text
from ikm.text.sentence import Sentence


def as_json(
    found: Size,
    n: int,
    sample: Mapping[str, int],
    shared: Allocation | None,
    each: Mapping[str, Size],
    beside: Achieved | None,
    drawing: tuple[pd.DataFrame | None, int | None],
    notes: Iterable[Sentence],
    text: Text,
) -> dict[str, Any]:
    """The answer as a JSON-ready object, full precision.

    ``method``, ``n`` and ``allocation`` (stratum -> respondents; empty without strata), then ``population``, ``size``
    (what the method asks for), ``exact`` (before rounding), ``error`` (null where the method has none), ``formula``
    with its numbers, ``notes``; with strata ``way`` and ``quota``; with --each ``each``; with --survey ``achieved``;
    with --draw ``seed`` and ``draw``.
    """
    answer: dict[str, Any] = {
        "method": found.method,
        "n": n,
        "allocation": dict(sample),
        "population": found.population,
        "size": found.n,
        "exact": float(found.exact),
        "error": None if found.error is None else float(found.error),
        "formula": found.formula.said(text),
        "notes": [note.said(text) for note in notes],
    }
    if shared is not None:
        answer |= {"way": shared.way, "quota": dict(zip(shared.table["stratum"], shared.table["quota"], strict=True))}
        if "sd" in shared.table:
            answer["sd"] = dict(zip(shared.table["stratum"], shared.table["sd"], strict=True))
    if each:
        answer["each"] = {name: {"population": one.population, "exact": float(one.exact)} for name, one in each.items()}
    if beside is not None:
        whole = {"planned": beside.planned, "achieved": _known(beside.achieved)}
        sure = {"margin": _known(beside.margin), "half": _known(beside.half), "widest": beside.worst_case}
        answer["achieved"] = whole | sure | {"strata": _rows(beside.table)}
    numbers, seed = drawing
    if numbers is not None:
        answer |= {"seed": seed, "draw": _rows(numbers)}
    return answer


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): _known(v) for k, v in row.items()} for row in table.astype(object).to_dict("records")]


def _known(value: Any) -> Any:
    """A figure, or None where it is not known."""
    return None if isinstance(value, float) and value != value else value
