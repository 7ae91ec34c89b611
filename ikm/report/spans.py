"""Figures within sentences: spans, levels, and decimals enough to tell two figures apart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.language import NOTHING


def between(values: Iterable[float], digits: int, text: Text) -> str:
    """From the lowest to the highest, or the one value there is."""
    low, high = (text.number(end, digits) for end in (pd.Series(values).min(), pd.Series(values).max()))
    return low if low == high else text("{low} to {high}", low=low, high=high)


def apart(values: Iterable[float], limit: float) -> int:
    """With how many decimals, three or more, no value is written like the limit that it is not equal to."""
    known = [v for v in values if v == v and v != limit]
    return next(n for n in (3, 4, 5, 6) if n == 6 or all(half_up(v, n) != half_up(limit, n) for v in known))


def percent(value: float, text: Text) -> str:
    """A level of significance, with the decimals it has.

    >>> from ikm.text import EN
    >>> percent(0.05, EN), percent(0.001, EN)
    ('5%', '0.1%')
    """
    return text.percent(
        value, next(n for n in (0, 1, 2, 3) if n == 3 or abs(round(value * 100, n) - value * 100) < 1e-9)
    )


def exact(value: float, text: Text) -> str:
    """A threshold with the decimals it has, two at least.

    >>> from ikm.text import ID
    >>> exact(0.6, ID), exact(0.655, ID)
    ('0,60', '0,655')
    """
    return text.number(value, next(n for n in (2, 3, 4) if n == 4 or abs(round(value, n) - value) < 1e-9))


def items(n: int, of: str, text: Text) -> str:
    """So many unsur or questions."""
    return text("{n} unsur", n=text.number(n, 0)) if of == "unsur" else text.plural("{n} question", "{n} questions", n)


def named(rows: pd.DataFrame, figure: str, digits: int, text: Text) -> list[str]:
    """Questions with one of their figures: "U2 (0,090)"."""
    values = (text.number(value, digits) if value == value else NOTHING for value in rows[figure])
    return [f"{label} ({value})" for label, value in zip(rows["label"], values, strict=True)]
