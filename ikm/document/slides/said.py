"""What is said on every slide: the source line, the words for filters, notes on the method."""

from __future__ import annotations

from ikm.document.words import only
from ikm.dossier import Dossier
from ikm.survey import Recap
from ikm.text import Text
from ikm.text.terms import converted


def subject(dossier: Dossier, text: Text) -> str:
    """Whose figures these are, within a sentence: the unit, or what the office calls itself, or "Overall"."""
    office = dossier.office
    one = dossier.units[0] if len(dossier.units) == 1 else ""
    names = (dossier.unit or "", one, office.unit, office.agency, office.institution)
    return next((name for name in names if name.strip()), text("Overall"))


def source(dossier: Dossier, text: Text) -> str:
    """The line at the foot of a slide: file, if it is simulated, respondents, regulation, weight, who is left out."""
    from ikm.charts.words import basis

    file = dossier.data.source.file
    simulated = [text("simulated respondents")] if dossier.data.source.simulated else []
    figures = dossier.overall.index
    line = basis(figures, text, *simulated, n=figures.table["n"].iloc[0])
    return " · ".join([text("Source: {file}", file=file), line])


def notes(dossier: Dossier, text: Text, *method: str) -> tuple[str, ...]:
    """Speaker notes: the method in plain sentences, the filter, the source with sheets and date."""
    own = dossier.data.source
    where = text(
        "Source: file {file}, sheet {sheets}; made on {day}.",
        file=own.file,
        sheets=text.listing(own.sheets),
        day=text.date(dossier.day),
    )
    return tuple(part for part in (*method, only(dossier, text), where, source(dossier, text) + ".") if part)


def how(dossier: Dossier, text: Text) -> str:
    """How an IKM comes about, in sentences."""
    figures = dossier.overall.index
    scale = figures.questionnaire
    said = text(
        "How it is computed ({pedoman}): the mean of each of the {k} unsur (NRR), over those who answered it, times its"
        " weight; the sum is the index, and times {base} the IKM ({low} to {high}).",
        pedoman=scale.name,
        k=len(figures.unsur),
        base=scale.base,
        low=text.number(scale.lowest * scale.base, 0),
        high=text.number(scale.highest * scale.base, 0),
    )
    return " ".join([said, converted(figures.points, text).capitalize() + "."]) if figures.points else said


def sure(dossier: Dossier, text: Text) -> str:
    """What the intervals are."""
    if dossier.overall.worst_case:
        return text(
            "The file is a recap of means, which does not tell how answers vary. The intervals shown are the widest"
            " that these means allow, so the truth is at least as sure."
        )
    return text(
        "The interval says where the figure would lie had everyone been asked: were the survey repeated, 95 of 100 such"
        " intervals would hold the true figure, if the respondents were drawn at random."
    )


def recap(dossier: Dossier) -> bool:
    """Whether the file holds means alone, and no respondents."""
    return isinstance(dossier.data, Recap)
