"""Letters beside a ranking: groups that share a letter do not differ."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase

import numpy as np

from ikm.cube import Bools

ALPHABET = ascii_lowercase + ascii_uppercase
"""The letters in the order in which they are given; the 53rd is ".a", the 105th "..a", as in R's multcompView."""


def compact_letters(differ: Bools) -> tuple[str, ...]:
    """The letters of each of k groups, best first: two groups share a letter exactly when they do not differ.

    ``differ``: k x k, symmetric, whether a pair differs. The best group has "a".

    Letters are sets of groups of which none differ: cliques of the graph of pairs that do not differ. Each pair
    that has no letter in common yet, in the order of the ranking, founds a set, which takes up every further group
    that differs from none in it. Then a set goes wherever each of its pairs stands in another one. So no set can
    grow, and no letter can be spared: without it some pair would be shown to differ that does not. That is a
    polynomial number of steps for whatever pairs differ, where insert-and-absorb can take exponentially many;
    both find the same sets where groups differ along the ranking.

    Sources: Piepho (2004), An algorithm for a letter-based representation of all-pairwise comparisons, J. Comput.
    Graph. Statist. 13:456-466; Gramm et al. (2007), Algorithms for compact letter displays, Comput. Statist. Data
    Anal. 52:725-736 (clique growing).

    >>> import numpy as np
    >>> compact_letters(np.array([[0, 0, 1], [0, 0, 0], [1, 0, 0]], dtype=bool))
    ('a', 'ab', 'b')
    """
    sets = _necessary(_cliques(~differ))
    order = sorted(range(sets.shape[0]), key=lambda s: tuple(np.flatnonzero(sets[s])))
    return tuple("".join(_letter(at) for at, s in enumerate(order) if sets[s, i]) for i in range(len(differ)))


def _cliques(alike: Bools) -> Bools:
    """Sets of groups that are all alike, sets x groups, which together hold every pair that is alike."""
    size = len(alike)
    together = np.zeros_like(alike)
    sets = []
    for i, j in zip(*np.triu_indices(size), strict=True):
        if together[i, j] or not (alike[i, j] or i == j):
            continue
        inside = np.zeros(size, dtype=bool)
        inside[[i, j]] = True
        free = alike[i] & alike[j] & ~inside
        for new in range(size):
            if free[new]:
                inside[new] = True
                free &= alike[new]
        together |= np.outer(inside, inside)
        sets.append(inside)
    return np.array(sets, dtype=bool).reshape(len(sets), size)


def _necessary(sets: Bools) -> Bools:
    """The sets without those of which every pair stands in another set too, the last found first."""
    shared = sets.T.astype(np.int64) @ sets.astype(np.int64)
    keep = np.ones(len(sets), dtype=bool)
    for s in reversed(range(len(sets))):
        pairs = np.outer(sets[s], sets[s])
        if (shared[pairs] > 1).all():
            shared -= pairs
            keep[s] = False
    return np.asarray(sets[keep])


def _letter(position: int) -> str:
    """The letter at a position, unlike every other also when letters stand side by side.

    >>> _letter(0), _letter(25), _letter(26), _letter(52), _letter(105)
    ('a', 'z', 'A', '.a', '..b')
    """
    return "." * (position // len(ALPHABET)) + ALPHABET[position % len(ALPHABET)]
