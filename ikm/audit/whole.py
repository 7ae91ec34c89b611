"""Index and IKM of the whole survey against each other and against its own means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from ikm.audit.conventions import Reckoning, reckoning
from ikm.audit.finding import Finding
from ikm.audit.indices import not_converted, not_following
from ikm.printed import WHOLE


def whole(ready: Reckoning, found: Iterable[Finding]) -> list[Finding]:
    """The findings on the row of the whole survey, as if it were a unit that reckons as most units do.

    Its index is held against its means only where ``found`` says that the units do not give it, because it may be the
    mean of the units' indices. Its means need be no k/n: some answers may be blank, and they may be means of means.
    """
    own = reckoning(replace(ready.printed, units=(WHOLE,)))
    if not own.targets.there.any():
        return []
    usual = ready.convention if ready.judged.any() else None
    held = replace(own.fits, fewer=np.zeros(own.fits.number.shape, dtype=bool))
    own = replace(own, fits=held, usual=usual)
    unexplained = any(one.unit == WHOLE and one.code in NOT_GIVEN and one.item in RESULTS for one in found)
    return [*(not_following(own) if unexplained else []), *not_converted(own)]


NOT_GIVEN, RESULTS = ("total", "total-blanks"), ("index", "ikm")
"""The findings that say that the units do not give a figure of the whole survey."""
