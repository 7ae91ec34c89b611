"""A printed table of classes against that of the pedoman: nilai persepsi, intervals, kinerja."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ikm.audit.classes import name_of
from ikm.audit.digits import typed_for
from ikm.audit.finding import HIGH, LOW, MEDIUM, Finding, decimal
from ikm.audit.lines import about, lines
from ikm.pedoman import CODES, Pedoman, load
from ikm.printed import Printed
from ikm.rounding import half_up
from ikm.text import Sentence
from ikm.text.language import mark
from ikm.text.sentence import Value

INTERVALS = {"bound-low": ("lower", 1), "bound-high": ("upper", 1)}
INTERVALS |= {"bound-index-low": ("lower", 0), "bound-index-high": ("upper", 0)}
"""The kinds of bounds: which bound of a class, and whether it is a converted one."""

NEAR = Decimal("0.01")
"""Bounds of the index are those of the IKM / 25, written with two to four decimals: at most this far away."""

REVERSED = mark("The nilai persepsi run the wrong way: {pedoman} gives {right}.")
VALUE = mark("By {pedoman}, class {letter} is nilai persepsi {right}, not {printed}.")
BOUND = mark("By {pedoman}, class {letter} ends at {right} here, not at {printed}.")
START = mark("By {pedoman}, class {letter} starts at {right}, not at {printed}.")
COARSE = mark("{printed} is the bound {right} with fewer decimals.")
OVERLAP = mark("From {low} to {high} a figure belongs to class {worse} and to class {better}.")
GAP = mark("Between {low} and {high} a figure has no class.")
OTHER = mark("The printed bounds are those of {pedoman}, not of {stated}.")
NAME = mark("{pedoman} calls class {letter} {right}, not {printed}.")


def bounds(printed: Printed) -> list[Finding]:
    """Bounds, nilai persepsi and names that are not the pedoman's.

    Converted bounds are compared as they stand (25 is 25,00), with the pedoman's bound rounded where fewer decimals are
    printed (medium). Bounds of the index must lie within 0.01 of the converted bound / 25. Where all printed bounds are
    those of another pedoman, that is said once. Source: the table of classes of the stated pedoman.
    """
    found: list[Finding] = []
    for again in range(max((printed.printings(kind) for kind in (*INTERVALS, "bound-value")), default=0)):
        found += _values(printed, again) + _intervals(printed, again)
    for row in lines(printed, "bound-kinerja"):
        at = _place(printed.pedoman, row.item)
        named = name_of(str(row.text), printed.pedoman)
        if at is not None and named != at:
            right = printed.pedoman.classes[at].kinerja
            names = {"pedoman": printed.pedoman.name, "letter": row.item, "right": right, "printed": str(row.text)}
            said = [Sentence(NAME, names)]
            found.append(about(row, LOW if named is None else HIGH, "kinerja-word", right, said, row.kind))
    return found


def _place(pedoman: Pedoman, letter: str) -> int | None:
    return next((at for at, one in enumerate(pedoman.classes) if one.mutu == letter.strip().upper()), None)


def _values(printed: Printed, again: int) -> list[Finding]:
    """Nilai persepsi: 1 for the worst class, upwards."""
    pedoman, found = printed.pedoman, []
    rows = [row for row in lines(printed, "bound-value", again) if row.value == row.value]
    placed = [(row, at) for row in rows if (at := _place(pedoman, row.item)) is not None]
    last = len(pedoman.classes)
    if len(placed) > 1 and all(row.value == at + 1 for row, at in placed):
        right = ", ".join(f"{last - at} = {pedoman.classes[at].mutu}" for _, at in reversed(placed))
        order = ", ".join(f"{at + 1} = {pedoman.classes[at].mutu}" for _, at in placed)
        said = (Sentence(REVERSED, {"pedoman": pedoman.name, "right": right}),)
        return [Finding(HIGH, "bound-value-reversed", "", "bound-value", order, right, said, placed[0][0].place)]
    for row, at in placed:
        if row.value != last - at:
            shown, letter = decimal(row.value, row.decimals), pedoman.classes[at].mutu
            words: dict[str, Value] = {"pedoman": pedoman.name, "letter": letter, "right": last - at, "printed": shown}
            found.append(about(row, HIGH, "bound-value", Decimal(last - at), [Sentence(VALUE, words)], row.kind))
    return found


def _intervals(printed: Printed, again: int) -> list[Finding]:
    rows = [row for kind in INTERVALS for row in lines(printed, kind, again) if row.value == row.value]
    rows = [row for row in rows if _place(printed.pedoman, row.item) is not None]
    wrong = [row for row in rows if not _right(printed.pedoman, row)]
    if not wrong:
        return []
    others = [load(code) for code in CODES if load(code).classes != printed.pedoman.classes]
    same = tuple(one.name for one in others if len(wrong) > 1 and all(_right(one, row) for row in rows))
    if same:
        said = (Sentence(OTHER, {"pedoman": same, "stated": printed.pedoman.name}),)
        return [Finding(HIGH, "bounds-other-pedoman", "", "bound-low", None, None, said, wrong[0].place)]
    by_place = {(row.kind, _place(printed.pedoman, row.item)): row for row in rows}
    return [_misprint(printed.pedoman, row, by_place) for row in wrong]


def _expected(pedoman: Pedoman, row: Any) -> Decimal:
    """The bound of this row's class: as the table has it, or / 25 for the index."""
    which, converted = INTERVALS[row.kind]
    bound: Decimal = getattr(pedoman.classes[_place(pedoman, row.item) or 0], which)
    return bound if converted else bound / pedoman.base


