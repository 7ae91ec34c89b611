"""A printed table with what its columns and rows say, and which of its positions is which unsur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ikm.pedoman import Pedoman
from ikm.reading.headers import Header
from ikm.reading.questionnaire import assign
from ikm.reading.reports.axes import Axis, columns_of, labels_of, rows_of
from ikm.reading.reports.blocks import Block, Label, numeric
from ikm.reading.shape import RESPONDENTS, shape_of
from ikm.reading.vocabulary import words
from ikm.reading.words import plain
from ikm.reading.workbook import Cell, Column, Sheet

BOUNDS = ("bound-value", "bound-index", "bound")


@dataclass(frozen=True, eq=False)
class Table:
    """A block with its axes. ``labels`` are the columns that say what rows are; ``alone``: rows of respondents."""

    block: Block
    columns: Mapping[int, Axis]
    labels: Mapping[int, str]
    rows: Mapping[int, Axis]
    file: str = ""
    people: bool = field(default=False)

    @property
    def across(self) -> dict[int, Header]:
        """The headers of unsur by column."""
        return {n: a.header for n, a in self.columns.items() if a.header is not None and n not in self.labels}

    @property
    def down(self) -> dict[int, Header]:
        """The headers of unsur by row."""
        return {} if self.across else {n: a.header for n, a in self.rows.items() if a.header is not None}

    @property
    def notes(self) -> list[int]:
        """The rows that may hold a figure beside its label: of respondents only those without an answer."""
        if not self.people:
            return list(self.block.rows)
        cells = self.block.grid.cells
        return [row for row in self.block.rows if not any(numeric(cells[row, n]) for n in self.across)]

    @property
    def by_unit(self) -> bool:
        """Whether its rows are units."""
        return "unit" in self.labels.values()

    @property
    def columns_are_units(self) -> bool:
        """Whether its columns are units."""
        return any(axis.unit and not axis.kind for n, axis in self.columns.items() if n not in self.labels)

    @property
    def kinds(self) -> set[str]:
        """The kinds of figures that its columns name."""
        return {axis.kind for axis in self.columns.values() if axis.kind}

    @property
    def sort(self) -> str:
        """What table it is: "bounds", "sample", "counts", or "" for figures of units or unsur."""
        if len(self.kinds & {*BOUNDS, "mutu", "kinerja"}) > 1 and self.kinds & set(BOUNDS) and not self.across:
            return "bounds"
        if "method" in self.labels.values():
            return "sample"
        told = {"n", "population", "planned", "index", "ikm", "sampled"} & self.kinds
        if "count" in self.kinds and not self.across and not self.down and not told and self.labels:
            return "counts"
        return ""


def table_of(block: Block, label: Label, file: str = "") -> Table:
    """A block's columns and rows, and whether its rows are respondents."""
    columns = columns_of(block, label)
    labels = labels_of(block, columns, label)
    made = Table(block, columns, labels, rows_of(block, labels, label), file)
    return Table(block, columns, labels, _with_regions(made), file, _people(made))


def _with_regions(table: Table) -> dict[int, Axis]:
    """The rows, where few among units are named like a region: those are all units together."""
    names = {row: axis.unit for row, axis in table.rows.items() if axis.unit and not axis.total}
    regions = {row for row, name in names.items() if is_region(name)} if table.by_unit else set()
    if not regions or len(regions) > max(1, len(names) // 4) or len(names) - len(regions) < 2:
        return dict(table.rows)
    return {row: replace(axis, total="region") if row in regions else axis for row, axis in table.rows.items()}


def is_region(name: str) -> bool:
    """Whether a name is that of a region, which among units may be all of them together."""
    return any(plain(name).startswith(word + " ") or plain(name) == word for word in words("rows")["regions"])


def _people(table: Table) -> bool:
    """Whether the rows without a kind of figure (or the columns, where unsur are rows) are respondents."""
    grid, down = table.block.grid, table.down
    places = [n for n in table.block.columns if n not in table.labels and not table.columns.get(n, Axis()).kind]
    if down and places and not table.kinds - {"kinerja"}:
        lines = {row: [grid.cells[row, n] for n in places] for row in table.rows}
        unsur, others = down, {row: axis for row, axis in table.rows.items() if row not in down}
        named = {"unit": [table.columns.get(n, Axis()).text or None for n in places]}
    elif len(table.across) > 1:
        rows = [row for row, axis in table.rows.items() if not axis.kind and not axis.total]
        lines = {n: [grid.cells[row, n] for row in rows] for n in table.block.columns}
        unsur, others = table.across, {n: axis for n, axis in table.columns.items() if n not in table.across}
        named = {role: lines[n] for n, role in table.labels.items()}
    else:
        return False
    cells = {f"U{place}": lines[n] for place, n in enumerate(sorted(unsur), start=1)}
    codes = tuple(cells)
    for n, axis in others.items():
        if role := {"ikm": "printed_ikm", "n": "n"}.get(axis.kind, axis.role):
            cells.setdefault(role, lines[n])
    columns = {role: _column(number, line) for number, (role, line) in enumerate({**named, **cells}.items())}
    height = len(next(iter(lines.values()), []))
    sheet = Sheet("", tuple(columns.values()), np.ones(height, dtype=bool), None)
    return shape_of(sheet, columns, _Codes(codes)) == RESPONDENTS  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Codes:
    """The columns of unsur, as ``shape_of`` asks for them."""

    codes: tuple[str, ...]


def _column(number: int, cells: list[Cell]) -> Column:
    index: dict[tuple[type, Cell], int] = {(type(None), None): 0}
    codes = [index.setdefault((type(cell), cell), len(index)) for cell in cells]
    return Column(number, tuple(value for _, value in index), np.array(codes, dtype=np.uint32))


def codes_of(headers: Mapping[int, Header], pedoman: Pedoman) -> dict[int, str]:
    """The code of each position that names an unsur; the same unsur may stand at several."""
    found: dict[int, str] = {}
    while free := {n: header for n, header in headers.items() if n not in found}:
        hits = {n: code for code, one in assign(free, {}, pedoman).items() for n in one.columns}
        if not hits:
            break
        found |= hits
    return found


__all__ = ["Table", "codes_of", "numeric", "table_of"]
