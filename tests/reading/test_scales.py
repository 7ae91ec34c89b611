"""Scales of 5 and 6 are named, and read only on a person's word (docs/method.md, sections 1 and 16)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading import books
from tests.reading.books import U9, issues, read
from tests.reading.sheets import notes, scale_of, states

FIVE = {
    "two negatives, cukup": ["Sangat tidak puas", "Tidak puas", "Cukup puas", "Puas", "Sangat puas"],
    "two negatives, netral": ["Sangat tidak puas", "Tidak puas", "Netral", "Puas", "Sangat puas"],
    "two negatives, biasa saja": ["Sangat tidak puas", "tdk puas", "Biasa saja", "Puas", "Puas sekali"],
    "agreement, ragu-ragu": ["Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju"],
    "agreement, kurang": ["Sangat tidak setuju", "Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju"],
    "one negative": ["Tidak baik", "Kurang baik", "Cukup baik", "Baik", "Sangat baik"],
    "without a stem": ["Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik"],
    "buruk": ["Sangat buruk", "Buruk", "Cukup", "Baik", "Sangat baik"],
    "figures": [1, 2, 3, 4, 5],
    "figures as text": ["1", "2", "3", "4,0", "5"],
    "figures with labels": [
        "1 - Sangat tidak puas",
        "2 - Tidak puas",
        "3 - Cukup puas",
        "4 - Puas",
        "5 - Sangat puas",
    ],
    "stars": ["★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★"],
    "plain stars": ["★", "★★", "★★★", "★★★★", "★★★★★"],
    "words of stars": [f"{n} bintang" for n in range(1, 6)],
    "out of five": [f"{n} dari 5" for n in range(1, 6)],
    "slashes": [f"{n}/5" for n in range(1, 6)],
    "letters": ["a", "b", "c", "d", "e"],
    "option codes": ["AO01", "AO02", "AO03", "AO04", "AO05"],
}
"""Five answers from worst to best each."""

TOLD = {
    "figures": [1, 2, 3, 4, 5],
    "two negatives, cukup": [1, 2, 5, 3, 4],
    "agreement, kurang": [1, 2, 5, 3, 4],
    "one negative": [1, 2, 5, 3, 4],
    "without a stem": [1, 2, 5, 3, 4],
    "stars": [5, 5, 5, 5, 5],
    "slashes": [5, 5, 5, 5, 5],
    "letters": [1, 2, 3, 4, 5],
    "figures with labels": [1, 2, 5, 3, 5],
}
"""What of these is told on 1-4 without a person's word; 5 is outside. A label that names its own scale never is."""


@pytest.mark.parametrize("name", FIVE)
def test_five_steps_are_named(name: str) -> None:
    scale = scale_of(FIVE[name] * 4)
    assert scale.points == 5
    assert notes(scale)["scale-other"]["points"] == "5"


@pytest.mark.parametrize("name", FIVE)
def test_five_steps_on_a_persons_word(name: str) -> None:
    scale = scale_of(FIVE[name] * 4, points=5)
    assert states(FIVE[name] * 4, points=5) == [1, 2, 3, 4, 5] * 4
    assert "scale-other" not in notes(scale)


@pytest.mark.parametrize("name", TOLD)
def test_without_that_word_nothing_is_converted(name: str) -> None:
    assert states(FIVE[name] * 4) == TOLD[name] * 4


SIX = {
    "figures": [1, 2, 3, 4, 5, 6],
    "stars": ["★" * n + "☆" * (6 - n) for n in range(1, 7)],
    "words of stars": [f"{n} bintang" for n in range(1, 7)],
    "labels": ["Sangat tidak puas", "Tidak puas", "Kurang puas", "Cukup puas", "Puas", "Sangat puas"],
}


@pytest.mark.parametrize("name", SIX)
def test_six_steps(name: str) -> None:
    assert notes(scale_of(SIX[name] * 4))["scale-other"]["points"] == "6"
    assert states(SIX[name] * 4, points=6) == [1, 2, 3, 4, 5, 6] * 4


def test_five_labels_are_not_told_on_six() -> None:
    assert states(FIVE["one negative"], points=6) == [7] * 5


@pytest.mark.parametrize(
    "values",
    [
        ["Tidak baik", "Cukup baik", "Baik", "Sangat baik"],
        ["Buruk", "Cukup", "Baik", "Sangat baik"],
        ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
        ["Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"],
        [1, 2, 3, 4],
        ["A1", "A2", "A3", "A4"],
        ["1/4", "2/4", "3/4", "4/4"],
    ],
)
def test_four_steps_stay_four(values: list[Any]) -> None:
    scale = scale_of(values * 4)
    assert (scale.points, states(values)) == (4, [1, 2, 3, 4])
    assert "scale-other" not in notes(scale)


