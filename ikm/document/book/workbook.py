"""All sheets of the workbook, in their order."""

from __future__ import annotations

from ikm.document.book.binding import Book
from ikm.document.book.contents import write_contents
from ikm.document.book.course import there, write_course
from ikm.document.book.form import write_form
from ikm.document.book.listed import Listed
from ikm.document.book.matrix import TOP, write_matrix
from ikm.document.book.parts import Part, adds_up, parts, whole
from ikm.document.book.people import write_people
from ikm.document.book.place import Place
from ikm.document.book.recap import write_recap
from ikm.document.book.record import write_record
from ikm.document.book.settings import write_settings
from ikm.document.book.todo import write_order, write_plan
from ikm.document.book.together import write_together
from ikm.document.book.unsur import write_answers, write_unsur
from ikm.document.enough import enough
from ikm.dossier import Dossier
from ikm.survey import Recap
from ikm.text import Text


def write(dossier: Dossier, text: Text) -> bytes:
    """The workbook (xlsx) of a dossier: the same dossier gives the same bytes.

    What the processing makes of the answers is a formula, written with its value: Σ and the count of the answers, NRR,
    NRR tertimbang, IKM, its conversion, class, rank, lowest unsur and respondents; where the answers are listed, also
    how often each was given. Intervals, respondents by characteristic, trend and priority are figures of the day. No
    text becomes a formula.

    >>> import ikm
    >>> write(Dossier.of(ikm.sample("kpp-jatim-responden")), ikm.ID)[:2]
    b'PK'
    """
    enough(dossier)
    book = Book(dossier, text)
    first = book.add("first", text("Contents"), "")
    settings = book.add(
        "first", text("Settings"), text("Weight, class bounds and source, in cells that all formulas read.")
    )
    write_settings(book.raw, settings, dossier, text)
    units, overall, listed = _processing(book)
    _told(book, overall, listed)
    book.list_units(units)
    title = dossier.unit or (units[0].name if len(units) == 1 else text("All units"))
    heading = text("Workbook of the survey of public satisfaction: {unit}", unit=title)
    write_contents(first, heading, book.entries, _missing(dossier, text), overall, listed, dossier, text)
    return book.closed(heading)


def _processing(book: Book) -> tuple[list[Part], Place, Listed]:
    """The processing sheets, and what compares the units; gives the units and where figures and answers stand."""
    dossier, text = book.dossier, book.text
    found = dossier.by_unit
    if found is None:
        (only,) = parts(dossier, text, book.names)
        sheet = book.add(
            "unit", only.sheet, text("The official processing table, from the answers to the class."), named=True
        )
        place = write_form(sheet, only, dossier, text, alone=True)
        return [only], place, Listed.of([only], {only.label: place})
    everyone = book.add("all", text("All units"), text("The processing table of all units: their sums, added up."))
    recap = book.add(
        "all", text("Units"), text("The units by IKM: rank, class, interval and lowest unsur, with a chart.")
    )
    matrix = book.add(
        "all", text("Unsur matrix"), text("NRR of every unit and unsur, coloured by class, and the letters.")
    )
    book.later = True
    units = parts(dossier, text, book.names)
    places = {
        unit.label: write_form(book.add("unit", unit.sheet, "", named=True), unit, dossier, text, alone=False)
        for unit in units
        if unit.sheet
    }
    book.later = False
    total = whole(dossier, text, everyone.name)
    overall = write_together(everyone, total, adds_up(units, total), places, dossier, text)
    by_label = {unit.label: unit for unit in units}
    table = found.index.table
    in_order = [by_label[label] for label in [*found.index.ranking.index, *table.index[~table["ranked"]]]]
    write_matrix(matrix, in_order, places, overall, dossier, text)
    write_recap(recap, in_order, places, overall, (matrix.name, TOP + 1), dossier, found, text)
    return units, overall, Listed.of(units, places)


def _told(book: Book, overall: Place, listed: Listed) -> None:
    """What else is told of all in view."""
    dossier, text = book.dossier, book.text
    said = text("NRR, weighted NRR and class of every unsur, lowest first, with a chart.")
    write_unsur(book.add("all", "Unsur", said), overall, dossier, text)
    if dossier.described is not None:
        said = text("How often each answer was given to every unsur, with a chart.")
        write_answers(book.add("all", text("Answers"), said), overall, listed, dossier, text)
    if dossier.people is not None:
        said = text("Who answered: counts and shares of every characteristic, with charts.")
        write_people(book.add("all", text("Respondents"), said), dossier, text)
    if there(dossier, text):
        write_course(book.add("all", text("Trend"), text("The IKM of every period, with a chart.")), dossier, text)
    said = text("In which order to work on the unsur, each with its reason.")
    write_order(book.add("more", text("Priority"), said), dossier, text)
    write_plan(book.add("more", text("Follow-up"), text("What is done about it, when and by whom.")), dossier, text)
    said = text("Rows read, used and set aside, and everything that was set aside, with place and reason.")
    write_record(book.add("more", text("Notes on the data"), said), dossier, text)


def _missing(dossier: Dossier, text: Text) -> list[str]:
    """What is not there and why, in sentences."""
    recap = isinstance(dossier.data, Recap)
    said = []
    if dossier.by_unit is None:
        said.append(text("No comparison of units: there is one unit only, or none is named."))
    if dossier.described is None:
        said.append(text("No answers: a recap holds means, not the single answers."))
    if dossier.people is None:
        said.append(
            text("No respondents: a recap does not tell who answered.")
            if recap
            else text("No respondents: the file tells nothing of the persons who answered.")
        )
    if not there(dossier, text):
        said.append(text("No trend: there are not figures of two periods."))
    return said
