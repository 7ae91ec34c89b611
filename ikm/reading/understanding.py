"""What was understood of a workbook: a role for every column, and why; it can be shown and corrected."""

from __future__ import annotations

from dataclasses import dataclass

from ikm.ledger import Note
from ikm.pedoman import CODES, Pedoman, load
from ikm.reading.words import plain
from ikm.survey import ATTRIBUTES

UNSUR_ROLES = max((load(code).codes for code in CODES), key=len)

ROLES = (*UNSUR_ROLES, *ATTRIBUTES, "saran", "tanggal", "n", "population", "printed_ikm", "")
"""Every role a person may choose for a column; "" is a column that is not used."""

RECAP_ROLES = ("n", "population", "printed_ikm")
"""Roles that only a table with one row per unit has."""


@dataclass(frozen=True)
class ColumnView:
    """A column as a mapping screen shows it.

    ``ref`` names it ("Sheet1!C"); ``how`` tells why it has its role: "code", "name" or "question" (an
    unsur), "header" (an attribute), "chosen" (by a person), "personal" (dropped), "none" (no role).
    ``examples`` are a few frequent values, only where they cannot tell who answered.
    """

    ref: str
    sheet: str
    letter: str
    header: str
    role: str
    how: str
    examples: tuple[str, ...]
    filled: int
    distinct: int


@dataclass(frozen=True)
class SheetView:
    """A sheet: whether it is used, its header row (1 = first; None without a table), and why not.

    ``why`` is "used", "empty", "quiet" (a sheet of instructions), "no-unsur" or "other-shape".
    """

    name: str
    used: bool
    header_row: int | None
    why: str


@dataclass(frozen=True)
class Understanding:
    """Everything a mapping screen needs: sheets, columns with roles, shape, pedoman and notes."""

    file: str
    shape: str
    pedoman: Pedoman
    sheets: tuple[SheetView, ...]
    columns: tuple[ColumnView, ...]
    notes: tuple[Note, ...]

    def roles(self, sheet: str) -> dict[str, str]:
        """The roles on a sheet and the letters of their columns."""
        return {view.role: view.letter for view in self.columns if view.sheet == sheet and view.role}


NOUNS = ("kecamatan", "kelurahan", "desa", "puskesmas", "dinas", "OPD", "sekolah", "loket")
"""What a file may call its units, where its header says so."""


def noun_of(understanding: Understanding) -> str:
    """What the file calls its units, from the header of its unit column; "unit" where it says nothing else."""
    headers = [plain(view.header).split() for view in understanding.columns if view.role == "unit"]
    return next((noun for noun in NOUNS if any(noun.lower() in header for header in headers)), "unit")
