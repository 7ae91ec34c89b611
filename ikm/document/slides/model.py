"""Slides as values: what stands on each, without a word on how it looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from ikm.document.blocks import Table
from ikm.document.drawing import Drawing


@dataclass(frozen=True)
class Number:
    """A big figure with what it is; ``below``: a few words more; ``mutu``: its class, whose colour it takes."""

    value: str
    label: str
    below: str = ""
    mutu: str = ""


@dataclass(frozen=True)
class Numbers:
    """Big figures in a row, the most important first."""

    items: tuple[Number, ...]


@dataclass(frozen=True)
class Words:
    """Sentences, each a point of its own; ``heading`` above them."""

    items: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing with a heading of its own (where a slide has several)."""

    drawing: Drawing
    heading: str = ""


Part: TypeAlias = Numbers | Words | Chart | Table


@dataclass(frozen=True)
class Slide:
    """A slide: ``title`` says the finding; ``what`` is shown, in a quiet line; ``source`` stands at the foot.

    ``parts``: in reading order. ``rows``: the parts of each row of the slide, (1, 2) one above two; () one row each.
    ``notes``: what the speaker should know, paragraph by paragraph: the method and the source.
    """

    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    what: str = ""
    source: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Front:
    """The first slide: title, whose figures, of when, who publishes; the logo is a PNG (b"" without)."""

    title: str
    unit: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    logo: bytes = b""


@dataclass(frozen=True)
class Deck:
    """A whole presentation; ``part``: the sign behind the title of a slide that goes on, with {part} and {parts}."""

    title: str
    lang: str
    front: Front
    slides: tuple[Slide, ...]
    day: dt.date
    author: str = ""
    part: str = "({part}/{parts})"
