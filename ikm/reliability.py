"""The reliability of a questionnaire: Cronbach's alpha with its interval, without each question, and split half."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.survey import Floats
from ikm.validity import ROUNDING

LEAST_ALPHA = (0.60, 0.70, 0.80)
"""The least alpha from which theses call an instrument reliable; the first is cited most. Conventions, no regulation.
Source: FACTS 9 (0,60 and 0,80 in theses on this survey); 0,70: Nunnally, Psychometric Theory, 1978."""

LEVEL = 0.95
"""The confidence of the interval of alpha."""


@dataclass(frozen=True)
class Halves:
    """The questions split into odd and even, in questionnaire order; NaN where it cannot be computed.

    ``odd``, ``even``: how many questions each half has; ``r``: the correlation of the totals of the two;
    ``spearman_brown``: 2r / (1 + r), for halves of one length; ``horst``: the same for halves of different length,
    equal to it where they have one length; ``guttman``: 2 (1 - (s_odd^2 + s_even^2) / s_total^2).
    """

    odd: int
    even: int
    r: float
    spearman_brown: float
    horst: float
    guttman: float

    @property
    def stepped_up(self) -> float:
        """The reliability of the whole: Spearman-Brown's, or Horst's where the halves differ in length."""
        return self.spearman_brown if self.odd == self.even else self.horst


@dataclass(frozen=True, eq=False)
class Reliability:
    """What ``reliability`` finds; NaN where it cannot be computed.

    ``k``: the questions that alpha is of; ``low``, ``high``: its interval; ``standardised``: alpha of standardised
    answers; ``dropped``: alpha without each question.
    """

    k: int
    alpha: float
    low: float
    high: float
    standardised: float
    dropped: Floats
    halves: Halves


def cronbach(products: Floats) -> float:
    """Cronbach's alpha, k / (k - 1) x (1 - sum s_j^2 / s_T^2); NaN for fewer than two questions or no spread.

    ``products``: sums of products about the means, or covariances, questions x questions. Negative where the
    questions run against each other. Source: Cronbach 1951; FACTS 9.

    >>> cronbach(np.array([[2.0, 1.0], [1.0, 2.0]])).__round__(4)  # 2 x (1 - 4 / 6)
    0.6667
    """
    k, own, total = len(products), float(np.trace(products)), float(products.sum())
    if k < 2 or total <= ROUNDING * own:
        return float("nan")
    return k / (k - 1) * (1 - own / total)


def feldt(alpha: float, n: int, k: int, level: float = LEVEL) -> tuple[float, float]:
    """Feldt's exact interval of Cronbach's alpha of n people and k questions.

    1 - (1 - alpha) F(1 - a/2) to 1 - (1 - alpha) F(a/2), a = 1 - level, F the quantile with n - 1 and
    (n - 1)(k - 1) degrees of freedom. Exact where the answers are normal and the questions parallel, else close.
    Source: Feldt, Woodruff & Salih (1987), Statistical inference for coefficient alpha, Applied Psychological
    Measurement 11(1), 93-103; ``pingouin.cronbach_alpha`` and ``psych::alpha.ci`` give it.

    >>> [round(float(end), 4) for end in feldt(0.8, 50, 10)]  # R: unlist(psych::alpha.ci(.8, 50, n.var = 10))
    [0.7059, 0.8734]
    """
    from scipy.stats import f

    df = (n - 1, (n - 1) * (k - 1))
    low, high = (1 - (1 - alpha) * float(f.ppf(share, *df)) for share in ((1 + level) / 2, (1 - level) / 2))
    return low, high


def reliability(products: Floats, n: int, level: float = LEVEL) -> Reliability:
    """The reliability of questions that all vary, from the sums of their products about the means.

    ``products``: questions x questions, in questionnaire order; n people. The standardised alpha is that of their
    correlations, k r / (1 + (k - 1) r) with r their mean. Alpha without a question needs two others.
    """
    k = len(products)
    alpha = cronbach(products)
    low, high = feldt(alpha, n, k, level) if alpha == alpha and n > 1 else (float("nan"), float("nan"))
    spread = np.sqrt(np.diag(products))
    correlations = products / np.outer(spread, spread)
    return Reliability(k, alpha, low, high, cronbach(correlations), without_each(products), halves(products))


def without_each(products: Floats) -> Floats:
    """Alpha of the questions without each one; NaN where fewer than two are left or they have no spread."""
    k, own = len(products), np.diag(products)
    if k < 3:
        return np.full(k, np.nan)
    within = own.sum() - own
    total = products.sum() - 2 * products.sum(axis=1) + own
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha = (k - 1) / (k - 2) * (1 - within / total)
    return np.where(total > ROUNDING * within, alpha, np.nan)


def halves(products: Floats) -> Halves:
    """Split half, odd against even.

    For halves of different length (k odd) Horst's formula, with p and q the shares of the questions in each:
    (sqrt(r^4 + 4 r^2 (1 - r^2) p q) - r^2) / (2 p q (1 - r^2)); it has no sense where r <= 0, and is 1 where r = 1.
    Sources: Spearman 1910, Brown 1910; Horst 1951; Guttman 1945. SPSS prints the four under Split-half, though it
    splits into first and last unless it is told to take odd and even.
    """
    k, nan = len(products), float("nan")
    odd = np.arange(k) % 2 == 0
    one, other = float(products[np.ix_(odd, odd)].sum()), float(products[np.ix_(~odd, ~odd)].sum())
    both, total = float(products[np.ix_(odd, ~odd)].sum()), float(products.sum())
    lengths, nothing = (int(odd.sum()), int((~odd).sum())), ROUNDING * float(np.trace(products))
    guttman = 2 * (1 - (one + other) / total) if total > nothing else nan
    if min(one, other) <= nothing:
        return Halves(*lengths, nan, nan, nan, guttman if k > 1 else nan)
    r = both / float(np.sqrt(one * other))
    r = float(np.sign(r)) if 1 - abs(r) < ROUNDING else r
    brown = 2 * r / (1 + r) if r > -1 else nan
    return Halves(*lengths, r, brown, brown if lengths[0] == lengths[1] else _horst(r, lengths[0] / k), guttman)


def _horst(r: float, share: float) -> float:
    if r <= 0 or r == 1:
        return 1.0 if r == 1 else float("nan")
    two, parts = r**2, share * (1 - share)
    return float((np.sqrt(two**2 + 4 * two * (1 - two) * parts) - two) / (2 * parts * (1 - two)))
