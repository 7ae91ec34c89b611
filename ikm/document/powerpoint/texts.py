"""Text on a slide, in a size at which it fits."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from ikm.document.native.words import LANG, bare
from ikm.document.powerpoint.design import A, P
from ikm.document.powerpoint.stage import POINT, Box, Stage
from ikm.document.widths import wrapped

LEADING, BETWEEN = 1.2, 0.55
"""The height of a line, and the room between two paragraphs, in sizes of type."""

INSET = 7.2
"""Points that a text box of the template keeps free at its left and right."""


def rgb(colour: str) -> RGBColor:
    """A colour as python-pptx takes it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def tall(texts: list[str], size: float, room: float, *, bold: bool = False) -> float:
    """The height in points of paragraphs in so much room."""
    count = sum(len(wrapped(text, size, room, bold=bold)) for text in texts)
    return count * size * LEADING + max(0, len(texts) - 1) * BETWEEN * size


def fitted(
    texts: list[str],
    box: Box,
    largest: float,
    least: float,
    *,
    inset: float = 0.0,
    bold: bool = False,
    wider: float = 1.0,
) -> float:
    """The largest size, in half points, at which paragraphs fit into a box; the least if none.

    ``wider``: how many times wider than Arial the type may come out.
    """
    wide, high = box.points()
    size = largest
    while size > least and tall(texts, size, (wide - 2 * inset) * 0.97 / wider, bold=bold) > high:
        size -= 0.5
    return max(size, least)


def say(
    paragraph: Any, text: str, lang: str, size: float | None = None, *, bold: bool | None = None, quiet: bool = False
) -> Any:
    """A run of text with its language; ``quiet``: in the second colour of the theme."""
    run = paragraph.add_run()
    run.text = bare(text)
    run._r.get_or_add_rPr().set("lang", LANG.get(lang, lang))
    if size is not None:
        run.font.size = Pt(round(size * 2) / 2)
    if bold is not None:
        run.font.bold = bold
    if quiet:
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    return run


def lines(
    shape: Any,
    texts: list[str],
    lang: str,
    *,
    box: Box | None = None,
    largest: float = 0.0,
    first: float = 1.0,
    wider: float = 1.0,
) -> None:
    """Fill a placeholder with paragraphs, the first larger; in its own size where no box is given."""
    frame = shape.text_frame
    size = fitted(texts, box, largest, 9.0, inset=INSET, wider=wider) if box is not None else None
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        say(paragraph, text, lang, None if size is None else size * (first if at == 0 else 1.0))


def put_text(
    slide: Any,
    box: Box,
    texts: list[str],
    lang: str,
    *,
    size: float,
    least: float = 9.0,
    bold: bool | None = None,
    quiet: bool = False,
    bullets: bool = False,
    align: Any = PP_ALIGN.LEFT,
    anchor: Any = MSO_ANCHOR.TOP,
    wider: float = 1.0,
) -> None:
    """A text box without a margin of its own; ``wider`` as in ``fitted``."""
    made = slide.shapes.add_textbox(Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    frame = made.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    indent = 1.1 * size if bullets else 0.0
    inner = Box(box.left, box.top, box.width - int(indent * POINT), box.height)
    chosen = fitted(texts, inner, size, least, bold=bool(bold), wider=wider)
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = align
        if at:
            paragraph.space_before = Pt(round(chosen * BETWEEN, 1))
        say(paragraph, text, lang, chosen, bold=bold, quiet=quiet)
        if bullets:
            _bullet(paragraph, indent)


def _bullet(paragraph: Any, indent: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(indent * POINT)))
    properties.set("indent", str(-int(indent * POINT)))
    for part in (
        '<a:buClr xmlns:a="{}"><a:schemeClr val="accent1"/></a:buClr>',
        '<a:buFont xmlns:a="{}" typeface="Arial"/>',
        '<a:buChar xmlns:a="{}" char="•"/>',
    ):
        properties.append(parse_xml(part.format(A)))


def fit_title(shape: Any, text: str, lang: str, box: Box, on: Stage, size: float | None = None) -> None:
    """Fill the title; where it would not fit at the layout's size, in the largest that does."""
    usual = size or _size(shape, on)
    inset = INSET if on.office else 0.0
    inner = Box(box.left, box.top, box.width, box.height - int(2 * inset / 2 * POINT))
    chosen = fitted([bare(text)], inner, usual, 12.0 * on.scale, inset=inset, bold=True, wider=on.wider)
    paragraph = shape.text_frame.paragraphs[0]
    say(paragraph, text, lang, chosen if chosen < usual or size else None)


def _size(shape: Any, on: Stage) -> float:
    """The size of a title by its layout, else by its master; 44 points where neither says it."""
    layout = shape.part.slide_layout
    own = [one for one in layout.placeholders if one.placeholder_format.type == shape.placeholder_format.type]
    where = [one._element.find(f".//{{{A}}}lvl1pPr/{{{A}}}defRPr") for one in own]
    where.append(layout.slide_master._element.find(f".//{{{P}}}titleStyle/{{{A}}}lvl1pPr/{{{A}}}defRPr"))
    sizes = [int(one.get("sz")) / 100 for one in where if one is not None and one.get("sz")]
    return sizes[0] if sizes else 44.0
