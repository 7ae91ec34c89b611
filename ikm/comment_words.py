"""What respondents wrote, counted: words, and which unsur their words touch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from ikm.comment_lists import keywords, known, listed
from ikm.comment_masks import MASK, masked
from ikm.comments import comments, unnamed_units
from ikm.cube import Bools
from ikm.pedoman import Pedoman
from ikm.respondents import SMALLEST_GROUP, too_few
from ikm.survey import Survey
from ikm.tally import grouping

FEWEST = 3
"""A word of fewer comments is only listed when it is an everyday word: a rare word may be a name."""

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w])")
_START = re.compile(r"(?:^|[.!?\n])\W*$")


def masked_comments(survey: Survey, smallest: int = SMALLEST_GROUP) -> pd.DataFrame:
    """``ikm.comments.comments`` with names and numbers hidden as in ``ikm.comment_masks``: for showing and counting."""
    table = comments(survey, smallest)
    return table.assign(comment=pd.Series(masked(list(table["comment"])), dtype=object, index=table.index))


def search(table: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The rows of ``masked_comments`` that hold these letters anywhere, capital or small; all of them for "".

    >>> search(pd.DataFrame({"comment": ["Antrean lama", "Ramah"]}), "LAMA")["comment"].tolist()
    ['Antrean lama']
    """
    letters = " ".join(wanted.split()).casefold()
    found = [letters in " ".join(comment.split()).casefold() for comment in table["comment"]]
    return table[np.array(found, dtype=bool)].reset_index(drop=True)


def word_counts(said: Iterable[str], fewest: int = FEWEST) -> pd.DataFrame:
    """In how many (masked) comments each word occurs: ``word``, ``n``, ``share`` of the comments, most frequent first.

    Capital letters and "-nya" make no other word; words that say nothing, numbers and what was hidden are not counted.
    A word of fewer than ``fewest`` comments, and one that is always written with a capital letter inside a sentence
    (it may be a name), is only listed when it stands in the list of everyday words.

    >>> word_counts(["Petugasnya ramah", "petugas lama", "Kata Rini lama", "Rini, 3 jam"])["word"].tolist()
    ['lama', 'petugas', 'jam', 'ramah']
    """
    said = list(said)
    pieces = [list(_words(comment)) for comment in said]
    seen = {word for words in pieces for word, _ in words}
    small = {_bare(word, seen) for words in pieces for word, kind in words if kind == "small"}
    inside = {_bare(word, seen) for words in pieces for word, kind in words if kind == "capital"}
    counts = Counter(word for words in pieces for word in {_bare(word, seen) for word, _ in words})
    rows: list[tuple[str, int]] = [
        (word, n)
        for word, n in counts.items()
        if word not in listed("stop")
        and len(word) > 1
        and (word in known() or (n >= fewest and not (word in inside and word not in small)))
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    table = pd.DataFrame(rows, columns=["word", "n"])
    return table.assign(share=table["n"] / max(len(said), 1))


def by_unsur(said: Iterable[str], pedoman: Pedoman) -> pd.DataFrame:
    """How many comments touch each unsur by a keyword: ``code``, ``n``, ``share``; the last row, "", touch none.

    By keyword, never by meaning: "tidak lama" and "lama" both touch the unsur of time, and a comment can touch several.
    """
    touch = touching(said, pedoman)
    n = [*touch.sum(axis=0).tolist(), int((~touch.any(axis=1)).sum())]
    table = pd.DataFrame({"code": [*pedoman.codes, ""], "n": pd.Series(n, dtype=np.int64)})
    return table.assign(share=table["n"] / max(len(touch), 1))


def touching(said: Iterable[str], pedoman: Pedoman) -> Bools:
    """Which comments hold a keyword of which unsur: comments x unsur."""
    said = list(said)
    words = [[word for word, _ in _words(comment)] for comment in said]
    seen = {word for line in words for word in line}
    plain = [f" {' '.join(_bare(word, seen) for word in line)} " for line in words]
    phrases = keywords(pedoman)
    touch = np.zeros((len(said), len(pedoman.codes)), dtype=bool)
    for j, code in enumerate(pedoman.codes):
        wanted = re.compile("|".join(f" {re.escape(phrase)} " for phrase in phrases[code] if phrase))
        touch[:, j] = [wanted.search(line) is not None for line in plain]
    return touch


def by_group(survey: Survey, by: str, smallest: int = SMALLEST_GROUP, apart: bool = True) -> pd.DataFrame:
    """How many comments of each group touch each unsur: ``group``, ``n`` (comments), then a column for each code.

    ``apart``: whether the groups tell persons apart. Then no count of fewer than ``smallest`` comments is given, nor
    one that would give it away: it is NaN. A unit that is not named beside a comment
    (``ikm.comments.unnamed_units``) is part of "". The group of those who did not fill the attribute in is None.
    Raises UnknownChoiceError for an attribute that the survey does not have.
    """
    grouping(survey.profiles, (by,))  # refuses what is not there
    people = survey.respondents
    held = people["saran"].dropna() if "saran" in people and survey.n >= smallest else pd.Series(dtype=object)
    sizes = people[by].value_counts(dropna=False)
    small = {None if pd.isna(value) else value for value in sizes.index[sizes < smallest]}
    if by == "unit":
        small |= unnamed_units(survey, smallest)
    names = [None if pd.isna(value) else value for value in people[by].astype(object).reindex(held.index)]
    names = ["" if name in small else name for name in names]
    touch = touching(masked(list(held)), survey.pedoman)
    groups = [g for g in [*people[by].cat.categories, None, ""] if g in set(names)]
    at = np.array([groups.index(name) for name in names], dtype=np.int64)
    counts = np.zeros((len(groups), 1 + touch.shape[1]))
    np.add.at(counts, at, np.concatenate([np.ones((len(touch), 1)), touch], axis=1))
    if apart:
        for column in counts.T:  # a comment can touch several unsur, so only the totals of columns give counts away
            some = np.flatnonzero(column)
            column[some[too_few(column[some], smallest)]] = np.nan
    table = pd.DataFrame(counts, columns=["n", *survey.pedoman.codes])
    table.insert(0, "group", pd.Series(groups, dtype=object))
    return table


def _words(comment: str) -> Iterator[tuple[str, str]]:
    """The words in small letters, and how each is written: "small", "capital" (inside a sentence) or ""."""
    comment = comment.replace(MASK, " 0 ")
    shouted = comment.isupper()
    for token in _TOKEN.finditer(comment):
        if token.start() and (comment[token.start() - 1].isalnum() or comment[token.start() - 1] == "_"):
            continue
        word = token[0]
        halves = word.casefold().split("-")
        name = halves[0] if len(halves) == 2 and halves[0] == halves[1] else word.casefold()
        if word.islower():
            yield name, "small"
        elif shouted or word.isupper() or _START.search(comment, 0, token.start()):
            yield name, ""
        else:
            yield name, "capital"


def _bare(word: str, seen: set[str]) -> str:
    """A word without "-nya", where the bare word is known or was written too."""
    bare = word.removesuffix("nya")
    return bare if bare != word and word not in listed("stop") and (bare in known() or bare in seen) else word
