"""The blank templates: whole, checked cell by cell, and with no word of a regulation typed by hand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import openpyxl
import pytest

from data import make_samples, make_templates
from ikm.pedoman import CODES, load
from ikm.samples import DATA, SAMPLES, template


@pytest.fixture(scope="module", params=CODES)
def pedoman(request):
    return load(request.param)


@pytest.fixture(scope="module")
def book(pedoman):
    return openpyxl.load_workbook(template(pedoman.code))


def header(sheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def test_sheet_data_is_empty_under_the_header_of_the_pedoman(book, pedoman):
    """The TOML of the pedoman: code and name of every unsur, in order."""
    assert book.sheetnames == ["Data", "Petunjuk"]
    sheet = book["Data"]
    assert header(sheet) == [
        *("No", "Unit", "Layanan", "Tanggal", "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan"),
        *(f"{u.code} {u.name}" for u in pedoman.unsur),
        "Saran",
    ]
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "B2"
    assert all(cell.alignment.wrap_text for cell in sheet[1])


def test_every_answer_cell_of_1000_rows_is_checked_and_explained(book, pedoman):
    """The TOML of the pedoman: scale, question and the four labels of every unsur."""
    sheet = book["Data"]
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    for unsur in pedoman.unsur:
        column = header(sheet).index(f"{unsur.code} {unsur.name}") + 1
        letter = openpyxl.utils.get_column_letter(column)
        check = checks[f"{letter}2:{letter}1001"]
        assert (check.type, check.formula1, check.errorStyle) == ("list", '"1,2,3,4"', None)
        assert check.showErrorMessage
        assert check.showInputMessage
        assert check.error.startswith("Isi 1, 2, 3 atau 4")
        labels = [f"{value} = {label}" for value, label in enumerate(unsur.labels, start=1)]
        assert check.prompt == "\n".join([unsur.question, *labels])


def test_the_other_columns_are_checked(book):
    """Lists for gender, education and occupation, whole numbers for age, dates."""
    sheet = book["Data"]
    kinds = {
        header(sheet)[openpyxl.utils.column_index_from_string(re.match("[A-Z]+", str(check.sqref))[0]) - 1]: check
        for check in sheet.data_validations.dataValidation
    }
    assert kinds["Tanggal"].type == "date"
    assert (kinds["Umur"].type, kinds["Umur"].formula1, kinds["Umur"].formula2) == ("whole", "10", "110")
    assert kinds["Jenis Kelamin"].formula1 == '"Laki-laki,Perempuan"'
    assert kinds["Pendidikan"].type == kinds["Pekerjaan"].type == "list"


def test_checks_fit_what_a_spreadsheet_can_hold(book):
    """Excel's limits: list 255 characters, title 32, message 255."""
    for check in book["Data"].data_validations.dataValidation:
        assert len(check.formula1) <= 255
        assert len(check.promptTitle) <= 32
        assert len(check.errorTitle) <= 32
        assert len(check.prompt) <= 255
        assert len(check.error) <= 255


def test_petunjuk_explains_every_unsur_and_the_rules(book, pedoman):
    """The TOML of the pedoman: code, name, question, labels; blanks and personal data: docs/method.md, 1 and 16."""
    rows = [[cell for cell in row if cell is not None] for row in book["Petunjuk"].iter_rows(values_only=True)]
    for unsur in pedoman.unsur:
        assert [unsur.code, unsur.name, unsur.question, *unsur.labels] in rows
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert "tidak dihitung" in text
    assert "NIK" in text
    assert (f"Sedikitnya {pedoman.minimum_respondents} responden" in text) == bool(pedoman.minimum_respondents)


def test_no_word_or_figure_of_a_regulation_is_typed_in_the_script():
    """No number of a regulation in code; names, questions and labels stand in the TOML only."""
    tree = ast.parse(Path(make_templates.__file__).read_text(encoding="utf-8"))
    typed = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    words = " ".join(str(value) for value in typed)
    for code in CODES:
        pedoman = load(code)
        assert pedoman.name not in words
        assert pedoman.title not in words
        for unsur in pedoman.unsur:
            assert not {unsur.name, unsur.question, *unsur.labels} & set(map(str, typed))
    assert not re.search(r"KEP/25|14/2017|16/2014|81[.,]26|62[.,]51|0[.,]071|\b150\b|\bU\d", words)


def cells(path: Path) -> dict[str, list]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


@pytest.mark.parametrize("make", [make_samples, make_templates], ids=["samples", "templates"])
def test_making_them_again_gives_the_committed_files(make, tmp_path):
    """Fixed seeds, fixed dates: the committed files are what the scripts make today."""
    make.main(tmp_path)
    made = {file.name for file in tmp_path.iterdir()}
    kept = set(SAMPLES.values()) if make is make_samples else {template(code).name for code in CODES}
    assert made == kept
    for name in made:
        assert cells(tmp_path / name) == cells(DATA / name), name
