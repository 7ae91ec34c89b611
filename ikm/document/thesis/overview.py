"""4.1: what was surveyed, of whom and with which questionnaire; what only the writer knows is a gap."""

from __future__ import annotations

from ikm.document.blocks import Block, Paragraph
from ikm.document.counted import several_periods
from ikm.document.thesis.frames import said, units_word
from ikm.document.words import nouns, period_name, periods, scope
from ikm.dossier import Dossier
from ikm.survey import Survey
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """The place (a gap), the data and the questionnaire."""
    return [
        Paragraph(
            text(
                "[Describe the place of your study here: a short history, its tasks, its services, its organisation and"
                " the people it serves.]"
            ),
            gap=True,
        ),
        *said(_who(dossier, text), scope(dossier, text), _units(dossier, text), *_left_out(dossier, text)),
        *_when(dossier, text),
        *said(*_questionnaire(dossier, text)),
        Paragraph(
            text("[Say how the sample was drawn, how many were planned, and how the questionnaires were filled in.]"),
            gap=True,
        ),
    ]


def _who(dossier: Dossier, text: Text) -> str:
    """Whose answers, and how many."""
    n = dossier.data.n
    name = dossier.unit or (dossier.units[0] if len(dossier.units) == 1 else "") or dossier.office.unit
    number = text.number(n, 0)
    if isinstance(dossier.data, Survey):
        if name:
            return text("The data of this study are the answers of {n} respondents about {unit}.", n=number, unit=name)
        return text("The data of this study are the answers of {n} respondents.", n=number)
    if n is None:
        return text(
            "The data of this study are a recap of the mean of every unsur in every unit; it does not tell the number"
            " of respondents of every unit."
        )
    if name:
        return text(
            "The data of this study are a recap of the mean of every unsur of {unit}, from {n} respondents.",
            n=number,
            unit=name,
        )
    return text(
        "The data of this study are a recap of the mean of every unsur in every unit, from {n} respondents together.",
        n=number,
    )


def _units(dossier: Dossier, text: Text) -> str:
    """How many units, and how many respondents the smallest and the largest have."""
    if dossier.by_unit is None:
        return ""
    figures = dossier.by_unit.index
    n = figures.table["n"]
    units = units_word(len(figures.table), figures, text)
    if n.isna().any():
        return text("They cover {units}.", units=units)
    low, high = text.number(n.min(), 0), text.number(n.max(), 0)
    if low == high:
        return text("They cover {units}, each with {n} respondents.", units=units, n=low)
    return text("They cover {units}, each with {low} to {high} respondents.", units=units, low=low, high=high)


def _left_out(dossier: Dossier, text: Text) -> list[str]:
    """Who takes no part in the overall figures."""
    left_out = dossier.overall.index.left_out
    if not left_out:
        return []
    names = text.listing(left_out)
    n = dossier.row["n"]
    if n != n:
        return [
            text(
                "The data of {names} lie outside the scale and take no part in the figures of all together.",
                names=names,
            )
        ]
    return [
        text(
            "The data of {names} lie outside the scale, so the figures of all together rest on the other {n}"
            " respondents.",
            names=names,
            n=text.number(n, 0),
        )
    ]


def _when(dossier: Dossier, text: Text) -> list[Block]:
    """The period and days that the office typed, else the periods of the file; a gap where neither is known."""
    office = dossier.office
    typed = [office.period.strip()] if office.period.strip() else []
    names = typed or [period_name(name, text) for name in periods(dossier)]
    days = {"start": office.survey_from.strip(), "end": office.survey_to.strip()}
    if names and all(days.values()):
        held = text("The survey was held in {periods}, from {start} to {end}.", periods=text.listing(names), **days)
    elif names:
        held = text("The survey was held in {periods}.", periods=text.listing(names))
    elif all(days.values()):
        held = text("The survey was held from {start} to {end}.", **days)
    else:
        return [Paragraph(text("[Say when the survey was held: the file does not tell.]"), gap=True)]
    return [*said(held, several_periods(dossier, text))]


def _questionnaire(dossier: Dossier, text: Text) -> list[str]:
    """The unsur, the scale and the class bounds."""
    figures = dossier.overall.index
    own = figures.questionnaire
    sentences = [
        text(
            "The questionnaire has the {k} unsur of {pedoman} on {title}. Every unsur is judged on a scale from {low}"
            " to {high}, where {low} is the lowest value and {high} the highest.",
            k=len(figures.unsur),
            pedoman=own.name,
            title=own.title,
            low=own.lowest,
            high=own.highest,
        )
    ]
    if figures.points:
        sentences.append(
            text(
                "The answers were given on a scale from 1 to {points} and converted linearly to the scale 1 to 4.",
                points=figures.points,
            )
        )
    if dossier.pedoman.code == own.code:
        sentences.append(text("The classes of mutu and kinerja are those of the same regulation."))
    else:
        sentences.append(text("The classes of mutu and kinerja are those of {pedoman}.", pedoman=dossier.pedoman.name))
    return [*sentences, nouns(text)]
