"""How many people each unit serves, and what share of them was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from ikm.errors import UnknownChoiceError
from ikm.survey import Floats, Recap
from ikm.tally import Data

Asked = Callable[[pd.DataFrame, Floats], Floats]
"""Strata (or rows of a recap) and how many respondents each has -> the share of its people who were asked."""


def asked(kept: Data, population: Mapping[str, float] | None) -> Asked:
    """The share of each stratum's people who were asked; 0 where that is not known.

    Raises UnknownChoiceError for a unit with more respondents than people, unless the recap itself tells so.
    """
    known = population_of(kept) if population is None and isinstance(kept, Recap) else dict(population or {})

    def share(names: pd.DataFrame, n: Floats) -> Floats:
        if not known or "unit" not in names:
            return np.zeros(len(names))
        people = np.array([known.get(unit, np.inf) if isinstance(unit, str) else np.inf for unit in names["unit"]])
        shares = np.nan_to_num(n / np.where(people > 0, people, np.inf))
        for place in np.flatnonzero(shares > 1):
            if population is not None:
                raise UnknownChoiceError(
                    "{unit} has {n} respondents but a population of {population}. Check the population.",
                    unit=str(names["unit"].iloc[place]),
                    n=f"{n[place]:.0f}",
                    population=f"{people[place]:.0f}",
                )
        return np.where(shares > 1, 0.0, shares)

    return share


def population_of(recap: Recap) -> dict[str, float]:
    """The population of each unit that the recap tells, where its rows agree on it."""
    if "unit" not in recap.attributes:
        return {}
    told = pd.Series(recap.population, index=recap.everyone["unit"].astype(object)).dropna()
    return {str(unit): float(rows.iloc[0]) for unit, rows in told.groupby(level=0) if rows.nunique() == 1}
