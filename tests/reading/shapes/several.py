"""Several files at once: one survey of many offices, each file's unit from wherever it stands."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import File, Rows, Section
from tests.reading.shapes.people import (
    KENANGA,
    LABELS,
    MAWAR,
    MELATI,
    P17,
    RECAP_UNITS,
    SIX,
    THREE,
    U9,
    UNITS,
    UNSUR,
    N,
    worded,
)  # fmt: skip

SEVERAL = Section("Several files")
add = SEVERAL.add


def book(name: str, cells: Rows, sheet: str = "Sheet1") -> File:
    return File(name, {sheet: cells})


ONE = [["No", *U9], *[[i, *row] for i, row in enumerate(SIX[:3], 1)]]
TWO = [["No", *U9], *[[i, *row] for i, row in enumerate(SIX[3:], 1)]]
BOTH: dict[str, Any] = {
    "pedoman": P17,
    "rows": (6, 6),
    "table": {"answers": SIX, "unit": UNITS},
    "issues": [],
}

add(
    "offices-by-sheet",
    "A file per office: the unit is the sheet's name",
    [book("data1.xlsx", ONE, MELATI), book("data2.xlsx", TWO, KENANGA)],
    notes=["unit-from-sheet"],
    **BOTH,
)
add(
    "offices-by-title",
    "A file per office: the unit stands in a title row",
    [
        book("skm1.xlsx", [["SURVEI KEPUASAN MASYARAKAT"], ["Unit Pelayanan", None, f": {MELATI}"], [], *ONE]),
        book("skm2.xlsx", [["SURVEI KEPUASAN MASYARAKAT"], ["Unit Pelayanan", None, f": {KENANGA}"], [], *TWO]),
    ],
    notes=["unit-from-title"],
    **BOTH,
)
add(
    "offices-by-file",
    "A file per office: the unit is the file's name",
    [book(f"{MELATI}.xlsx", ONE), book(f"{KENANGA}.xlsx", TWO)],
    notes=["unit-from-file"],
    **BOTH,
)
add(
    "offices-by-file-underscores",
    "A file per office: the unit is the file's name, with underscores, as CSV",
    [File("puskesmas_melati.csv", {"": ONE}), File("puskesmas_kenanga.csv", {"": TWO}, delimiter=";")],
    notes=["unit-from-file"],
    **BOTH,
)
add(
    "offices-by-column",
    "A file per office with a column of units, in other columns, other forms of answer and another format",
    [
        book("pertama.xlsx", [["Unit", *UNSUR], *[[MELATI, *row] for row in SIX[:3]]]),
        File(
            "kedua.csv",
            {"": [[*reversed(UNSUR), "Nama Unit"], *[[*reversed(row), KENANGA] for row in worded(SIX[3:], LABELS)]]},
        ),
    ],
    **BOTH,
)
add(
    "offices-recap",
    "A recap per office, stacked",
    [
        book("rekap1.xlsx", [["Unit", "n", *U9], *[[RECAP_UNITS[i], N[i], *THREE[i]] for i in range(2)]]),
        book("rekap2.xlsx", [["Unit", "n", *U9], [MAWAR, N[2], *THREE[2]]]),
    ],
    shape="recap",
    pedoman=P17,
    rows=(3, 3),
    table={"unit": RECAP_UNITS, "means": THREE, "n": N},
    issues=[],
)
add(
    "same-file-twice",
    "The same file under two names: pointed out",
    [book("triwulan1.xlsx", BOTH_ROWS := [["Unit", *U9], *[[u, *r] for u, r in zip(UNITS, SIX, strict=True)]]),
     book("salinan.xlsx", BOTH_ROWS)],
    pedoman=P17,
    issues=[],
    notes=["same-file"],
)  # fmt: skip
add(
    "same-rows-twice",
    "A file that repeats the rows of another beside its own: kept, and pointed out",
    [
        book("minggu1.xlsx", [["Unit", *U9], *[[MELATI, *row] for row in SIX[:4]]]),
        book("minggu2.xlsx", [["Unit", *U9], *[[MELATI, *row] for row in SIX]]),
    ],
    pedoman=P17,
    rows=(10, 10),
    table={"answers": [*SIX[:4], *SIX], "unit": [MELATI] * 10},
    issues=[],
    notes=["same-rows"],
)
