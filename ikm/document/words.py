"""Words that several documents share: whose report it is, of when, on which settings, and gaps to fill in."""

from __future__ import annotations

from ikm.charts.words import groups
from ikm.document.blocks import Paragraph
from ikm.dossier import Dossier
from ikm.text import Text
from ikm.text.terms import converted, filter_words, weight_name


def gap(what: str, text: Text) -> str:
    """A place that somebody has to fill in: "[fill in: address]"."""
    return text("[fill in: {what}]", what=what)


def told(typed: str, what: str, text: Text) -> Paragraph:
    """What the office typed, or a gap that is marked."""
    return Paragraph(typed) if typed.strip() else Paragraph(gap(what, text), gap=True)


def unit_name(dossier: Dossier, text: Text) -> str:
    """Whose report it is: the unit, else what the office calls itself, else all units of the file."""
    office = dossier.office
    typed = (dossier.unit or "", office.unit, office.agency, office.institution)
    found = next((name for name in typed if name.strip()), "")
    if found:
        return found
    if len(dossier.units) == 1:
        return dossier.units[0]
    if dossier.units:
        n, noun = text.number(len(dossier.units), 0), dossier.data.source.noun
        return text("{n} {noun} together", n=n, noun=noun if noun != "unit" else text("units"))
    return gap(text("name of the unit"), text)


def subject(dossier: Dossier, text: Text) -> str:
    """Whom a report is of, within a sentence: the unit, what the office calls itself, "4 puskesmas"; "" if unknown."""
    one = dossier.units[0] if len(dossier.units) == 1 else ""
    office = dossier.office
    found = next((name for name in (dossier.unit or "", office.unit, one) if name.strip()), "")
    found = found or next((name for name in (office.agency, office.institution) if name.strip()), "")
    if found or not dossier.units:
        return found
    return groups(len(dossier.units), ("unit",), text, dossier.data.source.noun)


def period(dossier: Dossier, text: Text) -> str:
    """When the survey was held: as typed, else the periods in the data, else a gap."""
    if dossier.office.period.strip():
        return dossier.office.period
    names = periods(dossier)
    if names:
        return names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
    return gap(text("period of the survey"), text)


def periods(dossier: Dossier) -> list[str]:
    """The periods in view, in their order."""
    if "periode" not in dossier.data.attributes:
        return []
    column = dossier.data.profiles["periode"]
    present = set(column.dropna().unique())
    return [str(value) for value in column.cat.categories if value in present]


def settings(dossier: Dossier, text: Text) -> tuple[tuple[str, str], ...]:
    """What the figures rest on, as pairs: file and its hash, sheets, rows, questionnaire, bounds, weight, filter."""
    data, source = dossier.data, dossier.data.source
    return (
        (text("File"), source.file),
        (text("SHA-256 of the file"), source.sha256),
        (text("Sheets"), text.listing(source.sheets)),
        (text("Rows read"), text.number(data.ledger.rows_read, 0)),
        (text("Rows used"), text.number(data.ledger.rows_used, 0)),
        (text("Questionnaire"), data.pedoman.name),
        (text("Class bounds"), dossier.pedoman.name),
        (text("Weight of an unsur"), weight_name(data.pedoman.weight(dossier.bobot))),
        (
            text("Scale"),
            converted(source.points, text) if source.points else f"{data.pedoman.lowest}-{data.pedoman.highest}",
        ),
        (text("Filter"), "; ".join(filter_words(dossier.filters, text)) or text("none")),
        (text("Date of this document"), text.date(dossier.day)),
    )
