"""What respondents wrote about, drawn: the finding in the title, and nothing touched at all."""

import pandas as pd
import pytest

from ikm import charts, load_pedoman
from ikm.comment_words import by_unsur, word_counts
from ikm.text import EN

NINE = load_pedoman("permenpan-2017")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (["lama"] * 3 + ["mahal"], "Most frequent word: “lama”, in 3 of 4 comments (75%)"),
        (["lama", "mahal"], "Most frequent words: “lama” and “mahal”, each in 1 of 2 comments (50%)"),
        (["lama mahal rumit kotor"], "4 words are equally frequent: each in 1 of 1 comments (100%)"),
        (["dan", "yang"], "No word is frequent enough to be listed"),
        ([], "No word is frequent enough to be listed"),
    ],
)
def test_the_title_names_the_most_frequent_words(said, title):
    assert charts.comment_words(word_counts(said), len(said), text=EN).title == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (["lama"] * 3 + ["mahal"], "Most comments touch U3 Waktu Penyelesaian: 3 of 4 (75%)"),
        (["lama", "mahal"], "Most comments touch U3 Waktu Penyelesaian and U4 Biaya/Tarif: 1 of 2 each (50%)"),
        (["lama mahal rumit kotor"], "4 unsur are touched equally: by 1 of 1 comments each (100%)"),
        (["halo"], "No comment holds a keyword of an unsur"),
    ],
)
def test_the_title_names_the_unsur_that_is_touched_most(said, title):
    chart = charts.comment_unsur(by_unsur(said, NINE), len(said), NINE, text=EN)
    assert chart.title == title
    assert chart.table["Unsur"].iloc[-1] == "no keyword"
    assert len(chart.table) == 10


def test_twenty_words_are_drawn_and_all_are_in_the_table():
    words = pd.DataFrame({"word": [f"kata{i:02}" for i in range(30)], "n": range(40, 10, -1)}).assign(share=0.1)
    chart = charts.comment_words(words, 99, text=EN)
    assert len(chart.figure.data[0].x) == 20
    assert len(chart.table) == 30
    assert "the 20 most frequent of 30 words" in chart.subtitle
