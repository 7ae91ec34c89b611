"""What-if: no change is the identity, a change is what arithmetic says, and what cannot be is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ikm import IkmError, UnknownChoiceError, index, load_pedoman, tally
from ikm.moves import answers_moved, moved
from ikm.simulation import basis, room, simulate, simulate_answers
from tests.conftest import make_recap, make_survey

PERMEN = load_pedoman("permenpan-2017")
BROKEN = "Tanjung Senang"


def same(a, b) -> None:
    """Two indexes are the same, bit for bit."""
    for part in ("table", "nrr", "answered", "outside"):
        pd.testing.assert_frame_equal(getattr(a, part), getattr(b, part), check_exact=True)
    for part in ("by", "pedoman", "questionnaire", "bobot", "left_out", "noun", "points"):
        assert getattr(a, part) == getattr(b, part)


@st.composite
def surveys(draw):
    """Answers 0 (blank) to 5 (outside the scale), of three units, some without a name, and two periods."""
    size = draw(st.integers(1, 40))
    cell = st.sampled_from([0, 1, 2, 2, 3, 3, 3, 4, 4, 5] if draw(st.booleans()) else [0, 1, 2, 3, 4])
    answers = draw(st.lists(st.lists(cell, min_size=9, max_size=9), min_size=size, max_size=size))
    units = draw(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=size, max_size=size))
    periods = draw(st.lists(st.sampled_from(["2024", "2025"]), min_size=size, max_size=size))
    return make_survey(answers, "permenpan-2017", unit=units, periode=periods)


@st.composite
def recaps(draw):
    """Means of up to six rows, some beyond 4, of three units, with or without n."""
    size = draw(st.integers(1, 6))
    mean = st.floats(1, 4.5 if draw(st.booleans()) else 4) | st.just(np.nan)
    means = draw(st.lists(st.lists(mean, min_size=9, max_size=9), min_size=size, max_size=size))
    n = draw(st.lists(st.integers(1, 90), min_size=size, max_size=size) | st.just([np.nan] * size))
    units = draw(st.lists(st.sampled_from(["a", "b", "c"]), min_size=size, max_size=size))
    return make_recap(means, n, units, "permenpan-2017")


# --- No change ----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(surveys() | recaps(), st.sampled_from([(), ("unit",), ("periode",), ("unit", "periode")]))
def test_no_change_is_the_identity(data, by):
    if not set(by) <= set(data.attributes):
        by = ("unit",)
    start = basis(data, by)
    same(start.before, index(data, by))
    same(start.before_overall, index(data))
    for none in ({}, {"U3": 0.0}, np.zeros(9)):
        found = simulate(start, none)
        same(found.after, index(data, by))
        same(found.after_overall, index(data))


@settings(max_examples=60, deadline=None)
@given(surveys() | recaps())
def test_the_groups_add_up_to_the_overall_figure(data):
    """part x (total, answered) of the groups add up to what the overall figure divides."""
    start = basis(data, "unit")
    np.testing.assert_allclose((start.part * start.shown.answered).sum(axis=0), start.pooled.answered[0], atol=1e-9)
    partly = (start.part > 0) & (start.part < 1)  # a unit of a recap of which only some rows break the scale
    if not partly.any():
        np.testing.assert_allclose((start.part * start.shown.total).sum(axis=0), start.pooled.total[0], atol=1e-9)


# --- A change -----------------------------------------------------------------------------------------


def two_units():
    """Unit a: 2 respondents who say 2 throughout; unit b: 3 who say 3, and leave U9 blank."""
    answers = [[2] * 9] * 2 + [[3] * 8 + [0]] * 3
    return make_survey(answers, "permenpan-2017", unit=["a", "a", "b", "b", "b"])


def test_a_move_of_one_unit_by_hand():
    """Unit a: 9 x 2 = 18, with U1 + 0.9 it is 18.9. City: U1-U8 (2 x 2 + 3 x 3) / 5 = 2.6, U9 2, so
    8 x 2.6 + 2 = 22.8; with a's U1 at 2.9 the city's is (2 x 2.9 + 3 x 3) / 5 = 2.96, so 23.16."""
    found = simulate(basis(two_units(), "unit"), {"U1": 0.9}, ["a"])
    assert found.after.table["konversi"].iloc[0] == pytest.approx(18.9 / 9 * 25, abs=1e-12)
    assert found.after_overall.table["konversi"].iloc[0] == pytest.approx(23.16 / 9 * 25, abs=1e-12)
    assert found.before_overall.table["konversi"].iloc[0] == pytest.approx(22.8 / 9 * 25, abs=1e-12)


def test_a_move_of_all_units_carries_the_city_as_far():
    """Every unit's U1 rises by 0.5, so the city's does."""
    found = simulate(basis(two_units(), "unit"), {"U1": 0.5})
    assert (found.after.nrr - found.before.nrr)["U1"].tolist() == pytest.approx([0.5, 0.5])
    assert found.after_overall.nrr["U1"].iloc[0] == pytest.approx(2.6 + 0.5)
    assert found.after_overall.nrr["U2"].iloc[0] == found.before_overall.nrr["U2"].iloc[0]


def test_an_unsur_that_a_unit_did_not_answer_stays_unanswered():
    found = simulate(basis(two_units(), "unit"), {"U9": 1.0})
    assert found.after.nrr["U9"].iloc[0] == pytest.approx(3)
    assert np.isnan(found.after.nrr["U9"].iloc[1])
    assert found.after.table["reason"].tolist() == ["", "unanswered"]


def test_rank_mutu_and_rise_follow(bandar_lampung):
    """Sukabumi 46.9536, last of 12; all its unsur + 1 is + 25 points: 71.9536, above Teluk Betung Selatan 71.75."""
    start = basis(bandar_lampung, "unit")
    table = simulate(start, np.ones(14), ["Sukabumi"]).table.set_index("unit")
    row = table.loc["Sukabumi"]
    assert (row["rank_before"], row["rank_after"], row["mutu_before"], row["mutu_after"]) == (12, 1, "C", "B")
    assert row["rise"] == pytest.approx(25)
    assert table.loc["Teluk Betung Selatan", "rank_after"] == 2
    assert table["rise"].drop("Sukabumi").fillna(0).eq(0).all()
    assert pd.isna(table.loc[BROKEN, "rank_after"])


def test_what_breaks_the_scale_stays_as_it_is(bandar_lampung):
    """Tanjung Senang has means up to 4.578; the city's 381 others all rise by 0.2: 66.57774653 + 0.2 / 14 x 25."""
    start = basis(bandar_lampung, "unit")
    found = simulate(start, {"U4": 0.2})
    row = found.after.table.set_index("unit").loc[BROKEN]
    assert row["konversi"] == found.before.table.set_index("unit").loc[BROKEN, "konversi"]
    assert row["reason"] == "outside-scale"
    assert found.after_overall.left_out == (BROKEN,)
    assert found.after_overall.table["konversi"].iloc[0] == pytest.approx(66.57774653 + 0.2 / 14 * 25, abs=1e-7)
    with pytest.raises(IkmError, match=BROKEN):
        simulate(start, {"U4": -1.0}, [BROKEN])
    with pytest.raises(IkmError, match=BROKEN):
        simulate(start, np.full((13, 14), -0.1))


