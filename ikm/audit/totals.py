"""Printed figures of the whole survey against those of its units."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from ikm.audit.before import TINY, off_scale, span
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import Figure, figures
from ikm.audit.summed import Way, by_nrr, left_out, shares, way_of
from ikm.cube import Bools
from ikm.printed import WHOLE, Printed
from ikm.text import Sentence
from ikm.text.language import mark

MEANS = {
    "n": mark("Weighted by respondents, the units give {value}."),
    "pooled": mark("All answers together give {value}."),
    "units": mark("The plain mean of the units is {value}."),
    "population": mark("Weighted by population, the units give {value}."),
}
SOUND = {
    "n": mark("Weighted by respondents, without units whose figures break the scale, it is {value}."),
    "pooled": mark("All answers together, without units whose figures break the scale, give {value}."),
    "units": mark("The plain mean, without units whose figures break the scale, is {value}."),
    "population": mark("Weighted by population, without units whose figures break the scale, it is {value}."),
}
"""What each way of summing up gives, with all units and without those that break the scale."""

FOLLOWS = mark("The figure of the whole survey weighs the units in another way than by respondents.")
WITHOUT = mark("The figure of the whole survey leaves out {units}.")
WITH = mark("The figure of the whole survey holds units whose figures break the scale: {units}.")
NONE = mark("No way of summing up the units gives {printed}.")
INDEX = mark("index")
SUM = mark("The units add up to {sum}.")
BY_NRR = mark("The figure of the whole survey follows from the units' NRR, not from their printed {kind}.")
MANY_BLANKS = mark(
    "Only if most answers of some units were left blank could it follow: how many answered each unsur is not printed."
)
LEFT_OUT = mark("{unit} may have been left out: the means of the whole survey are those of the other units.")
BLANKS = mark("Blank answers may explain the difference: how many answered each unsur is not printed.")


def totals(printed: Printed) -> list[Finding]:
    """Means, index and IKM of the whole survey that do not follow from the units.

    m = sum of w_h m_h / sum of w_h over units h, w: respondents (no finding), 1, people, or who answered; with or
    without units that break the scale (low: a convention). None of these, within the rounding of every unit: high;
    low where blank answers could explain it, which put no unsur beyond the units (medium: only if most were blank).
    Where neither n nor who answered is printed, only figures outside the range of the units are findings. Sums of
    answers must agree exactly.
    """
    found: list[Finding] = []
    broken = off_scale(printed)
    for kind in ("nrr", "index", "ikm"):
        grid, own = printed.grid(kind), printed.grid("answered")
        for (unit, item, _), figure in figures(printed, kind).items():
            column = printed.pedoman.codes.index(item) if item in printed.pedoman.codes else 0
            if unit != WHOLE or np.isnan(grid.value[:, column]).any() or len(printed.units) < 2:
                continue
            low, high = span(grid.value[:, column], grid.most[:, column])
            answered = own.value[:, column] if item and printed.has("answered") else None
            ways = [way_of(printed, one, low, high, item or kind) for one in shares(printed, broken, answered)]
            others = [] if item else list(by_nrr(printed, kind, broken))
            beyond = figure[0] + 10.0 ** -figure[1] < low.min() or figure[0] - 10.0 ** -figure[1] > high.max()
            if beyond or any(way.name in ("n", "pooled") for way in ways):
                found += _mean(printed, item or kind, figure, ways, others, broken, bool(item) and bool(beyond))
    return _named(printed, found) + _sums(printed)


def _mean(
    printed: Printed,
    item: str,
    figure: Figure,
    ways: list[Way],
    by_means: list[Way],
    broken: Bools,
    beyond: bool,
) -> list[Finding]:
    low, high = (float(edge) for edge in span(np.array(figure[0]), np.array(figure[1])))
    holds = [way for way in ways if way.low <= high + TINY and low <= way.high + TINY]
    others = [way for way in by_means if way.low - way.slack <= high + TINY and low <= way.high + way.slack + TINY]
    names = tuple(unit for unit, off in zip(printed.units, broken, strict=True) if off)
    shown, digits = decimal(figure[0], figure[1]), figure[2]
    plain = [way for way in holds if way.name in ("n", "pooled")]
    if plain and not broken.any():
        return []
    if not holds and others:
        said = [
            _said(others[0], digits),
            Sentence(BY_NRR, {"kind": "IKM" if item == "ikm" else Sentence(INDEX) if item == "index" else item}),
        ]
        right = decimal(ways[0].value, digits) if ways else None
        return [Finding(LOW, "total-nrr", WHOLE, item, shown, right, tuple(said), figure[3])]
    if not holds:
        near = [way for way in ways if way.slack and not beyond and not any(way.name == "pooled" for way in ways)]
        by_n = [way for way in near if way.low - way.slack <= high and low <= way.high + way.slack]
        by_many = [way for way in near if way.low - way.room <= high and low <= way.high + way.room]
        said = [Sentence(NONE, {"printed": shown}), *(_said(way, digits) for way in ways)]
        said += [Sentence(BLANKS)] if by_n else [Sentence(MANY_BLANKS)] if by_many else []
        right = decimal(ways[0].value, digits) if ways else None
        severity, code = (LOW, "total-blanks") if by_n else (MEDIUM if by_many else HIGH, "total")
        return [Finding(severity, code, WHOLE, item, shown, right, tuple(said), figure[3])]
    way = (plain or holds)[0]
    said = [_said(way, digits)]
    if way.name not in ("n", "pooled"):
        said.append(Sentence(FOLLOWS))
    if broken.any():
        said.append(Sentence(WITH if way.every else WITHOUT, {"units": names}))
    severity = MEDIUM if broken.any() and way.every else LOW
    right = decimal(next((w.value for w in ways if w.every == (not broken.any())), way.value), digits)
    return [Finding(severity, f"total-{way.name}", WHOLE, item, shown, right, tuple(said), figure[3])]


def _named(printed: Printed, found: list[Finding]) -> list[Finding]:
    """The unexplained findings, with the unit without which the figures follow, if there is one; its means as one."""
    if not any(one.code in UNEXPLAINED for one in found) or not (unit := left_out(printed)):
        return found
    said = Sentence(LEFT_OUT, {"unit": unit})
    means = [one for one in found if one.code in UNEXPLAINED and one.item in printed.pedoman.codes]
    named = [
        replace(one, explanation=(*one.explanation, said)) if one.code in UNEXPLAINED else one
        for one in found
        if one not in means
    ]
    if not means:
        return named
    severity = HIGH if any(one.severity == HIGH for one in means) else MEDIUM
    return [*named, Finding(severity, "total-left-out", WHOLE, "nrr", None, None, (said,), means[0].place)]


UNEXPLAINED = ("total", "total-blanks")


def _said(way: Way, digits: int) -> Sentence:
    return Sentence((MEANS if way.every else SOUND)[way.name], {"value": decimal(way.value, digits)})


def _sums(printed: Printed) -> list[Finding]:
    """Sums of answers, and how many answered, of every unsur."""
    found = []
    for kind in ("sum", "answered"):
        grid = printed.grid(kind)
        for (unit, item, _), figure in figures(printed, kind).items():
            if unit != WHOLE or item not in printed.pedoman.codes:
                continue
            column = grid.value[:, printed.pedoman.codes.index(item)]
            if not len(column) or np.isnan(column).any() or column.sum() == figure[0]:
                continue
            right = Decimal(round(float(column.sum())))
            said = (Sentence(SUM, {"sum": right}),)
            shown = decimal(figure[0], figure[1])
            found.append(Finding(HIGH, f"total-{kind}", WHOLE, item, shown, right, said, figure[3]))
    return found
