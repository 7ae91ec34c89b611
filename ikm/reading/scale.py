"""The scale of a sheet's answers: which labels occur on it, and how many steps there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from ikm.pedoman import Pedoman
from ikm.reading.assumptions import Other, notes_on
from ikm.reading.families import ALL, PRINTED, Scale, always_two, middles
from ikm.reading.harm import how_often
from ikm.reading.hearing import FEWEST, MOST_STEPS, Given, Heard, heard, only_codes, share, slashed, step
from ikm.reading.labels import NEUTRAL, degree
from ikm.reading.meanings import meanings, occurring

TYPING_ERRORS = 0.05
"""A larger share of fives is no typing error; the same share of answers outside the scale unranks a unit."""


def recognise(
    columns: Iterable[Given], pedoman: Pedoman, points: int | None = None, stems: Set[str] = frozenset()
) -> Scale:
    """How to read the answers of one sheet, from all of them; its ``notes`` say what is assumed.

    ``stems`` are words of which more is better here, beside those known anywhere ("penting"). ``points`` is the scale
    that a person named. Without it the answers are read on the pedoman's, and another
    scale is only named.

    >>> from ikm.pedoman import load
    >>> column = Given(None, (1.0, 4.0, 5.0, "Baik"), (3, 9, 6, 1))
    >>> scale = recognise([column], load("permenpan-2017"))
    >>> scale.points, scale.notes
    (5, (Note(code='scale-other', values={'points': '5', 'evidence': '“5”', 'share': '32'}),))
    """
    said = heard(columns)
    told = [one for one in said if one.mark.label]
    meant = meanings(told, pedoman, stems)
    found = occurring(told, meant, stems)
    agreed = {stem for stem in always_two() if not found.get(stem, frozenset()) & {"kurang", "cukup"}}
    scale = Scale(
        stems=frozenset(found),
        two_negatives=frozenset(agreed | {stem for stem, degrees in found.items() if "sangat tidak" in degrees}),
        found=found,
        settled=points == PRINTED,
        slashed=slashed(said),
        codes=only_codes(said),
        meant=meant,
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
    return replace(scale, notes=tuple(notes_on(said, scale, points or PRINTED, other, stems)))


def _by_labels(said: Sequence[Heard], told: Sequence[Heard], scale: Scale) -> Other:
    """The scale that the labels show: another one where more than typing errors lie in its middle."""
    parts = {one: degree(scale.meant.get(one.mark.label, one.mark.label)) for one in told}
    family = [one for one in told if parts[one][1] in scale.found and how_often(one.mark.label, one.asked) is None]
    among = {stem: middles(words, scale.settled) | {NEUTRAL} for stem, words in scale.found.items()}
    middle = [one for one in family if parts[one][0] in among[parts[one][1]]]
    part = share(middle, family, said)
    sure = any(parts[one][0] != NEUTRAL for one in middle) or sum(one.count for one in middle) >= FEWEST
    six = any(words >= set(ALL) for words in scale.found.values())
    points = len(ALL) if six else PRINTED + 1
    return Other(points if sure and part > TYPING_ERRORS else PRINTED, part, tuple(middle))


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
