"""The dashboard's own design: a master with two named layouts, in its colours, 16:9."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Open
from pptx.util import Inches

from ikm.charts.palette import LIGHT

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
FONT = "Arial"
"""On every computer, and as wide as what stands in for it elsewhere, so that what fits here fits there."""

SCHEME = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.ground,
    "dk2": LIGHT.quiet,
    "lt2": "#F2F5F8",
    "accent1": LIGHT.classes[0],
    "accent2": LIGHT.classes[1],
    "accent3": LIGHT.classes[2],
    "accent4": LIGHT.classes[3],
    "accent5": LIGHT.unranked,
    "accent6": LIGHT.series[0],
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.quiet,
}
"""The colours of the theme."""

WIDE, HIGH = 13.333, 7.5
TITLE = (0.6, 0.5, 12.13, 0.95)
BODY = (0.6, 1.5, 12.13, 5.3)
NUMBER = (12.03, 6.98, 0.7, 0.3)
COVER_TITLE, COVER_WORDS = (0.9, 2.1, 11.0, 1.5), (0.9, 3.75, 11.0, 2.6)
"""Inches from the left and the top, width, height."""

DROPPED = (RT.PRINTER_SETTINGS, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
"""Parts that would tell of another file: how it was printed, what it looked like, what its slides were called."""


def own() -> Open:
    """An empty presentation in our own design: the layouts "IKM Cover" and "IKM Finding"."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = Inches(WIDE), Inches(HIGH)
    cover, finding = shown.slide_layouts[0], shown.slide_layouts[5]
    for layout in list(shown.slide_layouts):
        if layout not in (cover, finding):
            shown.slide_layouts.remove(layout)
    master = shown.slide_master
    _theme(master)
    _styles(master)
    for holder in (master, cover, finding):
        _clear(
            holder,
            keep=("title", "ctrTitle", "subTitle", "body", "sldNum")
            if holder is not cover
            else ("ctrTitle", "subTitle"),
        )
    _put(master, {"title": TITLE, "body": BODY, "sldNum": NUMBER})
    _put(finding, {"title": TITLE, "sldNum": NUMBER})
    _put(cover, {"ctrTitle": COVER_TITLE, "subTitle": COVER_WORDS})
    cover._element.cSld.set("name", "IKM Cover")
    finding._element.cSld.set("name", "IKM Finding")
    _bar(finding, (0.6, 0.3, 0.55, 0.055), "accent1")
    _cover(cover)
    strip(shown)
    return shown


def strip(shown: Open) -> None:
    """Drop what tells of another file: printer settings, a picture of it, the names of its slides."""
    for holder in (shown.part, shown.part.package):
        for rid, relation in list(holder._rels.items()):
            if relation.reltype in DROPPED:
                holder._rels.pop(rid)


def _theme(master: Any) -> None:
    part = master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "IKM")
    scheme = root.find(f".//{{{A}}}clrScheme")
    scheme.set("name", "IKM")
    for name, colour in SCHEME.items():
        one = scheme.find(f"{{{A}}}{name}")
        for child in list(one):
            one.remove(child)
        etree.SubElement(one, f"{{{A}}}srgbClr", val=colour.removeprefix("#"))
    for kind in ("majorFont", "minorFont"):
        root.find(f".//{{{A}}}{kind}/{{{A}}}latin").set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styles(master: Any) -> None:
    """Titles stand at the left, 26 points and bold."""
    first = master._element.find(f".//{{{P}}}titleStyle/{{{A}}}lvl1pPr")
    first.set("algn", "l")
    run = first.find(f"{{{A}}}defRPr")
    run.set("sz", "2600")
    run.set("b", "1")


def _clear(holder: Any, keep: tuple[str, ...]) -> None:
    for shape in list(holder.placeholders):
        if _kind(shape) not in keep:
            shape._element.getparent().remove(shape._element)


def _kind(shape: Any) -> str:
    return str(shape._element.find(f".//{{{P}}}ph").get("type", "obj"))


def _put(holder: Any, places: dict[str, tuple[float, float, float, float]]) -> None:
    for shape in holder.placeholders:
        if place := places.get(_kind(shape)):
            shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in place)
            body = shape._element.txBody.find(qn("a:bodyPr"))
            for child in list(body):
                body.remove(child)
            body.set("anchor", "b" if _kind(shape) in ("ctrTitle", "sldNum") else "t")
            for side in ("lIns", "rIns", "tIns", "bIns"):
                body.set(side, "0")
            if _kind(shape) == "sldNum":
                _number_style(shape)


def _number_style(shape: Any) -> None:
    style = shape._element.txBody.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    style.append(
        parse_xml(
            f'<a:lvl1pPr xmlns:a="{A}" algn="r"><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
            "</a:defRPr></a:lvl1pPr>"
        )
    )


def _bar(holder: Any, place: tuple[float, float, float, float], colour: str) -> None:
    """A plain bar of colour on a layout, behind everything."""
    x, y, cx, cy = (int(Inches(value)) for value in place)
    tree = holder._element.cSld.spTree
    number = max(int(one.get("id", "0")) for one in tree.iter(f"{{{P}}}cNvPr")) + 1
    tree.insert(
        2,
        parse_xml(
            f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/>'
            "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            '<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        ),
    )


def _cover(cover: Any) -> None:
    """White words on blue, a strip of the class colours at the foot, from D to A as on the report's cover."""
    ground = parse_xml(
        f'<p:bg xmlns:p="{P}" xmlns:a="{A}"><p:bgPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    cover._element.cSld.insert(0, ground)
    for shape in cover.placeholders:
        title = _kind(shape) == "ctrTitle"
        style = shape._element.txBody.find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
        size, bold = ("4000", "1") if title else ("2000", "0")
        style.append(
            parse_xml(
                f'<a:lvl1pPr xmlns:a="{A}" marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef>'
                f'<a:buNone/><a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
                "</a:defRPr></a:lvl1pPr>"
            )
        )
    quarter = WIDE / 4
    for at, colour in enumerate(("accent4", "accent3", "accent2", "accent1")):
        _bar(cover, (at * quarter, HIGH - 0.14, quarter, 0.14), colour)
    _bar(cover, (0, HIGH - 0.175, WIDE, 0.175), "bg1")  # white between the ground and the strip, whose A is as blue
