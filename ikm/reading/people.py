"""Who answered: genders, education and occupations with their spellings, orders and number codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from ikm.reading.categories import natural
from ikm.reading.spellings import normal, written_out
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain, written
from ikm.reading.workbook import Cell

CODED = ("jenis_kelamin", "pendidikan", "pekerjaan")
"""Attributes whose categories have numbers on the form of KEP/25/M.PAN/2/2004."""


def named(value: Cell) -> str | None:
    """A category as it is written, in clean spaces; None when blank, a dash, or a failed formula."""
    text = written(value)
    return text if text.strip("-–—._ ") and not _FAILED.fullmatch(text) else None


def option(value: Cell) -> str | None:
    """A category without the letter or number of its option on the form; None when blank.

    >>> option("a. Karyawan swasta"), option("(2) SMA"), option("d. S1"), option("D. III"), option("A.Md")
    ('Karyawan swasta', 'SMA', 'S1', 'D. III', 'A.Md')
    """
    text = named(value)
    return None if text is None else _OPTION.sub("", text)


def gender(value: Cell) -> str | None:
    """A gender in one of its spellings; an unknown one stays as it is written.

    >>> gender("Lk"), gender("P/perempuan"), gender("1. Laki - Laki"), gender("♂"), gender("L/P"), gender(None)
    ('Laki-laki', 'Perempuan', 'Laki-laki', 'Laki-laki', 'L/P', None)
    """
    text = named(value)
    if text is None:
        return None
    return next((found for found in (*map(_exact, _bare(text)), *map(_close, _bare(text))) if found), text)


def misspelt(value: Cell) -> bool:
    """Whether a gender was recognised in spite of a slip: "Perempaun", "Laki-lki"."""
    text = named(value)
    return text is not None and gender(text) != text and not any(map(_exact, _bare(text)))


def _bare(text: str) -> tuple[str, str]:
    """A text without its option's letter, and without any number or letter in front."""
    return option(text) or text, _LEADING.sub("", text)


def _exact(text: str) -> str | None:
    said = _GENDER_WORDS.findall(text.casefold())
    found = {_genders().get(word) for word in said}
    return found.pop() if len(found) == 1 else None


def _close(text: str) -> str | None:
    """The gender to whose word the letters of a text come close."""
    letters = "".join(plain(text).split())
    found = get_close_matches(letters, _names(), 1, CLOSE) if 4 < len(letters) < 12 else []
    return _genders()[found[0]] if found else None


CLOSE = 0.87
"""How alike a misspelt gender and its word must be: about one letter in eight."""

_FAILED = re.compile(r"#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!)")
_OPTION = re.compile(
    r"^(?:\(?(?:[a-g]|\d{1,2})[.)]|\[(?:[a-g]|\d{1,2})\]|\d{1,2} ?[=:])\s*"
    r"(?=(?!i{1,3}\b|iv\b)[^\W\d_]{3}|[sd][\s.\-]?[1-4]\b|(?:sd|mi|ma)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LEADING = re.compile(r"^\W*(?:\d{1,2}|[ab])\b\W*", re.IGNORECASE)
_GENDER_WORDS = re.compile(r"[^\W_]+|[♂♀]")


@cache
def _genders() -> dict[str, str]:
    return {spelling: name for name, spellings in words("gender").items() for spelling in spellings}


@cache
def _names() -> list[str]:
    return [spelling for spelling in _genders() if len(spelling) > 5]


def codes(attribute: str, values: Sequence[Cell]) -> dict[str, str] | None:
    """The categories behind number codes, when a column holds nothing but such codes; else None.

    >>> codes("jenis_kelamin", [1.0, "2", None])
    {'1': 'Laki-laki', '2': 'Perempuan'}
    """
    if attribute not in CODED:
        return None
    names = words("codes")[attribute]
    meaning = {str(i): name for i, name in enumerate(names, start=1)}
    used = {written(value) for value in values if value is not None}
    return meaning if used and used <= set(meaning) else None


def capitals(names: Sequence[str]) -> list[str]:
    """Categories as they are shown: one in small letters beside others with a capital has one too; acronyms are whole.

    >>> capitals(["petani", "Nelayan", "pns/polri"]), capitals(["petani", "pns"])
    (['Petani', 'Nelayan', 'PNS/Polri'], ['petani', 'pns'])
    """
    if not any(name[:1].isupper() for name in names):
        return list(names)
    return [_capital(name) if name[:1].islower() else name for name in names]


def _capital(name: str) -> str:
    known = words("written")["acronyms"]
    said = _WORD.sub(lambda m: known.get(m[0], m[0]), name)
    return said[:1].upper() + said[1:]


def schooling_order(text: str) -> tuple[int, tuple[object, ...]]:
    """Education from lowest to highest, what has no place there last.

    >>> sorted(["S-1", "SLTA", "SD ke bawah", "D1-D3-D4", "Lainnya"], key=schooling_order)
    ['SD ke bawah', 'SLTA', 'D1-D3-D4', 'S-1', 'Lainnya']
    """
    said = f" {written_out(normal(text))} "
    levels = words("schooling")["order"]
    found = [i for i, names in enumerate(levels) if any(f" {name} " in said for name in names)]
    return (found[0] if found else len(levels)) + _is_last(text), natural(text)


def last_order(text: str) -> tuple[int, tuple[object, ...]]:
    """Natural order with "Lainnya" and its like at the end."""
    return _is_last(text), natural(text)


def _is_last(text: str) -> int:
    return 100 * any(plain(text).startswith(word) for word in words("schooling")["last"])


def label(value: Cell) -> str | None:
    """A name of a unit, service or period: clean spaces, None when blank."""
    text = named(value)
    return None if text is None else clean(text)
