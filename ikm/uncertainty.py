"""How sure the figures are: standard errors, intervals and the probability of each class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Ints, group_sum
from ikm.errors import UnknownChoiceError
from ikm.index import Index, of_sound
from ikm.moments import of_numbers
from ikm.pedoman import Pedoman
from ikm.survey import Floats, Recap, Survey
from ikm.tally import Data, grouping

LEVEL = 0.95
"""The confidence of an interval, unless asked otherwise."""

ALIKE = 1e-9
"""A standard error (points of konversi) below this is the rounding of answers that are all alike."""


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """How sure an index is; every frame has the rows of ``index.table``, in its order.

    ``table``: the grouping attributes, then ``se`` (standard error, points of konversi), ``df``, ``low``, ``high``
    (the interval), ``settled`` (whether the whole interval lies in one class; None where there is no interval).
    ``classes``: groups x mutu, the probability of each class. ``nrr_se``, ``nrr_low``, ``nrr_high``: groups x unsur.
    ``covariance``: groups x unsur x unsur, of the NRR; None for a recap, which does not tell it.
    ``worst_case``: the figures of a recap are the widest that its means allow, and no class has a probability.
    What cannot be known is NaN: for a group that is not ranked, of one respondent, or whose answers are all alike.
    """

    index: Index
    level: float
    worst_case: bool
    table: pd.DataFrame
    classes: pd.DataFrame
    nrr_se: pd.DataFrame
    covariance: Floats | None

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
        return self.nrr_se.mul(student(self.table["df"].to_numpy(dtype=float), (1 + self.level) / 2), axis=0)


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

    (Woodruff 1971; Sarndal, Swensson & Wretman 1992, section 5.5; what R's survey does for svyratio.) The
    strata of a group are its units where the file has units; a stratum of one respondent is centred at the
    group's mean. f_h = n_h / population is the share of the unit's people who were asked, 0 where ``population``
    (unit -> people; that of a recap by default) does not tell it, or a recap tells fewer than were asked. The
    interval is konversi +- t se with n - strata degrees of freedom. The probability of a class is that of the t
    distribution around konversi within its bounds, the bounds taken where rounding to two decimals begins.

    A recap tells no spread. Answers with mean m on 1-4 vary most when all are 1 or 4: by (m - 1)(4 - m); and
    their mean over unsur varies most when the same people give the 4s. Its interval is the widest that can be.

    Raises UnknownChoiceError for an unknown attribute or weight, or a unit with more respondents than people.

    >>> import ikm
    >>> found = uncertainty(ikm.sample("kpp-jatim-responden"))
    >>> row = found.table.iloc[0]
    >>> f"{found.index.table.konversi[0]:.2f}: {row.low:.2f} to {row.high:.2f}", bool(row.settled)
    ('77.38: 75.58 to 79.18', True)
    """
    figures, kept = of_sound(data, by, pedoman, bobot)
    shares = _asked(kept, population)
    if isinstance(kept, Survey):
        covariance, df = _covariance(kept, figures, shares)
    else:
        covariance, df = _widest(kept, figures, shares)
    broken = figures.table["reason"].eq("outside-scale").to_numpy()
    covariance = np.where(broken[:, None, None], np.nan, covariance)
    return _of_covariance(figures, covariance, df, level, isinstance(kept, Recap))


def _of_covariance(figures: Index, covariance: Floats, df: Floats, level: float, worst_case: bool) -> Uncertainty:
    points = figures.questionnaire.base
    se = points * figures.weight * _root(covariance.sum(axis=(1, 2)))
    nrr_se = _root(np.einsum("gjj->gj", covariance))
    t = student(df, (1 + level) / 2)
    konversi = figures.table["konversi"].to_numpy()
    known = se > ALIKE
    low, high = konversi - t * se, konversi + t * se
    edges = edges_of(figures.pedoman)
    settled = np.searchsorted(edges, low, side="right") == np.searchsorted(edges, high, side="right")
    below = np.hstack([np.zeros((len(se), 1)), _below(edges, konversi, se, df), np.ones((len(se), 1))])
    chances = np.where((known & (not worst_case))[:, None], np.diff(below, axis=1)[:, ::-1], np.nan)
    table = figures.table[list(figures.by)].assign(
        se=se,
        df=df,
        low=low,
        high=high,
        settled=pd.Series([bool(s) if k else None for s, k in zip(settled, known, strict=True)], dtype=object),
    )
    return Uncertainty(
        figures,
        level,
        worst_case,
        table,
        classes=pd.DataFrame(chances, columns=[c.mutu for c in figures.pedoman.classes]),
        nrr_se=pd.DataFrame(nrr_se, columns=figures.nrr.columns),
        covariance=None if worst_case else covariance,
    )


def edges_of(pedoman: Pedoman) -> Floats:
    """The konversi from which each class but the lowest begins, lowest first: rounding half up counts 76.605 as 76.61.

    >>> import ikm
    >>> edges_of(ikm.load_pedoman("permenpan-2017"))
    array([64.995, 76.605, 88.305])
    """
    return np.array(sorted(float(c.lower) - 0.005 for c in pedoman.classes)[1:])


