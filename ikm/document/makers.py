"""What makes each format; imported when it is asked for, since the libraries behind them are slow to import."""

from __future__ import annotations

from collections.abc import Callable

from ikm.document.blocks import Document
from ikm.dossier import Dossier
from ikm.text import Text

Maker = Callable[[Dossier, Text, str | None, bytes], bytes]
"""From a dossier, a language, a kind and a template (b"": none) to the bytes of a file."""


def _document(dossier: Dossier, text: Text, kind: str | None) -> Document:
    if kind == "thesis":
        from ikm.document import thesis

        return thesis.document(dossier, text)
    from ikm.document import skm

    return skm.document(dossier, text)


def _docx(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import word

    document = _document(dossier, text, kind)
    if not template:
        return word.write(document)
    from ikm.document.word.values import parts, values

    return word.write(document, template, values(dossier, text, document.title), parts(dossier, text))


def _xlsx(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import book

    return book.write(dossier, text)


def _pptx(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import powerpoint, slides

    return powerpoint.write(slides.deck(dossier, text), template)


def _pdf(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import pdf

    if kind == "card":
        from ikm.document import card

        return pdf.card(card.card(dossier, text))
    return pdf.write(_document(dossier, text, kind))


def _html(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import page

    return page.write(dossier, text)


def _png(dossier: Dossier, text: Text, kind: str | None, template: bytes) -> bytes:
    from ikm.document import card, pdf

    return pdf.square(card.card(dossier, text))


MAKERS: dict[str, Maker] = {"docx": _docx, "xlsx": _xlsx, "pptx": _pptx, "pdf": _pdf, "html": _html, "png": _png}
"""The maker of each format."""
