"""A slide that holds too much goes on, on further slides."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ikm.document import native
from ikm.document.blocks import Table
from ikm.document.powerpoint.measure import fits
from ikm.document.powerpoint.parts import below_title, chart_room
from ikm.document.powerpoint.stage import Box, Stage
from ikm.document.slides.model import Chart, Part, Slide, Words
from ikm.document.widths import wrapped

SLOT, TYPE = 16.5, 10.0
"""Points that a lying bar needs at least, and the type of its name."""


def spread(slide: Slide, on: Stage, sign: str) -> list[Slide]:
    """The slide, or several with a part of its chart or table each; their titles say which part they are."""
    body = below_title(slide, on)[1]
    box = chart_room(slide, body, on)
    if box is None:
        return [slide]
    main = next(part for part in slide.parts if isinstance(part, Chart | Table))
    parts: list[Part] = []
    if isinstance(main, Table):
        parts = list(_tables(main, box, body, on))
    elif main.drawing.kind in ("bar", "stacked"):
        parts = [replace(main, drawing=one) for one in native.pieces(main.drawing, _most(main, box, on.scale))]
    if len(parts) < 2:
        return [slide]
    found = []
    for at, part in enumerate(parts):
        beside = [one for one in slide.parts if one is not main and (at == 0 or isinstance(one, Words))]
        rows = slide.rows if at == 0 else ()
        order = [part if one is main else one for one in slide.parts if one is main or one in beside]
        title = f"{slide.title} {sign.format(part=at + 1, parts=len(parts))}"
        found.append(replace(slide, title=title, parts=tuple(order), rows=rows))
    return found


def _most(part: Chart, box: Box, scale: float) -> int:
    """How many bars there is room for, each with its whole name beside it."""
    drawing = part.drawing
    wide, high = box.points()
    count = max(len(wrapped(name, TYPE * scale, wide * 0.36)) for name in drawing.categories)
    slot = max(SLOT, count * TYPE * 1.25 + 3) * scale * (len(drawing.series) if drawing.kind == "bar" else 1)
    extra = 30 * scale * (bool(drawing.bounds) + (len(drawing.series) > 1))
    return max(1, int((high - extra) / slot))


def _tables(table: Table, box: Box, body: Box, on: Stage) -> list[Table]:
    """The table in parts that can be read, of nearly equal length; the totals stand in the last."""
    if fits(table, box, on.scale, on.wider):
        return [table]
    for parts in range(2, len(table.rows) + 1):
        cuts = [round(len(table.rows) * part / parts) for part in range(parts + 1)]
        found = [_part(table, start, stop) for start, stop in pairwise(cuts)]
        if all(fits(one, box if at == 0 else body, on.scale, on.wider) for at, one in enumerate(found)):
            return found
    return [_part(table, row, row + 1) for row in range(len(table.rows))]


def _part(table: Table, start: int, stop: int) -> Table:
    classes = {(row - start, at): mutu for (row, at), mutu in table.classes.items() if start <= row < stop}
    totals = max(0, stop - max(start, len(table.rows) - table.totals))
    return replace(table, rows=table.rows[start:stop], classes=classes, totals=totals)
