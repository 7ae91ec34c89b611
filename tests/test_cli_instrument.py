"""``python -m ikm instrument``: the JSON of the issue, the table in both languages, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ikm.cli import main
from tests.test_instrument import CORRECTED, DROPPED, THIRTY, P, R

DATA = Path(__file__).parents[1] / "data"
RECAP = str(DATA / "bandar_lampung_2012_rekap.xlsx")
PEOPLE = str(DATA / "kpp_jatim_2013_responden.xlsx")


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str, code: int = 0) -> str:
        assert main(["instrument", *arguments]) == code
        said = capsys.readouterr()
        return said.err if code else said.out

    return run


@pytest.fixture
def thirty(tmp_path):
    """The 30 made-up people of test_instrument, whose figures R and pingouin give there."""
    return written(tmp_path, THIRTY)


def written(folder, answers) -> str:
    file = folder / "uji.csv"
    header = ",".join(f"U{i}" for i in range(1, 15))
    rows = [",".join("" if answer == 0 else str(answer) for answer in row) for row in answers]
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return str(file)


def test_json_is_that_of_the_issue(ikm, thirty):
    found = json.loads(ikm(thirty, "--format", "json"))
    assert list(found)[:6] == ["n", "dropped", "alpha", "alpha_low", "alpha_high", "items"]
    assert (found["n"], found["dropped"]) == (30, 0)
    assert found["alpha"] == pytest.approx(0.8010975794131651)
    assert (found["alpha_low"], found["alpha_high"]) == pytest.approx((0.678616151308, 0.891490930101))
    keys = ["unsur", "r", "r_corrected", "r_table", "p", "valid", "alpha_if_dropped"]
    assert all(list(item)[:7] == keys for item in found["items"])
    for name, expected in (("r", R), ("p", P), ("r_corrected", CORRECTED), ("alpha_if_dropped", DROPPED)):
        assert [item[name] for item in found["items"]] == pytest.approx(expected)
    assert [item["r_table"] for item in found["items"]] == pytest.approx([0.361006907733] * 14)
    assert [item["unsur"] for item in found["items"] if not item["valid"]] == ["U2"]
    assert found["reliable"] is True
    assert found["split_half"]["spearman_brown"] == pytest.approx(0.79404610849)


def test_what_cannot_be_computed_is_null(ikm, tmp_path):
    answers = THIRTY.copy()
    answers[:, 4], answers[2, 0] = 3, 0
    found = json.loads(ikm(written(tmp_path, answers), "--format", "json"))
    assert (found["n"], found["dropped"]) == (29, 1)
    item = found["items"][4]
    assert [item[name] for name in ("r", "r_corrected", "p", "valid", "alpha_if_dropped")] == [None] * 5
    assert item["state"] == "constant"
    assert json.loads(ikm(written(tmp_path, THIRTY[:2]), "--format", "json"))["reason"] == "few"


def test_options_change_the_verdicts(ikm, thirty):
    found = json.loads(ikm(thirty, "--alpha", "0.01", "--least", "0.85", "--format", "json"))
    assert [item["unsur"] for item in found["items"] if not item["valid"]] == ["U1", "U2", "U3", "U4"]
    assert found["reliable"] is False
    found = json.loads(ikm(thirty, "--rule", "0.30", "--corrected", "--of", "unsur", "--format", "json"))
    assert [item["unsur"] for item in found["items"] if not item["valid"]] == ["U1", "U2", "U3"]


def test_a_filter(ikm):
    """Men and women are everyone; 126 of the 150 answered U13 (fixtures/kpp_jatim.csv), and all the other questions."""
    whole = json.loads(ikm(PEOPLE, "--format", "json"))
    parts = [
        json.loads(ikm(PEOPLE, "--where", f"jenis_kelamin={value}", "--format", "json"))
        for value in ("Laki-laki", "Perempuan")
    ]
    assert (whole["n"], whole["dropped"]) == (126, 24)
    assert sum(part["n"] for part in parts) == 126
    assert sum(part["dropped"] for part in parts) == 24


def test_the_table_says_the_verdicts_in_sentences(ikm, thirty):
    said = ikm(thirty, "--lang", "en")
    assert "All 30 respondents answered every question." in said
    assert (
        "The validity test shows that the item-total correlation (r) of 13 of 14 unsur, 0.392 to 0.711, is above"
        " r table 0.361 (n = 30, df = 28, alpha 5%, two-sided), so these are valid. Not valid: U2 (0.090)." in said
    )
    assert (
        "Cronbach's alpha of 14 unsur is 0.801 (95% confidence interval: 0.679 to 0.891), larger than 0.60, so the"
        " instrument is reliable. Alpha would be higher without one of these: U2 (0.822)." in said
    )
    assert "the halves correlate at 0.658; Spearman-Brown 0.794, Guttman 0.793." in said


def test_the_sentences_say_what_was_left_out(ikm, tmp_path):
    answers = THIRTY[:12].copy()
    answers[:, 4], answers[2, 0], answers[:, 6] = 3, 0, 0
    said = ikm(written(tmp_path, answers), "--lang", "en", "--least", "0.9")
    assert "11 of 12 respondents were used. Left out, because" in said
    assert "Most answers are missing for U1 (1)." in said
    assert "For U5 it cannot be computed, because all respondents gave the same answer" in said
    assert "Nobody answered U7" in said
    assert "not reliable" in said
    assert "Only 11 respondents were used." in said


def test_a_recap_and_a_wrong_level_are_refused_in_a_sentence(ikm, thirty):
    assert "A recap holds only means" in ikm(RECAP, "--lang", "en", code=2)
    assert "does not lie between 0 and 1" in ikm(thirty, "--alpha", "5", "--lang", "en", code=2)
    assert "does not lie between 0 and 1" in ikm(thirty, "--least", "nan", "--lang", "en", code=2)
