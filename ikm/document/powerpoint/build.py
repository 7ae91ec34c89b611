"""Slide by slide: the title, what is shown, the foot, the notes; then the file."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Emu

from ikm.document.native.words import bare
from ikm.document.powerpoint.charts import put_chart
from ikm.document.powerpoint.design import A, P
from ikm.document.powerpoint.numbers import put_numbers
from ikm.document.powerpoint.parts import QUIET_SIZE, WORDS, below_title, place
from ikm.document.powerpoint.spread import spread
from ikm.document.powerpoint.stage import Box, Stage, kind, stage
from ikm.document.powerpoint.tables import put_table
from ikm.document.powerpoint.texts import fit_title, lines, put_text
from ikm.document.slides.model import Chart, Deck, Front, Numbers, Slide, Words

EPOCH = (1980, 1, 1, 0, 0, 0)
FOOT_SIZE = 9.5


def build(deck: Deck, template: bytes) -> bytes:
    """The file."""
    on = stage(template)
    _front(on, deck.front, deck.lang)
    for slide in deck.slides:
        for one in spread(slide, on, deck.part):
            _slide(on, one, deck.lang)
    _properties(on, deck)
    out = io.BytesIO()
    on.shown.save(out)
    return _dated(out.getvalue())


def _front(on: Stage, front: Front, lang: str) -> None:
    slide = on.shown.slides.add_slide(on.cover)
    words = [front.unit, *front.lines]
    filled = False
    for shape in list(slide.placeholders):
        which = kind(shape)
        if which in ("title", "ctrTitle"):
            _title(on, shape, front.title, lang, Box(*map(int, (shape.left, shape.top, shape.width, shape.height))))
        elif which in ("subTitle", "body") and not filled:
            box = Box(*map(int, (shape.left, shape.top, shape.width, shape.height)))
            lines(shape, words, lang, box=box, largest=20 * on.scale, first=1.4, wider=on.wider)
            filled = True
        else:
            shape._element.getparent().remove(shape._element)
    if slide.shapes.title is None:
        _titled(on, slide, front.title, lang)
    if not filled:
        put_text(slide, on.body, words, lang, size=20 * on.scale, wider=on.wider)
    if front.logo:
        _logo(on, slide, front.logo, front.unit)
    _notes(slide, front.notes, lang)


def _logo(on: Stage, slide: Any, logo: bytes, unit: str) -> None:
    """The logo above the title, on a white ground of its own."""
    side, pad = int(1.25 * 914_400 * on.scale), int(0.1 * 914_400 * on.scale)
    left, top = on.title.left + (int(0.3 * 914_400) if not on.office else 0), int(0.45 * 914_400 * on.scale)
    picture = slide.shapes.add_picture(io.BytesIO(logo), Emu(left), Emu(top))
    shrunk = min(side / picture.width, side / picture.height)
    picture.width, picture.height = Emu(int(picture.width * shrunk)), Emu(int(picture.height * shrunk))
    picture.left, picture.top = Emu(left + pad), Emu(top + pad)
    picture._element.nvPicPr.cNvPr.set("descr", bare(unit))
    picture._element.spPr.append(parse_xml(f'<a:solidFill xmlns:a="{A}"><a:srgbClr val="FFFFFF"/></a:solidFill>'))


def _slide(on: Stage, slide: Slide, lang: str) -> None:
    made = on.shown.slides.add_slide(on.finding)
    for shape in list(made.placeholders):
        if kind(shape) in ("title", "ctrTitle"):
            _put(shape, on.title)
            _title(on, shape, slide.title, lang, on.title)
        else:
            shape._element.getparent().remove(shape._element)
    if made.shapes.title is None:
        _titled(on, made, slide.title, lang)
    what, body = below_title(slide, on)
    if slide.what:
        put_text(made, what, [slide.what], lang, size=QUIET_SIZE * on.scale, quiet=not on.office, wider=on.wider)
    for part, box in place(slide, body, on):
        if isinstance(part, Chart):
            put_chart(made, box, part, on, lang)
        elif isinstance(part, Numbers):
            put_numbers(made, box, part, on, lang)
        elif isinstance(part, Words):
            put_text(
                made, box, list(part.items), lang, size=WORDS * on.scale, bullets=len(part.items) > 1, wider=on.wider
            )
        else:
            put_table(made, box, part, on, lang)
    put_text(
        made, on.foot, [slide.source], lang, size=FOOT_SIZE * on.scale, quiet=not on.office, least=6.0, wider=on.wider
    )
    _number(on, made)
    _notes(made, slide.notes, lang)


def _title(on: Stage, shape: Any, text: str, lang: str, box: Box) -> None:
    fit_title(shape, text, lang, box, on)


def _put(shape: Any, box: Box) -> None:
    """Move a title whose own place in the layout is no title's (flat, or beyond the slide's edges)."""
    if (shape.left, shape.top, shape.width, shape.height) != (box.left, box.top, box.width, box.height):
        shape.left, shape.top, shape.width, shape.height = map(Emu, (box.left, box.top, box.width, box.height))


def _titled(on: Stage, slide: Any, text: str, lang: str) -> None:
    """A title where the layout has no place for one."""
    box = on.title
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="90" name="Title 90"/><p:cNvSpPr/><p:nvPr>'
            f'<p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.left}" y="{box.top}"/>'
            f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
    fit_title(slide.shapes.title, text, lang, box, on, size=26 * on.scale)


def _number(on: Stage, slide: Any) -> None:
    """The number of the slide, where the layout has a place for it."""
    for shape in on.finding.placeholders:
        if kind(shape) == "sldNum":
            copied = deepcopy(shape._element)
            number = max(int(one.get("id")) for one in slide.shapes._spTree.iter(f"{{{P}}}cNvPr")) + 1
            copied.find(f".//{{{P}}}cNvPr").set("id", str(number))
            slide.shapes._spTree.append(copied)


def _notes(slide: Any, notes: tuple[str, ...], lang: str) -> None:
    lines(slide.notes_slide.notes_placeholder, list(notes), lang)


def _properties(on: Stage, deck: Deck) -> None:
    made = dt.datetime.combine(deck.day, dt.time())
    core = on.shown.core_properties
    core.title, core.author = bare(deck.title)[:255], bare(deck.author)[:255]
    core.last_modified_by, core.language = bare(deck.author)[:255], deck.lang
    core.subject = core.keywords = core.comments = core.category = ""
    core.created = core.modified = core.last_printed = made
    core.revision = 1


def _dated(blob: bytes) -> bytes:
    """The same file with one date for all its parts, so that the same deck gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as dated:
        for name in made.namelist():
            dated.writestr(zipfile.ZipInfo(name, EPOCH), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
