"""Names of units that are nearly alike: perhaps one unit, misspelt. They are pointed out and kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from ikm.ledger import Note
from ikm.reading.spellings import same_name
from ikm.reading.typos import one_letter
from ikm.reading.vocabulary import words

SHORTEST = 6
"""Words (names written with other spaces) of fewer letters are too often other words: "Utara" and "Utama"."""

RARE = 3
"""A wrong letter is taken for a slip only where so many times more rows have the other name."""

MOST, LONGEST = 5_000, 80
"""More names than this, and names of more letters, are not compared."""

SERIES = 6
"""So many names that differ in the same place are a series ("Loket Merah, Loket Merak, ..."), not slips."""

SHOWN = 5
"""So many pairs are named one by one."""

_MARK = re.compile(r".|[ivx]+|.*\d.*")
_Name = tuple[tuple[str, ...], tuple[str, ...]]


def alike(counts: Mapping[str, int]) -> list[Note]:
    """A note for each of the first pairs of ``nearly_alike`` units, and one that says how many more there are.

    >>> [note.values for note in alike({"Puskesmas Anggrek": 14, "Puskesmas Angrek": 4})]
    [{'one': 'Puskesmas Angrek', 'n': '4', 'other': 'Puskesmas Anggrek', 'm': '14'}]
    """
    pairs = nearly_alike(counts)
    found = [
        Note("units-alike", {"one": one, "n": str(counts[one]), "other": other, "m": str(counts[other])})
        for one, other in pairs[:SHOWN]
    ]
    more = len(pairs) - len(found)
    return [*found, Note("units-alike-more", {"n": str(more)})] if more else found


def nearly_alike(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs of names of which one (first: that of fewer rows) is probably the other misspelt; the most rows first.

    ``counts``: rows by name. Compared are the words of ``same_name`` (no case, no signs, "Pusk." written out). What
    numbers a unit must be the same in both: a word with a digit, a Roman numeral, a single letter (RT 1 and RT 2,
    Melati I and II, Kelas A and B). The other words are then the same

    - but for spaces (Telukbetung, Teluk Betung), with SHORTEST letters or more, or
    - but for one word of SHORTEST letters or more, which has a letter too much or missing, or two neighbours swapped
      (Angrek, Anggrek), or a letter wrong. Two places often differ by one other letter (Sukajaya, Sukaraya), so a wrong
      letter counts only where the rarer name has at most a third of the other's rows.

    A name whose word is an everyday word of names of units ("Keliling" beside "Kemiling") is not misspelt.

    Only names that share a form are compared: a name with one word's letter left out (Angrek is Anggrek without a g),
    or without spaces. A form that more than SERIES names share is passed over, so the work grows with the letters of
    the file and never with the square of its names. More than MOST names are not compared at all.

    >>> nearly_alike({"Kec. Sukabumi": 30, "Kecamatan Sukabmui": 2, "Sukarame": 30, "Melati I": 9, "Melati II": 9})
    [('Kecamatan Sukabmui', 'Kec. Sukabumi')]
    """
    if not 1 < len(counts) <= MOST:
        return []
    names = {text: _name(text) for text in counts if len(text) <= LONGEST and len(same_name(text)) <= LONGEST}
    sharing: dict[tuple[object, ...], list[str]] = {}
    for text, name in names.items():
        for form in set(_forms(name)):
            sharing.setdefault(form, []).append(text)
    pairs: set[tuple[str, str]] = set()
    for texts in sharing.values():
        if 1 < len(texts) <= SERIES:
            for pair in combinations(texts, 2):
                one, other = sorted(pair, key=lambda text: (counts[text], text))
                if _slip(names[one], names[other], RARE * counts[one] <= counts[other]):
                    pairs.add((one, other))
    return sorted(pairs, key=lambda pair: (-counts[pair[0]], pair))


def _name(text: str) -> _Name:
    """What numbers a unit, in order, and its other words."""
    said = same_name(text).split()
    marks = tuple(word for word in said if _MARK.fullmatch(word))
    return marks, tuple(word for word in said if not _MARK.fullmatch(word))


def _forms(name: _Name) -> Iterator[tuple[object, ...]]:
    """What two names have in common that are one slip apart."""
    marks, said = name
    yield marks, "".join(said)
    for at, word in enumerate(said):
        if len(word) >= SHORTEST - 1:
            for form in _shorter(word):
                yield marks, at, said[:at], form, said[at + 1 :]


def _shorter(word: str) -> Iterable[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _slip(rare: _Name, often: _Name, is_rare: bool) -> bool:
    """Whether the first name is probably the second misspelt."""
    if rare[0] != often[0] or rare[1] == often[1]:
        return False
    if "".join(rare[1]) == "".join(often[1]):
        return len("".join(rare[1])) >= SHORTEST
    if len(rare[1]) != len(often[1]):
        return False
    other = [(a, b) for a, b in zip(rare[1], often[1], strict=True) if a != b]
    word, meant = other[0]
    if len(other) > 1 or max(len(word), len(meant)) < SHORTEST or not one_letter(word, meant):
        return False
    if word in words("unit_words")["real"]:
        return False
    return is_rare or len(word) != len(meant) or sorted(word) == sorted(meant)
