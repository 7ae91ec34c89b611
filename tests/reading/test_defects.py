"""One faulty workbook per defect, named by it, with the expected ledger beside it."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

import ikm
from tests.reading.books import U9, conserved, issues, notes, read, xlsx

HEAD = ["Unit", *U9]
GOOD = ["A", *[3] * 9]
SUM, MEAN = [6] * 9, [2.9] * 9

# defect: (rows below the header, used rows, ledger as (row, column, cell, value, code))
DEFECTS: dict[str, tuple[list[list[Any]], int, list[tuple[Any, ...]]]] = {
    "an answer of 5": ([GOOD, ["A", 5, *[3] * 8]], 2, [(3, "U1", "B3", "5", "outside-scale")]),
    "an answer of 2.5": ([GOOD, ["A", 3, 2.5, *[3] * 7]], 2, [(3, "U2", "C3", "2.5", "not-whole")]),
    "a word for an answer": ([["A", *[3] * 8, "lupa"]], 1, [(2, "U9", "J2", "lupa", "not-an-answer")]),
    "a row without answers": ([["A"], GOOD], 1, [(2, "", "", "", "no-answers")]),
    "a row of fives": (
        [["A", *[5] * 9], GOOD],
        1,
        [
            (2, "", "", "", "no-answers"),
            *[(2, f"U{i}", f"{'ABCDEFGHIJ'[i]}2", "5", "outside-scale") for i in range(1, 10)],
        ],
    ),
    "a blank row between": ([GOOD, [], GOOD], 2, []),
    "a comment far below": ([GOOD, [], [], ["Panjang, 20 November 2026"]], 1, [(5, "", "", "", "outside-table")]),
    "the processing sheet's bottom": (
        [
            GOOD,
            GOOD,
            ["Σ Nilai / Unsur", *SUM],
            ["NRR / Unsur", *[3] * 9],
            ["NRR tertimbang / unsur", *[0.333] * 9, 2.997],
            ["IKM Unit pelayanan", *[None] * 9, 74.92],
            ["Keterangan: U1 s.d. U9 = unsur"],
        ],
        2,
        [
            (4, "", "", "Σ Nilai / Unsur", "summary-row"),
            (5, "", "", "NRR / Unsur", "summary-row"),
            (6, "", "", "NRR tertimbang / unsur", "summary-row"),
            (7, "", "", "IKM Unit pelayanan", "summary-row"),
            (8, "", "", "Keterangan: U1 s.d. U9 = unsur", "summary-row"),
        ],
    ),
    "a total between": ([GOOD, ["Jumlah", *[3] * 9], GOOD], 2, [(3, "", "", "Jumlah", "summary-row")]),
    "a mean that looks like answers": ([GOOD, ["Rata-rata", *[3] * 9]], 1, [(3, "", "", "Rata-rata", "summary-row")]),
    "a unit named like a total": ([GOOD, ["Total Clinic", *[3] * 9], ["Nilai Jual Objek Pajak", *[3] * 9]], 3, []),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_ledger(defect: str) -> None:
    rows, used, expected = DEFECTS[defect]
    survey = read(HEAD, *rows)
    assert issues(survey) == expected
    assert survey.ledger.rows_used == survey.n == used
    assert survey.ledger.rows_read == sum(any(v is not None for v in row) for row in rows)
    assert conserved(survey)


def test_rows_and_cells_are_those_of_the_spreadsheet() -> None:
    """The table starts at D5; the ledger speaks of the cell a person sees."""
    rows = [[], [], [None] * 3 + ["Judul"], [], [None] * 3 + HEAD, [None] * 3 + ["A", *[3] * 8, 9]]
    assert issues(read(*rows)) == [(6, "U9", "M6", "9", "outside-scale")]


def test_an_age_of_three() -> None:
    survey = read(["Unit", "Umur", *U9], ["A", 3, *[3] * 9], ["A", 34, *[3] * 9])
    assert issues(survey) == [(2, "umur", "B2", "3", "not-an-age")]
    assert survey.respondents["umur"].isna().tolist() == [True, False]


def test_a_date_that_is_none() -> None:
    survey = read(["Tanggal", *U9], ["kemarin", *[3] * 9], ["20/11/2026", *[3] * 9])
    assert issues(survey) == [(2, "tanggal", "A2", "kemarin", "not-a-date")]
    assert survey.respondents["periode"].tolist()[1] == "2026 TW IV"


def test_comments_at_the_end_are_no_totals() -> None:
    survey = read(["No", *U9, "Saran"], [1, *[3] * 9, "Baik"], [2, *[3] * 8, 5, "Nilai bagus"])
    assert survey.n == 2


def test_several_sheets_are_stacked_and_give_the_unit() -> None:
    table = [U9, [3] * 9, [4] * 9]
    book = xlsx(Kemiling=table, Panjang=table, Petunjuk=[["Isi dengan angka"]], Lain=[["abc"]])
    survey = ikm.read(book, name="a.xlsx")
    assert survey.respondents["unit"].tolist() == ["Kemiling", "Kemiling", "Panjang", "Panjang"]
    assert survey.source.sheets == ("Kemiling", "Panjang")
    assert notes(survey)["sheet-skipped"] == {"sheet": "Lain"}
    assert "unit-from-sheet" in notes(survey)
    assert [note.code for note in survey.ledger.notes].count("sheet-skipped") == 1


def test_sheets_with_different_columns() -> None:
    one, two = [["Unit", *U9], ["A", *[3] * 9]], [["Unit", "JK", *U9[:8]], ["B", "L", *[4] * 8]]
    survey = ikm.read(xlsx(Satu=one, Dua=two), name="a.xlsx")
    assert survey.answers.tolist() == [[3] * 9, [4] * 8 + [0]]
    assert survey.respondents["jenis_kelamin"].isna().tolist() == [True, False]
    assert notes(survey)["unsur-missing-on-sheet"]["sheet"] == "Dua"


def test_respondents_win_over_a_recap() -> None:
    recap = [["Unit", "n", *U9], ["A", 2, *MEAN]]
    survey = ikm.read(xlsx(Rekap=recap, Data=[HEAD, GOOD, GOOD]), name="a.xlsx")
    assert survey.source.shape == "respondents"
    assert notes(survey)["mixed-shapes"] == {"sheet": "Rekap"}


def test_columns_without_answers() -> None:
    with pytest.raises(ikm.UnreadableFileError, match="no row with an answer"):
        read(HEAD)


def test_formulas_without_a_stored_result_are_said() -> None:
    """openpyxl stores no results; a formula whose stored result is an empty text is no such formula."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(HEAD, GOOD)))
    book["Data"]["B2"] = "=1+2"
    out = io.BytesIO()
    book.save(out)
    survey = ikm.read(out.getvalue(), name="a.xlsx")
    assert notes(survey)["formulas-blank"] == {"count": "1"}
    assert survey.answers[0].tolist() == [0] + [3] * 8
    assert "formulas-blank" not in notes(ikm.read(xlsx(HEAD, GOOD), name="a.xlsx"))


