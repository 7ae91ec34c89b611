"""How the answers fall: counts, mean, median, mode and standard deviation of every unsur and every question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.cube import Ints, group_sum
from ikm.soundness import sound
from ikm.survey import Floats, Survey
from ikm.tally import grouping, tally


@dataclass(frozen=True, eq=False)
class Description:
    """The answers to every unsur, per group.

    ``table``: a row for each group x unsur, groups in order: the grouping attributes, ``code``, ``n`` (answers on the
    scale), ``blank``, ``outside``, ``mean``, ``median``, ``mode`` (a tuple: all that are most frequent), ``sd``.
    ``counts``: rows of ``table`` x levels, how many gave each of the ``levels``. ``left_out``: units that are no part
    of it because their data break the scale. Where a group has no answer, the figures are NaN and ``mode`` is ().
    """

    by: tuple[str, ...]
    table: pd.DataFrame
    counts: Floats
    levels: tuple[float, ...]
    left_out: tuple[str, ...]

    @property
    def shares(self) -> Floats:
        """The counts as shares (0-1) of the answers on the scale; NaN where there are none."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.counts / self.table["n"].to_numpy(dtype=float)[:, None])

    def on(self, points: Iterable[int]) -> Floats:
        """The counts on whole points, rows x points: each level at the nearest, halves upwards."""
        nearest = np.floor(np.array(self.levels) + 0.5)
        return np.stack([self.counts[:, nearest == point].sum(axis=1) for point in points], axis=1)


def describe(survey: Survey, by: str | Iterable[str] | None = None) -> Description:
    """Describe the answers to each unsur, of all in view or of every group.

    With c_l answers of the value l: n = sum c_l, mean = sum c_l l / n (the NRR), sd = sqrt(sum c_l (l - mean)^2 /
    (n - 1)), and the median is the middle of the sorted answers, the mean of the two middle ones where n is even.
    Blank answers and those outside the scale count for none of them; both are counted beside. ``blank`` counts
    respondents; ``outside`` also the answers of rows that hold nothing else. As in ``ikm.index``, a unit that breaks
    the scale is part of nothing but its own row.

    Raises UnknownChoiceError for an attribute that the survey does not have.

    >>> import ikm
    >>> row = describe(ikm.sample("kpp-jatim-responden")).table.iloc[12]
    >>> row.code, int(row.n), int(row.blank), f"{row['mean']:.4f}"  # U13: 126 of 150 answered, 392 in all
    ('U13', 126, 24, '3.1111')
    """
    names = (by,) if isinstance(by, str) else tuple(by or ())
    kept, _, left_out = sound(survey, names)
    assert isinstance(kept, Survey)  # noqa: S101  # sound gives back what it is given
    counted = tally(kept, names)
    spread = np.asarray(counted.spread, dtype=float)
    groups, unsur, levels = spread.shape
    rows = counted.groups.loc[np.repeat(np.arange(groups), unsur)].reset_index(drop=True)
    counts = spread.reshape(groups * unsur, levels)
    table = rows.assign(
        code=list(kept.pedoman.codes) * groups,
        n=counts.sum(axis=1).astype(np.int64),
        blank=_blank(kept, names, groups).reshape(-1),
        outside=counted.outside.reshape(-1).astype(np.int64),
        **_figures(counts, np.array(survey.levels)),
    )
    return Description(names, table, counts, survey.levels, left_out)


def questions(survey: Survey) -> Description | None:
    """The same of the single questions, on the scale they were answered on; None where each unsur has one question.

    Units that break the scale are left out here as well. ``table`` has ``question`` (its header) before ``code``; the
    levels are 1, 2, ... up to the highest answer.
    """
    kept, _, left_out = sound(survey)
    assert isinstance(kept, Survey)  # noqa: S101  # sound gives back what it is given
    items = kept.items
    if items is None:
        return None
    given = items.answers if kept.view is None else items.answers[kept.view[kept.cube.member]]
    counted = np.stack([np.bincount(column, minlength=items.highest + 2) for column in given.T])
    counts = counted[:, 1:-1].astype(float)
    levels = tuple(float(point) for point in range(1, items.highest + 1))
    table = pd.DataFrame(
        {
            "question": list(items.names),
            "code": list(items.unsur),
            "n": counts.sum(axis=1).astype(np.int64),
            "blank": counted[:, 0],
            "outside": counted[:, -1],
            **_figures(counts, np.array(levels)),
        }
    )
    return Description((), table, counts, levels, left_out)


def _blank(survey: Survey, by: tuple[str, ...], groups: int) -> Ints:
    """How many respondents of each group left each unsur blank: groups x unsur.

    The cube also counts the rows without any answer on the scale, which are no respondents; only where there are any
    the respondents are looked at one by one.
    """
    view = slice(None) if survey.view is None else survey.view
    number = grouping(survey.profiles, by)[1]
    counts = survey.cube.counts[view]
    if int(counts[:, :1, :].sum(dtype=np.int64)) == int(survey.cube.n[view].sum()):
        return np.asarray(group_sum(counts[:, :, 0], number, groups), dtype=np.int64)
    of_profile = np.full(len(survey.cube.profiles), -1)
    of_profile[view] = number
    group = of_profile[survey.cube.member]
    seen = group >= 0
    blank = survey.sheet[seen] == 0
    return np.stack([np.bincount(group[seen], weights=column, minlength=groups) for column in blank.T], axis=1).astype(
        np.int64
    )


def _figures(counts: Floats, levels: Floats) -> dict[str, Floats | pd.Series]:
    """Mean, median, mode and standard deviation of rows x levels counts."""
    n = counts.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = counts @ levels / n
        squares = (counts * (levels - mean[:, None]) ** 2).sum(axis=1)
        sd = np.where(n > 1, np.sqrt(squares / (n - 1)), np.nan)
    up_to = counts.cumsum(axis=1)
    low, high = (levels[np.minimum((up_to < place[:, None]).sum(axis=1), len(levels) - 1)] for place in _middle(n))
    most = counts.max(axis=1)
    mode = [tuple(levels[row == top].tolist()) if top else () for row, top in zip(counts, most, strict=True)]
    median = np.where(n > 0, (low + high) / 2, np.nan)
    return {"mean": mean, "median": median, "mode": pd.Series(mode, dtype=object), "sd": sd}


def _middle(n: Floats) -> tuple[Floats, Floats]:
    """The places of the two middle ones of n sorted answers; the same where n is odd."""
    return np.floor((n + 1) / 2), np.ceil((n + 1) / 2)
