"""Answers to questions -> one value for each unsur and respondent: means of several questions, converted scales."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from ikm.cube import LEVELS
from ikm.pedoman import Pedoman
from ikm.reading.respondents import Answered
from ikm.reading.understanding import IPAK_ROLES
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
    if all(len(part.table.items.get(code, ())) <= 1 for part in parts for code in pedoman.codes) and all(
        part.points == pedoman.highest for part in parts
    ):
        given = [_as_given(part, pedoman) for part in parts]
        return given[0] if len(given) == 1 else np.concatenate(given), LEVELS
    pairs = [_pairs(part, pedoman) for part in parts]
    points = parts[0].points
    value = {
        int(pair): 1 + (Fraction(int(pair) // _PAIR, int(pair) % _PAIR) - 1) * Fraction(pedoman.highest - 1, points - 1)
        for pair in {p for pair in pairs for p in np.unique(pair).tolist()}
        if pair > 0
    }
    levels = sorted(set(value.values()) | {Fraction(i) for i in range(pedoman.lowest, pedoman.highest + 1)})
    state = {0: 0, -1: len(levels) + 1} | {pair: levels.index(v) + 1 for pair, v in value.items()}
    kind = np.int8 if len(levels) < np.iinfo(np.int8).max else np.int16  # a dozen questions for one unsur
    answers = []
    for pair in pairs:
        known, place = np.unique(pair, return_inverse=True)
        answers.append(np.array([state[p] for p in known.tolist()], dtype=kind)[place].reshape(pair.shape))
    return np.concatenate(answers), tuple(map(float, levels))


def _as_given(part: Answered, pedoman: Pedoman) -> npt.NDArray[np.int8]:
    """The answers where every unsur has one question at most, on the questionnaire's own scale."""
    if tuple(question.role for question in part.questions) == pedoman.codes:
        return part.answers
    states = np.zeros((len(part.answers), len(pedoman.codes)), dtype=np.int8)
    for i, question in enumerate(part.questions):
        if question.role in pedoman.codes:
            states[:, pedoman.codes.index(question.role)] = part.answers[:, i]
    return states


def _pairs(part: Answered, pedoman: Pedoman) -> Ints:
    """Sum and number of each respondent's answers for each unsur, as one number; 0 blank, -1 outside."""
    pairs = np.zeros((len(part.answers), len(pedoman.codes)), dtype=np.int64)
    for place, code in enumerate(pedoman.codes):
        at = [i for i, question in enumerate(part.questions) if question.role == code]
        if at:
            given = part.answers[:, at]
            there = (given > 0) & (given <= part.points)
            pair = np.where(there, given, 0).sum(axis=1) * _PAIR + there.sum(axis=1)
            pairs[:, place] = np.where(~there.any(axis=1) & (given > part.points).any(axis=1), -1, pair)
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
