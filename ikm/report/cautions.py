"""What limits figures, in sentences: other class bounds, units not ranked, small samples, groups hidden by a filter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ikm.changes import class_changes, class_counts
from ikm.dossier import Dossier
from ikm.index import Index, index, weighs_units_alike
from ikm.report.certainty import class_chance
from ikm.report.describing_ikm import smallness
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.soundness import OUTSIDE_LIMIT
from ikm.survey import Recap
from ikm.tally import tally
from ikm.text import Text
from ikm.text.terms import value_name
from ikm.uncertainty import Uncertainty

SMALL_SAMPLE = 30
"""Where the pedoman names no minimum, units with fewer respondents than this are said to be small samples.
Our own rule of thumb (docs/method.md)."""

HALF = 0.5
"""Where a smaller share of a group answered an unsur, the page says so. Our own rule of thumb."""

FEW = 3
"""How many names a sentence lists before it counts the rest."""


def cautions(
    dossier: Dossier,
    overall: Index,
    figures: Index,
    text: Text,
    sure: Uncertainty | None = None,
    *,
    advice: bool = True,
) -> list[str]:
    """What limits the figures: other bounds, units not ranked, classes not settled, small samples, hidden groups.

    ``overall``: the index of all in view; ``figures``: the one that is shown, by whatever; ``sure``: how sure it is;
    ``advice``: whether it is said what to check and on which page, which a document that leaves the office does not.
    """
    said = [*_bounds(dossier, figures, text), *_not_ranked(dossier, overall, figures, text, advice)]
    said += _weak(dossier, overall, text)
    said += _few_answers(figures, text)
    if sure is not None:
        said += _unsettled(sure, text)
    if figures.by and (dossier.personal or figures.by[0] in PERSONAL):
        said += _hidden(dossier, figures, text)
    return said


def _not_ranked(dossier: Dossier, overall: Index, figures: Index, text: Text, advice: bool) -> list[str]:
    sentences: list[str] = []
    blank: dict[tuple[str, ...], list[str]] = {}
    position: Any
    for position, row in figures.table[~figures.table["ranked"]].iterrows():
        name = value_name(row[figures.by[0]], text) if figures.by else text("This survey")
        if row["reason"] == "unanswered":
            codes = tuple(str(code) for code in figures.nrr if figures.answered[code].loc[position] == 0)
            blank.setdefault(codes, []).append(name)
        elif row["reason"] == "outside-scale":
            sentences.append(_outside(dossier, overall, figures, position, name, text, advice))
    everyone = len(figures.table)
    for codes, names in blank.items():
        who = text("all {n} groups", n=everyone) if len(names) == everyone > FEW else text.listing(names[:FEW])
        more = len(names) - FEW if len(names) != everyone and len(names) > FEW else 0
        if more:
            who = text("{who} and {n} more", who=who, n=more)
        said = text(
            "{who}: nobody answered {unsur}, so no IKM can be computed.",
            who=who,
            unsur=text.listing([f"{c} {figures.questionnaire.unsur_named(c).name}" for c in codes]),
        )
        check = text("Check that column, or point out the right one on the Data page.")
        sentences.append(f"{said} {check}" if advice else said)
    return sentences


def _few_answers(figures: Index, text: Text) -> list[str]:
    """Unsur that fewer than half of a ranked group answered: their NRR, and the IKM with them, rest on a few."""
    n = figures.table["n"].to_numpy(dtype=float)[:, None]
    ranked = figures.table["ranked"].to_numpy(dtype=bool)[:, None]
    few = ranked & (figures.answered.to_numpy(dtype=float) < HALF * n)
    if not few.any():
        return []
    codes = [f"{u.code} {u.name}" for u, low in zip(figures.unsur, np.any(few, axis=0), strict=True) if low]
    where = int(np.any(few, axis=1).sum())
    if not figures.by:
        return [
            text(
                "Fewer than half of the respondents answered {unsur}: this NRR, and the IKM with it, speak for those"
                " few.",
                unsur=text.listing(codes),
            )
        ]
    return [
        text(
            "In {n} of {all} groups fewer than half of the respondents answered {unsur}: this NRR, and the IKM with it,"
            " speak for those few.",
            n=text.number(where, 0),
            all=text.number(len(figures.table), 0),
            unsur=text.listing(codes),
        )
    ]


def _unsettled(sure: Uncertainty, text: Text) -> list[str]:
    """Which groups' class may be another: their interval crosses a bound."""
    table = sure.index.table
    open_ = [place for place, settled in sure.table["settled"].items() if settled is False]
    if not open_ or not sure.index.by:
        return []
    counts = {"n": text.number(len(open_), 0), "all": text.number(int(table["ranked"].sum()), 0)}
    if sure.worst_case:
        return [
            text(
                "The class of {n} of {all} groups is not settled: a recap tells no spread, and in the worst case their"
                " figure could lie in another class.",
                **counts,
            )
        ]
    said = sorted(open_, key=lambda place: class_chance(sure, place))[:FEW]
    named = [
        text(
            "{name} ({mutu}, chance {chance})",
            name=value_name(table.at[place, sure.index.by[0]], text),
            mutu=table.at[place, "mutu"],
            chance=text.chance(class_chance(sure, place)),
        )
        for place in said
    ]
    return [
        text(
            "The class of {n} of {all} groups is not settled: the interval crosses a bound. Least sure: {names}.",
            names=text.listing(named),
            **counts,
        )
    ]


