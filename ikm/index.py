"""Tally + pedoman -> the index: NRR, IKM, konversi, mutu, kinerja and the lowest unsur."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.pedoman import Pedoman, Unsur, load
from ikm.soundness import sound
from ikm.survey import Floats, Recap
from ikm.tally import Data, Tally, tally

TIE = 1e-9
"""NRR nearer to each other than this are the same; binary arithmetic errs by 1e-15 at most."""


@dataclass(frozen=True, eq=False)
class Index:
    """The index per group.

    ``table`` has one row per group: the grouping attributes, then ``n`` (respondents; NaN if unknown),
    ``ikm`` (1-4), ``konversi`` (25-100), ``mutu``, ``kinerja``, ``lowest`` (codes of the lowest unsur,
    all ties), ``ranked`` and ``reason`` (why not: "nobody" answered, "outside-scale", an unsur "unanswered";
    "" if ranked). Full
    precision; a figure that cannot be computed is NaN, a class that cannot be claimed is None.
    ``nrr``, ``answered`` and ``outside`` are frames of groups x unsur.
    ``left_out`` names the units that are not part of these figures because their data break the scale;
    ``noun`` is what the file calls its units; ``points`` the scale its answers were converted from (None: not).
    """

    by: tuple[str, ...]
    pedoman: Pedoman
    questionnaire: Pedoman
    bobot: str
    table: pd.DataFrame
    nrr: pd.DataFrame
    answered: pd.DataFrame
    outside: pd.DataFrame
    left_out: tuple[str, ...]
    noun: str = "unit"
    points: int | None = None

    @property
    def unsur(self) -> tuple[Unsur, ...]:
        """The unsur of the questionnaire, in order."""
        return self.questionnaire.unsur

    @property
    def weight(self) -> float:
        """The weight of one unsur."""
        return float(self.questionnaire.weight(self.bobot))

    @property
    def weighted(self) -> pd.DataFrame:
        """NRR tertimbang = NRR x weight, groups x unsur."""
        return self.nrr * self.weight

    @property
    def ranking(self) -> pd.DataFrame:
        """The ranked rows of ``table``, best first, with ``rank`` (ties share the better rank)."""
        ranked = self.table[self.table["ranked"]].copy()
        ranked["rank"] = ranked["konversi"].round(9).rank(method="min", ascending=False).astype(int)
        return ranked.sort_values("konversi", ascending=False, kind="stable")

    def only(self, keep: Bools) -> Index:
        """The index of the groups for which ``keep`` is true."""
        table, nrr, answered, outside = (
            frame[keep].reset_index(drop=True) for frame in (self.table, self.nrr, self.answered, self.outside)
        )
        return replace(self, table=table, nrr=nrr, answered=answered, outside=outside)

    def mutu_of(self, nrr: float) -> str | None:
        """The class of an NRR: NRR x 25 against the same bounds; None where it lies outside the scale."""
        scale = self.questionnaire
        if np.isnan(nrr) or not scale.lowest <= nrr <= scale.highest:
            return None
        return self.pedoman.classify(nrr * scale.base).mutu

    def judged(self, group: Any = 0) -> bool:
        """Whether the data of a group (its label in ``table``) lie on the scale."""
        return bool(self.table.at[group, "reason"] != "outside-scale")

    def grade(self, group: Any, code: str) -> str | None:
        """The class of one unsur of a group; None where the group's data break the scale, or nobody answered.

        An NRR that lies on the scale tells nothing where others of its group do not: all may be on another one.

        >>> import ikm
        >>> by_unit = ikm.index(ikm.sample("bandar-lampung-rekap"), "unit")
        >>> at = {unit: label for label, unit in by_unit.table["unit"].items()}
        >>> by_unit.grade(at["Sukabumi"], "U1"), by_unit.grade(at["Tanjung Senang"], "U1")
        ('C', None)
        """
        nrr: Any = self.nrr.at[group, code]
        return self.mutu_of(float(nrr)) if self.judged(group) else None


def index(
    data: Data,
    by: str | Iterable[str] | None = None,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
) -> Index:
    """The index of every group.

    NRR_j = total_j / answered_j (blanks do not count); IKM = sum_j weight x NRR_j; konversi = IKM x 25;
    mutu from konversi rounded half up to two decimals. ``pedoman`` (or its code) gives the class bounds
    (default: that of the questionnaire); the weight always belongs to the questionnaire's number of unsur.

    A unit whose answers break the scale is shown in a table by unit but not ranked, and every figure
    that would mix it with other units leaves it out and names it in ``left_out``.

    Sources: KEP/25/M.PAN/2/2004 and Permenpan RB 14/2017; see docs/method.md.
    Raises UnknownChoiceError for an unknown attribute or weight.

    >>> import ikm
    >>> overall = ikm.index(ikm.sample("bandar-lampung-rekap")).table.iloc[0]
    >>> f"{overall.konversi:.2f} {overall.mutu}"  # without Tanjung Senang, whose means are above 4
    '66.58 B'
    """
    return of_sound(data, by, pedoman, bobot)[0]


def of_sound(
    data: Data, by: str | Iterable[str] | None, pedoman: Pedoman | str | None, bobot: str
) -> tuple[Index, Data]:
    """The index as ``index`` gives it, and the data it rests on: without what breaks the scale."""
    names = (by,) if isinstance(by, str) else tuple(by or ())
    bounds = load(pedoman) if isinstance(pedoman, str) else pedoman
    kept, breaks, left_out = sound(data, names)
    figures = of_tally(tally(kept, names), data.pedoman, names, bounds, bobot, left_out, breaks)
    return replace(figures, noun=data.source.noun, points=data.source.points), kept


def of_tally(
    counted: Tally,
    questionnaire: Pedoman,
    by: tuple[str, ...] = (),
    pedoman: Pedoman | None = None,
    bobot: str = "exact",
    left_out: tuple[str, ...] = (),
    breaks: Bools | None = None,
) -> Index:
    """The index of a tally: the arithmetic of ``index``, for whoever has counted by other means.

    ``breaks`` tells which groups are not ranked because their data break the scale (default: none).
    """
    bounds = pedoman or questionnaire
    codes = list(questionnaire.codes)
    with np.errstate(invalid="ignore", divide="ignore"):
        nrr = counted.total / counted.answered
    weight = questionnaire.weight(bobot)
    ikm = nrr.sum(axis=1) * weight.numerator / weight.denominator
    konversi = ikm * questionnaire.base
    broken = np.zeros(len(counted.groups), dtype=bool) if breaks is None else breaks
    nobody = counted.answered.sum(axis=1) + counted.outside.sum(axis=1) == 0
    reason = np.select([nobody, broken, np.isnan(ikm)], ["nobody", "outside-scale", "unanswered"], "")
    classes = [bounds.classify(float(x)) if why == "" else None for x, why in zip(konversi, reason, strict=True)]
    table = counted.groups.assign(
        n=counted.n if counted.counted else np.nan,
        ikm=ikm,
        konversi=konversi,
        mutu=pd.Series([c and c.mutu for c in classes], dtype=object),
        kinerja=pd.Series([c and c.kinerja for c in classes], dtype=object),
        lowest=pd.Series([lowest(row, codes) for row in nrr], dtype=object),
        ranked=reason == "",
        reason=reason,
    )
    answered = counted.answered if counted.counted else np.full_like(nrr, np.nan)
    return Index(
        by,
        bounds,
        questionnaire,
        bobot,
        table,
        nrr=pd.DataFrame(nrr, columns=codes),
        answered=pd.DataFrame(answered, columns=codes),
        outside=pd.DataFrame(counted.outside, columns=codes),
        left_out=left_out,
    )


def lowest(nrr: Floats, codes: list[str]) -> tuple[str, ...]:
    """The codes of the lowest unsur, all ties on the unrounded means.

    >>> import numpy as np
    >>> lowest(np.array([2.5, 2.312, 2.312]), ["U1", "U2", "U3"])
    ('U2', 'U3')
    """
    if np.isnan(nrr).all():
        return ()
    low = np.nanmin(nrr) + TIE
    return tuple(code for code, value in zip(codes, nrr, strict=True) if value <= low)


def weighs_units_alike(data: Data) -> bool:
    """Whether overall figures are plain means of units, because a recap does not tell every n."""
    return isinstance(data, Recap) and not data.weighted
