"""Tables of their own kind in a report: bounds of classes, counts with percentages, the size of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ikm.reading.reports.mark import PEOPLE, Found, Mark
from ikm.reading.reports.numeral import Numeral, numeral
from ikm.reading.reports.said import known, total_of
from ikm.reading.reports.table import Table
from ikm.reading.words import clean, has_words, plain

MOST_TITLE = 60
"""A longer title is cut, where it names a table."""

_INTERVAL = re.compile(
    r"(\d[\d.,]*)\s*(?:-|–|—|−|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|to)\s*(\d[\d.,]*)", re.IGNORECASE
)
_LETTER = re.compile(r"(?<![^\W_])[A-D](?![^\W_])")


def bounds(table: Table, number: int, found: Found) -> None:
    """The bounds of classes: "43,67-62,50" is a lower and an upper bound; rows are named by their letter."""
    grid = table.block.grid
    for row in table.block.rows:
        cells = {n: c for n in table.block.columns if (c := grid.cells[row, n]) is not None}
        letters = [
            m[0] for c in cells.values() if isinstance(c, str) and (m := _LETTER.search(c)) and len(c) < MOST_TITLE
        ]
        if not letters:
            found.unread += [(grid.place(row, n), str(c)) for n, c in cells.items() if numeral(c)]
            continue
        for n, cell in cells.items():
            kind = table.columns[n].kind if n in table.columns else ""
            parts = list(_bound(kind, cell))
            for name, text, figure in parts:
                run = (number, name)
                found.marks.append(Mark("", name, letters[0], text, grid.place(row, n), run, figure))
            if not parts and kind != "mutu" and numeral(cell):
                found.unread.append((grid.place(row, n), str(cell)))


def _bound(kind: str, cell: object) -> Iterator[tuple[str, str, Numeral | None]]:
    if kind == "bound-value" and (figure := numeral(cell)):
        yield kind, figure.text, figure
    elif kind in ("kinerja", "mutu") and isinstance(cell, str):
        rest = clean(_LETTER.sub(" ", cell, count=1)).strip(" ()-:") if kind == "mutu" else cell
        if plain(rest):
            yield "bound-kinerja", rest, None
    elif isinstance(cell, str) and (parts := _INTERVAL.search(cell)):
        name = "bound-index" if kind in ("bound-index", "index") else "bound" if kind in ("bound", "ikm") else ""
        for end, text in (("low", parts[1]), ("high", parts[2])):
            if name and (figure := numeral(text.rstrip(".,"))):
                yield f"{name}-{end}", figure.text, figure


def counts(table: Table, number: int, sheet: str, found: Found) -> None:
    """Counts and percentages: each by its table ("Jenis kelamin") and category; the category of a total is ""."""
    grid = table.block.grid
    names = [n for n in table.block.columns if n in table.labels and table.labels[n] not in ("number", "noted")]
    if not names:
        return
    first = names[0] if len(names) > 1 else None
    above = "" if first is not None else _name(table, names, sheet)
    percents = [n for n in table.block.columns if n in table.columns and table.columns[n].kind == "percent"]
    stored = {n for n in percents if _fractions([grid.cells[r, n] for r in table.block.rows])}
    for row in table.block.rows:
        head = grid.text(row, first) if first is not None else ""
        category = grid.text(row, names[-1]) or _written(grid.cells[row, names[-1]])
        if total_of(head) or total_of(category):
            category = ""
        elif head:
            above = head
        for n in table.block.columns:
            if n in table.labels or (cell := grid.cells[row, n]) is None:
                continue
            kind = {"count": "count", "percent": "share"}.get(table.columns[n].kind if n in table.columns else "", "")
            figure = numeral(cell, kind in PEOPLE)
            if figure and kind and not (not category and not head and not _labelled(table, row, names)):
                item = f"{above}|{category}"
                made = Mark("", kind, item, figure.text, grid.place(row, n), (number, kind, n), figure)
                found.marks.append(made.shown_as_percent() if n in stored else made)
            elif figure:
                found.unread.append((grid.place(row, n), figure.text))


def _labelled(table: Table, row: int, names: list[int]) -> bool:
    return any(table.block.grid.cells[row, n] is not None for n in names)


def _name(table: Table, names: list[int], sheet: str) -> str:
    """What a table of one column of names is called: its header, its title, or the sheet."""
    role = table.labels[names[0]]
    if role not in ("category", "unit"):
        return table.columns[names[0]].text
    return clean(table.block.titles[-1])[:MOST_TITLE] if table.block.titles else sheet


def _written(cell: object) -> str:
    figure = numeral(cell)
    return figure.text if figure else ""


def _fractions(cells: list[object]) -> bool:
    """Whether a column of percentages was stored as fractions of 1, as a spreadsheet does that shows "8,20 %"."""
    figures = [cell for cell in cells if isinstance(cell, float)]
    return len(figures) > 1 and max(figures) <= 1 and sum(figures) > 0


def method_of(text: str) -> str:
    """The method of reckoning a sample that a text names, as the audit calls it; else the text as it stands.

    >>> method_of("Rumus Slovin"), method_of("Proporsi"), method_of("perkiraan sendiri")
    ('slovin', 'proportion', 'perkiraan sendiri')
    """
    said = plain(text)
    named = [name for name, phrases in known("methods").items() if any(has_words(said, phrase) for phrase in phrases)]
    return named[0] if len(named) == 1 else text


def sample(table: Table, number: int, found: Found) -> None:
    """The size of the sample: population, size and error by the method that is named."""
    grid = table.block.grid
    kinds = {"population": "sample-population", "sampled": "sample-size", "n": "sample-size", "planned": "sample-size"}
    method = next(n for n, role in table.labels.items() if role == "method")
    for row in table.block.rows:
        for n in table.block.columns:
            cell = grid.cells[row, n]
            if n == method or cell is None:
                continue
            kind = table.columns[n].kind if n in table.columns else ""
            name = "sample-error" if kind == "error" else kinds.get(kind, "")
            figure = numeral(cell, name in PEOPLE)
            if figure and name:
                if name == "sample-error" and (figure.behind == "%" or figure.value >= 1):
                    figure = replace(figure, value=round(figure.value / 100, 12), decimals=figure.decimals + 2)
                item = method_of(grid.text(row, method))
                found.marks.append(Mark("", name, item, figure.text, grid.place(row, n), (number, name), figure))
            elif figure:
                found.unread.append((grid.place(row, n), figure.text))
