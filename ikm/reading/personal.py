"""Personal data: which columns hold it, and how it is masked in what remains."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from ikm.reading.cells import says_nothing, with_cells
from ikm.reading.cues import unnamed
from ikm.reading.notes import HIDDEN
from ikm.reading.vocabulary import exact_attribute, personal_kind, total_word, words
from ikm.reading.words import compatible, plain, written
from ikm.reading.workbook import Cell, Column

SHARE = 0.2
"""A column in which more than this share of the values looks personal is dropped."""

SAMPLE = 2_000
"""How many distinct values of a column are looked at for that."""

SMALL = 1e8
"""Numbers below this are no phone number and no NIK."""

_WORD = re.compile(r"\W*[^\W\d_]")
_FREE = r"(?<!\d)(?<!\d[.,])"  # no digits before, also not those of a decimal ("2,0714285714")
_GAP = r"[\s./_()\-]{0,3}"
_NO_DATE = (
    r"(?!(?:19|20)\d{6}[\s_/\-]{1,3}(?:19|20)\d{6}(?!\d))"
    r"(?![0-3]?\d[\-/.][01]?\d[\-/.](?:19|20)\d\d(?!\d))"
    r"(?!(?:19|20)\d\d[\-/.][01]?\d[\-/.][0-3]?\d(?!\d))"
)
_NO_HOURS = r"(?!\d{4}[\s\-/_.]{1,3}\d{4}(?!\d)(?!\s?[\-./_]?\s?\d))"
_PATTERNS = {
    "email": r"(?<![\w.+%-])[\w.+%-]++ ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    "nik": rf"{_FREE}{_NO_DATE}(?:(?:\d[\s_/\-]{{0,3}}){{15}}(?:(?:\d[\s_/\-]{{0,3}}){{2}})?\d"
    r"|(?=(?:\.?\d){16}(?:\.?\d\.?\d)?(?!\d))\d{2,6}(?:\.\d{2,6}){2,7})(?!\d)",
    "phone": rf"{_FREE}(?:\+\s?62(?:{_GAP}\d){{7,13}}|62{_GAP}8(?:{_GAP}\d){{7,11}}"
    rf"|{_NO_HOURS}\(?0[2-9]\d{{1,2}}(?:{_GAP}\d){{5,10}})(?!\d)",
}
_WHOLE = {kind: re.compile(rf"\W*(?:{pattern})\W*") for kind, pattern in _PATTERNS.items()}
_EMAIL = re.compile(_PATTERNS["email"])
_NUMBERS = re.compile("|".join(f"(?:{_PATTERNS[kind]})" for kind in ("nik", "phone")))
_MAYBE = re.compile(r"@|\d[\d\s./_()\-]{6,}\d")


class _Signs(dict[int, str]):
    """Every dash a hyphen, every space a space, and nothing unseen; other signs as they are."""

    def __missing__(self, code: int) -> str:
        kind = unicodedata.category(chr(code))
        return {"Cf": "", "Pd": "-", "Zs": " "}.get(kind, "-" if code == 0x2212 else chr(code))


_SIGNS = _Signs()


def unified(text: str) -> str:
    """A text in which personal data is looked for: it cannot hide behind other signs for the same.

    >>> unified("0812–3456\u00a07890"), unified("budi\u200b＠contoh.id")
    ('0812-3456 7890', 'budi@contoh.id')
    """
    return text if text.isascii() else compatible(text).translate(_SIGNS)


ENUMERATOR = "enumerator"
"""The kind of the names of those who ask: their column is kept with pseudonyms in place of the names."""

PSEUDONYM = "Petugas"


def header_kind(text: str) -> str | None:
    """What personal data stands under this header; None when none does.

    >>> header_kind("Nama Pencacah"), header_kind("Nama petugas"), header_kind("Tgl. lahir (hh/bb/tttt)")
    ('enumerator', 'name', 'birth')
    """
    said = (plain(text), plain(text.partition("(")[0]))
    if any((found := exact_attribute(one)) and found[0] == ENUMERATOR for one in said):
        return ENUMERATOR
    return personal_kind(said[0]) or personal_kind(said[1])


def pseudonyms(column: Column, start: int, known: dict[str, str] | None = None) -> Column:
    """The column with "Petugas 1", "Petugas 2", ... in place of names, in the order in which they first appear.

    From row ``start`` on (``cells.start_of``). Case, spaces and punctuation make no other person; blank
    cells and the words of totals stay. ``known`` carries the pseudonyms from sheet to sheet, so that one
    person has one everywhere; it holds the names, so it must not be kept.
    """
    known = {} if known is None else known
    codes, first = np.unique(column.codes[start:], return_index=True)
    cells: list[Cell] = [None] * len(column.values)
    for code in codes[first.argsort()].tolist():
        value = column.values[code]
        if not says_nothing(value):
            name = plain(written(value))
            cells[code] = total_word(value) or known.setdefault(name, f"{PSEUDONYM} {len(known) + 1}")
    return with_cells(column, start, cells, column.codes[start:])


def names_kind(text: str, column: Column, start: int) -> str | None:
    """ "name" where a header such as "Responden" stands over texts; over numbers it is a count or a number."""
    if plain(text) not in words("named")["persons"]:
        return None
    counts = column.counts(start)
    counts[column.blank()] = 0
    texts = [isinstance(value, str) and _WORD.match(value) is not None for value in column.values]
    return "name" if counts[np.array(texts, dtype=bool)].sum() > SHARE * counts.sum() else None


def content_kind(column: Column, start: int) -> str | None:
    """What personal data a column holds by the look of its values below row ``start``; None if none."""
    counts = column.counts(start)
    present = [i for i in counts.nonzero()[0].tolist() if column.values[i] is not None]
    sample = present[:: max(1, len(present) // SAMPLE)]
    kinds = [(value_kind(column.values[i]), int(counts[i])) for i in sample]
    filled = sum(count for _, count in kinds)
    for kind in _PATTERNS:
        if filled and sum(count for found, count in kinds if found == kind) > SHARE * filled:
            return kind
    return None


class Secret(str):
    """A cell that held personal data: what is shown in its place; the data itself was never kept."""

    __slots__ = ()


PHONE = Secret(HIDDEN)
"""In place of every plain mobile number, from the moment a file's cells are taken in."""

