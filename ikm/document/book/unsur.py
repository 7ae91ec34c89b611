"""The unsur, lowest NRR first, and how each was answered; linked to the sheet of all together."""

from __future__ import annotations

import math

import numpy as np

from ikm.document.book.charts import bars, stacked
from ikm.document.book.grades import by_letter, kinerja_of, letter_of
from ikm.document.book.listed import Listed
from ikm.document.book.place import Place
from ikm.document.book.refs import at, span
from ikm.document.book.sheet import Sheet
from ikm.document.drawing import Drawing
from ikm.document.drawings import answers, unsur
from ikm.dossier import Dossier
from ikm.text import Text
from ikm.text.language import NOTHING

TOP, LABEL = 3, 7


def write_unsur(sheet: Sheet, overall: Place, dossier: Dossier, text: Text) -> None:
    """NRR, weighted NRR, class and kinerja of every unsur, and its chart."""
    figures, drawing = dossier.overall.index, unsur(dossier, text)
    sheet.widths(54, 12, 14, 9, 18)
    sheet.widths(50, first=LABEL)
    sheet.say(0, 0, 4, text("NRR of every unsur"), "title")
    sheet.say(1, 0, 4, drawing.title, "label")
    sheet.text(TOP, LABEL, text("For the chart"), "aside")
    sheet.head(TOP, ["Unsur", "NRR", text("Weighted NRR"), "Mutu", "Kinerja"])
    order = _as_drawn(drawing, dossier)
    for row, at_unsur in enumerate(order, start=TOP + 1):
        one = figures.unsur[at_unsur]
        nrr = float(figures.nrr[one.code].iloc[0])
        mutu = figures.grade(0, one.code) or NOTHING
        kinerja = next((grade.kinerja for grade in figures.pedoman.classes if grade.mutu == mutu), NOTHING)
        name = f"{one.code} {one.name}"
        sheet.text(row, 0, name)
        sheet.formula(row, 1, overall.of(overall.nrr, at_unsur), nrr, "three")
        sheet.formula(row, 2, overall.of(overall.weighted, at_unsur), figures.weighted[one.code].iloc[0], "three")
        if figures.judged():
            sheet.formula(row, 3, letter_of(at(row, 1), figures.pedoman, nrr=True), mutu, "letter")
            sheet.formula(row, 4, kinerja_of(at(row, 3)), kinerja, "text")
        else:
            sheet.text(row, 3, NOTHING, "letter")
            sheet.text(row, 4, NOTHING)
        sheet.formula(row, LABEL, f'{at(row, 0)}&" · "&{at(row, 3)}', f"{name} · {mutu}", "aside")
    last = TOP + len(order)
    by_letter(sheet.raw, (TOP + 1, 3, last, 3), at(TOP + 1, 3), dossier.pedoman, sheet.styles)
    names = (sheet.name, TOP + 1, LABEL, last, LABEL)
    bottom = bars(sheet, drawing, names, (sheet.name, TOP + 1, 1, last, 1), (last + 2, 0))
    sheet.finish(bottom, 4, head=(TOP, TOP), keep=1)


def write_answers(sheet: Sheet, overall: Place, listed: Listed, dossier: Dossier, text: Text) -> None:
    """How often each answer was given to every unsur, in figures and percent, and its chart.

    They are counted in the sheets where the answers are listed; where they are not, figures stand here.
    """
    drawing, described = answers(dossier, text), dossier.described
    assert described is not None  # noqa: S101  # the sheet is only written where they are described
    assert drawing is not None  # noqa: S101
    figures = dossier.overall.index
    scale = figures.questionnaire
    points = range(scale.lowest, scale.highest + 1)
    count = len(points)
    sheet.widths(44, *[8.0] * count, *[8.0] * count, 11, 9, 10, 9, 10)
    last_col = 2 * count + 5
    sheet.say(0, 0, last_col, text("How the answers to every unsur fall"), "title")
    whole = all(level == int(level) for level in described.levels)
    about = "" if whole else "≈"
    said = text(
        "Percentages are of the answers on the scale; blank answers and those outside the scale count for none."
    )
    if not whole:
        said += " " + text("Values between whole points (≈) are counted at the nearest, halves upwards.")
    sheet.say(1, 0, last_col, said, "note")
    heads = ["Unsur", *[f"f {about}{p}" for p in points], *[f"% {about}{p}" for p in points]]
    more = [text("Answered"), text("Blank"), text("Outside the scale"), "NRR", text("Standard deviation")]
    sheet.head(TOP, [*heads, *more], height=34)
    counts = described.on(points)
    order = _as_drawn(drawing, dossier)
    for row, at_unsur in enumerate(order, start=TOP + 1):
        told, n = described.table.iloc[at_unsur], counts[at_unsur]
        sheet.text(row, 0, f"{told['code']} {figures.unsur[at_unsur].name}")
        answered = at(row, 2 * count + 1, fixed="c")
        for step, value in enumerate(n.tolist(), start=1):
            counted = listed.given(at_unsur, points[step - 1], value) if whole else ""
            _count(sheet, row, step, counted, value)
            share = value / n.sum() if n.sum() else math.nan
            sheet.formula(row, count + step, f'IF({answered}>0,{at(row, step)}/{answered},"")', share, "percent")
        sheet.formula(row, 2 * count + 1, f"SUM({span((row, 1), (row, count))})", float(np.sum(n)), "count")
        blank, outside = float(told["blank"]), float(told["outside"])
        _count(sheet, row, 2 * count + 2, listed.blank(at_unsur, blank), blank)
        _count(sheet, row, 2 * count + 3, listed.outside(at_unsur, outside), outside)
        sheet.formula(row, 2 * count + 4, overall.of(overall.nrr, at_unsur), told["mean"], "three")
        spread = f"({{{','.join(map(str, points))}}}-{at(row, 2 * count + 4)})^2"
        squares = f"SUMPRODUCT({span((row, 1), (row, count))},{spread})"
        if whole:
            sd = f'IF({answered}>1,SQRT({squares}/({answered}-1)),"")'
            sheet.formula(row, 2 * count + 5, sd, told["sd"], "three")
        else:
            sheet.number(row, 2 * count + 5, float(told["sd"]), "three")
    last = TOP + len(order)
    columns = [(sheet.name, TOP + 1, count + step, last, count + step) for step in range(1, count + 1)]
    bottom = stacked(sheet, drawing, (sheet.name, TOP + 1, 0, last, 0), columns, (last + 2, 0))
    sheet.finish(bottom, last_col, head=(TOP, TOP), keep=1)


def _count(sheet: Sheet, row: int, col: int, formula: str, value: float) -> None:
    """A count: counted where the answers stand, or the figure alone."""
    if formula:
        sheet.formula(row, col, formula, value, "count")
    else:
        sheet.number(row, col, value, "count")


def _as_drawn(drawing: Drawing, dossier: Dossier) -> list[int]:
    """The places of the unsur in the order of a chart, whose categories begin with the code."""
    codes = list(dossier.overall.index.questionnaire.codes)
    return [codes.index(name.split(" ", 1)[0]) for name in drawing.categories]
