"""How figures are shortened on the way to a result: cut or rounded at so many decimals."""

from __future__ import annotations

import numpy as np

from ikm.audit.fits import CUT, EITHER, ROUNDED
from ikm.survey import Floats

WHOLE_FIGURE = (EITHER, 0)
SHORTENINGS = (WHOLE_FIGURE, (CUT, 3), (ROUNDED, 3), (CUT, 2), (ROUNDED, 2))
"""How a figure was shortened on the way: not at all, or cut or rounded at so many decimals."""

SAME = 1e-9
"""Binary arithmetic leaves less than this; it must not tip a figure over the edge of a decimal."""


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
