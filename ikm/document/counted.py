"""Of whom the figures are, in words that documents share: the largest groups, and how many people are counted where."""

from __future__ import annotations

import pandas as pd

from ikm.document.words import periods
from ikm.dossier import Dossier
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name

HALF = 0.5


def largest(rows: pd.DataFrame) -> pd.DataFrame:
    """The largest of the groups of one attribute that have a name, all that tie.

    ``rows``: those of ``Characteristics.table``; who did not fill it in and what was merged is no group.

    >>> largest(pd.DataFrame({"value": ["A", "B", "C", None], "n": [7, 5, 7, 9]}))["value"].tolist()
    ['A', 'C']
    """
    named = rows[[isinstance(value, str) and bool(value) for value in rows["value"]]]
    found: pd.DataFrame = named[named["n"] == named["n"].max()]
    return found


def all_largest_said(table: pd.DataFrame, text: Text) -> list[str]:
    """A sentence on the largest groups of each attribute; one for all those in which no group is large enough."""
    of_each = {str(name): rows for name, rows in table.groupby("attribute", sort=False)}
    said = [largest_said(rows, text) for rows in of_each.values() if len(largest(rows))]
    few = [attribute_name(name, text).lower() for name, rows in of_each.items() if largest(rows).empty]
    if few:
        said.append(text("By {attribute} no group is large enough to be named.", attribute=text.listing(few)))
    return said


def largest_said(rows: pd.DataFrame, text: Text) -> str:
    """The largest groups of one attribute in a sentence, and how many did not fill it in; some group has a name.

    "Most" is said only where it is more than half.
    """
    what = attribute_name(str(rows["attribute"].iloc[0]), text).lower()
    top = largest(rows)
    words = {
        "attribute": what,
        "n": text.number(top["n"].iloc[0], 0),
        "all": text.number(rows["n"].sum(), 0),
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


def largest_title(rows: pd.DataFrame, text: Text) -> str:
    """The same as the title of a chart."""
    top, what = largest(rows), attribute_name(str(rows["attribute"].iloc[0]), text)
    if top.empty:
        return text("Respondents by {attribute}", attribute=what.lower())
    words = {
        "attribute": what,
        "value": text.listing([value_name(value, text) for value in top["value"]]),
        "share": text.percent(top["share"].iloc[0]),
    }
    if len(top) > 1:
        return text("{attribute}: the largest groups are {value}, each {share}", **words)
    if top["share"].iloc[0] > HALF:
        return text("{attribute}: most are {value}, {share}", **words)
    return text("{attribute}: the largest group is {value}, {share}", **words)


def more_people(dossier: Dossier, text: Text) -> str:
    """That tables of respondents have more people than the index rests on, where units are left out; "" else."""
    n, used = dossier.data.n, dossier.row["n"]
    if n is None or used != used or n == int(used):
        return ""
    return text(
        "All {n} respondents are counted here, also those who take no part in the figures of all together.",
        n=text.number(n, 0),
    )


def several_periods(dossier: Dossier, text: Text) -> str:
    """That the figures take periods together, where several are in view; "" else."""
    names = periods(dossier)
    if len(names) < 2:
        return ""
    return text(
        "The figures take {n} periods together, {first} to {last}; they are not those of the latest one.",
        n=text.number(len(names), 0),
        first=value_name(names[0], text),
        last=value_name(names[-1], text),
    )


def at_random(dossier: Dossier, text: Text) -> str:
    """What the intervals take for granted, those of a recap too; "" where there are none."""
    if dossier.overall.table["settled"].iloc[0] is None:
        return ""
    return text("The intervals hold for respondents drawn at random; a convenience sample may err by more.")


def typed_periods(dossier: Dossier, text: Text) -> str:
    """That earlier values are the office's own, and by which bounds they have a class; "" where none was typed."""
    if not dossier.earlier:
        return ""
    return text(
        "The values of earlier periods are those the office typed; they were not computed here, and their class is by"
        " the bounds of {pedoman}. A change from such a value is a plain difference: as no interval of it is known,"
        " nobody can say whether the change is more than chance.",
        pedoman=dossier.pedoman.name,
    )
