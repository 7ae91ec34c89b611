"""Suspicious patterns: kept as they are, and pointed out."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import Section, refs
from tests.reading.shapes.people import AGES, GROUPS, LP, MELATI, P17, SIX, U9, UNSUR

SUSPICIONS = Section("Suspicious patterns")
sheet = SUSPICIONS.sheet

PEOPLE: dict[str, Any] = {"pedoman": P17, "header_rows": [1], "issues": []}
FLAT = [[4] * 9, [4] * 9, [3] * 9, [4] * 9]
sheet(
    "straight-lines",
    "People who give every unsur the same answer",
    [["No", "Umur", *UNSUR], *[[i, 20 + 3 * i, *row] for i, row in enumerate([*SIX, *FLAT], 1)]],
    rows=(10, 10),
    table={"answers": [*SIX, *FLAT]},
    notes=["straight-lines"],
    **PEOPLE,
)
sheet(
    "duplicates",
    "People who are alike in everything they wrote",
    [
        ["Jenis Kelamin", "Umur", *UNSUR],
        *[[LP[i], AGES[i], *SIX[i]] for i in (0, 1, 1, 1, 2, 3, 4, 4, 5)],
    ],
    rows=(9, 9),
    table={"answers": [SIX[i] for i in (0, 1, 1, 1, 2, 3, 4, 4, 5)]},
    notes=["duplicates"],
    **PEOPLE,
)
sheet(
    "ages-impossible",
    "Ages that nobody has: the person stays, the age is left blank",
    [["No", "Umur", *UNSUR], *[[i + 1, age, *SIX[i]] for i, age in enumerate([34, 3, 45, 150, 61, 0])]],
    rows=(6, 6),
    table={"answers": SIX, "umur": [GROUPS[0], None, GROUPS[2], None, GROUPS[4], None]},
    **{**PEOPLE, "issues": [[row, "umur", "not-an-age"] for row in (3, 5, 7)]},
)  # fmt: skip
COPIED = [3, 4, 3, 4, 3, 4, 3, 4, 3]
LINES = [["Contoh Satu", *row] for row in SIX] + [["Contoh Dua", *COPIED] for _ in range(6)]
sheet(
    "enumerator-alike",
    "An enumerator whose respondents all answer alike; the enumerator's name is not kept",
    [
        ["Enumerator", "Unit", "Umur", *UNSUR],
        *[[who, MELATI, 20 + 3 * i, *answers] for i, (who, *answers) in enumerate(LINES)],
    ],
    roles=refs("Data!A", ["enumerator", "unit", "umur", *U9]),
    rows=(12, 12),
    table={"answers": [answers for _, *answers in LINES]},
    **PEOPLE,
)
