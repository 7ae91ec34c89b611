"""Attributes: spellings, groups, codes, orders; one thing written in several ways is one category."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.reading.spellings import unify
from ikm.reading.vocabulary import exact_attribute
from tests.reading.books import U9, issues, notes, read


def column(header: str, *values: Any) -> Any:
    return read([header, *U9], *[[value, *[3] * 9] for value in values])


def held(header: str, role: str, *values: Any) -> list[Any]:
    taken = column(header, *values).respondents[role]
    return taken.astype(object).where(taken.notna(), None).tolist()


def test_genders() -> None:
    values = ["L", "Lk", "Laki-laki", "LAKI - LAKI", "pria", "P", "pr", "Perempuan", "Wanita", None, "-"]
    assert held("JK", "jenis_kelamin", *values) == ["Laki-laki"] * 5 + ["Perempuan"] * 4 + [None, None]


def test_ages() -> None:
    values = [17, 20, "29", "35 tahun", 49.0, 59, 60, "17-25", None]
    survey = column("Umur", *values)
    assert held("Usia", "umur", *values) == [
        "< 20", "20–29", "20–29", "30–39", "40–49", "50–59", "≥ 60", "17–25", None,
    ]  # fmt: skip
    assert survey.respondents["umur_tahun"].tolist()[:7] == [17, 20, 29, 35, 49, 59, 60]
    order = list(survey.respondents["umur"].cat.categories)
    assert order == ["17–25", "< 20", "20–29", "30–39", "40–49", "50–59", "≥ 60"]


@pytest.mark.parametrize(
    "value", ["34 th", "34thn.", "34 tahun 5 bulan", "Usia 34", "34,5", "34 years old", "± 34", "34 "]
)
def test_an_age_in_words(value: str) -> None:
    assert held("Umur", "umur", value) == ["30–39"]


RANGES = {
    "17–25": [
        "17-25", "17 – 25", "17 s/d 25 tahun", "17 sd 25", "17 s.d. 25 th", "17 sampai dengan 25", "17 th - 25 th",
        "antara 17 dan 25 tahun", "a. 17-25", "1. 17 - 25 tahun", "(2) 17—25",
    ],
    "> 50": [">50", "> 50 tahun", "di atas 50", "diatas 50 th", "lebih dari 50 tahun", "d. > 50", "over 50"],
    "≥ 60": ["60 tahun ke atas", "60+", ">= 60", "≥60", "60 keatas", "60 and above", "minimal 60"],
    "< 20": ["<20 th", "kurang dari 20", "di bawah 20 tahun", "under 20"],
    "≤ 20": ["20 tahun ke bawah", "<= 20", "maksimal 20 th"],
}  # fmt: skip


@pytest.mark.parametrize("spelling", RANGES)
def test_a_range_of_ages_is_one_group_however_it_is_written(spelling: str) -> None:
    assert held("Rentang usia", "umur", *RANGES[spelling]) == [spelling] * len(RANGES[spelling])


@pytest.mark.parametrize(
    "text", ["25-17", "1990-2000", "Remaja (17-25)", "dewasa", "12 bulan", "03/12", "50 tahun lebih"]
)
def test_what_is_no_range_stays_as_it_is_written(text: str) -> None:
    assert held("Umur", "umur", text) == [text]


def test_ranges_stand_from_young_to_old() -> None:
    survey = column("Umur", "> 55", "46-55", "17 s/d 25", "<17", "26 - 45 th")
    assert list(survey.respondents["umur"].cat.categories) == ["< 17", "17–25", "26–45", "46–55", "> 55"]


@pytest.mark.parametrize("age", [9, 111, -3, 1987, "3 tahun", "umur 200"])
def test_impossible_ages(age: int | str) -> None:
    assert [i[-1] for i in issues(column("Umur", age, 30))] == ["not-an-age"]


GENDERS = {
    "Laki-laki": [
        "L", "l", "Lk", "LK.", "Laki - Laki", "Laki2", "pria", "1. Laki-laki", "Laki-laki (L)", "Lakilaki", "♂", "Male",
        "a. Laki-laki", "L = Laki-laki", "Tn.", "Bapak", "(1) Pria", "laki_laki", "Laki-lki",
    ],
    "Perempuan": [
        "P", "Pr", "P/perempuan", "PEREMPUAN", "wanita", "♀️", "Female", "2. Perempuan", "b) Wanita", "Ibu",
        "2 Perempuan", "Perempaun", "Perempuan/Wanita",
    ],
}  # fmt: skip


@pytest.mark.parametrize("gender", GENDERS)
def test_genders_in_everyday_forms(gender: str) -> None:
    assert held("Jenis Kelamin", "jenis_kelamin", *GENDERS[gender]) == [gender] * len(GENDERS[gender])


@pytest.mark.parametrize("text", ["L/P", "Bapak/Ibu", "transgender", "Tidak menjawab", "Laki-laki/Perempuan", "x"])
def test_what_is_no_one_gender_stays_as_it_is_written(text: str) -> None:
    assert held("Jenis Kelamin", "jenis_kelamin", text, "L") == [text, "Laki-laki"]


def test_a_gender_with_a_slip_of_the_pen_is_said() -> None:
    assert notes(column("JK", "L", "Perempaun"))["spellings-unified"] == {
        "column": "JK", "examples": "Perempaun → Perempuan",
    }  # fmt: skip
    assert "spellings-unified" not in notes(column("JK", "L", "Pria", "1. Laki-laki"))


def test_education_from_low_to_high() -> None:
    values = ["S2", "S-1", "SLTA/sederajat", "D3", "SD", "SMP", "Lainnya", "Tidak sekolah"]
    categories = list(column("Pendidikan terakhir", *values).respondents["pendidikan"].cat.categories)
    assert categories == ["Tidak sekolah", "SD", "SMP", "SLTA/sederajat", "D3", "S-1", "S2", "Lainnya"]


SAME = [
    (
        "pendidikan",
        ["S1", "S-1", "S.1", "s 1", "Sarjana", "Sarjana (S1)", "Strata 1", "Strata satu", "Sarjana S1", "a. S1"],
    ),
    ("pendidikan", ["D3", "D-III", "DIII", "D. III", "Diploma III", "Diploma 3", "diploma tiga"]),
    ("pendidikan", ["D-IV/S1", "S1/D4", "D4 / S1"]),
    ("pendidikan", ["SLTA", "SLTA/sederajat", "SMA/sederajat", "SMA (sederajat)", "SMA/SLTA", "SMA sederajat"]),
    ("pendidikan", ["SMP", "tamat SMP", "Lulusan SMP", "Sekolah Menengah Pertama (SMP)", "2. SMP"]),
    ("pendidikan", ["SMA", "SMU", "Sekolah Menengah Atas"]),
    ("pendidikan", ["SMA / SMK", "SMK/SMA", "SMA atau SMK"]),
    ("pendidikan", ["Tidak sekolah", "Tdk sekolah", "Tidak bersekolah"]),
    ("pendidikan", ["Diploma (D1/D2/D3)", "D1/D2/D3", "D-I, D-II, D-III"]),
    ("pendidikan", ["S-2 ke atas", "S2 keatas"]),
    ("pendidikan", ["S2", "Magister", "Magister (S2)", "Strata II"]),
    ("pekerjaan", ["PNS/TNI/Polri", "TNI / POLRI / PNS", "PNS, TNI, Polri"]),
    ("pekerjaan", ["ASN (PNS/PPPK)", "ASN", "PNS/PPPK", "PNS / P3K"]),
    ("pekerjaan", ["Karyawan swasta", "Pegawai Swasta", "Swasta", "Kary. Swasta", "c. Karyawan swasta"]),
    ("pekerjaan", ["IRT", "Ibu rumah tangga", "Ibu Rumah Tangga (IRT)", "Ibu RT"]),
    ("pekerjaan", ["Wiraswasta/Wirausaha", "Wirausaha", "Wiraswasta", "Wiraswasta/Usahawan"]),
    ("pekerjaan", ["Petani/Nelayan", "Nelayan / Petani", "petani dan nelayan"]),
    ("pekerjaan", ["Pelajar/Mahasiswa", "Mahasiswa/Pelajar"]),
    ("pekerjaan", ["Lainnya", "Lain-lain", "Lainnya (sebutkan)"]),
    ("pekerjaan", ["Guru / Dosen", "guru/dosen"]),
]

APART = [
    ("pendidikan", ["SMA", "SMK", "SMP", "MTs"]),
    ("pendidikan", ["D3", "S1", "D4", "Diploma"]),
    ("pendidikan", ["D1-D3", "D1-D3-D4", "D3"]),
    ("pendidikan", ["SD", "SD ke bawah", "> SD", "Tidak tamat SD", "Tidak sekolah", "Belum sekolah"]),
    ("pendidikan", ["S1", "S1 Hukum", "S2", "S2/S3", "S2 ke atas", "Pascasarjana"]),
    ("pendidikan", ["Diploma/S1", "Diploma", "S1"]),
    ("pekerjaan", ["PNS", "PNS/TNI/Polri", "ASN/TNI/Polri", "ASN", "PPPK"]),
    ("pekerjaan", ["Pensiunan", "Pensiunan PNS", "Pensiunan/PNS", "PNS"]),
    ("pekerjaan", ["Mahasiswa", "Pelajar", "Guru"]),
    ("pekerjaan", ["Petani", "Nelayan", "Petani/Nelayan"]),
    ("pekerjaan", ["Swasta", "Wiraswasta", "Swasta/Wiraswasta", "Karyawan", "Karyawan BUMN"]),
    ("pekerjaan", ["Tidak bekerja", "Belum bekerja", "Tidak/Belum bekerja"]),
    ("pekerjaan", ["Lainnya", "Lainnya: guru"]),
]


@pytest.mark.parametrize(("role", "texts"), SAME)
def test_one_thing_in_several_spellings_is_one_category(role: str, texts: list[str]) -> None:
    """The most frequent spelling stands for all of them."""
    survey = column(role, *texts, texts[0])
    assert set(survey.respondents[role]) == {texts[0]}
    changed = notes(survey).get("spellings-unified", {}).get("examples", "")
    assert "→" in changed or {"".join(t.casefold().split()) for t in texts} == {"".join(texts[0].casefold().split())}


@pytest.mark.parametrize(("role", "texts"), APART)
def test_what_differs_in_substance_stays_apart(role: str, texts: list[str]) -> None:
    survey = column(role, *texts)
    assert set(survey.respondents[role]) == set(texts)
    assert "spellings-unified" not in notes(survey)


def test_kinds_of_one_level_are_one_where_the_file_writes_them_as_one() -> None:
    survey = column("Pendidikan", "SMA", "SMA", "SMK", "SMK", "SLTA/sederajat", "S1", "D-IV/S1", "D3")
    assert survey.respondents["pendidikan"].tolist() == [*["SLTA/sederajat"] * 5, "D-IV/S1", "D-IV/S1", "D3"]
    assert notes(survey)["spellings-unified"] == {
        "column": "Pendidikan", "examples": "S1 → D-IV/S1; SMA, SMK → SLTA/sederajat",
    }  # fmt: skip
    survey = column("Pekerjaan", "Pelajar/Mahasiswa", "mahasiswa", "Pelajar", "PNS", "ASN (PNS/PPPK)")
    assert survey.respondents["pekerjaan"].tolist() == [*["Pelajar/Mahasiswa"] * 3, *["ASN (PNS/PPPK)"] * 2]


def test_the_name_of_a_level_of_education_takes_in_its_kinds() -> None:
    """SLTP is what SMP and MTs are; with SMP alone beside it the word of cards stands, else the level's own name."""
    survey = column("Pendidikan", *["SLTP"] * 3, "SMP", *["SLTA"] * 2, "SMA", "SMA", "SMU", "S1")
    assert survey.respondents["pendidikan"].tolist() == [*["SMP"] * 4, *["SMA"] * 5, "S1"]
    assert notes(survey)["spellings-unified"] == {"column": "Pendidikan", "examples": "SLTA, SMU → SMA; SLTP → SMP"}
    survey = column("Pendidikan", "SLTP", "MTs", "SMP", "SMA", "SMK", "SLTA")
    assert survey.respondents["pendidikan"].tolist() == [*["SLTP"] * 3, *["SLTA"] * 3]
    assert notes(survey)["spellings-unified"]["examples"] == "SMA, SMK → SLTA; MTs, SMP → SLTP"
    assert set(column("Pendidikan", "SLTP", "SLTA", "SD").respondents["pendidikan"]) == {"SLTP", "SLTA", "SD"}


