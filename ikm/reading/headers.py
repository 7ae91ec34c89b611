"""What a header says: an unsur by its name, question or code, or an attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ikm.pedoman import CODES, load
from ikm.reading.vocabulary import contained_attribute, exact_attribute, words
from ikm.reading.words import has_words, plain, remembered

_CODE = re.compile(r"(?:(u|unsur|p|q|x|pertanyaan|no|nomor) ?)?0?(\d{1,2})\b ?(.*)")
_CODE_LAST = re.compile(r"(.+) (u|unsur) ?0?(\d{1,2})")
_PREFIX = re.compile(r"(?:nrr|nilai rata rata|rata rata|rerata|nilai|skor|mean)(?: per)? (.+)")

EXACT, CONTAINED = 0, 1
CODED = ("u", "unsur")
SERIES = ("p", "q", "x", "pertanyaan")
LONGEST, MOST_SIGNS = 60, 300
"""Headers of more words than this are no headers; of a longer text only so many signs are looked at."""


@dataclass(frozen=True)
class Header:
    """A header in parts: its plain text, the code in it (``u``, 8) and the text beside the code."""

    text: str
    prefix: str
    number: int
    name: str


@remembered
def parse(text: str) -> Header:
    """Take a header apart.

    >>> parse("U8. Penanganan pengaduan")
    Header(text='u8 penanganan pengaduan', prefix='u', number=8, name='penanganan pengaduan')
    >>> parse("Prosedur (U1)").number, parse("NRR U-3").number, parse("Umur").number
    (1, 3, 0)
    """
    whole = plain(text)[:MOST_SIGNS].rstrip()
    bare = whole
    if (found := _PREFIX.fullmatch(whole)) and "tertimbang" not in whole:
        bare = found[1]
    if last := _CODE_LAST.fullmatch(bare):
        return Header(whole, last[2], int(last[3]), last[1])
    if (code := _CODE.fullmatch(bare)) and (code[1] or code[3]):
        return Header(whole, code[1] or "", int(code[2]), code[3])
    return Header(whole, "", 0, bare)


@cache
def lexicon(pedoman: str, order: str | None) -> dict[str, int]:
    """Every plain phrase by which an unsur of a pedoman is known -> its place in the pedoman."""
    stem = re.compile(words("questions")["stem"])
    known: dict[str, int] = {}
    for place, unsur in enumerate(load(pedoman, order).unsur):
        question = plain(unsur.question)
        for phrase in (plain(unsur.name), *map(plain, unsur.aliases), question, stem.sub("", question)):
            known.setdefault(phrase, place)
    return known


@remembered
def named(header: Header, pedoman: str, order: str | None) -> tuple[int, int] | None:
    """The unsur a header names in a pedoman, as (place, EXACT or CONTAINED); None when it names none."""
    text = header.name
    size = len(text.split())
    if not 0 < size <= LONGEST or "tertimbang" in header.text:
        return None
    known = lexicon(pedoman, order)
    bare = re.sub(words("questions")["stem"], "", text)
    for phrase in (text, bare):
        if phrase in known:
            return known[phrase], EXACT
    if not header.number and _is_attribute(header):
        return None
    asks = bare != text or header.number > 0 or text.split()[0] in words("questions")["starts"]
    hits = {
        (len(phrase), place)
        for phrase, place in known.items()
        if has_words(text, phrase) and (" " in phrase or asks or (size <= 3 and text.startswith(phrase)))
        if " " in phrase or asks or phrase not in words("questions")["weak"]
    }
    if not hits:
        return None
    longest = max(length for length, _ in hits)
    places = {place for length, place in hits if length == longest}
    return (places.pop(), CONTAINED) if len(places) == 1 else None


def _is_attribute(header: Header) -> bool:
    if exact_attribute(header.text):
        return True
    start = header.name.split()
    if not start or start[0] in ("bagaimana", "bagaimanakah"):
        return False
    found = contained_attribute(header.text)
    return found is not None and (found[0] != "saran" or "pengaduan" not in start)


@remembered
def named_anywhere(header: Header) -> int | None:
    """How surely a header names an unsur of any pedoman: EXACT, CONTAINED or None."""
    found = [hit[1] for code in CODES if (hit := named(header, code, None))]
    return min(found, default=None)


@remembered
def attribute(header: Header) -> tuple[str, int] | None:
    """The attribute a header names and how far down its list of headers it stands (lower is surer)."""
    if found := exact_attribute(header.text):
        return found
    if not header.prefix and header.number and (found := exact_attribute(header.name)):
        return found
    if named_anywhere(header) == EXACT or header.prefix in CODED:
        return None
    return contained_attribute(header.text)
