"""Rows that are copies of others: alike in more than chance makes alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.reading.patterns import CHANCE, Floats, Ids, asked, fold, groups, improbable, pairs, pattern_ids, said, telling
from ikm.reading.respondents import Answered
from ikm.reading.workbook import Bools, Column

Places = npt.NDArray[np.intp]
Found = tuple[str, str, list[int], int, str]
"""What is pointed out: code, sheet, sheet rows, out of how many, what is repeated."""

NEARLY_ALL = 0.8
"""A column in which at least this share of the filled cells occurs once is one of times or running numbers."""

WORDS = 5
"""A comment of at least so many words is not written twice by chance."""

MANY = 1000
"""So many pairs of respondents who are as satisfied, but answered differently, tell what such people share."""

BLOCK, KINDS = 4, 3
"""So many rows below each other, with so many different answers among them, are no chance order."""

MOST_LAGS = 50
"""Blocks of rows that were pasted again are looked for at so many distances."""

MOST_ECHO = 100
"""A column with more distinct values than this does not repeat the answers."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a sheet that are compared: their answers, sheet rows, and the columns beside the answers."""

    sheet: str
    rows: Places
    answers: npt.NDArray[np.int8]
    pattern: Ids
    columns: tuple[tuple[str, Column, npt.NDArray[np.unsignedinteger]], ...]

    def beside(self, *without: int) -> Ids:
        """One number per row for all that stands beside the answers, some columns left out."""
        kept = ((codes, len(column.values)) for _, column, codes in self.columns if column.number not in without)
        return fold(kept, len(self.rows))


def compared(part: Answered) -> Rows:
    """The rows of a table with enough answers; columns that only repeat the answers (sums, labels) are left out."""
    answers = asked(part)
    keep = telling(answers, part.points)
    where = part.table.rows[part.kept][keep]
    answers = answers if keep.all() else answers[keep]
    pattern = pattern_ids(answers, part.points)
    roles = {column.number: role for role, column in part.table.columns.items()}
    questions = {question.column.number for question in part.questions}
    columns = []
    for column in part.table.sheet.columns:
        role = roles.get(column.number, "")
        codes = column.codes[where]
        if column.number not in questions and (role or not _echoes(codes, len(column.values), answers, pattern)):
            columns.append((role, column, codes))
    return Rows(part.table.sheet.name, where + 1, answers, pattern, tuple(columns))


def copies(data: Rows) -> Iterator[Found]:
    """Rows alike in everything, and rows alike in everything but times and running numbers."""
    if len(data.rows) < 2:
        return
    size = len(data.rows)
    whole = fold([(data.pattern, size), (data.beside(), size)], size)
    first = np.unique(whole, return_index=True)[1]
    once = {c.number for role, c, codes in data.columns if role in ("", "tanggal") and _nearly_all(c, codes[first])}
    alike = _improbable(data, data.beside(), whole) | _marked(data, whole, once)
    for group in groups(whole, alike):
        yield "duplicates", data.sheet, data.rows[group].tolist(), size, said(data.answers[group[0]])
    passing = once | {column.number for role, column, _ in data.columns if role == "tanggal"}
    if passing:
        beside = data.beside(*passing)
        near = fold([(data.pattern, size), (beside, size)], size)
        alike = _improbable(data, beside, near) | _marked(data, near, set())
        for group in groups(near, alike):
            if len(np.unique(whole[group])) > 1:
                yield "likely-duplicates", data.sheet, data.rows[group].tolist(), size, said(data.answers[group[0]])


def _improbable(data: Rows, beside: Ids, whole: Ids) -> Bools:
    """Which rows are alike others in answers and all else, so often that chance does not explain it.

    Answers are taken from the rarest to the commonest, as far as more pairs are found than chance gives for them.
    The same answer to every question is too ordinary for that.
    """
    flat = _flat(data.answers)
    common, alike = np.bincount(data.pattern), np.bincount(whole)
    answer_of = np.zeros(len(alike), dtype=np.int64)
    answer_of[whole] = data.pattern
    mixed = np.bincount(data.pattern[~flat], minlength=len(common)) > 0
    found = np.bincount(common[answer_of], weights=pairs(alike) * mixed[answer_of]).cumsum()
    expected = np.bincount(common, weights=pairs(common) * mixed).cumsum() * _chance(data, beside, whole)
    enough = np.flatnonzero(improbable(found, expected))
    return np.asarray(~flat & (common[data.pattern] <= (enough[-1] if len(enough) else 0)))


def _flat(answers: npt.NDArray[np.int8]) -> Bools:
    """Which rows answer the same to every question."""
    flat = np.ones(len(answers), dtype=bool)
    for column in answers.T[1:]:
        flat &= column == answers[:, 0]
    return flat


