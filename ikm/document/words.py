"""Words that several documents share: whose report it is, of when, on which settings, and gaps to fill in."""

from __future__ import annotations

import re

from ikm.charts.words import groups
from ikm.document.blocks import Paragraph
from ikm.dossier import Dossier
from ikm.respondents import SMALLEST_GROUP
from ikm.text import Text
from ikm.text.language import ID, MONTHS
from ikm.text.terms import converted, filter_words, weight_name

_PARTS = re.compile(r"(?P<year>\d{4}) (?P<part>Semester|TW) (?P<number>[IV]+)")
_MONTHS = [ID(month) for month in MONTHS]
"""The months as the data spell them."""


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
    return known_period(dossier, text) or gap(text("period of the survey"), text)


def known_period(dossier: Dossier, text: Text) -> str:
    """The same without the gap: "" where nobody told."""
    if dossier.office.period.strip():
        return dossier.office.period.strip()
    names = [period_name(name, text) for name in periods(dossier)]
    return " – ".join(dict.fromkeys((names[0], names[-1]))) if names else ""


def period_name(name: str, text: Text) -> str:
    """A period as a title has it; what is not in the spelling of the data ("2025 Semester I") stays as it is.

    >>> from ikm.text import EN
    >>> period_name("2025 Semester I", EN), period_name("2025 TW IV", EN), period_name("Maret 2025", EN)
    ('Semester I 2025', 'Quarter IV 2025', 'March 2025')
    >>> period_name("2025", EN), period_name("Gelombang 2", EN)
    ('2025', 'Gelombang 2')
    """
    if found := _PARTS.fullmatch(name):
        words = {"year": found["year"], "number": found["number"]}
        return (
            text("Semester {number} {year}", **words)
            if found["part"] == "Semester"
            else text("Quarter {number} {year}", **words)
        )
    month, _, year = name.partition(" ")
    return f"{text(MONTHS[_MONTHS.index(month)])} {year}" if month in _MONTHS and year.isdecimal() else name


def nouns(text: Text) -> str:
    """What the nouns of the regulations mean, for readers of another language; "" in Indonesian."""
    if text.lang == "id":
        return ""
    return text(
        "Words of the regulation stay in Indonesian: unsur (an aspect of service), NRR (the mean of an unsur), IKM (the"
        " index of satisfaction), mutu (the class, A to D) and kinerja (its name, from Sangat Baik, very good, through"
        " Baik, good, and Kurang Baik, less than good, to Tidak Baik, not good); so do the names of unsur and"
        " regulations, and what is quoted from them."
    )


def periods(dossier: Dossier) -> list[str]:
    """The periods in view, in their order."""
    if "periode" not in dossier.data.attributes:
        return []
    column = dossier.data.profiles["periode"]
    present = set(column.dropna().unique())
    return [str(value) for value in column.cat.categories if value in present]


def only(dossier: Dossier, text: Text) -> str:
    """The filter in force as a sentence; "" without: figures of some people must never read as those of all."""
    said = "; ".join(filter_words(dossier.filters, text))
    return text("Filter: {filters}.", filters=said) if said else ""


def scope(dossier: Dossier, text: Text) -> str:
    """What every document says beside the IKM: the filter in force, and the weight of an unsur."""
    weight = text("Weight of each unsur: {weight}.", weight=weight_name(dossier.data.pedoman.weight(dossier.bobot)))
    return " ".join(filter(None, (only(dossier, text), weight)))


def settings(dossier: Dossier, text: Text) -> tuple[tuple[str, str], ...]:
    """What the figures rest on, as pairs: file and its hash, sheets, rows, questionnaire, bounds, weight, filter."""
    data, source = dossier.data, dossier.data.source
    return (
        (text("File"), source.file),
        (text("SHA-256 of the file"), source.sha256),
        (text("Sheets"), text.listing(source.sheets)),
        (text("Rows read"), text.number(data.ledger.rows_read, 0)),
        (text("Rows used"), text.number(data.ledger.rows_used, 0)),
        *_other_lines(dossier, text),
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


def _other_lines(dossier: Dossier, text: Text) -> tuple[tuple[str, str], ...]:
    """How many of the rows read are no answers, where there are any."""
    n = dossier.data.ledger.other_lines
    return ((text("Totals, headers, notes, signatures"), text.number(n, 0)),) if n else ()


def few_answers(text: Text) -> str:
    """Why the answers of a small unit are not listed row by row."""
    return text(
        "The answers of a unit with fewer than {least} respondents are not listed one by one, only counted: the people"
        " could be recognised.",
        least=SMALLEST_GROUP,
    )
