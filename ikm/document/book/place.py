"""Where the figures of a processing sheet stand, so that other sheets can refer to them."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.document.book.refs import at, on, span

BODY = 8
"""The first row of the body of a processing sheet, below its headings."""

RIGHT = 6
"""So many columns before the last the tables at the right begin."""


@dataclass(frozen=True)
class Place:
    """The sums of a sheet: ``first`` column and ``count`` of the unsur, and the row of the Σ; the rest follows it."""

    sheet: str
    first: int
    count: int
    total: int

    @property
    def answered(self) -> int:
        """The row of the questionnaires filled in."""
        return self.total + 1

    @property
    def nrr(self) -> int:
        """The row of the NRR."""
        return self.total + 2

    @property
    def weighted(self) -> int:
        """The row of the weighted NRR."""
        return self.total + 3

    @property
    def konversi(self) -> int:
        """The row of the IKM."""
        return self.total + 4

    @property
    def names(self) -> int:
        """The first row of the table of names."""
        return self.total + 6

    @property
    def box(self) -> int:
        """The first row of the box with the class."""
        return self.names + self.count + 2

    @property
    def last(self) -> int:
        """The column of the totals."""
        return self.first + self.count

    def of(self, row: int, unsur: int) -> str:
        """The cell of an unsur in one of the rows, as other sheets name it."""
        return on(self.sheet, at(row, self.first + unsur))

    def body(self, col: int) -> str:
        """What stands above the sums in a column, as other sheets name it."""
        return on(self.sheet, span((BODY, col), (self.total - 1, col), fixed="rc"))

    def code(self, unsur: int) -> str:
        """The cell with the code of an unsur, as other sheets name it."""
        return on(self.sheet, at(self.names + 1 + unsur, self.last - RIGHT, fixed="rc"))

    def name(self, unsur: int) -> str:
        """The cell with the name of an unsur, as other sheets name it."""
        return on(self.sheet, at(self.names + 1 + unsur, self.last - RIGHT + 1, fixed="rc"))

    @property
    def ikm(self) -> str:
        """The cell of the IKM, as other sheets name it."""
        return on(self.sheet, at(self.konversi, self.last))

    @property
    def mutu(self) -> str:
        """The cell of the class, as other sheets name it."""
        return on(self.sheet, at(self.box + 3, 0))

    @property
    def kinerja(self) -> str:
        """The cell of what the class is called, as other sheets name it."""
        return on(self.sheet, at(self.box + 4, 0))
