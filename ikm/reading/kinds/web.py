"""The tables of a web page, as programs save them under the name of a spreadsheet."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from .delimited import decode
from .limits import MOST_COLUMNS, MOST_ROWS, Refusal, Seen, Table, Tables, placed

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_FIGURE = re.compile(r"[+-]?\d[\d.,]*")
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_TITLES = frozenset(("caption", "h1", "h2", "h3", "h4", "h5", "h6"))
_WIDEST_SPAN = 1_000
"""What a browser makes of a larger colspan."""


class _Grid:
    """One table: its filled cells by row and column, and how far cells from above reach down."""

    def __init__(self, titles: list[str]) -> None:
        self.rows: list[dict[int, Any]] = [{0: title} for title in titles]
        self.from_above: dict[int, int] = {}
        self.column = 0
        self.begun = self.open_row = False
        self.seen = Seen()

    def row(self, hidden: bool) -> None:
        if len(self.rows) >= MOST_ROWS:
            raise Refusal("too-many-cells")
        self.from_above = {column: rows - 1 for column, rows in self.from_above.items() if rows > 1}
        self.rows.append({})
        self.column, self.begun, self.open_row = 0, True, True
        self.seen.hidden += hidden

    def put(self, value: Any, across: int, down: int) -> None:
        if not self.open_row:
            self.row(False)
        while self.column in self.from_above:
            self.column += 1
        if value != "":
            if self.column >= MOST_COLUMNS:
                raise Refusal("too-many-columns")
            self.rows[-1][self.column] = value
        if down > 1:
            self.from_above |= dict.fromkeys(range(self.column, min(self.column + across, MOST_COLUMNS)), down)
        self.column += across


class _Cell:
    """An open cell: its text so far, its spans and the number that a program wrote beside its text."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.texts: list[str] = []
        self.across = _span(attributes.get("colspan"), 1, _WIDEST_SPAN)
        self.down = _span(attributes.get("rowspan"), MOST_ROWS, MOST_ROWS)
        self.number = attributes.get("x:num") or attributes.get("sdval")

    def value(self) -> str | float:
        """The text; where that is a figure, the number behind it, which has all its decimals."""
        text = " ".join("".join(self.texts).split())
        if self.number and _FIGURE.fullmatch(text):
            try:
                return float(self.number)
            except ValueError:
                return text
        return text


class _Page(HTMLParser):
    """Collects the tables of a page in the order in which they begin."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Grid] = []
        self.open: list[tuple[_Grid, _Cell | None]] = []
        self.titles: list[str] = []
        self.title: list[str] | None = None
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in ("script", "style"):
            self.silent += 1
        elif tag == "table":
            self._end_title()
            self.open.append((_Grid(self.titles), None))
            self.found.append(self.open[-1][0])
            self.titles = []
        elif tag in ("tr", "td", "th") and self.open:
            self._end_cell()
            grid = self.open[-1][0]
            if tag == "tr":
                grid.row("hidden" in attributes or _UNSEEN.search(attributes.get("style") or "") is not None)
            else:
                self.open[-1] = (grid, _Cell(attributes))
        elif tag in _TITLES and not self._cell():
            self._end_title()
            self.title = []
        elif tag in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(self.silent - 1, 0)
        elif tag in ("td", "th", "tr") and self.open:
            self._end_cell()
            if tag == "tr":
                self.open[-1][0].open_row = False
        elif tag == "table" and self.open:
            self._end_cell()
            self.open.pop()
        elif tag in _TITLES and self.title is not None:
            self._end_title()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        cell = self._cell()
        if cell:
            cell.texts.append(data)
        elif self.title is not None:
            self.title.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """What begins with "<![" says nothing, as in a browser; the parser would stop at words it does not know."""
        return self.rawdata.find(">", i) + 1 or -1

    def close(self) -> None:
        super().close()
        while self.open:
            self._end_cell()
            self.open.pop()

    def _cell(self) -> _Cell | None:
        return self.open[-1][1] if self.open else None

    def _end_cell(self) -> None:
        grid, cell = self.open[-1]
        if cell:
            grid.put(cell.value(), cell.across, cell.down)
            self.open[-1] = (grid, None)

    def _end_title(self) -> None:
        """A caption is its table's first row; a heading stands above the table that follows."""
        text = " ".join("".join(self.title or ()).split())
        self.title = None
        if text and self.open and not self.open[-1][0].begun:
            self.open[-1][0].rows.append({0: text})
        elif text and not self.open:
            self.titles.append(text)


def tables(blob: bytes) -> Tables:
    """The tables of a page that hold anything: "Tabel 1", "Tabel 2"; a table inside a cell is one of its own."""
    page = _Page()
    page.feed(characters(blob))
    page.close()
    filled = [grid for grid in page.found if any(grid.rows)]
    if not filled:
        raise Refusal("tableless")
    for number, grid in enumerate(filled, start=1):
        yield Table(f"Tabel {number}", placed(enumerate(grid.rows)), seen=grid.seen)


def characters(blob: bytes) -> str:
    """A page's characters, as its mark or its head says they are written."""
    said = None if blob[:2] in (b"\xff\xfe", b"\xfe\xff") else _CHARSET.search(blob[:4096])
    if said and not blob.startswith(b"\xef\xbb\xbf"):
        name = said[1].decode().lower()
        western = name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
        try:
            return blob.decode("cp1252" if western else name) if _text(name) else decode(blob)
        except (LookupError, UnicodeError):
            return decode(blob)
    return decode(blob)


def _text(name: str) -> bool:
    return not name.startswith(("utf-16", "utf16", "utf-32", "utf32", "utf-7", "utf7", "punycode", "idna"))


def _span(said: str | None, everything: int, most: int) -> int:
    """How many columns or rows a cell takes; 0 means all that are left."""
    digits = re.match(r"\s*\+?(\d{1,9})", said or "1")
    number = int(digits[1]) if digits else 1
    return min(number or everything, most)
