"""How sure the figures are: standard errors, intervals and the probability of each class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ikm import served
from ikm.index import Index, of_sound
from ikm.pedoman import Pedoman
from ikm.rounding import least
from ikm.spread import Spread, root, sampled, widest
from ikm.survey import Floats, Recap, Survey
from ikm.tally import Data

LEVEL = 0.95
"""The confidence of an interval, unless asked otherwise."""

LEAST_ANSWERS = 2
"""An unsur that fewer people answered tells nothing of how its answers vary."""


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """How sure an index is; every frame has the rows of ``index.table``, in its order.

    ``table``: the grouping attributes, then ``se`` (standard error, points of konversi), ``df``, ``low``, ``high``
    (the interval), ``settled`` (whether the whole interval lies in one class; None where there is no interval).
    ``classes``: groups x mutu, the probability of each class. ``nrr_se``, ``nrr_low``, ``nrr_high``: groups x unsur.
    ``covariance``: groups x unsur x unsur, of the NRR; None for a recap, which does not tell it.
    ``worst_case``: the figures of a recap are the widest that its means allow, and no class has a probability.
    ``nrr_df``: their degrees of freedom. ``shared``: covariance of konversi between groups that share strata (0 on
    the diagonal is not meant: its variances stand in ``table``); None where the groups are independent.
    What cannot be known is NaN: for a group that is not ranked, of one respondent, or whose answers are all alike.
    """

    index: Index
    level: float
    worst_case: bool
    table: pd.DataFrame
    classes: pd.DataFrame
    nrr_se: pd.DataFrame
    nrr_df: pd.DataFrame
    covariance: Floats | None
    shared: Floats | None = None

    @property
    def nrr_low(self) -> pd.DataFrame:
        """The lower end of the interval of every NRR."""
        return self.index.nrr - self._reach

    @property
    def nrr_high(self) -> pd.DataFrame:
        """The upper end of the interval of every NRR."""
        return self.index.nrr + self._reach

    @property
    def _reach(self) -> pd.DataFrame:
        return self.nrr_se * student(self.nrr_df.to_numpy(), (1 + self.level) / 2)


def uncertainty(
    data: Data,
    by: str | Iterable[str] | None = None,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
    population: Mapping[str, float] | None = None,
    level: float = LEVEL,
) -> Uncertainty:
    """The index of every group with its standard error, interval and the probability of each class.

    Under the official rule each unsur has its own divisor: IKM = sum_j w t_j / n_j, with t_j the total and n_j
    the number of answers. It is a smooth function of totals; its first-order Taylor series gives every
    respondent the value z_i = sum over answered j of w (a_ij - NRR_j) / n_j, whose sum is 0, and

        Var(IKM) = sum over strata h of (1 - f_h) n_h / (n_h - 1) sum over i in h of (z_i - mean z_h)^2.

    (Woodruff 1971; Sarndal, Swensson & Wretman 1992, section 5.5; what R's survey does for svyratio.) The strata
    are the units, and the periods of each (``ikm.strata``); n_h are all respondents of the stratum in the file, those
    outside the group with z = 0 (a *domain*: how many women a unit has is chance). A stratum of one is centred
    at the group's mean. f_h = n_h / population is the share of the unit's people who were asked, 0 where
    ``population`` (unit -> people; that of a recap by default) does not tell it, or a recap tells fewer than were
    asked. The interval is konversi +- t se with n - strata degrees of freedom, n - 1 for a domain; that of an NRR
    counts those who answered it. The probability of a class is that of the t distribution around konversi within
    its bounds, the bounds taken where rounding to two decimals begins.

    Nothing is claimed (NaN) where fewer than LEAST_ANSWERS people answered an unsur, or all answers are alike.

    A recap tells no spread. Answers with mean m on 1-4 vary most when all are 1 or 4: by (m - 1)(4 - m); and
    their mean over unsur varies most when the same people give the 4s. Its interval is the widest that can be
    where everyone answered every unsur; how many left one blank a recap does not tell.

    Raises UnknownChoiceError for an unknown attribute or weight, or a unit with more respondents than people.

    >>> import ikm
    >>> found = uncertainty(ikm.sample("kpp-jatim-responden"))
    >>> row = found.table.iloc[0]
    >>> f"{found.index.table.konversi[0]:.2f}: {row.low:.2f} to {row.high:.2f}", bool(row.settled)
    ('77.38: 75.58 to 79.18', True)
    """
    figures, kept = of_sound(data, by, pedoman, bobot)
    asked = served.asked(kept, population)
    spread = sampled(kept, figures, asked) if isinstance(kept, Survey) else widest(kept, figures, asked)
    broken = figures.table["reason"].eq("outside-scale").to_numpy()
    spread = replace(spread, covariance=np.where(broken[:, None, None], np.nan, spread.covariance))
    return _of_spread(figures, spread, level, isinstance(kept, Recap))


def _of_spread(figures: Index, spread: Spread, level: float, worst_case: bool) -> Uncertainty:
    points = figures.questionnaire.base
    answered = figures.answered.to_numpy()
    few = answered < LEAST_ANSWERS
    se = points * figures.weight * root(spread.covariance.sum(axis=(1, 2)))
    se = np.where(spread.varies & ~few.any(axis=1) & (spread.df > 0), se, np.nan)
    nrr_se = root(np.einsum("gjj->gj", spread.covariance))
    nrr_se = np.where(spread.nrr_varies & ~few & (spread.nrr_df > 0), nrr_se, np.nan)
    t = student(spread.df, (1 + level) / 2)
    konversi = figures.table["konversi"].to_numpy()
    low, high = konversi - t * se, konversi + t * se
    edges = edges_of(figures.pedoman)
    settled = np.searchsorted(edges, low, side="right") == np.searchsorted(edges, high, side="right")
    below = np.hstack([np.zeros((len(se), 1)), _below(edges, konversi, se, spread.df), np.ones((len(se), 1))])
    known = ~np.isnan(se)
    chances = np.where((known & (not worst_case))[:, None], np.diff(below, axis=1)[:, ::-1], np.nan)
    said = np.array([bool(s) if k else None for s, k in zip(settled, known, strict=True)], dtype=object)
    columns: dict[str, Any] = {name: figures.table[name] for name in figures.by}
    columns |= {"se": se, "df": spread.df, "low": low, "high": high, "settled": said}
    table = pd.DataFrame(columns, index=figures.table.index)
    return Uncertainty(
        figures,
        level,
        worst_case,
        table,
        classes=pd.DataFrame(chances, columns=[c.mutu for c in figures.pedoman.classes]),
        nrr_se=pd.DataFrame(nrr_se, columns=figures.nrr.columns),
        nrr_df=pd.DataFrame(spread.nrr_df, columns=figures.nrr.columns),
        covariance=None if worst_case else spread.covariance,
        shared=spread.shared,
    )


def edges_of(pedoman: Pedoman) -> Floats:
    """The konversi from which each class but the lowest begins, lowest first: half a hundredth below its bound.

    >>> import ikm
    >>> edges_of(ikm.load_pedoman("permenpan-2017"))
    array([64.995, 76.605, 88.305])
    """
    return np.array(sorted(float(least(c.lower, 2)) for c in pedoman.classes)[1:])


def student(df: Floats, share: float) -> Floats:
    """The quantile of the t distribution below which ``share`` lies; NaN without degrees of freedom."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), share))


def _below(edges: Floats, konversi: Floats, se: Floats, df: Floats) -> Floats:
    """The probability that the figure lies below each edge; groups x edges."""
    from scipy.special import stdtr

    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(stdtr(df[:, None], (edges - konversi[:, None]) / se[:, None]))
