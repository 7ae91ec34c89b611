"""The first sheet of a corrected workbook: what to do, what the colours mean, and every reason with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ikm.ledger import Ledger, ledger_reasons, say_issue, say_note, say_suspicion
from ikm.report.cells import LONGEST_TEXT, MOST_COMMENTS, QUIET, ROW_ASIDE, SUSPECT, WRONG, Writer
from ikm.report.marks import CELL, base, records
from ikm.text import Text, mark

LISTED = 20_000
"""So many issues are listed."""

TITLE = mark("Notes: what to correct in this file")
NAME = mark("Notes")

LEGEND = {
    WRONG: mark("This cell is not counted. Its comment says why."),
    ROW_ASIDE: mark("This row is not counted. The comment on its first cell says why."),
    SUSPECT: mark("These rows look suspicious. They are kept and counted."),
    QUIET: mark("This column held personal data. It is not read and not copied."),
}


def write_notes(writer: Writer, ledger: Ledger, names: dict[str, str], whole: bool, cut: bool) -> None:
    """The first sheet: what to do, what the colours mean, counts per reason, and every issue with its place."""
    text = writer.text
    sheet = writer.book.create_sheet(own_name(text))
    for column, width in zip("ABCDE", (26, 20, 12, 30, 90), strict=True):
        sheet.column_dimensions[column].width = width

    sheet.append([writer.cell(sheet, text(TITLE), bold=True, size=13)])
    for said in (_how(text, whole), *_limits(ledger, cut, text)):
        sheet.append([writer.cell(sheet, said)])
    _part(writer, sheet, text("Colour"), text("Meaning"))
    for fill, meaning in LEGEND.items():
        sheet.append([writer.cell(sheet, None, fill), writer.cell(sheet, text(meaning))])
    _part(writer, sheet, text("Rows"), text("Count"))
    rows = ledger.rows_read, ledger.rows_used, ledger.rows_set_aside
    for name, n in zip((text("Rows read"), text("Rows used"), text("Rows set aside")), rows, strict=True):
        sheet.append([writer.cell(sheet, name), n])
    _part(writer, sheet, text("Cells"), text("Rows"), "", "", text("Reason"))
    for _, cells, whole_rows, said in ledger_reasons(ledger, text).itertuples(index=False):
        sheet.append([cells, whole_rows, None, None, writer.cell(sheet, said)])
    _part(writer, sheet, text("What was assumed"))
    for note in ledger.notes:
        sheet.append([None, None, None, None, writer.cell(sheet, say_note(text, note, advice=True))])
    _part(writer, sheet, text("Suspicious rows, kept and counted"))
    for row in records(ledger.suspicions.head(LISTED)):
        name = names.get(base(row["sheet"], names), row["sheet"])
        sheet.append(
            [writer.cell(sheet, name), None, None, None, writer.cell(sheet, say_suspicion(text, row, advice=True))]
        )
    _part(writer, sheet, text("Sheet"), text("Row in the sheet"), text("Cell"), text("Value"), text("Reason"))
    for issue in records(ledger.issues.head(LISTED)):
        sheet.append(list(_listed(writer, sheet, issue, names, whole)))


def _part(writer: Writer, sheet: Any, *heads: str) -> None:
    """A blank line and the headings of the next part."""
    sheet.append([])
    sheet.append([writer.cell(sheet, head, bold=True) for head in heads])


def _listed(writer: Writer, sheet: Any, issue: dict[str, Any], names: dict[str, str], whole: bool) -> Iterator[Any]:
    """One issue as a line; its cell leads to the place, where the sheet is written whole."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    name = names.get(base(issue["sheet"], names), "")
    yield writer.cell(sheet, name or issue["sheet"])
    yield writer.cell(sheet, int(issue["row"]))
    place = writer.cell(sheet, issue["cell"] or None)
    target = issue["cell"] if CELL.fullmatch(issue["cell"]) else f"A{issue['row']}"
    if name and whole:
        place.value = place.value or target
        place.data_type = "s"
        quoted = name.replace("'", "''")
        place._hyperlink = Hyperlink(ref="", location=f"'{quoted}'!{target}")
    yield place
    yield writer.cell(sheet, writer.text.figure(issue["value"]))
    yield writer.cell(sheet, say_issue(writer.text, issue["code"], issue["value"]))


def _how(text: Text, whole: bool) -> str:
    if whole:
        return text(
            "Correct the coloured cells on the other sheets, save the file and upload it. Rows and columns stand"
            " where they stand in your file."
        )
    return text(
        "The file is long, so only its headers and the rows to look at stand here, each with its row number in"
        " front. Correct these rows in your own file and upload that one."
    )


def _limits(ledger: Ledger, cut: bool, text: Text) -> Iterator[str]:
    """What this file is not: formulas, formats, and what did not fit."""
    yield text("Formulas are replaced by their results; formats and merged cells are not copied.")
    if cut:
        yield text(
            "Some texts are longer than a cell can hold; only their first {n} characters stand here.",
            n=text.number(LONGEST_TEXT, 0),
        )
    if len(ledger.issues) > LISTED:
        yield text(
            "Only the first {n} of {all} reasons are listed here; all are in the ledger's own download.",
            n=text.number(LISTED, 0),
            all=text.number(len(ledger.issues), 0),
        )
    if len(ledger.issues) + ledger.suspicions["count"].sum() > MOST_COMMENTS:
        yield text("Only the first {n} cells carry a comment; colours mark all.", n=text.number(MOST_COMMENTS, 0))


def own_name(text: Text) -> str:
    """What the sheet of notes is called."""
    return text(NAME)[:31]
