"""Importance-performance analysis: which unsur matter much and are served badly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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

    A value exactly on a cut counts as above it. ``cut_performance``, ``cut_importance``: the cuts; ``midpoint``: that
    of the scale where it is a cut, None where both are grand means; ``level``: the confidence of the intervals;
    ``n``: respondents looked at; ``left_out``: units whose data break the scale.
    """

    kind: str
    table: pd.DataFrame
    cut_performance: float
    cut_importance: float
    midpoint: float | None = None
    level: float = 0.95
    n: int = 0
    left_out: tuple[str, ...] = ()

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
    placed = table[["performance", "importance"]].dropna()
    cuts = [float(placed[name].mean()) for name in placed]
    if midpoint is not None:
        cuts = [midpoint, midpoint if importance is not None else cuts[1]]
    order = ["code", "performance", "importance", "gap", "gap_low", "gap_high", "n", "n_both", "fit"]
    table = table[order].assign(quadrant=_quadrant(table, *cuts))
    return Ipa(kind, table, cuts[0], cuts[1], midpoint, level, len(performance))


def ipa_of(survey: Data, *, midpoint: bool = False, level: float = 0.95) -> Ipa:
    """Importance-performance analysis of a survey: of its stated importance where it has one, else derived.

    Units whose data break the scale are left out, as everywhere. ``midpoint``: cut at the middle of the scale (2.5
    on 1-4) instead of the grand means. Raises IkmError for a recap and for data that break the scale throughout.

    >>> import ikm
    >>> ipa_of(ikm.sample("bandar-lampung-rekap"))
    Traceback (most recent call last):
    ikm.errors.IkmError: Importance and performance need respondents; this file holds only means per unit.
    """
    if not isinstance(survey, Survey):
        raise IkmError("Importance and performance need respondents; this file holds only means per unit.")
    kept, breaks, left_out = sound(survey)
    if breaks.any() or not isinstance(kept, Survey):
        raise IkmError("Too many answers lie outside the scale, so importance and performance are not compared.")
    scale = kept.pedoman
    found = ipa(
        kept.values,
        getattr(kept, "importance_values", None),
        scale.codes,
        midpoint=(scale.lowest + scale.highest) / 2 if midpoint else None,
        level=level,
    )
    return replace(found, left_out=left_out)


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
    half = np.where(n > 1, half, np.nan)
    return {"gap": gap, "gap_low": gap - half, "gap_high": gap + half, "fit": np.where(n > 0, fit, np.nan)}


def _quadrant(table: pd.DataFrame, cut_performance: float, cut_importance: float) -> pd.Series:
    """The quadrant of every unsur; a value on a cut counts as above it."""
    well = table["performance"] >= cut_performance - TIE
    matters = table["importance"] >= cut_importance - TIE
    number = np.select([matters & ~well, matters & well, ~matters & ~well], [1, 2, 3], 4)
    known = table[["performance", "importance"]].notna().all(axis=1)
    return pd.Series(number, dtype="Int64").where(known)
