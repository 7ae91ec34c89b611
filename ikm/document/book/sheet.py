"""One sheet: cells that hold what they are given, and how it is printed."""

from __future__ import annotations

import math
from typing import Any

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


class Sheet:
    """A sheet of the workbook that is being written; rows and columns count from 0.

    Every text goes in as text, whatever it begins with; a formula always carries its value.
    """

    def __init__(self, sheet: Any, book: Any, name: str, styles: Styles, foot: str, contents: str) -> None:
        self.raw, self.book, self.name, self.styles = sheet, book, name, styles
        self._foot, self._contents, self._widths = foot, contents, dict[int, float]()
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
        self.raw.set_row(row, self.height(words, first, last, taller) * taller)

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
        self.raw.set_row(row, height or max(tallest, 20))

    def together(self, row: int, head: float, below: float) -> None:
        """A new page before a row, if what stands from there on (``below`` points) would else be torn apart.

        ``head``: the points of the rows that every page repeats; the rows above are of the usual height.
        """
        wide = sum(0.75 * (7 * width + 5) for width in self._widths.values())
        lying = sum(self._widths.values()) >= WIDE
        across, down = (770, 500) if lying else (523, 748)
        page = down / min(1.0, across / wide)
        used = row * ROW + 40
        if used > page:
            used = head + (used - page) % (page - head)
        if used + below > page:
            self.raw.set_h_pagebreaks([row])

    def finish(self, last_row: int, last_col: int, *, head: tuple[int, int] | None = None, keep: int = 0) -> None:
        """Printing: A4, as wide as the page, ``head`` on every page; ``keep`` columns stay in sight beside it."""
        sheet = self.raw
        sheet.set_paper(A4)
        if sum(self._widths.get(col, 8.4) for col in range(last_col + 1)) >= WIDE:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.fit_to_pages(1, 0)
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
