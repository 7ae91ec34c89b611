"""Dates in all Indonesian ways, the periods derived from them, and periods as they are written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.reading import build, open_workbook, understand
from ikm.reading.attributes import attributes
from ikm.reading.dates import date, period, period_order
from ikm.reading.periods import parse, period_in, spelled
from ikm.reading.respondents import read_respondents
from ikm.reading.table import tables
from tests.reading.books import U9, issues, notes, read, xlsx

A = [3] * 9
SPANS = ("bulan", "triwulan", "semester", "tahun")
DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2099, 12, 31))


def held(header: str, *values: Any) -> list[Any]:
    taken = read([header, *U9], *[[value, *A] for value in values]).respondents["periode"]
    return taken.astype(object).where(taken.notna(), None).tolist()


def spanned(span: str, *rows: list[Any]) -> tuple[pd.DataFrame, dict[str, dict[str, str]]]:
    """The respondents of a file whose periods a person wants to be as long as ``span``."""
    workbook = open_workbook(xlsx(*rows), "a.xlsx")
    understood = understand(workbook)
    parts = [read_respondents(table, understood.pedoman) for table in tables(understood)]
    frame, _, said = attributes(parts, span=span)
    return frame, {note.code: note.values for note in said}


DATES = [
    "20/11/2026", "20-11-26", "2026-11-20", "20 November 2026", "20 Nop 2026", "20 Nov 2026", "20/11/26", "20-Nop-26",
    "Jumat, 20 Nov 2026", "Jum'at, 20 November 2026", "Bandar Lampung, 20 November 2026", "2026/11/20 9:22:33 PM GMT+7",
    "2026-11-20T08:15:00.000+07:00", "20.11.2026", "20.11.2026 08.15 WIB", "20 - 11 - 2026", "20 11 2026", "20Nov2026",
    "Senin, 20/11/2026", "Tgl. 20-11-2026", "Nov 20, 2026", "November 20th, 2026", "20th November 2026", "20261120",
    "46346", "46346.35", "46346,35", 46346, 46346.35, 20261120, dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, 8),
]  # fmt: skip


@pytest.mark.parametrize("value", DATES)
def test_one_day_in_many_ways(value: Any) -> None:
    """46346 is the spreadsheet's number of 20 November 2026: 46023 is 1 January 2026, and 323 days later."""
    survey = read(["Tanggal survei", *U9], [value, *A])
    assert survey.respondents["tanggal"].tolist() == [pd.Timestamp(2026, 11, 20)]
    assert survey.respondents["periode"].tolist() == ["2026 TW IV"]


@pytest.mark.parametrize(
    "text",
    ["20 November", "31/2/2026", "20/11/0226", "20/11/2026 - 21/11/2026", "kemarin", "2026", "08:15", "a" * 5000],
)
def test_what_is_no_date(text: str) -> None:
    survey = read(["Tanggal", *U9], [text, *A], ["20/11/2026", *A])
    assert [(i[2], i[-1]) for i in issues(survey)] == [("A2", "not-a-date")]


def test_months_first_where_the_column_shows_it() -> None:
    assert held("Timestamp", "2/11/2026 10:00:00", "11/20/2026 9:00:00") == ["2026 TW I", "2026 TW IV"]
    assert held("Timestamp", "2/11/2026 8:15:03 AM", "11/20/2026 8:15:03 AM") == ["2026 TW I", "2026 TW IV"]
    assert held("Timestamp", "2/11/2026", "20/11/2026") == ["2026 TW IV", "2026 TW IV"]


def test_days_first_where_nothing_shows_it_and_it_is_said() -> None:
    survey = read(["Tanggal", *U9], ["6/6/2026", *A], ["5/1/2026", *A])
    assert survey.respondents["periode"].tolist() == ["2026 TW II", "2026 TW I"]
    assert notes(survey)["dates-day-first"] == {"column": "Tanggal", "example": "5/1/2026"}
    shown = read(["Tanggal", *U9], ["5/1/2026", *A], ["20/1/2026", *A])
    assert "dates-day-first" not in notes(shown)
    same = read(["Tanggal", *U9], ["6/6/2026", *A])
    assert "dates-day-first" not in notes(same)


