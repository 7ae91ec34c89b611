"""What to improve first: the lowest unsur of each unit, and what raising them would bring."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.index import TIE, Index
from ikm.pedoman import Class
from ikm.rounding import half_up
from ikm.weakness import FACTORS, from_below, where_unsur_differ


def priorities(by_unit: Index, overall: Index) -> pd.DataFrame:
    """Per group and lowest unsur (a row for each tie): how low, how far, and what it would bring.

    Columns: the grouping attributes, ``code``, ``unsur``, ``factor``, ``nrr``, ``mutu`` (of the unsur),
    ``overall`` (NRR of that unsur over all groups), ``gain`` (points of konversi if the unsur rose to
    ``overall``: weight x (overall - nrr) x 25, 0 if it is not below), ``next_mutu`` and ``gap`` (points
    of konversi the group misses to its next class, from the rounded figure; None and NaN for the best
    class), ``ranked``. A group that is not ranked has no gain and no gap.
    """
    city = overall.nrr.iloc[0]
    rows = []
    for label, row in by_unit.table.iterrows():
        goal, gap = next_class(by_unit, row["konversi"]) if row["ranked"] else (None, np.nan)
        for code in row["lowest"]:
            unsur = by_unit.questionnaire.unsur_named(code)
            nrr = float(by_unit.nrr[code][label])
            rise = max(0.0, float(city[code]) - nrr)
            rows.append(
                {name: row[name] for name in by_unit.by}
                | {
                    "code": code,
                    "unsur": unsur.name,
                    "factor": unsur.factor,
                    "nrr": nrr,
                    "mutu": by_unit.grade(label, code),
                    "overall": float(city[code]),
                    "gain": by_unit.weight * rise * by_unit.questionnaire.base if row["ranked"] else np.nan,
                    "next_mutu": goal and goal.mutu,
                    "gap": gap,
                    "ranked": row["ranked"],
                }
            )
    columns = [*by_unit.by, "code", "unsur", "factor", "nrr", "mutu", "overall", "gain", "next_mutu", "gap"]
    return pd.DataFrame(rows, columns=[*columns, "ranked"])


def next_class(figures: Index, konversi: float) -> tuple[Class | None, float]:
    """The class above that of ``konversi``, and the points missing to its lower bound.

    The points are counted from the figure rounded to two decimals, as the class is.

    >>> import ikm
    >>> goal, gap = next_class(ikm.index(ikm.sample("bandar-lampung-rekap")), 66.5778)
    >>> goal.mutu, f"{gap:.2f}"  # 81,26 - 66,58
    ('A', '14.68')
    """
    classes = figures.pedoman.classes
    here = classes.index(figures.pedoman.classify(konversi))
    if here == 0:
        return None, np.nan
    goal = classes[here - 1]
    return goal, float(goal.lower - half_up(konversi, 2))


def frequency(by_unit: Index) -> pd.DataFrame:
    """How often each unsur is the lowest, or among the two lowest values, of the ranked groups.

    Columns ``code``, ``name``, ``factor``, ``lowest``, ``two_lowest``; most often first. All unsur that
    tie for a place count. Groups that are not ranked, or whose unsur all stand alike, do not count.
    """
    nrr = by_unit.nrr[by_unit.table["ranked"].to_numpy()]
    place = where_unsur_differ(nrr, from_below(nrr, 2))
    counts = pd.DataFrame(
        {
            "code": list(nrr.columns),
            "name": [unsur.name for unsur in by_unit.unsur],
            "factor": [unsur.factor for unsur in by_unit.unsur],
            "lowest": place.eq(1).sum().to_numpy(),
            "two_lowest": place.gt(0).sum().to_numpy(),
        }
    )
    return counts.sort_values(["lowest", "two_lowest"], ascending=False, kind="stable", ignore_index=True)


def factors(figures: Index) -> pd.DataFrame:
    """The mean NRR of each factor's unsur (one row of figures), lowest factor first.

    Columns ``factor``, ``nrr`` (plain mean over its unsur), ``codes``, ``lowest`` (codes of its lowest
    unsur, ties included), ``lowest_nrr``.
    """
    nrr = figures.nrr.iloc[0]
    rows = []
    for factor in FACTORS:
        codes = [unsur.code for unsur in figures.unsur if unsur.factor == factor]
        low = nrr[codes].min()
        rows.append(
            {
                "factor": factor,
                "nrr": nrr[codes].mean(skipna=False),
                "codes": tuple(codes),
                "lowest": tuple(code for code in codes if nrr[code] <= low + TIE),
                "lowest_nrr": low,
            }
        )
    return pd.DataFrame(rows).sort_values("nrr", kind="stable", ignore_index=True)
