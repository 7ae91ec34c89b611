"""Ages: numbers become age groups, ranges get one spelling, anything else stays as it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ikm.reading.notes import HIDDEN
from ikm.reading.words import clean, number
from ikm.reading.workbook import Cell

YOUNGEST, OLDEST = 10, 110
"""A number outside these is no age of a respondent."""

STARTS = (20, 30, 40, 50, 60)
"""Where each age group but the youngest begins; our own grouping (the form asks for a number only)."""

MOST_GROUPS = 20
"""So many starts can be asked for."""

LONGEST = 60
"""A longer text is no age and no range of ages."""

_UNIT = r"(?: ?(?:tahunan|tahun|thn|th|yrs?|years?(?: old)?|y\.?o)\b\.?)"
_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_YEARS = re.compile(
    rf"(?:umur |usia |± ?|\+/- ?)?{_NUMBER}(?:{_UNIT}(?: ?\d{{1,2}} ?(?:bulan|bln|bl|months?)\b\.?)?)?", re.IGNORECASE
)
_OPTION = re.compile(r"(?:[a-z] ?[.)]|\(?\d{1,2}\)|\d{1,2}\.(?= )) ?(?=\S)", re.IGNORECASE)
_AGE = rf"(\d{{1,3}}){_UNIT}?"
_TO = r" ?(?:-|–|—|−|~|s ?[./]? ?d\b\.?|sampai(?: dengan)?|hingga|dan|to|and) ?"
_RANGE = re.compile(rf"(?:antara |usia |umur |between )?{_AGE}{_TO}{_AGE}", re.IGNORECASE)
_SIGNS = {
    "<": r"(?:<|kurang dari|di ?bawah|under|below|less than|younger than) ?{age}",
    "≤": r"(?:≤|<=|=<|maksimal|paling tua|up to) ?{age}|{age} ?(?:ke ?bawah|and (?:below|under|younger))",
    ">": r"(?:>|lebih dari|lebih tua dari|di ?atas|over|above|more than|older than) ?{age}",
    "≥": r"(?:≥|>=|=>|minimal|paling muda) ?{age}|{age} ?(?:\+|ke ?atas|and (?:above|over|older)|or (?:over|older))",
}
_OPEN = {
    sign: re.compile("(?:usia |umur )?(?:" + pattern.format(age=_AGE) + ")", re.IGNORECASE)
    for sign, pattern in _SIGNS.items()
}


def age(value: Cell, starts: Sequence[int] = STARTS) -> tuple[float | None, str | None, str]:
    """An age in years (None if not a number), its group (None if blank), and why it is set aside.

    A group that the file itself names stays as it is, wherever the groups are wanted to start.

    >>> age(34.0), age("34 tahun 5 bulan"), age("17 s/d 25 th"), age(3.0)
    ((34.0, '30–39', ''), (34.0, '30–39', ''), (None, '17–25', ''), (None, None, 'not-an-age'))
    """
    if value is None:
        return None, None, ""
    if value == HIDDEN:
        return None, None, "age-hidden"
    if isinstance(value, bool) or not isinstance(value, (str, float)):
        return None, None, "not-an-age"
    years = value if isinstance(value, float) else number(value)
    if isinstance(value, str) and years is None:
        text = clean(value)
        if not text.strip("-–—._ "):
            return None, None, ""
        if len(text) > LONGEST or not (said := _YEARS.fullmatch(text)):
            return None, age_range(text), ""
        years = number(said[1])
    if years is None or not YOUNGEST <= years <= OLDEST:
        return None, None, "not-an-age"
    return years, group(years, starts), ""


def group(years: float, starts: Sequence[int] = STARTS) -> str:
    """The age group in which an age lies, where groups begin at ``starts`` (ascending); 25.5 years are 25.

    >>> [group(years, (17, 26, 36)) for years in (16, 17, 25.5, 26, 36)], group(17, (17, 18))
    (['< 17', '17–25', '17–25', '26–35', '≥ 36'], '17')
    """
    place = bisect_right(starts, years)
    if place == 0:
        return f"< {starts[0]}"
    if place == len(starts):
        return f"≥ {starts[-1]}"
    first, last = starts[place - 1], starts[place] - 1
    return str(first) if first == last else f"{first}–{last}"


def possible(starts: object) -> bool:
    """Whether age groups can start there: 1 to MOST_GROUPS whole ages of respondents, ascending.

    >>> possible((17, 26, 36)), possible((26, 17)), possible(()), possible((17, 26.0)), possible((5, 17))
    (True, False, False, False, False)
    """
    return (
        isinstance(starts, tuple)
        and 1 <= len(starts) <= MOST_GROUPS
        and all(type(start) is int and YOUNGEST <= start <= OLDEST for start in starts)
        and all(a < b for a, b in pairwise(starts))
    )


def age_range(text: str) -> str:
    """A range of ages in its one spelling; a text that is none stays as it is written.

    >>> [age_range(t) for t in ("17-25", "b. 17 th s.d. 25 th", "di atas 60", "60 tahun ke atas", "<20 th", "Remaja")]
    ['17–25', '17–25', '> 60', '≥ 60', '< 20', 'Remaja']
    """
    for said in (clean(text), _OPTION.sub("", clean(text), count=1)) if len(text) <= LONGEST else ():
        if (both := _RANGE.fullmatch(said)) and int(both[1]) < int(both[2]) <= OLDEST:
            return f"{int(both[1])}–{int(both[2])}"
        for sign, pattern in _OPEN.items():
            if (bound := pattern.fullmatch(said)) and (years := next(filter(None, bound.groups()))):
                return f"{sign} {int(years)}"
    return clean(text)


def age_order(group: str) -> tuple[float, str]:
    """Age groups from young to old: by their first number, "< 20" before "20–29"."""
    figures = re.findall(r"\d+", group)
    start = float(figures[0]) if figures else float("inf")
    if re.match(r"\s*(?:<|≤|kurang|di ?bawah|under)", group, re.IGNORECASE):
        start -= 0.5
    if re.match(r"\s*(?:>|≥|lebih|di ?atas|over)", group, re.IGNORECASE):
        start += 0.5
    return start, group.casefold()
