"""Words that count in a report: the letter of a class, its name, and unsur named as the lowest."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ikm.pedoman import CODES, Pedoman, load
from ikm.reading.headers import Header, header_of
from ikm.reading.reports.numeral import Numeral, numeral
from ikm.reading.reports.table import codes_of
from ikm.reading.words import clean, plain

MOST_NAMED = 400
"""A longer cell names no lowest unsur."""

MOST_WORDS = 4
"""The name of a class has not more words."""

_LETTER = re.compile(r"(?<![^\W_])[A-D](?![^\W_])")
_FIGURE = re.compile(r"\(\s*(\d[\d.,]*)\s*\)")
_PARTS = re.compile(r"[;\n]|,(?!\d)|(?<!\d),")
_JOINED = re.compile(r"\s+(?:dan|serta|&)\s+|\s*[/+&]\s*")


def classes(text: str, column: str) -> list[tuple[str, str]]:
    """The kinds and words of a cell on a class, under a header that says ``column``.

    >>> classes("B (Baik)", "mutu"), classes("Cukup Baik", "kinerja"), classes("Baik", "mutu"), classes("?", "mutu")
    ([('mutu', 'B'), ('kinerja', 'Baik')], [('kinerja', 'Cukup Baik')], [('kinerja', 'Baik')], [])
    """
    text = clean(text)
    letters = _LETTER.findall(text)
    rest = clean(_LETTER.sub(" ", text, count=1)).strip(" ()[]-–:=/.,")
    if len(letters) == 1 and (not rest or plain(rest) in _names()):
        return [("mutu", letters[0]), *([("kinerja", rest)] if rest else [])]
    if (column == "kinerja" and 0 < len(plain(text).split()) <= MOST_WORDS) or plain(text) in _names():
        return [("kinerja", text)]
    return []


@cache
def _names() -> frozenset[str]:
    return frozenset({plain(one.kinerja) for code in CODES for one in load(code).classes} | {"cukup baik", "cukup"})


def lowest(text: str, pedoman: Pedoman) -> tuple[list[tuple[str, str, Numeral | None]], list[str]]:
    """The unsur that a cell names, in its order: code, words, the figure behind it; and what names none.

    >>> from ikm.pedoman import load
    >>> found, rest = lowest("Kecepatan Pelayanan (0,176), Kesopanan dan Keramahan Petugas; U3", load("kepmenpan-2004"))
    >>> [(code, figure and figure.value) for code, _, figure in found], rest
    ([('U7', 0.176), ('U9', None), ('U3', None)], [])
    """
    found: list[tuple[str, str, Numeral | None]] = []
    rest: list[str] = []
    for piece in _PARTS.split(text[:MOST_NAMED]):
        for part, code in _named(piece, lambda bare: _code(bare, pedoman)):
            figure = _FIGURE.search(part)
            if code:
                found.append((code, clean(part), numeral(figure[1]) if figure else None))
            elif plain(part):
                rest.append(clean(part))
    return found, rest


def _named(piece: str, code: Callable[[str], str]) -> list[tuple[str, str]]:
    """The parts of a text that each name an unsur; cut at each "dan" where these are different ones."""
    whole = code(piece)
    for cut in _JOINED.finditer(piece):
        left, right = piece[: cut.start()], piece[cut.end() :]
        others = _named(right, code)
        names = [code(left), *(name for _, name in others)]
        if all(names) and len(set(names)) == len(names):
            return [(left, names[0]), *others]
    return [(piece, whole)]


def _code(text: str, pedoman: Pedoman) -> str:
    bare = re.sub(r"^\s*(?:dan|serta|yaitu|antara lain)\b", "", _FIGURE.sub(" ", text))
    header: Header = header_of(bare)
    return codes_of({0: header}, pedoman).get(0, "") if plain(bare) else ""
