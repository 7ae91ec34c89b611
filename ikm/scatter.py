"""How the answers to several questions spread together, over those who answered all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.cube import BLANK, CHUNK, Bools, Ints
from ikm.survey import Floats


@dataclass(frozen=True, eq=False)
class Scatter:
    """The answers of those who answered every question, as sums.

    ``n``: how many answered every question that anybody answered; ``missing``: how many gave each question no answer
    on the scale; ``outside``: how many of the others gave an answer outside the scale; ``asked``: which questions
    anybody answered on the scale; ``mean``: per question, NaN where not asked; ``products``: questions x questions, the
    sum over the n of (a_j - mean_j)(a_k - mean_k), 0 where either was not asked. Divided by n - 1 they are the
    covariances.
    """

    n: int
    missing: Ints
    outside: int
    asked: Bools
    mean: Floats
    products: Floats


def scatter(answers: npt.NDArray[np.int8], levels: Sequence[float]) -> Scatter:
    """The scatter of answers (respondents x questions: 0 blank, the state of a level, beyond: outside the scale).

    Blanks are deleted listwise. A question that nobody answered is no question that was asked: it deletes nobody.
    Answers are taken from those of the first complete respondent before they are multiplied, so that a question
    that all answer alike has a sum of exactly 0.

    >>> found = scatter(np.array([[1, 2], [3, 3], [2, 1], [4, 0]], dtype=np.int8), (1.0, 2.0, 3.0, 4.0))
    >>> found.n, found.mean.tolist(), found.products.tolist()
    (3, [2.0, 2.0], [[2.0, 1.0], [1.0, 2.0]])
    """
    size = answers.shape[1]
    there = [(column > BLANK) & (column <= len(levels)) for column in answers.T]
    missing = len(answers) - np.array([np.count_nonzero(column) for column in there], dtype=np.int64)
    asked = missing < len(answers)
    complete = np.full(len(answers), bool(asked.any()))
    for column, counts in zip(there, asked, strict=True):
        if counts:
            complete &= column
    outside = (answers[~complete] > len(levels)).any(axis=1)
    rows = answers[complete]
    n, mean, products = len(rows), np.full(size, np.nan), np.zeros((size, size))
    if n:
        value = np.array([0.0, *levels, 0.0])
        plain = np.array_equal(value[1:-1], np.arange(1, len(levels) + 1))
        start = np.where(asked, value[rows[0]], 0.0)
        total = np.zeros(size)
        for first in range(0, n, CHUNK):
            part = rows[first : first + CHUNK]
            away = (part.astype(np.float64) if plain else value[part]) - start
            away[:, ~asked] = 0.0
            total += away.sum(axis=0)
            products += away.T @ away
        products -= np.outer(total, total) / n
        mean[asked] = (start + total / n)[asked]
    return Scatter(n, missing, int(outside.sum()), asked, mean, products)
