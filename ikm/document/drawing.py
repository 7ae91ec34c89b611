"""A chart as values alone, drawn alike by every format: Word, PowerPoint, Excel and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["bar", "stacked", "column", "line"]
"""Bars lie (first category on top), stacked bars lie and add up to 100 %, columns stand, lines have markers."""


@dataclass(frozen=True)
class Series:
    """One row of figures: a value for each category (None: not there), and its colour.

    ``colours``: a colour for each point instead (bars and columns). ``low``, ``high``: the ends of the interval of
    each value (None: not known), () where nothing is known.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    colours: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Bound:
    """A thin line across the chart at a value, with what it stands for."""

    value: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """A chart: ``title`` says the finding, ``alt`` describes it for who cannot see it (finding and figures).

    ``labels``: what is printed at each point of each series (series x categories), the figures as people read them
    ("66,58 B"); () prints none. ``lowest``, ``highest``: the ends of the value axis; ``digits``: its decimals.
    Full precision in the values; categories are plain text and may be as long as 40 characters or more.
    """

    kind: Kind
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[tuple[str, ...], ...] = ()
    lowest: float = 0.0
    highest: float = 100.0
    digits: int = 2
    bounds: tuple[Bound, ...] = ()
    axis: str = ""
