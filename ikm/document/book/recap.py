"""The units by IKM: linked to their own sheets, ranked by a formula, with intervals and a chart."""

from __future__ import annotations

import math

from ikm.document.book.charts import MOST, bars
from ikm.document.book.grades import BASE, WEIGHT, by_letter, kinerja_of, letter_of
from ikm.document.book.listed import people
from ikm.document.book.lowest import NEAR, write_lowest
from ikm.document.book.parts import Part, sound_parts
from ikm.document.book.place import Place
from ikm.document.book.refs import at, on, span
from ikm.document.book.sheet import Sheet, named
from ikm.document.book.words import clean
from ikm.document.drawings import ranking
from ikm.document.native import pieces
from ikm.dossier import Dossier
from ikm.report.certainty import interval_names
from ikm.report.tables import REASONS
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.uncertainty import Uncertainty

TOP = 4
"""The row of the headings."""

RANK, NAME, N, IKM, MUTU, KINERJA, LOW, HIGH, LOWEST, LEAST = range(10)
LABEL, MINUS, PLUS = 11, 12, 13
"""Columns; those of the chart stand beside the page."""

SHORT = 60
"""Characters of a name beside a bar."""


def write_recap(
    sheet: Sheet,
    units: list[Part],
    places: dict[object, Place],
    overall: Place,
    matrix: tuple[str, int],
    dossier: Dossier,
    found: Uncertainty,
    text: Text,
) -> None:
    """The sheet; ``units`` best first, those not ranked last; ``matrix``: the sheet of NRR and its first row."""
    sheet.widths(9, named([unit.name for unit in units], 28), 11, 9, 7, 15, 11, 11, 34, 9)
    sheet.widths(18, 9, 9, first=LABEL)
    drawing = ranking(dossier, text)
    sheet.say(0, 0, LEAST, text("Units by IKM"), "title")
    sheet.say(1, 0, LEAST, drawing.title if drawing else text("No unit is ranked."), "label")
    sheet.say(2, 0, LEAST, _about(found, text), "note")
    low, high = interval_names(found, text)
    heads = [text("Rank"), text("Unit"), text("Respondents"), "IKM", "Mutu", "Kinerja", low, high]
    sheet.head(TOP, [*heads, text("Lowest unsur"), text("Its NRR")], height=32)
    ranked = sum(not unit.reason for unit in units)
    for step, unit in enumerate(units):
        link = places[unit.label].ikm if unit.label in places else _summed(matrix, step, unit)
        ranks = (int(found.index.ranking["rank"].get(unit.label, 0)), ranked)
        row = TOP + 1 + step
        _row(sheet, row, unit, places.get(unit.label), found, ranks, link, text)
        if not unit.reason:
            words = write_lowest(sheet, (row, LOWEST), unit, overall, (matrix[0], matrix[1] + step), text)
            sheet.tall(row, max(sheet.height(words, LOWEST, LOWEST), sheet.height(unit.name, NAME, NAME)))
    counted = all(people(unit, places.get(unit.label)) for unit in units)
    _all(sheet, TOP + 1 + len(units), units if counted else [], overall, dossier, text)
    first, last = TOP + 1, TOP + 1 + len(units)
    letter = at(first, MUTU, fixed="c")
    by_letter(sheet.raw, (first, MUTU, last, MUTU), letter, dossier.pedoman, sheet.styles)
    bottom = last + 1
    if drawing is not None:
        for col, name in ((LABEL, text("For the chart")), (MINUS, "−"), (PLUS, "+")):
            sheet.text(TOP, col, name, "aside")
        for part in pieces(drawing, MOST):
            end = first + len(part.categories) - 1
            bottom = bars(
                sheet,
                part,
                (sheet.name, first, LABEL, end, LABEL),
                (sheet.name, first, IKM, end, IKM),
                (bottom + 1, 0),
                errors=(sheet.name, first, MINUS, end, PLUS),
            )
            first = end + 1
    sheet.finish(bottom, LEAST, head=(TOP, TOP), keep=2)


def _summed(matrix: tuple[str, int], step: int, unit: Part) -> str:
    """The IKM of a unit without a sheet of its own, from its row of NRR."""
    name, row = matrix
    cells = on(name, span((row + step, 1), (row + step, len(unit.total))))
    return f'IF(COUNT({cells})=COLUMNS({cells}),SUM({cells})*{WEIGHT}*{BASE},"")'


