"""The chart of r per question against r table: which marker, which words, which line."""

from __future__ import annotations

import numpy as np
import pytest

from ikm import EN, ID, charts, instrument
from ikm.charts.palette import DARK, LIGHT
from tests.charts.drawings import beside
from tests.conftest import make_survey
from tests.test_instrument import CORRECTED, THIRTY, R, with_questions


def drawn(answers=THIRTY, text=EN, dark=False, **options):
    return charts.instrument(instrument(make_survey(answers), **options), text=text, dark=dark)


def test_valid_is_a_dot_and_not_valid_a_cross_with_words():
    """U2 (0.0899) is the one that is not above r table 0.361 (R; see test_instrument)."""
    chart = drawn()
    rings, valid, wrong = chart.figure.data
    assert chart.title == "13 of 14 unsur are valid; not U2 (0.090): r table 0.361"
    assert "n 30" in chart.subtitle
    assert list(valid.x) == pytest.approx([r for r in R if r != R[1]])
    assert list(wrong.x) == pytest.approx([R[1]])
    assert list(rings.x) == pytest.approx(CORRECTED)
    assert len({valid.marker.symbol, wrong.marker.symbol, rings.marker.symbol}) == 3
    said = beside(chart.figure)
    assert said[:2] == ["0.392", "<b>0.090 not valid</b>"]
    (line,) = chart.figure.layout.shapes
    assert line.x0 == line.x1 == pytest.approx(0.361006907733)
    assert "r table 0.361" in [note.text for note in chart.figure.layout.annotations]


def test_rows_stand_in_the_order_of_the_questionnaire():
    labels = [label.split()[0] for label in drawn().figure.layout.yaxis.ticktext]
    assert labels == [f"U{i}" for i in range(1, 15)]


def test_the_corrected_correlation_can_be_the_one_that_is_judged():
    chart = drawn(corrected=True, rule="0.30")
    rings, valid, wrong = chart.figure.data
    assert list(rings.x) == pytest.approx(R)
    assert list(wrong.x) == pytest.approx(CORRECTED[:3])
    assert len(valid.x) == 11
    assert chart.figure.layout.shapes[0].x0 == 0.30
    assert chart.title.startswith("11 of 14 unsur are valid; not U1 (0.269), U2 (−0.039) and U3 (0.299)")


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({"alpha": 0.01}, "10 of 14 unsur are valid (r table 0.463)"),
        ({"alpha": 1e-9}, "None of 14 unsur is valid: r 0.090 to 0.711, r table 0.861"),
    ],
)
def test_titles(options, title):
    """R: t <- qt(1 - 1e-9 / 2, 28); t / sqrt(t^2 + 28) -> 0.8613224"""
    assert drawn(**options).title == title


def test_what_cannot_be_computed_says_why_in_its_row():
    answers = THIRTY.copy()
    answers[:, 4], answers[:, 6] = 3, 0
    chart = drawn(answers)
    notes = [note.text.replace("<br>", " ") for note in chart.figure.layout.annotations]
    assert "cannot be computed: all answered alike" in notes
    assert "nobody answered it" in notes
    assert chart.table["Verdict"].tolist()[4:7:2] == ["cannot be computed"] * 2
    assert drawn(np.full((9, 14), 3)).title == "The validity of no question can be computed"


def test_in_the_dark_and_in_indonesian():
    chart = drawn(text=ID, dark=True)
    assert chart.figure.data[1].marker.color == DARK.accent != LIGHT.accent
    assert "0,392" in beside(chart.figure)


def test_a_long_question_is_whole_under_the_pointer_and_in_the_table():
    """SKM Online asks in sentences of more than a hundred letters; the row shows the beginning."""
    survey = with_questions(THIRTY, ("U1", "U1", *(f"U{i}" for i in range(1, 10)), "U2", "U3", "U4"))
    question = "Apakah " + "informasi persyaratan pelayanan " * 5 + "<b>jelas</b>?"
    names = (question, *survey.items.names[1:])
    object.__setattr__(survey.items, "names", names)
    chart = charts.instrument(instrument(survey), text=EN)
    assert chart.figure.layout.yaxis.ticktext[0].endswith("…")
    assert "jelas&lt;/b&gt;?" in chart.figure.data[1].hovertext[0].replace("<br>", "")
    assert chart.table["Question"].iloc[0] == question
    assert "questions" in chart.title
