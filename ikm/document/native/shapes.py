"""The class bounds as lines and words drawn in the chart: they stay where they are when the figures are edited."""

from __future__ import annotations

from ikm.document.drawing import Drawing
from ikm.document.native.room import CM, PAD, Room, lying, rows, share
from ikm.document.native.words import QUIET, plain, properties, stroke
from ikm.document.widths import width

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">'
)


def shapes(drawing: Drawing, laid: Room, lang: str) -> str:
    """A thin dashed line for each bound within the axis, with its words at the end."""
    places = rows(drawing, laid.labels, laid.width)
    found = []
    for at, (bound, row) in enumerate(zip(drawing.bounds, places, strict=True)):
        where = share(drawing, bound.value)
        if not 0 <= where <= 1:
            continue
        wide = (width(bound.label, laid.labels) * 1.1 + PAD) / laid.wide
        tall = 1.5 * laid.labels / laid.high
        if lying(drawing):
            x, top = laid.across(where), laid.top / laid.high - row * tall
            line = _line(2 * at + 2, (x, top), (x, laid.up(0)), laid)
            left = min(max(x - wide / 2, 0.0), 1 - wide)
            words = _words(2 * at + 3, (left, max(0.0, top - tall)), (left + wide, top), bound.label, laid, lang, "ctr")
        else:
            y, end = laid.up(where), laid.across(1)
            line = _line(2 * at + 2, (laid.across(0), y), (end, y), laid)
            words = _words(
                2 * at + 3, (end, y - tall / 2), (min(1.0, end + wide), y + tall / 2), bound.label, laid, lang, "l"
            )
        found += [line, words]
    return f"{HEAD}{''.join(found)}</c:userShapes>"


def _anchored(start: tuple[float, float], end: tuple[float, float], inner: str) -> str:
    ends = "".join(
        f"<cdr:{tag}><cdr:x>{x:.5f}</cdr:x><cdr:y>{y:.5f}</cdr:y></cdr:{tag}>"
        for tag, (x, y) in (("from", start), ("to", end))
    )
    return f"<cdr:relSizeAnchor>{ends}{inner}</cdr:relSizeAnchor>"


def _frame(start: tuple[float, float], end: tuple[float, float], laid: Room) -> str:
    points = (start[0] * laid.wide, start[1] * laid.high)
    size = ((end[0] - start[0]) * laid.wide, (end[1] - start[1]) * laid.high)
    x, y, cx, cy = (round(value / CM * 360_000) for value in (*points, *size))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


def _line(number: int, start: tuple[float, float], end: tuple[float, float], laid: Room) -> str:
    return _anchored(
        start,
        end,
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Line {number}"/><cdr:cNvCxnSpPr/>'
        f"</cdr:nvCxnSpPr><cdr:spPr>{_frame(start, end, laid)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke(QUIET, 0.75, "dash")}</cdr:spPr></cdr:cxnSp>',
    )


def _words(
    number: int, start: tuple[float, float], end: tuple[float, float], text: str, laid: Room, lang: str, align: str
) -> str:
    run = properties("rPr", laid.labels, QUIET, lang)
    return _anchored(
        start,
        end,
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name="Text {number}"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>{_frame(start, end, laid)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr>'
        '<cdr:txBody><a:bodyPr vertOverflow="clip" wrap="none" lIns="36000" tIns="0" rIns="36000" bIns="0" '
        f'anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r>{run}<a:t>{plain(text)}</a:t></a:r></a:p>'
        "</cdr:txBody></cdr:sp>",
    )
