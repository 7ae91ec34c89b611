"""Who answered: counts and shares of every attribute, and crossed with the unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from ikm.index import Index
from ikm.survey import Survey

SMALLEST_GROUP = 5
"""Groups with fewer respondents than this are not shown on their own: a person could be recognised."""

PERSONAL = ("jenis_kelamin", "umur", "pendidikan", "pekerjaan")
"""The attributes that describe a person."""


def frequency(survey: Survey, attribute: str) -> pd.DataFrame:
    """How many respondents there are of each value: columns ``value``, ``n``, ``share`` (of all in view).

    In the attribute's own order; respondents who did not fill it in are a row of their own with
    ``value`` None, last.
    """
    values = survey.respondents[attribute]
    n = values.value_counts(sort=False)
    rows = pd.DataFrame({"value": n.index.astype(object), "n": n.to_numpy()})
    rows = rows[rows["n"] > 0]
    blank = int(values.isna().sum())
    if blank:
        rows = pd.concat([rows, pd.DataFrame({"value": [None], "n": [blank]})], ignore_index=True)
    return rows.assign(share=rows["n"] / max(survey.n, 1)).reset_index(drop=True)


def merged(counts: pd.DataFrame, smallest: int = SMALLEST_GROUP) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows of ``frequency`` with values of fewer than ``smallest`` people merged, and their names.

    One small value alone is merged with the next smallest, so that it cannot be told from the total.
    The merged row has ``value`` "" and stands last. With nothing small, the rows come back as they are.
    """
    n = counts["n"].to_numpy()
    small = n < smallest
    if not small.any():
        return counts, ()
    for position in np.argsort(n, kind="stable"):
        if n[small].sum() < smallest:
            small[position] = True
    together = counts[small]
    row = pd.DataFrame({"value": [""], "n": [together["n"].sum()], "share": [together["share"].sum()]})
    names = tuple("" if value is None else str(value) for value in together["value"])
    return pd.concat([counts[~small], row], ignore_index=True), names


def without_small(by_group: Index, smallest: int = SMALLEST_GROUP) -> tuple[Index, int]:
    """The index without groups of fewer than ``smallest`` respondents, and how many were hidden.

    If only one group is small, the next smallest is hidden with it: otherwise it could be had by
    subtraction from the total.
    """
    n = by_group.table["n"].to_numpy()
    keep = n >= smallest
    if (~keep).sum() == 1 and keep.any():
        keep[np.where(keep, n, np.inf).argmin()] = False
    if keep.all():
        return by_group, 0
    return (
        replace(
            by_group,
            table=by_group.table[keep].reset_index(drop=True),
            nrr=by_group.nrr[keep].reset_index(drop=True),
            answered=by_group.answered[keep].reset_index(drop=True),
            outside=by_group.outside[keep].reset_index(drop=True),
        ),
        int((~keep).sum()),
    )


def crossed(survey: Survey, attribute: str) -> pd.DataFrame:
    """Respondents of each unit by attribute: units x values, counts (blank values in column None)."""
    people = survey.respondents
    table = pd.crosstab(
        people["unit"].astype(object).where(people["unit"].notna(), None),
        people[attribute].astype(object).where(people[attribute].notna(), "–"),
    )
    order = [value for value in people[attribute].cat.categories if value in table]
    return table[order + [value for value in table if value not in order]]
