"""What a report printed, from a workbook: every figure of its tables as it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from ikm.errors import UnreadableFileError
from ikm.pedoman import CODES, Pedoman, load
from ikm.printed import Printed, in_period
from ikm.reading.door import open_workbook
from ikm.reading.questionnaire import choose
from ikm.reading.read import blob_of
from ikm.reading.reports.blocks import Label
from ikm.reading.reports.grid import Grid
from ikm.reading.reports.mark import Found
from ikm.reading.reports.measures import Reader
from ikm.reading.reports.owners import one_name, unit_of
from ikm.reading.reports.pairs import pairs
from ikm.reading.reports.printings import figures_of
from ikm.reading.reports.said import NOTHING, Said, known, said
from ikm.reading.reports.sheets import tables_of
from ikm.reading.reports.spans import clash, spans
from ikm.reading.reports.special import bounds, counts, sample
from ikm.reading.reports.table import Table
from ikm.reading.understanding import NOUNS
from ikm.reading.words import forget, has_words, plain
from ikm.reading.workbook import Workbook
from ikm.survey import Source

MOST_LABELS, LONGEST_LABEL = 5_000, 300
"""A report has not more different labels, and none is longer."""

REPORT = "report"
"""The ``shape`` of a source that is a report."""


def read_printed(
    source: str | Path | bytes | BinaryIO, *, name: str | None = None, pedoman: str | None = None
) -> Printed:
    """The figures that a report printed, from a path, bytes or an open file; see ``printed``.

    >>> rows = "Kecamatan;n;U1;U2;U3;U4;U5;U6;U7;U8;U9;IKM;Mutu\\nPanjang;29;2,9;3;3;3;3;3;3;3,172;3;74,1;C"
    >>> report = read_printed(rows.encode(), name="laporan.csv")
    >>> report.units, report.pedoman.code, report.rows("nrr").value.tolist()[7], report.rows("mutu").text.tolist()
    (('Panjang',), 'permenpan-2017', 3.172, ['C'])
    """
    blob, shown = blob_of(source)
    return printed(open_workbook(blob, name or shown), pedoman)


def printed(workbook: Workbook, pedoman: str | None = None) -> Printed:
    """The figures that the tables of a workbook print, as they stand there; rows of respondents are left alone.

    ``pedoman``: the regulation the report goes by; else the one its titles name, else that of its unsur. Raises
    UnreadableFileError where nothing is printed, UnknownChoiceError for a pedoman that is none.
    """
    try:
        return _printed(workbook, pedoman)
    finally:
        forget()


def _printed(workbook: Workbook, wish: str | None) -> Printed:
    if wish is not None:
        load(wish)  # refuses an unknown one
    labels: dict[str, Said] = {}

    def label(text: str) -> Said:
        if text not in labels:
            labels[text] = said(text) if len(labels) < MOST_LABELS and len(text) <= LONGEST_LABEL else NOTHING
        return labels[text]

    grids, tables = tables_of(workbook, label)
    titles = [text for table in tables for text in table.block.titles]
    named = [
        code
        for code in CODES
        if any(has_words(plain(text), phrase) for text in titles for phrase in known("pedoman")[code])
    ]
    stated = wish or (named[0] if len(named) == 1 else None)
    regulation, _ = choose([(table.across or table.down, {}) for table in tables if not table.sort], stated, None)
    if stated and regulation.code != stated:
        regulation = load(stated)
    found = _read(workbook, grids, tables, regulation, label)
    if not found.marks:
        raise UnreadableFileError(
            "{file} holds no printed figures: add a table with the figures of the report, for example a row for each"
            " unit with the columns n, U1, U2, ..., IKM and mutu.",
            file=workbook.name,
        )
    span = spans(tables)
    if clash(found.marks, span):
        periods = tuple(dict.fromkeys(span.values()))
        parts = tuple((one, _part(workbook, grids, tables, regulation, label, span, one)) for one in periods)
        return _joined(tuple((one, part) for one, part in parts if len(part.figures)), found)
    return _made(workbook, grids, tables, regulation, found)


def _part(
    workbook: Workbook,
    grids: Sequence[Grid],
    tables: Sequence[Table],
    pedoman: Pedoman,
    label: Label,
    span: Mapping[str, str],
    period: str,
) -> Printed:
    """What the sheets of one period print."""
    own = [one for one in grids if span.get(one.sheet, "") == period]
    mine = [table for table in tables if span[table.block.grid.sheet] == period]
    return _made(workbook, own, mine, pedoman, _read(workbook, own, mine, pedoman, label))


def _made(
    workbook: Workbook, grids: Sequence[Grid], tables: Sequence[Table], pedoman: Pedoman, found: Found
) -> Printed:
    names = one_name(mark.unit for mark in found.marks if mark.unit)
    frame = figures_of(found.marks, names)
    units = tuple(dict.fromkeys(names[mark.unit] for mark in found.marks if mark.unit))
    sheets = tuple(dict.fromkeys(one.sheet for one in grids))
    source = Source(workbook.name, workbook.sha256, REPORT, sheets, workbook.simulated, _noun(tables, units))
    return Printed(source, pedoman, units, frame, tuple(found.unread), formulas=workbook.formulas)


def _joined(parts: tuple[tuple[str, Printed], ...], found: Found) -> Printed:
    """The periods together, each unit named with its period."""
    frames = [
        part.figures.assign(unit=[in_period(unit, period) for unit in part.figures["unit"]]) for period, part in parts
    ]
    units = tuple(in_period(unit, period) for period, part in parts for unit in part.units)
    first = parts[0][1]
    sheets = tuple(sheet for _, part in parts for sheet in part.source.sheets)
    source = replace(first.source, sheets=sheets)
    figures = pd.concat(frames, ignore_index=True)
    return Printed(source, first.pedoman, units, figures, tuple(found.unread), first.formulas, parts)


def _read(workbook: Workbook, grids: Sequence[Grid], tables: Sequence[Table], pedoman: Pedoman, label: Label) -> Found:
    found = Found()
    owners = {id(table): unit_of(table, tables, workbook.name) for table in tables}
    for number, table in enumerate(tables):
        if table.sort == "bounds":
            bounds(table, number, found)
        elif table.sort == "counts":
            counts(table, number, table.block.grid.sheet, found)
        elif table.sort == "sample":
            sample(table, number, found)
        else:
            Reader(table, pedoman, owners[id(table)][0], number, found, owners[id(table)][1]).read()
    taken = {mark.place for mark in found.marks}
    for number, table in enumerate(tables):
        block = table.block
        rows = [*range(block.start, block.top), *(() if table.sort else table.notes)]
        beside = pairs(block.grid, rows, block.columns, owners[id(table)][0], len(tables) + number, label, pedoman)
        found.marks += [mark for mark in beside if mark.place not in taken]
    bare = {block.grid.sheet for block in (table.block for table in tables)}
    for number, cells in enumerate(one for one in grids if one.sheet not in bare):
        height, width = cells.cells.shape
        unit = next((owner for owner, _ in owners.values() if owner), "")
        found.marks += pairs(cells, range(height), tuple(range(width)), unit, 2 * len(tables) + number, label, pedoman)
    taken = {mark.place for mark in found.marks}
    found.unread = [pair for pair in dict.fromkeys(found.unread) if pair[0] not in taken]
    return found


def _noun(tables: Sequence[Table], units: Sequence[str]) -> str:
    heads = [
        table.columns[n].text
        for table in tables
        for n, role in table.labels.items()
        if role == "unit" and n in table.columns
    ]
    for text in (*heads, *units[:1]):
        for noun in NOUNS:
            if has_words(plain(text), noun.lower()):
                return noun
    return "unit"
