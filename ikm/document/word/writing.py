"""A document's values -> the bytes of a docx, in the project's look or in an office's own template."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ikm.document.blocks import Block, Document
from ikm.document.package import packed, unpacked
from ikm.document.templates import damaged
from ikm.document.templates import opened as opened_template
from ikm.document.widths import FOREIGN
from ikm.document.word import paginate, placing
from ikm.document.word.blank import blank
from ikm.document.word.body import Body
from ikm.document.word.filled import Field, checked, filled
from ikm.document.word.foot import foot
from ikm.document.word.lists import Lists
from ikm.document.word.markup import W, bare
from ikm.document.word.page import Pages, complete
from ikm.document.word.parts import Parts
from ikm.document.word.placing import last_mark, place
from ikm.document.word.styles import styles_of
from ikm.errors import IkmError

LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def write(
    document: Document,
    template: bytes = b"",
    fields: Mapping[str, Field] | None = None,
    parts: Mapping[str, Block] | None = None,
) -> bytes:
    """The document as a docx; the same document gives the same bytes.

    ``template``: an office's own docx or dotx. Its fields (``{{ unit }}``, see ``fields.py``) are filled with
    ``fields``; where ``{{ isi_laporan }}`` stands alone in a paragraph comes the whole document, where the name of a
    block stands that of ``parts`` (nothing where it is missing); a template without any field has the document after
    its content. Everything is set in the template's styles; missing ones are added. Raises IkmError for a template
    that is not safe or cannot be filled.

    >>> from ikm.document.blocks import Heading
    >>> write(Document("Laporan", "id", (Heading("BAB I"),)))[:2]
    b'PK'
    """
    if not template:
        return _plain(document)
    try:
        return _in_template(document, template, fields or {}, parts or {})
    except IkmError:
        raise
    except Exception as why:  # python-docx and our own writer meet sizes, styles and parts that make no sense
        raise damaged("docx") from why


def _plain(document: Document) -> bytes:
    import docx

    opened = docx.Document(io.BytesIO(blank()))
    pattern = opened.element.body.sectPr
    styles, pages = styles_of(opened), Pages(pattern)
    feet = [foot(opened, document.foot, pages.width(lying), styles["footer"]) for lying in (False, True)]
    pages.feet = (feet[0], feet[1])
    body = Body(document, styles, pages, Parts(opened, document.lang), Lists(opened))
    body.places = paginate.pages(document.blocks, {lying: pages.width(lying) for lying in (False, True)})
    for element in body.write(document.blocks):
        pattern.addprevious(element)
    pattern.addprevious(pages.section(body.landscape, numbered=body.covered))
    pattern.getparent().remove(pattern)
    about(opened, document)
    return saved(opened)


def _in_template(document: Document, template: bytes, fields: Mapping[str, Field], parts: Mapping[str, Block]) -> bytes:
    import docx

    used, blob = filled(opened_template(template, "docx"), fields)
    opened = docx.Document(io.BytesIO(opened_template(blob, "docx")))
    pattern = opened.element.body.sectPr
    if pattern is None:
        pattern = _section(opened)
    complete(pattern)
    body = Body(document, styles_of(opened), Pages(pattern), Parts(opened, document.lang), Lists(opened))
    body.marks, body.wider = last_mark(opened), FOREIGN
    place(opened, body, document.blocks, parts, append=not used)
    about(opened, document)
    return saved(opened)


def check(template: bytes) -> None:
    """Raise IkmError for a template in which no report can be written, whatever the survey."""
    import docx

    try:
        opened = docx.Document(io.BytesIO(opened_template(checked(opened_template(template, "docx")), "docx")))
        placing.check(opened)
        styles_of(opened)
    except IkmError:
        raise
    except Exception as why:  # python-docx meets parts that make no sense
        raise damaged("docx") from why


def _section(opened: Any) -> Any:
    body = opened.element.body
    section = body.makeelement(W + "sectPr", {})
    body.append(section)
    return section


def about(opened: Any, document: Document) -> None:
    """Title, author and language; no date and no name of whoever made the template."""
    known = opened.core_properties
    known.title, known.author = bare(document.title)[:255], bare(document.author)[:255]
    lang = LANGUAGES.get(document.lang, document.lang)
    known.language = lang
    tree = known._element
    for child in list(tree):
        if child.tag.rpartition("}")[2] in ("created", "modified", "lastModifiedBy", "revision", "lastPrinted"):
            tree.remove(child)
    for spoken in opened.styles.element.iter(W + "lang"):
        spoken.set(W + "val", lang)


def saved(opened: Any) -> bytes:
    """The bytes of a python-docx document, without a date; its tree is let go, which a cycle of parts would keep."""
    out = io.BytesIO()
    opened.save(out)
    opened.part._element = None
    return packed(unpacked(out.getvalue()))
