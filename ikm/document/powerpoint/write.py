"""A deck as the bytes of a pptx file."""

from __future__ import annotations

from ikm.document.slides.model import Deck
from ikm.document.templates import damaged
from ikm.errors import IkmError


def write(deck: Deck, template: bytes = b"") -> bytes:
    """The slides as a PowerPoint file: real titles, native charts and tables, notes, alternative texts.

    ``template``: a pptx of the office that was found safe (``ikm.document.templates``); its slides are removed, its
    size, master and layouts are used. What does not fit on a slide goes on, on a further one. The same deck gives the
    same bytes. A chart can be edited in PowerPoint; its class bounds are lines that do not move with it.
    """
    from ikm.document.powerpoint.build import build  # python-pptx takes its time to load

    try:
        return build(deck, template)
    except Exception as why:  # python-pptx meets layouts, sizes and parts in a template that make no sense
        if template and not isinstance(why, IkmError):
            raise damaged("pptx") from why
        raise


def check(template: bytes) -> None:
    """Raise IkmError for a template (found safe) whose master and layouts make no sense."""
    from ikm.document.powerpoint.stage import stage

    try:
        stage(template)
    except Exception as why:
        raise damaged("pptx") from why
