"""Rows of totals, whatever they are called, and what only looks like one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import ikm
from ikm.reading.totals import totals_anywhere
from tests.reading.books import U9, conserved, issues, notes, read

HEAD = ["Unit", "n", *U9]
A = [2.811, 3.050, 3.472, 2.940, 3.118, 3.306, 2.975, 3.021, 3.244]
B = [3.122, 2.664, 3.013, 3.285, 2.879, 3.041, 3.367, 2.793, 3.102]
C = [2.950, 3.381, 2.872, 3.067, 3.435, 2.988, 2.726, 3.159, 2.911]
UNITS = [["A", 30, *A], ["B", 10, *B], ["C", 20, *C]]
# (2.811 + 3.122 + 2.950) / 3 = 2.961, (3.050 + 2.664 + 3.381) / 3 = 3.0317, and so on
MEAN = [2.961, 3.032, 3.119, 3.097, 3.144, 3.112, 3.023, 2.991, 3.086]
# (30 x 2.811 + 10 x 3.122 + 20 x 2.950) / 60 = 2.9092, (91.5 + 26.64 + 67.62) / 60 = 3.096, and so on
BY_N = [2.909, 3.096, 3.196, 3.040, 3.184, 3.156, 2.957, 3.029, 3.109]
# the mean by n x 0.111, cut: 2.9092 x 0.111 = 0.3229, 3.096 x 0.111 = 0.3437, and so on
WEIGHTED = [0.322, 0.343, 0.354, 0.337, 0.353, 0.350, 0.328, 0.336, 0.345]
OTHER = [3.3, 3.4, 3.2, 3.5, 3.6, 3.1, 3.3, 3.7, 3.2]

TOTALS: dict[str, list[Any]] = {
    "without a name": [None, None, *MEAN],
    "by n, without a name": [None, 60, *BY_N],
    "named like a city": ["Kota Bandar Lampung", 60, *BY_N],
    "named like a province": ["Provinsi Contoh", None, *MEAN],
    "named like any unit": ["Dinas Contoh", 60, *BY_N],
    "weighted": [None, None, *WEIGHTED],
    "a total that a unit could be called": ["Total Seluruh", 60, *BY_N],
    "of some unsur only": ["Dinas Contoh", None, *BY_N[:5]],
    "as text": ["Gabungan", "60", *[str(v).replace(".", ",") for v in BY_N]],
}


@pytest.mark.parametrize("name", TOTALS)
@pytest.mark.parametrize("first", [False, True])
def test_a_row_that_repeats_the_others(name: str, first: bool) -> None:
    rows = [TOTALS[name], *UNITS] if first else [*UNITS, TOTALS[name]]
    recap = read(HEAD, *rows)
    assert sorted(recap.means.tolist()) == sorted([A, B, C])
    assert issues(recap) == [(2 if first else 5, "", "", TOTALS[name][0] or "", "equals-total")]
    assert conserved(recap)
    assert "maybe-total" not in notes(recap)


def test_several_totals_below_each_other() -> None:
    recap = read(HEAD, *UNITS, [None, 60, *BY_N], [None, None, *WEIGHTED], [None, None, *MEAN])
    assert recap.means.tolist() == [A, B, C]
    assert [issue[-1] for issue in issues(recap)] == ["equals-total"] * 3


def test_sums_and_their_total() -> None:
    """78 + 30 + 61 = 169, ...; 169 / 60 = 2.8167, ..."""
    one, two, three = (
        [78, 85, 90, 95, 81, 88, 79, 92, 86],
        [30, 25, 31, 28, 33, 27, 29, 26, 32],
        [61, 55, 66, 58, 63, 52, 57, 64, 59],
    )
    total = [169, 165, 187, 181, 177, 167, 165, 182, 177]
    nrr = [2.817, 2.75, 3.117, 3.017, 2.95, 2.783, 2.75, 3.033, 2.95]
    recap = read(HEAD, ["A", 30, *one], ["B", 10, *two], ["C", 20, *three], ["Dinas", 60, *total], [None, None, *nrr])
    assert recap.means[0, 0] == 2.6  # 78 / 30
    assert [issue[-1] for issue in issues(recap)] == ["equals-total", "equals-total"]


def test_a_city_by_its_number_of_respondents_alone() -> None:
    """n = 60 = 30 + 10 + 20, and its means lie between those of the units, but are not their mean."""
    inside = [round(v + 0.02, 3) for v in BY_N]
    recap = read(HEAD, *UNITS, ["Kota Contoh", 60, *inside])
    assert recap.means.tolist() == [A, B, C]
    assert issues(recap) == [(5, "", "", "Kota Contoh", "equals-total")]


MAYBE: dict[str, list[Any]] = {
    "a city whose figures match nothing": ["Kota Contoh", 45, *OTHER],
    "a city with the n of all and other means": ["Kota Contoh", 60, *OTHER],
    "a unit with the n of all and other means": ["Dinas Contoh", 60, *OTHER],
    "a total's word and other figures": ["Total Contoh", 45, *OTHER],
}


@pytest.mark.parametrize("name", MAYBE)
def test_what_may_be_a_total_is_kept_and_named(name: str) -> None:
    recap = read(HEAD, *UNITS, MAYBE[name])
    assert recap.means.tolist() == [A, B, C, OTHER]
    assert issues(recap) == []
    assert notes(recap)["maybe-total"] == {"unit": MAYBE[name][0], "sheet": "Data"}


HALFWAY = [round((a + b) / 2, 3) for a, b in zip(A, B, strict=True)]
UNITS_ALL: dict[str, list[list[Any]]] = {
    "units with the same figures": [["A", 30, *A], ["B", 10, *A], ["C", 20, *A], ["D", 25, *A]],
    "two units and their mean": [["A", 10, *A], ["B", 10, *B], ["C", 25, *HALFWAY]],
    "means with one decimal": [[f"Unit {i}", 20, *[3.0 + (i * j % 3) / 10 for j in range(9)]] for i in range(8)],
    "regions that are the units": [["Kota A", 30, *A], ["Kabupaten B", 10, *B], ["Kabupaten C", 20, *C]],
    "one unit": [["Kota A", 30, *A]],
    "three of four unsur as the mean, one not": [*UNITS, ["D", 25, *MEAN[:8], 3.4]],
}  # fmt: skip


@pytest.mark.parametrize("name", UNITS_ALL)
def test_units_that_only_look_alike_are_kept(name: str) -> None:
    recap = read(HEAD, *UNITS_ALL[name])
    assert len(recap.means) == len(UNITS_ALL[name])
    assert issues(recap) == []
    assert "maybe-total" not in notes(recap)


def test_no_unit_of_many_made_up_surveys_is_taken_for_a_total() -> None:
    """400 surveys of 4 to 39 units that lie close together, with 1 to 3 decimals: none of their 8,000 units."""
    rng = np.random.default_rng(20)
    wrong = units = 0
    for _ in range(400):
        rows, unsur, digits = int(rng.integers(4, 40)), int(rng.choice([9, 14])), int(rng.integers(1, 4))
        level = rng.normal(3.1, 0.25, (rows, 1))
        means = np.round(np.clip(level + rng.normal(0, 0.12, (rows, unsur)), 1, 4), digits)
        n = rng.integers(20, 200, rows).astype(float)
        wrong += len(totals_anywhere(means, n, np.ones(rows, dtype=bool), (1 / 9, 0.111, 25.0)))
        units += rows
    assert units > 8_000
    assert wrong == 0


# Respondents

PEOPLE = [
    [3, 3, 2, 4, 3, 3, 3, 3, 4],
    [4, 4, 3, 4, 4, 3, 4, 3, 3],
    [3, 2, 3, 4, 3, 3, 3, 2, 3],
    [2, 3, 3, 4, 3, 4, 4, 3, 2],
]
SUM = [12, 12, 11, 16, 13, 13, 14, 11, 12]
NRR = [3, 3, 2.75, 4, 3.25, 3.25, 3.5, 2.75, 3]
TERTIMBANG = [0.333, 0.333, 0.305, 0.444, 0.361, 0.361, 0.389, 0.305, 0.333]  # NRR x 0.111, rounded: 0.30525, 0.36075


@pytest.mark.parametrize("bottom", [[SUM], [NRR], [TERTIMBANG], [SUM, NRR], [SUM, NRR, TERTIMBANG]])
def test_totals_below_respondents_without_a_word(bottom: list[list[Any]]) -> None:
    survey = read(["No", *U9], *[[i, *row] for i, row in enumerate(PEOPLE, 1)], *[[None, *row] for row in bottom])
    assert survey.answers.tolist() == PEOPLE
    assert issues(survey) == [(6 + i, "", "", "", "equals-total") for i in range(len(bottom))]
    assert conserved(survey)


@pytest.mark.parametrize("index", [3.1635, 79.0875, 3.16, 79.09])
def test_an_ikm_alone_below_a_total(index: float) -> None:
    """Sum of the NRR 28.5 x 0.111 = 3.1635, x 25 = 79.0875."""
    survey = read(["No", *U9], *[[i, *row] for i, row in enumerate(PEOPLE, 1)], [None, *SUM], [None, index])
    assert survey.n == 4
    assert [issue[-1] for issue in issues(survey)] == ["equals-total"] * 2


@pytest.mark.parametrize(
    "last", [[3] * 9, [5] * 9, [3, 3, 3, 4, 3, 3, 3, 3, 3.5], [12, 12, 11, 16, 13, 13, 14, 11, 13], [6] * 9]
)
def test_respondents_and_faulty_rows_are_no_totals(last: list[float]) -> None:
    survey = read(["No", *U9], *[[i, *row] for i, row in enumerate([*PEOPLE, last], 1)])
    assert "equals-total" not in {issue[-1] for issue in issues(survey)}


def test_everyone_answers_alike() -> None:
    """The mean of threes is three: such a row is a respondent."""
    survey = read(["No", *U9], *[[i, *[3] * 9] for i in range(5)])
    assert (survey.n, issues(survey)) == (5, [])


# Rows outside the table

SIGNED: dict[str, list[list[Any]]] = {
    "a signature after a blank row": [[], ["Kepala Dinas Contoh"], ["Contoh Satu"], ["NIP 0000"]],
    "a signature at once": [["Mengetahui,"], ["Kepala Dinas Contoh"]],
    "a signature at the right": [[None] * 8 + ["Contoh, 31 Maret 2026"], [None] * 8 + ["Kepala Dinas"]],
    "a note below": [["Sumber: olahan sendiri"], ["Catatan: angka sementara"]],
    "a legend with figures": [[], [None, None, "A", "Sangat Baik", 88.31], [None, None, "B", "Baik", 76.61]],
}


@pytest.mark.parametrize("name", SIGNED)
def test_what_stands_below_a_recap_is_outside(name: str) -> None:
    recap = read(HEAD, *UNITS, *SIGNED[name])
    assert recap.means.tolist() == [A, B, C]
    filled = [5 + i for i, row in enumerate(SIGNED[name]) if row]
    assert issues(recap) == [(row, "", "", "", "outside-table") for row in filled]
    assert conserved(recap)


def test_a_legend_beside_a_recap_is_no_row_of_it() -> None:
    legend = [None] * 12
    recap = read(HEAD, UNITS[0], UNITS[1] + [None, "U1 Persyaratan"], [*legend, "U2 Prosedur"], UNITS[2])
    assert recap.means.tolist() == [A, B, C]
    assert issues(recap) == [(4, "", "", "", "outside-table")]


def test_a_unit_without_figures_is_no_note() -> None:
    recap = read(HEAD, *UNITS, ["D", 20], ["E"])
    assert issues(recap) == [(5, "", "", "", "no-answers"), (6, "", "", "", "no-answers")]


def test_a_total_in_a_sample_city_does_not_change_its_index() -> None:
    """With the row of the city or without it, the index by unit is the same."""
    plain = ikm.index(read(HEAD, *UNITS), by="unit").table
    total = ikm.index(read(HEAD, *UNITS, ["Kota Contoh", 60, *BY_N]), by="unit").table
    assert plain.equals(total)
