"""Which weight the NRR tertimbang of a recap were made with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import islice

import numpy as np

from ikm.pedoman import Pedoman
from ikm.reading.vocabulary import words
from ikm.reading.words import clean, number, plain
from ikm.reading.workbook import Sheet

MOST_TEXTS, MOST_SIGNS = 5_000, 300
"""So many different texts of a sheet are searched for a weight, so much of each."""

FEWEST_DECIMALS = 4
"""1/k is told from a weight that the regulation prints by at least so many decimals."""

_DECIMAL = re.compile(r"(?<![\d.,])0?[.,]\d{2,9}(?!\d)")
_SHARE = re.compile(r"(?<![\d/])1 ?[/:] ?(\d{1,2})(?![\d/])")
_TIMES = re.compile(r"[x×*] ?(?=0?[.,]\d|1 ?/)", re.IGNORECASE)


def stated(sheet: Sheet, pedoman: Pedoman) -> set[str]:
    """The weight modes that a sheet's own texts state ("NRR x 0,071", "Bobot: 1/9"), or a row of weights."""
    texts = list(islice(_texts(sheet), MOST_TEXTS))
    return {mode for text in texts for mode in modes_in(text, pedoman)} | _in_rows(sheet, pedoman)


def modes_in(text: str, pedoman: Pedoman) -> set[str]:
    """The weight modes that a text states; a text that does not speak of weighing states none.

    >>> from ikm.pedoman import load
    >>> p = load("permenpan-2017")
    >>> modes_in("NRR tertimbang = NRR x 0,111", p), modes_in("0,111", p), modes_in("bobot 1/9", p)
    ({'printed'}, set(), {'exact'})
    """
    text = clean(text)[:MOST_SIGNS]
    said = set(plain(text).split())
    if not _TIMES.search(text) and not said & set(words("measures")["weighing"]):
        return set()
    found = {mode_of(Decimal(m[0].replace(",", ".")), pedoman) for m in _DECIMAL.finditer(text)}
    if any(int(m[1]) == len(pedoman.codes) for m in _SHARE.finditer(text)):
        found.add("exact")
    return {mode for mode in found if mode}


def mode_of(weight: Decimal, pedoman: Pedoman) -> str | None:
    """The weight mode that prints as this number; None when none does.

    >>> from ikm.pedoman import load
    >>> [mode_of(Decimal(w), load("permenpan-2017")) for w in ("0.111", "0.110", "0.1111", "0.12")]
    ['printed', '0.11', 'exact', None]
    """
    for mode in pedoman.bobot[1:]:
        if Fraction(weight) == pedoman.weight(mode):
            return mode
    places = -int(weight.as_tuple().exponent)
    if places < FEWEST_DECIMALS:
        return None
    exact = Decimal(1) / len(pedoman.codes)
    near = {exact.quantize(weight, rounding) for rounding in (ROUND_HALF_UP, ROUND_DOWN)}
    return "exact" if weight in near else None


def written(mode: str, pedoman: Pedoman) -> str:
    """A weight as it is written: "1/9", "0.111"."""
    weight = pedoman.weight(mode)
    return str(weight) if mode == "exact" else str(float(weight))


def _texts(sheet: Sheet) -> Iterator[str]:
    for column in sheet.columns:
        for value in column.values:
            if isinstance(value, str) and any(sign.isdigit() for sign in value[:MOST_SIGNS]):
                yield value


def _in_rows(sheet: Sheet, pedoman: Pedoman) -> set[str]:
    """The modes in the cells of rows that begin with the word for a weight."""
    known = words("measures")["weight"]
    rows: set[int] = set()
    for column in sheet.columns:
        marks = [i for i, v in enumerate(column.values) if isinstance(v, str) and plain(v) in known]
        if marks:
            rows |= set(np.flatnonzero(np.isin(column.codes, marks)).tolist())
    found: set[str | None] = set()
    for row in sorted(rows)[:MOST_SIGNS]:
        for value in {column.at(row) for column in sheet.columns}:
            figure = value if isinstance(value, float) else number(value) if isinstance(value, str) else None
            if figure is not None and 0 < figure < 1:
                found.add(mode_of(Decimal(repr(round(figure, 6))), pedoman))
    return {mode for mode in found if mode}
