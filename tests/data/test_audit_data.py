"""The workbooks of printed figures hold what the papers print, and nothing else is read from them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

import ikm
from data import make_audit
from ikm.errors import UnreadableFileError
from ikm.printed import WHOLE, Printed

AUDIT = Path(make_audit.__file__).parent / "audit"
FIXTURES = Path(__file__).parents[1] / "fixtures"
CODES = [f"U{i}" for i in range(1, 15)]


def number(text: str) -> float:
    return float(text.replace(",", "."))


def unsur(found: Printed, kind: str, unit: str, printing: int = 0) -> dict[str, float]:
    rows = found.rows(kind, printing, unit)
    return dict(zip(rows["item"], rows["value"], strict=True))


@pytest.fixture(scope="module")
def bandar() -> Printed:
    return ikm.read_printed(AUDIT / "bandar_lampung_2012.xlsx")


@pytest.fixture(scope="module")
def kpp() -> Printed:
    return ikm.read_printed(AUDIT / "kpp_jatim_2013.xlsx")


@pytest.mark.parametrize("name", ["bandar_lampung_2012", "kpp_jatim_2013", "batang", "templat_audit"])
def test_workbooks_are_what_the_script_makes(name: str, tmp_path: Path):
    make_audit.main(tmp_path)
    made, kept = (openpyxl.load_workbook(folder / f"{name}.xlsx") for folder in (tmp_path, AUDIT))
    cells = [[list(sheet.values) for sheet in book] for book in (made, kept)]
    assert cells[0] == cells[1]


@pytest.mark.parametrize(
    ("cetakan", "kind", "printing"), [("tabel", "nrr", 0), ("rumus", "nrr", 1), ("tertimbang", "weighted", 0)]
)
def test_every_mean_and_product_of_bandar_lampung(bandar: Printed, cetakan: str, kind: str, printing: int):
    lines = [row for row in make_audit.rows("bandar_lampung_2012_unsur") if row["cetakan"] == cetakan]
    assert len(lines) == 13
    for row in lines:
        assert unsur(bandar, kind, row["kecamatan"], printing) == {code: number(row[code]) for code in CODES}
    assert bandar.unread == ()


def test_bandar_lampung_is_that_of_the_fixture(bandar: Printed):
    """tests/fixtures/bandar_lampung.csv was typed from the paper on its own."""
    with (FIXTURES / "bandar_lampung.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert bandar.units == tuple(row["kecamatan"] for row in rows)
    for row in rows:
        unit = row["kecamatan"]
        assert unsur(bandar, "nrr", unit) == {code: number(row[code]) for code in CODES}
        assert list(unsur(bandar, "nrr", unit, 1).values()) == [number(text) for text in row["text_terms"].split()]
        printed = {
            kind: bandar.rows(kind, 0, unit).iloc[0]["text"] for kind in ("index", "ikm", "mutu", "kinerja", "n")
        }
        assert printed == {
            "index": row["printed_index"], "ikm": row["printed_ikm"], "mutu": row["printed_mutu"],
            "kinerja": row["printed_kinerja"], "n": row["n"],
        }  # fmt: skip


def test_misprints_stand_as_printed(bandar: Printed):
    """published_discrepancies: Tables 6, 7, 8, 10, 16 against the text; Table 15's products and index; Table 13."""
    for unit, code, table, text in (
        ("Tanjung Karang Timur", "U11", 3.350, 2.350),
        ("Panjang", "U3", 2.314, 2.413),
        ("Kemiling", "U12", 2.250, 2.225),
        ("Sukarame", "U12", 2.468, 2.486),
        ("Teluk Betung Selatan", "U1", 3.043, 3.047),
    ):
        assert (unsur(bandar, "nrr", unit)[code], unsur(bandar, "nrr", unit, 1)[code]) == (table, text)
    weighted = unsur(bandar, "weighted", "Teluk Betung Utara")
    assert [weighted[code] for code in ("U8", "U10", "U13")] == [0.194, 0.182, 0.191]
    assert unsur(bandar, "index", "Teluk Betung Utara") == {"": 2.638}
    assert unsur(bandar, "index", "Teluk Betung Utara", 1) == {"": 2.838}
    assert unsur(bandar, "nrr", "Tanjung Senang")["U4"] == 4.578
    assert bandar.rows("lowest", unit="Teluk Betung Utara")["item"].tolist() == ["U3", "U5"]
    assert bandar.rows("lowest", unit="Sukarame")["item"].tolist() == ["U6", "U3", "U8"]


def test_products_are_the_means_times_0_071_cut_but_for_the_four_misprints(bandar: Printed):
    """A check of the transcription: 178 of 182 products follow from the tables by the authors' own way."""
    nrr, weighted = bandar.grid("nrr").value, bandar.grid("weighted").value
    cut = (nrr * 1000).round().astype(int) * 71 // 1000
    other = {(bandar.units[i], CODES[j]) for i, j in zip(*(cut != (weighted * 1000).round()).nonzero(), strict=True)}
    assert other == {("Panjang", "U3"), *(("Teluk Betung Utara", code) for code in ("U8", "U10", "U13"))}


