"""Printed figures as whole numbers of their last decimal, and what can be printed so, rounded or cut."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ikm.cube import Bools, Ints
from ikm.printed import Grid
from ikm.survey import Floats

ROUNDED, CUT, EITHER = "rounded", "cut", "either"
WAYS = (ROUNDED, CUT)
"""How a printed figure was shortened; a tie may have gone up or to the even digit."""

EPS = 1e-7
"""How near the last printed digit two figures count as equal: binary arithmetic leaves less."""

SAME = 1e-9
"""Binary arithmetic leaves less than this; it must not tip a figure over the edge of a decimal."""


WHOLE_FIGURE = (EITHER, 0)
SHORTENINGS = (WHOLE_FIGURE, (CUT, 3), (ROUNDED, 3), (CUT, 2), (ROUNDED, 2))
"""How a figure was shortened on the way: not at all, or cut or rounded at so many decimals."""


def digits(grid: Grid, own: bool = False) -> tuple[Ints, Ints]:
    """Printed figures as whole numbers of their last decimal, and that decimal's power of ten (0 where blank).

    >>> import numpy as np
    >>> one = lambda x: np.array([[x]])
    >>> [int(x[0, 0]) for x in digits(Grid(one(2.35), one(2), one(3), one("")))]
    [2350, 1000]
    """
    power = 10 ** np.minimum(grid.decimals if own else grid.most, 12).astype(np.int64)
    return np.rint(np.nan_to_num(grid.value) * power).astype(np.int64), np.where(np.isnan(grid.value), 0, power)


def bounds(number: Ints, way: str) -> tuple[Floats, Floats]:
    """The lowest and highest figure, in units of the last decimal, that is printed as ``number``."""
    figure = number.astype(np.float64)
    return figure - (0.0 if way == CUT else 0.5), figure + (0.5 if way == ROUNDED else 1.0)


def prints_as(value: Floats, number: Ints, power: npt.NDArray[Any] | int, way: str = EITHER) -> Bools:
    """Whether figures can be printed so: rounded or cut at the printed decimals.

    >>> import numpy as np
    >>> prints_as(np.array([2.6606, 2.6596, 2.6594]), np.array([2660] * 3), 1000).tolist()
    [True, True, False]
    """
    return within(value, value, number, power, way)


def within(low: Floats, high: Floats, number: Ints, power: npt.NDArray[Any] | int, way: str = EITHER) -> Bools:
    """Whether some figure from ``low`` to ``high`` can be printed so; a tie may go either way when it is rounded."""
    least, most = bounds(number, way)
    edge = EPS if way == ROUNDED else -EPS
    with np.errstate(invalid="ignore"):
        return np.asarray((high * power >= least - EPS) & (low * power <= most + edge))


def shortened(value: Floats, how: tuple[str, int]) -> Floats:
    """Figures cut, or rounded half up, at a number of decimals.

    >>> import numpy as np
    >>> shortened(np.array([0.193617, 0.1425]), (CUT, 3)).tolist(), shortened(np.array([0.1425]), (ROUNDED, 3)).tolist()
    ([0.193, 0.142], [0.143])
    """
    way, places = how
    if way == EITHER:
        return value
    up = 0.5 if way == ROUNDED else 0.0
    return np.asarray(np.floor(value * 10**places + up + SAME) / 10**places)
