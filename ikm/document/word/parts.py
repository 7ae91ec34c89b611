"""Pictures and charts: the parts of the package that they need, and the frame in the text."""

from __future__ import annotations

import io
from typing import Any

from ikm.document.drawing import Drawing
from ikm.document.native import chart, with_shapes, with_workbook
from ikm.document.word.markup import attribute
from ikm.text import LANGUAGES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument."
EMU = 360_000
"""Units of a drawing in a centimetre."""

MOST_BARS = 30
"""Bars of one chart on a page; more go on in a further part."""


def numbered(caption: str, at: int, parts: int, lang: str) -> str:
    """The caption of a part, counted from 0, of a chart in so many parts.

    >>> numbered("IKM", 0, 1, "en"), numbered("IKM", 1, 2, "en")
    ('IKM', 'IKM (2 of 2)')
    """
    text = LANGUAGES[lang]
    return caption if parts == 1 else f"{caption} " + text("({part} of {parts})", part=at + 1, parts=parts)


class Parts:
    """Adds parts to a python-docx document; ``number`` counts the drawings from the last one in it."""

    def __init__(self, document: Any, lang: str) -> None:
        self.part, self.lang = document.part, lang
        self.number = max(map(int, filter(str.isdecimal, _ids(document))), default=0)

    def chart(self, drawing: Drawing, width: float) -> str:
        """A run with the drawing as a native chart, its workbook embedded; ``width`` in cm."""
        from docx.opc.part import Part

        made = chart(drawing, width=width, lang=self.lang)
        package = self.part.package
        part = Part(package.next_partname("/word/charts/chart%d.xml"), f"{TYPES}drawingml.chart+xml", b"", package)
        rid = self.part.relate_to(part, f"{OFFICE}/chart")
        name = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
        book = Part(name, f"{TYPES}spreadsheetml.sheet", made.workbook, package)
        xml = with_workbook(made.xml, part.relate_to(book, f"{OFFICE}/package"))
        if made.shapes is not None:
            name = package.next_partname("/word/drawings/drawing%d.xml")
            shapes = Part(name, f"{TYPES}drawingml.chartshapes+xml", made.shapes, package)
            xml = with_shapes(xml, part.relate_to(shapes, f"{OFFICE}/chartUserShapes"))
        part._blob = xml
        graphic = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{rid}"/></a:graphicData>'
        )
        return self._framed(graphic, made.width, made.height, drawing.alt or drawing.title or "-")

    def picture(self, png: bytes, height: float, widest: float, alt: str) -> str:
        """A run with a picture so many cm high, or lower where it would be wider than ``widest``."""
        rid, image = self.part.get_or_add_image(io.BytesIO(png))
        wide = height * image.px_width / image.px_height
        if wide > widest:
            wide, height = widest, height * widest / wide
        frame = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{int(wide * EMU)}" cy="{int(height * EMU)}"/></a:xfrm>'
        graphic = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        )
        return self._framed(graphic, wide, height, alt)

    def _framed(self, graphic: str, width: float, height: float, alt: str) -> str:
        self.number += 1
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{int(width * EMU)}" cy="{int(height * EMU)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{self.number}" name="IKM {self.number}" descr="{attribute(alt)}"/>'
            f"<wp:cNvGraphicFramePr/><a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
        )


def _ids(document: Any) -> list[str]:
    """The ids of the drawings that a document has, in its text, heads and feet."""
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    trees = [document.element] + [
        rel.target_part.element
        for rel in document.part.rels.values()
        if not rel.is_external and rel.reltype.endswith(("/header", "/footer"))
    ]
    return [item.get("id", "") for tree in trees for item in tree.iter(space)]
