"""Findings about one row of printed figures, and look-ups among the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ikm.audit.finding import Finding, decimal
from ikm.printed import Printed
from ikm.text import Sentence

Key = tuple[str, str, int]
"""Unit, item and printing of a figure."""

Figure = tuple[float, int, int, str]
"""A printed figure: value, its decimals, the most decimals of its column, place."""


def figures(printed: Printed, kind: str) -> dict[Key, Figure]:
    """Every figure of a kind by unit, item and printing; without words."""
    if kind not in printed.by_kind:
        printed.by_kind[kind] = _figures(printed, kind)
    return printed.by_kind[kind]


def _figures(printed: Printed, kind: str) -> dict[Key, Figure]:
    if not printed.has(kind):
        return {}
    rows = printed.rows(kind)
    rows = rows[rows["value"].notna()]
    names = ("unit", "item", "printing", "value", "decimals", "most_decimals", "place")
    columns = (rows[name].tolist() for name in names)
    return {
        (unit, item, printing): (float(value), int(decimals), int(most), place)
        for unit, item, printing, value, decimals, most, place in zip(*columns, strict=True)
    }


def lines(printed: Printed, kind: str, printing: int | None = None, unit: str | None = None) -> Iterator[Any]:
    """The rows of a kind, one after the other, with an attribute per column."""
    return iter(printed.rows(kind, printing, unit).itertuples(index=False))


def about(
    row: Any, severity: str, code: str, recomputed: Decimal | str | None, said: Iterable[Sentence], item: str = ""
) -> Finding:
    """A finding on a row of ``Printed.figures``; what is printed is its figure, or its words.

    ``item``: what the finding calls the figure; the row's item, else its kind, where not given.
    """
    figure = row.value == row.value
    shown = decimal(row.value, row.decimals) if figure else str(row.text)
    return Finding(severity, code, row.unit, item or row.item or row.kind, shown, recomputed, tuple(said), row.place)
