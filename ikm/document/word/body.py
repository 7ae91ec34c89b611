"""The blocks of a document one after the other, as markup; counts tables, charts, headings and pages' turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ikm.document import blocks as b
from ikm.document.native import pieces
from ikm.document.word.contents import contents
from ikm.document.word.cover import cover, signature
from ikm.document.word.lists import Lists
from ikm.document.word.markup import field, gaps, nodes, paragraph, run
from ikm.document.word.page import TWIPS, Pages
from ikm.document.word.parts import MOST_BARS, Parts, numbered
from ikm.document.word.table import table

BREAK = "<w:pageBreakBefore/>"
KEPT = "<w:keepNext/>"


class Body:
    """Writes blocks for one document; its counts go on from one call to the next."""

    def __init__(self, document: b.Document, styles: dict[str, str], pages: Pages, parts: Parts, lists: Lists) -> None:
        """Begin; ``marks``: the last bookmark that there is; ``places``: the pages of the headings, [] unknown.

        ``wider``: how many times wider than Arial the type may be.
        """
        self.document, self.styles, self.pages, self.parts, self.lists = document, styles, pages, parts, lists
        self.landscape = pages.landscape
        self.counts = {"table": 0, "figure": 0}
        self.marks = 0
        self.covered = False
        self.wider = 1.0
        self.places: list[str] = []
        self.out: list[Any] = []

    def write(self, blocks: Sequence[b.Block], *, fresh: bool = True) -> list[Any]:
        """The elements of these blocks; ``fresh``: they begin on a new page. A turn of the page ends a section."""
        self.out = []
        headings = _headings(blocks, self.marks)
        for at, block in enumerate(blocks):
            match block:
                case b.Turn():
                    if not (fresh and block.landscape == self.landscape) and (self.out or not fresh):
                        self._close()
                    self.landscape = block.landscape
                    fresh = True
                    continue
                case b.Cover():
                    self._add(cover(block, self.room, self.styles, self.parts, "Logo"))
                    self._close(cover=True)
                    fresh = True
                    continue
                case b.Contents():
                    entries = [
                        (*one, page) for one, page in zip(headings, self.places or [""] * len(headings), strict=True)
                    ]
                    if entries:
                        self._add(
                            ("" if fresh else paragraph(self.styles["body"], "", BREAK))
                            + contents(block.title, entries, self.room, self.styles)
                        )
                case b.Heading():
                    self._heading(block, fresh)
                case _:
                    self._add(self._plain(block, b.leads(block, blocks[at + 1 : at + 2])))
            fresh = False
        return self.out

    @property
    def room(self) -> int:
        """The width of a line in twips."""
        return self.pages.width(self.landscape)

    def closed(self) -> list[Any]:
        """The end of the section that was begun last."""
        self.out = []
        self._close()
        return self.out

    def _add(self, xml: str) -> None:
        self.out += nodes(xml)

    def _close(self, *, cover: bool = False) -> None:
        """End the section here."""
        numbered = self.covered
        self.covered = cover
        section = self.pages.section(self.landscape, cover=cover, numbered=numbered)
        last = nodes('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>')[
            0
        ]
        last.pPr.append(section)
        self.out.append(last)

    def _heading(self, block: b.Heading, fresh: bool) -> None:
        self.marks += 1
        mark = f'<w:bookmarkStart w:id="{self.marks}" w:name="_Toc{self.marks:08d}"/>{run(block.text)}'
        mark += f'<w:bookmarkEnd w:id="{self.marks}"/>'
        turn = BREAK if block.level == 1 and not fresh else ""
        self._add(paragraph(self.styles[f"heading{min(block.level, 3)}"], mark, turn))

    def _plain(self, block: b.Block, leads: bool) -> str:
        """The markup of a block that needs nothing but its place; ``leads``: it stays with what follows."""
        styles = self.styles
        match block:
            case b.Paragraph():
                words = gaps(block.text, whole=True) if block.gap else run(block.text)
                return paragraph(styles[block.kind], words, KEPT * leads)
            case b.Bullets():
                number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.lists.new(block.numbered)}"/></w:numPr>'
                style = styles["number" if block.numbered else "bullet"]
                last = len(block.items) - 1 if b.whole(block) else 0
                return "".join(
                    paragraph(style, run(item), KEPT * (at < last) + number) for at, item in enumerate(block.items)
                )
            case b.Formula():
                last = len(block.lines) - 1
                return "".join(
                    paragraph(
                        styles["formula"],
                        run(line),
                        (KEPT if at < last else "") + f'<w:spacing w:after="{200 * (at == last)}"/>',
                    )
                    for at, line in enumerate(block.lines)
                )
            case b.Table():
                caption = self._caption("table", self.document.table_word, block.caption, KEPT)
                return caption + table(block, self.room, styles, self.wider) + self._below(block.note)
            case b.Figure():
                title = paragraph(styles["figureTitle"], run(block.drawing.title), KEPT) if block.drawing.title else ""
                note = paragraph(styles["note"], run(block.note)) if block.note else ""
                return title + self._charts(block) + note
            case b.Signature():
                return signature(block, self.room, styles)
        raise TypeError(type(block))

    def _charts(self, block: b.Figure) -> str:
        """The chart and its caption, kept together; a long one in parts of one number, each with its caption."""
        parts = pieces(block.drawing, MOST_BARS)
        found = []
        for at, part in enumerate(parts):
            chart = self.parts.chart(part, self.room / TWIPS)
            text = numbered(block.caption, at, len(parts), self.document.lang)
            keep = KEPT if block.note and at == len(parts) - 1 else ""
            caption = self._caption("figure", self.document.figure_word, text, keep, again=at > 0)
            found.append(paragraph(self.styles["figure"], chart, KEPT) + caption)
        return "".join(found)

    def _caption(self, kind: str, word: str, text: str, properties: str, *, again: bool = False) -> str:
        """ "Tabel 1. What it shows": the number is a field, so that Word counts on when somebody adds a table.

        ``again``: the number of the last one once more.
        """
        self.counts[kind] += not again
        last = r"\c " if again else ""
        number = field(rf"SEQ {re.sub(r'[^A-Za-z]', '_', word)} {last}\* ARABIC", str(self.counts[kind]))
        return paragraph(self.styles["caption"], run(f"{word} ") + number + run(f". {text}"), properties)

    def _below(self, note: str) -> str:
        """What stands below a table: its note, or some air."""
        if note:
            return paragraph(self.styles["note"], run(note))
        return paragraph(
            self.styles["body"], "", '<w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/>'
        )


def _headings(blocks: Sequence[b.Block], before: int) -> list[tuple[str, int, str]]:
    """The headings with the bookmarks that they will have."""
    found = [block for block in blocks if isinstance(block, b.Heading)]
    return [(one.text, min(one.level, 3), f"_Toc{before + at:08d}") for at, one in enumerate(found, start=1)]
