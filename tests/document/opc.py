"""A structural check of Open XML files (docx, pptx, xlsx): what Microsoft Office would offer to repair.

``problems(blob)`` gives a sentence for everything that is wrong, [] for a sound file. Sources: ECMA-376 part 1 (order
of the elements), part 2 (packages), and what Office is known to refuse (duplicate ids, cells without a paragraph).
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from tests.document import opc_charts, opc_sheets, opc_slides, opc_word

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": opc_word.problems,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": opc_slides.problems,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": opc_sheets.problems,
}
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORBIDDEN = ("vbaProject", "activeX", "ActiveX")


@dataclass(frozen=True)
class Package:
    """A file taken apart: bytes and content type by part, XML trees, relationships (id -> kind, target, external)."""

    parts: dict
    types: dict
    trees: dict
    rels: dict

    def of_type(self, ending):
        return [name for name, kind in self.types.items() if kind.endswith(ending)]


def problems(blob: bytes) -> list[str]:
    """All that is wrong with a docx, pptx or xlsx."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(blob))
    except zipfile.BadZipFile:
        return ["no zip file"]
    names = [info.filename for info in archive.infolist()]
    found = [f"{name} is packed twice" for name in {n for n in names if names.count(n) > 1}]
    lower = [name.lower() for name in names]
    found += [f"{name} differs from another part only in its case" for name in names if lower.count(name.lower()) > 1]
    if archive.testzip():
        return [*found, "a part is damaged"]
    if "[Content_Types].xml" not in names:
        return [*found, "no [Content_Types].xml"]
    found += [f"bad part name {name}" for name in names if "\\" in name or name.startswith("/")]
    parts = {"/" + name: archive.read(name) for name in names if not name.endswith("/")}
    package = Package(parts, {}, {}, {})
    found += _trees(package) + _types(package) + _relationships(package)
    if any("well-formed" in line for line in found):
        return found
    found += _used_ids(package) + _reached(package) + _main(package)
    return found + opc_charts.problems(package, problems)


def _trees(package):
    found = []
    for name, blob in package.parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                tree = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
            except etree.XMLSyntaxError as why:
                found.append(f"{name} is not well-formed: {why}")
                continue
            package.trees[name] = tree
            if tree.getroottree().docinfo.doctype:
                found.append(f"{name} has a DOCTYPE")
    return found


def _types(package):
    found, defaults, overrides = [], {}, {}
    for entry in package.trees.get("/[Content_Types].xml", ()):
        if entry.tag == TYPES + "Default":
            key, into = entry.get("Extension").lower(), defaults
        else:
            key, into = entry.get("PartName"), overrides
        if key in into:
            found.append(f"content type of {key} is given twice")
        into[key] = entry.get("ContentType")
    found += [f"content type of {name}, which is no part" for name in overrides if name not in package.parts]
    for name in package.parts:
        if name == "/[Content_Types].xml":
            continue
        kind = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower())
        if kind is None:
            found.append(f"{name} has no content type")
        elif kind == "application/xml" and name.startswith(("/word/", "/ppt/", "/xl/")):
            found.append(f"{name} is plain XML without a type of its own")
        package.types[name] = kind or ""
    return found + [f"{name} is a macro" for name in package.parts if any(word in name for word in FORBIDDEN)]


def _relationships(package):
    found = []
    for rels, tree in package.trees.items():
        if not rels.endswith(".rels"):
            continue
        folder, _, name = rels.rpartition("/")
        base = posixpath.dirname(folder)
        source = posixpath.join(base, name.removesuffix(".rels")) if name != ".rels" else "/"
        if source != "/" and source not in package.parts:
            found.append(f"{rels} belongs to no part")
        here, seen = package.rels.setdefault(source, {}), set()
        for entry in tree.iter(RELS):
            rid, kind, target = entry.get("Id"), entry.get("Type"), entry.get("Target")
            outside = entry.get("TargetMode") == "External"
            if rid in here:
                found.append(f"{rels} gives {rid} twice")
            if not outside:
                target = posixpath.normpath(posixpath.join(base, unquote(target)))
                if target not in package.parts:
                    found.append(f"{rels} {rid} leads to {target}, which is not there")
                if (kind, target) in seen:
                    found.append(f"{rels} leads twice to {target}")
                seen.add((kind, target))
            here[rid] = (kind, target, outside)
    return found


def _used_ids(package):
    found = []
    for name, tree in package.trees.items():
        if name.endswith(".rels"):
            continue
        known = package.rels.get(name, {})
        for element in tree.iter(etree.Element):
            for key, value in element.attrib.items():
                if key.startswith(OFFICE) and value not in known:
                    found.append(f"{name}: {etree.QName(element).localname} uses {value}, which is no relationship")
    return found


def _reached(package):
    seen, todo = set(), ["/"]
    while todo:
        here = todo.pop()
        for _, target, outside in package.rels.get(here, {}).values():
            if not outside and target not in seen:
                seen.add(target)
                todo.append(target)
    return [
        f"nothing leads to {name}"
        for name in package.parts
        if name not in seen and not name.endswith(".rels") and name != "/[Content_Types].xml"
    ]


def _main(package):
    start = [target for kind, target, _ in package.rels.get("/", {}).values() if kind.endswith("/officeDocument")]
    if len(start) != 1:
        return ["there is not one main part"]
    check = MAIN.get(package.types.get(start[0], ""))
    return check(package, start[0]) if check else [f"the main part has the type {package.types.get(start[0])}"]
