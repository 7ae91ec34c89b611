"""A native table on a slide: its header marked, cells in the colour of their class."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from ikm.charts.cells import shade
from ikm.charts.palette import LIGHT, READABLE, contrast
from ikm.document.blocks import Table
from ikm.document.native.words import bare
from ikm.document.powerpoint.design import A
from ikm.document.powerpoint.ground import WHITE, inks
from ikm.document.powerpoint.measure import ACROSS, heights, size_of, widths
from ikm.document.powerpoint.stage import POINT, Box, Stage
from ikm.document.powerpoint.texts import put_text, rgb, say

ALIGN = {"l": PP_ALIGN.LEFT, "c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's table style without lines and fillings; what is seen is set on each cell."""

NOTE = 10.0
AIRY = 1.4
"""Rows stand so much further apart at most, where a table is short."""


def put_table(slide: Any, box: Box, table: Table, on: Stage, lang: str) -> None:
    """The table in the largest type at which it fits, its note below."""
    table = table.kept()
    size = size_of(table, box, on.scale, on.wider)
    tall = heights(table, box, size, on.wider)
    airy = min(AIRY, box.points()[1] * 0.9 / sum(tall))
    tall = [height * (max(1.0, airy) if at >= 1 + bool(table.over) else 1.0) for at, height in enumerate(tall)]
    count = len(table.rows) + 1 + bool(table.over)
    frame = slide.shapes.add_table(
        count, len(table.head), Emu(box.left), Emu(box.top), Emu(box.width), Emu(int(sum(tall) * POINT))
    )
    frame.name = bare(table.caption)[:120]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", bare(table.caption))
    made = frame.table
    made.first_row, made.horz_banding = True, False
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    for column, wide in zip(made.columns, widths(table, box.points()[0], size, on.wider), strict=True):
        column.width = Emu(int(wide * POINT))
    for row, height in zip(made.rows, tall, strict=True):
        row.height = Emu(int(height * POINT))
    if table.over:
        _over(made, table, size, on, lang)
    first = int(bool(table.over))
    for at, head in enumerate(table.head):
        _cell(made.cell(first, at), head, table.align[at], size, on, lang, bold=True, head=True)
    for row, texts in enumerate(table.rows):
        total = row >= len(table.rows) - table.totals
        for at, text in enumerate(texts):
            mutu = table.classes.get((row, at), "")
            colour = "" if not mutu else LIGHT.of(mutu) if text == mutu else shade(mutu, LIGHT)
            _cell(made.cell(row + first + 1, at), text, table.align[at], size, on, lang, bold=total, colour=colour)
    if table.note:
        below = box.top + int(sum(tall) * POINT) + 60_000
        room = Box(box.left, below, box.width, max(box.bottom - below, int(NOTE * 1.3 * POINT)))
        put_text(slide, room, [table.note], lang, size=NOTE * on.scale, quiet=not on.office, least=7.0, wider=on.wider)


def _over(made: Any, table: Table, size: float, on: Stage, lang: str) -> None:
    at = 0
    for text, span in table.over:
        for place in range(at, at + span):
            _cell(made.cell(0, place), text if place == at else "", "c", size, on, lang, bold=True, lined=bool(text))
        if span > 1 and text:
            made.cell(0, at).merge(made.cell(0, at + span - 1))
        at += span


def _cell(
    cell: Any,
    text: str,
    align: str,
    size: float,
    on: Stage,
    lang: str,
    *,
    bold: bool = False,
    head: bool = False,
    colour: str = "",
    lined: bool = True,
) -> None:
    cell.margin_left = cell.margin_right = Emu(int(ACROSS / 2 * POINT))
    cell.margin_top = cell.margin_bottom = Emu(int(size * 0.12 * POINT))
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = ALIGN[align]
    run = say(paragraph, text, lang, size, bold=bold)
    ground = colour or on.behind
    look = inks(on.ground)
    quiet = look.quiet if contrast(look.quiet, on.ground or WHITE) >= READABLE else look.ink
    run.font.color.rgb = rgb(LIGHT.on(ground) if colour else quiet if head else look.ink)
    line = (look.ink, 1.0) if head else (look.line if on.ground in ("", WHITE) else look.quiet, 0.5)
    if lined:
        _line(cell, on.ground or WHITE if colour else line[0], 1.5 if colour else line[1])
    if ground:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(ground)
    else:
        cell.fill.background()


def _line(cell: Any, colour: str, points: float) -> None:
    """A line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(
        parse_xml(
            f'<a:lnB xmlns:a="{A}" w="{int(points * POINT)}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill>'
            f'<a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill><a:prstDash val="solid"/></a:lnB>'
        )
    )
