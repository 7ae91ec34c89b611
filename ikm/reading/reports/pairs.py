"""Figures beside their label outside of tables: "IKM : 78,32", "Mutu Pelayanan: B", "Jumlah responden | 150"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ikm.pedoman import Pedoman
from ikm.printed import UNIT_KINDS
from ikm.reading.reports.blocks import Label, numeric
from ikm.reading.reports.grid import Grid
from ikm.reading.reports.mark import PEOPLE, Mark
from ikm.reading.reports.numeral import numeral
from ikm.reading.reports.words_in import classes, lowest

FURTHEST = 4
"""So many cells to the right of its label a value may stand."""

_LETTER = re.compile(r"\(?\s*mutu\s+(?:pelayanan\s+)?([A-D])\s*\)?", re.IGNORECASE)
_PAIR = re.compile(r"([^:=]{1,60})[:=]\s*(.*)", re.DOTALL)


def pairs(
    grid: Grid, rows: Iterable[int], columns: tuple[int, ...], unit: str, number: int, label: Label, pedoman: Pedoman
) -> Iterator[Mark]:
    """The figures and words of some rows that stand behind or beside their label."""
    for row in rows:
        for column in columns:
            text = grid.text(row, column)
            if not text or numeric(text):
                continue
            pair = _PAIR.fullmatch(text)
            said = label(pair[1] if pair else text)
            kind = {"sampled": "n", "answered": "n"}.get(said.kind, said.kind)
            if said.header or kind not in (*UNIT_KINDS, "mutu", "kinerja", "lowest"):
                continue
            value, at = (pair[2], column) if pair and pair[2] else _beside(grid, row, column)
            down = row
            if kind == "ikm" and not pair and not numeral(value) and numeral(_below(grid, row, column)):
                value, at, down = _below(grid, row, column), column, row + 1  # the card: the figure under its label
            if kind == "mutu" and (alone := _LETTER.fullmatch(text.strip())):
                value, at = alone[1], column
            place = grid.place(down, at)
            if kind in UNIT_KINDS and (figure := numeral(value, kind in PEOPLE)):
                yield Mark(unit, kind, "", figure.text, place, (number, row, kind), figure, said.again)
                value = figure.behind if kind in ("ikm", "index") else ""
            if isinstance(value, str) and value and kind in ("mutu", "kinerja", "ikm", "index"):
                for name, word in classes(value, kind):
                    yield Mark(unit, name, "", word, place, (number, row, name), None, said.again)
            if isinstance(value, str) and kind == "lowest":
                for code, word, _ in lowest(value, pedoman)[0]:
                    yield Mark(unit, kind, code, word, place, (number, row, kind), None, said.again)


def _below(grid: Grid, row: int, column: int) -> object:
    return grid.cells[row + 1, column] if row + 1 < len(grid.cells) else None


def _beside(grid: Grid, row: int, column: int) -> tuple[object, int]:
    for at in range(column + 1, min(column + 1 + FURTHEST, grid.cells.shape[1])):
        cell = grid.cells[row, at]
        if isinstance(cell, str) and not cell.strip(" :="):
            continue
        if cell is not None:
            return (cell.lstrip(" :=") if isinstance(cell, str) else cell), at
    return "", column
