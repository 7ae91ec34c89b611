"""Answer labels: the families in which Indonesians answer, and what they stand for on a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ikm.ledger import Note
from ikm.pedoman import CODES, Pedoman, Unsur, load
from ikm.reading.notes import REASONS
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain, remembered

_OPTION = re.compile(r"(?:opsi |pilihan )?([a-d]|[1-4]) (.+)")
_DEGREES = ("sangat tidak", "tidak", "kurang", "cukup", "sangat")


@dataclass(frozen=True)
class Scale:
    """How the labels of one sheet are read: known stems, and those with two negatives ("sangat tidak")."""

    stems: frozenset[str]
    two_negatives: frozenset[str]


@remembered
def label_text(text: str) -> str:
    """A label as it is compared: plain, without the option's letter, with everyday short forms written out.

    >>> label_text("d. Sangat  sesuai"), label_text("KRG baik")
    ('sangat sesuai', 'kurang baik')
    """
    said = plain(text)
    if option := _OPTION.fullmatch(said):
        said = option[2]
    return " ".join(words("short").get(word, word) for word in said.split())


def degree(said: str) -> tuple[str, str]:
    """A label in two parts: its degree ("" for the bare stem) and its stem.

    >>> degree("sangat tidak puas"), degree("sopan dan ramah")
    (('sangat tidak', 'puas'), ('', 'sopan dan ramah'))
    """
    for word in _DEGREES:
        if said.startswith(word + " "):
            return word, said[len(word) + 1 :]
    return "", said


def scale_of(texts: Iterable[str], pedoman: Pedoman) -> tuple[Scale, list[Note]]:
    """How to read the labels of a sheet, from all labels on it; and notes where one could mean two things."""
    shown: dict[tuple[str, str], str] = {}
    for text in texts:
        shown.setdefault(degree(label_text(text)), clean(text))
    degrees: dict[str, set[str]] = {}
    for word, stem in shown:
        degrees.setdefault(stem, set()).add(word)
    worse = set(words("answers")["worse"])
    learned = {s for s, d in degrees.items() if "sangat" in d and len(d) > 1 and len(s.split()) <= 4} - worse
    always = set(words("answers")["always_two_negatives"])
    two = always | {stem for stem, d in degrees.items() if "sangat tidak" in d}
    scale = Scale(frozenset(_stems() | learned), frozenset(two))
    notes = [
        note
        for stem, found in sorted(degrees.items())
        if stem in scale.stems
        for note in _notes(stem, found, scale, shown, always)
    ]
    return scale, notes


def _notes(
    stem: str, found: set[str], scale: Scale, shown: dict[tuple[str, str], str], always: set[str]
) -> Iterable[Note]:
    if "tidak" in found:
        reason = ""
        if stem in scale.two_negatives:
            reason = "agreement" if stem in always and "sangat tidak" not in found else "two-negatives"
        elif "kurang" not in found and f"tidak {stem}" not in _regulation():
            reason = "one-negative"
        if reason:
            value = "2" if stem in scale.two_negatives else "1"
            label = shown["tidak", stem]
            yield Note("labels-two-ways", {"label": label, "value": value, "reason": REASONS[reason]})
    if {"kurang", "cukup"} <= found:
        yield Note("five-labels", {"low": shown["kurang", stem], "high": shown["cukup", stem]})


@cache
def _regulation() -> dict[str, int]:
    """The labels of all regulations that stand for one value wherever they occur."""
    values: dict[str, set[int]] = {}
    for code in CODES:
        for unsur in load(code).unsur:
            for value, label in enumerate(unsur.labels, start=1):
                values.setdefault(plain(label), set()).add(value)
    return {label: found.pop() for label, found in values.items() if len(found) == 1}


@cache
def _stems() -> frozenset[str]:
    worse = set(words("answers")["worse"])
    own = {degree(label)[1] for label in _regulation() if degree(label)[0] == "sangat"}
    return frozenset((own | set(words("answers")["stems"])) - worse)


def label_value(text: str, unsur: Unsur, scale: Scale) -> int | None:
    """What a label stands for, 1 to 4; None when it is no label we know."""
    said = label_text(text)
    word, stem = degree(said)
    if not (word == "tidak" and stem in scale.two_negatives):
        own = [plain(label) for label in unsur.labels]
        if said in own:
            return own.index(said) + 1
        if said in _regulation():
            return _regulation()[said]
    if stem not in scale.stems:
        return None
    if word == "tidak":
        return 2 if stem in scale.two_negatives else 1
    return {"sangat tidak": 1, "kurang": 2, "cukup": 2, "": 3, "sangat": 4}[word]
