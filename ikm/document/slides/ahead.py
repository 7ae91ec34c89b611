"""Slides on time: how the IKM moved, what it takes to the next class, and what is planned."""

from __future__ import annotations

from dataclasses import replace

from ikm.document import drawings, todo
from ikm.document.blocks import Table
from ikm.document.counted import typed_periods
from ikm.document.slides.model import Chart, Number, Numbers, Slide
from ikm.document.slides.said import notes, source, sure
from ikm.dossier import Dossier
from ikm.priority import next_class
from ikm.text import Text

LEAST = 0.005
"""A rise below this would be printed as nothing."""


def trend(dossier: Dossier, text: Text) -> Slide | None:
    """The IKM over the periods."""
    drawing = drawings.trend(dossier, text)
    if drawing is None:
        return None
    title = drawing.title
    method = text("Periods are different respondents, so a change may be chance.")
    if dossier.trend is not None:
        from ikm.charts import trend as drawn

        title = drawn(dossier.trend.found, dossier.trend.periods, text=text).title
        method = text(
            "Periods are different respondents, so each change is tested; only a change that is more than chance is"
            " called one."
        )
    return Slide(
        title,
        (Chart(replace(drawing, axis="")),),
        notes(dossier, text, drawing.alt, method, typed_periods(dossier, text), sure(dossier, text)),
        " · ".join([text("IKM per period"), text("dashed: class bounds")]),
        source(dossier, text),
    )


def goal(dossier: Dossier, text: Text) -> Slide | None:
    """The least rise of NRR that reaches the next class."""
    found = dossier.goal
    if found is None or found.total_change is None:
        return None
    figures = dossier.overall.index
    lower = next(float(grade.lower) for grade in figures.pedoman.classes if grade.mutu == found.mutu)
    points, total = text.number(next_class(figures, dossier.row["konversi"])[1]), text.number(found.total_change)
    nrr = figures.nrr.iloc[0]
    rows = [
        (
            f"{code} {figures.questionnaire.unsur_named(code).name}",
            text.number(nrr[code]),
            f"+{text.number(rise)}" if rise >= LEAST else f"< {text.number(0.01)}",
            text.number(nrr[code] + rise),
        )
        for code, rise in sorted(found.changes.items(), key=lambda pair: -pair[1])
    ]
    head = ("Unsur", text("NRR now"), text("Rise"), text("NRR then"))
    table = Table(
        text("The least rise that is enough"), head, tuple(rows), ("l", "r", "r", "r"), (), (6, 1.6, 1.6, 1.6)
    )
    numbers = Numbers(
        (
            Number(points, text("points of IKM are missing"), text("{start} now", start=text.number(found.start))),
            Number(f"+{total}", text("NRR in all, over {n} unsur", n=len(rows)), text("lowest unsur first")),
            Number(found.mutu, text("from {bound}", bound=text.number(lower)), text("the next class"), found.mutu),
        )
    )
    method = text(
        "No smaller sum of rises is enough. Any way to share it is as good; here the lowest unsur rise first, to a"
        " common level. This is arithmetic, not a forecast: it does not say how easily an unsur rises."
    )
    exact = text(
        "Figures are printed with two decimals; with four, the rises are {total} in all.",
        total=text.number(found.total_change, 4),
    )
    words = {"mutu": found.mutu, "points": points, "total": total}
    return Slide(
        text("Class {mutu} takes {points} points more: NRR must rise by {total} in all", **words),
        (numbers, table),
        notes(dossier, text, method, exact),
        source=source(dossier, text),
        rows=(2,),
    )


def plan(dossier: Dossier, text: Text) -> Slide | None:
    """The follow-up plan; what nobody has filled in yet is said."""
    rows = dossier.plan.rows
    if not rows:
        return None
    table = todo.plan(dossier, text)
    heads = [head.replace(" ", "\u00a0") if 3 <= at < 7 else head for at, head in enumerate(table.head)]
    table = replace(table, head=tuple(heads), widths=(0.9, 4.2, 5.4, 1.3, 1.3, 1.3, 1.3, 3.4))
    blank = sum(not row.program.strip() for row in rows)
    count = text.plural("{n} line", "{n} lines", len(rows))
    if blank == len(rows) and rows[0].code in dossier.row["lowest"]:
        title = text("The follow-up plan begins with the lowest unsur; its programmes are still to be filled in")
    elif blank == len(rows):
        title = text("Follow-up plan: its programmes are still to be filled in")
    elif blank:
        title = text(
            "Follow-up plan: {lines}, of which {blank} still without a programme",
            lines=count,
            blank=text.number(blank, 0),
        )
    else:
        named = [" ".join(filter(None, (row.code, row.unsur))) for row in rows[:2]]
        title = text("Follow-up plan: {lines}, beginning with {unsur}", lines=count, unsur=text.listing(named))
    method = text("The lines stand in the order and the wording of the office.")
    if blank == len(rows):  # nobody has touched it
        method = text("What is done about these unsur is still to be filled in.")
        if rows[0].code in dossier.row["lowest"]:
            method = text("The lines begin with the lowest unsur; what is done about them is still to be filled in.")
    elif rows[0].code in dossier.row["lowest"]:
        method = text("The lines begin with the lowest unsur; order and wording are those of the office.")
    return Slide(title, (table,), notes(dossier, text, method), source=source(dossier, text))
