"""Whose figures a table holds where no row or column says it, and one name for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ikm.reading.reports.table import Table
from ikm.reading.spellings import bare_name, same_name
from ikm.reading.titles import name_without_period, stated, stem, unit_in
from ikm.reading.words import clean


def unit_of(table: Table, tables: Sequence[Table], file: str) -> tuple[str, bool]:
    """The unit of a whole table: stated above it, named in its title, or by its sheet or file; "" where none is.

    And whether the file itself says so, in more than its own name.

    A sheet or file counts only where no other table has a row or column for each unit.
    """
    for text in reversed(table.block.titles):
        if unit := stated([text]).get("unit"):
            return clean(unit), True
    for row in range(table.block.top - 1, table.block.start - 1, -1):
        cells = [text for n in table.block.columns if (text := table.block.grid.text(row, n))]
        if unit := stated(cells).get("unit"):
            return clean(unit), True
    for text in reversed(table.block.titles):
        if unit := unit_in(text):
            return clean(unit), True
    sheet = table.block.grid.sheet.removeprefix(f"{stem(table.file)} · ") if table.file else table.block.grid.sheet
    if unit := unit_in(sheet):
        return clean(unit), True
    if any(other.by_unit or (other.down and other.columns_are_units) for other in tables):
        return "", True
    alone = {other.block.grid.sheet for other in tables if not other.sort}
    if len(alone) > 1 and (own := name_without_period(sheet)):
        return own, True
    name = stem(table.file or file)
    return unit_in(name) or name_without_period(name) or name, False


def one_name(names: Iterable[str]) -> dict[str, str]:
    """The first spelling of each unit; "Kedaton" is "Kecamatan Kedaton" where only one can be meant.

    >>> one_name(["Panjang", "Kecamatan Panjang", "KEC. KEDATON", "Kecamatan Kedaton"])["Kecamatan Panjang"]
    'Panjang'
    """
    every = list(dict.fromkeys(names))
    first: dict[str, str] = {}
    for name in every:
        first.setdefault(same_name(name), name)
    bare: dict[str, list[str]] = {}
    for same in first:
        bare.setdefault(bare_name(same) or same, []).append(same)
    found = {}
    for name in every:
        same = same_name(name)
        like = bare[bare_name(same) or same]
        kinds = [one for one in like if one != bare_name(one)]
        found[name] = first[like[0]] if len(like) > 1 and len(kinds) == 1 else first[same]
    return found