def test_a_unit_of_which_one_row_breaks_the_scale_counts_with_the_other():
    """Unit a: rows of n 10 (all 2) and n 30 (all 5, broken); b: n 10 (all 3). City (2 + 3) / 2 = 2.5.
    U1 of b + 1: city U1 3.0, so IKM = (3 + 8 x 2.5) / 9."""
    data = make_recap([[2] * 9, [5] * 9, [3] * 9], [10, 30, 10], ["a", "a", "b"], "permenpan-2017")
    start = basis(data, "unit")
    assert start.before_overall.table["ikm"].iloc[0] == pytest.approx(2.5)
    assert start.part[:, 0].tolist() == [0.25, 1.0]
    assert simulate(start, {"U1": 1.0}).after_overall.table["ikm"].iloc[0] == pytest.approx(23 / 9)


@settings(max_examples=60, deadline=None)
@given(surveys(), st.sampled_from(PERMEN.codes), st.floats(-0.5, 0.5))
def test_a_move_and_its_return_is_the_identity(survey, code, change):
    start = basis(survey, "unit")
    column = start.before.nrr[code][~start.breaks]
    inside = column.add(change).dropna().between(1, 4).all()
    assume(inside and column.notna().any())
    there = moved(start.shown, PERMEN, {code: change}, np.flatnonzero(~start.breaks))
    back = moved(there, PERMEN, {code: -change}, np.flatnonzero(~start.breaks))
    np.testing.assert_allclose(back.total, start.shown.total, atol=1e-9)


# --- Refusals -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "groups", "word"),
    [
        ({"U1": 2.01}, ["a"], "U1 of a"),  # 2 + 2.01 > 4
        ({"U1": 1.5}, None, "U1 of b"),  # 3 + 1.5 > 4
        ({"U1": -1.01}, ["a"], "scale"),  # 2 - 1.01 < 1
        ({"U10": 0.1}, None, "U10"),
        ({"U1": float("nan")}, None, "number"),
        ({"U1": float("inf")}, None, "number"),
        ({"U1": 0.1}, ["c"], "c"),
        ({"U1": 0.1}, [2], "2"),
        ({"U9": 0.1}, ["b"], "U9"),  # nobody in b answered it
    ],
)
def test_refusals(changes, groups, word):
    start = basis(two_units(), "unit")
    with pytest.raises(IkmError, match=word):
        simulate(start, changes, groups)


