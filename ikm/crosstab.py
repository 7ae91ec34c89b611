"""Cross tables: how often two things go together among the respondents, with shares, a test and what to beware of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pandas as pd

from ikm.coarser import coarser
from ikm.cube import Bools, Ints
from ikm.independence import Independence, doubts, independence, untested
from ikm.pedoman import Pedoman, load
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.soundness import sound
from ikm.survey import Survey
from ikm.text import Sentence, mark
from ikm.variables import Variable, variable

Parts = tuple[str | None, ...]
"""The values that a row or column stands for: one, or several together; None: not filled in."""


@dataclass(frozen=True, eq=False)
class Crosstab:
    """Counts of two variables.

    ``counts``: rows x columns, whole numbers; ``row_parts``, ``column_parts``: which values each stands for, blanks
    last; ``blank``: respondents for whom one of the two is not known, who take no part in the test. ``test`` is of
    the values as they are, also where some are shown together; None where ``untested`` says why: "nobody", "one-row",
    "one-column". ``left_out``: units whose answers break the scale, without which answers are crossed. ``smallest``:
    the least number of people that a cell may show, 0 where it may be any.
    """

    rows: Variable
    columns: Variable
    counts: Ints
    row_parts: tuple[Parts, ...]
    column_parts: tuple[Parts, ...]
    blank: int
    test: Independence | None
    untested: str
    left_out: tuple[str, ...] = ()
    smallest: int = 0

    @property
    def n(self) -> int:
        """How many respondents are in the table."""
        return int(self.counts.sum())

    @property
    def personal(self) -> bool:
        """Whether one of the two describes persons."""
        return self.rows.name in PERSONAL or self.columns.name in PERSONAL

    @property
    def shown(self) -> bool:
        """Whether there is anything to see: not where all rows or all columns had to be taken together."""
        return not any(len(parts) == 1 and len(parts[0]) > 1 for parts in (self.row_parts, self.column_parts))

    @property
    def merged(self) -> bool:
        """Whether some values are shown together."""
        return any(len(parts) > 1 for parts in (*self.row_parts, *self.column_parts))

    @property
    def warnings(self) -> tuple[Sentence, ...]:
        """What limits the table and its test; counts that would tell of a few people are left unsaid."""
        return (*_blanks(self.blank, self.smallest), *doubts(self.test, bool(self.smallest)))

    def shares(self, of: str = "row") -> pd.DataFrame:
        """The counts as shares (0-1) of their row, their column or the total ("row", "column", "total").

        NaN where a row or column is empty.
        """
        whole = {
            "row": self.counts.sum(axis=1, keepdims=True),
            "column": self.counts.sum(axis=0, keepdims=True),
            "total": np.array([[self.n]]),
        }[of]
        with np.errstate(invalid="ignore", divide="ignore"):
            return pd.DataFrame(self.counts / whole)

    def without_few(self, smallest: int = SMALLEST_GROUP) -> Crosstab:
        """The table with rows and columns taken together until no cell holds 1 to ``smallest`` - 1 people.

        Whole rows and columns are taken together, so no cell can be had by subtraction from the totals: neighbours
        where the values have an order, else one group of the small ones. The test stays that of all values.
        """
        rows, columns = coarser(
            self.counts,
            (self.rows.ordered, self.columns.ordered),
            (self.rows.kind == "attribute", self.columns.kind == "attribute"),
            ((None,) in self.row_parts[-1:], (None,) in self.column_parts[-1:]),
            smallest,
        )
        down, across = (_members(groups) for groups in (rows, columns))
        return replace(
            self,
            smallest=smallest,
            counts=down @ self.counts @ across.T,
            row_parts=tuple(sum((self.row_parts[i] for i in group), ()) for group in rows),
            column_parts=tuple(sum((self.column_parts[j] for j in group), ()) for group in columns),
        )

    def without_blanks(self) -> Crosstab:
        """The table without the row and the column of those for whom one of the two is not known.

        Blanks that had to be taken together with others stay with them, so that they cannot be had by subtraction.
        """
        keep = [
            np.array([parts != (None,) for parts in axis], dtype=bool) for axis in (self.row_parts, self.column_parts)
        ]
        rows, columns = (
            tuple(parts for parts in axis if parts != (None,)) for axis in (self.row_parts, self.column_parts)
        )
        return replace(self, counts=self.counts[np.ix_(*keep)], row_parts=rows, column_parts=columns)


def crosstab(
    survey: Survey, rows: str, columns: str, *, pedoman: Pedoman | str | None = None, bobot: str = "exact"
) -> Crosstab:
    """Count the respondents in view by two variables: attributes, answers, classes (see ``ikm.variables.choices``).

    Respondents for whom one of the two is not known stand in a row or column of their own (leave them out with
    ``without_blanks``) and take no part in the test (``ikm.independence``). Units whose answers break the scale are
    left out where answers are crossed (``ikm.soundness``). Raises UnknownChoiceError for an unknown variable.

    >>> import ikm
    >>> found = crosstab(ikm.sample("kpp-jatim-responden"), "jenis_kelamin", "U13")
    >>> found.n, found.blank, found.counts.shape, found.column_parts[-1]  # U13: 126 of 150 answered
    (150, 24, (2, 5), (None,))
    """
    bounds = load(pedoman) if isinstance(pedoman, str) else pedoman
    kept: Survey = survey
    left_out: tuple[str, ...] = ()
    if not {rows, columns} <= set(survey.attributes):
        data, _, left_out = sound(survey)
        kept = cast("Survey", data)
    down, across = (variable(kept, name, bounds, bobot) for name in (rows, columns))
    height, width = len(down.values) + 1, len(across.values) + 1
    row, column = (np.where(one.codes < 0, last - 1, one.codes) for one, last in ((down, height), (across, width)))
    counts = np.bincount(row * width + column, minlength=height * width).reshape(height, width)
    known = counts[:-1, :-1]
    why = untested(known)
    keep = [_kept(down, counts.sum(axis=1)), _kept(across, counts.sum(axis=0))]
    row_parts, column_parts = (
        tuple((value,) for value, there in zip((*one.values, None), seen, strict=True) if there)
        for one, seen in zip((down, across), keep, strict=True)
    )
    return Crosstab(
        down,
        across,
        counts[np.ix_(*keep)],
        row_parts,
        column_parts,
        int(counts.sum() - known.sum()),
        None if why else independence(known),
        why,
        left_out,
    )


def _kept(one: Variable, total: Ints) -> Bools:
    """Which values are shown: those that occur, and of a scale every point."""
    keep = total > 0
    if one.kind != "attribute":
        keep[: len(one.values)] = True
    return np.asarray(keep)


def _members(groups: list[list[int]]) -> Ints:
    """Groups x all that are in one: 1 where it is in this one."""
    each = np.arange(sum(map(len, groups)))
    return np.array([np.isin(each, group) for group in groups], dtype=np.int64).reshape(len(groups), len(each))


def _blanks(blank: int, smallest: int) -> list[Sentence]:
    if not blank:
        return []
    if blank < smallest:
        few = mark("Fewer than {least} respondents for whom one of the two is not known take no part in the test.")
        return [Sentence(few, {"least": smallest})]
    return [
        Sentence(
            mark("Respondents for whom one of the two is not known: {n}. They take no part in the test."), {"n": blank}
        )
    ]
