"""What it takes to reach a class: it reaches it, nothing smaller does, and no limit is passed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm import IkmError, UnknownChoiceError, index, load_pedoman
from ikm.alternatives import alternatives
from ikm.cli import main
from ikm.rounding import half_up
from ikm.simulation import basis, simulate, simulate_answers
from ikm.target import target
from tests.conftest import make_recap, make_survey

ROOT = Path(__file__).parents[1]
RECAP = str(ROOT / "data" / "bandar_lampung_2012_rekap.xlsx")
PEOPLE = str(ROOT / "data" / "bandar_lampung_2012_responden.xlsx")

LEAST = {  # the bounds of both regulations, less half of the second decimal
    "kepmenpan-2004": {"A": "81.255", "B": "62.505", "C": "43.755"},
    "permenpan-2017": {"A": "88.305", "B": "76.605", "C": "64.995"},
}


def unit_of(means, pedoman="permenpan-2017", **options):
    """The index of one unit with these NRR."""
    return index(make_recap([means], [30], ["a"], pedoman), "unit", **options)


# --- By hand ------------------------------------------------------------------------------------------


def test_sukabumi_to_b(bandar_lampung):
    """Table 12: sum of the means 26.294, x 25 / 14 = 46.95357 (C). B begins at 62.505, a sum of 62.505 x 14 / 25 =
    35.0028: 8.7088 more. Lifted evenly from below all 14 end at 35.0028 / 14 = 2.5002 (the highest, U11, is 2.275)."""
    found = target(index(bandar_lampung, "unit"), "Sukabumi", "B")
    assert found.reachable
    assert found.start == pytest.approx(26.294 * 25 / 14, abs=1e-9)
    assert found.total_change == pytest.approx(8.7088, abs=1e-9)
    assert found.to == pytest.approx(62.505, abs=1e-9)
    assert found.changes["U13"] == pytest.approx(2.5002 - 1.440, abs=1e-9)
    assert found.changes["U11"] == pytest.approx(2.5002 - 2.275, abs=1e-9)
    assert list(found.changes) == [f"U{i}" for i in range(1, 15)]


def test_the_lowest_rise_first():
    """Nine unsur, 1 + 2 + 7 x 3 = 24, x 25 / 9 = 66.667 (C of 2017). B: 76.605 x 9 / 25 = 27.5778, 3.5778 more.
    To lift U1 and U2 to 3 takes 3; the other 0.5778 lift all nine to 27.5778 / 9 = 3.0642."""
    found = target(unit_of([1, 2] + [3] * 7), "a", "B")
    assert found.total_change == pytest.approx(3.5778, abs=1e-9)
    assert found.changes == pytest.approx({"U1": 2.0642, "U2": 1.0642} | {f"U{i}": 0.0642 for i in range(3, 10)})
    # To C of 24.0 it is reached already; U1 and U2 alone do when the goal is nearer: 64.995 x 9 / 25 = 23.3982.
    # 1 + 1.2 + 7 x 3 = 23.2: 0.1982 more, all of it for U1 (1.1982 is below 1.2).
    assert target(unit_of([1, 1.2] + [3] * 7), "a", "C").changes == pytest.approx({"U1": 0.1982})


def test_limits_and_fixed_unsur_move_the_rest():
    """3.5778 more as above. U1 at most 2 (1 more), U2 fixed: 2.5778 for the seven at 3, 0.368257 each."""
    found = target(unit_of([1, 2] + [3] * 7), "a", "B", limits={"U1": 2}, fixed={"U2"})
    assert found.changes == pytest.approx({"U1": 1.0} | {f"U{i}": 2.5778 / 7 for i in range(3, 10)})
    # A limit below where an unsur stands: it cannot rise, and does not fall.
    assert "U3" not in target(unit_of([1, 2] + [3] * 7), "a", "B", limits={"U3": 2.5}).changes


def test_out_of_reach_says_how_far_one_gets():
    """All fixed but U1, which may reach 2: 2 + 2 + 21 = 25, x 25 / 9 = 69.4444."""
    fixed = {f"U{i}" for i in range(2, 10)}
    found = target(unit_of([1, 2] + [3] * 7), "a", "B", limits={"U1": 2}, fixed=fixed)
    assert (found.reachable, found.changes, found.total_change) == (False, {}, None)
    assert found.to == found.highest == pytest.approx(25 * 25 / 9)


def test_what_is_reached_already_takes_nothing(bandar_lampung):
    figures = index(bandar_lampung, "unit")
    found = target(figures, "Teluk Betung Selatan", "B")  # 71.75, B
    assert (found.reachable, found.changes, found.total_change, found.to) == (True, {}, 0.0, found.start)
    assert target(figures, "Teluk Betung Selatan", "D").changes == {}


def test_a_figure_that_rounds_up_to_the_bound_is_there():
    """76.605 is 9 x 3.0642: rounded half up it is 76.61, B. 76.6049 is not: 0.0001 x 9 / 25 is missing."""
    assert target(unit_of([3.0642] * 9), "a", "B").changes == {}
    found = target(unit_of([3.064196] * 9), "a", "B")
    assert found.total_change == pytest.approx(0.000036, abs=1e-12)


def test_printed_weights_have_a_lower_ceiling():
    """With 0,11 the most that nine unsur can reach is 99; with 0,071 fourteen reach 99.4."""
    assert target(unit_of([3] * 9, bobot="0.11"), "a", "A").highest == pytest.approx(99)
    assert target(unit_of([3] * 14, "kepmenpan-2004", bobot="printed"), "a", "A").highest == pytest.approx(99.4)


def test_other_bounds(bandar_lampung):
    """Sukabumi to B of 2017: 76.605 x 14 / 25 = 42.8988, less 26.294."""
    figures = index(bandar_lampung, "unit", pedoman="permenpan-2017")
    assert target(figures, "Sukabumi", "B").total_change == pytest.approx(42.8988 - 26.294, abs=1e-9)


@pytest.mark.parametrize(
    ("group", "mutu", "options", "word"),
    [
        ("Tanjung Senang", "B", {}, "outside the scale"),
        ("Sukabum", "B", {}, "Sukabum"),
        (13, "B", {}, "13"),
        ("Sukabumi", "E", {}, "E"),
        ("Sukabumi", "B", {"fixed": {"U15"}}, "U15"),
        ("Sukabumi", "B", {"limits": {"U15": 3}}, "U15"),
        ("Sukabumi", "B", {"limits": {"U1": 4.5}}, "U1"),
        ("Sukabumi", "B", {"limits": {"U1": 0}}, "U1"),
        ("Sukabumi", "B", {"limits": {"U1": float("nan")}}, "U1"),
    ],
)
def test_refusals(bandar_lampung, group, mutu, options, word):
    with pytest.raises(IkmError, match=word):
        target(index(bandar_lampung, "unit"), group, mutu, **options)


def test_an_index_that_misses_an_unsur_has_no_target():
    with pytest.raises(IkmError, match="not every unsur"):
        target(unit_of([np.nan] + [3] * 8), "a", "B")


# --- Laws ---------------------------------------------------------------------------------------------


@st.composite
def questions(draw):
    """A unit's NRR, a class, limits and fixed unsur, under either regulation and any weight."""
    code = draw(st.sampled_from(sorted(LEAST)))
    pedoman = load_pedoman(code)
    size = len(pedoman.unsur)
    value = st.floats(1, 4) | st.integers(1000, 4000).map(lambda x: x / 1000)
    means = draw(st.lists(value, min_size=size, max_size=size))
    figures = unit_of(means, code, bobot=draw(st.sampled_from(pedoman.bobot)))
    limits = draw(st.dictionaries(st.sampled_from(pedoman.codes), value, max_size=size))
    fixed = draw(st.sets(st.sampled_from(pedoman.codes), max_size=6))
    return figures, draw(st.sampled_from("ABC")), limits, fixed


