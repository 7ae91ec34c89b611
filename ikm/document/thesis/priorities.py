"""4.7: what to work on first, in which units it is lowest, and room for the writer's own reading."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ikm.document import todo
from ikm.document.blocks import Block, Bullets, Paragraph, Table
from ikm.document.thesis.frames import listed, of_frame, said, sourced, units_word
from ikm.dossier import Dossier
from ikm.index import Index
from ikm.priority import frequency, next_class
from ikm.report.describing_ikm import FEW
from ikm.report.working_order import reasons
from ikm.text import Text

STEPS = 3
"""Of so many steps the reasons are told."""


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """The order of work with reasons, how often each unsur is lowest, and a gap."""
    figures = dossier.overall.index
    if not dossier.ranked:
        return [*said(text("As there is no IKM, no order of work can be given."))]
    return [
        *said(
            text(
                "Improvement begins with the unsur of the lowest value, as is usual in reports on the IKM; the points"
                " of IKM that a rise would bring are arithmetic and no forecast."
            ),
            _first(dossier, text),
            _standing(figures, text),
        ),
        sourced(_order(dossier, text), dossier, text),
        *said(text("What distinguishes the first of them:")),
        Bullets(_reasons(dossier, text)),
        *_often(dossier, text),
        Paragraph(
            text(
                "[Discuss here in your own words why the lowest unsur may be low and how this agrees with the theory"
                " and with earlier studies. The figures say what respondents answered, not why.]"
            ),
            gap=True,
        ),
    ]


def _first(dossier: Dossier, text: Text) -> str:
    """The unsur to begin with, all ties."""
    order, figures = dossier.order, dossier.overall.index
    first = order[order["place"].eq(1).fillna(False)]
    words = {"nrr": text.number(first["nrr"].iloc[0]), "mutu": first["mutu"].iloc[0]}
    if len(first) == len(order):
        return text("All unsur stand alike, at NRR {nrr} (class {mutu}), so any may come first.", **words)
    if len(first) > FEW:
        return text("{n} unsur share the lowest NRR, {nrr} (class {mutu}), and come first.", n=len(first), **words)
    return text(
        "The first is therefore {unsur} with an NRR of {nrr} (class {mutu}).",
        unsur=listed(figures, first["code"], text),
        **words,
    )


def _standing(figures: Index, text: Text) -> str:
    """How far the IKM is from the next class."""
    row = figures.table.iloc[0]
    goal, gap = next_class(figures, row["konversi"])
    words = {"ikm": text.number(row["konversi"]), "mutu": row["mutu"]}
    if goal is None:
        return text("The IKM of {ikm} (class {mutu}) is in the best class.", **words)
    return text(
        "The IKM of {ikm} (class {mutu}) lies {gap} points below the lower bound of class {next}.",
        gap=text.number(gap),
        next=goal.mutu,
        **words,
    )


def _order(dossier: Dossier, text: Text) -> Table:
    """The order of work, with what its figures are."""
    note = text(
        "Beside each goal stands the rise of NRR that reaches it and, in brackets, the points of IKM it brings."
    )
    return replace(todo.order(dossier, text), note=note)


def _reasons(dossier: Dossier, text: Text) -> tuple[str, ...]:
    """The reasons of the first steps."""
    figures = dossier.overall.index
    if dossier.whole is not None and dossier.whole.by_unit is not None:
        figures = dossier.whole.by_unit.index
    rows = reasons(dossier.order.head(STEPS), figures, text)
    return tuple(f"{unsur.partition('. ')[2]}: {why}" for unsur, why in rows.itertuples(index=False))


def _often(dossier: Dossier, text: Text) -> list[Block]:
    """In how many units each unsur is the lowest."""
    if dossier.by_unit is None:
        return []
    figures = dossier.by_unit.index
    ranked = int(figures.table["ranked"].sum())
    if ranked < 2:
        return []
    counts = frequency(figures)
    counts = counts[counts["two_lowest"] > 0]
    if counts.empty:
        return []
    return [*said(_most(counts, figures, ranked, text)), sourced(_table(counts, text), dossier, text)]


def _most(counts: pd.DataFrame, figures: Index, ranked: int, text: Text) -> str:
    """The unsur that is lowest in most units, all ties."""
    most = int(counts["lowest"].max())
    names = [f"{row['name']} ({row['code']})" for _, row in counts[counts["lowest"] == most].iterrows()]
    words = {"units": units_word(ranked, figures, text), "unsur": text.listing(names), "n": text.number(most, 0)}
    ties = text("Where unsur tie for the lowest, each counts.") if counts["lowest"].sum() > ranked else ""
    if most == ranked:
        return " ".join((text("In all {units} the lowest unsur is {unsur}.", **words), ties)).strip()
    if len(names) > 1:
        sentence = text("Of {units}, {unsur} are the lowest unsur most often, each in {n}.", **words)
    else:
        sentence = text("Of {units}, {unsur} is the lowest unsur most often, in {n}.", **words)
    return " ".join((sentence, ties)).strip()


def _table(counts: pd.DataFrame, text: Text) -> Table:
    frame = pd.DataFrame(
        {
            text("Code"): counts["code"],
            "Unsur": counts["name"],
            text("Lowest in (units)"): [text.number(n, 0) for n in counts["lowest"]],
            text("Among the two lowest in (units)"): [text.number(n, 0) for n in counts["two_lowest"]],
        }
    )
    return of_frame(frame, text("How often each unsur is lowest, by unit"), ("l", "l", "r", "r"), (1, 6, 2, 3))
