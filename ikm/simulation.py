"""What if: move the NRR of unsur, or the answers of respondents, and see what the index becomes.

Everything works on a tally that was counted once (``basis``), so a move costs the same whatever the number
of respondents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ikm.cube import Bools
from ikm.errors import IkmError
from ikm.index import Index, of_tally
from ikm.moves import Changes, Groups, answers_moved, chosen, moved, name_of
from ikm.pedoman import Pedoman, load
from ikm.soundness import sound
from ikm.survey import Floats
from ikm.tally import Data, Tally, grouping, position, tally


@dataclass(frozen=True, eq=False)
class Basis:
    """What a simulation starts from, counted once.

    ``shown``: the tally by group; ``breaks``: which groups break the scale; ``pooled``: the tally of the
    overall figure, one row; ``part``: groups x unsur, the share of a group's answers that is in ``pooled``
    (1, or 0 for a group that breaks the scale; in between where a recap gives a group several rows and
    only some break it); ``before``, ``before_overall``: the index as it is.
    """

    shown: Tally
    breaks: Bools
    pooled: Tally
    part: Floats
    before: Index
    before_overall: Index


@dataclass(frozen=True, eq=False)
class Simulation:
    """The index per group and overall, before and after a move: same groups, same order."""

    before: Index
    after: Index
    before_overall: Index
    after_overall: Index

    @property
    def table(self) -> pd.DataFrame:
        """One row per group: the grouping attributes, then konversi, mutu and rank before and after, and the rise.

        Columns ``konversi_before``, ``konversi_after``, ``rise`` (points of konversi), ``mutu_before``,
        ``mutu_after``, ``rank_before``, ``rank_after`` (Int64; NA where not ranked).
        """
        old, new = self.before.table, self.after.table
        columns = {name: old[name] for name in self.before.by} | {
            "konversi_before": old["konversi"],
            "konversi_after": new["konversi"],
            "rise": new["konversi"] - old["konversi"],
            "mutu_before": old["mutu"],
            "mutu_after": new["mutu"],
            "rank_before": self.before.ranking["rank"].reindex(old.index).astype("Int64"),
            "rank_after": self.after.ranking["rank"].reindex(old.index).astype("Int64"),
        }
        return pd.DataFrame(columns)


def basis(
    data: Data,
    by: str | Iterable[str] | None = None,
    *,
    pedoman: Pedoman | str | None = None,
    bobot: str = "exact",
) -> Basis:
    """Count ``data`` once, for any number of moves; arguments as in ``index``.

    ``before`` is ``index(data, by)`` and ``before_overall`` is ``index(data)``, bit for bit.
    Raises UnknownChoiceError for an unknown attribute or weight.
    """
    names = (by,) if isinstance(by, str) else tuple(by or ())
    bounds = load(pedoman) if isinstance(pedoman, str) else pedoman
    kept, breaks, left_out = sound(data, names)
    whole, whole_breaks, whole_left_out = sound(data)
    shown, pooled = tally(kept, names), tally(whole)
    if whole.profiles.index.equals(kept.profiles.index):
        part = np.ones_like(shown.answered)
    else:  # every profile of the overall figure is one of those shown, in a group of its own number
        number = pd.Series(grouping(kept.profiles, names)[1], index=kept.profiles.index)
        rows = number[whole.profiles.index].groupby(grouping(whole.profiles, names)[1]).first()
        counted = np.zeros_like(shown.answered)
        counted[rows] = tally(whole, names).answered
        part = np.divide(counted, shown.answered, out=np.zeros_like(counted), where=shown.answered > 0)
    scale = data.pedoman
    before = of_tally(shown, scale, names, bounds, bobot, left_out, breaks)
    overall = of_tally(pooled, scale, (), bounds, bobot, whole_left_out, whole_breaks)
    noun, points = data.source.noun, data.source.points
    return Basis(
        shown,
        breaks,
        pooled,
        part,
        replace(before, noun=noun, points=points),
        replace(overall, noun=noun, points=points),
    )


def simulate(start: Basis, changes: Changes, groups: Groups = None) -> Simulation:
    """The index after NRR of unsur have moved by ``changes`` in ``groups`` (None: all that keep to the scale).

    A group's answers that count overall move the city's total as much as its own, so the city figure follows
    from the same tally. Where nothing changes, ``after`` is ``before`` bit for bit. A group that breaks the
    scale stays as it is. Raises IkmError as ``moved`` does, and for a named group that breaks the scale.

    >>> import ikm
    >>> start = basis(ikm.sample("bandar-lampung-rekap"), "unit")
    >>> after = simulate(start, {"U13": 0.56}, ["Sukabumi"])
    >>> row = after.table.set_index("unit").loc["Sukabumi"]
    >>> f"{row.konversi_before:.4f} {row.konversi_after:.4f}"  # 0.56 / 14 x 25 = 1 point more
    '46.9536 47.9536'
    """
    if groups is None and not isinstance(changes, Mapping) and np.ndim(changes) == 2:  # it names its groups itself
        groups = [int(row) for row in np.flatnonzero(np.any(np.asarray(changes) != 0, axis=1))]
    return _follow(start, moved(start.shown, start.before.questionnaire, changes, _movable(start, groups)))


def simulate_answers(
    start: Basis, code: str, from_level: float = 2, to_level: float = 3, groups: Groups = None
) -> Simulation:
    """The index after everyone in ``groups`` who gave ``from_level`` to an unsur gives ``to_level``.

    Raises IkmError as ``answers_moved`` does, and for a named group that breaks the scale.
    """
    scale = start.before.questionnaire
    return _follow(start, answers_moved(start.shown, scale, code, from_level, to_level, _movable(start, groups)))


def room(start: Basis, groups: Groups = None) -> pd.DataFrame:
    """How far each unsur can move in all of ``groups`` at once: a row per code, columns ``down`` (<= 0) and ``up``.

    The bounds of a slider: beyond them ``simulate`` refuses. NaN where nobody in the groups answered the unsur.
    """
    scale = start.before.questionnaire
    nrr = start.before.nrr[chosen(start.shown, _movable(start, groups))]
    return pd.DataFrame({"down": scale.lowest - nrr.min(), "up": scale.highest - nrr.max()})


def _follow(start: Basis, after: Tally) -> Simulation:
    """The figures of a moved tally: what moved in a group moves overall as far as the group counts there."""
    old, city = start.before, start.before_overall
    if after is start.shown:
        return Simulation(old, old, city, city)
    shift = (start.part * (after.total - start.shown.total)).sum(axis=0)
    pooled = replace(start.pooled, total=start.pooled.total + shift, spread=None)
    broken = (city.table["reason"] == "outside-scale").to_numpy()
    return Simulation(old, _again(old, after, start.breaks), city, _again(city, pooled, broken))


def _again(figures: Index, counted: Tally, breaks: Bools) -> Index:
    """The same index of another tally."""
    new = of_tally(counted, figures.questionnaire, figures.by, figures.pedoman, figures.bobot, figures.left_out, breaks)
    return replace(new, noun=figures.noun, points=figures.points)


def _movable(start: Basis, groups: Groups) -> list[int]:
    """The rows that a move is for: all that keep to the scale, or those named, which must."""
    if groups is None:
        return [int(i) for i in np.flatnonzero(~start.breaks)]
    rows = [position(start.shown.groups, group) for group in groups]
    for row in rows:
        if start.breaks[row]:
            raise IkmError(
                "{group} cannot be simulated: its figures lie outside the scale.", group=name_of(start.shown, row)
            )
    return rows
