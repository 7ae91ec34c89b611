"""Ranked groups: order, words at the bars, what is not ranked, the sentence on top."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from ikm import EN, ID, charts, index, load_pedoman
from ikm.charts.palette import LIGHT, palette
from ikm.charts.words import escape
from tests.charts.drawings import beside, flat, people, timeline
from tests.conftest import make_recap


def bounds_drawn(figure):
    """The places of the thin lines of the class bounds."""
    return sorted(s.x0 for s in figure.layout.shapes if s.type == "line" and s.line.dash is None)


def labels(figure):
    return [label.replace("<br>", " ") for label in figure.layout.yaxis.ticktext]


def test_bandar_lampung(bandar_lampung):
    """Herlina & Wibasuri, tables 4-16, mean x 25 (1/14); Tanjung Senang has six means above 4."""
    chart = charts.ranking(index(bandar_lampung, "unit"), index(bandar_lampung), text=ID)
    (bars,) = chart.figure.data
    assert labels(chart.figure)[:3] == ["Teluk Betung Selatan", "Tanjung Karang Pusat", "Tanjung Karang Timur"]
    assert labels(chart.figure)[-2:] == ["Sukabumi", "Tanjung Senang"]
    figures = beside(chart.figure)
    assert len(bars.x) == len(figures) == 13
    assert figures[:2] == ["71,75 B", "70,01 B"]
    assert figures[-2:] == ["46,95 C", "98,20 –"]
    assert list(bars.y) == sorted(bars.y)
    assert bars.marker.color[0] == LIGHT.of("B")
    assert bars.marker.color[-2] == LIGHT.of("C")
    assert [shape for shape in bars.marker.pattern.shape if shape] == ["/"]
    assert bars.marker.pattern.shape[-1] == "/"
    said = [note.text for note in chart.figure.layout.annotations]
    assert any("66,58 B" in words for words in said)  # docs/method.md, 9: without Tanjung Senang
    dashed = [s for s in chart.figure.layout.shapes if s.line.dash]
    assert [round(s.x0, 2) for s in dashed] == [66.58]


def test_the_reason_stands_above_what_is_not_ranked(bandar_lampung):
    chart = charts.ranking(index(bandar_lampung, "unit"), text=EN)
    said = [note.text for note in chart.figure.layout.annotations]
    assert sum(words.startswith("Not ranked:") for words in said) == 1
    assert any("figures outside the scale 1–4" in words.replace("<br>", " ") for words in said)
    gap = chart.figure.data[0].y[-1] - chart.figure.data[0].y[-2]
    assert gap > chart.figure.data[0].y[1] - chart.figure.data[0].y[0]


@pytest.mark.parametrize("code", ["kepmenpan-2004", "permenpan-2014", "permenpan-2017"])
def test_bounds_stand_where_the_pedoman_puts_them(bandar_lampung, code):
    pedoman = load_pedoman(code)
    chart = charts.ranking(index(bandar_lampung, "unit", pedoman=pedoman), text=EN)
    assert bounds_drawn(chart.figure) == sorted(float(grade.lower) for grade in pedoman.classes[:-1])
    said = [note.text for note in chart.figure.layout.annotations]
    for grade in pedoman.classes:
        assert f"<b>{grade.mutu}</b><br>{EN.number(float(grade.lower))}" in said


def test_crowded_bounds_go_one_step_up(bandar_lampung):
    near = charts.ranking(index(bandar_lampung, "unit", pedoman=load_pedoman("permenpan-2017")), text=EN)
    far = charts.ranking(index(bandar_lampung, "unit"), text=EN)
    heights = [note.yshift for note in near.figure.layout.annotations if note.text[:4] in ("<b>B", "<b>C", "<b>A")]
    assert len(set(heights)) == 2
    assert near.figure.layout.margin.t > far.figure.layout.margin.t


@pytest.mark.parametrize(
    ("values", "title"),
    [
        # IKM = value x 25; classes of 2004: C from 43.76, B from 62.51, A from 81.26.
        ([3.0], "A: 75.00 (B, Baik)"),
        ([3.0, 3.0, 3.0], "All 3 units stand at 75.00 (B)"),
        ([3.0, 2.8, 2.6], "All 3 units are B; C is lowest with 65.00"),
        ([3.0, 2.6, 2.6], "All 3 units are B; B and C are lowest with 65.00"),
        ([3.0, 2.8, 2.0], "C is lowest: 50.00 (C); the other 2 units are B"),
        ([3.0, 2.0], "B is lowest: 50.00 (C); A stands at 75.00 B"),
        ([3.6, 3.0, 2.8, 2.0, 2.2], "D is lowest: 50.00 (C); the other 4 units: 1 A, 2 B and 1 C"),
        ([3.0, 2.0, 2.0], "B and C are lowest: 50.00 (C); A stands at 75.00 B"),
        ([3.0, 2.0, 2.0, 2.0, 2.0], "4 units are lowest: 50.00 (C); A stands at 75.00 B"),
        ([4.6, 4.7], "None of 2 units can be ranked"),
    ],
)
def test_titles(values, title):
    assert charts.ranking(flat(values), text=EN).title == title


def test_periods_keep_their_order_and_tell_the_course():
    # 2024 and 2025 alternate over 6 + 6 people: each has 3 of IKM (1 + 8 x 2)/9 x 25 = 47.22 and 3 of 75.
    chart = charts.ranking(index(people(), "periode"), text=EN)
    assert labels(chart.figure) == ["2024", "2025"]
    assert chart.title == "2025: 61.11 (D), the same as 2024"


@pytest.mark.parametrize(
    ("last", "title"),
    [(3.2, "2025: 80.00 (B), 5.00 points above 2024"), (2.6, "2025: 65.00 (C), 10.00 points below 2024")],
)
def test_a_course_of_two_periods(last, title):
    recap = make_recap([[3.0] * 9, [last] * 9], [5, 5], ["a", "b"], "permenpan-2017")
    recap.everyone.insert(1, "periode", recap.everyone["unit"].cat.rename_categories({"a": "2024", "b": "2025"}))
    assert charts.ranking(index(recap, "periode"), text=EN).title == title


def test_ages_keep_their_order():
    by_age = index(people(), "umur")
    chart = charts.ranking(by_age, text=EN)
    assert labels(chart.figure) == [escape(age) for age in by_age.table["umur"]]


def test_the_table_has_every_figure_drawn(bandar_lampung):
    by_unit, overall = index(bandar_lampung, "unit"), index(bandar_lampung)
    table = charts.ranking(by_unit, overall, text=EN).table
    assert list(table.columns) == ["Unit", "Rank", "Respondents", "IKM", "Mutu", "Kinerja", "Not ranked because"]
    assert len(table) == 14
    assert table["Unit"].iloc[-1] == "Overall"
    assert table["IKM"].iloc[0] == by_unit.ranking["konversi"].iloc[0]  # full precision
    assert table["IKM"].iloc[-1] == overall.table["konversi"].iloc[0]
    assert table.set_index("Unit").loc["Tanjung Senang", "Not ranked because"] == "figures outside the scale 1–4"


def test_the_subtitle_names_what_the_figures_rest_on(bandar_lampung):
    other = load_pedoman("permenpan-2017")
    chart = charts.ranking(index(bandar_lampung, "unit", pedoman=other, bobot="printed"), text=EN)
    assert chart.subtitle == (
        "IKM per unit, scale 25–100 · n 381 · Kepmenpan KEP/25/M.PAN/2/2004 · "
        "class bounds of Permenpan RB 14/2017 · weight 0.071"
    )


def test_sixty_groups_have_sixty_rows_of_their_own():
    values = [2 + i / 60 for i in range(60)]
    chart = charts.ranking(flat(values, [f"Kelurahan {i}" for i in range(60)]), text=EN)
    middles = chart.figure.data[0].y
    assert len(middles) == 60
    assert min(b - a for a, b in pairwise(middles)) >= 28


def test_periods_stand_in_time_without_rank():
    chart = charts.ranking(timeline(), text=EN)
    names = chart.figure.layout.yaxis.ticktext
    assert [name[:4] for name in names] == ["2022", "2023", "2024", "2025"]
    assert "an unsur without" in names[1]
    assert "figures outside" in names[2]
    assert chart.title == "2025: 85.00 (B), 10.00 points above 2022"
    assert chart.table["Period"].tolist() == ["2022", "2023", "2024", "2025"]
    said = " ".join([chart.title, chart.subtitle, *chart.table.columns, *names])
    said += " ".join(note.text for note in chart.figure.layout.annotations)
    assert "rank" not in said.lower()
    cells = charts.heatmap(timeline(), text=EN).figure.data[0]
    assert list(cells.z[2]) == [0] * 9  # outside the scale, third in time


def test_periods_that_cannot_be_judged_are_not_called_unranked():
    recap = make_recap([[4.5] * 9, [4.6] * 9], [5, 5], ["a", "b"], "permenpan-2017")
    recap.everyone.insert(1, "periode", pd.Categorical(["2024", "2025"]))
    title = "None of 2 periods has an IKM that can be judged"
    assert charts.ranking(index(recap, "periode"), text=EN).title == title
    assert charts.heatmap(index(recap, "periode"), text=EN).title == title


def test_a_group_without_respondents_is_told():
    by_unit = flat([3.0, 2.0, 3.2])
    empty = by_unit.table.assign(
        n=[10, 0, 10], konversi=[75, np.nan, 80], ranked=[True, False, True], reason=["", "nobody", ""]
    )
    empty["mutu"] = ["B", None, "B"]
    chart = charts.ranking(replace(by_unit, table=empty), text=EN)
    assert "Not ranked:<br>no respondents" in [note.text for note in chart.figure.layout.annotations]
    assert chart.table["Not ranked because"].tolist() == ["", "", "no respondents"]
    assert chart.table["Rank"].tolist()[:2] == [1, 2]
    assert beside(chart.figure) == ["80.00 B", "75.00 B"]


def test_no_line_runs_through_a_figure(bandar_lampung):
    by_unit, overall = index(bandar_lampung, "unit"), index(bandar_lampung)
    for dark in (False, True):
        figure = charts.ranking(by_unit, overall, text=EN, dark=dark).figure
        notes = {note.text: note for note in figure.layout.annotations}
        assert notes["64.44 B"].bgcolor == palette(dark).ground
        assert all(shape.layer == "below" for shape in figure.layout.shapes if shape.type == "line")


@pytest.mark.parametrize(("noun", "many"), [("unit", "units"), ("desa", "desa")])
def test_units_have_the_name_the_file_gives_them(noun, many):
    def called(values):
        return replace(flat(values), noun=noun, left_out=tuple("abcde"))

    assert charts.ranking(called([3.0, 2.8, 2.6]), text=EN).title == f"All 3 {many} are B; C is lowest with 65.00"
    assert charts.ranking(called([3.0, 3.0]), text=EN).title == f"Both {many} stand at 75.00 (B)"
    assert charts.ranking(called([3.0, 2.8]), text=EN).title == f"Both {many} are B; B is lowest with 70.00"
    assert f"IKM per {noun}" in charts.ranking(called([3.0, 2.0]), text=EN).subtitle
    assert charts.ranking(called([3.0]), text=EN).subtitle.endswith(f"without 5 {many}")
    several = f"All unsur stand alike in each of 2 {many}"
    assert charts.heatmap(called([3.0, 2.0]), text=EN).title == several
    assert noun in charts.heatmap(called([3.0, 2.0]), text=EN).subtitle