def classified(figures, nrr) -> str:
    """The class of these NRR: sum x weight x 25 in floats."""
    return figures.pedoman.classify(float(nrr.sum()) * figures.weight * 25).mutu


@settings(max_examples=300, deadline=None)
@given(questions())
def test_the_answer_reaches_the_class_and_nothing_smaller_does(question):
    figures, mutu, limits, fixed = question
    found = target(figures, "a", mutu, limits=limits, fixed=fixed)
    nrr = figures.nrr.iloc[0]
    goal = float(LEAST[figures.pedoman.code][mutu])
    if not found.reachable:
        top = pd.Series({c: x if c in fixed else max(x, limits.get(c, 4)) for c, x in nrr.items()})
        assert classified(figures, top) > mutu  # C > B > A: a worse letter
        assert found.highest == pytest.approx(top.sum() * figures.weight * 25, abs=1e-9)
        return
    rises = pd.Series(found.changes, dtype=float).reindex(nrr.index, fill_value=0.0)
    assert classified(figures, nrr + rises) <= mutu
    assert found.total_change == pytest.approx(rises.sum(), abs=1e-12)
    assert not set(found.changes) & fixed
    assert all(rise > 0 for rise in found.changes.values())
    assert all(nrr[code] + rise <= limits.get(code, 4) + 1e-12 for code, rise in found.changes.items())
    if found.changes:
        assert found.to == pytest.approx(goal, abs=1e-9)
        # A sum smaller by a millionth does not do; by 1e-9 points where that is finer than the rounding's own 5e-11.
        less = max(found.total_change * 1e-6, 1e-9 / (figures.weight * 25))
        assert classified(figures, nrr + rises * (1 - less / found.total_change)) > mutu
        for code, rise in found.changes.items():
            fewer = rises.copy()
            fewer[code] = rise - less
            assert classified(figures, nrr + fewer) > mutu


