"""How far every unsur of a group is from three goals, and the points of IKM that reaching each would bring."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ikm.errors import UnknownChoiceError
from ikm.index import TIE, Index
from ikm.priority import next_class
from ikm.survey import Floats


def gaps(by_unit: Index, overall: Index) -> pd.DataFrame:
    """Per group and unsur (a row each, in the order of both): three goals, how far, what each would bring.

    Columns: the grouping attributes, ``group`` (row label in ``by_unit.table``), ``code``, ``unsur``,
    ``factor``, ``nrr``, ``mutu`` (of the unsur: NRR x 25 against the bounds), then for each goal its NRR, the
    rise of NRR that it takes (0 where the unsur is there already) and the points of konversi that this would
    bring to the group's IKM (``weight x rise x 25``):

    - ``next``, ``next_gap``, ``next_gain``: the next class of the unsur itself, ``next_mutu`` (None in the best
      class); counted from the figure rounded to two decimals, as the class is;
    - ``overall``, ``overall_gap``, ``overall_gain``: its NRR over all groups;
    - ``best``, ``best_gap``, ``best_gain``: its highest NRR among the ranked groups, ``best_in`` (row labels of
      the groups that have it, ties included).

    The last column is ``ranked``: a group that is not ranked has no goal, gap or gain (None and NaN). This is
    arithmetic on the survey, not a forecast: whether an unsur can rise so far, and alone, is not known.

    >>> import ikm
    >>> recap = ikm.sample("bandar-lampung-rekap")
    >>> rows = gaps(ikm.index(recap, "unit"), ikm.index(recap))
    >>> u13 = rows[rows["unit"].eq("Sukabumi") & rows["code"].eq("U13")].iloc[0]
    >>> f"{u13.nrr:.2f} {u13.mutu} {u13.next_mutu} {u13.overall_gain:.2f}"
    '1.44 D C 1.96'
    """
    nrr = by_unit.nrr.to_numpy(dtype=float)
    ranked = by_unit.table["ranked"].to_numpy(dtype=bool)
    size, unsur = len(nrr), by_unit.unsur
    known = np.where(ranked[:, None], nrr, np.nan)
    city = np.where(ranked[:, None], overall.nrr.iloc[0].to_numpy(dtype=float), np.nan)
    highest = pd.DataFrame(known).max().to_numpy(dtype=float)
    best = np.where(ranked[:, None], highest, np.nan)
    goals = [_next(by_unit, value) for value in known.ravel()]
    base = float(by_unit.questionnaire.base)
    rises = {
        "next": np.array([gap for _, _, gap in goals]) / base,
        "overall": _rise(known, city),
        "best": _rise(known, best),
    }
    at = {"next": np.array([bound for _, bound, _ in goals]) / base, "overall": city.ravel(), "best": best.ravel()}
    labels = by_unit.table.index.to_numpy()
    in_best = [tuple(labels[column >= top - TIE]) for column, top in zip(known.T, highest, strict=True)]
    columns: dict[str, object] = {name: by_unit.table[name].repeat(len(unsur)).to_numpy() for name in by_unit.by}
    columns |= {
        "group": labels.repeat(len(unsur)),
        "code": [one.code for one in unsur] * size,
        "unsur": [one.name for one in unsur] * size,
        "factor": [one.factor for one in unsur] * size,
        "nrr": nrr.ravel(),
        "mutu": pd.Series([by_unit.grade(at, one.code) for at in labels for one in unsur], dtype=object),
        "next_mutu": pd.Series([mutu for mutu, _, _ in goals], dtype=object),
    }
    for goal, rise in rises.items():
        columns |= {goal: at[goal], f"{goal}_gap": rise, f"{goal}_gain": by_unit.weight * rise * base}
    places = [in_best[j] if ranked[i] else () for i in range(size) for j in range(len(unsur))]
    return pd.DataFrame(columns).assign(best_in=pd.Series(places, dtype=object), ranked=ranked.repeat(len(unsur)))


def group_at(figures: Index, group: object = None) -> int:
    """Where a group stands in ``figures.table``: its value, or a tuple of values where there are several attributes.

    None is "not filled in"; figures that are not grouped have one row. Raises UnknownChoiceError.

    >>> import ikm
    >>> group_at(ikm.index(ikm.sample("bandar-lampung-rekap"), "unit"), "Sukabumi") >= 0
    True
    """
    wanted = group if isinstance(group, tuple) else (() if group is None and not figures.by else (group,))
    fits = np.full(len(figures.table), len(wanted) == len(figures.by))
    for name, value in zip(figures.by, wanted, strict=False):
        column = figures.table[name]
        fits &= (column.isna() if value is None or value != value else column.eq(value)).to_numpy(dtype=bool)
    if fits.sum() != 1:
        names = [" · ".join(map(str, row)) for row in figures.table[list(figures.by)].to_numpy()]
        raise UnknownChoiceError(
            "Column {column} has no value {value}. It has: {choices}.",
            column=" · ".join(figures.by) or "-",
            value=" · ".join(map(str, wanted)) or "-",
            choices=", ".join(names[:20]) + (", ..." if len(names) > 20 else ""),
        )
    return int(fits.argmax())


def _next(figures: Index, nrr: float) -> tuple[str | None, float, float]:
    """The next class of an unsur, its lower bound and the points of the unsur's own konversi that it misses."""
    if figures.mutu_of(nrr) is None:
        return None, np.nan, np.nan
    goal, gap = next_class(figures, nrr * figures.questionnaire.base)
    return (None, np.nan, np.nan) if goal is None else (goal.mutu, float(goal.lower), gap)


def _rise(nrr: Floats, goal: Floats) -> Floats:
    """The rise from each NRR to its goal, 0 where it is not below by more than the error of the arithmetic."""
    rise = (goal - nrr).ravel()
    return np.where(rise <= TIE, 0.0, rise)
