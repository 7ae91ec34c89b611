"""Slides on the units: who stands where, unit by unsur, and who shares which weakness."""

from __future__ import annotations

from dataclasses import replace

from ikm.charts.order import reason
from ikm.charts.words import groups, per
from ikm.document import drawings, tables
from ikm.document.blocks import Table
from ikm.document.slides.model import Chart, Part, Slide, Words
from ikm.document.slides.said import how, notes, source, sure
from ikm.dossier import Dossier
from ikm.text import Text
from ikm.text.terms import value_name
from ikm.weakness import shared_weakness

FEW = 5
"""How many units are named in a cell before the others are counted."""


MANY, BEST, LOWEST = 14, 5, 8
"""From more than so many units on, a meeting sees so many of the best and of the lowest; the workbook has all."""


def ranking(dossier: Dossier, text: Text) -> Slide | None:
    """The units by IKM, with class bounds and intervals."""
    drawing = drawings.ranking(dossier, text)
    if drawing is None or dossier.by_unit is None:
        return None
    figures = dossier.by_unit.index
    base = figures.questionnaire.base
    what = text(
        "{what}, scale {low}–{high}",
        what=per(("unit",), text, figures.noun),
        low=figures.questionnaire.lowest * base,
        high=figures.questionnaire.highest * base,
    )
    drawn = text("lines: {level} interval", level=text.percent(dossier.by_unit.level))
    if dossier.by_unit.worst_case:
        drawn = text("lines: the widest interval possible")
    places = _ends(len(drawing.categories))
    parts: list[Part] = [Chart(replace(drawing.only(places), axis=""))]
    apart = figures.table[~figures.table["ranked"]]
    if len(apart):
        named = [
            f"{value_name(row['unit'], text)} ({reason(figures, row['reason'], text)})" for _, row in apart.iterrows()
        ]
        parts.append(Words((text("Not ranked: {names}.", names=text.listing(named[:FEW] + _more(named, text))),)))
    said = text(
        "Where two intervals overlap widely, do not say that one {noun} is better than the other.",
        noun=figures.noun,
    )
    return Slide(
        drawing.title,
        tuple(parts),
        notes(dossier, text, drawing.alt, said, sure(dossier, text), how(dossier, text)),
        " · ".join([what, *_between(len(drawing.categories), len(places), text), drawn, text("dashed: class bounds")]),
        source(dossier, text),
    )


def matrix(dossier: Dossier, text: Text) -> Slide | None:
    """The NRR of every unit and unsur, each in the colour of its class."""
    from ikm.charts import heatmap

    table = tables.matrix(dossier, text)
    if table is None or dossier.by_unit is None:
        return None
    figures = dossier.by_unit.index
    title = heatmap(figures, text=text).title
    how_read = text(
        "Read a row to see where one {noun} is weak, and a column to see who shares a weakness. Figures without a"
        " colour lie outside the scale.",
        noun=figures.noun,
    )
    what = text("NRR, scale {low}–{high}; colour: class of the NRR", low=figures.questionnaire.lowest,
                high=figures.questionnaire.highest)  # fmt: skip
    ranked = int(figures.table["ranked"].sum())
    places = [*_ends(ranked), *range(len(table.rows) - 1 if ranked > MANY else ranked, len(table.rows))]
    rows = tuple(table.rows[at] for at in places)
    classes = {
        (row, col): m
        for row, at in enumerate(places)
        for col in range(len(table.head))
        if (m := table.classes.get((at, col)))
    }
    table = replace(table, rows=rows, classes=classes)
    left = _between(len(figures.table), len(rows) - 1, text)
    longest = max(len(row[0]) for row in table.rows)
    table = replace(table, widths=(min(8.0, max(3.0, longest / 6.5)), *table.widths[1:]))
    what = " · ".join([what, *left])
    return Slide(title, (table,), notes(dossier, text, how_read, how(dossier, text)), what, source(dossier, text))


def weakness(dossier: Dossier, text: Text) -> Slide | None:
    """How often each unsur is the lowest, or among the two lowest, and where."""
    from ikm.charts import weakness as drawn

    if dossier.by_unit is None or dossier.by_unit.index.table["ranked"].sum() < 2:
        return None
    figures = dossier.by_unit.index
    found = shared_weakness(figures)
    rows = found.unsur[found.unsur["within"] > 0]
    rows = rows.sort_values(["within", "lowest"], ascending=False, kind="stable").head(6)
    names = [value_name(unit, text) for unit in figures.table.loc[found.place.index, "unit"]]
    few = FEW if len(names) <= MANY else 2
    cells = []
    for code, name, _, lowest, within in rows.itertuples(index=False):
        where = [unit for unit, place in zip(names, found.place[code], strict=True) if place]
        cells.append(
            (
                f"{code} {name}",
                text.number(lowest, 0),
                text.number(within, 0),
                text.listing(where[:few] + _more(where, text, few)),
            )
        )
    head = ("Unsur", text("Times lowest"), text("Times among the two lowest"), text("Where"))
    table = Table(
        text("Unsur that are lowest most often"), head, tuple(cells), ("l", "c", "c", "l"), (), (5, 1.6, 2.2, 8)
    )
    everyone = groups(len(found.place), ("unit",), text, figures.noun)
    method = text(
        "For each of {groups} the two lowest unsur are counted; those that tie all count. A weakness here is one within"
        " the {noun}: the lowest unsur of a good {noun} is still its lowest.",
        groups=everyone,
        noun=figures.noun,
    )
    title = drawn(figures, found, text=text).title
    return Slide(
        title, (table,), notes(dossier, text, method), text("Of {groups}", groups=everyone), source(dossier, text)
    )


def _ends(count: int) -> list[int]:
    """The places of the best and of the lowest of so many units, best first; all where they are not MANY."""
    return list(range(count)) if count <= MANY else [*range(BEST), *range(count - LOWEST, count)]


def _between(count: int, shown: int, text: Text) -> list[str]:
    """That not all units are on the slide, where that is so."""
    if count == shown:
        return []
    return [
        text(
            "the {best} best and {lowest} lowest of {all}, all of them in the workbook",
            best=BEST,
            lowest=LOWEST,
            all=text.number(count, 0),
        )
    ]


def _more(names: list[str], text: Text, few: int = FEW) -> list[str]:
    """So many more, where not all are named."""
    return [text("{n} more", n=text.number(len(names) - few, 0))] if len(names) > few else []
