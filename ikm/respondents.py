"""Who answered: counts and shares of every attribute, without groups of few people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.index import Index
from ikm.survey import Floats, Survey
from ikm.tally import tally

SMALLEST_GROUP = 5
"""Groups with fewer respondents than this are not shown on their own: a person could be recognised."""

PERSONAL = ("jenis_kelamin", "umur", "pendidikan", "pekerjaan")
"""The attributes that describe a person."""


def frequency(survey: Survey, attribute: str) -> pd.DataFrame:
    """How many respondents there are of each value: columns ``value``, ``n``, ``share`` (of all in view).

    In the attribute's own order; respondents who did not fill it in are a row of their own with
    ``value`` None, last.
    """
    counted = tally(survey, (attribute,))
    values = [None if pd.isna(value) else value for value in counted.groups[attribute]]
    rows = pd.DataFrame({"value": pd.Series(values, dtype=object), "n": counted.n.astype(np.int64)})
    rows = rows[rows["n"] > 0]
    return rows.assign(share=rows["n"] / max(survey.n, 1)).reset_index(drop=True)


@dataclass(frozen=True, eq=False)
class Characteristics:
    """Who answered, attribute by attribute: ``table`` has ``attribute``, ``value``, ``n``, ``share``.

    ``together``: for each attribute whose small groups were merged (``value`` ""), their names.
    """

    table: pd.DataFrame
    together: dict[str, tuple[str, ...]]


def characteristics(
    survey: Survey,
    attributes: tuple[str, ...] = PERSONAL,
    apart: tuple[str, ...] = PERSONAL,
    smallest: int = SMALLEST_GROUP,
) -> Characteristics:
    """The table of respondents as a thesis prints it: the ``attributes`` that the survey has, one below the other.

    Each attribute's n add up to the respondents in view. Small values of the attributes in ``apart`` are merged as in
    ``merged``.

    >>> import ikm
    >>> table = characteristics(ikm.sample("kpp-jatim-responden")).table
    >>> table[table["attribute"] == "jenis_kelamin"]["n"].sum() == 150
    np.True_
    """
    found: list[pd.DataFrame] = []
    together: dict[str, tuple[str, ...]] = {}
    for name in attributes:
        if name in survey.attributes:
            counts = frequency(survey, name)
            if name in apart:
                counts, small = merged(counts, smallest)
                together |= {name: small} if small else {}
            found.append(counts.assign(attribute=name))
    columns = ["attribute", "value", "n", "share"]
    table = pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)
    return Characteristics(table, together)


def merged(counts: pd.DataFrame, smallest: int = SMALLEST_GROUP) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows of ``frequency`` with values of fewer than ``smallest`` people merged, and their names.

    One small value alone is merged with the next smallest, so that it cannot be told from the total. Who did not fill
    it in (``value`` None) stands alone, however few: in counts that is no trait of a person, and takes no value with
    it; only where all values together are still fewer than ``smallest`` people are these blanks merged with them.
    The merged row has ``value`` "" and stands last. With nothing small, the rows come back as they are.

    >>> ages = pd.DataFrame({"value": ["20-29", "30-39", None], "n": [20, 10, 1], "share": [20 / 31, 10 / 31, 1 / 31]})
    >>> merged(ages)[1]
    ()
    """
    n, blank = counts["n"].to_numpy(), counts["value"].isna().to_numpy()
    small = np.zeros(len(counts), dtype=bool)
    small[~blank] = too_few(n[~blank], smallest)
    if not small.any():
        return counts, ()
    if n[small].sum() < smallest:
        small |= blank
    together = counts[small]
    row = pd.DataFrame({"value": [""], "n": [together["n"].sum()], "share": [together["share"].sum()]})
    names = tuple("" if value is None else str(value) for value in together["value"])
    return pd.concat([counts[~small], row], ignore_index=True), names


def without_small(by_group: Index, smallest: int = SMALLEST_GROUP) -> tuple[Index, int]:
    """The index without groups of fewer than ``smallest`` respondents, and how many were hidden.

    If the hidden groups together have fewer than ``smallest`` people, the next smallest is hidden with
    them: otherwise their figures could be had by subtraction from the total. Who did not fill the attribute in is such
    a group too, beside those that ``merged`` merges.
    """
    keep = large_enough(by_group, smallest)
    return (by_group, 0) if keep.all() else (by_group.only(keep), int((~keep).sum()))


def large_enough(by_group: Index, smallest: int = SMALLEST_GROUP) -> Bools:
    """Which groups ``without_small`` keeps."""
    table = by_group.table
    blank = table[list(by_group.by)].isna().any(axis=1).to_numpy() if by_group.by else None
    return ~too_few(table["n"].to_numpy(), smallest, blank=blank)


def too_few(n: Floats, smallest: int, rest: Floats | None = None, blank: Bools | None = None) -> Bools:
    """Which groups are too small to stand alone, with the next smallest until they are enough together.

    ``rest``: how many of each group a filter leaves out; a few of them are told by the group with and without it, so
    it is too small as well. ``blank``: which groups are of people who did not say. Where they are, the others are
    enough without them, so that a table of counts (``merged``), in which blanks stand alone, gives no more away.

    >>> too_few(np.array([9.0, 28, 30]), 5, np.array([2.0, 0, 4]))
    array([ True, False,  True])
    >>> too_few(np.array([20.0, 7, 3, 2]), 5, blank=np.array([False, False, False, True]))
    array([False,  True,  True,  True])
    """
    left = np.zeros(len(n)) if rest is None else rest
    few = np.asarray((n < smallest) | ((left > 0) & (left < smallest)), dtype=bool)
    every = np.ones(len(n), dtype=bool)
    if blank is None or not few.any():
        return _enough(few, every, n, left, smallest)
    return _enough(_enough(few & ~blank, ~blank, n, left, smallest) | few, every, n, left, smallest)


def _enough(small: Bools, among: Bools, n: Floats, left: Floats, smallest: int) -> Bools:
    """The small groups, with the next smallest of those ``among`` until they are enough people."""
    small = small.copy()
    if small.any():
        for position in np.lexsort((n, left == 0)):
            if among[position] and (n[small].sum() < smallest or 0 < left[small].sum() < smallest):
                small[position] = True
    return small
