"""Takes out of a template what would load something from outside when the file is opened."""

from __future__ import annotations

from typing import Any

from ikm.document.templates.content import relations

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
        "externalReference",
    )
)
"""Elements that are nothing without what they lead to; of others only the link goes."""

MERGED = ("dataSource", "headerSource")


def cut(trees: dict[str, Any]) -> set[str]:
    """Take out every relationship to outside but hyperlinks, and what uses it; the names of the parts that changed."""
    changed = set()
    gone: dict[str, set[str]] = {}
    for source, one, target in relations(trees):
        if target or one.get("Type", "").endswith("/hyperlink"):
            continue
        changed.add(_rels(source))
        gone.setdefault(source, set()).add(one.get("Id", ""))
        one.getparent().remove(one)
    for source, ids in gone.items():
        if source in trees:
            _forget(trees[source], ids)
            changed.add(source)
    return changed


def _rels(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _forget(tree: Any, ids: set[str]) -> None:
    for element in list(tree.iter("*")):
        for key, value in list(element.attrib.items()):
            if (key.startswith(OFFICE) or key == RELID) and value in ids:
                name = element.tag.rpartition("}")[2]
                whole = _above(element, "mailMerge") if name in MERGED else element if name in WHOLE else None
                if whole is None:
                    del element.attrib[key]
                elif whole.getparent() is not None:
                    whole.getparent().remove(whole)
                    break


def _above(element: Any, name: str) -> Any:
    while element is not None and element.tag.rpartition("}")[2] != name:
        element = element.getparent()
    return element
