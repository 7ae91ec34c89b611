"""Who shares which weakness, drawn."""

import numpy as np
import pytest

from ikm import EN, charts, index
from ikm.charts.palette import LIGHT
from ikm.weakness import shared_weakness
from tests.charts.drawings import flat, nasty
from tests.conftest import make_recap


def drawn(by_unit, **options):
    return charts.weakness(by_unit, shared_weakness(by_unit), text=EN, **options)


def test_bandar_lampung(bandar_lampung):
    """Herlina & Wibasuri, tables 4-16: 12 kecamatan, two of which have two lowest unsur; marks as in test_weakness."""
    chart = drawn(index(bandar_lampung, "unit"))
    assert chart.title == "Kejelasan petugas pelayanan (U3) is among the two lowest in 7 of 12 units"
    heat, filled, hollow, counts = chart.figure.data
    assert len(filled.x) == 12 + 2
    assert len(hollow.x) == 10 + 3  # Kemiling and Teluk Betung Selatan have none; Panjang, Sukarame, T.B. Utara two
    assert filled.marker.color == hollow.marker.line.color
    assert counts.text[0] == "7"
    assert list(chart.figure.layout.xaxis.ticktext[:3]) == ["U3", "U4", "U5"]
    said = [note.text for note in chart.figure.layout.annotations]
    assert {"Aparatur", "Organisasi", "Sistem"} <= set(said)
    assert any("Tanjung Senang" in words and words.startswith("Not ranked") for words in said)
    u3 = chart.table.set_index("Code").loc["U3"]
    assert u3["Lowest in"].split("; ") == [
        "Panjang",
        "Tanjung Karang Timur",
        "Teluk Betung Barat",
        "Teluk Betung Utara",
    ]
    assert u3["Times among the two lowest"] == 7
    assert len(heat.z) == 2 * 13 - 1  # a line of counts and one for each kecamatan, with nothing between them
    assert len(heat.z[0]) == 14 + 2  # and nothing between factors


@pytest.mark.parametrize("pedoman", ["kepmenpan-2004", "permenpan-2017"])
def test_marks_stand_in_the_cell_of_their_unsur(pedoman):
    k = 9 if pedoman == "permenpan-2017" else 14
    means = np.full((3, k), 3.0)
    means[0, 2], means[1, 5], means[2, k - 1] = 2.0, 2.0, 2.0
    by_unit = index(make_recap(means, [5, 5, 5], ["A", "B", "C"], pedoman), "unit")
    chart = drawn(by_unit)
    heat, filled, _, _ = chart.figure.data
    axis = chart.figure.layout.xaxis
    at = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert sorted(at[x] for x in filled.x) == sorted(["U3", "U6", f"U{k}"])
    edges = list(heat.x)
    for middle, code in at.items():  # every code stands over the middle of a cell that is filled
        left = max(i for i, edge in enumerate(edges) if edge < middle)
        assert edges[left + 1] - edges[left] == pytest.approx(1)
        assert heat.z[0][left] is not None, code
        for x, y in zip(filled.x, filled.y, strict=True):
            if x == middle:
                line = max(i for i, edge in enumerate(heat.y) if edge < y)
                assert code in heat.hovertext[line][left]
                assert heat.hovertext[line][left].endswith("lowest")


@pytest.mark.parametrize(
    ("by_unit", "title"),
    [
        (flat([2.0, 3.0]), "All unsur stand alike in each of 2 units"),
        (flat([4.5, 4.6]), "None of 2 units can be ranked"),
        (flat([2.0]), "All unsur stand at 2.00 (C)"),
        (index(nasty(), "unit"), None),
    ],
)
def test_titles(by_unit, title):
    if title is None:
        title = (
            "Persyaratan (U1) and Sistem, Mekanisme, dan Prosedur (U2) are each among the two lowest in 3 of 3 units"
        )
    assert drawn(by_unit).title == title


def test_weaknesses_that_nobody_shares():
    means = np.full((2, 9), 3.0)
    means[0, :2], means[1, 2:4] = [1.0, 2.0], [1.0, 2.0]
    by_unit = index(make_recap(means, [5, 5], ["A", "B"], "permenpan-2017"), "unit")
    assert drawn(by_unit).title == "No unsur is among the two lowest in more than one of 2 units"


def test_many_that_are_not_ranked_are_counted():
    values = [3.0, 2.0, *[4.5] * 5]
    said = [note.text for note in drawn(flat(values)).figure.layout.annotations]
    assert "Not ranked: 5 units" in said


def test_counts_can_be_read_on_their_shade(bandar_lampung):
    counts = drawn(index(bandar_lampung, "unit")).figure.data[-1]
    assert set(counts.textfont.color) <= {LIGHT.ink, LIGHT.ground, "#000000", "#FFFFFF"}


def test_other_places_are_refused(bandar_lampung):
    by_unit = index(bandar_lampung, "unit")
    with pytest.raises(ValueError, match="second lowest"):
        charts.weakness(by_unit, shared_weakness(by_unit, 3))
