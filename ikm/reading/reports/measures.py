"""The cells of a table of units or unsur: which figure each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ikm.pedoman import Pedoman
from ikm.printed import UNIT_KINDS, UNSUR_KINDS, WHOLE, WORD_KINDS
from ikm.reading.reports.axes import Axis
from ikm.reading.reports.edges import classes_in, has_figure, has_label, is_sign, last_figure
from ikm.reading.reports.mark import PEOPLE, Found, Mark
from ikm.reading.reports.numeral import numeral
from ikm.reading.reports.said import ANSWERS
from ikm.reading.reports.settled import UNKNOWN, measured, percents, without_sums
from ikm.reading.reports.table import Table, codes_of
from ikm.reading.reports.words_in import classes, lowest

CELL_KINDS = (*UNSUR_KINDS, *UNIT_KINDS, *WORD_KINDS, UNKNOWN)


@dataclass(eq=False)
class Reader:
    """Reads one table: ``unit`` is that of the whole table where its rows and columns name none."""

    table: Table
    pedoman: Pedoman
    unit: str
    number: int
    found: Found
    sure: bool = True
    across: dict[int, str] = field(default_factory=dict)
    down: dict[int, str] = field(default_factory=dict)
    several: bool = False
    seen: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    marks: list[Mark] = field(default_factory=list)

    def read(self) -> None:
        """Put the table's figures among what was found."""
        table = self.table
        self.across, self.down = codes_of(table.across, self.pedoman), codes_of(table.down, self.pedoman)
        units = {axis.unit for n, axis in table.columns.items() if axis.unit and (n in self.across or self.down)}
        self.several = bool(self.down) or (len(units) > 1 and not table.by_unit)
        last = last_figure(table)
        for row, axis in table.rows.items():
            if table.people and not axis.kind and not axis.total:
                continue
            if has_figure(table, row) or (row <= last and has_label(table, row)) or axis.kind:
                self._row(row, axis)
            else:
                self.found.unread += classes_in(table, row)
        texts = [*self.table.block.titles, *(axis.text for axis in self.table.columns.values())]
        marks, aside = measured(self.marks, texts, self.pedoman)
        marks, more = without_sums(marks)
        self.found.marks += percents(marks)
        self.found.unread += [(mark.place, mark.text) for mark in aside + more]

    def _row(self, row: int, axis: Axis) -> None:
        cells = [(n, c) for n in self.table.block.columns if (c := self.table.block.grid.cells[row, n]) is not None]
        for n, cell in cells:
            if self.table.columns.get(n, Axis()).role == ANSWERS and numeral(cell):
                self._unread(row, n, cell)
        cells = [(n, c) for n, c in cells if n not in self.table.labels and not self._noted(n)]
        axis = self._kind_of_row(axis)
        whole = self.table.by_unit and axis.total == "kind"
        spread = (self.down and self.table.columns_are_units) or (self.table.by_unit and not whole)
        if axis.kind in UNIT_KINDS + WORD_KINDS and not spread:
            self._unit_row(row, axis, cells, WHOLE if whole else self.unit)
            return
        filled = dict(cells)
        for n in self.table.block.columns:
            if n not in self.table.labels and (n in self.table.columns or n in filled) and not self._noted(n):
                self._cell(row, n, axis, self.table.columns.get(n, Axis()), filled.get(n))

    def _noted(self, n: int) -> bool:
        axis = self.table.columns.get(n, Axis())
        return bool(axis.role) and not axis.kind

    def _kind_of_row(self, axis: Axis) -> Axis:
        """A row's kind where it is not a unit's: "Jumlah" under unsur is their sums, "Rata-rata" their means."""
        if self.table.by_unit or self.down:
            return replace(axis, kind="") if axis.total in ("sum", "mean") else axis
        if self.across and axis.total:
            return replace(axis, kind="sum" if axis.total == "sum" else "nrr", total="")
        return axis

    def _unit_row(self, row: int, axis: Axis, cells: list[tuple[int, object]], unit: str) -> None:
        """A row with one figure on the unit as a whole, in whatever column it stands."""
        free = [pair for pair in cells if pair[0] not in self.across] or cells
        if axis.kind in UNIT_KINDS:
            free = [pair for pair in free if numeral(pair[1])] or free
        for n, cell in cells:
            if (n, cell) == free[-1] or axis.kind == "lowest":
                self._mark(row, n, unit, axis.kind, "", cell, axis.again)
            elif not is_sign(cell):
                self._unread(row, n, cell)

    def _cell(self, row: int, n: int, axis: Axis, column: Axis, cell: object) -> None:
        code = self.across.get(n, self.down.get(row, ""))
        unit = self._unit_of(axis, column)
        kind = axis.kind if axis.kind not in ("", "count", "value") else column.kind
        kind = self._kind(kind, code, bool(axis.header or column.header))
        again = axis.again or column.again
        total = axis.total if self.table.by_unit else ""
        if (axis.total and self.down) or (column.total and not column.unit and self.across and not code):
            kind = self._whole_kind(axis, column)
            total = ""
        elif not code and column.kind in ("", "value") and self.across and axis.kind in UNSUR_KINDS:
            kind = "index" if axis.kind == "weighted" else ""  # behind the unsur of a row of NRR tertimbang: their sum
        if kind == "kinerja" and code and numeral(cell):
            kind = UNKNOWN  # "Kinerja" over the unsur beside "Harapan": how it was
        if kind in CELL_KINDS and (code or kind not in (*UNSUR_KINDS, UNKNOWN)):
            self._mark(row, n, WHOLE if total else unit, kind, code, cell, again, total)
        elif cell is not None and numeral(cell):
            self._unread(row, n, cell)

    def _unit_of(self, axis: Axis, column: Axis) -> str:
        unit = axis.unit or (
            column.unit if (self.several and not column.kind) or (self.several and self.across) else ""
        )
        unit = unit or self.unit
        if self.down and column.total and self.table.columns_are_units:
            unit = WHOLE
        period = axis.period or column.period
        if period and unit == self.unit and not self.sure:
            return period
        return f"{unit} · {period}" if period and unit and period not in unit else period or unit

    def _kind(self, kind: str, code: str, unsur: bool) -> str:
        """The kind of a figure with or without an unsur."""
        if not unsur:
            named = {"sampled": "planned" if "n" in self.table.kinds else "n", "answered": "n"}
            return {**named, "bound-index": "index", "bound": "ikm"}.get(kind, kind)
        if not code:
            return ""
        if kind in ("", "value", "index", "bound-value") or (kind == "count" and self.table.columns_are_units):
            return UNKNOWN
        return {"n": "answered", "count": "sum", "sampled": "answered"}.get(
            kind, kind if kind in (*UNSUR_KINDS, "mutu", "kinerja", "rank") else ""
        )

    def _whole_kind(self, axis: Axis, column: Axis) -> str:
        """What the sum or the mean over all unsur is: of NRR tertimbang the index, as is the mean of NRR."""
        if axis.kind in UNIT_KINDS:
            return axis.kind
        what = column.kind if self.down else axis.kind or self._title_kind()
        how = axis.total if self.down else column.total
        if what in ("weighted", "nrr"):
            return "index" if (what == "weighted") == (how == "sum") else ""
        return ""

    def _title_kind(self) -> str:
        kinds = {self.table.columns[n].kind for n in self.across}
        return kinds.pop() if len(kinds) == 1 else ""

    def _mark(
        self, row: int, n: int, unit: str, kind: str, item: str, cell: object, again: bool, total: str = ""
    ) -> None:
        key = (unit, kind, item)
        run = (self.number, kind, again, self.seen[key])
        self.seen[key] += 1
        if cell is None:
            return
        place = self.table.block.grid.place(row, n)
        made = Mark(unit, kind, item, str(cell), place, run, again=again, total=total)
        told = list(self._words(made) if kind in WORD_KINDS else self._figure(made, cell))
        if told:
            self.marks += told
        elif not is_sign(cell):
            self._unread(row, n, cell)

    def _words(self, made: Mark) -> Iterator[Mark]:
        if made.kind == "lowest":
            named, rest = lowest(made.text, self.pedoman)
            self.found.unread += [(made.place, part) for part in rest if named]
            for code, text, figure in named:
                yield replace(made, item=code, text=text)
                if figure is not None:
                    yield replace(
                        made, kind=UNKNOWN, item=code, figure=figure, text=figure.text, again=True,
                        run=(self.number, UNKNOWN, True, 0),
                    )  # fmt: skip
            return
        for kind, text in classes(made.text, made.kind):
            if kind == made.kind or kind not in self.table.kinds:
                yield replace(made, kind=kind, text=text, run=(self.number, kind, made.again, 0))

    def _figure(self, made: Mark, cell: object) -> Iterator[Mark]:
        figure = numeral(cell, made.kind in PEOPLE)
        if figure is None:
            return
        yield replace(made, figure=figure, text=figure.text)
        if figure.behind and "mutu" not in self.table.kinds:
            for kind, text in classes(figure.behind, "mutu"):
                yield replace(made, kind=kind, text=text, run=(self.number, kind, made.again, 0))

    def _unread(self, row: int, n: int, cell: object) -> None:
        figure = numeral(cell)
        self.found.unread.append((self.table.block.grid.place(row, n), figure.text if figure else str(cell)))