def test_a_level_written_as_one_in_two_ways_takes_no_side() -> None:
    """SMK is in "SMA/SMK" and in "SMK/MA", and neither holds the other: it stays as it is written."""
    texts = ["SMA/SMK", "SMK/MA", "SMK"]
    assert set(column("Pendidikan", *texts).respondents["pendidikan"]) == set(texts)


TEXTS = sorted({text for _, texts in SAME + APART for text in texts})


@given(st.sampled_from(["pendidikan", "pekerjaan"]), st.dictionaries(st.sampled_from(TEXTS), st.integers(1, 9)))
def test_unifying_twice_changes_nothing_more(role: str, counts: dict[str, int]) -> None:
    taken = unify(role, counts)
    assert set(taken) == set(counts)
    assert set(taken.values()) <= set(counts)
    again: dict[str, int] = {}
    for text, count in counts.items():
        again[taken[text]] = again.get(taken[text], 0) + count
    assert all(text == into for text, into in unify(role, again).items())


def test_options_have_no_letters() -> None:
    assert held("Pekerjaan", "pekerjaan", "a. PNS", "(2) Guru", "3) Petani", "A.Md", "D. III") == [
        "PNS", "Guru", "Petani", "A.Md", "D. III",
    ]  # fmt: skip


def test_codes_of_2004() -> None:
    """Form of KEP/25/M.PAN/2/2004, respondent part: 1 = SD ke bawah ... 6 = S-2 ke atas."""
    survey = column("Pendidikan", 1, 6, "3", None)
    assert held("Pendidikan", "pendidikan", 1, 6, "3", None) == ["SD ke bawah", "S-2 ke atas", "SLTA", None]
    assert notes(survey)["codes-as-2004"]["meaning"].startswith("1 = SD ke bawah; 2 = SLTP")
    assert held("Jenis kelamin", "jenis_kelamin", 1, 2) == ["Laki-laki", "Perempuan"]
    assert held("Pekerjaan", "pekerjaan", 5, 1) == ["Lainnya", "PNS/TNI/Polri"]
    assert held("Pekerjaan", "pekerjaan", 9, 1) == ["9", "1"]


