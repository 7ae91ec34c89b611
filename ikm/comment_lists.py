"""The word lists of comments: words that say nothing, everyday words, and what touches which unsur."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ikm.pedoman import Pedoman


@cache
def listed(name: str) -> frozenset[str]:
    """One list of words: "stop", "titles", "abbreviated", "roles", "offices" or "vocabulary".

    >>> "yang" in listed("stop"), "lama" in listed("stop")
    (True, False)
    """
    return frozenset(str(_all()[name]).split())


@cache
def known() -> frozenset[str]:
    """Every word of the lists and of the topics: none of them is taken for a name in small letters."""
    topics = {word for phrases in _all()["topics"].values() for phrase in phrases for word in phrase.split()}
    return listed("stop") | listed("offices") | listed("vocabulary") | topics


def keywords(pedoman: Pedoman) -> dict[str, tuple[str, ...]]:
    """Words and phrases by the code of the unsur they touch: names and aliases of the pedoman, and our own topics.

    >>> from ikm.pedoman import load
    >>> "kotor" in keywords(load("permenpan-2017"))["U8"]
    True
    """
    topics, own = _all()["topics"], _all()["unsur"].get(pedoman.code, {})
    found = {}
    for unsur in pedoman.unsur:
        mine = [word for topic in own.get(unsur.key or unsur.code, own.get(unsur.code, [])) for word in topics[topic]]
        named = [" ".join(re.findall(r"[^\W\d_-]+", phrase.casefold())) for phrase in (unsur.name, *unsur.aliases)]
        found[unsur.code] = tuple(dict.fromkeys([*mine, *named]))
    return found


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files("ikm").joinpath("comment_words.toml").read_text(encoding="utf-8"))
