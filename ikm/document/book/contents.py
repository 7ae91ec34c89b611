"""The first sheet: whose figures these are, what they say, and what stands on every other sheet."""

from __future__ import annotations

from ikm.document.book.listed import Listed
from ikm.document.book.place import Place
from ikm.document.book.sheet import Sheet
from ikm.document.counted import several_periods
from ikm.dossier import Dossier
from ikm.report.tables import REASONS
from ikm.text import Text
from ikm.text.language import NOTHING

Entry = tuple[str, str]
"""The name of a sheet, and what it is in a sentence."""


def write_contents(
    sheet: Sheet,
    title: str,
    entries: list[Entry],
    missing: list[str],
    overall: Place,
    listed: Listed,
    dossier: Dossier,
    text: Text,
) -> None:
    """The sheet: the figures, the list of sheets with links, and what is not there and why."""
    sheet.widths(33, 14, 62)
    sheet.say(0, 0, 2, title, "title")
    office, source = dossier.office, dossier.data.source
    whose = " · ".join(filter(None, (office.institution, office.agency, office.period)))
    sheet.say(1, 0, 2, whose or source.file, "label")
    said = text(
        "Live are: sums, NRR, IKM, mutu, rank, lowest unsur and respondents. The IKM refers to the sums, the sums to"
        " what stands in the units' sheets (the answers, where they are listed), and all of them to the coloured cells"
        " on the sheet of settings. Of the day, and not live: intervals, respondents by characteristic, trend,"
        " priority, and the words and the order of titles and rows."
    )
    sheet.say(2, 0, 2, said, "say")
    row = _figures(sheet, 4, overall, listed.people, dossier, text)
    sheet.across(row, 0, 2, text("Sheets of this workbook"), "part")
    for name, what in entries:
        row += 1
        target = "internal:'" + name.replace("'", "''") + "'!A1"
        sheet.raw.write_url(row, 0, target, sheet.styles["link"], name)
        sheet.say(row, 1, 2, what)
    if missing:
        row += 2
        sheet.across(row, 0, 2, text("What is not there"), "part")
        for words in missing:
            row += 1
            sheet.say(row, 0, 2, words)
    row += 2
    about = text(
        "Source: {file}, SHA-256 {digest}. Made on {date}.",
        file=source.file,
        digest=source.sha256[:16],
        date=text.date(dossier.day),
    )
    sheet.say(row, 0, 2, about, "note")
    sheet.finish(row, 2)


def _figures(sheet: Sheet, row: int, overall: Place, people: str, dossier: Dossier, text: Text) -> int:
    """The headline: respondents, IKM, mutu and kinerja, linked to where they are computed."""
    told = dossier.row
    sheet.text(row, 0, text("Respondents"))
    if people:
        sheet.formula(row, 1, people, float(told["n"]), "total count")
    else:
        sheet.number(row, 1, float(told["n"]), "total count")
    ikm = told["konversi"] if dossier.ranked else NOTHING
    sheet.text(row + 1, 0, text("IKM after conversion"))
    sheet.text(row + 2, 0, "Mutu")
    sheet.text(row + 3, 0, "Kinerja")
    if dossier.ranked:
        sheet.formula(row + 1, 1, overall.ikm, ikm, "total two")
        sheet.formula(row + 2, 1, overall.mutu, told["mutu"], "total letter")
        sheet.formula(row + 3, 1, overall.kinerja, told["kinerja"], "total letter")
    else:
        for step in (1, 2, 3):
            sheet.text(row + step, 1, NOTHING, "total letter")
        sheet.text(row + 3, 2, text(REASONS[told["reason"]]), "plain")
    if dossier.overall.index.left_out:
        left = ", ".join(dossier.overall.index.left_out)
        sheet.say(
            row + 4,
            0,
            2,
            text("Not part of these figures, because they break the scale: {units}.", units=left),
            "warning",
        )
        row += 1
    simulated = text("The file says that its respondents are simulated.") if dossier.data.source.simulated else ""
    for words in filter(None, (several_periods(dossier, text), simulated)):
        sheet.say(row + 4, 0, 2, words, "warning")
        row += 1
    return row + 5
