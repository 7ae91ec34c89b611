"""The rows that a row is compared with: what they add up to, their means, and between which bounds they lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ikm.reading.figures import steps
from ikm.reading.workbook import Bools
from ikm.survey import Floats


@dataclass(frozen=True, eq=False)
class Others:
    """The rows that a row is compared with, column by column (one line, or one for each row).

    How many they are, what they add up to, their mean by number of respondents and their sum per respondent (NaN
    where that is not known), between which bounds they lie. ``step``: the unit of their last printed decimal; 0
    for whole figures, which are exact.
    """

    count: Floats
    total: Floats
    weighted: Floats
    pooled: Floats
    low: Floats
    high: Floats
    figures: Floats
    step: float


def among(figures: Floats, n: Floats, base: Bools, how: str) -> Others:
    """The rows of ``base`` that stand "above" each row or "around" it (``how``), or "all" of them in one line."""
    there = base[:, None] & ~np.isnan(figures)
    held = np.where(there, figures, 0.0)
    known = np.where(np.isnan(n), 0.0, n)[:, None]
    lacking = _added((base & np.isnan(n))[:, None].astype(np.float64), how) > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        by_n = _added(held * known, how) / _added(np.where(there, known, 0.0), how)
        pooled = _added(held, how) / _added(np.where(base[:, None], known, 0.0), how)
    printed = figures[there]
    step = float(steps(printed).min()) if (printed % 1).any() else 0.0
    seen = np.where(there, figures, np.nan)
    low, high = (_bound(best, seen, how) for best in (np.fmin, np.fmax))
    weighted, pooled = np.where(lacking, np.nan, by_n), np.where(lacking, np.nan, pooled)
    return Others(_added(there.astype(float), how), _added(held, how), weighted, pooled, low, high, seen, step)


def _added(parts: Floats, how: str) -> Floats:
    if how == "above":
        return np.asarray(np.cumsum(parts, axis=0) - parts)
    total = parts.sum(axis=0, keepdims=True)
    return np.asarray(total - parts if how == "around" else total)


def _bound(best: np.ufunc, values: Floats, how: str) -> Floats:
    if how != "above":
        return np.asarray(best.reduce(values, axis=0, keepdims=True))
    run = np.full_like(values, np.nan)
    run[1:] = best.accumulate(values, axis=0)[:-1]
    return run
