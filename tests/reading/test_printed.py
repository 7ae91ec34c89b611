"""The printed figures of a report, from workbooks in any layout: each as it stands, nothing computed."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikm
from benchmarks import fuzz
from ikm.errors import IkmError, UnknownChoiceError, UnreadableFileError
from ikm.printed import WHOLE, Printed
from tests.reading.books import U9, U14, xlsx

MEANS = [2.9, 3.1, 2.344, 3.0, 2.75, 3.25, 3.5, 2.6, 3.05]
NAMES = [
    "Persyaratan", "Sistem, Mekanisme, dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana", "Sarana dan Prasarana",
    "Penanganan Pengaduan, Saran dan Masukan",
]  # fmt: skip
Row = list[Any]


def report(*rows: Row, name: str = "laporan.xlsx", pedoman: str | None = None, **sheets: list[Row]) -> Printed:
    return ikm.read_printed(xlsx(*rows, **sheets), name=name, pedoman=pedoman)


def values(found: Printed, kind: str, unit: str, printing: int = 0) -> dict[str, float]:
    rows = found.rows(kind, printing, unit)
    return dict(zip(rows["item"], rows["value"], strict=True))


def texts(found: Printed, kind: str, unit: str = WHOLE) -> list[tuple[str, str]]:
    rows = found.rows(kind, unit=unit)
    return list(zip(rows["item"], rows["text"], strict=True))


NRR = dict(zip(U9, MEANS, strict=True))


def test_units_as_rows_with_everything_beside():
    found = report(
        ["REKAPITULASI IKM PERMENPAN 14 TAHUN 2017"],
        [
            "No",
            "Kecamatan",
            "Jumlah Responden",
            "Populasi",
            *U9,
            "Indeks",
            "IKM",
            "Mutu",
            "Kinerja",
            "Peringkat",
            "Prioritas",
        ],
        [1, "Utara", 29, "72.385", *MEANS, "2,940", "73,50", "C", "Kurang Baik", 2, "U3, U8"],
        [
            2,
            "Selatan",
            31,
            "63.747",
            *[4.5, *MEANS[1:]],
            3.1,
            77.5,
            "B",
            "Baik",
            1,
            "Waktu penyelesaian dan biaya/tarif",
        ],
    )
    assert found.units == ("Utara", "Selatan")
    assert (found.noun, found.pedoman.code, found.unread) == ("kecamatan", "permenpan-2017", ())
    assert values(found, "nrr", "Utara") == NRR
    assert values(found, "nrr", "Selatan")["U1"] == 4.5  # off the scale, as printed
    assert values(found, "population", "Utara") == {"": 72385}
    assert found.grid("n").value[:, 0].tolist() == [29, 31]
    assert found.grid("rank").value[:, 0].tolist() == [2, 1]
    assert texts(found, "mutu", "Utara") == [("", "C")]
    assert texts(found, "kinerja", "Selatan") == [("", "Baik")]
    assert [code for code, _ in texts(found, "lowest", "Utara")] == ["U3", "U8"]
    assert texts(found, "lowest", "Selatan") == [("U3", "Waktu penyelesaian"), ("U4", "biaya/tarif")]
    ikm_ = found.rows("ikm", unit="Utara").iloc[0]
    assert (ikm_["value"], ikm_["decimals"], ikm_["text"], ikm_["place"]) == (73.5, 2, "73,50", "Data!O3")


def test_most_decimals_are_those_of_the_same_figures_of_the_table():
    """A spreadsheet keeps 2.9 of 2,900; another figure of the table shows that three decimals were printed."""
    grid = report(["Unit", *U9], ["A", *MEANS], ["B", *MEANS]).grid("nrr")
    assert grid.decimals[0].tolist() == [1, 1, 3, 0, 2, 2, 1, 1, 2]
    assert grid.most.tolist() == [[3] * 9] * 2


def test_noise_of_arithmetic_is_no_decimal_and_a_full_mean_has_twelve():
    grid = report(["Unit", *U9], ["A", 2.7270000000000003, 30 / 11, *MEANS[2:]]).grid("nrr")
    assert grid.decimals[0, :2].tolist() == [3, 12]
    assert grid.value[0, 0] == 2.727


def test_totals_are_of_the_whole_survey():
    found = report(
        ["Kecamatan", "n", "Populasi", *U9, "IKM"],
        ["Utara", 29, 1000, *MEANS, 73],
        ["Selatan", 31, 2000, *MEANS, 74],
        ["Jumlah", 60, 3000],
        ["Rata-rata", 30, None, *MEANS, 73.5],
    )
    assert found.units == ("Utara", "Selatan")
    assert (values(found, "n", WHOLE), values(found, "population", WHOLE)) == ({"": 60}, {"": 3000})
    assert (values(found, "nrr", WHOLE), values(found, "ikm", WHOLE)) == (NRR, {"": 73.5})
    assert found.unread == (("Data!B5", "30"),)  # the mean of numbers of respondents is no figure of the whole


def test_a_sum_of_means_in_a_row_of_totals_is_set_aside():
    found = report(["Unit", *U9], ["A", *MEANS], ["B", *MEANS], ["Jumlah", *(2 * mean for mean in MEANS)])
    assert len(found.unread) == 9
    assert found.rows("nrr", unit=WHOLE).empty


def test_a_region_among_units_is_the_whole():
    rows = [[f"Kecamatan {name}", 10, *MEANS] for name in ("A", "B", "C", "D")]
    found = report(["Kecamatan", "n", *U9], *rows, ["Kota Contoh", 40, *MEANS])
    assert len(found.units) == 4
    assert values(found, "n", WHOLE) == {"": 40}


def test_nrr_and_tertimbang_side_by_side_and_under_each_name():
    weighted = [round(mean * 0.11, 3) for mean in MEANS]
    beside = report(["Unit", *[f"NRR {u}" for u in U9], *[f"NRR tertimbang {u}" for u in U9]], ["A", *MEANS, *weighted])
    pairs = [figure for pair in zip(MEANS, weighted, strict=True) for figure in pair]
    under = report(["Unit", *[c for u in U9 for c in (u, None)]], [None, *["NRR", "NRR tertimbang"] * 9], ["A", *pairs])
    for found in (beside, under):
        assert values(found, "nrr", "A") == NRR
        assert values(found, "weighted", "A") == dict(zip(U9, weighted, strict=True))


def test_what_no_header_says_is_told_by_magnitude():
    found = report(["Unit", *U9, *U9], ["A", *MEANS, *(round(mean * 0.11, 3) for mean in MEANS)])
    assert (len(found.rows("nrr")), len(found.rows("weighted"))) == (9, 9)
    sums = report(["Unit", "n", *U9], ["A", 30, *(int(30 * mean) for mean in MEANS)])
    assert values(sums, "sum", "A")["U1"] == 87


def test_a_band_of_two_rows_over_the_unsur():
    found = report(
        ["No", "Kecamatan", "Nilai Rata-Rata per Unsur", *[None] * 8, "IKM"],
        [None, None, *U9],
        [1, "Utara", *MEANS, 73.5],
        [2, "Selatan", *MEANS, 74.5],
    )
    assert values(found, "nrr", "Utara") == NRR
    assert found.grid("ikm").value[:, 0].tolist() == [73.5, 74.5]


def test_units_as_columns():
    found = report(
        ["No", "Unsur Pelayanan", "Puskesmas Melati", "Puskesmas Mawar"],
        *([i, name, mean, mean] for i, (name, mean) in enumerate(zip(NAMES, MEANS, strict=True), start=1)),
        [None, "Jumlah responden", 30, 40],
        [None, "IKM", "73,5", "74,5"],
        [None, "Mutu", "C", "C"],
    )
    assert found.units == ("Puskesmas Melati", "Puskesmas Mawar")
    assert values(found, "nrr", "Puskesmas Mawar") == NRR
    assert found.grid("n").value[:, 0].tolist() == [30, 40]
    assert texts(found, "mutu", "Puskesmas Melati") == [("", "C")]


def table_of_one(means: list[float], ikm_: str = "73,50") -> list[Row]:
    return [
        ["Kode", "Unsur Pelayanan", "Jumlah nilai", "Jumlah yang mengisi", "Nilai Rata-Rata", "NRR tertimbang", "Mutu"],
        *([u, n, 87, 30, m, 0.3, "C"] for u, n, m in zip(U9, NAMES, means, strict=True)),
        [None, "Jumlah", None, None, None, 2.94],
        [f"IKM = {ikm_}"],
        ["Mutu Pelayanan : C (Kurang Baik)"],
    ]


def test_one_unit_with_unsur_as_rows():
    found = report(["Tabel 7 Nilai Pada Kecamatan Utara Kota Contoh"], *table_of_one(MEANS))
    unit = "Kecamatan Utara"
    assert (found.units, found.unread) == ((unit,), ())
    assert values(found, "nrr", unit) == NRR
    assert values(found, "sum", unit) == dict.fromkeys(U9, 87)
    assert values(found, "answered", unit) == dict.fromkeys(U9, 30)
    assert (values(found, "index", unit), values(found, "ikm", unit)) == ({"": 2.94}, {"": 73.5})
    assert texts(found, "mutu", unit)[-2:] == [("U9", "C"), ("", "C")]
    assert texts(found, "kinerja", unit) == [("", "Kurang Baik")]


def test_a_sheet_for_each_unit():
    found = report(Utara=table_of_one(MEANS), Selatan=table_of_one(MEANS, "74,50"))
    assert found.units == ("Utara", "Selatan")
    assert found.grid("ikm").value[:, 0].tolist() == [73.5, 74.5]


def test_several_tables_on_a_sheet_below_and_beside_each_other():
    found = report(
        ["Tabel 1 Kecamatan Utara"],
        ["Unsur", "NRR", None, "Kecamatan", "n"],
        *(
            [u, m, None, *beside]
            for u, m, beside in zip(U9, MEANS, [["Utara", 29], ["Selatan", 31], *[[]] * 7], strict=True)
        ),
        [],
        ["Tabel 2 Kecamatan Selatan"],
        ["Unsur", "NRR"],
        *([u, m] for u, m in zip(U9, MEANS, strict=True)),
    )
    assert set(found.units) == {"Utara", "Selatan"} or set(found.units) == {"Kecamatan Utara", "Kecamatan Selatan"}
    assert found.grid("nrr").value.tolist() == [MEANS, MEANS]
    assert found.grid("n").value[:, 0].tolist() == [29, 31]


def test_the_official_table_has_its_bottom_rows_read_and_its_respondents_left():
    found = report(
        ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN"],
        ["Unit Pelayanan : Puskesmas Melati"],
        ["NO. RESP", "NILAI UNSUR PELAYANAN"],
        [None, *U9, "*) **)"],
        *([i, *[3] * 8, 4] for i in (1, 2, 3)),
        ["Σ Nilai / Unsur", *[9] * 8, 12],
        ["NRR / Unsur", *[3] * 8, 4],
        ["NRR tertimbang / unsur", *[0.333] * 8, 0.444, 3.108],
        ["IKM Unit pelayanan", *[None] * 9, 77.7],
    )
    assert (found.units, found.unread) == (("Puskesmas Melati",), ())
    assert values(found, "sum", "Puskesmas Melati") == {**dict.fromkeys(U9, 9), "U9": 12}
    assert values(found, "nrr", "Puskesmas Melati")["U9"] == 4
    assert (values(found, "index", "Puskesmas Melati"), values(found, "ikm", "Puskesmas Melati")) == (
        {"": 3.108},
        {"": 77.7},
    )


def test_text_numbers_with_comma_percent_and_class():
    found = report(["Unit", *U9, "IKM", "Persen"], ["A", "3,25 (B)", *["2,900"] * 8, "81,75 (B)", "8,20%"])
    assert values(found, "nrr", "A")["U1"] == 3.25
    assert found.grid("nrr").decimals[0].tolist() == [2, *[3] * 8]
    assert texts(found, "mutu", "A") == [("U1", "B"), ("", "B")]
    assert values(found, "percent", "A") == {"": 8.2}


def test_percentages_stored_as_fractions_are_as_shown():
    found = report(["Kecamatan", "Populasi", "Persen"], ["A", 410, 0.41], ["B", 590, 0.59])
    assert found.grid("percent").value[:, 0].tolist() == [41, 59]


def test_the_same_figure_printed_again():
    found = report(
        Rumus=[["Unit", *[f"NRR {u} (rumus)" for u in U9]], ["A", *MEANS], ["B", *MEANS]],
        Tabel=[["Unit", *[f"NRR {u}" for u in U9]], ["A", *[3.14, *MEANS[1:]]], ["B", *MEANS]],
        Indeks=[["Unit", "Indeks", "Indeks (dalam teks)"], ["A", "2,638", "2,838"]],
    )
    assert found.printings("nrr") == 2
    assert values(found, "nrr", "A")["U1"] == 3.14  # the table comes first, wherever it stands
    assert values(found, "nrr", "A", 1)["U1"] == 2.9
    assert (values(found, "index", "A"), values(found, "index", "A", 1)) == ({"": 2.638}, {"": 2.838})


def test_a_unit_in_two_rows_is_kept_twice():
    found = report(["Unit", *U9], ["A", *MEANS], ["A", *[3.14, *MEANS[1:]]])
    assert found.units == ("A",)
    assert (values(found, "nrr", "A")["U1"], values(found, "nrr", "A", 1)["U1"]) == (2.9, 3.14)


def test_one_unit_under_two_names():
    found = report(
        Rekap=[["Kecamatan", "n"], ["Utara", 29], ["Selatan", 31]],
        Tabel=[["Tabel 1 Nilai Pada Kecamatan Utara Tahun 2025"], ["Unsur", "NRR"], *([u, 3] for u in U9)],
    )
    assert found.units == ("Utara", "Selatan")
    assert values(found, "nrr", "Utara")["U1"] == 3


def test_rows_per_period_are_told_apart():
    found = report(["Unit", "Periode", *U9], ["A", "TW I 2026", *MEANS], ["A", "TW II 2026", *MEANS])
    assert found.units == ("A · TW I 2026", "A · TW II 2026")


def test_sampel_beside_responden_is_the_plan():
    found = report(["Kecamatan", "Sampel", "Kuota", "Responden"], ["A", 33, "32,80", 30], ["B", 40, "40,48", 41])
    assert found.grid("planned").value[:, 0].tolist() == [33, 40]
    assert found.grid("quota").value[:, 0].tolist() == [32.8, 40.48]
    assert found.grid("n").value[:, 0].tolist() == [30, 41]


def test_lowest_with_figures_behind_is_a_second_printing():
    found = report(
        ["Unit", *[f"NRR tertimbang {u}" for u in U14], "Unsur terendah"],
        ["A", *[0.2] * 14, "Kecepatan Pelayanan (0,176), Kesopanan dan Keramahan Petugas (0,185) dan U3; lain-lain"],
        pedoman="kepmenpan-2004",
    )
    assert [code for code, _ in texts(found, "lowest", "A")] == ["U7", "U9", "U3"]
    assert values(found, "weighted", "A", 1) == {"U7": 0.176, "U9": 0.185}


def test_the_table_of_classes():
    found = report(
        ["Nilai Persepsi", "Nilai Interval", "Nilai Interval Konversi", "Mutu Pelayanan", "Kinerja Unit Pelayanan"],
        [3, "1.76-2.50", "43,67 – 62,50", "C", "Kurang Baik"],
        [1, "3,26 s.d. 4,00", "81,26-100,00", "A", "Sangat Baik"],
        Rekap=[["Unit", "IKM"], ["A", 70]],
    )
    got = {kind: found.rows(kind).set_index("item").value.to_dict() for kind in found.figures["kind"].unique()}
    assert got["bound-value"] == {"C": 3, "A": 1}
    assert (got["bound-low"], got["bound-high"]) == ({"C": 43.67, "A": 81.26}, {"C": 62.5, "A": 100})
    assert got["bound-index-high"] == {"C": 2.5, "A": 4}
    assert texts(found, "bound-kinerja") == [("C", "Kurang Baik"), ("A", "Sangat Baik")]


def test_counts_with_percentages():
    found = report(
        ["Karakteristik", "Indikator", "Jumlah", "Persentase"],
        ["Jenis kelamin", "Laki-laki", 60, "40%"],
        [None, "Perempuan", 90, "60,0%"],
        ["Jumlah", None, 150, "100%"],
    )
    counts = found.rows("count").set_index("item").value.to_dict()
    assert counts == {"Jenis kelamin|Laki-laki": 60, "Jenis kelamin|Perempuan": 90, "Jenis kelamin|": 150}
    assert found.rows("share").set_index("item").decimals["Jenis kelamin|Perempuan"] == 1


def test_the_size_of_the_sample():
    found = report(["Populasi", "Metode", "Galat", "Sampel"], ["881.801", "Slovin", "5%", 400])
    rows = {row.kind: (row.item, row.value) for row in found.figures.itertuples()}
    assert rows == {
        "sample-population": ("slovin", 881801),
        "sample-error": ("slovin", 0.05),
        "sample-size": ("slovin", 400),
    }


def test_what_is_not_understood_is_named():
    found = report(["Unit", "n", "U1", "U2", "U3", "Luas wilayah", "IKM"], ["A", "dua puluh", 3, "?", 3, 12.5, 75])
    assert dict(found.unread) == {"Data!B2": "dua puluh", "Data!D2": "?", "Data!F2": "12.5"}
    converted = report(["Unit", "n", *U9], ["A", 29, *(25 * mean for mean in MEANS)])
    assert len(converted.unread) == 9  # converted figures of unsur are no kind that is checked


def test_dashes_and_formulas_without_result_are_blank():
    found = report(["Unit", "n", *U9], ["A", "-", *MEANS[:8], "n/a"])
    assert (len(found.rows("nrr")), found.has("n"), found.unread) == (8, False, ())


def test_importance_is_no_figure_of_how_it_was():
    found = report(["Unit", *[f"Kinerja {u}" for u in U9], *[f"Harapan {u}" for u in U9]], ["A", *MEANS, *[3.9] * 9])
    assert values(found, "nrr", "A") == NRR
    assert (found.printings("nrr"), found.unread) == (1, ())


def test_the_pedoman_is_as_asked_stated_or_found():
    fourteen = [["Unit", *U14], ["A", *[3.1] * 14]]
    assert report(*fourteen).pedoman.code == "kepmenpan-2004"
    recap = [["Unit", "IKM"], ["A", 78]]
    assert report(["IKM menurut KEP/25/M.PAN/2/2004"], *recap).pedoman.code == "kepmenpan-2004"
    assert report(*recap, pedoman="permenpan-2014").pedoman.code == "permenpan-2014"
    with pytest.raises(UnknownChoiceError):
        report(*recap, pedoman="permenpan-1999")


PEOPLE = [["No", "Kecamatan", *U9], *([i, "A", *[3] * 9] for i in range(1, 30))]


def test_respondents_alone_print_nothing_and_beside_a_recap_they_are_left_to_read():
    with pytest.raises(UnreadableFileError, match="no printed figures"):
        report(*PEOPLE)
    blob = xlsx(Data=PEOPLE, Rekap=[["Kecamatan", "n", *U9], ["A", 29, *MEANS]])
    found = ikm.read_printed(blob, name="survei.xlsx")
    assert values(found, "nrr", "A") == NRR
    assert found.rows("n").place.tolist() == ["Rekap!B2"]
    assert ikm.read(blob, name="survei.xlsx").n == 29


def test_hidden_sheets_are_not_read():
    import io

    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(xlsx(Rekap=[["Unit", "IKM"], ["A", 78]], Lama=[["Unit", "IKM"], ["B", 70]]))
    )
    book["Lama"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert ikm.read_printed(out.getvalue(), name="a.xlsx").units == ("A",)


def test_mutated_files_end_in_a_report_or_a_sentence():
    for number in range(60):
        try:
            ended = ikm.read_printed(fuzz.made(number, 2026)[1], name="berkas.xlsx").source.file
        except IkmError as error:
            ended = str(error)
        assert ended


FIGURE = st.one_of(st.none(), st.integers(1000, 4999).map(lambda figure: figure / 1000))
UNITS = st.lists(st.text("abcdefghijklm", min_size=6, max_size=12), min_size=2, max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.data(), UNITS, st.booleans(), st.booleans())
def test_whatever_is_printed_is_read_as_it_stands(data: st.DataObject, names: list[str], text: bool, flipped: bool):
    """Any means, on the scale or off it, as numbers or with decimal commas, units as rows or as columns."""
    units = [f"Kecamatan {name.title()}" for name in names]
    row = st.lists(FIGURE, min_size=9, max_size=9).filter(lambda line: sum(cell is not None for cell in line) > 4)
    means = [data.draw(row) for _ in units]
    ns = data.draw(st.lists(st.integers(11, 400), min_size=len(units), max_size=len(units)))

    def shown(cell: float | None) -> Any:
        return None if cell is None else f"{cell:.3f}".replace(".", ",") if text else cell

    rows: list[Row] = [["Unsur", "Jumlah responden", *[f"NRR {u}" for u in U9]]]
    rows[0][0] = "Kecamatan" if not flipped else "Unsur"
    rows += [[unit, n, *map(shown, line)] for unit, n, line in zip(units, ns, means, strict=True)]
    if flipped:
        rows = [list(line) for line in zip(*rows, strict=True)]
    found = report(*rows)
    assert found.units == tuple(units)
    assert found.grid("n").value[:, 0].tolist() == ns
    expected = np.array([[math.nan if cell is None else cell for cell in line] for line in means])
    np.testing.assert_array_equal(found.grid("nrr").value, expected)
    assert found.unread == ()
