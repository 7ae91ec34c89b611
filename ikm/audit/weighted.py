"""Printed NRR tertimbang: do they follow from the means, and which were copied, mistyped or left out."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import LOW, MEDIUM, Finding, decimal
from ikm.audit.prints import CUT, ROUNDED, digits, prints_as, shortened, within
from ikm.audit.slips import TELLING, slip
from ikm.audit.slips_said import same_as, slipped
from ikm.cube import Bools
from ikm.printed import Printed
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

OFF = mark("{nrr} x {weight} is {product}, not {value}.")
FROM_UNIT = mark("{value} is the figure printed for {beside}; it may have been copied from there.")
FROM_UNSUR = mark("{value} is the figure printed for {beside} of the same unit; it may have been copied from there.")
FROM_MEAN = mark("It would follow from a mean of {low} to {high}.")
BY_SECOND = mark("{value} follows from {mean}, which is printed for the same mean at {place}.")
MISSING = mark("No NRR tertimbang is printed for this unsur, but for {count} others; {nrr} x {weight} is {product}.")


def follows(printed: Printed, mean: Decimal | float, weighted: float, places: int) -> bool:
    """Whether a printed NRR tertimbang is this mean times a weight of the pedoman, rounded or cut."""
    if np.isnan(weighted):
        return False
    number = np.array([round(weighted * 10**places)])
    weights = (float(printed.pedoman.weight(mode)) for mode in printed.pedoman.bobot)
    return any(bool(prints_as(np.array([float(mean) * weight]), number, 10**places)[0]) for weight in weights)


def weighted(reckoning: Reckoning) -> list[Finding]:
    """The NRR tertimbang that follow from no mean under any weight of the pedoman, and single ones left out."""
    printed = reckoning.printed
    if not printed.has("weighted"):
        return []
    grid, codes = printed.grid("weighted"), printed.pedoman.codes
    number, power = digits(grid)
    mode, fit = _weight(reckoning)
    there = (power > 0) & (reckoning.fits.power > 0)
    weight = printed.pedoman.weight(mode)
    found = []
    for i, j in np.argwhere(there & ~fit).tolist():
        places = int(grid.most[i, j])
        value = decimal(float(grid.value[i, j]), places)
        product = _product(reckoning, i, j, mode, places)
        nrr = _mean(reckoning, i, j)
        values: dict[str, Value] = {
            "nrr": nrr,
            "weight": _shown_weight(printed, mode),
            "product": product,
            "value": value,
        }
        said = [Sentence(OFF, values)]
        near = [k for k in (i - 1, i + 1) if 0 <= k < len(number) and power[k, j] and number[k, j] == number[i, j]]
        unsur = [k for k in (j - 1, j + 1) if 0 <= k < len(codes) and power[i, k] and number[i, k] == number[i, j]]
        width = len(str(int(power[i, j])))
        kind = slip(str(int(product.scaleb(places))).zfill(width), str(int(number[i, j])).zfill(width))
        if near:
            said.append(Sentence(FROM_UNIT, {"value": value, "beside": printed.units[near[0]]}))
        elif unsur:
            said.append(Sentence(FROM_UNSUR, {"value": value, "beside": codes[unsur[0]]}))
        second = _second(printed, i, j, value, places)
        if second is not None:
            said.append(second)
        elif kind:
            said.append(slipped(kind, product, value))
        most = int(reckoning.printed.grid("nrr").most[i, j])
        low, high = (decimal(float(edge / weight), most) for edge in (grid.value[i, j], grid.value[i, j] + 10**-places))
        said += _mistyped(low, high, nrr)
        if not near and not unsur:
            said.append(Sentence(FROM_MEAN, {"low": low, "high": high}))
            if reckoning.beside(i, j):
                said.append(same_as(reckoning.beside(i, j)))
        found.append(
            Finding(
                MEDIUM, "weighted-off", printed.units[i], codes[j], value, product, tuple(said), str(grid.place[i, j])
            )
        )
    return found + _missing(reckoning, mode, power > 0)


def _second(printed: Printed, i: int, j: int, value: Decimal, places: int) -> Sentence | None:
    """Another printing of the mean that the NRR tertimbang does follow from."""
    for again in range(1, printed.printings("nrr")):
        other = printed.grid("nrr", again)
        mean = float(other.value[i, j])
        if follows(printed, mean, float(value), places):
            shown = decimal(mean, int(other.most[i, j]))
            return Sentence(BY_SECOND, {"value": value, "mean": shown, "place": str(other.place[i, j])})
    return None


def _mistyped(low: Decimal, high: Decimal, nrr: Decimal) -> list[Sentence]:
    """The telling slip that made the printed mean of one between these, if there is one."""
    places = -int(nrr.as_tuple().exponent)
    first, last, wrong = (int(one.scaleb(places)) for one in (low, high, nrr))
    found = [(kind, one) for one in range(first, last + 1) if (kind := slip(str(one), str(wrong))) in TELLING]
    return [slipped(kind, Decimal(one).scaleb(-places), nrr) for kind, one in found[len(found) // 2 :][:1]]


def _weight(reckoning: Reckoning) -> tuple[str, Bools]:
    """The weight that explains most of the NRR tertimbang, and which of them any weight explains."""
    number, power = digits(reckoning.printed.grid("weighted"))
    own, own_power = digits(reckoning.printed.grid("weighted"), own=True)
    low, high = reckoning.fits.wide
    table = reckoning.fits.number / np.maximum(reckoning.fits.power, 1)
    fit = {}
    for mode in reckoning.printed.pedoman.bobot:
        weight = float(reckoning.printed.pedoman.weight(mode))
        fit[mode] = np.zeros(number.shape, dtype=bool)
        for figures, decimals in ((number, power), (own, own_power)):
            fit[mode] |= within(low * weight, high * weight, figures, decimals)
            fit[mode] |= prints_as(table * weight, figures, decimals)
    shown = reckoning.products_shown
    best = max(fit, key=lambda mode: (int(fit[mode].sum()), shown[mode]))
    return best, np.logical_or.reduce(list(fit.values()))


def _missing(reckoning: Reckoning, mode: str, there: Bools) -> list[Finding]:
    """The unsur without a NRR tertimbang in units where more than half have one."""
    printed = reckoning.printed
    most = (2 * there.sum(axis=1) > there.shape[1])[:, None]
    places = int(printed.grid("weighted").most.max())
    found = []
    for i, j in np.argwhere(most & ~there & (reckoning.fits.power > 0)).tolist():
        product = _product(reckoning, i, j, mode, places)
        values: dict[str, Value] = {
            "count": int(there[i].sum()),
            "nrr": _mean(reckoning, i, j),
            "weight": _shown_weight(printed, mode),
            "product": product,
        }
        found.append(
            Finding(
                LOW,
                "weighted-missing",
                printed.units[i],
                printed.pedoman.codes[j],
                None,
                product,
                (Sentence(MISSING, values),),
                str(printed.grid("nrr").place[i, j]),
            )
        )
    return found


def _mean(reckoning: Reckoning, i: int, j: int) -> Decimal:
    grid = reckoning.printed.grid("nrr")
    return decimal(float(grid.value[i, j]), int(grid.most[i, j]))


def _product(reckoning: Reckoning, i: int, j: int, mode: str, places: int) -> Decimal:
    """The product as this table would print it: cut where its other products are cut, else rounded."""
    weight = float(reckoning.printed.pedoman.weight(mode))
    exact = float(reckoning.printed.grid("nrr").value[i, j]) * weight
    how = (CUT if _cut(reckoning, weight) else ROUNDED, places)
    return decimal(float(shortened(np.array([exact]), how)[0]), places)


def _cut(reckoning: Reckoning, weight: float) -> bool:
    """Whether more of the products are the printed means x the weight cut than rounded."""
    number, power = digits(reckoning.printed.grid("weighted"))
    products = reckoning.fits.number / np.maximum(reckoning.fits.power, 1) * weight
    held = {way: int((prints_as(products, number, power, way) & (power > 0)).sum()) for way in (CUT, ROUNDED)}
    return held[CUT] > held[ROUNDED]


def _shown_weight(printed: Printed, mode: str) -> Decimal | str:
    """The weight as people write it: 0,071, or 1/14."""
    weight = printed.pedoman.weight(mode)
    if mode == "exact":
        return f"{weight.numerator}/{weight.denominator}"
    return printed.pedoman.printed_weight if mode == "printed" else Decimal(mode)
