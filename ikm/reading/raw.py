"""Sheets as the worker hands them over."""

from __future__ import annotations

from typing import NamedTuple

from ikm.reading.workbook import Column


class RawSheet(NamedTuple):
    """A sheet: its name, number of rows, the columns that hold anything, and whether a person sees it."""

    name: str
    rows: int
    columns: list[Column]
    visible: bool = True
