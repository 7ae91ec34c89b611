"""Meaning: which column is which unsur, and who answered when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reading.shapes.kit import Section, refs
from tests.reading.shapes.people import (
    AGES,
    FOUR,
    GENDER,
    GROUPS,
    KENANGA,
    LP,
    MELATI,
    P04,
    P14,
    P17,
    QUESTIONS,
    SIX,
    U9,
    U14,
    UNSUR,
    UNSUR_04,
)  # fmt: skip

MEANINGS = Section("Meaning")
sheet = MEANINGS.sheet

SARANA, PENGADUAN = UNSUR[7], UNSUR[8]
LIST_ORDER = [*UNSUR[:7], PENGADUAN, SARANA]


def meant(name: str, what: str, heads: list[str], lines: list[list[Any]], /, **stated: Any) -> None:
    """A sheet whose columns are at stake; six people answer as ever unless stated."""
    usual = {
        "pedoman": P17,
        "header_rows": [1],
        "rows": (len(lines), len(lines)),
        "table": {"answers": SIX},
        "issues": [],
    }
    sheet(name, what, [heads, *lines], **{**usual, **stated})


SHUFFLE = [4, 8, 0, 7, 2, 6, 1, 5, 3]
meant(
    "unsur-by-name",
    "Unsur known by name, whatever the order of the columns",
    ["No", *[UNSUR[i] for i in SHUFFLE]],
    [[i, *[row[j] for j in SHUFFLE]] for i, row in enumerate(SIX, 1)],
    roles=refs("Data!B", [U9[i] for i in SHUFFLE]),
)
meant(
    "unsur-by-question",
    "Unsur known by the text of the question",
    QUESTIONS,
    SIX,
    roles=refs("Data!A", U9),
    unsur={"U8": SARANA, "U9": PENGADUAN},
)
meant(
    "unsur-by-everyday-name",
    "Unsur known by the names people give them",
    ["No", "Kesesuaian Persyaratan", "Kemudahan Prosedur", "Kecepatan Waktu", "Kewajaran Biaya", "Hasil Pelayanan",
     "Kemampuan Petugas", "Kesopanan dan Keramahan Petugas", "Kualitas Sarana dan Prasarana", "Penanganan Pengaduan"],
    [[i, *row] for i, row in enumerate(SIX, 1)],
    roles=refs("Data!B", U9),
)  # fmt: skip
meant(
    "unsur-codes-only",
    "U8 and U9 without names: the order of the questionnaire, said; the other order on the person's word",
    ["No", *U9],
    [[i, *row] for i, row in enumerate(SIX, 1)],
    notes=["order-assumed"],
    unsur={"U8": SARANA, "U9": PENGADUAN},
    directions={"order": "daftar"},
    directed={"table": {"answers": SIX}, "unsur": {"U8": PENGADUAN, "U9": SARANA}},
)
meant(
    "unsur-codes-2014",
    "Nine codes without names: 2017, said; another regulation on the person's word",
    ["No", *U9],
    [[i, *row] for i, row in enumerate(SIX, 1)],
    notes=["order-assumed"],
    unsur={"U8": SARANA},
    directions={"pedoman": P14},
    directed={"pedoman": P14, "table": {"answers": SIX}, "unsur": {"U8": "Maklumat pelayanan"}},
)
meant(
    "unsur-list-order",
    "U8 and U9 named in the order of the regulation's list: the names decide",
    ["No", *[f"{code} {called}" for code, called in zip(U9, LIST_ORDER, strict=True)]],
    [[i, *row] for i, row in enumerate(SIX, 1)],
    roles=refs("Data!B", U9),
    unsur={"U8": PENGADUAN, "U9": SARANA},
)
meant(
    "unsur-sheet-order",
    "U8 and U9 named in the order of the questionnaire",
    ["No", *[f"{code}. {called}" for code, called in zip(U9, UNSUR, strict=True)]],
    [[i, *row] for i, row in enumerate(SIX, 1)],
    roles=refs("Data!B", U9),
    unsur={"U8": SARANA, "U9": PENGADUAN},
)
meant(
    "unsur-2004",
    "Fourteen unsur by name: the questionnaire of 2004",
    ["No", *UNSUR_04],
    [[i, *row] for i, row in enumerate(FOUR, 1)],
    pedoman=P04,
    roles=refs("Data!B", U14),
    table={"answers": FOUR},
)
meant(
    "unsur-2004-codes",
    "Fourteen unsur by code alone: the questionnaire of 2004",
    ["No", *U14],
    [[i, *row] for i, row in enumerate(FOUR, 1)],
    pedoman=P04,
    roles=refs("Data!B", U14),
    table={"answers": FOUR},
)


def asked(name: str, what: str, head: str, values: list[Any], /, **stated: Any) -> None:
    """One column about the person before the nine unsur, as many people as there are values."""
    answers = [SIX[i % 6] for i in range(len(values))]
    lines = [[i, value, *row] for i, (value, row) in enumerate(zip(values, answers, strict=True), 1)]
    meant(name, what, ["No", head, *UNSUR], lines, **stated)


asked(
    "gender-spellings",
    'Gender in its spellings: "L", "Lk", "Laki - Laki", "pria", "PR"',
    "Jenis Kelamin (L/P)",
    ["L", "Lk", "Laki - Laki", "pria", "P", "PR", "perempuan ", "WANITA", "Lk."],
    table={"jenis_kelamin": [*["Laki-laki"] * 4, *["Perempuan"] * 4, "Laki-laki"]},
)
asked(
    "gender-codes",
    "Gender by the numbers of the form: 1 and 2, and that is said",
    "Jenis Kelamin",
    [1, 2, 2, 1, 2, 1],
    table={"answers": SIX, "jenis_kelamin": GENDER},
    notes=["codes-as-2004"],
)
asked(
    "ages-numbers",
    "Ages as numbers, with or without a word",
    "Usia",
    [34, "27", "45 tahun", "19 th", 61.0, "52 thn"],
    table={"answers": SIX, "umur": GROUPS},
)
asked(
    "ages-ranges",
    "Ages as ranges, in several spellings",
    "Rentang usia",
    ["17-25", "17 - 25", "26-35", "26–35", "> 55", "17 s.d. 25 tahun"],
    table={"answers": SIX},
    groups={"umur": [0, 0, 1, 1, 2, 0]},
)
DAY = dt.datetime(2026, 11, 20)
BORN = [1992, 1999, 1981, 2009, 1961, 1973]  # on 20 November 2026: 33-34, 26-27, 44-45, 16-17, 64-65, 52-53 years old
OLD = ["30–39", "20–29", "40–49", "< 20", "≥ 60", "50–59"]
meant(
    "birth-years",
    "Years of birth: ages on the day of the answer, and that is said",
    ["Tanggal survei", "Tahun lahir", *UNSUR],
    [[DAY, year, *row] for year, row in zip(BORN, SIX, strict=True)],
    roles=refs("Data!A", ["tanggal", "umur", *U9]),
    table={"answers": SIX, "umur": OLD},
    notes=["birth-to-age"],
)
meant(
    "birth-dates",
    "Dates of birth: ages on the day of the answer; the dates themselves are not kept",
    ["Tanggal survei", "Tanggal lahir", *UNSUR],
    [[DAY, f"{i + 3:02}/05/{year}", *row] for i, (year, row) in enumerate(zip(BORN, SIX, strict=True))],
    roles=refs("Data!A", ["tanggal", "umur", *U9]),
    table={"answers": SIX, "umur": OLD},
    notes=["birth-to-age"],
)
asked(
    "education-spellings",
    "Education in its spellings, put together, and that is said",
    "Pendidikan terakhir",
    ["SLTA/sederajat", "SMA", "sma / smk", "D-IV/S1", "S1", "S-1", "D3", "D-III", "SD", "SD/MI"],
    table={},
    groups={"pendidikan": [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]},
    notes=["spellings-unified"],
)
asked(
    "occupation-spellings",
    "Occupations in their spellings, put together, and that is said",
    "Pekerjaan utama",
    ["PNS", "pns", "Wiraswasta", "Wirausaha", "IRT", "Ibu Rumah Tangga", "Pelajar/Mahasiswa", "mahasiswa"],
    table={},
    groups={"pekerjaan": [0, 0, 1, 1, 2, 2, 3, 3]},
    notes=["spellings-unified"],
)
asked(
    "unit-spellings",
    "A unit in several spellings of case and space is one unit",
    "Unit pelayanan",
    [MELATI, MELATI.upper(), " Puskesmas  Melati", KENANGA, "Puskesmas\u00a0Kenanga", KENANGA.lower()],
    table={"answers": SIX},
    groups={"unit": [0, 0, 0, 1, 1, 1]},
)
WAYS = ["20 Nov 2026", "20/11/26", "20-11-2026", "2026-11-20", "20 November 2026", "Jumat, 20 Nopember 2026",
        "20.11.2026", 46346, DAY, "2026/11/20 9:12:44 AM GMT+7"]  # fmt: skip
asked(
    "dates-in-all-ways",
    "One day, written in all Indonesian ways",
    "Tanggal pengisian",
    WAYS,
    table={"tanggal": ["2026-11-20"] * 10, "periode": ["2026 TW IV"] * 10},
    notes=["periode-from-date"],
)
asked(
    "dates-month-first",
    "Dates with the month first, where the column shows it",
    "Timestamp",
    ["2/11/2026 10:00:00", "11/20/2026 9:00:00", "3/30/2026 9:00:00"],
    table={"tanggal": ["2026-02-11", "2026-11-20", "2026-03-30"]},
)
MONTHS = [f"15/{month:02}/2026" for month in (1, 3, 4, 7, 10, 12)]
asked(
    "periods-from-dates",
    "Periods from dates: triwulan, unless the person asks for semester",
    "Tanggal",
    MONTHS,
    table={"answers": SIX, "periode": [f"2026 TW {which}" for which in ("I", "I", "II", "III", "IV", "IV")]},
    notes=["periode-from-date"],
    directions={"span": "semester"},
    directed={"table": {"answers": SIX}, "groups": {"periode": [0, 0, 0, 1, 1, 1]}},
)  # fmt: skip
asked(
    "periods-years",
    "Periods from dates as years, on the person's word",
    "Tanggal",
    ["15/01/2025", "15/12/2025", "15/01/2026", "15/06/2026", "15/07/2026", "15/12/2026"],
    table={"answers": SIX},
    groups={"periode": [0, 1, 2, 3, 4, 5]},
    directions={"span": "tahun"},
    directed={"table": {"answers": SIX}, "groups": {"periode": [0, 0, 1, 1, 1, 1]}},
)
asked(
    "periods-months",
    "Periods from dates as months, on the person's word",
    "Tanggal",
    ["15/01/2026", "20/01/2026", "15/02/2026", "15/03/2026", "31/03/2026", "01/04/2026"],
    table={"answers": SIX},
    groups={"periode": [0, 0, 0, 0, 0, 1]},
    directions={"span": "bulan"},
    directed={"table": {"answers": SIX}, "groups": {"periode": [0, 0, 1, 2, 2, 3]}},
)
asked(
    "periods-column",
    "A column of periods in several spellings",
    "Periode",
    ["Triwulan I 2026", "TW I 2026", "TW 1 2026", "Triwulan II Tahun 2026", "TW-II 2026", "tw ii 2026"],
    table={"answers": SIX},
    groups={"periode": [0, 0, 0, 1, 1, 1]},
)
meant(
    "people-by-content",
    "Gender, age and education known by their values, under headers that say nothing",
    ["No", "Isian 1", "Isian 2", "Isian 3", *UNSUR],
    [[i + 1, LP[i], AGES[i], study, *SIX[i]] for i, study in enumerate(["SMA", "S1", "D3", "SMP", "S2", "SMA"])],
    roles=refs("Data!A", ["", "jenis_kelamin", "umur", "pendidikan", *U9]),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS},
    notes=["header-guessed"],
)
meant(
    "defects-of-people",
    "Ages and dates that are none are left blank and listed; an unknown word stays a group of its own",
    ["Tanggal", "Umur", "Jenis Kelamin", *UNSUR],
    [
        [when, age, jk, *row]
        for when, age, jk, row in zip(
            ["20/11/2026", "kemarin", "20/11/2026", "31/02/2026", None, "20/11/2026"],
            [34, 3, 150, 19, None, "52"], ["L", "P", "P", "L", None, "L"], SIX, strict=True,
        )
    ],
    table={
        "answers": SIX,
        "umur": [GROUPS[0], None, None, GROUPS[3], None, GROUPS[5]],
        "jenis_kelamin": [*GENDER[:4], None, GENDER[5]],
        "tanggal": ["2026-11-20", None, "2026-11-20", None, None, "2026-11-20"],
    },
    issues=[[3, "umur", "not-an-age"], [4, "umur", "not-an-age"], [3, "tanggal", "not-a-date"],
            [5, "tanggal", "not-a-date"]],
)  # fmt: skip
