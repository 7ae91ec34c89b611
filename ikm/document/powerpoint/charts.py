"""A native chart on a slide."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.util import Emu

from ikm.document import native
from ikm.document.native.words import bare
from ikm.document.powerpoint.ground import bright
from ikm.document.powerpoint.stage import Box, Stage
from ikm.document.powerpoint.texts import put_text
from ikm.document.slides.model import Chart

CM = 360_000
ROW = 1.5
"""Centimetres of the thickest lying bar, its gap included, on a slide of 13.333 x 7.5 inches."""

HEADING = 12.0
SHAPES = "/ppt/drawings/drawing%d.xml"


def put_chart(slide: Any, box: Box, part: Chart, on: Stage, lang: str) -> None:
    """The chart with its heading, as high as the box or as its bars need at most."""
    drawing = part.drawing
    if part.heading:
        height = int(1.6 * HEADING * on.scale * 12700)
        put_text(
            slide,
            Box(box.left, box.top, box.width, height),
            [part.heading],
            lang,
            size=HEADING * on.scale,
            bold=True,
            wider=on.wider,
        )
        box = Box(box.left, box.top + height, box.width, box.height - height)
    high = box.height / CM
    if drawing.kind in ("bar", "stacked"):
        bars = len(drawing.categories) * len(drawing.series if drawing.kind == "bar" else "1")
        high = min(high, bars * ROW * (on.high if bars == 1 else on.scale) + 1.2)  # what stands around does not shrink
    made = native.chart(
        drawing,
        width=box.width / CM,
        height=high,
        lang=lang,
        ground="FFFFFF" if on.office and not bright(on.ground) else "",
        slide=True,
    )
    rid = _related(slide, made)
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(
        slide.shapes._next_shape_id, "", rid, Emu(box.left), Emu(box.top), Emu(box.width), Emu(int(high * CM))
    )
    about = frame.nvGraphicFramePr.cNvPr  # the names are set here: python-pptx would put a < or & in unescaped
    about.set("name", bare(part.heading or drawing.title)[:120])
    about.set("descr", bare(drawing.alt))
    slide.shapes._spTree.append(frame)


def _related(slide: Any, made: native.Native) -> str:
    """The parts of the chart in the package, each related to the one it belongs to."""
    package = slide.part.package
    name = package.next_partname(ChartPart.partname_template)
    chart = ChartPart.load(name, CT.DML_CHART, package, made.xml)
    rid = slide.part.relate_to(chart, RT.CHART)
    xml = native.with_workbook(made.xml, chart.relate_to(EmbeddedXlsxPart.new(made.workbook, package), RT.PACKAGE))
    if made.shapes is not None:
        where = PackURI(package.next_partname(SHAPES))
        shapes = Part(where, CT.DML_CHARTSHAPES, package, made.shapes)
        xml = native.with_shapes(xml, chart.relate_to(shapes, RT.CHART_USER_SHAPES))
    chart._element = ChartPart.load(name, CT.DML_CHART, package, xml)._element
    return str(rid)
