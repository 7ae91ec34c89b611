"""Who answered: genders, education and occupations with their spellings, orders and number codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ikm.reading.categories import natural
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain, written
from ikm.reading.workbook import Cell

CODED = ("jenis_kelamin", "pendidikan", "pekerjaan")
"""Attributes whose categories have numbers on the form of KEP/25/M.PAN/2/2004."""


def named(value: Cell) -> str | None:
    """A category as it is written, in clean spaces; None when blank, a dash, or a failed formula."""
    text = written(value)
    return text if text.strip("-–—._ ") and not _FAILED.fullmatch(text) else None


def gender(value: Cell) -> str | None:
    """A gender in one of its spellings; an unknown one stays as it is written.

    >>> gender("Lk"), gender("Laki - Laki"), gender("wanita"), gender(None)
    ('Laki-laki', 'Laki-laki', 'Perempuan', None)
    """
    text = named(value)
    return None if text is None else _genders().get(plain(text), text)


_FAILED = re.compile(r"#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!)")


@cache
def _genders() -> dict[str, str]:
    return {spelling: name for name, spellings in words("gender").items() for spelling in spellings}


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


def schooling_order(text: str) -> tuple[int, tuple[object, ...]]:
    """Education from lowest to highest, what has no place there last.

    >>> sorted(["S-1", "SLTA", "SD ke bawah", "D1-D3-D4", "Lainnya"], key=schooling_order)
    ['SD ke bawah', 'SLTA', 'D1-D3-D4', 'S-1', 'Lainnya']
    """
    said = f" {plain(text)} "
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
