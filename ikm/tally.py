"""The narrow waist: per group and unsur, how many answered and what they add up to.

Respondent data and printed recaps become the same tally here; all that lies above reads only this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.cube import LEVELS, Ints, group_sum
from ikm.errors import UnknownChoiceError
from ikm.survey import Floats, Recap, Survey

Data = Survey | Recap


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts per group x unsur.

    ``groups``: one row per group, one column per grouping attribute (NaN: not filled in); ``n``:
    respondents per group; ``answered``, ``total``, ``outside``: groups x unsur, how many answered on the
    scale, the sum of their answers, and how many answers lie outside the scale; ``spread``: groups x
    unsur x levels, how many gave each of the ``levels`` (None for a recap); ``counted``: whether n is
    known (a recap without n weighs each unit as 1).
    """

    groups: pd.DataFrame
    n: Floats
    answered: Floats
    total: Floats
    outside: Floats
    spread: Floats | None
    counted: bool = True
    levels: tuple[float, ...] = LEVELS

    def spread_on(self, points: Sequence[int]) -> Floats:
        """The spread on whole points (groups x unsur x points): each level at the nearest, halves upwards.

        Raises ValueError for a recap, which does not tell how answers fall.
        """
        if self.spread is None:
            raise ValueError("A recap does not tell how the answers fall.")
        nearest = np.floor(np.array(self.levels) + 0.5)
        return np.stack([self.spread[:, :, nearest == point].sum(axis=2) for point in points], axis=2)


def tally(data: Data, by: tuple[str, ...] = (), weights: Floats | None = None) -> Tally:
    """Count ``data`` per group; without ``by``, everything in view is one group.

    ``weights``: for each profile in view (row of a recap), for how many each of its respondents counts; then
    every count of the tally is a sum of weights. Raises UnknownChoiceError for an attribute that the data do
    not have.
    """
    groups, number = grouping(data.profiles, by)
    if isinstance(data, Survey):
        return _of_survey(data, groups, number, weights)
    return _of_recap(data, groups, number, weights)


def grouping(profiles: pd.DataFrame, by: tuple[str, ...]) -> tuple[pd.DataFrame, Ints]:
    """The groups that occur, in category order, blanks last; and each profile's group number.

    Raises UnknownChoiceError for an attribute that the profiles do not have.
    """
    for name in by:
        if name not in profiles:
            raise UnknownChoiceError(
                "The file has no column {column}. Choose one of: {choices}.",
                column=name,
                choices=", ".join(profiles.columns) or "-",
            )
    number, first = numbering(profiles, by)
    if not by:
        return pd.DataFrame(index=range(1)), number
    return profiles[list(by)].iloc[first].astype(object).reset_index(drop=True), number


def numbering(profiles: pd.DataFrame, by: tuple[str, ...]) -> tuple[Ints, Ints]:
    """Each profile's group number, and the first profile of each group; one group without ``by``."""
    number, first = np.zeros(len(profiles), dtype=np.int64), np.zeros(min(len(profiles), 1), dtype=np.int64)
    for name in by:
        codes, width = profiles[name].cat.codes.to_numpy(), len(profiles[name].cat.categories)
        key = number * (width + 1) + np.where(codes < 0, width, codes)
        _, first, number = np.unique(key, return_index=True, return_inverse=True)
    return number, first


def position(groups: pd.DataFrame, group: object) -> int:
    """The row of a group: its number (an int), its name, or a tuple with a value for each grouping column.

    Raises UnknownChoiceError for a group that is not there.

    >>> position(pd.DataFrame({"unit": ["Kedaton", "Sukabumi"]}), "Sukabumi")
    1
    """
    if isinstance(group, int | np.integer) and -1 < group < len(groups):
        return int(group)
    wanted = group if isinstance(group, tuple) else (group,)
    if groups.shape[1] == len(wanted) > 0:
        found = np.flatnonzero((groups == list(wanted)).all(axis=1))
        if len(found):
            return int(found[0])
    names = [" · ".join(map(str, row)) for row in groups.head(20).itertuples(index=False)]
    raise UnknownChoiceError(
        "There is no group {group}. There are: {choices}.",
        group=" · ".join(map(str, wanted)),
        choices=", ".join(names) + (", ..." if len(groups) > len(names) else ""),
    )


def _of_survey(survey: Survey, groups: pd.DataFrame, number: Ints, weights: Floats | None) -> Tally:
    view = slice(None) if survey.view is None else survey.view
    counts = group_sum(_weighted(survey.cube.counts[view], weights), number, len(groups))
    spread = counts[:, :, 1:-1]
    return Tally(
        groups,
        n=group_sum(_weighted(survey.cube.n[view], weights), number, len(groups)),
        answered=spread.sum(axis=2),
        total=spread @ np.array(survey.levels),
        outside=counts[:, :, -1],
        spread=spread,
        levels=survey.levels,
    )


def _of_recap(recap: Recap, groups: pd.DataFrame, number: Ints, weights: Floats | None) -> Tally:
    means = recap.means[recap.rows]
    weight = _weighted(recap.number[recap.rows] if recap.weighted else np.ones(len(means)), weights)
    filled = np.where(np.isnan(means), 0.0, weight[:, None])
    broken = (means < recap.pedoman.lowest) | (means > recap.pedoman.highest)
    return Tally(
        groups,
        n=group_sum(weight, number, len(groups)),
        answered=group_sum(filled, number, len(groups)),
        total=group_sum(np.nan_to_num(means) * weight[:, None], number, len(groups)),
        outside=group_sum(np.where(broken, filled, 0.0), number, len(groups)),
        spread=None,
        counted=recap.weighted,
    )


def _weighted(counts: npt.NDArray[Any], weights: Floats | None) -> npt.NDArray[Any]:
    """The counts of each profile (first axis) times its weight; as they are where there are no weights."""
    return counts if weights is None else counts * weights.reshape(-1, *[1] * (counts.ndim - 1))
