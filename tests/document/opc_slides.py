"""The structural check of a pptx: slides, shapes, tables."""

from collections import Counter

from tests.document import opc_order
from tests.document.opc_order import A, P


def problems(package, main):
    """All that is wrong with the parts of a PowerPoint file."""
    found = []
    for name, kind in package.types.items():
        if "presentationml" in kind and name in package.trees:
            found += opc_order.problems(name, package.trees[name])
    slides = package.trees[main].findall(f"{P}sldIdLst/{P}sldId")
    numbers = [int(slide.get("id")) for slide in slides]
    if len(set(numbers)) < len(numbers) or any(not 256 <= number < 2**31 for number in numbers):
        found.append("slides' ids are not unique numbers from 256")
    shown = len(package.of_type("presentationml.slide+xml"))
    if shown != len(slides):
        found.append(f"{shown} slides, {len(slides)} of them listed")
    for name in package.of_type("presentationml.slide+xml"):
        found += [f"{name}: {line}" for line in _slide(package, name)]
    return found


def _slide(package, name):
    tree, kinds = package.trees[name], Counter(kind for kind, _, _ in package.rels.get(name, {}).values())
    found = []
    if sum(times for kind, times in kinds.items() if kind.endswith("/slideLayout")) != 1:
        found.append("not one layout")
    if any(times > 1 for kind, times in kinds.items() if kind.endswith("/notesSlide")):
        found.append("two notes")
    ids = Counter(item.get("id") for item in tree.iter(P + "cNvPr"))
    found += [f"shape id {number} is used {times} times" for number, times in ids.items() if times > 1]
    for frame in tree.iter(P + "graphicFrame", P + "pic"):
        here = next(frame.iter(P + "cNvPr"))
        if not here.get("descr"):
            found.append(f"{here.get('name')} has no description")
    for table in tree.iter(A + "tbl"):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        for row in table.findall(A + "tr"):
            if len(row.findall(A + "tc")) != columns:
                found.append(f"a row of {len(row.findall(A + 'tc'))} cells in a table of {columns} columns")
    found += [
        "a text without a paragraph" for text in tree.iter(P + "txBody", A + "txBody") if text.find(A + "p") is None
    ]
    return found
