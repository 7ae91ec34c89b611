"""What the columns and the rows of a printed table say: kind of figure, unsur, unit, period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ikm.reading.headers import Header
from ikm.reading.periods import period_in
from ikm.reading.reports.blocks import Block, Label, numeric
from ikm.reading.reports.said import ANSWERS, LABELS, NOTHING, Said, is_answer, total_of
from ikm.reading.titles import unit_in
from ikm.reading.vocabulary import total_word

WEAK = ("count", "value")
"""Kinds that a band over the column says better."""

PARTS = ("layanan", "periode")
"""Attributes that tell rows of one unit apart."""

EARLIEST_YEAR = 1990

MOST_ANSWERS = (4, 5)
"""A questionnaire has so many answers to a question."""


@dataclass(frozen=True)
class Axis:
    """What a column or row says: see ``Said``; ``unit`` and ``period`` by name, ``text`` as it stands."""

    kind: str = ""
    header: Header | None = None
    role: str = ""
    again: bool = False
    total: str = ""
    unit: str = ""
    period: str = ""
    text: str = ""


def columns_of(block: Block, label: Label) -> dict[int, Axis]:
    """What each column says, from the rows of the header; a band speaks for all columns below it."""
    found: dict[int, Axis] = {}
    rows = range(block.top, block.bottom + 1)
    over: dict[int, list[tuple[str, bool]]] = {column: [] for column in block.columns}
    for row in rows:
        band = ""
        for column in block.columns:
            own = block.grid.cells[row, column]
            band = _year(own) if isinstance(own, float) else own if own is not None else band
            over[column].append((band, own is not None))
    for column, texts in over.items():
        if any(own for _, own in texts):
            lowest = max(i for i, (_, own) in enumerate(texts) if own)
            found[column] = _merged([text for text, _ in texts[: lowest + 1] if text][::-1], label)
    answers = {*_counted(block), *(column for column, axis in found.items() if is_answer(axis.unit))}
    for column, axis in found.items():
        if column in answers or (answers and axis.kind == "count" and axis.header is None):
            found[column] = Axis(role=ANSWERS, text=axis.text)  # and how many answered, beside them
    for column, header in block.bare:
        if column in found:
            found[column] = replace(found[column], header=header, unit="", text=header.text)
    return found


def _counted(block: Block) -> list[int]:
    """The columns headed 1, 2, 3, 4 (or 5) and no further, behind one with a label: the answers to each unsur."""
    if block.top > block.bottom:
        return []
    cells = [(column, block.grid.cells[block.bottom, column]) for column in block.columns]
    run: list[int] = []
    for column, cell in cells:
        if str(cell).removesuffix(".0").strip("()") == str(len(run) + 1):
            run.append(column)
        elif run and len(run) not in MOST_ANSWERS:
            run = []
    return run if len(run) in MOST_ANSWERS and run[0] != block.columns[0] else []


def _year(number: float) -> str:
    return str(int(number)) if number.is_integer() else ""


def _merged(texts: list[str], label: Label) -> Axis:
    """The texts of a column's header from its lowest row up."""
    axis = Axis(text=texts[0] if texts else "")
    for i, text in enumerate(texts):
        told = NOTHING if numeric(text) else label(text)
        stronger = not axis.kind or (axis.kind in WEAK and told.kind not in ("", *WEAK) and not axis.total)
        axis = replace(
            axis,
            kind=told.kind if told.kind and stronger else axis.kind,
            header=axis.header or told.header,
            role=axis.role or (told.role if not i or told.role not in LABELS else ""),
            again=axis.again or told.again,
            total=axis.total or (told.total if not i else ""),
            period=axis.period or (text if told is NOTHING or not told.anything else "") * bool(period_in(text)),
        )
        if (
            not axis.unit
            and not told.anything
            and not axis.period
            and not (text.isdigit() and int(text) < EARLIEST_YEAR)
        ):
            axis = replace(axis, unit=unit_in(text) or text)
    return axis


def labels_of(block: Block, columns: Mapping[int, Axis], label: Label) -> dict[int, str]:
    """The columns that say what the rows are, with their roles; without any such header the first of texts."""
    found = {column: axis.role for column, axis in columns.items() if axis.role and not axis.kind}
    if any(role in ("unit", "unsur", "table", "category", "method") for role in found.values()):
        return found
    for column in block.columns:
        axis = columns.get(column, Axis())
        if axis.kind or axis.header:
            break
        cells = [block.grid.cells[row, column] for row in block.rows if block.grid.cells[row, column] is not None]
        texts = [cell for cell in cells if isinstance(cell, str) and not numeric(cell)]
        if texts and 2 * len(texts) > len(cells) and column not in found:
            unsur = sum(label(text).header is not None for text in texts[:40])
            return {**found, column: "unsur" if 2 * unsur > min(len(texts), 40) else "unit"}
    return found


def rows_of(block: Block, labels: Mapping[int, str], label: Label) -> dict[int, Axis]:
    """What each row says; a blank unit is that of the row above where the row says anything else."""
    found: dict[int, Axis] = {}
    unit = ""
    for row in block.rows:
        axis = Axis()
        for column, role in labels.items():
            cell = block.grid.cells[row, column]
            if not isinstance(cell, str) or numeric(cell):
                if isinstance(cell, float) and role == "periode":
                    axis = replace(axis, period=_year(cell))
                continue
            axis = _row(axis, cell, role, label)
        if axis.unit and not axis.total:
            unit = axis.unit
        elif (
            "unit" in labels.values() and not axis.total and not axis.unit and (axis.kind or axis.period or axis.header)
        ):
            axis = replace(axis, unit=unit)
        found[row] = axis
    return found


def _row(axis: Axis, text: str, role: str, label: Label) -> Axis:
    if role in PARTS:
        return replace(axis, period=" · ".join(part for part in (axis.period, text) if part))
    if role == "unit":
        told = label(text) if total_word(text) else NOTHING
        if total_of(text):
            return replace(axis, total=total_of(text), text=text, again=told.again)
        if told.kind and not told.header:
            return replace(axis, kind=told.kind, total="kind", text=text, again=told.again)
        return replace(axis, unit=text, text=axis.text or text)
    told = label(text)
    total = told.total or ("" if told.header or told.kind or role == "number" else total_of(text))
    return replace(
        axis,
        kind=axis.kind or told.kind,
        header=_both(axis.header, told.header),
        again=axis.again or told.again,
        total=axis.total or total,
        text=axis.text or text,
    )


def _both(code: Header | None, name: Header | None) -> Header | None:
    """A code and a name side by side as one header."""
    if code is None or name is None:
        return code or name
    if code.number and not code.name:
        return replace(code, name=name.name, text=f"{code.text} {name.text}")
    return code


__all__ = ["Axis", "Said", "columns_of", "labels_of", "rows_of"]
