"""Answer labels: a label in its two parts, degree and stem, and what the regulations' own labels stand for."""

from __future__ import annotations

import re
from functools import cache

from ikm.pedoman import CODES, Unsur, load
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain, remembered

_JOINED = re.compile(r"(?<=[^\W\d_]{3})\s*[/&+]\s*(?=[^\W\d_]{3})")
ALONE, NEUTRAL = "", "netral"
"""The stem of labels without one ("Buruk", "Cukup"), and the degree of "Netral", whatever the stem."""

MOST_WORDS = 4
"""So many words has a stem at most."""


@remembered
def label_text(text: str) -> str:
    """A label as it is compared: plain, with everyday short forms written out.

    >>> label_text("Sangat  SESUAI;"), label_text("KRG baik"), label_text("Sopan/ramah")
    ('sangat sesuai', 'kurang baik', 'sopan dan ramah')
    """
    said = plain(_JOINED.sub(" dan ", clean(text)))
    said = " ".join(words("short").get(word, word) for word in said.split())
    return _same().get(said, said)


def degree(said: str) -> tuple[str, str]:
    """A label in two parts: its degree ("" for the bare stem) and its stem ("" where it has none).

    >>> degree("sangat tidak puas"), degree("sopan dan ramah"), degree("tidak begitu jelas"), degree("baik sekali")
    (('sangat tidak', 'puas'), ('', 'sopan dan ramah'), ('kurang', 'jelas'), ('sangat', 'baik'))
    >>> degree("buruk"), degree("ragu ragu")
    (('tidak', ''), ('netral', ''))
    """
    if said in _alone():
        return _alone()[said], ALONE
    phrase, word = next((p for p in _degrees() if said.startswith(p[0])), ("", ""))
    stem = said[len(phrase) :]
    for after, becomes in _after():
        if stem.endswith(after):
            return (becomes[word], stem[: -len(after)]) if word in becomes else ("", said)
    return word, stem


def whole(word: str, stem: str) -> str:
    """The label of these two parts."""
    return f"{word} {stem}" if word else stem


@cache
def _same() -> dict[str, str]:
    return {other: label for label, others in words("answers")["same"].items() for other in others}


@cache
def _alone() -> dict[str, str]:
    known = {label: word for word, labels in words("answers")["alone"].items() for label in labels}
    return known | dict.fromkeys(words("answers")["neutral"], NEUTRAL)


@cache
def _degrees() -> tuple[tuple[str, str], ...]:
    phrases = [(f"{phrase} ", word) for word, known in words("answers")["degrees"].items() for phrase in known]
    return tuple(sorted(phrases, key=lambda pair: -len(pair[0])))


@cache
def _after() -> tuple[tuple[str, dict[str, str]], ...]:
    return tuple(sorted(words("answers")["after"].items(), key=lambda pair: -len(pair[0])))


@cache
def regulation() -> dict[str, int]:
    """The labels of all regulations that stand for one value wherever they occur."""
    values: dict[str, set[int]] = {}
    for code in CODES:
        for unsur in load(code).unsur:
            for value, label in enumerate(unsur.labels, start=1):
                values.setdefault(label_text(label), set()).add(value)
    return {label: found.pop() for label, found in values.items() if len(found) == 1}


def printed_value(said: str, unsur: Unsur | None) -> int | None:
    """What a label stands for as a regulation prints it: in its own column first, then anywhere."""
    own = _own(unsur.labels) if unsur else {}
    label = whole(*degree(said))
    return own.get(said) or own.get(label) or regulation().get(said) or regulation().get(label)


@cache
def _own(labels: tuple[str, ...]) -> dict[str, int]:
    return {label_text(label): value for value, label in enumerate(labels, start=1)}


@cache
def stems() -> frozenset[str]:
    """The words of which we know that more of them is better."""
    own = {degree(label)[1] for label in regulation() if degree(label)[0] == "sangat"}
    return frozenset((own | set(words("answers")["stems"])) - worse() - {ALONE})


@cache
def worse() -> frozenset[str]:
    """The words of which more is worse."""
    return frozenset(words("answers")["worse"])


def known_stem(stem: str) -> bool:
    """Whether more of this is better, as far as we know: one such word, or several joined by "dan".

    >>> known_stem("bersih"), known_stem("bersih dan rapi"), known_stem("bersih dan lama")
    (True, True, False)
    """
    return stem in stems() or (" dan " in stem and all(part in stems() for part in stem.split(" dan ")))
