"""What a header says: an unsur by its name, question, statement or code, or an attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ikm.pedoman import CODES, Pedoman, load
from ikm.pedoman.statements import Statement, statements
from ikm.reading.respelling import Spelling
from ikm.reading.vocabulary import contained_attribute, exact_attribute, words
from ikm.reading.words import has_words, plain, remembered

_CODE = re.compile(r"(?:(u|unsur|p|q|x|pertanyaan|no|nomor) ?)?0?(\d{1,2})(?: ?([a-e])\b| (\d)\b|\b) ?(.*)")
_SURVEY_CODE = re.compile(r"(?:[a-z]+\d* ?)?(sq|g\d{1,2}q)0*(\d{1,2})(?: (.*))?")
_CODE_LAST = re.compile(r"(.+) (u|unsur) ?0?(\d{1,2})")
_PREFIX = re.compile(r"(?:nrr|nilai rata rata|rata rata|rerata|nilai|skor|mean)(?: per)? (.+)")

EXACT, CONTAINED = 0, 1
CODED = ("u", "unsur")
SERIES = ("p", "q", "x", "pertanyaan", "sq", "gq")
LONGEST, MOST_SIGNS = 60, 300
"""Headers of more words than this are no headers; of a longer text only so many signs are looked at."""


@dataclass(frozen=True)
class Header:
    """A header in parts: its plain text, the code in it (``u``, 8) and the text beside the code.

    ``part`` is what tells several questions of one unsur apart ("a" in U1a, "2" in U1.2); ``typed`` is the
    plain text as it stands in the file, where a typing error had to be seen through.
    """

    text: str
    prefix: str
    number: int
    name: str
    part: str = ""
    typed: str = ""


@remembered
def parse(text: str) -> Header:
    """Take a header apart.

    >>> parse("U8. Penanganan pengaduan")
    Header(text='u8 penanganan pengaduan', prefix='u', number=8, name='penanganan pengaduan', part='', typed='')
    >>> parse("Prosedur (U1)").number, parse("NRR U-3").number, parse("Umur").number, parse("U1.b").part
    (1, 3, 0, 'b')
    """
    whole = plain(text)[:MOST_SIGNS].rstrip()
    bare = whole
    if (found := _PREFIX.fullmatch(whole)) and "tertimbang" not in whole:
        bare = found[1]
    if last := _CODE_LAST.fullmatch(bare):
        return Header(whole, last[2], int(last[3]), last[1])
    if survey := _SURVEY_CODE.fullmatch(bare):
        return Header(whole, "sq" if survey[1] == "sq" else "gq", int(survey[2]), survey[3] or "")
    if (code := _CODE.fullmatch(bare)) and (code[1] or code[5]):
        return Header(whole, code[1] or "", int(code[2]), code[5], code[3] or code[4] or "")
    return Header(whole, "", 0, bare)


def header_of(text: str) -> Header:
    """A header taken apart; of a path such as "grp/u1_prosedur" the end, and through a typing error if need be.

    >>> header_of("grp_unsur/u1_persyaratan").name, header_of("Unusr 8").number, header_of("Kecamtan").text
    ('persyaratan', 8, 'kecamatan')
    """
    header = parse(text)
    if _surely(header):
        return header
    fixed = _respelled(header.text)
    guess = parse(fixed) if fixed != header.text else header
    if _surely(guess):
        return replace(guess, typed=header.text)
    if tells(header):
        return header
    if "/" in text and " " not in text.strip() and tells(end := parse(text.rsplit("/", 1)[1])):
        return replace(end, text=header.text)
    return replace(guess, typed=header.text) if tells(guess) else header


def _surely(header: Header) -> bool:
    """Whether a header says something we know and nothing else."""
    coded = header.number > 0 and header.prefix in CODED + SERIES
    return coded or named_anywhere(header) == EXACT or exact_attribute(header.text) is not None


def has_number_word(text: str) -> bool:
    """Whether a plain header speaks of a running number, a sum or a score, so that its values are no one's age."""
    return bool(set(text.split()) & set(words("questions")["counted"]))


def tells(header: Header) -> bool:
    """Whether a header says anything we know."""
    coded = header.number > 0 and header.prefix in CODED + SERIES
    return coded or statement(header) is not None or named_anywhere(header) is not None or attribute(header) is not None


@remembered
def _respelled(text: str) -> str:
    return _spelling().respelled(text)


@cache
def _spelling() -> Spelling:
    """All words by which headers are known."""
    phrases = [phrase for known in words("headers").values() for phrase in known]
    phrases += [phrase for known in words("personal").values() for phrase in known]
    for code in CODES:
        phrases += list(lexicon(code, None))
    phrases += ["unsur", "pertanyaan"]
    return Spelling(word for phrase in phrases for word in phrase.split())


@remembered
def statement(header: Header) -> Statement | None:
    """The statement of SKM Online that a header holds; None when it holds none, or two."""
    found = [s for s in statements() if any(has_words(header.text, phrase) for phrase in s.phrases)]
    ipak = [s for s in found if s.ipak]
    found = ipak or found
    return found[0] if len(found) == 1 else None


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
    if said := statement(header):
        keys = [unsur.key for unsur in load(pedoman, order).unsur]
        return (keys.index(said.unsur), EXACT) if said.unsur and said.unsur in keys else None
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


def matched(header: Header, role: str, pedoman: Pedoman) -> str:
    """The words of a header by which it has its role; its code where that is all; "" where it has none.

    >>> matched(parse("Kecamatan asal"), "unit", load("permenpan-2017"))
    'kecamatan'
    """
    said = statement(header)
    phrases = [*words("headers").get(role, ()), *words("contained").get(role, ())]
    if role in pedoman.codes:
        place = pedoman.codes.index(role)
        phrases = [phrase for phrase, at in lexicon(pedoman.code, pedoman.order).items() if at == place]
    phrases += said.phrases if said else ()
    there = [phrase for phrase in phrases if has_words(header.text, phrase)]
    code = f"{header.prefix}{header.number}{header.part}" if header.number else ""
    return max(there, key=len, default=code)


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
