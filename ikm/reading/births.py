"""Dates and years of birth -> ages in whole years, at the door, so that no date of birth is kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm.ledger import Note
from ikm.reading import dates, periods
from ikm.reading.ages import OLDEST, YOUNGEST, age_range
from ikm.reading.cells import says_nothing, start_of, with_cells
from ikm.reading.notes import HIDDEN
from ikm.reading.personal import masked
from ikm.reading.surveyed import Days, as_days, filled, names_age, reference_of, under
from ikm.reading.vocabulary import total_word
from ikm.reading.words import clean, number
from ikm.reading.workbook import Cell, Column, title

Reference = dt.date | int | Days
"""What ages are counted to: a day, a year (its last day), or a day for each row of the sheet."""

BIRTH = "birth"
"""The kind of personal data that dates of birth are."""

_SERIALS = range(5_000, 60_001)  # the spreadsheet's numbers of the days from 1913 to 2064
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, eq=False)
class Aged:
    """A column in which births were looked for: what replaces it (None: nothing does), and what is to be said."""

    column: Column | None = None
    note: Note | None = None


def aged(
    column: Column,
    kind: str | None,
    columns: Sequence[Column],
    texts: Mapping[int, str],
    band: tuple[int, int],
    fallback: int | None,
) -> Aged:
    """Turn a column of births into ages in whole years: asked of every column of a sheet, before it is masked.

    ``kind``: what personal data the column's header names ("birth", None, ...); ``columns``: all columns of
    the sheet, also this one; ``texts``: their headers by number; ``band``: the first and the last row of the
    header (0 = first); ``fallback``: the year that the name of the sheet or file states, for a sheet that
    says nothing of its time.

    For kind "birth", ``Aged.column`` holds the ages and is kept in place of the births; None: the column is
    dropped as personal, because its header is not one we know for a time of birth, no time of the survey is
    known, the column holds no births (but places), or another one holds the ages already. For kind None
    under a header of ages it holds ages where births stood, "(hidden)" where no time is known; None: it holds
    no births and stays as it is. Of any other column nothing becomes. ``Aged.note`` belongs into the ledger.
    """
    text = texts.get(column.number, "")
    ages_too = kind is None
    if kind not in (BIRTH, None) or not names_age(text):
        return Aged()
    if ages_too and not any(map(_may_be_birth, column.values)):
        return Aged()
    top, bottom = band
    start = start_of(columns, bottom)
    if kind == BIRTH and any(filled(other, start).any() for other in under(columns, texts, "umur")):
        return Aged()
    reference, by = reference_of(columns, texts, top, start, fallback)
    said = {"column": title(str(masked(text)))}
    if reference is None:
        born = _born(column, start, ages_too, dates.LAST_YEAR)
        if not _enough(born, column, start, ages_too):
            return Aged()
        return Aged(_without(column, start, born) if ages_too else None, Note("birth-unused", said))
    made = from_births(column, reference, start, ages_too=ages_too)
    if made is None:
        return Aged()
    if by:
        return Aged(made, Note("birth-to-age", said | {"reference": by}))
    day = reference.strftime("%d/%m/%Y") if isinstance(reference, dt.date) else ""
    return Aged(made, Note("birth-to-age-on", said | {"day": day}))


def from_births(column: Column, reference: Reference | None, start: int, *, ages_too: bool = False) -> Column | None:
    """The column with whole years of age in place of births, from row ``start`` on.

    A birth is a date, a spreadsheet's number of one, a place with a date, or a year alone (then the age is
    the one reached in the year of the reference). None when nothing is known to count to, or when less than
    half of the filled cells are births of people of an age to answer. Cells that are none become
    "(hidden)"; blank ones and the words of totals stay. ``ages_too``: the header speaks of ages; one birth
    is enough, other cells stay as they are, and a number such as 1987 is a year of birth only where most
    cells are births.
    """
    if reference is None:
        return None
    to = _rows(reference, len(column.codes))[start:]
    last = int(to.max().astype("datetime64[Y]").astype(np.int64)) + 1970 if len(to) else dates.LAST_YEAR
    born = _born(column, start, ages_too, last)
    if not _enough(born, column, start, ages_too):
        return None
    codes = column.codes[start:]
    known = ~np.isnat(born[codes])
    age = (_stamp(to) - _stamp(born[codes])) // 10_000
    plausible = int(np.count_nonzero((age[known] >= YOUNGEST) & (age[known] <= OLDEST)))
    if not ages_too and 2 * plausible < int(filled(column, start).sum()):
        return None
    ages, place = np.unique(age[known], return_inverse=True)
    others = [_other(value, ages_too) for value in column.values]
    taken = codes.astype(np.int64)
    taken[known] = len(others) + place
    return with_cells(column, start, [*others, *map(float, ages.tolist())], taken.astype(np.uint64))


def _without(column: Column, start: int, born: Days) -> Column:
    """A column of ages with "(hidden)" in place of births."""
    hidden = (~np.isnat(born)).tolist()
    cells = [HIDDEN if birth else value for value, birth in zip(column.values, hidden, strict=True)]
    return with_cells(column, start, cells, column.codes[start:])


def _other(value: Cell, ages_too: bool) -> Cell:
    if says_nothing(value):
        return None
    return value if ages_too else total_word(value) or HIDDEN


def _rows(reference: Reference, height: int) -> Days:
    if isinstance(reference, np.ndarray):
        return reference.astype("datetime64[D]")
    day = dt.date(reference, 12, 31) if isinstance(reference, int) else reference
    return np.full(height, np.datetime64(day, "D"))


def _stamp(days: Days) -> npt.NDArray[np.int64]:
    """Days as numbers like 20261120, whose differences divided by 10,000 are whole years."""
    months = days.astype("datetime64[M]")
    day = (days - months.astype("datetime64[D]")).astype(np.int64)
    number = months.astype(np.int64)
    return np.asarray((number // 12) * 10_000 + number % 12 * 100 + day)


def _enough(born: Days, column: Column, start: int, ages_too: bool) -> bool:
    """Whether a column holds births: at least in half of its cells, or in any where it speaks of ages."""
    counts = filled(column, start)
    births = int(counts[~np.isnat(born)].sum())
    return births > 0 and (ages_too or 2 * births >= int(counts.sum()))


def _born(column: Column, start: int, ages_too: bool, last: int) -> Days:
    """The day of birth in each distinct value of a column; NaT where there is none. No birth is after ``last``."""
    counts = filled(column, start)
    values = [value if count else None for value, count in zip(column.values, counts.tolist(), strict=True)]
    leads = dates.month_first(values)
    dated = [_birth(value, leads, last) for value in values]
    figures = [None if day else _of_figure(value, last) for value, day in zip(values, dated, strict=True)]
    births = counts[[bool(day or year) for day, year in zip(dated, figures, strict=True)]].sum()
    if ages_too and 2 * births <= counts.sum():
        figures = [None] * len(values)
    days = [day or figure for day, figure in zip(dated, figures, strict=True)]
    return as_days(days)


def _may_be_birth(value: Cell) -> bool:
    """A quick look at a cell under a header of ages: whether a year or a date can be in it."""
    if isinstance(value, float):
        return value > OLDEST
    return isinstance(value, dt.date) or (isinstance(value, str) and sum(map(str.isdigit, value)) >= SHORTEST_BIRTH)


SHORTEST_BIRTH = 4
"""The digits of a year, or of a date such as 1/2/87."""


def _birth(value: Cell, month_leads: bool, last: int) -> dt.date | None:
    """A date of birth: a date, or the one date in a text such as "Metro, 12 Maret 1987"."""
    if isinstance(value, str):
        text = clean(value)
        if number(text) is not None or age_range(text) != text:
            return None
        found = [text, *(match[0] for match in periods.dates_in().finditer(text))][:3]
        days = {day for said in found if (day := dates.date(said, month_leads, last))}
        return days.pop() if len(days) == 1 else None
    return dates.date(value) if isinstance(value, dt.date) else None


def _of_figure(value: Cell, last: int) -> dt.date | None:
    """A birth written as a number: a year, a spreadsheet's number of days, or year, month and day in a row."""
    if isinstance(value, str) and number(clean(value)) is None:
        years = set(_YEAR.findall(value))
        return dt.date(int(years.pop()), 1, 1) if len(years) == 1 else None
    figure = number(clean(value)) if isinstance(value, str) else value
    if not isinstance(figure, float):
        return None
    if dates.FIRST_YEAR <= figure <= last and figure.is_integer():
        return dt.date(int(figure), 1, 1)
    if int(figure) in _SERIALS:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(figure))
    return dates.date(figure) if figure >= 1e7 else None
