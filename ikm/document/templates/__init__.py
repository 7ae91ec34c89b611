"""The safe door for an office's own template: what can do harm is refused, what loads by itself is taken out."""

from ikm.document.templates.door import Kind, opened
from ikm.document.templates.refusals import broken as damaged

__all__ = ["Kind", "damaged", "opened"]
