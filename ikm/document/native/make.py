"""The chart part with the parts that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.document.drawing import Drawing
from ikm.document.native.beside import beside
from ikm.document.native.plot import space
from ikm.document.native.room import room
from ikm.document.native.shapes import shapes
from ikm.document.native.size import height as natural
from ikm.document.native.workbook import workbook

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
END = b"</c:chartSpace>"


@dataclass(frozen=True)
class Native:
    """A chart for Word and PowerPoint, to be put into three parts of the package.

    ``xml``: the chart part (content type ``...drawingml.chart+xml``, relationship ``.../chart``). ``workbook``: the
    xlsx embedded in it (``.../package``; then ``with_workbook``). ``shapes``: lines and words of the class bounds,
    None without (content type ``...drawingml.chartshapes+xml``, relationship ``.../chartUserShapes`` of the chart
    part; then ``with_shapes``). ``width`` and ``height``: its size in cm.
    """

    xml: bytes
    workbook: bytes
    shapes: bytes | None
    width: float
    height: float


def chart(drawing: Drawing, *, width: float = 16.0, height: float = 0.0, lang: str = "id", ground: str = "") -> Native:
    """The native chart of a drawing, laid out for a frame of width x height in cm (height 0: what it needs).

    ``ground``: the colour behind it ("": none, so that of the page is seen).

    The figures are in the chart and in its workbook in full precision; what is printed at the points is
    ``drawing.labels``. Names of categories get the room they need: the type shrinks to 6 points before anything
    else. A label in a stacked bar that is wider than its part is left out, as on the screen; its figure stays.

    >>> from ikm.document.drawing import Series
    >>> drawn = chart(Drawing("bar", "", "", ("A", "=1+1"), (Series("IKM", (81.5, 60.0), "#0F4C81"),)))
    >>> b"<c:v>=1+1</c:v>" in drawn.xml, drawn.shapes
    (True, None)
    """
    high = height or natural(drawing, width)
    full = beside(drawing, lang)
    laid = room(full, width, high)
    drawn = shapes(full, laid, lang).encode() if full.bounds else None
    return Native(space(full, laid, lang, ground).encode(), workbook(full), drawn, width, high)


def with_workbook(xml: bytes, rid: str) -> bytes:
    """The chart part with the workbook that its relationship ``rid`` leads to; before ``with_shapes``."""
    part = f'<c:externalData r:id="{rid}"><c:autoUpdate val="0"/></c:externalData>'
    return xml.replace(END, part.encode() + END)


def with_shapes(xml: bytes, rid: str) -> bytes:
    """The chart part with the shapes that its relationship ``rid`` leads to."""
    return xml.replace(END, f'<c:userShapes r:id="{rid}"/>'.encode() + END)
