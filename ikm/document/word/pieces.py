"""The blocks of a document as lines with their heights, in the type and spacing of the blank file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ikm.document import blocks as b
from ikm.document.native import height
from ikm.document.native import pieces as divided
from ikm.document.widths import wrapped
from ikm.document.word.columns import laid
from ikm.document.word.parts import MOST_BARS, numbered
from ikm.document.word.table import kept, tall

LEADING = 1.149
"""The height of a line of Arial, in sizes of its type."""

CM = 72 / 2.54
STYLES = {
    "h1": (20.0, 1.1, 0.0, 16.0, True),
    "h2": (13.0, 1.1, 18.0, 6.0, True),
    "h3": (11.0, 1.1, 14.0, 5.0, True),
    "e1": (10.5, 1.0, 10.0, 3.0, True),
    "e2": (10.5, 1.0, 0.0, 3.0, False),
    "e3": (10.5, 1.0, 0.0, 2.0, False),
    "body": (10.5, 1.3, 0.0, 7.0, False),
    "lead": (13.0, 1.25, 3.0, 10.0, False),
    "note": (8.0, 1.1, 4.0, 14.0, False),
    "list": (10.5, 1.25, 0.0, 4.0, False),
    "formula": (10.5, 1.35, 0.0, 0.0, False),
    "caption": (9.0, 1.1, 10.0, 5.0, True),
    "title": (10.5, 1.15, 12.0, 0.0, True),
    "sign": (10.5, 1.2, 0.0, 0.0, False),
}
"""Type size, line spacing, points before and after, bold: as in the styles of the blank file."""


@dataclass
class Piece:
    """Lines of one height (points); ``keep``: with the next piece; ``least``: so many lines are never alone.

    ``again``: what is repeated at the head of a page (a table's head); ``heading``: whether it is one.
    """

    lines: int
    line: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    least: int = 2
    again: float = 0.0
    heading: bool = False


def _text(style: str, text: str, room: float, *, keep: bool = False, inside: float = 0.0) -> Piece:
    size, spacing, before, after, bold = STYLES[style]
    lines = len(wrapped(text, size, room - inside, bold=bold))
    line = size * LEADING * spacing
    return Piece(lines, line, before, after, keep, lines if keep or style in ("note", "lead", "caption") else 2)


def pieces(block: b.Block, room: float, blocks: Sequence[b.Block], leads: bool = False) -> Iterator[Piece]:
    """What a block is made of; ``leads``: it stays with what follows."""
    match block:
        case b.Heading():
            piece = _text(f"h{min(block.level, 3)}", block.text, room, keep=True)
            piece.heading = True
            yield piece
        case b.Contents():
            yield _text("h1", block.title, room, keep=True)
            for one in blocks:
                if isinstance(one, b.Heading):
                    yield _text(f"e{min(one.level, 3)}", one.text, room, inside=20.0 + 14.2 * (min(one.level, 3) - 1))
        case b.Paragraph():
            piece = _text(block.kind, block.text, room)
            piece.keep = leads
            yield piece
        case b.Bullets():
            last = len(block.items) - 1 if b.whole(block) else 0
            for at, item in enumerate(block.items):
                piece = _text("list", item, room, inside=21.25)
                piece.keep = at < last
                yield piece
        case b.Formula():
            for at, line in enumerate(block.lines):
                last = at == len(block.lines) - 1
                piece = _text("formula", line, room, keep=not last, inside=21.25)
                piece.after = 10.0 * last
                yield piece
        case b.Table():
            yield _text("caption", f"Tabel 10. {block.caption}", room, keep=True)
            yield from _table(block, room)
            yield _text("note", block.note, room) if block.note else Piece(1, 6.0, 0.0, 6.0)
        case b.Figure():
            if block.drawing.title:
                yield _text("title", block.drawing.title, room, keep=True)
            parts = divided(block.drawing, MOST_BARS)
            for at, part in enumerate(parts):
                yield Piece(1, height(part, room / CM) * CM + 2.5, 8.0, 0.0, True, 1)
                text = f"Gambar 10. {numbered(block.caption, at, len(parts), 'id')}"
                yield _text("caption", text, room, keep=bool(block.note) and at == len(parts) - 1)
            if block.note:
                yield _text("note", block.note, room)
        case b.Signature():
            lines = [line for line in (block.where, block.title) if line]
            for at, line in enumerate(lines):
                piece = _text("sign", line, room, keep=True, inside=room * 0.54)
                piece.before = 24.0 * (at == 0)
                yield piece
            for at, line in enumerate([block.name, *(one for one in block.lines if one)]):
                piece = _text("sign", line, room, keep=True, inside=room * 0.54)
                piece.before = 65.0 * (at == 0)
                yield piece


def _table(block: b.Table, room: float) -> Iterator[Piece]:
    """The rows: as high as their highest cell, with the room above and below and the line."""
    block = block.kept()
    wide, size, padding = laid(block, int(room * 20))
    line = size * LEADING * 1.05

    def high(texts: Sequence[str], bold: bool) -> float:
        cells = zip(texts, wide, strict=True)
        return max(len(wrapped(text, size, (one - 2 * padding) / 20, bold=bold)) for text, one in cells) * line + 6.2

    names, through = block.head, tall(block)
    below = high(["" if at in through else name for at, name in enumerate(names)], True)
    head = max(high(names, True), below + line + 6.2) if block.over else high(names, True)
    yield Piece(1, head, 0, 0, True, 1)
    for at, row in enumerate(block.rows):
        yield Piece(1, high(row, at >= len(block.rows) - block.totals), 0, 0, kept(block, at), 1, head)
