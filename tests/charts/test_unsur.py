"""The NRR of every unsur, how the answers fall, and the heat map."""

import numpy as np
import plotly.graph_objects as go
import pytest

from ikm import EN, ID, charts, index, load_pedoman, tally
from ikm.charts.palette import DARK, LIGHT
from tests.charts.drawings import beside, flat, people
from tests.conftest import make_recap


def codes(figure):
    return [label.removeprefix("<b>").split()[0] for label in figure.layout.yaxis.ticktext]


def test_unsur_of_bandar_lampung(bandar_lampung):
    """Herlina & Wibasuri, tables 4-16, weighted by n, no Tanjung Senang: lowest U3 2.412, U12 2.527, U13 2.537."""
    overall = index(bandar_lampung)
    chart = charts.unsur(overall, text=ID)
    (bars,) = chart.figure.data
    assert codes(chart.figure)[:3] == ["U3", "U12", "U13"]
    assert beside(chart.figure)[:3] == ["<b>2,41 C</b>", "2,53 B", "2,54 B"]
    assert bars.marker.color[0] == LIGHT.of("C")
    assert bars.marker.color[1] not in LIGHT.classes
    assert len(bars.x) == len(chart.table) == 14
    assert chart.table["NRR"].iloc[0] == overall.nrr["U3"].iloc[0]
    assert "U3" in chart.title
    assert "Tanjung Senang" in chart.subtitle
    lines = sorted(s.x0 for s in chart.figure.layout.shapes if s.type == "line")
    assert lines == sorted(float(c.lower) / 25 for c in load_pedoman("kepmenpan-2004").classes[:-1])


def test_all_ties_stand_out():
    overall = index(make_recap([[3, 2, 2, *[3] * 11]], [5], ["A"]))
    chart = charts.unsur(overall, text=EN)
    assert chart.title == "Persyaratan pelayanan (U2) and Kejelasan petugas pelayanan (U3) are lowest: 2.00 (C)"
    assert [words.startswith("<b>") for words in beside(chart.figure)] == [True, True, *[False] * 12]


def test_titles_of_unsur():
    assert charts.unsur(flat([3.0]), text=EN).title == "All unsur stand at 3.00 (B)"
    many = index(make_recap([[*[2] * 5, *[3] * 9]], [5], ["A"]))
    assert charts.unsur(many, text=EN).title == "5 unsur are lowest: 2.00 (C)"


def test_answers_lie_left_and_right_of_zero():
    # 6 people answer U1 = 1 and the rest 2, 6 answer 3 throughout: U1 has NRR 2, the others 2.5.
    chart = charts.answers(tally(people()), index(people()), text=EN)
    by_name = {trace.name[0]: trace for trace in chart.figure.data}
    assert [trace.name[0] for trace in chart.figure.data] == ["2", "1", "3", "4"]  # stacked outwards from zero
    assert by_name["1"].x[0] == -0.5
    assert by_name["2"].x[0] == 0
    assert by_name["2"].x[1] == -0.5
    assert set(by_name["3"].x) == {0.5}
    assert by_name["3"].text[0] == "50%"
    assert by_name["4"].text[0] == ""
    assert [by_name[str(v)].marker.color for v in (1, 2, 3, 4)] == [LIGHT.of(m) for m in "DCBA"]
    assert codes(chart.figure)[0] == "U1"
    assert chart.title == "Persyaratan (U1) is lowest: 2.00 (D); 50% answered 1 or 2"
    said = [note.text for note in chart.figure.layout.annotations]
    assert said.count("2.50 D") == 8
    assert "2.00 D" in said


def test_the_table_of_answers_has_counts_and_shares():
    table = charts.answers(tally(people()), index(people()), text=EN).table
    assert table.loc[0, ["Answered", "Answered 1", "Answered 3"]].tolist() == [12, 6, 6]
    assert table.loc[0, "Share of 1"] == 0.5
    shares = table[[f"Share of {v}" for v in (1, 2, 3, 4)]].sum(axis=1)
    assert np.allclose(shares, 1)


def test_a_recap_has_no_answers_to_draw(bandar_lampung):
    with pytest.raises(ValueError, match="recap"):
        charts.answers(tally(bandar_lampung), index(bandar_lampung))


