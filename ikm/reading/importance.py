"""The columns of a sheet that say how important each unsur is (harapan, kepentingan), not how it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ikm.pedoman import CODES, load
from ikm.reading.content import FEW, LONGEST
from ikm.reading.facets import IMPORTANCE, PERFORMANCE, band, names, series, split
from ikm.reading.labels import degree, label_text
from ikm.reading.layout import LABEL_ROWS, MOST_HEADERS, first_row
from ikm.reading.vocabulary import words
from ikm.reading.words import number
from ikm.reading.workbook import Column, Sheet


def marked(sheet: Sheet) -> Sheet:
    """The sheet with its columns of importance told apart, each with the text that names its unsur.

    They are known by their own header ("Harapan U1", "U1 (Kepentingan)"), as a whole series (H1 to H9), or by a
    row that calls some columns harapan and others kenyataan. The sheet itself where there are none.
    """
    if sheet.header is None:
        return sheet
    columns = sheet.columns[:MOST_HEADERS]
    texts = {**sheet.texts, **_under_bands(sheet, columns)}
    found = {c.number: said[1] for c in columns if (said := split(texts[c.number]))[0] == IMPORTANCE}
    found |= _series(columns, texts, found)
    found |= {n: texts[n] for n in _by_band(sheet, columns) if n not in found and names(texts[n])}
    start = first_row(sheet)
    kept = {c.number: found[c.number] for c in columns if c.number in found and _short(c, start)}
    return replace(sheet, texts=texts, importance=kept) if kept else sheet


def says_importance(sheet: Sheet, numbers: Sequence[int]) -> bool:
    """Whether the labels in these columns are degrees of importance: "Penting", "Sangat penting"."""
    start, run = first_row(sheet), set(numbers)
    said = told = 0
    for column in sheet.columns:
        if column.number in run:
            counts = column.counts(start)
            for i in counts.nonzero()[0].tolist()[: 2 * FEW]:
                value = column.values[i]
                if isinstance(value, str) and len(value) <= LONGEST and number(value) is None:
                    told += int(counts[i])
                    said += int(counts[i]) * (degree(label_text(value))[1] in stems())
    return 2 * said > told


@cache
def stems() -> frozenset[str]:
    """The words of which more is more important."""
    return frozenset(words("facets")["stems"])


def _rows(sheet: Sheet) -> range:
    """The rows of the header and those above it in which a band may stand, from below."""
    return range(sheet.header or 0, max(-1, sheet.top - 1 - LABEL_ROWS), -1)


def _bands(columns: Sequence[Column], row: int) -> dict[int, str]:
    """The facet of each column in a row that names both, from left to right; nothing in any other row."""
    found: dict[int, str] = {}
    last, kinds = "", set()
    for column in columns:
        if text := column.text(row):
            last = band(text)
            kinds.add(last)
        if last:
            found[column.number] = last
    return found if {IMPORTANCE, PERFORMANCE} <= kinds else {}


def _by_band(sheet: Sheet, columns: Sequence[Column]) -> list[int]:
    """The columns under a band of importance, by the lowest row that has bands."""
    found = next((bands for row in _rows(sheet) if (bands := _bands(columns, row))), {})
    return [number for number, kind in found.items() if kind == IMPORTANCE]


def _under_bands(sheet: Sheet, columns: Sequence[Column]) -> dict[int, str]:
    """Headers of columns where "Kinerja | Harapan" stands under the name or code of each unsur, which is merged."""
    row = sheet.header or 0
    bands = _bands(columns, row)
    above = range(row - 1, max(-1, sheet.top - 1 - LABEL_ROWS), -1)
    line = next((r for r in above if sum(names(c.text(r)) for c in columns if c.number in bands) > 1), None)
    if not bands or line is None:
        return {}
    texts: dict[int, str] = {}
    last = ""
    for column in columns:
        last = column.text(line) or last
        if column.number in bands and band(column.text(row)) and names(last):
            texts[column.number] = last if bands[column.number] == PERFORMANCE else f"{last} ({column.text(row)})"
    return texts


def _series(columns: Sequence[Column], texts: dict[int, str], found: dict[int, str]) -> dict[int, str]:
    """The columns H1, H2, ... (or Harapan 1, ...), where they are as many as a pedoman has unsur."""
    numbered = {c.number: n for c in columns if c.number not in found and (n := series(texts[c.number]))}
    whole = sorted(numbered.values()) == list(range(1, len(numbered) + 1))
    sizes = {len(load(code).codes) for code in CODES}
    beside = sum(names(texts[c.number]) for c in columns if c.number not in numbered)
    if not whole or len(numbered) not in sizes or beside < len(numbered) / 2:
        return {}
    return {column: f"U{n}" for column, n in numbered.items()}


def _short(column: Column, start: int) -> bool:
    """Whether a column can hold degrees of importance or their means: no free text."""
    counts = column.counts(start)
    texts = [
        value
        for i in counts.nonzero()[0].tolist()
        if isinstance(value := column.values[i], str) and number(value) is None
    ]
    return len(texts) <= FEW and all(len(text) <= LONGEST for text in texts)
