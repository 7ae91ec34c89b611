"""Do groups differ: one test over all, every pair, and letters beside the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from ikm.cube import Ints
from ikm.differences import difference, interval
from ikm.letters import compact_letters
from ikm.pedoman import Pedoman
from ikm.scores import members, scores
from ikm.soundness import sound
from ikm.survey import Floats, Survey
from ikm.tally import Data
from ikm.uncertainty import LEVEL, Uncertainty, uncertainty

MOST_GROUPS = 60
"""Beyond so many groups no pairs are made: 60 have 1,770 pairs, 60,000 would have 1,800 million."""

STRENGTHS = {
    "negligible": 0.01,
    "weak": 0.04,
    "moderate": 0.16,
    "relatively-strong": 0.36,
    "strong": 0.64,
    "very-strong": np.inf,
}
"""Words for epsilon squared, each with where it ends: the squares of Rea & Parker's bounds for correlations,
.10, .20, .40, .60, .80 (Designing and Conducting Survey Research, 1992). A convention, no law."""

SIZES = {"negligible": 0.147, "small": 0.33, "medium": 0.474, "large": np.inf}
"""Words for the size of Cliff's delta, each with where it ends (Romano, Kromrey, Coraggio & Skowronek 2006)."""


@dataclass(frozen=True)
class KruskalWallis:
    """The Kruskal-Wallis test of n respondents' scores over df + 1 groups.

    ``epsilon_squared`` = h / (n - 1), from 0 to 1: the share of the ranks' variance that the groups explain
    (Tomczak & Tomczak 2014, The need to report effect size estimates revisited, Trends Sport Sci. 1:19-25).
    """

    h: float
    df: int
    n: int
    p: float

    @property
    def epsilon_squared(self) -> float:
        """The effect size, 0 to 1."""
        return self.h / (self.n - 1)

    @property
    def strength(self) -> str:
        """Its word in STRENGTHS."""
        return _word(self.epsilon_squared, STRENGTHS)


@dataclass(frozen=True, eq=False)
class Comparison:
    """How the groups of an index differ. Only ranked groups take part; one without a name is None.

    ``found``: the index and its uncertainty. ``kruskal``: the test over all, None where ``untested`` says why: it is a
    "recap", there is "one-group" or none, or "nothing-varies". ``pairs``: a row for each pair, None above MOST_GROUPS:
    ``a``, ``b``, ``difference`` (konversi, a minus b), ``se``, ``df``, ``low``, ``high`` (its interval; for a recap the
    worst case), ``p_holm`` (Dunn's test, adjusted over all pairs), ``delta`` (Cliff's, positive where a's respondents
    score higher) and ``strength`` (its word in SIZES); NaN and None for a recap. ``letters``: those of each group; two
    share one exactly when their ``p_holm`` is not below 1 - level; empty where pairs are not tested. ``left_out``:
    the groups that take no part, each with its reason in the index.
    """

    by: str
    level: float
    found: Uncertainty
    kruskal: KruskalWallis | None
    untested: str
    pairs: pd.DataFrame | None
    letters: dict[str | None, str]
    left_out: dict[str | None, str]


