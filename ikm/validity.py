"""The validity of questions: how the answers to each go along with the total of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.survey import Floats

ROUNDING = 1e-12
"""A share of a variance below this is the rounding of figures that are nothing, or of a correlation that is 1."""

LEAST_R = 0.30
"""The least item-total correlation of the other rule that theses cite (r >= 0,30). A convention, no regulation.
Source: Azwar, Reliabilitas dan Validitas (on the corrected correlation); Sugiyono, Metode Penelitian (on the plain
one); FACTS 9."""


@dataclass(frozen=True, eq=False)
class ItemTotal:
    """Per question: ``r`` with the total, ``corrected`` with the total of the others, ``p`` of each, two-sided.

    NaN where it cannot be computed: the question, or what it is held against, does not vary.
    """

    r: Floats
    corrected: Floats
    p: Floats
    p_corrected: Floats


def item_total(products: Floats, n: int) -> ItemTotal:
    """Pearson's product-moment correlation of each question with the total.

    With S the products about the means (questions x questions) and T the total,
    r_j = S_jT / sqrt(S_jj S_TT), and without the question itself
    r'_j = (S_jT - S_jj) / sqrt(S_jj (S_TT - 2 S_jT + S_jj)). (R: ``psych::alpha`` gives raw.r and r.drop.)

    >>> found = item_total(np.array([[2.0, 1.0], [1.0, 2.0]]), 3)
    >>> found.r.round(4).tolist(), found.corrected.tolist()  # 3 / sqrt(2 x 6); 1 / sqrt(2 x 2)
    ([0.866, 0.866], [0.5, 0.5])
    """
    own, with_total = np.diag(products), products.sum(axis=1)
    total = np.full(len(own), products.sum())
    rest, scale = total - 2 * with_total + own, own.sum()
    r = _over(with_total, own, total, scale)
    corrected = _over(with_total - own, own, rest, scale)
    return ItemTotal(r, corrected, p_two_sided(r, n), p_two_sided(corrected, n))


def _over(together: Floats, own: Floats, other: Floats, scale: float) -> Floats:
    """A correlation from a sum of products and two of squares; what is but rounding is nothing, or 1."""
    known = (own > ROUNDING * scale) & (other > ROUNDING * scale)
    with np.errstate(invalid="ignore", divide="ignore"):
        r = np.where(known, together / np.sqrt(own * other), np.nan)
    return np.where(1 - np.abs(r) < ROUNDING, np.sign(r), r)


def p_two_sided(r: Floats, n: int) -> Floats:
    """The two-sided p of correlations of n pairs: t = r sqrt(df / (1 - r^2)) with df = n - 2; 0 where r is 1 or -1.

    NaN where n < 3. (R: ``cor.test``.)

    >>> float(p_two_sided(np.array([0.5]), 20)[0].round(8))  # R: 2 * pt(-0.5 * sqrt(18 / 0.75), 18)
    0.02476956
    """
    from scipy.special import stdtr

    if n < 3:
        return np.full(len(r), np.nan)
    with np.errstate(divide="ignore"):
        t = np.abs(r) * np.sqrt((n - 2) / (1 - r**2))
    return np.asarray(2 * stdtr(n - 2, -t))


def r_table(n: int, alpha: float = 0.05) -> float:
    """The critical value of a correlation of n pairs (r tabel): t / sqrt(t^2 + df), df = n - 2, t two-sided.

    NaN where n < 3. Source: the tables of r product moment in the textbooks, which this formula gives.

    >>> round(r_table(30), 3), round(r_table(100), 4), round(r_table(30, 0.01), 3)
    (0.361, 0.1966, 0.463)
    """
    from scipy.special import stdtrit

    if n < 3:
        return float("nan")
    t = float(stdtrit(n - 2, 1 - alpha / 2))
    return float(t / np.sqrt(t**2 + n - 2))
