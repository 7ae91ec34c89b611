"""The unsur with the lowest NRR of a unit, by formulas that follow the matrix of NRR."""

from __future__ import annotations

from ikm.document.book.listed import LONGEST
from ikm.document.book.parts import Part
from ikm.document.book.place import Place
from ikm.document.book.refs import at, on, span
from ikm.document.book.sheet import Sheet
from ikm.text import Text

NEAR = "0.000000001"
"""IKM nearer to each other than this share a rank, and NRR the place of the lowest."""


def write_lowest(
    sheet: Sheet, where: tuple[int, int], unit: Part, overall: Place, nrr: tuple[str, int], text: Text
) -> str:
    """The unsur with the lowest NRR, and at its right that NRR; gives the words.

    ``where``: row and column; ``nrr``: the sheet and the row where the unit's NRR stand.
    """
    row, col = where
    codes = unit.figures.table["lowest"].iloc[unit.at]
    names, count = unit.figures.questionnaire, len(unit.total)
    alike = len(codes) == len(names.codes) > 1
    words = text("all alike") if alike else "; ".join(f"{code} {names.unsur_named(code).name}" for code in codes)
    cells = on(nrr[0], span((nrr[1], 1), (nrr[1], count)))
    sheet.formula(row, col + 1, f"MIN({cells})", float(unit.nrr.min()), "two")
    said = named(overall, count, nrr[0], (nrr[1], 1), at(row, col + 1, fixed="c"), NEAR, text("all alike"))
    if said:
        sheet.formula(row, col, said, words, "text")
    else:
        sheet.text(row, col, words)
    return words


def named(overall: Place, codes: int, cells: str, first: tuple[int, int], least: str, near: str, alike: str) -> str:
    """A formula that names the unsur with the lowest NRR, all that share it; ``alike`` where it is every one.

    ``cells``: the sheet of the NRR, in whose row and column ``first`` they begin; ``least``: the cell of the lowest.
    """
    row, col = first
    terms = []
    for unsur in range(codes):
        words = f'"; "&{overall.code(unsur)}&" "&{overall.name(unsur)}'
        terms.append(f'IF({on(cells, at(row, col + unsur))}<={least}+{near},{words},"")')
    every = on(cells, span((row, col), (row, col + codes - 1)))
    said = f"MID({'&'.join(terms)},3,4000)"
    whole = f'IF(MAX({every})<={least}+{near},"{alike}",{said})' if codes > 1 else said
    return whole if len(whole) <= LONGEST else ""
