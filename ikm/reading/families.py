"""Families of labels ("Tidak puas" to "Sangat puas") on one sheet, and the step each label stands for on a scale."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from ikm.ledger import Note
from ikm.pedoman import Unsur
from ikm.reading.harm import how_often, names_harm, often_value
from ikm.reading.labels import ALONE, NEUTRAL, degree, printed_value
from ikm.reading.vocabulary import words

PRINTED = 4
"""So many labels has a question of every regulation (``Unsur.labels``)."""

LOW = ("sangat tidak", "tidak", "kurang", "cukup")
"""The degrees below the bare word, from worst to best."""

ALL = (*LOW, "", "sangat")


@dataclass(frozen=True)
class Scale:
    """How the answers of one sheet are read: what ``recognise`` saw there.

    ``stems`` are the words of which more is better, ``two_negatives`` those with "Sangat tidak" below "Tidak";
    ``found`` gives the degrees that occur with each stem. ``points`` is the scale 1 to 4, 5 or 6 that the sheet
    uses, ``middle`` the degrees that showed it; ``settled`` says that a person confirmed 1 to 4. ``slashed`` is the m
    of answers such as "3/m" (0: none are read), ``codes`` whether the codes of options count,
    ``typos`` which label is read as which.
    """

    stems: frozenset[str]
    two_negatives: frozenset[str]
    points: int = PRINTED
    found: Mapping[str, frozenset[str]] = field(default_factory=dict)
    middle: frozenset[str] = frozenset()
    settled: bool = False
    slashed: int = 0
    codes: bool = False
    typos: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def label_value(said: str, unsur: Unsur | None, scale: Scale, points: int = PRINTED, question: str = "") -> int | None:
    """The state a label (as ``label_text`` gives it) stands for on a scale 1 to ``points``.

    ``points`` + 1 is a label that cannot be told on this scale; None is no label we know.

    >>> scale = Scale(frozenset({"puas"}), frozenset(), found={"puas": frozenset(ALL[1:])})
    >>> [label_value(said, None, scale, 4) for said in ("tidak puas", "kurang puas", "cukup puas", "puas", "lupa")]
    [1, 2, 5, 3, None]
    >>> [label_value(said, None, scale, 5) for said in ("tidak puas", "kurang puas", "cukup puas", "puas", "netral")]
    [1, 2, 3, 4, 3]
    """
    said = scale.typos.get(said, said)
    if often := how_often(said, names_harm(question)):
        return often_value(often, points) or points + 1
    word, stem = degree(said)
    if stem == ALONE or stem in scale.stems:
        return steps(stem, scale, points).get(word, points + 1)
    printed = printed_value(said, unsur)
    return printed if printed is None or points == PRINTED else points + 1


def steps(stem: str, scale: Scale, points: int) -> dict[str, int]:
    """The step of each degree of a stem; a degree that cannot be told on this scale has none."""
    found = scale.found.get(stem, frozenset())
    if points == PRINTED:
        middle = middles(found, scale.settled)
        if "kurang" not in found:
            middle |= scale.middle & {"cukup"}
        if scale.settled and not middle and _only_two(found) and {"kurang", "cukup"} <= found:
            return {"kurang": 1, "cukup": 2, "": 3, "sangat": 4}
        two = 2 if stem in scale.two_negatives else 1
        values = {"sangat tidak": 1, "tidak": two, "kurang": 2, "cukup": 2, "": 3, "sangat": 4}
        return {word: value for word, value in values.items() if word not in middle}
    if points == PRINTED + 1:
        return _five(found, frozenset().union(*scale.found.values()), stem in always_two())
    return dict(zip(ALL, range(1, len(ALL) + 1), strict=True)) if found >= set(ALL) and points == len(ALL) else {}


def middles(found: Set[str], settled: bool = False) -> frozenset[str]:
    """The degrees that lie in the middle of more than four, so that they cannot be told on four.

    >>> middles({"sangat tidak", "tidak", "cukup", "", "sangat"}), middles({"tidak", "cukup", "", "sangat"})
    (frozenset({'cukup'}), frozenset())
    """
    if {"kurang", "cukup"} <= found:
        if _only_two(found) and settled:
            return frozenset()
        return frozenset(("kurang", "cukup") if {"sangat tidak", "tidak"} <= found else ("cukup",))
    if {"sangat tidak", "cukup"} <= found:
        return frozenset(("cukup",))
    return frozenset(("kurang",) if {"sangat tidak", "tidak", "kurang"} <= found else ())


def _only_two(found: Set[str]) -> bool:
    return not found & {"sangat tidak", "tidak"}


def always_two() -> frozenset[str]:
    """The stems that always have two negatives."""
    return frozenset(words("answers")["always_two_negatives"])


def _five(found: Set[str], anywhere: Set[str], agreement: bool) -> dict[str, int]:
    """Sangat tidak, tidak, middle, bare, sangat; or tidak, kurang, middle, bare, sangat: what the sheet shows."""
    values = {"sangat tidak": 1, "tidak": 2, "cukup": 3, NEUTRAL: 3, "": 4, "sangat": 5}
    doubled = agreement or "sangat tidak" in found
    if {"tidak", "kurang", "cukup"} <= found:
        if "sangat tidak" not in found:
            return values | {"tidak": 1, "kurang": 2}
        return {word: value for word, value in values.items() if word != "cukup"}
    if "kurang" not in found:
        one = not doubled and "kurang" in anywhere and "sangat tidak" not in anywhere
        return values | {"tidak": 1} if one else values
    if "cukup" in found:
        return values | {"kurang": 2}
    if "tidak" in found:
        return values | ({"kurang": 3} if doubled else {"tidak": 1, "kurang": 2})
    if "sangat tidak" in found:
        return values
    return values | {"kurang": 3 if agreement or ("sangat tidak" in anywhere and "cukup" not in anywhere) else 2}
