"""Fisher's exact test of tables of any size: counted where that is quick, else drawn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ikm.cube import Ints
from ikm.survey import Floats

MOST_PATHS = 400_000
"""Tables are counted while there are no more ways than this to fill the columns so far; beyond, they are drawn."""

DRAWS = {200: 99_999, 2_000: 9_999}
"""So many tables are drawn where they cannot all be counted, by the most cells a table may have; beyond, none: it
would take minutes. A p near 0.05 is then right to within 0.0014 or 0.0043 (19 times in 20)."""

CHUNK = 500
"""Tables drawn at a time."""

SAME = 1e-7
"""Probabilities nearer than this share of each other are the same (as in R's fisher.test)."""


def exact_p(counts: Ints, most: int = MOST_PATHS) -> float | None:
    """The sum of the probabilities of all tables with these margins that are no likelier than this one.

    P(table) = prod(rows!) prod(columns!) / (n! prod(cells!)) (Freeman & Halton 1951, Biometrika 38:141-149). The
    columns are filled one after the other; ways that leave the same rows over and are as likely so far are counted
    together. None where there would be more than ``most`` of them.

    >>> f"{exact_p(np.array([[3, 1], [1, 3]])):.7f}"  # the lady tasting tea: 34/70
    '0.4857143'
    """
    from scipy.special import gammaln

    table = counts.T if counts.shape[0] > counts.shape[1] else counts
    table = table[:, np.argsort(table.sum(axis=0), kind="stable")]  # the largest column follows from the others
    factorial = gammaln(np.arange(counts.sum() + 1) + 1.0)
    left = table.sum(axis=1)[None, :]
    likely, ways = np.zeros(1), np.ones(1)
    for total in table.sum(axis=0)[:-1]:
        source, filled = _fillings(left, int(total), most)
        if filled is None:
            return None
        left = left[source] - filled
        likely, ways = likely[source] - factorial[filled].sum(axis=1), ways[source]
        left, likely, ways = _together(left, likely, ways)
    likely = likely - factorial[left].sum(axis=1)
    margins = sum(float(factorial[total].sum()) for total in (table.sum(axis=1), table.sum(axis=0)))
    constant = margins - float(factorial[-1])
    here = -float(factorial[table].sum())
    return min(1.0, float((ways * np.exp(likely + constant))[likely <= here + SAME].sum()))


def drawn_p(counts: Ints, seed: int = 0) -> tuple[float | None, int]:
    """The same p from random tables with these margins, and how many they are (DRAWS); None, 0 for very large tables.

    p = (1 + how many are no likelier) / (draws + 1), so it is never 0 (Phipson & Smyth 2010, Stat. Appl. Genet. Mol.
    Biol. 9:39). Likelihoods are compared by their logarithms: scipy.stats.fisher_exact compares the probabilities
    themselves, which are all 0 for large tables, and then says 1.
    """
    from scipy.special import gammaln
    from scipy.stats import random_table

    draws = next((draws for cells, draws in DRAWS.items() if counts.size <= cells), 0)
    if not draws:
        return None, 0
    margins = random_table(counts.sum(axis=1), counts.sum(axis=0), seed=np.random.default_rng(seed))
    factorial = gammaln(np.arange(counts.sum() + 1) + 1.0)
    here, rarer = -float(factorial[counts].sum()), 0
    for start in range(0, draws, CHUNK):
        tables = np.asarray(margins.rvs(size=min(CHUNK, draws - start)), dtype=np.int64)
        likely = -factorial[tables].reshape(len(tables), -1).sum(axis=1)
        rarer += int((likely <= here + SAME).sum())
    return (1 + rarer) / (draws + 1), draws


def _fillings(left: Ints, total: int, most: int) -> tuple[npt.NDArray[np.intp], Ints | None]:
    """All ways to spread ``total`` over rows of which so many are ``left``, and from which of them each comes."""
    source = np.arange(len(left))
    filled, need = np.zeros((len(left), 0), dtype=np.int64), np.full(len(left), total)
    after = np.cumsum(left[:, ::-1], axis=1)[:, ::-1] - left  # how much the later rows can take
    for row in range(left.shape[1]):
        low = np.maximum(0, need - after[source, row])
        width = np.minimum(left[source, row], need) - low + 1
        if width.sum() > most:
            return source, None
        place = np.repeat(np.arange(len(source)), width)
        step = np.arange(len(place)) - np.repeat(np.cumsum(width) - width, width)
        chosen = low[place] + step
        source, need = source[place], need[place] - chosen
        filled = np.concatenate([filled[place], chosen[:, None]], axis=1)
    return source, filled


def _together(left: Ints, likely: Floats, ways: Floats) -> tuple[Ints, Floats, Floats]:
    """The ways that leave the same and are as likely so far, counted together."""
    order = np.lexsort((np.round(likely, 9), *left.T))
    left, likely, ways = left[order], likely[order], ways[order]
    new = np.ones(len(left), dtype=bool)
    new[1:] = (np.diff(left, axis=0) != 0).any(axis=1) | (np.diff(np.round(likely, 9)) != 0)
    starts = np.flatnonzero(new)
    return left[starts], likely[starts], np.add.reduceat(ways, starts)
