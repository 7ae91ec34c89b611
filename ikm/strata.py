"""How respondents were drawn: each unit, and each period of it, is a stratum of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools, Ints, group_sum
from ikm.survey import Floats, Survey
from ikm.tally import grouping

DESIGN = ("unit", "periode")
"""A survey asks a number of people in each unit and period; how many of them are women, or young, is chance."""


@dataclass(frozen=True, eq=False)
class Strata:
    """Where the groups of a survey meet its strata: a *cell* is a stratum's respondents that are in one group.

    ``cell``: of each profile in view; ``group``, ``stratum``: of each cell; ``names``: a row per stratum of the whole
    file; ``n``: respondents of each stratum, whatever is in view.
    """

    cell: Ints
    group: Ints
    stratum: Ints
    names: pd.DataFrame
    n: Floats

    def whole(self, n: Floats) -> Bools:
        """Which groups hold all of every stratum they touch; ``n``: respondents of each cell."""
        parts = n < self.n[self.stratum]
        return np.asarray(np.bincount(self.group[parts], minlength=int(self.group.max(initial=-1)) + 1) == 0)


def strata(survey: Survey, by: tuple[str, ...]) -> Strata:
    """The strata of what is in view, crossed with the groups of ``grouping(survey.profiles, by)``."""
    attributes = tuple(name for name in DESIGN if name in survey.attributes)
    groups, number = grouping(survey.profiles, by)
    if survey.view is None and by == attributes:
        names, of_profile = groups, number
    else:
        names, of_profile = grouping(survey.cube.profiles, attributes)
    here = of_profile if survey.view is None else of_profile[survey.view]
    found, cell = np.unique(number * max(len(names), 1) + here, return_inverse=True)
    group, stratum = np.divmod(found, max(len(names), 1))
    return Strata(cell, group, stratum, names, group_sum(survey.cube.n, of_profile, len(names)))


def of_respondents(survey: Survey) -> Ints:
    """The stratum of every respondent of the file."""
    attributes = tuple(name for name in DESIGN if name in survey.attributes)
    return np.asarray(grouping(survey.cube.profiles, attributes)[1][survey.cube.member])
