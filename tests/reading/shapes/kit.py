"""How a fixture is written down: its files as plain lists of cells, and beside them what must be understood."""

from __future__ import annotations

import csv
import datetime as dt
import html
import importlib.util
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

Row = Sequence[Any]
Rows = Sequence[Row]
FIXED = (2026, 1, 1, 0, 0, 0)
_NS = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True)
class File:
    """One file: its sheets as rows of cells (a text that begins with "=" is a formula), or its bytes as they are."""

    name: str
    sheets: Mapping[str, Rows] = field(default_factory=dict)
    merged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hidden_rows: Mapping[str, Sequence[int]] = field(default_factory=dict)
    hidden_sheets: Sequence[str] = ()
    form: str = ""
    delimiter: str = ","
    encoding: str = "utf-8"
    labels: Mapping[str, Any] = field(default_factory=dict)
    raw: bytes | None = None

    @property
    def kind(self) -> str:
        return "raw" if self.raw is not None else self.form or self.name.rpartition(".")[2]

    @property
    def table(self) -> Rows:
        return next(iter(self.sheets.values()))

    def blob(self) -> bytes | None:
        """The file's bytes; None where the package that writes this format is not installed."""
        writers = {"xlsx": xlsx, "xlsm": xlsm, "xls": xls, "ods": ods, "csv": text, "html": page, "sav": sav}
        return self.raw if self.raw is not None else writers[self.kind](self)


@dataclass(frozen=True)
class Shape:
    """One shape or defect: its section in docs/reading.md, one sentence, its files and the expectation."""

    name: str
    section: str
    what: str
    files: tuple[File, ...]
    expected: dict[str, Any]


def xlsx(file: File) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in file.sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, str):
                        cell.data_type = "e" if value.startswith("#") else "f" if value.startswith("=") else "s"
        for area in file.merged.get(name, ()):
            sheet.merge_cells(area)
        for row in file.hidden_rows.get(name, ()):
            sheet.row_dimensions[row].hidden = True
        if name in file.hidden_sheets:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return packed(unpacked(out.getvalue()))


def unpacked(blob: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts of a workbook as a zip that is the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", body)
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return out.getvalue()


def xlsm(file: File) -> bytes:
    """A workbook with macros, as far as a reader can tell: the right type, and a part of macros that is noise."""
    parts = unpacked(xlsx(file))
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = parts["[Content_Types].xml"].replace(main, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    vba = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    parts["[Content_Types].xml"] = types.replace(b"</Types>", vba + b"</Types>")
    link = (
        b'<Relationship Id="rIdVba" Target="vbaProject.bin"'
        b' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", link + b"</Relationships>")
    parts["xl/vbaProject.bin"] = b'Sub Auto_Open()\r\n  Shell "no"\r\nEnd Sub\r\n' * 4
    return packed(parts)


def xls(file: File) -> bytes | None:
    if importlib.util.find_spec("xlwt") is None:
        return None
    import xlwt

    book = xlwt.Workbook()
    for name, rows in file.sheets.items():
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(file: File) -> bytes:
    sheets = "".join(_ods_sheet(name, rows) for name, rows in file.sheets.items())
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
        f' xmlns:office="{_NS}:office:1.0" xmlns:table="{_NS}:table:1.0" xmlns:text="{_NS}:text:1.0">'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_NS}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed({"mimetype": mime.encode(), "content.xml": body.encode(), "META-INF/manifest.xml": manifest.encode()})


def _ods_sheet(name: str, rows: Rows) -> str:
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{html.escape(name)}">{lines}</table:table>'


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        said = html.escape(value)
        return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def said(value: Any) -> str:
    return "" if value is None else str(value)


def text(file: File) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=file.delimiter, lineterminator="\r\n").writerows(map(said, row) for row in file.table)
    return out.getvalue().encode(file.encoding)


def page(file: File) -> bytes:
    """A table as web applications send it under the name of a workbook."""
    lines = []
    for row in file.table:
        cells = "".join(f"<td>{html.escape(said(value)).replace('  ', '&nbsp; ')}</td>" for value in row)
        lines.append(f"<tr>{cells}</tr>")
    head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
    return "\n".join([head, '<table border="1">', *lines, "</table></body></html>"]).encode(file.encoding)


def sav(file: File) -> bytes | None:
    """An SPSS file: the first row holds the names of the variables; ``labels`` their labels and value labels."""
    if importlib.util.find_spec("pyreadstat") is None:
        return None
    import tempfile
    from pathlib import Path

    import pandas as pd
    import pyreadstat

    names, *rows = file.table
    frame = pd.DataFrame(list(rows), columns=list(names))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sav"
        pyreadstat.write_sav(
            frame, str(path), column_labels=file.labels["variables"], variable_value_labels=file.labels["values"]
        )
        blob = path.read_bytes()
    # The header tells when a file was written ("20 Nov 2612:00:00", from byte 92); ours is always the same.
    return blob[:92] + b"01 Jan 26" + b"00:00:00" + blob[109:]


def refs(first: str, roles: Sequence[str | None]) -> dict[str, str]:
    """Roles of neighbouring columns, from ``first`` ("Data!B") on; None where nothing is stated.

    >>> refs("Data!Z", ["unit", None, "U1"])
    {'Data!Z': 'unit', 'Data!AB': 'U1'}
    """
    sheet, _, letters = first.rpartition("!")
    start = 0
    for sign in letters:
        start = start * 26 + ord(sign) - ord("A") + 1
    named = {start + i: role for i, role in enumerate(roles) if role is not None}
    return {f"{sheet}!{letter(number)}": role for number, role in named.items()}


def letter(number: int) -> str:
    """The letters of column ``number``, counted from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def expect(shape: str = "respondents", **stated: Any) -> dict[str, Any]:
    """What must be understood; what is not stated is not asked. ``rows`` as (read, used)."""
    held = {"shape": shape, **{name: value for name, value in stated.items() if value is not None}}
    if isinstance(held.get("rows"), tuple):
        read, used = held["rows"]
        held["rows"] = {"read": read, "used": used, "set_aside": read - used}
    elif isinstance(held.get("rows"), int):
        held["rows"] = {"used": held["rows"]}
    return held


class Section(list[Shape]):
    """A section of docs/reading.md: the shapes of one module, in the order of its table."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def add(self, name: str, what: str, files: File | Sequence[File], /, **expected: Any) -> None:
        several = (files,) if isinstance(files, File) else tuple(files)
        self.append(Shape(name, self.title, what, several, expect(**expected)))

    def sheet(self, name: str, what: str, cells: Rows, /, **expected: Any) -> None:
        """A shape that is one xlsx with one sheet, "Data"; ``merged``, ``hidden_rows`` belong to the file."""
        merged, hidden = expected.pop("merged", ()), expected.pop("hidden_rows", ())
        self.add(name, what, File(f"{name}.xlsx", {"Data": cells}, {"Data": merged}, {"Data": hidden}), **expected)
