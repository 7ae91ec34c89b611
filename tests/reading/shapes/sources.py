"""Sources: what the usual survey tools export, and the formats it comes in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reading.shapes.kit import File, Section, refs
from tests.reading.shapes.people import (
    AGES,
    AGREE,
    GENDER,
    GOOD,
    GROUPS,
    LABELS,
    LP,
    MELATI,
    NAMES,
    P17,
    QUESTIONS,
    REMARKS,
    SIX,
    U9,
    UNITS,
    UNSUR,
    worded,
)  # fmt: skip

SOURCES = Section("Sources")
add, sheet = SOURCES.add, SOURCES.sheet

STUDIES = ["SMA/SMK", "S1", "D3", "SMP", "S2", "SMA/SMK"]
JOBS = ["Wiraswasta", "PNS", "Swasta", "Pelajar/Mahasiswa", "Lainnya", "Petani"]
WHEN = [dt.datetime(2026, month, day, 9, 12, 44) for month, day in ((1, 8), (2, 17), (3, 5), (3, 30), (4, 2), (6, 11))]
QUARTERS = ["2026 TW I"] * 4 + ["2026 TW II"] * 2
SERVICES = ["Poli Umum", "Poli Gigi", "Poli Umum", "Loket", "Loket", "Poli Gigi"]
MAILS = [f"contoh{i}@contoh.invalid" for i in range(1, 7)]
PHONES = [f"08000000000{i}" for i in range(1, 7)]
SAYS = worded(SIX, LABELS)
WHO = {"jenis_kelamin": GENDER, "umur": GROUPS}

FORM_HEAD = [
    "Timestamp", "Email Address", "Nama (boleh inisial)", "Jenis Kelamin", "Usia (tahun)", "Pendidikan Terakhir",
    "Pekerjaan", "Jenis layanan yang diterima", *[f"{i}. {question}" for i, question in enumerate(QUESTIONS, 1)],
    "Kritik dan Saran",
]  # fmt: skip
FORM_ROLES = ["tanggal", "", "", "jenis_kelamin", "umur", "pendidikan", "pekerjaan", "layanan", *U9, "saran"]
FORM_ROWS = [
    [WHEN[i], MAILS[i], NAMES[i], GENDER[i], AGES[i], STUDIES[i], JOBS[i], SERVICES[i], *SAYS[i], REMARKS[i]]
    for i in range(6)
]
FORM: dict[str, Any] = {
    "pedoman": P17,
    "header_rows": [1],
    "rows": (6, 6),
    "table": {"answers": SIX, **WHO, "layanan": SERVICES, "periode": QUARTERS, "saran": REMARKS},
    "groups": {"pendidikan": [0, 1, 2, 3, 4, 0], "pekerjaan": [0, 1, 2, 3, 4, 5]},
    "issues": [],
    "notes": ["periode-from-date"],
    "dropped": ["Email Address", "Nama (boleh inisial)"],
}
add(
    "google-forms",
    "Google Forms: timestamps, whole questions as headers, labels as answers",
    File("google-forms.xlsx", {"Form Responses 1": [FORM_HEAD, *FORM_ROWS]}),
    roles=refs("Form Responses 1!A", FORM_ROLES),
    **FORM,
)
add(
    "google-forms-csv",
    "Google Forms as CSV, with its own way of writing times",
    File(
        "google-forms-csv.csv",
        {"": [FORM_HEAD, *[[f"{row[0]:%Y/%m/%d} 9:12:44 AM GMT+7", *row[1:]] for row in FORM_ROWS]]},
    ),
    roles=refs("*!A", FORM_ROLES),
    **FORM,
)

KOBO_HEAD = [
    "start", "end", "grp_profil/jenis_kelamin", "grp_profil/umur", "grp_profil/pekerjaan",
    "grp_unsur/u1_persyaratan", "grp_unsur/u2_prosedur", "grp_unsur/u3_waktu", "grp_unsur/u4_biaya",
    "grp_unsur/u5_produk", "grp_unsur/u6_kompetensi", "grp_unsur/u7_perilaku", "grp_unsur/u8_sarana",
    "grp_unsur/u9_pengaduan", "media_informasi", "media_informasi/website", "media_informasi/whatsapp",
    "grp_saran/saran", "__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_index",
]  # fmt: skip
KOBO_ROLES = [None, None, "jenis_kelamin", "umur", "pekerjaan", *U9, "", "", "", "saran", "", "", "", None, "", ""]


def kobo(answers: list[list[Any]]) -> list[list[Any]]:
    media = ["website", "website whatsapp", "whatsapp", None, "website", "whatsapp"]
    rows = []
    for i in range(6):
        said = (media[i] or "").split()
        hot = [int("website" in said), int("whatsapp" in said)]
        gender = "laki_laki" if LP[i] == "L" else "perempuan"
        rows.append(
            [WHEN[i].isoformat(), WHEN[i].isoformat(), gender, AGES[i], JOBS[i], *answers[i], media[i], *hot,
             REMARKS[i], "vAbC", 1000 + i, f"00000000-0000-4000-8000-00000000000{i}", WHEN[i].isoformat(), None, i + 1]
        )  # fmt: skip
    return [KOBO_HEAD, *rows]


KOBO: dict[str, Any] = {
    "pedoman": P17,
    "header_rows": [1],
    "rows": (6, 6),
    "table": {"answers": SIX, **WHO, "periode": QUARTERS, "saran": REMARKS},
    "issues": [],
}
add(
    "kobotoolbox",
    "KoboToolbox: names of groups, multiple choices as 0 and 1, columns of its own",
    File("kobotoolbox.xlsx", {"survei": kobo(SIX)}),
    roles=refs("survei!A", KOBO_ROLES),
    **KOBO,
)
add(
    "kobotoolbox-names",
    "KoboToolbox with names of options as answers (sangat_sesuai)",
    File(
        "kobotoolbox-names.csv",
        {"": kobo([[label.lower().replace(" ", "_") for label in row] for row in SAYS])},
        delimiter=";",
    ),
    roles=refs("*!A", KOBO_ROLES),
    **KOBO,
)
LIME_ASKS = [
    "Kesesuaian persyaratan pelayanan dengan jenis pelayanannya", "Kemudahan prosedur pelayanan di unit ini",
    "Kecepatan waktu dalam memberikan pelayanan", "Kewajaran biaya/tarif dalam pelayanan",
    "Kesesuaian produk pelayanan dengan standar pelayanan", "Kompetensi/kemampuan petugas dalam pelayanan",
    "Perilaku petugas dalam pelayanan terkait kesopanan dan keramahan", "Kualitas sarana dan prasarana",
    "Penanganan pengaduan pengguna layanan",
]  # fmt: skip
add(
    "limesurvey",
    "LimeSurvey: sub-questions in brackets, answer codes A1 to A4, an unfinished response",
    File(
        "limesurvey.csv",
        {
            "": [
                ["id", "submitdate", "lastpage", "startlanguage", "G01Q01. Jenis kelamin", "G01Q02. Usia",
                 *[f"Q01[SQ{i:03}]. {ask}" for i, ask in enumerate(LIME_ASKS, 1)]],
                *[[i, f"{WHEN[i]:%Y-%m-%d %H:%M:%S}", 3, "id", GENDER[i], AGES[i], *[f"A{v}" for v in SIX[i]]]
                  for i in range(6)],
                [7, None, 1, "id", "Perempuan", 30, *[None] * 9],
            ]
        },
    ),
    pedoman=P17,
    header_rows=[1],
    roles=refs("*!A", ["", "tanggal", "", "", "jenis_kelamin", "umur", *U9]),
    rows=(7, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS, "periode": QUARTERS},
    issues=[[8, "", "no-answers"]],
    notes=["option-codes"],
)  # fmt: skip
add(
    "microsoft-forms",
    "Microsoft Forms: no-break spaces behind headers, several choices with semicolons",
    File(
        "microsoft-forms.xlsx",
        {
            "Sheet1": [
                ["ID", "Start time", "Completion time", "Email", "Name", "Jenis kelamin\u00a0", "Usia\u00a0",
                 *[f"{question}\u00a0" for question in QUESTIONS], "Dari mana Anda mengetahui layanan ini?\u00a0",
                 "Saran dan masukan\u00a0"],
                *[[i + 1, WHEN[i], WHEN[i], "anonymous", NAMES[i], GENDER[i], AGES[i], *SAYS[i],
                   "Website;WhatsApp;" if i % 2 else "Website;", REMARKS[i]] for i in range(6)],
            ]
        },
    ),
    pedoman=P17,
    header_rows=[1],
    roles=refs("Sheet1!A", ["", None, None, "", "", "jenis_kelamin", "umur", *U9, "", "saran"]),
    rows=(6, 6),
    table={"answers": SIX, "jenis_kelamin": GENDER, "umur": GROUPS, "periode": QUARTERS, "saran": REMARKS},
    issues=[],
    dropped=["Email", "Name"],
)  # fmt: skip

# The statements of SKM Online (FACTS 4.2): number, text, the unsur it belongs to ("IPAK": to the other index).
STATEMENTS: dict[str, tuple[str, str]] = {
    "1": ("Informasi pelayanan tersedia melalui media elektronik maupun nonelektronik", "U1"),
    "2": ("Persyaratan yang diminta sesuai dengan yang diinformasikan", "U1"),
    "3": ("Standar dan prosedur layanan diinformasikan dengan jelas", "U2"),
    "4": ("Prosedur/Alur layanan mudah dipahami dan dilakukan", "U2"),
    "5": ("Layanan diberikan sesuai prosedur tanpa adanya kecurangan", "IPAK"),
    "6": ("Jangka waktu layanan sesuai dengan yang diinformasikan", "U3"),
    "7": ("Biaya layanan sesuai dengan yang diinformasikan", "U4"),
    "8": ("Tidak ada pungutan liar (pungli) dalam pelayanan", "IPAK"),
    "9": ("Tidak ada percaloan/perantara tidak resmi dalam pelayanan", "IPAK"),
    "10": ("Produk layanan yang diterima sesuai dengan yang dipublikasikan", "U5"),
    "11": ("Petugas merespon kebutuhan dengan cepat", "U6"),
    "11b": ("Aplikasi sistem pelayanan merespon kebutuhan dengan cepat (membuka halaman, konten, pencarian informasi,"
            " unduh/unggah)", "U6"),
    "12": ("Petugas melayani saya dengan ramah", "U7"),
    "12b": ("Fitur pada aplikasi sistem layanan mudah digunakan", "U7"),
    "13": ("Seluruh pengguna layanan dilayani secara adil tanpa diskriminasi", "IPAK"),
    "14": ("Pelayanan diberikan tanpa imbalan uang, barang, atau fasilitas di luar aturan", "IPAK"),
    "15": ("Layanan konsultasi dan pengaduan mudah diakses", "U9"),
    "16": ("Sarana prasarana nyaman dan mudah digunakan", "U8"),
    "16b": ("Sistem layanan online nyaman dan mudah digunakan", "U8"),
}  # fmt: skip
MANUAL = [number for number in STATEMENTS if not number.endswith("b")]
ONLINE = [number + "b" if number in ("11", "12", "16") else number for number in MANUAL]
# What four people say to each statement; the same statement has the same answers in every variant.
ITEMS: dict[str, list[int]] = {
    "1": [3, 4, 3, 2], "2": [4, 4, 3, 3], "3": [3, 3, 4, 2], "4": [3, 2, 3, 3], "5": [4, 4, 3, 4], "6": [3, 3, 2, 3],
    "7": [4, 4, 4, 3], "8": [4, 4, 4, 3], "9": [4, 3, 4, 4], "10": [3, 4, 3, 3], "11": [3, 3, 4, 3],
    "11b": [4, 3, 3, 2], "12": [4, 4, 4, 3], "12b": [3, 4, 3, 3], "13": [4, 4, 4, 4], "14": [4, 4, 3, 4],
    "15": [2, 3, 3, 3], "16": [3, 3, 3, 2], "16b": [2, 3, 4, 2],
}  # fmt: skip


def online(name: str, what: str, numbers: list[str], **more: Any) -> None:
    """An export of SKM Online with these statements; an unsur is the mean of its statements."""
    heads = [STATEMENTS[number][0] for number in numbers]
    roles = [STATEMENTS[number][1] for number in numbers]
    answers = []
    for i in range(4):
        said = {code: [ITEMS[n][i] for n, role in zip(numbers, roles, strict=True) if role == code] for code in U9}
        answers.append([sum(said[code]) / len(said[code]) for code in U9])
    rows = [
        [i + 1, NAMES[i], MAILS[i], PHONES[i], AGES[i], GENDER[i], "SMA/SLTA", "Swasta", "-",
         *[GOOD[ITEMS[number][i] - 1] for number in numbers], REMARKS[i], 8, 9, f"{WHEN[i]:%d-%m-%Y %H:%M}",
         f"{WHEN[i]:%d-%m-%Y}", "Tidak", "Ya"]
        for i in range(4)
    ]  # fmt: skip
    add(
        name,
        what,
        File(
            f"{name}.xlsx",
            {
                "Hasil Survey": [
                    ["Nama Survei", None, "Survei Kepuasan Masyarakat Puskesmas Melati 2026"],
                    ["Jenis Layanan", None, "Pelayanan Poli Umum"],
                    [],
                    ["No", "Nama", "Email", "No Telepon", "Usia", "Jenis Kelamin", "Pendidikan", "Pekerjaan",
                     "Disabilitas", *heads, "Kritik dan Saran", "Kepercayaan kepada pemerintah pusat",
                     "Kepercayaan kepada pemerintah daerah", "Waktu pengisian", "Tanggal menerima layanan",
                     "Hasil import", "Menyetujui persyaratan"],
                    *rows,
                ]
            },
        ),
        pedoman=P17,
        header_rows=[4],
        roles=refs(
            "Hasil Survey!A",
            ["", "", "", "", "umur", "jenis_kelamin", "pendidikan", "pekerjaan", "", *roles, "saran", "", "", None,
             None, "", ""],
        ),
        rows=(4, 4),
        table={"answers": answers, "jenis_kelamin": GENDER[:4], "umur": GROUPS[:4], "saran": REMARKS[:4]},
        issues=[],
        dropped=["Nama", "Email", "No Telepon"],
        **more,
    )  # fmt: skip


BOTH = {"notes": ["items-averaged", "ipak"]}
online(
    "skm-online-14",
    "SKM Online with 14 statements: one per unsur, and five of the anti-corruption index",
    [number for number in MANUAL if number not in ("1", "3")],
    notes=["ipak"],
)
online("skm-online-manual", "SKM Online with 16 statements, service at a counter", MANUAL, **BOTH)
online("skm-online-online", "SKM Online with 16 statements, service by an application", ONLINE, **BOTH)
online("skm-online-hybrid", "SKM Online with 19 statements, service both ways", list(STATEMENTS), **BOTH)

IPAK_LAST = ["5", "8", "9", "13", "14"]
sheet(
    "ipak-beside",
    "Anti-corruption statements beside the nine unsur, answered with agreement: an index of their own",
    [
        ["No", *UNSUR, *[STATEMENTS[number][0] for number in IPAK_LAST]],
        *[[i + 1, *SIX[i], *[AGREE[ITEMS[number][i] - 1] for number in IPAK_LAST]] for i in range(4)],
    ],
    pedoman=P17,
    header_rows=[1],
    roles=refs("Data!A", ["", *U9, *["IPAK"] * 5]),
    rows=(4, 4),
    table={"answers": SIX[:4]},
    issues=[],
    notes=["ipak"],
)

LABELLED = dict(enumerate(GOOD, start=1))
NAMED = [code.lower() for code in U9]
add(
    "spss",
    "SPSS .sav: labels of variables and of values",
    File(
        "spss.sav",
        {
            "": [
                ["unit", "jk", "umur", *NAMED],
                *[[UNITS[i], 1.0 if LP[i] == "L" else 2.0, float(AGES[i]), *map(float, SIX[i])] for i in range(6)],
            ]
        },
        labels={
            "variables": ["Unit pelayanan", "Jenis kelamin", "Umur responden", *QUESTIONS],
            "values": {"jk": {1: "Laki-laki", 2: "Perempuan"}, **dict.fromkeys(NAMED, LABELLED)},
        },
    ),
    pedoman=P17,
    roles=refs("*!A", ["unit", "jenis_kelamin", "umur", *U9]),
    rows=(6, 6),
    table={"answers": SIX, "unit": UNITS, "jenis_kelamin": GENDER, "umur": GROUPS},
    issues=[],
)
PLAIN = [["No", "Unit", "Jenis Kelamin", *U9], *[[i + 1, UNITS[i], LP[i], *SIX[i]] for i in range(6)]]
PLAINLY: dict[str, Any] = {
    "pedoman": P17,
    "header_rows": [1],
    "roles": refs("*!A", ["", "unit", "jenis_kelamin", *U9]),
    "rows": (6, 6),
    "table": {"answers": SIX, "unit": UNITS, "jenis_kelamin": GENDER},
    "issues": [],
}
add(
    "html-as-xls",
    "A web page with a table, saved as .xls",
    File("html-as-xls.xls", {"": PLAIN}, form="html"),
    **PLAINLY,
)
add(
    "csv-as-xls",
    "CSV saved as .xls",
    File("csv-as-xls.xls", {"": PLAIN}, form="csv", delimiter=";"),
    **PLAINLY,
)
add(
    "csv-semicolons",
    "CSV as an Indonesian Excel writes it: semicolons, in the Windows encoding",
    File("csv-semicolons.csv", {"": PLAIN}, delimiter=";", encoding="cp1252"),
    **PLAINLY,
)
add(
    "csv-few-people",
    "CSV with more lines of title and signature than people",
    File(
        "csv-few-people.csv",
        {
            "": [
                ["SURVEI KEPUASAN MASYARAKAT, TAHUN 2026"],
                ["DINAS CONTOH"],
                *PLAIN[:3],
                [],
                ["Contoh, 31 Maret 2026"],
                ["Mengetahui,"],
                ["Kepala Dinas Contoh"],
            ]
        },
        delimiter=";",
    ),
    **{
        **PLAINLY,
        "header_rows": [3],
        "rows": (5, 2),
        "table": {"answers": SIX[:2], "unit": UNITS[:2], "jenis_kelamin": GENDER[:2]},
        "issues": [[row, "", "outside-table"] for row in (7, 8, 9)],
    },
)
add(
    "csv-unicode-text",
    "Unicode text as Excel saves it: tabs, two bytes a sign",
    File("csv-unicode-text.csv", {"": PLAIN}, delimiter="\t", encoding="utf-16"),
    **PLAINLY,
)
add("xlsm", "A workbook with macros, which never run", File("xlsm.xlsm", {"Data": PLAIN}), **PLAINLY)
add("xls", "A workbook of Excel 97", File("xls.xls", {"Data": PLAIN}), **PLAINLY)
add("ods", "A workbook of LibreOffice", File("ods.ods", {"Data": PLAIN}), **PLAINLY)

sheet(
    "personal-columns",
    "A form with a name, a number of identity and a telephone: those columns are dropped, comments are masked",
    [
        ["Nama Lengkap", "NIK", "No. HP", "Alamat", "Unit", *U9, "Saran"],
        *[
            [NAMES[i], f"000000000000000{i}", PHONES[i], "Jalan Contoh 0", MELATI, *SIX[i],
             (f"Hubungi {PHONES[i]}", "NIK saya 0000000000000001", None)[min(i, 2)]]
            for i in range(6)
        ],
    ],
    pedoman=P17,
    header_rows=[1],
    roles=refs("Data!A", ["", "", "", "", "unit", *U9, "saran"]),
    rows=(6, 6),
    table={"answers": SIX, "saran": ["Hubungi (hidden)", "NIK saya (hidden)", *[None] * 4]},
    issues=[],
    dropped=["Nama Lengkap", "NIK", "No. HP", "Alamat"],
)  # fmt: skip
