"""With how many decimals a computation is printed, so that it comes out as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ikm.rounding import half_up

MOST = 8
"""So many decimals are printed at most."""


def enough(comes_out: Callable[[int], bool], least: int) -> int:
    """The least number of decimals, from ``least`` on, with which a computation comes out; MOST where none does.

    >>> enough(lambda places: half_up(3.0950794, places) * 25 == half_up(77.376985, 2), 3)
    8
    >>> enough(lambda places: half_up(half_up(3.0950794, places) * 25, 2) == half_up(77.376985, 2), 3)
    3
    """
    return next((places for places in range(least, MOST) if comes_out(places)), MOST)


def of_product(values: Iterable[float], factor: Decimal, places: int, least: int = 3) -> int:
    """Decimals of ``values`` with which each of them times ``factor`` comes out to ``places`` decimals.

    >>> of_product([3.0950794], Decimal(25), 2)  # 3.095 x 25 = 77.375, which is 77.38
    3
    """
    known = [value for value in values if value == value]
    return enough(
        lambda n: all(
            half_up(half_up(v, n) * factor, places) == half_up(half_up(v, 12) * factor, places) for v in known
        ),
        least,
    )


def of_quotient(values: Iterable[tuple[float, float]], places: int, least: int) -> int:
    """Decimals of the first with which each first / second comes out to ``places`` decimals.

    >>> of_quotient([(494.0, 150.0)], 3, 0)
    0
    """
    known = [(a, Decimal(repr(float(n)))) for a, n in values if n]
    return enough(
        lambda d: all(half_up(half_up(a, d) / n, places) == half_up(half_up(a, 10) / n, places) for a, n in known),
        least,
    )


def of_sum(values: Iterable[float], total: float, places: int, least: int = 3) -> int:
    """Decimals of ``values`` with which they add up to ``total``, printed with ``places`` decimals.

    >>> of_sum([0.2352, 0.2276], 0.4628, 3)  # 0.235 + 0.228 = 0.463
    3
    """
    known = list(values)
    return enough(
        lambda d: half_up(sum((half_up(v, d) for v in known), Decimal(0)), places) == half_up(total, places), least
    )


def of_value(values: Iterable[float], least: int) -> int:
    """Decimals with which each value stands as it is.

    >>> of_value([2.848, 2.5], 2)
    3
    """
    known = [value for value in values if value == value]
    return enough(lambda n: all(half_up(v, n) == half_up(v, MOST) for v in known), least)
