"""The class of a figure as a formula that reads the bounds on the sheet of settings."""

from __future__ import annotations

from typing import Any

from ikm.charts.palette import LIGHT
from ikm.document.book.styles import Styles
from ikm.pedoman import Pedoman
from ikm.text.language import NOTHING

WEIGHT, BASE, LOWEST, HIGHEST, TABLE = "Bobot", "Nilai_dasar", "Nilai_terendah", "Nilai_tertinggi", "Tabel_mutu"
"""The names of cells on the sheet of settings; in every language, as the regulation has them."""


def bound(mutu: str) -> str:
    """The name of the cell that holds the lower bound of a class."""
    return f"Batas_{mutu}"


def rounded(value: str) -> str:
    """Half up to two decimals, as the package rounds: what binary arithmetic errs by is rounded away first."""
    return f"ROUND(ROUND({value},10),2)"


def letter(value: str, pedoman: Pedoman) -> str:
    """The class of a figure of two decimals: the first whose lower bound it reaches, else the last.

    >>> from ikm.pedoman import load
    >>> letter("B2", load("permenpan-2017"))
    'IF(B2>=Batas_A,"A",IF(B2>=Batas_B,"B",IF(B2>=Batas_C,"C","D")))'
    """
    *higher, last = (grade.mutu for grade in pedoman.classes)
    said = f'"{last}"'
    for mutu in reversed(higher):
        said = f'IF({value}>={bound(mutu)},"{mutu}",{said})'
    return said


def letter_of(cell: str, pedoman: Pedoman, *, nrr: bool = False) -> str:
    """The class of the figure in a cell; ``nrr``: it is that of an unsur, which has none outside the scale."""
    if not nrr:
        return f'IF(ISNUMBER({cell}),{letter(rounded(cell), pedoman)},"{NOTHING}")'
    inside = f'IF(OR({cell}<{LOWEST},{cell}>{HIGHEST}),"{NOTHING}",{letter(rounded(f"{cell}*{BASE}"), pedoman)})'
    return f'IF(ISNUMBER({cell}),{inside},"{NOTHING}")'


def kinerja_of(cell: str) -> str:
    """What the class in a cell is called."""
    return f'IFERROR(VLOOKUP({cell},{TABLE},2,FALSE),"{NOTHING}")'


def by_letter(sheet: Any, where: tuple[int, int, int, int], first: str, pedoman: Pedoman, styles: Styles) -> None:
    """Colour cells by the class whose letter stands in ``first`` (relative to the first cell)."""
    for grade in pedoman.classes:
        rule = {
            "type": "formula",
            "criteria": f'={first}="{grade.mutu}"',
            "format": styles.filled(LIGHT.of(grade.mutu)),
        }
        sheet.conditional_format(*where, rule | {"stop_if_true": True})
