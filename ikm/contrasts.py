"""Which unsur are clearly below the others of their own group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.differences import ALIKE, holm
from ikm.survey import Floats
from ikm.uncertainty import Uncertainty


def weak_cells(found: Uncertainty) -> pd.DataFrame:
    """Whether each unsur of each group is clearly below the mean of the other unsur of that group.

    groups x unsur, in the rows of ``found.index.table``. The contrast of unsur j is c'NRR with c_j = 1 and
    c_k = -1 / (J - 1) for the others; its variance is c'Vc with V the covariance of the group's NRR, since the same
    people answer all unsur. One-sided t with the group's df, then Holm's correction over all cells of all ranked
    groups: the chance of a single false mark in the whole table is at most 1 - level.

    Where all respondents of a group differ by the same there is no t; then the sign test says p = 0.5^n. Groups that
    are not ranked and recaps, whose means tell no covariance, have no mark.

    >>> import ikm
    >>> marks = weak_cells(ikm.uncertainty.uncertainty(ikm.sample("kpp-jatim-responden")))
    >>> list(marks.columns[marks.iloc[0]])
    ['U4', 'U5', 'U7', 'U8', 'U12']
    """
    nrr = found.index.nrr
    marks = np.zeros(nrr.shape, dtype=bool)
    if found.covariance is not None:
        marks = holm(_p(found, found.covariance)) < 1 - found.level
    return pd.DataFrame(marks, index=nrr.index, columns=nrr.columns)


def _p(found: Uncertainty, covariance: Floats) -> Floats:
    """The p value of each cell, groups x unsur; NaN where it is not tested."""
    from scipy.special import stdtr

    size = len(found.index.nrr.columns)
    contrast = np.eye(size) - (1 - np.eye(size)) / (size - 1)
    below = found.index.nrr.to_numpy() @ contrast.T
    variance = ((contrast @ covariance) * contrast).sum(axis=2)
    table = found.index.table
    n, df = table["n"].to_numpy(dtype=float)[:, None], found.table["df"].to_numpy(dtype=float)[:, None]
    tested = table["ranked"].to_numpy()[:, None] & (df > 0) & ~np.isnan(variance)
    se = np.sqrt(np.maximum(variance, 0))
    with np.errstate(invalid="ignore", divide="ignore"):
        p = stdtr(np.where(df > 0, df, np.nan), below / se)
    p = np.where(se > ALIKE, p, np.where(below < 0, 0.5**n, 1.0))
    return np.asarray(np.where(tested, p, np.nan))
