"""Who answers: respondents reweighted to known shares, by iterative proportional fitting (raking)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ikm.errors import IkmError
from ikm.index import Index, index, of_tally
from ikm.pedoman import Pedoman
from ikm.shares import Margin, Shares, margin
from ikm.soundness import part_of, sound
from ikm.survey import Floats, Recap
from ikm.tally import Data, grouping, tally

CLOSE = 1e-12
"""Margins nearer to their targets than this (as shares of everyone) are met."""

ROUNDS = 2000
"""After so many rounds without meeting the margins they are taken to contradict each other."""


@dataclass(frozen=True)
class Weight:
    """The weight of all respondents of one combination of the raked attributes (None: not filled in)."""

    group: dict[str, str | None]
    n: float
    weight: float


@dataclass(frozen=True, eq=False)
class Raked:
    """A survey reweighted to known shares.

    ``kept``: the data that were raked (without what breaks the scale, named in ``before_overall.left_out``);
    ``weights``: one for each profile in view of ``kept`` (row of a recap), 1 on average over respondents;
    ``before``, ``after``: the index by group (None without ``by``), ``before_overall``, ``after_overall``:
    of everything; their ``n`` and ``answered`` count people, not weights. A group that breaks the scale
    stays in them as it is. ``margins``: a row per attribute and value: ``attribute``, ``value`` (None: not
    filled in), ``n``, and as shares of all respondents of ``kept`` (0-1) ``present``, ``target``, ``reached``;
    ``smallest``, ``largest``: the extreme weights and whose they are (the number of people may be small:
    who shows it hides small groups); ``design_effect``: Kish, n sum(w^2) / (sum w)^2; ``effective_n``: n /
    design effect; ``iterations``: rounds of fitting.
    """

    kept: Data
    weights: Floats
    before: Index | None
    after: Index | None
    before_overall: Index
    after_overall: Index
    margins: pd.DataFrame
    smallest: Weight
    largest: Weight
    design_effect: float
    effective_n: float
    iterations: int


def rake(
    data: Data,
    shares: Shares,
    by: str | Iterable[str] | None = None,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
) -> Raked:
    """The index if the respondents were composed as the population is.

    Each respondent counts w times; w is a product of one factor for each raked attribute, fitted round by
    round (w <- w x target / present, attribute by attribute) until every margin is met to 1e-12, and is 1 on
    average. NRR_j = sum of w x answer / sum of w over those who answered. Worked out on the profiles of the
    cube, so a million respondents cost no more than their distinct profiles.

    ``shares`` are divided by their sum. Respondents who left an attribute blank keep their present share of
    it (a margin of its own, which can contradict the others as any margin can); the others are raked within
    the rest. A value may have share 0: who has it then counts for nothing.
    What breaks the scale is left out as everywhere, and a unit's share with it. A recap is raked by what it
    has (its unit), and needs the number of respondents of each row.

    Refuses to extrapolate. Raises UnknownChoiceError for an unknown attribute and for a value of the data
    without a share, and IkmError for a share of a value that no respondent has, a share that is negative or
    no number, shares that add up to nothing, margins that contradict each other, and data without respondents.

    Source: Deming & Stephan (1940), Ann. Math. Stat. 11; Kish (1965), Survey Sampling, 11.7.

    >>> import ikm
    >>> raked = rake(ikm.sample("bandar-lampung-responden"), {"jenis_kelamin": {"Laki-laki": 50, "Perempuan": 50}})
    >>> raked.margins[["value", "target", "reached"]].round(6).values.tolist()
    [['Laki-laki', 0.5, 0.5], ['Perempuan', 0.5, 0.5]]
    """
    names = (by,) if isinstance(by, str) else tuple(by or ())
    kept = sound(data)[0]
    people = _people(kept)
    groups, number = grouping(kept.profiles, tuple(shares))
    n: Floats = np.bincount(number, weights=people, minlength=len(groups)).astype(float)
    there = n > 0
    combinations = groups[there].astype({name: kept.profiles[name].dtype for name in shares})
    margins = [margin(combinations[name], n[there], shares[name], _gone(data, kept, name)) for name in shares]
    fit = np.ones(len(groups))
    fit[there], iterations = _fitted(n[there], margins)
    weights = fit[number]
    before_overall, after_overall = _both(data, (), kept, weights, pedoman, bobot)
    before, after = _both(data, names, kept, weights, pedoman, bobot) if names else (None, None)
    effect = float((n * fit**2).sum() * n.sum() / (n * fit).sum() ** 2)
    order = np.flatnonzero(there)[np.argsort(fit[there], kind="stable")]
    return Raked(
        kept,
        weights,
        before,
        after,
        before_overall,
        after_overall,
        _table(margins, n[there], fit[there]),
        _weight(groups, n, fit, int(order[0])),
        _weight(groups, n, fit, int(order[-1])),
        effect,
        float(n.sum() / effect),
        iterations,
    )


def _people(kept: Data) -> Floats:
    """The respondents of each profile in view (row of a recap)."""
    if isinstance(kept, Recap):
        if not kept.weighted:
            raise IkmError("Respondents can only be reweighted where each row says how many they are.")
        people = kept.number[kept.rows]
    else:
        people = (kept.cube.n if kept.view is None else kept.cube.n[kept.view]).astype(float)
    if not people.sum() > 0:
        raise IkmError("There are no respondents to reweight.")
    return people


def _gone(data: Data, kept: Data, attribute: str) -> set[str]:
    """The units (services) that are left out because they break the scale: their shares go with them."""
    if attribute != part_of(data):
        return set()
    return set(data.profiles[attribute].dropna()) - set(kept.profiles[attribute].dropna())


def _fitted(n: Floats, margins: list[Margin]) -> tuple[Floats, int]:
    """The weight of each combination, and after how many rounds."""
    fit, total = np.ones(len(n)), n.sum()
    for rounds in range(ROUNDS):
        reached = [np.bincount(one.codes, n * fit, len(one.target)) for one in margins]
        if all(np.abs(r - one.target).max() <= CLOSE * total for r, one in zip(reached, margins, strict=True)):
            return fit, rounds
        for one in margins:
            now = np.bincount(one.codes, n * fit, len(one.target))
            if (one.target[now == 0] > 0).any():
                break
            fit *= np.divide(one.target, now, out=np.zeros_like(now), where=now > 0)[one.codes]
    raise IkmError(
        "These shares contradict each other among the respondents in view: no weights meet all of them. Use fewer"
        " columns, or put small groups together."
    )


def _both(
    data: Data, by: tuple[str, ...], kept: Data, weights: Floats, pedoman: Pedoman | str | None, bobot: str
) -> tuple[Index, Index]:
    """The index as it is, and with the weights; what is shown but not in ``kept`` keeps weight 1."""
    before = index(data, by, pedoman=pedoman, bobot=bobot)
    shown, breaks, left_out = sound(data, by)
    each = np.ones(len(shown.profiles))
    each[shown.profiles.index.isin(kept.profiles.index)] = weights
    after = of_tally(tally(shown, by, each), data.pedoman, by, before.pedoman, bobot, left_out, breaks)
    return before, replace(
        after,
        table=after.table.assign(n=before.table["n"]),
        answered=before.answered,
        outside=before.outside,
        noun=before.noun,
        points=before.points,
    )


def _table(margins: list[Margin], n: Floats, fit: Floats) -> pd.DataFrame:
    """The margins as they are, as they should be and as they became."""
    columns = ["attribute", "value", "n", "present", "target", "reached"]
    parts = [pd.DataFrame(columns=columns)]
    for one in margins:
        people = np.bincount(one.codes, n, len(one.target))
        parts.append(
            pd.DataFrame(
                {
                    "attribute": one.attribute,
                    "value": pd.Series(one.values, dtype=object),
                    "n": people,
                    "present": people / n.sum(),
                    "target": one.target / n.sum(),
                    "reached": np.bincount(one.codes, n * fit, len(one.target)) / n.sum(),
                }
            )
        )
    return pd.concat(parts[1:] or parts, ignore_index=True)


def _weight(groups: pd.DataFrame, n: Floats, fit: Floats, row: int) -> Weight:
    values = {str(name): None if pd.isna(value) else str(value) for name, value in groups.iloc[row].items()}
    return Weight(values, float(n[row]), float(fit[row]))
