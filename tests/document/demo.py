"""A made-up document with every kind of block: 40-character names, 14 unsur, 60 rows, both languages."""

import io

from ikm.document.blocks import (
    Bullets,
    Contents,
    Cover,
    Document,
    Figure,
    Formula,
    Heading,
    Paragraph,
    Signature,
    Table,
    Turn,
)
from ikm.document.drawing import Bound, Drawing, Series

UNITS = tuple(f"Kecamatan Teluk Betung Selatan Barat {at:03d}" for at in range(1, 61))
UNSUR = tuple(f"U{at}" for at in range(1, 15))
NAMES = (
    *("Prosedur pelayanan", "Persyaratan pelayanan", "Kejelasan petugas pelayanan", "Kedisiplinan petugas"),
    *("Tanggung jawab petugas", "Kemampuan petugas", "Kecepatan pelayanan", "Keadilan mendapatkan pelayanan"),
    *("Kesopanan dan keramahan petugas", "Kewajaran biaya pelayanan", "Kepastian biaya pelayanan"),
    *("Kepastian jadwal pelayanan", "Kenyamanan lingkungan", "Keamanan pelayanan"),
)
TEXT = (
    "Survei Kepuasan Masyarakat dilaksanakan untuk mengetahui tingkat kepuasan masyarakat atas pelayanan. Indeks"
    " Kepuasan Masyarakat unit ini 66,58 dengan mutu B (Baik), dihitung dari 381 responden. "
)
WORDS = {
    "id": ("Daftar isi", "BAB I PENDAHULUAN", "BAB II HASIL", "LAMPIRAN", "BAB III PENUTUP", "Tabel", "Gambar"),
    "en": (
        "Contents",
        "CHAPTER I INTRODUCTION",
        "CHAPTER II RESULTS",
        "APPENDIX",
        "CHAPTER III END",
        "Table",
        "Figure",
    ),
}


def logo() -> bytes:
    """A small picture."""
    from PIL import Image, ImageDraw

    picture, out = Image.new("RGBA", (300, 340), (255, 255, 255, 0)), io.BytesIO()
    ImageDraw.Draw(picture).polygon([(20, 20), (280, 20), (280, 200), (150, 330), (20, 200)], fill="#0F4C81")
    picture.save(out, "PNG")
    return out.getvalue()


def bars(names: tuple[str, ...] = UNITS[:13]) -> Drawing:
    """Lying bars with intervals and class bounds."""
    values = tuple(70 - at * 0.37 for at in range(len(names)))
    ends = tuple(value - 2 for value in values), tuple(value + 2 for value in values)
    series = (Series("IKM", values, "#4A90C8", ("#4A90C8",) * len(names), *ends),)
    labels = (tuple(f"{value:.2f} B".replace(".", ",") for value in values),)
    bounds = (Bound(62.51, "B 62,51"), Bound(81.26, "A 81,26"))
    return Drawing("bar", "Kecamatan 013 terendah", "Grafik batang IKM", names, series, labels, 25, 100, 2, bounds)


def matrix() -> Table:
    """60 units x 14 unsur."""
    rows = tuple(
        (
            str(at + 1),
            name,
            *(f"{2 + ((at * 7 + k * 3) % 20) / 10:.2f}".replace(".", ",") for k in range(14)),
            "66,58",
            "B",
        )
        for at, name in enumerate(UNITS)
    )
    head = ("No", "Kecamatan", *UNSUR, "IKM", "Mutu")
    over = (("", 2), ("Nilai unsur pelayanan", 14), ("", 2))
    classes = {(at, 17): "ABCD"[at % 4] for at in range(60)}
    return Table("Nilai unsur", head, rows, ("r", "l", *("r",) * 15, "c"), over, (), 1, classes, True, "Catatan.")


def unsur() -> Table:
    """14 unsur with totals and classes."""
    rows = tuple((str(at), name, f"2,{400 + at * 37}", "0,187", "B", "Baik") for at, name in enumerate(NAMES, start=1))
    totals = (("", "Indeks", "2,663", "", "", ""), ("", "IKM", "66,58", "", "B", "Baik"))
    head = ("No", "Unsur pelayanan", "NRR", "NRR tertimbang", "Mutu", "Kinerja")
    return Table(
        "NRR setiap unsur",
        head,
        rows + totals,
        ("c", "l", "r", "r", "c", "l"),
        totals=2,
        classes={(0, 4): "B"},
        note="Sumber.",
    )


def demo(lang: str = "id") -> Document:
    """The whole document."""
    contents, first, second, appendix, end, table, figure = WORDS[lang]
    line = Drawing(
        *("line", "IKM naik", "Grafik garis", ("2023", "2024", "2025")),
        (Series("IKM", (70.1, None, 78.8), "#0F4C81"),),
        (("70,10", "", "78,80"),),
        *(60, 90),
    )
    return Document(
        "Laporan Survei Kepuasan Masyarakat",
        lang,
        (
            Cover(
                ("Laporan Pelaksanaan", "Survei Kepuasan Masyarakat"),
                "Dinas Kependudukan dan Pencatatan Sipil",
                "Semester I 2025",
                ("Pemerintah Kabupaten Contoh", "Jalan Merdeka 1"),
                logo(),
            ),
            Contents(contents),
            Heading(first),
            Heading("1.1 Latar belakang", 2),
            Paragraph(TEXT * 3),
            Heading("1.2 Dasar", 2),
            Bullets(("Undang-Undang 25/2009", "Peraturan Pemerintah 96/2012"), True),
            Bullets(("Satu", "Dua")),
            Paragraph("Pelaksana: [isi: pelaksana]", gap=True),
            Bullets(("Pertama lagi", "Kedua lagi"), True),
            Heading(second),
            Paragraph("IKM 66,58, mutu B (Baik).", "lead"),
            unsur(),
            Heading("2.1.1 Perhitungan", 3),
            Formula(("IKM = 2,663 × 25", "IKM = 66,58")),
            Figure(bars(), "IKM setiap kecamatan", "Garis tipis: batas kelas."),
            Figure(line, "Tren IKM"),
            Turn(True),
            Heading(appendix),
            matrix(),
            Turn(),
            Heading(end),
            Paragraph(TEXT, "note"),
            Signature(
                "Contoh, 20 November 2026", "Kepala Dinas", "Nama Pejabat, S.Sos., M.Si.", ("Pembina", "NIP 1970")
            ),
        ),
        "Laporan SKM",
        table,
        figure,
        "Dinas Contoh",
    )
