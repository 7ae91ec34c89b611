"""Which questionnaire a table follows, and which of its columns is which unsur."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ikm.pedoman import CODES, ORDERS, Pedoman, load
from ikm.reading.headers import CODED, EXACT, SERIES, Header, attribute, named, named_anywhere, parse, statement

Headers = Mapping[int, Header]
"""The headers of a table by column number."""

Chosen = Mapping[int, str]
"""Roles that a person chose, by column number."""

LONG = 5
"""A header of more words than this is a question."""

SURE = {"chosen": 1.0, "statement": 0.95, "name": 1.0, "question": 0.9, "code": 0.95, "several": 0.7}
"""How sure a column's role is by how it was recognised (1 = certain); our own measure, to show what to look at."""

PART_OF_NAME, SERIES_CODE, RESPELLED = 0.85, 0.8, 0.7
"""The same for a name that is only part of the header, a code such as Q1, and a header with a typing error."""


_NUMBERED = re.compile(r"([a-z]+)? ?0?(\d{1,2})(?: .*)?")


@dataclass(frozen=True)
class Found:
    """An unsur's columns (several questions may belong to one), how they were recognised, and how surely.

    ``how`` is "chosen", "name", "question", "statement" or "code".
    """

    columns: tuple[int, ...]
    how: str
    sure: float


WEIGHTED = "tertimbang"
"""The word over a column of NRR x weight."""


def always(_: int) -> bool:
    """Take every column for one of answers."""
    return True


def assign(
    headers: Headers, chosen: Chosen, pedoman: Pedoman, answers: Callable[[int], bool] = always
) -> dict[str, Found]:
    """Give the unsur of a pedoman their columns: as chosen, then by name or question, then by bare code.

    ``answers`` tells whether a column holds answers; only then is it a further question of its unsur. A column
    of NRR tertimbang is that of its unsur only where no other is.
    """
    found: dict[str, Found] = {}
    for code in pedoman.codes:
        if mine := tuple(column for column, role in chosen.items() if role == code):
            found[code] = Found(mine, "chosen", SURE["chosen"])
    free = {column: header for column, header in headers.items() if column not in chosen}
    weighted = {column: header for column, header in free.items() if WEIGHTED in header.text}
    usual = {column: header for column, header in free.items() if column not in weighted}
    bare = {column: parse(header.text.replace(WEIGHTED, "")) for column, header in weighted.items()}
    for some in (usual, bare):
        found = _assigned(some, found, pedoman, answers)
    return {code: found[code] for code in pedoman.codes if code in found}


def _assigned(
    free: Headers, before: Mapping[str, Found], pedoman: Pedoman, answers: Callable[[int], bool]
) -> dict[str, Found]:
    found = dict(before)
    names = {column: named(header, pedoman.code, pedoman.order) for column, header in free.items()}
    for sure in (EXACT, EXACT + 1):
        for place, code in enumerate(pedoman.codes):
            mine = tuple(column for column, hit in names.items() if hit == (place, sure))
            if mine and code not in found:
                found[code] = _by_name(mine, free, sure, answers)
    taken = {column for one in found.values() for column in one.columns}
    by_code: dict[str, list[int]] = {}
    for column, number in coded(free).items():
        if column not in taken and names[column] is None and number <= len(pedoman.codes):
            by_code.setdefault(pedoman.codes[number - 1], []).append(column)
    for code, columns in by_code.items():
        parts = {free[column].part for column in columns}
        several = len(parts) == len(columns) and "" not in parts
        first = free[columns[0]]
        sure_ = SURE["code"] if first.prefix in CODED else SERIES_CODE
        found.setdefault(code, Found(tuple(columns if several else columns[:1]), "code", _typed(sure_, [first])))
    return found


