"""The styles of a document: a template's own where it has them, else those of the blank file."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from ikm.document.word.blank import BLANK
from ikm.document.word.markup import W

KEYS = {
    "body": "BodyText",
    **{f"heading{level}": f"Heading{level}" for level in (1, 2, 3)},
    "contents": "TOCHeading",
    **{f"entry{level}": f"TOC{level}" for level in (1, 2, 3)},
    "caption": "Caption",
    "bullet": "ListBullet",
    "number": "ListNumber",
    "footer": "Footer",
    "lead": "IkmLead",
    "note": "IkmNote",
    "formula": "IkmFormula",
    "figure": "IkmFigure",
    "figureTitle": "IkmFigureTitle",
    "tableText": "IkmTableText",
    "tableHead": "IkmTableHead",
    "coverTitle": "IkmCoverTitle",
    "coverUnit": "IkmCoverUnit",
    "coverText": "IkmCoverText",
    "signature": "IkmSignature",
    "table": "IkmTable",
}
"""What the writer calls a style, and its id in the blank file."""


@cache
def _blank() -> dict[str, Any]:
    from docx.oxml import parse_xml

    tree = parse_xml((BLANK / "word" / "styles.xml").read_bytes())
    return {style.get(W + "styleId"): style for style in tree.iter(W + "style")}


def styles_of(document: Any) -> dict[str, str]:
    """The id of every style in a python-docx document; those it has not are added to it."""
    tree = document.styles.element
    known = {_named(style): style.get(W + "styleId") for style in tree.iter(W + "style")}
    found: dict[str, str] = {}
    return {key: _style(tree, one, known, found) for key, one in KEYS.items()}


def _style(tree: Any, one: str, known: dict[tuple[str, str], str], found: dict[str, str]) -> str:
    """The id of a style of the blank file in another one, with those that it is based on."""
    if one in found:
        return found[one]
    style = _blank()[one]
    own = _named(style)
    if own in known:
        found[one] = known[own]
        return known[own]
    added, taken = deepcopy(style), set(known.values())
    name = one
    while name in taken:
        name += "1"
    added.set(W + "styleId", name)
    added.attrib.pop(W + "default", None)
    known[own] = found[one] = name
    for tag in ("basedOn", "next"):
        link = added.find(W + tag)
        if link is not None:
            link.set(W + "val", _style(tree, link.get(W + "val"), known, found))
    _without_list(added)
    tree.append(added)
    return name


def _without_list(style: Any) -> None:
    """A list's number belongs to the blank file; in another one the paragraphs have it."""
    for number in list(style.iter(W + "numPr")):
        number.getparent().remove(number)


def _named(style: Any) -> tuple[str, str]:
    name = style.find(W + "name")
    return style.get(W + "type", "paragraph"), "" if name is None else name.get(W + "val", "").lower()
