"""The codes of a template's fields: those that fetch or start something when the document is opened."""

from __future__ import annotations

import re
from typing import Any

from ikm.document.templates.links import ordinary

FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
ADDRESS = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]*)\"?|([^\s\"]+))", re.IGNORECASE)
INNER = "{}"
"""Where a field stands within the code of another."""


def fetching(tree: Any) -> str:
    """The name of a field that fetches something, or whose name other fields put together; "" if there is none."""
    for code in _codes(tree):
        name = (code.split() or [""])[0]
        if found := FETCHING.search(name):
            return found[1].upper()
        if INNER in name:
            return name[:40]
        address = ADDRESS.match(code)
        said = (address[1] or address[2] or "") if address else ""
        if not (ordinary(said) or said.startswith(("#", INNER)) or re.fullmatch(r"(\\[a-z])?", said)):
            return f"HYPERLINK {said[:40]}"
    return ""


def _codes(tree: Any) -> list[str]:
    """The codes of all fields; those of one field, split into runs, are one text."""
    simple = (one for one in tree.iter("{*}fldSimple"))
    found = [value for one in simple for key, value in one.attrib.items() if key.rpartition("}")[2] == "instr"]
    piece, open_ = "", [""]
    for one in tree.iter("{*}instrText", "{*}delInstrText", "{*}fldChar"):
        if one.tag.rpartition("}")[2] != "fldChar":
            said = "".join(one.itertext())
            piece, open_[-1] = piece + said, open_[-1] + said
            continue
        found.append(piece)
        piece = ""
        kind = next((value for key, value in one.attrib.items() if key.endswith("fldCharType")), "")
        if kind == "begin":
            open_[-1] += INNER if len(open_) > 1 else ""
            open_.append("")
        elif kind == "separate":
            open_[-1] += " "
        elif kind == "end" and len(open_) > 1:
            found.append(open_.pop())
    return [*found, piece, *open_[1:]]
