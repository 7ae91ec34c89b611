"""Puts blocks into a filled template, where their marks stand or at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ikm.document import blocks as b
from ikm.document.word.body import Body
from ikm.document.word.fields import BEGIN, END, WHOLE
from ikm.document.word.markup import W, bare
from ikm.document.word.page import Pages, complete, on_new_page, turned, without
from ikm.errors import BadTemplateError

MOST = 60
"""Blocks that a template may ask for."""

TEXT, PARAGRAPH, SECTION = W + "t", W + "p", W + "sectPr"
HOLDERS = tuple(W + tag for tag in ("body", "p", "r", "tbl", "tr", "tc", "hdr", "ftr"))
SHOWN = (TEXT, W + "drawing", W + "pict", W + "tbl", W + "object")


def place(opened: Any, body: Body, blocks: Sequence[b.Block], parts: Mapping[str, b.Block], *, append: bool) -> None:
    """Put blocks where a mark stands alone in a paragraph; ``append``: the whole report at the end.

    Cover and contents are left out where the template has something of its own before the report.
    Raises IkmError for a mark in a table, beside other text, or in a head or foot.
    """
    marks = _marks(opened)
    if append:
        last = opened.element.body[-1]
        _insert(opened, body, last, blocks, fresh=_empty(opened, last))
        return
    for paragraph, name in marks:
        fresh = name == WHOLE and _empty(opened, paragraph)
        wanted: Sequence[b.Block] = blocks if name == WHOLE else [parts[name]] if name in parts else []
        _insert(opened, body, paragraph, wanted, fresh=fresh)
        section = paragraph.find(f"{W}pPr/{SECTION}")
        if section is None:
            paragraph.getparent().remove(paragraph)
        else:
            for child in [one for one in paragraph if one.tag != W + "pPr"]:
                paragraph.remove(child)


def check(opened: Any) -> None:
    """Raise IkmError for marks that do not stand alone in a paragraph of the text, as ``place`` does."""
    _marks(opened)


def last_mark(opened: Any) -> int:
    """The highest number of the bookmarks in a document."""
    numbers = (one.get(W + "id", "") for one in opened.element.body.iter(W + "bookmarkStart"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _marks(opened: Any) -> list[tuple[Any, str]]:
    """The paragraphs that hold a mark, with the name of their block."""
    found = []
    for tree in _trees(opened):
        _check(tree)
        for paragraph in tree.iter(PARAGRAPH):
            text = "".join(one.text or "" for one in paragraph.iter(TEXT)).strip()
            if BEGIN not in text:
                continue
            name = text.partition(BEGIN)[2].partition(END)[0]
            alone = text == f"{BEGIN}{name}{END}" and paragraph.getparent().tag == W + "body"
            if not alone or paragraph.getparent() is not opened.element.body:
                raise BadTemplateError(
                    "The field {field} must stand alone in a paragraph of the text, outside tables, heads and feet.",
                    field=bare(name),
                )
            found.append((paragraph, name))
    if len(found) > MOST:
        raise BadTemplateError("The template asks for more than {most} tables and charts.", most=MOST)
    return found


def _check(tree: Any) -> None:
    """Refuse text that stands outside a run, as ``{{r unit }}`` or ``{{p unit }}`` leave it."""
    for one in tree.iter(*HOLDERS):
        loose = "".join(one.xpath("text()"))
        if loose.strip():
            raise BadTemplateError(
                "The template has a command that is not allowed here, at: {where}", where=bare(loose.strip())[:120]
            )


def _trees(opened: Any) -> list[Any]:
    others = [
        rel.target_part.element
        for rel in opened.part.rels.values()
        if not rel.is_external and rel.reltype.endswith(("/header", "/footer"))
    ]
    return [opened.element.body, *others]


def _empty(opened: Any, until: Any) -> bool:
    """Whether nothing is to be seen in the text before an element."""
    for child in opened.element.body:
        if child is until:
            return True
        if any(one.tag != TEXT or (one.text or "").strip() for one in child.iter(*SHOWN)):
            return False
    return True


def _insert(opened: Any, body: Body, before: Any, blocks: Sequence[b.Block], *, fresh: bool) -> None:
    """Write blocks before an element; pages lie and stand after the pattern of the section that it is in."""
    pattern = _section(opened, before)
    complete(pattern)
    body.pages = Pages(pattern)
    body.landscape = lying = body.pages.landscape
    kept = blocks if fresh else [block for block in blocks if not isinstance(block, b.Cover | b.Contents)]
    written = body.write(kept, fresh=fresh)
    if fresh:
        for child in [one for one in opened.element.body if one is not before and one.tag == PARAGRAPH]:
            if child.find(f"{W}pPr/{SECTION}") is None and _earlier(child, before):
                child.getparent().remove(child)
    if body.landscape != lying:
        if _more(before, pattern):
            written += body.closed()
        else:
            turned(pattern, body.landscape)
    for element in written:
        before.addprevious(element)
    if body.pages.made:
        for tag in ("titlePg", "pgNumType"):
            without(pattern, tag)
        on_new_page(pattern)


def _more(at: Any, pattern: Any) -> bool:
    """Whether something is to be seen after an element, in its section."""
    while at is not pattern and pattern not in at.iter(SECTION):
        at = at.getnext()
        if any(one.tag != TEXT or (one.text or "").strip() for one in at.iter(*SHOWN)):
            return True
    return False


def _earlier(one: Any, other: Any) -> bool:
    body = one.getparent()
    return bool(body.index(one) < body.index(other))


def _section(opened: Any, at: Any) -> Any:
    """The section that an element of the text is in: the next one that ends."""
    while at is not None:
        if at.tag == SECTION:
            return at
        found = at.find(f"{W}pPr/{SECTION}")
        if found is not None:
            return found
        at = at.getnext()
    return opened.element.body[-1]
