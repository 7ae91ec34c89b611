"""The rows that are the header of a table: labels, bands above them, kinds and numbers below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from ikm.pedoman import CODES, load
from ikm.reading.headers import Header, parse
from ikm.reading.reports.grid import Grid
from ikm.reading.reports.said import LABELS, Said
from ikm.reading.words import plain
from ikm.reading.workbook import Bools

Label = Callable[[str], Said]

FEWEST_DOWN = 3
"""So many unsur one below the other make a table also without any header."""

MOST_OVER, LONG_TITLE = 3, 8
"""So many rows of bands may stand over a header; a single text of more words than this is a title."""

_NUMERIC = re.compile(r"[('`+-]*\d[\d.,]*[\d%)]*\s*(?:%|\(?[A-Da-d]\)?)?")
_STATED = re.compile(r"[:=]\s*\d[\d.,]*\s*(?:orang|responden|%)?\s*$", re.IGNORECASE)
"""A label with its figure behind it ("Jumlah : 120 orang") heads no column."""

_VALUES = frozenset(plain(text) for code in CODES for one in load(code).classes for text in (one.mutu, one.kinerja)) | {
    "",
    "cukup baik",
}


def numeric(cell: object) -> bool:
    """Whether a cell is a number, also where it is written as text."""
    return isinstance(cell, float) or (isinstance(cell, str) and _NUMERIC.fullmatch(cell) is not None)


def header_rows(grid: Grid, columns: Sequence[int], label: Label, figures: Bools, texts: Bools) -> list[int]:
    """The rows that hold nothing but labels, at least two that differ."""
    wordy = texts[:, columns].sum(axis=1)
    rows = np.flatnonzero((wordy >= 1) & (wordy >= figures[:, columns].sum(axis=1))).tolist()
    return [row for row in rows if _is_header([grid.cells[row, c] for c in columns if grid.cells[row, c]], label)]


def _is_header(cells: Sequence[str | float], label: Label) -> bool:
    told = [(i, label(cell)) for i, cell in enumerate(cells) if isinstance(cell, str) and not numeric(cell)]
    told = [(i, one) for i, one in told if one.anything]
    unsur = {one.key for _, one in told if one.header}
    others = {one.key for _, one in told if not one.header}
    labels = any(one.role in LABELS for _, one in told)
    years = sum(numeric(cell) for cell in cells)
    if any(isinstance(cell, str) and (cell.strip().startswith(":") or _STATED.search(cell)) for cell in cells):
        return False
    if years and not (labels and len(cells) - years == 1) and not (labels and len(unsur | others) > years):
        return False
    if told and all(i + 1 < len(cells) and _is_value(cells[i + 1]) for i, _ in told):
        return any(one.role == "unsur" for _, one in told)
    if any(one.role == "unsur" for _, one in told) and len(cells) > 1:
        return True
    return len(unsur) >= FEWEST_DOWN or len(others) > 1 or bool(labels and unsur)


def _is_value(cell: str | float) -> bool:
    return numeric(cell) or (isinstance(cell, str) and (plain(cell) in _VALUES))


def _bare(grid: Grid, columns: Sequence[int], row: int) -> tuple[tuple[int, Header], ...]:
    """The columns of a row headed 1, 2, ..., k, with k the number of a regulation's unsur, behind a text."""
    run: list[int] = []
    for column in columns:
        cell = grid.cells[row, column]
        run = [*run, column] if cell == float(len(run) + 1) else run if len(run) in _sizes() else []
    before = [c for c in columns if run and c < run[0]]
    if len(run) not in _sizes() or not before or any(isinstance(grid.cells[row, c], float) for c in before):
        return ()
    if not any(grid.text(r, c) for c in before for r in range(max(0, row - 1), row + 1)):
        return ()
    return tuple((column, parse(f"U{i}")) for i, column in enumerate(run, start=1))


def _sizes() -> set[int]:
    return {len(load(code).codes) for code in CODES}


def bands(
    grid: Grid, columns: list[int], label: Label, figures: Bools, texts: Bools
) -> list[tuple[int, int, tuple[tuple[int, Header], ...]]]:
    """The headers: first and last row, and what is headed by nothing but a number."""
    rows = set(header_rows(grid, columns, label, figures, texts))
    bare = {row: found for row in range(min(len(grid.cells), 60)) if (found := _bare(grid, columns, row))}
    heads: list[tuple[int, int, tuple[tuple[int, Header], ...]]] = []
    for row in sorted(rows | set(bare)):
        if heads and row <= heads[-1][1] + 1:
            heads[-1] = (heads[-1][0], max(row, heads[-1][1]), heads[-1][2] or bare.get(row, ()))
            bottom = heads[-1][1]
        else:
            floor = heads[-1][1] + 1 if heads else 0
            heads.append((_top(grid, columns, row, floor, figures, texts), row, bare.get(row, ())))
            bottom = row
        below = bottom + 1
        if below < len(grid.cells) and below not in rows and _belongs(grid, columns, below, label, figures):
            heads[-1] = (heads[-1][0], below, heads[-1][2])
    return heads


def _top(grid: Grid, columns: list[int], row: int, floor: int, figures: Bools, texts: Bools) -> int:
    top = row
    while top > floor and row - top < MOST_OVER:
        over = top - 1
        there = [column for column in columns if texts[over, column]]
        if not there or figures[over, columns].any() or any(":" in grid.text(over, column) for column in there):
            break
        alone = len(there) == 1 and (there[0] == columns[0] or len(grid.text(over, there[0]).split()) > LONG_TITLE)
        if alone:
            break
        top = over
    return top


def _belongs(grid: Grid, columns: list[int], row: int, label: Label, figures: Bools) -> bool:
    """Whether a row below a header goes on with it: kinds of figures in each cell, or the columns numbered."""
    cells = [grid.cells[row, column] for column in columns if grid.cells[row, column] is not None]
    if len(cells) < FEWEST_DOWN:
        return False
    if not figures[row, columns].any():
        return all(label(str(cell)).kind and not label(str(cell)).header for cell in cells)
    numbers = [str(cell).strip("() ").removesuffix(".0") for cell in cells]
    return len(cells) > FEWEST_DOWN and numbers == [str(i) for i in range(1, len(cells) + 1)]
