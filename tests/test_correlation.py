"""Correlations of the unsur against R's cor and cor.test."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import ikm
from ikm.correlation import correlation
from ikm.errors import UnknownChoiceError
from tests.conftest import make_survey

NA = 0
X = np.array(
    [[1, 2, 4], [2, 2, 3], [3, 3, 2], [4, 4, 1], [2, 1, 3], [3, 4, 2], [4, 4, 2], [1, 2, 4], [NA, 3, 1], [3, NA, 2]]
)
"""R: x <- data.frame(U1=c(1,2,3,4,2,3,4,1,NA,3), U2=c(2,2,3,4,1,4,4,2,3,NA), U3=c(4,3,2,1,3,2,2,4,1,2))"""


def survey_of(three):
    """Nine unsur: these three, and U4-U9 answered 3 by everyone."""
    rest = np.full((len(three), 6), 3)
    return make_survey(np.hstack([three, rest]), "permenpan-2017")


@pytest.mark.parametrize(
    ("method", "listwise", "expected"),
    [
        ("pearson", False, [0.8207826817, -0.9574526770, -0.7195100007]),
        ("pearson", True, [0.8207826817, -0.9578414887, -0.7803989726]),
        ("spearman", False, [0.8207826817, -0.9549955769, -0.7455654329]),
        ("spearman", True, [0.8207826817, -0.9621023987, -0.8052627169]),
    ],
)
def test_coefficients(method, listwise, expected):
    """R: cor(x, method = m, use = "pairwise.complete.obs") and use = "complete.obs"; U1-U2, U1-U3, U2-U3."""
    r = correlation(survey_of(X), method, listwise=listwise).r
    assert [r.loc["U1", "U2"], r.loc["U1", "U3"], r.loc["U2", "U3"]] == pytest.approx(expected, abs=1e-9)


def test_how_many_answered_both():
    found = correlation(survey_of(X))
    assert found.n.loc[["U1", "U2", "U3"], "U3"].tolist() == [9, 9, 10]
    assert (found.n.loc["U1", "U2"], found.dropped) == (8, 0)
    whole = correlation(survey_of(X), listwise=True)
    assert (whole.n.loc["U3", "U3"], whole.dropped) == (8, 2)


def test_p_values():
    """R: cor.test(x$U1, x$U2)$p.value = 0.01252567759, x$U2, x$U3: 0.02887232645, x$U1, x$U3: 5.017493244e-05;
    cor.test(x$U2, x$U3, method = "spearman", exact = FALSE)$p.value = 0.02110772299."""
    p = correlation(survey_of(X)).p
    assert p.loc["U1", "U2"] == pytest.approx(0.01252567759, rel=1e-8)
    assert p.loc["U2", "U3"] == pytest.approx(0.02887232645, rel=1e-8)
    assert p.loc["U1", "U3"] == pytest.approx(5.017493244e-05, rel=1e-8)
    assert correlation(survey_of(X), "spearman").p.loc["U3", "U2"] == pytest.approx(0.02110772299, rel=1e-8)


def test_what_does_not_vary_is_named_and_has_no_correlation():
    found = correlation(survey_of(X))
    assert found.constant == tuple(f"U{i}" for i in range(4, 10))
    assert found.r.loc["U1", "U4"] != found.r.loc["U1", "U4"]
    assert found.r.loc["U4", "U4"] != found.r.loc["U4", "U4"]
    assert found.pairs[["a", "b"]].to_numpy().tolist() == [["U1", "U3"], ["U1", "U2"], ["U2", "U3"]]


def test_an_answer_outside_the_scale_counts_as_blank():
    other = X.copy()
    other[8, 0] = 5
    assert correlation(survey_of(other)).r.equals(correlation(survey_of(X)).r)


def test_the_sample_is_as_its_second_moments_say():
    """Everyone of Bandar Lampung answered everything: Pearson from the sums of products of ikm.moments."""
    from ikm.moments import moments

    survey = ikm.sample("bandar-lampung-responden").where(unit="Kedaton")
    found = moments(survey)
    n, first, product = found.n[0], np.diag(found.first[0]), found.product[0]
    spread = product - np.outer(first, first) / n
    expected = spread / np.sqrt(np.outer(np.diag(spread), np.diag(spread)))
    assert correlation(survey).r.to_numpy() == pytest.approx(expected, abs=1e-9)


def test_nobody_and_one_have_no_correlation():
    assert correlation(survey_of(X[:1])).r.isna().all(axis=None)
    assert correlation(survey_of(X).only(np.zeros(1, dtype=bool))).pairs.empty


def test_there_is_no_other_method():
    with pytest.raises(UnknownChoiceError, match="kendall"):
        correlation(survey_of(X), "kendall")


@given(arrays(np.int8, st.tuples(st.integers(3, 25), st.just(9)), elements=st.integers(0, 4)), st.booleans())
@settings(max_examples=50, deadline=None)
def test_symmetric_within_one_and_as_numpy(answers, ranked):
    from scipy.stats import rankdata

    sheet = np.where(answers.any(axis=1, keepdims=True), answers, 1)
    found = correlation(make_survey(sheet, "permenpan-2017"), "spearman" if ranked else "pearson")
    r = found.r.to_numpy()
    assert np.array_equal(r, r.T, equal_nan=True)
    assert np.nanmax(np.abs(r), initial=0) <= 1
    both = (sheet[:, 0] > 0) & (sheet[:, 1] > 0)
    pair = sheet[both][:, :2].astype(float)
    assert found.n.iloc[0, 1] == both.sum()
    if both.any() and (pair.max(axis=0) > pair.min(axis=0)).all():
        scores = rankdata(pair, axis=0) if ranked else pair
        assert r[0, 1] == pytest.approx(np.corrcoef(scores.T)[0, 1], abs=1e-9)
    else:
        assert np.isnan(r[0, 1])
