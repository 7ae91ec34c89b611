"""With how many decimals a computation is printed, so that it comes out as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from fractions import Fraction

from ikm.rounding import half_up

MOST = 8
"""So many decimals are printed at most."""


def enough(comes_out: Callable[[int], bool], least: int) -> int:
    """The least number of decimals, from ``least`` on, with which a computation comes out; MOST where none does.

    >>> enough(lambda places: rounded(shown(79.508899 / 25, places) * 25, 2) == half_up(79.508899, 2), 3)
    4
    """
    return next((places for places in range(least, MOST) if comes_out(places)), MOST)


def shown(value: float, places: int) -> Fraction:
    """A figure as it is printed, exactly."""
    return Fraction(half_up(float(value), places))


def rounded(value: Fraction, places: int) -> Decimal:
    """A fraction rounded half up.

    >>> rounded(Fraction(494, 150), 3)
    Decimal('3.293')
    """
    with localcontext(prec=60):
        return half_up(Decimal(value.numerator) / Decimal(value.denominator), places)


def of_product(value: float, factor: Fraction, result: float, places: int, least: int) -> int:
    """Decimals with which a value times ``factor`` comes out as ``result``.

    MOST where none does: 11/6 x 0.111 = 0.2035 is rounded up, but 1.83333333 x 0.111 is a little less.

    >>> of_product(3.0950794, Fraction(25), 77.376985, 2, 3)  # 3.095 x 25 = 77.375, which is 77.38
    3
    """
    printed = half_up(float(result), places)
    return enough(lambda n: rounded(shown(value, n) * factor, places) == printed, least)


def of_quotients(parts: Iterable[tuple[float, float, float]], places: int, least: int) -> int:
    """Decimals of the first with which each first / second comes out as the third.

    >>> of_quotients([(494.0, 150.0, 494 / 150)], 3, 0)
    0
    """
    known = [(a, Fraction(float(n)), half_up(float(result), places)) for a, n, result in parts if n]
    return enough(lambda d: all(rounded(shown(a, d) / n, places) == result for a, n, result in known), least)


def of_sum(values: Iterable[float], total: float, places: int, least: int) -> int:
    """Decimals of ``values`` with which they add up to ``total``.

    >>> of_sum([0.2352, 0.2276], 0.4628, 3, 3)  # 0.235 + 0.228 = 0.463
    3
    """
    known, result = list(values), half_up(float(total), places)
    return enough(lambda d: rounded(sum((shown(v, d) for v in known), Fraction(0)), places) == result, least)


def of_value(values: Iterable[float], least: int) -> int:
    """Decimals with which each value stands as it is.

    >>> of_value([2.848, 2.5], 2)
    3
    """
    known = [value for value in values if value == value]
    return enough(lambda n: all(shown(v, n) == shown(v, MOST) for v in known), least)
