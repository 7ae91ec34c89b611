"""``python -m ikm describe`` and ``crosstab``: the figures of Cahyo's totals, no small cells, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ikm.cli import main

DATA = Path(__file__).parents[1] / "data"
KPP = str(DATA / "kpp_jatim_2013_responden.xlsx")
RECAP = str(DATA / "bandar_lampung_2012_rekap.xlsx")


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


def test_answers_add_to_the_published_totals(ikm):
    """Cahyo: U1 494 of 150, U13 392 of 126."""
    found = {one["unsur"]: one for one in json.loads(ikm("describe", KPP, "--format", "json"))["unsur"]}
    for code, total, n in (("U1", 494, 150), ("U7", 407, 150), ("U13", 392, 126)):
        assert sum(int(level) * f for level, f in found[code]["f"].items()) == total
        assert found[code]["answered"] == n
        assert found[code]["mean"] == pytest.approx(total / n)
    assert found["U13"]["blank"] == 24


def test_respondents_are_counted_without_small_groups(ikm):
    rows = json.loads(ikm("describe", KPP, "--format", "json"))["respondents"]
    for attribute in {row["attribute"] for row in rows}:
        assert sum(row["f"] for row in rows if row["attribute"] == attribute) == 150
    assert min(row["f"] for row in rows) >= 5


def test_table_and_text_in_both_languages(ikm):
    assert "Simpangan baku" in ikm("describe", KPP)
    assert "Standard deviation" in ikm("describe", KPP, "--lang", "en")
    said = ikm("describe", KPP, "--format", "text")
    assert said.startswith("U1 Prosedur pelayanan\n")
    assert "3,29" in said
    assert "Kejelasan petugas pelayanan" in ikm("describe", RECAP, "--format", "text")  # a recap has words too


def test_a_cross_table_has_no_small_cell_and_loses_nobody(ikm):
    found = json.loads(ikm("crosstab", KPP, "--rows", "jenis_kelamin", "--columns", "U7", "--format", "json"))
    counts = np.array(found["counts"])
    assert counts.sum() == found["n"] == 150
    assert ((counts == 0) | (counts >= 5)).all()
    assert 0 < found["p"] < 1
    assert found["cramers_v"] == pytest.approx(0.2171402473828199)  # sqrt(chi2 / 150), two rows: test_crosstab


def test_shares_are_of_rows_or_columns(ikm):
    by_row = ikm("crosstab", KPP, "--rows", "jenis_kelamin", "--columns", "U7", "--lang", "en")
    assert "62 (59.6%)" in by_row  # 62 of 104 men
    by_column = ikm("crosstab", KPP, "--rows", "jenis_kelamin", "--columns", "U7", "--shares", "column", "--lang", "en")
    assert "62 (78.5%)" in by_column  # 62 of the 79 who answered 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["describe", RECAP], "tidak memuat jawaban responden"),
        (["crosstab", RECAP, "--rows", "unit", "--columns", "U1"], "tidak memuat jawaban responden"),
        (["crosstab", KPP, "--rows", "sepatu", "--columns", "U1"], "sepatu"),
        (["crosstab", KPP, "--rows", "jenis_kelamin", "--columns", "U99"], "U99"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(ikm, arguments, words):
    said = ikm(*arguments, code=2)
    assert words in said
    assert said.count("\n") == 1


def test_few_people_are_not_shown(ikm, tmp_path):
    rows = ["Jenis Kelamin;" + ";".join(f"U{j}" for j in range(1, 15))]
    rows += ["L;" + ";".join("3" * 14)] * 30 + ["P;" + ";".join("2" * 14)] * 3
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    few = ["--where", "jenis_kelamin=Perempuan"]
    for arguments in (["describe"], ["describe", "--format", "text"]):
        assert "dapat dikenali" in ikm(arguments[0], str(tmp_path / "a.csv"), *arguments[1:], *few, code=2)
    assert "terlalu kecil" in ikm(
        "crosstab", str(tmp_path / "a.csv"), "--rows", "jenis_kelamin", "--columns", "U1", code=2
    )
