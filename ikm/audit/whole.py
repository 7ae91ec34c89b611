"""Index and IKM of the whole survey against each other and against its own means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from ikm.audit.conventions import Reckoning, reckoning
from ikm.audit.converted import not_converted
from ikm.audit.finding import MEDIUM, Finding
from ikm.audit.indices import not_following
from ikm.printed import WHOLE


def whole(ready: Reckoning, found: Iterable[Finding]) -> list[Finding]:
    """The findings on the row of the whole survey, as if it were a unit that reckons as most units do.

    Its index is held against its means only where ``found`` says that the units do not give it, or in an unusual way,
    because it may be the mean of the units' indices. Its means need be no k/n: some answers may be blank, and they may
    be means of means.
    """
    own = reckoning(replace(ready.printed, units=(WHOLE,)))
    if not own.targets.there.any():
        return []
    usual = ready.convention if ready.judged.any() else None
    held = replace(own.fits, counted=np.zeros(own.fits.number.shape, dtype=bool))
    own = replace(own, fits=held, usual=usual)
    codes = {one.code for one in found if one.unit == WHOLE and one.item in RESULTS}
    if codes & {"total", "total-blanks"}:
        return [*not_following(own), *not_converted(own)]
    if codes & {
        "total-nrr",
        "total-population",
    }:  # perhaps by chance: said where an unsur explains it, and not as grave
        known = [one for one in not_following(own) if one.code != "index-unexplained"]
        return [*(replace(one, severity=MEDIUM) for one in known), *not_converted(own)]
    return not_converted(own)


RESULTS = ("index", "ikm")
