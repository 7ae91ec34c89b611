"""Before and after a simulated change."""

import numpy as np
import pytest

from ikm import EN, charts, index
from tests.charts.drawings import NASTY, flat
from tests.conftest import make_recap


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        # IKM = value x 25; classes of 2004: C from 43.76, B from 62.51, A from 81.26.
        ([3.0, 2.0], [3.0, 2.0], "Nothing has been changed yet"),
        ([3, 2.8, 2], [3, 2.8, 2.9], "With this change C becomes B (72.50), up from rank 3 to 2"),
        ([3, 2.8, 2], [3, 2.8, 2.2], "With this change C stays C: 55.00 (+5.00), rank 3 as before"),
        ([3, 2.8, 2], [2.4, 2.8, 2], "With this change A becomes C (60.00), down from rank 1 to 2"),
        ([2.0], [3.0], "With this change A becomes B (75.00)"),
        ([3, 2.8, 2], [3.2, 3, 2.2], "All 3 units rise with this change; no class changes"),
        ([3, 2.8, 2], [3.6, 3.4, 2], "2 of 3 units rise with this change; a better class: A and B"),
        (
            [3, 2.8, 2],
            [2.4, 3.4, 2],
            "2 of 3 units move with this change; a better class: B; a lower class: A",
        ),
        ([3.0, 2.8], [2.9, 2.7], "Both units fall with this change; no class changes"),
        ([4.5, 4.6], [4.5, 4.6], "Nothing has been changed yet"),
    ],
)
def test_titles(before, after, title):
    assert charts.simulated(flat(before), flat(after), text=EN).title == title


def test_only_what_moves_is_in_colour_and_has_two_dots():
    chart = charts.simulated(flat([3, 2.8, 2]), flat([3, 2.8, 2.9]), text=EN)
    _, after, before = chart.figure.data
    assert (after.name, before.name) == ("after", "before")
    # the order after the change: A 75, C 72.5, B 70
    assert list(chart.figure.layout.yaxis.ticktext) == ["A", "C", "B"]
    assert list(after.x) == pytest.approx([75, 72.5, 70])
    assert [np.isnan(x) for x in before.x] == [True, False, True]
    assert before.x[1] == pytest.approx(50)
    assert after.marker.color[0] == after.marker.color[2] != after.marker.color[1]
    said = [note.text for note in chart.figure.layout.annotations if note.xshift == 10]
    assert said[0] == "75.00 B"
    assert said[1].startswith("50.00 C → <b>72.50 B</b><br>")
    assert "rank 3 → 2" in said[1]
    assert said[2].startswith("70.00 B<br>")  # overtaken, though it has not moved
    assert "rank 2 → 3" in said[2]


def test_the_table_tells_both():
    table = charts.simulated(flat([3, 2]), flat([3, 3.2]), text=EN).table.set_index("Unit")
    assert table.loc["B", "IKM before"] == pytest.approx(50)
    assert table.loc["B", "IKM after"] == pytest.approx(80)
    assert table.loc["B", "Change"] == pytest.approx(30)
    assert (table.loc["B", "Mutu before"], table.loc["B", "Mutu after"]) == ("C", "B")
    assert (table.loc["B", "Rank before"], table.loc["B", "Rank after"]) == (2, 1)


def test_what_is_not_ranked_keeps_its_reason():
    chart = charts.simulated(flat([3, 4.6]), flat([3.2, 4.6]), text=EN)
    said = [note.text.replace("<br>", " ") for note in chart.figure.layout.annotations]
    assert "figures outside the scale 1–4" in said
    assert chart.title == "With this change A stays B: 80.00 (+5.00), rank 1 as before"


def test_the_groups_must_be_the_same():
    with pytest.raises(ValueError, match="same groups"):
        charts.simulated(flat([3, 2]), flat([3]))


def test_overall():
    recap = make_recap([[2.0] * 9], [10], ["A"], "permenpan-2017")
    higher = make_recap([[3.0] * 9], [10], ["A"], "permenpan-2017")
    chart = charts.simulated(index(recap), index(higher), text=EN)
    assert chart.title == "With this change Overall becomes C (75.00)"


def unsur(first, second):
    by_unit = [
        index(make_recap([[3.0] * 9, row], [5, 5], ["A", "B"], "permenpan-2017"), "unit") for row in (first, second)
    ]
    return charts.simulated_unsur(*by_unit, "B", text=EN)


def test_unsur_of_a_group():
    # 9 unsur of 2017: U2 from 2 to 3 brings 1/9 x 25 = 2.78; (8 x 3 + 2) / 9 x 25 = 72.22
    chart = unsur([3, 2, *[3] * 7], [3] * 9)
    assert chart.title == "B with Sistem, Mekanisme, dan Prosedur (U2) changed: IKM 75.00 C (+2.78)"
    said = [note.text for note in chart.figure.layout.annotations if note.xshift == 10]
    assert said[:2] == ["3.00 C", "2.00 D →<br><b>3.00 C</b>"]
    assert chart.table["Change"].tolist() == [0, 1, *[0] * 7]
    assert chart.figure.layout.yaxis.ticktext[1].startswith("<b>U2")


def test_several_unsur_and_none():
    assert unsur([2] * 9, [3] * 9).title == "B with 9 unsur changed: IKM 75.00 C (+25.00)"
    assert unsur([2] * 9, [2] * 9).title == "Nothing has been changed in B yet"


def test_an_unknown_group_is_refused():
    with pytest.raises(ValueError, match="Z"):
        charts.simulated_unsur(flat([2]), flat([3]), "Z")


def test_forty_groups_with_hostile_names_on_the_dark_ground():
    names = [f"{NASTY[0]} {i}" for i in range(40)]
    values = [2 + i / 40 for i in range(40)]
    chart = charts.simulated(flat(values, names), flat([v + 0.1 for v in values], names), text=EN, dark=True)
    assert len(chart.figure.data[1].x) == 40
    assert "&amp;" in chart.figure.layout.yaxis.ticktext[0]
    assert "&amp;" not in "".join(chart.table["Unit"])
