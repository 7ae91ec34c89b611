"""Printed figures against the answers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from ikm.audit.before import TINY, fits
from ikm.audit.classes import class_of, letter_of
from ikm.audit.finding import HIGH, LOW, Finding, decimal
from ikm.audit.lines import about, lines
from ikm.pedoman import Pedoman
from ikm.printed import WHOLE, Printed
from ikm.survey import Floats, Survey
from ikm.tally import tally
from ikm.text import Sentence
from ikm.text.language import mark

DIFFERS = mark("By the answers it is {right}.")
SHORTENED = mark("By the answers it is {right}; the printed figure follows where figures are shortened on the way.")
OTHER_WEIGHT = mark("By the answers it is {right}; the printed figure follows with the weight {weight}.")
NOT_THERE = mark("No respondent of the answers belongs to this unit.")
CLASS = mark("By the answers the class is {right}.")
LOWEST = mark("By the answers the lowest are {right}.")

Places = tuple[int | None, str | None]
Label = tuple[str, bool, tuple[Places, Places, Places]]
PLACES: tuple[Places, ...] = ((None, None), (3, "cut"), (3, "round"), (2, "cut"), (2, "round"))
"""How means and products may have been shortened on the way: not, or cut or rounded at so many decimals."""


@dataclass(frozen=True, eq=False)
class Own:
    """What the answers of one unit give: respondents, per unsur how many answered and their sum, index by each way."""

    n: float
    answered: Floats
    total: Floats
    ways: Floats

    @property
    def nrr(self) -> Floats:
        """The means; NaN where nobody answered."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.total / self.answered)


def against(printed: Printed, survey: Survey) -> list[Finding]:
    """Printed figures that the answers do not give, per unit and as a whole; nothing where rounding explains them.

    n, answered, sums and counts must agree exactly; means rounded or cut at the printed decimals; index and IKM with
    any weight of the pedoman, means and products cut or rounded on the way (low, with the way named). Classes and the
    lowest unsur are those of the answers. Units are known by their name, whatever its capitals and spaces.
    """
    owns = _owns(survey, printed.pedoman)
    labels = _labels(printed.pedoman)
    found: list[Finding] = []
    for unit in (WHOLE, *printed.units):
        own = owns.get(_plain(unit))
        if own is None or own.n == 0:
            said = (Sentence(NOT_THERE),)
            found.append(Finding(HIGH, "answers-unit", unit, "n", None, None, said))
    for kind in ("n", "answered", "sum", "nrr", "weighted", "index", "ikm"):
        for row in lines(printed, kind):
            own = owns.get(_plain(row.unit))
            if own is not None and own.n > 0 and row.value == row.value:
                found += _figure(printed.pedoman, row, own, labels)
    return found + list(_words(printed, owns)) + _counts(printed, survey)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _owns(survey: Survey, pedoman: Pedoman) -> dict[str, Own]:
    """What the answers of the whole and of every unit give, by plain name."""
    counted = [(tally(survey), [WHOLE])]
    if "unit" in survey.attributes:
        by_unit = tally(survey, ("unit",))
        counted.append((by_unit, by_unit.groups["unit"].tolist()))
    found = {}
    for one, names in counted:
        with np.errstate(divide="ignore", invalid="ignore"):
            ways = _results(pedoman, one.total / one.answered)
        for at, name in enumerate(names):
            if isinstance(name, str):
                found[_plain(name)] = Own(float(one.n[at]), one.answered[at], one.total[at], ways[:, at])
    return found


def _figure(pedoman: Pedoman, row: Any, own: Own, labels: list[Label]) -> Iterator[Finding]:
    """The finding on one figure; none where the answers give it."""
    kind, value, most, own_decimals = row.kind, row.value, row.most_decimals, row.decimals
    at = pedoman.codes.index(row.item) if row.item in pedoman.codes else None
    if at is None and kind in ("answered", "sum", "nrr", "weighted"):
        return
    counted = {"n": own.n, "answered": own.answered[at or 0], "sum": own.total[at or 0]}
    if kind in counted:
        if abs(value - counted[kind]) > TINY:
            right = decimal(float(counted[kind]), 0 if float(counted[kind]).is_integer() else 1)
            yield about(row, HIGH, "answers", right, [Sentence(DIFFERS, {"right": right})])
        return
    factor = pedoman.base if kind == "ikm" else 1
    if kind == "nrr":
        ways, figures = [("exact", True)], own.nrr[[at or 0]]
    elif kind == "weighted":
        ways = [(bobot, how == PLACES[0]) for bobot in pedoman.bobot for how in PLACES]
        means = np.array([_short(own.nrr[[at or 0]], *how)[0] for how in PLACES])
        figures = np.concatenate([means * float(pedoman.weight(bobot)) for bobot in pedoman.bobot])
    else:
        ways, figures = [one[:2] for one in labels], own.ways * factor
    if np.isnan(figures).all():
        return
    right = decimal(float(figures[0]), most)
    printed, decimals = np.full(len(ways), value), np.full(len(ways), most)
    holds = fits(printed, decimals, figures) | fits(printed, np.full(len(ways), own_decimals), figures)
    if not holds.any():
        yield about(row, HIGH, "answers", right, [Sentence(DIFFERS, {"right": right})])
        return
    weight, exact = ways[int(np.argmax(holds))]
    if not exact:
        yield about(row, LOW, "answers-shortened", right, [Sentence(SHORTENED, {"right": right})])
    elif weight != "exact" and not holds[0]:
        said = Sentence(OTHER_WEIGHT, {"right": right, "weight": Decimal(str(float(pedoman.weight(weight))))})
        yield about(row, LOW, "answers-weight", right, [said])


