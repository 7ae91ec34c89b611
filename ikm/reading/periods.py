"""Periods: months, quarters, half years and years, however they are written: one spelling, in time order."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ikm.reading.period_words import ROMAN, SPANS, Said, month_numbers, said_in
from ikm.reading.vocabulary import words
from ikm.reading.words import clean

LONGEST = 300
"""Of a longer text only so many signs are looked at."""

_SHORT = re.compile(r"\b([st])[./]\s?([da])\b\.?", re.IGNORECASE)
"""Of "s.d.", "s/d" and "T.A." the two letters, so that they are one word."""

_REGULATIONS = re.compile(
    r"\b(?:permen\w*|kepmen\w*|peraturan|keputusan|undang|uu|perpres|perda|perbup|perwali)\b.{0,60}?\b(?:19|20)\d\d\b"
    r"|\b(?:kep|per)[\s/.]+\d+.{0,30}?\b(?:19|20)\d\d\b"
    r"|\b(?:nomor|no|nmr)\b[\s.:]*(?=[\w./\-]*\d)[\w./\-]+[\s,]*(?:(?:tahun|thn|th)[\s.]*)?(?<!\d)(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Regulations have a year in their names, which says nothing of the survey ("Nomor 14 Tahun 2017")."""


@dataclass(frozen=True, order=True)
class Period:
    """Whole months of one year: the year, the first of the months (1 to 12), and how many they are."""

    year: int
    first: int
    months: int

    @property
    def last_day(self) -> dt.date:
        """The period's last day."""
        month = self.first + self.months - 1
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def name(self) -> str | None:
        """The period in its one spelling; None where it is neither a month, a quarter, a half year nor a year."""
        step, rest = divmod(self.first - 1, self.months)
        if rest or self.months not in SPANS.values():
            return None
        if self.months == SPANS["tahun"]:
            return str(self.year)
        if self.months == SPANS["bulan"]:
            return f"{words('months')['names'][step][0].capitalize()} {self.year}"
        return f"{self.year} {'TW' if self.months == SPANS['triwulan'] else 'Semester'} {ROMAN[step]}"

    def within(self, span: str) -> Period | None:
        """The month, quarter, half year or year in which this period lies; None when it lies in no single one."""
        months = SPANS[span]
        start = (self.first - 1) // months * months + 1
        return Period(self.year, start, months) if self.first + self.months <= start + months else None


def period(day: dt.date, span: str = "triwulan") -> str:
    """The period a day lies in.

    >>> [period(dt.date(2026, 11, 20), span) for span in ("bulan", "triwulan", "semester", "tahun")]
    ['November 2026', '2026 TW IV', '2026 Semester II', '2026']
    """
    months = SPANS[span]
    return str(Period(day.year, (day.month - 1) // months * months + 1, months).name)


def parse(text: str) -> Period | None:
    """The period that a text is; None when it is none, says more than that, or names no year.

    >>> [parse(t).name for t in ("TW.I/2026", "Triwulan ke-4 Tahun 2026", "Smt 2 2025", "Jan-Mar 2026", "Nov-26")]
    ['2026 TW I', '2026 TW IV', '2025 Semester II', '2026 TW I', 'November 2026']
    >>> parse("Triwulan IV"), parse("Semester genap 2025/2026")
    (None, None)
    """
    said = said_in(_spaced(text))
    return _period(said) if said and said.alone else None


def _period(said: Said) -> Period | None:
    return Period(said.year, said.first, said.months) if said.year else None


@cache
def dates_in() -> re.Pattern[str]:
    """A date anywhere in a text: day, month (a number or a name) and year, or the year first."""
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?:\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:\d{{4}}|\d\d)"
        rf"|\d{{4}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}"
        rf"|\d{{1,2}}[\s\-/.]*(?:{names})[\s\-/.,]*(?:\d{{4}}|\d\d))(?!\d)",
        re.IGNORECASE,
    )


def _spaced(text: str) -> str:
    return _SHORT.sub(lambda short: short[1] + short[2], clean(text.replace("_", " "))[:LONGEST])


def spelled(text: str) -> str:
    """A period in its one spelling; what is none, or names no year, stays as it is written.

    >>> spelled("Q1 2026"), spelled("Triwulan 4"), spelled("Feb-Apr 2026")
    ('2026 TW I', 'Triwulan 4', 'Feb-Apr 2026')
    """
    found = parse(text)
    return (found.name if found else None) or clean(text)


def within(text: str, span: str) -> str | None:
    """The month, quarter, half year or year in which a written period lies; None when that cannot be said.

    >>> within("Maret 2026", "triwulan"), within("TW II 2026", "semester"), within("2026", "bulan")
    ('2026 TW I', '2026 Semester I', None)
    """
    found = parse(text)
    wider = found.within(span) if found else None
    return wider.name if wider else None


def period_in(text: str) -> str | None:
    """The period that a title, a sheet's name or a file's name states; None when it states none.

    Without a year it stays as it is written. Dates and the years of regulations state no period.

    >>> [period_in(t) for t in ("SKM Semester 2 Tahun 2024.xlsx", "laporan_tw1_2025", "IKM 2025", "Triwulan IV")]
    ['2024 Semester II', '2025 TW I', '2025', 'Triwulan IV']
    >>> period_in("Permenpan RB Nomor 14 Tahun 2017"), period_in("cetak 20-11-2026"), period_in("Kec. Panjang")
    (None, None, None)
    """
    said = _stated(text)
    found = _period(said) if said else None
    return (found.name if found else None) or (said.written if said else None)


def _stated(text: str) -> Said | None:
    said = said_in(dates_in().sub(" ; ", _REGULATIONS.sub(" ; ", _spaced(text))))
    return said if said and (said.sure or said.alone) else None


def latest(texts: Iterable[str]) -> Period | None:
    """The latest period with a year that any of these texts states; None when none does."""
    found = [period for text in texts if (said := _stated(text)) and (period := _period(said))]
    return max(found, key=lambda period: period.last_day, default=None)


def period_order(text: str) -> tuple[int, float, str]:
    """Periods in time order: year, then month, triwulan or semester, whichever is named; a year before its parts.

    >>> sorted(["Semester II 2024", "TW I 2025", "Maret 2024", "2023"], key=period_order)
    ['2023', 'Maret 2024', 'Semester II 2024', 'TW I 2025']
    """
    if said := said_in(_spaced(text)):
        return said.year or 0, 0.0 if said.months == SPANS["tahun"] else float(said.first), text
    numbers = [int(number[:9]) for number in re.findall(r"\d+", text)]
    years = [number for number in numbers if 1900 <= number < 2100]
    return (years or [0])[0], float(next((n for n in numbers if n not in years), 0)), text
