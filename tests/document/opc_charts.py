"""The structural check of charts: order, their embedded workbooks, and that caches say what the workbooks hold."""

import io
import re

from tests.document import opc_order
from tests.document.opc_order import C
from tests.document.opc_sheets import place

CHART = "drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def problems(package, check):
    """All that is wrong with the charts of a package; ``check`` checks an embedded workbook in turn."""
    found = []
    inside = "/xl/workbook.xml" in package.parts
    for name in package.of_type(CHART):
        tree = package.trees[name]
        found += opc_order.problems(name, tree) + [f"{name}: {line}" for line in _axes(tree)]
        if inside:
            continue
        outer = tree.find(C + "externalData")
        if outer is None:
            found.append(f"{name} has no workbook")
            continue
        kind, target, outside = package.rels.get(name, {}).get(outer.get(OFFICE + "id"), ("", "", True))
        if outside or not kind.endswith("/package") or package.types.get(target) != SHEET:
            found.append(f"{name}: its workbook is no embedded xlsx")
            continue
        found += [f"{target}: {line}" for line in check(package.parts[target])]
        found += [f"{name}: {line}" for line in _caches(tree, package.parts[target])]
    return found


def _axes(tree):
    ids = [axis.find(C + "axId").get("val") for axis in tree.iter(C + "catAx", C + "valAx", C + "dateAx")]
    used = [
        i.get("val")
        for plot in tree.iter(C + "barChart", C + "lineChart", C + "scatterChart")
        for i in plot.findall(C + "axId")
    ]
    crossed = [axis.get("val") for axis in tree.iter(C + "crossAx")]
    found = [] if len(set(ids)) == len(ids) else ["axes share an id"]
    found += [f"no axis {i}" for i in {*used, *crossed} if i not in ids]
    orders = [(s.getparent().tag, s.find(C + "idx").get("val")) for s in tree.iter(C + "ser")]
    if len({number for _, number in orders}) < len(orders):
        found.append("two series have one idx")
    return found


def _caches(tree, blob):
    """Whether each cached value is what the embedded workbook holds at its reference."""
    from openpyxl import load_workbook

    book, found = load_workbook(io.BytesIO(blob)), []
    for ref in tree.iter(C + "numRef", C + "strRef"):
        formula = ref.findtext(C + "f")
        parts = re.fullmatch(r"(?:'((?:[^']|'')+)'|([^!']+))!(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?", formula)
        sheet = (parts[1] or parts[2]).replace("''", "'") if parts else ""
        if sheet not in book.sheetnames:
            found.append(f"{formula} leads nowhere")
            continue
        (left, top), (right, bottom) = place(parts[3]), place(parts[4] or parts[3])
        cells = [book[sheet].cell(y, x).value for y in range(top, bottom + 1) for x in range(left, right + 1)]
        cache = next((child for child in ref if child.tag in (C + "numCache", C + "strCache")), None)
        if cache is None:
            found.append(f"{formula} has no cache")
            continue
        if int(cache.find(C + "ptCount").get("val")) != len(cells):
            found.append(f"{formula} has {len(cells)} cells and another count in its cache")
        said = {int(point.get("idx")): point.findtext(C + "v") for point in cache.iter(C + "pt")}
        for at, cell in enumerate(cells):
            held = said.get(at)
            same = (held or "") == str(cell or "") if cache.tag == C + "strCache" else _same(held, cell)
            if not same:
                found.append(f"{formula}: the cache says {held}, the workbook {cell}")
    return found


def _same(held, cell):
    if held is None or cell is None:
        return held is None and cell is None
    return abs(float(held) - float(cell)) < 1e-12