def test_failed_formulas_are_counted_and_blank() -> None:
    """t="e" in the text of a cell is no failed formula."""
    rows = [["A", "#REF!", *[3] * 8], ["B", *["#DIV/0!"] * 2, *[3] * 7], ['<c t="e">', *[3] * 8, "t='e'"]]
    survey = read(HEAD, *rows)
    assert notes(survey)["errors-blank"] == {"count": "3"}
    assert survey.answers[:, 0].tolist() == [0, 0, 3]
    assert issues(survey) == [(4, "U9", "J4", "t='e'", "not-an-answer")]
    assert "errors-blank" not in notes(read(HEAD, GOOD))


@pytest.mark.parametrize("numbers", [range(1, 11), [f"({i})" for i in range(1, 11)]])
def test_a_row_that_numbers_the_columns_belongs_to_the_header(numbers: Any) -> None:
    survey = read(HEAD, list(numbers), GOOD)
    assert (survey.n, survey.ledger.rows_read, issues(survey)) == (1, 1, [])


@pytest.mark.parametrize("number", [float, "({:.0f})".format])
def test_the_numbering_is_no_example(number: Any) -> None:
    head = ["No", "Nama", "Kecamatan", *U9]  # the names are dropped: the numbers left have a gap
    book = ikm.reading.open_workbook(xlsx(head, [number(i) for i in range(1, 13)], [1, "Budi", *GOOD]), "a.xlsx")
    views = {view.letter: view for view in ikm.reading.understand(book).columns}
    assert (views["C"].examples, views["C"].filled) == (("A",), 1)
    assert (views["D"].examples, views["D"].distinct) == (("3",), 1)