def test_table_1_and_3_and_the_sample(bandar: Printed):
    with (FIXTURES / "bandar_lampung_sampling.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for kind, key in (
            ("population", "population"),
            ("percent", "percent_printed"),
            ("quota", "raw_printed"),
            ("n", "n_printed"),
        ):
            assert unsur(bandar, kind, row["kecamatan"]) == {"": number(row[key])}
    assert (unsur(bandar, "population", WHOLE), unsur(bandar, "n", WHOLE)) == ({"": 881801}, {"": 400})
    assert unsur(bandar, "bound-value", WHOLE) == {"A": 1, "B": 2, "C": 3, "D": 4}
    assert unsur(bandar, "bound-low", WHOLE) == {"A": 81.26, "B": 62.51, "C": 43.67, "D": 25}
    assert unsur(bandar, "sample-size", WHOLE) == {"proportion": 400}
    assert unsur(bandar, "sample-error", WHOLE) == {"proportion": 0.05}
    assert unsur(bandar, "sample-population", WHOLE) == {"proportion": 881801}


def test_kpp_jatim(kpp: Printed):
    (unit,) = kpp.units
    with (FIXTURES / "kpp_jatim.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for kind, key in (("sum", "total"), ("answered", "n"), ("nrr", "printed_mean"), ("weighted", "printed_weighted")):
        assert unsur(kpp, kind, unit) == {row["unsur"]: number(row[key]) for row in rows if row[key]}
    assert unsur(kpp, "nrr", unit, 1)["U1"] == 3.04  # in the expression; the table says 3,29
    mutu = kpp.rows("mutu", unit=unit)
    assert dict(zip(mutu["item"], mutu["text"], strict=True)) == {
        "": "B",
        **{r["unsur"]: r["printed_mutu"] for r in rows},
    }
    assert (unsur(kpp, "ikm", unit), unsur(kpp, "n", unit)) == ({"": 75}, {"": 150})
    assert kpp.rows("bound-kinerja").set_index("item")["text"]["C"] == "Cukup Baik"
    assert kpp.unread == ()


def test_batang():
    found = ikm.read_printed(AUDIT / "batang.xlsx")
    table = "Pengaduan UPKP2 Kabupaten Batang"
    assert unsur(found, "count", WHOLE) == {f"{table}|Terselesaikan": 523, f"{table}|": 551}
    assert unsur(found, "share", WHOLE) == {f"{table}|Terselesaikan": 95}


def test_the_blank_template_is_refused_and_a_filled_one_reads_back():
    blank = AUDIT / "templat_audit.xlsx"
    with pytest.raises(UnreadableFileError, match="no printed figures"):
        ikm.read_printed(blank)
    book = openpyxl.load_workbook(blank)
    sheet = book["Rekap"]
    heads = [cell.value for cell in sheet[1]]
    filled = {"Unit": "Kecamatan Utara", "Jumlah responden": 29, "Populasi": 1200, "Rencana sampel": 30}
    filled |= {f"NRR U{i}": 3 + i / 100 for i in range(1, 10)} | {f"NRR tertimbang U{i}": 0.3 for i in range(1, 10)}
    filled |= {"Nilai indeks": 2.7, "Nilai IKM": 67.5, "Mutu pelayanan": "C", "Kinerja unit": "Kurang Baik"}
    filled |= {"Peringkat": 1, "Unsur terendah": "U1, Waktu penyelesaian"}
    assert set(filled) == set(heads)
    sheet.append([filled[head] for head in heads])
    book["Sampel"].append(["1.200", "Slovin", "5%", 300])
    book["Karakteristik"].append(["Jenis kelamin", "Perempuan", 15, "51,7%"])
    book["Kelas"].append(["C", 2, "2,60-3,064", "65,00-76,60", "Kurang Baik"])
    out = io.BytesIO()
    book.save(out)
    found = ikm.read_printed(out.getvalue(), name="laporan.xlsx")
    assert (found.units, found.unread) == (("Kecamatan Utara",), ())
    for kind, head in (
        ("n", "Jumlah responden"),
        ("planned", "Rencana sampel"),
        ("index", "Nilai indeks"),
        ("rank", "Peringkat"),
    ):
        assert unsur(found, kind, "Kecamatan Utara") == {"": filled[head]}
    assert unsur(found, "nrr", "Kecamatan Utara")["U9"] == 3.09
    assert found.rows("lowest")["item"].tolist() == ["U1", "U3"]
    assert unsur(found, "sample-size", WHOLE) == {"slovin": 300}
    assert unsur(found, "bound-high", WHOLE) == {"C": 76.6}
    assert unsur(found, "share", WHOLE) == {"Jenis kelamin|Perempuan": 51.7}
