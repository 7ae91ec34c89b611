"""Importance-performance analysis: which unsur matter much and are served badly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
import pandas as pd

from ikm.cube import Bools, Ints
from ikm.errors import IkmError
from ikm.index import TIE
from ikm.soundness import sound
from ikm.survey import Floats, Survey
from ikm.tally import Data
from ikm.text import mark

QUADRANTS = {
    1: mark("Top priority"),
    2: mark("Keep it up"),
    3: mark("Low priority"),
    4: mark("More than needed"),
}
"""The quadrants: prioritas utama, pertahankan, prioritas rendah, berlebihan."""

KINDS = ("stated", "derived")
"""Where the importance comes from: asked of the respondents, or computed from their answers."""


@dataclass(frozen=True, eq=False)
class Ipa:
    """Performance (X) and importance (Y) of every unsur, and the quadrant in which it lies.

    ``kind``: "stated" (respondents were asked how important an unsur is) or "derived" (computed; never mixed).
    ``table`` has one row per unsur:

    - ``code``; ``performance``: the mean of its answers (its NRR); ``n``: how many answered it;
    - ``importance``: the mean of the stated importance, or the derived correlation (-1 to 1);
    - ``gap``, ``gap_low``, ``gap_high``: the mean of performance - importance over those who answered both, and
      its interval; ``fit``: tingkat kesesuaian, 100 x sum X / sum Y over them. NaN where importance is derived;
    - ``n_both``: how many answered both; where importance is derived, how many answered it and another unsur;
    - ``quadrant``: 1 prioritas utama (performance below its cut, importance not), 2 pertahankan (neither
      below), 3 prioritas rendah (both below), 4 berlebihan (importance below its cut, performance not); NA where
      a figure is not known.

    Of a recap the figures are means of its rows, each weighted by its respondents: then ``gap`` and ``fit`` are over
    the rows that tell both, and have no interval; ``n`` and ``n_both`` count their respondents, NaN where a row does
    not tell how many (each row then weighs the same).

    A value exactly on a cut counts as above it. ``cut_performance``, ``cut_importance``: the cuts; ``midpoint``: that
    of the scale where it is a cut, None where both are grand means; ``level``: the confidence of the intervals;
    ``n``: respondents looked at (None where not known); ``left_out``: units whose data break the scale; ``noun``: what
    the file calls its units.
    """

    kind: str
    table: pd.DataFrame
    cut_performance: float
    cut_importance: float
    midpoint: float | None = None
    level: float = 0.95
    n: int | None = 0
    left_out: tuple[str, ...] = ()
    noun: str = "unit"

    @property
    def placed(self) -> bool:
        """Whether any unsur has both figures, and so a quadrant."""
        return bool(self.table["quadrant"].notna().any())

    @property
    def margin(self) -> float:
        """How far chance may carry a derived importance: about z / sqrt(n - 3) on either side (Fisher), NaN for n < 4.

        That is for a correlation near 0; a larger one is a little surer.
        """
        if self.n is None or self.n < 4:
            return float("nan")
        return float(NormalDist().inv_cdf((1 + self.level) / 2) / (self.n - 3) ** 0.5)

    @property
    def distinct(self) -> bool:
        """Whether importances lie further apart than chance carries them; always where they were stated.

        The range of k correlations that are all near 0 stays under q(level; k) / sqrt(n - 3) in ``level`` of samples, q
        the studentised range (Tukey 1949), as if they were independent.
        """
        from scipy.stats import studentized_range

        known = self.table["importance"].dropna()
        if self.kind == "stated" or len(known) < 2 or self.margin != self.margin:
            return self.kind == "stated"
        most = studentized_range.ppf(self.level, len(known), np.inf) / NormalDist().inv_cdf((1 + self.level) / 2)
        return bool(known.max() - known.min() > most * self.margin)

    def quadrant(self, number: int) -> tuple[str, ...]:
        """The codes of the unsur in a quadrant (1-4), in the questionnaire's order."""
        return tuple(self.table.loc[self.table["quadrant"].eq(number).fillna(False), "code"])


