"""Names of people in comments: hidden where the words before them say that a name follows."""

from __future__ import annotations

import re
from functools import cache

from ikm.reading.notes import HIDDEN
from ikm.reading.vocabulary import words
from ikm.reading.words import plain

LONGEST = 4
"""A name has at most so many words."""

_WORD = re.compile(r"[^\W\d_][\w'’`.\-]*")
_BETWEEN = re.compile(r"[\s:=\"“”'(,]*")
_JOINED = re.compile(r"[\s\"“”]*")
_SENTENCE = re.compile(r"[^\W\d_]{3,}\.$")


def unnamed(text: str) -> str:
    """A comment without the names that follow "a.n.", "atas nama", "nama saya" or "hubungi".

    What an office is called stays, and so does a name that nothing announces: "Ibu" and "Bapak" stand before
    offices and before everybody.

    >>> unnamed("Nama saya Budi Santoso, mohon KTP dicetak"), unnamed("Hubungi Bapak Camat")
    ('Nama saya (hidden), mohon KTP dicetak', 'Hubungi Bapak Camat')
    """
    small = text.casefold()
    if not any(hint in small for hint in words("comments")["hints"]):
        return text
    cues = _cues()
    out, done = [], 0
    for cue in cues.finditer(text):
        if cue.end() < done:
            continue
        found = _name_after(text, cue.end(), strong=cue["named"] is not None)
        if found:
            out += [text[done : found[0]], HIDDEN]
            done = found[1]
    return "".join((*out, text[done:])) if out else text


def _name_after(text: str, start: int, strong: bool) -> tuple[int, int] | None:
    """Where the name after a cue begins and ends; None where none follows.

    After a strong cue, or a title, a name may be written in small letters; then one or two words are taken.
    """
    at = _between(text, start)
    if (word := _WORD.match(text, at)) and plain(word[0]) in _part("fillers"):
        at = _between(text, word.end())
    titled = False
    while (word := _WORD.match(text, at)) and plain(word[0]) in _part("titles"):
        titled, at = True, _between(text, word.end())
        at = at + 1 if text[at : at + 1] in ("/", ".") else at
    first = end = None
    taken = 0
    while taken < LONGEST and (word := _WORD.match(text, at)):
        if not _is_name(word[0], (strong or titled) and taken < 2, capital=first is not None and text[first].isupper()):
            break
        first = word.start() if first is None else first
        end, taken = word.end(), taken + 1
        if _SENTENCE.search(word[0]):
            end -= 1
            break
        joined = _JOINED.match(text, end)
        at = joined.end() if joined else end
    return None if first is None or end is None else (first, end)


def _between(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _is_name(word: str, small: bool, capital: bool) -> bool:
    """Whether a word may be (part of) a name; ``capital``: the name began with a capital letter."""
    said = plain(word)
    if said in _part("offices") or said in _part("stops"):
        return False
    return word[0].isupper() or (capital and said in _part("inside")) or (small and not capital)


@cache
def _part(name: str) -> frozenset[str]:
    return frozenset(words("comments")[name])


@cache
def _cues() -> re.Pattern[str]:
    def either(name: str) -> str:
        return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in words("comments")[name])

    return re.compile(rf"(?<![\w.])(?:(?P<named>{either('named')})|{either('reached')})(?!\w)\.?", re.IGNORECASE)
