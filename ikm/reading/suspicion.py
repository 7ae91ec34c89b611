"""Patterns that are pointed out and kept: equal answers to every question, copies, rows copied down.

Nothing here sets a row aside. What chance explains is not pointed out; the rules are in
docs/decisions/0013-what-is-suspicious.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from ikm.cube import BLANK
from ikm.ledger import SUSPICION_COLUMNS, no_suspicions
from ikm.reading.copies import Found, blocks, compared, copies
from ikm.reading.patterns import CHANCE, FEWEST, Floats, asked, pattern_ids, said, telling
from ikm.reading.respondents import Answered, States
from ikm.reading.words import written

FEWEST_LINES, LINES = 3, 0.1
"""Equal answers to every question are named from so many respondents on, where they are this share of all."""

ALIKE = 0.8
"""More than this share of an enumerator's respondents answer alike."""

MOST = 200
"""So many findings of a kind are named one by one on a sheet; further ones together."""

_PSEUDONYM = re.compile(r"[A-Za-z]+ \d{1,4}")


def suspicions(parts: Sequence[Answered]) -> pd.DataFrame:
    """What looks suspicious in the tables of a survey; every row of it is kept and counted.

    Tables that stand sideways (a column per respondent) are not looked at. Columns are SUSPICION_COLUMNS, see
    ``ikm.ledger``.
    """
    found: list[Found] = []
    parts = [part for part in parts if not part.table.sheet.flipped]
    rows = [compared(part) for part in parts]
    for part, one in zip(parts, rows, strict=True):
        found += straight_lines(part)
        found += _limited(copies(one))
        found += _limited(repeated(part))
        found += enumerators(part)
    found += _limited(blocks(rows))
    if not found:
        return no_suspicions()
    records = [(code, sheet, at, len(at), of, value) for code, sheet, at, of, value in found]
    return pd.DataFrame(records, columns=list(SUSPICION_COLUMNS))


def straight_lines(part: Answered) -> Iterator[Found]:
    """Respondents who gave one answer to every question, where they are many: one finding per answer."""
    answers = asked(part)
    if answers.shape[1] < FEWEST:
        return
    complete = ((answers > BLANK) & (answers <= part.points)).all(axis=1)
    flat = complete & (answers == answers[:, :1]).all(axis=1)
    if flat.sum() < LINES * complete.sum():
        return
    rows = part.table.rows[part.kept] + 1
    for value in range(part.points, 0, -1):
        places = np.flatnonzero(flat & (answers[:, 0] == value))
        if len(places) >= FEWEST_LINES:
            yield "straight-lines", part.table.sheet.name, rows[places].tolist(), int(complete.sum()), str(value)


def repeated(part: Answered) -> Iterator[Found]:
    """Rows below each other with the same answers, more than chance puts there; not in a sorted table."""
    answers = asked(part)
    enough = telling(answers, part.points)
    if not enough.any() or _sorted(answers):
        return
    ids = np.where(enough, pattern_ids(answers, part.points), -1 - np.arange(len(answers)))
    starts = np.flatnonzero(np.concatenate(([True], np.diff(ids) != 0)))
    length = np.diff(np.append(starts, len(ids)))
    counts = np.bincount(ids[enough])
    long = length >= FEWEST
    starts, length = starts[long], length[long]
    size = int(enough.sum())
    others = (counts[ids[starts]] - length + 1) / (size - length + 1)
    rare = np.log(size) + length * np.log(others) <= np.log(CHANCE)
    rows = part.table.rows[part.kept] + 1
    for start, count in zip(starts[rare].tolist(), length[rare].tolist(), strict=True):
        yield "repeated-rows", part.table.sheet.name, rows[start : start + count].tolist(), size, said(answers[start])


def _sorted(answers: States) -> bool:
    """Whether the rows stand in the order of their answers or of the answers' sum."""
    sums = np.diff(answers.sum(axis=1, dtype=np.int64))
    if (sums >= 0).all() or (sums <= 0).all():
        return True
    changes = np.diff(answers.astype(np.int64), axis=0)
    first = changes[np.arange(len(changes)), (changes != 0).argmax(axis=1)]
    return bool((first >= 0).all() or (first <= 0).all())


def enumerators(part: Answered) -> Iterator[Found]:
    """Enumerators whose respondents nearly all answer alike, in a way that is rare with the others."""
    if "enumerator" not in part.table.columns:
        return
    column = part.table.columns["enumerator"]
    answers = asked(part)
    who = part.codes("enumerator")
    complete = ((answers > BLANK) & (answers <= part.points)).all(axis=1)
    places = np.flatnonzero(complete & ~column.blank()[who])
    if answers.shape[1] < FEWEST or not len(places):
        return
    ids, who = pattern_ids(answers[places], part.points), who[places].astype(np.int64)
    kinds = int(ids.max()) + 1
    both, count = np.unique(who * kinds + ids, return_counts=True)
    best = np.lexsort((-count, both // kinds))
    best = best[np.unique(both[best] // kinds, return_index=True)[1]]
    one, pattern, top = both[best] // kinds, both[best] % kinds, count[best]
    own = np.bincount(who)[one]
    others = len(ids) - own
    usual = (np.bincount(ids)[pattern] - top + 1) / (others + 1)
    share = top / own
    odd = (own >= FEWEST) & (share > ALIKE) & (others >= FEWEST) & (share > usual)
    odd &= own * _distance(share, usual) >= -np.log(CHANCE)
    rows = part.table.rows[part.kept] + 1
    for i in np.flatnonzero(odd).tolist():
        at = places[(who == one[i]) & (ids == pattern[i])]
        name = written(column.values[int(one[i])])
        shown = name if _PSEUDONYM.fullmatch(name) else ""
        yield "enumerator-alike", part.table.sheet.name, rows[at].tolist(), int(own[i]), shown


def _distance(share: Floats, usual: Floats) -> Floats:
    """How far a share is from the usual one, so that exp(-n x it) bounds the chance to see it in n (Chernoff)."""
    tiny = np.finfo(float).tiny
    rest = (1 - share) * np.log(np.maximum(1 - share, tiny) / np.maximum(1 - usual, tiny))
    return np.asarray(share * np.log(share / usual) + rest)


def _limited(found: Iterator[Found]) -> list[Found]:
    """The first findings of each kind and sheet one by one, all further ones together."""
    kept: list[Found] = []
    further: dict[tuple[str, str], list[Found]] = {}
    seen: dict[tuple[str, str], int] = {}
    for one in found:
        key = one[:2]
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= MOST:
            kept.append(one)
        else:
            further.setdefault(key, []).append(one)
    for (code, sheet), rest in further.items():
        rows = sorted({row for one in rest for row in one[2]})
        kept.append((f"{code}-further", sheet, rows, rest[0][3], ""))
    return kept
