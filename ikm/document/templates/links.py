"""Takes out of a template what would load something from outside when the file is opened."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELID = "{urn:schemas-microsoft-com:office:office}relid"
WHOLE = frozenset(
    (
        *(
            "attachedTemplate",
            "subDoc",
            "sourceFileName",
            "mailMerge",
            "externalData",
            "oleObj",
            "OLEObject",
            "altChunk",
        ),
        *("audioFile", "videoFile", "quickTimeFile", "media", "wavAudioFile", "movie", "control", "saveThroughXslt"),
        *("externalReference", "svgBlip", "hlinkClick", "hlinkHover", "hlinkMouseOver"),
    )
)
"""Elements that are nothing without what they lead to; of others only the link goes."""

MERGED = ("dataSource", "headerSource")
LINKS = ("hyperlink", "hlinkClick")
"""Elements that lead somewhere when they are clicked, and may; what a glance is enough for may not."""

ALWAYS = ("mailMerge", "webVideoPr")
"""Elements that name what they load without a relationship."""

DRAWN = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
ADDRESSES = ("src", "href", "althref")
"""Attributes of drawings of old (VML) that hold an address themselves."""

ORDINARY = re.compile(r"(https?://[^\\/]|mailto:|tel:)", re.IGNORECASE)


def ordinary(target: str) -> bool:
    """Whether an address is one that people click on: a page, a mail address, a telephone.

    >>> ordinary("https://contoh.go.id"), ordinary("file:///c:/a.exe"), ordinary("javascript:alert(1)")
    (True, False, False)
    """
    return ORDINARY.match(target.strip()) is not None


def relations(trees: dict[str, Any]) -> list[tuple[str, Any, str]]:
    """All relationships: the name of the part that has them, the element, and the part it leads to ("" outside)."""
    found = []
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, _, own = name.rpartition("/")
        base = posixpath.dirname(folder)
        source = posixpath.join(base, own.removesuffix(".rels")) if own != ".rels" else ""
        for one in tree:
            if not isinstance(one.tag, str):
                continue
            outside = one.get("TargetMode") == "External"
            target = posixpath.join("/" + base, unquote(one.get("Target", "")))
            found.append((source, one, "" if outside else posixpath.normpath(target).lstrip("/")))
    return found


def cut(trees: dict[str, Any]) -> set[str]:
    """Take out every relationship to outside but ordinary hyperlinks, and what uses it or holds an address itself;
    the names of the parts that changed.

    Pictures in SVG are taken out too: they can load others, and the same picture always stands beside them as PNG.
    """
    changed = {name for name, tree in trees.items() if _bare(tree)}
    gone: dict[str, set[str]] = {}
    clicked: dict[str, set[str]] = {}
    for source, one, target in relations(trees):
        drawn = target.lower().endswith(".svg") or (target in trees and trees[target].tag.endswith("}svg"))
        if target and not drawn:
            continue
        if not target and one.get("Type", "").endswith("/hyperlink") and ordinary(one.get("Target", "")):
            clicked.setdefault(source, set()).add(one.get("Id", ""))
            continue
        changed.add(_rels(source))
        gone.setdefault(source, set()).add(one.get("Id", ""))
        one.getparent().remove(one)
    for found, spared in ((gone, ()), (clicked, LINKS)):
        for source, ids in found.items():
            if source in trees and _forget(trees[source], ids, spared):
                changed.add(source)
    return changed


def _bare(tree: Any) -> bool:
    """Take out elements and attributes that hold an address themselves; whether there were any."""
    found = list(tree.iter(*(f"{{*}}{name}" for name in ALWAYS)))
    for element in found:
        if element.getparent() is not None:
            element.getparent().remove(element)
    drawn = [
        (element, key)
        for element in tree.iter(*(f"{space}*" for space in DRAWN))
        for key in element.attrib
        if key.rpartition("}")[2] in ADDRESSES
    ]
    for element, key in drawn:
        del element.attrib[key]
    return bool(found or drawn)


def _rels(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _forget(tree: Any, ids: set[str], spared: tuple[str, ...] = ()) -> bool:
    """Take out what uses these relationships, but the ``spared`` elements; whether there was any."""
    found = False
    for element in list(tree.iter("*")):
        name = element.tag.rpartition("}")[2]
        if name in spared:
            continue
        for key, value in list(element.attrib.items()):
            if (key.startswith(OFFICE) or key == RELID) and value in ids:
                found = True
                whole = _above(element, "mailMerge") if name in MERGED else element if name in WHOLE else None
                if whole is None:
                    del element.attrib[key]
                elif whole.getparent() is not None:
                    whole.getparent().remove(whole)
                    break
    return found


def _above(element: Any, name: str) -> Any:
    while element is not None and element.tag.rpartition("}")[2] != name:
        element = element.getparent()
    return element
