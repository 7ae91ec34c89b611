"""One figure per respondent, for tests that need whole people: how satisfied they are beside all others."""

from __future__ import annotations

import numpy as np

from ikm.cube import Ints
from ikm.survey import Floats, Survey
from ikm.tally import grouping, tally

DIGITS = 9
"""Scores are rounded to so many decimals, so that equal means are ties whatever order they were added up in."""


def scores(survey: Survey) -> Floats:
    """The score of every respondent in view: by how much they lie above or below all others, x 25, about the IKM.

    score_i = 25 x (mean over answered j of (a_ij - NRR_j) + mean of all NRR_j), NRR of everyone in view. Who answered
    everything has the mean of their answers x 25. Who left the hard questions blank is compared with what others
    said to the easy ones, so that nobody seems more satisfied for having stopped early. Every respondent of a
    Survey answered at least one unsur, so no score is missing.

    >>> import ikm
    >>> found = scores(ikm.sample("bandar-lampung-responden").where(unit="Sukabumi"))
    >>> len(found), f"{found.mean():.2f}"  # everyone answered everything: the mean of the scores is the IKM
    (29, '46.98')
    """
    levels = np.array(survey.levels)
    counts = np.array([0, *(1 for _ in survey.levels), 0], dtype=np.int64)
    answers, whole = survey.answers, tally(survey)
    nrr = np.divide(whole.total[0], whole.answered[0], out=np.zeros_like(whole.total[0]), where=whole.answered[0] > 0)
    total, answered = np.zeros(len(answers)), np.zeros(len(answers), dtype=np.int64)
    for column, mean in zip(answers.T, nrr, strict=True):
        total += np.array([0.0, *(levels - mean), 0.0])[column]
        answered += counts[column]
    middle = nrr[whole.answered[0] > 0].mean() if len(answers) else 0.0
    return np.asarray(np.round((total / answered + middle) * survey.pedoman.base, DIGITS))


def members(survey: Survey, by: tuple[str, ...]) -> Ints:
    """The group of every respondent in view: a row of ``grouping(survey.profiles, by)``."""
    number = grouping(survey.profiles, by)[1]
    if survey.view is None:
        return number[survey.cube.member]
    place = np.full(len(survey.view), -1, dtype=np.int64)
    place[survey.view] = number
    of_everyone = place[survey.cube.member]
    return of_everyone[of_everyone >= 0]
