"""Small files of known numbers: how many people each unit serves, and known shares of respondent groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose

from ikm.errors import UnreadableFileError
from ikm.reading.figures import figure
from ikm.reading.spellings import bare_name, same_name
from ikm.reading.vocabulary import exact_attribute, total_word, words
from ikm.reading.words import clean, forget, plain
from ikm.reading.workbook import Cell, Column, Sheet, Workbook
from ikm.survey import ATTRIBUTES

MOST_ROWS = 10_000
"""No list of units or of shares is longer."""

SLACK = 0.015
"""Shares that add up to 1 within this, or to 100 within a hundred times this, are shares (a few roundings)."""


@dataclass(frozen=True)
class Known:
    """Names and their numbers as a file gives them, in its order.

    ``totals`` are the names of rows left out because they are totals; ``unread`` the names (or cells) among the
    rows whose number, or whose name, cannot be read.
    """

    rows: tuple[tuple[str, float], ...]
    totals: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Populations:
    """The number of people of each unit that the file names, and what could not be brought together.

    ``unknown``: names in the file that are no unit; ``missing``: units without a number; ``twice``: units with
    several different numbers, of which none is taken; ``totals`` and ``unread`` as in ``Known``.
    """

    numbers: Mapping[str, float]
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shares:
    """Known shares: (attribute, value, number), the number as written (percent, fractions of 1, or people).

    ``unknown`` are the names of attributes that no survey has; ``totals`` and ``unread`` as in ``Known``.
    """

    rows: tuple[tuple[str, str, float], ...]
    unknown: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


Read = tuple[list[tuple[tuple[str, ...], float]], tuple[str, ...], tuple[str, ...]]
"""Rows as their texts and number, the names of totals, and what cannot be read."""


@dataclass(frozen=True, eq=False)
class _Lines:
    """The rows of a sheet from the first to the last number: the texts beside it, its cell, and where it stands."""

    texts: list[tuple[str, ...]]
    cells: list[Cell]
    places: list[str] = field(default_factory=list)


def known(workbook: Workbook) -> Known:
    """A file's column of names and column of numbers of people ("72.385" is seventy-two thousand).

    Titles above, notes below and rows of totals are no rows. Raises UnreadableFileError where no sheet has one
    column of each, or where it is not clear which columns are meant.
    """
    try:
        lines = _lines(workbook, 1)
    finally:
        forget()
    found, totals, unread = _read(lines, [_people(cell) for cell in lines.cells])
    return Known(tuple((texts[0], number) for texts, number in found), totals, unread)


def populations(workbook: Workbook, units: Iterable[str]) -> Populations:
    """The number of people of each unit, from a file with a column of names and one of numbers.

    Names are the same whatever their case, signs and short forms ("Kec." and "Kecamatan"); a name without its kind
    ("Kedaton") is that of "Kecamatan Kedaton" where only one unit and one name can be meant.
    """
    read, every = known(workbook), list(units)
    owner = owners([name for name, _ in read.rows], every)
    said: dict[str, set[float]] = {}
    for name, number in read.rows:
        if name in owner:
            said.setdefault(owner[name], set()).add(number)
    numbers = {unit: min(said[unit]) for unit in every if len(said.get(unit, ())) == 1}
    return Populations(
        numbers,
        unknown=tuple(dict.fromkeys(name for name, _ in read.rows if name not in owner)),
        missing=tuple(unit for unit in every if unit not in said),
        twice=tuple(unit for unit in every if len(said.get(unit, ())) > 1),
        totals=read.totals,
        unread=read.unread,
    )


def shares(workbook: Workbook) -> Shares:
    """Known shares, from a file with three columns: attribute, value, number ("jenis kelamin; Perempuan; 51,2").

    A blank attribute is that of the row above. A number such as "12.345" is read as a share where the numbers of
    its attribute so add up to 100 or 1, as people where other numbers show that people are counted, else not.
    """
    try:
        lines = _lines(workbook, 2)
    finally:
        forget()
    above = ""
    for place, (attribute, value) in enumerate(lines.texts):
        above = attribute or above
        lines.texts[place] = (above, value)
    found, totals, unread = _read(lines, _shares(lines))
    rows, unknown = [], []
    for (attribute, value), number in found:
        hit = exact_attribute(plain(attribute))
        if hit and hit[0] in ATTRIBUTES:
            rows.append((hit[0], value, number))
        else:
            unknown.append(attribute)
    return Shares(tuple(rows), tuple(dict.fromkeys(unknown)), totals, unread)


def matched(found: Shares, values: Mapping[str, Sequence[str]]) -> Shares:
    """The shares with the survey's own names: ``values`` are those it has of each attribute.

    Names are brought together as units are in ``populations``. Attributes and values that the survey does not have
    are left out and stand in ``unknown``.

    >>> found = Shares((("unit", "KEC. Barat", 60), ("unit", "Timur", 40)))
    >>> matched(found, {"unit": ["Kecamatan Barat"]})
    Shares(rows=(('unit', 'Kecamatan Barat', 60),), unknown=('Timur',), totals=(), unread=())
    """
    owner = {
        attribute: owners([value for name, value, _ in found.rows if name == attribute], list(there))
        for attribute, there in values.items()
    }
    rows, unknown = [], list(found.unknown)
    for attribute, value, number in found.rows:
        if value in owner.get(attribute, {}):
            rows.append((attribute, owner[attribute][value], number))
        else:
            unknown.append(value)
    return Shares(tuple(rows), tuple(dict.fromkeys(unknown)), found.totals, found.unread)


def _read(lines: _Lines, numbers: Sequence[float | None]) -> Read:
    """The rows with a name (their last text) and a number; the names of totals; what cannot be read."""
    whole = sum(number for number in numbers if number is not None)
    found: list[tuple[tuple[str, ...], float]] = []
    totals, unread = [], []
    for texts, number, place in zip(lines.texts, numbers, lines.places, strict=True):
        if total := next((text for text in texts if total_word(text) and _total(text, number, whole)), ""):
            totals.append(total)
        elif not texts[-1] or number is None:
            unread.append(texts[-1] or place)
        else:
            found.append((texts, number))
    return found, tuple(totals), tuple(unread)


def _total(name: str, number: float | None, whole: float) -> bool:
    """Whether a row that begins like a total is one: it says nothing else, or its number is the sum of the others."""
    return plain(name) in words("rows")["exact_totals"] or (number is not None and isclose(2 * number, whole))


def _people(cell: Cell) -> float | None:
    """A number of people: whole, and at least one."""
    number = figure(cell, thousands=True)
    return number if number is not None and number >= 1 and number.is_integer() else None


def _shares(lines: _Lines) -> list[float | None]:
    """The numbers of shares, as written or with separators of thousands; None where that cannot be told."""
    pairs = [(figure(cell), figure(cell, thousands=True)) for cell in lines.cells]
    sums: dict[str, float] = {}
    for (attribute, value), (written, _) in zip(lines.texts, pairs, strict=True):
        if not total_word(value):
            sums[attribute] = sums.get(attribute, 0.0) + (written or 0.0)
    if all(abs(one - 1) <= SLACK or abs(one - 100) <= 100 * SLACK for one in sums.values()):
        found = [written for written, _ in pairs]
    elif any(count is not None and count > 100 and written in (count, None) for written, count in pairs):
        found = [count for _, count in pairs]
    else:
        found = [written if written == count else None for written, count in pairs]
    return [number if number is not None and number >= 0 else None for number in found]


def owners(names: Sequence[str], units: Sequence[str]) -> dict[str, str]:
    """The unit that each name is of; names of none are left out. Names are the same as in ``populations``."""
    by_name = {same_name(unit): unit for unit in units}
    owner = {name: by_name[same_name(name)] for name in names if same_name(name) in by_name}
    owned, free = set(owner.values()), dict[str, list[str]]()
    for unit in units:
        if unit not in owned:
            free.setdefault(bare_name(unit), []).append(unit)
    bare_units = Counter(bare_name(unit) for unit in units)
    bare_names = Counter(bare_name(name) for name in dict.fromkeys(names))
    for name in dict.fromkeys(names):
        bare = bare_name(name)
        like = free.get(bare, []) if name not in owner else []
        one_kind = any(same_name(text) == bare for text in (name, *like))
        if like and one_kind and bare_units[bare] == bare_names[bare] == 1:
            owner[name] = like[0]
    return owner


def _lines(workbook: Workbook, beside: int) -> _Lines:
    """The rows of the first sheet with a column of numbers and ``beside`` columns of texts."""
    for sheet in workbook.sheets:
        numeric = [column for column in sheet.columns if _numbers(column) and not _running(column)]
        if not sheet.visible or not numeric or sheet.height > MOST_ROWS:
            continue
        column = _only(numeric, ("population", "n"), workbook, "Jumlah penduduk")
        rows = [row for row in range(sheet.height) if _number(column.at(row))]
        within = range(rows[0], rows[-1] + 1)
        wordy = [c for c in sheet.columns if c.number != column.number and any(_name(c.at(row)) for row in within)]
        if beside == 1 and wordy:
            wordy = [_only(wordy, ("unit",), workbook, "Unit")]
        if len(wordy) == beside:
            return _taken(sheet, wordy, column, within)
    if beside == 1:
        raise UnreadableFileError(
            "{file} has no column of names beside a column of numbers. Write the names under “Unit” and the numbers"
            " under “Jumlah penduduk”; a column headed only “Nama” is taken for people's names and not read.",
            file=workbook.name,
        )
    raise UnreadableFileError(
        "{file} has no three columns of attribute, value and number, such as “jenis kelamin”, “Perempuan”, “51,2”."
        " Keep these three columns and upload the file again.",
        file=workbook.name,
    )


def _taken(sheet: Sheet, wordy: Sequence[Column], column: Column, within: range) -> _Lines:
    """The rows in which anything stands in the columns that were found."""
    lines = _Lines([], [])
    for row in within:
        texts, cell = tuple(_name(c.at(row)) for c in wordy), column.at(row)
        if any(texts) or cell is not None:
            lines.texts.append(texts)
            lines.cells.append(cell)
            lines.places.append(sheet.cell(column.number, row))
    return lines


def _only(columns: Sequence[Column], roles: Sequence[str], workbook: Workbook, example: str) -> Column:
    """The one of several columns that is meant: the only one, or the only one whose header says so."""
    said = [column for role in roles for column in columns if role in _headers(column)]
    if len(columns) == 1 or said:
        return said[0] if said else columns[0]
    raise UnreadableFileError(
        "{file} has several columns that could be meant ({columns}). Keep one of them, or head it “{example}”.",
        file=workbook.name,
        columns=", ".join(column.letter for column in columns),
        example=example,
    )


def _headers(column: Column) -> set[str]:
    """The roles that texts of a column are headers of."""
    hits = (exact_attribute(plain(value)) for value in column.values[:MOST_ROWS] if isinstance(value, str))
    return {hit[0] for hit in hits if hit}


def _number(cell: Cell) -> bool:
    return figure(cell) is not None or figure(cell, thousands=True) is not None


def _numbers(column: Column) -> bool:
    """Whether at least a third of a column's cells are numbers: there are titles above and notes below it."""
    counts = column.counts(0)
    counts[column.blank()] = 0
    there = sum(int(counts[i]) for i in counts.nonzero()[0].tolist()[:MOST_ROWS] if _number(column.values[i]))
    return there > 0 and 3 * there >= int(counts.sum())


def _running(column: Column) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3 and so on, below whatever heads it."""
    numbers = [figure(value) for value in column.values[:MOST_ROWS] if _number(value)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _name(cell: Cell) -> str:
    """A cell that names something; "" for a number or a blank."""
    return clean(cell) if isinstance(cell, str) and plain(cell) and not _number(cell) else ""