def student(df: Floats, share: float) -> Floats:
    """The quantile of the t distribution below which ``share`` lies; NaN without degrees of freedom."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), share))


def _below(edges: Floats, konversi: Floats, se: Floats, df: Floats) -> Floats:
    """The probability that the figure lies below each edge; groups x edges."""
    from scipy.special import stdtr

    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(stdtr(df[:, None], (edges - konversi[:, None]) / se[:, None]))


def _root(variance: Floats) -> Floats:
    """The square root; a variance a little below 0 is the rounding of one that is 0."""
    return np.asarray(np.sqrt(np.where(variance < 0, 0.0, variance)))


def _asked(kept: Data, population: Mapping[str, float] | None) -> dict[str, float]:
    """The share of each unit's people who were asked, over all that was surveyed; several periods each on their own."""
    known = population_of(kept) if population is None and isinstance(kept, Recap) else dict(population or {})
    if not known or "unit" not in kept.attributes:
        return {}
    whole = kept.everything()
    n = whole.cube.n if isinstance(whole, Survey) else whole.number
    people = whole.profiles["unit"].astype(object)
    periods = whole.profiles["periode"].groupby(people).nunique() if "periode" in kept.attributes else None
    shares = {}
    for unit, asked in pd.Series(n, index=people.index).groupby(people).sum().items():
        times = 1 if periods is None else max(int(periods[str(unit)]), 1)
        if unit in known and known[str(unit)] > 0:
            shares[str(unit)] = float(asked) / times / known[str(unit)]
            if shares[str(unit)] > 1 and population is None:
                del shares[str(unit)]  # the recap itself tells fewer people than respondents
            elif shares[str(unit)] > 1:
                raise UnknownChoiceError(
                    "{unit} has {n} respondents but a population of {population}. Check the population.",
                    unit=str(unit),
                    n=f"{asked:.0f}",
                    population=f"{known[str(unit)]:.0f}",
                )
    return shares


def population_of(recap: Recap) -> dict[str, float]:
    """The population of each unit that the recap tells, where its rows agree on it."""
    if "unit" not in recap.attributes:
        return {}
    told = pd.Series(recap.population, index=recap.everyone["unit"].astype(object)).dropna()
    return {str(unit): float(rows.iloc[0]) for unit, rows in told.groupby(level=0) if rows.nunique() == 1}


def _covariance(kept: Survey, figures: Index, shares: dict[str, float]) -> tuple[Floats, Floats]:
    """The covariance of the NRR (groups x unsur x unsur) and its degrees of freedom."""
    groups, group = grouping(kept.profiles, figures.by)
    cells = figures.by if "unit" in figures.by or "unit" not in kept.attributes else (*figures.by, "unit")
    strata, stratum = (groups, group) if cells == figures.by else grouping(kept.profiles, cells)
    parent = _parent(group, stratum, len(strata))
    found = of_numbers(kept, stratum, len(strata))
    nrr = figures.nrr.to_numpy()[parent]
    n, off = found.n[:, None, None], found.deviation(nrr)
    with np.errstate(invalid="ignore", divide="ignore"):
        centred = (found.about(nrr) - off[:, :, None] * off[:, None, :] / n) * n / (n - 1)
        within = np.where(n == 1, found.about(nrr), centred) * (1 - _share(strata, shares))[:, None, None]
        answered = figures.answered.to_numpy()
        covariance = group_sum(within, parent, len(groups)) / (answered[:, :, None] * answered[:, None, :])
    df = figures.table["n"].to_numpy(dtype=float) - np.bincount(parent, minlength=len(groups))
    return np.where((df > 0)[:, None, None], covariance, np.nan), np.asarray(df, dtype=float)


def _widest(kept: Recap, figures: Index, shares: dict[str, float]) -> tuple[Floats, Floats]:
    """The widest covariance that the means of a recap allow, and its degrees of freedom.

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
        finite = (1 - _share(kept.profiles, shares)) / np.where(n > 1, n - 1, np.nan)
        rows = part[:, :, None] * part[:, None, :] * np.nan_to_num(shared) * reach**2 * finite[:, None, None]
    total = group_sum(rows, group, len(groups))
    df = figures.table["n"].to_numpy(dtype=float) - np.bincount(group, minlength=len(groups))
    return total, np.asarray(df, dtype=float)


def _parent(group: Ints, stratum: Ints, strata: int) -> Ints:
    """The group each stratum belongs to."""
    parent = np.zeros(strata, dtype=np.int64)
    parent[stratum] = group
    return parent


def _share(strata: pd.DataFrame, shares: dict[str, float]) -> Floats:
    """The share of its people that each stratum asked; 0 where it is not known."""
    if "unit" not in strata or not shares:
        return np.zeros(len(strata))
    return np.array([shares.get(unit, 0.0) if isinstance(unit, str) else 0.0 for unit in strata["unit"]])
