"""Two groups side by side."""

import numpy as np
import pandas as pd
import pytest

from ikm import EN, charts, index
from tests.charts.drawings import flat
from tests.conftest import make_recap


def two(first, second, **options):
    recap = make_recap([first, second], [5, 5], ["Utara", "Selatan"], "permenpan-2017")
    return charts.pair(index(recap, "unit"), "Utara", "Selatan", text=EN, **options)


def test_rows_stand_by_difference():
    chart = two([3, 3, 2, 3, 3, 3, 3, 3, 3], [2, 3.2, 2.5, 3, 3, 3, 3, 3, 3])
    codes = [label.split()[0] for label in chart.figure.layout.yaxis.ticktext]
    assert [codes[0], *codes[-2:]] == ["U1", "U2", "U3"]
    _, first, second = chart.figure.data
    assert (first.name, second.name) == ("Utara", "Selatan")
    assert len(first.x) == len(second.x) == 9
    said = [note.text for note in chart.figure.layout.annotations]
    assert [words for words in said if words[0] in "+−"] == ["+1.00", "−0.20", "−0.50"]
    assert chart.table["Difference"].iloc[0] == 1
    assert list(chart.table.columns)[2:] == [
        "NRR of Utara", "Mutu of Utara", "NRR of Selatan", "Mutu of Selatan", "Difference",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ([3] * 9, [3] * 9, "Utara and Selatan are the same on every unsur"),
        ([3.5] + [3] * 8, [2] * 9, "Utara leads on all 9 unsur, most on Persyaratan (U1): 1.50"),
        ([2] * 9, [2.5] + [3] * 8, "Selatan leads on all 9 unsur, most on Sistem, Mekanisme, dan Prosedur (U2): 1.00"),
        ([3.5] + [3] * 8, [2] * 8 + [3.5], "Utara leads on 8 of 9 unsur, most on Persyaratan (U1): 1.50"),
        ([1] + [3] * 8, [3.5] + [2] * 8, "Utara leads on 8 of 9 unsur, but lags most on Persyaratan (U1): 2.50"),
        (
            [3, 2] + [3] * 7,
            [2.5, 3] + [3] * 7,
            "Utara and Selatan each lead on 1 unsur; they differ most on Sistem, Mekanisme, dan Prosedur (U2): 1.00",
        ),
        ([np.nan] * 9, [3] * 9, "Utara and Selatan have no unsur to compare"),
    ],
)
def test_titles(first, second, title):
    assert two(first, second).title == title


def test_bounds_beyond_the_dots_have_their_letter_alone():
    chart = two([3] * 9, [3.1] * 9)
    said = [note.text for note in chart.figure.layout.annotations if note.text.startswith("<b>")]
    assert said == ["<b>C</b><br>", "<b>B</b><br>3.0644"]  # 2017: C from 2.60, B from 3.0644, A from 3.5324


def test_an_unknown_group_is_refused():
    with pytest.raises(ValueError, match="Barat"):
        charts.pair(flat([2, 3]), "A", "Barat")


def told(difference, clear, half=0.3):
    """Differences made up by hand, +- ``half``, of the unsur of 2017."""
    difference = np.asarray(difference, dtype=float)
    return pd.DataFrame(
        {
            "code": [f"U{i}" for i in range(1, 10)],
            "difference": difference,
            "low": difference - half,
            "high": difference + half,
            "p_holm": [0.01 if sure else 0.5 for sure in clear],
            "clear": pd.Series(clear, dtype=object),
        }
    )


BASE = [3.0] * 9
LESS = [2.5, 2.9, *[3.0] * 7]
MIXED = [2.5, 3.8, *[3.0] * 7]


@pytest.mark.parametrize(
    ("second", "clear", "title"),
    [
        (LESS, [True] + [False] * 8, "Utara clearly leads on 1 of 9 unsur, most on Persyaratan (U1): 0.50"),
        (LESS, [False] * 9, "Utara and Selatan do not clearly differ on any unsur"),
        (LESS, [None] * 9, "Whether Utara and Selatan differ by more than chance cannot be told"),
        (BASE, [False] * 9, "Utara and Selatan are the same on every unsur"),
        (
            MIXED,
            [True, True] + [False] * 7,
            "Utara clearly leads on 1 unsur, Selatan on 1; "
            "they differ most on Sistem, Mekanisme, dan Prosedur (U2): 0.80",
        ),
    ],
)
def test_no_lead_is_claimed_that_is_not_clear(second, clear, title):
    difference = np.array(BASE) - np.array(second)
    assert two(BASE, second, differences=told(difference, clear)).title == title


def test_intervals_stand_beside_the_differences():
    chart = two(BASE, LESS, differences=told(np.array(BASE) - LESS, [True] + [False] * 8))
    said = [note.text for note in chart.figure.layout.annotations if note.text[:3] in ("<b>", "+0.", "0.0")]
    assert any(words.startswith("<b>+0.50</b><br>") and "+0.20 … +0.80" in words for words in said)
    assert any(words.startswith("+0.10<br>") and "−0.20 … +0.40" in words for words in said)
    assert chart.figure.layout.yaxis.ticktext[0].startswith("<b>U1")
    assert not chart.figure.layout.yaxis.ticktext[1].startswith("<b>")
    assert "bold: clearly different" in chart.subtitle
    ink = chart.figure.data[1].marker.color
    assert ink[0] != ink[1] == ink[2]
    assert chart.table["More than chance"].tolist() == ["yes", *["no"] * 8]
    assert chart.table["Lower bound"].iloc[0] == pytest.approx(0.2)
    assert chart.table["p (Holm)"].iloc[0] == 0.01


def test_unknown_intervals_leave_the_difference_alone():
    chart = two(BASE, LESS, differences=told(np.array(BASE) - LESS, [None] * 9, half=np.nan))
    assert "+0.50" in [note.text for note in chart.figure.layout.annotations]


def test_two_selections():
    first = index(make_recap([BASE], [1250], ["a"], "permenpan-2017"))
    second = index(make_recap([LESS], [5], ["b"], "permenpan-2017"))
    chart = charts.sides(first, second, ("Women & <b>", "Men"), text=EN)
    assert chart.title == "Women & <b> leads on 2 of 9 unsur, most on Persyaratan (U1): 0.50"
    key = next(note.text for note in chart.figure.layout.annotations if "●" in note.text)
    assert "Women &amp; &lt;b&gt;, n 1,250" in key
    assert "Men, n 5" in key
    assert chart.table["Difference"].tolist()[:2] == pytest.approx([0.5, 0.1])
    by_name = two(BASE, LESS)
    assert list(chart.figure.data[1].x) == list(by_name.figure.data[1].x)


def test_two_selections_must_have_the_same_unsur():
    with pytest.raises(ValueError, match="same unsur"):
        charts.sides(flat([2]), flat([2], pedoman="permenpan-2017"), ("a", "b"))
