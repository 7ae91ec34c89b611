"""Layouts: where the table stands on its sheet, and what stands around it."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import File, Section, refs
from tests.reading.shapes.people import (
    AGES,
    FOUR,
    GENDER,
    GROUPS,
    KENANGA,
    LP,
    MELATI,
    P04,
    P17,
    RECAP_UNITS,
    SIX,
    THREE,
    U9,
    U14,
    UNITS,
    UNSUR,
    N,
    transpose,
)  # fmt: skip

LAYOUTS = Section("Layouts")
add, sheet = LAYOUTS.add, LAYOUTS.sheet

NUMBERED = [[i, *row] for i, row in enumerate(SIX, start=1)]
PEOPLE = [[i, jk, age, *row] for i, (jk, age, row) in enumerate(zip(LP, AGES, SIX, strict=True), start=1)]
CODES_ONLY = {"pedoman": P17, "notes": ["order-assumed"]}
TITLE = "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"

sheet(
    "title-rows",
    "Title and metadata rows above the header",
    [
        ["REKAPITULASI SURVEI KEPUASAN MASYARAKAT"],
        ["DINAS CONTOH"],
        ["Tanggal cetak", None, ": 5 Mei 2026"],
        [],
        ["No", "Jenis Kelamin", "Umur", *UNSUR],
        *PEOPLE,
    ],
    pedoman=P17,
    header_rows=[5],
    roles=refs("Data!A", ["", "jenis_kelamin", "umur", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
)
sheet(
    "header-two-merged",
    "A header of two rows, the upper one merged over the unsur",
    [["NO. RESP", "NILAI UNSUR PELAYANAN"], [None, *U9], *NUMBERED],
    merged=["A1:A2", "B1:J1"],
    header_rows=[1, 2],
    roles=refs("Data!A", ["", *U9]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    **CODES_ONLY,
)
sheet(
    "header-three-merged",
    "A header of three rows: bands, names, codes",
    [
        ["RESPONDEN", None, None, "NILAI UNSUR PELAYANAN"],
        ["No", "Jenis Kelamin", "Umur", *UNSUR],
        [None, None, None, *U9],
        *PEOPLE,
    ],
    merged=["A1:C1", "D1:L1", "A2:A3", "B2:B3", "C2:C3"],
    pedoman=P17,
    header_rows=[1, 2, 3],
    roles=refs("Data!A", ["", "jenis_kelamin", "umur", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
)
sheet(
    "names-over-codes",
    "A row of names above the row of codes",
    [["No", *UNSUR], [None, *U9], *NUMBERED],
    pedoman=P17,
    header_rows=[1, 2],
    roles=refs("Data!A", ["", *U9]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
)
sheet(
    "codes-over-names",
    "A row of codes above the row of names",
    [["No", *U9], [None, *UNSUR], *NUMBERED],
    pedoman=P17,
    header_rows=[1, 2],
    roles=refs("Data!A", ["", *U9]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
)
sheet(
    "header-numbered",
    "A row under the header that only numbers the columns",
    [["No", "Unit", *U9], [f"({i})" for i in range(1, 12)], *[[i, MELATI, *row] for i, row in enumerate(SIX, 1)]],
    header_rows=[1, 2],
    roles=refs("Data!A", ["", "unit", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "unit": [MELATI] * 6},
    issues=[],
    **CODES_ONLY,
)
sheet(
    "blank-rows-and-columns",
    "Blank rows and columns around and inside the table",
    [
        [],
        [],
        [None, None, "No", None, *U9[:5], None, *U9[5:]],
        *[line for i, row in enumerate(SIX, 1) for line in ([None, None, i, None, *row[:5], None, *row[5:]], [])],
    ],
    header_rows=[3],
    roles=refs("Data!C", ["", None, *U9[:5], None, *U9[5:]]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    **CODES_ONLY,
)


def beside(left: list[list[Any]], right: list[list[Any]], width: int) -> list[list[Any]]:
    """Two blocks of rows side by side, with a blank column between."""
    height = max(len(left), len(right))
    left, right = left + [[]] * (height - len(left)), right + [[]] * (height - len(right))
    return [[*row, *[None] * (width + 1 - len(row)), *other] for row, other in zip(left, right, strict=True)]


sheet(
    "tables-side-by-side",
    "Two tables side by side, each under a band with its unit's name",
    beside(
        [[MELATI.upper()], ["No", *U9], *[[i, *row] for i, row in enumerate(SIX[:4], 1)]],
        [[KENANGA.upper()], ["No", *U9], *[[i, *row] for i, row in enumerate(SIX[4:], 1)]],
        10,
    ),
    merged=["A1:J1", "L1:U1"],
    header_rows=[1, 2],
    roles=refs("Data!A", ["", *U9, None, "", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "unit": [MELATI] * 4 + [KENANGA] * 2},
    issues=[],
    **CODES_ONLY,
)
sheet(
    "tables-stacked",
    "Tables one below the other, each under a title row with its unit's name",
    [
        [f"UNIT PELAYANAN : {MELATI}"],
        ["No", *U9],
        *[[i, *row] for i, row in enumerate(SIX[:4], 1)],
        [],
        [f"UNIT PELAYANAN : {KENANGA}"],
        ["No", *U9],
        *[[i, *row] for i, row in enumerate(SIX[4:], 1)],
    ],
    pedoman=P17,
    rows=6,
    table={"answers": SIX, "unit": [MELATI] * 4 + [KENANGA] * 2},
    notes=["unit-from-title"],
)
sheet(
    "legend-beside",
    "A legend to the right of the data",
    beside(
        [["No", *U9], *NUMBERED],
        [["Keterangan"], ["1 = Tidak baik"], ["2 = Kurang baik"], ["3 = Baik"], ["4 = Sangat baik"]],
        10,
    ),
    header_rows=[1],
    roles=refs("Data!A", ["", *U9, None, ""]),
    rows=(6, 6),
    table={"answers": SIX},
    **CODES_ONLY,
)
sheet(
    "summary-beside",
    "A second table of means to the right of the data",
    beside(
        [["No", *U9], *NUMBERED],
        [
            ["No", "Unsur pelayanan", "Nilai rata-rata"],
            *[[i, f"U{i}", round(sum(row[i - 1] for row in SIX) / 6, 3)] for i in range(1, 6)],
        ],
        10,
    ),
    header_rows=[1],
    roles=refs("Data!A", ["", *U9, None, "", "", ""]),
    rows=(6, 6),
    table={"answers": SIX},
    **CODES_ONLY,
)
sheet(
    "summary-below",
    "A second table of means below the data",
    [
        ["No", *U9],
        *NUMBERED,
        [],
        ["No", "Unsur pelayanan", "Nilai rata-rata"],
        *[[i, name, round(sum(row[i - 1] for row in SIX) / 6, 3)] for i, name in enumerate(UNSUR, start=1)],
    ],
    header_rows=[1],
    roles=refs("Data!A", ["", *U9]),
    rows=(16, 6),
    table={"answers": SIX},
    issues=[[row, "", "other-table|outside-table|summary-row"] for row in range(9, 19)],
    **CODES_ONLY,
)
sheet(
    "note-columns",
    "Columns of notes among and behind the answers",
    [
        ["No", *U9[:4], "Ket.", *U9[4:], "Catatan", "Sudah direkap?"],
        *[
            [i, *row[:4], "ok" if i % 2 else None, *row[4:], "isian kabur" if i == 2 else None, "ya"]
            for i, row in enumerate(SIX, 1)
        ],
    ],
    header_rows=[1],
    roles=refs("Data!A", ["", *U9[:4], "", *U9[4:], "", ""]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    **CODES_ONLY,
)
sheet(
    "rows-hidden",
    "Hidden rows: they count like the others, and that is said",
    [["No", *U9], *NUMBERED],
    hidden_rows=[3, 5],
    header_rows=[1],
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    pedoman=P17,
    notes=["rows-hidden"],
)
add(
    "sheet-hidden",
    "A hidden sheet with answers: named, and read only on the person's word",
    File(
        "sheet-hidden.xlsx",
        {"Data": [["No", *U9], *NUMBERED[:4]], "Lama": [["No", *U9], *NUMBERED[4:]]},
        hidden_sheets=["Lama"],
    ),
    pedoman=P17,
    header_rows=[1],
    rows=(4, 4),
    table={"answers": SIX[:4]},
    issues=[],
    notes=["sheet-hidden"],
    directions={"sheets": {"Lama": True}},
    directed={"rows": {"read": 6, "used": 6, "set_aside": 0}, "table": {"answers": SIX}},
)

SUM = [sum(row[i] for row in SIX) for i in range(9)]
MEAN = [total / 6 for total in SUM]
BOTTOM = [
    ["Jumlah", *SUM],
    ["NRR per unsur", *[round(mean, 3) for mean in MEAN]],
    ["NRR tertimbang", *[round(mean * 0.111, 3) for mean in MEAN], round(sum(MEAN) * 0.111, 3)],
    ["IKM unit pelayanan", *[None] * 9, round(sum(MEAN) * 0.111 * 25, 2)],
]
sheet(
    "totals-as-values",
    "Rows of totals below the data: Jumlah, NRR, NRR tertimbang, IKM",
    [["No", *U9], *NUMBERED, *BOTTOM],
    header_rows=[1],
    roles=refs("Data!A", ["", *U9]),
    rows=(10, 6),
    table={"answers": SIX},
    issues=[[row, "", "summary-row"] for row in range(8, 12)],
    **CODES_ONLY,
)
sheet(
    "totals-as-formulas",
    "Rows of totals as formulas of which the file stores no result",
    [
        ["No", *U9],
        *NUMBERED,
        ["Σ Nilai / Unsur", *[f"=SUM({c}2:{c}7)" for c in "BCDEFGHIJ"]],
        ["NRR / Unsur", *[f"={c}8/6" for c in "BCDEFGHIJ"]],
        ["NRR tertimbang / unsur", *[f"={c}9*0.111" for c in "BCDEFGHIJ"], "=SUM(B10:J10)"],
        ["IKM Unit pelayanan", *[None] * 9, "=K10*25"],
    ],
    pedoman=P17,
    header_rows=[1],
    rows=(10, 6),
    table={"answers": SIX},
    issues=[[row, "", "summary-row"] for row in range(8, 12)],
    notes=["formulas-blank", "order-assumed"],
)
sheet(
    "totals-without-a-word",
    "A row of sums below the data that no word calls a total",
    [["No", *U9], *NUMBERED, [None, *SUM]],
    header_rows=[1],
    rows=(7, 6),
    table={"answers": SIX},
    issues=[[8, "", "equals-total"]],
    **CODES_ONLY,
)
sheet(
    "signature-block",
    "A block of signatures below the table",
    [
        ["No", *U9],
        *NUMBERED,
        [],
        [*[None] * 7, "Contoh, 31 Maret 2026"],
        [*[None] * 7, "Kepala Puskesmas Melati"],
        [],
        [*[None] * 7, "CONTOH SATU"],
        [*[None] * 7, "NIP. 00000000 000000 0 000"],
    ],
    header_rows=[1],
    rows=(10, 6),
    table={"answers": SIX},
    issues=[[row, "", "outside-table"] for row in (9, 10, 12, 13)],
    **CODES_ONLY,
)
sheet(
    "footnotes",
    "Footnotes below the table",
    [
        ["No", *U9],
        *NUMBERED,
        ["*) U1 s.d. U9 = unsur pelayanan"],
        ["**) Sumber: olahan sendiri, 2026"],
        ["Keterangan: 1 = tidak baik, 4 = sangat baik"],
    ],
    header_rows=[1],
    rows=(9, 6),
    table={"answers": SIX},
    issues=[[8, "", "outside-table"], [9, "", "outside-table"], [10, "", "outside-table|summary-row"]],
    **CODES_ONLY,
)
sheet(
    "header-repeated",
    "The header again, as at the top of each printed page",
    [["No", "Unit", *U9], *[[i, MELATI, *row] for i, row in enumerate(SIX[:3], 1)], ["No", "Unit", *U9],
     *[[i, MELATI, *row] for i, row in enumerate(SIX[3:], 4)]],
    header_rows=[1],
    rows=(7, 6),
    table={"answers": SIX, "unit": [MELATI] * 6},
    issues=[[5, "", "header-again"]],
    **CODES_ONLY,
)  # fmt: skip
add(
    "sheet-per-unit",
    "A sheet per unit: the unit is the sheet's name",
    File("sheet-per-unit.xlsx", {MELATI: [["No", *U9], *NUMBERED[:3]], KENANGA: [["No", *U9], *NUMBERED[3:]]}),
    pedoman=P17,
    header_rows=[1],
    rows=(6, 6),
    table={"answers": SIX, "unit": UNITS},
    issues=[],
    notes=["unit-from-sheet", "order-assumed"],
)
add(
    "sheet-per-unit-titled",
    "A sheet per unit: the unit stands in a title row",
    File(
        "sheet-per-unit-titled.xlsx",
        {
            "Sheet1": [["SURVEI KEPUASAN MASYARAKAT"], [f"Unit Pelayanan : {MELATI}"], ["No", *U9], *NUMBERED[:3]],
            "Sheet2": [["SURVEI KEPUASAN MASYARAKAT"], [f"Unit Pelayanan : {KENANGA}"], ["No", *U9], *NUMBERED[3:]],
        },
    ),
    pedoman=P17,
    header_rows=[3],
    rows=(6, 6),
    table={"answers": SIX, "unit": UNITS},
    issues=[],
    notes=["unit-from-title", "order-assumed"],
)
PERIODS = ["TW I 2026"] * 3 + ["TW II 2026"] * 3
add(
    "sheet-per-period",
    "A sheet per period: the period is the sheet's name",
    File(
        "sheet-per-period.xlsx",
        {
            "TW I 2026": [["Unit", *U9], *[[MELATI, *row] for row in SIX[:3]]],
            "TW II 2026": [["Unit", *U9], *[[MELATI, *row] for row in SIX[3:]]],
        },
    ),
    pedoman=P17,
    header_rows=[1],
    rows=(6, 6),
    table={"answers": SIX, "unit": [MELATI] * 6, "periode": PERIODS},
    issues=[],
    notes=["period-from-sheet"],
)
add(
    "sheet-per-period-titled",
    "A sheet per period: the period stands in a title row",
    File(
        "sheet-per-period-titled.xlsx",
        {
            "Sheet1": [["PERIODE : TRIWULAN I TAHUN 2026"], [], ["Unit", *U9], *[[MELATI, *row] for row in SIX[:3]]],
            "Sheet2": [["PERIODE : TRIWULAN II TAHUN 2026"], [], ["Unit", *U9], *[[MELATI, *row] for row in SIX[3:]]],
        },
    ),
    pedoman=P17,
    header_rows=[3],
    rows=(6, 6),
    table={"answers": SIX, "unit": [MELATI] * 6, "periode": PERIODS},
    issues=[],
    notes=["period-from-title"],
)


def official(
    answers: list[list[Any]], codes: list[str], weight: float, formulas: bool = False, unit: str = MELATI
) -> list[list[Any]]:
    """The processing table of the regulation's annex, with its bottom rows, legend and box (FACTS 1.7)."""
    k, people = len(codes), len(answers)
    first, last = 8, 7 + people
    letters = [chr(ord("B") + i) for i in range(k)]
    sums = [sum(row[i] for row in answers) for i in range(k)]
    means = [total / people for total in sums]
    ikm = sum(means) * weight * 25
    if formulas:
        bottom: list[list[Any]] = [
            [f"=SUM({c}{first}:{c}{last})" for c in letters],
            [f"={c}{last + 1}/{people}" for c in letters],
            [*[f"={c}{last + 2}*{weight}" for c in letters], f"=SUM({letters[0]}{last + 3}:{letters[-1]}{last + 3})"],
            [*[None] * k, f"={chr(ord('B') + k)}{last + 3}*25"],
        ]
    else:
        bottom = [
            list(sums),
            [round(mean, 3) for mean in means],
            [*[round(mean * weight, 3) for mean in means], round(sum(means) * weight, 3)],
            [*[None] * k, round(ikm, 2)],
        ]
    words = ["Σ Nilai / Unsur", "NRR / Unsur", "NRR tertimbang / unsur", "IKM Unit pelayanan"]
    return [
        [TITLE],
        ["UNIT PELAYANAN", None, f": {unit}"],
        ["ALAMAT", None, ": Jalan Contoh Nomor 0"],
        ["TELP/FAX", None, ": -"],
        [],
        ["NO. RESP", "NILAI UNSUR PELAYANAN"],
        [None, *codes, "*) **)"],
        *[[i, *row] for i, row in enumerate(answers, start=1)],
        *[[word, *figures] for word, figures in zip(words, bottom, strict=True)],
        [],
        ["Keterangan :", None, None, None, None, "No", "Unsur pelayanan", "Nilai rata-rata"],
        [f"- U1 s.d. U{k} = Unsur-unsur pelayanan", None, None, None, None, 1, codes[0], round(means[0], 3)],
        ["- NRR = Nilai rata-rata", None, None, None, None, 2, codes[1], round(means[1], 3)],
        ["*) = Jumlah NRR IKM tertimbang", None, None, None, None, 3, codes[2], round(means[2], 3)],
        ["IKM UNIT PELAYANAN :", None, None, f"{ikm:.2f}".replace(".", ",")],
        ["Mutu Pelayanan :", None, None, "B (Baik)"],
    ]


