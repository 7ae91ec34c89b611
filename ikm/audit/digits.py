"""A slip of the hand: which way of mistyping makes one figure of another."""

from __future__ import annotations

from decimal import Decimal

from ikm.text import Sentence
from ikm.text.language import mark

TRANSPOSED = mark("Two digits are exchanged: {printed} for {right}.")
MISTYPED = mark("One digit differs: {printed} for {right}.")
DROPPED = mark("One digit is left out: {printed} for {right}.")
DOUBLED = mark("One digit too many is typed: {printed} for {right}.")


def slip(printed: Decimal, right: Decimal) -> Sentence | None:
    """How ``printed`` came of ``right``; None where no single slip explains it.

    >>> slip(Decimal("43.67"), Decimal("43.76")).message
    'Two digits are exchanged: {printed} for {right}.'
    >>> slip(Decimal("43.60"), Decimal("43.76")) is None
    True
    """
    decimals = min(int(printed.as_tuple().exponent), int(right.as_tuple().exponent))
    typed, meant = (str(int(figure.scaleb(-decimals))) for figure in (printed, right))
    message = _kind(typed, meant)
    return Sentence(message, {"printed": printed, "right": right}) if message else None


def _kind(typed: str, meant: str) -> str | None:
    apart = [i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b]
    if len(typed) == len(meant):
        if len(apart) == 1:
            return MISTYPED
        exchanged = len(apart) == 2 and sorted(typed) == sorted(meant)
        return TRANSPOSED if exchanged else None
    longer, shorter, message = (meant, typed, DROPPED) if len(meant) > len(typed) else (typed, meant, DOUBLED)
    left_out = any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    return message if len(longer) == len(shorter) + 1 and left_out else None
