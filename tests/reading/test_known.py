"""Small files of known numbers: people per unit, shares of respondent groups."""

from __future__ import annotations

import pytest

from ikm.errors import UnreadableFileError
from ikm.reading import Shares, known, matched, open_workbook, populations, shares
from ikm.reading.workbook import Workbook
from tests.reading.books import Row, xlsx

UNITS = ["Kec. Kedaton", "Kecamatan Sukarame", "Puskesmas Melati"]


def book(*rows: Row) -> Workbook:
    return open_workbook(xlsx(*rows), "penduduk.xlsx")


def text(said: str) -> Workbook:
    return open_workbook(said.encode(), "penduduk.csv")


def test_names_and_numbers_of_a_plain_file():
    read = known(book(["Kecamatan", "Jumlah penduduk"], ["Kedaton", 89325], ["Sukarame", 63504]))
    assert read.rows == (("Kedaton", 89325), ("Sukarame", 63504))
    assert read.totals == read.unread == ()


def test_a_file_without_a_header():
    assert known(text("Kedaton;89.325\nSukarame;63.504\n")).rows == (("Kedaton", 89325), ("Sukarame", 63504))


def test_titles_above_numbers_in_front_a_total_and_a_note_below():
    """89,325 + 63,504 + 72,385 = 225,214."""
    read = known(
        book(
            ["JUMLAH PENDUDUK MENURUT KECAMATAN"],
            ["Kabupaten Contoh, 2025"],
            [],
            ["No", "Kecamatan", "Penduduk"],
            [1, "Kedaton", "89.325"],
            [2, "Sukarame", "63,504"],
            [3, "Panjang", 72385],
            [None, "Total kabupaten", "225.214"],
            ["Sumber: angka karangan"],
        )
    )
    assert read.rows == (("Kedaton", 89325), ("Sukarame", 63504), ("Panjang", 72385))
    assert (read.totals, read.unread) == (("Total kabupaten",), ())


def test_a_unit_that_begins_like_a_total_stays():
    read = known(book(["Unit", "Jumlah penduduk"], ["Total Sehat", 300], ["Melati", 500], ["Jumlah", 800]))
    assert read.rows == (("Total Sehat", 300), ("Melati", 500))
    assert read.totals == ("Jumlah",)


@pytest.mark.parametrize("cell", ["banyak", "-", 72.385, 0, -5, "12,5"])
def test_what_is_no_number_of_people_is_named_and_not_repaired(cell):
    read = known(book(["Unit", "Jumlah penduduk"], ["Kedaton", 89325], ["Sukarame", cell], ["Panjang", 72385]))
    assert read.rows == (("Kedaton", 89325), ("Panjang", 72385))
    assert read.unread == ("Sukarame",)


def test_a_number_without_a_name_is_named_by_its_cell():
    assert known(book(["Unit", "Jumlah penduduk"], ["A", 5], [None, 7], ["B", 6])).unread == ("B3",)


def test_populations_match_names_as_the_survey_writes_them():
    read = populations(
        book(["Nama Kecamatan", "Populasi"], ["KECAMATAN  KEDATON", "89.325"], ["Kec Sukarame", 63504], ["Melati", 12]),
        UNITS,
    )
    assert read.numbers == {"Kec. Kedaton": 89325, "Kecamatan Sukarame": 63504, "Puskesmas Melati": 12}
    assert read.unknown == read.missing == read.twice == ()


def test_unknown_names_and_units_without_a_number_are_said():
    read = populations(book(["Unit", "Populasi"], ["Kedaton", 5], ["Kelurahan Melati", 7], ["Sukaramai", 9]), UNITS)
    assert read.numbers == {"Kec. Kedaton": 5}
    assert read.unknown == ("Kelurahan Melati", "Sukaramai")  # another kind; another name
    assert read.missing == ("Kecamatan Sukarame", "Puskesmas Melati")


def test_a_bare_name_that_can_be_two_units_is_nobodys():
    units = ["Kelurahan Melati", "Puskesmas Melati"]
    read = populations(book(["Unit", "Populasi"], ["Melati", 5], ["Mawar", 6]), units)
    assert (read.numbers, read.unknown, read.missing) == ({}, ("Melati", "Mawar"), tuple(units))


