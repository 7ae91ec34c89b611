"""Big figures side by side, or one below the other in a narrow box."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from ikm.charts.palette import LIGHT
from ikm.document.powerpoint.ground import WHITE, inks
from ikm.document.powerpoint.stage import Box, Stage
from ikm.document.powerpoint.texts import fitted, rgb, say
from ikm.document.slides.model import Number, Numbers

VALUE, LABEL, BELOW = 54.0, 16.0, 14.0
"""Sizes of type."""

PAD = 91_440
PALE = "#F2F5F8"
"""The ground of a figure on a white slide."""


def put_numbers(slide: Any, box: Box, part: Numbers, on: Stage, lang: str) -> None:
    """A box for each figure; one with a class is filled with its colour."""
    shares = [1.0] * len(part.items)
    gap = int(0.2 * 914_400 * on.scale)
    boxes = box.columns(shares, gap) if box.width > box.height * 1.1 else box.rows(shares, gap)
    for one, where in zip(part.items, boxes, strict=True):
        _number(slide, where, one, on, lang)


def _number(slide: Any, box: Box, one: Number, on: Stage, lang: str) -> None:
    made = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    made.name = one.label[:60] or "Figure"
    made._element.remove(made._element.find(qn("p:style")))  # it would bring a shadow and a line
    made.line.fill.background()
    plain = "" if on.ground and on.ground != WHITE else PALE  # on a coloured ground a figure stands for itself
    colour = LIGHT.of(one.mutu) if one.mutu else plain
    if colour:
        made.fill.solid()
        made.fill.fore_color.rgb = rgb(colour)
    else:
        made.fill.background()
    read = LIGHT if colour else inks(on.ground)
    ink = LIGHT.on(colour) if one.mutu else read.ink
    frame = made.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = PAD
    frame.margin_top, frame.margin_bottom = int(box.height * 0.08), PAD // 2
    wide, high = box.width - 2 * PAD, int(box.height * 0.92) - PAD // 2
    largest = min(VALUE * on.scale, high / 12700 * 0.45)
    texts = [
        (
            one.value,
            fitted([one.value], Box(0, 0, wide, int(high * 0.5)), largest, 14.0, bold=True, wider=on.wider),
            True,
        ),
        (
            one.label,
            fitted([one.label], Box(0, 0, wide, int(high * 0.26)), LABEL * on.scale, 8.0, wider=on.wider),
            None,
        ),
        (
            one.below,
            fitted([one.below], Box(0, 0, wide, int(high * 0.22)), BELOW * on.scale, 7.0, wider=on.wider),
            None,
        ),
    ]
    for at, (text, size, bold) in enumerate(texts):
        if not text:
            continue
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_before = Pt(0)
        run = say(paragraph, text, lang, size, bold=bold)
        run.font.color.rgb = rgb(ink if one.mutu or at == 0 or not colour else LIGHT.quiet)
