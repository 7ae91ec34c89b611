"""Simple ways to a class beside the least one: only the lowest unsur, or one answer that becomes the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm.index import TIE, Index
from ikm.survey import Floats
from ikm.tally import Tally, position
from ikm.target import Target, goal_of, konversi, nrr_of, rooms, target

FEW = 3
"""So many of the lowest unsur are tried at most."""


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Simple ways beside the least one.

    ``lowest``: with only the lowest one, two, three unsur that can move (see ``alternatives``), their codes
    with what it takes; ``answers``: one row per unsur and step of answers: ``code``, ``from_level``,
    ``to_level``, ``people`` (how many gave that answer), ``konversi``, ``gain`` (points of konversi),
    ``mutu``, ``reaches`` (the class aimed at), ``allowed`` (False: the unsur is fixed, or would pass its limit).
    Without rows where it is not known how the answers fall.
    """

    lowest: tuple[tuple[tuple[str, ...], Target], ...]
    answers: pd.DataFrame


def alternatives(
    figures: Index,
    group: object,
    mutu: str,
    *,
    counted: Tally | None = None,
    limits: Mapping[str, float] | None = None,
    fixed: Collection[str] = (),
) -> Alternatives:
    """The simplest ways to the class: only the lowest one, two, three unsur; or one answer becoming the next.

    The lowest are those of the unsur that can rise; of unsur that tie, the first in the questionnaire's
    order. They rise evenly, as little as needed, as in ``target``; where that is not enough, the target is
    not reachable and ``highest`` says how far it gets. ``counted``: the tally that ``figures`` were made of
    (``simulation.Basis.shown``). Where it knows how the answers fall on the scale's own points, everyone who
    gave one of the two lowest answers gives the next better:
    konversi' = konversi + people x 1 / answered x weight x 25.

    Raises as ``target`` does.
    """
    nrr = nrr_of(figures, group)
    most = rooms(figures, nrr, limits or {}, fixed)
    codes = list(figures.nrr.columns)
    order = [int(j) for j in np.argsort(nrr.round(9), kind="stable") if most[j] > 0]
    lowest = []
    for count in range(1, min(FEW, len(order)) + 1):
        some = tuple(codes[j] for j in sorted(order[:count]))
        others = {code for code in codes if code not in some}
        lowest.append((some, target(figures, group, mutu, limits=limits, fixed=others)))
    return Alternatives(tuple(lowest), _answers(figures, group, mutu, counted, most))


def _answers(figures: Index, group: object, mutu: str, counted: Tally | None, most: Floats) -> pd.DataFrame:
    """What it brings when everyone who gave one of the two lowest answers gives the next better."""
    scale, goal, nrr = figures.questionnaire, goal_of(figures, mutu), nrr_of(figures, group)
    start, rows = konversi(figures, nrr), []
    whole = tuple(range(scale.lowest, scale.highest + 1))
    if counted is not None and counted.spread is not None and counted.levels == whole:
        at = position(counted.groups, group)
        for j, code in enumerate(figures.nrr.columns):
            for step in (1, 0):
                people = counted.spread[at, j, step]
                after = nrr.copy()
                after[j] += people / counted.answered[at, j]
                to = konversi(figures, after)
                reached = figures.pedoman.classify(to)
                rows.append(
                    {
                        "code": code,
                        "from_level": whole[step],
                        "to_level": whole[step + 1],
                        "people": people,
                        "konversi": to,
                        "gain": to - start,
                        "mutu": reached.mutu,
                        "reaches": reached.lower >= goal.lower,
                        "allowed": bool(after[j] - nrr[j] <= most[j] + TIE),
                    }
                )
    columns = ["code", "from_level", "to_level", "people", "konversi", "gain", "mutu", "reaches", "allowed"]
    return pd.DataFrame(rows, columns=columns)
