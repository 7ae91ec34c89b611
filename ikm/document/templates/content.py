"""What a template consists of: the kind of its main part, and parts and elements that have no place in one."""

from __future__ import annotations

import re
from typing import Any

from ikm.document.templates import books, fields, refusals
from ikm.document.templates.links import relations

OFFICE = "application/vnd.openxmlformats-officedocument."
DOCUMENT = {
    "docx": f"{OFFICE}wordprocessingml.document.main+xml",
    "pptx": f"{OFFICE}presentationml.presentation.main+xml",
}
TEMPLATE = {
    "docx": f"{OFFICE}wordprocessingml.template.main+xml",
    "pptx": f"{OFFICE}presentationml.template.main+xml",
}
MACROS = re.compile(
    r"vbaproject|macroenabled|vbadata|activex|customui|webextension|keymapcustomizations", re.IGNORECASE
)
OBJECTS = re.compile(r"oleobject|/control$|afchunk|\.package$|opc-package", re.IGNORECASE)
PROGRAM = re.compile(r"ppaction://(program|macro|ole)", re.IGNORECASE)
TYPES = "[Content_Types].xml"
STRICT = "purl.oclc.org/ooxml"
FOREIGN = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"MZ", b"%PDF", b"{\\rtf")
"""How files begin that other programs open, whatever they are called."""

MARKUP = re.compile(r"[+/]xml\b", re.IGNORECASE)
"""Content types of parts that are XML."""

ELEMENTS = ("altChunk", "OLEObject", "oleObj", "objectEmbed", "control")
"""Elements that hold what another program made, whatever the relationship says that they use."""


def check(parts: dict[str, bytes], trees: dict[str, Any], kind: str) -> None:
    """Refuse what is no template of this kind, or holds what runs or what another program made."""
    if TYPES not in trees or "_rels/.rels" not in trees:
        raise refusals.other(kind)
    types = [one.get("ContentType", "") for one in trees[TYPES]]
    known = relations(trees)
    every = [*types, *parts, *(one.get("Type", "") for _, one, _ in known)]
    if any(MACROS.search(one) for one in every) or _programs(trees):
        raise refusals.macros(kind)
    if any(STRICT in one.get("Type", "") for _, one, _ in known) or any(map(_strict, trees.values())):
        raise refusals.strict(kind)
    if main_type(trees) not in (DOCUMENT[kind], TEMPLATE[kind]):
        raise refusals.other(kind)
    if any(target and target not in parts for _, _, target in known) or _hidden(parts, trees):
        raise refusals.broken(kind)
    charted = {
        target for source, one, target in known if one.get("Type", "").endswith("/package") and "/charts/" in source
    }
    for name, part in parts.items():
        book = name in charted and name.lower().endswith(".xlsx") and books.plain(part)
        foreign = "/embeddings/" in name.lower() or part.startswith(FOREIGN)
        if (foreign and not book) or OBJECTS.search(name):
            raise refusals.embedded(name)
    for _, one, target in known:
        if target and OBJECTS.search(one.get("Type", "")):
            raise refusals.embedded(target)
    for tree in trees.values():
        if found := fields.fetching(tree):
            raise refusals.fetching(found)


def check_objects(trees: dict[str, Any]) -> None:
    """Refuse what is left of objects of other programs, after links to outside were taken out."""
    for name, tree in trees.items():
        if next(tree.iter(*(f"{{*}}{tag}" for tag in ELEMENTS)), None) is not None:
            raise refusals.embedded(name)


def _strict(tree: Any) -> bool:
    """Whether a part is written in the names of Strict Open XML, in which nothing else would be found."""
    return any(STRICT in uri for uri in {one.tag.partition("}")[0] for one in tree.iter("*")})


def _hidden(parts: dict[str, bytes], trees: dict[str, Any]) -> bool:
    """Whether a part is said to be XML and yet was not read as such."""
    said = {one.get("PartName", "").lstrip("/").lower(): one.get("ContentType", "") for one in trees[TYPES]}
    ends = {
        one.get("Extension", "").lower(): one.get("ContentType", "") for one in trees[TYPES] if one.get("Extension")
    }
    kinds = {name: said.get(name.lower(), ends.get(name.lower().rpartition(".")[2], "")) for name in parts}
    return any(MARKUP.search(kind) and name not in trees for name, kind in kinds.items())


def main_type(trees: dict[str, Any]) -> str:
    """The content type of the part with which the file begins."""
    start = [
        target
        for source, one, target in relations(trees)
        if not source and one.get("Type", "").endswith("/officeDocument")
    ]
    named = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in trees[TYPES]}
    return named.get(start[0], "") if len(start) == 1 else ""


def as_document(trees: dict[str, Any], kind: str) -> set[str]:
    """Make a template a document; the names of the parts that changed."""
    changed = set()
    for one in trees[TYPES]:
        if one.get("ContentType") == TEMPLATE[kind]:
            one.set("ContentType", DOCUMENT[kind])
            changed.add(TYPES)
    return changed


def _programs(trees: dict[str, Any]) -> bool:
    """Whether a click or a glance starts a program."""
    return any(
        PROGRAM.search(value)
        for name, tree in trees.items()
        if name.startswith("ppt/")
        for one in tree.iter("{*}hlinkClick", "{*}hlinkMouseOver", "{*}hlinkHover")
        for value in one.attrib.values()
    )
