"""XML Spreadsheet 2003: one XML text with a workbook in it, saved as .xls or .xml."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.parsers import expat

from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Refusal, Seen, Table, Tables, letters, placed

_SHEETS = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_AT_ONCE = 1 << 16


class _Sheet:
    """One worksheet while it is read: its filled cells, and where the next cell stands."""

    def __init__(self, name: str) -> None:
        self.name, self.visible, self.seen = name, True, Seen()
        self.rows: list[tuple[int, dict[int, Any]]] = []
        self.row = self.column = -1
        self.next_row = self.next_column = 0


class _Reader:
    """Handlers for the parser's events; any document type is refused, so that no entity can be made up."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.kind: str | None = None
        self.texts: list[str] = []
        self.formula = self.filled = False
        self.option: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refused
        self.parser.EntityDeclHandler = self.refused
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def refused(self, *_: Any) -> None:
        raise Refusal("broken")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space == _EXCEL and name == "Visible" and self.sheets:
            self.option = []
        if space != _SHEETS:
            return
        if name == "Worksheet":
            self.sheets.append(_Sheet(_said(attributes, "Name") or f"Sheet{len(self.sheets) + 1}"))
        elif name == "Row" and self.sheets:
            self._row(self.sheets[-1], attributes)
        elif name == "Cell" and self.sheets:
            self._cell(self.sheets[-1], attributes)
        elif name == "Data":
            self.kind, self.texts = _said(attributes, "Type") or "String", []

    def _row(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        sheet.row = _place(attributes, sheet.next_row)
        sheet.next_row = sheet.row + 1 + _whole(_said(attributes, "Span"), 0)
        sheet.next_column = 0
        sheet.rows.append((sheet.row, {}))
        sheet.seen.hidden += _said(attributes, "Hidden") == "1"

    def _cell(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        sheet.column = _place(attributes, sheet.next_column)
        sheet.next_column = sheet.column + 1 + _whole(_said(attributes, "MergeAcross"), 0)
        self.formula, self.filled = _said(attributes, "Formula") != "", False

    def text(self, text: str) -> None:
        if self.kind is not None:
            self.texts.append(text)
        elif self.option is not None:
            self.option.append(text)

    def end(self, tag: str) -> None:
        space, _, name = tag.rpartition(" ")
        if space == _EXCEL and name == "Visible" and self.option is not None:
            self.sheets[-1].visible = "hidden" not in "".join(self.option).lower()
            self.option = None
        elif space != _SHEETS or not self.sheets:
            return
        elif name == "Data" and self.kind is not None:
            self._data(self.sheets[-1], "".join(self.texts))
            self.kind = None
        elif name == "Cell":
            self.sheets[-1].seen.formulas += self.formula and not self.filled

    def _data(self, sheet: _Sheet, text: str) -> None:
        self.filled = True
        if self.kind == "Error":
            sheet.seen.errors += 1
        elif text and sheet.rows:
            if sheet.row >= MOST_ROWS or sheet.column >= MOST_COLUMNS:
                raise Refusal("far-cell", f"{letters(max(sheet.column, 0))}{sheet.row + 1}")
            sheet.rows[-1][1][max(sheet.column, 0)] = _value(self.kind or "", text)


def tables(blob: bytes) -> Tables:
    """The worksheets of the workbook."""
    reader = _Reader()
    try:
        for at in range(0, len(blob), _AT_ONCE):
            reader.parser.Parse(blob[at : at + _AT_ONCE])
        reader.parser.Parse(b"", True)
    except expat.ExpatError:
        raise Refusal("broken") from None
    for sheet in reader.sheets:
        rows = [number for number, _ in sheet.rows]
        if rows != sorted(rows):
            raise Refusal("broken")
        widest = max((max(cells, default=-1) for _, cells in sheet.rows), default=-1) + 1
        if max((row for row, cells in sheet.rows if cells), default=-1) * widest > MOST_CELLS:
            raise Refusal("too-many-cells")
        yield Table(sheet.name, placed(sheet.rows), visible=sheet.visible, seen=sheet.seen)


def _said(attributes: dict[str, str], name: str) -> str:
    """An attribute's text, with its namespace or, as some programs write it, without."""
    return attributes.get(f"{_SHEETS} {name}", attributes.get(name, ""))


def _place(attributes: dict[str, str], otherwise: int) -> int:
    return _whole(_said(attributes, "Index"), otherwise + 1) - 1


def _whole(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    if not (text.isdecimal() and len(text) < 10):
        raise Refusal("broken")
    return int(text)


def _value(kind: str, text: str) -> Any:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text
