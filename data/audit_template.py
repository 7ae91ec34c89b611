"""The blank workbook in which the printed figures of a report are typed, to have them checked."""

from __future__ import annotations

from openpyxl import Workbook

from data import workbook
from ikm.pedoman import Pedoman

SIDE = {  # name: (width, what goes in)
    "Unit": (26, "Nama unit, satu baris untuk satu unit. Baris terakhir boleh \"Jumlah\" atau \"Rata-rata\"."),
    "Jumlah responden": (12, "Jumlah responden unit itu."),
    "Populasi": (12, "Jumlah pengguna layanan atau penduduk."),
    "Rencana sampel": (12, "Jumlah sampel yang direncanakan."),
}  # fmt: skip
RESULT = {
    "Nilai indeks": (10, "Indeks 1,00 - 4,00, sebelum dikonversi."),
    "Nilai IKM": (10, "IKM setelah dikonversi, 25 - 100."),
    "Mutu pelayanan": (11, "Huruf A, B, C, atau D."),
    "Kinerja unit": (14, "Sangat Baik, Baik, dan seterusnya."),
    "Peringkat": (10, "Angka; 1 yang terbaik."),
    "Unsur terendah": (30, "Kode atau nama unsur, dipisah koma."),
}
OTHERS = {
    "Kelas": (
        "Mutu Pelayanan",
        "Nilai Persepsi",
        "Nilai Interval IKM",
        "Nilai Interval Konversi IKM",
        "Kinerja Unit Pelayanan",
    ),
    "Karakteristik": ("Karakteristik", "Indikator", "Jumlah", "Persentase"),
    "Sampel": ("Populasi", "Metode", "Galat", "Sampel"),
}


def audit_template(pedoman: Pedoman) -> Workbook:
    """A blank workbook: sheet Rekap with a row for each unit, three small tables, and sheet Petunjuk."""
    book, sheet = workbook.new("Rekap", f"Templat angka laporan, {pedoman.name}")
    means = {f"NRR {code}": (9, "") for code in pedoman.codes}
    weighted = {f"NRR tertimbang {code}": (11, "") for code in pedoman.codes}
    columns = {**SIDE, **means, **weighted, **RESULT}
    workbook.header(sheet, list(columns), [width for width, _ in columns.values()])
    sheet.freeze_panes = "B2"
    workbook.landscape(sheet, 1)
    for name, heads in OTHERS.items():
        workbook.header(book.create_sheet(name), heads, [24] * len(heads))
    _instructions(book, pedoman)
    return book


def _instructions(book: Workbook, pedoman: Pedoman) -> None:
    sheet = book.create_sheet("Petunjuk")
    first, last = pedoman.codes[0], pedoman.codes[-1]
    steps = [
        "Ketik angka persis seperti tercetak di laporan, juga bila tampak keliru. Jangan menghitung ulang.",
        "Kolom dan lembar yang tidak ada di laporan biarkan kosong.",
        "Bila sebuah angka tercetak dua kali, tambahkan kolom bernama sama dan \"(dalam teks)\" di belakangnya.",
        f"Untuk KEP/25/M.PAN/2/2004 tambahkan kolom NRR U{len(pedoman.codes) + 1} sampai NRR U14.",
        "Jangan menulis nama orang. Simpan sebagai xlsx, lalu unggah di halaman Audit laporan.",
    ]  # fmt: skip
    across = (2, 100)
    workbook.line(sheet, 1, "Petunjuk mengisi templat angka laporan", *across, workbook.TITLE)
    for row, step in enumerate(steps, start=3):
        workbook.line(sheet, row, f"{row - 2}. {step}", *across)
    described = {
        **SIDE,
        f"NRR {first} - {last}": (0, "Nilai rata-rata setiap unsur."),
        f"NRR tertimbang {first} - {last}": (0, "Nilai rata-rata dikali penimbang, bila tercetak."),
        **RESULT,
    }
    workbook.header(sheet, ["Kolom", "Isi"], [28, 72], len(steps) + 4)
    workbook.table(sheet, [(name, text) for name, (_, text) in described.items()], len(steps) + 5)
    workbook.landscape(sheet)