def ipa(
    performance: Floats,
    importance: Floats | None,
    codes: Sequence[str],
    *,
    midpoint: float | None = None,
    level: float = 0.95,
) -> Ipa:
    """Importance-performance analysis of the answers of single respondents.

    ``performance``, ``importance``: respondents x unsur, NaN where blank (``importance`` None: derived); ``codes``:
    the unsur. The cuts are the grand means, that is the plain means over the unsur whose both figures are known;
    a ``midpoint`` of the scale is the cut instead where it is given, but not of a derived importance, which has
    no scale.

    *Stated.* The gap of an unsur is d = mean(X - Y) over the n respondents who answered both, with the paired
    interval d +- t(n - 1) x s / sqrt(n), s the standard deviation of the differences (NaN for n < 2): it takes the
    respondents as a simple random sample. ``performance`` and ``importance`` are the means of all who answered, so
    with blanks their difference need not be the gap.

    *Derived.* The importance of an unsur is the Pearson correlation of its answers with the same respondents' mean
    over their **other** answered unsur (corrected item-total). Not with the mean over all: an unsur is a part of
    that mean and would correlate with it even where answers are drawn at random (by 1 / sqrt(k), k unsur that vary
    alike). NaN where an unsur or the rest never varies. A correlation tells which unsur go with being satisfied in
    general, not what people would call important.

    Sources: Martilla and James, Importance-Performance Analysis, Journal of Marketing 41(1), 1977; tingkat
    kesesuaian as Indonesian studies compute it. Raises ValueError where the shapes differ.

    >>> x = np.array([[2.0, 4], [3, 4], [2, 3]])
    >>> y = np.array([[4.0, 2], [4, 3], [3, 2]])
    >>> found = ipa(x, y, ["U1", "U2"])
    >>> found.quadrant(1), found.quadrant(4), found.table.fit.round(2).tolist()  # 100 x 7 / 11, 100 x 11 / 7
    (('U1',), ('U2',), [63.64, 157.14])
    """
    kind = KINDS[0] if importance is not None else KINDS[1]
    if performance.shape[1] != len(codes) or (importance is not None and importance.shape != performance.shape):
        raise ValueError("Performance and importance must be respondents x unsur, one column for each code.")
    table = pd.DataFrame({"code": list(codes), "performance": _mean(performance)})
    if importance is None:
        correlation, both = derived(performance)
        nothing = np.full(len(codes), np.nan)
        table = table.assign(importance=correlation, gap=nothing, gap_low=nothing, gap_high=nothing, fit=nothing)
    else:
        both = (~np.isnan(performance) & ~np.isnan(importance)).sum(axis=0)
        table = table.assign(importance=_mean(importance), **_stated(performance, importance, level))
    table = table.assign(n=(~np.isnan(performance)).sum(axis=0), n_both=both)
    return _placed(kind, table, midpoint, level, len(performance))


