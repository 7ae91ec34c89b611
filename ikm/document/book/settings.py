"""The settings that all formulas read, each in a cell with a name, and where the figures come from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ikm.document.book.grades import BASE, HIGHEST, LOWEST, TABLE, WEIGHT, bound
from ikm.document.book.refs import on, span
from ikm.document.book.sheet import Sheet
from ikm.dossier import Dossier
from ikm.ledger import say_rows
from ikm.text import Text
from ikm.text.terms import attribute_name, converted, value_name, weight_name

SHAPES = ("respondents", "recap")


def write_settings(book: Any, sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """The sheet of settings. What the regulation fixes stands in coloured cells: who changes one sees what follows."""
    sheet.widths(30, 16, 22, 14, 14, 44)
    sheet.text(0, 0, text("Settings"), "title")
    said = text(
        "All formulas of this workbook read the coloured cells: change one, and NRR tertimbang, IKM, mutu and rank"
        " follow. What does not follow is said on the first sheet."
    )
    sheet.say(1, 0, 5, said)
    row = _scale(book, sheet, dossier, text, 3)
    row = _classes(book, sheet, dossier, text, row + 1)
    row = _source(sheet, dossier, text, row + 1)
    sheet.finish(row, 5)


def _scale(book: Any, sheet: Sheet, dossier: Dossier, text: Text, row: int) -> int:
    scale = dossier.data.pedoman
    weight = scale.weight(dossier.bobot)
    sheet.across(row, 0, 5, text("Weight and scale"), "part")
    lines: list[tuple[str, str, Fraction | int, str]] = [
        (text("Weight of an unsur"), WEIGHT, weight, _weight(dossier, weight, text)),
        (text("Base value"), BASE, scale.base, text("IKM = sum of the weighted NRR × base value")),
        (text("Lowest answer"), LOWEST, scale.lowest, ""),
        (text("Highest answer"), HIGHEST, scale.highest, ""),
    ]
    for step, (label, name, value, note) in enumerate(lines, start=row + 1):
        sheet.text(step, 0, label)
        if isinstance(value, Fraction) and value.numerator == 1:
            sheet.formula(step, 1, f"1/{value.denominator}", float(value), "input weight")
        else:
            sheet.number(step, 1, float(value), "input weight" if name == WEIGHT else "input")
        sheet.text(step, 2, name, "value")
        sheet.across(step, 3, 5, note)
        book.define_name(name, "=" + on(sheet.name, sheet.ref(step, 1)))
    return row + len(lines) + 1


def _weight(dossier: Dossier, weight: Fraction, text: Text) -> str:
    k = len(dossier.data.pedoman.unsur)
    if weight == Fraction(1, k):
        return text("{weight}: the weights of {k} unsur add up to 1", weight=weight_name(weight), k=k)
    return text(
        "{weight}, as the regulation prints it: the weights of {k} unsur add up to {sum}",
        weight=weight_name(weight),
        k=k,
        sum=text.number(float(weight * k), 3),
    )


def _classes(book: Any, sheet: Sheet, dossier: Dossier, text: Text, row: int) -> int:
    grades = dossier.pedoman.classes
    sheet.across(row, 0, 5, text("Class bounds: {pedoman}", pedoman=dossier.pedoman.name), "part")
    sheet.head(
        row + 1, [text("Perception value"), "Mutu", "Kinerja", text("from"), text("to"), text("Name of the cell")]
    )
    for step, grade in enumerate(grades):
        line = row + 2 + step
        sheet.number(line, 0, len(grades) - step, "answer")
        sheet.text(line, 1, grade.mutu, "letter")
        sheet.text(line, 2, grade.kinerja)
        sheet.number(line, 3, float(grade.lower), "input two")
        sheet.number(line, 4, float(grade.upper), "two")
        sheet.text(line, 5, bound(grade.mutu))
        book.define_name(bound(grade.mutu), "=" + on(sheet.name, sheet.ref(line, 3)))
    first, last = row + 2, row + 1 + len(grades)
    book.define_name(TABLE, "=" + on(sheet.name, span((first, 1), (last, 4), fixed="rc")))
    said = text(
        "The class follows from the IKM rounded to two decimals (half up): the first whose lower bound it reaches."
    )
    sheet.say(last + 1, 0, 5, said, "note")
    return last + 2


def _source(sheet: Sheet, dossier: Dossier, text: Text, row: int) -> int:
    data, source = dossier.data, dossier.data.source
    filters = [
        f"{attribute_name(name, text)}: {', '.join(value_name(value, text) for value in values)}"
        for name, values in dossier.filters.items()
    ]
    recap = source.shape == "recap"
    lines = {
        text("File"): source.file,
        "SHA-256": source.sha256,
        text("Sheets read"): ", ".join(source.sheets),
        text("Shape"): text("a recap: one row per unit") if recap else text("one row per respondent"),
        text("Simulated"): text("The file says that its respondents are simulated.") if source.simulated else "",
        text("Scale conversion"): "" if source.points is None else converted(source.points, text),
        text("Questionnaire"): f"{data.pedoman.name} ({len(data.pedoman.unsur)} unsur)",
        text("Class bounds of"): f"{dossier.pedoman.name}: {dossier.pedoman.title}",
        text("Unit"): dossier.unit or "",
        text("Filter"): "; ".join(filters) or text("none"),
        text("Respondents in view"): text.number(data.n, 0),
        text("Rows"): say_rows(text, data.ledger),
        text("Made on"): text.date(dossier.day),
    }
    sheet.across(row, 0, 5, text("Where the figures come from"), "part")
    for label, words in lines.items():
        if words:
            row += 1
            sheet.text(row, 0, label)
            sheet.say(row, 1, 5, words, "value")
    return row
