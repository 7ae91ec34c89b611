"""Columns of cells -> Sheet: the header found, personal data dropped or made harmless."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ikm.reading.instead import Personal
from ikm.reading.layout import Band, flip, grown, header_band, header_text, is_flipped, is_header
from ikm.reading.notes import HIDDEN
from ikm.reading.personal import SMALL, content_kind, header_kind, masked, names_kind, titles
from ikm.reading.vocabulary import exact_attribute, total_word
from ikm.reading.words import plain
from ikm.reading.workbook import Bools, Cell, Column, Hidden, Sheet, title

TITLE_ROWS = 30
"""So many rows above a table are looked through for what they say of it."""


def prepared(
    name: str,
    columns: Sequence[Column],
    height: int,
    *,
    header: int | None = None,
    flipped: bool | None = None,
    personal: Personal | None = None,
) -> Sheet:
    """A sheet from its cells; ``header`` (0 = first row) and ``flipped`` are found where they are not given."""
    if flipped is None:
        flipped = is_flipped(columns, height)
    if flipped:
        columns, height = flip(columns, height)
    filled = np.zeros(height, dtype=bool)
    for column in columns:
        filled |= ~column.blank()[column.codes]
    band = header_band(columns, height) if header is None else grown(columns, min(header, height - 1), height)
    if band is None:
        return Sheet(name, (), filled, None, flipped=flipped)
    return _sheet(name, columns, filled, band, flipped, personal or Personal())


def again(sheet: Sheet, header: int | None = None, flipped: bool | None = None) -> Sheet:
    """A sheet with another header row (0 = first), or turned over; what was dropped stays dropped."""
    turn = flipped is not None and flipped != sheet.flipped
    columns, height = flip(sheet.columns, sheet.height) if turn else (sheet.columns, sheet.height)
    personal = Personal() if turn else Personal(replaced=sheet.replaced, notes=sheet.notes)
    made = prepared(sheet.name, columns, height, header=header, flipped=False, personal=personal)
    now_flipped = sheet.flipped != turn
    kept = () if turn else sheet.hidden
    filled = made.filled if turn else sheet.filled
    layout = _layout(now_flipped, made.header or 0, made.texts)
    return replace(
        made,
        filled=filled,
        hidden=(*kept, *made.hidden),
        totals=made.totals if turn else {**sheet.totals, **made.totals},
        flipped=now_flipped,
        layout=layout,
        file=sheet.file,
        visible=sheet.visible,
    )


def _sheet(name: str, columns: Sequence[Column], filled: Bools, band: Band, flipped: bool, personal: Personal) -> Sheet:
    secret = titles(columns, band.top)
    hidden: list[Hidden] = []
    kept: list[Column] = []
    totals: dict[int, str] = {}
    start = band.bottom + 1
    texts = {column.number: header_text(column, band) for column in columns}
    for column in columns:
        text = texts[column.number]
        kind = header_kind(text) if text else None
        kind = kind or names_kind(text, column, start) or content_kind(column, start)
        taken = personal.instead(column, kind, columns, texts, band)
        if taken is not None:
            kept.append(_mask(taken, secret))
        elif kind:
            hidden.append(Hidden(column.number, title(str(masked(text))), kind))
            totals |= _totals(column, start)
        else:
            kept.append(_mask(column, secret))
    over = tuple(_above(row, columns, kept) for row in range(min(band.top, TITLE_ROWS)) if row not in secret)
    texts = {column.number: texts[column.number] for column in kept}
    return Sheet(
        name,
        tuple(kept),
        filled,
        band.bottom,
        tuple(hidden),
        totals,
        top=band.top,
        texts=texts,
        flipped=flipped,
        layout=_layout(flipped, band.bottom, texts),
        replaced=frozenset(personal.replaced),
        notes=tuple(personal.notes),
        above=over,
    )


def _above(row: int, columns: Sequence[Column], kept: Sequence[Column]) -> list[str]:
    """The texts of a row above the table; what stands over a personal column only where the row has a label for it."""
    texts = [str(masked(text)) for column in columns if (text := column.text(row))]
    labelled = any(exact_attribute(plain(text.partition(":")[0])) for text in texts)
    return texts if labelled else [str(masked(text)) for column in kept if (text := column.text(row))]


def _layout(flipped: bool, header: int, texts: dict[int, str]) -> str:
    said = repr((flipped, header, sorted(texts.items())))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:24]


def _mask(column: Column, secret: set[int]) -> Column:
    """The column with personal data in its values masked; in ``secret`` rows only headers are left."""
    changed: dict[int, Cell] = {}
    for code, value in enumerate(column.values):
        if not (type(value) is float and value < SMALL) and (shown := masked(value)) is not value:
            changed[code] = shown
    for row in secret:
        code = int(column.codes[row])
        if column.values[code] is not None and not is_header(column.text(row)):
            changed[code] = HIDDEN
    if not changed:
        return column
    values = tuple(changed.get(code, value) for code, value in enumerate(column.values))
    return Column(column.number, values, column.codes)


def _totals(column: Column, start: int) -> dict[int, str]:
    """The rows of a dropped column that hold a total's word, and only that word."""
    found = {code: word for code, value in enumerate(column.values) if (word := total_word(value))}
    rows = np.flatnonzero(np.isin(column.codes[start:], list(found))) + start if found else ()
    return {int(row): found[int(column.codes[row])] for row in rows}
