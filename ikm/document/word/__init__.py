"""A document as a Word file: real styles, captions and contents as fields, charts that Office edits."""

from ikm.document.word.writing import check, write

__all__ = ["check", "write"]
