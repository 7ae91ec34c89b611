"""All units together: the sums and counts of the units' sheets, added up and worked through as one unit."""

from __future__ import annotations

from ikm.document.book.foot import write_foot
from ikm.document.book.form import HEADS, LABELS, TOP, TOTAL, UNSUR, write_sums, write_top
from ikm.document.book.parts import Part
from ikm.document.book.place import Place
from ikm.document.book.refs import span
from ikm.document.book.sheet import Sheet, named
from ikm.dossier import Dossier
from ikm.text import Text


def write_together(
    sheet: Sheet, part: Part, units: list[Part] | None, places: dict[object, Place], dossier: Dossier, text: Text
) -> Place:
    """The sheet of all units; ``units``: those that make it up (None: it begins from its own counts)."""
    codes = list(part.figures.nrr.columns)
    last = 1 + len(codes)
    sheet.widths(named([unit.name for unit in units or []], LABELS + 5), *[UNSUR + 0.6] * len(codes), TOTAL)
    hidden = text(
        "Units of few people are not shown under this filter, so the table begins with the counts of all together."
    )
    write_top(sheet, part, dossier, text, last, alone=True, first=hidden if units is None else "")
    _heads(sheet, codes, last, text)
    row = TOP + 2
    blocks: list[tuple[int, int]] = []
    if units is not None:
        unknown = units[0].means is not None and units[0].number is None
        titles = (
            text("Σ of the means / unsur") if unknown else text("Σ Value / unsur"),
            text("Number of means") if unknown else text("Questionnaires filled in"),
        )
        for title, name in zip(titles, ("total", "answered"), strict=True):
            sheet.across(row, 0, last, title, "band")
            _links(sheet, units, places, name, row + 1)
            blocks.append((row + 1, row + len(units)))
            row += 1 + len(units)
    place = write_sums(sheet, part, text, 1, row, (0, 0))
    for step, block in enumerate(blocks):
        _add(sheet, part, place, step, block)
    bottom = write_foot(sheet, part, dossier, text, place)
    sheet.together(TOP + 2, place.total, bottom + 1, HEADS)
    sheet.finish(bottom, last + 1, head=(TOP, TOP + 1), keep=1)
    return place


def _heads(sheet: Sheet, codes: list[str], last: int, text: Text) -> None:
    sheet.across(TOP, 0, 0, text("Unit"), "head", down=1)
    sheet.across(TOP, 1, last - 1, text("Value of the unsur of service").upper(), "head")
    for col, code in enumerate(codes, start=1):
        sheet.text(TOP + 1, col, code, "head")
    sheet.across(TOP, last, last, text("Total"), "head", down=1)
    sheet.tall(TOP, 20)
    sheet.tall(TOP + 1, 20)


def _links(sheet: Sheet, units: list[Part], places: dict[object, Place], name: str, row: int) -> None:
    """A row for each unit: its Σ or its count of every unsur, from its own sheet where it has one."""
    for line, unit in enumerate(units, start=row):
        figures = getattr(unit, name)
        look = "count" if bool((figures % 1 == 0).all()) else "sum"
        place = places.get(unit.label)
        sheet.text(line, 0, unit.name)
        sheet.tall(line, sheet.height(unit.name, 0, 0))
        for unsur, value in enumerate(figures.tolist()):
            if place is None:
                sheet.number(line, 1 + unsur, value, look)
            else:
                source = place.total if name == "total" else place.answered
                sheet.formula(line, 1 + unsur, place.of(source, unsur), value, look)
        sheet.number(line, 1 + len(figures), None, look)


def _add(sheet: Sheet, part: Part, place: Place, step: int, block: tuple[int, int]) -> None:
    """The Σ or the count of all: what the units' rows add up to."""
    values = (part.total, part.answered)[step]
    look = "total count" if bool((values % 1 == 0).all()) else "total sum"
    for unsur, value in enumerate(values.tolist()):
        col = place.first + unsur
        cells = span((block[0], col), (block[1], col))
        sheet.formula(place.total + step, col, f"SUM({cells})", value, look)
