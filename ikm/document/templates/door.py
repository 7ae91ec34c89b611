"""Opens a template: limits, the right kind, nothing that runs, nothing that loads by itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Literal

from ikm.document.package import packed
from ikm.document.templates import content, links, refusals
from ikm.reading.preflight import MOST_ENTRIES, MOST_RATIO

Kind = Literal["docx", "pptx"]

MOST_BYTES = 20 << 20
"""The largest template."""

MOST_UNPACKED = 100 << 20
"""What its parts may come to, and MOST_PART any of those that are XML."""

MOST_PART = 30 << 20
RATIO_FROM = 4 << 20
"""Parts from this size on may not be packed more than MOST_RATIO times smaller."""

MOST_SIGNS = 1_000_000
"""Tags and attributes of all parts together: each takes far more memory than it is long."""

XML = (".xml", ".rels", ".vml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(blob: bytes, kind: Kind) -> bytes:
    """The template as a plain docx or pptx that can be filled; dotx and potx become documents.

    Taken out: every relationship to something outside the file, except ordinary hyperlinks (attached template, linked
    pictures and objects, frames, subdocuments, mail merge), addresses without a relationship, comments of XML. Raises
    IkmError, one sentence, for what is no such file, too large, protected, damaged, or holds macros, objects of other
    programs, document types or fields that fetch files.

    A template that was filled comes through here again: its commands can write what was not there to be seen.
    """
    parts = _parts(blob, kind)
    xml = {name: part for name, part in parts.items() if name.lower().endswith(XML) or _marked_up(part)}
    if sum(part.count(b"<") + part.count(b"=") for part in xml.values()) > MOST_SIGNS:
        raise refusals.bomb()
    trees = {name: _tree(name, part, kind) for name, part in xml.items()}
    content.check(parts, trees, kind)
    changed = {name for name, part in xml.items() if b"<!--" in part or b"<?" in part[5:]}
    changed |= links.cut(trees) | content.as_document(trees, kind)
    content.check_objects(trees)
    from lxml import etree

    for name in sorted(changed):
        parts[name] = etree.tostring(trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def _parts(blob: bytes, kind: Kind) -> dict[str, bytes]:
    """The parts of the zip, unpacked within limits."""
    if len(blob) > MOST_BYTES:
        raise refusals.large(len(blob), MOST_BYTES)
    if blob.startswith(_OLE):
        raise refusals.password() if "EncryptedPackage".encode("utf-16-le") in blob else refusals.old(kind)
    if not blob.startswith(b"PK"):
        raise refusals.other(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries, kind)
            return {entry.filename: _part(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise refusals.broken(kind) from None


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A part; no more is unpacked than the zip says, since ``archive.read`` unfolds all before it compares."""
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)


def _marked_up(part: bytes) -> bool:
    """Whether a part is XML, whatever it is called."""
    return part[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _check(entries: list[zipfile.ZipInfo], kind: Kind) -> None:
    names = [entry.filename.lower() for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusals.password()
    xml = (entry for entry in entries if entry.filename.lower().endswith(XML))
    swollen = any(e.file_size > max(RATIO_FROM, MOST_RATIO * max(e.compress_size, 1)) for e in entries)
    too_much = len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED
    if swollen or too_much or any(entry.file_size > MOST_PART for entry in xml):
        raise refusals.bomb()
    odd = any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names)
    odd = odd or any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries)
    if odd or len(set(names)) < len(names):
        raise refusals.broken(kind)


def _tree(name: str, part: bytes, kind: Kind) -> Any:
    """The XML of a part; any other coding than UTF-8 could hide what is searched for."""
    from lxml import etree

    head = part[:200].lower()
    if b"\0" in head or (b"encoding" in head.split(b"?>")[0] and b"utf-8" not in head and b"us-ascii" not in head):
        raise refusals.broken(kind)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refusals.document_type(name)
    try:
        bare = {"remove_comments": True, "remove_pis": True}  # they can stand in the middle of a word
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, **bare))
    except etree.XMLSyntaxError:
        raise (refusals.broken(kind) if name.lower().endswith(XML) else refusals.embedded(name)) from None
    if tree.getroottree().docinfo.doctype:
        raise refusals.document_type(name)
    return tree
