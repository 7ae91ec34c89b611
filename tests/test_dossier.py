"""A dossier gives the figures of the rooms below it, and nothing of few people."""

import numpy as np
import pandas as pd
import pytest

import ikm
from ikm.document.skm.collecting import recipients
from ikm.document.typed import unused
from ikm.dossier import Dossier
from ikm.errors import UnknownChoiceError
from ikm.office import Office
from ikm.plan import Plan, Row
from ikm.respondents import SMALLEST_GROUP
from tests.conftest import make_survey

RESPONDENTS = "bandar-lampung-responden"


@pytest.fixture(scope="module")
def whole():
    return Dossier.of(ikm.sample(RESPONDENTS))


@pytest.fixture(scope="module")
def periods():
    return Dossier.of(ikm.sample("kabupaten-contoh-responden"))


def test_a_unit_of_a_dossier_has_the_row_of_the_index_by_unit(whole):
    table = ikm.index(whole.data, "unit").table.set_index("unit")
    for unit in whole.units:
        one = whole.of_unit(unit)
        assert one.row["n"] == table.at[unit, "n"]
        assert one.row["lowest"] == table.at[unit, "lowest"]
        assert one.whole is whole
        assert one.ranked == table.at[unit, "ranked"]
        if one.ranked:
            assert one.row["konversi"] == pytest.approx(table.at[unit, "konversi"], abs=1e-12)


def test_a_unit_that_is_not_there_is_refused(whole):
    with pytest.raises(UnknownChoiceError):
        whole.of_unit("Atlantis")


def test_it_has_what_the_data_tell_and_nothing_else():
    recap, single = Dossier.of(ikm.sample("bandar-lampung-rekap")), Dossier.of(ikm.sample("kpp-jatim-responden"))
    assert (recap.people, recap.described, recap.dissatisfied, recap.instrument, recap.comments) == (None,) * 5
    assert recap.by_unit is not None
    assert not recap.answers_shown
    assert (single.by_unit, single.trend) == (None, None)
    assert single.instrument is not None
    assert single.people is not None


def test_the_trend_of_a_unit_is_that_of_its_own_answers(periods):
    unit = periods.units[0]
    alone = ikm.trend(periods.data.where(unit=unit)).periods
    found = periods.of_unit(unit).trend
    assert found is not None
    pd.testing.assert_frame_equal(found.periods, alone)


def test_the_plan_is_the_one_typed_else_drawn_up_from_the_lowest(whole):
    typed = Plan((Row("U1", "Prosedur pelayanan", "Loket"),))
    own = Dossier.of(whole.data, plans={"Sukabumi": typed})
    assert own.of_unit("Sukabumi").plan == typed
    assert own.of_unit("Kedaton").plan.rows[0].code == own.of_unit("Kedaton").row["lowest"][0]
    assert own.plan.rows[0].code == "U3"  # FACTS 9.1: the lowest of the city


def test_the_order_of_a_unit_is_held_against_all_units(whole):
    order = whole.of_unit("Sukabumi").order
    assert order["code"].tolist()[0] == "U13"  # the doctest of ikm.work_order
    assert order["overall"].notna().all()
    assert order["overall"].iloc[0] == pytest.approx(whole.overall.index.nrr["U13"].iloc[0])


def test_the_goal_is_the_next_class_and_none_in_the_best(whole):
    assert whole.goal is not None
    assert whole.goal.mutu == "A"  # 66,58 is B by the bounds of 2004
    assert whole.of_unit("Tanjung Senang").goal is None  # not ranked


def test_a_filter_on_persons_hides_answers_comments_and_few_people(whole):
    women = Dossier.of(whole.data.where(jenis_kelamin="Perempuan"), filters={"jenis_kelamin": ["Perempuan"]})
    assert women.personal
    assert not women.answers_shown
    assert women.comments is None
    by_unit = women.index("unit").table
    assert (by_unit["n"] >= SMALLEST_GROUP).all()
    counts = ikm.index(women.data, "unit").table.set_index("unit")["n"]
    assert set(women.units) == {unit for unit in women.units if counts[unit] >= SMALLEST_GROUP}


def test_few_people_and_few_left_out_are_too_few(whole):
    column = whole.data.everyone["pendidikan"]
    rare = column.value_counts().idxmin()
    few = whole.data.where(pendidikan=rare, unit="Kedaton")
    assert Dossier.of(few, filters={"pendidikan": [rare], "unit": ["Kedaton"]}).too_few == (few.n < SMALLEST_GROUP)
    kept = [value for value in column.cat.categories if value != rare]
    rest = whole.data.where(pendidikan=kept, unit="Kedaton")
    out = whole.data.where(unit="Kedaton").n - rest.n
    assert Dossier.of(rest, filters={"pendidikan": kept, "unit": ["Kedaton"]}).too_few == (0 < out < SMALLEST_GROUP)
    assert 0 < out < SMALLEST_GROUP  # so both ways are seen


