"""The structural check of an xlsx: sheets, cells, styles, shared texts."""

import re
from collections import Counter

from tests.document import opc_order
from tests.document.opc_order import S

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def problems(package, main):
    """All that is wrong with the parts of an Excel workbook."""
    found = []
    for name, kind in package.types.items():
        if "spreadsheetml" in kind and name in package.trees:
            found += opc_order.problems(name, package.trees[name])
    book = package.trees[main]
    sheets = book.findall(f"{S}sheets/{S}sheet")
    titles = [sheet.get("name") for sheet in sheets]
    found += [f"bad sheet name {t!r}" for t in titles if not 0 < len(t) <= 31 or re.search(r"[\[\]:*?/\\]|^'|'$", t)]
    if len({title.lower() for title in titles}) < len(titles) or not titles:
        found.append("sheets' names are not unique")
    if len({sheet.get("sheetId") for sheet in sheets}) < len(sheets):
        found.append("sheets' ids are not unique")
    found += _names(book, len(sheets))
    texts = sum(len(package.trees[n].findall(S + "si")) for n in package.of_type("spreadsheetml.sharedStrings+xml"))
    formats = [len(package.trees[n].findall(f"{S}cellXfs/{S}xf")) for n in package.of_type("spreadsheetml.styles+xml")]
    for name in package.of_type("spreadsheetml.worksheet+xml"):
        found += [f"{name}: {line}" for line in _sheet(package.trees[name], texts, sum(formats))]
    return found


def _names(book, sheets):
    names = Counter(
        (name.get("name").lower(), name.get("localSheetId")) for name in book.findall(f"{S}definedNames/{S}definedName")
    )
    found = [f"name {name} is defined twice" for (name, _), times in names.items() if times > 1]
    return found + [f"name {name} of no sheet" for name, here in names if here is not None and int(here) >= sheets]


def _sheet(tree, texts, formats):
    found, last_row = [], 0
    for row in tree.iter(S + "row"):
        number = int(row.get("r", last_row + 1))
        if number <= last_row:
            found.append(f"row {number} stands after row {last_row}")
        last_row, last_column = number, 0
        for cell in row.findall(S + "c"):
            column, line = place(cell.get("r"))
            if line != number or column <= last_column:
                found.append(f"cell {cell.get('r')} stands in a wrong place")
            last_column = column
            value = cell.findtext(S + "v")
            if cell.get("t") == "s" and not 0 <= int(value) < texts:
                found.append(f"cell {cell.get('r')} has no text {value}")
            if formats and int(cell.get("s", 0)) >= formats:
                found.append(f"cell {cell.get('r')} has no format {cell.get('s')}")
            if (
                cell.get("t", "n") == "n"
                and value is not None
                and not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value)
            ):
                found.append(f"cell {cell.get('r')} has the number {value}")
            if len("".join(cell.itertext())) > 32_767:
                found.append(f"cell {cell.get('r')} is too long")
    return found + _merged(tree)


def _merged(tree):
    taken, found = set(), []
    for area in tree.iter(S + "mergeCell"):
        (left, top), (right, bottom) = (place(corner) for corner in area.get("ref").split(":"))
        cells = {(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)}
        if cells & taken or len(cells) < 2:
            found.append(f"merged cells {area.get('ref')} overlap or are one cell")
        taken |= cells
    return found


def place(ref):
    """(column, row) of a cell: B3 is (2, 3)."""
    letters, digits = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)", ref).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(digits)
