"""Which questionnaire a table follows, and which of its columns is which unsur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ikm.pedoman import CODES, ORDERS, Pedoman, load
from ikm.reading.headers import CODED, EXACT, SERIES, Header, attribute, named, named_anywhere

Headers = Mapping[int, Header]
"""The headers of a table by column number."""

Chosen = Mapping[int, str]
"""Roles that a person chose, by column number."""


@dataclass(frozen=True)
class Found:
    """An unsur's column and how it was recognised: "chosen", "name", "question" or "code"."""

    column: int
    how: str


def assign(headers: Headers, chosen: Chosen, pedoman: Pedoman) -> dict[str, Found]:
    """Give the unsur of a pedoman their columns: as chosen, then by name or question, then by bare code."""
    found = {role: Found(column, "chosen") for column, role in chosen.items() if role in pedoman.codes}
    free = {column: header for column, header in headers.items() if column not in chosen}
    names = {column: named(header, pedoman.code, pedoman.order) for column, header in free.items()}
    for sure in (EXACT, EXACT + 1):
        for column, hit in names.items():
            if hit and hit[1] == sure:
                how = "question" if len(free[column].name.split()) > 5 else "name"
                found.setdefault(pedoman.codes[hit[0]], Found(column, how))
    taken = {one.column for one in found.values()}
    for column, number in coded(free).items():
        if column not in taken and names[column] is None and number <= len(pedoman.codes):
            found.setdefault(pedoman.codes[number - 1], Found(column, "code"))
    return {code: found[code] for code in pedoman.codes if code in found}


def coded(headers: Headers) -> dict[int, int]:
    """Columns known by a code alone, and its number: U1, Unsur 1; P1, Q1, X1 only as a whole series."""
    bare = {column: header for column, header in headers.items() if header.number and not _says_more(header)}
    sizes = {len(load(code).codes) for code in CODES}
    whole = set(CODED)
    for prefix in SERIES:
        numbers = sorted(header.number for header in bare.values() if header.prefix == prefix)
        if len(numbers) in sizes and numbers == list(range(1, len(numbers) + 1)):
            whole.add(prefix)
    return {column: header.number for column, header in bare.items() if header.prefix in whole}


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
    headers, chosen = max(tables, key=lambda table: _unsur_like(*table), default=({}, {}))
    best = min(candidates, key=lambda candidate: _misfit(headers, chosen, candidate))
    return best, len(assign(headers, chosen, best))


def _unsur_like(headers: Headers, chosen: Chosen) -> int:
    return len(_like(headers, chosen))


def _like(headers: Headers, chosen: Chosen) -> set[int]:
    free = {column: header for column, header in headers.items() if column not in chosen}
    surely = {column for column, header in free.items() if named_anywhere(header) == EXACT}
    return surely | set(coded(free)) | {column for column, role in chosen.items() if role.startswith("U")}


def _misfit(headers: Headers, chosen: Chosen, pedoman: Pedoman) -> tuple[int, int]:
    found = assign(headers, chosen, pedoman)
    columns = {one.column for one in found.values()}
    missing, extra = len(pedoman.codes) - len(found), len(_like(headers, chosen) - columns)
    disagree = sum(
        headers[one.column].number not in (0, place)
        for place, code in enumerate(pedoman.codes, start=1)
        if (one := found.get(code)) and one.how in ("name", "question")
    )
    return missing + extra, disagree