@pytest.mark.parametrize("value", ["November 2026", "Nov-26", "Nop 2026", "11/2026", "2026-11", "Bulan November 2026"])
def test_a_month_is_its_first_day_and_it_is_said(value: str) -> None:
    survey = read(["Tanggal", *U9], [value, *A])
    assert survey.respondents["tanggal"].tolist() == [pd.Timestamp(2026, 11, 1)]
    assert notes(survey)["dates-first-of-month"] == {"column": "Tanggal", "example": value}


def test_years_of_two_digits() -> None:
    assert date("12/3/87") == dt.date(2087, 3, 12)
    assert date("12/3/87", last=2026) == dt.date(1987, 3, 12)
    assert date("12/3/26", last=2026) == dt.date(2026, 3, 12)


def test_a_day_lies_in_periods() -> None:
    assert [period(dt.date(2026, 11, 20), span) for span in SPANS] == [
        "November 2026", "2026 TW IV", "2026 Semester II", "2026",
    ]  # fmt: skip
    assert [period(dt.date(2026, 6, 30), span) for span in SPANS] == [
        "Juni 2026",
        "2026 TW II",
        "2026 Semester I",
        "2026",
    ]
    assert [period(dt.date(2026, 7, 1), span) for span in SPANS] == [
        "Juli 2026",
        "2026 TW III",
        "2026 Semester II",
        "2026",
    ]


@given(DAYS, DAYS, st.sampled_from(SPANS))
def test_periods_are_in_the_order_of_their_days(one: dt.date, other: dt.date, span: str) -> None:
    first, second = sorted([one, other])
    assert period_order(period(first, span)) <= period_order(period(second, span))


@given(DAYS, st.sampled_from(SPANS))
def test_a_period_is_read_as_it_is_written(day: dt.date, span: str) -> None:
    name = period(day, span)
    assert spelled(name) == name == period_in(name)
    found = parse(name)
    assert found is not None
    assert found.year == day.year
    assert found.first <= day.month < found.first + found.months
    assert found.last_day >= day


@pytest.mark.parametrize(
    ("span", "names", "note"),
    [
        ("bulan", ["Maret 2026", "November 2026", None], "bulan-from-date"),
        ("triwulan", ["2026 TW I", "2026 TW IV", None], "triwulan-from-date"),
        ("semester", ["2026 Semester I", "2026 Semester II", None], "semester-from-date"),
        ("tahun", ["2026", "2026", None], "tahun-from-date"),
    ],
)
def test_periods_from_dates_by_span(span: str, names: list[str | None], note: str) -> None:
    frame, said = spanned(span, ["Tanggal", *U9], ["3/3/2026", *A], ["20/11/2026", *A], [None, *A])
    taken = frame["periode"].astype(object)
    assert taken.where(taken.notna(), None).tolist() == names
    assert said[note] == {"column": "Tanggal"}


def test_a_period_column_in_a_longer_span() -> None:
    rows = [["TW I 2026", "20/11/2026", *A], ["Triwulan 3 2026", "20/11/2026", *A]]
    frame, said = spanned("semester", ["Triwulan", "Tanggal", *U9], *rows)
    assert frame["periode"].tolist() == ["2026 Semester I", "2026 Semester II"]
    assert not any(code.endswith("-from-date") for code in said)


def test_dates_where_the_period_column_is_too_coarse() -> None:
    frame, said = spanned("bulan", ["Triwulan", "Tanggal", *U9], ["TW IV 2026", "20/11/2026", *A])
    assert frame["periode"].tolist() == ["November 2026"]
    assert "bulan-from-date" in said


def test_a_period_column_comes_before_dates() -> None:
    survey = read(["Triwulan", "Tanggal", *U9], ["TW I 2026", "20/11/2026", *A])
    assert survey.respondents["periode"].tolist() == ["2026 TW I"]
    assert "periode-from-date" not in notes(survey)


