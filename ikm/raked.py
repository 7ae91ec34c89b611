"""What is known of a reweighted figure: its interval, the groups whose shares are asked for, and whom it would show."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.moments import of_numbers
from ikm.raking import Raked
from ikm.respondents import PERSONAL, SMALLEST_GROUP, large_enough, merged
from ikm.soundness import sound
from ikm.spread import ALIKE
from ikm.strata import strata
from ikm.survey import Floats, Recap, Survey
from ikm.tally import Data, grouping, tally
from ikm.uncertainty import LEVEL, student


@dataclass(frozen=True)
class Interval:
    """``se``, ``low`` and ``high`` in points of konversi, and the degrees of freedom; NaN where they are not known."""

    se: float
    df: float
    low: float
    high: float


@dataclass(frozen=True)
class Part:
    """A row whose share is asked for: its values (several where small ones are put together), respondents, share."""

    values: tuple[str, ...]
    n: float
    share: float


def interval(raked: Raked, level: float = LEVEL) -> Interval:
    """The interval of the reweighted overall figure, by linearisation with the weights w_i.

    NRR_j = sum_i w_i d_ij a_ij / N_j, with N_j = sum_i w_i d_ij and d_ij = 1 where i answered j. Its first-order
    Taylor series gives u_i = sum_j w d_ij (a_ij - NRR_j) / N_j (w without index: the weight of an unsur), whose
    weighted sum is 0, so

        Var(IKM) = sum over strata h of n_h / (n_h - 1) sum over i in h of (w_i u_i - their mean in h)^2,

    with the strata and degrees of freedom of ``ikm.uncertainty``, in points of konversi: what R's survey gives for
    svydesign(~1, strata = ~unit, weights = ~w). The weights are taken as given: it counts neither what the known
    shares make more certain (respondents who answer alike within their group) nor what fitting costs. A recap tells
    no spread: NaN.

    >>> import ikm
    >>> from ikm.raking import rake
    >>> raked = rake(ikm.sample("kpp-jatim-responden"), {})
    >>> f"{interval(raked).se:.3f}"
    '0.912'
    """
    kept, figures = raked.kept, raked.after_overall
    konversi = float(figures.table["konversi"].iloc[0])
    if isinstance(kept, Recap) or konversi != konversi:
        return Interval(np.nan, np.nan, np.nan, np.nan)
    answered = tally(kept, (), raked.weights).answered[0]
    cells = strata(kept, ())
    size, nrr = len(cells.group), np.repeat(figures.nrr.to_numpy(dtype=float), len(cells.group), axis=0)
    squares = of_numbers(kept, cells.cell, size, weight=raked.weights**2)
    sums = (of_numbers(kept, cells.cell, size, weight=raked.weights).deviation(nrr) / answered).sum(axis=1)
    about = (squares.about(nrr) / np.outer(answered, answered)).sum(axis=(1, 2))
    n = cells.n[cells.stratum]
    with np.errstate(invalid="ignore", divide="ignore"):
        within = np.where(n > 1, (about - sums**2 / n) * n / (n - 1), about)
    df = float(kept.n) - (size if cells.whole(squares.n).all() else 1)
    if df < 1:
        return Interval(np.nan, np.nan, np.nan, np.nan)
    se = figures.questionnaire.base * figures.weight * float(np.sqrt(max(within.sum(), 0.0)))
    reach = float(student(np.array([df]), (1 + level) / 2)[0]) * se if se > ALIKE else np.nan
    return Interval(se, df, konversi - reach, konversi + reach)


def parts(data: Data, attribute: str) -> tuple[Part, ...]:
    """The values of an attribute that respondents have, with their shares of those who filled it in.

    Values of few people of an attribute of persons are one part together, as ``respondents.merged`` puts them
    together. What breaks the scale is left out, as in ``rake``. A recap counts the respondents of its rows.
    """
    kept = sound(data)[0]
    if isinstance(kept, Survey):
        people = (kept.cube.n if kept.view is None else kept.cube.n[kept.view]).astype(float)
    else:
        people = kept.number[kept.rows]
    column = kept.profiles[attribute]
    n = pd.Series(people, index=column.index).groupby(column, observed=False, sort=False).sum()
    n = n.reindex(column.cat.categories).fillna(0.0)
    counts = pd.DataFrame({"value": n.index.astype(object), "n": n.to_numpy(), "share": n.to_numpy() / n.sum()})
    counts = counts[counts["n"] > 0].reset_index(drop=True)
    together: tuple[str, ...] = ()
    if attribute in PERSONAL:
        counts, together = merged(counts)
    return tuple(
        Part(together if value == "" else (str(value),), float(people), float(share))
        for value, people, share in counts[["value", "n", "share"]].itertuples(index=False)
    )


def split(part: Part, share: float, data: Data, attribute: str) -> dict[str, float]:
    """The share of a part given to its values, in proportion to their present numbers."""
    if len(part.values) == 1:
        return {part.values[0]: share}
    kept = sound(data)[0]
    each = {value: float(kept.where(**{attribute: value}).n or 0) for value in part.values}
    return {value: share * n / sum(each.values()) for value, n in each.items()}


def singles_out(raked: Raked, smallest: int = SMALLEST_GROUP) -> bool:
    """Whether the reweighted figure is that of a few people, or differs from the present one by a few left out."""
    people = _people(raked)
    gone = people[raked.weights == 0].sum()
    return bool(raked.effective_n < smallest or 0 < gone < smallest)


def tellable(raked: Raked, smallest: int = SMALLEST_GROUP) -> Bools:
    """Which groups of ``raked.before`` can be shown: those whose figure is not that of a few people.

    Counted by Kish's effective number in each group; one that leaves out a few of its people counts as nobody. Groups
    that are not in ``kept`` are as they were.
    """
    if raked.before is None:
        return np.zeros(0, dtype=bool)
    table = raked.before.table
    groups, number = grouping(raked.kept.profiles, raked.before.by)
    people, w, size = _people(raked), raked.weights, len(groups)
    first = np.bincount(number, people * w, size)
    second = np.bincount(number, people * w**2, size)
    effective = np.divide(first**2, second, out=np.zeros(size), where=second > 0)
    gone = np.bincount(number, np.where(w == 0, people, 0.0), size)
    effective[(gone > 0) & (gone < smallest)] = 0.0
    keys = pd.MultiIndex.from_frame(table[list(raked.before.by)].astype(object))
    found = keys.get_indexer(pd.MultiIndex.from_frame(groups.astype(object)))
    n = table["n"].to_numpy(dtype=float).copy()
    n[found] = np.minimum(effective, n[found])
    return large_enough(replace(raked.before, table=table.assign(n=n)), smallest)


def _people(raked: Raked) -> Floats:
    kept = raked.kept
    if isinstance(kept, Recap):
        return kept.number[kept.rows]
    return (kept.cube.n if kept.view is None else kept.cube.n[kept.view]).astype(float)