def _chance(data: Rows, beside: Ids, whole: Ids) -> float:
    """How often all else is alike by chance: as in rows with different answers, also if they are as satisfied."""
    size = len(data.rows)
    sums = data.answers.sum(axis=1, dtype=np.int64)
    alike = pairs(np.bincount(whole)).sum()
    same = pairs(np.bincount(data.pattern)).sum()
    chances = [(pairs(np.bincount(beside)).sum() - alike + 1) / (pairs(np.array(size)) - same + 1)]
    near = pairs(np.bincount(sums)).sum() - same
    if near >= MANY:
        both = fold([(sums, int(sums.max(initial=0)) + 1), (beside, size)], size)
        chances.append((pairs(np.bincount(both)).sum() - alike + 1) / (near + 1))
    return float(max(chances))


def _marked(data: Rows, ids: Ids, once: set[int]) -> Bools:
    """Which rows hold a time, running number or long comment that occurs only in the rows that are alike."""
    first = np.unique(ids, return_index=True)[1]
    found = np.zeros(len(first), dtype=bool)
    for role, column, codes in data.columns:
        if role == "saran" or column.number in once:
            here = codes[first]
            alone = np.bincount(here, minlength=len(column.values)) == 1
            if role == "saran":
                alone &= np.array([isinstance(v, str) and len(v.split()) >= WORDS for v in column.values], dtype=bool)
            found |= (alone & ~column.blank())[here]
    return np.asarray(found[ids])


def _nearly_all(column: Column, codes: npt.NDArray[np.unsignedinteger]) -> bool:
    """Whether nearly every filled cell has a value of its own."""
    counts = np.bincount(codes, minlength=len(column.values))
    counts[column.blank()] = 0
    return bool(counts.sum() >= BLOCK and (counts > 0).sum() >= NEARLY_ALL * counts.sum())


def _echoes(codes: npt.NDArray[np.unsignedinteger], size: int, answers: npt.NDArray[np.int8], pattern: Ids) -> bool:
    """Whether a column says nothing but an answer again, or the answers' sum (a total, a class)."""
    present = np.bincount(codes, minlength=size) > 0
    if present.sum() > MOST_ECHO or not len(codes):
        return False
    code = (present.cumsum() - 1)[codes]
    patterns = int(pattern.max()) + 1
    for told in (answers.sum(axis=1, dtype=np.int64), *answers.T):
        values = int((np.bincount(told) > 0).sum())
        if patterns - values >= BLOCK and len(np.unique(told * int(present.sum()) + code)) == values:
            return True
    return False


def blocks(parts: Sequence[Rows]) -> Iterator[Found]:
    """Rows that repeat, in the same order, rows further up or on another sheet."""
    width = max((part.answers.shape[1] for part in parts), default=0)
    same = [part for part in parts if part.answers.shape[1] == width and len(part.rows) >= BLOCK]
    if not same:
        return
    if len(same) == 1:
        ids, rows = same[0].pattern, same[0].rows
    else:
        ids = pattern_ids(np.concatenate([p.answers for p in same]), int(max(p.answers.max() for p in same)))
        rows = np.concatenate([part.rows for part in same])
    sheet = np.repeat(np.arange(len(same)), [len(part.rows) for part in same])
    weight = np.log(np.bincount(ids) / len(ids))[ids]
    told = np.concatenate(([0.0], weight.cumsum()))
    sure = np.log(2 * CHANCE) - 2 * np.log(len(ids))
    free = np.ones(len(ids), dtype=bool)
    for lag in _lags(ids, weight):
        alike = (ids[lag:] == ids[:-lag]) & free[lag:]
        begins = np.concatenate(([True], (np.diff(sheet[lag:]) != 0) | (np.diff(sheet[:-lag]) != 0)))
        begins |= np.concatenate(([True], ~alike[:-1]))
        starts = np.flatnonzero(alike & begins)
        ends = np.flatnonzero(alike & np.concatenate((begins[1:] | ~alike[1:], [True]))) + 1
        likely = (ends - starts >= BLOCK) & (told[lag + ends] - told[lag + starts] <= sure)
        for first, last in zip(starts[likely].tolist(), ends[likely].tolist(), strict=True):
            if len(np.unique(ids[first:last])) >= KINDS:
                value = f"{same[int(sheet[first])].sheet}: {rows[first]}–{rows[last - 1]}"
                at = slice(lag + first, lag + last)
                yield "rows-again", same[int(sheet[at.start])].sheet, rows[at].tolist(), len(ids), value
                free[at] = False


def _lags(ids: Ids, weight: Floats) -> list[int]:
    """How far below rows with the same rare answers stand again, where several rows below each other do."""
    ends = len(ids) - BLOCK + 1
    together = weight[:ends].copy()
    for i in range(1, BLOCK):
        together += weight[i : ends + i]
    rare = np.flatnonzero(together <= -np.log(len(ids)))
    key = fold(((ids[rare + i], int(ids.max()) + 1) for i in range(BLOCK)), len(rare))
    lags, counts = np.unique(rare - rare[np.unique(key, return_index=True)[1]][key], return_counts=True)
    lags, counts = lags[lags >= BLOCK], counts[lags >= BLOCK]
    return [int(lag) for lag in lags[np.argsort(-counts, kind="stable")][:MOST_LAGS]]
