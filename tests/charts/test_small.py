"""Lowest unsur across units, factors, respondents counted."""

import pandas as pd
import pytest

from ikm import EN, ID, charts, index, read, tally
from ikm.charts.palette import LIGHT
from ikm.charts.shades import shades
from ikm.priority import factors, frequency
from tests.conftest import FIXTURES, make_recap

SHAPES = FIXTURES.parent / "reading" / "shapes"


def test_lowest_of_bandar_lampung(bandar_lampung):
    chart = charts.lowest(frequency(index(bandar_lampung, "unit")), 12, text=EN)
    # Herlina & Wibasuri, tables 4-16: U3 is lowest in T.K. Timur, Panjang, T.B. Barat, T.B. Utara.
    assert chart.title == ("Kejelasan petugas pelayanan (U3) is lowest in 4 of 12 units, among the two lowest in 7")
    dark, light, ends = chart.figure.data
    assert dark.x[0] == 4
    assert dark.x[0] + light.x[0] == 7
    assert ends.text[0].strip() == "4 / 7"
    assert len(chart.table) == 14  # also those that are not drawn


def counted(*rows):
    return pd.DataFrame(rows, columns=["code", "name", "lowest", "two_lowest"])


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (counted(("U1", "a", 2, 3), ("U2", "b", 2, 2)), "a (U1) is lowest in 2 of 4 units, among the two lowest in 3"),
        (counted(("U1", "a", 2, 3), ("U2", "b", 2, 3)), "a (U1) and b (U2) are each lowest in 2 of 4 units"),
        (counted(*((f"U{i}", "a", 1, 1) for i in range(5))), "5 unsur are each lowest in 1 of 4 units"),
        (counted(("U1", "a", 2, 2), ("U2", "b", 1, 1)), "a (U1) is lowest in 2 of 4 units"),
        (counted(*((f"U{i}", "a", 4, 4) for i in range(9))), "All unsur stand alike in each of 4 units"),
        (counted(*((f"U{i}", "a", 4 * (i < 5), 4) for i in range(9))), "5 unsur are each lowest in 4 of 4 units"),
        (counted(("U1", "a", 0, 0)), "There is no lowest unsur to count"),
    ],
)
def test_titles_of_lowest(frame, title):
    chart = charts.lowest(frame, 4, text=EN)
    assert chart.title == title
    assert len(chart.figure.data[0].x) == (frame["two_lowest"] > 0).sum()


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (counted(("U1", "a", 1, 1), ("U2", "b", 0, 1)), "Lowest unsur: a (U1)"),
        (counted(("U1", "a", 1, 1), ("U2", "b", 1, 1), ("U3", "c", 0, 0)), "Lowest unsur: a (U1) and b (U2)"),
        (counted(*((f"U{i}", "a", i < 5, i < 5) for i in range(9))), "5 unsur share the lowest NRR"),
        (counted(("U1", "a", 1, 1), ("U2", "b", 1, 1)), "All unsur stand alike"),
    ],
)
def test_titles_of_lowest_of_one_unit(frame, title):
    frame = frame.astype({"lowest": int, "two_lowest": int})
    assert charts.lowest(frame, 1, text=EN).title == title


def test_lowest_names_units_as_the_file_does():
    frame = counted(("U1", "a", 2, 3), ("U2", "b", 2, 2))
    chart = charts.lowest(frame, 4, noun="puskesmas", text=EN)
    assert chart.title == "a (U1) is lowest in 2 of 4 puskesmas, among the two lowest in 3"
    assert "of 4 puskesmas" in chart.subtitle


def means(*nrr):
    names = ["aparatur", "organisasi", "sistem"][: len(nrr)]
    frame = pd.DataFrame({"factor": names, "nrr": nrr, "codes": [("U1", "U2")] * len(nrr)})
    return frame.assign(lowest=[("U1",)] * len(nrr), lowest_nrr=frame["nrr"])


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (means(3.0, 2.95, 2.97), "The three factors stand close together: mean NRR 2.95 to 3.00"),
        (means(3.0, 2.9, 2.97), "Organisasi is the lowest factor: mean NRR 2.90; Aparatur is highest: 3.00"),
        (means(3.0, 3.0, 3.0), "All factors stand at a mean NRR of 3.00"),
        (means(3.0, None, 2.5), "Sistem is the lowest factor: mean NRR 2.50; Aparatur is highest: 3.00"),
        (means(3.0, None, 2.95), "Sistem and Aparatur stand close together: mean NRR 2.95 to 3.00"),
        (means(3.0, None, 3.0), "Aparatur and Sistem: mean NRR 3.00; no figure for the rest"),
        (means(3.0, None, None), "Aparatur: mean NRR 3.00; no figure for the rest"),
        (means(None, None, None), "No factor has been answered in full"),
    ],
)
def test_titles_of_factors(frame, title):
    assert charts.factors(frame.astype({"nrr": float}), text=EN).title == title


