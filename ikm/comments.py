"""What respondents wrote, for reading: beside their unit alone, in no order that tells who wrote it."""

from __future__ import annotations

import pandas as pd

from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Survey

FEWEST_UNITS = 2
"""A comment without its unit's name may be from so many units at least."""


def comments(survey: Survey, smallest: int = SMALLEST_GROUP) -> pd.DataFrame:
    """The comments in view: columns ``unit`` (where the survey has units) and ``comment``.

    Nothing else of the respondent stands beside them, and they are in the order of the alphabet, not of the
    file. A unit of few respondents is "" (``unnamed_units``); with fewer than ``smallest`` in view altogether, there
    are none to read. Names in columns of their own are never read; NIK, telephone
    numbers, e-mail addresses and names that are announced ("a.n. ...") were hidden when the file was opened.
    """
    people = survey.respondents
    held = pd.Series(dtype=object) if "saran" not in people else people["saran"].dropna().astype(object)
    if survey.n < smallest:
        held = held.iloc[:0]
    table = pd.DataFrame({"comment": held})
    if "unit" in survey.attributes:
        small = unnamed_units(survey, smallest)
        units = people["unit"].astype(object).reindex(held.index)
        table.insert(0, "unit", ["" if pd.isna(unit) or unit in small else unit for unit in units])
        order = pd.Series({unit: i for i, unit in enumerate(["", *people["unit"].cat.categories])}, dtype=float)
        table["_order"] = table["unit"].map(order)
    else:
        table["_order"] = 0.0
    table["_text"] = table["comment"].str.casefold() if len(table) else table["comment"]
    table = table.sort_values(["_order", "_text"], kind="stable")
    return table.drop(columns=["_order", "_text"]).reset_index(drop=True)


def unnamed_units(survey: Survey, smallest: int = SMALLEST_GROUP) -> frozenset[str]:
    """The units in view that are not named beside a comment: those of fewer than ``smallest`` respondents.

    With them the next smallest, as long as they are a single unit or fewer than ``smallest`` people together: of one
    unnamed unit everybody who knows the units would know which it is.
    """
    n = survey.respondents["unit"].value_counts().sort_values(kind="stable")
    n = n[n > 0]
    few = int((n < smallest).sum())
    while 0 < few < len(n) and (few < FEWEST_UNITS or n.iloc[:few].sum() < smallest):
        few += 1
    return frozenset(str(unit) for unit in n.index[:few])
