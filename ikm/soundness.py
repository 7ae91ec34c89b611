"""Which data break the scale, and what the figures rest on without them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.survey import Recap
from ikm.tally import Data, grouping, tally

OUTSIDE_LIMIT = 0.05
"""A unit of which more than this share of its respondents' filled-in answers lies outside the scale is not ranked.
Our own rule (docs/decisions/0003): one typing error does not unrank a unit, a wrong scale does."""


def sound(data: Data, by: tuple[str, ...] = ()) -> tuple[Data, Bools, tuple[str, ...]]:
    """What the figures by ``by`` rest on: the data, which groups break the scale, and who is left out.

    A group by unit breaks the scale when any of its data do. Other groups mix units, so what breaks the
    scale is left out of them and named; where a group holds nothing else, it is kept and breaks the scale.
    """
    broken = breaks_scale(data)
    groups, number = grouping(data.profiles, by)
    size = len(groups)
    if not broken.any():
        return data, np.zeros(size, dtype=bool), ()
    bad = np.bincount(number[broken], minlength=size) > 0
    if part_of(data) in by:
        return data, bad, ()
    good = np.bincount(number[~broken], minlength=size) > 0
    drop = broken & good[number]
    if not drop.any():
        return data, bad, ()
    part = part_of(data)
    named = data.profiles[part][drop] if part else pd.Series([None])
    left_out = sorted({NAMELESS if pd.isna(name) else str(name) for name in named})
    return data.only(~drop), bad & ~good, tuple(left_out)


NAMELESS = "–"
"""How a unit without a name is called."""


def part_of(data: Data) -> str | None:
    """The attribute whose values are judged one by one: the unit, else the service, else none."""
    return next((name for name in ("unit", "layanan") if name in data.attributes), None)


def breaks_scale(data: Data) -> Bools:
    """Which profiles in view (rows of a recap) break the scale.

    A row of a recap does when any of its means lies outside the scale. Respondents do together with all of
    their unit, when more than OUTSIDE_LIMIT of the unit's filled-in answers lie outside the scale; that is
    judged on the whole file, so that no filter changes it.
    """
    if isinstance(data, Recap):
        means = data.means[data.rows]
        outside = (means < data.pedoman.lowest) | (means > data.pedoman.highest)
        return np.asarray(outside.any(axis=1))
    if not data.cube.counts[:, :, -1].any():
        return np.zeros(len(data.profiles), dtype=bool)
    whole, part = data.everything(), part_of(data)
    by = (part,) if part else ()
    counted = tally(whole, by)
    outside_answers = counted.outside.sum(axis=1)
    broken = outside_answers > OUTSIDE_LIMIT * (counted.answered.sum(axis=1) + outside_answers)
    per_profile = broken[grouping(whole.profiles, by)[1]]
    return np.asarray(per_profile if data.view is None else per_profile[data.view])
