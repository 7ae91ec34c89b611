"""Several questions for an unsur, and other scales, by hand."""

from __future__ import annotations

import pytest

import ikm
from tests.reading.books import U9, read


def test_an_unsur_is_the_mean_of_the_questions_answered():
    header = ["U1.a", "U1.b", *U9[1:]]
    data = read(header, [3, 4, *[3] * 8], [2, None, *[3] * 8], [9, 1, *[3] * 8], [None, None, *[3] * 8])
    # 3.5, 2, 1 (the other is outside) and blank: (3.5 + 2 + 1) / 3
    assert ikm.index(data).nrr["U1"][0] == pytest.approx(6.5 / 3)
    assert data.items.names[:2] == ("U1.a", "U1.b")


def test_a_scale_of_five_is_converted_on_the_persons_word():
    rows = [[1, *[5] * 8], [2, *[5] * 8], [4, *[5] * 8]]
    nrr = ikm.index(read(U9, *rows, scale=5)).nrr
    # 1 + (v - 1) x 3 / 4: 1, 1.75, 3.25
    assert nrr["U1"][0] == pytest.approx(2.0)
    assert nrr["U2"][0] == pytest.approx(4.0)


def test_questions_on_a_scale_of_six_are_averaged_before_they_are_converted():
    data = read(["U1.a", "U1.b", *U9[1:]], [6, 3, *[6] * 8], [1, 2, *[1] * 8], scale=6)
    # means 4.5 and 1.5 -> 1 + 3.5 x 3/5 = 3.1 and 1 + 0.5 x 3/5 = 1.3
    assert ikm.index(data).nrr["U1"][0] == pytest.approx(2.2)
