"""Native charts that people can edit: the values stay in the cells, the words come from the drawing."""

from __future__ import annotations

from typing import Any

from ikm.charts.palette import LIGHT
from ikm.document.book.sheet import Sheet
from ikm.document.book.words import clean
from ikm.document.drawing import Drawing

Cells = tuple[str, int, int, int, int]
"""A sheet, and the first and last row and column of a range."""

ROW, FRAME = 27, 110
"""Pixels: of a bar, and of what stands around the bars."""

MOST = 18
"""Bars of one chart: it stands on one page. More go on in a further chart."""

FONT = {"name": "Calibri", "size": 10, "color": LIGHT.ink, "bold": False}
FROM = '[>=0.04]0%;""'
"""How the share of an answer is printed: one below four percent has no room."""

LONGEST_TITLE = 240


def bars(
    sheet: Sheet,
    drawing: Drawing,
    names: Cells,
    values: Cells,
    place: tuple[int, int],
    *,
    errors: Cells | None = None,
    half: int | None = None,
) -> int:
    """Lying bars, the first on top, each in its colour, with its interval; gives the row below the chart.

    ``errors``: two columns, how far the interval reaches down and up. ``half``: 0 or 1, the chart takes the left or
    the right half of the page.
    """
    one = drawing.series[0]
    series: dict[str, Any] = {
        "name": clean(one.name, LONGEST_TITLE),
        "categories": list(names),
        "values": list(values),
        "fill": {"color": one.colour},
        "points": [{"fill": {"color": colour}} for colour in one.colours],
        "gap": 45,
        "data_labels": _labels(drawing, "inside_base" if errors else "outside_end", errors is not None),
    }
    if errors is not None and any(end is not None for end in one.low):
        name, top, minus, bottom, plus = errors
        series["y_error_bars"] = {
            "type": "custom",
            "minus_values": _range(name, top, minus, bottom),
            "plus_values": _range(name, top, plus, bottom),
            "line": {"color": LIGHT.ink, "width": 1},
        }
    chart = sheet.book.add_chart({"type": "bar"})
    chart.add_series({key: value for key, value in series.items() if value != []})
    chart.set_legend({"none": True})
    return _put(sheet, chart, drawing, place, len(drawing.categories), half=half)


def stacked(sheet: Sheet, drawing: Drawing, names: Cells, columns: list[Cells], place: tuple[int, int]) -> int:
    """Lying bars that add up to 100 %, a colour for each answer."""
    chart = sheet.book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for one, cells in zip(drawing.series, columns, strict=True):
        label = {"value": True, "num_format": FROM, "font": FONT | {"color": LIGHT.on(one.colour), "size": 9}}
        chart.add_series(
            {
                "name": clean(one.name, LONGEST_TITLE),
                "categories": list(names),
                "values": list(cells),
                "fill": {"color": one.colour},
                "gap": 40,
                "data_labels": label,
            }
        )
    chart.set_legend({"position": "bottom", "font": FONT})
    return _put(sheet, chart, drawing, place, len(drawing.categories), percent=True)


def line(sheet: Sheet, drawing: Drawing, names: Cells, values: Cells, errors: Cells, place: tuple[int, int]) -> int:
    """A line with markers over the periods, with intervals."""
    one = drawing.series[0]
    chart = sheet.book.add_chart({"type": "line"})
    name, top, minus, bottom, plus = errors
    chart.add_series(
        {
            "name": clean(one.name, LONGEST_TITLE),
            "categories": list(names),
            "values": list(values),
            "line": {"color": one.colour, "width": 2.5},
            "marker": {"type": "circle", "size": 7, "fill": {"color": one.colour}, "border": {"color": "#FFFFFF"}},
            "data_labels": _labels(drawing, "above", inverse=False),
            "y_error_bars": {
                "type": "custom",
                "minus_values": _range(name, top, minus, bottom),
                "plus_values": _range(name, top, plus, bottom),
                "line": {"color": LIGHT.quiet, "width": 1},
            },
        }
    )
    chart.set_legend({"none": True})
    chart.show_blanks_as("gap")
    return _put(sheet, chart, drawing, place, 8, upright=True)


def _labels(drawing: Drawing, position: str, inverse: bool) -> dict[str, Any]:
    """The figure at each point, as the cells print it."""
    form = "0.00" if drawing.digits else "#,##0"
    labels: dict[str, Any] = {"value": True, "num_format": form, "position": position, "font": FONT | {"bold": True}}
    colours = drawing.series[0].colours
    if inverse and colours:
        labels["custom"] = [{"font": FONT | {"bold": True, "color": LIGHT.on(colour)}} for colour in colours]
    return labels


def _put(
    sheet: Sheet,
    chart: Any,
    drawing: Drawing,
    place: tuple[int, int],
    rows: int,
    *,
    percent: bool = False,
    upright: bool = False,
    half: int | None = None,
) -> int:
    """Title, axes, size and the words for who cannot see it."""
    title = FONT | {"size": 13 if half is None else 11, "bold": True}
    chart.set_title({"name": "IKM", "name_font": title, "overlay": False})
    chart.title.name = clean(drawing.title, LONGEST_TITLE)  # set_title takes words like "x!A1" for a reference
    form = "0%" if percent else "0" if drawing.digits == 0 or drawing.highest > 10 else "0.0"
    scale: dict[str, Any] = {
        "num_format": form,
        "num_font": FONT | {"size": 9, "color": LIGHT.quiet},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.line, "width": 0.75}},
        "line": {"none": True},
    }
    if not percent:
        scale |= {"min": drawing.lowest, "max": drawing.highest}
        if drawing.lowest:  # the scale of the answers, 1 to 4 or 25 to 100
            scale["major_unit"] = drawing.lowest
    names = {"num_font": FONT, "line": {"color": LIGHT.line}, "major_tick_mark": "none"}
    if upright:
        chart.set_x_axis(names)
        chart.set_y_axis(scale)
    else:
        chart.set_y_axis(names | {"reverse": True, "interval_unit": 1})  # of lying bars the names stand at y
        chart.set_x_axis(scale | {"label_position": "high"})
    height = FRAME + ROW * max(rows, 3)
    width = sheet.pixels(sheet.last) - 4
    left = 0
    if half is not None:
        width, left = width // 2 - 4, half * (width // 2 + 4)
    chart.set_size({"width": width, "height": height})
    chart.set_chartarea({"border": {"color": LIGHT.line}})
    row, col = place
    sheet.kept(row, height * 0.75)
    sheet.raw.insert_chart(row, col, chart, {"description": clean(drawing.alt), "object_position": 1, "x_offset": left})
    return row + height // 20 + 2


def _range(sheet: str, top: int, col: int, bottom: int) -> str:
    from ikm.document.book.refs import on, span

    return "=" + on(sheet, span((top, col), (bottom, col), fixed="rc"))
