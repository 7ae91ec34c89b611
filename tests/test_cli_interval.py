"""``python -m ikm index --interval``: how sure the figures are."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from ikm.cli import main

DATA = Path(__file__).parents[1] / "data"
RECAP = str(DATA / "bandar_lampung_2012_rekap.xlsx")
PEOPLE = str(DATA / "bandar_lampung_2012_responden.xlsx")


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str) -> str:
        assert main(["index", *arguments, "--interval"]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def answers(tmp_path):
    """Five people, nine unsur: two answer 2 throughout, three answer 3.

    Konversi 2.6 x 25 = 65. se = 25 x sqrt(5/4 x (2 x 0.6^2 + 3 x 0.4^2)) / 5 = 25 x sqrt(1.5) / 5 = 6.1237243570;
    R: qt(.975, 4) = 2.77644510519779, so 65 -+ 17.00218: 47.99782 to 82.00218.
    R: b <- c(64.995, 76.605, 88.305); pt((b - 65) / 6.12372435695795, 4)
    0.499693813825 0.934510523816 0.990494798438
    """
    rows = ["U1,U2,U3,U4,U5,U6,U7,U8,U9"] + [",".join(str(x) * 9) for x in (2, 2, 3, 3, 3)]
    file = tmp_path / "lima.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    return str(file)


def test_json_adds_the_interval_and_the_chances(ikm, answers):
    found = json.loads(ikm(answers, "--format", "json"))
    assert found["interval"] == {"level": 0.95, "kind": "sample"}
    overall = found["overall"]
    assert overall["se"] == pytest.approx(6.12372435695795, abs=1e-12)
    assert overall["low"] == pytest.approx(65 - 2.77644510519779 * 6.12372435695795, abs=1e-9)
    assert overall["high"] == pytest.approx(65 + 2.77644510519779 * 6.12372435695795, abs=1e-9)
    assert overall["settled"] is False
    chances = overall["class_probability"]
    expected = [1 - 0.990494798438, 0.990494798438 - 0.934510523816, 0.934510523816 - 0.499693813825, 0.499693813825]
    assert list(chances) == ["A", "B", "C", "D"]
    assert list(chances.values()) == pytest.approx(expected, abs=1e-9)


def test_json_of_groups(ikm):
    found = json.loads(ikm(PEOPLE, "--by", "unit", "--format", "json"))
    groups = {group["group"]["unit"]: group for group in found["groups"]}
    assert groups["Sukabumi"]["low"] < groups["Sukabumi"]["ikm_konversi"] < groups["Sukabumi"]["high"]
    assert sum(groups["Sukabumi"]["class_probability"].values()) == pytest.approx(1, abs=1e-12)
    senang = groups["Tanjung Senang"]  # not ranked: nothing is claimed
    assert [senang[name] for name in ("se", "low", "high", "class_probability", "settled")] == [None] * 5


def test_a_recap_says_that_its_interval_is_the_worst_case(ikm):
    found = json.loads(ikm(RECAP, "--format", "json"))
    assert found["interval"]["kind"] == "worst-case"
    assert found["overall"]["class_probability"] is None
    assert "paling lebar" in ikm(RECAP)


def test_csv_and_table_have_the_interval(ikm, answers):
    row = next(csv.DictReader(io.StringIO(ikm(answers, "--format", "csv"))))
    assert float(row["se"]) == pytest.approx(6.12372435695795)
    assert float(row["p_D"]) == pytest.approx(0.499693813825, abs=1e-9)
    table = ikm(answers)
    assert "48,00  82,00" in table  # 47.99782 and 82.00218
    assert "44\u00a0%" not in table
    assert "43\u00a0%" in table  # C: 0.934510523816 - 0.499693813825


def test_json_has_the_city_figure_in_three_ways(ikm):
    """Recap of Bandar Lampung: 66.57774653 and 66.59019103563143 as in test_uncertainty; mean of units 66.1025."""
    city = json.loads(ikm(RECAP, "--format", "json"))["city"]
    assert list(city) == ["respondents", "units", "population"]
    assert city["respondents"]["ikm_konversi"] == pytest.approx(66.57774653, abs=1e-8)
    assert city["units"]["ikm_konversi"] == pytest.approx(66.1025, abs=5e-5)
    assert city["population"]["ikm_konversi"] == pytest.approx(66.59019103563143, rel=1e-12)
    assert "Menurut penduduk: 66,59 B" in ikm(RECAP)


def test_people_served_come_from_a_small_file(ikm, tmp_path):
    file = tmp_path / "penduduk.csv"
    file.write_text("unit;penduduk\nKedaton;88314\nAntah;5\n", encoding="utf-8")
    found = json.loads(ikm(PEOPLE, "--population", str(file), "--format", "json"))
    assert found["population"]["numbers"] == {"Kedaton": 88314.0}
    assert found["population"]["unknown"] == ["Antah"]
    assert len(found["population"]["missing"]) == 12
    assert found["city"]["population"]["ikm_konversi"] is None
