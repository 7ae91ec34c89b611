"""The chart part: plot, axes, legend, in the order that the schema of DrawingML charts asks for."""

from __future__ import annotations

from ikm.document.drawing import Drawing
from ikm.document.native.beside import seen
from ikm.document.native.room import Room, axis_shown, lying
from ikm.document.native.series import series
from ikm.document.native.words import LANG, LINE, QUIET, fill, rich, stroke, type_of
from ikm.document.widths import width

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
NAMES, VALUES = 111111111, 222222222
"""The numbers by which the two axes know each other."""


def space(drawing: Drawing, laid: Room, lang: str, ground: str = "") -> str:
    """The whole chart part, without the workbook's relationship."""
    behind = fill(ground) if ground else "<a:noFill/>"
    several = seen(drawing) > 1
    legend = (
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{type_of(laid.labels, QUIET, lang)}</c:legend>'
        if several
        else ""
    )
    return (
        f'{HEAD}<c:date1904 val="0"/><c:lang val="{LANG.get(lang, lang)}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_place(laid)}{_kind(drawing, laid, lang)}'
        f"{_names(drawing, laid, lang)}{_values(drawing, laid, lang)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{behind}<a:ln><a:noFill/></a:ln></c:spPr>{type_of(laid.labels, QUIET, lang)}</c:chartSpace>"
    )


def _place(laid: Room) -> str:
    shares = (laid.left / laid.wide, laid.top / laid.high, laid.width / laid.wide, laid.height / laid.high)
    numbers = "".join(f'<c:{tag} val="{share:.5f}"/>' for tag, share in zip("xywh", shares, strict=True))
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{numbers}</c:manualLayout></c:layout>"
    )


def _kind(drawing: Drawing, laid: Room, lang: str) -> str:
    rows = "".join(series(drawing, at, laid, lang) for at in range(len(drawing.series)))
    axes = f'<c:axId val="{NAMES}"/><c:axId val="{VALUES}"/>'
    if drawing.kind == "line":
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{rows}<c:marker val="1"/>{axes}'
            "</c:lineChart>"
        )
    grouping, overlap = (
        ("stacked", 100) if drawing.kind == "stacked" else ("clustered", -10 if seen(drawing) > 1 else 100)
    )
    gap = 45 if lying(drawing) else 60
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying(drawing) else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{rows}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
    )


def _names(drawing: Drawing, laid: Room, lang: str) -> str:
    """The axis of the categories, first on top where bars lie."""
    order, side = ("maxMin", "l") if lying(drawing) else ("minMax", "b")
    words = type_of(laid.names, "1C2733", lang, turn="-5400000" if laid.turned else "")
    return (
        f'<c:catAx><c:axId val="{NAMES}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{stroke(LINE, 0.75)}</c:spPr>{words}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="min"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(drawing: Drawing, laid: Room, lang: str) -> str:
    """The axis of the values: quiet, and without figures where every point has its own."""
    shown = axis_shown(drawing)
    side, crosses = ("b", "max") if lying(drawing) else ("l", "min")
    grid = f"<c:majorGridlines><c:spPr>{stroke(LINE, 0.5)}</c:spPr></c:majorGridlines>" if shown else ""
    turn = "" if lying(drawing) else ' rot="-5400000" vert="horz"'
    named = rich(drawing.axis, laid.labels, QUIET, lang).replace('<a:bodyPr wrap="none"/>', f"<a:bodyPr{turn}/>")
    title = f'<c:title>{named}{_middle(drawing, laid)}<c:overlay val="0"/></c:title>' if shown and drawing.axis else ""
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.highest:.10g}"/><c:min val="{drawing.lowest:.10g}"/></c:scaling>'
        f'<c:delete val="{int(not shown)}"/><c:axPos val="{side}"/>{grid}{title}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{type_of(laid.labels, QUIET, lang)}'
        f'<c:crossAx val="{NAMES}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>'
        f"{_steps(drawing)}</c:valAx>"
    )


def _middle(drawing: Drawing, laid: Room) -> str:
    """The place of the name of a lying axis: below the middle of the plot; of a standing one Office's own."""
    if not lying(drawing):
        return ""
    x = (laid.left + (laid.width - width(drawing.axis, laid.labels)) / 2) / laid.wide
    y = (laid.top + laid.height + 1.9 * laid.labels) / laid.high
    return (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'
    )


def _steps(drawing: Drawing) -> str:
    """The distance of the axis' figures on the scales of an NRR (1-4) and an IKM (25-100); else Office chooses."""
    reach = drawing.highest - drawing.lowest
    return f'<c:majorUnit val="{reach / 3:g}"/>' if reach in (3.0, 75.0) else ""