def _outside(
    dossier: Dossier, overall: Index, figures: Index, position: Any, name: str, text: Text, advice: bool
) -> str:
    unit = name
    if isinstance(dossier.data, Recap):
        scale, nrr = figures.questionnaire, figures.nrr.loc[position]
        n = int(np.sum((nrr > scale.highest) | (nrr < scale.lowest)))
        said = (
            text.plural(
                "{n} mean of {unit} lies outside the scale 1-4, so it is not ranked.",
                "{n} means of {unit} lie outside the scale 1-4, so it is not ranked.",
                n,
                unit=unit,
            )
            if n
            else text("Means of {unit} lie outside the scale 1-4, so it is not ranked.", unit=unit)
        )
        check = text("Check its number of respondents or its scale in the original.")
    else:
        said = text(
            "More than {limit} of the answers of {unit} lie outside the scale 1-4. It is not ranked, and what is shown"
            " of it rests on the other answers only.",
            limit=text.percent(OUTSIDE_LIMIT),
            unit=unit,
        )
        check = text("Check the scale in the original file.")
    left_out = [text("The overall figure leaves it out.")] if name in overall.left_out else []
    return " ".join([said, *left_out, *([check] if advice else [])])


def _weak(dossier: Dossier, overall: Index, text: Text) -> list[str]:
    pedoman = dossier.data.pedoman
    if dossier.unit is not None or weighs_units_alike(dossier.data):  # the others are no limit of its figures
        return smallness(overall, text)
    by = ("unit",) if "unit" in dossier.data.attributes else ()
    n = pd.Series(tally(dossier.data.everything(), by).n)
    least = pedoman.minimum_respondents or SMALL_SAMPLE
    weak = int((n < least).sum())
    if not weak:
        return []
    values = {"weak": text.number(weak, 0), "all": text.number(len(n), 0), "least": text.number(least, 0)}
    if pedoman.minimum_respondents is None:
        return [
            text(
                "{weak} of {all} units have fewer than {least} respondents (a rule of thumb, not a regulation's): their"
                " figures say little about everyone they serve.",
                **values,
            )
        ]
    return [
        text(
            "{weak} of {all} units have fewer than the {least} respondents that {pedoman} asks for: their figures, and"
            " small differences between them, say little.",
            pedoman=pedoman.name,
            **values,
        )
    ]


def _hidden(dossier: Dossier, figures: Index, text: Text) -> list[str]:
    hidden = len(tally(dossier.data, figures.by).groups) - len(figures.table)
    if not hidden:
        return []
    return [
        text.plural(
            "{n} group is not shown: it has fewer than {least} people, or would give such a group away.",
            "{n} groups are not shown: they have fewer than {least} people, or would give such a group away.",
            hidden,
            least=SMALLEST_GROUP,
        )
    ]


def _bounds(dossier: Dossier, figures: Index, text: Text) -> list[str]:
    if dossier.pedoman.code == dossier.data.pedoman.code:
        return []
    own = index(dossier.data, figures.by, bobot=dossier.bobot)
    own = own.only(dossier.shown(*figures.by)) if dossier.personal and figures.by else own
    moved = class_changes(own, figures)
    if not moved:
        return [text("With the class bounds of {pedoman} no class changes.", pedoman=dossier.pedoman.name)]
    return [
        text(
            "With the class bounds of {pedoman}: {now}. With those of the questionnaire ({own}): {before}."
            " {moved} of {all} change class.",
            pedoman=dossier.pedoman.name,
            own=dossier.data.pedoman.name,
            now=_classes(figures, text),
            before=_classes(own, text),
            moved=text.number(moved, 0),
            all=text.number(figures.table["ranked"].sum(), 0),
        )
    ]


def _classes(figures: Index, text: Text) -> str:
    return text.listing(
        [text.plural("{n} is {mutu}", "{n} are {mutu}", n, mutu=mutu) for mutu, n in class_counts(figures).items()]
    )
