"""Tables that stand side by side on one sheet, each with the same unsur: one Sheet for each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from ikm.reading.headers import CODED, EXACT, header_of, named_anywhere
from ikm.reading.layout import FEWEST_NUMBERS, MOST_HEADERS
from ikm.reading.periods import period_in
from ikm.reading.titles import unit_in
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Bools, Column, Sheet, letter

LABEL_ROWS = 3
"""So far above a header may stand what its table is about."""


def regions(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet that stand side by side; mostly the sheet itself.

    Several runs of the same unsur are several tables when a blank column parts them, or when a unit or a
    period stands over each (then they share the columns to the left). A run headed by importance or
    expectation judges something else and is left out of all.
    """
    runs = _runs(sheet)
    if len(runs) < 2:
        return [sheet]
    labels = _labels(sheet, runs)
    wanted = [i for i, label in enumerate(labels) if not _is_importance(label)]
    if len(wanted) < len(runs):
        others = {n for i, run in enumerate(runs) if i not in wanted for n in run}
        kept = tuple(c for c in sheet.columns if c.number not in others)
        return [replace(sheet, columns=kept, texts={c.number: sheet.texts[c.number] for c in kept})]
    parts = _parted(sheet, runs) or _sharing(sheet, runs, labels)
    if not parts:
        return [sheet]
    told = enumerate(zip(parts, runs, labels, strict=True))
    return [_part(sheet, columns, run, label, i) for i, (columns, run, label) in told]


def _parted(sheet: Sheet, runs: list[list[int]]) -> list[list[Column]]:
    """The columns of each run where a blank column stands between every two runs; else nothing."""
    gaps = [gap for left, right in pairwise(runs) if (gap := _gap(sheet, left, right)) is not None]
    if len(gaps) < len(runs) - 1:
        return []
    return [[c for c in sheet.columns if low <= c.number < high] for low, high in pairwise([0, *gaps, _end(runs)])]


def _sharing(sheet: Sheet, runs: list[list[int]], labels: list[str]) -> list[list[Column]]:
    """The columns of each run with those left of all, where a unit or period stands over each; else nothing."""
    if not all(map(_tells, labels)) or len(set(labels)) < len(labels):
        return []
    left = [c for c in sheet.columns if c.number < runs[0][0]]
    starts = [*(run[0] for run in runs), _end(runs)]
    return [[*left, *(c for c in sheet.columns if low <= c.number < high)] for low, high in pairwise(starts)]


def _end(runs: list[list[int]]) -> int:
    return runs[-1][-1] + MOST_HEADERS


def _part(sheet: Sheet, columns: list[Column], run: list[int], label: str, place: int) -> Sheet:
    return replace(
        sheet,
        name=f"{sheet.name} [{letter(run[0])}–{letter(run[-1])}]",
        columns=tuple(columns),
        texts={column.number: sheet.texts[column.number] for column in columns},
        hidden=sheet.hidden if place == 0 else (),
        label=label if _tells(label) else "",
        base=sheet.name,
        filled=_filled(columns, sheet.height),
    )


def _filled(columns: list[Column], height: int) -> Bools:
    filled = np.zeros(height, dtype=bool)
    for column in columns:
        filled |= ~column.blank()[column.codes]
    return filled


def _runs(sheet: Sheet) -> list[list[int]]:
    """Columns of unsur from left to right, a new run where one comes again; only runs of as many unsur count."""
    runs: list[list[int]] = []
    seen: set[str] = set()
    for column in sheet.columns[:MOST_HEADERS]:
        key = _key(sheet.texts[column.number])
        if not key:
            continue
        if key in seen or not runs:
            runs.append([])
            seen = set()
        seen.add(key)
        runs[-1].append(column.number)
    return runs if all(len(run) == len(runs[0]) >= FEWEST_NUMBERS for run in runs) else []


def _key(text: str) -> str:
    header = header_of(text) if text else None
    if header is None:
        return ""
    if header.prefix in CODED:
        return f"{header.number}{header.part}"
    return header.name if named_anywhere(header) == EXACT else ""


def _labels(sheet: Sheet, runs: list[list[int]]) -> list[str]:
    """What stands above each run, from the column after the run before to its own end."""
    starts = [0, *(run[-1] + 1 for run in runs)]
    labels = []
    for start, run in zip(starts, runs, strict=False):
        over = [c for c in sheet.columns if start <= c.number <= run[-1]]
        rows = range(sheet.top - 1, max(-1, sheet.top - 1 - LABEL_ROWS), -1)
        texts = [c.text(row) for row in rows for c in over if c.text(row)]
        labels.append(next((t for t in texts if _tells(t) or _is_importance(t)), texts[0] if texts else ""))
    return labels


def _gap(sheet: Sheet, left: list[int], right: list[int]) -> int | None:
    """The first column without any cell between two runs; None when there is none."""
    there = {c.number for c in sheet.columns} | {h.number for h in sheet.hidden}
    return next((n for n in range(left[-1] + 1, right[0]) if n not in there), None)


def _tells(label: str) -> bool:
    return bool(label) and (period_in(label) is not None or unit_in(label) is not None)


def _is_importance(label: str) -> bool:
    return bool(set(plain(label).split()) & set(words("questions")["importance"]))
