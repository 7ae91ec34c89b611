"""Makes the workbooks of printed figures and their blank template: ``python -m data.make_audit [folder]``.

Each figure stands as the paper printed it, misprints included; the sources are ``audit/sources``.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data import workbook
from data.audit_template import audit_template
from ikm.pedoman import CODES, load

HERE = Path(__file__).parent / "audit"
PEDOMAN = "kepmenpan-2004"
CLASSES = ["Nilai Persepsi", "Nilai Interval IKM", "Nilai Interval Konversi IKM", "Mutu Pelayanan"]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a source, as printed."""
    with (HERE / "sources" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels(name: str) -> dict[str, str]:
    """What stands around the figures of a workbook."""
    return dict(tomllib.loads((HERE / "sources" / "keterangan.toml").read_text(encoding="utf-8"))[name])


def typed(text: str) -> str | float | None:
    """A printed mean or product as a person types it into a spreadsheet: a number, whose last noughts are lost."""
    return float(text.replace(",", ".")) if text else None


def put(sheet: Worksheet, titles: Sequence[str], heads: Sequence[str], lines: Sequence[Sequence[Any]]) -> None:
    """A table under its titles on an empty sheet."""
    widths = [max(len(str(cell)) for cell in (head, *column)) + 4 for head, *column in zip(heads, *lines, strict=True)]
    widths = [min(max(width, 9), 60) for width in widths]
    for row, title in enumerate(titles, start=1):
        workbook.line(sheet, row, title, max(len(heads), 2), max(sum(widths), 40), workbook.HEADING)
    workbook.header(sheet, heads, widths, len(titles) + 1)
    workbook.table(sheet, lines, len(titles) + 2)
    workbook.landscape(sheet)


def bandar_lampung() -> Workbook:
    """Herlina & Wibasuri (2012): Tables 1, 3 and 4-16, and what the text prints of them again."""
    said, codes = labels("bandar_lampung_2012"), load(PEDOMAN).codes
    book, sheet = workbook.new("Tabel 4-16", said["source"])
    for name, title, cetakan in (
        ("Tabel 4-16", said["title"], "tabel"),
        ("Rumus", "Nilai rata-rata per unsur dalam baris rumus", "rumus"),
        ("Tertimbang", "NRR tertimbang dalam uraian prioritas", "tertimbang"),
    ):
        sheet = sheet if name == "Tabel 4-16" else book.create_sheet(name)
        kind = {"tabel": "NRR {}", "rumus": "NRR {} (rumus)", "tertimbang": "NRR tertimbang {}"}[cetakan]
        lines = [
            (row["tabel"], row["kecamatan"], *(typed(row[code]) for code in codes))
            for row in rows("bandar_lampung_2012_unsur")
            if row["cetakan"] == cetakan
        ]
        put(sheet, [title], ["Tabel", "Kecamatan", *(kind.format(code) for code in codes)], lines)
    heads = {
        "tabel": "Tabel", "kecamatan": "Kecamatan", "indeks": "Nilai indeks", "indeks_x25": "Indeks (dalam baris x 25)",
        "ikm": "Nilai IKM", "mutu": "Mutu pelayanan", "kinerja": "Kinerja unit", "terendah": "Prioritas peningkatan",
    }  # fmt: skip
    lines = [tuple(row[key] for key in heads) for row in rows("bandar_lampung_2012_hasil")]
    put(book.create_sheet("Hasil"), ["Indeks, IKM, mutu, kinerja dan prioritas"], list(heads.values()), lines)
    heads = {
        "no": "No", "kecamatan": "Kecamatan", "populasi": "Populasi", "persen": "Persen", "kuota": "Kuota",
        "responden": "Jumlah responden",
    }  # fmt: skip
    lines = [tuple(row[key] for key in heads) for row in rows("bandar_lampung_2012_sampel")]
    put(book.create_sheet("Tabel 1"), ["Tabel 1 Sampel dari masing-masing kecamatan"], list(heads.values()), lines)
    heads = ["Populasi", "Metode", "Galat", "Sampel"]
    put(
        book.create_sheet("Sampel"),
        ["Ukuran sampel"],
        heads,
        [(said["population"], said["method"], said["error"], said["size"])],
    )
    lines = [tuple(row.values()) for row in rows("bandar_lampung_2012_kelas")]
    put(book.create_sheet("Tabel 3"), ["Tabel 3 Kelas"], [*CLASSES, "Kinerja Unit Pelayanan"], lines)
    return book


def kpp_jatim() -> Workbook:
    """Cahyo (2013): sums, means, products and classes of each unsur, and the IKM of the unit."""
    said = labels("kpp_jatim_2013")
    book, sheet = workbook.new("Unsur", said["source"])
    heads = {
        "unsur": "No", "nama": "Unsur Pelayanan", "jumlah": "Jumlah nilai", "mengisi": "Jumlah yang mengisi",
        "nrr": "Nilai rata-rata", "nrr_rumus": "Nilai rata-rata (dalam rumus)", "tertimbang": "NRR tertimbang",
        "mutu": "Mutu",
    }  # fmt: skip
    lines = [tuple(row[key] or None for key in heads) for row in rows("kpp_jatim_2013_unsur")]
    put(sheet, [said["title"], f"Unit Pelayanan: {said['unit']}"], list(heads.values()), lines)
    heads = ["Unit Pelayanan", "Jumlah responden", "Nilai IKM", "Mutu pelayanan", "Kinerja unit", "Unsur terendah"]
    line = tuple(said[key] for key in ("unit", "n", "ikm", "mutu", "kinerja", "lowest"))
    put(book.create_sheet("IKM"), ["Nilai IKM setelah dikonversi"], heads, [line])
    lines = [tuple(row.values()) for row in rows("kpp_jatim_2013_kelas")]
    heads = ["Mutu Pelayanan", "Nilai Interval Konversi IKM", "Kinerja Unit Pelayanan"]
    put(book.create_sheet("Kelas"), ["Kelas menurut nilai IKM konversi"], heads, lines)
    return book


def batang() -> Workbook:
    """UPKP2 Kabupaten Batang: complaints that came in and those that were settled."""
    said = labels("batang")
    book, sheet = workbook.new("Pengaduan", said["source"])
    lines = [tuple(cell or None for cell in row.values()) for row in rows("batang_pengaduan")]
    put(sheet, [said["title"]], ["Uraian", "Jumlah", "Persen"], lines)
    return book


def main(folder: Path = HERE) -> None:
    """Write the workbooks into a folder."""
    for name, book in (
        ("bandar_lampung_2012", bandar_lampung()),
        ("kpp_jatim_2013", kpp_jatim()),
        ("batang", batang()),
        ("templat_audit", audit_template(load(CODES[-1]))),
    ):
        workbook.save(book, folder / f"{name}.xlsx")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
