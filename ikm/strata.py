"""How respondents were drawn: each unit, and each period of it, is a stratum of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools, Ints, group_sum
from ikm.survey import Floats, Survey
from ikm.tally import numbering

DESIGN = ("unit", "periode")
"""A survey asks a number of people in each unit and period; how many of them are women, or young, is chance."""


@dataclass(frozen=True, eq=False)
class Strata:
    """Where the groups of a survey meet its strata: a *cell* is a stratum's respondents that are in one group.

    ``cell``: of each profile in view; ``group``, ``stratum``: of each cell; ``n``: respondents of each stratum of the
    whole file, whatever is in view; ``profiles``, ``first``: where their names stand.
    """

    cell: Ints
    group: Ints
    stratum: Ints
    n: Floats
    profiles: pd.DataFrame
    first: Ints

    @property
    def names(self) -> pd.DataFrame:
        """The unit and period of each stratum, those that the file has."""
        return self.profiles.iloc[self.first]

    def whole(self, n: Floats) -> Bools:
        """Which groups hold all of every stratum they touch; ``n``: respondents of each cell."""
        parts = n < self.n[self.stratum]
        return np.asarray(np.bincount(self.group[parts], minlength=int(self.group.max(initial=-1)) + 1) == 0)


def strata(survey: Survey, by: tuple[str, ...]) -> Strata:
    """The strata of what is in view, crossed with the groups of ``grouping(survey.profiles, by)``."""
    attributes = tuple(name for name in DESIGN if name in survey.attributes)
    profiles = survey.cube.profiles
    of_profile, first = numbering(profiles, attributes)
    here = of_profile if survey.view is None else of_profile[survey.view]
    number = here if survey.view is None and by == attributes else numbering(survey.profiles, by)[0]
    size = max(len(first), 1)
    found, cell = np.unique(number * size + here, return_inverse=True)
    n = group_sum(survey.cube.n, of_profile, size)
    return Strata(cell, found // size, found % size, n, profiles[list(attributes)], first)


def of_respondents(survey: Survey) -> Ints:
    """The stratum of every respondent of the file."""
    attributes = tuple(name for name in DESIGN if name in survey.attributes)
    return np.asarray(numbering(survey.cube.profiles, attributes)[0][survey.cube.member])
