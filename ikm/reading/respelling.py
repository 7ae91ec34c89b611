"""Words of headers with a typing error, as the known words they are nearly."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

SHORTEST, MOST_WORDS, NEAR = 5, 30, 0.79
"""Words as long as this, in headers as short as this, are taken for a known word as near as this."""

_PLACES = 32
"""Signs are counted in so many places; that two signs share one only lets more words be compared."""


class Spelling:
    """Known words, and what a text says with each word that is nearly one of them as that word."""

    def __init__(self, words: Iterable[str]) -> None:
        """``words``: the known ones; short ones are left out."""
        self.words = sorted({word for word in words if len(word) >= SHORTEST})
        self._known = frozenset(self.words)
        self._signs = np.array([_counted(word) for word in self.words]).reshape(-1, _PLACES)
        self._lengths = np.array([len(word) for word in self.words])

    def respelled(self, text: str) -> str:
        """A plain text with each word of five letters or more that is nearly a known one as that word.

        >>> Spelling(["kecamatan", "pelayanan"]).respelled("kecamtan di pelayanann")
        'kecamatan di pelayanan'
        """
        parts = text.split()
        if not 0 < len(parts) <= MOST_WORDS:
            return text
        return " ".join(part if len(part) < SHORTEST or part in self._known else self._nearest(part) for part in parts)

    def _nearest(self, word: str) -> str:
        """The nearest known word, or the word itself; only those that share enough signs with it are compared."""
        shared = np.minimum(self._signs, _counted(word)).sum(axis=1, dtype=np.int64)
        near = np.flatnonzero(2 * shared >= NEAR * (self._lengths + len(word)) - 1e-9)
        return (get_close_matches(word, [self.words[i] for i in near], 1, NEAR) or [word])[0]


def _counted(word: str) -> npt.NDArray[np.uint16]:
    return np.bincount([ord(sign) % _PLACES for sign in word], minlength=_PLACES).astype(np.uint16)
