"""Counts behind printed means: k/n rounded or cut, by exact fractions."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.audit.fits import count, fits, fitting
from ikm.audit.prints import CUT, EITHER, ROUNDED, prints_as
from ikm.audit.slips import DIGIT, DOUBLED, DROPPED, SWAPPED, slip, slips, sources
from ikm.printed import Grid


def one(value, kind=np.int64):
    return np.array([value], dtype=kind)


def grid(value, decimals) -> Grid:
    values = np.asarray(value, dtype=float)
    places = np.full(values.shape, decimals)
    return Grid(values, places, places, np.full(values.shape, "A1", dtype=object))


@given(st.integers(1, 300), st.data(), st.integers(1, 4), st.sampled_from([CUT, ROUNDED]))
def test_every_count_fits_the_figure_it_is_printed_as(n, data, places, way):
    k = data.draw(st.integers(n, 4 * n))
    exact = Fraction(k, n) * 10**places
    number = int(exact + (Fraction(1, 2) if way == ROUNDED else 0))
    for how in (way, EITHER):
        least, most = fitting(one(number), one(10**places), one(n), how)
        assert least[0] <= k <= most[0]


@given(st.integers(1, 300), st.integers(100, 400))
def test_a_count_is_found_only_where_a_fraction_prints_so(n, number):
    cut = [k for k in range(n, 4 * n + 1) if (Fraction(k, n) * 100).__floor__() == number]
    assert count(number, n, 100, CUT) == (cut[0] if cut else None)


@pytest.mark.parametrize(
    ("value", "n", "fit"),
    [
        # Herlina & Wibasuri: 70/29 = 2,41379 and 67/29 = 2,31034: 2,314 is no mean of 29
        # 42/29 = 1,44827 and 43/29 = 1,48275
        ("2.413", 29, True),
        ("2.314", 29, False),
        ("1.440", 29, False),
        ("1.480", 29, False),
        # 79/28 = 2,82142, 80/28 = 2,85714; 128/42 = 3,04761, 127/42 = 3,02380
        ("2.827", 28, False),
        ("3.043", 42, False),
        ("3.047", 42, True),
    ],
)
def test_the_means_that_the_paper_misprints(value, n, fit):
    assert (count(int(Decimal(value) * 1000), n, 1000, CUT) is not None) is fit


def test_the_way_of_a_table_is_taken_where_it_explains_nearly_all():
    sums = np.arange(60, 100)[None, :]
    cut = np.floor(sums / 29 * 1000) / 1000
    rounded = np.floor(sums / 29 * 1000 + 0.5) / 1000
    n = np.array([[29]])
    assert fits(grid(cut, 3), n, (1, 4)).way == CUT
    assert fits(grid(rounded, 3), n, (1, 4)).way == ROUNDED
    assert fits(grid(cut, 3), np.array([[0]]), (1, 4)).way == EITHER  # without n nothing tells
    assert fits(grid(cut, 3), n, (1, 4)).narrow[0] == pytest.approx(sums / 29)


def test_a_sum_beyond_the_scale_is_no_count_of_a_figure_on_it():
    # 4,000 of 3 answers cut from 12/3 only; 13/3 = 4,333 lies off the scale and is looked at as it stands
    held = fits(grid([[4.0, 4.333]], 3), np.array([[3]]), (1, 4))
    assert (held.least[0].tolist(), held.most[0].tolist()) == ([12, 13], [12, 13])


def test_a_tie_may_be_rounded_either_way_and_cut_never_up():
    assert prints_as(np.array([2.0625]), one(2062), 1000).all()
    assert prints_as(np.array([2.0625]), one(2063), 1000).all()
    assert not prints_as(np.array([2.0624]), one(2063), 1000).any()
    assert not prints_as(np.array([2.064]), one(2063), 1000).any()


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        ("2413", "2314", SWAPPED),
        ("2486", "2468", SWAPPED),
        ("2638", "2838", DIGIT),
        ("3047", "3043", DIGIT),
        ("2344", "2340", DROPPED),  # 2,344 without one 4 is 2,34
        ("2225", "2225", ""),
        ("2777", "2584", ""),
        ("277", "2777", ""),
    ],
)
def test_slips_of_the_papers(right, wrong, kind):
    assert slip(right, wrong) == kind


@given(st.text("0123456789", min_size=3, max_size=5), st.sampled_from([SWAPPED, DROPPED, DOUBLED, DIGIT]))
def test_whatever_a_slip_makes_it_can_be_traced_back(right, kind):
    for wrong in slips(right, kind):
        if wrong != right:
            assert right in sources(wrong)
