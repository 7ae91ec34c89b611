"""How figures move from period to period, and which moves are more than noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools, Ints
from ikm.differences import difference, holm
from ikm.pedoman import Pedoman
from ikm.tally import Data
from ikm.uncertainty import LEVEL, Uncertainty, uncertainty


@dataclass(frozen=True, eq=False)
class Trend:
    """Figures per period, in the order of the periods; ``within``: per unit (or another attribute) and period.

    ``periods``: a row for each period (of each unit): the attributes, ``n``, ``konversi``, ``mutu``, ``ranked``,
    ``low``, ``high``; ``since`` (the period before), ``change``, ``change_low``, ``change_high`` (points of konversi),
    ``p``, ``p_holm`` (adjusted over the lines of that period), ``clear`` (p_holm below 1 - level), and ``why`` there
    is no change: it is the "first", has "no-period", itself or the one before is not ranked ("not-ranked",
    "before-not-ranked"); "" where there is one. ``unsur``: the same long, a row for each period and unsur: ``code``,
    ``nrr``, ``low``, ``high``, ``since``, ``change``, ``change_low``, ``change_high``, ``p_holm`` (adjusted over the
    unsur of that change), ``clear``. ``overall``: a row (for each unit) of the first to the last ranked period:
    ``first``, ``last``, ``change``, ``change_low``, ``change_high``, ``p``, ``p_holm`` (over all lines), ``clear``;
    none where there are not two. ``unsur_overall``: the same of each unsur, with ``code``, adjusted over the unsur.
    For a recap intervals are the worst case, p is NaN, and a change is clear only if it is in the worst case.
    """

    by: str
    within: str | None
    found: Uncertainty
    periods: pd.DataFrame
    unsur: pd.DataFrame
    overall: pd.DataFrame
    unsur_overall: pd.DataFrame


def trend(
    data: Data,
    by: str = "periode",
    within: str | None = None,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
    level: float = LEVEL,
) -> Trend:
    """The figures of every period and the change since the one before, for each value of ``within`` on its own.

    Periods are different people, so a change is a difference of independent figures (Welch's t, see
    ``ikm.differences``). The changes of one line are judged each for itself; those of several lines (units) to the
    same period, and those of the unsur, with Holm's correction, since there are many: a change may leave out 0 in
    its own interval and still not be clear. A period that is not ranked breaks the chain, because nobody knows what
    happened in it; one in which a line has no respondents does not. ``overall`` is one statement more, of the
    first and last period; whatever lies between does not enter it.

    Raises UnknownChoiceError for an attribute that the data do not have.

    >>> import numpy as np, ikm
    >>> trend(ikm.sample("bandar-lampung-rekap"), by="unit").periods["why"].value_counts()["before-not-ranked"]
    np.int64(1)
    """
    names = (by,) if within is None else (within, by)
    found = uncertainty(data, names, pedoman=pedoman, bobot=bobot, level=level)
    table = found.index.table
    line = np.zeros(len(table), dtype=np.int64)
    if within is not None:
        line = pd.factorize(table[within], use_na_sentinel=False)[0].astype(np.int64)
    named, ranked = table[by].notna().to_numpy(), table["ranked"].to_numpy()
    why = _why(line, named, ranked)
    now = np.flatnonzero(why == "")
    periods = _periods(found, by, names, now, why)
    ends = np.array(_ends(line, named & ranked), dtype=np.int64).reshape(-1, 2)
    overall, unsur_overall = _overall(found, by, within, ends), _unsur_overall(found, by, within, ends)
    return Trend(by, within, found, periods, _unsur(found, by, names, now), overall, unsur_overall)


def _why(line: Ints, named: Bools, ranked: Bools) -> np.ndarray:
    """Why each row has no change since the row before; "" where it has one."""
    first = np.r_[True, line[1:] != line[:-1]][: len(line)]
    before = np.r_[False, ranked[:-1]][: len(line)]
    return np.select([~named, ~ranked, first, ~before], ["no-period", "not-ranked", "first", "before-not-ranked"], "")


def _ends(line: Ints, usable: Bools) -> list[tuple[int, int]]:
    """The first and last usable row of every line that has two."""
    rows = [np.flatnonzero(usable & (line == one)) for one in range(int(line.max(initial=-1)) + 1)]
    return [(int(own[0]), int(own[-1])) for own in rows if len(own) > 1]


def _moved(found: Uncertainty, now: Ints, before: Ints, family: Ints) -> pd.DataFrame:
    """The change of konversi between pairs of rows: change, change_low, change_high, p, p_holm, clear.

    ``family``: changes with the same number are judged together, by Holm's correction.
    """
    konversi = found.index.table["konversi"].to_numpy()
    se, df = (found.table[name].to_numpy(dtype=float) for name in ("se", "df"))
    moved = difference(
        konversi[now], konversi[before], (se[now], se[before]), (df[now], df[before]), found.level, found.worst_case
    )
    adjusted = np.full(len(now), np.nan)
    for one in np.unique(family):
        adjusted[family == one] = holm(moved["p"].to_numpy()[family == one])
    changes = _named(moved).assign(p_holm=adjusted, clear=adjusted < 1 - found.level)
    return changes.assign(p=np.nan, p_holm=np.nan) if found.worst_case else changes


def _named(moved: pd.DataFrame) -> pd.DataFrame:
    wanted = {"difference": "change", "low": "change_low", "high": "change_high", "p": "p"}
    return moved[list(wanted)].rename(columns=wanted)


def _periods(found: Uncertainty, by: str, names: tuple[str, ...], now: Ints, why: np.ndarray) -> pd.DataFrame:
    table = found.index.table
    rows = table[[*names, "n", "konversi", "mutu", "ranked"]].join(found.table[["low", "high"]])
    family = pd.factorize(table[by].to_numpy()[now])[0].astype(np.int64)
    changes = _moved(found, now, now - 1, family).set_axis(now)
    changes.insert(0, "since", table[by].to_numpy()[now - 1])
    found_rows = rows.join(changes).assign(why=why)
    return found_rows.assign(
        since=found_rows["since"].astype(object).where(found_rows["since"].notna(), None),
        clear=found_rows["clear"].eq(True),
    )


def _unsur(found: Uncertainty, by: str, names: tuple[str, ...], now: Ints) -> pd.DataFrame:
    nrr = found.index.nrr.to_numpy()
    size = nrr.shape[1]
    before = now - 1
    place = (now[:, None] * size + np.arange(size)).ravel()
    changes = _moved_unsur(found, now, before).set_axis(place)
    changes.insert(0, "since", np.repeat(found.index.table[by].to_numpy()[before], size))
    groups = found.index.table[list(names)]
    rows = groups.loc[groups.index.repeat(size)].reset_index(drop=True)
    rows = rows.assign(
        code=np.tile(list(found.index.nrr.columns), len(groups)),
        nrr=nrr.ravel(),
        low=found.nrr_low.to_numpy().ravel(),
        high=found.nrr_high.to_numpy().ravel(),
    ).join(changes)
    return rows.assign(
        since=rows["since"].astype(object).where(rows["since"].notna(), None), clear=rows["clear"].eq(True)
    )


def _moved_unsur(found: Uncertainty, now: Ints, before: Ints) -> pd.DataFrame:
    """The change of every NRR between pairs of rows, rows x unsur in one column: change to p_holm and clear."""
    nrr, se = found.index.nrr.to_numpy(), found.nrr_se.to_numpy()
    df = found.nrr_df.to_numpy()
    moved = difference(
        nrr[now].ravel(),
        nrr[before].ravel(),
        (se[now].ravel(), se[before].ravel()),
        (df[now].ravel(), df[before].ravel()),
        found.level,
        found.worst_case,
    )
    p = moved["p"].to_numpy().reshape(-1, nrr.shape[1])
    adjusted = np.array([holm(row) for row in p]).reshape(p.shape).ravel()
    changes = _named(moved).drop(columns="p").assign(p_holm=np.nan if found.worst_case else adjusted)
    return changes.assign(clear=adjusted < 1 - found.level)


def _unsur_overall(found: Uncertainty, by: str, within: str | None, ends: Ints) -> pd.DataFrame:
    """The first to the last period of every unsur: a row each (for each value of ``within``)."""
    codes = list(found.index.nrr.columns)
    rows = _overall(found, by, within, ends)[[*([within] if within else []), "first", "last"]]
    rows = rows.loc[rows.index.repeat(len(codes))].reset_index(drop=True)
    return rows.assign(code=np.tile(codes, len(ends))).join(_moved_unsur(found, ends[:, 1], ends[:, 0]))


def _overall(found: Uncertainty, by: str, within: str | None, ends: Ints) -> pd.DataFrame:
    first, last = ends.T
    names = found.index.table[by].to_numpy()
    rows = pd.DataFrame({"first": names[first], "last": names[last]}).join(
        _moved(found, last, first, np.zeros(len(ends), dtype=np.int64))
    )
    if within is not None:
        rows.insert(0, within, found.index.table[within].to_numpy()[first])
    return rows
