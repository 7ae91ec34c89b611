"""Importance: how important each unsur is to the respondents, or what they expected, beside how it was."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import File, Section, refs
from tests.reading.shapes.people import P17, RECAP_UNITS, SIX, THREE, U9, UNSUR, N, transpose

IMPORTANCE = Section("Importance")
add, sheet = IMPORTANCE.add, IMPORTANCE.sheet

# What the six people say of the nine unsur: one left U8 blank, one wrote a 5.
HOPES: list[list[Any]] = [
    [4, 4, 4, 3, 4, 4, 4, 3, 3],
    [4, 3, 4, 3, 4, 4, 4, None, 3],
    [3, 4, 4, 2, 3, 4, 4, 3, 3],
    [4, 4, 4, 4, 4, 5, 4, 3, 2],
    [4, 4, 3, 3, 4, 4, 4, 4, 3],
    [3, 4, 4, 3, 4, 3, 4, 3, 1],
]
SAID = [["x" if v == 5 else v for v in row] for row in HOPES]
H9 = [f"H:{code}" for code in U9]
BESIDE = [[i, *row, *hopes] for i, (row, hopes) in enumerate(zip(SIX, HOPES, strict=True), start=1)]


def pairs(first: list[Any], second: list[Any]) -> list[Any]:
    """Two lists as one: an item of each in turn."""
    return [one for both in zip(first, second, strict=True) for one in both]


IN_TURN = [[i, *pairs(row, hopes)] for i, (row, hopes) in enumerate(zip(SIX, HOPES, strict=True), start=1)]
TABLE = {"answers": SIX, "importance": SAID}
READ: dict[str, Any] = {"pedoman": P17, "rows": (6, 6), "table": TABLE, "notes": ["importance"]}
SIDE_ROLES, TURN_ROLES = refs("Data!A", ["", *U9, *H9]), refs("Data!A", ["", *pairs(U9, H9)])

sheet(
    "importance-in-header",
    "Harapan U1 to U9 behind U1 to U9; a 5 there is set aside alone, and a blank stays blank",
    [["No", *U9, *[f"Harapan {code}" for code in U9]], *BESIDE],
    roles=SIDE_ROLES,
    issues=[[5, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-first",
    "Harapan before kenyataan, in two bands",
    [
        ["No", "TINGKAT KEPENTINGAN", *[None] * 8, "TINGKAT KINERJA"],
        [None, *UNSUR, *UNSUR],
        *[[row[0], *row[10:], *row[1:10]] for row in BESIDE],
    ],
    merged=["A1:A2", "B1:J1", "K1:S1"],
    roles=refs("Data!A", ["", *H9, *U9]),
    issues=[[6, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-in-turn",
    "U1 (Kinerja), U1 (Kepentingan), U2 (Kinerja) and so on",
    [["No", *pairs([f"{code} (Kinerja)" for code in U9], [f"{code} (Kepentingan)" for code in U9])], *IN_TURN],
    roles=TURN_ROLES,
    issues=[[5, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-under-names",
    "Kinerja | Harapan under the name of each unsur, which is merged over both",
    [["No", *pairs(UNSUR, [None] * 9)], [None, *["Kinerja", "Harapan"] * 9], *IN_TURN],
    merged=["A1:A2", "B1:C1", "D1:E1", "F1:G1", "H1:I1", "J1:K1", "L1:M1", "N1:O1", "P1:Q1", "R1:S1"],
    header_rows=[1, 2],
    roles=TURN_ROLES,
    issues=[[6, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-over-names",
    "Kenyataan | Harapan in turn above the names of the unsur, each of which stands twice",
    [[None, *["Kenyataan", "Harapan"] * 9], ["No", *pairs(UNSUR, UNSUR)], *IN_TURN],
    roles=TURN_ROLES,
    issues=[[6, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-before-names",
    "Kinerja - Persyaratan beside Kepentingan - Persyaratan",
    [["No", *[f"Kinerja - {name}" for name in UNSUR], *[f"Kepentingan - {name}" for name in UNSUR]], *BESIDE],
    roles=SIDE_ROLES,
    issues=[[5, "H:U6", "outside-scale"]],
    **READ,
)
sheet(
    "importance-series",
    "H1 to H9 beside the nine unsur",
    [["No", *UNSUR, *[f"H{i}" for i in range(1, 10)]], *BESIDE],
    roles=SIDE_ROLES,
    issues=[[5, "H:U6", "outside-scale"]],
    **READ,
)
PUAS = [None, "Tidak puas", "Kurang puas", "Puas", "Sangat puas"]
PENTING = [None, "Tidak penting", "Kurang penting", "Penting", "Sangat penting"]
WORDED = [
    [*[PUAS[v] for v in row], *[PENTING[v or 0] for v in hopes]]
    for row, hopes in zip(SIX, [[4 if v == 5 else v for v in row] for row in HOPES], strict=True)
]
add(
    "importance-form",
    "A form with two grids, answered with Tidak puas to Sangat puas and Tidak penting to Sangat penting",
    File(
        "importance-form.csv",
        {
            "Data": [
                [
                    "Timestamp",
                    *[f"Tingkat Kinerja [{name}]" for name in UNSUR],
                    *[f"Tingkat Kepentingan [{name}]" for name in UNSUR],
                    "Saran dan harapan",
                ],
                *[[f"2026-05-0{i} 10:00:00", *row, f"Semoga cepat {i}"] for i, row in enumerate(WORDED, 1)],
            ]
        },
    ),
    pedoman=P17,
    rows=(6, 6),
    roles=refs("*!A", ["tanggal", *U9, *H9, "saran"]),
    table={"answers": SIX, "importance": [[4 if v == "x" else v for v in row] for row in SAID]},
    issues=[],
    notes=["importance"],
)
sheet(
    "importance-by-answers",
    "The nine codes twice without a word over them: the second nine are answered with Penting and Sangat penting",
    [
        ["No", *U9, *U9],
        *[[i, *row[:9], *[v and v.replace("Tidak", "Kurang") for v in row[9:]]] for i, row in enumerate(WORDED, 1)],
    ],
    pedoman=P17,
    rows=(6, 6),
    roles=SIDE_ROLES,
    table={
        "answers": SIX,
        "importance": [[{"x": 4, 1: 2}.get(v, v) for v in row] for row in SAID],
    },
    issues=[],
    notes=["importance"],
)
sheet(
    "importance-of-some",
    "The importance of two unsur only: the others are blank, and that is said",
    [["No", *U9, "Harapan U1", "Harapan U3"], *[[*row[:10], row[10], row[12]] for row in BESIDE]],
    pedoman=P17,
    rows=(6, 6),
    roles=refs("Data!A", ["", *U9, "H:U1", "H:U3"]),
    table={"answers": SIX, "importance": [[row[0], None, row[2], *[None] * 6] for row in SAID]},
    issues=[],
    notes=["importance", "importance-part"],
)
sheet(
    "importance-by-hand",
    "Columns that say nothing of importance: read as such on the person's word",
    [["No", *U9, *[f"Butir {letter}" for letter in "ABCDEFGHI"]], *BESIDE],
    pedoman=P17,
    rows=(6, 6),
    roles=refs("Data!A", ["", *U9, *[""] * 9]),
    table={"answers": SIX},
    issues=[],
    directions={"roles": refs("Data!K", H9)},
    directed={"roles": SIDE_ROLES, "table": TABLE, "issues": [[5, "H:U6", "outside-scale"]], "notes": ["importance"]},
)
sheet(
    "importance-rows",
    "A person who only said what is important, and a person who said nothing of it",
    [
        ["No", *U9, *[f"Harapan {code}" for code in U9]],
        *BESIDE[:2],
        [3, *[None] * 9, *HOPES[2]],
        [4, *SIX[3], *[None] * 9],
    ],
    pedoman=P17,
    rows=(4, 3),
    table={"answers": [SIX[0], SIX[1], SIX[3]], "importance": [SAID[0], SAID[1], [None] * 9]},
    issues=[[4, "", "no-answers"]],
    notes=["importance"],
)
sheet(
    "importance-periods",
    "Two periods side by side, each with kenyataan and harapan: a table for each, with its own importance",
    [
        ["No", "TW I 2026", *[None] * 17, "TW II 2026"],
        [None, "Kenyataan", *[None] * 8, "Harapan", *[None] * 8, "Kenyataan", *[None] * 8, "Harapan"],
        [None, *U9 * 4],
        *[[i + 1, *SIX[i], *HOPES[i], *SIX[i + 3], *HOPES[i + 3]] for i in range(3)],
    ],
    pedoman=P17,
    rows=(6, 6),
    table=TABLE | {"periode": ["TW I 2026"] * 3 + ["TW II 2026"] * 3},
    issues=[[4, "H:U6", "outside-scale"]],
    notes=["importance"],
)
sheet(
    "importance-transposed",
    "Answers on their side: unsur as rows, below them their harapan",
    transpose([["Unsur", *U9, *[f"Harapan {code}" for code in U9]], *[[f"R{row[0]}", *row[1:]] for row in BESIDE]]),
    pedoman=P17,
    rows=(6, 6),
    table=TABLE,
    issues=[[16, "H:U6", "outside-scale"]],
    notes=["importance", "transposed"],
)
MEANS = [[3.41, 3.5, 3.82, 3.2, 3.45, 3.6, 3.55, 3.3, 3.1], [3.38] * 9, [3.3, 3.6, 3.9, 3.1, 4.2, 3.7, 3.5, 3.4, None]]
sheet(
    "importance-recap",
    "A recap with a block of means of importance beside the NRR; a mean of 4,2 there is set aside alone",
    [
        ["No", "Unit Pelayanan", "Jumlah Responden", "KINERJA", *[None] * 8, "KEPENTINGAN"],
        [None, None, None, *U9, *U9],
        *[[i + 1, RECAP_UNITS[i], N[i], *THREE[i], *MEANS[i]] for i in range(3)],
    ],
    merged=["A1:A2", "B1:B2", "C1:C2", "D1:L1", "M1:U1"],
    shape="recap",
    pedoman=P17,
    rows=(3, 3),
    roles=refs("Data!A", ["", "unit", "n", *U9, *H9]),
    table={
        "unit": RECAP_UNITS,
        "n": N,
        "means": THREE,
        "importance": [*MEANS[:2], [*MEANS[2][:4], None, *MEANS[2][5:]]],
    },
    issues=[[5, "H:U5", "importance-outside"]],
    notes=["importance"],
)
