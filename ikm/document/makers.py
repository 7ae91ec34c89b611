"""What makes each format; imported when it is asked for, since the libraries behind them are slow to import."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ikm.document.blocks import Document
from ikm.dossier import Dossier
from ikm.text import Text

Parts = Collection[str] | None
"""Which parts of a report are wanted, where it has any that may be left out; None: those it has by itself."""

Maker = Callable[[Dossier, Text, str | None, bytes, Parts], bytes]
"""From a dossier, a language, a kind, a template (b"": none) and the parts wanted to the bytes of a file."""


def document(dossier: Dossier, text: Text, kind: str | None, parts: Parts) -> Document:
    """The report or the chapter as blocks."""
    if kind == "thesis":
        from ikm.document import thesis

        return thesis.document(dossier, text, parts)
    from ikm.document import skm

    return skm.document(dossier, text, parts)


def _docx(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import word

    made = document(dossier, text, kind, parts)
    if not template:
        return word.write(made)
    from ikm.document.word import values

    return word.write(made, template, values.values(dossier, text, made.title), values.parts(dossier, text))


def _xlsx(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import book

    return book.write(dossier, text)


def _pptx(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import powerpoint, slides

    return powerpoint.write(slides.deck(dossier, text, parts), safe(template, "pptx") if template else b"")


def _pdf(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import pdf

    if kind == "card":
        from ikm.document import card

        return pdf.card(card.card(dossier, text))
    return pdf.write(document(dossier, text, kind, parts))


def _html(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import page

    return page.write(dossier, text)


def _png(dossier: Dossier, text: Text, kind: str | None, template: bytes, parts: Parts) -> bytes:
    from ikm.document import card, pdf

    return pdf.square(card.card(dossier, text))


def safe(template: bytes, suffix: str) -> bytes:
    """An office's template as it may be used. Raises IkmError for one that is not safe, or none of this format."""
    from ikm.document import templates

    return templates.opened(template, "pptx" if suffix == "pptx" else "docx")


def check(template: bytes, suffix: str) -> None:
    """Raise IkmError for a template that no report can be made from."""
    if suffix == "pptx":
        from ikm.document import powerpoint

        powerpoint.check(safe(template, suffix))
    else:
        from ikm.document import word

        word.check(template)


def preview(dossier: Dossier, text: Text, kind: str | None, parts: Parts) -> bytes:
    """The first page as a PNG."""
    from ikm.document import pdf

    if kind == "card":
        from ikm.document import card

        return pdf.preview(card.card(dossier, text))
    return pdf.first_page(document(dossier, text, kind, parts))


MAKERS: dict[str, Maker] = {"docx": _docx, "xlsx": _xlsx, "pptx": _pptx, "pdf": _pdf, "html": _html, "png": _png}
"""The maker of each format."""
