"""Numbers that a person asks for: whole people and shares between 0 and 1; what is none is refused in a sentence."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from statistics import NormalDist

from ikm.errors import UnknownChoiceError
from ikm.text import mark

Number = int | float | str | Decimal

MOST_PEOPLE = 10_000_000_000
"""No population is larger: there are not so many people."""

MOST_DIGITS = 12
"""Decimals that a share may have."""


BAD_ERROR = mark("The margin of error must be a share between 0 and 1, such as 0.05 for 5 %, not {value}.")
BAD_SHARE = mark("The share p must lie between 0 and 1, such as 0.5, not {value}.")
BAD_LEVEL = mark("The confidence level must lie between 0 and 1, such as 0.95 for 95 %, not {value}.")


def whole_people(value: Number) -> int:
    """A number of people: whole, from 1 to MOST_PEOPLE; of a float or text too. Raises UnknownChoiceError.

    >>> whole_people(72385.0), whole_people("881801")
    (72385, 881801)
    """
    number = _decimal(value)
    if number is None or number < 1 or number != number.to_integral_value():
        raise UnknownChoiceError(
            "The population must be a whole number of people, at least 1, not {value}.", value=_said(value)
        )
    if number > MOST_PEOPLE:
        raise UnknownChoiceError(
            "The population {value} is more people than there are. Check the number.", value=_said(value)
        )
    return int(number)


def share_of(value: Number, otherwise: str) -> Decimal:
    """A share between 0 and 1, both left out. Raises UnknownChoiceError with the message ``otherwise``.

    >>> share_of(0.05, "not {value}"), share_of("0,10", "not {value}")
    (Decimal('0.05'), Decimal('0.10'))
    """
    number = _decimal(value)
    if number is None or not 0 < number < 1 or -int(number.as_tuple().exponent) > MOST_DIGITS:
        raise UnknownChoiceError(otherwise, value=str(value))
    return number


def normal(level: Number) -> Decimal:
    """The two-sided normal quantile of a confidence level, to three decimals as tables print it.

    >>> normal("0.95"), normal("0.90"), normal("0.99")
    (Decimal('1.96'), Decimal('1.645'), Decimal('2.576'))
    """
    within = float(share_of(level, BAD_LEVEL))
    z = Decimal(f"{NormalDist().inv_cdf((1 + within) / 2):.3f}")
    if not z:
        raise UnknownChoiceError(BAD_LEVEL, value=str(level))
    return z.quantize(Decimal("0.01")) if z == z.quantize(Decimal("0.01")) else z


def fraction(value: Number) -> Fraction | None:
    """A number exactly as it is written: 0.1 is a tenth; None where it is none.

    >>> fraction(0.1), fraction("x")
    (Fraction(1, 10), None)
    """
    number = _decimal(value)
    return (
        None
        if number is None or abs(number) > MOST_PEOPLE or abs(number.adjusted()) > MOST_DIGITS
        else Fraction(number)
    )


def _decimal(value: Number) -> Decimal | None:
    """The number as it is written, with a decimal comma or point; None where it is none."""
    if isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", ".").replace("_", "x"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _said(value: Number) -> str:
    """A number as a person would write it: a whole one without decimals."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
