"""Births become ages in whole years at the door; no date of birth is kept, whatever stands in its cell."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.ledger import NOTE_MESSAGES
from ikm.reading import Directions, build, open_workbook, understand
from ikm.reading.ages import age
from ikm.reading.births import Aged, aged, from_births
from ikm.reading.cells import start_of, with_cells
from ikm.reading.headers import attribute, parse
from ikm.reading.personal import header_kind
from ikm.reading.surveyed import reference_of
from ikm.reading.vocabulary import words
from ikm.reading.workbook import Cell, Column
from tests.reading.books import U9, issues, notes, xlsx

TODAY = dt.date(2026, 11, 20)
HIDDEN = "(hidden)"


def column(*cells: Cell, number: int = 0) -> Column:
    values = list(dict.fromkeys([None, *cells]))
    return Column(number, tuple(values), np.array([values.index(cell) for cell in cells], dtype=np.uint8))


def sheet(*rows: list[Any]) -> list[Column]:
    cells = [[float(v) if type(v) is int else v for v in row] for row in rows]
    width = max(map(len, cells))
    return [column(*[(row + [None] * width)[i] for row in cells], number=i) for i in range(width)]


def below(made: Column | None, start: int = 1) -> list[Cell]:
    assert made is not None
    return [made.at(row) for row in range(start, len(made.codes))]


def turned(rows: list[list[Any]], header: int = 0, fallback: int | None = None) -> Aged:
    """What becomes of the first column of a sheet."""
    columns = sheet(*rows)
    texts = {column.number: column.text(header) for column in columns}
    return aged(columns[0], header_kind(texts[0]), columns, texts, (header, header), fallback)


@pytest.mark.parametrize(
    ("birth", "years"),
    [
        ("20/11/1987", 39.0), ("21/11/1987", 38.0),  # the birthday itself, and the day before it
        ("12 Maret 1987", 39.0), ("12-Mar-87", 39.0), ("12/3/87", 39.0), ("1987-03-12", 39.0), ("12.03.1987", 39.0),
        ("19870312", 39.0), (19870312.0, 39.0), (dt.date(1987, 3, 12), 39.0), (dt.datetime(1987, 3, 12, 7), 39.0),
        (31848.0, 39.0), ("31848", 39.0),  # 31848 is the spreadsheet's number of 12 March 1987
        (1987.0, 39.0), ("1987", 39.0), ("1987.", 39.0),  # a year alone: 2026 - 1987, the age reached in that year
        ("Metro, 12 Maret 1987", 39.0), ("Panjang / 12-03-1987", 39.0), ("Tanjung Karang Timur, 12-3-1987", 39.0),
        ("Metro 1987", 39.0), ("Teluk Betung, Nopember 1987", 39.0), ("29/2/2004", 22.0),
    ],
)  # fmt: skip
def test_births_and_their_ages(birth: Cell, years: float) -> None:
    """On 20 November 2026."""
    assert below(from_births(column("Tanggal lahir", birth), TODAY, 1)) == [years]


def test_a_year_is_counted_to_its_end() -> None:
    assert below(from_births(column("Lahir", "31/12/2000", "1/1/2000", 2000.0), 2026, 1)) == [26.0, 26.0, 26.0]


def test_each_row_is_counted_to_its_own_day() -> None:
    days = np.array(["NaT", "2026-03-11", "2026-03-12", "2024-12-31"], dtype="datetime64[D]")
    days[0] = days[1]
    assert below(from_births(column("Lahir", "12/3/1987", "12/3/1987", "12/3/1987"), days, 1)) == [38.0, 39.0, 37.0]


def test_what_is_no_birth_is_hidden_and_told() -> None:
    cells = ["1/1/1990", "2/2/1991", "3/3/1992", "tidak tahu", 34.0, "-", None, "Rata-rata"]
    made = below(from_births(column("Lahir", *cells), TODAY, 1))
    assert made == [36.0, 35.0, 34.0, HIDDEN, HIDDEN, None, None, "rata rata"]
    assert age(HIDDEN) == (None, None, "age-hidden")


def test_an_impossible_birth_gives_an_impossible_age() -> None:
    made = below(from_births(column("Lahir", "1/1/2025", "1/1/1901", "1/1/1990", "1/1/1991"), TODAY, 1))
    assert made == [1.0, 125.0, 36.0, 35.0]
    assert [age(years)[2] for years in made] == ["not-an-age", "not-an-age", "", ""]


def test_days_of_the_survey_are_no_births() -> None:
    """A header such as "Tanggal layanan akta lahir" stands over days on which nobody who answered was born."""
    assert from_births(column("Tanggal akta lahir", "1/6/2026", "2/6/2026"), TODAY, 1) is None


def test_nothing_to_count_to_and_places_alone() -> None:
    assert from_births(column("Lahir", "1/1/1990"), None, 1) is None
    assert from_births(column("Tempat lahir", "Metro", "Panjang", "1990"), TODAY, 1) is None


def test_months_lead_where_the_column_shows_it() -> None:
    """Born on 25 December and on 1 February: on 20 November 2026 25 and 26 years old."""
    assert below(from_births(column("Lahir", "12/25/2000", "2/1/2000"), TODAY, 1)) == [25.0, 26.0]


def test_the_cells_above_the_table_stay() -> None:
    made = from_births(column("SKM 2026", "Lahir", "1/1/1990"), TODAY, 2)
    assert made is not None
    assert [made.at(row) for row in range(3)] == ["SKM 2026", "Lahir", 36.0]


def test_the_column_of_dates_comes_first() -> None:
    rows = [["SKM 2020"], ["Tgl lahir", "Tanggal", *U9], ["12/3/1987", "11/3/2026"], ["12/3/1987", None]]
    made = turned([*rows, ["12/3/1987", "12/3/2026"]], header=1)
    assert below(made.column, 2) == [38.0, 39.0, 39.0]  # a row without a date: the latest, 12 March 2026
    assert made.note is not None
    assert (made.note.code, made.note.values) == (
        "birth-to-age", {"column": "Tgl lahir", "reference": "Tanggal"},
    )  # fmt: skip


def test_then_the_column_of_periods() -> None:
    """The first quarter ends on 31 March, the second on 30 June."""
    made = turned([["Tanggal lahir", "Periode", *U9], ["1/5/1990", "TW I 2026"], ["1/5/1990", "TW II 2026"]])
    assert below(made.column) == [35.0, 36.0]


def test_then_a_title_and_then_a_name() -> None:
    rows = [["SURVEI KEPUASAN MASYARAKAT TRIWULAN I 2026"], ["Tanggal lahir", *U9], ["1/5/1990", *[3] * 9]]
    made = turned(rows, header=1, fallback=2020)
    assert below(made.column, 2) == [35.0]
    assert made.note is not None
    assert (made.note.code, made.note.values) == (
        "birth-to-age-on", {"column": "Tanggal lahir", "day": "31/03/2026"},
    )  # fmt: skip
    made = turned(rows[1:], fallback=2020)
    assert below(made.column) == [30.0]


def test_a_regulation_in_a_title_is_no_time() -> None:
    rows = [["Kuesioner Permenpan RB Nomor 14 Tahun 2017"], ["Tanggal lahir", *U9], ["1/5/1990", *[3] * 9]]
    made = turned(rows, header=1)
    assert made.column is None
    assert made.note is not None
    assert (made.note.code, made.note.values) == ("birth-unused", {"column": "Tanggal lahir"})


def test_years_of_birth_under_a_header_of_ages() -> None:
    made = turned([["Umur", "Tahun"], [1987, 2026], ["1990", 2026], [34, 2026]])
    assert below(made.column) == [39.0, 36.0, 34.0]


def test_one_year_of_birth_among_ages_stays_and_is_told() -> None:
    assert turned([["Umur", "Tahun"], [1987, 2026], [34, 2026], [35, 2026]]).column is None
    assert age(1987.0)[2] == "not-an-age"


def test_one_date_of_birth_among_ages_is_not_kept() -> None:
    rows = [["Usia", *U9], ["12/3/1987"], [34], ["17-25"]]
    assert below(turned(rows).column) == [HIDDEN, 34.0, "17-25"]
    assert below(turned(rows, fallback=2026).column) == [39.0, 34.0, "17-25"]


def test_a_second_column_of_ages_is_not_made() -> None:
    made = turned([["Tanggal lahir", "Umur", "Tahun"], ["12/3/1987", 39, 2026]])
    assert (made.column, made.note) == (None, None)


@pytest.mark.parametrize("header", ["Unit", "Umur", "Nama", "Tempat lahir", "Pendidikan"])
def test_other_columns_are_left_alone(header: str) -> None:
    made = turned([[header, "Tahun"], ["Panjang", 2026], ["17-25", 2026]])
    assert (made.column, made.note) == (None, None)


def test_a_row_that_numbers_the_columns_belongs_to_the_header() -> None:
    numbers: list[Any] = [f"({i})" for i in range(1, 11)]
    rows = [["Tanggal lahir", *U9], numbers, ["1/5/1990", *[3] * 9]]
    assert start_of(sheet(*rows), 0) == 2
    made = turned(rows, fallback=2026)
    assert below(made.column) == ["(1)", 36.0]


def test_reference_of_a_sheet_that_says_nothing() -> None:
    columns = sheet(["Tanggal lahir", *U9], ["1/5/1990"])
    texts = {column.number: column.text(0) for column in columns}
    assert reference_of(columns, texts, 0, 1, None) == (None, "")
    assert reference_of(columns, texts, 0, 1, 2026) == (dt.date(2026, 12, 31), "")


def test_every_header_of_births_is_personal() -> None:
    """What is read as an age by its header is read only after the door has turned it into one."""
    births = [text for text in words("headers")["umur"] if not set(text.split()) & {"umur", "usia", "age"}]
    assert "dob" in births
    assert [text for text in births if header_kind(text) != "birth"] == []
    for text in (
        "Tanggal lahir",
        "Tempat, tanggal lahir",
        "Tanggal lahir Anda (hh/bb/tttt)",
        "Thn. Lahir",
        "DOB",
    ):
        found = attribute(parse(text))
        assert header_kind(text) == "birth"
        assert found is not None
        assert found[0] == "umur"


def test_what_is_said_has_a_sentence() -> None:
    assert {"birth-to-age", "birth-to-age-on", "birth-unused"} <= NOTE_MESSAGES.keys()


BIRTHS = st.dates(dt.date(1920, 1, 1), dt.date(2015, 12, 31))
WAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "Metro, %d.%m.%Y", "%d %B %Y", "%Y%m%d")
CELLS = st.one_of(
    st.builds(lambda day, way: day.strftime(way), BIRTHS, st.sampled_from(WAYS)),
    BIRTHS,
    BIRTHS.map(lambda day: float(day.year)),
    BIRTHS.map(lambda day: float((day - dt.date(1899, 12, 30)).days)),
    st.none(),
    st.text(max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.lists(CELLS, min_size=1, max_size=20), st.sampled_from([TODAY, 2026]))
def test_no_date_of_birth_is_kept(cells: list[Cell], reference: dt.date | int) -> None:
    """Below the header only ages, blanks, "(hidden)" and the words of totals are left; a NIK is none of them."""
    made = from_births(column("Tanggal lahir", *cells), reference, 1)
    if made is None:
        return
    assert set(made.values) == {made.at(row) for row in range(len(made.codes))} | {None}
    for value in below(made):
        known = value is None or value == HIDDEN or isinstance(value, float)
        assert known or re.fullmatch(r"[^\W\d]+( [^\W\d]+)*", str(value))
        assert not isinstance(value, float) or (value.is_integer() and -100 < value < 130)


@given(st.dates(dt.date(1921, 1, 1), dt.date(2005, 12, 31)), st.dates(dt.date(2016, 1, 1), dt.date(2030, 12, 31)))
def test_an_age_is_the_number_of_birthdays(birth: dt.date, day: dt.date) -> None:
    """Birthdays counted one by one; who is born on 29 February has it on 1 March of other years."""

    def birthday(year: int) -> dt.date:
        try:
            return birth.replace(year=year)
        except ValueError:
            return dt.date(year, 3, 1)

    birthdays = sum(birthday(year) <= day for year in range(birth.year + 1, day.year + 1))
    assert below(from_births(column("Tanggal lahir", birth), day, 1)) == [float(birthdays)]


def test_replaced_cells_are_gone() -> None:
    made = with_cells(column("Kepala", "a", "b", "a"), 1, ["x", "y", "unused"], np.array([0, 1, 0], dtype=np.uint8))
    assert [made.at(row) for row in range(4)] == ["Kepala", "x", "y", "x"]
    assert set(made.values) == {None, "Kepala", "x", "y"}


def opened(*rows: list[Any], name: str = "uji.xlsx") -> tuple[Any, Any]:
    workbook = open_workbook(xlsx(*rows), name)
    return workbook, build(workbook, understand(workbook))


A = [3] * 9


@pytest.mark.parametrize(
    ("header", "births"),
    [
        ("Tanggal lahir", ["12/03/1987", "21/11/2000", "rahasia", None]),
        ("Tempat, Tgl. Lahir", ["Metro, 12 Maret 1987", "Panjang 21-11-2000", "Metro", None]),
        ("Usia", [dt.date(1987, 3, 12), "21 November 2000", "tidak mau", None]),
    ],
)
def test_through_the_door(header: str, births: list[Any]) -> None:
    """On 20 November 2026: 39, and on the day before the 26th birthday 25."""
    rows = [[birth, dt.date(2026, 11, 20), *A] for birth in births]
    workbook, survey = opened([header, "Tanggal survei", *U9], *rows)
    ages = survey.everyone["umur_tahun"].tolist()
    assert ages[:2] == [39.0, 25.0]
    assert np.isnan(ages[2:]).all()
    assert notes(survey)["birth-to-age"] == {"column": header, "reference": "Tanggal survei"}
    assert survey.ledger.dropped == ()
    assert not re.search("1987|2000|Metro|Maret", repr([c.values for c in workbook.sheets[0].columns]))


def test_a_hidden_birth_has_a_line_in_the_ledger() -> None:
    _, survey = opened(["SKM 2026"], ["Tahun lahir", *U9], [1987, *A], [1990, *A], ["rahasia", *A])
    assert issues(survey) == [(5, "umur", "A5", HIDDEN, "age-hidden")]


def test_the_year_of_a_file_name() -> None:
    """On 31 December 2025 who was born in 1987 is 38."""
    _, survey = opened(["Tahun lahir", *U9], [1987, *A], name="SKM_2025.xlsx")
    assert survey.everyone["umur_tahun"].tolist() == [38.0]
    assert notes(survey)["birth-to-age-on"] == {"column": "Tahun lahir", "day": "31/12/2025"}


def test_without_any_time_births_are_dropped_and_it_is_said() -> None:
    _, survey = opened(["Tahun lahir", *U9], [1987, *A])
    assert "umur" not in survey.everyone
    assert [one.kind for one in survey.ledger.dropped] == ["birth"]
    assert notes(survey)["birth-unused"] == {"column": "Tahun lahir"}


def test_another_header_row_keeps_the_ages() -> None:
    workbook, _ = opened(["SKM 2026"], ["Tahun lahir", *U9], [1987, *A], [1990, *A])
    survey = build(workbook, understand(workbook, directions=Directions(headers={"Data": 2})))
    assert survey.everyone["umur_tahun"].tolist() == [39.0, 36.0]
    assert "birth-to-age-on" in notes(survey)


def test_what_stands_above_births_is_not_kept() -> None:
    workbook, _ = opened([dt.date(1987, 3, 12)], ["SKM 2026"], ["Tahun lahir", *U9], [1987, *A], [1990, *A])
    assert workbook.sheets[0].columns[0].at(0) is None
