"""What is assumed about the answers of a sheet, as notes for the person who knows the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ikm.ledger import Note
from ikm.reading.families import PRINTED, Scale, always_two, label_value, steps
from ikm.reading.harm import how_often
from ikm.reading.hearing import MOST_TEXTS, Heard, listed
from ikm.reading.labels import ALONE, degree, known_stem, regulation, whole
from ikm.reading.notes import REASONS
from ikm.reading.vocabulary import words

MOST_SHOWN = 12
"""So many labels are listed in one note."""


@dataclass(frozen=True)
class Other:
    """A scale that the answers show: its steps, the share of the cells that show it, and those cells."""

    points: int
    share: float
    cells: tuple[Heard, ...]


def notes_on(
    said: Sequence[Heard], scale: Scale, points: int, other: Other, stems: Set[str] = frozenset()
) -> Iterator[Note]:
    """The notes on a sheet whose answers are read on the scale 1 to ``points``; of ``stems`` nothing is assumed."""
    told = [one for one in said if one.mark.label]
    if scale.points > points:
        share = str(int(100 * other.share + 0.5))
        yield Note("scale-other", {"points": str(scale.points), "evidence": listed(other.cells), "share": share})
    elif points == PRINTED and other.cells:
        yield Note("five-labels", {"labels": listed(other.cells)})
    yield from _two_ways(told, scale, points)
    if learned := sorted(stem for stem in scale.found if stem not in (ALONE, *stems) and not known_stem(stem)):
        yield Note("label-learned", {"labels": ", ".join(f"“{stem}”" for stem in learned)})
    yield from _meant(told, scale)
    if against := [one for one in told if _contradicts(one, scale)]:
        yield Note("label-beats-figure", {"labels": listed(against)})
    if scale.codes:
        yield Note("option-codes", {"codes": listed([one for one in said if one.mark.code], MOST_SHOWN)})
    if points == PRINTED:
        yield from _merged(told)
    if any(given.unread for given in {one.given for one in said}):
        yield Note("texts-unread", {"limit": str(MOST_TEXTS)})


def _meant(told: Sequence[Heard], scale: Scale) -> Iterator[Note]:
    """Which labels are read as others: initials, and typing errors."""
    initials = words("answers")["initials"]
    pairs = {(one.shown, scale.meant[one.mark.label], one.mark.label) for one in told if one.mark.label in scale.meant}
    for code, short in (("label-initials", True), ("label-typo", False)):
        named = [f"“{shown}” → “{label}”" for shown, label, said in sorted(pairs) if (said in initials) == short]
        if named:
            yield Note(code, {"labels": ", ".join([*named[:MOST_SHOWN], *(["…"] if len(named) > MOST_SHOWN else [])])})


def _two_ways(told: Sequence[Heard], scale: Scale, points: int) -> Iterator[Note]:
    """Where "Tidak puas" could be the lowest step or the one above it."""
    shown: dict[tuple[str, str], str] = {}
    for one in told:
        shown.setdefault(degree(scale.meant.get(one.mark.label, one.mark.label)), one.shown)
    for stem, found in scale.found.items():
        step = steps(stem, scale, points).get("tidak")
        if ("tidak", stem) in shown and step and (reason := _reason(stem, found, scale, points)):
            values = {"label": shown["tidak", stem], "value": str(step), "reason": REASONS[reason]}
            yield Note("labels-two-ways", values)


def _reason(stem: str, found: frozenset[str], scale: Scale, points: int) -> str:
    between = {"kurang", "cukup"} & found
    if points != PRINTED:
        if "sangat tidak" in found or len(between) > 1:
            return ""
        if stem in always_two():
            return "agreement"
        return "between" if steps(stem, scale, points)["tidak"] == 1 else "second"
    if stem == ALONE:
        return "worse" if "sangat tidak" in found else ""
    if stem in scale.two_negatives:
        return "two-negatives" if "sangat tidak" in found else "agreement"
    if stem in always_two():
        return "between"
    return "one-negative" if "kurang" not in found and whole("tidak", stem) not in regulation() else ""


def _contradicts(one: Heard, scale: Scale) -> bool:
    """Whether the number or letter beside a label says otherwise, on the pedoman's scale and on the sheet's own."""
    if one.mark.place is None:
        return False
    values = {
        value
        for points in {PRINTED, scale.points}
        if (value := label_value(one.mark.label, one.given.unsur, scale, points, one.given.question)) is not None
        if value <= points
    }
    return bool(values) and one.mark.place not in values


def _merged(told: Sequence[Heard]) -> Iterator[Note]:
    """Where two words for how often stand for the same step."""
    shown: dict[str, str] = {}
    for one in told:
        if often := how_often(one.mark.label, one.asked):
            shown.setdefault(often, one.shown)
    if "often" in shown and "always" in shown:
        yield Note("often-merged", {"low": shown["often"], "high": shown["always"]})
