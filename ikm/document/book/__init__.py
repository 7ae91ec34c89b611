"""The workbook: the official processing tables with live formulas, and everything else a dossier tells, in one file."""

from ikm.document.book.workbook import write

__all__ = ["write"]
