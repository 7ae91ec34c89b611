"""Where the labels of points go, so that they cover neither each other nor a point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ikm.survey import Floats

WIDTHS = (250.0, 560.0, 900.0)
"""The widths of a plot at which labels must not meet, in pixels: a phone's, a column's, a projector's."""

LETTER, HIGH, DOT = 7.5, 14.0, 11.0
"""Pixels of a letter's width, of a label's height and of a point with its edge."""

LINE = 3.0
"""Pixels that a line takes, with a little room."""

MISTAKEN = 30.0
"""What it costs, in pixels covered, that a label stands nearer to another point than to its own."""

NEAR, FAR = 2.0, 16.0
"""Pixels between a point and its label, where there is room and where a thin line has to lead to it."""


def beside_points(
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    height: float,
    cross: tuple[float, float] | None = None,
) -> list[tuple[float, float]]:
    """How many pixels right of (+) and below (+) its point the middle of each label stands.

    ``x``: places in shares of the plot's width, ``y`` in pixels from its top; ``labels``: what is written;
    ``height``: of the plot in pixels; ``cross``: where an upright and a level line run (share, pixels). Every label
    tries eight places close to its point and then eight further away, and takes the one where it covers least at
    all WIDTHS; twice, so that the first can make room for the last.

    >>> beside_points([0.2, 0.8], [50, 50], ["U1", "U2"], 100)
    [(15.0, 0.0), (15.0, 0.0)]
    """
    places = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    sizes = np.array([[LETTER * len(label), HIGH] for label in labels]).reshape(-1, 2)
    chosen = [_offsets(size)[0] for size in sizes]
    done: set[int] = set()
    for _ in range(2):
        for i in np.argsort([-_crowd(places, i) for i in range(len(places))], kind="stable"):
            others = [j for j in range(len(places)) if j != i and (j in done or len(done) == len(places))]
            costs = [
                _cost(int(i), offset, places, sizes, chosen, others, height, cross) for offset in _offsets(sizes[i])
            ]
            chosen[i] = _offsets(sizes[i])[int(np.argmin(costs))]
            done.add(int(i))
    return chosen


def is_far(offset: tuple[float, float], label: str) -> bool:
    """Whether a label stands so far from its point that a thin line should lead to it."""
    near = _offsets(np.array([LETTER * len(label), HIGH]))[:8]
    return offset not in near


def _offsets(size: Floats) -> list[tuple[float, float]]:
    """The places that a label of this size tries, best first: right, left, above, below, corners; near, then far."""
    wide, high = float(size[0]), float(size[1])
    found = []
    for gap in (NEAR, FAR):
        right, down = DOT / 2 + gap + wide / 2, DOT / 2 + gap + high / 2
        slant = (0.8 * right, 0.8 * down)
        found += [(right, 0.0), (-right, 0.0), (0.0, -down), (0.0, down)]
        found += [(sx * slant[0], sy * slant[1]) for sx, sy in ((1, -1), (-1, -1), (1, 1), (-1, 1))]
    return [(round(dx, 1), round(dy, 1)) for dx, dy in found]


def _crowd(places: Floats, i: int) -> float:
    """How many points stand close to this one on a phone."""
    apart = (places - places[i]) * np.array([WIDTHS[0], 1.0])
    return float((np.hypot(apart[:, 0], apart[:, 1]) < 40).sum())


def _cost(
    i: int,
    offset: tuple[float, float],
    places: Floats,
    sizes: Floats,
    chosen: list[tuple[float, float]],
    others: list[int],
    height: float,
    cross: tuple[float, float] | None,
) -> float:
    """The pixels that a label would cover of other labels, of points and of what lies beyond the plot."""
    cost = 0.0
    moved = np.array(chosen, dtype=float)
    for width in WIDTHS:
        points = places * np.array([width, 1.0])
        middle = points[i] + np.array(offset)
        cost += _overlap(middle, sizes[i], points, np.full_like(sizes, DOT)).sum()
        if np.hypot(*(points - middle).T).argmin() != i:  # it would be taken for another point's
            cost += MISTAKEN
        if others:
            cost += _overlap(middle, sizes[i], (points + moved)[others], sizes[others]).sum()
        if cross is not None:
            apart = np.abs(middle - np.array(cross) * [width, 1.0])
            cost += float((sizes[i][::-1] * LINE)[apart < sizes[i] / 2 + LINE].sum())
        beyond = np.maximum(0, np.abs(middle - [width / 2, height / 2]) + sizes[i] / 2 - [width / 2, height / 2])
        cost += float(beyond @ sizes[i][::-1])
    return cost


def _overlap(middle: Floats, size: Floats, middles: Floats, sizes: Floats) -> Floats:
    """The area that a box shares with each of some others."""
    shared = np.maximum(0, (size + sizes) / 2 - np.abs(middles - middle))
    return np.asarray(shared.prod(axis=1))
