"""Negative wording: how often something bad happens ("Tidak pernah ada pungli"), and questions that name it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ikm.reading.vocabulary import words
from ikm.reading.words import has_words, plain, remembered


@remembered
def names_harm(question: str) -> bool:
    """Whether a header asks for something bad without a negation, so that "never" is the best answer.

    >>> names_harm("Apakah ada pungutan liar?"), names_harm("Tidak ada pungli"), names_harm("Kecepatan")
    (True, False, False)
    """
    said = plain(question)
    harm = _words()
    return any(has_words(said, thing) for thing in harm["things"]) and not any(
        has_words(said, word) for word in harm["negations"]
    )


@remembered
def how_often(said: str, asked: bool) -> str | None:
    """How often a plain label says that something bad happens ("never", "rarely", ...); None if it says nothing of it.

    ``asked``: the question names the bad thing, so that the label need not.

    >>> [how_often(label, False) for label in ("tidak pernah ada pungli", "pungli jarang terjadi", "tidak pernah")]
    ['never', 'rarely', None]
    >>> how_often("tidak pernah", True), how_often("ya", True)
    ('never', None)
    """
    for pattern in _patterns()[: 3 if asked else 2]:
        if found := pattern.fullmatch(said):
            return _groups()[found["often"]]
    return None


def often_value(often: str, points: int) -> int | None:
    """What that stands for on a scale 1 to ``points``; None when it cannot be told on it."""
    value: int | None = _words()["values"].get(str(points), {}).get(often)
    return value


def _words() -> dict[str, Any]:
    harm: dict[str, Any] = words("answers")["harm"]
    return harm


@cache
def _groups() -> dict[str, str]:
    return {phrase: often for often, phrases in _words()["often"].items() for phrase in phrases}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """How often before the thing; the thing before how often; how often alone."""
    often = rf"(?P<often>{_any(_groups())})"
    thing = rf"(?:{_any(_words()['things'])})"
    things = rf"{thing}(?: (?:(?:dan|atau|maupun) )?{thing})*"
    start, filler = rf"(?:(?:{_any(_words()['starts'])}) )*", rf"(?: (?:{_any(_words()['fillers'])}))*"
    return (
        re.compile(rf"{start}{often}{filler} {things}{filler}"),
        re.compile(rf"{start}(?:{_any(_words()['fillers'])} )*{things} {often}{filler}"),
        re.compile(rf"{start}{often}{filler}"),
    )


def _any(phrases: Any) -> str:
    return "|".join(sorted(phrases, key=len, reverse=True))
