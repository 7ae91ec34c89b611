"""The official processing table of one unit, from its answers down to its class, with live formulas."""

from __future__ import annotations

import numpy as np

from ikm.document.book.body import write_body
from ikm.document.book.foot import write_foot
from ikm.document.book.grades import BASE, WEIGHT
from ikm.document.book.parts import Part
from ikm.document.book.place import BODY, Place
from ikm.document.book.refs import at, span
from ikm.document.book.sheet import Sheet
from ikm.document.legal import is_index
from ikm.dossier import Dossier
from ikm.report.tables import REASONS
from ikm.text import Text

TOP = BODY - 2
"""The row of the headings, below the title and whose sheet it is."""

HEADS = 40.0
"""Points of the rows of headings."""

LABELS, UNSUR, TOTAL, NUMBER = 25.0, 7.6, 13.0, 11.0
"""Widths: the labels at the left, an unsur, the totals at the right, the respondents of a recap's row."""


def write_form(sheet: Sheet, part: Part, dossier: Dossier, text: Text, *, alone: bool) -> Place:
    """The sheet of one unit; ``alone``: the office's own address stands on it, because the file has no other unit."""
    first = 1 if part.means is None else 2
    codes = list(part.figures.nrr.columns)
    last = first + len(codes)
    sheet.widths(LABELS, *([NUMBER] if first == 2 else []), *[UNSUR] * len(codes), TOTAL)
    write_top(sheet, part, dossier, text, last, alone=alone)
    heads(sheet, part, text, first, last)
    row = TOP + 2
    end = write_body(sheet, part, row, first, text)
    place = write_sums(sheet, part, text, first, end, (row, end - 1))
    bottom = write_foot(sheet, part, dossier, text, place)
    sheet.together(row, place.total, bottom + 1, HEADS)
    sheet.finish(bottom, last + 1, head=(TOP, TOP + 1), keep=1)
    return place


def write_top(
    sheet: Sheet, part: Part, dossier: Dossier, text: Text, last: int, *, alone: bool, first: str = ""
) -> None:
    """The title, the unit with its address, and what has to be said before the figures, ``first`` before the rest."""
    old = is_index(part.figures.questionnaire)
    title = (
        text("Processing of the index of public satisfaction by respondent and by unsur")
        if old
        else text("Processing of the survey of public satisfaction by respondent and by unsur")
    )
    sheet.across(0, 0, last, title.upper(), "centred title")
    sheet.tall(0, 36)
    office = dossier.office
    lines = {
        text("Service unit"): (dossier.unit or office.unit or part.name) if alone else part.name,
        text("Address"): office.address if alone else "",
        text("Phone/fax"): office.phone if alone else "",
    }
    for row, (label, words) in enumerate(lines.items(), start=2):
        sheet.text(row, 0, label, "label")
        sheet.across(row, 1, last, f": {words or '.' * 40}", "plain")
    said = [first, part.why]
    if part.figures.left_out:
        left = ", ".join(part.figures.left_out)
        said.append(text("Not part of these figures, because they break the scale: {units}.", units=left))
    if part.reason:
        said.append(text("This unit has no class: {reason}.", reason=text(REASONS[part.reason])))
    sheet.say(5, 0, last, " ".join(filter(None, said)), "warning")


def heads(sheet: Sheet, part: Part, text: Text, first: int, last: int) -> None:
    """Two rows of headings: NO. RESP, the unsur below what they are, and the totals."""
    recap = part.means is not None
    sheet.across(TOP, 0, 0, text("No. of the row") if recap else text("No. of the respondent"), "head", down=1)
    if recap:
        sheet.across(TOP, 1, 1, text("Respondents"), "head", down=1)
    sheet.across(TOP, first, last - 1, text("Value of the unsur of service").upper(), "head")
    for col, code in enumerate(part.figures.nrr.columns, start=first):
        sheet.text(TOP + 1, col, code, "head")
    sheet.across(TOP, last, last, text("Total"), "head", down=1)
    sheet.tall(TOP, 20)
    sheet.tall(TOP + 1, 20)


def write_sums(sheet: Sheet, part: Part, text: Text, first: int, row: int, body: tuple[int, int]) -> Place:
    """The rows below the body: sum, answered, NRR, weighted NRR with *), IKM with **)."""
    count = len(part.total)
    last = first + count
    whole = bool((np.asarray(part.total) % 1 == 0).all())
    unknown = part.means is not None and part.number is None
    labels = (
        text("Σ of the means / unsur") if unknown else text("Σ Value / unsur"),
        text("Number of means") if unknown else text("Questionnaires filled in"),
        text("NRR / unsur"),
        text("Weighted NRR / unsur"),
        text("IKM of the unit"),
    )
    for step, label in enumerate(labels):
        sheet.text(row + step, 0, label, "total text")
        sheet.tall(row + step, 18)
        if first == 2:
            sheet.text(row + step, 1, "", "total text")
        sheet.text(row + step, last, "", "total text")
    for unsur in range(count):
        col = first + unsur
        _counts(sheet, part, row, col, unsur, body, whole=whole)
        total, answered, nrr = (at(row + step, col) for step in range(3))
        value = part.nrr[unsur]
        sheet.formula(row + 2, col, f'IF({answered}>0,{total}/{answered},"")', value, "total three")
        sheet.formula(row + 3, col, f'IF(ISNUMBER({nrr}),{nrr}*{WEIGHT},"")', part.weighted[unsur], "total three")
    nrr, weighted = (span((row + step, first), (row + step, last - 1)) for step in (2, 3))
    ikm = at(row + 3, last)
    sheet.formula(
        row + 3, last, f'IF(COUNT({nrr})=COLUMNS({nrr}),SUM({weighted}),"")', part.figure("ikm"), "total three"
    )
    sheet.raw.merge_range(row + 4, first, row + 4, last - 1, "", sheet.styles["total text"])
    sheet.formula(row + 4, last, f'IF(ISNUMBER({ikm}),{ikm}*{BASE},"")', part.figure("konversi"), "total two")
    sheet.widths(4, first=last + 1)
    sheet.text(row + 3, last + 1, "*)", "label")
    sheet.text(row + 4, last + 1, "**)", "label")
    return Place(sheet.name, first, count, row)


def _counts(sheet: Sheet, part: Part, row: int, col: int, unsur: int, body: tuple[int, int], *, whole: bool) -> None:
    """Σ and how many answered: formulas over the body, or figures where it lists nothing."""
    total, answered = float(part.total[unsur]), float(part.answered[unsur])
    looks = ("total count" if whole else "total sum", "total count")
    if part.answers is None and part.means is None:
        sheet.number(row, col, total, looks[0])
        sheet.number(row + 1, col, answered, looks[1])
        return
    cells = span((body[0], col), (body[1], col))
    if part.number is None:
        sums, counts = f"SUM({cells})", f"COUNT({cells})"
    else:
        people = span((body[0], 1), (body[1], 1), fixed="c")
        sums, counts = f"SUMPRODUCT({people},{cells})", f"SUMPRODUCT({people}*ISNUMBER({cells}))"
    sheet.formula(row, col, sums, total, looks[0])
    sheet.formula(row + 1, col, counts, answered, looks[1])
