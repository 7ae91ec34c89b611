"""Personal data never leaves the door: not in the workbook, the understanding, the survey or the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

import ikm
from ikm.reading import build, open_workbook, understand
from ikm.reading.headers import parse
from ikm.reading.personal import masked, value_kind
from ikm.reading.words import plain
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
    "Alamat": PERSON, "Tempat/Tanggal Lahir": PERSON, "Pencacah": PERSON, "Inisial": PERSON, "NIP": PERSON,
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
    assert issues(survey) == [(3, "", "", "", "no-answers")]


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


def test_a_name_in_the_upper_row_of_a_header_is_seen() -> None:
    rows = [["Nama", "Kecamatan", "NILAI UNSUR PELAYANAN"], [None, None, *U9], [PERSON, "A", *[3] * 9]]
    found, survey = leaks(xlsx(*rows))
    assert found == []
    assert [dropped.column for dropped in survey.ledger.dropped] == ["Nama"]
    assert survey.respondents["unit"].tolist() == ["A"]


def test_the_caches_of_texts_are_emptied() -> None:
    open_workbook(xlsx(["Nama", *U9], [PERSON, *[3] * 9]), "a.xlsx")
    assert plain.cache_info().currsize == parse.cache_info().currsize == 0
