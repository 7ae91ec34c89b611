"""Category columns: values of several sheets put together, spellings unified, in natural order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

import numpy as np
import pandas as pd

from ikm.reading.workbook import Codes

Part = tuple[Sequence[str | None], Codes]
"""One sheet's share of a column: what each distinct value is (None: blank), and the used rows' codes."""

MOST_SORTED = 20_000
"""More categories than this are put in the order of their signs alone: nobody reads them all, and keys take memory."""

_PIECES = re.compile(r"(\d+)")


def natural(text: str) -> tuple[object, ...]:
    """A sort key by which "TPS 2" stands before "TPS 10" and case does not matter.

    >>> sorted(["TPS 10", "tps 2", "TPS 1"], key=natural)
    ['TPS 1', 'tps 2', 'TPS 10']
    """
    pieces = _PIECES.split(text.casefold())
    # a number by its length and digits, so that no number is too long
    numbers = (piece.lstrip("0") for piece in pieces[1::2])
    texts = [(-1, piece) for piece in pieces[::2]]
    return tuple(key for pair in zip_longest(texts, ((len(n), n) for n in numbers)) for key in pair if key)


def counted(parts: Sequence[Part]) -> dict[str, int]:
    """How often each value occurs in all parts; values that occur in no row are left out."""
    counts: dict[str, int] = {}
    for values, codes in parts:
        seen = np.bincount(codes, minlength=len(values)).tolist()
        for value, count in zip(values, seen, strict=True):
            if value is not None and count:
                counts[value] = counts.get(value, 0) + count
    return counts


def categorical(parts: Sequence[Part], key: Callable[[str], object] = natural) -> pd.Categorical:
    """One category column from the parts of several sheets.

    Spellings that differ only in case become the most frequent one. Categories that occur in no row are
    left out; they stand in the order of ``key``.
    """
    counts = counted(parts)
    spelling: dict[str, str] = {}
    for value, count in counts.items():
        known = spelling.setdefault(value.casefold(), value)
        if (-count, value) < (-counts[known], known):
            spelling[value.casefold()] = value
    names = sorted(spelling.values(), key=key if len(spelling) <= MOST_SORTED else None)  # type: ignore[arg-type]
    place = {name.casefold(): i for i, name in enumerate(names)}
    taken = [
        np.array([-1 if v is None else place.get(v.casefold(), -1) for v in values], dtype=np.int32)[codes]
        for values, codes in parts
    ]
    joined = np.concatenate(taken) if taken else np.empty(0, dtype=np.int32)
    return pd.Categorical.from_codes(joined, categories=pd.Index(names, dtype=object))
