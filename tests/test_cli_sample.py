"""``python -m ikm sample``: the figures, their strata and the draw, and one sentence for nonsense."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from ikm.cli import main
from tests.conftest import FIXTURES

DATA = Path(__file__).parents[1] / "data"
TABLE_1 = pd.read_csv(FIXTURES / "bandar_lampung_sampling.csv")
PRINTED = [33, 29, 40, 29, 32, 40, 32, 20, 29, 19, 27, 28, 42]
PEOPLE = str(DATA / "bandar_lampung_2012_responden.xlsx")


@pytest.fixture
def served(tmp_path) -> str:
    rows = ["Kecamatan;Jumlah penduduk", *(f"{a};{b}" for a, b in TABLE_1[["kecamatan", "population"]].to_numpy())]
    file = tmp_path / "penduduk.csv"
    file.write_text("\n".join(rows) + "\nJumlah;881775\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str) -> str:
        assert main(["sample", *arguments]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def answer(ikm):
    return lambda *arguments: json.loads(ikm(*arguments, "--format", "json"))


def test_the_keys_come_in_order(answer):
    found = answer("--population", "881801", "--method", "slovin")
    assert list(found)[:3] == ["method", "n", "allocation"]
    assert (found["method"], found["n"], found["allocation"]) == ("slovin", 400, {})
    assert found["exact"] == pytest.approx(399.818635, abs=1e-6)


@pytest.mark.parametrize(
    ("method", "n"), [("krejcie-morgan", 384), ("slovin", 400), ("proportion", 384), ("unsur", 150)]
)
def test_every_method(answer, method, n):
    assert answer("--population", "881801", "--method", method)["n"] == n
    assert answer("--population", "881.801", "--method", method, "--error", "0,05")["n"] == n


def test_table_1_of_herlina_and_wibasuri(answer, served):
    found = answer("--population", served, "--method", "slovin")
    assert found["n"] == 400
    assert found["allocation"] == dict(zip(TABLE_1["kecamatan"], PRINTED, strict=True))
    assert any("Jumlah" in note for note in found["notes"])  # the total was left out, and this is said


def test_a_total_of_ones_own(answer, served):
    found = answer("--population", served, "--method", "krejcie-morgan", "--total", "400")
    assert (found["n"], found["size"]) == (400, 384)
    assert list(found["allocation"].values()) == PRINTED


def test_a_recap_with_people_served_is_a_list_too(answer):
    found = answer("--population", str(DATA / "bandar_lampung_2012_rekap.xlsx"), "--method", "slovin")
    assert found["allocation"] == dict(zip(TABLE_1["kecamatan"], PRINTED, strict=True))


def test_other_allocations(answer, served):
    equal = answer("--population", served, "--total", "390", "--allocation", "equal")["allocation"]
    assert set(equal.values()) == {30}
    neyman = answer("--population", served, "--total", "400", "--allocation", "neyman", "--pilot", PEOPLE)
    assert sum(neyman["allocation"].values()) == 400
    assert set(neyman["sd"]) == set(TABLE_1["kecamatan"])
    least = answer("--population", served, "--total", "400", "--least", "25")["allocation"]
    assert min(least.values()) == 25


def test_units_with_surveys_of_their_own(answer, served):
    """Krejcie & Morgan of 40,000 to 100,000 people: 380 to 383 each, by the rows 40000 (380) and 75000 (382)."""
    found = answer("--population", served, "--each")
    assert found["n"] == sum(found["allocation"].values())
    assert set(found["allocation"].values()) <= {380, 381, 382, 383}


def test_the_plan_beside_a_survey(answer, served):
    found = answer("--population", served, "--method", "slovin", "--survey", PEOPLE)["achieved"]
    assert (found["planned"], found["achieved"]) == (400, 400)
    assert {row["stratum"]: row["difference"] for row in found["strata"]} == dict.fromkeys(TABLE_1["kecamatan"], 0)
    # R: n and N of Table 1; 1.96 * sqrt(sum((N / sum(N))^2 * .25 / n * (N - n) / (N - 1)))  0.0489914029178
    assert found["margin"] == pytest.approx(0.0489914029178, abs=1e-12)


def test_a_plan_for_all_together_beside_a_survey(ikm, answer):
    """Of 881,775 people 400 answered: 0.0489889 as above. As two units of a plan: none of them has such a name."""
    found = answer("--population", "881775", "--method", "slovin", "--survey", PEOPLE)["achieved"]
    assert (found["planned"], found["achieved"], found["strata"]) == (400, 400, [])
    assert found["margin"] == pytest.approx(0.0489889125716, abs=1e-12)
    assert "within ±4.90 points" in ikm("--population", "881775", "--survey", PEOPLE, "--lang", "en")


def test_a_draw_is_the_same_again(answer, served):
    one = answer("--population", served, "--draw", "--seed", "2026")
    assert one["seed"] == 2026
    assert one["draw"] == answer("--population", served, "--seed", "2026")["draw"]
    assert sum(not row["reserve"] for row in one["draw"]) == one["n"]
    unseeded = answer("--population", "50", "--draw")
    assert unseeded["draw"] == answer("--population", "50", "--seed", str(unseeded["seed"]))["draw"]


def test_the_table_shows_the_formula_with_its_numbers(ikm, served):
    said = ikm("--population", served, "--method", "slovin", "--lang", "en", "--seed", "1", "--survey", PEOPLE)
    assert "400 respondents are needed: Slovin, N = 881,775, margin of error 5%" in said
    assert "n = 881,775 / (1 + 881,775 × 0.05²) = 399.82 → 400" in said
    assert "Drawn with seed 1" in said
    assert "the plan is reached in all" in said
    assert "every unit has its own survey" in ikm("--population", served, "--each", "--lang", "en")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--population", "-5"],
        ["--population", "0"],
        ["--population", "abc"],
        ["--population", ""],
        ["--population", "2.5"],
        ["--population", "99999999999999999999"],
        ["--population", "tidak-ada.csv"],
        ["--population", "500", "--error", "0"],
        ["--population", "500", "--error", "1", "--method", "slovin"],
        ["--population", "500", "--error", "-0.1", "--method", "slovin"],
        ["--population", "500", "--error", "lima", "--method", "slovin"],
        ["--population", "500", "--error", "0.1", "--method", "krejcie-morgan"],
        ["--population", "500", "--level", "1", "--method", "proportion"],
        ["--population", "500", "--total", "501"],
        ["--population", "500", "--total", "0"],
        ["--population", "500", "--total", "abc"],
        ["--population", "500", "--seed", "-1"],
        ["--population", "500", "--seed", "abc"],
        ["--population", "500", "--draw", "--reserve", "2"],
        ["--population", "500", "--allocation", "neyman"],
        ["--population", "500", "--least", "-1"],
        ["--population", "500", "--each"],
        ["--population", str(FIXTURES / "README.md")],
    ],
)
def test_nonsense_is_refused_in_one_sentence(capsys, arguments):
    assert main(["sample", *arguments, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip()
    assert "\n" not in err.strip()
    assert "{" not in err


def test_neyman_needs_a_pilot_and_a_total_is_not_for_each(capsys, served):
    assert main(["sample", "--population", served, "--allocation", "neyman", "--lang", "en"]) == 2
    assert "needs the spread" in capsys.readouterr().err
    assert main(["sample", "--population", served, "--pilot", PEOPLE, "--lang", "en"]) == 2
    assert "by the allocation neyman only" in capsys.readouterr().err
    assert main(["sample", "--population", served, "--each", "--total", "400", "--lang", "en"]) == 2
    assert "Choose --each or an allocation" in capsys.readouterr().err