@settings(max_examples=100, deadline=None)
@given(questions())
def test_those_that_rise_end_level_or_at_their_limit(question):
    """Nobody who rose stands above somebody who could still rise: the lowest came first."""
    figures, mutu, limits, fixed = question
    found = target(figures, "a", mutu, limits=limits, fixed=fixed)
    after = figures.nrr.iloc[0].add(pd.Series(found.changes, dtype=float), fill_value=0.0)
    assume(found.changes)
    free = [c for c in after.index if c not in fixed and after[c] < limits.get(c, 4) - 1e-9]
    highest = max(after[code] for code in found.changes)
    assert all(after[code] >= highest - 1e-9 for code in free)


def test_the_least_figures_are_those_that_round_to_the_bounds():
    for code, bounds in LEAST.items():
        for one in load_pedoman(code).classes[:-1]:
            assert half_up(bounds[one.mutu], 2) == one.lower
            assert half_up(Decimal(bounds[one.mutu]) - Decimal("1e-9"), 2) < one.lower


@settings(max_examples=30, deadline=None)
@given(questions())
def test_a_simulation_of_the_answer_has_the_class(question):
    figures, mutu, limits, fixed = question
    found = target(figures, "a", mutu, limits=limits, fixed=fixed)
    assume(found.reachable)
    means = figures.nrr.to_numpy()
    recap = make_recap(means, [30], ["a"], figures.questionnaire.code)
    after = simulate(basis(recap, "unit", bobot=figures.bobot), found.changes).after.table.iloc[0]
    assert after["mutu"] <= mutu
    assert after["konversi"] == pytest.approx(found.to, abs=1e-9)


# --- Simpler ways -------------------------------------------------------------------------------------


def test_only_the_lowest(bandar_lampung):
    """Table 8, Kemiling, B: its two lowest are U2 = U12 = 2,250. Alone one gains 1.75, both 3.5, of the
    45.5028 - 38.464 = 7.0388 that A (81.255 x 14 / 25) takes: none is enough, which is said."""
    found = alternatives(index(bandar_lampung, "unit"), "Kemiling", "A")
    assert [codes for codes, _ in found.lowest[:2]] == [("U2",), ("U2", "U12")]  # a tie: the questionnaire's order
    assert [one.reachable for _, one in found.lowest] == [False, False, False]
    assert [one.total_change for _, one in found.lowest] == [None, None, None]
    assert found.lowest[0][1].to == pytest.approx((38.464 + 1.75) / 14 * 25, abs=1e-9)
    assert found.lowest[1][1].to == pytest.approx((38.464 + 3.5) / 14 * 25, abs=1e-9)
    assert found.answers.empty  # a recap does not tell how the answers fall


def test_two_unsur_are_enough_where_one_is_not():
    """2 + 2.5 + 7 x 3.1 = 26.2; B takes 27.5778, 1.3778 more. U1 alone with a limit of 3 gives 1; with U2 both
    rise to (2 + 2.5 + 1.3778) / 2 = 2.9389."""
    found = alternatives(unit_of([2, 2.5] + [3.1] * 7), "a", "B", limits={"U1": 3, "U2": 3}).lowest
    assert [one.reachable for _, one in found] == [False, True, True]
    assert found[1][1].changes == pytest.approx({"U1": 0.9389, "U2": 0.4389})
    # A fixed unsur is not among the lowest that are tried.
    assert alternatives(unit_of([2, 2.5] + [3.1] * 7), "a", "B", fixed={"U1"}).lowest[0][0] == ("U2",)


