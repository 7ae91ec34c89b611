"""Slides as a PowerPoint file."""

from ikm.document.powerpoint.write import write

__all__ = ["write"]
