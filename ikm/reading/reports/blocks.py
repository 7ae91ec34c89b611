"""The tables on a sheet: where each has its header, its rows, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ikm.reading.headers import Header
from ikm.reading.reports.bands import FEWEST_DOWN, Label, bands, header_rows, numeric
from ikm.reading.reports.grid import Grid
from ikm.reading.reports.said import LABELS
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Bools

GAP = 2
"""A label behind so many columns without a header begins a table of its own."""


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
        rows = header_rows(grid, strip, label, figures, texts) if joined else []
        own = any(
            label(grid.text(row, column)).role in LABELS for row in rows for column in strip if texts[row, column]
        )
        if joined and not own:
            joined[-1] += strip
        else:
            joined.append(strip)
    return joined


def _stacked(grid: Grid, columns: list[int], label: Label, figures: Bools, texts: Bools) -> Iterator[Block]:
    """The tables of some columns, one below the other."""
    heads = bands(grid, columns, label, figures, texts)
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


__all__ = ["Block", "Label", "blocks", "numeric"]
