"""Tables that stand side by side on one sheet, each with the same unsur: one Sheet for each."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from ikm.ledger import Note
from ikm.reading.facets import IMPORTANCE, facet
from ikm.reading.headers import CODED, EXACT, header_of, named_anywhere
from ikm.reading.importance import marked, says_importance
from ikm.reading.layout import FEWEST_NUMBERS, LABEL_ROWS, MOST_HEADERS
from ikm.reading.periods import period_in
from ikm.reading.titles import unit_in
from ikm.reading.workbook import Bools, Column, Sheet, letter


def regions(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet that stand side by side; mostly the sheet itself.

    Several runs of the same unsur are several tables when a blank column parts them, or when a unit or a
    period stands over each (then they share the columns to the left). A run headed by importance or
    expectation judges something else: its columns are no unsur but the importance of one.
    """
    sheet = marked(sheet)
    runs = _runs(sheet)
    if len(runs) < 2:
        return [sheet]
    labels = _labels(sheet, runs)
    if expected := _expected(sheet, runs, labels):
        texts = {n: sheet.texts[n] for run in expected for n in run}
        return [replace(sheet, importance={**sheet.importance, **texts})]
    parts = _parted(sheet, runs) or _sharing(sheet, runs, labels)
    if not parts:
        return [sheet]
    sheet = _placed(sheet, runs)
    parts = [[c for c in columns if c.number in sheet.texts] for columns in parts]  # without what was left out
    told = enumerate(zip(parts, runs, labels, strict=True))
    return [_part(sheet, columns, run, label, i) for i, (columns, run, label) in told]


def _expected(sheet: Sheet, runs: list[list[int]], labels: list[str]) -> list[list[int]]:
    """The runs of importance: those under such a label; without any label some, not all, by their answers."""
    found = [run for run, label in zip(runs, labels, strict=True) if _is_importance(label)]
    if found:
        return found
    found = [run for run in runs if says_importance(sheet, run)]
    return found if len(found) < len(runs) else []


def _placed(sheet: Sheet, runs: list[list[int]]) -> Sheet:
    """The sheet without its importance where that stands before a run: no table then is sure to be the one it is of."""
    if not sheet.importance or min(sheet.importance) > runs[0][-1]:
        return sheet
    texts = {number: text for number, text in sheet.texts.items() if number not in sheet.importance}
    kept = tuple(c for c in sheet.columns if c.number in texts)
    said = Note("importance-unread", {"sheet": sheet.name})
    return replace(sheet, columns=kept, texts=texts, importance={}, notes=(*sheet.notes, said))


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
        importance={c.number: sheet.importance[c.number] for c in columns if c.number in sheet.importance},
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
        key = "" if column.number in sheet.importance else _key(sheet.texts[column.number])
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
        texts = [
            t for row in rows for c in over if (t := c.text(row)) and (c.number not in sheet.importance or _tells(t))
        ]
        labels.append(next((t for t in texts if _tells(t) or _is_importance(t)), texts[0] if texts else ""))
    return labels


def _gap(sheet: Sheet, left: list[int], right: list[int]) -> int | None:
    """The first column without any cell between two runs (and what is important about the first); None without any."""
    there = {c.number for c in sheet.columns} | {h.number for h in sheet.hidden}
    start = max((n for n in sheet.importance if left[-1] < n < right[0]), default=left[-1])
    return next((n for n in range(start + 1, right[0]) if n not in there), None)


def _tells(label: str) -> bool:
    return bool(label) and (period_in(label) is not None or unit_in(label) is not None)


def _is_importance(label: str) -> bool:
    return facet(label) == IMPORTANCE
