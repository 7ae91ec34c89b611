"""A plan of sampling beside what a survey achieved: respondents of every stratum, and how sure figures are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.amounts import Number, normal
from ikm.index import index
from ikm.sampling import LEVEL, SHARE
from ikm.survey import Floats
from ikm.tally import Data
from ikm.uncertainty import uncertainty


@dataclass(frozen=True, eq=False)
class Achieved:
    """A plan beside a survey.

    ``table``: one row per stratum of the plan, then those of the survey that the plan does not name: ``stratum``,
    ``planned`` (NaN: not in the plan), ``achieved``, ``difference``, ``share`` (achieved / planned), ``population``
    (NaN: not known), ``margin`` (of a share, 0-1) and ``half`` (half the interval of the IKM, points of konversi; NaN
    where it is not known). ``planned``, ``achieved``, ``margin``, ``half``: the same of all together; the margin is
    that of the strata where each has people and respondents (``stratified``). ``worst_case``:
    the data are a recap, so ``half`` is the widest possible. ``left_out``: units that are no part of the IKM of all,
    because they break the scale. A recap that does not tell how many answered has NaN.
    """

    table: pd.DataFrame
    planned: int
    achieved: float
    margin: float
    half: float
    worst_case: bool
    left_out: tuple[str, ...] = ()

    @property
    def short(self) -> pd.DataFrame:
        """The strata that did not reach their plan, those that lack most first."""
        lacking = self.table[self.table["difference"] < 0]
        return lacking.sort_values("difference", kind="stable")


def achieved(
    data: Data,
    plan: Mapping[str, int],
    populations: Mapping[str, float] | None = None,
    *,
    level: Number = LEVEL,
    bobot: str = "exact",
) -> Achieved:
    """A plan (unit -> respondents) beside the units of a survey; of a plan for all together ({"": n}) only the whole.

    ``populations``: unit -> people. The margin of a share is ``margin``; half the interval of the IKM comes from
    ``ikm.uncertainty``, which narrows it where a large part of the people was asked; fewer people than answered
    cannot be, and narrow nothing.

    >>> import ikm
    >>> found = achieved(ikm.sample("bandar-lampung-responden"), {"Sukabumi": 30}, {"Sukabumi": 63598})
    >>> row = found.table.iloc[0]
    >>> row.achieved, row.difference, f"{row.margin:.4f}", f"{row.half:.2f}"
    (np.float64(29.0), np.float64(-1.0), '0.1819', '4.34')
    """
    named = "" not in plan
    found = index(data, "unit", bobot=bobot).table if named else None
    units = [""] if found is None else [unit if isinstance(unit, str) else None for unit in found["unit"]]
    counts = [np.nan if data.n is None else data.n] if found is None else found["n"]
    asked = dict(zip(units, counts, strict=True))
    people = {unit: number for unit, number in (populations or {}).items() if not number < asked.get(unit, 0.0)}
    overall = uncertainty(data, bobot=bobot, population=people)
    sure = uncertainty(data, "unit", bobot=bobot, population=people) if named else overall
    halves = dict(zip(units, half_widths(sure.table), strict=True))
    names: list[str | None] = [*plan, *(unit for unit in units if unit not in plan)]
    n = np.array([asked.get(name, 0.0) for name in names], dtype=float)
    planned = np.array([np.nan if name is None else plan.get(name, np.nan) for name in names], dtype=float)
    there = np.array([np.nan if name is None else (populations or {}).get(name, np.nan) for name in names], dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(planned > 0, n / planned, np.nan)
    table = pd.DataFrame(
        {
            "stratum": pd.Series(names, dtype=object),
            "planned": planned,
            "achieved": n,
            "difference": n - planned,
            "share": share,
            "population": there,
            "margin": margin(n, there, level=level),
            "half": [halves.get(name, np.nan) for name in names],
        }
    )
    whole, total = float(n.sum()), float(there.sum())  # NaN where one is not known
    return Achieved(
        table if named else table.iloc[:0],
        sum(plan.values()),
        whole,
        _overall(n, there, level) if named else float(margin([whole], [total], level=level)[0]),
        float(half_widths(overall.table)[0]),
        sure.worst_case,
        overall.index.left_out,
    )


def margin(n: Iterable[float], population: Iterable[float], *, level: Number = LEVEL, share: Number = SHARE) -> Floats:
    """The margin of error of a share: e = Z sqrt(p q / n x (N - n) / (N - 1)), as a share; NaN for no respondents.

    ``population`` NaN, or fewer people than respondents: without the second factor. Source: Cochran, Sampling
    Techniques (1977), section 3.2, with the variance of a simple random sample.

    >>> margin([384, 100, 100], [float("nan"), 200, 100]).round(4)
    array([0.05  , 0.0695, 0.    ])
    """
    asked, people = np.asarray(list(n), dtype=float), np.asarray(list(population), dtype=float)
    p = float(share)
    with np.errstate(invalid="ignore", divide="ignore"):
        left = np.where(people >= asked, (people - asked) / np.where(people > 1, people - 1, 1), 1.0)
        found = float(normal(level)) * np.sqrt(p * (1 - p) / asked * left)
    return np.asarray(np.where(asked > 0, found, np.nan))


def _overall(n: Floats, population: Floats, level: Number) -> float:
    """The margin for all together: of the strata where each has people and respondents, else of one random sample."""
    some = ~(population == 0)
    if len(n) > 1 and bool((population[some] >= n[some]).all()) and bool((n[some] > 0).all()):
        return stratified(n[some], population[some], level=level)
    return float(margin([n.sum()], [population.sum()], level=level)[0])


def stratified(n: Iterable[float], population: Iterable[float], *, level: Number = LEVEL) -> float:
    """The margin of error of a share of all people, from random samples of n_h of the N_h people of every stratum.

    e = sqrt(sum (N_h / N)^2 e_h^2), e_h the ``margin`` of the stratum. Source: Cochran, Sampling Techniques (1977),
    section 5.6 (variance of a stratified estimate).

    >>> f"{stratified([200, 100], [100000, 100]):.4f}"  # nearly that of the large stratum alone
    '0.0692'
    """
    asked, people = np.asarray(list(n), dtype=float), np.asarray(list(population), dtype=float)
    return float(np.sqrt(((people / people.sum() * margin(asked, people, level=level)) ** 2).sum()))


def half_widths(table: pd.DataFrame) -> Floats:
    """Half the widths of the intervals in ``Uncertainty.table``."""
    return np.asarray((table["high"] - table["low"]).to_numpy(dtype=float) / 2)
