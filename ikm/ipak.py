"""IPAK: the index of the perception of anti-corruption, the mean of its own statements, beside the IKM."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.cube import group_sum
from ikm.pedoman.statements import IPAK
from ikm.survey import Survey
from ikm.tally import Data, grouping


def ipak(data: Data, by: tuple[str, ...] = ()) -> pd.DataFrame | None:
    """IPAK per group; None where the survey asks none of its statements.

    One row per group: the grouping attributes, ``n`` (who answered any statement), ``statements`` (how many
    were asked) and ``ipak``: the mean over respondents of the mean of their answered statements, on 1-4 (a
    converted scale v on 1-m counts as 1 + (v - 1) x 3 / (m - 1)); NaN where nobody answered.

    Source: the questionnaire SKM Online 2025-2026, five statements that are no unsur (docs/method.md). No class
    is given: no bounds for it are established.
    """
    if not isinstance(data, Survey) or data.items is None:
        return None
    mine = np.array([unsur.startswith(IPAK) for unsur in data.items.unsur], dtype=bool)
    if not mine.any():
        return None
    highest = data.items.highest
    member = data.cube.member if data.view is None else data.cube.member[data.view[data.cube.member]]
    given = data.items.answers if data.view is None else data.items.answers[data.view[data.cube.member]]
    given = given[:, mine].astype(np.float64)
    there = (given > 0) & (given <= highest)
    count = there.sum(axis=1)
    points = 1 + (given - 1) * (data.pedoman.highest - 1) / (highest - 1)
    with np.errstate(invalid="ignore"):
        mean = np.where(there, points, 0.0).sum(axis=1) / count
    groups, number = grouping(data.profiles, by)
    place = np.full(len(data.cube.profiles), -1, dtype=np.int64)
    place[data.profiles.index] = number
    answered = count > 0
    group = place[member][answered]
    n = np.bincount(group, minlength=len(groups))
    with np.errstate(invalid="ignore"):
        value = group_sum(mean[answered], group, len(groups)) / n
    return groups.assign(n=n, statements=int(mine.sum()), ipak=value)
