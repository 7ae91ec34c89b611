"""A table with thin lines, a head that is repeated on every page, and cells coloured by class."""

from __future__ import annotations

from ikm.document.blocks import Table
from ikm.document.word.columns import laid
from ikm.document.word.markup import attribute, paragraph, run

TOGETHER = 12
"""A table of at most so many rows stays on one page."""

ALIGNED = {"l": "left", "c": "center", "r": "right"}
GROUND = '<w:shd w:val="clear" w:color="auto" w:fill="EDF2F7"/>'
LINE = "D5DCE3"


def table(block: Table, room: int, styles: dict[str, str], wider: float = 1.0) -> str:
    """The table alone, without caption and note, as wide as the line (twips); ``wider`` as in ``laid``."""
    from ikm.charts.palette import LIGHT

    block = block.kept()
    wide, size, padding = laid(block, room, wider)
    type_size = "" if size == 9 else f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>'
    cells = _Cells(block, wide, type_size, styles)
    rows = ([cells.over()] if block.over else []) + [cells.head()]
    for at, row in enumerate(block.rows):
        shades = {
            column: (LIGHT.of(mutu), LIGHT.on(LIGHT.of(mutu))) for (r, column), mutu in block.classes.items() if r == at
        }
        rows.append(cells.row(at, row, shades))
    tight = (
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
    )
    about = f'<w:tblCaption w:val="{attribute(block.caption)[:200]}"/><w:tblDescription w:val="{_described(block)}"/>'
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["table"]}"/><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{tight}<w:tblLook w:val="0420"/>{about}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _described(block: Table) -> str:
    """What the table holds, for who cannot see it: its columns."""
    return attribute("; ".join(filter(None, block.head)))[:1000]


def kept(block: Table, at: int) -> bool:
    """Whether a row stays with the next: in a short table all, in a long one the first two and the last two."""
    last = len(block.rows) - 1
    return at < last and (len(block.rows) <= TOGETHER or at in (0, last - 1))


def tall(block: Table) -> set[int]:
    """Columns whose head goes through both rows of the head: nothing stands above them."""
    found, at = set(), 0
    for text, columns in block.over:
        found |= set(range(at, at + columns)) if not text else set()
        at += columns
    return found | set(range(at, len(block.head))) if block.over else set()


class _Cells:
    """The rows of a table; ``type_size`` is the markup of a smaller type."""

    def __init__(self, block: Table, wide: list[int], type_size: str, styles: dict[str, str]) -> None:
        self.block, self.wide, self.type_size, self.styles = block, wide, type_size, styles
        self.tall = tall(block)

    def over(self) -> str:
        """What stands above several columns."""
        cells, at = [], 0
        for text, columns in self.block.over:
            if text:
                line = f'<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tcBorders>'
                cells.append(self._cell(text, at, "tableHead", "c", f"{line}{GROUND}", columns))
            else:
                cells += [self._above(column) for column in range(at, at + columns)]
            at += columns
        cells += [self._above(column) for column in range(at, len(self.wide))]
        return _row(cells, head=True)

    def _above(self, column: int) -> str:
        return self._cell(
            self.block.head[column],
            column,
            "tableHead",
            self.block.align[column],
            GROUND,
            merge='<w:vMerge w:val="restart"/>',
        )

    def head(self) -> str:
        """The names of the columns."""
        cells = [
            self._cell(
                "" if at in self.tall else text,
                at,
                "tableHead",
                align,
                GROUND,
                merge="<w:vMerge/>" * (at in self.tall),
            )
            for at, (text, align) in enumerate(zip(self.block.head, self.block.align, strict=True))
        ]
        return _row(cells, head=True)

    def row(self, at: int, texts: tuple[str, ...], shades: dict[int, tuple[str, str]]) -> str:
        """A row of the body; the last ``totals`` are bold on a quiet ground."""
        total = at >= len(self.block.rows) - self.block.totals
        keep = kept(self.block, at)
        cells = []
        for column, (text, align) in enumerate(zip(texts, self.block.align, strict=True)):
            ground, ink = shades.get(column, ("", ""))
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground[1:]}"/>' if ground else GROUND * total
            colour = f'<w:color w:val="{ink[1:]}"/>' if ink else ""
            bold = "<w:b/><w:bCs/>" if total or ground else ""
            cells.append(self._cell(text, column, "tableText", align, shade, properties=bold + colour, keep=keep))
        return _row(cells)

    def _cell(
        self,
        text: str,
        at: int,
        style: str,
        align: str,
        shade: str,
        columns: int = 1,
        merge: str = "",
        properties: str = "",
        keep: bool = False,
    ) -> str:
        wide = sum(self.wide[at : at + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        about = ("<w:keepNext/>" if keep else "") + ("" if align == "l" else f'<w:jc w:val="{ALIGNED[align]}"/>')
        content = run(text, properties + self.type_size) if text else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(self.styles[style], content, about)}</w:tc>"
        )


def _row(cells: list[str], *, head: bool = False) -> str:
    about = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{about}{''.join(cells)}</w:tr>"
