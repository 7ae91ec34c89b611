"""The scale of a sheet's answers: which labels occur on it, and how many steps there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from ikm.pedoman import Pedoman
from ikm.reading.assumptions import Other, notes_on
from ikm.reading.families import ALL, PRINTED, Scale, always_two, middles
from ikm.reading.harm import how_often
from ikm.reading.hearing import FEWEST, MOST_STEPS, Given, Heard, heard, only_codes, share, slashed, step
from ikm.reading.labels import ALONE, MOST_WORDS, NEUTRAL, degree, known_stem, label_text, printed_value, whole, worse
from ikm.reading.typos import corrections

TYPING_ERRORS = 0.05
"""A larger share of fives is no typing error; the same share of answers outside the scale unranks a unit."""


def recognise(columns: Iterable[Given], pedoman: Pedoman, points: int | None = None) -> Scale:
    """How to read the answers of one sheet, from all of them; its ``notes`` say what is assumed.

    ``points`` is the scale that a person named. Without it the answers are read on the pedoman's, and another
    scale is only named.

    >>> from ikm.pedoman import load
    >>> column = Given(None, (1.0, 4.0, 5.0, "Baik"), (3, 9, 6, 1))
    >>> scale = recognise([column], load("permenpan-2017"))
    >>> scale.points, scale.notes
    (5, (Note(code='scale-other', values={'points': '5', 'evidence': '“5”', 'share': '32'}),))
    """
    said = heard(columns)
    told = [one for one in said if one.mark.label]
    plain = _found({one.mark.label for one in told})
    known = {ALONE, *plain}
    unknown = {one.mark.label for one in told if not _known(one, known)}
    typos = corrections(unknown, _labels(plain, pedoman)) if unknown else {}
    found = _found({typos.get(one.mark.label, one.mark.label) for one in told})
    agreed = {stem for stem in always_two() if not found.get(stem, frozenset()) & {"kurang", "cukup"}}
    scale = Scale(
        stems=frozenset(found),
        two_negatives=frozenset(agreed | {stem for stem, degrees in found.items() if "sangat tidak" in degrees}),
        found=found,
        settled=points == PRINTED,
        slashed=slashed(said),
        codes=only_codes(said),
        typos=typos,
    )
    labels, figures = _by_labels(said, told, scale), _by_figures(said, scale)
    scale = replace(
        scale,
        points=max(labels.points, figures.points),
        middle=frozenset(word for stem in found for word in middles(found[stem], scale.settled))
        if labels.points > PRINTED
        else frozenset(),
    )
    other = max(labels, figures, key=lambda one: (one.points, one.share))
    return replace(scale, notes=tuple(notes_on(said, scale, points or PRINTED, other)))


def _found(labels: Iterable[str]) -> dict[str, frozenset[str]]:
    """The degrees of every stem of which more is better: those we know, and those that show it themselves."""
    found: dict[str, set[str]] = {}
    for label in labels:
        word, stem = degree(label)
        found.setdefault(stem, set()).add(word)
    return {
        stem: frozenset(words)
        for stem, words in sorted(found.items())
        if stem == ALONE or known_stem(stem) or shows_itself(stem, words)
    }


def shows_itself(stem: str, words: Set[str]) -> bool:
    """Whether an unknown word stands with "Sangat" and with "Kurang" or "Tidak", so that more of it is better.

    >>> shows_itself("mantap", {"kurang", "", "sangat"}), shows_itself("galak", {"", "sangat"})
    (True, False)
    """
    short = len(stem.split()) <= MOST_WORDS and not worse() & {stem, *stem.split()}
    return short and "sangat" in words and bool(words & {"sangat tidak", "tidak", "kurang"})


def _known(one: Heard, stems: Set[str]) -> bool:
    label = one.mark.label
    if degree(label)[1] in stems or printed_value(label, one.given.unsur) is not None:
        return True
    return how_often(label, one.asked) is not None


def _labels(found: Iterable[str], pedoman: Pedoman) -> set[str]:
    """All labels that could be meant on this sheet."""
    own = {label_text(label) for unsur in pedoman.unsur for label in unsur.labels}
    stems = {*found, *(degree(label)[1] for label in own if known_stem(degree(label)[1]))} - {ALONE}
    return own | {whole(word, stem) for stem in stems for word in ALL}


def _by_labels(said: Sequence[Heard], told: Sequence[Heard], scale: Scale) -> Other:
    """The scale that the labels show: another one where more than typing errors lie in its middle."""
    parts = {one: degree(scale.typos.get(one.mark.label, one.mark.label)) for one in told}
    family = [one for one in told if parts[one][1] in scale.found and how_often(one.mark.label, one.asked) is None]
    among = {stem: middles(words, scale.settled) | {NEUTRAL} for stem, words in scale.found.items()}
    middle = [one for one in family if parts[one][0] in among[parts[one][1]]]
    part = share(middle, family, said)
    six = any(words >= set(ALL) for words in scale.found.values())
    return Other((len(ALL) if six else PRINTED + 1) if part > TYPING_ERRORS else PRINTED, part, tuple(middle))


def _by_figures(said: Sequence[Heard], scale: Scale) -> Other:
    """The scale that the figures show: 6 or 5 where that is frequent, and hardly any figure lies above."""
    steps = {one: at for one in said if (at := step(one, scale)) is not None}
    for points in range(MOST_STEPS, PRINTED, -1):
        hits = [one for one, at in steps.items() if at == points]
        above = [one for one, at in steps.items() if at > points]
        part = share(hits, list(steps), said)
        often = sum(one.count for one in hits) >= FEWEST and part > TYPING_ERRORS
        if often and share(above, list(steps), []) <= TYPING_ERRORS:
            return Other(points, part, tuple(hits))
    return Other(PRINTED, 0.0, ())
