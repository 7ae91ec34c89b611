"""Sheets of several periods in one workbook: the same figures of the same units, once for each period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ikm.reading.periods import period_in
from ikm.reading.reports.mark import Mark
from ikm.reading.reports.table import Table


def spans(tables: Sequence[Table]) -> dict[str, str]:
    """The period of each sheet, by its name or else by the only one that the titles on it name; "" where none."""
    found: dict[str, str] = {}
    for table in tables:
        sheet = table.block.grid.sheet
        if not found.get(sheet):
            named = {one for text in table.block.titles if (one := period_in(text))}
            found[sheet] = period_in(sheet) or (named.pop() if len(named) == 1 else "")
    return found


def clash(marks: Sequence[Mark], span: Mapping[str, str]) -> bool:
    """Whether sheets of different periods print the same figure of the same unit, and nothing says "again"."""
    if len({one for one in span.values() if one}) < 2:
        return False
    first: dict[tuple[str, str, str], str] = {}
    for mark in marks:
        period = span.get(mark.place.rpartition("!")[0], "")
        if period and not mark.again and first.setdefault((mark.unit, mark.kind, mark.item), period) != period:
            return True
    return False