def test_a_value_in_small_letters_beside_others_gets_a_capital() -> None:
    """Petani and petani are one; nelayan gets its capital, acronyms theirs; a file all in small letters stays."""
    values = ["petani", "petani", "Petani", "nelayan", "pns", "tni/polri", "Ibu rumah tangga", "buruh BUMN", "3 usaha"]
    assert held("Pekerjaan", "pekerjaan", *values) == [
        "Petani", "Petani", "Petani", "Nelayan", "PNS", "TNI/Polri", "Ibu rumah tangga", "Buruh BUMN", "3 usaha",
    ]  # fmt: skip
    assert "spellings-unified" not in notes(column("Pekerjaan", *values))
    assert held("Pekerjaan", "pekerjaan", "petani", "nelayan", "pns") == ["petani", "nelayan", "pns"]
    assert held("Pendidikan", "pendidikan", "sarjana", "smk", "SD") == ["Sarjana", "SMK", "SD"]
    assert held("Loket", "unit", "loket a", "Loket B") == ["loket a", "Loket B"]


def test_units_differ_by_more_than_case_and_spaces() -> None:
    values = ["Teluk Betung", " teluk  betung ", "Teluk\u00a0Betung", "TELUK BETUNG", "Panjang"]
    assert held("Kecamatan", "unit", *values) == ["Teluk Betung"] * 4 + ["Panjang"]


