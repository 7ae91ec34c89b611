"""In which order a group's unsur are best worked on, each with its reason in one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ikm.gaps import gaps, group_at
from ikm.index import Index
from ikm.text import Text, mark
from ikm.weakness import from_below, shared_weakness

Clause = tuple[str, dict[str, Any]]
"""A part of a sentence: an English message and its values, numbers as numbers."""

FEW = 3
"""How many codes a sentence lists before it counts them instead."""

DIGITS = {"place": 0, "count": 0, "n": 0}
"""The values that are whole numbers; the others are said with two decimals."""

REASONS = {
    "lowest": mark("Lowest of all unsur here: NRR {nrr} ({mutu})"),
    "tied": mark("Lowest together with {codes}: NRR {nrr} ({mutu})"),
    "tied-many": mark("Lowest together with {count} other unsur: NRR {nrr} ({mutu})"),
    "second": mark("Second lowest here: NRR {nrr} ({mutu})"),
    "further": mark("Number {place} from the lowest: NRR {nrr} ({mutu})"),
    "overall": mark("below the overall mean of {overall}: reaching it brings {gain} points of IKM"),
    "not-below": mark("not below the overall mean of {overall}"),
    "next": mark("reaching class {next} brings {gain} points of IKM"),
    "best": mark("in the best class already"),
    "shared": mark("among the two lowest in {n} of {groups}"),
    "not-ranked": mark("Not ranked, so no order of work can be given"),
}
"""What distinguishes an unsur, in English; a reason is a few of these, joined by semicolons."""


def work_order(by_unit: Index, overall: Index, group: object = None) -> pd.DataFrame:
    """All unsur of one group in the order in which to work on them.

    The rule: **the lowest NRR first**, because that is what the regulation's reports do: the priorities for
    improvement ("prioritas peningkatan kualitas pelayanan") are the unsur with the lowest values. Unsur that tie
    are ordered by the larger gap to the overall mean, then as in the questionnaire. The points that an unsur would
    bring are told and do not change the order: they say how far others are, not how easily the gap is closed.

    ``group``: as in ``ikm.gaps.group_at``. Columns: ``step`` (1, 2, ...; NA where nothing can be ordered), ``place``
    (from below, 1 for all that tie for the lowest), the columns of ``ikm.gaps.gaps`` without the grouping,
    ``weak_in`` (in how many other ranked groups the unsur is among the two lowest), ``reason``: a tuple of
    (message, values), which ``say_reason`` says. The rows of a group that is not ranked stand as in the
    questionnaire and have no step.

    >>> import ikm
    >>> recap = ikm.sample("bandar-lampung-rekap")
    >>> order = work_order(ikm.index(recap, "unit"), ikm.index(recap), "Sukabumi")
    >>> order.code.tolist()[:3]
    ['U13', 'U14', 'U3']
    >>> say_reason(order.reason[1], ikm.EN, "kecamatan")
    'Second lowest here: NRR 1.48 (D); below the overall mean of 2.76: reaching it brings 2.29 points of IKM.'
    """
    at = group_at(by_unit, group)
    label, ranked = by_unit.table.index[at], bool(by_unit.table["ranked"].iloc[at])
    found, everyone = shared_weakness(by_unit), gaps(by_unit, overall)
    rows = everyone[everyone["group"] == label].drop(columns=[*by_unit.by, "group"])
    codes = rows["code"].to_numpy()
    weak = found.unsur.set_index("code")["within"]
    own = found.place.loc[label].gt(0).astype(int) if ranked else 0
    nrr = by_unit.nrr.iloc[[at]] if ranked else by_unit.nrr.iloc[[at]] * np.nan
    place = from_below(nrr, len(codes)).iloc[0][codes].to_numpy()
    rows = rows.assign(weak_in=(weak - own)[codes].to_numpy(), place=pd.array(place, dtype="Int64"))
    rows["place"] = rows["place"].where(rows["place"] > 0)
    order = pd.DataFrame({"place": rows["place"], "far": -rows["overall_gap"].round(9)})
    order = order.sort_values(["place", "far"], kind="stable")  # what has no place stands last
    rows = pd.DataFrame(rows.loc[order.index]).reset_index(drop=True)
    reasons = [_reason(row, rows, len(found.place)) for _, row in rows.iterrows()]
    rows.insert(0, "place", rows.pop("place"))
    rows.insert(0, "step", pd.Series(range(1, len(rows) + 1), dtype="Int64").where(rows["place"].notna()))
    rows["reason"] = pd.Series(reasons, dtype=object)
    return rows


def say_reason(reason: tuple[Clause, ...], text: Text, noun: str = "unit") -> str:
    """A reason as one sentence, its numbers in the reader's language; ``noun``: what the file calls its units."""
    return "; ".join(text(message, **_written(values, text, noun)) for message, values in reason) + "."


def _written(values: dict[str, Any], text: Text, noun: str) -> dict[str, str]:
    """The values of a clause, each as people write it."""
    written = {}
    for name, value in values.items():
        if name == "groups":
            many = text.plural("{n} unit", "{n} units", value)
            written[name] = many if noun == "unit" else f"{text.number(value, 0)} {noun}"
        elif name == "codes":
            written[name] = text.listing(value)
        else:
            written[name] = value if isinstance(value, str) else text.number(value, DIGITS.get(name, 2))
    return written


def _reason(row: pd.Series, rows: pd.DataFrame, groups: int) -> tuple[Clause, ...]:
    """What distinguishes an unsur: where it stands here, the nearest goal above it, and whether others share it."""
    if not row["ranked"]:
        return ((REASONS["not-ranked"], {}),)
    clauses = [_standing(row, rows)]
    if row["overall_gain"] > 0 and groups > 1:
        clauses.append((REASONS["overall"], {"overall": row["overall"], "gain": row["overall_gain"]}))
    else:
        if groups > 1:
            clauses.append((REASONS["not-below"], {"overall": row["overall"]}))
        if row["next_mutu"] is None:
            clauses.append((REASONS["best"], {}))
        else:
            clauses.append((REASONS["next"], {"next": row["next_mutu"], "gain": row["next_gain"]}))
    if row["place"] <= 2 and row["weak_in"] > 0:
        clauses.append((REASONS["shared"], {"n": int(row["weak_in"]) + 1, "groups": groups}))
    return tuple(clauses)


def _standing(row: pd.Series, rows: pd.DataFrame) -> Clause:
    """Where an unsur stands within its group."""
    said: dict[str, Any] = {"nrr": row["nrr"], "mutu": row["mutu"] or "–"}
    if row["place"] > 1:
        kind = "second" if row["place"] == 2 else "further"
        return REASONS[kind], said | ({} if kind == "second" else {"place": int(row["place"])})
    others = [code for code in rows.loc[rows["place"] == 1, "code"] if code != row["code"]]
    if not others:
        return REASONS["lowest"], said
    if len(others) > FEW:
        return REASONS["tied-many"], said | {"count": len(others)}
    return REASONS["tied"], said | {"codes": others}
