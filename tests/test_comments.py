"""Comments are for reading: beside the unit alone, never with who wrote them."""

from __future__ import annotations

import pytest

import ikm
from ikm.comment_words import by_group
from ikm.comments import comments, unnamed_units
from ikm.reading.cues import unnamed
from tests.reading.books import U9, xlsx


def survey(*rows: tuple[str | None, str, str | None]) -> ikm.Survey:
    """Rows of unit, gender and comment; everybody answers 3."""
    table = [["Kecamatan", "Jenis Kelamin", *U9, "Saran"], *[[unit, sex, *[3] * 9, said] for unit, sex, said in rows]]
    read = ikm.read(xlsx(*table), name="uji.xlsx")
    assert isinstance(read, ikm.Survey)
    return read


def test_the_unit_is_all_that_stands_beside_a_comment() -> None:
    """Panjang has 5 respondents; Kemiling has 2 and Sukarame 3, so their comments stand without their unit."""
    seen = comments(
        survey(
            ("Panjang", "P", "Ruang tunggu panas"),
            ("Panjang", "L", None),
            ("Kemiling", "P", "Petugas ramah"),
            ("Panjang", "L", "antrean lama"),
            ("Panjang", "L", "-"),
            ("Kemiling", "L", None),
            ("Panjang", "P", None),
            *[("Sukarame", "P", None)] * 3,
        )
    )
    assert list(seen) == ["unit", "comment"]
    assert seen.values.tolist() == [
        ["", "Petugas ramah"],
        ["Panjang", "antrean lama"],
        ["Panjang", "Ruang tunggu panas"],
    ]


def test_a_single_small_unit_is_not_the_one_that_has_no_name() -> None:
    """Kemiling (2) alone would be known by having no name, so Sukarame (6), the next smallest, has none either."""
    data = survey(*[("Panjang", "P", "a")] * 9, *[("Sukarame", "P", "b")] * 6, *[("Kemiling", "P", "c")] * 2)
    assert unnamed_units(data) == {"Kemiling", "Sukarame"}
    assert set(comments(data)["unit"]) == {"", "Panjang"}
    assert by_group(data, "unit", apart=False)["group"].tolist() == ["Panjang", ""]
    assert not unnamed_units(survey(*[("Panjang", "P", "a")] * 9, *[("Sukarame", "P", "b")] * 6))


def test_small_units_that_are_few_people_together_take_the_next_with_them() -> None:
    """1 + 2 people are fewer than five, so the unit of 6 has no name either; 2 + 3 are enough by themselves."""
    rows = [*[("Panjang", "P", "a")] * 9, *[("Sukarame", "P", "b")] * 6, *[("Kemiling", "P", "c")] * 2]
    assert unnamed_units(survey(*rows, ("Kedaton", "P", "d"))) == {"Kedaton", "Kemiling", "Sukarame"}
    assert unnamed_units(survey(*rows, *[("Kedaton", "P", "d")] * 3)) == {"Kedaton", "Kemiling"}


def test_a_filter_that_leaves_fewer_than_five_shows_no_comment() -> None:
    rows = [("Panjang", "P", "Bagus sekali"), *[("Panjang", "L", f"Saran {i}") for i in range(5)]]
    data = survey(*rows)
    assert comments(data.where(jenis_kelamin="Perempuan")).empty
    assert comments(data.where(jenis_kelamin="Laki-laki"))["comment"].tolist() == [f"Saran {i}" for i in range(5)]


def test_a_survey_without_comments_or_units_has_a_table_all_the_same() -> None:
    data = ikm.read(xlsx(["JK", *U9], *[["L", *[3] * 9]] * 5), name="uji.xlsx")
    assert isinstance(data, ikm.Survey)
    assert list(comments(data)) == ["comment"]
    assert comments(data).empty


HIDDEN = [
    ("Nama saya Budi Santoso, mohon KTP dicetak", "Nama saya (hidden), mohon KTP dicetak"),
    ("nama saya budi santoso mohon dibantu", "nama saya (hidden) mohon dibantu"),
    ("NAMA SAYA BUDI SANTOSO MOHON DIBANTU", "NAMA SAYA (hidden) MOHON DIBANTU"),
    ("Nama saya adalah Agus Salim", "Nama saya adalah (hidden)"),
    ("KTP a.n. Siti Aminah belum jadi", "KTP a.n. (hidden) belum jadi"),
    ('berkas a/n: "Joko Widodo" hilang', 'berkas a/n: "(hidden)" hilang'),
    ("Akta a.n. M. Yusuf bin Ali, tolong dicek", "Akta a.n. (hidden), tolong dicek"),
    ("KK atas nama Ibu Dewi Lestari. Terima kasih", "KK atas nama Ibu (hidden). Terima kasih"),
    ("Hubungi Bapak/Ibu Rina di loket 2", "Hubungi Bapak/Ibu (hidden) di loket 2"),
    ("hubungi pak budi saja", "hubungi pak (hidden) saja"),
    ("Mohon menghubungi dr. Andi", "Mohon menghubungi dr. (hidden)"),
]


@pytest.mark.parametrize(("said", "shown"), HIDDEN)
def test_names_that_are_announced_are_hidden(said: str, shown: str) -> None:
    assert unnamed(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "Bapak Camat sangat ramah", "Hubungi Bapak Camat", "Kepala Dinas a.n. Bupati", "atas nama PT Maju Jaya",
        "atas nama masyarakat kami ucapkan terima kasih", "Atas nama keluarga saya", "Hubungi kami jika ada info",
        "nama saya tidak ada di daftar", "Nama saya salah ketik di KTP", "nama saya dipanggil lama", "a.n.",
        "Mohon petugas menghubungi saya", "kontak Dinas Sosial susah", "Nama jalan tidak jelas",
        "Ibu hamil didahulukan",
    ],
)  # fmt: skip
def test_offices_and_everybody_stay(said: str) -> None:
    assert unnamed(said) == said


def test_a_name_in_a_comment_never_comes_in() -> None:
    """The name is gone when the file is open, with the telephone number beside it."""
    book = ikm.reading.open_workbook(
        xlsx(["Unit", *U9, "Saran"], *[["A", *[3] * 9, "Hubungi Ibu Siti Aminah 081234567890 ya"]] * 5), "a.xlsx"
    )
    said = [value for column in book.sheets[0].columns for value in column.values if isinstance(value, str)]
    assert "Hubungi Ibu (hidden) (hidden) ya" in said
    assert not any("Siti" in value for value in said)
