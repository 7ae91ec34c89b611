"""Every form in which an answer is written, and what it stands for (docs/method.md, sections 1 and 16)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ikm.pedoman import CODES, load
from tests.reading.books import U9, issues, notes, read

ONE = ["Unit", *U9]


def first(value: Any, *others: Any) -> tuple[int, list[Any]]:
    """What a value in column U1 becomes, beside good answers; ``others`` stand in the same column below."""
    rows = [["A", v, *[3] * 8] for v in (value, *others)]
    survey = read(ONE, *rows)
    return int(survey.answers[0, 0]), [(v, c) for row, _, _, v, c in issues(survey) if row == 2]


@pytest.mark.parametrize(
    ("value", "state"),
    [
        *[(v, v) for v in (1, 2, 3, 4)],
        *[(f"{v}", v) for v in (1, 2, 3, 4)],
        *[(text, 3) for text in (3.0, " 3 ", "3,0", "3.0", "3.", "３", "(3)", "3)", "\u00a03", "'3", "03")],
        *[(letter, value) for value, letter in enumerate("abcd", start=1)],
        *[(text, 3) for text in ("C", "c.", "(c)", "c)", " c ", "Ｃ")],
        *[("Tidak sesuai", 1), ("KURANG  SESUAI", 2), ("sesuai", 3), ("Sangat\u00a0sesuai", 4), ("sangat\nsesuai", 4)],
        *[("d. Sangat sesuai", 4), ("4 - Sangat sesuai", 4), ("a) Tidak sesuai", 1), ("3. Sesuai", 3)],
        *[("a. Sangat sesuai", 4), ("d. Tidak sesuai", 1), ("1. Sangat baik", 4)],  # best to worst: text decides
        *[("Cukup sesuai", 2), ("Cukup baik", 2), ("tdk baik", 1), ("krg baik", 2), ("Sgt puas", 4)],
        *[("Tidak baik", 1), ("Kurang baik", 2), ("Baik", 3), ("Sangat baik", 4)],
        *[("Sangat tidak setuju", 1), ("Tidak setuju", 2), ("Setuju", 3), ("Sangat setuju", 4)],
        *[("Tidak wajar", 1), ("Kurang wajar", 2), ("Wajar", 3), ("Sangat wajar", 4), ("Sangat puas", 4)],
        *[(None, 0), ("", 0), ("   ", 0), ("\u00a0", 0)],
    ],
)
def test_forms(value: Any, state: int) -> None:
    assert first(value) == (state, [])


@pytest.mark.parametrize(
    ("value", "state", "code", "printed"),
    [
        (5, 5, "outside-scale", "5"),
        (0, 5, "outside-scale", "0"),
        (-1, 5, "outside-scale", "-1"),
        ("44", 5, "outside-scale", "44"),
        (2.5, 5, "not-whole", "2.5"),
        ("2,5", 5, "not-whole", "2,5"),
        ("-", 0, "not-an-answer", "-"),
        ("–", 0, "not-an-answer", "–"),
        ("N/A", 0, "not-an-answer", "N/A"),
        ("Ragu-ragu", 0, "not-an-answer", "Ragu-ragu"),
        ("Tidak tahu", 0, "not-an-answer", "Tidak tahu"),
        ("e", 0, "not-an-answer", "e"),
        ("3/4", 0, "not-an-answer", "3/4"),
        (True, 0, "not-an-answer", "TRUE"),
        (dt.date(2026, 4, 3), 0, "not-an-answer", "2026-04-03"),
        (dt.time(3, 0), 0, "not-an-answer", "03:00:00"),
    ],
)
def test_set_aside(value: Any, state: int, code: str, printed: str) -> None:
    assert first(value) == (state, [(printed, code)])


@pytest.mark.parametrize("pedoman", CODES)
def test_the_regulations_own_labels(pedoman: str) -> None:
    """Each unsur's four labels, in its own column, are 1 to 4."""
    unsur = load(pedoman).unsur
    rows = [[f"R{v}", *[u.labels[v] for u in unsur]] for v in range(4)]
    survey = read(["Unit", *[u.name for u in unsur]], *rows)
    assert survey.pedoman.code == pedoman
    assert survey.answers.tolist() == [[v] * len(unsur) for v in (1, 2, 3, 4)]
    assert issues(survey) == []
    assert notes(survey) == {}


def test_cost_labels_count_in_their_column() -> None:
    """Biaya (U4): Sangat mahal 1, Cukup mahal 2, Murah 3, Gratis 4; or Tidak wajar ... Sangat wajar."""
    labels = ["Sangat mahal", "Cukup mahal", "Murah", "Gratis", "Tidak wajar", "Sangat wajar"]
    survey = read(ONE, *[["A", 3, 3, 3, label, *[3] * 5] for label in labels])
    assert survey.answers[:, 3].tolist() == [1, 2, 3, 4, 1, 4]


def test_worse_words_make_no_family() -> None:
    """ "Sangat sulit" must not be read as the best answer."""
    assert first("Sangat sulit", "sulit", "Sangat lambat") == (0, [("Sangat sulit", "not-an-answer")])


def test_two_negatives_where_they_occur() -> None:
    state, found = first("Tidak puas", "Sangat tidak puas", "Puas", "Sangat puas")
    assert (state, found) == (2, [])


def test_two_negatives_are_said() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Sangat tidak puas", "Puas")])
    assert survey.answers[:, 0].tolist() == [2, 1, 3]
    values = notes(survey)["labels-two-ways"]
    assert (values["label"], values["value"]) == ("Tidak puas", "2")


def test_one_negative_is_said_where_nothing_shows_it() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Puas", "Sangat puas")])
    assert survey.answers[:, 0].tolist() == [1, 3, 4]
    assert notes(survey)["labels-two-ways"]["value"] == "1"


def test_one_negative_is_plain_beside_kurang() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Tidak puas", "Kurang puas", "Puas", "Sangat puas")])
    assert survey.answers[:, 0].tolist() == [1, 2, 3, 4]
    assert "labels-two-ways" not in notes(survey)


def test_two_negatives_decide_per_stem() -> None:
    """ "Sangat tidak sesuai" moves "Tidak sesuai" on the whole sheet, but not "Tidak mudah"."""
    one, two = ["A", "Tidak sesuai", "Tidak mudah", *[3] * 7], ["A", 3, 3, 3, 3, "Sangat tidak sesuai", *[3] * 4]
    survey = read(ONE, one, two)
    assert survey.answers[0, :2].tolist() == [2, 1]


def test_five_labels_are_said() -> None:
    survey = read(ONE, *[["A", v, *[3] * 8] for v in ("Kurang baik", "Cukup baik", "Baik")])
    assert survey.answers[:, 0].tolist() == [2, 2, 3]
    assert notes(survey)["five-labels"] == {"low": "Kurang baik", "high": "Cukup baik"}


def test_an_unknown_stem_is_learned_from_its_family() -> None:
    values = ["Kurang mantap", "Mantap", "Sangat mantap"]
    assert read(ONE, *[["A", v, *[3] * 8] for v in values]).answers[:, 0].tolist() == [2, 3, 4]
    assert first("Mantap") == (0, [("Mantap", "not-an-answer")])
