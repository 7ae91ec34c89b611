"""Attributes: spellings, groups, codes, orders."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

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
        "< 20", "20–29", "20–29", "30–39", "40–49", "50–59", "≥ 60", "17-25", None,
    ]  # fmt: skip
    assert survey.respondents["umur_tahun"].tolist()[:7] == [17, 20, 29, 35, 49, 59, 60]
    order = list(survey.respondents["umur"].cat.categories)
    assert order == ["17-25", "< 20", "20–29", "30–39", "40–49", "50–59", "≥ 60"]


@pytest.mark.parametrize("age", [9, 111, -3, 1987])
def test_impossible_ages(age: int) -> None:
    assert [i[-1] for i in issues(column("Umur", age, 30))] == ["not-an-age"]


def test_education_from_low_to_high() -> None:
    values = ["S2", "S-1", "SLTA/sederajat", "D3", "SD", "SMP", "Lainnya", "Tidak sekolah"]
    categories = list(column("Pendidikan terakhir", *values).respondents["pendidikan"].cat.categories)
    assert categories == ["Tidak sekolah", "SD", "SMP", "SLTA/sederajat", "D3", "S-1", "S2", "Lainnya"]


def test_codes_of_2004() -> None:
    """Form of KEP/25/M.PAN/2/2004, respondent part: 1 = SD ke bawah ... 6 = S-2 ke atas."""
    survey = column("Pendidikan", 1, 6, "3", None)
    assert held("Pendidikan", "pendidikan", 1, 6, "3", None) == ["SD ke bawah", "S-2 ke atas", "SLTA", None]
    assert notes(survey)["codes-as-2004"]["meaning"].startswith("1 = SD ke bawah; 2 = SLTP")
    assert held("Jenis kelamin", "jenis_kelamin", 1, 2) == ["Laki-laki", "Perempuan"]
    assert held("Pekerjaan", "pekerjaan", 5, 1) == ["Lainnya", "PNS/TNI/Polri"]
    assert held("Pekerjaan", "pekerjaan", 9, 1) == ["9", "1"]


def test_units_differ_by_more_than_case_and_spaces() -> None:
    values = ["Teluk Betung", " teluk  betung ", "Teluk\u00a0Betung", "TELUK BETUNG", "Panjang"]
    assert held("Kecamatan", "unit", *values) == ["Teluk Betung"] * 4 + ["Panjang"]


def test_natural_order() -> None:
    survey = column("Loket", "Loket 10", "loket 9", "Loket 1")
    assert list(survey.respondents["unit"].cat.categories) == ["Loket 1", "loket 9", "Loket 10"]


@pytest.mark.parametrize(
    "value", ["20/11/2026", "20-11-26", "2026-11-20", "20 November 2026", "20 Nop 2026", "Jumat, 20 Nov 2026",
              "2026/11/20 9:22:33 PM GMT+7", dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, 8), 46346, "20.11.2026"],
)  # fmt: skip
def test_dates_give_quarters(value: Any) -> None:
    assert held("Tanggal survei", "periode", value) == ["2026 TW IV"]


def test_months_first_where_the_column_shows_it() -> None:
    assert held("Timestamp", "periode", "2/11/2026 10:00:00", "11/20/2026 9:00:00") == ["2026 TW I", "2026 TW IV"]
    assert held("Timestamp", "periode", "2/11/2026", "20/11/2026") == ["2026 TW IV", "2026 TW IV"]


def test_a_period_column_comes_before_dates() -> None:
    survey = read(["Triwulan", "Tanggal", *U9], ["TW I 2026", "20/11/2026", *[3] * 9])
    assert survey.respondents["periode"].tolist() == ["TW I 2026"]
    assert "periode-from-date" not in notes(survey)


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
