"""Printed figures against the answers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from ikm.audit.before import TINY, fits
from ikm.audit.classes import class_of, letter_of
from ikm.audit.finding import HIGH, LOW, Finding, decimal
from ikm.audit.lines import about, lines
from ikm.audit.prints import SHORTENINGS, shortened
from ikm.audit.reckoned import Own, owns, plain, ways
from ikm.cube import Bools
from ikm.pedoman import Pedoman
from ikm.printed import WHOLE, Printed
from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Floats, Survey
from ikm.text import Sentence
from ikm.text.language import mark

DIFFERS = mark("By the answers it is {right}.")
HIDDEN = mark(
    "The answers give another figure. It is not shown, because a group of this table has fewer than {smallest}"
    " respondents."
)
FOLLOWS = mark("{n} of {figures} printed figures follow from the answers, reckoned in this way:")
NOT_THERE = mark("No respondent of the answers belongs to this unit.")
NOT_PRINTED = mark("The report prints nothing of {units}, which the answers have.")
CLASS = mark("By the answers the class is {right}.")
LOWEST = mark("By the answers the lowest are {right}.")


def against(printed: Printed, survey: Survey) -> list[Finding]:
    """Printed figures that the answers do not give, per unit and as a whole; nothing where rounding explains them.

    n, answered, sums and counts must agree exactly; means rounded or cut at the printed decimals; index and IKM with
    any weight of the pedoman, means and products cut or rounded on the way: the way that gives most figures is said
    once (low) unless it is the full one. Classes and lowest unsur are those of the answers. Units are known by name.
    """
    own = owns(survey, printed.pedoman)
    found: list[Finding] = []
    for unit in printed.units:
        if plain(unit) not in own or own[plain(unit)].n == 0:
            said = (Sentence(NOT_THERE),)
            found.append(Finding(HIGH, "answers-unit", unit, "n", None, None, said))
    named = {plain(unit) for unit in printed.units}
    there = survey.profiles["unit"].dropna().unique() if "unit" in survey.attributes else ()
    missing = tuple(sorted(str(unit) for unit in there if plain(str(unit)) not in named))
    if missing and printed.units:
        said = (Sentence(NOT_PRINTED, {"units": missing}),)
        found.append(Finding(LOW, "answers-not-printed", WHOLE, "n", None, None, said))
    for kind in ("n", "answered", "sum", "nrr", "weighted"):
        for row in lines(printed, kind):
            found += _figure(printed.pedoman, row, own.get(plain(row.unit)))
    return found + _indices(printed, own) + list(_words(printed, own)) + _counts(printed, survey)


def _figure(pedoman: Pedoman, row: Any, own: Own | None) -> list[Finding]:
    """The finding on one count or mean; none where the answers give it."""
    at = pedoman.codes.index(row.item) if row.item in pedoman.codes else None
    if own is None or own.n == 0 or row.value != row.value or (at is None and row.kind != "n"):
        return []
    mean = own.nrr[[at or 0]]
    if row.kind in ("nrr", "weighted"):
        figures = mean
        if row.kind == "weighted":
            means = np.array([shortened(mean, how)[0] for how in SHORTENINGS])
            figures = np.concatenate([means * float(pedoman.weight(bobot)) for bobot in pedoman.bobot])
        holds, right = _holds(row, figures).any(), decimal(float(figures[0]), row.most_decimals)
    else:
        counted = {"n": own.n, "answered": own.answered[at or 0], "sum": own.total[at or 0]}[row.kind]
        holds = abs(row.value - counted) < TINY
        right = decimal(float(counted), 0 if float(counted).is_integer() else 1)
    return [] if holds else [about(row, HIGH, "answers", right, [Sentence(DIFFERS, {"right": right})])]


def _holds(row: Any, figures: Floats) -> Bools:
    """Which figures are printed as in this row: rounded or cut, at the decimals of its column or its own."""
    value = np.full(len(figures), row.value)
    return np.asarray(fits(value, row.most_decimals, figures) | fits(value, row.decimals, figures))


def _indices(printed: Printed, own: dict[str, Own]) -> list[Finding]:
    """Index and IKM: the way that gives most of them, and those that no way gives."""
    found, rows, holds, given = [], [], [], []
    for kind, factor in (("index", 1), ("ikm", printed.pedoman.base)):
        for row in lines(printed, kind):
            unit = own.get(plain(row.unit))
            if unit is None or row.value != row.value or np.isnan(unit.index).any():
                continue
            rows.append(row)
            holds.append(_holds(row, unit.index * factor))
            given.append(unit.index * factor)
    count = np.array(holds).sum(axis=0) if rows else np.zeros(1)
    best = int(np.argmax(count))
    for row, hold, figures in zip(rows, holds, given, strict=True):
        if not hold.any():
            right = decimal(float(figures[best]), row.most_decimals)
            found.append(about(row, HIGH, "answers", right, [Sentence(DIFFERS, {"right": right})]))
    if count[best]:
        way = ways(printed.pedoman)[best]
        if said := way.said(printed.pedoman):
            first = Sentence(FOLLOWS, {"n": int(count.max()), "figures": len(rows)})
            found.append(Finding(LOW, "answers-way", WHOLE, rows[0].kind, None, None, (first, *said), rows[0].place))
    return found


def _words(printed: Printed, own: dict[str, Own]) -> Iterator[Finding]:
    """Classes and lowest unsur that are not those of the answers."""
    pedoman = printed.pedoman
    for row in lines(printed, "mutu"):
        unit, letter = own.get(plain(row.unit)), letter_of(str(row.text), pedoman)
        if unit is None or letter is None or (row.item and row.item not in pedoman.codes):
            continue
        index = unit.nrr[[pedoman.codes.index(row.item)]] if row.item else unit.index
        if np.isnan(index).any():
            continue
        reached = class_of(pedoman, index * pedoman.base)
        if letter not in reached:
            right = pedoman.classes[int(reached[0])].mutu
            yield about(row, HIGH, "answers-class", right, [Sentence(CLASS, {"right": right})], row.item or "mutu")
    lists: dict[tuple[str, int], list[Any]] = {}
    for row in lines(printed, "lowest"):
        lists.setdefault((row.unit, row.printing), []).append(row)
    for (name, _), rows in lists.items():
        unit, codes = own.get(plain(name)), [row.item for row in rows]
        if unit is None or np.isnan(unit.nrr).all():
            continue
        mean = {code: x for code, x in zip(pedoman.codes, unit.nrr.tolist(), strict=True) if x == x}
        inside = max((mean[code] for code in codes if code in mean), default=np.nan)
        if any(x < inside - TINY for code, x in mean.items() if code not in codes):
            order = sorted(mean, key=lambda code: mean[code])
            least = tuple(code for code in order if mean[code] <= mean[order[len(codes) - 1]] + TINY)
            said = (Sentence(LOWEST, {"right": least}),)
            shown = ", ".join(codes)
            yield Finding(HIGH, "answers-lowest", name, "lowest", shown, ", ".join(least), said, rows[0].place)


def _counts(printed: Printed, survey: Survey) -> list[Finding]:
    """Counts of respondents whose table is an attribute of the survey and whose category one of its values.

    Where a group of the table is smaller than SMALLEST_GROUP no count of it is told: it would follow from the others.
    """
    found = []
    tables = {plain(name.replace("_", " ")): name for name in survey.attributes}
    for row in lines(printed, "count"):
        table, _, category = row.item.partition("|")
        name = tables.get(plain(table.replace("_", " ")))
        if name is None or not category.strip() or row.value != row.value:
            continue
        counted = survey.respondents[name].value_counts()
        own = {plain(str(value)): int(n) for value, n in counted.items()}.get(plain(category))
        if own is not None and own != row.value:
            if counted.between(1, SMALLEST_GROUP - 1).any():
                said, right = Sentence(HIDDEN, {"smallest": SMALLEST_GROUP}), None
            else:
                right = Decimal(own)
                said = Sentence(DIFFERS, {"right": right})
            found.append(about(row, HIGH, "answers", right, [said]))
    return found
