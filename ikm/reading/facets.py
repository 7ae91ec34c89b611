"""What a header or a band over headers is about: how the service was (kinerja), or how important it is (harapan)."""

from __future__ import annotations

import re

from ikm.reading.headers import CODED, EXACT, Header, header_of, named_anywhere
from ikm.reading.vocabulary import words
from ikm.reading.words import plain, remembered

IMPORTANCE, PERFORMANCE = "importance", "performance"

MOST_WORDS = 8
"""A band over columns has not more words than this."""

_CODE = re.compile(r"(?:(?:u|unsur|p|q|x|no) ?)?\d{1,2}")
_SERIES = re.compile(r"h ?0?(\d{1,2})")
_ASKED = re.compile(r"(?:seberapa|seberapakah|apakah|sejauh mana) penting(?:kah|nya)?|pentingnya")


def facet(text: str) -> str:
    """What a text is about: IMPORTANCE, PERFORMANCE, or "" where it says neither or both.

    >>> facet("HARAPAN (KEPENTINGAN)"), facet("Tingkat kinerja"), facet("Analisis harapan dan kenyataan")
    ('importance', 'performance', '')
    """
    said = set(plain(text).split())
    found = [kind for kind in (IMPORTANCE, PERFORMANCE) if said & set(words("questions")[kind])]
    return found[0] if len(found) == 1 else ""


def band(text: str) -> str:
    """The facet of a text that says nothing else, as it stands over columns; "" for any other text.

    >>> band("Tingkat Kepentingan (Y)"), band("Kinerja petugas loket 3"), band("Harapan U1")
    ('importance', '', '')
    """
    said = plain(text).split()
    known = {*words("questions")[IMPORTANCE], *words("questions")[PERFORMANCE], *words("facets")["around"]}
    return facet(text) if len(said) <= MOST_WORDS and known.issuperset(said) else ""


@remembered
def split(text: str) -> tuple[str, str]:
    """The facet that a header states of an unsur, and its plain words without it; ("", "") where it states none.

    The facet stands in front ("Harapan U1", "U1. Tingkat kepentingan persyaratan") or at the end
    ("U1 (Kepentingan)"). There the rest must be an unsur's code or name and nothing else: "Kesesuaian
    persyaratan dengan harapan" asks how the service was.

    >>> split("Kepentingan - Persyaratan"), split("U1 (Kinerja)"), split("Kesesuaian persyaratan dengan harapan")
    (('importance', 'persyaratan'), ('performance', 'u1'), ('', ''))
    >>> split("1. Seberapa penting waktu penyelesaian bagi Saudara?"), split("Saran dan harapan")
    (('importance', '1 waktu penyelesaian bagi saudara'), ('', ''))
    """
    said = plain(text)
    if (asked := _ASKED.search(said)) and facet(text) != PERFORMANCE:
        rest = " ".join((said[: asked.start()] + said[asked.end() :]).split())
        return (IMPORTANCE, rest) if names(rest) else ("", "")
    kind = facet(text)
    if not kind:
        return "", ""
    code = _CODE.match(said + " ")
    front = said[: code.end()] if code and said[code.end() : code.end() + 1] in ("", " ") else ""
    parts, facets = said[len(front) :].split(), set(words("questions")[kind])
    before, after = set(words("facets")["before"]), set(words("facets")["after"])
    start = 0
    while start < len(parts) and parts[start] in before | facets | (after if start else set()):
        start += 1
    start = max((i + 1 for i in range(start) if parts[i] in facets), default=0)
    while start and start < len(parts) and parts[start] in after:
        start += 1
    rest = " ".join([front, *parts[start:]]).strip()
    if start and names(rest):
        return kind, rest
    end = len(parts)
    while end and parts[end - 1] in after:
        end -= 1
    while end and parts[end - 1] in facets:
        end -= 1
    last = end
    while end and parts[end - 1] in words("facets")["level"]:
        end -= 1
    rest = " ".join([front, *parts[:end]]).strip()
    found = set(parts[last:]) & facets and names(rest) and _alone(header_of(rest))
    return (kind, rest) if found else ("", "")


def series(text: str) -> int:
    """The number in a header that is one of a series of expectations: 3 for "H3" or "Harapan 3"; 0 for any other.

    >>> series("H3"), series("Harapan ke-12"), series("U3"), series("Harapan U3")
    (3, 12, 0, 0)
    """
    said = plain(text)
    if facet(text) == IMPORTANCE:
        known = {*words("questions")[IMPORTANCE], *words("facets")["before"], "ke"}
        said = " ".join(["h", *(word for word in said.split() if word not in known)])
    found = _SERIES.fullmatch(said)
    return int(found[1]) if found else 0


def names(text: str) -> bool:
    """Whether a text names an unsur, by code or by name."""
    header = header_of(text) if text else None
    return header is not None and (_coded(header) or named_anywhere(header) is not None)


def _coded(header: Header) -> bool:
    return header.number > 0 and header.prefix in CODED


def _alone(header: Header) -> bool:
    """Whether a header is an unsur's code or name and nothing else."""
    return named_anywhere(header) == EXACT or (_coded(header) and not header.name)
