"""When a survey was held: by its dates, its periods, or its titles; what ages are counted to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ikm.reading import dates, periods
from ikm.reading.cells import says_nothing
from ikm.reading.headers import attribute, header_of
from ikm.reading.personal import header_kind, masked
from ikm.reading.vocabulary import total_word
from ikm.reading.words import written
from ikm.reading.workbook import Column, title

Days = npt.NDArray[np.datetime64]

_EPOCH = dt.date(1970, 1, 1).toordinal()
_NO_DAY = np.iinfo(np.int64).min  # how numpy writes NaT


def as_days(days: Sequence[dt.date | None]) -> Days:
    """Dates as an array; NaT for None."""
    ordinals = [_NO_DAY if day is None else day.toordinal() - _EPOCH for day in days]
    return np.array(ordinals, dtype=np.int64).view("datetime64[D]")


def filled(column: Column, start: int) -> npt.NDArray[np.int64]:
    """How often each distinct value occurs from row ``start`` on; blank ones and words of totals never."""
    counts = column.counts(start)
    counts[[says_nothing(value) or total_word(value) is not None for value in column.values]] = 0
    return counts


def role_of(text: str) -> str | None:
    """The attribute that a header names, unless it names personal data.

    >>> role_of("Berapa usia Anda?"), role_of("Tgl survei"), role_of("Tanggal lahir")
    ('umur', 'tanggal', None)
    """
    found = attribute(header_of(text)) if text and header_kind(text) is None else None
    return found[0] if found else None


def names_age(text: str) -> bool:
    """Whether a header names an age, or a time of birth, which becomes one."""
    found = attribute(header_of(text)) if text else None
    return found is not None and found[0] == "umur"


def under(columns: Sequence[Column], texts: Mapping[int, str], role: str) -> list[Column]:
    """The columns under headers of a role that name no personal data, the surest first."""
    there = [(column, text) for column in columns if role_of(text := texts.get(column.number, "")) == role]
    places = [(found[1], column.number, column) for column, text in there if (found := attribute(header_of(text)))]
    return [column for _, _, column in sorted(places, key=lambda place: place[:2])]


def reference_of(
    columns: Sequence[Column], texts: Mapping[int, str], top: int, start: int, fallback: int | None
) -> tuple[dt.date | Days | None, str]:
    """What the ages on a sheet are counted to, and the header of the column that says it for each row.

    The date of each row, where the sheet has a column of dates, and the latest of them where a row has
    none; in the same way the last day of each row's period; else, with "" for the column, the last day of
    the latest period in the titles above row ``top``; else the last day of the year ``fallback``; else None.
    """
    for role, read in (("tanggal", _read_dates), ("periode", _read_periods)):
        for other in under(columns, texts, role):
            days = read(other, start)[other.codes]
            days[:start] = np.datetime64("NaT")
            if not np.isnat(days).all():
                return _whole(days), title(str(masked(texts[other.number])))
    titles = [text for column in columns for row in range(top) if isinstance(text := column.at(row), str)]
    if period := periods.latest(titles):
        return period.last_day, ""
    return (dt.date(fallback, 12, 31) if fallback else None), ""


def _whole(days: Days) -> Days:
    """The days, with the latest of them where there is none."""
    none = np.isnat(days)
    return np.asarray(np.where(none, days[~none].max(), days))


def _read_dates(column: Column, start: int) -> Days:
    counts = filled(column, start)
    values = [value if count else None for value, count in zip(column.values, counts.tolist(), strict=True)]
    leads = dates.month_first(values)
    return as_days([dates.date(value, leads) for value in values])


def _read_periods(column: Column, start: int) -> Days:
    found = [periods.parse(written(value)) for value in column.values]
    return as_days([period.last_day if period else None for period in found])
