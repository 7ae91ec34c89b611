"""Slides on the unsur: what is lowest, how the answers fall, and what to begin with."""

from __future__ import annotations

from dataclasses import replace

from ikm.charts.words import lowest_unsur
from ikm.document import drawings, todo
from ikm.document.slides.model import Chart, Slide
from ikm.document.slides.said import how, notes, source, subject
from ikm.dossier import Dossier
from ikm.report.working_order import order_title
from ikm.text import Text
from ikm.text.terms import FACTORS

MOST = 5
"""Rows of the order of work that are shown."""


def unsur(dossier: Dossier, text: Text) -> Slide | None:
    """The NRR of every unsur, the lowest pointed out."""
    figures = dossier.overall.index
    if figures.nrr.iloc[0].isna().all():
        return None
    drawing = drawings.unsur(dossier, text)
    scale = figures.questionnaire
    what = text("NRR per unsur, scale {low}–{high}", low=scale.lowest, high=scale.highest)
    return Slide(
        drawing.title,
        (Chart(replace(drawing, axis="")),),
        notes(dossier, text, drawing.alt, how(dossier, text)),
        " · ".join([what, text("dashed: class bounds"), text("strong colour: the lowest")]),
        source(dossier, text),
    )


def answers(dossier: Dossier, text: Text) -> Slide | None:
    """How the answers fall, where the respondents are known."""
    drawing = drawings.answers(dossier, text)
    if drawing is None or dossier.described is None:
        return None
    low = sum(series.values[0] or 0.0 for series in drawing.series[: len(drawing.series) // 2])
    name = drawing.categories[0].partition(" ")[2]
    title = drawing.title  # of values between whole points, which are counted at the nearest, no share is said
    if all(level == int(level) for level in dossier.described.levels):
        title = text("{share} rate {name} with one of the two lowest answers", share=text.percent(low / 100), name=name)
    blank = int(dossier.described.table["blank"].sum())
    method = text(
        "Each bar holds all who answered that unsur; those who left it blank are in no bar ({blank} answers in all).",
        blank=text.number(blank, 0),
    )
    what = text("Share of each answer, in percent of those who answered; lowest NRR on top")
    return Slide(
        title,
        (Chart(replace(drawing, axis="")),),
        notes(dossier, text, drawing.alt, method),
        what,
        source(dossier, text),
    )


def order(dossier: Dossier, text: Text) -> Slide | None:
    """What to begin with, each unsur with its reason."""
    if dossier.by_unit is not None or not dossier.ranked:
        return None
    table = todo.why(dossier, text)
    shown = replace(table, rows=table.rows[:MOST], widths=(4, 9), align=("l", "l"))
    factors = {text(FACTORS.get(name, name)) for name in dossier.order["factor"]}
    method = text(
        "The order follows the regulation's practice: the lowest NRR first. It does not say how easily a gap is closed."
        " The unsur are grouped by us into {factors}.",
        factors=text.listing(sorted(factors)),
    )
    return Slide(
        order_title(dossier.order, subject(dossier, text), text),
        (shown,),
        notes(dossier, text, method, lowest_unsur(dossier.overall.index, text) + "."),
        text("The {n} unsur with the lowest NRR", n=len(shown.rows)),
        source(dossier, text),
    )
