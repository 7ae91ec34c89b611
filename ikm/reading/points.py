"""Means on another scale than the pedoman's: named where they show it, converted on a person's word."""

from __future__ import annotations

import numpy as np

from ikm.pedoman import Pedoman
from ikm.reading.measures import Scale
from ikm.survey import Floats


def rescaled(means: Floats, pedoman: Pedoman, points: int) -> Floats:
    """Means on a scale of 1 to ``points`` on the pedoman's: 1 stays 1, ``points`` becomes 4.

    >>> from ikm.pedoman import load
    >>> rescaled(np.array([1.0, 4.0, 5.0]), load("permenpan-2017"), 5).tolist()
    [1.0, 3.25, 4.0]
    """
    span = pedoman.highest - pedoman.lowest
    return np.asarray(pedoman.lowest + (means - pedoman.lowest) * span / (points - pedoman.lowest))


OTHER_SCALES = (5, 6)
"""The other scales in use: 1 to 5 and 1 to 6."""

MOST_UNITS, MANY_CELLS = 0.5, 0.25
"""Another scale is named when more units than this share, and more figures than this, lie above the own one."""


def other_scale(means: Floats, scale: Scale) -> int | None:
    """The scale of 1 to 5 or 6 that most units seem to be on; None when they are on the pedoman's."""
    above = means > scale.top
    filled = int((~np.isnan(means)).sum())
    if not filled or above.any(axis=1).mean() <= MOST_UNITS or above.sum() <= MANY_CELLS * filled:
        return None
    largest = float(np.nanmax(means))
    return next((points for points in OTHER_SCALES if points > scale.top and largest <= points), None)
