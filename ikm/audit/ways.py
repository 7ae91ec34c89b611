"""The way in which most results of a report were computed: said, and what it costs where it is not the exact one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from ikm.audit.conventions import BEHIND, TABLE, Convention, Reckoning
from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.prints import CUT, EITHER, ROUNDED, WAYS, WHOLE_FIGURE, within
from ikm.audit.targets import Targets
from ikm.cube import Bools
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

WAY = mark("weight {weight}, {means}{products}{index}")
OF_TABLE, OF_ALL = mark("from the printed means"), mark("from the means in full")
PRODUCTS = {
    CUT: mark(", each product cut at {places} decimals"),
    ROUNDED: mark(", each product rounded to {places} decimals"),
}
FINALS = {
    CUT: mark(", the index cut at {places} decimals"),
    ROUNDED: mark(", the index rounded to {places} decimals"),
    EITHER: mark(", the index cut or rounded at {places} decimals"),
}
BY = mark("{agreeing} of {judged} printed results follow in one way: {way}.")
COSTS = mark("In full and with equal weights (1/{k}) the IKM would move by {least} to {most} points.")
COSTS_ALL = mark("In full and with equal weights (1/{k}) the IKM would move by {most} points.")
WEIGHT_COSTS = mark("Up to {part} of it comes from the weight {weight}, which the regulation prints.")
CLASS_CHANGES = mark("The class would be another for {units}.")
ALSO = mark("The same figures follow in {count} other ways as well, for instance: {ways}.")
FOLLOWS_NOT = mark("There is no way in which even half of the {judged} printed results follow from the printed means.")

MOST_WAYS = 4
"""Of more ways that do as well only the first are named."""

FEWEST = 3
"""Of fewer results nobody can say in which way they were computed."""

MANY_POINTS = 0.5
"""A loss in IKM that is more than a matter of convention."""


def way(reckoning: Reckoning, convention: Convention) -> Sentence:
    """A convention in words."""
    pedoman = reckoning.printed.pedoman
    exact = pedoman.weight()
    weight: Value = f"{exact.numerator}/{exact.denominator}"
    if convention.bobot != "exact":
        weight = pedoman.printed_weight if convention.bobot == "printed" else Decimal(convention.bobot)
    means = Sentence(OF_TABLE if convention.means == TABLE else OF_ALL)
    products, final = (
        "" if how == WHOLE_FIGURE else Sentence(words[how[0]], {"places": how[1]})
        for how, words in ((convention.products, PRODUCTS), (convention.index, FINALS))
    )
    return Sentence(WAY, {"weight": weight, "means": means, "products": products, "index": final})


def from_printed(reckoning: Reckoning) -> Convention:
    """The way of most results; where all IKM are multiples of 25 hundredths or thousandths, one that gives such.

    Of IKM in full with two decimals one in 25 is a multiple of 0.25, so FEWEST that all are tell of an index of two
    decimals: of the printed one, or of sums or products shortened there.
    """
    best, targets = reckoning.convention, reckoning.targets
    there = reckoning.agreeing[best] & (targets.ikm_power > 0)
    grain = next((places for places in (2, 3) if _multiples(targets, there, places)), 0)
    if not grain or grain in (best.products[1], best.index[1]):
        return best
    low, high = reckoning.likely(best)
    if (targets.index_power[there] == 10**grain).all():
        how = {one: int(within(low, high, targets.index, targets.index_power, one)[there].sum()) for one in WAYS}
        alone = max(WAYS, key=how.__getitem__) if how[CUT] != how[ROUNDED] else reckoning.fits.way
        return replace(best, index=(alone, grain))
    alike = [one for one in (best, *_others(reckoning, surely=False)) if grain in (one.products[1], one.index[1])]
    own = reckoning.fits.way  # who cuts means cuts the index too
    return max(alike, key=lambda one: (int(reckoning.surely[one].sum()), one.index[0] == own), default=best)


def _multiples(targets: Targets, there: Bools, places: int) -> bool:
    """Whether the printed IKM all are 25 times figures of so many decimals, and not by chance."""
    if there.sum() < FEWEST or (targets.ikm_power[there] * targets.base < 25 * 10**places).any():
        return False
    return not (targets.ikm[there] * 10**places % (targets.base * targets.ikm_power[there])).any()


def _others(reckoning: Reckoning, surely: bool = True) -> list[Convention]:
    """The other ways that reproduce as many results as surely; of those that differ in the means used the first."""
    may, does, best = reckoning.agreeing, reckoning.surely, reckoning.convention
    count = {one: (int(may[one].sum()), int(does[one].sum()) if surely else 0) for one in may}
    alike = {(one.bobot, one.products, one.index): one for one in reversed(list(may)) if count[one] == count[best]}
    return [one for key, one in reversed(alike.items()) if key != (best.bobot, best.products, best.index)]


def _twins(reckoning: Reckoning, best: Convention) -> list[Convention]:
    """The same way with the index cut instead of rounded, or the other way round, where that gives the same figures."""
    return [
        one
        for one in _others(reckoning, surely=False)
        if (one.bobot, one.products, one.index[1]) == (best.bobot, best.products, best.index[1]) and one != best
    ]


def convention(reckoning: Reckoning) -> list[Finding]:
    """The way most results were computed, where it is not the exact one, and what it costs."""
    judged = int(reckoning.judged.sum())
    if not judged:
        return []
    if not reckoning.settled:
        if judged < FEWEST:
            return []
        return [Finding(MEDIUM, "index-no-way", "", "index", None, None, (Sentence(FOLLOWS_NOT, {"judged": judged}),))]
    best = from_printed(reckoning)
    if best.exact and best.bobot == "exact":
        return []
    agreeing = reckoning.agreeing[reckoning.convention]
    pedoman = reckoning.printed.pedoman
    ways = (Convention(BEHIND), Convention(BEHIND, best.bobot), best)
    exact, same_weight, used = (np.mean(reckoning.likely(one), axis=0) * pedoman.base for one in ways)
    gain, part = (exact - used)[agreeing], (exact - same_weight)[agreeing]
    said = [
        Sentence(BY, {"agreeing": int(agreeing.sum()), "judged": judged, "way": way(reckoning, best)}),
        Sentence(
            COSTS if decimal(float(gain.min()), 2) < decimal(float(gain.max()), 2) else COSTS_ALL,
            {
                "k": len(pedoman.codes),
                "least": decimal(float(gain.min()), 2),
                "most": decimal(float(gain.max()), 2),
            },
        ),
    ]
    if best.bobot != "exact":
        weight = pedoman.printed_weight if best.bobot == "printed" else Decimal(best.bobot)
        said.append(Sentence(WEIGHT_COSTS, {"weight": weight, "part": decimal(float(part.max()), 2)}))
    if others := list(dict.fromkeys([*_twins(reckoning, best), *_others(reckoning)])):
        named: tuple[Value, ...] = tuple(way(reckoning, one) for one in others[:MOST_WAYS])
        said.append(Sentence(ALSO, {"count": len(others), "ways": named}))
    moved = [
        unit
        for unit, one, other, there in zip(reckoning.printed.units, exact, used, agreeing, strict=True)
        if there and pedoman.classify(float(one)).mutu != pedoman.classify(float(other)).mutu
    ]
    if moved:
        said.append(Sentence(CLASS_CHANGES, {"units": tuple(moved)}))
    lost = float((same_weight - used)[agreeing].max())
    severity = MEDIUM if lost >= MANY_POINTS or moved else LOW
    item = "index" if reckoning.targets.index_power.any() else "ikm"
    return [Finding(severity, "index-convention", "", item, None, None, tuple(said))]
