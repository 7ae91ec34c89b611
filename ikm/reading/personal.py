"""Personal data: which columns hold it, and how it is masked in what remains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikm.reading.notes import HIDDEN
from ikm.reading.vocabulary import personal_kind
from ikm.reading.words import plain
from ikm.reading.workbook import Cell, Column

SHARE = 0.2
"""A column in which more than this share of the values looks personal is dropped."""

SAMPLE = 2_000
"""How many distinct values of a column are looked at for that."""

SMALL = 1e8
"""Numbers below this are no phone number and no NIK."""

_PATTERNS = {
    "email": r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    "nik": r"(?<![\d.,])(?:\d[ \-]?){15}(?:(?:\d[ \-]?){2})?\d(?!\d)",
    "phone": r"(?<![\d.,])(?:\+[ ]?62[ .\-()]*\d(?:[ .\-()]*\d){6,12}|62[ \-]?8(?:[ \-]?\d){7,11}"
    r"|\(?0[2-9]\d{1,2}\)?(?:[ .\-]*\d){5,10})(?!\d)",
}
_WHOLE = {kind: re.compile(rf"\W*(?:{pattern})\W*") for kind, pattern in _PATTERNS.items()}
_ANYWHERE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS.values()))
_MAYBE = re.compile(r"@|\d[\d .\-()]{6,}\d")


def header_kind(text: str) -> str | None:
    """What personal data stands under this header; None when none does."""
    return personal_kind(plain(text)) or personal_kind(plain(text.partition("(")[0]))


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


def value_kind(value: Cell) -> str | None:
    """What a single value is as a whole: "nik", "phone", "email" or None.

    >>> [value_kind(v) for v in ("0812-3456-7890", 1.871e15, "budi@contoh.id", "2,0714285714", 3.0)]
    ['phone', 'nik', 'email', None, None]
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        if value < SMALL or not value.is_integer():
            return None
        digits = str(int(value))
        if 16 <= len(digits) <= 18:
            return "nik"
        phone = (digits[0] == "8" and 9 <= len(digits) <= 12) or (digits[:3] == "628" and 11 <= len(digits) <= 14)
        return "phone" if phone else None
    if not isinstance(value, str) or not _MAYBE.search(value):
        return None
    return next((kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(value)), None)


def masked(value: Cell) -> Cell:
    """A value with every NIK, phone number and e-mail address in it hidden.

    >>> masked("Hubungi 0812 3456 7890 atau budi@contoh.id, terima kasih")
    'Hubungi (hidden) atau (hidden), terima kasih'
    """
    if isinstance(value, str):
        return _ANYWHERE.sub(HIDDEN, value) if _MAYBE.search(value) else value
    return HIDDEN if isinstance(value, float) and value >= SMALL and value_kind(value) else value


def titles(columns: Sequence[Column], header: int) -> set[int]:
    """The rows above the header that name a person or tell how to reach one ("Petugas: ...")."""
    return {
        row
        for row in range(header)
        for column in columns
        if isinstance(text := column.at(row), str) and personal_kind(plain(text.partition(":")[0]))
    }
