"""Colours for the values of an attribute, and the key that names them."""

from __future__ import annotations

from collections.abc import Iterable

from ikm.charts.canvas import swatch
from ikm.charts.order import NATURAL
from ikm.charts.palette import Palette
from ikm.charts.words import escape

KEY_WIDTH = 56
"""Characters of the key in a line, so that it fits on a phone."""


def shades(values: Iterable[object], attribute: str, colours: Palette) -> list[str]:
    """A colour for every value: steps of one hue where they have an order, else hues that differ in lightness too.

    Respondents who did not fill it in (None) and small groups together ("") are grey.
    """
    named = [value for value in values if _named(value)]
    if attribute in NATURAL and len(named) > 1:
        steps = [colours.soft(colours.series[0], 0.3 + 0.7 * i / (len(named) - 1)) for i in range(len(named))]
    else:
        steps = [colours.series[i % len(colours.series)] for i in range(len(named))]
    given = iter(steps)
    return [next(given) if _named(v) else colours.soft(colours.unranked, 0.55 if v == "" else 0.3) for v in values]


def _named(value: object) -> bool:
    return value not in (None, "", "–") and value == value


def key(values: list[str], drawn: list[str], bars: list[bool]) -> tuple[str, int]:
    """The values that have ``bars`` beside their colours, in lines that fit on a phone, and how many lines."""
    lines: list[list[str]] = [[]]
    used = 0
    for name, colour, there in zip(values, drawn, bars, strict=True):
        if not there:
            continue
        if lines[-1] and used + len(name) + 4 > KEY_WIDTH:
            lines.append([])
            used = 0
        lines[-1].append(swatch(colour, escape(name)))
        used += len(name) + 4
    return "<br>".join("   ".join(line) for line in lines), len(lines)
