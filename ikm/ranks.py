"""Which ranks a group can have: what is left of a ranking when the figures are only estimates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.uncertainty import ALIKE, Uncertainty

DRAWS = 4000
"""How often the ranking is drawn anew."""

SEED = 2017
"""Where the drawing begins, so that the same file gives the same ranks."""

MOST_GROUPS = 500
"""Of more groups no rank intervals are drawn: that takes too long, and nobody reads them."""


def ranks(found: Uncertainty) -> pd.DataFrame:
    """The ranks each group may have, a row per row of ``found.index.table``: ``low`` (best), ``high`` (worst).

    Every ranked group's konversi is drawn DRAWS times as konversi + se x t (its degrees of freedom), and ranked each
    time; the interval holds the middle ``found.level`` of its ranks. A group whose standard error is not known
    may stand anywhere: it is drawn evenly over the whole scale. NA where a group is not ranked, where there
    are fewer than two, or more than MOST_GROUPS.

    Source: Goldstein & Spiegelhalter (1996), League tables and their limitations, JRSS A 159.

    >>> import ikm
    >>> from ikm.uncertainty import uncertainty
    >>> found = uncertainty(ikm.sample("bandar-lampung-responden"), "unit")
    >>> place = ranks(found).set_index(found.table["unit"])
    >>> place.loc["Sukabumi"].tolist()  # last in every drawing
    [12, 12]
    """
    table = found.index.table
    ranked = table["ranked"].to_numpy(dtype=bool)
    best = pd.array([pd.NA] * len(table), dtype="Int64")
    worst = best.copy()
    size = int(ranked.sum())
    if 2 <= size <= MOST_GROUPS:
        drawn = _drawn(found, ranked)
        order = np.argsort(-drawn, axis=1, kind="stable")
        place = np.empty_like(order)
        np.put_along_axis(place, order, np.arange(1, size + 1)[None, :], axis=1)
        tail = (1 - found.level) / 2
        best[ranked] = np.quantile(place, tail, axis=0, method="inverted_cdf")
        worst[ranked] = np.quantile(place, 1 - tail, axis=0, method="inverted_cdf")
    return pd.DataFrame({"low": best, "high": worst}, index=table.index)


def _drawn(found: Uncertainty, ranked: np.ndarray) -> np.ndarray:
    """Drawings x ranked groups, konversi."""
    random = np.random.default_rng(SEED)
    scale = found.index.questionnaire
    konversi = found.index.table["konversi"].to_numpy()[ranked]
    se, df = found.table["se"].to_numpy()[ranked], found.table["df"].to_numpy()[ranked]
    known = se > ALIKE
    t = random.standard_t(np.where(known, df, 1.0), size=(DRAWS, len(se)))
    anywhere = random.uniform(scale.lowest * scale.base, scale.highest * scale.base, size=t.shape)
    return np.asarray(np.where(known, konversi + np.where(known, se, 0.0) * t, anywhere))
