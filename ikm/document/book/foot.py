"""Below a processing table: what the signs mean, the NRR by name, and the box with the class."""

from __future__ import annotations

import numpy as np

from ikm.document.book.grades import TABLE, bound, by_letter, kinerja_of, letter, rounded
from ikm.document.book.parts import Part
from ikm.document.book.place import RIGHT, Place
from ikm.document.book.refs import at
from ikm.document.book.sheet import Sheet
from ikm.document.legend import legend
from ikm.dossier import Dossier
from ikm.report.tables import REASONS
from ikm.rounding import half_up
from ikm.text import Text
from ikm.text.language import NOTHING


def write_foot(sheet: Sheet, part: Part, dossier: Dossier, text: Text, place: Place) -> int:
    """Write what stands below the sums; gives the last row."""
    row, last = place.names, place.last
    right = last - RIGHT
    unsur = part.figures.unsur
    outside = part.answers is not None and bool((part.answers == len(part.levels) + 1).any())
    signs = "\n".join((text("Explanation:"), *legend(part.figures, text, outside)))
    sheet.across(row, 0, right - 2, signs, "legend", down=len(unsur))
    _names(sheet, part, place, row, right, last, text)
    _box(sheet, part, place, right, text)
    return _classes(sheet, dossier, place, right, text)


def _names(sheet: Sheet, part: Part, place: Place, row: int, right: int, last: int, text: Text) -> None:
    """The table at the right: No, unsur, mean."""
    sheet.text(row, right, text("No."), "head")
    sheet.across(row, right + 1, last - 1, text("Unsur of service"), "head")
    sheet.text(row, last, text("Mean value"), "head")
    sheet.raw.set_row(row, 20)
    for step, unsur in enumerate(part.figures.unsur, start=1):
        sheet.text(row + step, right, unsur.code, "letter")
        sheet.across(row + step, right + 1, last - 1, unsur.name, "text")
        nrr = at(place.nrr, place.first + step - 1)
        sheet.formula(row + step, last, nrr, part.nrr[step - 1], "mean")
        sheet.raw.set_row(row + step, max(15.0, sheet.height(unsur.name, right + 1, last - 1)))


def _box(sheet: Sheet, part: Part, place: Place, right: int, text: Text) -> None:
    """The box: IKM of two decimals, its class and what that is called; words where there is none."""
    row, end = place.box, right - 2
    figure, mutu = (at(row + step, 0, fixed="rc") for step in (1, 3))
    for step, look, down in ((0, "box", 0), (1, "box figure", 1), (3, "box letter", 0), (4, "box words", 0)):
        sheet.across(row + step, 0, end, "", look, down=down)
        sheet.raw.set_row(row + step, 18)
    sheet.text(row, 0, text("IKM of the service unit").upper(), "box")
    if part.reason == "outside-scale":
        sheet.text(row + 1, 0, NOTHING, "box figure")
        sheet.text(row + 3, 0, NOTHING, "box letter")
        sheet.text(row + 4, 0, text(REASONS[part.reason]), "box words")
        return
    ikm = at(place.konversi, place.last)
    konversi = part.figure("konversi")
    shown = float(half_up(konversi, 2)) if np.isfinite(konversi) else NOTHING
    sheet.formula(row + 1, 0, f'IF(ISNUMBER({ikm}),{rounded(ikm)},"{NOTHING}")', shown, "box figure")
    pedoman = part.figures.pedoman
    said = f'IF(ISNUMBER({figure}),{letter(figure, pedoman)},"{NOTHING}")'
    sheet.formula(row + 3, 0, said, part.word("mutu") or NOTHING, "box letter")
    sheet.formula(row + 4, 0, kinerja_of(mutu), part.word("kinerja") or NOTHING, "box words")
    by_letter(sheet.raw, (row + 3, 0, row + 3, end), mutu, pedoman, sheet.styles)


def _classes(sheet: Sheet, dossier: Dossier, place: Place, right: int, text: Text) -> int:
    """The table of the classes beside the box; the unit's own is coloured."""
    row, last = place.box, place.last
    sheet.text(row, right, "Mutu", "head")
    sheet.across(row, right + 1, last - 2, "Kinerja", "head")
    sheet.text(row, last - 1, text("from"), "head")
    sheet.text(row, last, text("to"), "head")
    own = at(row + 3, 0, fixed="rc")
    for step, grade in enumerate(dossier.pedoman.classes, start=1):
        sheet.text(row + step, right, grade.mutu, "letter")
        sheet.across(row + step, right + 1, last - 2, grade.kinerja, "text")
        sheet.formula(row + step, last - 1, bound(grade.mutu), float(grade.lower), "two")
        sheet.formula(row + step, last, f"VLOOKUP({at(row + step, right)},{TABLE},4,FALSE)", float(grade.upper), "two")
    first, end = row + 1, row + len(dossier.pedoman.classes)
    sheet.raw.conditional_format(
        *(first, right, end, last),
        {
            "type": "formula",
            "criteria": f"={at(first, right, fixed='c')}={own}",
            "format": sheet.styles.filled("#FFE9B8"),
        },
    )
    return end