def compare(
    data: Data,
    by: str,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
    level: float = LEVEL,
    population: Mapping[str, float] | None = None,
) -> Comparison:
    """Compare the groups of ``by``, all at once and pair by pair.

    The tests are on the respondents' scores (the mean of each one's answers x 25): Kruskal-Wallis over all groups
    (scipy.stats.kruskal), then Dunn's test of every pair with Holm's correction (scikit_posthocs.posthoc_dunn; Dunn
    1964, Multiple comparisons using rank sums, Technometrics 6:241-252). They compare ranks, so they need no
    normal distribution. The difference and its interval are of the IKM itself and for that pair alone (Welch; groups
    that share strata, as women and men of the same units, with their covariance). So a pair's interval may leave out
    0 while the test over all pairs does not tell them apart, and where many left unsur blank the two may disagree.
    Cliff's delta = P(score in a > score in b) - P(score in a < score in b), from counts of equal scores.

    Raises UnknownChoiceError for an attribute that the data do not have.

    >>> import ikm
    >>> found = compare(ikm.sample("bandar-lampung-rekap"), "unit")
    >>> found.untested, len(found.pairs), found.left_out  # 12 x 11 / 2 pairs
    ('recap', 66, {'Tanjung Senang': 'outside-scale'})
    """
    found = uncertainty(data, by, pedoman=pedoman, bobot=bobot, population=population, level=level)
    table = found.index.table
    ranked = table["ranked"].to_numpy()
    names = [None if pd.isna(name) else str(name) for name in table[by]]
    left_out = {name: str(why) for name, why in zip(names, table["reason"], strict=True) if why}
    taking_part = [name for name, takes_part in zip(names, ranked, strict=True) if takes_part]
    group, score = np.empty(0, dtype=np.int64), np.empty(0)
    if isinstance(data, Survey):
        kept = cast("Survey", sound(data, (by,))[0])
        number = (np.cumsum(ranked) - 1)[of_all := members(kept, (by,))]
        group, score = number[ranked[of_all]], scores(kept)[ranked[of_all]]
    untested = _untested(data, len(taking_part), score)
    kruskal = None if untested else _kruskal(score, group)
    if len(taking_part) > MOST_GROUPS:
        return Comparison(by, level, found, kruskal, untested, None, {}, left_out)
    pairs = _pairs(found, taking_part, level)
    letters: dict[str | None, str] = {}
    if not untested:
        p = _dunn(score, group)
        first, second = np.triu_indices(len(taking_part), 1)
        pairs["p_holm"] = p[first, second]
    if len(score):
        pairs["delta"] = _delta(score, group, len(taking_part))[np.triu_indices(len(taking_part), 1)]
        pairs["strength"] = [_word(abs(delta), SIZES) for delta in pairs["delta"]]
    if not untested:
        best = np.argsort(-table["konversi"].to_numpy()[ranked], kind="stable")
        given = compact_letters((p < 1 - level)[np.ix_(best, best)])
        letters = {taking_part[at]: own for at, own in zip(best, given, strict=True)}
    return Comparison(by, level, found, kruskal, untested, pairs, letters, left_out)


def _untested(data: Data, groups: int, score: Floats) -> str:
    """Why there is no test; "" where there is."""
    if not isinstance(data, Survey):
        return "recap"
    if groups < 2:
        return "one-group"
    return "nothing-varies" if (score == score[0]).all() else ""


def _kruskal(score: Floats, group: Ints) -> KruskalWallis:
    from scipy.stats import kruskal

    order = np.argsort(group, kind="stable")
    parts = np.split(score[order], np.cumsum(np.bincount(group))[:-1])
    h, p = kruskal(*parts)
    return KruskalWallis(float(h), len(parts) - 1, len(score), float(p))


def _dunn(score: Floats, group: Ints) -> Floats:
    """The p values of all pairs (groups x groups, symmetric), adjusted by Holm's method."""
    from scikit_posthocs import posthoc_dunn

    rows = pd.DataFrame({"score": score, "group": group})
    return np.asarray(posthoc_dunn(rows, "score", "group", p_adjust="holm"))


def _delta(score: Floats, group: Ints, groups: int) -> Floats:
    """Cliff's delta of every pair, groups x groups, from how often each score occurs in each group."""
    which, distinct = pd.factorize(score, sort=True)
    counts = np.bincount(group * len(distinct) + which, minlength=groups * len(distinct))
    counts = counts.reshape(groups, len(distinct)).astype(float)
    below = np.cumsum(counts, axis=1) - counts / 2
    n = counts.sum(axis=1)
    return np.asarray(2 * (counts @ below.T) / np.outer(n, n) - 1)


def _pairs(found: Uncertainty, names: list[str | None], level: float) -> pd.DataFrame:
    """Every pair of ranked groups with its difference; what only a test can tell is still unknown."""
    ranked = found.index.table["ranked"].to_numpy()
    konversi = found.index.table["konversi"].to_numpy()[ranked]
    se, df = (found.table[name].to_numpy(dtype=float)[ranked] for name in ("se", "df"))
    a, b = np.triu_indices(len(names), 1)
    if found.shared is None:
        apart = difference(konversi[a], konversi[b], (se[a], se[b]), (df[a], df[b]), level, found.worst_case)
    else:
        shared = found.shared[np.ix_(ranked, ranked)][a, b]
        together = np.sqrt(np.maximum(se[a] ** 2 + se[b] ** 2 - 2 * shared, 0))
        apart = interval(konversi[a] - konversi[b], together, np.minimum(df[a], df[b]), level)
    called = np.array([*names, None], dtype=object)
    pairs = pd.DataFrame({"a": called[a], "b": called[b]}, dtype=object).join(apart.drop(columns="p"))
    return pairs.assign(p_holm=np.nan, delta=np.nan, strength=pd.Series([None] * len(pairs), dtype=object))


def _word(size: float, words: dict[str, float]) -> str:
    """The word for a size: the first whose bound it does not reach.

    >>> _word(0.0099, STRENGTHS), _word(0.01, STRENGTHS), _word(1.0, STRENGTHS)
    ('negligible', 'weak', 'very-strong')
    """
    return next(word for word, end in words.items() if size < end)
