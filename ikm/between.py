"""Two whole selections side by side: two units, two periods, women and men, two filters, two files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Bools, Ints
from ikm.differences import difference, holm, interval
from ikm.errors import IkmError
from ikm.pedoman import Pedoman
from ikm.soundness import sound
from ikm.strata import of_respondents
from ikm.survey import Floats, Recap, Survey
from ikm.tally import Data, tally
from ikm.uncertainty import LEVEL, Uncertainty, uncertainty


@dataclass(frozen=True, eq=False)
class Between:
    """Two selections and how they differ, always first minus second.

    ``first``, ``second``: the overall index of each and its uncertainty. ``overlap``: how many respondents are in
    both (rows of a recap). ``konversi``: ``difference`` in points, ``se``, ``df``, ``low``, ``high``, ``p``, ``clear``
    (whether the interval leaves out 0; None where there is none). ``unsur``: a row each, the largest difference
    first: ``code``, ``first``, ``second`` (NRR), ``difference``, ``se``, ``df``, ``low``, ``high``, ``p_holm``
    (adjusted over the unsur), ``clear`` (p_holm below 1 - level; None where there is no interval). ``people``: who
    answered:
    ``attribute``, ``value`` (None: not filled in), ``n_first``, ``share_first``, ``n_second``, ``share_second``; counts
    as they are, small groups too. For a recap the intervals are the worst case, p is NaN, and a difference is
    clear only if it is in the worst case.
    """

    first: Uncertainty
    second: Uncertainty
    overlap: int
    konversi: pd.Series
    unsur: pd.DataFrame
    people: pd.DataFrame

    @property
    def worst_case(self) -> bool:
        """Whether one of the two is a recap."""
        return self.first.worst_case or self.second.worst_case


def between(
    first: Data,
    second: Data,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
    level: float = LEVEL,
) -> Between:
    """Compare two selections, of one file or of two with the same questionnaire.

    Where the two share no stratum (two units, two periods, two files), they are independent: Welch's t of their
    standard errors. Else, as in a unit against the whole or women against men, the two figures move together. By the
    linearisation in ``uncertainty`` the error of a figure is the sum of z_i over its respondents, so that of the
    difference A - B is the sum over everyone in the file of

        u_i = [i in A] z_i^A - [i in B] z_i^B,

    and its variance that of a sum over one sample, Var = sum over strata h of n_h / (n_h - 1) sum (u_i - mean u_h)^2,
    with the strata of ``ikm.strata``. (R's survey: svyratio over two domains and svycontrast.) The degrees of freedom
    are the smaller ones of the two. Of two recaps with rows in common nothing is known but that se <= se_A + se_B.

    Raises IkmError when the two answer different questionnaires.

    >>> import ikm
    >>> survey = ikm.sample("bandar-lampung-responden")
    >>> found = between(survey.where(unit="Kedaton"), survey.where(unit="Sukabumi"))
    >>> found.overlap, bool(found.konversi.clear), len(found.unsur)
    (0, True, 14)
    """
    _same_questionnaire(first.pedoman, second.pedoman)
    found = [uncertainty(data, pedoman=pedoman, bobot=bobot, level=level) for data in (first, second)]
    kept = [sound(data)[0] for data in (first, second)]
    both = _in_both(*kept)
    alone = both is None or (not both.any() and _no_stratum_in_both(*kept))
    konversi, unsur = _apart(found, level) if alone else _together(kept, found, level)
    worst = any(one.worst_case for one in found)
    total = (
        konversi.assign(clear=_clear((konversi["low"] > 0) | (konversi["high"] < 0), konversi["low"])).iloc[0].copy()
    )
    adjusted = holm(unsur["p"].to_numpy())
    nrr = [one.index.nrr.iloc[0].to_numpy() for one in found]
    rows = pd.DataFrame({"code": list(found[0].index.nrr.columns), "first": nrr[0], "second": nrr[1]}).join(
        unsur.drop(columns="p").assign(
            p_holm=np.nan if worst else adjusted, clear=_clear(pd.Series(adjusted < 1 - level), unsur["low"])
        )
    )
    rows = rows.sort_values("difference", key=lambda size: -size.abs(), kind="stable", ignore_index=True)
    if worst:
        total["p"] = np.nan
    return Between(found[0], found[1], 0 if both is None else int(both.sum()), total, rows, _people(*kept))


def _clear(found: pd.Series, low: pd.Series) -> pd.Series:
    """Whether a difference is clear; None where there is no interval, so that nobody takes it for no difference."""
    return pd.Series([None if a != a else bool(c) for c, a in zip(found, low, strict=True)], dtype=object)


def _same_questionnaire(first: Pedoman, second: Pedoman) -> None:
    if first.code != second.code:
        raise IkmError(
            "{first} and {second} ask different questions, so their figures cannot be set side by side.",
            first=first.name,
            second=second.name,
        )
    if first.order != second.order:
        raise IkmError(
            "The two files have {codes} in different orders. Choose the same order for both on the page Data.",
            codes=", ".join(first.swapped),
        )


def _in_both(first: Data, second: Data) -> Bools | None:
    """Which respondents of one file (rows of a recap) are in both selections; None where the two are not of one."""
    if isinstance(first, Survey) and isinstance(second, Survey):
        one_file = first.cube is second.cube or (
            _same_bytes(first, second)
            and np.array_equal(first.sheet, second.sheet)
            and np.array_equal(first.cube.member, second.cube.member)
        )
        return _members(first) & _members(second) if one_file else None
    if isinstance(first, Recap) and isinstance(second, Recap):
        one_file = first.everyone is second.everyone or (
            _same_bytes(first, second) and first.everyone.equals(second.everyone)
        )
        shared = first.rows & second.rows
        return shared if one_file and shared.any() else None
    return None


def _no_stratum_in_both(first: Data, second: Data) -> bool:
    """Whether no stratum has respondents in both: then the two are independent."""
    if not isinstance(first, Survey) or not isinstance(second, Survey):
        return True
    stratum = of_respondents(first)
    return not np.intersect1d(stratum[_members(first)], stratum[_members(second)]).size


def _same_bytes(first: Data, second: Data) -> bool:
    """Whether the two were read from the same bytes, if only by two readings."""
    return first.source.sha256 == second.source.sha256 != ""


def _members(survey: Survey) -> Bools:
    """Which respondents of the file are in view."""
    view = survey.view
    return np.ones(len(survey.cube.member), dtype=bool) if view is None else view[survey.cube.member]


def _apart(found: list[Uncertainty], level: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The differences of two selections that have nobody in common: konversi (one row), and the unsur."""
    worst = any(one.worst_case for one in found)
    konversi = [one.index.table["konversi"].to_numpy() for one in found]
    se, df = ([one.table[name].to_numpy(dtype=float) for one in found] for name in ("se", "df"))
    total = difference(konversi[0], konversi[1], (se[0], se[1]), (df[0], df[1]), level, worst)
    nrr, nrr_se = ([frame.iloc[0].to_numpy() for frame in frames] for frames in _nrr(found))
    each = [one.nrr_df.iloc[0].to_numpy() for one in found]
    unsur = difference(nrr[0], nrr[1], (nrr_se[0], nrr_se[1]), (each[0], each[1]), level, worst)
    return total, unsur


def _together(kept: list[Data], found: list[Uncertainty], level: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The differences of two selections of one file that share respondents, or strata they were drawn from."""
    nrr, nrr_se = ([frame.iloc[0].to_numpy() for frame in frames] for frames in _nrr(found))
    konversi = [one.index.table["konversi"].iloc[0] for one in found]
    df = min(float(one.table["df"].iloc[0]) for one in found)
    first, second = kept
    if isinstance(first, Survey) and isinstance(second, Survey):
        se, unsur_se = _linearised(first, second, found)
    else:
        se, unsur_se = sum(float(one.table["se"].iloc[0]) for one in found), nrr_se[0] + nrr_se[1]
    ranked = all(one.index.table["ranked"].iloc[0] for one in found)
    total = interval(np.array([konversi[0] - konversi[1]]), np.array([se if ranked else np.nan]), np.array([df]), level)
    unsur_se = unsur_se if ranked else np.full(len(unsur_se), np.nan)
    each = np.minimum(*(one.nrr_df.iloc[0].to_numpy() for one in found))
    return total, interval(nrr[0] - nrr[1], unsur_se, each, level)


def _nrr(found: list[Uncertainty]) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    return [one.index.nrr for one in found], [one.nrr_se for one in found]


def _linearised(first: Survey, second: Survey, found: list[Uncertainty]) -> tuple[float, Floats]:
    """The standard error of the difference of konversi, and of each NRR, over all respondents of the file."""
    inside = [_members(first), _members(second)]
    value = np.array([0.0, *first.levels, 0.0])
    counts = np.array([0.0, *(1.0 for _ in first.levels), 0.0])
    stratum = of_respondents(first)
    variance, total = [], np.zeros(len(stratum))
    for j, column in enumerate(first.sheet.T):
        error = np.zeros(len(column))
        for sign, members, one in zip((1, -1), inside, found, strict=True):
            nrr, answered = one.index.nrr.iloc[0, j], one.index.answered.iloc[0, j]
            error += sign * members * ((value - nrr) * counts / answered)[column]
        variance.append(_variance(error, stratum))
        total += error
    figures = found[0].index
    se = figures.weight * figures.questionnaire.base * float(np.sqrt(_variance(total, stratum)))
    known = np.array([~np.isnan(one.nrr_se.iloc[0].to_numpy()) for one in found]).all(axis=0)
    sure = all(one.table["se"].notna().iloc[0] for one in found)
    return se if sure else np.nan, np.where(known, np.sqrt(np.array(variance)), np.nan)


def _variance(error: Floats, stratum: Ints) -> float:
    """Sum over strata of n / (n - 1) sum (u - mean u)^2; a stratum of one is centred at 0, the mean of all."""
    n, first, second = (np.bincount(stratum, weights=part) for part in (np.ones(len(error)), error, error**2))
    n, first, second = n[n > 0], first[n > 0], second[n > 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        within = np.where(n > 1, n / (n - 1) * np.maximum(second - first**2 / n, 0), second)
    return float(within.sum())


def _people(first: Data, second: Data) -> pd.DataFrame:
    """Who answered in each: a row for each value of each attribute that both have."""
    rows = []
    for attribute in [name for name in first.attributes if name in second.attributes]:
        sides = []
        for side, data in (("first", first), ("second", second)):
            counted = tally(data, (attribute,))
            n = counted.n if counted.counted else np.full(len(counted.n), np.nan)
            values = [None if pd.isna(value) else value for value in counted.groups[attribute]]
            found = pd.DataFrame({f"n_{side}": n, f"share_{side}": n / n.sum()}, index=pd.Index(values, dtype=object))
            sides.append(found)
        order = [c for d in (first, second) for c in d.profiles[attribute].cat.categories]
        there = {*sides[0].index, *sides[1].index}
        values = [value for value in dict.fromkeys([*order, None]) if value in there]
        both = pd.concat([side.reindex(pd.Index(values, dtype=object)) for side in sides], axis=1)
        both = both.reset_index(drop=True)
        both.insert(0, "value", pd.Series(values, dtype=object))
        both.insert(0, "attribute", attribute)
        rows.append(both)
    columns = ["attribute", "value", "n_first", "share_first", "n_second", "share_second"]
    if not rows:
        return pd.DataFrame(columns=columns)
    people = pd.concat(rows, ignore_index=True)[columns]
    for side, data in (("first", first), ("second", second)):
        if data.n is not None:  # who is not there is known to be nobody
            people[[f"n_{side}", f"share_{side}"]] = people[[f"n_{side}", f"share_{side}"]].fillna(0.0)
    return people