def ipa_of_means(
    performance: Floats, importance: Floats, number: Floats, codes: Sequence[str], *, midpoint: float | None = None
) -> Ipa:
    """Importance-performance analysis of the stated means of single units.

    ``performance``, ``importance``: rows x unsur, NaN where blank; ``number``: respondents of each row, NaN where not
    known (then every row weighs the same, and no n is told); the rest as in ``ipa``. Per unsur, X = sum n x / sum n
    over the rows that tell x, Y likewise; gap = sum n (x - y) / sum n and fit = 100 x sum n x / sum n y over the rows
    that tell both. Means do not say how respondents differ, so the gap has no interval. Raises ValueError where the
    shapes differ.

    >>> x, y = np.array([[3.0], [2.0]]), np.array([[4.0], [3.5]])
    >>> row = ipa_of_means(x, y, np.array([30.0, 10]), ["U1"]).table.iloc[0]
    >>> f"{row.performance} {row.importance} {row.gap}"  # (90 + 20) / 40, (120 + 35) / 40
    '2.75 3.875 -1.125'
    """
    if performance.shape != (len(number), len(codes)) or importance.shape != performance.shape:
        raise ValueError("Performance and importance must be rows x unsur, one column for each code.")
    counted = not np.isnan(number).any()
    weight = (number if counted else np.ones(len(number)))[:, None]
    there = ~np.isnan(performance), ~np.isnan(importance)
    both = there[0] & there[1]
    n, m, together = ((weight * known).sum(axis=0) for known in (*there, both))
    x, y = np.nan_to_num(performance) * weight, np.nan_to_num(importance) * weight
    shared_x, shared_y = (x * both).sum(axis=0), (y * both).sum(axis=0)
    nothing = np.full(len(codes), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        table = pd.DataFrame(
            {
                "code": list(codes),
                "performance": x.sum(axis=0) / n,
                "importance": y.sum(axis=0) / m,
                "gap": (shared_x - shared_y) / together,
                "gap_low": nothing,
                "gap_high": nothing,
                "fit": 100 * shared_x / shared_y,
                "n": n if counted else nothing,
                "n_both": together if counted else nothing,
            }
        )
    return _placed(KINDS[0], table, midpoint, 0.95, int(number.sum()) if counted else None)


def ipa_of(data: Data, *, midpoint: bool = False, level: float = 0.95) -> Ipa:
    """Importance-performance analysis of what is in view: of its stated importance where it has one, else derived.

    Units whose data break the scale are left out, as everywhere. ``midpoint``: cut at the middle of the scale (2.5
    on 1-4) instead of the grand means. Raises IkmError for a recap without importance, from whose means none can be
    derived, and for data that break the scale throughout.

    >>> import ikm
    >>> ipa_of(ikm.sample("bandar-lampung-rekap"))
    Traceback (most recent call last):
    ikm.errors.IkmError: This file holds only means per unit and none of importance, so importance and performance ...
    """
    kept, breaks, left_out = sound(data)
    if breaks.any():
        raise IkmError("Too many answers lie outside the scale, so importance and performance are not compared.")
    scale = kept.pedoman
    cut = (scale.lowest + scale.highest) / 2 if midpoint else None
    if isinstance(kept, Survey):
        found = ipa(kept.values, kept.importance_values, scale.codes, midpoint=cut, level=level)
    elif kept.importance is None:
        raise IkmError(
            "This file holds only means per unit and none of importance, so importance and performance cannot be"
            " compared. From the answers of single respondents importance could be derived."
        )
    else:
        rows = kept.rows
        number = kept.number[rows] if kept.weighted else np.full(int(rows.sum()), np.nan)
        found = ipa_of_means(kept.means[rows], kept.importance[rows], number, scale.codes, midpoint=cut)
    return replace(found, left_out=left_out, noun=data.source.noun)


def _placed(kind: str, table: pd.DataFrame, midpoint: float | None, level: float, n: int | None) -> Ipa:
    """The figures with their cuts and quadrants; a midpoint is no cut of a derived importance."""
    placed = table[["performance", "importance"]].dropna()
    cuts = [float(placed[name].mean()) for name in placed]
    if midpoint is not None:
        cuts = [midpoint, midpoint if kind == KINDS[0] else cuts[1]]
    order = ["code", "performance", "importance", "gap", "gap_low", "gap_high", "n", "n_both", "fit"]
    table = table[order].assign(quadrant=_quadrant(table, *cuts))
    return Ipa(kind, table, cuts[0], cuts[1], midpoint, level, n)


def derived(values: Floats) -> tuple[Floats, Ints]:
    """The correlation of every unsur with the mean of the others (see ``ipa``), and how many answered both.

    ``values``: respondents x unsur, NaN where blank. One pass over the respondents for each unsur, with sums of
    squares of centred values.
    """
    there = ~np.isnan(values)
    filled = np.where(there, values, 0.0)
    total, count = filled.sum(axis=1), there.sum(axis=1)
    correlation, both = np.full(values.shape[1], np.nan), np.zeros(values.shape[1], dtype=np.int64)
    for j in range(values.shape[1]):
        mine: Bools = there[:, j] & (count > 1)
        own = filled[mine, j]
        rest = (total[mine] - own) / (count[mine] - 1)
        both[j] = len(own)
        if len(own) < 2 or np.ptp(own) <= TIE or np.ptp(rest) <= TIE:
            continue
        own, rest = own - own.mean(), rest - rest.mean()
        correlation[j] = (own @ rest) / np.sqrt((own @ own) * (rest @ rest))
    return correlation, both


def _mean(values: Floats) -> Floats:
    """The mean of every column over what is filled in; NaN where nothing is."""
    there = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(there, values, 0.0).sum(axis=0) / there.sum(axis=0))


def _stated(performance: Floats, importance: Floats, level: float) -> dict[str, Floats]:
    """The gap with its interval, and the fit, of every unsur over those who answered both."""
    from scipy.stats import t

    difference = performance - importance
    there = ~np.isnan(difference)
    n = there.sum(axis=0)
    gap = _mean(difference)
    squares = (np.where(there, difference - gap, 0.0) ** 2).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        half = t.ppf((1 + level) / 2, np.maximum(n - 1, 1)) * np.sqrt(squares / (n - 1) / n)
        fit = 100 * np.where(there, performance, 0.0).sum(axis=0) / np.where(there, importance, 0.0).sum(axis=0)
    half = np.where((n > 1) & (half > 0), half, np.nan)  # all alike: nothing is known of how they vary
    return {"gap": gap, "gap_low": gap - half, "gap_high": gap + half, "fit": np.where(n > 0, fit, np.nan)}


def _quadrant(table: pd.DataFrame, cut_performance: float, cut_importance: float) -> pd.Series:
    """The quadrant of every unsur; a value on a cut counts as above it."""
    well = table["performance"] >= cut_performance - TIE
    matters = table["importance"] >= cut_importance - TIE
    number = np.select([matters & ~well, matters & well, ~matters & ~well], [1, 2, 3], 4)
    known = table[["performance", "importance"]].notna().all(axis=1)
    return pd.Series(number, dtype="Int64").where(known)