def test_a_factor_without_a_figure_says_why():
    recap = make_recap([[3.0] * 8 + [float("nan")]], [5], ["A"], "permenpan-2017")
    figure = charts.factors(factors(index(recap)), text=EN).figure
    said = [note.text.replace("<br>", " ") for note in figure.layout.annotations]
    assert said == ["no mean: an unsur without any answer"]
    assert figure.layout.annotations[0].y == figure.data[0].y[-1]
    assert figure.data[0].text[-1] == ""


def test_factors_begin_with_the_lowest(bandar_lampung):
    chart = charts.factors(factors(index(bandar_lampung)), text=EN)
    (bars,) = chart.figure.data
    assert list(bars.x) == sorted(bars.x)
    assert chart.figure.layout.xaxis.range[0] == 0  # bars begin at zero
    assert chart.title == "The three factors stand close together: mean NRR 2.64 to 2.70"
    assert set(bars.marker.color) == {LIGHT.series[0]}  # then none of them is the point
    assert len(chart.table) == 3
    codes = ", ".join(chart.table["Unsur"]).split(", ")
    assert sorted(codes) == sorted(f"U{i}" for i in range(1, 15))


def people(*rows):
    frame = pd.DataFrame(rows, columns=["value", "n"])
    return frame.assign(share=frame["n"] / frame["n"].sum())


def test_frequency_stands_by_size():
    chart = charts.frequency(people(("L", 10), ("P", 30), (None, 2)), "jenis_kelamin", text=EN)
    assert list(chart.figure.layout.yaxis.ticktext) == ["P", "L", "not filled in"]
    assert chart.figure.data[0].text[0] == "30 (71%)"
    assert chart.title == "Largest group: P, 30 of 42 (71%)"
    assert chart.subtitle == "Gender · 42 respondents"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("17-25", 5), ("26-35", 5)], "Largest groups: 17-25 and 26-35, 5 of 10 each (50%)"),
        ([("17-25", 5)], "All respondents: 17-25, 5"),
        ([(str(i), 1) for i in range(4)], "4 groups are equally large: 1 of 4 each (25%)"),
        ([], "No respondents"),
        ([("", 8)], "All 8 respondents are in groups too small to show"),
        ([("17-25", 8), ("", 22)], "Largest group: 17-25, 8 of 30 (27%)"),
    ],
)
def test_titles_of_frequency(rows, title):
    chart = charts.frequency(people(*rows), "umur", text=EN)
    assert chart.title == title
    assert list(chart.figure.layout.yaxis.ticktext) == [
        value or "small groups<br>together" for value, _ in rows
    ]  # ages keep their order


def test_merged_groups_are_never_the_largest():
    frame = people(("", 22), ("PNS", 6), ("Swasta", 8))
    chart = charts.frequency(frame, "pekerjaan", text=EN)
    assert chart.title == "Largest group: Swasta, 8 of 36 (22%)"
    assert charts.frequency(frame, "pekerjaan", text=ID).title.replace("\u00a0", " ").endswith("(22 %)")
    (bars,) = chart.figure.data
    assert list(bars.x) == [8, 6, 22]  # the merged ones last
    assert [colour == LIGHT.series[0] for colour in bars.marker.color] == [True, False, False]
    everyone = charts.frequency(people(("", 8)), "pekerjaan", text=EN).figure.data[0]
    assert LIGHT.series[0] not in everyone.marker.color


def test_values_with_an_order_are_steps_of_one_colour():
    ages, jobs = shades("abcde", "umur", LIGHT), shades("abcde", "pekerjaan", LIGHT)
    assert ages[-1] == LIGHT.series[0]
    assert len(set(ages)) == len(set(jobs)) == 5
    assert not set(jobs) & set(LIGHT.classes)  # no class is meant


def test_a_mean_of_several_questions_is_no_answer_of_1_or_2():
    """Values 2.5 are drawn at 3, so no share of 1 and 2 is claimed: a question behind them may have been answered 2."""
    survey = read(SHAPES / "skm-online-manual.xlsx")
    drawn = charts.answers(tally(survey), index(survey), text=EN)
    assert "answered 1 or 2" not in drawn.title
    assert "nearest whole point" in drawn.subtitle
