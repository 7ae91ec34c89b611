"""On which page each heading falls, reckoned from the widths of the type, so that the contents can say it.

Word and LibreOffice lay a document out themselves and tell no page before that. The blank file's type (Arial), paper
and spacing are known, so pages are reckoned here line by line; Word reckons them anew when it prints. On the reports
of all samples LibreOffice puts 291 of 292 headings on the page that is reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence

from ikm.document import blocks as b
from ikm.document.word.pieces import Piece, pieces

TALL = {False: 700.2, True: 453.6}
"""Points of text on a standing and on a lying page."""


def pages(blocks: Sequence[b.Block], width: dict[bool, int]) -> list[str]:
    """The page of every heading as it is printed; ``width``: twips of a line on a standing and a lying page."""
    found: list[int] = []
    page, lying, fresh = 1, False, True
    held: list[Piece] = []

    def out() -> None:
        nonlocal page, held
        places, last = _flowed(held, TALL[lying])
        found.extend(page + place for place in places)
        page, held = page + last + 1, []

    for at, block in enumerate(blocks):
        new = isinstance(block, b.Turn | b.Contents) or (isinstance(block, b.Heading) and block.level == 1)
        if new and not fresh:
            out()
            fresh = True
        match block:
            case b.Turn():
                lying = block.landscape
            case b.Cover():
                pass
            case _:
                held += pieces(block, width[lying] / 20, blocks, b.leads(block, blocks[at + 1 : at + 2]))
                fresh = False
    out()
    return [str(one) for one in found]


def _flowed(row: Sequence[Piece], tall: float) -> tuple[list[int], int]:
    """The page of each heading, and the last page, counted from 0."""
    found: list[int] = []
    page, at, after = 0, 0.0, 0.0
    place = 0
    while place < len(row):
        end = place
        while end < len(row) - 1 and row[end].keep:
            end += 1
        group = row[place : end + 1]
        need, gap = 0.0, after
        for piece in group:
            shown = piece.lines if piece is not group[-1] else min(piece.lines, piece.least)
            need += max(gap, piece.before) + shown * piece.line
            gap = piece.after
        if at > 0 and at + need > tall + 0.5:
            page, at, after = page + 1, group[0].again, 0.0
        for piece in group:
            at += max(after, piece.before) if at > 0 else 0.0
            if piece.heading:
                found.append(page)
            left = piece.lines
            while left:
                fits = min(left, max(int((tall + 0.5 - at) / piece.line), 0))
                if fits < left and left - fits < piece.least:
                    fits = left - piece.least
                if fits < min(left, piece.least) and at > piece.again:
                    fits = 0
                elif fits <= 0:
                    fits = 1
                at, left = at + fits * piece.line, left - fits
                if left:
                    page, at = page + 1, piece.again
            after = piece.after
        place = end + 1
    return found, page