def test_one_answer_becomes_the_next():
    """U7 answered 1, 2, 2, 3, 4, blank, the others 3: U7 2.4, IKM (24 + 2.4) x 25 / 9 = 73.3333 (C). The two who
    said 2 say 3: U7 2.8, 74.4444 (C); the one who said 1 says 2: 2.6, 73.8889."""
    answers = np.full((6, 9), 3)
    answers[:, 6] = [1, 2, 2, 3, 4, 0]
    start = basis(make_survey(answers, "permenpan-2017", unit=["a"] * 6), "unit")
    rows = alternatives(start.before, "a", "B", counted=start.shown).answers.set_index(["code", "from_level"])
    two, one = rows.loc[("U7", 2)], rows.loc[("U7", 1)]
    assert (two["people"], two["to_level"], two["mutu"], two["reaches"]) == (2, 3, "C", False)
    assert two["konversi"] == pytest.approx((24 + 2.8) * 25 / 9)
    assert two["gain"] == pytest.approx(0.4 * 25 / 9)
    assert one["konversi"] == pytest.approx((24 + 2.6) * 25 / 9)
    assert rows.loc[("U1", 2), "gain"] == 0
    simulated = simulate_answers(start, "U7").after.table["konversi"].iloc[0]
    assert two["konversi"] == pytest.approx(simulated, abs=1e-12)
    limited = alternatives(start.before, "a", "B", counted=start.shown, limits={"U7": 2.7}).answers
    allowed = limited.set_index(["code", "from_level"])["allowed"]
    assert (allowed[("U7", 2)], allowed[("U7", 1)]) == (False, True)


# --- The command line ---------------------------------------------------------------------------------


@pytest.fixture
def ikm(capsys):
    def run(*arguments: str) -> str:
        assert main(["target", *arguments]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return run


def test_json_of_sukabumi(ikm):
    found = json.loads(ikm(RECAP, "--unit", "Sukabumi", "--mutu", "B", "--format", "json"))
    assert list(found)[:5] == ["reachable", "from", "to", "changes", "total_change"]
    assert found["reachable"] is True
    assert found["from"] == pytest.approx(46.9536, abs=5e-5)
    assert found["total_change"] == pytest.approx(8.7088, abs=1e-9)
    assert sum(found["changes"].values()) == pytest.approx(8.7088, abs=1e-9)


def test_json_under_limits(ikm):
    """Table 12: 26.294 and only U13 can rise, from 1.440 to 3.5: (26.294 + 2.06) x 25 / 14 = 50.632."""
    fixed = [f"U{i}" for i in range(1, 15) if i != 13]
    out = ikm(RECAP, "--unit", "Sukabumi", "--mutu", "B", "--fixed", *fixed, "--limit", "U13=3,5", "--format", "json")
    found = json.loads(out)
    assert (found["reachable"], found["changes"], found["total_change"]) == (False, {}, None)
    assert found["to"] == found["highest"] == pytest.approx(28.354 * 25 / 14, abs=1e-9)


def test_json_of_the_whole_survey_and_of_a_filter(ikm):
    """The overall figure without Tanjung Senang is 66.5777; A begins at 81.255, 14 / 25 of the difference."""
    whole = json.loads(ikm(RECAP, "--mutu", "A", "--format", "json"))
    assert whole["total_change"] == pytest.approx((81.255 - whole["from"]) * 14 / 25, abs=1e-9)
    assert whole["from"] == pytest.approx(66.5777, abs=5e-5)
    one = json.loads(ikm(RECAP, "--where", "unit=Sukabumi", "--mutu", "B", "--format", "json"))
    assert one["total_change"] == pytest.approx(8.7088, abs=1e-9)


def test_table_in_both_languages(ikm):
    assert "81,26" in ikm(PEOPLE, "--mutu", "A")
    english = ikm(PEOPLE, "--mutu", "A", "--lang", "en", "--limit", "U7=3.5", "U4=3.2", "--fixed", "U1")
    assert "81.26" in english
    assert "Only the lowest unsur" in english
    assert "Kurang jelas → Jelas" in english
    assert "Tanjung Senang" in english


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--mutu", "E"], "E"),
        (["--mutu", "B", "--unit", "Sukabum"], "Sukabum"),
        (["--mutu", "B", "--unit", "Tanjung Senang"], "scale"),
        (["--mutu", "B", "--limit", "U7"], "U7"),
        (["--mutu", "B", "--limit", "U7=tiga"], "tiga"),
        (["--mutu", "B", "--limit", "U7=nan"], "U7"),
        (["--mutu", "B", "--fixed", "U99"], "U99"),
    ],
)
def test_a_refusal_is_exit_code_2_and_one_sentence(capsys, arguments, word):
    assert main(["target", RECAP, *arguments, "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert word in captured.err


def test_an_unknown_class_is_an_unknown_choice(bandar_lampung):
    with pytest.raises(UnknownChoiceError, match="A, B, C, D"):
        target(index(bandar_lampung), 0, "E")
