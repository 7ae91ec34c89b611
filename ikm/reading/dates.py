"""Dates and periods as they are written in survey files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from ikm.reading.vocabulary import words
from ikm.reading.words import clean, plain
from ikm.reading.workbook import Cell

_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d).*")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d).*")
_WRITTEN = re.compile(r"(?:\w+ )?(\d{1,2}) ([a-z]+) (\d{4}|\d{2})(?: .*)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIRST_SERIAL, _LAST_SERIAL, _SERIAL_ZERO = 30_000, 80_000, dt.date(1899, 12, 30)


def month_first(values: Iterable[Cell]) -> bool:
    """Whether numeric dates of a column put the month first, as some exports of forms do."""
    pairs = [(int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := _NUMERIC.fullmatch(clean(v)))]
    return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)


def date(value: Cell, month_leads: bool = False) -> dt.date | None:
    """The date in a cell; None when there is none.

    >>> date("20 Nov 2026"), date("20/11/26") == date("2026-11-20 08:30:00") == date(46346.0)
    (datetime.date(2026, 11, 20), True)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float):
        whole = _FIRST_SERIAL <= value <= _LAST_SERIAL
        return _SERIAL_ZERO + dt.timedelta(days=int(value)) if whole else None
    if not isinstance(value, str):
        return None
    text = clean(value)
    if iso := _ISO.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(text):
        day, month = (2, 1) if month_leads else (1, 2)
        return _date(int(numeric[3]), int(numeric[month]), int(numeric[day]))
    if (written := _WRITTEN.fullmatch(plain(text))) and (number := _months().get(written[2])):
        return _date(int(written[3]), number, int(written[1]))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: i for i, names in enumerate(words("months")["names"], start=1) for name in names}


def quarter(day: dt.date) -> str:
    """The quarter a day lies in.

    >>> quarter(dt.date(2026, 11, 20))
    '2026 TW IV'
    """
    return f"{day.year} TW {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]}"


def period_order(text: str) -> tuple[int, float, str]:
    """Periods in time order: year, then month, triwulan or semester, whichever is named.

    >>> sorted(["Semester II 2024", "TW I 2025", "Maret 2024", "2023"], key=period_order)
    ['2023', 'Maret 2024', 'Semester II 2024', 'TW I 2025']
    """
    parts = plain(text).split()
    years = [int(part) for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)]
    months = [_months()[part] for part in parts if part in _months()]
    if months:
        return (years or [0])[0], float(months[0]), text
    steps = [_ROMAN.get(part) or int(part) for part in parts if part in _ROMAN or re.fullmatch(r"\d{1,2}", part)]
    half = any(part.startswith(("sem", "smt")) for part in parts)
    quarterly = any(part.startswith(("tw", "tri", "kuartal", "q")) for part in parts)
    length = 6 if half else 3 if quarterly else 1
    return (years or [0])[0], (steps[0] - 1) * length + 1.0 if steps else 0.0, text


def period_in(text: str) -> str | None:
    """The period that a title, sheet name or file name states; None when it states none."""
    parts = plain(text).replace("_", " ").split()
    return next((part for part in parts if re.fullmatch(r"(?:19|20)\d\d", part)), None)
