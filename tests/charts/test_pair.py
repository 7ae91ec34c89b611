"""Two groups side by side."""

import numpy as np
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
