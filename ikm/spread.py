"""What the intervals are made from: how answers spread in a survey, and how far a recap allows them to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.cube import Bools, group_sum
from ikm.index import Index
from ikm.moments import of_numbers
from ikm.served import Asked
from ikm.strata import Strata, strata
from ikm.survey import Floats, Recap, Survey
from ikm.tally import grouping

ALIKE = 1e-9
"""A standard error below this is the rounding of answers that are all alike."""

MOST_GROUPS = 200
"""Of more groups the covariance between groups is not worked out."""


@dataclass(frozen=True, eq=False)
class Spread:
    """What the intervals are made from: the covariance of the NRR (groups x unsur x unsur), the degrees of freedom of
    the groups and of groups x unsur, what varies at all among the answers (groups, groups x unsur), and the
    covariance of konversi between groups (None: they are independent).
    """

    covariance: Floats
    df: Floats
    nrr_df: Floats
    varies: Bools
    nrr_varies: Bools
    shared: Floats | None = None


def sampled(kept: Survey, figures: Index, asked: Asked) -> Spread:
    """What the answers tell of the spread."""
    cells = strata(kept, figures.by)
    found = of_numbers(kept, cells.cell, len(cells.group))
    groups, size = cells.group, len(figures.table)
    nrr, answered = figures.nrr.to_numpy(), figures.answered.to_numpy()
    off, about = found.deviation(nrr[groups]), found.about(nrr[groups])
    share = asked(cells.names, cells.n)[cells.stratum]
    n_cell = cells.n[cells.stratum]
    with np.errstate(invalid="ignore", divide="ignore"):
        n = n_cell[:, None, None]
        centred = (about - off[:, :, None] * off[:, None, :] / n) * n / (n - 1)
        within = np.where(n == 1, about, centred)
        divisor = answered[:, :, None] * answered[:, None, :]
        total = group_sum(within, groups, size) / divisor
        covariance = group_sum(within * (1 - share)[:, None, None], groups, size) / divisor if share.any() else total
        errors = (off / answered[groups]).sum(axis=1)
    has = np.einsum("gjj->gj", found.both) > 0
    whole = cells.whole(found.n)
    used = np.where(whole, np.bincount(groups, minlength=size), 1)
    nrr_used = np.where(whole[:, None], group_sum(has.astype(float), groups, size), 1.0)
    return Spread(
        covariance,
        figures.table["n"].to_numpy(dtype=float) - used,
        answered - nrr_used,
        root(total.sum(axis=(1, 2))) > ALIKE,
        root(np.einsum("gjj->gj", total)) > ALIKE,
        None if whole.all() else _shared(cells, errors * (1 - share) ** 0.5, figures),
    )


def _shared(cells: Strata, errors: Floats, figures: Index) -> Floats | None:
    """The covariance of konversi between groups that share strata: - sum over h of e_gh e_kh / (n_h - 1)."""
    size = len(figures.table)
    if size > MOST_GROUPS:
        return None
    sums = np.zeros((size, len(cells.n)))
    sums[cells.group, cells.stratum] = errors
    each = np.divide(1.0, cells.n - 1, out=np.zeros_like(cells.n), where=cells.n > 1)
    points = figures.weight * figures.questionnaire.base
    return np.asarray(-(points**2) * (sums * each) @ sums.T)


def widest(kept: Recap, figures: Index, asked: Asked) -> Spread:
    """The widest spread that the means of a recap allow where everyone answered every unsur.

    Answers 1 or 4, p = (m - 1) / 3 of them 4, and the same people giving the 4s of every unsur:
    cov_jk = 9 (min(p_j, p_k) - p_j p_k); no answers with these means make any sum of unsur vary more.
    """
    groups, group = grouping(kept.profiles, figures.by)
    scale, means, n = kept.pedoman, kept.means[kept.rows], kept.number[kept.rows]
    reach = scale.highest - scale.lowest
    p = (means - scale.lowest) / reach
    with np.errstate(invalid="ignore", divide="ignore"):
        answered = figures.answered.to_numpy()
        part = np.where(np.isnan(means), 0.0, n[:, None]) / answered[group]
        shared = np.minimum(p[:, :, None], p[:, None, :]) - p[:, :, None] * p[:, None, :]
        finite = (1 - asked(kept.profiles, n)) / np.where(n > 1, n - 1, np.nan)
        rows = part[:, :, None] * part[:, None, :] * np.nan_to_num(shared) * reach**2 * finite[:, None, None]
    total = group_sum(rows, group, len(groups))
    df = np.asarray(figures.table["n"].to_numpy(dtype=float) - np.bincount(group, minlength=len(groups)), dtype=float)
    varies: Bools = np.asarray(root(np.einsum("gjj->gj", total)) > ALIKE)
    return Spread(total, df, np.repeat(df[:, None], total.shape[1], axis=1), np.asarray(varies.any(axis=1)), varies)


def root(variance: Floats) -> Floats:
    """The square root; a variance a little below 0 is the rounding of one that is 0."""
    return np.asarray(np.sqrt(np.where(variance < 0, 0.0, variance)))
