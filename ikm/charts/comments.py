"""What respondents wrote about: how often each word, and how often each unsur by its keywords."""

from __future__ import annotations

import pandas as pd

from ikm.charts.chart import Chart, whole
from ikm.charts.counts import count_bars
from ikm.charts.words import FEW
from ikm.pedoman import Pedoman
from ikm.text import ID, Text

MOST_WORDS = 20
"""So many words are drawn; the table has them all."""


def comment_words(frame: pd.DataFrame, comments: int, *, text: Text = ID, dark: bool = False) -> Chart:
    """Bars of the most frequent words. ``frame``: ``ikm.comment_words.word_counts`` of so many ``comments``.

    >>> import pandas as pd
    >>> from ikm.text import EN
    >>> said = pd.DataFrame({"word": ["lama", "ramah"], "n": [6, 3], "share": [0.5, 0.25]})
    >>> comment_words(said, 12, text=EN).title
    'Most frequent word: “lama”, in 6 of 12 comments (50%)'
    """
    shown = frame.head(MOST_WORDS)
    top = (shown["n"] == shown["n"].max()).to_numpy()
    title = _most([f"“{word}”" for word in shown["word"][top]], shown, comments, text)
    parts = [text("Number of comments with the word"), text("without words that say nothing by themselves")]
    if len(frame) > len(shown):
        parts.append(text("the {n} most frequent of {all} words", n=len(shown), all=text.number(len(frame), 0)))
    subtitle = " · ".join(parts)
    figure = count_bars(list(shown["word"]), shown["n"], shown["share"], top, (title, subtitle), text, dark)
    table = {
        text("Word"): list(frame["word"]),
        text("Comments"): whole(frame["n"]),
        text("Share"): list(frame["share"]),
    }
    return Chart(title, subtitle, figure, pd.DataFrame(table))


def comment_unsur(
    frame: pd.DataFrame, comments: int, pedoman: Pedoman, *, text: Text = ID, dark: bool = False
) -> Chart:
    """Bars of how many comments touch each unsur by a keyword, the most first; those that touch none stand last.

    ``frame``: ``ikm.comment_words.by_unsur`` of so many ``comments``.
    """
    touched = frame[frame["code"] != ""].sort_values("n", ascending=False, kind="stable")
    shown = pd.concat([touched, frame[frame["code"] == ""]])
    names = [f"{code} {pedoman.unsur_named(code).name}" if code else text("no keyword") for code in shown["code"]]
    top = ((shown["code"] != "") & (shown["n"] == touched["n"].max()) & (shown["n"] > 0)).to_numpy()
    title = _touched([name for name, strong in zip(names, top, strict=True) if strong], touched, comments, text)
    subtitle = " · ".join(
        [
            text("Number of comments with a keyword of the unsur"),
            text("by keyword, not by meaning; a comment can touch several"),
        ]
    )
    figure = count_bars(names, shown["n"], shown["share"], top, (title, subtitle), text, dark)
    table = {text("Unsur"): names, text("Comments"): whole(shown["n"]), text("Share"): list(shown["share"])}
    return Chart(title, subtitle, figure, pd.DataFrame(table))


def _words(table: pd.DataFrame, comments: int, text: Text) -> dict[str, str]:
    top = table["n"].max()
    return {"n": text.number(top, 0), "all": text.number(comments, 0), "share": text.percent(top / max(comments, 1))}


def _most(names: list[str], table: pd.DataFrame, comments: int, text: Text) -> str:
    if table.empty:
        return text("No word is frequent enough to be listed")
    words = _words(table, comments, text)
    if len(names) == 1:
        return text("Most frequent word: {name}, in {n} of {all} comments ({share})", name=names[0], **words)
    if len(names) <= FEW:
        return text(
            "Most frequent words: {names}, each in {n} of {all} comments ({share})", names=text.listing(names), **words
        )
    return text("{k} words are equally frequent: each in {n} of {all} comments ({share})", k=len(names), **words)


def _touched(names: list[str], table: pd.DataFrame, comments: int, text: Text) -> str:
    if not names:
        return text("No comment holds a keyword of an unsur")
    words = _words(table, comments, text)
    if len(names) == 1:
        return text("Most comments touch {name}: {n} of {all} ({share})", name=names[0], **words)
    if len(names) <= FEW:
        return text("Most comments touch {names}: {n} of {all} each ({share})", names=text.listing(names), **words)
    return text("{k} unsur are touched equally: by {n} of {all} comments each ({share})", k=len(names), **words)
