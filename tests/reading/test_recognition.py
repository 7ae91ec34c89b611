"""Which column is which unsur, and which regulation's questionnaire it is."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

import ikm
from ikm.pedoman import CODES, load
from tests.reading.books import U9, U14, notes, read, xlsx

LEMBAR, DAFTAR = load("permenpan-2017", "lembar"), load("permenpan-2017", "daftar")


def survey(headers: list[str], **options: str) -> ikm.Survey:
    """One respondent who answers 1, 2, 3, 4, 1, 2, ... from left to right."""
    values = [value for value, _ in zip(itertools.cycle((1, 2, 3, 4)), headers, strict=False)]
    return read(["Kecamatan", *headers], ["A", *values], ["B", *values], **options)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "form",
    [
        lambda u: u.code,
        lambda u: u.name,
        lambda u: u.name.upper(),
        lambda u: f"  {u.name.replace(' ', chr(0xA0))}\n",
        lambda u: u.question,
        lambda u: u.question.rstrip("?"),
        lambda u: f"{u.code[1:]}. {u.question}",
        lambda u: f"{u.code} {u.name}",
        lambda u: f"{u.code}. {u.name}",
        lambda u: f"{u.name} ({u.code})",
        lambda u: u.question.replace("Saudara", "Bapak/Ibu/Saudara"),
        lambda u: u.question.replace("Saudara", "Anda"),
    ],
)
def test_headers(code: str, form: object) -> None:
    unsur = load(code).unsur
    read_as = survey([form(u) for u in unsur])  # type: ignore[operator]
    expected = "permenpan-2017" if code == "permenpan-2014" and form(unsur[0]) == "U1" else code  # type: ignore[operator]
    assert read_as.pedoman.code == expected
    assert read_as.answers[0].tolist() == [1 + i % 4 for i in range(len(unsur))]


@pytest.mark.parametrize("form", ["U{}", "u {}", "U-{}", "Unsur {}", "U.{}", "u0{}", "P{}", "Q{}", "X{}", "NRR U{}"])
def test_bare_codes(form: str) -> None:
    read_as = survey([form.format(i) for i in range(1, 10)])
    assert read_as.pedoman == LEMBAR
    assert notes(read_as)["order-assumed"] == {"u8": LEMBAR.unsur[7].name, "u9": LEMBAR.unsur[8].name}


def test_an_incomplete_series_of_x_is_nothing() -> None:
    with pytest.raises(ikm.UnreadableFileError, match=r"at least 5 of the 9 unsur as columns \(0 found\)"):
        survey([f"X{i}" for i in range(1, 9)])


def test_columns_in_any_order() -> None:
    read_as = survey([u.name for u in reversed(LEMBAR.unsur)])
    assert read_as.answers[0].tolist() == [1 + i % 4 for i in reversed(range(9))]


def test_names_beside_codes_decide_the_order() -> None:
    headers = [*U9[:7], "U8 Penanganan pengaduan", "U9 Sarana dan prasarana"]
    read_as = survey(headers)
    assert read_as.pedoman == DAFTAR
    assert read_as.answers[0, 7:].tolist() == [4, 1]
    assert "order-assumed" not in notes(read_as)


def test_the_asked_order_wins() -> None:
    assert survey(U9, order="daftar").pedoman == DAFTAR
    assert "order-assumed" not in notes(survey(U9, order="daftar"))
    named = survey([*U9[:7], "U8 Penanganan pengaduan", "U9 Sarana dan prasarana"], order="lembar")
    assert named.pedoman == LEMBAR
    assert named.answers[0, 7:].tolist() == [1, 4]  # the name decides which column is which


def test_fourteen_codes() -> None:
    assert survey(U14).pedoman.code == "kepmenpan-2004"
    assert "order-assumed" not in notes(survey(U14))


def test_maklumat_means_2014() -> None:
    headers = [*U9[:7], "U8 Maklumat pelayanan", "U9"]
    assert survey(headers).pedoman.code == "permenpan-2014"
    assert survey(headers, pedoman="permenpan-2017").pedoman.code == "permenpan-2014"


def test_the_asked_pedoman_is_the_questionnaire_where_it_fits() -> None:
    assert survey(U9, pedoman="permenpan-2014").pedoman.code == "permenpan-2014"
    assert survey(U9, pedoman="kepmenpan-2004").pedoman.code == "permenpan-2017"
    assert survey(U14, pedoman="permenpan-2017").pedoman.code == "kepmenpan-2004"


def test_a_missing_unsur_is_said_and_blank() -> None:
    read_as = survey([code for code in U9 if code != "U5"])
    assert read_as.pedoman.code == "permenpan-2017"
    assert read_as.answers[:, 4].tolist() == [0, 0]
    assert notes(read_as)["unsur-missing"] == {"unsur": "U5 Produk Spesifikasi Jenis Pelayanan"}


def test_an_unknown_further_code_is_said() -> None:
    read_as = survey([*U9, "U10"])
    assert read_as.pedoman.code == "permenpan-2017"


def test_too_few_unsur() -> None:
    with pytest.raises(ikm.UnreadableFileError, match="U1, U2") as refusal:
        survey(["U1", "U2", "U3", "U4"])
    assert refusal.value.values["found"] == 4


def test_attributes_are_not_unsur() -> None:
    headers = ["Jenis pelayanan", "Waktu pengisian", "Saran dan masukan", "Unit pelayanan", "Nilai IKM", "Waktu survei"]
    table = [*headers, *U9], ["KTP", "2026-11-20 08:00", "Baik", "Panjang", 75, None, *[3] * 9]
    understanding = ikm.reading.understand(ikm.reading.open_workbook(xlsx(*table), "a.xlsx"))
    roles = {view.header: view.role for view in understanding.columns}
    assert [roles[h] for h in headers] == ["layanan", "tanggal", "saran", "unit", "printed_ikm", ""]


def test_waktu_pelayanan_is_an_unsur() -> None:
    headers = [u.name for u in load("permenpan-2014").unsur]
    assert headers[2] == "Waktu pelayanan"
    assert survey(headers).answers[0, 2] == 3


@pytest.mark.parametrize("days", [(dt.datetime(2026, 5, 1, 8), dt.datetime(2026, 5, 2)), ("1/5/2026", "2 Mei 2026")])
def test_an_unsur_over_dates_is_a_date(days: tuple[object, ...]) -> None:
    codes = [code for code in U9 if code != "U3"]
    rows = [[day, 2, *[3] * 8] for day in days]
    read_as = read(["Waktu penyelesaian", "P3. Waktu penyelesaian", *codes], *rows)
    assert read_as.answers[0].tolist() == [3, 3, 2, *[3] * 6]
    assert read_as.respondents["periode"].tolist() == ["2026 TW II"] * 2
    assert notes(read_as).keys() - {"dates-day-first"} == {"periode-from-date", "order-assumed"}


def test_title_rows_above_the_header() -> None:
    read_as = read(["LAPORAN SKM"], [], ["Unit Pelayanan", "Dinas A"], ["Tahun", 2026], ["No", *U9], [1, *[3] * 9])
    assert read_as.n == 1


def test_attributes_in_the_row_above_the_codes() -> None:
    read_as = read(["Kecamatan", "NILAI UNSUR PELAYANAN"], [None, *U9], ["Panjang", *[3] * 9])
    assert read_as.respondents["unit"].tolist() == ["Panjang"]


@pytest.mark.parametrize("options", [{"pedoman": "kepmenpan-1999"}, {"order": "acak"}, {"pedoman": "x", "order": "y"}])
def test_unknown_wishes(options: dict[str, str]) -> None:
    with pytest.raises(ikm.UnknownChoiceError):
        survey(U9, **options)
