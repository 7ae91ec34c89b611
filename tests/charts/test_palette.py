"""The colours can be told apart: by contrast, and with the three kinds of colour blindness."""

import itertools

import numpy as np
import pytest

from ikm.charts.cells import shade
from ikm.charts.palette import DARK, LIGHT, class_colour, contrast, on_colour
from ikm.charts.shades import shades

GROUNDS = {"light": LIGHT, "dark": DARK}

MACHADO = {
    # Machado, Oliveira & Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision
    # Deficiency, IEEE TVCG 15(6), table 1, severity 1.0; applied to linear RGB.
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}

SRGB_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)

DIFFERENT = 20
"""CIELAB distance: 2.3 is just noticeable, 20 is plainly another colour."""


def seen(colour, vision):
    """A colour as it is seen, in CIELAB."""
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    x, y, z = SRGB_TO_XYZ @ np.clip(np.array(MACHADO[vision]) @ linear, 0, 1) / [0.95047, 1, 1.08883]
    f = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, vision):
    return float(np.linalg.norm(seen(one, vision) - seen(other, vision)))


def test_contrast_is_that_of_wcag():
    # WCAG 2.2: black on white 21:1; #767676 on white is the well-known least grey for 4.5:1 (4.54).
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
def test_every_class_stands_out_from_the_ground(colours):
    for colour in (*colours.classes, colours.unranked, *colours.series[:1]):
        assert contrast(colour, colours.ground) >= 3  # WCAG 2.2, 1.4.11: parts of graphics


@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
def test_every_text_is_readable(colours):
    for colour in (colours.ink, colours.quiet):
        assert contrast(colour, colours.ground) >= 4.5  # WCAG 2.2, 1.4.3
    for mutu in ("A", "B", "C", "D", None):
        cell = shade(mutu, colours)
        assert contrast(colours.on(cell), cell) >= 4.5, mutu


@pytest.mark.parametrize("mutu", [*"ABCD", None])
@pytest.mark.parametrize("dark", [False, True])
def test_a_letter_on_its_class_colour_is_readable(mutu, dark):
    assert contrast(class_colour(mutu, dark=dark), on_colour(mutu, dark=dark)) >= 4.5


@pytest.mark.parametrize("vision", MACHADO)
@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
def test_classes_can_be_told_apart(colours, vision):
    for one, other in itertools.combinations((*colours.classes, colours.unranked), 2):
        assert distance(one, other, vision) >= DIFFERENT, (one, other)


@pytest.mark.parametrize("vision", MACHADO)
@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
def test_neighbouring_cells_can_be_told_apart(colours, vision):
    cells = [shade(mutu, colours) for mutu in "ABCD"]
    for one, other in itertools.pairwise(cells):
        assert distance(one, other, vision) > DIFFERENT, (one, other)


@pytest.mark.parametrize("vision", MACHADO)
@pytest.mark.parametrize("colours", GROUNDS.values(), ids=GROUNDS)
def test_neighbouring_series_can_be_told_apart(colours, vision):
    for one, other in itertools.pairwise(shades("abcdefgh", "pekerjaan", colours)):
        assert distance(one, other, vision) >= DIFFERENT, (one, other)


def test_answers_use_the_colours_of_the_classes():
    assert [LIGHT.answer(value) for value in (1, 2, 3, 4)] == [LIGHT.of(mutu) for mutu in "DCBA"]
