"""Typing errors: labels that are one letter away from exactly one label of the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ikm.reading.vocabulary import words

SHORTEST = 5
"""A label of fewer letters is only recognised with a letter typed twice: too many words are one letter away."""


def corrections(unknown: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Which unknown label is which known one: a letter too much, missing, wrong, or two swapped.

    >>> corrections(["sesaui", "sangat bak", "puass", "marah"], ["sesuai", "sangat baik", "puas", "murah"])
    {'sesaui': 'sesuai', 'sangat bak': 'sangat baik', 'puass': 'puas'}
    """
    near: dict[str, set[str]] = {}
    for label in known:
        for form in _forms(label):
            near.setdefault(form, set()).add(label)
    longest = 1 + max(map(len, near), default=0)
    found = {}
    for text in unknown:
        if len(text) > longest:
            continue
        labels = {label for form in _forms(text) for label in near.get(form, ()) if one_letter(text, label)}
        if len(labels) == 1 and _is_typo(text, label := labels.pop()):
            found[text] = label
    return found


def _is_typo(text: str, label: str) -> bool:
    if set(text.split()) & set(words("answers")["typos"]["real"]):
        return False
    doubled = any(a == b and text[:i] + text[i + 1 :] == label for i, (a, b) in enumerate(pairwise(text)))
    return len(label) >= SHORTEST or doubled


def _forms(text: str) -> set[str]:
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}


def one_letter(a: str, b: str) -> bool:
    """Whether one letter too much, missing, wrong or swapped with the next makes one text the other.

    >>> one_letter("angrek", "anggrek"), one_letter("sati", "asti"), one_letter("melati", "melati")
    (True, True, False)
    """
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    if a[start + 1 :] == b[start + 1 :]:
        return a != b
    return a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