def test_heatmap_of_bandar_lampung(bandar_lampung):
    chart = charts.heatmap(index(bandar_lampung, "unit"), text=ID)
    heat, hatches, figures, frames = chart.figure.data
    assert np.shape(heat.z) == (13, 14)
    assert len(figures.text) == 13 * 14
    assert list(chart.figure.layout.xaxis.ticktext) == [f"U{i}" for i in range(1, 15)]
    assert "<b>2,62</b>" in figures.text  # Teluk Betung Selatan, U8 and U12: both are lowest
    # Table 13: Tanjung Senang's U4, U7, U10, U11, U12, U14 lie above 4; three strokes each.
    assert list(heat.z[-1]) == [0] * 14  # so none of its unsur has a class
    assert {int(x) + 1 for x in hatches.x if x is not None} == {4, 7, 10, 11, 12, 14}
    assert sum(x is None for x in hatches.x) == 18
    # Lowest unsur with their ties: one each, two for Teluk Betung Selatan (U8 = U12) and Kemiling (U2 = U12).
    assert sum(x is None for x in frames.x) == 15
    assert chart.table.shape == (13, 1 + 2 + 14 + 1)
    assert chart.table["U3"].iloc[0] == 2.666
    assert "U3" in chart.title


def test_cells_change_colour_at_the_bounds_of_the_pedoman():
    # Bounds / 25 of 2004: 1.7504, 2.5004, 3.2504.
    values = [1.0, 1.75, 1.7504, 2.5, 2.5004, 3.25, 3.2504, 4.0, np.nan, 3, 3, 3, 3, 3]
    recap = make_recap([values, [*values[:13], 4.01]], [5, 5], ["A", "B"])
    heat = charts.heatmap(index(recap, "unit"), text=EN).figure.data[0]
    assert sorted(list(row[:9]) for row in heat.z) == [
        [0] * 8 + [None],  # B: one NRR lies outside the scale, so none has a class
        [1, 1, 2, 2, 3, 3, 4, 4, None],  # D D C C B B A A, blank
    ]
    colours = [colour for _, colour in heat.colorscale]
    assert len(set(colours)) == 5


def test_many_units_are_drawn_at_once(monkeypatch):
    """A figure that is given its notes one by one copies all of them each time: 300 units took 8.5 s."""
    given = []
    add = go.Figure.add_annotation
    monkeypatch.setattr(go.Figure, "add_annotation", lambda *args, **more: given.append(1) or add(*args, **more))
    recap = make_recap(np.full((40, 14), 3.0), [30] * 40, [f"Unit {i}" for i in range(40)])
    figure = charts.heatmap(index(recap, "unit"), text=EN).figure
    assert len(given) < 5
    assert sum("Unit" in note.text for note in figure.layout.annotations) == 40


def test_titles_of_the_heatmap():
    assert charts.heatmap(flat([2.0]), text=EN).title == "All unsur stand at 2.00 (C)"
    assert charts.heatmap(flat([2.0, 3.0]), text=EN).title == "All unsur stand alike in each of 2 units"
    one = "A – All unsur stand at 2.00 (C)"  # B lies outside the scale
    assert charts.heatmap(flat([2.0, 4.6]), text=EN).title == one
    assert charts.heatmap(flat([4.5, 4.6]), text=EN).title == "None of 2 units can be ranked"


def test_hover_tells_the_whole_name():
    heat = charts.heatmap(flat([2.0, 3.0]), text=EN).figure.data[0]
    assert heat.hovertext[0][2].startswith("<b>B</b><br><b>Kejelasan petugas pelayanan (U3)</b><br>NRR 3.00 B")


def test_bounds_of_nrr_are_told_in_full(bandar_lampung):
    """Permenpan RB 14/2017: B from 76.61, so an NRR of 3.06 (76.50) is C though 3.06 reads like the bound."""
    pedoman = load_pedoman("permenpan-2017")
    by_unit, overall = index(bandar_lampung, "unit", pedoman=pedoman), index(bandar_lampung, pedoman=pedoman)
    strip = [note.text for note in charts.unsur(overall, text=ID).figure.layout.annotations]
    assert {"<b>B</b><br>3,0644", "<b>A</b><br>3,5324", "<b>C</b><br>2,60"} <= set(strip)
    key = " ".join(note.text for note in charts.heatmap(by_unit, text=ID).figure.layout.annotations)
    for words in ("A ≥ 3,5324", "B ≥ 3,0644", "C ≥ 2,60", "D ≥ 1,00"):
        assert words in key


def test_unsur_that_tie_in_all_groups():
    means = [[2.0] * 5 + [3.0] * 9, [2.5] * 5 + [3.0] * 9]
    by_unit = index(make_recap(means, [5, 5], ["A", "B"]), "unit")
    assert charts.heatmap(by_unit, text=EN).title == "5 unsur are each lowest in 2 of 2 units"
    means[1] = means[1][::-1]
    by_unit = index(make_recap(means, [5, 5], ["A", "B"]), "unit")
    several = "The lowest unsur differs: none is lowest in more than 1 of 2 units"
    assert charts.heatmap(by_unit, text=EN).title == several


def test_no_line_runs_through_a_figure():
    figure = charts.unsur(flat([3.0]), text=EN, dark=True).figure
    assert {note.bgcolor for note in figure.layout.annotations if "3.00" in note.text} == {DARK.ground}
