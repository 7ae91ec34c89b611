"""Documents and cards as PDF and PNG, set by typst from values alone: no text from a file ever becomes source."""

from ikm.document.pdf.cards import card, preview, square
from ikm.document.pdf.report import first_page, write

__all__ = ["card", "first_page", "preview", "square", "write"]
