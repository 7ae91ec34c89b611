"""Who shares which weakness: the lowest and second-lowest unsur of every group, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.index import TIE, Index

FACTORS = ("aparatur", "organisasi", "sistem")
"""Our own grouping of unsur (each pedoman's TOML says which): people, organisation, system."""


@dataclass(frozen=True, eq=False)
class Weakness:
    """Which unsur are the lowest of which group.

    ``place``: ranked groups (labelled as the rows of the index's table) x unsur (codes, those of a factor together):
    1 for the lowest, 2 for the second lowest, ... up to ``places``; 0 for the others. ``unsur``: one row per
    column of ``place``: ``code``, ``name``, ``factor``, ``lowest`` and ``within``, in how many groups it is the
    lowest, and among the ``places`` lowest values. ``places``: how many places count.
    """

    place: pd.DataFrame
    unsur: pd.DataFrame
    places: int = 2


def from_below(nrr: pd.DataFrame, most: int) -> pd.DataFrame:
    """The place of every unsur from below within its row: 1, 2, ... up to ``most``; 0 for the others.

    ``nrr``: groups x unsur. Unsur nearer than TIE to the lowest of those left share its place, and the next
    place counts on behind all of them (1, 1, 3): so two that share the lowest value are the two lowest already,
    and all that tie for the last place have it. A blank has no place.

    >>> from_below(pd.DataFrame([[2.178, 2.392, 2.500, 2.392]], columns=list("abcd")), 2).iloc[0].tolist()
    [1, 2, 0, 2]
    >>> from_below(pd.DataFrame([[2.25, 2.25, 2.5]], columns=list("abc")), 2).iloc[0].tolist()
    [1, 1, 0]
    """
    values = nrr.to_numpy(dtype=float)
    found = np.zeros(values.shape, dtype=np.int64)
    if not values.size:
        return pd.DataFrame(found, index=nrr.index, columns=nrr.columns)
    for _ in range(most):
        taken = (found > 0).sum(axis=1)
        left = np.where((found > 0) | np.isnan(values), np.inf, values)
        low = left <= left.min(axis=1, keepdims=True) + TIE
        found[low & np.isfinite(left) & (taken < most)[:, None]] = -1
        found = np.where(found < 0, taken[:, None] + 1, found)
    return pd.DataFrame(found, index=nrr.index, columns=nrr.columns)


def where_unsur_differ(nrr: pd.DataFrame, place: pd.DataFrame) -> pd.DataFrame:
    """The places without those of groups whose unsur all stand alike: all lowest is none. As they are if all are so."""
    differ = nrr.max(axis=1) - nrr.min(axis=1) > TIE
    return place.mul(differ.astype(int), axis=0) if differ.any() else place


def shared_weakness(by_unit: Index, places: int = 2) -> Weakness:
    """The unsur among the ``places`` lowest of each ranked group, all ties counted, grouped by factor.

    A weakness here is one *within* the group: the lowest unsur of a group whose figures are all good is still
    its lowest; a group whose unsur all stand alike has none, unless all groups are so. Groups that are not ranked
    are left out (``by_unit.table`` names them and says why).

    >>> import ikm
    >>> found = shared_weakness(ikm.index(ikm.sample("bandar-lampung-rekap"), "unit"))
    >>> found.unsur.set_index("code").loc["U3", ["lowest", "within"]].tolist()  # of 12 kecamatan
    [4, 7]
    """
    ranked = by_unit.nrr[by_unit.table["ranked"].to_numpy(dtype=bool)]
    grouped = sorted(by_unit.unsur, key=lambda unsur: FACTORS.index(unsur.factor))
    place = where_unsur_differ(ranked, from_below(ranked, places))[[unsur.code for unsur in grouped]]
    unsur = pd.DataFrame(
        {
            "code": [unsur.code for unsur in grouped],
            "name": [unsur.name for unsur in grouped],
            "factor": [unsur.factor for unsur in grouped],
            "lowest": place.eq(1).sum().to_numpy(),
            "within": place.gt(0).sum().to_numpy(),
        }
    )
    return Weakness(place, unsur, places)