def _row(
    sheet: Sheet,
    row: int,
    unit: Part,
    place: Place | None,
    found: Uncertainty,
    ranks: tuple[int, int],
    link: str,
    text: Text,
) -> None:
    """A unit; ``ranks``: its own and how many there are; ``link``: the formula of its IKM."""
    cell, mutu = at(row, IKM), at(row, MUTU)
    konversi = unit.figure("konversi")
    sheet.text(row, NAME, unit.name)
    counted = people(unit, place)
    if counted:
        sheet.formula(row, N, counted, unit.figure("n"), "count")
    else:
        sheet.number(row, N, unit.figure("n"), "count")
    sheet.formula(row, IKM, link, konversi, "two")
    letter, kinerja = unit.word("mutu") or NOTHING, unit.word("kinerja") or NOTHING
    if unit.reason:
        sheet.text(row, RANK, NOTHING, "letter")
        sheet.text(row, MUTU, NOTHING, "letter")
        for col in (KINERJA, LOW, HIGH):
            sheet.text(row, col, NOTHING, "letter")
        sheet.text(row, LOWEST, text(REASONS[unit.reason]))
        sheet.text(row, LEAST, NOTHING, "letter")
        sheet.tall(row, sheet.height(unit.name, NAME, NAME))
        return
    others = span((TOP + 1, IKM), (TOP + ranks[1], IKM), fixed="r")
    sheet.formula(
        row, RANK, f'IF(ISNUMBER({cell}),COUNTIF({others},">"&({cell}+{NEAR}))+1,"{NOTHING}")', ranks[0], "answer"
    )
    sheet.formula(row, MUTU, place.mutu if place else letter_of(cell, unit.figures.pedoman), letter, "letter")
    sheet.formula(row, KINERJA, kinerja_of(mutu), kinerja, "text")
    ends = [_inside(unit, found.table[name].loc[unit.label]) for name in ("low", "high")]
    sheet.number(row, LOW, ends[0])
    sheet.number(row, HIGH, ends[1])
    sheet.formula(
        row, LABEL, _short(at(row, NAME)) + f'&" · "&{mutu}', f"{clean(unit.name, SHORT)} · {letter}", "aside"
    )
    for col, end, minus in ((MINUS, LOW, True), (PLUS, HIGH, False)):
        far = f"{cell}-{at(row, end)}" if minus else f"{at(row, end)}-{cell}"
        value = abs(konversi - ends[end - LOW])
        sheet.formula(row, col, f"IF(ISNUMBER({at(row, end)}),{far},0)", value if value == value else 0.0, "aside")


def _short(cell: str) -> str:
    """The name in a cell, cut where it would take the room of the bars."""
    return f'IF(LEN({cell})>{SHORT},LEFT({cell},{SHORT - 1})&"…",{cell})'


def _all(sheet: Sheet, row: int, units: list[Part], overall: Place, dossier: Dossier, text: Text) -> None:
    """The row of all together; ``units``: whose respondents are counted in their rows ([] where they are not)."""
    said, told = dossier.row, dossier.overall.table.iloc[0]
    ranked = dossier.ranked
    sheet.text(row, RANK, "", "total text")
    sheet.text(row, NAME, text("All together"), "total text")
    mine = sound_parts(units)
    rows = [TOP + 1 + step for step, unit in enumerate(units) if unit in mine]
    added = "+".join(at(one, N) for one in rows)
    if rows and sum(unit.figure("n") for unit in mine) == float(said["n"]):
        sheet.formula(row, N, added, float(said["n"]), "total count")
    else:
        sheet.number(row, N, float(said["n"]), "total count")
    sheet.formula(row, IKM, overall.ikm, float(said["konversi"]), "total two")
    sheet.formula(row, MUTU, overall.mutu, said["mutu"] or NOTHING, "total letter")
    sheet.formula(row, KINERJA, kinerja_of(at(row, MUTU)), said["kinerja"] or NOTHING, "total text")
    scale = dossier.overall.index.questionnaire
    low, high = max(told["low"], scale.lowest * scale.base), min(told["high"], scale.highest * scale.base)
    sheet.number(row, LOW, low if ranked else None, "total two")
    sheet.number(row, HIGH, high if ranked else None, "total two")
    sheet.text(row, LOWEST, _left_out(dossier, text), "total text")
    sheet.text(row, LEAST, "", "total text")


def _left_out(dossier: Dossier, text: Text) -> str:
    left = dossier.overall.index.left_out
    return text("without {units}", units=", ".join(left)) if left else ""


def _inside(unit: Part, value: float) -> float:
    """The end of an interval, on the scale."""
    scale = unit.figures.questionnaire
    if not math.isfinite(value):
        return math.nan
    return min(max(float(value), scale.lowest * scale.base), scale.highest * scale.base)


def _about(found: Uncertainty, text: Text) -> str:
    """What the columns of the interval mean."""
    if found.worst_case:
        return text(
            "Respondents, IKM, mutu, rank and lowest unsur are formulas that follow the units' sheets; the interval and"
            " the order of the rows are those of the day. The interval is the widest that the means of a recap allow."
        )
    return text(
        "Respondents, IKM, mutu, rank and lowest unsur are formulas that follow the units' sheets; the interval and the"
        " order of the rows are those of the day. The interval is the 95% interval: of intervals made in this way, 95"
        " in 100 hold the figure that all users together would give, if respondents are drawn at random."
    )
