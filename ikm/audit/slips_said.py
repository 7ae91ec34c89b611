"""Slips of the hand in words."""

from __future__ import annotations

from decimal import Decimal

from ikm.audit.slips import DIGIT, DOUBLED, DROPPED, SWAPPED
from ikm.text import Sentence, mark

SAID = {
    SWAPPED: mark("Two digits may have changed places: {right} became {wrong}."),
    DROPPED: mark("A digit may be missing: {right} became {wrong}."),
    DOUBLED: mark("A digit may stand there twice: {right} became {wrong}."),
    DIGIT: mark("One digit may be mistyped: {right} became {wrong}."),
}


SAME_AS = mark("The mean is the same as that of {beside}; it may have been copied from there.")


def same_as(beside: str) -> Sentence:
    """The sentence that says from where a mean may have been copied."""
    return Sentence(SAME_AS, {"beside": beside})


def slipped(kind: str, right: Decimal, wrong: Decimal) -> Sentence:
    """The sentence that says how one figure may have become another."""
    return Sentence(SAID[kind], {"right": right, "wrong": wrong})


BETWEEN = {
    SWAPPED: mark("Two digits changed places."),
    DROPPED: mark("A digit is missing in one of them."),
    DOUBLED: mark("A digit stands twice in one of them."),
    DIGIT: mark("One digit differs."),
}
"""The same of two printings of which either may be right."""
