"""Marks: what stands in a cell of answers, a figure, stars, a letter, a label, or several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ikm.reading.labels import label_text
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, number, plain, remembered

LONGEST = 120
"""No answer has more signs; what is longer is not looked at."""

_BRACKETS = "()[]{}.,;:'\"*`“”‘’«» "
_SIGN = re.compile(r"[-‐-―−_.…~/\\|\s]+")
_VARIANT = re.compile("[\ufe0e\ufe0f]")
_STARS = re.compile(r"([★⭐🌟✭✮✯]{1,10})\s*([☆✩✰⚝]*)")
_PERCENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?\s*(?:%|persen|percent)")
_FIGURE = r"(\d{1,3}(?:[.,]0{1,4})?)"
_FIRST = re.compile(r"(?:(?:opsi|pilihan|jawaban|skor|nilai)[\W_]*)?([0-6](?:[.,]0{1,4})?|[a-f])[\W_]+(\S.*)")
_LAST = re.compile(r"(.*[^\W\d_])[\W_]+([0-6](?:[.,]0{1,4})?)")
_LETTER_LAST = re.compile(r"(.*[^\W\d_])[\W_]*[(\[]\s*([a-f])")
_LETTER = re.compile(r"(?:(?:opsi|pilihan|jawaban)[\W_]*)?([a-f])")
_CODE = re.compile(r"ao?0{0,2}([1-9])")


@dataclass(frozen=True)
class Mark:
    """What a cell of answers says; what it does not say is None, 0 or "".

    ``figure`` may come with ``of`` ("4 dari 5"), ``slash`` when that could also be a date or a doubt ("3/4").
    ``letter`` counts from a = 1, ``code`` is the number of an option's code ("AO02").
    """

    figure: float | None = None
    of: int = 0
    slash: bool = False
    letter: int = 0
    code: int = 0
    label: str = ""
    percent: bool = False
    silent: bool = False

    @property
    def place(self) -> float | None:
        """The place on a list of options that stands before or after a label."""
        return float(self.letter) if self.letter else self.figure


@remembered
def mark(text: str) -> Mark:
    """Take a cell's text apart.

    >>> mark(" 3,0 ").figure, mark("(c)").letter, mark("★★★★☆"), mark("-").silent
    (3.0, 3, Mark(figure=4.0, of=5, slash=False, letter=0, code=0, label='', percent=False, silent=False), True)
    >>> [(m.figure, m.letter, m.label) for m in map(mark, ("d. Sangat sesuai", "3 (Baik)", "Baik = 3", "krg puas"))]
    [(None, 4, 'sangat sesuai'), (3.0, 0, 'baik'), (3.0, 0, 'baik'), (None, 0, 'kurang puas')]
    """
    shown = _VARIANT.sub("", clean(text))
    bare = shown.strip(_BRACKETS).casefold()
    if (figure := number(bare)) is not None:
        return Mark(figure=figure)
    if len(shown) > LONGEST or not shown:
        return Mark()
    if _SIGN.fullmatch(shown) or label_text(bare) in _silent():
        return Mark(silent=True)
    if stars := _STARS.fullmatch(bare):
        filled, empty = len(stars[1]), len(stars[2])
        return Mark(figure=float(filled), of=filled + empty if empty else 0)
    if _PERCENT.fullmatch(bare):
        return Mark(percent=True)
    if rated := _rated().fullmatch(bare):
        return Mark(figure=number(rated[1]), of=int(rated[3] or 0), slash=rated[2] == "/")
    return _with_label(bare)


def _with_label(bare: str) -> Mark:
    if letter := _LETTER.fullmatch(bare):
        return Mark(letter=_place(letter[1]))
    if code := _CODE.fullmatch(bare):
        return Mark(code=int(code[1]))
    place, label = "", bare
    if first := _FIRST.fullmatch(bare):
        place, label = first[1], first[2]
        if (again := _LAST.fullmatch(label)) and number(again[2]) == (
            _place(place) if place.isalpha() else number(place)
        ):
            label = again[1]
    elif last := _LAST.fullmatch(bare) or _LETTER_LAST.fullmatch(bare):
        label, place = last[1], last[2]
    said = label_text(label)
    if place and said in _silent():
        return Mark(silent=True)
    if not said or not place:
        return Mark(label=said if plain(bare) else "")
    return Mark(letter=_place(place), label=said) if place.isalpha() else Mark(figure=number(place), label=said)


def _place(letter: str) -> int:
    return ord(letter) - ord("a") + 1


@cache
def _silent() -> frozenset[str]:
    return frozenset(words("answers")["silent"])


@cache
def _rated() -> re.Pattern[str]:
    """A figure beside a word such as "skor" or "bintang", or out of another figure."""
    unit = rf"(?:{'|'.join(words('answers')['units'])}|[★⭐🌟])"
    of = r"(dari|of|out of|/)\s*(\d{1,2})"
    return re.compile(rf"(?:{unit}[\W_]*)?{_FIGURE}(?:\s*{unit})?(?:\s*{of}(?:\s*{unit})?)?")