def test_the_ends_of_the_scale_can_be_reached():
    """2.9 + 1.1 is 4 on paper, a little more in binary."""
    answers = [[3] * 9] * 9 + [[2] * 9]
    start = basis(make_survey(answers, "permenpan-2017", unit=["a"] * 10), "unit")
    bounds = room(start).loc["U1"]
    assert (bounds["down"], bounds["up"]) == pytest.approx((-1.9, 1.1))
    assert simulate(start, dict.fromkeys(PERMEN.codes, 1.1)).after.table["konversi"].iloc[0] == 100
    assert simulate(start, {"U1": bounds["down"]}).after.nrr["U1"].iloc[0] == 1
    with pytest.raises(IkmError):
        simulate(start, {"U1": 1.1 + 1e-6})


def test_moved_works_on_a_bare_tally_and_forgets_how_answers_fall():
    counted = tally(two_units(), ("unit",))
    after = moved(counted, PERMEN, {"U1": 0.25})
    assert after.total[:, 0].tolist() == [2 * 2.25, 3 * 3.25]
    assert after.spread is None
    assert counted.total[:, 0].tolist() == [4, 9]  # the tally it came from is as it was
    assert moved(counted, PERMEN, {}) is counted


# --- Answers ------------------------------------------------------------------------------------------


def test_everyone_who_said_kurang_baik_says_baik():
    """U7 answered 1, 2, 2, 3, 4 and a blank: mean 12 / 5 = 2.4, afterwards 1, 3, 3, 3, 4 = 14 / 5 = 2.8."""
    answers = np.full((6, 9), 3)
    answers[:, 6] = [1, 2, 2, 3, 4, 0]
    start = basis(make_survey(answers, "permenpan-2017", unit=["a"] * 6), "unit")
    assert start.before.nrr["U7"].iloc[0] == pytest.approx(2.4)
    found = simulate_answers(start, "U7")
    assert found.after.nrr["U7"].iloc[0] == pytest.approx(2.8)
    assert found.after_overall.nrr["U7"].iloc[0] == pytest.approx(2.8)
    after = answers_moved(start.shown, PERMEN, "U7")
    assert after.spread[0, 6].tolist() == [1, 0, 3, 1]
    assert after.answered[0, 6] == 5
    assert simulate_answers(start, "U7", 3, 3).after is start.before


@settings(max_examples=60, deadline=None)
@given(surveys(), st.sampled_from(PERMEN.codes), st.integers(1, 4), st.integers(1, 4))
def test_moved_answers_are_the_survey_with_those_answers(survey, code, old, new):
    """The simulation is the index of the sheet in which those answers stand."""
    start = basis(survey, "unit")
    assume(not start.breaks.all())
    sheet = survey.answers.copy()
    units = survey.respondents["unit"]
    sound = start.before.table.loc[~start.breaks, "unit"]
    movable = units.isin(sound.dropna()) | (units.isna() & sound.isna().any())
    j = PERMEN.codes.index(code)
    sheet[movable.to_numpy() & (sheet[:, j] == old), j] = new
    changed = make_survey(sheet, "permenpan-2017", unit=list(units))
    # Rows without any answer on the scale are no respondents, so their cells are not in this sheet.
    assume(len(sheet) and tally(changed, ("unit",)).outside.sum() == start.shown.outside.sum())
    found = simulate_answers(start, code, old, new)
    expected = index(changed, "unit")
    np.testing.assert_allclose(found.after.nrr, expected.nrr, atol=1e-12)
    overall = index(changed).table["konversi"]
    np.testing.assert_allclose(found.after_overall.table["konversi"], overall, atol=1e-9)


def test_answers_that_do_not_exist_are_refused(bandar_lampung):
    with pytest.raises(IkmError, match="recap"):
        simulate_answers(basis(bandar_lampung, "unit"), "U7")
    start = basis(two_units(), "unit")
    with pytest.raises(UnknownChoiceError, match=r"2\.5"):
        simulate_answers(start, "U7", 2.5, 3)
    with pytest.raises(UnknownChoiceError, match="5"):
        simulate_answers(start, "U7", 2, 5)
    with pytest.raises(UnknownChoiceError, match="U10"):
        simulate_answers(start, "U10")
