"""Frequencies, and the answers of every unsur described: against R, a published report and hand arithmetic."""

from __future__ import annotations

import statistics

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikm
from ikm.description import describe, questions
from ikm.errors import UnknownChoiceError
from ikm.respondents import PERSONAL, characteristics, frequency
from ikm.survey import Items, Survey
from tests.conftest import make_survey
from tests.reading.books import U9, read

ANSWERS = st.lists(st.lists(st.integers(0, 5), min_size=9, max_size=9), min_size=1, max_size=25)


def test_one_unsur_as_r_has_it() -> None:
    """R: x <- c(1, 2, 2, 3, 4, 4); table(x) gives 1 2 1 2; mean(x) 2.666667; median(x) 2.5; sd(x) 1.21106.

    Beside them a blank and an answer of 5, which count for neither; 2 and 4 are both most frequent.
    """
    rows = [[x, *[3] * 8] for x in (1, 2, 2, 3, 4, 4, 0, 5)]
    found = describe(make_survey(rows, "permenpan-2017", unit=["a"] * 8))
    row = found.table.iloc[0]
    assert (row["code"], row["n"], row["blank"], row["outside"]) == ("U1", 6, 1, 1)
    assert found.counts[0].tolist() == [1, 2, 1, 2]
    assert row["mean"] == pytest.approx(2.666667, abs=5e-7)
    assert row["median"] == 2.5
    assert row["mode"] == (2.0, 4.0)
    assert row["sd"] == pytest.approx(1.21106, abs=5e-6)


def test_the_totals_that_cahyo_printed() -> None:
    """Cahyo (2013): totals 494 478 ... 464 of 150 answers, 392 of 126 for U13; the mean is total / answers."""
    totals = [494, 478, 462, 442, 446, 456, 407, 433, 481, 523, 515, 432, 392, 464]
    found = describe(ikm.sample("kpp-jatim-responden"))
    assert (found.counts @ np.array(found.levels)).tolist() == totals
    assert found.table["n"].tolist() == [150] * 12 + [126, 150]
    assert found.table["blank"].tolist() == [0] * 12 + [24, 0]
    assert found.table["mean"].tolist() == pytest.approx([t / n for t, n in zip(totals, found.table["n"], strict=True)])
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(14))


def test_values_between_the_answers() -> None:
    """Two questions for U1: means 1, 1.5, 2.5, 4. R: z <- c(1, 1.5, 2.5, 4); mean 2.25, median 2, sd 1.322876.

    The questions themselves: a 1 1 2 4 (median 1.5, mode 1), b 1 2 3 4 (every answer once).
    """
    data = read(["U1.a", "U1.b", *U9[1:]], *[[a, b, *[3] * 8] for a, b in ((1, 1), (1, 2), (2, 3), (4, 4))])
    assert isinstance(data, ikm.Survey)
    row = describe(data).table.iloc[0]
    assert (row["mean"], row["median"], row["mode"]) == (2.25, 2.0, (1.0, 1.5, 2.5, 4.0))
    assert row["sd"] == pytest.approx(1.322876, abs=5e-7)
    assert describe(data).on([1, 2, 3, 4])[0].tolist() == [1, 1, 1, 1]  # 1.5 to 2 and 2.5 to 3: halves upwards
    found = questions(data)
    assert found is not None
    assert found.table["question"].tolist()[:2] == ["U1.a", "U1.b"]
    assert found.counts[:2].tolist() == [[2, 1, 0, 1], [1, 1, 1, 1]]
    assert found.table["median"].tolist()[:2] == [1.5, 2.5]
    assert found.table["mode"].tolist()[:2] == [(1.0,), (1.0, 2.0, 3.0, 4.0)]


def test_a_converted_scale_keeps_its_levels() -> None:
    """1-5 converted: 1, 2, 4 become 1, 1.75, 3.25, so the median is 1.75."""
    row = describe(read(U9, *[[v, *[5] * 8] for v in (1, 2, 4)], scale=5)).table.iloc[0]
    assert (row["mean"], row["median"], row["mode"]) == (2.0, 1.75, (1.0, 1.75, 3.25))


def test_a_row_without_an_answer_on_the_scale_is_no_respondent_and_leaves_no_blank() -> None:
    """Row 3 holds a 5 and blanks: not a respondent, so its blanks are nobody's; its 5 is counted as outside."""
    rows = [[3] * 9, [0, *[3] * 8], [5, *[0] * 8], *[[3] * 9] * 20]
    row = describe(make_survey(rows, "permenpan-2017", unit=["a"] * 23)).table.iloc[0]
    assert (row["n"], row["blank"], row["outside"]) == (21, 1, 1)
    assert describe(make_survey(rows, "permenpan-2017", unit=["a"] * 23)).table["blank"].tolist()[1:] == [0] * 8


def test_nobody_and_one() -> None:
    rows = [[0, 4, *[3] * 7]]
    table = describe(make_survey(rows, "permenpan-2017", unit=["a"])).table
    assert table.loc[0, "mode"] == ()
    assert table.loc[0, ["mean", "median", "sd"]].isna().all()
    assert table.loc[1, ["mean", "median"]].tolist() == [4.0, 4.0]
    assert np.isnan(table.loc[1, "sd"])