def _labels(pedoman: Pedoman) -> list[Label]:
    """The ways to an index: the weight, whether nothing is shortened, and how means, products and the sum are."""
    shorten = product(PLACES, PLACES, PLACES[:3])
    return [(bobot, not any(p for p, _ in how), how) for how in shorten for bobot in pedoman.bobot]


def _results(pedoman: Pedoman, nrr: Floats) -> Floats:
    """The index by every way of ``_labels``: ways x units, of the means of units x unsur."""
    found = []
    for bobot, _, (means, products, index) in _labels(pedoman):
        terms = _short(_short(nrr, *means) * float(pedoman.weight(bobot)), *products)
        found.append(_short(terms.sum(axis=1), *index))
    return np.array(found)


def _short(value: Floats, places: int | None, how: str | None) -> Floats:
    if places is None:
        return value
    return np.asarray(np.floor(value * 10**places + (0.5 if how == "round" else 0) + 1e-7) / 10**places)


def _words(printed: Printed, owns: dict[str, Own]) -> Iterator[Finding]:
    """Classes and lowest unsur that are not those of the answers."""
    pedoman = printed.pedoman
    for row in lines(printed, "mutu"):
        own, letter = owns.get(_plain(row.unit)), letter_of(str(row.text), pedoman)
        if own is None or letter is None or (row.item and row.item not in pedoman.codes):
            continue
        nrr = own.nrr[[pedoman.codes.index(row.item)]] if row.item else own.nrr
        if np.isnan(nrr).any():
            continue
        possible = {pedoman.classify(float(nrr.mean()) * pedoman.base).mutu}
        if not row.item:
            reached = class_of(pedoman, own.ways[~np.isnan(own.ways)] * pedoman.base)
            possible |= {pedoman.classes[at].mutu for at in np.unique(reached)}
        if pedoman.classes[letter].mutu not in possible:
            right = pedoman.classify(float(nrr.mean()) * pedoman.base).mutu
            yield about(row, HIGH, "answers-class", right, [Sentence(CLASS, {"right": right})], row.item or "mutu")
    lists: dict[tuple[str, int], list[str]] = {}
    for row in lines(printed, "lowest"):
        lists.setdefault((row.unit, row.printing), []).append(row.item)
    for (unit, _), codes in lists.items():
        own = owns.get(_plain(unit))
        if own is None or np.isnan(own.nrr).all():
            continue
        by_mean = dict(zip(pedoman.codes, own.nrr.tolist(), strict=True))
        inside = max((by_mean[code] for code in codes if code in by_mean), default=np.nan)
        if any(mean < inside - TINY for code, mean in by_mean.items() if code not in codes):
            cutoff = sorted(by_mean.values())[len(codes) - 1] + TINY
            order = sorted(by_mean, key=lambda code: by_mean[code])
            least = tuple(code for code in order if by_mean[code] <= cutoff)
            said = (Sentence(LOWEST, {"right": least}),)
            yield Finding(HIGH, "answers-lowest", unit, "lowest", ", ".join(codes), ", ".join(least), said)


def _counts(printed: Printed, survey: Survey) -> list[Finding]:
    """Counts of respondents whose table is an attribute of the survey and whose category one of its values."""
    found = []
    tables = {_plain(name.replace("_", " ")): survey.respondents[name] for name in survey.attributes}
    for row in lines(printed, "count"):
        table, _, category = row.item.partition("|")
        values: pd.Series | None = tables.get(_plain(table.replace("_", " ")))
        if values is None or not category.strip() or row.value != row.value:
            continue
        names = {_plain(str(name)): int(count) for name, count in values.value_counts().items()}
        own = names.get(_plain(category))
        if own is not None and own != row.value:
            right = Decimal(own)
            found.append(about(row, HIGH, "answers", right, [Sentence(DIFFERS, {"right": right})]))
    return found