_MOBILE = re.compile(r"(?:\+?62|0)8[\d .\-]{7,14}")


def taken_in(text: str) -> str:
    """A text as it is taken in: a plain mobile number is not kept for a moment.

    >>> taken_in("081234567890"), taken_in("08.00-12.00 WIB")
    ('(hidden)', '08.00-12.00 WIB')
    """
    return PHONE if _MOBILE.fullmatch(text) and value_kind(text) else text


def value_kind(value: Cell) -> str | None:
    """What a single value is as a whole: "nik", "phone", "email" or None.

    >>> [value_kind(v) for v in ("0812-3456-7890", 1.871e15, "budi@contoh.id", "2,0714285714", 3.0)]
    ['phone', 'nik', 'email', None, None]
    """
    if isinstance(value, (bool, Secret)):
        return "phone" if isinstance(value, Secret) else None
    if isinstance(value, float):
        if value < SMALL or not value.is_integer():
            return None
        digits = str(int(value))
        if 16 <= len(digits) <= 18:
            return "nik"
        phone = (digits[0] == "8" and 9 <= len(digits) <= 12) or (digits[:3] == "628" and 11 <= len(digits) <= 14)
        return "phone" if phone else None
    if not isinstance(value, str) or not _MAYBE.search(text := unified(value)):
        return None
    return next((kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(text)), None)


def masked(value: Cell) -> Cell:
    """A value with every NIK, phone number and e-mail address in it hidden, and names that are announced as such.

    >>> masked("Hubungi 0812 3456 7890 atau budi@contoh.id, terima kasih")
    'Hubungi (hidden) atau (hidden), terima kasih'
    """
    if isinstance(value, str):
        known = unnamed(value)
        if not _MAYBE.search(text := unified(known)):
            return known
        hidden = _NUMBERS.sub(HIDDEN, _EMAIL.sub(HIDDEN, text))
        return known if hidden == text else hidden
    return HIDDEN if isinstance(value, float) and value >= SMALL and value_kind(value) else value


def titles(columns: Sequence[Column], header: int) -> set[int]:
    """The rows above the header that name a person or tell how to reach one ("Petugas: ...")."""
    rows = {row for row in range(header) if _names_a_person([v for c in columns if isinstance(v := c.at(row), str)])}
    return rows - {header - 1} if header and _is_band(columns, header - 1) else rows


def _is_band(columns: Sequence[Column], row: int) -> bool:
    """Whether a row right above the header is its upper half: each label of a person heads the values below it.

    Its column is blank in the header and has a value below; and so is the column of the next text to its right, or
    that is such a label itself: no name may stand beside it.
    """
    there = [column for column in columns if isinstance(column.at(row), str)]
    known = [column for column in there if _names_a_person([str(column.at(row))])]
    heads = {column.number for column in there if column.at(row + 1) in (None, column.at(row))}
    behind = [following for one, following in pairwise(there) if one in known]
    filled = all(len(one.codes) > row + 2 and one.at(row + 2) is not None for one in known)
    return bool(known) and filled and all(one.number in heads for one in (*known, *behind))


def _names_a_person(texts: Sequence[str]) -> bool:
    """Whether a row has a label of personal data; the name of a service such as "Penerbitan KTP" is none."""
    exact = {text for known in words("personal").values() for text in known}
    labels = [text.partition(":")[0] for text in texts]
    loose = [label for place, (label, text) in enumerate(zip(labels, texts, strict=True)) if place == 0 or ":" in text]
    return any(plain(label) in exact for label in labels) or any(header_kind(label) for label in loose)
