"""Recaps: one row per unit, and the many ways in which its figures are printed."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import Section, refs
from tests.reading.shapes.people import (
    FOUR,
    KENANGA,
    MAWAR,
    MELATI,
    NRR,
    P04,
    P14,
    P17,
    RECAP_UNITS,
    SUMS,
    THREE,
    U9,
    U14,
    UNSUR,
    UNSUR_04,
    UNSUR_14,
    N,
)  # fmt: skip

RECAPS = Section("Recaps")
sheet = RECAPS.sheet

WEIGHT = 0.111  # the processing sheet of 2017
TABLE = {"unit": RECAP_UNITS, "means": THREE, "n": N}
ROLES = refs("Data!A", ["", "unit", "n", *U9])


def lines(figures: list[list[Any]], with_n: bool = True) -> list[list[Any]]:
    """No, unit, n (if asked for) and the figures of each unit."""
    return [[i + 1, RECAP_UNITS[i], *([N[i]] if with_n else []), *row] for i, row in enumerate(figures)]


def recap(name: str, what: str, cells: list[list[Any]], /, **stated: Any) -> None:
    sheet(name, what, cells, **{"shape": "recap", "pedoman": P17, "rows": (3, 3), "issues": [], **stated})


HEAD = ["No", "Unit Pelayanan", "Jumlah Responden"]
recap(
    "recap-nrr",
    "NRR per unit, with the number of respondents",
    [[*HEAD, *UNSUR], *lines(THREE)],
    header_rows=[1],
    roles=ROLES,
    table=TABLE,
)
recap(
    "recap-without-n",
    "NRR per unit without the number of respondents: each row weighs the same, and that is said",
    [["No", "Unit Pelayanan", *U9], *lines(THREE, with_n=False)],
    header_rows=[1],
    roles=refs("Data!A", ["", "unit", *U9]),
    table={"unit": RECAP_UNITS, "means": THREE, "n": [None] * 3},
    notes=["n-missing", "order-assumed"],
)
IKM = [sum(row) / 9 * 25 for row in THREE]
recap(
    "recap-with-ikm",
    "NRR per unit with the printed IKM, mutu and kinerja behind them",
    [
        [*HEAD, *UNSUR, "NRR rata-rata", "Nilai IKM", "Mutu Pelayanan", "Kinerja Unit Pelayanan", "Peringkat"],
        *[
            [*line, round(ikm / 25, 3), round(ikm, 2), *(("B", "Baik") if ikm > 76.6 else ("C", "Kurang Baik")), place]
            for line, ikm, place in zip(lines(THREE), IKM, (1, 2, 3), strict=True)
        ],
    ],
    header_rows=[1],
    roles=refs("Data!A", ["", "unit", "n", *U9, "", "printed_ikm", "", "", ""]),
    table={**TABLE, "printed_ikm": [round(ikm, 2) for ikm in IKM]},
)  # fmt: skip
WEIGHTED = [[round(nrr * WEIGHT, 9) for nrr in row] for row in THREE]
recap(
    "recap-tertimbang-said",
    "NRR tertimbang per unit, said with its weight in the title: turned back into NRR",
    [["NRR TERTIMBANG PER UNSUR (NRR x 0,111)"], [], [*HEAD, *U9], *lines(WEIGHTED)],
    header_rows=[3],
    roles=ROLES,
    table=TABLE,
    tolerance=1e-6,
    notes=["tertimbang"],
)
recap(
    "recap-tertimbang",
    "NRR tertimbang per unit, known by its header and by its magnitude",
    [[*HEAD, *[f"NRR tertimbang {code}" for code in U9]], *lines([[round(v, 3) for v in row] for row in WEIGHTED])],
    header_rows=[1],
    roles=ROLES,
    table=TABLE,
    tolerance=0.008,  # three decimals: 0.0005 / 0.111; and 0.111 or 1/9 differ by a thousandth
    notes=["tertimbang"],
    directions={"weight": "printed"},
    directed={"table": {**TABLE, "means": [[round(v, 3) / WEIGHT for v in row] for row in WEIGHTED]}},
)
recap(
    "recap-tertimbang-2004",
    "NRR tertimbang of 2004, known by its magnitude alone",
    [
        ["Kecamatan", "n", *U14],
        *[
            [unit, n, *[round(3 * 0.071 + 0.071 * (i + j) / 20, 4) for j in range(14)]]
            for i, (unit, n) in enumerate((("Contoh Utara", 160), ("Contoh Selatan", 155)))
        ],
    ],
    pedoman=P04,
    header_rows=[1],
    roles=refs("Data!A", ["unit", "n", *U14]),
    rows=(2, 2),
    table={
        "unit": ["Contoh Utara", "Contoh Selatan"],
        "means": [[3 + (i + j) / 20 for j in range(14)] for i in range(2)],
        "n": [160, 155],
    },
    tolerance=0.025,  # four decimals: 0.00005 / 0.071; and 0.071 or 1/14 differ by six thousandths
    notes=["tertimbang"],
)
recap(
    "recap-sums",
    "Sums of the answers per unit with the number of respondents: turned back into NRR",
    [["JUMLAH NILAI PER UNSUR"], [], [*HEAD, *U9], *lines(SUMS)],
    header_rows=[3],
    roles=ROLES,
    table={"unit": RECAP_UNITS, "means": NRR, "n": N},
    notes=["sums"],
)
recap(
    "recap-sum-impossible",
    "A sum that so many respondents cannot give",
    [[*HEAD, *U9], *lines([[*SUMS[0][:8], 130], *SUMS[1:]])],  # 30 people give 120 at most
    header_rows=[1],
    table={"unit": RECAP_UNITS, "means": [[*NRR[0][:8], "?"], *NRR[1:]], "n": N},
    issues=[[2, "U9", "sum-impossible"]],
    notes=["sums"],
)
recap(
    "recap-konversi",
    "Unsur converted to 25-100 per unit: turned back into NRR",
    [
        ["NILAI KONVERSI PER UNSUR (NRR x 25)"],
        [],
        [*HEAD, *U9],
        *lines([[round(nrr * 25, 3) for nrr in row] for row in THREE]),
    ],
    header_rows=[3],
    roles=ROLES,
    table=TABLE,
    tolerance=1e-4,
    notes=["konversi-values"],
)
recap(
    "recap-nrr-and-tertimbang",
    "NRR and NRR tertimbang side by side under each unsur: the NRR is read",
    [
        ["No", "Unit Pelayanan", "Jumlah Responden", *[text for name in UNSUR for text in (name, None)]],
        [None, None, None, *["NRR", "NRR tertimbang"] * 9],
        *[[*line[:3], *[figure for v in line[3:] for figure in (v, round(v * WEIGHT, 3))]] for line in lines(THREE)],
    ],
    merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:I1", "J1:K1", "L1:M1", "N1:O1", "P1:Q1", "R1:S1", "T1:U1"],
    header_rows=[1, 2],
    roles=refs("Data!A", ["", "unit", "n", *[role for code in U9 for role in (code, "")]]),
    table=TABLE,
)
SERVICES = ["Poli Umum", "Poli Gigi", "Loket Pendaftaran"]
recap(
    "recap-by-service",
    "NRR per service of one unit",
    [["No", "Jenis Layanan", "Jumlah Responden", *UNSUR], *[[i + 1, SERVICES[i], N[i], *THREE[i]] for i in range(3)]],
    header_rows=[1],
    roles=refs("Data!A", ["", "layanan", "n", *U9]),
    table={"layanan": SERVICES, "means": THREE, "n": N},
)
LATER = [[round(nrr + 0.05, 3) for nrr in row] for row in THREE]
recap(
    "recap-period-columns",
    "A band of columns per period",
    [
        ["No", "Unit Pelayanan", "TW I 2026", *[None] * 8, "TW II 2026"],
        [None, None, *U9, *U9],
        *[[i + 1, RECAP_UNITS[i], *THREE[i], *LATER[i]] for i in range(3)],
    ],
    merged=["A1:A2", "B1:B2", "C1:K1", "L1:T1"],
    header_rows=[1, 2],
    rows=6,
    table=None,
    groups={"unit": [0, 1, 2, 0, 1, 2], "periode": [0, 0, 0, 1, 1, 1]},
)
recap(
    "recap-period-rows",
    "A column of periods: each unit has a row per period",
    [
        ["Unit Pelayanan", "Periode", "n", *U9],
        *[
            [unit, period, n, *means]
            for period, table in (("TW I 2026", THREE), ("TW II 2026", LATER))
            for unit, n, means in zip(RECAP_UNITS, N, table, strict=True)
        ],
    ],
    header_rows=[1],
    roles=refs("Data!A", ["unit", "periode", "n", *U9]),
    rows=(6, 6),
    table={
        "unit": RECAP_UNITS * 2,
        "periode": ["TW I 2026"] * 3 + ["TW II 2026"] * 3,
        "means": THREE + LATER,
        "n": N * 2,
    },
)
recap(
    "recap-text-numbers",
    "Numbers stored as text, with decimal points and spaces",
    [[*HEAD, *U9], *[[i, unit, f" {n} ", *[f"{nrr:.3f} " for nrr in row]] for i, unit, n, *row in lines(THREE)]],
    header_rows=[1],
    roles=ROLES,
    table=TABLE,
)
recap(
    "recap-decimal-commas",
    "Numbers stored as text, with decimal commas",
    [
        [*HEAD, *U9],
        *[[i, unit, str(n), *[f"{nrr:.3f}".replace(".", ",") for nrr in row]] for i, unit, n, *row in lines(THREE)],
    ],
    header_rows=[1],
    roles=ROLES,
    table=TABLE,
)  # fmt: skip
recap(
    "recap-dash",
    '"-" for no data',
    [[*HEAD, *U9], *lines([THREE[0], [*THREE[1][:3], "-", *THREE[1][4:]], [*THREE[2][:8], "–"]])],
    header_rows=[1],
    roles=ROLES,
    table={**TABLE, "means": [THREE[0], [*THREE[1][:3], None, *THREE[1][4:]], [*THREE[2][:8], None]]},
    issues=[[3, "U4", "no-data-sign"], [4, "U9", "no-data-sign"]],
)
ALL = sum(N)
OVERALL = [round(sum(n * row[i] for n, row in zip(N, THREE, strict=True)) / ALL, 3) for i in range(9)]
recap(
    "recap-total-like-unit",
    "A row of totals that is named like a unit: n is the sum of the others, the NRR their mean by n",
    [[*HEAD, *U9], *lines(THREE), [4, "Dinas Kesehatan Contoh", ALL, *OVERALL]],
    header_rows=[1],
    roles=ROLES,
    rows=(4, 3),
    table=TABLE,
    issues=[[5, "", "equals-total"]],
)
recap(
    "recap-total-worded",
    "Rows of totals that say so",
    [[*HEAD, *U9], *lines(THREE), [None, "Jumlah", ALL], [None, "Rata-rata", None, *OVERALL]],
    header_rows=[1],
    roles=ROLES,
    rows=(5, 3),
    table=TABLE,
    issues=[[5, "", "summary-row"], [6, "", "summary-row"]],
)
recap(
    "recap-maybe-total",
    "A last row whose n is the sum of the others but whose NRR is not their mean: kept, and pointed out",
    [[*HEAD, *U9], *lines(THREE), [4, "Dinas Kesehatan Contoh", ALL, *[round(v - 0.2, 3) for v in OVERALL]]],
    header_rows=[1],
    rows=(4, 4),
    table={
        "unit": [*RECAP_UNITS, "Dinas Kesehatan Contoh"],
        "means": [*THREE, [round(v - 0.2, 3) for v in OVERALL]],
        "n": [*N, ALL],
    },
    notes=["maybe-total"],
)
recap(
    "recap-mean-outside",
    "A mean that no scale of 1-4 gives: kept as printed, not ranked",
    [[*HEAD, *U9], *lines([THREE[0], [4.578, *THREE[1][1:]], THREE[2]])],
    header_rows=[1],
    table={**TABLE, "means": [THREE[0], [4.578, *THREE[1][1:]], THREE[2]]},
    issues=[[3, "U1", "mean-outside-scale"]],
)
recap(
    "recap-defects",
    "A unit without a name, a number of people that is none, a unit without figures",
    [
        [*HEAD, *U9],
        [1, MELATI, 30, *THREE[0]],
        [2, None, 25, *THREE[1]],
        [3, MAWAR, "banyak", *THREE[2]],
        [4, KENANGA],
    ],
    header_rows=[1],
    rows=(4, 2),
    table={"unit": [MELATI, MAWAR], "means": [THREE[0], THREE[2]], "n": [30, None]},
    issues=[[3, "", "no-unit"], [4, "n", "not-a-count"], [5, "", "no-answers"]],
    notes=["n-missing"],
)
MEANS_04 = [[round(sum(row[i] for row in half) / 2 - 0.01 * i, 2) for i in range(14)] for half in (FOUR[:2], FOUR[2:])]
recap(
    "recap-2004",
    "A recap of the fourteen unsur of 2004",
    [
        ["Kecamatan", "Jumlah penduduk", "Jumlah responden", *UNSUR_04],
        ["Contoh Utara", "63.504", 160, *MEANS_04[0]],
        ["Contoh Selatan", "71.471", 155, *MEANS_04[1]],
    ],
    pedoman=P04,
    header_rows=[1],
    roles=refs("Data!A", ["unit", "population", "n", *U14]),
    rows=(2, 2),
    table={
        "unit": ["Contoh Utara", "Contoh Selatan"],
        "means": MEANS_04,
        "n": [160, 155],
        "population": [63504, 71471],
    },
)
recap(
    "recap-2014",
    "A recap of 2014, with maklumat among its unsur",
    [[*HEAD, *UNSUR_14], *lines(THREE)],
    pedoman=P14,
    header_rows=[1],
    roles=ROLES,
    table=TABLE,
)