def test_natural_order() -> None:
    survey = column("Loket", "Loket 10", "loket 9", "Loket 1")
    assert list(survey.respondents["unit"].cat.categories) == ["Loket 1", "loket 9", "Loket 10"]


def test_two_columns_for_one_role() -> None:
    survey = read(["Kecamatan", "Unit pelayanan", *U9], ["Panjang", "Kantor Camat", *[3] * 9])
    assert survey.respondents["unit"].tolist() == ["Kantor Camat"]
    assert notes(survey)["roles-twice"] == {"column": "Kecamatan", "sheet": "Data", "role": "unit"}


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("unit kerja", "unit"), ("kelurahan", "unit"), ("opd", "unit"), ("nama unit", "unit"), ("lokasi", "unit"),
        ("jenis layanan", "layanan"), ("timestamp", "tanggal"), ("waktu pengisian", "tanggal"), ("usia", "umur"),
        ("l p", "jenis_kelamin"), ("pekerjaan utama", "pekerjaan"), ("kritik dan saran", "saran"),
        ("jml responden", "n"), ("jumlah penduduk", "population"), ("ikm tercetak", "printed_ikm"),
        ("triwulan", "periode"), ("waktu pelayanan", None),
    ],
)  # fmt: skip
def test_usual_headers(header: str, role: str | None) -> None:
    found = exact_attribute(header)
    assert (found[0] if found else None) == role


def test_endless_numbers_are_only_text() -> None:
    assert held("Kecamatan", "unit", "9" * 5000, "10") == ["9" * 5000, "10"]
    assert [i[-1] for i in issues(read(["Unit", *U9], ["A", "9" * 5000, *[3] * 8]))] == ["not-an-answer"]
