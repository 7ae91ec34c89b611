"""Importance and performance, drawn; and labels that keep out of each other's way."""

import numpy as np
import pytest

from ikm import EN, ID, charts, load_pedoman
from ikm.charts.ipa import HEIGHT
from ikm.charts.labels import HIGH, LETTER, WIDTHS, beside_points
from ikm.ipa import ipa, ipa_of_means

PEDOMAN = load_pedoman("permenpan-2017")


def stated(x, y, **options):
    """Two respondents who agree: the means are the rows themselves."""
    return ipa(np.array([x, x], dtype=float), np.array([y, y], dtype=float), PEDOMAN.codes, **options)


FOUR = ([2, 3, 2, 3, 2.5, 2.5, 2.5, 2.5, 2.5], [4, 4, 3, 3, 3.5, 3.5, 3.5, 3.5, 3.5])


def test_the_finding_and_the_quadrants():
    """Performance 2, 3, 2, 3 and 2,5; importance 4, 4, 3, 3 and 3,5: the cuts are 2,5 and 3,5, U1 alone is in I."""
    chart = charts.ipa(stated(*FOUR), PEDOMAN, text=EN)
    assert chart.title == "Top priority: Persyaratan (U1)"
    assert chart.subtitle == (
        "Performance and importance as respondents stated them, scale 1–4 · n 2 · Permenpan RB 14/2017"
    )
    quadrants = chart.table.set_index("Code")["Quadrant"]
    assert quadrants["U1"] == "I Top priority"
    assert quadrants[["U2", "U5"]].tolist() == ["II Keep it up"] * 2  # on both cuts counts as above
    assert quadrants[["U3", "U4"]].tolist() == ["III Low priority", "IV More than needed"]
    others, first = chart.figure.data
    assert (len(others.x), len(first.x)) == (8, 1)
    assert first.x[0] == 2
    assert first.y[0] < HEIGHT / 2 < others.y[1]  # importance goes upwards
    said = [note.text for note in chart.figure.layout.annotations]
    assert {"<b>I Top priority</b>", "II Keep it up", "III Low priority", "IV More than needed"} <= set(said)
    assert "U5, U6, U7, U8, U9" in said  # in one place, so one label
    assert "mean 2.50" in said


def test_derived_importance_is_said_to_be_computed():
    rng = np.random.default_rng(3)
    values = rng.integers(1, 5, (60, 9)).astype(float)
    found = ipa(values, None, PEDOMAN.codes)
    chart = charts.ipa(found, PEDOMAN, text=EN)
    assert chart.title.startswith("Top priority by derived importance: ")
    assert chart.subtitle.startswith("Importance is computed, not asked")
    assert "Gap" not in chart.table
    assert "Derived importance (correlation)" in chart.table
    assert "(computed, not asked)" in chart.figure.data[0].hovertext[0]
    said = [note.text for note in chart.figure.layout.annotations]
    assert "↑ derived importance (correlation)" in said


@pytest.mark.parametrize(
    ("x", "y", "title"),
    [
        ([3] * 9, [3] * 9, "No unsur is both important and behind in performance"),
        ([np.nan] * 9, [3] * 9, "No unsur can be placed by importance and performance"),
        ([1] * 4 + [3] * 5, [4] * 4 + [3] * 5, "Top priority: 4 unsur (U1, U2, U3, U4)"),
    ],
)
def test_titles(x, y, title):
    assert charts.ipa(stated(x, y), PEDOMAN, text=EN).title == title


def test_the_middle_of_the_scale_is_named():
    said = [n.text for n in charts.ipa(stated(*FOUR, midpoint=2.5), PEDOMAN, text=EN).figure.layout.annotations]
    assert "mid-scale 2.50" in said
    assert "mid-scale<br>2.50" in said


def test_hover_tells_gap_and_fit():
    """U1: performance 2 and importance 4 of both respondents: gap -2, fit 100 x 4 / 8 = 50 %."""
    (hover,) = charts.ipa(stated(*FOUR), PEDOMAN, text=ID).figure.data[1].hovertext
    assert "<b>Persyaratan (U1)</b>" in hover
    assert "−2,00" in hover
    assert "50,0" in hover


def test_means_alone_have_no_interval():
    """Of one unit, X 2 and Y 4 of U1: gap -2, but a mean does not say how respondents differ. Its n is not known."""
    found = ipa_of_means(*(np.array([row], dtype=float) for row in FOUR), np.array([np.nan]), PEDOMAN.codes)
    chart = charts.ipa(found, PEDOMAN, text=EN)
    assert "n not known" in chart.subtitle
    assert "Gap from" not in chart.table
    assert chart.table["Gap"][0] == -2
    assert chart.table["Answered both"].isna().all()
    (hover,) = chart.figure.data[1].hovertext
    assert "Gap −2.00<br>" in hover
    x, y = np.array([[2.0] * 9, [3.0] * 9, [2.0] * 9]), np.full((3, 9), 4.0)
    assert "Gap from" in charts.ipa(ipa(x, y, PEDOMAN.codes), PEDOMAN, text=EN).table


def boxes(x, y, labels, offsets, width):
    return [
        (width * a + dx, b + dy, LETTER * len(label), HIGH)
        for a, b, label, (dx, dy) in zip(x, y, labels, offsets, strict=True)
    ]


def overlapping(found):
    return [
        (i, j)
        for i, (x, y, w, h) in enumerate(found)
        for j, (u, v, p, q) in enumerate(found[:i])
        if abs(x - u) < (w + p) / 2 and abs(y - v) < (h + q) / 2
    ]


@pytest.mark.parametrize("seed", range(20))
def test_labels_of_14_points_do_not_overlap(seed):
    """14 unsur anywhere in the plot: no two labels meet on a phone, in a column or on a projector."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0.1, 0.9, 14), rng.uniform(40, 340, 14)
    labels = [f"U{i}" for i in range(1, 15)]
    offsets = beside_points(x, y, labels, HEIGHT, (0.5, 190.0))
    for width in WIDTHS:
        assert not overlapping(boxes(x, y, labels, offsets, width)), width
        for bx, _, w, _ in boxes(x, y, labels, offsets, width):
            assert 0 <= bx - w / 2 <= bx + w / 2 <= width


def test_no_points_no_labels():
    assert beside_points([], [], [], HEIGHT) == []
