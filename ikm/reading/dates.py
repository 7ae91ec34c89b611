"""Dates as they are written in survey files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from ikm.reading.period_words import month_numbers
from ikm.reading.periods import period as period
from ikm.reading.periods import period_order as period_order
from ikm.reading.words import clean, number, plain
from ikm.reading.workbook import Cell

_GAP = r"\s?[/.\-\s]\s?"
_NO_MORE = r"(?!\d)(?!.*\d[/.\-]\d{1,2}[/.\-]\d)"  # no second date behind it
_WEEKDAY = r"(?:[^\W\d_]+\.?'?[^\W\d_]*\s?[,:]?\s)?"
_NUMERIC = re.compile(rf"{_WEEKDAY}(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}}|\d{{2}}){_NO_MORE}.*")
_ISO = re.compile(rf"(\d{{4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}}){_NO_MORE}.*")
_WRITTEN = re.compile(r"(?:[^\W\d]+ ){0,4}(\d{1,2})(?:st|nd|rd|th)? ?([^\W\d_]+) ?(\d{4}|\d{2})(?: .*)?")
_ENGLISH = re.compile(r"(?:[^\W\d]+ )?([^\W\d_]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})(?: .*)?")
_MONTH = re.compile(r"(?:bulan )?([^\W\d_]+) ?(\d{4}|\d{2})")
_ISO_MONTH = re.compile(r"(\d{4})[/.\-](\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_FIRST_SERIAL, _LAST_SERIAL, _SERIAL_ZERO = 30_000, 80_000, dt.date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""A year outside these is a slip of the pen."""

LONGEST = 80
"""A longer text is no date."""


def month_first(values: Iterable[Cell]) -> bool:
    """Whether numeric dates of a column put the month first, as some exports of forms do."""
    pairs = [pair for _, pair in _pairs(values)]
    return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)


def either_way(values: Iterable[Cell]) -> str | None:
    """A date of a column that can be read day first or month first, when no date of the column shows which.

    >>> either_way(["5/1/2026", "6/6/2026"]), either_way(["5/1/2026", "20/1/2026"])
    ('5/1/2026', None)
    """
    known = _pairs(values)
    if any(a > 12 or b > 12 for _, (a, b) in known):
        return None
    return next((text for text, (a, b) in known if a != b), None)


def _pairs(values: Iterable[Cell]) -> list[tuple[str, tuple[int, int]]]:
    """The numeric dates among values, and their first two numbers."""
    texts = (text for value in values if isinstance(value, str) and len(text := clean(value)) <= LONGEST)
    return [(text, (int(m[1]), int(m[2]))) for text in texts if (m := _NUMERIC.fullmatch(text))]


def date(value: Cell, month_leads: bool = False, last: int | None = None) -> dt.date | None:
    """The date in a cell; None when there is none. A month without a day is its first day.

    ``last``: no date lies after this year, so that a year of two digits may belong to the century before.

    >>> date("20 Nov 2026"), date("20/11/26") == date("2026-11-20 08:30:00") == date(46346.0) == date("46346")
    (datetime.date(2026, 11, 20), True)
    >>> date("Jumat, 20 November 2026") == date("20.11.2026 08.15 WIB") == date("11/20/2026 8:15:03 AM", True)
    True
    >>> date("Nov-26"), date("12/3/87", last=2026), date("20 November")
    (datetime.date(2026, 11, 1), datetime.date(1987, 3, 12), None)
    """
    if isinstance(value, dt.date):
        return _date(value.year, value.month, value.day)
    if isinstance(value, float):
        return _of_number(value)
    if not isinstance(value, str):
        return None
    text = clean(value)
    if len(text) > LONGEST:
        return None
    if iso := _ISO.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(text):
        day, month = (2, 1) if month_leads else (1, 2)
        return _date(int(numeric[3]), int(numeric[month]), int(numeric[day]), last)
    if (figure := number(text)) is not None and not _MONTH_YEAR.fullmatch(text):
        return _of_number(figure)
    words = plain(text)
    if (said := _WRITTEN.fullmatch(words)) and (month := month_numbers().get(said[2], 0)):
        return _date(int(said[3]), month, int(said[1]), last)
    if (said := _ENGLISH.fullmatch(words)) and (month := month_numbers().get(said[1], 0)):
        return _date(int(said[3]), month, int(said[2]))
    return _month(text)


def month_only(value: Cell) -> bool:
    """Whether a text names a month of a year without a day.

    >>> month_only("Nov-26"), month_only("2026-11"), month_only("20 Nov 2026")
    (True, True, False)
    """
    month = _month(clean(value)) if isinstance(value, str) and len(value) <= LONGEST else None
    return month is not None and date(value) == month


def _month(text: str) -> dt.date | None:
    if iso := _ISO_MONTH.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), 1)
    if numeric := _MONTH_YEAR.fullmatch(text):
        return _date(int(numeric[2]), int(numeric[1]), 1)
    if (said := _MONTH.fullmatch(plain(text))) and (month := month_numbers().get(said[1])):
        return _date(int(said[2]), month, 1)
    return None


def _of_number(value: float) -> dt.date | None:
    """A spreadsheet's number of days, or the eight digits of year, month and day."""
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _SERIAL_ZERO + dt.timedelta(days=int(value))
    digits = _DIGITS.fullmatch(str(int(value))) if value.is_integer() and 1e7 <= value < 1e8 else None
    return _date(int(digits[1]), int(digits[2]), int(digits[3])) if digits else None


def _date(year: int, month: int, day: int, last: int | None = None) -> dt.date | None:
    if year < 100:
        year += 2000 if last is None or year + 2000 <= last else 1900
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
