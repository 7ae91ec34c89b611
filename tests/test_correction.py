"""The workbook to correct: opened again, cell by cell, and read again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pandas as pd
import pytest

import ikm
from ikm import EN, ID
from ikm.ledger import SUSPICION_COLUMNS, Ledger, say_issue
from ikm.reading import build, open_workbook, understand
from ikm.reading.workbook import Workbook
from ikm.report import correction as module
from ikm.report.cells import LONGEST_TEXT, QUIET, ROW_ASIDE, SUSPECT, WRONG
from ikm.report.correction import correction
from ikm.text.language import Text
from tests.reading.books import U9, issues, xlsx

HEAD = ["Nama", "Kecamatan", "Tanggal", *U9, "Saran"]
ROWS: list[list[Any]] = [
    [None, "SURVEI KEPUASAN MASYARAKAT"],
    HEAD,
    ["Budi", "Panjang", dt.date(2026, 3, 4), 3, 3, 5, 3, 3, 3, 3, 3, 3, "Antre lama"],
    ["Ani", "Panjang", dt.datetime(2026, 3, 4, 10, 30), 3, "x", 3, 3, True, 3, 3, 3, 3, None],
    [None, "Kemiling", None, *[None] * 9, "tanpa jawaban"],
    ["Cici"],
    ["Didi", "Kemiling", None, *[4] * 9, "sama"],
    ["Didi", "Kemiling", None, *[4] * 9, "sama"],
    ["Jumlah", None, None, *[14] * 9],
]
"""Issues by hand: F3 holds 5, E4 "x", H4 TRUE; rows 5 and 6 have no answer; row 9 is a total."""


def opened(rows: list[list[Any]], **sheets: list[list[Any]]) -> tuple[Workbook, Any]:
    workbook = open_workbook(xlsx(*rows, **sheets), "uji.xlsx")
    return workbook, build(workbook, understand(workbook))


def suspicious(ledger: Ledger, *rows: tuple[Any, ...]) -> Ledger:
    return replace(ledger, suspicions=pd.DataFrame(rows, columns=list(SUSPICION_COLUMNS)))


def corrected(rows: list[list[Any]], text: Text = EN, *, pairs: bool = False) -> tuple[bytes, Any, Any]:
    """The corrected workbook as bytes and opened, and the survey it was made from."""
    workbook, data = opened(rows)
    ledger = suspicious(data.ledger, ("duplicates", "Data", [7, 8], 2, 4, "4 4 4")) if pairs else data.ledger
    blob = correction(workbook, ledger, text)
    return blob, openpyxl.load_workbook(io.BytesIO(blob)), data


def colour(cell: Any) -> str:
    return cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else ""


def test_every_cell_stands_where_it_stood() -> None:
    """Row 57 is row 57: values by place, with their type; the personal column is empty."""
    _, book, _ = corrected(ROWS)
    sheet = book["Data"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=9, max_col=13)]
    expected = [[*row, *[None] * (13 - len(row))] for row in ROWS]
    for row in expected:
        row[0] = None
    expected[1][0], expected[5][0], expected[8][0] = "(not copied: personal data)", "(not copied)", "jumlah"
    expected[2][2] = dt.datetime(2026, 3, 4)  # openpyxl reads every day as a date with time
    assert found == expected
    assert [sheet["H4"].data_type, sheet["D3"].data_type, sheet["C3"].is_date] == ["b", "n", True]


def test_colours_and_comments() -> None:
    _, book, data = corrected(ROWS, pairs=True)
    sheet = book["Data"]
    assert colour(sheet["A2"]) == QUIET
    for cell, value, code in (
        ("F3", "5", "outside-scale"),
        ("E4", "x", "not-an-answer"),
        ("H4", "TRUE", "not-an-answer"),
    ):
        assert colour(sheet[cell]) == WRONG
        assert sheet[cell].comment.text == say_issue(EN, code, value)
    for row in (5, 6):
        assert {colour(cell) for cell in sheet[row]} == {ROW_ASIDE}
    assert {colour(cell) for cell in sheet[9]} == {""}  # a total is nothing to correct
    for row in (7, 8):
        assert {colour(cell) for cell in sheet[row]} == {SUSPECT}
        assert "Rows 7–8 are alike" in sheet[f"B{row}"].comment.text
        assert "The rows are kept and counted." in sheet[f"B{row}"].comment.text
    assert sheet["B5"].comment.text == say_issue(EN, "no-answers", "")
    assert {colour(cell) for cell in sheet[3]} == {"", WRONG}
    comments = sum(cell.comment is not None for row in sheet.iter_rows() for cell in row)
    assert comments == len(data.ledger.issues) - 1 + 2


def test_texts_nobody_reads_are_left_out_because_they_may_be_names() -> None:
    blob = xlsx(["Wajib Pajak", "Ket", *U9], ["Ani Contoh", "a", *[3] * 9], ["Budi Contoh", "a", *[3] * 8, 7])
    workbook = open_workbook(blob, "a.xlsx")
    understood = understand(workbook)
    data = build(workbook, understood)
    known = {view.ref for view in understood.columns if view.role}
    book = openpyxl.load_workbook(io.BytesIO(correction(workbook, data.ledger, EN, known)))
    cells = [cell.value for row in book["Data"].iter_rows() for cell in row]
    assert not [cell for cell in cells if "Contoh" in str(cell)]
    assert cells.count("a") == 2


def test_notes_list_counts_and_every_issue_with_its_place() -> None:
    _, book, _ = corrected(ROWS, pairs=True)
    assert book.sheetnames == ["Notes", "Data"]
    rows = [[cell.value for cell in row] for row in book["Notes"].iter_rows()]
    text = {row[0]: row[1] for row in rows if row[0]}
    assert (text["Rows read"], text["Rows used"], text["Rows set aside"]) == (7, 4, 3)
    start = next(i for i, row in enumerate(rows) if row[0] == "Sheet")
    assert [row[:4] for row in rows[start + 1 :]] == [
        ["Data", 3, "F3", "5"],
        ["Data", 4, "E4", "x"],
        ["Data", 4, "H4", "TRUE"],
        ["Data", 5, "A5", None],
        ["Data", 6, "A6", None],
        ["Data", 9, "A9", "jumlah"],
    ]
    links = [cell.hyperlink.location for row in book["Notes"].iter_rows() for cell in row if cell.hyperlink]
    assert links[:2] == ["'Data'!F3", "'Data'!E4"]
    assert any("Rows 7–8 are alike" in str(row[4]) for row in rows)
    legend = [colour(row[0]) for row in book["Notes"].iter_rows() if colour(row[0])]
    assert legend == [WRONG, ROW_ASIDE, SUSPECT, QUIET]


def test_read_again_it_is_the_same_survey() -> None:
    blob, _, data = corrected(ROWS, ID)
    again = ikm.read(blob, name="uji.xlsx")
    assert again.answers.tolist() == data.answers.tolist()
    assert issues(again) == issues(data)
    assert (again.ledger.rows_read, again.ledger.rows_used) == (7, 4)
    assert again.source.sheets == ("Data",)
    assert {note.code for note in again.ledger.notes} == {note.code for note in data.ledger.notes}
    assert again.respondents["unit"].tolist() == data.respondents["unit"].tolist()


def test_what_a_person_corrects_counts() -> None:
    """F3 becomes 4, E4 becomes 2, H4 is cleared: 4 people, no cell issue left."""
    _, book, data = corrected(ROWS)
    sheet = book["Data"]
    sheet["F3"], sheet["E4"], sheet["H4"] = 4, 2, None
    out = io.BytesIO()
    book.save(out)
    again = ikm.read(out.getvalue(), name="uji.xlsx")
    expected = data.answers.tolist()
    expected[0][2], expected[1][1] = 4, 2
    assert again.answers.tolist() == expected
    assert [(row, code) for row, _, _, _, code in issues(again)] == [
        (5, "no-answers"),
        (6, "no-answers"),
        (9, "summary-row"),
    ]


def test_notes_of_an_earlier_round_are_not_copied() -> None:
    blob, _, _ = corrected(ROWS, ID)
    workbook = open_workbook(blob, "uji.xlsx")
    data = build(workbook, understand(workbook))
    again = openpyxl.load_workbook(io.BytesIO(correction(workbook, data.ledger, ID)))
    assert len(again.sheetnames) == 2
    assert again.sheetnames[1] == "Data"


HOSTILE = [
    "=cmd|'/c calc'!A1",
    "=1+1",
    "+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "شكرا",
    "#N/A",
    "_x0041_",
    "a\nb",
]


def test_hostile_text_stays_text() -> None:
    rows = [["Kecamatan", *U9, "Saran"], *[["=HYPERLINK(1)", *[3] * 8, "=2+2", said] for said in HOSTILE]]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    workbook = open_workbook(out.getvalue().encode(), "a.csv")
    blob = correction(workbook, build(workbook, understand(workbook)).ledger, EN)
    book = openpyxl.load_workbook(io.BytesIO(blob))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in ("f", "e")]
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert not any(b"External" in link for link in links)
    shown = [row[10] for row in book["CSV"].iter_rows(min_row=2, values_only=True)]
    assert shown == ["a b" if said == "a\nb" else said for said in HOSTILE]
    assert book["CSV"]["J2"].comment.text == say_issue(EN, "not-an-answer", "=2+2")


def test_long_texts_are_cut_to_what_a_cell_holds_and_that_is_said() -> None:
    rows = (
        ";".join(["Kecamatan", *U9, "Saran"])
        + "\nA;"
        + "3;" * 9
        + "a" * 40_000
        + "\nA;"
        + "3;" * 8
        + "b" * 40_000
        + ";x"
    )
    workbook = open_workbook(rows.encode(), "a.csv")
    data = build(workbook, understand(workbook))
    book = openpyxl.load_workbook(io.BytesIO(correction(workbook, data.ledger, EN)))
    assert len(book["CSV"]["K2"].value) == LONGEST_TEXT
    assert max(len(cell.comment.text) for row in book["CSV"].iter_rows() for cell in row if cell.comment) < 1_000
    assert any("32,767 characters" in str(row[0]) for row in book["Notes"].iter_rows(values_only=True))


def test_masked_stays_masked() -> None:
    said = "Hubungi 081234567890 a.n. Budi Santoso"
    _, book, _ = corrected([["Nama", "Unit", *U9, "Saran"], *[["Siti Aminah", "A", *[3] * 9, said]] * 3])
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Hubungi (hidden) a.n. (hidden)" in texts
    assert not re.search(r"0812|Budi|Siti", " ".join(texts))


def test_names_of_sheets_that_no_spreadsheet_takes() -> None:
    """Two sheets whose names are the same within 31 characters, and one named like the notes."""
    table = [["Unit", *U9], ["A", *[3] * 8, 7]]
    workbook, data = opened([], **{"Notes": table, "Unit Pelayanan O'Neil": table})
    long = "Dinas Kependudukan dan Pencatatan Sipil: satu"
    sheets = (
        *workbook.sheets,
        *(replace(workbook.sheets[0], name=name) for name in (long, long.replace("satu", "dua"))),
    )
    book = openpyxl.load_workbook(io.BytesIO(correction(replace(workbook, sheets=sheets), data.ledger, EN)))
    assert book.sheetnames == [
        "Notes",
        "Notes (2)",
        "Unit Pelayanan O'Neil",
        "Dinas Kependudukan dan Pencatat",
        "Dinas Kependudukan dan Penc (2)",
    ]
    links = [cell.hyperlink.location for row in book["Notes"].iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Notes (2)'!J2", "'Unit Pelayanan O''Neil'!J2"]


def test_tables_that_stand_sideways_are_marked_in_the_files_own_cells() -> None:
    """Units as columns B..D; the mean of U2 in C is 7,5: cell C3."""
    rows = [["Unsur", "Panjang", "Kemiling", "Rajabasa"]]
    rows += [[f"U{i}", 3.1, 7.5 if i == 2 else 3.2, 2.9] for i in range(1, 10)]
    workbook, data = opened(rows)
    assert [issue[2] for issue in issues(data)] == ["C3"]
    book = openpyxl.load_workbook(io.BytesIO(correction(workbook, data.ledger, EN)))
    assert [list(row) for row in book["Data"].iter_rows(values_only=True)] == rows
    assert [c.coordinate for row in book["Data"].iter_rows() for c in row if colour(c)] == ["C3"]


def test_a_long_file_is_written_as_its_faulty_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a limit of 8 rows, a sheet of 9 is cut: header, rows 3-6 (issues), 7 and 8 (suspicious); not the total."""
    monkeypatch.setattr(module, "MOST_ROWS", 8)
    _, book, _ = corrected(ROWS, pairs=True)
    sheet = book["Data"]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [None, "Row in the file", 3, 4, 5, 6, 7, 8]
    assert [c.coordinate for row in sheet.iter_rows(max_row=4) for c in row if colour(c) == WRONG] == ["G3", "F4", "I4"]
    notes = [row[0] for row in book["Notes"].iter_rows(values_only=True)]
    assert any(str(note).startswith("The file is long") for note in notes)
    assert not [cell for row in book["Notes"].iter_rows() for cell in row if cell.hyperlink]
