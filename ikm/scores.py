"""One figure per respondent, for tests that need whole people: the mean of their answers x 25."""

from __future__ import annotations

import numpy as np

from ikm.cube import Ints
from ikm.survey import Floats, Survey
from ikm.tally import grouping

DIGITS = 9
"""Scores are rounded to so many decimals, so that equal means are ties whatever order they were added up in."""


def scores(survey: Survey) -> Floats:
    """The score of every respondent in view, 25 to 100: the mean of the unsur they answered x 25.

    score_i = 25 x (sum of a_ij over answered j) / (number of answered j); blank answers and answers outside the
    scale do not count. Every respondent of a Survey answered at least one unsur, so no score is missing.

    >>> import ikm
    >>> found = scores(ikm.sample("bandar-lampung-responden").where(unit="Sukabumi"))
    >>> len(found), bool(((found >= 25) & (found <= 100)).all())
    (29, True)
    """
    value = np.array([0.0, *survey.levels, 0.0])
    counts = np.array([0, *(1 for _ in survey.levels), 0], dtype=np.int64)
    answers = survey.answers
    total, answered = np.zeros(len(answers)), np.zeros(len(answers), dtype=np.int64)
    for column in answers.T:
        total += value[column]
        answered += counts[column]
    return np.asarray(np.round(total / answered * survey.pedoman.base, DIGITS))


def members(survey: Survey, by: tuple[str, ...]) -> Ints:
    """The group of every respondent in view: a row of ``grouping(survey.profiles, by)``."""
    number = grouping(survey.profiles, by)[1]
    if survey.view is None:
        return number[survey.cube.member]
    place = np.full(len(survey.view), -1, dtype=np.int64)
    place[survey.view] = number
    of_everyone = place[survey.cube.member]
    return of_everyone[of_everyone >= 0]
