"""A document as PDF: its blocks as plain values for the sources, cut into sections that lie or stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ikm.document.blocks import (
    Block,
    Bullets,
    Cover,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    Turn,
    leads,
    whole,
)
from ikm.document.drawing import Drawing
from ikm.document.pdf.engine import made, picture
from ikm.document.widths import SPACES

MEASURED = 4
"""How many of a column's longest texts are measured."""


def write(document: Document) -> bytes:
    """The document as PDF on A4: bookmarks, contents with page numbers, vector charts, our fonts inside, tagged.

    The same document gives the same bytes.
    """
    return made("report.typ", _values(document))[0]


def first_page(document: Document, width_px: int = 900) -> bytes:
    """Its first page as a PNG of this width; quick where that is a cover, which is then set alone."""
    first = document.blocks[:1]
    alone = first if first and isinstance(first[0], Cover) else document.blocks
    values = _values(document) | {"sections": _sections(alone)}
    return made("report.typ", values, to="png", width=width_px)[0]


def _values(document: Document) -> dict[str, Any]:
    words = ("title", "lang", "foot", "table_word", "figure_word", "author")
    return {name: getattr(document, name) for name in words} | {"sections": _sections(document.blocks)}


def _sections(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """The blocks by page form: a cover stands alone, a turn begins new pages."""
    sections: list[dict[str, Any]] = []
    landscape, open_, rank = False, False, 0
    for at, block in enumerate(blocks):
        if isinstance(block, Turn):
            landscape, open_ = block.landscape, False
        elif isinstance(block, Cover):
            sections.append({"form": "cover", "blocks": [_block(block)]})
            open_ = False
        else:
            if not open_:
                sections.append({"form": "landscape" if landscape else "portrait", "blocks": []})
                open_ = True
            said = _block(block)
            if isinstance(block, Heading):  # readers of the screen need ranks without a gap: 1, 2, 3
                rank = said["rank"] = min(block.level, rank + 1)
            if isinstance(block, Paragraph):
                said["leads"] = leads(block, blocks[at + 1 : at + 2])
            if isinstance(block, Bullets):
                said["whole"] = whole(block)
            sections[-1]["blocks"].append(said)
    return sections


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__.lower()}
    if isinstance(block, Cover):
        said = {name: getattr(block, name) for name in ("title", "unit", "period", "publisher")}
        return kind | said | {"logo": picture(block.logo)}
    if isinstance(block, Table):
        block = block.kept()
        names = ("caption", "head", "rows", "align", "over", "widths", "totals", "small", "note")
        said = {name: getattr(block, name) for name in names}
        classes = {f"{row},{column}": mutu for (row, column), mutu in block.classes.items()}
        return kind | said | {"classes": classes, "longest": _longest(block)}
    if isinstance(block, Figure):
        return kind | {"caption": block.caption, "note": block.note, "drawing": _drawing(block.drawing)}
    return ({"style": block.kind} if hasattr(block, "kind") else {}) | _fields(block) | kind


def _longest(table: Table) -> list[dict[str, Any]]:
    """For each column what the sources measure: its longest texts and words, in the head and below, without all."""
    return [
        {
            "texts": _most_letters(line for row in table.rows for line in row[at].split("\n")),
            "words": _most_letters(word for row in table.rows for word in SPACES.split(row[at])),
            "head": _most_letters(name.split("\n")),
            "head_words": _most_letters(SPACES.split(name)),
            "marked": table.small and any(column == at for _, column in table.classes),
        }
        for at, name in enumerate(table.head)
    ]


def _most_letters(texts: Iterable[str]) -> list[str]:
    """The texts with most letters, a few of them: the widest is nearly always among these."""
    return sorted(set(texts), key=lambda text: (-len(text), text))[:MEASURED]


def _fields(block: Block) -> dict[str, Any]:
    return {name: value for name, value in vars(block).items() if name != "kind"}


def _drawing(drawing: Drawing) -> dict[str, Any]:
    """A chart for the sources: with the text colour that reads on each colour, an axis that holds every value."""
    from ikm.charts.palette import LIGHT

    ends = [v for one in drawing.series for row in (one.values, one.low, one.high) for v in row if v is not None]
    values = asdict(drawing) | {
        "lowest": min([drawing.lowest, *ends]),
        "highest": max([drawing.highest, *ends]),
    }
    for one in values["series"]:
        one["on"] = LIGHT.on(one["colour"])
    return values
