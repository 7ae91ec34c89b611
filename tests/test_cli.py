"""The command line: one JSON object with everything, full precision; one sentence when it cannot."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ikm.cli import main

ROOT = Path(__file__).parents[1]
RECAP = str(ROOT / "data" / "bandar_lampung_2012_rekap.xlsx")
PEOPLE = str(ROOT / "data" / "bandar_lampung_2012_responden.xlsx")
KPP = str(ROOT / "data" / "kpp_jatim_2013_responden.xlsx")


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str) -> str:
        assert main(["index", *arguments]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return run


def test_json_has_exactly_the_promised_shape(ikm):
    found = json.loads(ikm(RECAP, "--by", "unit", "--format", "json"))
    assert list(found) == ["pedoman", "bobot", "source", "rows", "groups", "overall", "left_out", "issues"]
    assert found["pedoman"] == "kepmenpan-2004"
    assert found["bobot"] == "exact"
    assert found["source"] == {"file": "bandar_lampung_2012_rekap.xlsx", "shape": "recap", "sheets": ["Rekap"]}
    assert found["rows"] == {"read": 13, "used": 13, "set_aside": 0}
    keys = ["n", "answered", "nrr", "ikm", "ikm_konversi", "mutu", "kinerja", "lowest", "ranked"]
    assert list(found["overall"]) == keys
    assert all(list(group) == ["group", *keys] for group in found["groups"])
    assert all(list(i) == ["sheet", "row", "column", "value", "code", "message"] for i in found["issues"])


def test_json_figures_of_bandar_lampung(ikm):
    """Herlina & Wibasuri, table 12 (Sukabumi 46.9536 with 1/14) and 13 (Tanjung Senang, means above 4)."""
    found = json.loads(ikm(RECAP, "--by", "unit", "--format", "json"))
    groups = {group["group"]["unit"]: group for group in found["groups"]}
    sukabumi, senang = groups["Sukabumi"], groups["Tanjung Senang"]
    assert sukabumi["ikm_konversi"] == pytest.approx(46.9536, abs=5e-5)
    assert (sukabumi["mutu"], sukabumi["kinerja"], sukabumi["lowest"]) == ("C", "Kurang Baik", ["U13"])
    assert sukabumi["answered"]["U1"] == 29
    assert sukabumi["ranked"] is True
    assert (senang["ranked"], senang["mutu"]) == (False, None)
    assert senang["nrr"]["U4"] == pytest.approx(4.578, abs=1e-12)
    assert found["left_out"] == ["Tanjung Senang"]
    assert {(i["row"], i["column"], i["value"], i["code"]) for i in found["issues"]} >= {
        (11, "U4", "4.578", "mean-outside-scale")
    }


def test_kpp_under_the_printed_weight(ikm):
    """Cahyo: 76.9127 with 0,071; U13 answered by 126."""
    found = json.loads(ikm(KPP, "--bobot", "printed", "--format", "json"))
    assert found["overall"]["ikm_konversi"] == pytest.approx(76.9127, abs=5e-5)
    assert found["overall"]["answered"]["U13"] == 126
    assert found["groups"] == []


def test_where_and_by_twice(ikm):
    out = ikm(
        PEOPLE, "--where", "unit=Sukabumi", "--where", "unit=Kedaton", "--by", "unit", "--by", "jenis_kelamin",
        "--format", "json",
    )  # fmt: skip
    groups = json.loads(out)["groups"]
    assert {g["group"]["unit"] for g in groups} == {"Sukabumi", "Kedaton"}
    assert sum(g["n"] for g in groups) == 29 + 40  # table 1: n of both kecamatan


def test_pedoman_changes_the_bounds(ikm):
    """Under the bounds of 14/2017 Sukarame, Rajabasa and Sukabumi are D."""
    found = json.loads(ikm(RECAP, "--by", "unit", "--pedoman", "permenpan-2017", "--format", "json"))
    assert found["pedoman"] == "permenpan-2017"
    low = {g["group"]["unit"] for g in found["groups"] if g["mutu"] == "D"}
    assert low == {"Sukarame", "Rajabasa", "Sukabumi"}


def test_csv_can_be_read_again(ikm):
    rows = list(csv.DictReader(io.StringIO(ikm(RECAP, "--by", "unit", "--format", "csv"))))
    assert len(rows) == 13
    assert float({row["unit"]: row for row in rows}["Sukabumi"]["konversi"]) == pytest.approx(46.9536, abs=5e-5)


def test_table_in_both_languages(ikm):
    indonesian, english = ikm(RECAP, "--by", "unit"), ikm(RECAP, "--by", "unit", "--lang", "en")
    assert "71,75" in indonesian
    assert "tidak diperingkat" in indonesian
    assert "71.75" in english
    assert "not ranked" in english


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["tidak-ada.xlsx"], "tidak-ada.xlsx"),
        ([RECAP, "--by", "jenis_kelamin"], "jenis_kelamin"),
        ([RECAP, "--where", "unit=Sukabum"], "Sukabum"),
        ([RECAP, "--where", "unit"], "unit"),
        ([RECAP, "--bobot", "0.11"], "0.11"),
    ],
)
def test_a_refusal_is_exit_code_2_and_one_sentence(capsys, arguments, word):
    assert main(["index", *arguments, "--format", "json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert word in captured.err


def test_it_runs_as_a_module_on_a_broken_file(tmp_path):
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    done = subprocess.run(
        [sys.executable, "-m", "ikm", "index", str(broken)],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "rusak.xlsx" in done.stderr
