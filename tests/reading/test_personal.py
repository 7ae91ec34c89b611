"""Personal data never leaves the door: not in the workbook, the understanding, the survey or the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ikm
from ikm.reading import Directions, build, open_workbook, understand
from ikm.reading.headers import attribute, parse
from ikm.reading.labels import label_text
from ikm.reading.personal import header_kind, masked, pseudonyms, value_kind
from ikm.reading.words import plain
from ikm.reading.workbook import Column
from tests.reading.books import U9, issues, xlsx

NIK, PHONE, MAIL, PERSON = "1871012345670001", "081234567890", "budi@contoh.id", "Budi Santoso"
SECRETS = (NIK, "1871 0123 4567 0001", PHONE, "81234567890", "0812-3456-7890", "+62 812 3456 7890", MAIL, PERSON)


def everything(value: Any, depth: int = 0) -> Iterator[str]:
    """Every text that can be reached from a value."""
    if depth > 12:
        return
    if isinstance(value, (str, int, float)):
        yield str(value)
        if isinstance(value, float) and value.is_integer():
            yield str(int(value))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in everything(part, depth + 1))
    elif isinstance(value, pd.DataFrame):
        yield value.to_csv()
        for name in value:
            if isinstance(value[name].dtype, pd.CategoricalDtype):
                yield from map(str, value[name].cat.categories)
    elif isinstance(value, np.ndarray):
        yield repr(value.tolist())
    elif is_dataclass(value):
        yield repr(value)
        yield from (text for f in fields(value) for text in everything(getattr(value, f.name), depth + 1))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (text for part in value for text in everything(part, depth + 1))


def leaks(blob: bytes) -> tuple[list[str], ikm.Survey]:
    workbook = open_workbook(blob, "survei.xlsx")
    understanding = understand(workbook)
    survey = build(workbook, understanding)
    texts = "\n".join(text for held in (workbook, understanding, survey) for text in everything(held))
    return [secret for secret in SECRETS if secret in texts], survey  # type: ignore[return-value]


COLUMNS = {
    "NIK": NIK, "No. KTP": NIK, "Nomor Induk Kependudukan": float(NIK), "Nama": PERSON, "Nama Responden": PERSON,
    "NAMA LENGKAP": PERSON, "Nama petugas": PERSON, "Nama (sesuai KTP)": PERSON, "No. HP": PHONE, "No HP/WA": PHONE,
    "Telp.": 81234567890, "Nomor WhatsApp yang bisa dihubungi": PHONE, "E-mail": MAIL, "Alamat Email": MAIL,
    "Alamat": PERSON, "Tempat/Tanggal Lahir": PERSON, "Inisial": PERSON, "NIP": PERSON,
}  # fmt: skip


@pytest.mark.parametrize("header", COLUMNS)
def test_dropped_by_header(header: str) -> None:
    rows = [["Kecamatan", header, *U9], *[["Panjang", COLUMNS[header], *[3] * 9]] * 2]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert [dropped.column for dropped in survey.ledger.dropped] == [header]
    assert survey.n == 2


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (NIK, "nik"), (float(NIK), "nik"), ("1871 0123 4567 0001", "nik"), ("'1871012345670001", "nik"),
        (PHONE, "phone"), ("0812-3456-7890", "phone"), ("+62 812 3456 7890", "phone"), (6281234567890, "phone"),
        (81234567890, "phone"), (MAIL, "email"),
    ],
)  # fmt: skip
def test_dropped_by_content(value: Any, kind: str) -> None:
    rows = [["Kecamatan", "Kolom", *U9], *[["Panjang", value, *[3] * 9]] * 2, ["Panjang", "tidak ada", *[3] * 9]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert [(dropped.column, dropped.kind) for dropped in survey.ledger.dropped] == [("Kolom", kind)]


@pytest.mark.parametrize("header", ["Nama unit", "Nama Kecamatan", "Nama OPD", "Nama Puskesmas", "Nama layanan"])
def test_names_of_things_are_kept(header: str) -> None:
    _, survey = leaks(xlsx([header, *U9], ["Panjang", *[3] * 9]))
    assert survey.respondents.iloc[0, 0] == "Panjang"
    assert survey.ledger.dropped == ()


def test_comments_are_masked() -> None:
    comment = f"Bagus! Hubungi {PHONE} atau {MAIL}, NIK {NIK}."
    comments = (comment, "Ramah", "Cepat", "Antre", "Baik", "OK")
    rows = [["Unit", *U9, "Saran"], *[["A", *[3] * 9, text] for text in comments]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert survey.respondents["saran"][0] == "Bagus! Hubungi (hidden) atau (hidden), NIK (hidden)."


def test_a_phone_number_in_an_answer_is_not_printed_back() -> None:
    rows = [["Unit", *U9], ["A", PHONE, *[3] * 8], *[["A", *[3] * 9]] * 9, ["A", 3, float(NIK), *[3] * 7]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert issues(survey) == [
        (2, "U1", "B2", "(hidden)", "not-an-answer"),
        (12, "U2", "C12", "(hidden)", "not-an-answer"),
    ]


def test_persons_in_title_rows_are_hidden() -> None:
    rows = [["Petugas", PERSON], [f"Nama pencacah: {PERSON}"], ["Telp/Fax", PHONE], ["Unit", *U9], ["A", *[3] * 9]]
    assert leaks(xlsx(*rows))[0] == []


def test_a_row_with_only_a_name_still_counts_as_read() -> None:
    rows = [["Nama", "Unit", *U9], [PERSON, "A", *[3] * 9], [PERSON]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert (survey.ledger.rows_read, survey.ledger.rows_used) == (2, 1)
    assert issues(survey) == [(3, "", "", "", "outside-table")]


def test_totals_under_the_names_are_seen() -> None:
    rows = [["Nama", *U9], [PERSON, *[3] * 9], [PERSON, *[3] * 9], ["Rata-rata", *[3] * 9]]
    _, survey = leaks(xlsx(*rows))
    assert survey.n == 2
    assert issues(survey) == [(4, "", "", "rata rata", "summary-row")]


@pytest.mark.parametrize(
    "value", ["2,0714285714", "2.857142857142857", 2.857142857142857, "66.57142857", "0,812345678"]
)
def test_figures_are_no_phone_numbers(value: Any) -> None:
    assert value_kind(value) is None
    assert masked(value) == value


@pytest.mark.parametrize(
    "text", ["20/11/2026 10:22:33", "2026-11-20 08:30:00", "08.00-12.00", "2012-2013", "KEP/25/2004"]
)
def test_dates_and_hours_are_no_phone_numbers(text: str) -> None:
    assert masked(text) == text


HIDE = [
    "HP.081234567890", "HP,081234567890", "Telp.0812-3456-7890", "No.1871012345670001", "HP081234567890",
    "0812/3456/7890", "0812.3456.7890", "0812_3456_7890", "0812–3456–7890", "0812\u00a03456\u00a07890",
    "0812\u200b34567890", "(0721) 481234", "+62–812–3456–7890", "budi @ contoh.id", "budi＠contoh.id",
    "1871.0123.4567.0001", "1871/0123/4567/0001", "1871–0123–4567–0001", "０８１２３４５６７８９０",
]  # fmt: skip


@pytest.mark.parametrize("text", HIDE)
def test_glued_and_disguised(text: str) -> None:
    """Nothing of the number or address is left, whatever stands around it."""
    for whole in (text, f"Hubungi {text} ya", f"a{text};"):
        assert "(hidden)" in str(masked(whole))
        assert not re.search(r"\d\d|contoh|＠", str(masked(whole)))


@pytest.mark.parametrize(
    "text",
    [
        "rata-rata 2.857142857142857 bagus", "66.57142857142857", "2,0714285714;3,0812345678", "20/11/2026 20/11/2026",
        "2026-11-20 2026-11-21", "20261120_20261121", "0800-1200", "0800 – 1500", "SKM_0811_2026", "08.00–12.00 WIB",
        "20/11/2026 10:22:33 - 21/11/2026", "ketemu @ pasar. Lalu pulang", "1.234.567.890",
    ],
)  # fmt: skip
def test_figures_and_dates_stay(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    "header", ["Nama Petugas Pelayanan", "Nama Pengguna Layanan", "Nama Responden Kecamatan", "Responden", "Pasien"]
)
def test_persons_beat_things(header: str) -> None:
    rows = [["Unit", header, *U9], *[["A", PERSON, *[3] * 9]] * 2]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert [dropped.kind for dropped in survey.ledger.dropped] == ["name"]


def test_responden_over_numbers_is_their_count() -> None:
    recap = ikm.read(xlsx(["Unit", "Responden", *U9], ["A", 20, *[3.1] * 9], ["B", "30", *[3.2] * 9]), name="a.xlsx")
    assert isinstance(recap, ikm.Recap)
    assert recap.number.tolist() == [20, 30]


@pytest.mark.parametrize("header", ["Kolom lain", "n", "Populasi", "Nilai IKM"])
def test_texts_without_a_role_are_no_examples(header: str) -> None:
    book = open_workbook(xlsx(["Unit", header, *U9], *[["A", PERSON, *[3] * 9]] * 4), "a.xlsx")
    assert understand(book).columns[1].examples == ()


def test_names_of_files_and_sheets_are_masked_and_short() -> None:
    table = [U9, [3] * 9]
    blob = xlsx(**{f"HP {PHONE}": table, "HP 081234567891": table})
    book = open_workbook(blob, f"{MAIL} {PHONE}\u202e\x07.xlsx")
    assert book.name == "(hidden) (hidden) .xlsx"
    assert [sheet.name for sheet in book.sheets] == ["HP (hidden)", "HP (hidden) (2)"]
    assert build(book, understand(book)).respondents["unit"].tolist() == ["HP (hidden)", "HP (hidden) (2)"]
    with pytest.raises(ikm.UnreadableFileError) as refusal:
        open_workbook(b"", "a" * 500)
    assert len(refusal.value.values["file"]) == 80


def test_unseen_signs_are_cleaned_out() -> None:
    rows = "Kecamatan;" + ";".join(U9) + ";Saran\nPan\u202ejang\x07;" + "3;" * 9 + "Baik\x1b[31m\u2066 \x85sekali\n"
    book = open_workbook(rows.encode(), "a.csv")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(everything(book.sheets)))
    row = build(book, understand(book)).respondents.iloc[0]
    assert (row["unit"], row["saran"]) == ("Panjang", "Baik [31m sekali")


def test_a_name_in_the_upper_row_of_a_header_is_seen() -> None:
    rows = [["Nama", "Kecamatan", "NILAI UNSUR PELAYANAN"], [None, None, *U9], [PERSON, "A", *[3] * 9]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert [dropped.column for dropped in survey.ledger.dropped] == ["Nama"]
    assert survey.respondents["unit"].tolist() == ["A"]


def test_the_caches_of_texts_are_emptied() -> None:
    open_workbook(xlsx(["Nama", *U9], [PERSON, *[3] * 9]), "a.xlsx")
    assert not any(cached.cache_info().currsize for cached in (plain, parse, attribute, label_text))
    survey = ikm.read(xlsx(["Saran", *U9], [PERSON, *["sangat baik"] * 9]), name="a.xlsx")
    assert survey.n == 1
    assert not any(cached.cache_info().currsize for cached in (plain, parse, attribute, label_text))
    assert all(cached.cache_info().maxsize for cached in (plain, parse, attribute, label_text))


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Enumerator", "enumerator"), ("Nama Pencacah", "enumerator"), ("SURVEYOR", "enumerator"),
        ("Nama Pencacah/Pengumpul Data", "enumerator"), ("Pewawancara (nama)", "enumerator"),
        ("NIP Pencacah", "enumerator"), ("Petugas survei", "enumerator"), ("_submitted_by", "enumerator"),
        ("Petugas", "name"), ("Nama petugas", "name"), ("Nama Petugas Pelayanan", "name"), ("username", "name"),
        ("Nama surveyor kecamatan", "name"), ("Tanggal survei", None),
    ],
)  # fmt: skip
def test_who_asks_is_told_from_who_serves(header: str, kind: str | None) -> None:
    assert header_kind(header) == kind


def names(*cells: Any) -> Column:
    values = list(dict.fromkeys([None, *cells]))
    return Column(3, tuple(values), np.array([values.index(cell) for cell in cells], dtype=np.uint8))


def test_enumerators_have_pseudonyms_in_order_of_appearance() -> None:
    column = names("Pencacah", "Siti A.", PERSON, "siti  a", None, "-", "BUDI SANTOSO", float(NIK), "Jumlah", "Ani")
    made = pseudonyms(column, 1)
    assert [made.at(row) for row in range(10)] == [
        "Pencacah", "Petugas 1", "Petugas 2", "Petugas 1", None, None, "Petugas 2", "Petugas 3", "jumlah", "Petugas 4",
    ]  # fmt: skip
    assert made.number == 3
    assert not {PERSON, "Siti A.", float(NIK)} & set(made.values)


def test_one_enumerator_on_two_sheets_is_one() -> None:
    known: dict[str, str] = {}
    first = pseudonyms(names("Enumerator", "Ani", "Budi"), 1, known)
    second = pseudonyms(names("Enumerator", "Citra", "budi"), 1, known)
    assert [first.at(1), first.at(2), second.at(1), second.at(2)] == [
        "Petugas 1",
        "Petugas 2",
        "Petugas 3",
        "Petugas 2",
    ]


@given(st.lists(st.one_of(st.none(), st.text(max_size=8), st.floats(allow_nan=False)), min_size=1, max_size=20))
def test_pseudonyms_hide_every_name(cells: list[Any]) -> None:
    made = pseudonyms(names("Enumerator", *cells), 1)
    for row, cell in enumerate(cells, start=1):
        said = made.at(row)
        assert said is None or re.fullmatch(r"Petugas \d+|[^\W\d]+( [^\W\d]+)*", str(said))
        same = [i for i, other in enumerate(cells, start=1) if other == cell]
        assert {made.at(i) for i in same} == {said}


@pytest.mark.parametrize("header", ["Pencacah", "Nama Surveyor", "_submitted_by"])
def test_enumerators_leave_the_door_as_pseudonyms(header: str) -> None:
    rows = [["Unit", header, *U9], ["A", "Ani", *[3] * 9], ["A", PERSON, *[3] * 9], ["B", "ani ", *[3] * 9]]
    found, survey = leaks(xlsx(["SKM 2026", PERSON], *rows, Lain=[["Unit", header, *U9], ["C", PERSON, *[4] * 9]]))
    assert found == []
    assert survey.ledger.dropped == ()
    assert survey.everyone["enumerator"].tolist() == ["Petugas 1", "Petugas 2", "Petugas 1", "Petugas 2"]


def test_another_header_row_keeps_the_pseudonyms() -> None:
    rows = [["Unit", "Pencacah", *U9], ["A", "Budi", *[3] * 9], ["A", "Ani", *[3] * 9]]
    book = open_workbook(xlsx(["Survei"], *rows), "a.xlsx")
    survey = build(book, understand(book, directions=Directions(headers={"Data": 2})))
    assert isinstance(survey, ikm.Survey)
    assert survey.everyone["enumerator"].tolist() == ["Petugas 1", "Petugas 2"]


def test_names_over_the_columns_of_answers_on_their_side_are_no_units():
    people = [f"Siti Rahasia {i}" for i in "ABCDEF"]
    blob = xlsx(["Unsur", *people], *([code, *[3] * 6] for code in U9))
    understood = ikm.reading.understand(ikm.reading.open_workbook(blob, "a.xlsx"))
    assert "Rahasia" not in str([view.examples for view in understood.columns])
    assert "unit" not in ikm.read(blob, name="a.xlsx").attributes


def test_examples_come_from_rows_with_answers_and_show_no_text_once_among_them():
    rows = [["Dinas", *[3] * 9]] * 4 + [["Dinas", "Siti Rahasia", *[3] * 8], ["Budi Rahasia"]]
    understood = ikm.reading.understand(ikm.reading.open_workbook(xlsx(["Unit", *U9], *rows), "a.xlsx"))
    assert "Rahasia" not in str([view.examples for view in understood.columns])
