"""4.2: who answered, with the largest group of every attribute."""

from __future__ import annotations

from ikm.document import drawings, tables
from ikm.document.blocks import Block, Paragraph
from ikm.document.counted import all_largest_said, more_people
from ikm.document.thesis.frames import pictured, said, sourced
from ikm.dossier import Dossier
from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Survey
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """The table, a sentence for each attribute, a chart; or why there are none."""
    found, table = dossier.people, tables.respondents(dossier, text)
    if found is None or table is None:
        return [Paragraph(_without(dossier, text))]
    attributes = list(found.table["attribute"].unique())
    names = text.listing([attribute_name(name, text).lower() for name in attributes])
    opening = text("The respondents are described by {attributes}.", attributes=names)
    sentences = all_largest_said(found.table, text)
    named = [_merged(name, small, text) for name, small in found.together.items()]
    most = max(attributes, key=lambda name: int((found.table["attribute"] == name).sum()))
    caption = text("Respondents by {attribute}", attribute=attribute_name(most, text).lower())
    return [
        *said(opening, more_people(dossier, text)),
        sourced(table, dossier, text),
        *said(*sentences),
        *pictured(drawings.respondents(dossier, most, text), caption, dossier, text),
        *([Paragraph(" ".join(named), "note")] if named else []),
    ]


def _without(dossier: Dossier, text: Text) -> str:
    if not isinstance(dossier.data, Survey):
        return text("The data are a recap of means, so the characteristics of the respondents are not known.")
    return text(
        "The data have no column for gender, age, education or occupation, so the respondents are not described."
    )


def _merged(attribute: str, small: tuple[str, ...], text: Text) -> str:
    return text(
        "{attribute}: shown together, so that no group of fewer than {least} people stands alone: {groups}.",
        attribute=attribute_name(attribute, text),
        least=SMALLEST_GROUP,
        groups=text.listing([value_name(value or None, text) for value in small]),
    )
