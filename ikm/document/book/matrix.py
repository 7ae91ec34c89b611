"""Units by unsur: the NRR of every unit, linked to its sheet and coloured by class, and the letters beside them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ikm.charts.palette import LIGHT
from ikm.document.book.grades import BASE, HIGHEST, LOWEST, bound, by_letter, letter_of, rounded
from ikm.document.book.parts import Part
from ikm.document.book.place import Place
from ikm.document.book.refs import at
from ikm.document.book.sheet import Sheet, named
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.text import Text
from ikm.text.language import NOTHING

TOP = 4
"""The row of the headings; the units follow it."""


def write_matrix(
    sheet: Sheet, units: list[Part], places: dict[object, Place], overall: Place, dossier: Dossier, text: Text
) -> None:
    """The sheet; ``units`` best first, those not ranked last."""
    figures = dossier.overall.index
    codes = list(figures.nrr.columns)
    last = len(codes)
    sheet.widths(named([unit.name for unit in units], 24), *[7.4] * last)
    sheet.say(0, 0, last, text("NRR by unit and unsur"), "title")
    said = text(
        "Each NRR is a link to the unit's sheet; its colour and the letter below are those of its class (NRR × {base}"
        " against the class bounds). Where data break the scale there is no class.",
        base=figures.questionnaire.base,
    )
    sheet.say(1, 0, last, said, "note")
    sheet.say(2, 0, last, "; ".join(f"{one.code} {one.name}" for one in figures.unsur), "note")
    second = TOP + len(units) + 4
    _block(sheet, TOP, codes, text("Unit"), units, text)
    _block(sheet, second, codes, text("Class of every NRR"), units, text)
    overall_nrr = figures.nrr.iloc[0].to_numpy(dtype=float)
    for step, unit in enumerate(units):
        place = places.get(unit.label)
        for col, value in enumerate(unit.nrr, start=1):
            link = place.of(place.nrr, col - 1) if place else ""
            _cell(sheet, (TOP + 1 + step, second + 1 + step), col, link, value, unit.figures, unit.label)
    for col, value in enumerate(overall_nrr, start=1):
        rows = (TOP + 1 + len(units), second + 1 + len(units))
        _cell(sheet, rows, col, overall.of(overall.nrr, col - 1), value, figures, 0)
    judged = [*(unit.figures.judged(unit.label) for unit in units), figures.judged()]
    _colour(sheet, judged, second, last, dossier)
    sheet.kept(second, sheet.points(second, second + len(units) + 2))
    sheet.finish(second + 1 + len(units), last, head=(TOP, TOP), keep=1)


def _block(sheet: Sheet, row: int, codes: list[str], title: str, units: list[Part], text: Text) -> None:
    sheet.head(row, [title, *codes])
    for step, unit in enumerate(units, start=1):
        sheet.text(row + step, 0, unit.name)
        sheet.tall(row + step, sheet.height(unit.name, 0, 0))
    sheet.text(row + len(units) + 1, 0, text("All together"), "total text")


def _cell(sheet: Sheet, rows: tuple[int, int], col: int, link: str, value: float, figures: Index, group: Any) -> None:
    """An NRR and its class."""
    if link:
        sheet.formula(rows[0], col, link, value, "mean")
    else:
        sheet.number(rows[0], col, value, "mean")
    if not figures.judged(group):
        sheet.text(rows[1], col, NOTHING, "letter")
        return
    mutu = figures.grade(group, str(figures.nrr.columns[col - 1])) or NOTHING
    sheet.formula(rows[1], col, letter_of(at(rows[0], col), figures.pedoman, nrr=True), mutu, "letter")


def _colour(sheet: Sheet, judged: list[bool], second: int, last: int, dossier: Dossier) -> None:
    """Both blocks by class, by formulas that read the bounds; only the rows that are judged."""
    for there, run in groupby(range(len(judged)), key=judged.__getitem__):
        if not there:
            continue
        rows = list(run)
        first, end = TOP + 1 + rows[0], TOP + 1 + rows[-1]
        where = (first, 1, end, last)
        cell = at(first, 1)
        outside = f"=OR(NOT(ISNUMBER({cell})),{cell}<{LOWEST},{cell}>{HIGHEST})"
        plain = sheet.styles.filled("#FFFFFF")
        sheet.raw.conditional_format(
            *where, {"type": "formula", "criteria": outside, "format": plain, "stop_if_true": True}
        )
        *higher, lowest = dossier.pedoman.classes
        for grade in higher:
            reached = f"={rounded(f'{cell}*{BASE}')}>={bound(grade.mutu)}"
            rule = {"type": "formula", "criteria": reached, "format": sheet.styles.filled(LIGHT.of(grade.mutu))}
            sheet.raw.conditional_format(*where, rule | {"stop_if_true": True})
        rest = {
            "type": "formula",
            "criteria": f"=ISNUMBER({cell})",
            "format": sheet.styles.filled(LIGHT.of(lowest.mutu)),
        }
        sheet.raw.conditional_format(*where, rest)
        letters = (second + first - TOP, 1, second + end - TOP, last)
        by_letter(sheet.raw, letters, at(letters[0], 1), dossier.pedoman, sheet.styles)