def test_every_figure_is_computed_once(whole):
    assert whole.overall is whole.overall
    assert whole.by_unit is whole.by_unit
    assert np.isclose(whole.row["konversi"], ikm.index(whole.data).table["konversi"][0])


def genders_of_two_units():
    """Unit A: 20 men and 2 women; B: 20 and 20; C: 9 men. All answer 3, but the two women of A, who answer 1."""
    units = ["A"] * 22 + ["B"] * 40 + ["C"] * 9
    genders = ["L"] * 20 + ["P"] * 2 + ["L"] * 20 + ["P"] * 20 + ["L"] * 9
    answers = np.full((71, 14), 3)
    answers[20:22] = 1
    return make_survey(answers, unit=units, jenis_kelamin=genders)


def test_a_filter_that_leaves_few_of_a_unit_out_hides_the_unit():
    # A without a filter (22 people) less A under the filter (its 20 men) would be the two women; what is hidden with A
    # must leave nobody or five people out too, else all less the others gives A back: B, which leaves out 20
    survey = genders_of_two_units()
    men = Dossier.of(survey.where(jenis_kelamin="L"), filters={"jenis_kelamin": ["L"]})
    assert not men.too_few
    assert men.units == ("C",)
    assert men.by_unit is None
    assert men.index("unit").table["unit"].tolist() == ["C"]
    with pytest.raises(UnknownChoiceError):
        men.of_unit("A")
    assert Dossier.of(survey).units == ("A", "B", "C")


def test_groups_of_which_few_are_elsewhere_are_not_set_against_others():
    # 8 of the 10 people of S2 are in A: the report of all less that of A would give the two of B
    school = ["S2"] * 8 + ["SD"] * 22 + ["S2"] * 2 + ["SD"] * 28
    rng = np.random.default_rng(1)
    survey = make_survey(rng.integers(1, 5, (60, 14)), unit=["A"] * 30 + ["B"] * 30, pendidikan=school)
    whole = Dossier.of(survey)
    assert set(whole.dissatisfied["value"]) == {"S2", "SD"}
    assert set(whole.of_unit("A").dissatisfied["value"]) == {"SD"}


EARLIER = Office(
    history=(("2010", 60.0), ("2011", 61.5), ("2011", 70.0, "sukabumi"), ("2011", 50.0, "Kalirejo")),
    recipients="881775",
)


@pytest.mark.parametrize(
    ("sample", "unit", "filters", "expected"),
    [
        ("bandar-lampung-responden", None, {}, ["2010 60.0", "2011 61.5"]),
        ("bandar-lampung-responden", "Sukabumi", {}, ["2011 70.0"]),
        ("bandar-lampung-responden", "Kedaton", {}, []),
        ("bandar-lampung-responden", None, {"unit": ["Sukabumi"]}, ["2011 70.0"]),
        ("bandar-lampung-responden", None, {"unit": ["Sukabumi", "Kedaton"]}, []),
        ("bandar-lampung-responden", None, {"jenis_kelamin": ["Perempuan"]}, []),
        ("kpp-jatim-responden", None, {}, ["2010 60.0", "2011 61.5"]),
        ("kabupaten-contoh-responden", None, {"periode": ["2025 Semester I"]}, ["2010 60.0", "2011 61.5"]),
    ],
)
def test_what_was_typed_of_others_is_not_told(sample, unit, filters, expected):
    """Sentences of all together are of all together only: not of a unit, of some units, or of some people."""
    dossier = Dossier.of(ikm.sample(sample).where(**filters), filters=filters, office=EARLIER)
    dossier = dossier if unit is None else dossier.of_unit(unit)
    assert [f"{one.period} {one.ikm}" for one in dossier.earlier] == expected
    assert recipients(dossier) == (881775 if expected[:1] == ["2010 60.0"] else None)


def test_what_no_report_tells_is_said_before_it_is_made():
    dossier = Dossier.of(ikm.sample("bandar-lampung-responden"), office=EARLIER)
    stranger = "No unit of the file is called “Kalirejo”, so its earlier IKM stands in no report."
    assert unused(dossier, ikm.EN) == [stranger]
    for said in (unused(dossier, ikm.EN, each=True), unused(dossier.of_unit("Sukabumi"), ikm.EN)):
        assert said[0].startswith("The earlier IKM and the number of people served that were typed of all together")
        assert said[1:] == [stranger]
    assert unused(Dossier.of(ikm.sample("bandar-lampung-responden")), ikm.EN, each=True) == []
