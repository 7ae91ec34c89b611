"""Gaps of every unsur to three goals, and the order of work, by hand from the tables of Bandar Lampung."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm import EN, ID, UnknownChoiceError, index
from ikm.gaps import gaps, group_at
from ikm.priority import priorities
from ikm.work_order import say_reason, work_order
from tests.conftest import make_recap, make_survey


@pytest.fixture(scope="module")
def both(bandar_lampung):
    return index(bandar_lampung, "unit"), index(bandar_lampung)


def one(rows, unit, code):
    return rows[rows["unit"].eq(unit) & rows["code"].eq(code)].iloc[0]


def test_three_goals_of_one_unsur(both):
    """Sukabumi, U13, table 12: NRR 1,440, konversi 36,00 (D), C from 43,76 under KEP/25/2004.

    Next class: (43,76 - 36,00) / 25 = 0,3104 of NRR; 7,76 / 14 = 0,554286 points of IKM.
    City: 2.537160 (n-weighted over 12 kecamatan), (2.537160 - 1.440) / 14 x 25 = 1.959214.
    Best: Teluk Betung Selatan 2,857 (table 16), (2,857 - 1,440) / 14 x 25 = 2.530357.
    """
    by_unit, _ = both
    row = one(gaps(*both), "Sukabumi", "U13")
    assert (row["nrr"], row["mutu"], row["next_mutu"]) == (1.44, "D", "C")
    assert row["next"] == pytest.approx(43.76 / 25, abs=1e-12)
    assert row["next_gap"] == pytest.approx(0.3104, abs=1e-12)
    assert row["next_gain"] == pytest.approx(7.76 / 14, abs=1e-12)
    assert row["overall"] == pytest.approx(2.537160, abs=5e-7)
    assert row["overall_gap"] == pytest.approx(1.097160, abs=5e-7)
    assert row["overall_gain"] == pytest.approx(1.959214, abs=1e-6)
    assert row["best"] == 2.857
    assert row["best_gain"] == pytest.approx(1.417 / 14 * 25, abs=1e-12)
    assert by_unit.table.loc[list(row["best_in"]), "unit"].tolist() == ["Teluk Betung Selatan"]


def test_goals_that_are_reached_have_no_gap(both):
    """Kemiling has the highest U1 of the twelve: 3,187 (table 8), above the city's 2.723570; B, A from 3,2504."""
    row = one(gaps(*both), "Kemiling", "U1")
    assert (row["overall_gap"], row["overall_gain"], row["best_gap"], row["best_gain"]) == (0, 0, 0, 0)
    assert row["next_mutu"] == "A"
    assert row["next_gap"] == pytest.approx((81.26 - 79.68) / 25, abs=1e-12)  # 3,187 x 25 = 79,675 -> 79,68
    best = one(gaps(*both), "Panjang", "U7")  # 3,379 x 25 = 84,475: A, the best class
    assert best["next_mutu"] is None
    assert np.isnan(best["next_gap"])


def test_printed_weight_counts_in_the_gain(bandar_lampung):
    """With 0,071: (2,857 - 1,440) x 0,071 x 25 = 2.515175."""
    rows = gaps(index(bandar_lampung, "unit", bobot="printed"), index(bandar_lampung, bobot="printed"))
    assert one(rows, "Sukabumi", "U13")["best_gain"] == pytest.approx(1.417 * 0.071 * 25, abs=1e-12)


def test_what_is_not_ranked_has_no_goal_and_is_no_goal(both):
    rows = gaps(*both)
    broken = rows[rows["unit"].eq("Tanjung Senang")]
    assert len(broken) == 14
    assert not broken["ranked"].any()
    goals = [name for name in rows if name.startswith(("next", "overall", "best"))]
    assert broken[[name for name in goals if name not in ("next_mutu", "best_in")]].isna().all(axis=None)
    assert broken["best_in"].tolist() == [()] * 14
    # Its U14 of 4,368 is nobody's goal: the highest of the others is Kedaton's 3,200.
    assert one(rows, "Sukabumi", "U14")["best"] == 3.2


def test_the_lowest_unsur_gains_what_priorities_say(both):
    lowest = priorities(*both)
    rows = gaps(*both).merge(lowest[["unit", "code", "gain"]], on=["unit", "code"])
    assert len(rows) == len(lowest)
    pd.testing.assert_series_equal(rows["overall_gain"], rows["gain"], check_names=False)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(100, 400), min_size=9, max_size=9), min_size=1, max_size=4))
def test_reaching_a_goal_brings_what_was_said(hundredths):
    """Raise one unsur of the first unit by its gap: its IKM rises by the gain, and it stands at the goal."""
    means = np.array(hundredths) / 100
    units = [f"Unit {i}" for i in range(len(means))]
    recap = make_recap(means, [10] * len(units), units, "permenpan-2017")
    by_unit = index(recap, "unit")
    first = gaps(by_unit, index(recap)).iloc[:9]
    before = by_unit.table["konversi"].iloc[0]
    for j, (_, row) in enumerate(first.iterrows()):
        for goal in ("next", "overall", "best"):
            rise = row[f"{goal}_gap"]
            if not rise > 0:
                continue
            raised = means.copy()
            raised[0, j] += rise
            after = index(make_recap(raised, [10] * len(units), units, "permenpan-2017"), "unit")
            assert after.table["konversi"].iloc[0] - before == pytest.approx(row[f"{goal}_gain"], abs=1e-9)
            if goal == "next":
                assert after.mutu_of(float(after.nrr.iloc[0, j])) == row["next_mutu"]
            else:
                assert raised[0, j] == pytest.approx(row[goal], abs=1e-9)


