"""What a report printed: every figure as it stands there, with its decimals and its place, and nothing computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm.cube import Ints
from ikm.pedoman import Pedoman
from ikm.survey import Floats, Source

WHOLE = ""
"""The ``unit`` of figures of the whole survey: a total row, the city."""

UNSUR_KINDS = ("nrr", "weighted", "sum", "answered")
"""Kinds with one figure per unsur (``item``: its code): mean, NRR tertimbang, sum of answers, how many answered."""

UNIT_KINDS = ("n", "population", "planned", "quota", "percent", "index", "ikm", "rank")
"""Kinds with one figure per unit (``item`` "").

n: respondents; planned: the sample drawn up for the unit; quota: its unrounded share of the sample; percent: its
share of the population; index: on 1-4; ikm: converted, 25-100; rank: 1 is best.
"""

WORD_KINDS = ("mutu", "kinerja", "lowest")
"""Kinds whose ``text`` counts: class letter, its name, and an unsur named as (one of) the lowest, one row each,
``item`` its code in the order printed."""

BOUND_KINDS = ("bound-value", "bound-index-low", "bound-index-high", "bound-low", "bound-high", "bound-kinerja")
"""Kinds of the table of classes (``item``: the letter): nilai persepsi, interval of index and of IKM, kinerja."""

COUNT_KINDS = ("count", "share")
"""Kinds of a table of counts and percentages (``unit`` "", ``item``: "table|category"; category "" is its total)."""

SAMPLE_KINDS = ("sample-population", "sample-size", "sample-error")
"""Kinds of the paragraph on sample size (``unit`` ""; ``item`` the method named, "" where none): N, n, e as a share."""

KINDS = UNSUR_KINDS + UNIT_KINDS + WORD_KINDS + BOUND_KINDS + COUNT_KINDS + SAMPLE_KINDS

COLUMNS = ("unit", "kind", "item", "printing", "value", "decimals", "most_decimals", "text", "place")


@dataclass(frozen=True, eq=False)
class Grid:
    """The figures of one kind: units x items.

    ``value``: NaN where nothing is printed. ``decimals``: as written; ``most``: the most that a figure of the same
    column of the same table has (a spreadsheet shows 2,900 and keeps 2.9). ``place``: sheet and cell, "" where none.
    """

    value: Floats
    decimals: Ints
    most: Ints
    place: npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Printed:
    """The figures of a report.

    ``figures`` has one row per printed figure, columns COLUMNS: ``unit`` (WHOLE: the whole survey), ``kind``,
    ``item``, ``printing`` (0: the first table that prints it; 1, 2, ... where the same figure is printed again, in the
    text for instance), ``value`` (NaN for words), ``decimals`` and ``most_decimals`` (see Grid), ``text`` as it
    stands, ``place`` ("sheet!cell"). ``units`` are in the order of the report. ``pedoman``: the regulation the report
    goes by. ``noun``: what it calls its units. ``unread``: (place, text) of cells that hold a figure or a word where
    one belongs but could not be understood. ``formulas``: how many have no stored result. ``parts``: where the sheets
    are of several periods, each period with what it prints; ``units`` are then named with their period.
    """

    source: Source
    pedoman: Pedoman
    units: tuple[str, ...]
    figures: pd.DataFrame
    unread: tuple[tuple[str, str], ...] = ()
    formulas: int = 0
    parts: tuple[tuple[str, Printed], ...] = ()

    @property
    def noun(self) -> str:
        """What the report calls its units."""
        return self.source.noun

    def has(self, kind: str) -> bool:
        """Whether a figure of this kind is printed anywhere."""
        return kind in self._groups

    def printings(self, kind: str) -> int:
        """How often figures of this kind are printed (0: never)."""
        return 1 + max((again for name, again in self._keys if name == kind), default=-1)

    def rows(self, kind: str, printing: int | None = None, unit: str | None = None) -> pd.DataFrame:
        """The rows of ``figures`` of this kind, of one printing or unit where asked for."""
        found = self._groups.get(kind, self.figures.iloc[:0])
        if printing is not None and (printing or self.printings(kind) > 1):
            found = found[found["printing"] == printing]
        return found if unit is None else found[found["unit"] == unit]

    def grid(self, kind: str, printing: int = 0) -> Grid:
        """The figures of a kind: units x unsur for UNSUR_KINDS, units x 1 for UNIT_KINDS; without the whole survey."""
        if (kind, printing) not in self._grids:
            self._grids[kind, printing] = self._grid(kind, printing)
        return self._grids[kind, printing]

    def _grid(self, kind: str, printing: int) -> Grid:
        items = self.pedoman.codes if kind in UNSUR_KINDS else ("",)
        shape = len(self.units), len(items)
        value, place = np.full(shape, np.nan), np.full(shape, "", dtype=object)
        decimals, most = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        if self.has(kind):
            found = self.rows(kind, printing)
            row = self._units.get_indexer(pd.Index(found["unit"]))
            column = pd.Index(items).get_indexer(pd.Index(found["item"]))
            at = (row >= 0) & (column >= 0)
            row, column = row[at], column[at]
            for array, name in ((value, "value"), (decimals, "decimals"), (most, "most_decimals"), (place, "place")):
                array[row, column] = found[name].to_numpy()[at]
        for array in (value, decimals, most, place):
            array.setflags(write=False)
        return Grid(value, decimals, most, place)

    @cached_property
    def _units(self) -> pd.Index[str]:
        return pd.Index(self.units)

    @cached_property
    def by_kind(self) -> dict[str, dict[tuple[str, str, int], tuple[float, int, int, str]]]:
        """The look-ups made so far (see ``ikm.audit.lines.figures``), of one kind of figure each."""
        return {}

    @cached_property
    def _grids(self) -> dict[tuple[str, int], Grid]:
        return {}

    @cached_property
    def _groups(self) -> dict[str, pd.DataFrame]:
        return {str(kind): rows for kind, rows in self.figures.groupby("kind", sort=False)}

    @cached_property
    def _keys(self) -> set[tuple[str, int]]:
        return set(zip(self.figures["kind"].astype(str), self.figures["printing"].astype(int), strict=True))


def in_period(unit: str, period: str) -> str:
    """The name of a unit in a period.

    >>> in_period("Panjang", "2025 Semester I"), in_period("", "2025")
    ('Panjang · 2025 Semester I', '')
    """
    return f"{unit} · {period}" if unit and period else unit


def figures_of(rows: Iterable[tuple[str, str, str, int, str, str]]) -> pd.DataFrame:
    """The frame ``Printed.figures`` of rows (unit, kind, item, printing, text, place).

    The text decides value and decimals: "2,727" or "2.727" is 2.727 with 3 decimals. ``most_decimals`` is taken over
    the figures of the same kind and printing.

    >>> frame = figures_of([("Panjang", "nrr", "U1", 0, "2,9", "a"), ("Panjang", "nrr", "U2", 0, "2,344", "b")])
    >>> frame[["value", "decimals", "most_decimals"]].to_numpy().tolist()
    [[2.9, 1.0, 3.0], [2.344, 3.0, 3.0]]
    """
    frame = pd.DataFrame(list(rows), columns=["unit", "kind", "item", "printing", "text", "place"])
    plain = frame["text"].str.strip().str.replace(",", ".", regex=False)
    number = plain.where(plain.str.fullmatch(r"[+-]?\d+(\.\d+)?"))
    frame["value"] = pd.to_numeric(number).astype(float)
    frame["decimals"] = number.str.extract(r"\.(\d+)$")[0].str.len().fillna(0).astype(np.int64)
    frame["most_decimals"] = frame.groupby(["kind", "printing"])["decimals"].transform("max")
    return frame[list(COLUMNS)]
