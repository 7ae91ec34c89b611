"""Rounding half up in decimal arithmetic, the only rounding of the project."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

_SNAP = Decimal("1e-10")


def half_up(value: float | Decimal | str, digits: int) -> Decimal:
    """Round to ``digits`` decimals, ties away from zero, as an Indonesian official does by hand.

    A float is first written with ten decimals, because binary arithmetic leaves errors near 1e-13:
    ``3.5322 * 25`` is ``88.305`` on paper and must not become 88.30 by accident. A Decimal or text
    is taken as it stands.

    >>> half_up(88.305, 2), half_up("88.3049", 2), half_up(2.5, 0)
    (Decimal('88.31'), Decimal('88.30'), Decimal('3'))
    """
    with localcontext(prec=400):  # enough for every finite float
        exact = Decimal(value).quantize(_SNAP) if isinstance(value, float) else Decimal(value)
        return exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def least(bound: Decimal, digits: int) -> Decimal:
    """The least figure that ``half_up`` carries to ``bound``.

    >>> least(Decimal("12.35"), 2)
    Decimal('12.345')
    """
    return bound - Decimal(5).scaleb(-digits - 1)
