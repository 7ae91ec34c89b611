"""BAB II: who held the survey, how, where and when, and how many were asked."""

from __future__ import annotations

from ikm.document.blocks import Block, Formula, Heading, Paragraph, Table
from ikm.document.counted import several_periods
from ikm.document.skm import krejcie
from ikm.document.words import gap, nouns, told
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.report.sampled import needed
from ikm.sampling import Size, krejcie_morgan
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    """Chapter II."""
    office, asked = dossier.office, dossier.data.pedoman
    method = text(
        "The survey is on the {k} unsur of {pedoman}. Every unsur is judged on a scale from {low} (worst) to {high}"
        " (best).",
        k=len(asked.unsur),
        pedoman=asked.name,
        low=asked.lowest,
        high=asked.highest,
    )
    points = dossier.data.source.points
    if points:
        method = text(
            "The survey is on the {k} unsur of {pedoman}. The answers were given on a scale from 1 to {points} and"
            " converted linearly to the scale 1 to 4.",
            k=len(asked.unsur),
            pedoman=asked.name,
            points=points,
        )
    return (
        Heading(text("CHAPTER II COLLECTING THE DATA")),
        Heading(text("2.1 Who held the survey"), 2),
        told(office.conducted_by, text("who held the survey"), text),
        Heading(text("2.2 Method"), 2),
        Paragraph(" ".join(filter(None, (method, nouns(text))))),
        told(office.method, text("how the respondents were chosen and asked"), text),
        Heading(text("2.3 Place"), 2),
        told(office.location, text("where the questionnaires were filled in"), text),
        Heading(text("2.4 Time"), 2),
        *_time(dossier, text),
        Heading(text("2.5 Number of respondents"), 2),
        *_sample(dossier, text),
    )


def _time(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    office = dossier.office
    said: list[Block] = []
    if office.survey_from.strip() and office.survey_to.strip():
        dates = text("The survey was held from {first} to {last}.", first=office.survey_from, last=office.survey_to)
        said.append(Paragraph(dates))
    else:
        said.append(Paragraph(gap(text("dates of the survey"), text), gap=True))
    if office.schedule:
        rows = tuple((str(at), *row) for at, row in enumerate(office.schedule, start=1))
        head = ("No", text("Activity"), text("When"), text("Working days"))
        said.append(Table(text("Timetable of the survey"), head, rows, ("c", "l", "l", "c"), widths=(1, 6, 4, 2)))
    else:
        said.append(Paragraph(gap(text("timetable: activity, when, working days"), text), gap=True))
    return tuple(said)


def _sample(dossier: Dossier, text: Text) -> tuple[Block, ...]:
    asked = dossier.data.pedoman
    said: list[Block] = []
    people = recipients(dossier)
    size: Size | None = None
    if people is None:
        said.append(Paragraph(gap(text("number of people who received the service in this period"), text), gap=True))
    else:
        try:
            size = krejcie_morgan(people)
        except IkmError:
            size = None
    if size is not None:
        said.append(Paragraph(needed(size, text) + "."))
        said.append(Formula((size.formula.symbols, size.formula.said(text))))
    if asked.minimum_respondents is not None:
        said.append(
            Paragraph(
                text(
                    "{pedoman} asks for at least {least} respondents for each unit.",
                    pedoman=asked.name,
                    least=text.number(asked.minimum_respondents, 0),
                )
            )
        )
    said.append(Paragraph(_used(dossier, size, text)))
    if asked.minimum_respondents is None:
        said.append(krejcie.table(text))
    return tuple(said)


def _used(dossier: Dossier, size: Size | None, text: Text) -> str:
    """How many respondents the figures rest on, and whether that is enough; who is left out."""
    n, asked = dossier.row["n"], dossier.data.pedoman
    if n != n:
        return text("The file does not tell the number of respondents of every unit.")
    alone = len(dossier.units) < 2  # how many units of several have enough is said among the limits
    least = max((size.n if size else 0), (asked.minimum_respondents or 0) if alone else 0)
    together = several_periods(dossier, text)
    if not least or together or set(dossier.filters) - {"unit", "periode"}:
        # what is needed is asked of one survey of all users, not of several periods or of some of the users
        words = text.plural("{n} respondent was used.", "{n} respondents were used.", int(n))
    elif n >= least:
        words = text.plural(
            "{n} respondent was used, which is enough in number.",
            "{n} respondents were used, which is enough in number.",
            int(n),
        )
    else:
        words = text.plural(
            "{n} respondent was used, {short} fewer than needed: the figures say less about all users.",
            "{n} respondents were used, {short} fewer than needed: the figures say less about all users.",
            int(n),
            short=text.number(least - n, 0),
        )
    left = dossier.overall.index.left_out
    without = (
        text("Left out, because their data lie outside the scale: {units}.", units=text.listing(left)) if left else ""
    )
    return " ".join(filter(None, (words, without, together)))


def recipients(dossier: Dossier) -> int | None:
    """How many people received the service: as typed of all, else as known by unit; None where that is not known."""
    said = dossier.office.recipients if "" in dossier.typed_of else ""
    typed = said.replace(".", "").replace(",", "").replace(" ", "")
    if typed.isdecimal() and 0 < int(typed) < 10**9:
        return int(typed)
    known = dossier.population or {}
    wanted = (dossier.unit,) if dossier.unit else dossier.units
    if wanted and all(unit in known for unit in wanted):
        return round(sum(known[str(unit)] for unit in wanted))
    return None