def test_a_unit_that_breaks_the_scale_is_left_out_of_the_whole_and_named() -> None:
    rows = [[3] * 9] * 6 + [[5] * 8 + [1]] * 6
    data = make_survey(rows, "permenpan-2017", unit=["a"] * 6 + ["b"] * 6)
    assert describe(data).left_out == ("b",)
    assert describe(data).table["outside"].sum() == 0
    by_unit = describe(data, "unit").table
    assert by_unit[by_unit["unit"] == "b"]["outside"].tolist() == [6] * 8 + [0]


def test_an_unknown_attribute_is_refused() -> None:
    with pytest.raises(UnknownChoiceError):
        describe(make_survey([[3] * 9], "permenpan-2017", unit=["a"]), "umur")


@settings(deadline=None)
@given(ANSWERS, st.data())
def test_every_group_is_described_as_it_is_alone(rows: list[list[int]], data: st.DataObject) -> None:
    """A group's row is that of the survey filtered to it; the figures are those of Python's statistics."""
    units = data.draw(st.lists(st.sampled_from("ab"), min_size=len(rows), max_size=len(rows)))
    survey = make_survey(rows, "permenpan-2017", unit=units)
    by_unit = describe(survey, "unit")
    for unit in survey.profiles["unit"].unique():
        alone = describe(survey.where(unit=unit), "unit")
        mine = (by_unit.table["unit"] == unit).to_numpy()
        pd.testing.assert_frame_equal(alone.table, by_unit.table[mine].reset_index(drop=True))
        assert (alone.counts == by_unit.counts[mine]).all()
        people = [row for row, at in zip(rows, units, strict=True) if at == unit]
        for j, row in alone.table.reset_index(drop=True).iterrows():
            given_ = [answers[j] for answers in people if 1 <= answers[j] <= 4]
            kept = [answers for answers in people if any(1 <= a <= 4 for a in answers)]
            assert row["n"] == len(given_)
            assert row["blank"] == sum(answers[j] == 0 for answers in kept)
            assert row["outside"] == sum(answers[j] == 5 for answers in people)
            if given_:
                assert row["mean"] == pytest.approx(statistics.mean(given_))
                assert row["median"] == statistics.median(given_)
                assert sorted(row["mode"]) == sorted(statistics.multimode(given_))
            if len(given_) > 1:
                assert row["sd"] == pytest.approx(statistics.stdev(given_))


def test_characteristics_stand_below_each_other_and_each_adds_up() -> None:
    """12 people: L 7, P 5; ages 6 and 4, which go together, and 2 blank by themselves; the unit is shown as it is."""
    data = make_survey(
        [[3] * 9] * 12,
        "permenpan-2017",
        unit=["a"] * 9 + ["b"] * 3,
        jenis_kelamin=["L"] * 7 + ["P"] * 5,
        umur=["20–29"] * 6 + ["30–39"] * 4 + [None] * 2,
    )
    found = characteristics(data, ("unit", *PERSONAL))
    said = [(row.attribute, row.value, row.n) for row in found.table.itertuples()]
    assert said == [
        ("unit", "a", 9),
        ("unit", "b", 3),
        ("jenis_kelamin", "L", 7),
        ("jenis_kelamin", "P", 5),
        ("umur", None, 2),
        ("umur", "", 10),
    ]
    assert found.together == {"umur": ("20–29", "30–39")}
    assert found.table.groupby("attribute")["share"].sum().tolist() == pytest.approx([1, 1, 1])
    assert characteristics(data, ("unit",), apart=("unit",)).table["value"].tolist() == [""]


def test_characteristics_of_a_survey_without_any() -> None:
    found = characteristics(make_survey([[3] * 9], "permenpan-2017"))
    assert list(found.table) == ["attribute", "value", "n", "share"]
    assert found.table.empty


@given(st.lists(st.sampled_from(["L", "P", None]), min_size=1, max_size=30), st.sampled_from(["L", "P"]))
def test_frequency_counts_respondents_in_view(values: list[str | None], wanted: str) -> None:
    """As pandas counts the respondents' own column, with and without a filter."""
    data = make_survey([[3] * 9] * len(values), "permenpan-2017", jenis_kelamin=values, unit=["a"] * len(values))
    table = frequency(data, "jenis_kelamin")
    counted = pd.Series(values, dtype=object).value_counts(dropna=False)
    assert dict(zip(table["value"], table["n"], strict=True)) == {
        None if pd.isna(v) else v: n for v, n in counted.items()
    }
    if wanted in values:
        assert frequency(data.where(jenis_kelamin=wanted), "jenis_kelamin")["n"].tolist() == [values.count(wanted)]


def test_single_questions_leave_out_the_units_that_the_unsur_leave_out() -> None:
    """Unit b answered U1 with 5 throughout: it is no part of U2 either, whose 3 (a) and 1 (b) have a mean of 3."""
    rows = [[2, *[3] * 8]] * 10 + [[5, *[1] * 8]] * 6
    whole = make_survey(rows, "permenpan-2017", unit=["a"] * 10 + ["b"] * 6)
    items = Items(("satu", "dua"), ("U1", "U2"), whole.sheet[:, :2])
    survey = Survey.of(whole.source, whole.pedoman, whole.ledger, whole.everyone, whole.sheet, items=items)
    single = questions(survey)
    assert single is not None
    assert describe(survey).left_out == single.left_out == ("b",)
    assert single.table["mean"].tolist() == describe(survey).table["mean"].tolist()[:2] == [2.0, 3.0]
    assert single.table["n"].tolist() == [10, 10]
