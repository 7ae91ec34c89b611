"""A formula with its numbers put in, written out as plain text or as LaTeX in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.sentence import Value, shown

FEWEST, MOST = 2, 6
"""Decimals of a figure that is then rounded to a whole number: as many as it takes to see why, within these."""


@dataclass(frozen=True)
class Worked:
    """A formula in symbols and the same with its numbers put in.

    ``symbols`` and ``numbers`` are plain text, ``latex_symbols`` and ``latex_numbers`` the same in LaTeX; the second of
    each pair holds placeholders such as ``{N}``, for which ``values`` stand. Figures keep their decimals and are
    written with the signs of the language.

    >>> from ikm.text import EN, ID
    >>> found = Worked("a = b²", "{a} = {b}²", "a = b^2", "{a} = {b}^2", {"a": 1600, "b": 40})
    >>> found.said(ID), found.said(EN), found.latex(ID)
    ('1.600 = 40²', '1,600 = 40²', '1.600 = 40^2')
    """

    symbols: str
    numbers: str
    latex_symbols: str
    latex_numbers: str
    values: Mapping[str, Value]

    def said(self, text: Text) -> str:
        """The formula with its numbers, as plain text."""
        return self.numbers.format(**{name: shown(value, text) for name, value in self.values.items()})

    def latex(self, text: Text) -> str:
        """The formula with its numbers, as LaTeX; a comma in braces stands close to its digits."""
        signs = {name: shown(value, text).replace(",", "{,}") for name, value in self.values.items()}
        return self.latex_numbers.format(**signs)


def before_rounding(exact: Fraction, n: int) -> Decimal:
    """A figure with as many decimals as it takes to see why it was rounded to ``n``.

    A figure that another whole number would be read from, such as 400.001 rounded up to 401, gets further decimals.

    >>> before_rounding(Fraction(400001, 1000), 401), before_rounding(Fraction(39982, 100), 400)
    (Decimal('400.001'), Decimal('399.82'))
    """
    whole = exact.denominator == 1
    for digits in range(FEWEST, MOST + 1):
        written = rounded(exact, digits)
        if whole or (written != written.to_integral_value() and abs(n - written) < 1):
            return written
    return rounded(exact, MOST)


def rounded(exact: Fraction, digits: int) -> Decimal:
    """A fraction rounded half up to so many decimals.

    >>> rounded(Fraction(2, 3), 2), rounded(Fraction(1, 8), 2)
    (Decimal('0.67'), Decimal('0.13'))
    """
    steps = exact * 10**digits
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return half_up(Decimal(whole).scaleb(-digits), digits)
