"""One sheet: cells that hold what they are given, and how it is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ikm.document.book.pages import divided
from ikm.document.book.refs import at
from ikm.document.book.styles import Styles
from ikm.document.book.words import clean

A4 = 9
ROW = 15.0
"""Points of a row, unless it is said otherwise."""

LINE = 13.5
"""Points of a line of text."""

TALL = {"title": 1.6, "label": 1.1}
"""How much larger than the others the letters of a look are."""

WIDE = 126
"""So many characters across, and more, are printed on lying paper."""

SURE = 0.95
"""The share of a page that is filled, as programs print rows a little higher or lower than reckoned."""

LEAST = 0.62
"""The scale below which what little is too much for one page is not made smaller, but goes on on another."""

NAMED = 46
"""The characters of the widest column of names; longer ones go on in a further line."""


def named(names: Sequence[str], least: float) -> float:
    """The width of a column of names, in characters.

    >>> named(["Kedaton", "Kecamatan Teluk Betung Selatan Barat 001"], 24), named(["Kedaton"], 24)
    (44.0, 24)
    """
    return min(NAMED, max(least, 1.05 * max(map(len, names), default=0) + 2))


class Sheet:
    """A sheet of the workbook that is being written; rows and columns count from 0.

    Every text goes in as text, whatever it begins with; a formula always carries its value.
    """

    def __init__(self, sheet: Any, book: Any, name: str, styles: Styles, foot: str, contents: str) -> None:
        self.raw, self.book, self.name, self.styles = sheet, book, name, styles
        self._foot, self._contents, self._widths = foot, contents, dict[int, float]()
        self._heights, self._breaks, self._kept = dict[int, float](), list[int](), list[tuple[int, float]]()
        self._whole = False
        self.last = 0
        sheet.hide_gridlines(2)

    def widths(self, *widths: float, first: int = 0) -> None:
        """The widths of the columns from ``first``, in characters; those from the first on are printed."""
        if not first:
            self.last = len(widths) - 1
        for col, width in enumerate(widths, start=first):
            self.raw.set_column(col, col, width)
            self._widths[col] = width

    def text(self, row: int, col: int, words: object, look: str = "text") -> None:
        """A text, as text."""
        self.raw.write_string(row, col, clean(words), self.styles[look])

    def number(self, row: int, col: int, value: float | None, look: str = "two") -> None:
        """A figure; nothing where there is none."""
        if value is None or not math.isfinite(value):
            self.raw.write_blank(row, col, None, self.styles[look])
        else:
            self.raw.write_number(row, col, float(value), self.styles[look])

    def formula(self, row: int, col: int, formula: str, value: object, look: str = "two") -> None:
        """A formula with what it comes to: a figure, a text, or "" where there is none."""
        if isinstance(value, str):
            result: float | str = clean(value)
        else:
            number = float(value)  # type: ignore[arg-type]
            result = number if math.isfinite(number) else ""
        self.raw.write_formula(row, col, "=" + formula, self.styles[look], result)

    def across(self, row: int, first: int, last: int, words: object, look: str = "text", *, down: int = 0) -> None:
        """A text over several columns, and ``down`` more rows."""
        if last > first or down:
            self.raw.merge_range(row, first, row + down, last, "", self.styles[look])
        self.text(row, first, words, look)

    def say(self, row: int, first: int, last: int, words: str, look: str = "say") -> None:
        """A sentence over several columns, in a row as high as it needs."""
        self.across(row, first, last, words, look)
        taller = TALL.get(look, 1.0)
        self.tall(row, self.height(words, first, last, taller) * taller)

    def height(self, words: str, first: int, last: int, taller: float = 1.0) -> float:
        """The points that a text needs over these columns, were it of the usual size."""
        room = sum(self._widths.get(col, 8.4) for col in range(first, last + 1)) * 1.02 / taller
        lines = sum(max(1, math.ceil(len(line) / room)) for line in words.split("\n"))
        return LINE * lines + 3

    def head(self, row: int, names: list[str], *, first: int = 0, height: float | None = None) -> None:
        """The row of headings of a table."""
        for col, name in enumerate(names, start=first):
            self.text(row, col, name, "head")
        tallest = max(self.height(name, col, col) for col, name in enumerate(names, start=first))
        self.tall(row, height or max(tallest, 20))

    def tall(self, row: int, points: float) -> None:
        """The height of a row."""
        self.raw.set_row(row, points)
        self._heights[row] = points

    def points(self, first: int, end: int) -> float:
        """The height of the rows from ``first`` to before ``end``."""
        return sum(self._heights.get(row, ROW) for row in range(first, end))

    def together(self, first: int, total: int, end: int, head: float) -> None:
        """Pages that end so that the rows from ``total`` to before ``end`` stand with rows of the body above them.

        ``first``: where the body begins; ``head``: the points of the rows that every page repeats.
        """
        page, scale = self._page()
        below = self.points(total, end)
        if page < self.points(0, end) <= page * scale / LEAST:
            self._whole = True
            return
        heights = [self.points(row, row + 1) for row in range(first, total)]
        places = divided(heights, page - self.points(0, first), page - head, below)
        self._breaks += [first + place for place in places]

    def kept(self, row: int, points: float) -> None:
        """What begins in this row and is so high, a chart or a second table, is not torn where it fits on a page."""
        self._kept.append((row, points))

    def _paged(self, end: int, head: float) -> None:
        """Decide where pages end, now that all ``end`` rows are known: what is a little too long becomes smaller."""
        page, scale = self._page()
        if self._breaks or self.points(0, end) <= page:
            return
        if self.points(0, end) <= page * scale / LEAST:
            self._whole = True
            return
        last = 0
        for row, points in self._kept:
            if row > last + 1 and self.points(last, row) + points + head * (last > 0) > page:
                last = row - 1  # the row between, so that the edge of a chart is not printed on both pages
                self._breaks.append(last)

    def _page(self) -> tuple[float, float]:
        """The points of rows that a page holds, reckoned with care, and how much smaller than its cells it is."""
        printed = [self._widths[col] for col in range(self.last + 1)]
        wide = sum(0.75 * (7 * width + 5) for width in printed)
        across, down = (770, 500) if sum(printed) >= WIDE else (523, 748)
        scale = min(1.0, across / wide)
        return down / scale * SURE, scale

    def finish(self, last_row: int, last_col: int, *, head: tuple[int, int] | None = None, keep: int = 0) -> None:
        """Printing: A4, as wide as the page, ``head`` on every page; ``keep`` columns stay in sight beside it."""
        sheet = self.raw
        sheet.set_paper(A4)
        if sum(self._widths.get(col, 8.4) for col in range(last_col + 1)) >= WIDE:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        self._paged(last_row + 1, self.points(head[0], head[1] + 1) if head else 0.0)
        sheet.fit_to_pages(1, int(self._whole))
        if self._breaks:
            sheet.set_h_pagebreaks(sorted(set(self._breaks)))
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.print_area(0, 0, last_row, last_col)
        sheet.set_footer(self._foot)
        if head is not None:
            sheet.repeat_rows(*head)
            sheet.freeze_panes(head[1] + 1, keep)
        if self.name != self._contents:
            link = "internal:'" + self._contents.replace("'", "''") + "'!A1"
            back = "← " + clean(self._contents)
            sheet.write_url(0, last_col + 2, link, self.styles["link"], back)

    def pixels(self, last: int) -> int:
        """How wide the columns up to this one are on the screen."""
        return int(sum(7 * self._widths.get(col, 8.4) + 5 for col in range(last + 1)))

    def ref(self, row: int, col: int) -> str:
        """A cell of this sheet, held in place."""
        return at(row, col, fixed="rc")
