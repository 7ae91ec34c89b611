"""Whether two ways of dividing people hang together: chi-square, an exact test where it is needed, Cramer's V."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from ikm.comparison import STRENGTHS
from ikm.cube import Ints
from ikm.exact import drawn_p, exact_p
from ikm.rounding import half_up
from ikm.survey import Floats
from ikm.text import Sentence, mark

LEAST, SHARE, LOWEST = 5.0, 0.2, 1.0
"""The chi-square test is doubtful where more than SHARE of the expected counts are below LEAST or any is below LOWEST
(Cochran 1954, Some methods for strengthening the common chi-squared tests, Biometrics 10:417-451)."""


@dataclass(frozen=True)
class Independence:
    """The test of independence of a table of n people.

    ``chi2`` on ``df`` degrees of freedom with p ``chi2_p`` (no correction of Yates); ``v``: Cramer's V, 0 to 1;
    ``small`` of the ``cells`` expected counts are below 5, the least is ``least``. ``exact_p``: Fisher's exact test,
    counted where ``draws`` is 0, else estimated from so many drawn tables; None where it is not made: it is made for
    every table of 2 x 2, and where the expected counts are too small for chi-square unless the table is too large.
    """

    n: int
    chi2: float
    df: int
    chi2_p: float
    v: float
    cells: int
    small: int
    least: float
    exact_p: float | None
    draws: int

    @property
    def doubtful(self) -> bool:
        """Whether the expected counts are too small for chi-square (Cochran's rule)."""
        return self.small > SHARE * self.cells or self.least < LOWEST

    @property
    def p(self) -> float:
        """The p to be judged by: of the exact test where chi-square is doubtful and there is one."""
        return self.exact_p if self.doubtful and self.exact_p is not None else self.chi2_p

    @property
    def strength(self) -> str:
        """The word for V, by Rea & Parker's bounds .10, .20, .40, .60, .80 (1992): a convention, no law."""
        return next(word for word, end in STRENGTHS.items() if self.v**2 < end)


def untested(counts: Ints) -> str:
    """Why a table cannot be tested: "nobody", "one-row", "one-column"; "" where it can."""
    rows, columns = (int((counts.sum(axis=axis) > 0).sum()) for axis in (1, 0))
    if not counts.sum():
        return "nobody"
    return "one-row" if rows < 2 else "one-column" if columns < 2 else ""


def independence(counts: Ints, seed: int = 0) -> Independence:
    """Test whether rows and columns of a table of counts are independent; empty rows and columns are set aside.

    chi2 = sum (O - E)^2 / E, E = row total x column total / n, df = (rows - 1)(columns - 1) (Pearson 1900;
    scipy.stats.chi2_contingency without Yates); V = sqrt(chi2 / (n min(rows - 1, columns - 1))) (Cramer 1946). For
    2 x 2 Fisher's exact test, beyond that Freeman & Halton's (1951, Biometrika 38:141-149). ``seed``: of the draws, so
    that the same table has the same p. Raises ValueError where ``untested`` has a reason.

    >>> found = independence(np.array([[762, 327, 468], [484, 239, 477]]))  # R's example: Agresti (2007), p. 39
    >>> f"{found.chi2:.2f}", found.df, f"{found.chi2_p:.3e}", found.doubtful, found.exact_p
    ('30.07', 2, '2.954e-07', False, None)
    """
    from scipy.stats import chi2_contingency

    if why := untested(counts):
        raise ValueError(f"A table of {why} cannot be tested.")
    table = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0].astype(np.int64)
    n, smaller = int(table.sum()), min(table.shape) - 1
    found = chi2_contingency(table, correction=False)
    expected = np.asarray(found.expected_freq)
    v = min(1.0, float(np.sqrt(found.statistic / (n * smaller))))
    small, least = int((expected < LEAST).sum()), float(expected.min())
    without = Independence(
        n, float(found.statistic), int(found.dof), float(found.pvalue), v, table.size, small, least, None, 0
    )
    if not without.doubtful and table.shape != (2, 2):
        return without
    p, draws = exact_p(table), 0
    if p is None:
        p, draws = drawn_p(table, seed)
    return replace(without, exact_p=p, draws=draws)


def residuals(counts: Ints) -> Floats:
    """How far each count lies from independence, in standard errors.

    Adjusted residuals, (O - E) / sqrt(E (1 - row share)(1 - column share)); 0 where nothing can vary (Haberman 1973,
    Biometrics 29:205-220; R: chisq.test()$stdres).
    """
    n = counts.sum()
    rows, columns = counts.sum(axis=1) / n, counts.sum(axis=0) / n
    expected = n * np.outer(rows, columns)
    spread = np.sqrt(expected * np.outer(1 - rows, 1 - columns))
    return np.asarray(np.divide(counts - expected, spread, out=np.zeros(counts.shape), where=spread > 0))


def standing_out(counts: Ints, level: float = 0.95) -> tuple[int, int] | None:
    """The cell that lies furthest above independence and is more than chance among all cells; None where none is.

    By its adjusted residual, whose p must be below (1 - level) / cells (Bonferroni) on both sides together; where an
    expected count is below 5, by Fisher's exact test of the cell against the rest. Of equal ones (in a table of 2 x 2
    there are always two) the first column's: the worst answer.
    """
    from scipy.stats import norm

    if untested(counts):
        return None
    share = (1 - level) / counts.size
    rows, columns, n = counts.sum(axis=1), counts.sum(axis=0), int(counts.sum())
    away = np.round(residuals(counts), 9)
    for place in np.argsort(-away.T, axis=None, kind="stable"):
        column, row = divmod(int(place), len(counts))
        if away[row, column] <= norm.isf(share / 2):
            return None
        here, r, c = (int(x) for x in (counts[row, column], rows[row], columns[column]))
        if min(r, n - r) * min(c, n - c) / n >= LEAST:
            return row, column
        p = exact_p(np.array([[here, r - here], [c - here, n - r - c + here]]))
        if p is not None and p < share:
            return row, column
    return None


def doubts(test: Independence | None, quiet: bool) -> list[Sentence]:
    """That expected counts are small, and what follows; ``quiet``: without the least of them, which may tell of few."""
    if test is None or not test.doubtful:
        return []
    counts: dict[str, int | Decimal] = {"small": test.small, "cells": test.cells}
    found = [Sentence(mark("{small} of {cells} expected counts are below 5."), counts)]
    if not quiet:
        found.append(Sentence(mark("The least expected count is {least}."), {"least": half_up(test.least, 2)}))
    if test.exact_p is None:
        too_large = mark(
            "Chi-square is doubtful, and the table is too large for an exact test: take small groups together."
        )
        return [*found, Sentence(too_large)]
    return [*found, Sentence(mark("So the exact test decides, not chi-square."))]
