"""Ages: numbers become age groups, ranges stay as they are written."""

from __future__ import annotations

import re

from ikm.reading.words import clean, number
from ikm.reading.workbook import Cell

YOUNGEST, OLDEST = 10, 110
"""A number outside these is no age of a respondent."""

GROUPS = ((20, "< 20"), (30, "20–29"), (40, "30–39"), (50, "40–49"), (60, "50–59"))
"""Upper bound and name of each age group; our own grouping (the form asks for a number only)."""

LAST_GROUP = "≥ 60"

_YEARS = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:th|thn|tahun|years?)\.?", re.IGNORECASE)


def age(value: Cell) -> tuple[float | None, str | None, str]:
    """An age in years (None if not a number), its group (None if blank), and why it is set aside.

    >>> age(34.0), age("34 tahun"), age("17-25"), age(3.0)
    ((34.0, '30–39', ''), (34.0, '30–39', ''), (None, '17-25', ''), (None, None, 'not-an-age'))
    """
    if value is None:
        return None, None, ""
    if isinstance(value, bool) or not isinstance(value, (str, float)):
        return None, None, "not-an-age"
    years = value if isinstance(value, float) else number(value)
    if isinstance(value, str) and years is None and (said := _YEARS.fullmatch(clean(value))):
        years = number(said[1])
    if years is None:
        return None, clean(str(value)), ""
    if not YOUNGEST <= years <= OLDEST:
        return None, None, "not-an-age"
    return years, next((name for bound, name in GROUPS if years < bound), LAST_GROUP), ""


def age_order(group: str) -> tuple[float, str]:
    """Age groups from young to old: by their first number, "< 20" before "20–29"."""
    figures = re.findall(r"\d+", group)
    start = float(figures[0]) if figures else float("inf")
    if re.match(r"\s*(?:<|≤|kurang|di ?bawah|under)", group, re.IGNORECASE):
        start -= 0.5
    if re.match(r"\s*(?:>|≥|lebih|di ?atas|over)", group, re.IGNORECASE):
        start += 0.5
    return start, group.casefold()
