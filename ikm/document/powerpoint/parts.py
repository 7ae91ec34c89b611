"""Which part of a slide stands where."""

from __future__ import annotations

from ikm.document.blocks import Table
from ikm.document.powerpoint.measure import heights, note_height, size_of
from ikm.document.powerpoint.stage import POINT, Box, Stage
from ikm.document.powerpoint.texts import tall
from ikm.document.slides.model import Chart, Numbers, Part, Slide, Words

GAP = 0.22
"""Inches between parts."""

WORDS = 22.0
"""The type of sentences, where there is room."""

QUIET_SIZE = 14.0
"""The type of the line below a title."""

NUMBERS = 1.75
"""Inches of a row of big figures."""


def below_title(slide: Slide, on: Stage) -> tuple[Box, Box]:
    """The box of the quiet line below a title, and that of what is shown."""
    line = int(1.5 * QUIET_SIZE * on.scale * POINT)
    body = on.body
    if not slide.what:
        return Box(body.left, body.top, body.width, 0), body
    top = body.top
    if not on.office:  # our titles stand at the top of their box, so the line follows the title's own end
        lines = tall([slide.title], 26.0, on.title.points()[0] * 0.97, bold=True)
        top = on.title.top + int(min(lines, on.title.points()[1]) * POINT) + 40_000
    start = max(top + line + 50_000, body.top)
    return Box(body.left, top, body.width, line), Box(body.left, start, body.width, body.bottom - start)


def place(slide: Slide, body: Box, on: Stage) -> list[tuple[Part, Box]]:
    """Each part with its box: rows as the slide says, else one part below the other."""
    gap = int(GAP * 914_400 * on.scale)
    counts = slide.rows or (1,) * len(slide.parts)
    found: list[tuple[Part, Box]] = []
    left = list(slide.parts)
    groups = [[left.pop(0) for _ in range(count)] for count in counts]
    needs = [_need(group, body, on) for group in groups]
    free = body.height - gap * (len(groups) - 1)
    open_rows = [at for at, need in enumerate(needs) if need is None]
    known = sum(need for need in needs if need is not None)
    share = max(0, free - known) // max(1, len(open_rows))
    shrink = 1.0 if known <= free or open_rows else free / known
    top = body.top
    for group, need in zip(groups, needs, strict=True):
        height = share if need is None else int(need * shrink)
        row = Box(body.left, top, body.width, height)
        found += zip(group, row.columns(_shares(group), gap * 2), strict=True)
        top += height + gap
    return found


def _shares(group: list[Part]) -> list[float]:
    return [0.42 if isinstance(part, Numbers) and len(group) > 1 else 1.0 for part in group]


def _need(group: list[Part], body: Box, on: Stage) -> int | None:
    """The height in EMU that a row needs; None: what is left."""
    if len(group) > 1:
        return None
    part = group[0]
    if isinstance(part, Numbers):
        return int(NUMBERS * 914_400 * on.scale)
    if isinstance(part, Chart) and len(part.drawing.categories) == 1 and part.drawing.kind == "bar":
        return int(1.45 * 914_400 * max(on.scale, min(on.high, 1.0)))
    if isinstance(part, Words):
        wide = (body.points()[0] - 22 * on.scale) / on.wider
        size = WORDS if len(part.items) > 1 else 14.0
        return min(int(tall(list(part.items), size * on.scale, wide * 0.97) * 1.04 * POINT), body.height)
    return None


def chart_room(slide: Slide, body: Box, on: Stage) -> Box | None:
    """The box of the only chart or table of a slide; None where there are several."""
    found = [(part, box) for part, box in place(slide, body, on) if isinstance(part, Chart | Table)]
    return found[0][1] if len(found) == 1 else None


def table_height(table: Table, box: Box, on: Stage) -> float:
    """The points that a table and its note take."""
    size = size_of(table, box, on.scale, on.wider)
    return sum(heights(table, box, size, on.wider)) + note_height(table, box, on.scale, on.wider)
