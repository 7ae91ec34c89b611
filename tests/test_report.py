"""What people take with them, opened again."""

import csv
import io

import numpy as np
import openpyxl
import pandas as pd
import pytest

import ikm
from ikm import EN, ID, index
from ikm.report import index_table, processing_table, to_csv, to_xlsx, written
from ikm.report.tables import answer_rows, beside_printed
from tests.conftest import make_survey

TABLE = pd.DataFrame({"Unit": ["=1+1", "Sukabumi", None], "IKM": [46.953571, 3.0, np.nan]})


def test_csv_for_an_indonesian_excel():
    raw = to_csv(TABLE, ID)
    assert raw.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Unit", "IKM"], ["'=1+1", "46,953571"], ["Sukabumi", "3,0"], ["", ""]]


def test_csv_in_english():
    rows = list(csv.reader(io.StringIO(to_csv(TABLE, EN).decode("utf-8-sig"))))
    assert rows[1] == ["'=1+1", "46.953571"]


def test_xlsx_keeps_full_precision_and_makes_no_formula():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Tabel": TABLE}, "=Judul", ["Sumber"])))
    sheet = book["Tabel"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert cells["=1+1"] == "s"
    assert cells["=Judul"] == "s"
    assert 46.953571 in cells


def test_index_table_ranks_and_says_why_not(bandar_lampung):
    """Table 16, Teluk Betung Selatan 71.7500 (1/14) is best; Tanjung Senang, means above 4, has no rank."""
    table = index_table(index(bandar_lampung, "unit"), EN)
    assert table["Unit"].iloc[0] == "Teluk Betung Selatan"
    assert table["IKM"].iloc[0] == pytest.approx(71.75, abs=1e-9)
    assert table["Rank"].iloc[:3].tolist() == [1, 2, 3]
    last = table.iloc[-1]
    assert (last["Unit"], last["Mutu"]) == ("Tanjung Senang", "–")
    assert pd.isna(last["Rank"])
    assert "outside the scale" in last["Kinerja"]
    shown = written(table, ID)
    assert shown["IKM"].iloc[0] == "71,75"
    assert shown["Rank"].tolist()[-1] == "–"


def test_the_printed_index_stands_beside_the_computed_one():
    """Table 4, Tanjung Karang Pusat: printed 64,6, because one unsur was left out of a sum; computed 70.0143."""
    recap = ikm.sample("bandar-lampung-rekap")
    table = beside_printed(index_table(index(recap, "unit"), EN), recap, EN).set_index("Unit")
    row = table.loc["Tanjung Karang Pusat"]
    assert row["Printed IKM"] == 64.6
    assert row["IKM"] == pytest.approx(70.0143, abs=5e-5)


def test_whole_numbers_stay_whole_in_csv():
    rows = list(
        csv.reader(io.StringIO(to_csv(pd.DataFrame({"n": [36.0, np.nan]}), ID).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[1:] == [["36"], [""]]


def test_csv_quotes_text_so_that_no_other_separator_frees_a_formula():
    raw = to_csv(pd.DataFrame({"Unit": ["x,=1+1,y"], "IKM": [1.5]}), ID).decode("utf-8-sig")
    assert '"x,=1+1,y"' in raw


def test_control_characters_do_not_break_a_download():
    to_xlsx({"Tabel": pd.DataFrame({"Unit": ["a\x1b[31m"]})}, "Judul\x07")


def test_processing_table_by_hand():
    """Three answers per unsur 4, 3, 2 -> Σ 9, answered 3, NRR 3, weighted 3 x 0,111 = 0,333;
    Σ weighted = 9 x 0,333 = 2,997; IKM = 2,997 x 25 = 74,925."""
    survey = make_survey([[4] * 9, [3] * 9, [2] * 9], "permenpan-2017")
    overall = index(survey, bobot="printed")
    table = processing_table(survey, overall, EN)
    assert table["U1"].tolist()[:4] == [9, 3, 3, 0.333]
    assert table["Total"].tolist()[3:] == [2.997, 74.925]
    body = answer_rows(survey, overall, EN)
    assert body["U9"].tolist() == [4, 3, 2]
