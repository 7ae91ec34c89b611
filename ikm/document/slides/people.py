"""Slides on the respondents: who answered, and which groups are less satisfied."""

from __future__ import annotations

from dataclasses import replace

from ikm.document import drawings
from ikm.document.blocks import Table
from ikm.document.counted import largest, more_people
from ikm.document.slides.model import Chart, Slide
from ikm.document.slides.said import notes, source
from ikm.dossier import Dossier
from ikm.report.described import why_together
from ikm.respondents import PERSONAL
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name

MOST = 8
"""Rows of the groups that rate lower."""


def respondents(dossier: Dossier, text: Text) -> Slide | None:
    """Who answered: a small chart for each attribute, small groups merged."""
    if dossier.people is None:
        return None
    found = [(name, drawings.respondents(dossier, name, text)) for name in PERSONAL]
    charts = [
        Chart(replace(drawing, axis=""), attribute_name(name, text)) for name, drawing in found if drawing is not None
    ]
    table = dossier.people.table
    found_largest = []
    for name in table["attribute"].unique():
        top = largest(table[table["attribute"] == name])
        if len(top) == 1:  # a group as large as another is not the largest
            value = value_name(top["value"].iloc[0], text)
            said = f"{attribute_name(name, text).lower()} {value}" if name == "umur" else value
            found_largest.append(f"{said} ({text.percent(top['share'].iloc[0])})")
    n = text.plural("{n} respondent", "{n} respondents", dossier.data.n or 0)
    title = text("{respondents}; largest groups: {groups}", respondents=n, groups=text.listing(found_largest[:2]))
    merged = (why_together(text),) if dossier.people.together else ()
    method = text("Percentages are of all {n} respondents.", n=text.number(dossier.data.n, 0))
    counted = more_people(dossier, text)
    return Slide(
        title if found_largest else n,
        tuple(charts),
        notes(dossier, text, method, *merged),
        " · ".join(filter(None, (text("Number and share of respondents by characteristic"), counted))),
        source(dossier, text),
        rows={1: (1,), 2: (2,), 3: (2, 1), 4: (2, 2)}[len(charts)],
    )


def lower(dossier: Dossier, text: Text) -> Slide | None:
    """The groups of respondents that rate an unsur lower than all others by more than chance."""
    found = dossier.dissatisfied
    if found is None or not found["lower"].any():
        return None
    rows = found[found["lower"]].sort_values(["p_holm", "nrr"], kind="stable")
    scale = dossier.overall.index.questionnaire
    cells = [
        (
            value_name(row["value"], text),
            attribute_name(row["attribute"], text),
            f"{row['code']} {scale.unsur_named(row['code']).name}",
            text.number(row["n"], 0),
            text.number(row["nrr"]),
            text.number(row["others"]),
            text.signed(row["difference"]),
        )
        for _, row in rows.head(MOST).iterrows()
    ]
    head = (
        text("Group"),
        text("Attribute"),
        "Unsur",
        text("Answered"),
        text("NRR of the group"),
        text("NRR of all others"),
        text("Difference"),
    )
    table = Table(
        text("Who is less satisfied"),
        head,
        tuple(cells),
        ("l", "l", "l", "r", "r", "r", "r"),
        (),
        (3, 3, 6, 2, 2, 2, 2),
    )
    method = text(
        "Each group is compared with all other respondents, unsur by unsur. As many comparisons are made, only those"
        " are listed that stay clear after Holm's correction. A difference does not tell why."
    )
    groups = rows[["attribute", "value"]].drop_duplicates()
    first = value_name(groups["value"].iloc[0], text)
    words = {"name": first, "attribute": attribute_name(groups["attribute"].iloc[0], text).lower()}
    if len(groups) == 1:
        k = rows["code"].nunique()
        title = text.plural(
            "Respondents “{name}” ({attribute}) rate {n} unsur lower than the others, by more than chance",
            "Respondents “{name}” ({attribute}) rate {n} unsur lower than the others, by more than chance",
            k,
            **words,
        )
    else:
        title = text(
            "{n} groups of respondents rate an unsur lower than the others, most clearly “{name}” ({attribute})",
            n=text.number(len(groups), 0),
            **words,
        )
    what = [text("The clearest {n} of {all} differences", n=len(cells), all=len(rows))] if len(rows) > MOST else []
    return Slide(title, (table,), notes(dossier, text, method), "".join(what), source(dossier, text))
