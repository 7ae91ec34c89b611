"""The index against published and independently recomputed figures, and its laws."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ikm
from ikm import index, load_pedoman, tally
from ikm.changes import class_changes, class_counts
from ikm.index import lowest
from tests.conftest import FIXTURES, make_recap, make_survey

BROKEN = "Tanjung Senang"


def konversi(data, by=None, **options) -> pd.Series:
    figures = index(data, by, **options).table
    return figures.set_index("unit")["konversi"] if by else figures["konversi"]


# --- Golden figures ---------------------------------------------------------------------------------


def test_bandar_lampung_printed_weight(bandar_lampung):
    """Herlina & Wibasuri, tables 4-16, recomputed as sum(mean) x 0,071 x 25."""
    expected = {
        "Tanjung Karang Pusat": 69.5942,
        "Tanjung Karang Barat": 66.7045,
        "Tanjung Karang Timur": 69.4469,
        "Panjang": 66.4045,
        "Kemiling": 68.2736,
        "Kedaton": 68.6038,
        "Sukarame": 64.0562,
        "Rajabasa": 63.45625,  # 35,75 x 0,071 x 25
        "Sukabumi": 46.67185,  # 26,294 x 0,071 x 25
        "Teluk Betung Barat": 67.7642,
        "Teluk Betung Utara": 66.1756,
        "Teluk Betung Selatan": 71.3195,
        BROKEN: 97.6126,
    }
    got = konversi(bandar_lampung, "unit", bobot="printed")
    assert got.to_dict() == pytest.approx(expected, abs=5.1e-5)


def test_bandar_lampung_exact_weight(bandar_lampung):
    """The same tables, mean x 25 (weight 1/14)."""
    expected = {
        "Tanjung Karang Pusat": 70.0143,
        "Tanjung Karang Barat": 67.1071,
        "Tanjung Karang Timur": 69.8661,
        "Panjang": 66.8054,
        "Kemiling": 68.6857,
        "Kedaton": 69.0179,
        "Sukarame": 64.4429,
        "Rajabasa": 63.8393,
        "Sukabumi": 46.9536,
        "Teluk Betung Barat": 68.1732,
        "Teluk Betung Utara": 66.5750,
        "Teluk Betung Selatan": 71.7500,
        BROKEN: 98.2018,
    }
    assert konversi(bandar_lampung, "unit").to_dict() == pytest.approx(expected, abs=5.1e-5)


@pytest.mark.parametrize("bobot", ["exact", "printed"])
def test_bandar_lampung_classes_of_2004(bandar_lampung, bobot):
    """Herlina & Wibasuri: Sukabumi C, the other eleven valid kecamatan B; Tanjung Senang is no A to us."""
    table = index(bandar_lampung, "unit", bobot=bobot).table.set_index("unit")
    mutu = table["mutu"].to_dict()
    assert mutu.pop(BROKEN) is None
    assert mutu.pop("Sukabumi") == "C"
    assert set(mutu.values()) == {"B"}
    assert table.index[~table["ranked"]].tolist() == [BROKEN]


def test_bandar_lampung_with_the_bounds_of_2017(bandar_lampung):
    """Recomputed under the bounds of 14/2017: C 9, D 3 (Sukarame, Rajabasa, Sukabumi)."""
    table = index(bandar_lampung, "unit", pedoman=load_pedoman("permenpan-2017")).table
    assert table["mutu"].value_counts().to_dict() == {"C": 9, "D": 3}
    assert set(table.loc[table["mutu"] == "D", "unit"]) == {"Sukarame", "Rajabasa", "Sukabumi"}


def test_city_figure_leaves_out_what_breaks_the_scale(bandar_lampung, printed):
    """City, 1/14, weighted by n: 66.5778 without Tanjung Senang, 68.0799 with it.

    The recomputation that gives 66.5778 averaged unit figures already rounded to 4 decimals; in exact
    fractions of the printed means it is 66.57774653..., so the two agree to 1e-4 only.
    """
    overall = index(bandar_lampung)
    got = overall.table["konversi"].iloc[0]
    assert got == pytest.approx(66.5778, abs=1e-4)
    valid = printed.drop(index=BROKEN)
    means = valid[list(overall.nrr)].map(lambda x: Fraction(str(x)))
    exact = sum(means.sum(axis=1) * valid["n"]) / valid["n"].sum() / 14 * 25
    assert got == pytest.approx(float(exact), abs=1e-12)
    assert overall.left_out == (BROKEN,)
    assert overall.table["n"].iloc[0] == 400 - 19
    everything = tally(bandar_lampung)
    with_it = (everything.total / everything.answered).mean() * 25
    assert with_it == pytest.approx(68.0799, abs=5e-5)


def test_lowest_unsur_of_the_city(bandar_lampung):
    """City, n-weighted, without Tanjung Senang: U3 2.412, U12 2.527, U13 2.537."""
    nrr = index(bandar_lampung).nrr.iloc[0].sort_values()
    assert nrr.index[:3].tolist() == ["U3", "U12", "U13"]
    assert nrr.iloc[:3].tolist() == pytest.approx([2.412, 2.527, 2.537], abs=5e-4)


def test_rank_of_tanjung_karang_pusat(bandar_lampung):
    """Printed rank 10 of 13, because one unsur was left out of a sum; recomputed rank 3 among all 13,
    and 2 among the 12 that can be ranked."""
    ranking = index(bandar_lampung, "unit").ranking.set_index("unit")
    assert ranking.loc["Tanjung Karang Pusat", "rank"] == 2
    assert len(ranking) == 12


def test_rank_3_of_all_13_by_value(bandar_lampung):
    """Recomputed with Tanjung Senang in the list Tanjung Karang Pusat is 3rd: 98.20, 71.75, 70.01."""
    values = konversi(bandar_lampung, "unit")
    assert (values > values["Tanjung Karang Pusat"]).sum() == 2


def test_city_as_a_plain_mean_of_units(bandar_lampung):
    """City, 1/14, simple mean of units: 68.5717; without Tanjung Senang 66.1025."""
    values = konversi(bandar_lampung, "unit")
    assert values.mean() == pytest.approx(68.5717, abs=5e-5)
    assert values.drop(BROKEN).mean() == pytest.approx(66.1025, abs=5e-5)


@pytest.mark.parametrize(
    ("kecamatan", "unsur", "misprint", "read", "printed_weight", "exact_weight"),
    [
        # Table 7: U3 is 2,314 in the table and 2,413 in the formula line; table 16: U1 3,043 and 3,047.
        ("Panjang", "U3", 2.314, 2.413, 66.5802, 66.9821),
        ("Teluk Betung Selatan", "U1", 3.043, 3.047, 71.3266, 71.7571),
    ],
)
def test_figures_from_the_formula_lines(printed, kecamatan, unsur, misprint, read, printed_weight, exact_weight):
    codes = list(load_pedoman("kepmenpan-2004").codes)
    means = printed.loc[kecamatan, codes].astype(float)
    assert means[unsur] == misprint
    means[unsur] = read
    recap = make_recap([means], [printed.loc[kecamatan, "n"]], [kecamatan])
    assert konversi(recap, bobot="printed").iloc[0] == pytest.approx(printed_weight, abs=5.1e-5)
    assert konversi(recap).iloc[0] == pytest.approx(exact_weight, abs=5.1e-5)


def test_second_place_of_the_city_changes_with_tanjung_senang(bandar_lampung):
    """City, n-weighted, with Tanjung Senang: U3 2.460, U13 2.597, U12 2.602 (without it U12 comes before U13)."""
    everything = tally(bandar_lampung)
    nrr = pd.Series((everything.total / everything.answered)[0], bandar_lampung.pedoman.codes).sort_values()
    assert nrr.index[:3].tolist() == ["U3", "U13", "U12"]
    assert nrr.iloc[:3].tolist() == pytest.approx([2.460, 2.597, 2.602], abs=5e-4)


@pytest.mark.parametrize("sample", ["bandar-lampung-rekap", "bandar-lampung-responden"])
def test_the_sample_files_give_the_published_nrr(sample, printed):
    """Tables 4-16 through the files: NRR of every valid kecamatan x unsur, to 1/n (integer totals) or exactly."""
    figures = index(ikm.sample(sample), "unit")
    nrr = figures.nrr.set_axis(figures.table["unit"]).drop(index=BROKEN)
    expected = printed.loc[nrr.index, list(nrr)]
    tolerance = 1e-12 if sample.endswith("rekap") else (0.5 / printed.loc[nrr.index, "n"]).to_numpy()[:, None]
    assert ((nrr - expected).abs().to_numpy() <= tolerance + 1e-12).all()


def test_ties_of_the_lowest_unsur(bandar_lampung):
    """Kemiling: U2 = U12 = 2,250 (table 8); Teluk Betung Selatan: U8 = U12 = 2,619 (table 16)."""
    lowest = index(bandar_lampung, "unit").table.set_index("unit")["lowest"]
    assert lowest["Kemiling"] == ("U2", "U12")
    assert lowest["Teluk Betung Selatan"] == ("U8", "U12")
    assert lowest["Sukabumi"] == ("U13",)


def totals_survey(totals, n, pedoman):
    """Respondents whose answers add to these totals: everyone near the mean, blanks last."""
    sheet = np.zeros((max(n), len(totals)), dtype=np.int8)
    for j, (total, count) in enumerate(zip(totals, n, strict=True)):
        low, rest = divmod(total, count)
        sheet[:count, j] = low
        sheet[:rest, j] += 1
    return make_survey(sheet, pedoman)


def test_kpp_jatim():
    """Cahyo: totals of 150 respondents, U13 answered by 126: 76.9127 with 0,071 and 77.3770 with 1/14."""
    totals = pd.read_csv(FIXTURES / "kpp_jatim.csv")
    survey = totals_survey(totals["total"], totals["n"], "kepmenpan-2004")
    printed, exact = (index(survey, bobot=bobot) for bobot in ("printed", "exact"))
    assert printed.table["konversi"].iloc[0] == pytest.approx(76.9127, abs=5e-5)
    assert exact.table["konversi"].iloc[0] == pytest.approx(77.3770, abs=5e-5)
    assert printed.table["mutu"].iloc[0] == exact.table["mutu"].iloc[0] == "B"
    assert exact.answered.iloc[0].to_dict() == dict.fromkeys(exact.nrr, 150) | {"U13": 126}
    assert exact.nrr["U13"].iloc[0] == 392 / 126
    assert exact.table["lowest"].iloc[0] == ("U7",)  # 2.7133
    # A in U1 3.2933, U10 3.4867 and U11 3.4333; the others B.
    assert {code for code in exact.nrr if exact.mutu_of(exact.nrr[code].iloc[0]) == "A"} == {
        "U1",
        "U10",
        "U11",
    }


def test_no_unsur_of_a_group_beyond_the_scale_has_a_class():
    """Means 3 and 4.4 on the scale 1-4: on which scale the 3 was asked cannot be told, so it is not said to be B."""
    rest = [3.0] * 12
    found = index(make_recap([[3.0, 4.4, *rest], [3.0, 2.0, *rest]], [10, 10], ["beyond", "sound"]), "unit")
    beyond, sound = (found.table.index[found.table["unit"] == name][0] for name in ("beyond", "sound"))
    assert [found.grade(beyond, code) for code in found.nrr] == [None] * 14
    assert [found.grade(sound, code) for code in found.nrr][:3] == ["B", "C", "B"]  # 75, 50 and 75
    assert (found.judged(beyond), found.judged(sound)) == (False, True)


@pytest.mark.parametrize(("bobot", "expected"), [("exact", 91.4751), ("printed", 91.3836), ("0.11", 90.5603)])
def test_nine_unsur_in_three_weights(bobot, expected):
    """Test vector of 29 respondents: totals 105 101 100 116 102 105 106 105 115, mutu A in all weights."""
    survey = totals_survey([105, 101, 100, 116, 102, 105, 106, 105, 115], [29] * 9, "permenpan-2017")
    row = index(survey, bobot=bobot).table.iloc[0]
    assert row["konversi"] == pytest.approx(expected, abs=5e-5)
    assert row["mutu"] == "A"


def test_how_many_classes_change_with_other_bounds(bandar_lampung):
    """2004: 11 B and 1 C; 2017: 9 C and 3 D. Every one of the 12 changes (B to C or D, C to D)."""
    own, other = (index(bandar_lampung, "unit", pedoman=load_pedoman(c)) for c in ("kepmenpan-2004", "permenpan-2017"))
    assert class_changes(own, other) == 12
    assert class_changes(own, own) == 0
    assert class_counts(own) == {"B": 11, "C": 1}


# --- Laws -------------------------------------------------------------------------------------------

answers = st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), min_size=1, max_size=30)


@given(answers, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(rows, random):
    shuffled = rows.copy()
    random.shuffle(shuffled)
    first, second = (index(make_survey(r, "permenpan-2017")) for r in (rows, shuffled))
    pd.testing.assert_frame_equal(first.table, second.table)
    pd.testing.assert_frame_equal(first.nrr, second.nrr)


@given(answers, st.data())
def test_raising_an_answer_never_lowers_the_index(rows, data):
    sheet = np.array(rows)
    sheet[0, sheet[0] == 0] = 1  # every unsur answered at least once
    i = data.draw(st.integers(0, len(sheet) - 1))
    j = data.draw(st.integers(0, 8))
    if sheet[i, j] in (0, 4):
        return
    raised = sheet.copy()
    raised[i, j] += 1
    for bobot in ("exact", "printed", "0.11"):
        low, high = (index(make_survey(s, "permenpan-2017"), bobot=bobot) for s in (sheet, raised))
        assert high.table["ikm"].iloc[0] >= low.table["ikm"].iloc[0]


@given(
    st.integers(1, 4),
    st.integers(1, 200),
    st.sampled_from(["kepmenpan-2004", "permenpan-2014", "permenpan-2017"]),
)
def test_all_answers_equal_v_give_exactly_v_times_25(v, n, code):
    k = len(load_pedoman(code).unsur)
    assert index(make_survey(np.full((n, k), v), code)).table["konversi"].iloc[0] == v * 25


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.lists(st.integers(1, 4), min_size=9, max_size=9)), min_size=3))
def test_merging_units_is_the_mean_weighted_by_n(rows):
    survey = make_survey([r for _, r in rows], "permenpan-2017", unit=[u for u, _ in rows])
    by_unit = index(survey, "unit").table
    merged = index(survey).table["ikm"].iloc[0]
    assert merged == pytest.approx(np.average(by_unit["ikm"], weights=by_unit["n"]), abs=1e-12)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.lists(st.integers(0, 5), min_size=9, max_size=9)), min_size=1))
def test_many_is_one_repeated(rows):
    survey = make_survey([r for _, r in rows], "permenpan-2017", unit=[u for u, _ in rows])
    many = index(survey, "unit")
    for i, unit in enumerate(many.table["unit"]):
        one = index(survey.where(unit=unit))
        pd.testing.assert_frame_equal(many.nrr.iloc[[i]].reset_index(drop=True), one.nrr)
        pd.testing.assert_series_equal(
            many.table.iloc[i].drop("unit"), one.table.iloc[0], check_names=False, check_index_type=False
        )


people = st.tuples(
    st.sampled_from(["A", "B", None]),
    st.sampled_from(["L", "P", None]),
    st.sampled_from(["SD", "S-1", None]),
    st.lists(st.integers(0, 5), min_size=9, max_size=9),
)


@settings(max_examples=100)
@given(st.lists(people, min_size=1, max_size=40), st.sets(st.sampled_from(["L", "P", None]), min_size=1))
def test_tally_equals_counting_by_hand(rows, genders):
    """The cube of counts, under a filter and with blank attributes, gives what counting row by row gives."""
    unit, gender, school, answers = (list(part) for part in zip(*rows, strict=True))
    survey = make_survey(answers, "permenpan-2017", unit=unit, jenis_kelamin=gender, pendidikan=school)
    present = {g for g in genders if g is None or g in gender}
    got = tally(survey.where(jenis_kelamin=present), ("unit", "pendidikan"))
    expected: dict[tuple[str | None, str | None], list[list[int]]] = {}
    for u, g, s, row in rows:
        if g in present:
            expected.setdefault((u, s), []).append(row)
    keys = [tuple(None if pd.isna(x) else x for x in key) for key in got.groups.itertuples(index=False)]
    assert set(keys) == set(expected)
    for i, key in enumerate(keys):
        people_of_group = expected[key]
        assert got.n[i] == sum(any(1 <= a <= 4 for a in row) for row in people_of_group)
        for j in range(9):
            column = [row[j] for row in people_of_group]
            assert got.total[i, j] == sum(a for a in column if 1 <= a <= 4)
            assert got.answered[i, j] == sum(1 <= a <= 4 for a in column)
            assert got.outside[i, j] == column.count(5)
            assert got.spread[i, j].tolist() == [column.count(a) for a in (1, 2, 3, 4)]


# --- What is not known is said ------------------------------------------------------------------------


def test_an_unsur_without_answers_gives_no_index():
    survey = make_survey([[4] * 8 + [0]], "permenpan-2017")
    row = index(survey).table.iloc[0]
    assert np.isnan(row["ikm"])
    assert (row["mutu"], row["ranked"], row["reason"]) == (None, False, "unanswered")


def test_one_typing_error_does_not_unrank_but_a_wrong_scale_does():
    fine = [[5] + [3] * 8] + [[3] * 9] * 19  # 1 of 180 answers
    wrong = [[5] * 4 + [3] * 5] * 20  # 4 of 9 answers
    survey = make_survey(fine + wrong, "permenpan-2017", unit=["fine"] * 20 + ["wrong"] * 20)
    table = index(survey, "unit").table.set_index("unit")
    assert table["ranked"].to_dict() == {"fine": True, "wrong": False}
    overall = index(survey)
    assert overall.left_out == ("wrong",)
    assert overall.table["n"].iloc[0] == 20


def test_a_filter_does_not_change_whether_a_unit_breaks_the_scale():
    """Unit b: 2 women answer 5 everywhere, 8 men answer 3: 20 % outside. Seen through the men alone it is
    still the same broken unit, in the table by unit and in the overall figure alike."""
    survey = make_survey(
        [[3] * 9] * 10 + [[5] * 9] * 2 + [[3] * 9] * 8,
        "permenpan-2017",
        unit=["a"] * 10 + ["b"] * 10,
        jenis_kelamin=["L"] * 10 + ["P"] * 2 + ["L"] * 8,
    ).where(jenis_kelamin="L")
    assert index(survey, "unit").table.set_index("unit")["ranked"].to_dict() == {"a": True, "b": False}
    assert index(survey).left_out == ("b",)
    alone = index(survey.where(unit="b")).table.iloc[0]
    assert (alone["ranked"], alone["reason"], alone["mutu"]) == (False, "outside-scale", None)


@pytest.mark.parametrize(("outside", "ranked"), [(9, True), (10, False)])
def test_the_limit_is_5_percent_of_the_filled_in_answers(outside, ranked):
    """20 people x 9 unsur = 180 answers: 9 outside are exactly 5 % and still ranked, 10 are more."""
    sheet = np.full((20, 9), 3)
    sheet.flat[:outside] = 5
    survey = make_survey(sheet, "permenpan-2017", unit=["a"] * 20)
    assert index(survey, "unit").table["ranked"].tolist() == [ranked]


def test_a_recap_row_with_one_impossible_mean_is_broken_however_many_rows_its_unit_has():
    """One of twelve rows of the same unit has a mean of 4.5: the unit is not ranked, no mixture holds that row."""
    means = [[3.0] * 9] * 11 + [[4.5] + [3.0] * 8]
    recap = make_recap(means, [30] * 12, ["a"] * 12, "permenpan-2017")
    row = index(recap, "unit").table.iloc[0]
    assert (row["ranked"], row["mutu"]) == (False, None)
    overall = index(recap)
    assert overall.left_out == ("a",)
    assert overall.table["konversi"].iloc[0] == 75


def test_where_combines_with_what_was_chosen_before():
    survey = make_survey([[3] * 9] * 4, "permenpan-2017", unit=list("aabb"), jenis_kelamin=list("LPLP"))
    assert survey.where(unit="a").where(jenis_kelamin="L").n == 1
    assert survey.where(unit="a").where(unit="b").n == 0
    recap = make_recap([[3.0] * 9] * 2, [5, 7], ["a", "b"], "permenpan-2017")
    assert recap.where(unit="a").where(unit="b").n == 0


def test_tied_groups_share_the_better_rank():
    survey = make_survey([[3] * 9, [3] * 9, [2] * 9], "permenpan-2017", unit=list("abc"))
    assert index(survey, "unit").ranking["rank"].tolist() == [1, 1, 3]


def test_nearly_equal_is_a_tie_and_a_real_difference_is_not():
    """2.312 x 32 / 32 may differ from 2.312 in the last bit: a tie; 1/1000 is a difference."""
    codes = ["U1", "U2", "U3"]
    assert lowest(np.array([2.312, 2.312 + 4e-16, 3.0]), codes) == ("U1", "U2")
    assert lowest(np.array([2.312, 2.313, 3.0]), codes) == ("U1",)


def test_nobody_in_view_is_said_as_such():
    survey = make_survey([[3] * 9] * 2, "permenpan-2017", unit=["a", "b"]).where(unit="a").where(unit="b")
    assert index(survey).table["reason"].tolist() == ["nobody"]


def test_a_pedoman_can_be_named_by_its_code(bandar_lampung):
    assert index(bandar_lampung, pedoman="permenpan-2017").pedoman.year == 2017


def test_other_groupings_leave_out_broken_units_too():
    survey = make_survey(
        [[3] * 9] * 10 + [[5] * 9] * 10,
        "permenpan-2017",
        unit=["a"] * 10 + ["b"] * 10,
        jenis_kelamin=list("LP") * 10,
    )
    by_gender = index(survey, "jenis_kelamin")
    assert by_gender.left_out == ("b",)
    assert by_gender.table["n"].tolist() == [5, 5]


def test_a_recap_without_n_weighs_units_alike_and_claims_no_count():
    recap = make_recap([[2.0] * 9, [3.0] * 9], [np.nan, 10], ["a", "b"], "permenpan-2017")
    row = index(recap).table.iloc[0]
    assert row["konversi"] == 62.5
    assert np.isnan(row["n"])


def test_blank_attribute_is_a_group_of_its_own():
    survey = make_survey([[3] * 9] * 3, "permenpan-2017", jenis_kelamin=["L", None, "P"])
    groups = index(survey, "jenis_kelamin").table["jenis_kelamin"]
    assert groups[:2].tolist() == ["L", "P"]
    assert pd.isna(groups[2])


def test_where_refuses_what_is_not_there(bandar_lampung):
    with pytest.raises(ikm.UnknownChoiceError, match="Kedaton"):
        bandar_lampung.where(unit="Sukabum")
    with pytest.raises(ikm.UnknownChoiceError, match="unit"):
        bandar_lampung.where(jenis_kelamin="L")
    with pytest.raises(ikm.UnknownChoiceError, match="unit"):
        index(bandar_lampung, "umur")
