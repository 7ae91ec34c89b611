"""Cells of an xlsx whose formula failed (#DIV/0!, #REF!): the parser hands them over as blank."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

import numpy as np

from ikm.reading.raw import Fault, RawSheet

_CELL = re.compile(
    rb"<c\b(?=[^<>]{0,200}\bt=[\"']e[\"'])[^<>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]{0,200}>"
    rb"(?:<f\b[^<>]{0,200}(?:/>|>[^<]*</f>))?<v[^<>]{0,50}>(#[^<]{1,20})</v>"
)


def faults_in(chunk: bytes) -> list[Fault]:
    """The failed cells in a piece of a sheet's XML: row and column from 0, and what the cell shows."""
    found = []
    for letters, digits, text in _CELL.findall(chunk):
        column = 0
        for sign in letters:
            column = column * 26 + sign - 64
        found.append((int(digits) - 1, column - 1, text.decode("ascii", "replace")))
    return found


def sheet_names(blob: bytes) -> dict[str, str]:
    """The part of each sheet of an xlsx -> the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        try:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - DTDs are refused before
            rels = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        except (KeyError, ElementTree.ParseError):
            return {}
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels}
    names = {}
    for sheet in (node for node in book.iter() if node.tag.endswith("}sheet")):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        names[posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")] = sheet.get("name", "")
    return names


def put_back(sheet: RawSheet, faults: list[Fault]) -> RawSheet:
    """The sheet with its failed cells showing what a spreadsheet shows there."""
    name, height, columns = sheet
    height = max(height, *(row + 1 for row, _, _ in faults))
    by_number = {number: (values, codes) for number, values, codes in columns}
    for number in {column for _, column, _ in faults}:
        by_number.setdefault(number, ([""], np.zeros(0, dtype=np.uint32)))
    whole = {n: (list(v), np.pad(c, (0, height - len(c)))) for n, (v, c) in sorted(by_number.items())}
    for row, number, text in faults:
        values, codes = whole[number]
        if text not in values[-10:]:
            values.append(text)
        codes[row] = len(values) - 1 - values[:-11:-1].index(text)
    return name, height, [(number, values, codes) for number, (values, codes) in whole.items()]
