"""What a template consists of: the kind of its main part, and parts that have no place in one."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from ikm.document.templates import refusals

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
FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
PROGRAM = re.compile(r"ppaction://(program|macro|ole)", re.IGNORECASE)
TYPES = "[Content_Types].xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


def check(parts: dict[str, bytes], trees: dict[str, Any], kind: str) -> None:
    """Refuse what is no template of this kind, or holds what runs or what another program made."""
    if TYPES not in trees or "_rels/.rels" not in trees:
        raise refusals.other(kind)
    types = [one.get("ContentType", "") for one in trees[TYPES]]
    known = relations(trees)
    every = [*types, *parts, *(one.get("Type", "") for _, one, _ in known)]
    if any(MACROS.search(one) for one in every) or _programs(trees):
        raise refusals.macros(kind)
    if any("purl.oclc.org/ooxml" in one.get("Type", "") for _, one, _ in known):
        raise refusals.strict(kind)
    if main_type(trees) not in (DOCUMENT[kind], TEMPLATE[kind]):
        raise refusals.other(kind)
    if any(target and target not in parts for _, _, target in known):
        raise refusals.broken(kind)
    books = {
        target for source, one, target in known if one.get("Type", "").endswith("/package") and "/charts/" in source
    }
    for name in parts:
        if (
            "/embeddings/" in name.lower() and not (name in books and name.lower().endswith(".xlsx"))
        ) or OBJECTS.search(name):
            raise refusals.embedded(name)
    for _, one, target in known:
        if target and OBJECTS.search(one.get("Type", "")):
            raise refusals.embedded(target)
    for tree in trees.values():
        for code in _codes(tree):
            if found := FETCHING.search(code):
                raise refusals.fetching(found[1].upper())


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


def _codes(tree: Any) -> list[str]:
    """The codes of all fields; those of one field, split into runs, are one text."""
    found = [one.get(W + "instr", "") for one in tree.iter(W + "fldSimple")]
    code = ""
    for one in tree.iter(W + "instrText", W + "fldChar"):
        if one.tag == W + "instrText":
            code += one.text or ""
        else:
            found.append(code)
            code = ""
    return [_name(code) for code in [*found, code]]


def _name(code: str) -> str:
    """The name of a field, the first word of its code."""
    return (code.split() or [""])[0]


def _programs(trees: dict[str, Any]) -> bool:
    """Whether a click or a glance starts a program."""
    return any(
        PROGRAM.search(value)
        for name, tree in trees.items()
        if name.startswith("ppt/")
        for one in tree.iter("{*}hlinkClick", "{*}hlinkMouseOver", "{*}hlinkHover")
        for value in one.attrib.values()
    )
