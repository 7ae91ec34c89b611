"""One series of a chart: colours, labels as they are printed, whiskers, and the figures with their cells."""

from __future__ import annotations

from ikm.document.drawing import Drawing, Series
from ikm.document.native.beside import UNSEEN
from ikm.document.native.room import PAD, Room, end_of, share
from ikm.document.native.words import INK, fill, plain, rich, stroke, type_of
from ikm.document.native.workbook import SHEET, column, errors, places
from ikm.document.widths import width

SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)

UNLED = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
"""No line from a point to a label that stands beyond its whisker."""


def series(drawing: Drawing, at: int, laid: Room, lang: str) -> str:
    """The series at a place of the drawing (c:ser)."""
    own = drawing.series[at]
    place, more = places(drawing)[at]
    last = len(drawing.categories) + 1
    name = f"<c:tx>{_texts(f'{SHEET}!${column(place)}$1', (own.name,))}</c:tx>"
    line = drawing.kind == "line"
    parts = [
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{name}',
        f"<c:spPr>{stroke(own.colour, 2.25)}</c:spPr>" if line else f"<c:spPr>{_filled(own)}</c:spPr>",
        _marker(own) if line else '<c:invertIfNegative val="0"/>',
        "" if line else _points(own),
        _labels(drawing, at, laid, lang),
        _whiskers(own, more, last) if more is not None else "",
        f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${last}', drawing.categories)}</c:cat>",
        f"<c:val>{_numbers(f'{SHEET}!${column(place)}$2:${column(place)}${last}', own.values)}</c:val>",
        '<c:smooth val="0"/></c:ser>' if line else "</c:ser>",
    ]
    return "".join(parts)


def _filled(own: Series) -> str:
    return "<a:noFill/><a:ln><a:noFill/></a:ln>" if own.colour == UNSEEN else fill(own.colour)


def _marker(own: Series) -> str:
    drawn = f'<c:spPr>{fill(own.colour)}<a:ln w="9525">{fill("FFFFFF")}</a:ln></c:spPr>'
    return f'<c:marker><c:symbol val="circle"/><c:size val="8"/>{drawn}</c:marker>'


def _points(own: Series) -> str:
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(colour)}</c:spPr></c:dPt>"
        for at, colour in enumerate(own.colours)
    )


def _labels(drawing: Drawing, at: int, laid: Room, lang: str) -> str:
    """The words at the points; none where there are none, where there is no value, and where there is no room."""
    from ikm.charts.palette import LIGHT

    shown = SHOWN.format(shown=1)
    size = laid.labels
    place = {"stacked": "ctr", "line": "t"}.get(drawing.kind, "outEnd")
    if not any(drawing.labels[at] if drawing.labels else ()):
        return f"<c:dLbls>{SHOWN.format(shown=0)}</c:dLbls>"
    own, found = drawing.series[at], []
    for i, (value, label) in enumerate(zip(own.values, drawing.labels[at], strict=True)):
        colour = own.colours[i] if own.colours else own.colour
        ink = LIGHT.on("#" + colour.removeprefix("#")) if drawing.kind == "stacked" else INK
        if value is None or not label or (drawing.kind == "stacked" and _narrow(drawing, value, label, laid)):
            found.append(f'<c:dLbl><c:idx val="{i}"/><c:delete val="1"/></c:dLbl>')
            continue
        found.append(
            f'<c:dLbl><c:idx val="{i}"/>{_aside(drawing, own, i, laid)}{rich(label, size, ink, lang)}'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f'<c:dLblPos val="{place}"/>{shown}</c:dLbl>'
        )
    rest = f'<c:spPr><a:noFill/></c:spPr>{type_of(size, INK, lang)}<c:dLblPos val="{place}"/>{SHOWN.format(shown=1)}'
    return f"<c:dLbls>{''.join(found)}{rest}{UNLED}</c:dLbls>"


def _narrow(drawing: Drawing, value: float, label: str, laid: Room) -> bool:
    part = value / ((drawing.highest - drawing.lowest) or 1.0) * laid.width
    return width(label, laid.labels) + PAD / 2 > part


def _aside(drawing: Drawing, own: Series, at: int, laid: Room) -> str:
    """Where a label stands beyond a whisker: so much further than beside its bar or point, in shares of the frame."""
    value = own.values[at]
    if value is None or drawing.kind == "stacked" or not own.high:
        return ""
    reach = share(drawing, end_of(own.high, at, value)) - share(drawing, value)
    if reach <= 0:
        return ""
    x = reach * laid.width / laid.wide if drawing.kind == "bar" else 0.0
    y = -reach * laid.height / laid.high if drawing.kind != "bar" else 0.0
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def _whiskers(own: Series, more: int, last: int) -> str:
    above, below = errors(own)
    cells = [f"{SHEET}!${column(at)}$2:${column(at)}${last}" for at in (more, more + 1)]
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_numbers(cells[0], above)}</c:plus><c:minus>{_numbers(cells[1], below)}</c:minus>"
        f"<c:spPr>{stroke(INK, 1.0)}</c:spPr></c:errBars>"
    )


def _texts(cells: str, texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{plain(text)}</c:v></c:pt>' for i, text in enumerate(texts))
    return f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(cells: str, values: tuple[float | None, ...] | list[float]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{float(value)!r}</c:v></c:pt>'
        for i, value in enumerate(values)
        if value is not None and value == value
    )
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
