"""The index of the perception of anti-corruption, by hand."""

from __future__ import annotations

import pytest

from ikm.ipak import ipak
from tests.reading.books import U9, read

TWO = ["Tidak ada pungutan liar", "Tidak ada percaloan"]


def test_it_is_the_mean_over_people_of_the_mean_of_what_each_answered():
    data = read(
        ["Unit", *U9, *TWO],
        ["A", *[3] * 9, 4, 2],  # 3
        ["A", *[3] * 9, 4, None],  # 4
        ["B", *[3] * 9, 1, 2],  # 1.5
        ["B", *[3] * 9, None, None],  # nobody's
    )
    whole = ipak(data)
    assert whole[["n", "statements"]].to_numpy().tolist() == [[3, 2]]
    assert whole["ipak"][0] == pytest.approx(8.5 / 3)
    by_unit = ipak(data, ("unit",))
    assert by_unit.set_index("unit")["ipak"].to_dict() == {"A": 3.5, "B": 1.5}
    assert ipak(data.where(unit="B"))["ipak"][0] == 1.5


def test_another_scale_is_converted_like_the_unsur():
    data = read([*U9, *TWO], [*[5] * 9, 5, 3], [*[1] * 9, 1, 1], scale=5)
    # 1 + (v - 1) x 3/4: (4 + 2.5) / 2 = 3.25 and 1
    assert ipak(data)["ipak"][0] == pytest.approx(2.125)


def test_without_statements_there_is_none():
    assert ipak(read(U9, [3] * 9)) is None


def test_statements_beside_bare_codes_are_no_unsur():
    data = read(["Unit", *U9, *TWO], ["A", *[3] * 9, 4, 2], ["A", *[3] * 9, 1, 1])
    assert data.pedoman.code == "permenpan-2017"
    assert data.answers.tolist() == [[3] * 9] * 2
