"""The parts of a document as values: headings, paragraphs, tables, charts; every format writes the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from ikm.document.drawing import Drawing
from ikm.document.widths import together, unbroken

Align = Literal["l", "c", "r"]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 begins a chapter on a new page ("BAB I PENDAHULUAN"), 2 and 3 are parts of it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``gap``: it holds a place that somebody has to fill in, and is marked so that nobody misses it.

    ``kind``: "body"; "note" (small, quiet: sources and limits); "lead" (larger: the finding).
    """

    text: str
    kind: Literal["body", "note", "lead"] = "body"
    gap: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, with numbers or without."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Formula:
    """A computation on lines of its own, as people write it: "IKM = 2,66 x 25 = 66,58"."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of texts as they are printed.

    ``caption``: what it shows, without "Table 3"; the format numbers it. ``head``: a text for each column;
    ``over``: what stands above several columns, as (text, columns) from the left, () without. ``align``: for each
    column; ``widths``: shares of the width, () to fit. ``totals``: so many last rows are totals, set bold.
    ``classes``: (row, column) -> mutu, cells that are coloured by class. ``small``: many columns, smaller type.
    ``note``: a line below.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...]
    over: tuple[tuple[str, int], ...] = ()
    widths: tuple[float, ...] = ()
    totals: int = 0
    classes: dict[tuple[int, int], str] = field(default_factory=dict)
    small: bool = False
    note: str = ""

    def kept(self) -> Table:
        """The table with spaces at which no line breaks: in short names of columns, between a sign and its figure."""
        rows = tuple(tuple(map(unbroken, row)) for row in self.rows)
        return replace(self, head=tuple(map(together, self.head)), rows=rows)


@dataclass(frozen=True)
class Figure:
    """A chart with its caption (without "Figure 3"; the format numbers it) and a line below."""

    drawing: Drawing
    caption: str
    note: str = ""


@dataclass(frozen=True)
class Cover:
    """The first page: lines of the title, the period, who publishes; the logo is a PNG (b"": none)."""

    title: tuple[str, ...]
    unit: str
    period: str
    publisher: tuple[str, ...]
    logo: bytes = b""


@dataclass(frozen=True)
class Contents:
    """The table of contents, made by the format from the headings."""

    title: str


@dataclass(frozen=True)
class Signature:
    """Who signs: place and date, title, name, rank and number, each a line ("" left out)."""

    where: str
    title: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A new page, from here on lying (landscape) or standing."""

    landscape: bool = False


Block: TypeAlias = Cover | Contents | Heading | Paragraph | Bullets | Formula | Table | Figure | Signature | Turn


@dataclass(frozen=True)
class Document:
    """A document: its title, its language ("id", "en"), its blocks, and what stands in the foot of every page."""

    title: str
    lang: str
    blocks: tuple[Block, ...]
    foot: str = ""
    table_word: str = "Tabel"
    figure_word: str = "Gambar"
    author: str = ""


SHORT = 6
"""A list of at most so many items stays on one page."""


def leads(block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph leads to the list or the formula that follows it, so that no page ends between them.

    >>> leads(Paragraph("Such as:"), [Bullets(("a", "b"))]), leads(Paragraph("The end."), [])
    (True, False)
    """
    return isinstance(block, Paragraph) and isinstance(next(iter(following), None), Bullets | Formula)


def whole(block: Bullets) -> bool:
    """Whether a list stays on one page."""
    return len(block.items) <= SHORT
