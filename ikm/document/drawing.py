"""A chart as values alone, drawn alike by every format: Word, PowerPoint, Excel and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

Item = TypeVar("Item")

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

    def only(self, places: Sequence[int]) -> Drawing:
        """The same chart with the categories at these places, in this order.

        >>> drawn = Drawing("bar", "", "", ("a", "b", "c"), (Series("IKM", (1.0, 2.0, 3.0), "#000000"),))
        >>> drawn.only([2, 0]).series[0].values
        (3.0, 1.0)
        """
        series = tuple(
            replace(
                own,
                values=_at(own.values, places),
                colours=_at(own.colours, places),
                low=_at(own.low, places),
                high=_at(own.high, places),
            )
            for own in self.series
        )
        labels = tuple(_at(row, places) for row in self.labels)
        return replace(self, categories=_at(self.categories, places), series=series, labels=labels)


def _at(values: tuple[Item, ...], places: Sequence[int]) -> tuple[Item, ...]:
    return tuple(values[at] for at in places) if values else ()
