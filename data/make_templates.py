"""Makes the blank templates: ``python -m data.make_templates [folder]`` from the top of the project.

Every word of a regulation comes from its TOML file through ``ikm.pedoman.load``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data import workbook
from ikm.pedoman import CODES, Pedoman, Unsur, load

HERE = Path(__file__).parent
ROWS = 1000
"""How many rows check what is typed into them."""

EARLIEST = 36526
"""1 January 2000, as a spreadsheet counts days."""

COLUMNS = {  # name: (width, what goes in, example)
    "No": (6, "Nomor urut, bukan nomor identitas.", "1"),
    "Unit": (24, "Nama unit atau kecamatan, ejaan sama di setiap baris.", "Kecamatan A"),
    "Layanan": (22, "Jenis layanan yang diterima. Boleh kosong.", "KTP"),
    "Tanggal": (13, "Tanggal survei: hari/bulan/tahun. Boleh kosong.", "20/11/2026"),
    "Jenis Kelamin": (14, "Pilih dari daftar.", ""),
    "Umur": (8, "Umur dalam tahun, angka saja.", "34"),
    "Pendidikan": (15, "Pendidikan terakhir; pilih dari daftar.", ""),
    "Pekerjaan": (22, "Pekerjaan utama; pilih dari daftar, atau tulis sendiri bila tidak ada.", ""),
}


def template(pedoman: Pedoman, categories: dict[str, list[str]]) -> Workbook:
    """A blank workbook for one pedoman: sheet Data with checks in its cells, sheet Petunjuk."""
    book, sheet = workbook.new("Data", f"Templat survei kepuasan masyarakat, {pedoman.name}")
    names = [*COLUMNS, *(f"{u.code} {u.name}" for u in pedoman.unsur), "Saran"]
    widths = [*(width for width, _, _ in COLUMNS.values()), *[15] * len(pedoman.unsur), 60]
    workbook.header(sheet, names, widths)
    sheet.row_dimensions[1].height = 64  # four lines: long names break between words
    sheet.freeze_panes = "B2"
    workbook.landscape(sheet, 1)
    sheet.column_dimensions["D"].number_format = "dd/mm/yyyy"
    checks = {"Tanggal": _date(), "Umur": _age()} | {
        name: _choice(name, categories[key])
        for name, key in (("Jenis Kelamin", "jenis_kelamin"), ("Pendidikan", "pendidikan"), ("Pekerjaan", "pekerjaan"))
    }
    checks |= {f"{u.code} {u.name}": _answer(u, pedoman) for u in pedoman.unsur}
    for name, check in checks.items():
        letter = get_column_letter(names.index(name) + 1)
        check.add(f"{letter}2:{letter}{ROWS + 1}")
        sheet.add_data_validation(check)
    _instructions(book, pedoman, categories)
    return book


def _scale(pedoman: Pedoman) -> list[str]:
    return [str(value) for value in range(pedoman.lowest, pedoman.highest + 1)]


def _without_certainty(source: str) -> str:
    """A source without the note in square brackets, which is meant for whoever maintains the TOML files."""
    return re.sub(r"\s*\[[^\]]*\]", "", source)


def _spoken(values: list[str]) -> str:
    return ", ".join(values[:-1]) + " atau " + values[-1]


def _answer(unsur: Unsur, pedoman: Pedoman) -> DataValidation:
    values = _scale(pedoman)
    labels = "\n".join(f"{v} = {label}" for v, label in zip(values, unsur.labels, strict=True))
    check = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True)
    _say(
        check,
        f"{unsur.code}: {_spoken(values)}",
        f"{unsur.question}\n{labels}",
        f"Isi {_spoken(values)}. Bila responden tidak menjawab, biarkan kosong.",
    )
    return check


def _choice(name: str, values: list[str]) -> DataValidation:
    check = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True)
    _say(check, name, "Pilih dari daftar, atau biarkan kosong.", "Isian ini tidak ada di daftar. Tetap pakai?")
    check.errorStyle = "warning"
    return check


def _age() -> DataValidation:
    check = DataValidation("whole", operator="between", formula1="10", formula2="110", allow_blank=True)
    _say(check, "Umur", "Umur dalam tahun, misalnya 34.", "Isi umur dalam tahun, 10 sampai 110.")
    return check


def _date() -> DataValidation:
    check = DataValidation("date", operator="greaterThanOrEqual", formula1=str(EARLIEST), allow_blank=True)
    _say(check, "Tanggal survei", "Misalnya 20/11/2026.", "Isi tanggal, misalnya 20/11/2026.")
    return check


def _say(check: DataValidation, title: str, prompt: str, error: str) -> None:
    check.promptTitle, check.prompt, check.showInputMessage = title, prompt, True
    check.errorTitle, check.error, check.showErrorMessage = "Periksa isian", error, True
    if len(title) > 32 or len(prompt) > 255 or len(error) > 255 or len(str(check.formula1)) > 255:
        raise ValueError(f"Too long for a spreadsheet: {title}")


def _instructions(book: Workbook, pedoman: Pedoman, categories: dict[str, list[str]]) -> None:
    sheet = book.create_sheet("Petunjuk")
    first, last = pedoman.codes[0], pedoman.codes[-1]
    values = _scale(pedoman)
    steps = [
        "Isi lembar Data: satu baris untuk satu responden. Jangan mengubah baris judul.",
        f"Kolom {first} sampai {last} diisi {_spoken(values)}. Artinya ada pada tabel unsur di bawah.",
        "Jawaban yang tidak diisi responden biarkan kosong. Yang kosong tidak dihitung; jangan diganti 0.",
        "Jangan menulis nama, NIK, alamat, telepon, atau surel responden. Survei tidak memerlukannya.",
        "Kolom yang tidak dipakai boleh dibiarkan kosong.",
        f"Isian diperiksa saat diketik pada {ROWS:,} baris pertama".replace(",", ".")
        + "; baris sesudahnya boleh diisi juga. Data yang ditempel baru diperiksa saat berkas diunggah.",
        "Simpan sebagai xlsx, lalu unggah di halaman Data.",
    ]
    if pedoman.minimum_respondents:
        steps.insert(-1, f"Sedikitnya {pedoman.minimum_respondents} responden untuk setiap unit pelayanan.")
    widths = [16, 46, 60, *[22] * len(values)]
    across = (len(widths), sum(widths))
    workbook.line(sheet, 1, "Petunjuk mengisi templat survei kepuasan masyarakat", *across, workbook.TITLE)
    workbook.line(sheet, 2, f"{pedoman.name}: {pedoman.title}", *across)
    for row, step in enumerate(steps, start=4):
        workbook.line(sheet, row, f"{row - 3}. {step}", *across)
    row = len(steps) + 5
    workbook.line(sheet, row, "Kolom pada lembar Data", *across, workbook.HEADING)
    described = {"Jenis Kelamin": "jenis_kelamin", "Pendidikan": "pendidikan", "Pekerjaan": "pekerjaan"}
    columns = [
        (name, text, "; ".join(categories[described[name]]) if name in described else f"Contoh: {example}")
        for name, (_, text, example) in COLUMNS.items()
    ]
    columns += [
        (f"{first} - {last}", f"Jawaban responden untuk tiap unsur: {_spoken(values)}.", f"Contoh: {values[-2]}"),
        ("Saran", "Saran atau masukan responden, tanpa nama orang. Boleh kosong.", ""),
    ]
    workbook.header(sheet, ["Kolom", "Isi", "Pilihan atau contoh"], widths[:3], row + 1)
    row = workbook.table(sheet, columns, row + 2) + 1
    workbook.line(sheet, row, "Unsur, pertanyaan, dan arti tiap angka", *across, workbook.HEADING)
    workbook.header(sheet, ["Kode", "Unsur", "Pertanyaan", *(f"Angka {value}" for value in values)], widths, row + 1)
    unsur = ((u.code, u.name, u.question, *u.labels) for u in pedoman.unsur)
    row = workbook.table(sheet, unsur, row + 2) + 1
    workbook.line(sheet, row, f"Sumber: {_without_certainty(pedoman.sources['pedoman'])}", *across)
    workbook.landscape(sheet)


def main(folder: Path = HERE) -> None:
    """Write the template of every pedoman into a folder."""
    categories = tomllib.loads((HERE / "sources" / "kategori_responden.toml").read_text(encoding="utf-8"))
    for code in CODES:
        workbook.save(template(load(code), categories[code]), folder / f"templat_{code}.xlsx")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