def test_order_of_work_by_hand(both):
    """Sukabumi, table 12, from below: U13 1,440, U14 1,480, U3 1,655, U1 1,758, U2 1,793, U12 1,827, U5 1,896,
    U6 1,965, U7 = U8 2,000, U9 2,034, U10 2,068, U4 2,103, U11 2,275. U7 misses more to its city mean (2.760911)
    than U8 (2.611365), so it comes first."""
    order = work_order(*both, "Sukabumi")
    assert order["code"].tolist() == [
        "U13",
        "U14",
        "U3",
        "U1",
        "U2",
        "U12",
        "U5",
        "U6",
        "U7",
        "U8",
        "U9",
        "U10",
        "U4",
        "U11",
    ]
    assert order["step"].tolist() == list(range(1, 15))
    assert order["place"].tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11, 12, 13, 14]
    assert order.set_index("code").loc[["U13", "U14", "U3"], "weak_in"].tolist() == [1, 0, 7]  # others than itself


@pytest.mark.parametrize(
    ("unit", "step", "sentence"),
    [
        (
            "Sukabumi",
            0,
            "Lowest of all unsur here: NRR 1.44 (D); below the overall mean of 2.54: reaching it brings 1.96 points of"
            " IKM; among the two lowest in 2 of 12 kecamatan.",
        ),
        (
            "Sukabumi",
            1,
            "Second lowest here: NRR 1.48 (D); below the overall mean of 2.76: reaching it brings 2.29 points of IKM.",
        ),
        (
            "Kemiling",
            1,
            "Lowest together with U2: NRR 2.25 (C); below the overall mean of 2.53: reaching it brings 0.50 points of"
            " IKM; among the two lowest in 3 of 12 kecamatan.",
        ),
        (
            "Kemiling",
            13,  # U1 3,187: (81,26 - 79,68) / 14 = 0.1129
            "Number 14 from the lowest: NRR 3.19 (B); not below the overall mean of 2.72;"
            " reaching class A brings 0.11 points of IKM.",
        ),
        (
            "Panjang",
            13,
            "Number 14 from the lowest: NRR 3.38 (A); not below the overall mean of 2.76; in the best class already.",
        ),
        ("Tanjung Senang", 0, "Not ranked, so no order of work can be given."),
    ],
)
def test_reasons(both, unit, step, sentence):
    assert say_reason(work_order(*both, unit)["reason"][step], EN, "kecamatan") == sentence


def test_reasons_have_the_numbers_of_the_reader(both):
    assert "1,44 (D)" in say_reason(work_order(*both, "Sukabumi")["reason"][0], ID)


def test_nothing_is_compared_where_there_is_one_group(both):
    _, overall = both
    order = work_order(overall, overall)
    assert order["code"][0] == "U3"  # 2.412010 x 25 = 60.30 (C), B from 62,51: 2.21 / 14 = 0.16
    assert say_reason(order["reason"][0], EN) == (
        "Lowest of all unsur here: NRR 2.41 (C); reaching class B brings 0.16 points of IKM."
    )


def test_many_that_tie_are_counted():
    recap = make_recap([[2.0] * 14, [3.0] * 14], [5, 5], ["A", "B"])
    order = work_order(index(recap, "unit"), index(recap), "A")
    assert order["place"].tolist() == [1] * 14
    assert order["code"].tolist() == [f"U{i}" for i in range(1, 15)]
    said = say_reason(order["reason"][0], EN)
    assert said.startswith("Lowest together with 13 other unsur: NRR 2.00 (C); below the overall mean of 2.50")
    assert said.endswith("among the two lowest in 2 of 2 units.")


def test_units_that_are_all_alike_are_not_below_their_mean():
    """2.3 x 3 + 2.3 x 7 is not 23 in binary arithmetic; nobody is below the mean for that."""
    recap = make_recap([[2.3] * 14] * 3, [3, 7, 11], ["A", "B", "C"])
    rows = gaps(index(recap, "unit"), index(recap))
    assert (rows["overall_gain"] == 0).all()
    assert (rows["best_gain"] == 0).all()


def test_an_order_by_a_blank_and_by_two_attributes():
    survey = make_survey(
        [[1, *[3] * 8], [2, 1, *[3] * 7], [4] * 9],
        "permenpan-2017",
        unit=["A", None, "B"],
        periode=["2024", "2024", "2025"],
    )
    by_unit, overall = index(survey, "unit"), index(survey)
    assert work_order(by_unit, overall, None)["code"][0] == "U2"
    by_both = index(survey, ("unit", "periode"))
    assert work_order(by_both, overall, ("A", "2024"))["code"][0] == "U1"
    for wrong in ("C", ("A", "2024")):
        with pytest.raises(UnknownChoiceError, match="unit"):
            group_at(by_unit, wrong)
    with pytest.raises(UnknownChoiceError):
        group_at(overall, "A")


def test_indexes_stay_as_they_are(both):
    kept = [(figures.table.copy(), figures.nrr.copy()) for figures in both]
    work_order(*both, "Sukabumi")
    for figures, (table, nrr) in zip(both, kept, strict=True):
        pd.testing.assert_frame_equal(figures.table, table)
        pd.testing.assert_frame_equal(figures.nrr, nrr)
