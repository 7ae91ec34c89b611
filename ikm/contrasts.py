"""Which unsur are clearly below the others of their own group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.differences import ALIKE, holm
from ikm.survey import Floats
from ikm.uncertainty import Uncertainty

FEWEST = 5
"""An unsur that fewer people of a group answered is not tested there."""


def weak_cells(found: Uncertainty) -> pd.DataFrame:
    """Whether each unsur of each group is clearly below the mean of the other unsur of that group.

    groups x unsur, in the rows of ``found.index.table``. The contrast of unsur j is c'NRR with c_j = 1 and
    c_k = -1 / (J - 1) for the others; its variance is c'Vc with V the covariance of the group's NRR, since the same
    people answer all unsur. With few different answers c'Vc can be near 0 by chance, so the variance is at least
    that of all the group's contrasts taken together, J / (J - 1) x trace(CV) / (J - 1) with C = I - 11'/J. One-sided
    t with the group's df, then Holm's correction over all cells of all ranked groups: the chance of a single false
    mark in the whole table is at most 1 - level.

    An unsur with fewer than FEWEST answers, groups that are not ranked, and recaps, whose means tell no
    covariance, have no mark.

    >>> import ikm
    >>> marks = weak_cells(ikm.uncertainty(ikm.sample("kpp-jatim-responden")))
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
    own = ((contrast @ covariance) * contrast).sum(axis=2)
    centre = np.eye(size) - 1 / size
    together = np.einsum("jk,gkj->g", centre, covariance) / (size - 1) * size / (size - 1)
    se = np.sqrt(np.maximum(np.maximum(own, together[:, None]), 0))
    df = found.table["df"].to_numpy(dtype=float)[:, None]
    ranked = found.index.table["ranked"].to_numpy(dtype=bool)[:, None]
    tested = ranked & (df > 0) & (se > ALIKE) & (found.index.answered.to_numpy() >= FEWEST)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = stdtr(np.where(df > 0, df, np.nan), below / se)
    return np.asarray(np.where(tested, p, np.nan))
