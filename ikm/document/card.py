"""The publication card: the IKM of a unit as it hangs in the service hall, in the form that offices use."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ikm.document.counted import largest, several_periods
from ikm.document.enough import enough
from ikm.document.words import known_period, scope, unit_name
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.report.described import group_name, why_together
from ikm.report.describing_ikm import smallness, sureness
from ikm.text import Text

SHOWN = ("jenis_kelamin", "pendidikan")
"""The attributes of respondents that a card tells."""

LONGEST = 32
"""A row of a card has room for so many letters of the groups that were merged into it."""


@dataclass(frozen=True)
class Group:
    """Respondents by one attribute: its name, and each value with its count, as a number and as it is printed."""

    name: str
    rows: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class Step:
    """A class on the scale: its letter, its name, from which IKM it begins, and that as it is printed."""

    mutu: str
    kinerja: str
    lower: float
    label: str


@dataclass(frozen=True)
class Card:
    """What a card says; "" and () are lines that are left out, because nobody told what would stand there.

    ``value``: the IKM as it is printed, ``position``: the same as a number on the scale of ``steps`` (worst first,
    up to ``highest``). ``facts``: further lines as (label, text). ``small``: what stands below in small type.
    """

    lang: str
    heading: str
    unit: str
    institution: tuple[str, ...]
    period: str
    value_word: str
    value: str
    position: float
    mutu: str
    mutu_word: str
    kinerja: str
    steps: tuple[Step, ...]
    highest: float
    respondents_word: str
    respondents: str
    groups: tuple[Group, ...]
    facts: tuple[tuple[str, str], ...]
    thanks: tuple[str, ...]
    small: tuple[str, ...]
    logo: bytes = b""


def card(dossier: Dossier, text: Text) -> Card:
    """The card of what the dossier is of. Nothing is invented: a line that nobody filled in is left out.

    Source of the form: cards of the BMKG and of Bekasi. Raises IkmError where there is no IKM that can be stated, or
    where a filter leaves too few people.

    >>> import ikm
    >>> from ikm.text import ID
    >>> shown = card(Dossier.of(ikm.sample("bandar-lampung-rekap")), ID)  # FACTS 9.1
    >>> shown.value, shown.mutu, shown.groups
    ('66,58', 'B', ())
    """
    enough(dossier)
    name = unit_name(dossier, text)
    if not dossier.ranked:
        raise IkmError("There is no IKM of {unit} that can be stated, so no card is made.", unit=name)
    office, row, figures = dossier.office, dossier.row, dossier.overall.index
    n = dossier.data.n
    scale = figures.questionnaire
    return Card(
        lang=text.lang,
        heading=text("COMMUNITY SATISFACTION INDEX (IKM)"),
        unit=name,
        institution=tuple(line for line in (office.agency, office.institution) if line.strip() and line != name),
        period=known_period(dossier, text),
        value_word=text("IKM VALUE"),
        value=text.number(row["konversi"]),
        position=float(row["konversi"]),
        mutu=row["mutu"],
        mutu_word=text("MUTU"),
        kinerja=row["kinerja"],
        steps=tuple(
            Step(grade.mutu, grade.kinerja, float(grade.lower), text.number(float(grade.lower)))
            for grade in reversed(figures.pedoman.classes)
        ),
        highest=float(scale.highest * scale.base),
        respondents_word=text("RESPONDENTS"),
        respondents="" if n is None else text.plural("{n} person", "{n} people", int(n)),
        groups=_groups(dossier, text),
        facts=tuple(
            (label, said)
            for label, said in ((text("SERVICE"), office.service), (text("SURVEY PERIOD"), _dates(dossier, text)))
            if said.strip()
        ),
        thanks=(
            text("THANK YOU FOR THE RATING THAT YOU GAVE"),
            text("YOUR SUGGESTIONS HELP OUR UNIT TO KEEP IMPROVING AND TO RAISE THE QUALITY OF SERVICE TO THE PUBLIC"),
        ),
        small=_small(dossier, text),
        logo=office.logo,
    )


def _dates(dossier: Dossier, text: Text) -> str:
    """From when to when people were asked, as far as somebody typed it."""
    first, last = dossier.office.survey_from.strip(), dossier.office.survey_to.strip()
    if first and last:
        return text("{first} to {last}", first=first, last=last)
    if first:
        return text("from {first}", first=first)
    return text("until {last}", last=last) if last else ""


def _groups(dossier: Dossier, text: Text) -> tuple[Group, ...]:
    """Gender and education, small groups merged; () where the data do not tell."""
    if dossier.people is None:
        return ()
    titles = {"jenis_kelamin": text("GENDER (PEOPLE)"), "pendidikan": text("EDUCATION (PEOPLE)")}
    groups = []
    for attribute, rows in _shown(dossier):
        said = tuple(
            (group_name(dossier.people, attribute, value, text, LONGEST, bare=True), int(n), text.number(n, 0))
            for value, n in zip(rows["value"], rows["n"], strict=True)
        )
        groups.append(Group(titles[attribute], said))
    return tuple(groups)


def _shown(dossier: Dossier) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each attribute that the card tells; none of one in which no group has a name of its own."""
    if dossier.people is None:
        return []
    table = dossier.people.table
    of_each = [(attribute, table[table["attribute"] == attribute]) for attribute in SHOWN]
    return [(attribute, rows) for attribute, rows in of_each if len(rows) and len(largest(rows))]


def _small(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """By which rules, of how many, how sure, whether the data are real, and when the card was made."""
    figures, n = dossier.overall.index, dossier.row["n"]
    said = [
        text("Computed by {pedoman} from {n} respondents.", pedoman=figures.pedoman.name, n=text.number(n, 0))
        if n == n
        else text("Computed by {pedoman}.", pedoman=figures.pedoman.name)
    ]
    if figures.left_out:
        units = text.listing(figures.left_out)
        said.append(text("Left out, because their data lie outside the scale: {units}.", units=units))
    together = several_periods(dossier, text)
    said += [together] if together else []
    said += [sureness(dossier.overall, text), *smallness(figures, text)]
    if any((rows["value"] == "").any() for _, rows in _shown(dossier)):
        said.append(why_together(text))
    if dossier.data.source.simulated:
        said.append(text("The file says that its respondents are simulated, not real."))
    said.append(scope(dossier, text))
    said.append(text("Made on {date}.", date=text.date(dossier.day)))
    return tuple(said)
