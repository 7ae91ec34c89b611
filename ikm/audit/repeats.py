"""Figures that a report prints more than once, and differently."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from ikm.audit.conventions import Reckoning
from ikm.audit.finding import HIGH, Finding, decimal
from ikm.audit.fits import count
from ikm.audit.slips import slip
from ikm.audit.slips_said import BETWEEN
from ikm.audit.weighted import follows
from ikm.printed import WORD_KINDS
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

TWICE = mark("Printed as {first} ({place}) and as {second} ({other}): both cannot be right.")
COUNT = mark("{value} is a mean of {n} answers; {against} is none.")
WEIGHTED = mark("The NRR tertimbang {weighted} follows from {value}, not from {against}.")
INDEX = mark("The printed index follows with {value}, not with {against}.")
CONVERTED = mark("The printed IKM {ikm} is {value} x {base}; {against} would give {wrong}.")
LOWEST = mark("With {against} {code} would be the lowest unsur, or one of them.")
HIGHEST = mark("With {value} {code} is the highest unsur.")


def repeats(reckoning: Reckoning) -> list[Finding]:
    """Every figure whose later printing differs from the first by more than rounding or cutting."""
    frame = reckoning.printed.figures
    kinds = frame["kind"].isin([kind for kind in frame["kind"].unique() if kind != "lowest"])
    later = frame[kinds & (frame["printing"] > 0)]
    if not len(later):
        return []
    first = frame[kinds & (frame["printing"] == 0)].drop_duplicates(["unit", "kind", "item"])
    both = later.merge(first, on=["unit", "kind", "item"], suffixes=("", "_first"))
    return [_finding(reckoning, row) for _, row in both.iterrows() if not _same(row)]


def _same(row: pd.Series) -> bool:
    """Whether two printings are one figure, perhaps with fewer decimals."""
    if row["kind"] in WORD_KINDS or np.isnan(row["value"]) or np.isnan(row["value_first"]):
        return str(row["text"]).strip().casefold() == str(row["text_first"]).strip().casefold()
    fewer = min(int(row["decimals"]), int(row["decimals_first"]))
    values = [round(float(row[name]) * 10**12) for name in ("value", "value_first")]
    step = 10 ** (12 - fewer)
    cut = {value // step for value in values}
    rounded = {(2 * value + step) // (2 * step) for value in values}
    return len(cut) == 1 or len(rounded) == 1


def _finding(reckoning: Reckoning, row: pd.Series) -> Finding:
    first, second = (_value(row, end) for end in ("_first", ""))
    said = [Sentence(TWICE, {"first": first, "place": row["place_first"], "second": second, "other": row["place"]})]
    right: Decimal | str | None = None
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        if kind := slip(*_digits(first, second)):
            said.append(Sentence(BETWEEN[kind]))
        proofs = _proofs(reckoning, row, first, second)
        said += [proof for _, proof in proofs]
        sides = {value for value, _ in proofs}
        right = sides.pop() if len(sides) == 1 else None
        if row["kind"] == "nrr" and right is not None:
            said += _consequence(reckoning, row, right, second if right == first else first)
    item = str(row["item"]) or str(row["kind"])
    return Finding(HIGH, "printed-twice", str(row["unit"]), item, first, right, tuple(said), str(row["place"]))


def _value(row: pd.Series, end: str) -> Decimal | str:
    value = float(row["value" + end])
    if np.isnan(value) or row["kind"] in WORD_KINDS:
        return str(row["text" + end])
    return decimal(value, max(int(row["decimals" + end]), int(row["most_decimals" + end])))


def _digits(first: Decimal, second: Decimal) -> tuple[str, str]:
    """The digits of two figures, made as long as each other."""
    places = max(-int(value.as_tuple().exponent) for value in (first, second))
    whole = [str(int(abs(value).scaleb(places))) for value in (first, second)]
    width = max(len(one) for one in whole)
    return whole[0].zfill(width), whole[1].zfill(width)


def _proofs(reckoning: Reckoning, row: pd.Series, *values: Decimal) -> list[tuple[Decimal, Sentence]]:
    """What speaks for one of two printings and against the other: the figure it speaks for, and how."""
    printed = reckoning.printed
    if row["unit"] not in printed.units:
        return []
    i = printed.units.index(str(row["unit"]))
    found = []
    for value, against in (values, values[::-1]):
        both: dict[str, Value] = {"value": value, "against": against}
        if row["kind"] == "nrr":
            j = printed.pedoman.codes.index(str(row["item"]))
            n = int(reckoning.fits.n[i, j])
            if n and _is_count(reckoning, value, n) and not _is_count(reckoning, against, n):
                found.append((value, Sentence(COUNT, both | {"n": n})))
            grid = printed.grid("weighted")
            weighted, places = grid.value[i, j], int(grid.decimals[i, j])
            if follows(printed, value, weighted, places) and not follows(printed, against, weighted, places):
                found.append((value, Sentence(WEIGHTED, both | {"weighted": decimal(float(weighted), places)})))
            if _index_with(reckoning, i, j, value) and not _index_with(reckoning, i, j, against):
                found.append((value, Sentence(INDEX, both)))
        elif row["kind"] == "index":
            ikm = printed.grid("ikm")
            base = printed.pedoman.base
            if abs(float(value) * base - ikm.value[i, 0]) < base * 10.0 ** -int(ikm.most[i, 0]):
                shown = decimal(float(ikm.value[i, 0]), int(ikm.most[i, 0]))
                found.append((value, Sentence(CONVERTED, both | {"ikm": shown, "base": base, "wrong": against * base})))
    return found


def _is_count(reckoning: Reckoning, value: Decimal, n: int) -> bool:
    power = 10 ** max(0, -int(value.as_tuple().exponent))
    return count(round(value * power), n, power, reckoning.fits.way) is not None


def _index_with(reckoning: Reckoning, i: int, j: int, value: Decimal) -> bool:
    """Whether the printed index follows where this figure stands in the place of unsur ``j``."""
    if not reckoning.judged[i]:
        return False
    low, high = reckoning.products(reckoning.convention)
    sums = reckoning.index(reckoning.convention)
    own = reckoning.weighted(reckoning.convention, float(value))
    edges = (sums[0][i] - low[i, j] + own, sums[1][i] - high[i, j] + own)
    return bool(reckoning.targets.only(i).agree(np.array([edges[0]]), np.array([edges[1]]))[0])


def _consequence(reckoning: Reckoning, row: pd.Series, value: Decimal, against: Decimal) -> list[Sentence]:
    """Whether the other figure would have made the unsur the lowest, or the right one makes it the highest."""
    printed = reckoning.printed
    others = np.delete(
        printed.grid("nrr").value[printed.units.index(str(row["unit"]))], printed.pedoman.codes.index(str(row["item"]))
    )
    both: dict[str, Value] = {"value": value, "against": against, "code": str(row["item"])}
    said = [Sentence(LOWEST, both)] if float(against) <= np.nanmin(others) < float(value) else []
    return said + ([Sentence(HIGHEST, both)] if float(value) > np.nanmax(others) >= float(against) else [])
