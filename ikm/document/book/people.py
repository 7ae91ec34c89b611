"""Who answered: counts and shares of every attribute, and a chart of each."""

from __future__ import annotations

from ikm.document.book.charts import bars
from ikm.document.book.refs import at, span
from ikm.document.book.sheet import Sheet
from ikm.document.counted import more_people
from ikm.document.drawings import respondents
from ikm.dossier import Dossier
from ikm.report.described import group_name, why_together
from ikm.text import Text
from ikm.text.terms import attribute_name

TOP = 3


def write_people(sheet: Sheet, dossier: Dossier, text: Text) -> None:
    """The sheet; the shares are formulas over the counts of each attribute."""
    assert dossier.people is not None  # noqa: S101  # the sheet is only written where they are known
    table = dossier.people.table
    sheet.widths(6, 30, 44, 14, 14)
    sheet.say(0, 0, 4, text("Respondents by characteristic"), "title")
    said = text("Percentages are of all {n} respondents.", n=text.number(dossier.data.n, 0))
    said = " ".join(filter(None, (said, more_people(dossier, text))))
    if dossier.people.together:
        said += " " + why_together(text)
    sheet.say(1, 0, 4, said, "note")
    sheet.head(TOP, [text("No."), text("Characteristic"), text("Indicator"), text("Number"), text("Percentage")])
    row, places = TOP + 1, []
    for number, (name, rows) in enumerate(table.groupby("attribute", sort=False), start=1):
        first, last = row, row + len(rows) - 1
        all_of_it = span((first, 3), (last, 3), fixed="rc")
        for value, n, share in rows[["value", "n", "share"]].itertuples(index=False):
            sheet.number(row, 0, number if row == first else None, "answer")
            sheet.text(row, 1, attribute_name(str(name), text) if row == first else "")
            sheet.text(row, 2, group_name(dossier.people, str(name), value, text))
            sheet.number(row, 3, float(n), "count")
            sheet.formula(row, 4, f"{at(row, 3)}/SUM({all_of_it})", float(share), "percent")
            row += 1
        places.append((str(name), first, last))
    top = bottom = row + 1
    for number, (name, first, last) in enumerate(places):
        drawing = respondents(dossier, name, text)
        if drawing is not None:
            names, values = (sheet.name, first, 2, last, 2), (sheet.name, first, 3, last, 3)
            end = bars(sheet, drawing, names, values, (top, 0), half=number % 2)
            bottom = max(bottom, end)
            top = bottom if number % 2 else top
    sheet.finish(bottom, 4, head=(TOP, TOP), keep=0)
