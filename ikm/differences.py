"""The difference of two estimates with its interval, and several tests taken together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.survey import Floats

ALIKE = 1e-9
"""A standard error of a difference below this is the rounding of answers that are all alike."""


def difference(
    first: Floats,
    second: Floats,
    se: tuple[Floats, Floats],
    df: tuple[Floats, Floats],
    level: float,
    worst_case: bool = False,
) -> pd.DataFrame:
    """First minus second of independent estimates, a row each; columns as in ``interval``.

    Welch's t: se^2 = se_1^2 + se_2^2, with df = se^4 / (se_1^4 / df_1 + se_2^4 / df_2) (Satterthwaite 1946; Welch
    1947); ``p`` is two-sided. What cannot be known is NaN: one of the two unknown, or answers all alike in both.

    ``worst_case``: the standard errors are the widest that can be. Then df is the smaller of the two, which no
    Satterthwaite df undercuts, so that the interval is the widest too; ``p`` is the largest that can be.

    Student's sleep data, R's example: ``t.test(extra ~ group, data = sleep)`` gives t = -1.8608, df = 17.776,
    p-value = 0.07939, interval -3.3654832 to 0.2054832.

    >>> import numpy as np
    >>> a = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    >>> b = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    >>> means, ses = [np.array([x.mean()]) for x in (a, b)], [np.array([x.std(ddof=1) / 10**0.5]) for x in (a, b)]
    >>> row = difference(*means, tuple(ses), (np.array([9.0]), np.array([9.0])), 0.95).iloc[0]
    >>> [f"{row[name]:.5g}" for name in ("df", "p", "low", "high")]
    ['17.776', '0.079394', '-3.3655', '0.20548']
    """
    v, w = se[0] ** 2, se[1] ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        share = v / (v + w)
        freedom = np.minimum(*df) if worst_case else 1 / (share**2 / df[0] + (1 - share) ** 2 / df[1])
    return interval(first - second, np.sqrt(v + w), freedom, level)


def interval(estimate: Floats, se: Floats, df: Floats, level: float) -> pd.DataFrame:
    """Estimates with t intervals: ``difference``, ``se``, ``df``, ``low``, ``high``, ``p`` (two-sided, against 0)."""
    from scipy.special import stdtr, stdtrit

    known = (se > ALIKE) & (df > 0)
    se, df = np.where(known, se, np.nan), np.where(known, df, np.nan)
    t = stdtrit(df, (1 + level) / 2)
    return pd.DataFrame(
        {
            "difference": estimate,
            "se": se,
            "df": df,
            "low": estimate - t * se,
            "high": estimate + t * se,
            "p": 2 * stdtr(df, -np.abs(estimate) / se),
        }
    )


def holm(p: Floats) -> Floats:
    """P values adjusted for their number by Holm's step-down method, in the shape and order given.

    The i-th smallest of m is multiplied by m - i + 1, and none is less than a smaller one's. NaN are no tests.
    Source: Holm (1979), A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6:65-70.

    >>> import numpy as np
    >>> holm(np.array([0.01, 0.02, np.nan, 0.03])).tolist()  # R: p.adjust(c(.01, .02, NA, .03), "holm")
    [0.03, 0.04, nan, 0.04]
    """
    adjusted = np.full(p.shape, np.nan)
    there = ~np.isnan(p)
    order = np.argsort(p[there], kind="stable")
    steps = np.maximum.accumulate(p[there][order] * np.arange(len(order), 0, -1))
    of_each = np.empty(len(order))
    of_each[order] = np.minimum(steps, 1)
    adjusted[there] = of_each
    return adjusted
