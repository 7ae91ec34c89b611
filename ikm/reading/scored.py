"""Answers to questions -> one value for each unsur and respondent: means of several questions, converted scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ikm.cube import LEVELS
from ikm.pedoman import Pedoman
from ikm.reading.respondents import Answered, Question, States
from ikm.reading.understanding import IPAK_ROLES, OF_IMPORTANCE
from ikm.survey import Items

Ints = npt.NDArray[np.int64]

_PAIR = 1 << 20
"""Sum and number of answers as one whole number: sum x _PAIR + number."""


def scored(parts: Sequence[Answered], pedoman: Pedoman) -> tuple[npt.NDArray[np.int8], tuple[float, ...]]:
    """The states of all respondents x unsur, and the levels they stand for.

    An unsur's value is the mean of the respondent's answered questions of it, on the questionnaire's scale:
    a value v on 1-m becomes 1 + (v - 1) x 3 / (m - 1). Blank where no question was answered; outside the
    scale where none of the answers lies on it.
    """
    if _plain(parts, pedoman):
        return _joined([_as_given(part.questions, part.answers, pedoman.codes) for part in parts]), LEVELS
    pairs = [_pairs(part.questions, part.answers, part.points, pedoman.codes) for part in parts]
    values = _values([*pairs, *_hoped(parts, pedoman)], parts[0].points, pedoman)
    whole = {Fraction(i) for i in range(pedoman.lowest, pedoman.highest + 1)}
    levels = tuple(map(float, sorted({*values.values(), *whole})))
    return _joined([_looked_up(pair, values, levels) for pair in pairs]), levels


def importance(parts: Sequence[Answered], pedoman: Pedoman, levels: tuple[float, ...]) -> States | None:
    """The states of importance of all respondents x unsur, standing for the ``levels`` that ``scored`` gives.

    None where no table has a column of importance; blank for the respondents of a table that has none.
    """
    if all(part.importance is None for part in parts):
        return None
    if _plain(parts, pedoman):
        roles = [OF_IMPORTANCE + code for code in pedoman.codes]
        return _joined([_as_given(part.hopes, _hope(part), roles) for part in parts])
    pairs = _hoped(parts, pedoman)
    values = _values(pairs, parts[0].points, pedoman)
    return _joined([_looked_up(pair, values, levels) for pair in pairs])


def _plain(parts: Sequence[Answered], pedoman: Pedoman) -> bool:
    """Whether every unsur has one question at most, and one of its importance, on the questionnaire's own scale."""
    roles = (*pedoman.codes, *(OF_IMPORTANCE + code for code in pedoman.codes))
    single = all(len(part.table.items.get(role, ())) <= 1 for part in parts for role in roles)
    return single and all(part.points == pedoman.highest for part in parts)


def _joined(states: list[States]) -> States:
    return states[0] if len(states) == 1 else np.concatenate(states)


def _hope(part: Answered) -> States:
    return np.zeros((len(part.answers), 0), dtype=np.int8) if part.importance is None else part.importance


def _hoped(parts: Sequence[Answered], pedoman: Pedoman) -> list[Ints]:
    roles = [OF_IMPORTANCE + code for code in pedoman.codes]
    return [_pairs(part.hopes, _hope(part), part.points, roles) for part in parts]


def _values(pairs: Sequence[Ints], points: int, pedoman: Pedoman) -> dict[int, Fraction]:
    """What each pair of a sum and a number stands for on the questionnaire's scale."""
    step = Fraction(pedoman.highest - 1, points - 1)
    there = {p for pair in pairs for p in np.unique(pair).tolist() if p > 0}
    return {pair: 1 + (Fraction(pair // _PAIR, pair % _PAIR) - 1) * step for pair in there}


def _looked_up(pair: Ints, values: Mapping[int, Fraction], levels: tuple[float, ...]) -> States:
    """The states of pairs: the place of their value among the levels."""
    places = {level: i for i, level in enumerate(levels, start=1)}
    known, place = np.unique(pair, return_inverse=True)
    state = {0: 0, -1: len(levels) + 1}
    found = [state[p] if p in state else places[float(values[p])] for p in known.tolist()]
    kind = np.int8 if len(levels) < np.iinfo(np.int8).max else np.int16  # a dozen questions for one unsur
    states: States = np.array(found, dtype=kind)
    return states[place.ravel()].reshape(pair.shape)


def _as_given(questions: Sequence[Question], given: States, roles: Sequence[str]) -> States:
    """The answers where every unsur has one question at most, on the questionnaire's own scale."""
    if [question.role for question in questions] == list(roles):
        return given
    states = np.zeros((len(given), len(roles)), dtype=np.int8)
    for i, question in enumerate(questions):
        if question.role in roles:
            states[:, roles.index(question.role)] = given[:, i]
    return states


def _pairs(questions: Sequence[Question], answers: States, points: int, roles: Sequence[str]) -> Ints:
    """Sum and number of each respondent's answers for each unsur, as one number; 0 blank, -1 outside."""
    pairs = np.zeros((len(answers), len(roles)), dtype=np.int64)
    for place, role in enumerate(roles):
        at = [i for i, question in enumerate(questions) if question.role == role]
        if at:
            given = answers[:, at]
            there = (given > 0) & (given <= points)
            pair = np.where(there, given, 0).sum(axis=1) * _PAIR + there.sum(axis=1)
            pairs[:, place] = np.where(~there.any(axis=1) & (given > points).any(axis=1), -1, pair)
    return pairs


def items_of(parts: Sequence[Answered], pedoman: Pedoman) -> Items | None:
    """The single questions of all respondents, where they are not simply one for each unsur on its scale."""
    roles = (*pedoman.codes, *IPAK_ROLES)
    most = {role: max(len(part.table.items.get(role, ())) for part in parts) for role in roles}
    points = parts[0].points
    if points == pedoman.highest and all(most[role] <= (role in pedoman.codes) for role in roles):
        return None
    wanted = [(role, i) for role in roles for i in range(most[role])]
    names = [_name(parts, role, i) for role, i in wanted]
    rows = []
    for part in parts:
        given = np.zeros((len(part.answers), len(wanted)), dtype=np.int8)
        for place, (role, i) in enumerate(wanted):
            at = [n for n, question in enumerate(part.questions) if question.role == role]
            if i < len(at):
                given[:, place] = part.answers[:, at[i]]
        rows.append(given)
    return Items(tuple(names), tuple(role for role, _ in wanted), np.concatenate(rows), points)


def _name(parts: Sequence[Answered], role: str, place: int) -> str:
    headers = (
        [question.header for question in part.questions if question.role == role][place : place + 1] for part in parts
    )
    return next((found[0] for found in headers if found), role)
