"""Which ranks a group can have: what is left of a ranking when the figures are only estimates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.survey import Floats
from ikm.uncertainty import Uncertainty

DRAWS = 4000
"""How often the errors of the figures are drawn."""

SEED = 2017
"""Where the drawing begins, so that the same file gives the same ranks."""

MOST_GROUPS = 100
"""Of more groups no rank intervals are drawn: that takes too long, and nobody reads them."""


def ranks(found: Uncertainty) -> pd.DataFrame:
    """The ranks each group may have, a row per row of ``found.index.table``: ``low`` (best), ``high`` (worst).

    A group ranks behind those that are clearly above it and before those clearly below it: of k groups, g has rank
    1 + (clearly above) to k - (clearly below). Clearly: |x_g - x_h| > c_g se_gh, se_gh^2 = se_g^2 + se_h^2, c_g being
    what the largest of the k - 1 such ratios stays under in ``found.level`` of DRAWS drawings of the errors, se x t
    with each group's degrees of freedom. So the interval holds the true rank at least that often, also where all
    groups are alike; drawing the figures themselves anew and ranking them does not.

    A group whose standard error is not known is clearly above or below nobody, and has no ranks itself (NA); so
    where a group is not ranked, where there are fewer than two, or more than MOST_GROUPS.

    Source: Mogstad, Romano, Shaikh & Wilhelm (2024), Inference for ranks with applications to mobility across
    neighbourhoods and academic achievement across countries, Rev. Econ. Stud. 91:476-518.

    >>> import ikm
    >>> from ikm.uncertainty import uncertainty
    >>> found = uncertainty(ikm.sample("bandar-lampung-responden"), "unit")
    >>> place = ranks(found).set_index(found.table["unit"])
    >>> place.loc["Sukabumi"].tolist()  # clearly below all eleven others
    [12, 12]
    """
    table = found.index.table
    ranked = table["ranked"].to_numpy(dtype=bool)
    best = pd.array([pd.NA] * len(table), dtype="Int64")
    worst = best.copy()
    size = int(ranked.sum())
    if 2 <= size <= MOST_GROUPS:
        konversi = table["konversi"].to_numpy()[ranked]
        se, df = (found.table[name].to_numpy(dtype=float)[ranked] for name in ("se", "df"))
        clear = _clear(konversi, se, df, found.level)
        best[ranked] = 1 + (clear & (konversi[None, :] > konversi[:, None])).sum(axis=1)
        worst[ranked] = size - (clear & (konversi[None, :] < konversi[:, None])).sum(axis=1)
        unknown = np.flatnonzero(ranked)[np.isnan(se)]
        best[unknown], worst[unknown] = pd.NA, pd.NA
    return pd.DataFrame({"low": best, "high": worst}, index=table.index)


def _clear(konversi: Floats, se: Floats, df: Floats, level: float) -> np.ndarray:
    """Whether each group differs clearly from each other one, all its comparisons taken together."""
    known = ~np.isnan(se)
    errors = np.where(known, se, 0.0) * np.random.default_rng(SEED).standard_t(
        np.where(known, df, 1.0), size=(DRAWS, len(se))
    )
    apart = np.sqrt(se[:, None] ** 2 + se[None, :] ** 2)
    clear = np.zeros(apart.shape, dtype=bool)
    for group in np.flatnonzero(known):
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.abs(errors[:, [group]] - errors) / apart[group]
            limit = np.quantile(np.nan_to_num(ratio).max(axis=1), level)
            clear[group] = np.abs(konversi[group] - konversi) > limit * apart[group]
    return np.asarray(clear & (apart > 0) | (apart == 0) & (konversi[:, None] != konversi[None, :]))
