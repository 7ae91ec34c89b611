"""The tables on a sheet: where each has its header, its rows, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ikm.pedoman import CODES, load
from ikm.reading.headers import Header, parse
from ikm.reading.reports.grid import Cells, Grid
from ikm.reading.reports.said import LABELS, Said
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Bools

Label = Callable[[str], Said]

FEWEST_DOWN = 3
"""So many unsur one below the other make a table also without any header."""

GAP = 2
"""A label behind so many columns without a header begins a table of its own."""

MOST_OVER, LONG_TITLE = 3, 8
"""So many rows of bands may stand over a header; a single text of more words than this is a title."""

_NUMERIC = re.compile(r"[('`+-]*\d[\d.,]*[\d%)]*\s*(?:%|\(?[A-Da-d]\)?)?")
_VALUES = frozenset(plain(text) for code in CODES for one in load(code).classes for text in (one.mutu, one.kinerja)) | {
    "",
    "cukup baik",
}


@dataclass(frozen=True, eq=False)
class Block:
    """A table: its header from row ``top`` to ``bottom`` (0 = first; ``top`` > ``bottom``: it has none), its rows
    from there up to ``last`` (exclusive), its columns, the texts above it, and the columns headed only 1, 2, ..."""

    grid: Grid
    top: int
    bottom: int
    last: int
    columns: tuple[int, ...]
    titles: tuple[str, ...] = ()
    bare: tuple[tuple[int, Header], ...] = ()
    start: int = 0

    @property
    def rows(self) -> range:
        """The rows below the header."""
        return range(self.bottom + 1, self.last)


def numeric(cell: object) -> bool:
    """Whether a cell is a number, also where it is written as text."""
    return isinstance(cell, float) or (isinstance(cell, str) and _NUMERIC.fullmatch(cell) is not None)


def blocks(grid: Grid, label: Label) -> list[Block]:
    """The tables of a sheet, from left to right and from top to bottom."""
    figures = np.vectorize(numeric, otypes=[bool])(grid.cells) if grid.cells.size else np.zeros((0, 0), dtype=bool)
    texts = np.vectorize(lambda cell: isinstance(cell, str), otypes=[bool])(grid.cells) if grid.cells.size else figures
    texts &= ~figures
    found = []
    for columns in _strips(grid, label, figures, texts):
        found += [part for one in _stacked(grid, columns, label, figures, texts) for part in _beside(one, label)]
    return found


def _strips(grid: Grid, label: Label, figures: Bools, texts: Bools) -> list[list[int]]:
    """The columns between blank ones; what has no header with labels of its own belongs to what is left of it."""
    strips: list[list[int]] = []
    last = -2
    for column in np.flatnonzero((figures | texts).any(axis=0)).tolist():
        if column - last > 1:
            strips.append([])
        strips[-1].append(column)
        last = column
    joined: list[list[int]] = []
    for strip in strips:
        rows = _header_rows(grid, strip, label, figures, texts) if joined else []
        own = any(
            label(grid.text(row, column)).role in LABELS for row in rows for column in strip if texts[row, column]
        )
        if joined and not own:
            joined[-1] += strip
        else:
            joined.append(strip)
    return joined


def _header_rows(grid: Grid, columns: Sequence[int], label: Label, figures: Bools, texts: Bools) -> list[int]:
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
    if any(isinstance(cell, str) and cell.strip().startswith(":") for cell in cells):
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


def _stacked(grid: Grid, columns: list[int], label: Label, figures: Bools, texts: Bools) -> Iterator[Block]:
    """The tables of some columns, one below the other."""
    heads = _bands(grid, columns, label, figures, texts)
    taken = [row for top, bottom, _ in heads for row in range(top, bottom + 1)]
    first = heads[0][0] if heads else len(grid.cells)
    if (start := _run(grid, columns, label, range(first))) is not None:
        over = start - 1 if start and (texts | figures)[start - 1, columns].sum() > 1 else start
        heads.insert(0, (over, start - 1, ()))
        taken += range(over, start)
    starts = [_start(grid, columns, top, figures, set(taken)) for top, _, _ in heads]
    for i, (top, bottom, bare) in enumerate(heads):
        last = starts[i + 1] if i + 1 < len(heads) else len(grid.cells)
        titles = _texts(grid, columns, range(starts[i], top)) or _texts(grid, range(grid.cells.shape[1]), range(top))
        yield Block(grid, top, bottom, last, tuple(columns), tuple(titles), bare, starts[i])


def _bands(
    grid: Grid, columns: list[int], label: Label, figures: Bools, texts: Bools
) -> list[tuple[int, int, tuple[tuple[int, Header], ...]]]:
    """The headers: first and last row, and what is headed by nothing but a number."""
    rows = set(_header_rows(grid, columns, label, figures, texts))
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


def _run(grid: Grid, columns: Sequence[int], label: Label, rows: range) -> int | None:
    """The first of several rows that name unsur one below the other, without any header above them."""
    for column in columns:
        named = [row for row in rows if (text := grid.text(row, column)) and label(text).header is not None]
        if len({label(grid.text(row, column)).key for row in named}) >= FEWEST_DOWN:
            return named[0]
    return None


def _start(grid: Grid, columns: list[int], top: int, figures: Bools, headers: set[int]) -> int:
    """The first of the rows of titles above a header."""
    start = top
    while start > 0 and start - 1 not in headers and not figures[start - 1, columns].any():
        start -= 1
    return start


def _texts(grid: Grid, columns: Sequence[int], rows: range) -> list[str]:
    found = [text for row in rows for column in columns if (text := grid.text(row, column)) and not numeric(text)]
    below = words("rows")["below"]
    return [text for text in found if not any(plain(text).startswith(word + " ") for word in below)]


def _beside(block: Block, label: Label) -> list[Block]:
    """A table, or several where labels such as "No" or "Unsur" come again behind figures."""
    cuts, measured, last = [0], False, block.columns[0]
    for i, column in enumerate(block.columns):
        told = [label(text) for row in range(block.top, block.bottom + 1) if (text := block.grid.text(row, column))]
        if any(one.role in ("number", "unit", "unsur") for one in told):
            if measured or column - last > GAP:
                cuts.append(i)
            measured = False
        elif any(one.kind or one.header for one in told):
            measured = True
        last = column if told else last
    ends = [*cuts[1:], len(block.columns)]
    return [replace(block, columns=block.columns[a:b]) for a, b in zip(cuts, ends, strict=True)]


__all__ = ["Block", "Cells", "blocks", "numeric"]
