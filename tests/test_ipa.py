"""Importance-performance analysis against hand arithmetic, scipy and numpy."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import ttest_rel

import ikm
from ikm import IkmError, index
from ikm.ipa import ipa, ipa_of, ipa_of_means
from tests.conftest import make_recap, make_survey

N = np.nan


def codes(k):
    return [f"U{i}" for i in range(1, k + 1)]


def asked(seed=7, n=60, k=9, blank=0.1):
    rng = np.random.default_rng(seed)
    x, y = rng.integers(1, 5, (n, k)).astype(float), rng.integers(2, 5, (n, k)).astype(float)
    x[rng.random((n, k)) < blank], y[rng.random((n, k)) < blank] = N, N
    return x, y


def test_gap_and_fit_by_hand():
    """X 3 4 2 3 3, Y 4 4 4 4 4: differences -1 0 -2 -1 -1, mean -1, s = sqrt(2 / 4) = 0.707107;
    t(4; 0.975) = 2.776445 (table of Student's t); half = 2.776445 x 0.707107 / sqrt(5) = 0.877989.
    Tingkat kesesuaian = 100 x 15 / 20 = 75."""
    x, y = np.array([[3.0, 4, 2, 3, 3]]).T, np.full((5, 1), 4.0)
    row = ipa(x, y, ["U1"]).table.iloc[0]
    assert (row["performance"], row["importance"], row["gap"], row["fit"], row["n_both"]) == (3, 4, -1, 75, 5)
    assert [row["gap_low"], row["gap_high"]] == pytest.approx([-1.877989, -0.122011], abs=1e-6)


def test_gap_against_scipy():
    """scipy.stats.ttest_rel(x, y, nan_policy="omit").confidence_interval(level), over those who answered both."""
    x, y = asked()
    for level in (0.9, 0.95):
        table = ipa(x, y, codes(9), level=level).table
        for j in range(9):
            both = ~np.isnan(x[:, j]) & ~np.isnan(y[:, j])
            interval = ttest_rel(x[both, j], y[both, j]).confidence_interval(level)
            assert table.loc[j, ["gap_low", "gap_high"]].tolist() == pytest.approx([*interval], abs=1e-12)
            assert table.loc[j, "n_both"] == both.sum()
            assert table.loc[j, "fit"] == pytest.approx(100 * x[both, j].sum() / y[both, j].sum())
            assert table.loc[j, "performance"] == pytest.approx(np.nanmean(x[:, j]))
            assert table.loc[j, "importance"] == pytest.approx(np.nanmean(y[:, j]))


def test_derived_importance_against_numpy():
    """numpy.corrcoef(x_j, mean of the other unsur)[0, 1], each respondent's mean over what he answered."""
    x, _ = asked(blank=0)
    found = ipa(x, None, codes(9))
    for j in range(9):
        rest = np.delete(x, j, axis=1).mean(axis=1)
        assert found.table.loc[j, "importance"] == pytest.approx(np.corrcoef(x[:, j], rest)[0, 1], abs=1e-12)
    x, _ = asked(blank=0.3)
    table = ipa(x, None, codes(9)).table
    for j in range(9):
        others = np.delete(x, j, axis=1)
        there = ~np.isnan(x[:, j]) & ~np.isnan(others).all(axis=1)
        rest = np.nanmean(others[there], axis=1)
        assert table.loc[j, "importance"] == pytest.approx(np.corrcoef(x[there, j], rest)[0, 1], abs=1e-12)
        assert table.loc[j, "n_both"] == there.sum()


def test_derived_importance_is_never_mixed_up():
    x, y = asked()
    derived, stated = ipa(x, None, codes(9)), ipa(x, y, codes(9))
    assert (derived.kind, stated.kind) == ("derived", "stated")
    assert derived.table[["gap", "gap_low", "gap_high", "fit"]].isna().all(axis=None)
    assert list(derived.table) == list(stated.table)


def test_an_unsur_is_not_correlated_with_itself():
    """With 9 unsur answered at random, a correlation with the mean of all 9 would be 1 / sqrt(9) = 0.33; with the
    others it is 0, within 4 / sqrt(n) = 0.04."""
    x, _ = asked(n=10_000, blank=0)
    assert np.abs(ipa(x, None, codes(9)).table["importance"]).max() < 0.04
    assert np.corrcoef(x[:, 0], x.mean(axis=1))[0, 1] == pytest.approx(1 / 3, abs=0.04)


def test_unsur_that_never_vary_have_no_derived_importance():
    x = np.array([[2.0, 1, 3], [2, 2, 3], [2, 4, 3]])
    found = ipa(x, None, codes(3))
    assert found.table["importance"].isna().all()  # U1 and U3 never vary, so neither does the rest of U2
    assert found.table["quadrant"].isna().all()
    assert found.quadrant(1) == ()
    thirds = np.full((5, 3), 7 / 3)  # a mean of three questions: 7 / 3 five times is not 7 / 3 exactly
    assert ipa(thirds, None, codes(3)).table["importance"].isna().all()


def test_quadrants_and_cuts_by_hand():
    """Performance 2, 3, 2, 3 (mean 2,5), importance 4, 4, 3, 3 (mean 3,5): one unsur in each quadrant."""
    x, y = np.array([[2.0, 3, 2, 3]] * 2), np.array([[4.0, 4, 3, 3]] * 2)
    found = ipa(x, y, codes(4))
    assert (found.cut_performance, found.cut_importance) == (2.5, 3.5)
    assert found.table["quadrant"].tolist() == [1, 2, 3, 4]
    middle = ipa(x, y, codes(4), midpoint=2.5)
    assert (middle.cut_performance, middle.cut_importance) == (2.5, 2.5)
    assert middle.table["quadrant"].tolist() == [1, 2, 1, 2]
    assert middle.quadrant(1) == ("U1", "U3")


def test_a_value_on_a_cut_counts_as_above():
    found = ipa(np.array([[2.5, 2.5]] * 3), np.array([[2.5, 2.5]] * 3), codes(2), midpoint=2.5)
    assert found.table["quadrant"].tolist() == [2, 2]
    tenths = np.array([[0.1 + 0.2, 0.3, 0.3]] * 2)  # 0.30000000000000004 and its mean are 0.3
    assert ipa(tenths, tenths, codes(3)).table["quadrant"].tolist() == [2, 2, 2]


def test_an_unsur_without_importance_moves_no_cut():
    """U3 was not asked for: the cut of performance is (2 + 3) / 2, not (2 + 3 + 4) / 3."""
    x, y = np.array([[2.0, 3, 4]] * 2), np.array([[4.0, 3, N]] * 2)
    found = ipa(x, y, codes(3))
    assert found.cut_performance == 2.5
    assert found.table["quadrant"].isna().tolist() == [False, False, True]


def test_too_few_pairs():
    found = ipa(np.array([[3.0, N]]), np.array([[4.0, 4]]), codes(2)).table
    assert found.loc[0, "gap"] == -1
    assert found.loc[:, ["gap_low", "gap_high"]].isna().all(axis=None)
    assert np.isnan(found.loc[1, "fit"])
    assert found["n_both"].tolist() == [1, 0]


def test_shapes_must_agree():
    with pytest.raises(ValueError, match="respondents x unsur"):
        ipa(np.ones((3, 2)), np.ones((3, 3)), codes(2))


ANSWERS = arrays(float, st.tuples(st.integers(2, 12), st.just(4)), elements=st.sampled_from([1.0, 2.0, 3.0, 4.0, N]))


@settings(deadline=None)
@given(ANSWERS, st.permutations(range(4)))
def test_laws(x, order):
    """Derived importance is a correlation; the order of unsur does not matter; every placed unsur has one quadrant."""
    found = ipa(x, None, codes(4)).table
    known = found["importance"].dropna()
    assert ((known >= -1 - 1e-12) & (known <= 1 + 1e-12)).all()
    other = ipa(x[:, order], None, [codes(4)[i] for i in order]).table.set_index("code").loc[codes(4)]
    assert other["importance"].tolist() == pytest.approx(found["importance"].tolist(), abs=1e-9, nan_ok=True)
    placed = found[["performance", "importance"]].notna().all(axis=1)
    assert (found["quadrant"].notna() == placed).all()


@settings(deadline=None)
@given(ANSWERS)
def test_what_is_as_important_as_it_is_good_has_no_gap(x):
    table = ipa(x, x, codes(4)).table
    answered = table["n"] > 0
    assert (table.loc[answered, "gap"] == 0).all()
    assert table.loc[answered, "fit"].tolist() == pytest.approx([100] * int(answered.sum()))


def survey(asked=False):
    """Two units of 2017; the third has most answers outside the scale. Asked: importance 4 throughout."""
    plain = make_survey(
        [[1, *[3] * 8], [2, *[4] * 8], [4] * 9, [3, *[1] * 8], [5] * 8 + [1]],
        "permenpan-2017",
        unit=["A", "A", "B", "B", "Rusak"],
    )
    return replace(plain, importance=np.full((5, 9), 4, dtype=np.int8)) if asked else plain


def test_a_survey_with_importance_is_stated_and_one_without_is_derived():
    assert ipa_of(survey()).kind == "derived"
    stated = ipa_of(survey(asked=True))
    assert stated.kind == "stated"
    assert stated.table["importance"].tolist() == [4] * 9
    assert stated.table["gap"][0] == (1 + 2 + 4 + 3) / 4 - 4


def test_only_sound_data_in_view():
    found = ipa_of(survey())
    assert found.left_out == ("Rusak",)
    assert found.n == 4
    assert found.table["performance"].tolist() == pytest.approx(index(survey()).nrr.iloc[0].tolist())
    assert ipa_of(survey(asked=True).where(unit="A")).table["n_both"].tolist() == [2] * 9
    with pytest.raises(IkmError, match="outside the scale"):
        ipa_of(survey().where(unit="Rusak"))


def test_the_middle_of_the_scale():
    """Scale 1-4: (1 + 4) / 2 = 2.5. A correlation has no scale, so its cut stays the mean."""
    stated, derived = ipa_of(survey(asked=True), midpoint=True), ipa_of(survey(), midpoint=True)
    assert (stated.cut_performance, stated.cut_importance) == (2.5, 2.5)
    assert derived.cut_performance == 2.5
    assert derived.cut_importance == pytest.approx(derived.table["importance"].mean())


def test_a_recap_without_importance_is_refused(bandar_lampung):
    with pytest.raises(IkmError, match="none of importance"):
        ipa_of(bandar_lampung)


def recap(n=(30, 10), importance=((4.0, 3.0), (3.5, N)), **choice):
    """Two puskesmas, U1 and U2 as told, the other unsur 3.0 and of importance 3.0."""
    rest = [[3.0] * 7] * 2
    made = make_recap(np.hstack([[[3.0, 2.0], [2.0, 4.0]], rest]), n, ["Melati", "Mawar"], "permenpan-2017")
    made = replace(made, importance=np.hstack([importance, rest]))
    return made.where(**choice) if choice else made


def test_stated_means_of_a_recap_by_hand():
    """U1: X (30 x 3 + 10 x 2) / 40 = 2.75, Y (30 x 4 + 10 x 3.5) / 40 = 3.875, gap -1.125, fit 110 / 155 = 70.97%.
    U2: X (60 + 40) / 40 = 2.5; Y is told by Melati alone: 3.0; so gap 2 - 3 = -1, fit 60 / 90 = 66.67%, n_both 30."""
    found = ipa_of(recap())
    u1, u2 = found.table.iloc[0], found.table.iloc[1]
    assert (found.kind, found.n) == ("stated", 40)
    assert u1[["performance", "importance", "gap", "n", "n_both"]].tolist() == [2.75, 3.875, -1.125, 40, 40]
    assert u1["fit"] == pytest.approx(100 * 110 / 155)
    assert u2[["performance", "importance", "gap", "n", "n_both"]].tolist() == [2.5, 3.0, -1.0, 40, 30]
    assert u2["fit"] == pytest.approx(200 / 3)
    assert found.table[["gap_low", "gap_high"]].isna().all(axis=None)
    assert found.quadrant(1) == ("U1",)
    assert found.table["performance"].tolist() == pytest.approx(index(recap()).nrr.iloc[0].tolist())
    assert ipa_of(recap(unit="Mawar")).table["gap"].isna().tolist() == [False, True, *[False] * 7]


def test_a_recap_that_does_not_tell_how_many():
    """Each row weighs the same: U1 X (3 + 2) / 2 = 2.5, Y (4 + 3.5) / 2 = 3.75; in one unit alone too."""
    found = ipa_of(recap(n=(30, N)))
    assert found.n is None
    assert found.table.loc[0, ["performance", "importance", "gap"]].tolist() == [2.5, 3.75, -1.25]
    assert found.table[["n", "n_both"]].isna().all(axis=None)
    assert ipa_of(recap(n=(30, N), unit="Melati")).n is None


def test_means_outside_the_scale_are_left_out():
    broken = replace(recap(), means=np.vstack([[5.0, *[3.0] * 8], [2.0, 4.0, *[3.0] * 7]]))
    assert ipa_of(broken).left_out == ("Melati",)
    assert ipa_of(broken).table["performance"][0] == 2.0
    with pytest.raises(IkmError, match="outside the scale"):
        ipa_of(broken.where(unit="Melati"))


def test_means_and_answers_agree():
    """The means of two units with whole answers, weighted by n, are the means of their respondents."""
    x, y = asked(blank=0)
    rows = [slice(0, 25), slice(25, 60)]
    means = ipa_of_means(*(np.stack([v[r].mean(axis=0) for r in rows]) for v in (x, y)), np.array([25.0, 35]), codes(9))
    single = ipa(x, y, codes(9))
    for name in ("performance", "importance", "gap", "fit", "n_both"):
        assert means.table[name].tolist() == pytest.approx(single.table[name].tolist())
    assert means.table["quadrant"].tolist() == single.table["quadrant"].tolist()


def test_the_sample_with_importance():
    """Kabupaten Contoh: both asked of every respondent; its figures are those of numpy on the same answers."""
    data = ikm.sample("kabupaten-contoh-responden")
    found = ipa_of(data)
    assert found.kind == "stated"
    assert found.n == data.n
    assert found.table["importance"].tolist() == pytest.approx(np.nanmean(data.importance_values, axis=0).tolist())
    assert found.table["gap_low"].notna().all()


def test_shapes_of_means_must_agree():
    with pytest.raises(ValueError, match="rows x unsur"):
        ipa_of_means(np.ones((3, 2)), np.ones((3, 2)), np.ones(2), codes(2))