def test_a_few_fives_are_typing_errors() -> None:
    """5 of 100 figures are 5 %, not more; 6 of 101 are 5.9 %."""
    assert scale_of([4] * 95 + [5] * 5).points == 4
    assert scale_of([4] * 95 + [5] * 6).points == 5
    assert scale_of([4] * 9 + [5]).points == 4  # a single one tells nothing


def test_fives_among_larger_figures_are_no_scale() -> None:
    assert scale_of([10, 20, 5, 5, 90, 100, 75, 80]).points == 4
    assert scale_of(list(range(1, 11)) * 3).points == 4


def test_fives_in_one_column_of_labels_do_not_rename_the_sheet() -> None:
    """Two fives are all figures there are, but 2 of 62 cells in their column."""
    assert scale_of(["Sesuai"] * 60 + [5, 5]).points == 4


def test_evidence_is_shown() -> None:
    """30 of 100 figures are fives; 1 of 5 labels is in the middle."""
    assert notes(scale_of([4] * 70 + [5] * 30))["scale-other"] == {"points": "5", "evidence": "“5”", "share": "30"}
    found = notes(scale_of(FIVE["one negative"]))["scale-other"]
    assert found == {"points": "5", "evidence": "“Cukup baik”", "share": "20"}


def test_a_rare_middle_is_set_aside_and_said() -> None:
    """1 of 41 labels is 2.4 %: not another scale, but "Cukup baik" lies between 2 and 3."""
    values = ["Kurang baik", "Baik"] * 20 + ["Cukup baik"]
    assert states(values)[-3:] == [2, 3, 5]
    assert notes(scale_of(values)) == {"five-labels": {"labels": "“Cukup baik”"}}


def test_kurang_and_cukup_are_one_and_two_when_a_person_says_four() -> None:
    values = ["Kurang baik", "Cukup baik", "Baik", "Sangat baik"]
    assert states(values) == [2, 5, 3, 4]
    assert states(values, points=4) == [1, 2, 3, 4]
    assert notes(scale_of(values, points=4)) == {}


def test_cukup_is_the_middle_on_a_sheet_of_five() -> None:
    """The second column alone would be four steps; beside the first it is read as the same five."""
    columns = FIVE["two negatives, cukup"], ["Tidak jelas", "Cukup jelas", "Jelas", "Sangat jelas"]
    assert scale_of(*columns).middle == {"cukup"}
    survey = read(
        ["Unit", *U9], *[["A", a, b, *[3] * 7] for a, b in zip(columns[0], [*columns[1], "Jelas"], strict=True)]
    )
    assert survey.answers[:, 1].tolist() == [1, 5, 3, 4, 3]


def test_agreement_beside_kurang() -> None:
    """Tidak / Kurang / - / Sangat setuju are four steps where "Sangat tidak setuju" does not occur; that is said."""
    values = ["Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju"]
    assert states(values) == [1, 2, 3, 4]
    assert notes(scale_of(values))["labels-two-ways"]["value"] == "1"


def test_which_of_two_is_said_on_five_too() -> None:
    values = ["Tidak puas", "Cukup puas", "Puas", "Sangat puas"]
    assert states(values, points=5) == [2, 3, 4, 5]
    assert notes(scale_of(values, points=5))["labels-two-ways"]["value"] == "2"


def test_the_regulations_labels_are_not_told_on_five() -> None:
    assert states(["Sangat mahal", "Cukup mahal", "Gratis"], points=5, unsur=3) == [6, 6, 6]


def test_option_codes_are_read_where_nothing_else_stands() -> None:
    assert notes(scale_of(["AO01", "AO04", "-"]))["option-codes"] == {"codes": "“AO01”, “AO04”"}
    assert states(["AO01", "AO04", "-"]) == [1, 4, 0]
    assert states(["A1", "A4", "Sesuai"]) == [0, 0, 3]


def test_slashes_could_be_a_doubt() -> None:
    assert states(["3/4", "3", "4"]) == [0, 3, 4]
    assert states(["3/4", "4/5"]) == [0, 0]


def test_label_beats_figure_and_is_said() -> None:
    values = ["1 - Sangat puas", "2 - Puas", "3 - Kurang puas", "4 - Tidak puas"]
    assert states(values) == [4, 3, 2, 1]
    assert notes(scale_of(values))["label-beats-figure"]["labels"].startswith("“1 - Sangat puas”, ")
    assert notes(scale_of(["4 - Sangat puas", "c. Puas", "Puas (3)"])) == {}


def test_through_the_door() -> None:
    survey = read(["Unit", *U9], *[["A", *[v] * 9] for v in (5, 5, 4, 3, 2)])
    assert survey.answers.tolist() == [[v] * 9 for v in (4, 3, 2)]
    assert [code for *_, code in issues(survey) if code != "no-answers"] == ["outside-scale"] * 18
    assert books.notes(survey)["scale-other"] == {"points": "5", "evidence": "“5”", "share": "40"}
