"""Moves of a tally: NRR that rise or fall, and answers that become other answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.cube import Bools
from ikm.errors import IkmError, UnknownChoiceError
from ikm.index import TIE
from ikm.pedoman import Pedoman
from ikm.soundness import NAMELESS
from ikm.survey import Floats
from ikm.tally import Tally, position

Changes = Mapping[str, float] | npt.ArrayLike
"""By how much NRR rise (or fall, below 0): ``{code: rise}``, or an array that fits groups x unsur."""

Groups = Iterable[object] | None
"""Groups by their row or name, see ``tally.position``; None: all."""


def moved(counted: Tally, questionnaire: Pedoman, changes: Changes, groups: Groups = None) -> Tally:
    """The tally after the NRR of unsur have moved: total' = total + change x answered.

    ``changes`` in points of NRR (1-4). An unsur that a group did not answer stays unanswered there. How the
    answers fall is not known after a move, so ``spread`` is None, unless nothing changes at all: then the tally itself
    comes back. A result within 1e-9 of an end of the scale is that end.

    Raises UnknownChoiceError for an unknown unsur or group, and IkmError for a change that is no number, that
    nobody's answers can follow, or that would carry an NRR out of the scale: nothing is cut to fit.
    """
    rows = chosen(counted, groups)
    rise = _rises(counted, questionnaire, changes)
    rise[~rows] = 0.0
    answered = counted.answered > 0
    _refuse_unanswered(questionnaire, changes, answered[rows])
    moves = (rise != 0) & answered
    if not moves.any():
        return counted
    total = counted.total + np.where(moves, rise * counted.answered, 0.0)
    for end, beyond in ((questionnaire.lowest, np.less), (questionnaire.highest, np.greater)):
        bound = end * counted.answered
        near = moves & (np.abs(total - bound) <= TIE * counted.answered)
        total[near] = bound[near]
        _refuse_outside(counted, questionnaire, moves & beyond(total, bound))
    return replace(counted, total=total, spread=None)


def answers_moved(
    counted: Tally,
    questionnaire: Pedoman,
    code: str,
    from_level: float = 2,
    to_level: float = 3,
    groups: Groups = None,
) -> Tally:
    """The tally after everyone who gave ``from_level`` to an unsur gives ``to_level`` (2 to 3: kurang baik to baik).

    total' = total + number x (to - from); ``spread`` moves with it. Levels are matched by their exact value.
    Raises UnknownChoiceError for an unknown unsur, group or level, and IkmError for a recap, which does not
    tell how the answers fall.
    """
    if counted.spread is None:
        raise IkmError("A recap only has means: it does not tell how many gave which answer.")
    j = unsur_position(questionnaire, code)
    here, there = (_level(counted, level) for level in (from_level, to_level))
    number = np.where(chosen(counted, groups), counted.spread[:, j, here], 0.0)
    if here == there or not number.any():
        return counted
    spread, total = counted.spread.copy(), counted.total.copy()
    spread[:, j, here] -= number
    spread[:, j, there] += number
    total[:, j] += number * (counted.levels[there] - counted.levels[here])
    return replace(counted, total=total, spread=spread)


def unsur_position(questionnaire: Pedoman, code: str) -> int:
    """The place of an unsur in the questionnaire. Raises UnknownChoiceError for a code it does not have."""
    if code not in questionnaire.codes:
        raise UnknownChoiceError(
            "There is no unsur {code}. Choose one of: {choices}.", code=code, choices=", ".join(questionnaire.codes)
        )
    return questionnaire.codes.index(code)


def name_of(counted: Tally, row: int) -> str:
    """What a group is called in a sentence: its values; "" for the one group of an ungrouped tally."""
    return " · ".join(NAMELESS if pd.isna(value) else str(value) for value in counted.groups.iloc[row])


def chosen(counted: Tally, groups: Groups) -> Bools:
    """Which rows of a tally ``groups`` are. Raises UnknownChoiceError for one that is not there."""
    rows = np.full(len(counted.groups), groups is None)
    if groups is not None:
        rows[[position(counted.groups, group) for group in groups]] = True
    return rows


def _rises(counted: Tally, questionnaire: Pedoman, changes: Changes) -> Floats:
    """The changes as groups x unsur."""
    rise = np.zeros_like(counted.total)
    if isinstance(changes, Mapping):
        for code, change in changes.items():
            rise[:, unsur_position(questionnaire, code)] = change
    else:
        rise += np.asarray(changes, dtype=float)
    if not np.isfinite(rise).all():
        raise IkmError("A change of NRR must be a number.")
    return rise


def _refuse_unanswered(questionnaire: Pedoman, changes: Changes, answered: Bools) -> None:
    if isinstance(changes, Mapping):
        for code, change in changes.items():
            if change and not answered[:, unsur_position(questionnaire, code)].any():
                raise IkmError("Nobody here answered {code}, so it cannot be moved.", code=code)


def _refuse_outside(counted: Tally, questionnaire: Pedoman, outside: Bools) -> None:
    for row, j in np.argwhere(outside)[:1]:
        code, ends = questionnaire.codes[j], {"lowest": questionnaire.lowest, "highest": questionnaire.highest}
        if group := name_of(counted, int(row)):
            raise IkmError(
                "{code} of {group} would leave the scale {lowest}–{highest}. Choose a smaller change.",
                code=code,
                group=group,
                **ends,
            )
        raise IkmError("{code} would leave the scale {lowest}–{highest}. Choose a smaller change.", code=code, **ends)


def _level(counted: Tally, level: float) -> int:
    if level not in counted.levels:
        raise UnknownChoiceError(
            "This survey has no answer {level}. It has: {choices}.",
            level=f"{level:g}",
            choices=", ".join(f"{one:g}" for one in counted.levels),
        )
    return counted.levels.index(level)
