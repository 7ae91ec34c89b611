"""A finding: what is printed, what it should be by the report's own figures, and the explanation that fits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ikm.rounding import half_up
from ikm.text import Sentence

HIGH, MEDIUM, LOW = "high", "medium", "low"
SEVERITIES = (HIGH, MEDIUM, LOW)
"""high: a figure cannot be right, or a class, rank or priority does not follow, and no rounding explains it.
medium: something that should be looked into, without a published result being refuted by it, such as ranks that run
from the lowest to the highest. low: a convention."""


@dataclass(frozen=True)
class Finding:
    """One line of an audit.

    ``unit`` "" is the whole survey; ``item`` an unsur's code or the kind of figure ("index", "ikm", "mutu", "rank",
    ...); ``printed`` and ``recomputed`` figures with their decimals, or words; None where there is none. The
    ``explanation`` is one or more sentences, each to be said in any language. ``place``: "sheet!cell".
    """

    severity: str
    code: str
    unit: str
    item: str
    printed: Decimal | str | None
    recomputed: Decimal | str | None
    explanation: tuple[Sentence, ...]
    place: str = ""


def decimal(value: float, digits: int) -> Decimal:
    """A figure with so many decimals, rounded half up.

    >>> decimal(2.35, 3), decimal(69.425, 2)
    (Decimal('2.350'), Decimal('69.43'))
    """
    return half_up(float(value), digits)
