"""A document's values -> the bytes of a docx, in the project's look or in an office's own template."""

from __future__ import annotations

import io
from typing import Any

from ikm.document.blocks import Document
from ikm.document.word.body import Body
from ikm.document.word.foot import foot
from ikm.document.word.lists import Lists
from ikm.document.word.markup import W, bare
from ikm.document.word.package import blank, packed, unpacked
from ikm.document.word.page import Pages, complete
from ikm.document.word.parts import Parts
from ikm.document.word.styles import styles_of

LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def write(document: Document) -> bytes:
    """The document as a docx; the same document gives the same bytes.

    >>> from ikm.document.blocks import Heading
    >>> write(Document("Laporan", "id", (Heading("BAB I"),)))[:2]
    b'PK'
    """
    import docx

    opened = docx.Document(io.BytesIO(blank()))
    styles = styles_of(opened)
    pattern = opened.element.body.sectPr
    complete(pattern)
    pages = Pages(pattern)
    feet = [foot(opened, document.foot, pages.width(lying), styles["footer"]) for lying in (False, True)]
    pages.feet = (feet[0], feet[1])
    body = Body(document, styles, pages, Parts(opened, document.lang), Lists(opened))
    written = body.write(document.blocks)
    for element in written:
        pattern.addprevious(element)
    last = pages.section(body.landscape, numbered=body.covered)
    pattern.addprevious(last)
    pattern.getparent().remove(pattern)
    about(opened, document)
    return saved(opened)


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
    """The bytes of a python-docx document, without a date."""
    out = io.BytesIO()
    opened.save(out)
    return packed(unpacked(out.getvalue()))
