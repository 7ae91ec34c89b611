"""Printed IKM that are not the printed index times the base, and how they may have come about."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.closing_said import said as told
from ikm.audit.closing_typed import retyped
from ikm.audit.conventions import Reckoning
from ikm.audit.digits import typed_for
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.gap import Gap
from ikm.audit.prints import CUT, ROUNDED, shortened, within
from ikm.audit.ways import way
from ikm.cube import Bools
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

NOT_25 = mark("{index} x {base} is {product}, not {ikm}.")
SHORTENED = {
    CUT: mark("It is {base} times the index cut at {places} decimals, {index}."),
    ROUNDED: mark("It is {base} times the index rounded to {places} decimals, {index}."),
}
FROM_MEANS = mark("By the printed means the index is {index} and the IKM {ikm} ({way}).")


def unconverted(reckoning: Reckoning) -> Bools:
    """Where the printed IKM is not the printed index x 25, by more than the rounding of the index."""
    targets, fine = reckoning.targets, np.zeros(len(reckoning.targets.index), dtype=bool)
    for near in (targets, reckoning.own):
        power = np.maximum(near.index_power, 1)
        low, high = (near.index - 0.5) / power * targets.base, (near.index + 1.0) / power * targets.base
        fine |= within(low, high, near.ikm, near.ikm_power)
    return np.asarray((targets.index_power > 0) & (targets.ikm_power > 0) & ~fine)


def not_converted(reckoning: Reckoning) -> list[Finding]:
    """Printed IKM that are not the printed index x 25, by more than the rounding of the index.

    High, unless the index was shortened further before it was converted: then low, medium where that moves the class.
    """
    printed, base = reckoning.printed, reckoning.printed.pedoman.base
    found = []
    for i in np.flatnonzero(unconverted(reckoning)).tolist():
        index, ikm = (
            decimal(float(printed.grid(name).value[i, 0]), int(printed.grid(name).most[i, 0]))
            for name in ("index", "ikm")
        )
        product = index * base
        said = [Sentence(NOT_25, {"index": index, "base": base, "product": product, "ikm": ikm})]
        short = _shortened(reckoning, i)
        said += [short] if short else [one for one in (typed_for(ikm, product),) if one is not None]
        if reckoning.full[i]:
            low, high = (edge[i] for edge in reckoning.likely(reckoning.convention))
            middle = float(low + high) / 2
            values: dict[str, Value] = {"index": decimal(middle, 4), "ikm": decimal(middle * base, 2)}
            said.append(Sentence(FROM_MEANS, {**values, "way": way(reckoning, reckoning.convention)}))
            gap = Gap(reckoning, reckoning.convention, i)
            said += [] if short else [one for one in told(gap, retyped(gap)) if one not in said]
        place = str(printed.grid("ikm").place[i, 0])
        severity = LOW if short and _class(reckoning, ikm) == _class(reckoning, product) else MEDIUM if short else HIGH
        found.append(Finding(severity, "ikm-not-index", printed.units[i], "ikm", ikm, product, tuple(said), place))
    return found


def _shortened(reckoning: Reckoning, i: int) -> Sentence | None:
    """How the printed index was shortened before it was converted, if that gives the printed IKM."""
    for near in (reckoning.targets, reckoning.own):
        for (cut_or_rounded, places), units in sorted(near.conversions.items(), key=lambda one: one[0][0] == CUT):
            if places and units[i]:
                index = shortened(near.index[i : i + 1] / near.index_power[i], (cut_or_rounded, places))[0]
                values: dict[str, Value] = {"base": near.base, "places": places, "index": decimal(index, places)}
                return Sentence(SHORTENED[cut_or_rounded], values)
    return None


def _class(reckoning: Reckoning, ikm: Decimal) -> str:
    return reckoning.printed.pedoman.classify(ikm).mutu
