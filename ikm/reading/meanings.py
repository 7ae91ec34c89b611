"""The labels of a sheet and what is meant by them: known and unknown words, initials, typing errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from ikm.pedoman import Pedoman
from ikm.reading.families import ALL, LOW
from ikm.reading.harm import how_often
from ikm.reading.hearing import Given, Heard
from ikm.reading.labels import (
    ALONE,
    MOST_WORDS,
    degree,
    degree_words,
    known_stem,
    label_text,
    printed_value,
    whole,
    worse,
)
from ikm.reading.typos import corrections
from ikm.reading.vocabulary import words

MOST_LEARNED = 20
"""A sheet with more unknown words that seem to be answers holds free text in its columns: none of them is one."""


def meanings(told: Sequence[Heard], pedoman: Pedoman, more: Set[str] = frozenset()) -> dict[str, str]:
    """Which label is meant by those that are initials or have a typing error; ``more`` are further known stems."""
    labels = {one.mark.label for one in told}
    meant = _initials(labels)
    seen = {*_families(labels, more), *more}
    stems = {ALONE, *seen}
    unknown = {one.mark.label for one in told if one.mark.label not in meant and not _known(one, stems)}
    return meant | (corrections(unknown, _possible(seen, pedoman)) if unknown else {})


def occurring(
    told: Sequence[Heard], meant: Mapping[str, str], more: Set[str] = frozenset()
) -> dict[str, frozenset[str]]:
    """The degrees of every stem of which more is better.

    Labels without a stem belong to those in the same column: "Cukup" beside "Tidak puas" and "Puas".
    """
    found = _families({meant.get(one.mark.label, one.mark.label) for one in told}, more)
    columns: dict[Given, set[str]] = {}
    beside: set[Given] = set()
    for one in told:
        word, stem = degree(meant.get(one.mark.label, one.mark.label))
        if stem == ALONE:
            beside.add(one.given)
        elif stem in found and word in LOW:
            columns.setdefault(one.given, set()).add(word)
    if ALONE in found:
        found[ALONE] = found[ALONE].union(*(columns.get(given, set()) for given in beside))
    return found


def _families(labels: Iterable[str], more: Set[str] = frozenset()) -> dict[str, frozenset[str]]:
    """The stems of these labels that we know, or that show themselves what they are."""
    found: dict[str, set[str]] = {}
    for label in labels:
        word, stem = degree(label)
        found.setdefault(stem, set()).add(word)
    known = {stem for stem in found if stem == ALONE or stem in more or known_stem(stem)}
    learned = {stem for stem, degrees in found.items() if stem not in known and shows_itself(stem, degrees)}
    if len(learned) > MOST_LEARNED:
        learned = set()
    return {stem: frozenset(found[stem]) for stem in sorted(known | learned)}


def shows_itself(stem: str, degrees: Set[str]) -> bool:
    """Whether an unknown word stands with "Sangat" and with "Kurang" or "Tidak", so that more of it is better.

    >>> shows_itself("mantap", {"kurang", "", "sangat"}), shows_itself("galak", {"", "sangat"})
    (True, False)
    """
    parts = stem.split()
    plain = len(parts) <= MOST_WORDS and not (worse() | degree_words()) & {stem, *parts}
    return plain and "sangat" in degrees and bool(degrees & {"sangat tidak", "tidak", "kurang"})


def _initials(labels: Set[str]) -> dict[str, str]:
    """SS, S, TS, STS: where the best occurs beside one of the low ones."""
    known: dict[str, str] = words("answers")["initials"]
    used = {label: known[label] for label in sorted(labels) if label in known}
    degrees = {degree(label)[0] for label in used.values()}
    return used if "sangat" in degrees and degrees & set(LOW) else {}


def _known(one: Heard, stems: Set[str]) -> bool:
    label = one.mark.label
    if degree(label)[1] in stems or printed_value(label, one.given.unsur) is not None:
        return True
    return how_often(label, one.asked) is not None


def _possible(found: Iterable[str], pedoman: Pedoman) -> set[str]:
    """All labels that could be meant on this sheet."""
    own = {label_text(label) for unsur in pedoman.unsur for label in unsur.labels}
    stems = {*found, *(degree(label)[1] for label in own if known_stem(degree(label)[1]))} - {ALONE}
    return own | {whole(word, stem) for stem in stems for word in ALL}