def test_a_unit_with_two_numbers_has_none():
    read = populations(book(["Unit", "Populasi"], ["Kedaton", 5], ["Kec. Kedaton", 6], ["Kec. Kedaton", 7]), UNITS)
    assert read.numbers == {}
    assert read.twice == ("Kec. Kedaton",)
    same = populations(book(["Unit", "Populasi"], ["Kec. Kedaton", 6], ["kecamatan kedaton", 6]), UNITS)
    assert same.numbers == {"Kec. Kedaton": 6}


def test_shares_in_percent_with_commas_points_and_signs():
    read = shares(
        text("Atribut;Kategori;Persen\njenis kelamin;Perempuan;51,2\nJenis Kelamin;Laki-laki;48.8%\nUsia;17-25;100\n")
    )
    assert read.rows == (
        ("jenis_kelamin", "Perempuan", 51.2),
        ("jenis_kelamin", "Laki-laki", 48.8),
        ("umur", "17-25", 100),
    )
    assert read.unknown == read.totals == read.unread == ()


def test_shares_under_titles_with_merged_attributes_and_totals():
    read = shares(
        book(
            ["Penduduk Kabupaten Contoh"],
            [],
            ["Karakteristik", "Kategori", "Jumlah"],
            ["Jenis kelamin", "Perempuan", "12.345"],
            [None, "Laki-laki", "11.900"],
            [None, "Jumlah", "24.245"],
            ["Agama", "Semua", 950],
        )
    )
    assert read.rows == (("jenis_kelamin", "Perempuan", 12345), ("jenis_kelamin", "Laki-laki", 11900))
    assert (read.totals, read.unknown) == (("Jumlah",), ("Agama",))


def test_three_decimals_that_add_up_to_a_hundred_are_no_thousands():
    """33.333 + 66.667 = 100."""
    read = shares(book(["a", "b", "c"], ["Jenis kelamin", "Perempuan", "33.333"], [None, "Laki-laki", "66.667"]))
    assert [number for *_, number in read.rows] == [33.333, 66.667]


def test_a_share_that_could_be_either_is_not_read():
    read = shares(book(["a", "b", "c"], ["Jenis kelamin", "Perempuan", "33.333"], [None, "Laki-laki", "20"]))
    assert read.rows == (("jenis_kelamin", "Laki-laki", 20),)
    assert read.unread == ("Perempuan",)


def test_files_without_such_columns_are_refused_in_a_sentence():
    with pytest.raises(UnreadableFileError, match=r"no column of names beside a column of numbers"):
        known(book(["Kecamatan", "Keterangan"], ["Kedaton", "ramai"]))
    with pytest.raises(UnreadableFileError, match=r"“Nama” is taken for people's names"):
        known(book(["Nama", "Jumlah"], ["Kedaton", 5], ["Sukarame", 6]))
    with pytest.raises(UnreadableFileError, match=r"several columns that could be meant \(B, C\)"):
        known(book(["Kecamatan", "2024", "2025"], ["Kedaton", 50, 70], ["Sukarame", 60, 80]))
    with pytest.raises(UnreadableFileError, match=r"no three columns"):
        shares(book(["Kategori", "Persen"], ["Perempuan", 51.2]))


def test_a_headed_column_is_taken_among_several():
    rows = [["Kecamatan", "Luas", "Jumlah penduduk", "Ibu kota"], ["Kedaton", 7.5, 50, "X"], ["Sukarame", 8.5, 60, "Y"]]
    assert known(book(*rows)).rows == (("Kedaton", 50), ("Sukarame", 60))


def test_shares_with_the_surveys_own_names():
    """Case, signs and short forms do not matter; what the survey does not have is said, never guessed."""
    found = Shares(
        (
            ("jenis_kelamin", "LAKI - LAKI", 49.5),
            ("jenis_kelamin", "perempuan", 50.5),
            ("unit", "Kec. Kedaton", 10),
            ("unit", "Antah Berantah", 20),
            ("umur", "17-25", 30),
        ),
        unknown=("hobi",),
        totals=("Jumlah",),
    )
    said = matched(found, {"jenis_kelamin": ["Laki-laki", "Perempuan"], "unit": ["Kecamatan Kedaton", "Sukabumi"]})
    assert said.rows == (
        ("jenis_kelamin", "Laki-laki", 49.5),
        ("jenis_kelamin", "Perempuan", 50.5),
        ("unit", "Kecamatan Kedaton", 10),
    )
    assert said.unknown == ("hobi", "Antah Berantah", "17-25")
    assert said.totals == ("Jumlah",)
