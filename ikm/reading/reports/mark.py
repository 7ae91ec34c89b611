"""One cell of a report, once it is known what it is; and the cells of which it is not."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from ikm.reading.reports.numeral import Numeral

PEOPLE = ("n", "population", "planned", "answered", "sum", "count", "sample-population", "sample-size")
"""Kinds that count: "1.051" is a thousand and fifty-one."""


@dataclass(frozen=True)
class Mark:
    """A printed figure or word: what it is (see ``ikm.printed``), where it stands, and which of them go together.

    ``run``: the same for figures of one kind in one table; ``again``: it says that it is printed a second time.
    ``total``: it stands in a row of totals, "sum" or "mean".
    """

    unit: str
    kind: str
    item: str
    text: str
    place: str
    run: Hashable
    figure: Numeral | None = None
    again: bool = False
    total: str = ""

    def shown_as_percent(self) -> Mark:
        """The mark of a fraction of 1 as the percentage that a spreadsheet shows."""
        if self.figure is None:
            return self
        decimals = max(self.figure.decimals - 2, 0)
        value = round(self.figure.value * 100, 10)
        text = f"{value:.{decimals}f}%"
        return replace(self, figure=Numeral(value, decimals, text, "%"), text=text)


@dataclass
class Found:
    """What is read of a workbook, in the order of its sheets."""

    marks: list[Mark] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
