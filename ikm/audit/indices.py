"""Printed indices and IKM: do they follow from the printed means, in which way, and what explains those that do not."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ikm.audit.closing import closings
from ikm.audit.closing_said import said as told
from ikm.audit.conventions import Convention, Reckoning
from ikm.audit.converted import not_converted, unconverted
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.gap import ADDED, DIVISOR, DOUBLED, INDEX, LEFT_OUT, OTHER_UNIT, Gap
from ikm.audit.prints import within
from ikm.audit.summed import BLANK, STRAY
from ikm.audit.ways import FEWEST, convention, way
from ikm.cube import Bools
from ikm.text import Sentence, mark
from ikm.text.sentence import Value

INDEX_NAME = mark("index")
NOT_FOLLOWING = mark("By the printed means the {name} is {recomputed} ({way}), not {printed}.")
ROUNDING_ALONE = mark(
    "The rounding of the means by itself leaves room for {printed}, but hardly if nobody left an unsur blank: means of"
    " whole answers, or chance in rounding, then do not."
)
OTHER_WAY = mark("In another way than that of the other units it does follow: {way}.")
NOTHING = mark("No unsur left out, added twice or mistyped explains the difference.")
MOVES = mark(
    "With {recomputed} the IKM would be {ikm}: {points} points {direction}, class {mutu} instead of {printed}."
)
KEEPS = mark("With {recomputed} the IKM would be {ikm}: {points} points {direction}, class {mutu} as before.")
RANK = mark("Its place among the {count} units would be {rank} instead of {before}.")
HIGHER, LOWER = mark("higher"), mark("lower")
BLANKS = mark(
    "Many means are no means of so many answers, as where answers were left blank: an index reckoned respondent by"
    " respondent then differs from that of the means, and may be {printed}."
)

INCOMPLETE = mark("No mean is printed for {codes}, so the index of this unit cannot be recomputed.")

OF_RESULT = (LEFT_OUT, DOUBLED, DIVISOR, ADDED, INDEX, OTHER_UNIT)
"""Explanations by which the printed result is wrong, and not one of the means."""


def indices(reckoning: Reckoning) -> list[Finding]:
    """All findings on index and IKM."""
    if not reckoning.targets.there.any():
        return []
    return [*convention(reckoning), *not_following(reckoning), *not_converted(reckoning), *_incomplete(reckoning)]


def not_following(reckoning: Reckoning) -> list[Finding]:
    """Results that the way of the others does not reproduce, with what closes the gap."""
    found = []
    off = reckoning.judged & ~reckoning.surely[reckoning.convention] & ~_half(reckoning)
    for i in np.flatnonzero(off).tolist():
        others = [one for one, units in reckoning.agreeing.items() if units[i]]
        if others and not reckoning.settled:
            continue
        found.append(_one(reckoning, i, others))
    return found


def _one(reckoning: Reckoning, i: int, others: list[Convention]) -> Finding:
    usual, printed = reckoning.convention, reckoning.printed
    gap = Gap(reckoning, usual, i)
    name = "index" if gap.targets.index_power[0] and not gap.targets.index_agrees(*_edges(gap))[0] else "ikm"
    grid = printed.grid(name)
    places = int(grid.most[i, 0])
    value = decimal(float(grid.value[i, 0]), places)
    base = 1 if name == "index" else printed.pedoman.base
    middle = (gap.edges[0] + gap.edges[1]) / 2
    right = decimal(middle * base, max(places, 2))
    said_name = Sentence(INDEX_NAME) if name == "index" else "IKM"
    values: dict[str, Value] = {"name": said_name, "recomputed": right, "printed": value}
    sentences = [Sentence(NOT_FOLLOWING, {**values, "way": way(reckoning, usual)})]
    explained = closings(gap)
    for one in () if explained or reckoning.settled else _by_products(reckoning):
        other = Gap(reckoning, one, i)
        if sums := [way for way in closings(other) if way.kind in (LEFT_OUT, DOUBLED)]:
            gap, explained = other, sums
            break
    words = told(gap, explained)
    sentences += words if words or others else [Sentence(NOTHING)]
    if usual in others:
        sentences.append(Sentence(ROUNDING_ALONE, {"printed": value}))
    elif others:
        sentences.append(Sentence(OTHER_WAY, {"way": way(reckoning, others[0])}))
    blank = not others and _by_blanks(reckoning, i, middle, float(grid.value[i, 0]) / base)
    sentences += [Sentence(BLANKS, {"printed": value})] if blank else []
    kind = explained[0].kind if words else "unexplained"
    if not words or kind in OF_RESULT:
        sentences += _consequences(reckoning, i, middle, right)
    code = f"index-{kind.removeprefix('index-')}"
    severity = LOW if usual in others else MEDIUM if others or blank else HIGH
    return Finding(
        severity,
        code,
        printed.units[i],
        name,
        value,
        right,
        tuple(sentences),
        str(grid.place[i, 0]),
    )


def _by_blanks(reckoning: Reckoning, i: int, middle: float, index: float) -> bool:
    """Whether blanks are told and may part an index of respondents from that of the means by so much.

    Of b blank in every unsur at most, b / (1 - b) times half of the mean absolute deviation of the unit's means and of
    what respondents with blanks may stray (STRAY).
    """
    nrr = reckoning.printed.grid("nrr").value[i]
    room = BLANK / (1 - BLANK) * (float(np.abs(nrr - nrr.mean()).mean()) + STRAY) / 2
    return bool(reckoning.fits.blanks[i, 0]) and abs(index - middle) <= room


def _by_products(reckoning: Reckoning) -> list[Convention]:
    """The ways with the weight that the NRR tertimbang show, in a report of too few units to settle one."""
    if int(reckoning.judged.sum()) >= FEWEST:
        return []
    shown = reckoning.products_shown
    return [one for one in reckoning.agreeing if shown[one.bobot] == max(shown.values()) > 0]


def _edges(gap: Gap) -> tuple[np.ndarray, np.ndarray]:
    return np.array([gap.edges[0]]), np.array([gap.edges[1]])


def _consequences(reckoning: Reckoning, i: int, index: float, shown: Decimal) -> list[Sentence]:
    """The IKM, class and place the unit would have with the recomputed index."""
    pedoman, base = reckoning.printed.pedoman, reckoning.printed.pedoman.base
    now = _printed_ikm(reckoning)
    if np.isnan(now[i]):
        return []
    points = index * base - now[i]
    mutu, before = pedoman.classify(index * base).mutu, pedoman.classify(float(now[i])).mutu
    values: dict[str, Value] = {
        "recomputed": shown,
        "ikm": decimal(index * base, 2),
        "points": decimal(abs(points), 2),
        "direction": Sentence(HIGHER if points > 0 else LOWER),
        "mutu": mutu,
    }
    said = [Sentence(KEEPS, values) if mutu == before else Sentence(MOVES, {**values, "printed": before})]
    others = np.delete(now, i)
    if len(others) and not np.isnan(others).any():
        rank, place = (int((others > x).sum()) + 1 for x in (index * base, now[i]))
        if rank != place:
            said.append(Sentence(RANK, {"count": len(now), "rank": rank, "before": place}))
    return said


def _printed_ikm(reckoning: Reckoning) -> np.ndarray:
    """The printed IKM of each unit, or its printed index x 25; NaN where neither is."""
    ikm = reckoning.printed.grid("ikm").value[:, 0]
    return np.where(np.isnan(ikm), reckoning.printed.grid("index").value[:, 0] * reckoning.printed.pedoman.base, ikm)


def _half(reckoning: Reckoning) -> Bools:
    """Where index and IKM contradict each other and one of them follows from the means."""
    low, high = reckoning.likely(reckoning.convention)
    targets = reckoning.targets
    base = targets.base
    index = within(low, high, targets.index, targets.index_power)
    ikm = within(low * base, high * base, targets.ikm, targets.ikm_power)
    return np.asarray(unconverted(reckoning) & (index | ikm))


def _incomplete(reckoning: Reckoning) -> list[Finding]:
    """Units with a result and some means, but not all."""
    held, printed = reckoning.fits, reckoning.printed
    some = (held.power > 0).any(axis=1) & ~reckoning.full & reckoning.targets.there
    found = []
    for i in np.flatnonzero(some).tolist():
        codes = tuple(code for code, power in zip(printed.pedoman.codes, held.power[i], strict=True) if not power)
        said = (Sentence(INCOMPLETE, {"codes": codes}),)
        found.append(Finding(MEDIUM, "means-missing", printed.units[i], "nrr", None, None, said))
    return found