def _by_name(columns: tuple[int, ...], headers: Headers, level: int, answers: Callable[[int], bool]) -> Found:
    """The columns that name an unsur equally well: one, or several where they are questions of their own."""
    said = [headers[column] for column in columns]
    long = all(len(header.name.split()) > LONG for header in said)
    stated = all(statement(header) for header in said)
    how = "statement" if stated else "question" if long else "name"
    sure = SURE[how] if level == EXACT or how != "name" else PART_OF_NAME
    if len(columns) > 1:
        usable = tuple(column for column in columns if answers(column))
        if stated or _numbered(said):
            columns = usable or columns[:1]
        elif long and len(usable) > 1 and len({header.text for header in said}) == len(said):
            columns, sure = usable, SURE["several"]
        else:
            columns = columns[:1]
    return Found(columns, how, _typed(sure, [headers[column] for column in columns]))


def _numbered(headers: Sequence[Header]) -> bool:
    """Whether headers are parts of one unsur: U1a and U1b, or "Persyaratan 1" and "Persyaratan 2"."""
    parts = {header.part or (m[0] if (m := re.search(r" [1-9a-e]$", header.name)) else "") for header in headers}
    return len(parts) == len(headers) and "" not in parts


def _typed(sure: float, headers: Sequence[Header]) -> float:
    return min(sure, RESPELLED) if any(header.typed for header in headers) else sure


def coded(headers: Headers) -> dict[int, int]:
    """Columns known by a code alone, and its number: U1, Unsur 1; P1, Q1, X1 only as a whole series."""
    bare = {column: header for column, header in headers.items() if header.number and not _says_more(header)}
    sizes = {len(load(code).codes) for code in CODES}
    whole = set(CODED)
    for prefix in SERIES:
        numbers = sorted({header.number for header in bare.values() if header.prefix == prefix})
        if len(numbers) in sizes and numbers == list(range(1, len(numbers) + 1)):
            whole.add(prefix)
    return {column: header.number for column, header in bare.items() if header.prefix in whole}


def numbered(headers: Headers) -> dict[int, int]:
    """Columns side by side that number as many questions as a pedoman has unsur: 1. to 9., "aspek-1" to "aspek-9".

    Only where no header says what it is. Nothing is computed from it: a person is asked.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for column, header in sorted(headers.items()):
        match = _NUMBERED.fullmatch(header.text)
        if match and named_anywhere(header) is None and attribute(header) is None:
            found.setdefault(match[1] or "", []).append((column, int(match[2])))
    sizes = {len(load(code).codes) for code in CODES}
    for series in found.values():
        if len(series) in sizes and [number for _, number in series] == list(range(1, len(series) + 1)):
            return dict(series)
    return {}


def _says_more(header: Header) -> bool:
    return header.name != "" and (named_anywhere(header) is not None or attribute(header) is not None)


def choose(tables: Sequence[tuple[Headers, Chosen]], pedoman: str | None, order: str | None) -> tuple[Pedoman, int]:
    """The pedoman whose unsur fit best, and the number of its unsur found on the table that has most.

    Least missing and unknown unsur wins, then agreement of codes with names, then the pedoman asked for,
    then the newest, then the order of the questionnaire.
    """
    candidates = [
        load(code, way)
        for code in sorted(CODES, key=lambda code: (code != pedoman, -CODES.index(code)))
        for way in ((order or None,) if order else ORDERS if load(code).order else (None,))
    ]
    headers, chosen = max(tables, key=lambda table: len(_like(*table)), default=({}, {}))
    best = min(candidates, key=lambda candidate: _misfit(headers, chosen, candidate))
    return best, len(assign(headers, chosen, best))


def _like(headers: Headers, chosen: Chosen) -> set[int]:
    free = {column: header for column, header in headers.items() if column not in chosen}
    surely = {column for column, header in free.items() if named_anywhere(header) == EXACT}
    return surely | set(coded(free)) | {column for column, role in chosen.items() if role.startswith("U")}


def _misfit(headers: Headers, chosen: Chosen, pedoman: Pedoman) -> tuple[int, int]:
    found = assign(headers, chosen, pedoman)
    columns = {column for one in found.values() for column in one.columns}
    missing, extra = len(pedoman.codes) - len(found), len(_like(headers, chosen) - columns)
    disagree = sum(
        headers[column].number not in (0, place)
        for place, code in enumerate(pedoman.codes, start=1)
        if (one := found.get(code)) and one.how in ("name", "question")
        for column in one.columns
    )
    return missing + extra, disagree
