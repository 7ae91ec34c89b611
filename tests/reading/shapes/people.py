"""The made-up answers, people and words that the fixtures are written from."""

from __future__ import annotations

from typing import Any

U9 = [f"U{i}" for i in range(1, 10)]
U14 = [f"U{i}" for i in range(1, 15)]
P17, P14, P04 = "permenpan-2017", "permenpan-2014", "kepmenpan-2004"

# Six people and nine unsur. No two people answer alike, nobody answers everything alike.
SIX: list[list[Any]] = [
    [3, 3, 2, 4, 3, 3, 3, 3, 4],
    [4, 4, 3, 4, 4, 3, 4, 3, 3],
    [3, 2, 3, 4, 3, 3, 3, 2, 3],
    [2, 3, 3, 4, 3, 4, 4, 3, 2],
    [4, 3, 4, 3, 4, 4, 3, 4, 3],
    [1, 2, 3, 4, 2, 3, 3, 3, 3],
]
# Four people and the fourteen unsur of 2004.
FOUR: list[list[Any]] = [
    [3, 3, 3, 2, 3, 3, 2, 3, 3, 4, 4, 3, 3, 3],
    [3, 4, 3, 3, 4, 3, 3, 3, 4, 4, 4, 3, 2, 3],
    [2, 3, 3, 3, 3, 2, 3, 4, 3, 3, 3, 2, 3, 4],
    [4, 3, 4, 3, 3, 3, 1, 3, 3, 4, 3, 3, 3, 3],
]
LP = ["L", "P", "P", "L", "P", "L"]
GENDER = ["Laki-laki" if one == "L" else "Perempuan" for one in LP]
AGES = [34, 27, 45, 19, 61, 52]
GROUPS = ["30–39", "20–29", "40–49", "< 20", "≥ 60", "50–59"]  # our own grouping, docs/method.md 16
MELATI, KENANGA, MAWAR = "Puskesmas Melati", "Puskesmas Kenanga", "Puskesmas Mawar"
UNITS = [MELATI, MELATI, MELATI, KENANGA, KENANGA, KENANGA]
NAMES = ["Contoh Satu", "Contoh Dua", "Contoh Tiga", "Contoh Empat", "Contoh Lima", "Contoh Enam"]
REMARKS = ["Ruang tunggu kurang kursi", None, "Sudah baik", None, "Mohon loket ditambah", None]

UNSUR = [
    "Persyaratan", "Sistem, Mekanisme, dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana", "Sarana dan Prasarana",
    "Penanganan Pengaduan, Saran dan Masukan",
]  # fmt: skip
UNSUR_04 = [
    "Prosedur pelayanan", "Persyaratan pelayanan", "Kejelasan petugas pelayanan", "Kedisiplinan petugas pelayanan",
    "Tanggung jawab petugas pelayanan", "Kemampuan petugas pelayanan", "Kecepatan pelayanan",
    "Keadilan mendapatkan pelayanan", "Kesopanan dan keramahan petugas", "Kewajaran biaya pelayanan",
    "Kepastian biaya pelayanan", "Kepastian jadwal pelayanan", "Kenyamanan lingkungan", "Keamanan pelayanan",
]  # fmt: skip
UNSUR_14 = [
    "Persyaratan", "Prosedur", "Waktu pelayanan", "Biaya/Tarif", "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana", "Perilaku pelaksana", "Maklumat pelayanan", "Penanganan pengaduan, saran dan masukan",
]  # fmt: skip
QUESTIONS = [
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan"
    " dengan hasil yang diberikan?",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
]
LABELS = [  # the questionnaire of 2017, from 1 to 4
    ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"],
    ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"],
    ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"],
    ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"],
    ["Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"],
    ["Buruk", "Cukup", "Baik", "Sangat baik"],
    ["Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"],
]
LABELS_04 = [
    *([f"{w} {stem}".strip().capitalize() for w in ("tidak", "kurang", "", "sangat")] for stem in (
        "mudah", "sesuai", "jelas", "disiplin", "bertanggung jawab", "mampu", "cepat", "adil", "sopan dan ramah",
        "wajar",
    )),
    ["Selalu tidak sesuai", "Kadang-kadang sesuai", "Banyak sesuainya", "Selalu sesuai"],
    ["Selalu tidak tepat", "Kadang-kadang tepat", "Banyak tepatnya", "Selalu tepat"],
    *([f"{w} {stem}".strip().capitalize() for w in ("tidak", "kurang", "", "sangat")] for stem in ("nyaman", "aman")),
]  # fmt: skip
GOOD = ["Tidak Baik", "Kurang Baik", "Baik", "Sangat Baik"]
AGREE = ["Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"]

# A recap of three units: people, and the sums of their answers per unsur. NRR = sum / people.
N = [30, 25, 40]
SUMS = [
    [93, 96, 87, 111, 90, 99, 102, 84, 105],
    [80, 75, 70, 95, 78, 82, 85, 68, 88],
    [118, 122, 110, 150, 121, 126, 130, 104, 139],
]
NRR = [[total / n for total in sums] for sums, n in zip(SUMS, N, strict=True)]
THREE = [[round(nrr, 3) for nrr in row] for row in NRR]
"""The NRR as they are printed, with three decimals."""
RECAP_UNITS = [MELATI, KENANGA, MAWAR]


def worded(answers: list[list[Any]], labels: list[list[str]]) -> list[list[Any]]:
    """Answers as the labels of their own question; blanks stay blank."""
    return [[own[v - 1] if v else None for v, own in zip(row, labels, strict=True)] for row in answers]


def alike(answers: list[list[Any]], labels: list[str]) -> list[list[Any]]:
    """Answers as labels of one family that all questions share."""
    return [[labels[v - 1] if v else None for v in row] for row in answers]


def transpose(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
