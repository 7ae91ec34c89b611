"""4.2: who answered, with the largest group of every attribute."""

from __future__ import annotations

import pandas as pd

from ikm.document import drawings, tables
from ikm.document.blocks import Block, Paragraph
from ikm.document.thesis.frames import pictured, said, sourced
from ikm.dossier import Dossier
from ikm.report.described import adds_up
from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Survey
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name

HALF = 0.5


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """The table, a sentence for each attribute, a chart; or why there are none."""
    found, table = dossier.people, tables.respondents(dossier, text)
    if found is None or table is None:
        return [Paragraph(_without(dossier, text))]
    attributes = list(found.table["attribute"].unique())
    names = text.listing([attribute_name(name, text).lower() for name in attributes])
    opening = text("The respondents are described by {attributes}.", attributes=names)
    sentences = [_largest(found.table[found.table["attribute"] == name], text) for name in attributes]
    named = [_merged(name, small, text) for name, small in found.together.items()]
    if not adds_up(found):
        named.append(text("Percentages are rounded, so they may not add up to exactly 100."))
    most = max(attributes, key=lambda name: int((found.table["attribute"] == name).sum()))
    caption = text("Respondents by {attribute}", attribute=attribute_name(most, text).lower())
    return [
        *said(opening, *_all(dossier, text)),
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


def _all(dossier: Dossier, text: Text) -> list[str]:
    """That the table has more people than the index, where units are left out of it."""
    n, used = int(dossier.data.n or 0), dossier.row["n"]
    if used != used or n == int(used):
        return []
    return [
        text(
            "All {n} respondents are counted here, also those who take no part in the figures of all together.",
            n=text.number(n, 0),
        )
    ]


def _largest(rows: pd.DataFrame, text: Text) -> str:
    """The largest named group of an attribute, all that tie, and how many did not fill it in."""
    named = rows[[bool(value) and value == value for value in rows["value"]]]
    what = attribute_name(str(rows["attribute"].iloc[0]), text).lower()
    everyone = text.number(rows["n"].sum(), 0)
    if named.empty:
        return text("By {attribute} no group is large enough to be named.", attribute=what)
    top = named[named["n"] == named["n"].max()]
    words = {
        "attribute": what,
        "n": text.number(top["n"].iloc[0], 0),
        "all": everyone,
        "share": text.percent(top["share"].iloc[0], 1),
        "value": text.listing([f"“{value_name(value, text)}”" for value in top["value"]]),
    }
    if len(top) > 1:
        sentence = text(
            "By {attribute} the largest groups are {value}, each with {n} of {all} respondents ({share}).", **words
        )
    elif top["share"].iloc[0] > HALF:
        sentence = text("By {attribute} more than half are {value}: {n} of {all} respondents ({share}).", **words)
    else:
        sentence = text(
            "By {attribute} the largest group is {value}, with {n} of {all} respondents ({share}).", **words
        )
    blank = rows[rows["value"].isna()]
    if len(blank):
        n = int(blank["n"].iloc[0])
        return " ".join((sentence, text.plural("{n} did not fill it in.", "{n} did not fill it in.", n)))
    return sentence


def _merged(attribute: str, small: tuple[str, ...], text: Text) -> str:
    return text(
        "{attribute}: shown together, so that no group of fewer than {least} people stands alone: {groups}.",
        attribute=attribute_name(attribute, text),
        least=SMALLEST_GROUP,
        groups=text.listing([value_name(value or None, text) for value in small]),
    )