WRITTEN = {
    "2026 TW I": [
        "Triwulan 1 2026", "TW.I/2026", "Tw I Tahun 2026", "Q1 2026", "Jan-Mar 2026", "TWI 2026", "TW1-2026", "2026Q1",
        "Januari s.d. Maret 2026", "Triwulan I (Januari-Maret) 2026", "Triwulan ke-1 2026", "Triwulan Pertama 2026",
        "TW I T.A. 2026", "Januari, Februari dan Maret 2026", "triwulan_1_2026", "2026 TW I",
    ],
    "2025 Semester II": [
        "Smt 2 2025", "Semester II/2025", "SEM. 2 Tahun 2025", "Juli - Desember 2025", "Semester kedua 2025",
    ],
    "November 2026": ["Nov-26", "Nopember 2026", "11/2026", "2026-11", "Bulan November Tahun 2026", "NOV 2026"],
    "2026": [2026, "2026", "Tahun 2026", "Jan-Des 2026", "Th. 2026"],
}  # fmt: skip


@pytest.mark.parametrize("spelling", WRITTEN)
def test_a_period_in_many_ways_is_one(spelling: str) -> None:
    assert held("Periode", *WRITTEN[spelling]) == [spelling] * len(WRITTEN[spelling])


@pytest.mark.parametrize(
    "text",
    ["Triwulan IV", "Q1", "Maret", "Semester genap 2025/2026", "Feb-Apr 2026", "Nov 2025 - Jan 2026", "TW V 2026",
     "Januari & Maret 2026", "TW I 2026 susulan", "Tahap 1"],
)  # fmt: skip
def test_what_is_no_one_period_of_a_year_stays_as_it_is_written(text: str) -> None:
    assert held("Periode", text) == [text]


def test_periods_stand_in_time_order() -> None:
    values = ["TW II 2026", "Q4 2025", "Triwulan 1 2026", "2025", "TW 3 2026"]
    survey = read(["Periode", *U9], *[[value, *A] for value in values])
    assert list(survey.respondents["periode"].cat.categories) == [
        "2025", "2025 TW IV", "2026 TW I", "2026 TW II", "2026 TW III",
    ]  # fmt: skip


def test_months_that_a_spreadsheet_made_into_dates() -> None:
    """A cell in which "Nov-26" was typed holds the first day of the month."""
    assert held("Bulan", dt.date(2026, 11, 1), dt.date(2026, 12, 1)) == ["November 2026", "Desember 2026"]
    assert held("Periode", dt.date(2026, 11, 20), "3/12/2026") == ["2026 TW IV"] * 2


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("TW I 2025", "2025 TW I"), ("SKM Semester 2 Tahun 2024.xlsx", "2024 Semester II"),
        ("Januari 2026", "Januari 2026"), ("Triwulan IV", "Triwulan IV"), ("IKM 2025", "2025"), ("Sheet1", None),
        ("laporan_tw1_2025 (2).xlsx", "2025 TW I"), ("Data Januari s.d. Maret 2026 Dukcapil", "2026 TW I"),
        ("SURVEI KEPUASAN MASYARAKAT PERMENPAN RB 14/2017 TRIWULAN I TAHUN 2025", "2025 TW I"),
        ("Permenpan RB Nomor 14 Tahun 2017", None), ("KEP/25/M.PAN/2/2004", None), ("SKM 2024-2025", None),
        ("Kecamatan Panjang", None), ("Data SKM Des. Sukamaju 2025", "2025"), ("Kec. Mei", None), ("Des", "Des"),
        ("Bandar Lampung, 20 November 2026", None), ("cetak 20-11-2026", None), ("20261120_export.xlsx", None),
        ("templat permenpan-2017 2026.xlsx", "2026"), ("SKM Q1", None), ("REKAP TW II", "TW II"), ("", None),
        ("SKM per Triwulan II 2025", "2025 TW II"), ("Feb-Apr 2026", "Feb-Apr 2026"), ("a" * 5000, None),
    ],
)  # fmt: skip
def test_periods_in_titles_and_names(text: str, stated: str | None) -> None:
    assert period_in(text) == stated


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(spelled(text), str)
    assert isinstance(period_order(text), tuple)
    period_in(text)
    date(text)


def test_build_reads_periods_from_a_file_with_dates_alone() -> None:
    workbook = open_workbook(xlsx(["Timestamp", *U9], ["2026/11/20 9:22:33 PM GMT+7", *A]), "a.xlsx")
    assert build(workbook, understand(workbook)).respondents["periode"].tolist() == ["2026 TW IV"]
