"""The words by which things are recognised, from vocabulary.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ikm.reading.words import has_words, plain, remembered


@cache
def words(part: str) -> dict[str, Any]:
    """One part of the vocabulary.

    >>> words("headers")["population"][0]
    'populasi'
    """
    return _all()[part]  # type: ignore[no-any-return]


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


@remembered
def exact_attribute(text: str) -> tuple[str, int] | None:
    """The attribute whose header this plain text is exactly, and its place among that attribute's headers."""
    for name, known in words("headers").items():
        if text in known:
            return name, known.index(text)
    return None


@remembered
def contained_attribute(text: str) -> tuple[str, int] | None:
    """The attribute whose words this plain text contains, when it is a short header or question."""
    size = len(text.split())
    if size > 14:
        return None
    found = [
        (f" {text} ".index(f" {phrase} "), -len(phrase), name)
        for name, phrases in words("contained").items()
        for phrase in phrases
        if has_words(text, phrase)
    ]
    return (min(found)[2], 1000 + size) if found else None


@remembered
def personal_kind(text: str) -> str | None:
    """What personal data a column with this plain header holds; None when it is no such header.

    >>> [personal_kind(t) for t in ("nama", "nama kecamatan", "nama petugas pelayanan", "no hp aktif", "tanggal")]
    ['name', None, 'name', 'phone', None]
    """
    for kind, known in words("personal").items():
        if text in known:
            return str(kind)
    parts = text.split()
    if not parts or len(parts) > 8 or exact_attribute(text) or parts[0] in ("bagaimana", "bagaimanakah"):
        return None
    for kind, known in words("personal_words").items():
        if not any(has_words(text, word) for word in known):
            continue
        named = words("named")
        if kind == "name" and set(parts) & set(named["things"]) and not set(parts) & set(named["persons"]):
            continue
        if kind == "nik" and contained_attribute(text):
            continue
        return str(kind)
    return None


def total_word(value: object) -> str | None:
    """The word with which a text begins like a row of totals; None when it does not.

    >>> total_word("Σ Nilai / Unsur"), total_word("NRR tertimbang"), total_word("Jumlahan")
    ('σ', 'nrr', None)
    """
    if not isinstance(value, str) or not _first_words().match(value):
        return None
    said = plain(value)
    return next((word for word in words("rows")["totals"] if said == word or said.startswith(word + " ")), None)


@cache
def _first_words() -> re.Pattern[str]:
    """The first words of totals, for a quick look at a hundred thousand texts."""
    firsts = sorted({word.split()[0] for word in words("rows")["totals"]})
    return re.compile(rf"\W*(?:{'|'.join(firsts)})(?!\w)", re.IGNORECASE)
