"""The figures of ``python -m ikm index`` as JSON: full precision, what is not known is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ikm.city import city
from ikm.index import Index
from ikm.ipak import ipak
from ikm.ledger import Ledger, say_issue
from ikm.reading import Populations
from ikm.tally import Data
from ikm.text import Text
from ikm.uncertainty import Uncertainty


@dataclass(frozen=True, eq=False)
class Figures:
    """An index, and how sure it is where that was asked for."""

    index: Index
    sure: Uncertainty | None = None


def as_json(data: Data, figures: Figures, by_group: Figures | None, text: Text) -> dict[str, Any]:
    """Everything as one JSON-ready object, full precision; what is not known is None."""
    ledger, overall = data.ledger, figures.index
    return {
        "pedoman": overall.pedoman.code,
        "bobot": overall.bobot,
        "source": {
            "file": data.source.file,
            "shape": data.source.shape,
            "sheets": list(data.source.sheets),
            **({"converted_from": f"1-{data.source.points}"} if data.source.points else {}),
        },
        "rows": {
            "read": ledger.rows_read,
            "used": ledger.rows_used,
            "set_aside": ledger.rows_set_aside,
        },
        "groups": [] if by_group is None else [_figures(by_group, i) for i in range(len(by_group.index.table))],
        "overall": _figures(figures, 0),
        "left_out": list(overall.left_out),
        "issues": _issues(ledger, text),
        **({} if figures.sure is None else {"interval": _interval(figures.sure)}),
    }


def city_json(data: Data, sure: Uncertainty, population: Mapping[str, float] | None) -> dict[str, Any]:
    """The overall figure in three ways, where the file has several ranked units; else nothing."""
    if "unit" not in data.attributes:
        return {}
    figures = sure.index
    found = city(data, pedoman=figures.pedoman, bobot=figures.bobot, population=population, level=sure.level)
    names = {"konversi": "ikm_konversi", "mutu": "mutu", "se": "se", "low": "low", "high": "high"}
    rows = found.to_dict("records")
    return {"city": {row["way"]: {new: _known(row[old]) for old, new in names.items()} for row in rows}}


def served_json(served: Populations | None) -> dict[str, Any]:
    """The people served as they were read, and what could not be brought together; nothing without a file of them."""
    if served is None:
        return {}
    left = {name: list(getattr(served, name)) for name in ("unknown", "missing", "twice", "unread")}
    return {"population": {"numbers": dict(served.numbers)} | left}


def _interval(sure: Uncertainty) -> dict[str, Any]:
    return {"level": sure.level, "kind": "worst-case" if sure.worst_case else "sample"}


def ipak_json(data: Data, by: tuple[str, ...]) -> dict[str, Any]:
    """IPAK, overall and per group, where the survey has its statements; else nothing."""
    overall, groups = ipak(data), ipak(data, by) if by else None
    if overall is None:
        return {}
    rows = [] if groups is None else groups.to_dict("records")
    found: dict[str, Any] = {
        "statements": int(overall["statements"].iloc[0]),
        "n": int(overall["n"].iloc[0]),
        "ipak": _known(overall["ipak"].iloc[0]),
        "groups": [
            {"group": {name: _known(row[name]) for name in by}, "n": int(row["n"]), "ipak": _known(row["ipak"])}
            for row in rows
        ],
    }
    return {"ipak": found}


def _figures(found: Figures, position: int) -> dict[str, Any]:
    figures, sure = found.index, found.sure
    row = figures.table.iloc[position]
    group = {"group": {name: _known(row[name]) for name in figures.by}} if figures.by else {}
    return group | {
        "n": _count(row["n"]),
        "answered": {code: _count(x) for code, x in figures.answered.iloc[position].items()},
        "nrr": {code: _known(x) for code, x in figures.nrr.iloc[position].items()},
        "ikm": _known(row["ikm"]),
        "ikm_konversi": _known(row["konversi"]),
        "mutu": row["mutu"],
        "kinerja": row["kinerja"],
        "lowest": list(row["lowest"]),
        "ranked": bool(row["ranked"]),
        **({} if sure is None else _certainty(sure, position)),
    }


def _certainty(sure: Uncertainty, position: int) -> dict[str, Any]:
    """The standard error, the interval and the probability of each class; all None where no class has one."""
    row, classes = sure.table.iloc[position], sure.classes.iloc[position]
    return {
        **{name: _known(row[name]) for name in ("se", "low", "high")},
        "class_probability": None if classes.isna().any() else {mutu: float(p) for mutu, p in classes.items()},
        "settled": row["settled"],
    }


def _known(value: Any) -> Any:
    if pd.isna(value):
        return None
    return float(value) if isinstance(value, np.floating | float) else value


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else round(value)


def _issues(ledger: Ledger, text: Text) -> list[dict[str, Any]]:
    columns = ["sheet", "row", "column", "value", "code"]
    return [
        {str(k): v for k, v in issue.items()}
        | {"row": _count(issue["row"]), "message": say_issue(text, issue["code"], issue["value"])}
        for issue in ledger.issues[columns].to_dict("records")
    ]
