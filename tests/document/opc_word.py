"""The structural check of a docx: stories, tables, fields, bookmarks, styles, lists."""

import re
from collections import Counter

from tests.document import opc_order
from tests.document.opc_order import WP, W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BLOCKS = {W + "p", W + "tbl", W + "sdt", W + "customXml", W + "bookmarkStart", W + "bookmarkEnd", W + "sectPr"}
STORIES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
STYLED = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table"}


def problems(package, main):
    """All that is wrong with the parts of a Word file."""
    found = []
    for name, kind in package.types.items():
        if "wordprocessingml" in kind and name in package.trees:
            found += opc_order.problems(name, package.trees[name])
    styles = {
        style.get(W + "styleId"): style.get(W + "type")
        for name in package.of_type("wordprocessingml.styles+xml")
        for style in package.trees[name].iter(W + "style")
    }
    lists = {
        number.get(W + "numId")
        for name in package.of_type("wordprocessingml.numbering+xml")
        for number in package.trees[name].iter(W + "num")
    } | {"0"}
    pictures = Counter()
    for ending in STORIES:
        for name in package.of_type("wordprocessingml." + ending):
            tree = package.trees[name]
            found += [f"{name}: {line}" for line in _story(tree, styles, lists)]
            pictures.update(item.get("id") for item in tree.iter(WP + "docPr"))
    found += [f"docPr id {number} is used {times} times" for number, times in pictures.items() if times > 1]
    body = package.trees[main][0]
    if body[-1].tag != W + "sectPr" or sum(child.tag == W + "sectPr" for child in body) != 1:
        found.append("the body does not end with its one sectPr")
    if any(
        section.getparent().tag not in (W + "pPr", W + "body") for section in package.trees[main].iter(W + "sectPr")
    ):
        found.append("a sectPr stands where none can")
    return found


def _story(tree, styles, lists):
    found = [
        f"{child.tag.rpartition('}')[2]} stands among blocks"
        for holder in tree.iter(W + "body", W + "tc", W + "hdr", W + "ftr")
        for child in holder
        if child.tag not in BLOCKS | {W + "tcPr"}
    ]
    found += _tables(tree) + _fields(tree) + _bookmarks(tree)
    for item in tree.iter(*STYLED):
        style = item.get(W + "val")
        if styles.get(style) != STYLED[item.tag]:
            found.append(f"{style} is no {STYLED[item.tag]} style")
    found += [f"no list {i.get(W + 'val')}" for i in tree.iter(W + "numId") if i.get(W + "val") not in lists]
    for item in tree.iter(W + "t", W + "instrText"):
        text = item.text or ""
        if text != text.strip() and item.get(SPACE) != "preserve":
            found.append(f"spaces of {text!r} are lost")
    for item in tree.iter(W + "body", W + "p", W + "r", W + "tbl", W + "tr", W + "tc"):
        if ((item.text or "") + "".join(child.tail or "" for child in item)).strip():
            found.append(f"text stands loose in {item.tag.rpartition('}')[2]}")
    found += ["a run outside a paragraph" for run in tree.iter(W + "r") if run.getparent().tag == W + "body"]
    return found + [
        f"a picture has no description (docPr {item.get('id')})"
        for item in tree.iter(WP + "docPr")
        if not item.get("descr")
    ]


def _tables(tree):
    found = []
    for table in tree.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if not columns:
            found.append("a table without its grid")
        rows = table.findall(W + "tr")
        if not rows:
            found.append("a table without a row")
        for row in rows:
            sides = sum(int(i.get(W + "val")) for i in row.iter(W + "gridBefore", W + "gridAfter"))
            wide = sides
            for cell in row.findall(W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide += int(span.get(W + "val")) if span is not None else 1
                if not len(cell) or cell[-1].tag != W + "p":
                    found.append("a cell does not end with a paragraph")
            if wide != columns:
                found.append(f"a row of {wide} cells in a table of {columns} columns")
    return found


def _fields(tree):
    found, depth, parted = [], 0, []
    for item in tree.iter(W + "fldChar"):
        kind = item.get(W + "fldCharType")
        if kind == "begin":
            depth += 1
            parted.append(False)
        elif not depth:
            return [*found, f"a field's {kind} without its beginning"]
        elif kind == "separate":
            if parted[-1]:
                found.append("a field is separated twice")
            parted[-1] = True
        else:
            depth -= 1
            parted.pop()
    return found + (["a field without its end"] if depth else [])


def _bookmarks(tree):
    starts = list(tree.iter(W + "bookmarkStart"))
    ids, names = [s.get(W + "id") for s in starts], [s.get(W + "name") for s in starts]
    ends = [end.get(W + "id") for end in tree.iter(W + "bookmarkEnd")]
    found = [f"bookmark id {i} is used twice" for i, times in Counter(ids).items() if times > 1]
    found += [f"bookmark {n} is there twice" for n, times in Counter(n.lower() for n in names).items() if times > 1]
    found += [f"bad bookmark name {n}" for n in names if not re.fullmatch(r"\w{1,40}", n) or n[0].isdigit()]
    if sorted(ids) != sorted(ends):
        found.append("bookmarks begin and end in different numbers")
    found += [
        f"a link leads to {link.get(W + 'anchor')}, which is no bookmark"
        for link in tree.iter(W + "hyperlink")
        if link.get(W + "anchor") and link.get(W + "anchor") not in names
    ]
    fields = re.findall(r"(?:PAGEREF|REF)\s+(\S+)", " ".join(i.text or "" for i in tree.iter(W + "instrText")))
    return found + [f"a field refers to {name}, which is no bookmark" for name in fields if name not in names]
