"""Printed means that were cut and not rounded."""

from __future__ import annotations

import numpy as np

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import LOW, Finding
from ikm.audit.prints import CUT
from ikm.text import Sentence, mark

SAID = mark("The means are cut, not rounded: {count} of {k} would be one higher in the last decimal when rounded.")


def cut_means(reckoning: Reckoning) -> list[Finding]:
    """That the means of a table are cut at their last decimal, once for the whole report (low)."""
    held = reckoning.fits
    if held.way != CUT:
        return []
    one = held.some & (held.least == held.most)
    rounded = (2 * held.least * held.power + held.n) // np.maximum(2 * held.n, 1)
    count = int((one & (rounded > held.number)).sum())
    if not count:
        return []
    return [Finding(LOW, "means-cut", "", "nrr", None, None, (Sentence(SAID, {"count": count, "k": int(one.sum())}),))]
