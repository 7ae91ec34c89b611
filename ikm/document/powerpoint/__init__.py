"""Slides as a PowerPoint file."""

from ikm.document.powerpoint.write import check, write

__all__ = ["check", "write"]
