"""Where the parts of a chart stand, so that names, labels and bounds all have room."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.document.drawing import Drawing
from ikm.document.native.beside import seen
from ikm.document.widths import fitting, width, wrapped

SIZES = [11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0]
"""Type sizes in points, from the largest; the text of a chart on a wide frame is larger (``Room.scale``)."""

CM = 72 / 2.54
PAD = 6.0
"""Points between parts."""


@dataclass(frozen=True)
class Room:
    """The frame (points), the plot within it (points from the left and the top), and sizes of type.

    ``names``: of the categories; ``labels``: of figures at the points; ``turned``: names that stand upright.
    """

    wide: float
    high: float
    left: float
    top: float
    width: float
    height: float
    names: float
    labels: float
    turned: bool = False

    def across(self, share: float) -> float:
        """A place on a lying value axis (0 to 1) as a share of the frame's width."""
        return (self.left + self.width * share) / self.wide

    def up(self, share: float) -> float:
        """A place on a standing value axis (0 to 1) as a share of the frame's height, from the top."""
        return (self.top + self.height * (1 - share)) / self.high


def lying(drawing: Drawing) -> bool:
    """Whether the bars lie."""
    return drawing.kind in ("bar", "stacked")


def axis_shown(drawing: Drawing) -> bool:
    """Whether the value axis has figures: not where every point has its own and nobody names the axis."""
    return not drawing.labels or bool(drawing.axis) or drawing.kind == "line"


def share(drawing: Drawing, value: float) -> float:
    """Where a value lies between the ends of the axis, 0 to 1."""
    return (value - drawing.lowest) / ((drawing.highest - drawing.lowest) or 1.0)


def room(drawing: Drawing, width_cm: float, height_cm: float) -> Room:
    """The parts of a drawing in a frame of this size."""
    wide, high = width_cm * CM, height_cm * CM
    sizes = [size * (1.25 if wide > 600 else 1.0) for size in SIZES]
    labels = sizes[2]
    top = PAD + (2.2 * labels if seen(drawing) > 1 else 0)
    bottom = PAD + 1.7 * labels * axis_shown(drawing) + 1.7 * labels * bool(drawing.axis)
    if lying(drawing):
        top += 1.6 * labels * _rows(drawing, labels, wide * 0.55) if drawing.bounds else 0
        return _lying(drawing, wide, high, top, bottom, sizes)
    return _standing(drawing, wide, high, top, bottom, sizes)


def _lying(drawing: Drawing, wide: float, high: float, top: float, bottom: float, sizes: list[float]) -> Room:
    names = [str(name) for name in drawing.categories]
    tall = high - top - bottom
    slot = tall / max(1, len(names))
    size = fitting(names, wide * 0.36, slot * 0.96, sizes)
    longest = max((width(line, size) for name in names for line in wrapped(name, size, wide * 0.36)), default=0)
    left = longest * 1.06 + 2 * PAD
    labels = min(sizes[2], max(sizes[-1], size))
    right = PAD
    if drawing.kind == "bar":
        right = max([_beyond(drawing, labels, wide - left), _last_bound(drawing, labels), PAD])
    return Room(wide, high, left, top, wide - left - right, tall, size, labels)


def _beyond(drawing: Drawing, size: float, plot: float) -> float:
    """The points that labels reach beyond the end of the axis, were the plot as wide as what is left."""
    most = 0.0
    for series, row in zip(drawing.series, drawing.labels, strict=False):
        for at, (value, label) in enumerate(zip(series.values, row, strict=True)):
            if value is None or not label:
                continue
            end = max(value, _at(series.high, at) or value)
            need = width(label, size) * 1.1 + 2 * PAD
            # with right margin r the plot is plot - r wide, and the label ends at share * (plot - r) + need
            gone = 1 - min(1.0, share(drawing, end))
            most = max(most, (need - gone * plot) / (1 - gone) if gone < 1 else 0.0)
    return most


def _last_bound(drawing: Drawing, size: float) -> float:
    """The points that the words of a bound reach beyond the end of the axis."""
    return max((width(bound.label, size) / 2 + PAD for bound in drawing.bounds), default=0) * 0.6


def _rows(drawing: Drawing, size: float, plot: float) -> int:
    """Rows that the words of the bounds need, were the plot so wide."""
    return max(rows(drawing, size, plot), default=0) + 1


def rows(drawing: Drawing, size: float, plot: float) -> list[int]:
    """The row (0 the lowest) in which each bound has its words, so that none covers another."""
    ends: list[float] = []
    found = {}
    for bound in sorted(drawing.bounds, key=lambda bound: bound.value):
        middle, half = share(drawing, bound.value) * plot, width(bound.label, size) / 2
        row = next((i for i, end in enumerate(ends) if end + PAD <= middle - half), len(ends))
        ends[row : row + 1] = [middle + half]
        found[bound] = row
    return [found[bound] for bound in drawing.bounds]


def _standing(drawing: Drawing, wide: float, high: float, top: float, bottom: float, sizes: list[float]) -> Room:
    names = [str(name) for name in drawing.categories]
    labels = sizes[2]
    left = 2 * PAD + max(width(f"{drawing.highest:.0f}", labels), 0) * axis_shown(drawing)
    right = max((width(bound.label, labels) + 2 * PAD for bound in drawing.bounds), default=PAD)
    top += 1.6 * labels * bool(drawing.labels)
    slot = (wide - left - right) / max(1, len(names))
    size = fitting(names, slot * 0.92, sizes[0] * 1.2 * 4, sizes)
    under = max((len(wrapped(name, size, slot * 0.92)) for name in names), default=1) * size * 1.2
    turned = any(width(word, size) > slot * 0.92 for name in names for word in name.split())
    if turned:
        size = next((s for s in sizes if s * 1.15 <= slot), sizes[-1])
        under = min(max(width(name, size) for name in names) * 1.06, high * 0.5)
    return Room(wide, high, left, top, wide - left - right, high - top - bottom - under - PAD, size, labels, turned)


def _at(values: tuple[float | None, ...], place: int) -> float | None:
    return values[place] if place < len(values) else None


def end_of(values: tuple[float | None, ...], place: int, value: float) -> float:
    """The end of an interval at a point, or the value where none is known."""
    found = _at(values, place)
    return value if found is None else found
