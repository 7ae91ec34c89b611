"""How closely the unsur go together: correlations of the answers, Pearson's and Spearman's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.errors import UnknownChoiceError
from ikm.soundness import sound
from ikm.survey import Floats, Survey

METHODS = ("pearson", "spearman")

CHUNK = 1 << 16
"""Respondents counted at a time, so that memory does not grow with their number."""


@dataclass(frozen=True, eq=False)
class Correlation:
    """Correlations of the unsur.

    ``r``, ``n``, ``p``: frames of codes x codes, symmetric: the correlation (NaN where one of the two does not vary),
    over how many respondents, and the two-sided p of no correlation (NaN on the diagonal). ``constant``: the codes
    everyone answered alike; ``dropped``: respondents left out because they left an unsur blank (0 where each pair is
    counted by itself); ``left_out``: units whose answers break the scale.
    """

    method: str
    r: pd.DataFrame
    n: pd.DataFrame
    p: pd.DataFrame
    constant: tuple[str, ...]
    dropped: int
    left_out: tuple[str, ...]

    @property
    def pairs(self) -> pd.DataFrame:
        """Every pair once, closest first: ``a``, ``b``, ``r``, ``n``, ``p``; without those that have no r."""
        a, b = np.triu_indices(len(self.r), 1)
        codes = np.array(self.r.columns, dtype=object)
        figures = {name: frame.to_numpy()[a, b] for name, frame in (("r", self.r), ("n", self.n), ("p", self.p))}
        rows = pd.DataFrame({"a": codes[a], "b": codes[b]} | figures).dropna(subset="r")
        return rows.sort_values("r", key=lambda r: -r.abs().round(9), kind="stable", ignore_index=True)


def correlation(survey: Survey, method: str = "pearson", *, listwise: bool = False) -> Correlation:
    """Correlate every two unsur over the respondents in view.

    Pearson: r = S_jk / sqrt(S_jj S_kk), S_jk = sum (a_ij - mean_j)(a_ik - mean_k) over those who answered both
    (``listwise``: over those who answered every unsur); Spearman: the same of ranks, ties sharing the middle one.
    p from t = r sqrt((n - 2) / (1 - r^2)) with n - 2 degrees of freedom (for Spearman an approximation, as R's
    cor.test(exact = FALSE)). Both are had from how often every two answers go together, whatever the number of
    respondents. Raises UnknownChoiceError for another method.

    >>> import ikm
    >>> found = correlation(ikm.sample("kpp-jatim-responden"))
    >>> int(found.n.loc["U1", "U13"]), found.constant, found.dropped  # U13: 126 of 150 answered
    (126, (), 0)
    """
    if method not in METHODS:
        raise UnknownChoiceError(
            "There is no correlation {method}. Choose one of: {choices}.", method=method, choices=", ".join(METHODS)
        )
    data, _, left_out = sound(survey)
    kept = cast("Survey", data)
    on_scale = np.array([False, *(True for _ in kept.levels), False])
    whole = on_scale[kept.answers].all(axis=1)
    answers = kept.answers[whole] if listwise else kept.answers
    together = _together(answers, len(kept.levels))
    r, n = _coefficients(together, np.array(kept.levels), method == "spearman")
    codes = list(kept.pedoman.codes)
    given = np.einsum("jajb->ja", together)
    constant = tuple(code for code, spread in zip(codes, given, strict=True) if (spread > 0).sum() == 1)
    r_frame, n_frame, p_frame = (
        pd.DataFrame(part, index=codes, columns=codes) for part in (r, n.astype(np.int64), _p(r, n))
    )
    return Correlation(method, r_frame, n_frame, p_frame, constant, int((~whole).sum()) if listwise else 0, left_out)


def _together(answers: np.ndarray, levels: int) -> Floats:
    """How many gave each answer to one unsur and each to another: unsur x levels x unsur x levels."""
    unsur = answers.shape[1]
    total = np.zeros((unsur * levels, unsur * levels))
    states = np.arange(1, levels + 1, dtype=answers.dtype)
    for start in range(0, len(answers), CHUNK):
        given = (answers[start : start + CHUNK, :, None] == states).astype(np.float32).reshape(-1, unsur * levels)
        total += given.T @ given
    return total.reshape(unsur, levels, unsur, levels)


def _coefficients(together: Floats, levels: Floats, ranked: bool) -> tuple[Floats, Floats]:
    """The correlation of every pair and its n, from how often every two answers go together."""
    first = together.sum(axis=3).transpose(0, 2, 1)  # j, k, level of j, over those who answered both
    n = first.sum(axis=2)
    score = np.broadcast_to(levels, first.shape)
    if ranked:
        score = np.cumsum(first, axis=2) - (first - 1) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        away = score - (first * score).sum(axis=2, keepdims=True) / n[:, :, None]
        spread = (first * away**2).sum(axis=2)
        product = np.einsum("jakb,jka,kjb->jk", together, away, away, optimize=True)
        varies = _varies(first)
        r = np.where(varies & varies.T, product / np.sqrt(spread * spread.T), np.nan)
    r = np.clip((r + r.T) / 2, -1.0, 1.0)
    np.fill_diagonal(r, np.where(np.diag(varies), 1.0, np.nan))
    return r, n


def _varies(first: Floats) -> Bools:
    """Whether unsur j varies among those who answered j and k."""
    return np.asarray((first > 0).sum(axis=2) > 1)


def _p(r: Floats, n: Floats) -> Floats:
    """Two-sided p of no correlation; NaN on the diagonal and where fewer than three answered both."""
    from scipy.stats import t

    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.abs(r) * np.sqrt((n - 2) / (1 - r**2))
    p = np.where(n > 2, 2 * t.sf(size, np.maximum(n - 2, 1)), np.nan)
    p[np.isnan(r)] = np.nan
    np.fill_diagonal(p, np.nan)
    return np.asarray(p)
