"""``python -m ikm audit``: the JSON of the issue, table and letter in both languages, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from ikm.cli import main

DATA = Path(__file__).parents[1] / "data"
BANDAR = str(DATA / "audit" / "bandar_lampung_2012.xlsx")
BATANG = str(DATA / "audit" / "batang.xlsx")
KEYS = ["severity", "code", "unit", "item", "printed", "recomputed", "explanation"]


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str, code: int = 0) -> str:
        assert main(["audit", *arguments]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


def written(folder, *rows) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "laporan.xlsx")
    return str(folder / "laporan.xlsx")


def test_json_is_that_of_the_issue(ikm):
    found = json.loads(ikm(BANDAR, "--format", "json", "--lang", "en"))
    assert list(found) == ["findings"]
    assert all(list(one)[:7] == KEYS for one in found["findings"])
    assert {one["severity"] for one in found["findings"]} == {"high", "medium", "low"}
    (u11,) = [one for one in found["findings"] if one["item"] == "U11" and one["code"] == "printed-twice"]
    assert (u11["unit"], u11["printed"], u11["recomputed"]) == ("Tanjung Karang Timur", 3.35, 3.35)
    assert "2.350" in u11["explanation"]
    order = [("high", "medium", "low").index(one["severity"]) for one in found["findings"]]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("id", ["temuan berat", "▲ berat", "U1 atau U13 terlewat", "2,777"]),
        ("en", ["grave findings", "▲ grave", "U1 or U13 is left out", "2.777"]),
    ],
)
def test_the_table_says_what_stands_there_in_both_languages(ikm, lang, words):
    said = " ".join(ikm(BANDAR, "--lang", lang).split())
    assert [word for word in words if word not in said] == []


def test_the_letter_of_one_unit_is_about_that_unit(ikm):
    said = " ".join(ikm(BANDAR, "--format", "letter", "--unit", "Panjang").split())
    assert said.startswith("Tanggal: ")
    assert "Dengan hormat" in said
    assert "2,413" in said
    assert "Sukarame" not in said
    assert "Mohon angka-angka tersebut dicocokkan" in said


def test_a_letter_without_grave_findings_asks_for_nothing(ikm):
    said = " ".join(ikm(BATANG, "--format", "letter", "--lang", "en").split())
    assert "For your information" in said
    assert "We ask you to compare" not in said


def test_a_clean_report_is_said_to_be_one(ikm, tmp_path):
    # 3,00 everywhere, 200 respondents: index 3 / 9 x 9 = 3, IKM 75, class C by the bounds of 2017 (65,00-76,60)
    header = ["Unit", "Jumlah responden", *(f"U{j}" for j in range(1, 10)), "IKM", "Mutu"]
    file = written(tmp_path, header, ["Dinas A", 200, *["3,00"] * 9, "75,00", "C"])
    assert json.loads(ikm(file, "--format", "json")) == {"findings": []}
    assert "Semua angka tercetak yang dapat diperiksa bisa benar" in ikm(file)
    assert "Tidak diperlukan jawaban" in ikm(file, "--format", "letter")


def test_another_pedoman_changes_the_class(ikm, tmp_path):
    # 75,00 is C under 2017 and B under 2014 (62,51-81,25)
    header = ["Unit", "Jumlah responden", *(f"U{j}" for j in range(1, 10)), "IKM", "Mutu"]
    file = written(tmp_path, header, ["Dinas A", 200, *["3,00"] * 9, "75,00", "B"])
    (one,) = json.loads(ikm(file, "--format", "json"))["findings"]
    assert (one["severity"], one["item"], one["printed"], one["recomputed"]) == ("high", "mutu", "B", "C")
    assert json.loads(ikm(file, "--format", "json", "--pedoman", "permenpan-2014")) == {"findings": []}


def test_the_answers_may_stand_beside(ikm):
    people = str(DATA / "bandar_lampung_2012_responden.xlsx")
    found = json.loads(ikm(BANDAR, "--answers", people, "--format", "json"))["findings"]
    codes = {one["code"] for one in found}
    assert any(code.startswith("answers") for code in codes)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([str(DATA / "kpp_jatim_2013_responden.xlsx")], "tidak memuat angka tercetak"),
        ([BANDAR, "--unit", "Nowhere"], "Tanjung Karang Pusat"),
        ([BANDAR, "--answers", str(DATA / "bandar_lampung_2012_rekap.xlsx")], "tidak memuat jawaban responden"),
        (["nothing.xlsx"], "tidak dapat dibuka"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(ikm, arguments, words):
    said = ikm(*arguments, code=2)
    assert words in said
    assert said.count("\n") == 1
