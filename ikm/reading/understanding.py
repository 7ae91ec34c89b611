"""What was understood of a workbook: a role for every column, and why; it can be shown and corrected."""

from __future__ import annotations

from dataclasses import dataclass, field

from ikm.ledger import Note
from ikm.pedoman import CODES, Pedoman, load
from ikm.pedoman.statements import ipak_codes
from ikm.reading.directions import Directions
from ikm.reading.words import plain
from ikm.reading.workbook import Sheet
from ikm.survey import ATTRIBUTES

UNSUR_ROLES = max((load(code).codes for code in CODES), key=len)

IPAK_ROLES = ipak_codes()

OF_IMPORTANCE = "H:"
"""What stands before an unsur's code in the role of a column that says how important it is (harapan)."""

IMPORTANCE_ROLES = tuple(OF_IMPORTANCE + code for code in UNSUR_ROLES)

QUESTION_ROLES = (*UNSUR_ROLES, *IPAK_ROLES)
"""Roles of columns that hold answers (or their means)."""

ROLES = (
    *QUESTION_ROLES, *IMPORTANCE_ROLES, *ATTRIBUTES, "saran", "tanggal", "enumerator", "n", "population",
    "printed_ikm", "",
)  # fmt: skip
"""Every role a person may choose for a column; "" is a column that is not used."""

RECAP_ROLES = ("n", "population", "printed_ikm")
"""Roles that only a table with one row per unit has."""

CERTAIN = 0.8
"""A role that is less sure than this is shown first, for a person to look at."""


@dataclass(frozen=True)
class ColumnView:
    """A column as a mapping screen shows it.

    ``ref`` names it ("Sheet1!C"; "Sheet1!5" where rows are columns); ``how`` tells why it has its role:
    "code", "name", "question" or "statement" (an unsur), "header" or "content" (an attribute), "flipped"
    (units beside each other), "chosen" (by a person), "personal" (dropped), "none" (no role). ``sure`` is
    1 where that is certain, ``said`` the words of the header it was recognised by. ``examples`` are a few
    frequent values, only where they cannot tell who answered.
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
    sure: float = 1.0
    said: str = ""


@dataclass(frozen=True)
class SheetView:
    """A table: whether it is used, the rows of its header (1 = first; None without a table), and why not.

    ``why`` is "used", "empty", "quiet" (a sheet of instructions), "no-unsur", "other-shape", "hidden" (in
    the file) or "unwanted" (by a person). ``flipped``: its rows are the columns. ``base`` is the sheet that it
    stands on, by which directions name it: another name where several tables stand side by side.
    """

    name: str
    used: bool
    header_row: int | None
    why: str
    first_header_row: int | None = None
    flipped: bool = False
    base: str = ""


@dataclass(frozen=True)
class Understanding:
    """Everything a mapping screen needs: sheets, columns with roles, shape, pedoman, notes; and what was asked.

    ``tables`` are the sheets as they are read, after a person's directions.
    """

    file: str
    shape: str
    pedoman: Pedoman
    sheets: tuple[SheetView, ...]
    columns: tuple[ColumnView, ...]
    notes: tuple[Note, ...]
    directions: Directions = field(default_factory=Directions)
    tables: tuple[Sheet, ...] = field(default=(), repr=False)

    def roles(self, sheet: str) -> dict[str, list[str]]:
        """The roles on a sheet and the places of their columns."""
        found: dict[str, list[str]] = {}
        for view in self.columns:
            if view.sheet == sheet and view.role:
                found.setdefault(view.role, []).append(view.letter)
        return found

    @property
    def unsure(self) -> tuple[ColumnView, ...]:
        """The columns whose role is not certain."""
        return tuple(view for view in self.columns if view.sure < CERTAIN)


NOUNS = ("kecamatan", "kelurahan", "desa", "puskesmas", "dinas", "OPD", "sekolah", "loket")
"""What a file may call its units, where its header says so."""


def noun_of(understanding: Understanding) -> str:
    """What the file calls its units, from the header of its unit column; "unit" where it says nothing else."""
    headers = [plain(view.header).split() for view in understanding.columns if view.role == "unit"]
    return next((noun for noun in NOUNS if any(noun.lower() in header for header in headers)), "unit")
