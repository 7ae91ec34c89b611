"""Printed means that lie off the scale."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import HIGH, Finding, decimal
from ikm.text import Sentence, mark

OFF_SCALE = mark("The mean {value} is off the scale {lowest}-{highest}: no answers can give it.")
OFF_SUM = mark("{n} answers would have to add to {sum}; they add to {most} at most.")
UNIT_OFF = mark(
    "{count} of {k} means are off the scale, so the index, class and rank of this unit rest on figures that cannot be."
)
ZERO = mark("All means of this unit are 0: nothing was measured here, or its row was not filled in.")
UNIT_N = mark("All sums of answers (mean x n) would be on the scale with {least} to {most} respondents, not with {n}.")
UNIT_NOWHERE = mark("No number of respondents would bring all sums of answers (mean x {n}) onto the scale.")


def off_scale(reckoning: Reckoning) -> list[Finding]:
    """Means above or below the scale, one by one, and each unit that has any."""
    printed, held = reckoning.printed, reckoning.fits
    scale = printed.pedoman
    grid = printed.grid("nrr")
    off = (held.power > 0) & ((held.number < scale.lowest * held.power) | (held.number > scale.highest * held.power))
    found = []
    for i in np.flatnonzero(off.any(axis=1)).tolist():
        unit = printed.units[i]
        if not grid.value[i].any():
            said = [Sentence(ZERO)]
            found.append(Finding(HIGH, "unit-zero", unit, "nrr", Decimal(0), None, tuple(said), str(grid.place[i, 0])))
            continue
        for j in np.flatnonzero(off[i]).tolist():
            value = decimal(grid.value[i, j], int(grid.most[i, j]))
            said = [Sentence(OFF_SCALE, {"value": value, "lowest": scale.lowest, "highest": scale.highest})]
            n = int(held.n[i, j])
            total = round(float(grid.value[i, j]) * n)
            if total > scale.highest * n:
                said.append(Sentence(OFF_SUM, {"n": n, "sum": total, "most": scale.highest * n}))
            found.append(
                Finding(HIGH, "mean-off-scale", unit, scale.codes[j], value, None, tuple(said), str(grid.place[i, j]))
            )
        said = [Sentence(UNIT_OFF, {"count": int(off[i].sum()), "k": int((held.power[i] > 0).sum())})]
        if (held.n[i] > 0).all():
            sums = np.rint(np.nan_to_num(grid.value[i], nan=scale.highest) * held.n[i])
            least, most = int(np.ceil(sums.max() / scale.highest)), int(sums.min() // scale.lowest)
            n = int(held.n[i].max())
            if least <= most:
                said.append(Sentence(UNIT_N, {"least": least, "most": most, "n": n}))
            else:
                said.append(Sentence(UNIT_NOWHERE, {"n": n}))
        found.append(Finding(HIGH, "unit-off-scale", unit, "nrr", None, None, tuple(said)))
    return found