for name, answers, codes, pedoman, weight, formulas in (
    ("official-2004", FOUR, U14, P04, 0.071, False),
    ("official-2017", SIX, U9, P17, 0.111, False),
    ("official-2017-formulas", SIX, U9, P17, 0.111, True),
):
    below = 8 + len(answers)
    sheet(
        name,
        f"The official processing table of {pedoman[-4:]}" + (", its bottom rows as formulas" if formulas else ""),
        official(answers, codes, weight, formulas),
        merged=["A6:A7", f"B6:{chr(ord('A') + len(codes))}6"],
        pedoman=pedoman,
        header_rows=[6, 7],
        roles=refs("Data!A", ["", *codes, ""]),
        rows=(len(answers) + 10, len(answers)),
        table={"answers": answers},
        issues=[
            *[[row, "", "summary-row"] for row in range(below, below + 4)],
            *[[row, "", "outside-table|other-table|summary-row"] for row in range(below + 5, below + 11)],
        ],
        notes=["formulas-blank"] if formulas else None,
    )
add(
    "official-per-unit",
    "The official processing table once per sheet, each for the unit in its metadata rows",
    File(
        "official-per-unit.xlsx",
        {
            "Sheet1": official(SIX[:3], U9, 0.111, unit=MELATI),
            "Sheet2": official(SIX[3:], U9, 0.111, unit=KENANGA),
        },
    ),
    pedoman=P17,
    header_rows=[6, 7],
    rows=(26, 6),
    table={"answers": SIX, "unit": UNITS},
    notes=["unit-from-title"],
)
sheet(
    "transposed-recap",
    "A recap on its side: unsur as rows, units as columns",
    [
        ["No", "Unsur Pelayanan", *RECAP_UNITS],
        *[[i, name, *means] for i, (name, means) in enumerate(zip(UNSUR, transpose(THREE), strict=True), 1)],
        [None, "Jumlah responden", *N],
    ],
    shape="recap",
    pedoman=P17,
    rows=3,
    table={"unit": RECAP_UNITS, "means": THREE, "n": N},
    issues=[],
    notes=["transposed"],
    directions={"flipped": {"Data": True}},
    directed={"rows": {"used": 3}, "table": {"unit": RECAP_UNITS, "means": THREE, "n": N}, "issues": []},
)
sheet(
    "transposed-recap-periods",
    "A recap on its side: unsur as rows, periods as columns",
    [
        ["Unsur", "TW I 2026", "TW II 2026", "TW III 2026"],
        *[[f"U{i} {name}", *means] for i, (name, means) in enumerate(zip(UNSUR, transpose(THREE), strict=True), 1)],
    ],
    shape="recap",
    pedoman=P17,
    rows=3,
    table={"periode": ["TW I 2026", "TW II 2026", "TW III 2026"], "means": THREE},
    issues=[],
    notes=["transposed"],
)
sheet(
    "transposed-respondents",
    "Answers on their side: unsur as rows, respondents as columns",
    [["Unsur", *[f"R{i}" for i in range(1, 7)]], *[[code, *row] for code, row in zip(U9, transpose(SIX), strict=True)]],
    pedoman=P17,
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    notes=["transposed"],
)
sheet(
    "header-spaces",
    "Headers with newlines, double spaces and no-break spaces",
    [
        ["No\u00a0", " Jenis\nKelamin ", "Umur\u00a0(tahun)", "Persyaratan\npelayanan",
         "Sistem,  Mekanisme,\ndan Prosedur",
         "Waktu\u00a0Penyelesaian", "Biaya /\nTarif", "Produk\u00a0 Layanan", "Kompetensi\r\nPelaksana",
         "  Perilaku   Pelaksana", "Sarana dan\u00a0Prasarana\n", "Penanganan\nPengaduan,\u00a0Saran dan  Masukan"],
        *PEOPLE,
    ],
    pedoman=P17,
    header_rows=[1],
    roles=refs("Data!A", ["", "jenis_kelamin", "umur", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
)  # fmt: skip
sheet(
    "header-typos",
    "Headers with typing errors",
    [
        ["No", "Jenis Kelmain", "Umur", "Persyratan", "Sistem, Mekanisme dan Prosedr", "Waktu Penyelesain",
         "Baiya/Tarif",
         "Produk Spesifikasi Jenis Pelayanna", "Kompetnsi Pelaksana", "Perilaku Pelaksna", "Sarana dan Prasaran",
         "Penanganan Pegaduan, Saran dan Masukan"],
        *PEOPLE,
    ],
    pedoman=P17,
    header_rows=[1],
    roles=refs("Data!A", ["", "jenis_kelamin", "umur", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
)  # fmt: skip
sheet(
    "header-typos-in-codes",
    'Codes with typing errors ("Unusr 8")',
    [["No", "Unsur 1", "Unsur2", "unsur  3", "Usnur 4", "Unsur. 5", "Unsru 6", "Unsur-7", "Unusr 8", "UNSUR 9"],
     *NUMBERED],
    header_rows=[1],
    roles=refs("Data!A", ["", *U9]),
    rows=(6, 6),
    table={"answers": SIX},
    issues=[],
    **CODES_ONLY,
)  # fmt: skip
add(
    "sheets-around",
    "Sheets of instructions and of means beside the answers: only the answers are read, the rest is named",
    File(
        "sheets-around.xlsx",
        {
            "Petunjuk": [["Isilah satu baris untuk setiap responden."]],
            "Data": [["No", "Unit", *U9], *[[i, MELATI, *row] for i, row in enumerate(SIX, 1)]],
            "Rekap": [["Unit", "n", *U9], [MELATI, 6, *[round(mean, 3) for mean in MEAN]]],
            "Daftar": [["Laki-laki"], ["Perempuan"]],
        },
    ),
    header_rows=[1],
    roles=refs("Data!A", ["", "unit", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "unit": [MELATI] * 6},
    issues=[],
    pedoman=P17,
    notes=["sheet-skipped", "mixed-shapes"],
)
sheet(
    "header-row-chosen",
    "A row of codes above the header that only looks like one: the person's word sets the header row",
    [["Kode", *U9], ["Butir", *[1] * 9], [], ["No", *U9], *NUMBERED],
    directions={"headers": {"Data": 4}},
    directed={
        "header_rows": [4],
        "rows": {"read": 6, "used": 6, "set_aside": 0},
        "table": {"answers": SIX},
        "issues": [],
    },
)
add(
    "headers-unknown",
    "Headers that say nothing: refused, and read when the person gives the columns their roles",
    File("headers-unknown.xlsx", {"Data": [[f"Isian {i}" for i in range(1, 10)], *SIX]}),
    shape="refused",
    says="unsur",
    directions={"roles": refs("Data!A", U9)},
    directed={
        "shape": "respondents",
        "roles": refs("Data!A", U9),
        "rows": {"read": 6, "used": 6, "set_aside": 0},
        "table": {"answers": SIX},
        "issues": [],
    },
)
sheet(
    "transposed-recap-bottom",
    "A recap on its side with rows of IKM and mutu below the unsur",
    [
        ["No", "Unsur Pelayanan", *RECAP_UNITS],
        *[[i, name, *means] for i, (name, means) in enumerate(zip(UNSUR, transpose(THREE), strict=True), 1)],
        [None, "Nilai IKM", *[round(sum(row) / 9 * 25, 2) for row in THREE]],
        [None, "Mutu Pelayanan", "B", "B", "C"],
        [None, "Jumlah responden", *N],
    ],
    shape="recap",
    pedoman=P17,
    rows=3,
    table={
        "unit": RECAP_UNITS,
        "means": THREE,
        "n": N,
        "printed_ikm": [round(sum(row) / 9 * 25, 2) for row in THREE],
    },
    issues=[],
    notes=["transposed"],
)
sheet(
    "transposed-respondents-people",
    "Answers on their side, with rows for gender and age",
    [
        ["SURVEI KEPUASAN MASYARAKAT"],
        ["Responden", *range(1, 7)],
        ["Jenis Kelamin", *LP],
        ["Umur", *AGES],
        *[[name, *row] for name, row in zip(UNSUR, transpose(SIX), strict=True)],
    ],
    pedoman=P17,
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
    notes=["transposed"],
)
sheet(
    "expectation-beside",
    "What people expected beside what they found: it is kept as importance; only what they found counts, and once",
    [
        ["No", "KENYATAAN (KINERJA)", *[None] * 8, "HARAPAN (KEPENTINGAN)"],
        [None, *U9, *U9],
        *[[i, *row, *[4 if v else None for v in row[:8]], 3] for i, row in enumerate(SIX, 1)],
    ],
    merged=["A1:A2", "B1:J1", "K1:S1"],
    header_rows=[1, 2],
    roles=refs("Data!A", ["", *U9, *[f"H:{code}" for code in U9]]),
    rows=(6, 6),
    table={"answers": SIX, "importance": [[*[4] * 8, 3]] * 6},
    issues=[],
    pedoman=P17,
    notes=["order-assumed", "importance"],
)
sheet(
    "header-repeated-rows",
    "A header of three rows, all of them again as at the top of each printed page",
    [
        *(
            head := [
                [None, None, "NILAI UNSUR PELAYANAN"],
                ["No", "Umur", *UNSUR],
                [None, None, *U9],
            ]
        ),
        *[[i, AGES[i - 1], *row] for i, row in enumerate(SIX[:4], 1)],
        *head,
        *[[i, AGES[i - 1], *row] for i, row in enumerate(SIX[4:], 5)],
    ],
    merged=["C1:K1", "C8:K8"],
    pedoman=P17,
    header_rows=[1, 2, 3],
    rows=(9, 6),
    table={"answers": SIX, "umur": GROUPS},
    issues=[[row, "", "header-again"] for row in (8, 9, 10)],
)
add(
    "sheet-per-unit-same-title",
    "A sheet per unit under the same title on all sheets: the title is not the unit, the sheet's name is",
    File(
        "sheet-per-unit-same-title.xlsx",
        {
            unit: [["SURVEI KEPUASAN MASYARAKAT"], ["DINAS KESEHATAN KABUPATEN CONTOH"], [], ["No", *U9], *rows]
            for unit, rows in ((MELATI, NUMBERED[:3]), (KENANGA, NUMBERED[3:]))
        },
    ),
    pedoman=P17,
    header_rows=[4],
    rows=(6, 6),
    table={"answers": SIX, "unit": UNITS},
    issues=[],
    notes=["unit-from-sheet"],
)
