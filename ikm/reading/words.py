"""Text as it is compared, and numbers as Indonesians write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_WORD = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
LONGEST_NUMBER = 40
"""No number in a survey is written with more signs."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")


_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ") | dict.fromkeys(
    (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF), ""
)
"""Signs that are never shown: control characters, those that turn the direction of writing, unseen ones."""

_Result = TypeVar("_Result")
_remembering: list[_lru_cache_wrapper[object]] = []


def remembered(function: Callable[..., _Result]) -> _lru_cache_wrapper[_Result]:
    """Remember a function's latest results for texts of a file, until ``forget``."""
    cached = lru_cache(maxsize=512)(function)
    _remembering.append(cached)
    return cached


def forget() -> None:
    """Empty all that remembers texts, which came from people's files."""
    for cached in _remembering:
        cached.cache_clear()


LONG, PIECE = 1_000, 128
"""A longer text is made compatible in such pieces: signs that stack upon each other take the square of their number."""


def compatible(text: str) -> str:
    """A text with compatible signs.

    >>> compatible("Ｕ１ ½")
    'U1 1⁄2'
    """
    if text.isascii() or len(text) <= LONG:
        return unicodedata.normalize("NFKC", text)
    return "".join(unicodedata.normalize("NFKC", text[at : at + PIECE]) for at in range(0, len(text), PIECE))


@remembered
def plain(text: str) -> str:
    """A text as it is compared: compatible signs, lower case, words only, single spaces.

    >>> plain("  Biaya/Tarif\\u00a0\\n(Rp) "), plain("Laki - Laki"), plain("Ｕ１")
    ('biaya tarif rp', 'laki laki', 'u1')
    """
    return " ".join(_WORD.findall(compatible(text).casefold()))


def clean(text: str) -> str:
    """A text as it is shown: compatible signs, single spaces, nothing unseen.

    >>> clean(" Teluk\\u00a0 Betung\\nUtara ")
    'Teluk Betung Utara'
    """
    said = compatible(text)
    shown = " ".join((said if said.isprintable() else said.translate(_CONTROL)).split())
    return text if shown == text else shown  # a hundred thousand comments are not held twice


def number(text: str) -> float | None:
    """The number a text says, with a decimal comma or point; None when it says none.

    >>> number(" 2,727 "), number("3."), number("３"), number("tiga")
    (2.727, 3.0, 3.0, None)
    """
    bare = clean(text)
    return float(bare.replace(",", ".")) if len(bare) <= LONGEST_NUMBER and _NUMBER.fullmatch(bare) else None


def count(text: str) -> float | None:
    """A number of people: as ``number``, but "72.385" is seventy-two thousand.

    >>> count("72.385"), count("33"), count("1.234.567")
    (72385.0, 33.0, 1234567.0)
    """
    bare = clean(text)
    if _THOUSANDS.fullmatch(bare):
        return number(re.sub(r"[.,]", "", bare))
    return number(bare)


def written(value: object) -> str:
    """A cell's value as a person would write it down.

    >>> written(5.0), written(2.5), written(True), written(None)
    ('5', '2.5', 'TRUE', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e17 else repr(value)
    return clean(str(value))


def has_words(text: str, phrase: str) -> bool:
    """Whether plain ``text`` contains plain ``phrase`` as whole words."""
    return f" {phrase} " in f" {text} "
