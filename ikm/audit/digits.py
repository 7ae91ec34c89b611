"""A slip of the hand between two figures of any length, in words."""

from __future__ import annotations

from decimal import Decimal

from ikm.audit.slips import DIGIT, DOUBLED, DROPPED, SWAPPED, slip
from ikm.audit.slips_said import slipped
from ikm.text import Sentence


def typed_for(printed: Decimal, right: Decimal) -> Sentence | None:
    """How ``printed`` came of ``right``; None where no single slip explains it.

    >>> typed_for(Decimal("43.67"), Decimal("43.76")).message
    'Two digits may have changed places: {right} became {wrong}.'
    >>> typed_for(Decimal("8181"), Decimal("88181")).message
    'A digit may be missing: {right} became {wrong}.'
    >>> typed_for(Decimal("43.60"), Decimal("43.76")) is None
    True
    """
    places = max(0, *(-int(one.as_tuple().exponent) for one in (printed, right)))
    wrong, meant = (str(int(one.scaleb(places))) for one in (printed, right))
    kind = slip(meant, wrong) if slip(meant, wrong) in (SWAPPED, DIGIT) else ""
    for long, short, name in ((meant, wrong, DROPPED), (wrong, meant, DOUBLED)):
        if len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
            kind = name
    return slipped(kind, right, printed) if kind else None