def _right(pedoman: Pedoman, row: Any) -> bool:
    at = _place(pedoman, row.item)
    if at is None:
        return False
    apart = abs(decimal(row.value, row.decimals) - _expected(pedoman, row))
    return apart == 0 if INTERVALS[row.kind][1] else apart <= NEAR


def _misprint(pedoman: Pedoman, row: Any, by_place: dict[tuple[Any, int | None], Any]) -> Finding:
    right = _expected(pedoman, row)
    shown = decimal(row.value, row.decimals)
    which, converted = INTERVALS[row.kind]
    if converted and shown == half_up(right, row.decimals):
        said = [Sentence(COARSE, {"printed": shown, "right": right})]
        return about(row, MEDIUM, "bound-rounded", right, said, row.kind)
    right = right if converted else half_up(right, max(2, row.decimals))
    values = {"pedoman": pedoman.name, "letter": row.item, "right": right, "printed": shown}
    said = [Sentence(START if which == "lower" else BOUND, values)]
    said += [one for one in (typed_for(shown, right),) if one is not None]
    said += _consequence(pedoman, row, by_place)
    return about(row, HIGH, "bound", right, said, row.kind)


def _consequence(pedoman: Pedoman, row: Any, by_place: dict[tuple[Any, int | None], Any]) -> list[Sentence]:
    """What the printed neighbour makes of it: two classes at once, or none."""
    at, which = _place(pedoman, row.item) or 0, INTERVALS[row.kind][0]
    stem = row.kind.rsplit("-", 1)[0]
    better, worse = (at, at + 1) if which == "lower" else (at - 1, at)
    low, high = by_place.get((f"{stem}-low", better)), by_place.get((f"{stem}-high", worse))
    if low is None or high is None:
        return []
    start, end = decimal(low.value, low.decimals), decimal(high.value, high.decimals)
    if start <= end:
        names = {"worse": pedoman.classes[worse].mutu, "better": pedoman.classes[better].mutu}
        return [Sentence(OVERLAP, {"low": start, "high": end, **names})]
    unit = Decimal(1).scaleb(-max(low.decimals, high.decimals))
    return [Sentence(GAP, {"low": end, "high": start})] if start - end > unit else []
