"""The order of work of a group, for reading: what to begin with in a sentence, and every unsur with its reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from ikm.index import TIE, Index
from ikm.priority import next_class
from ikm.text import Text
from ikm.text.language import NOTHING
from ikm.text.terms import FACTORS, value_name
from ikm.work_order import say_reason

FEW = 3
"""How many names a sentence lists before it counts them instead."""

SPACE = "\u00a0"
"""A space at which no line ends."""

CLEAR = "▼"
"""What marks an unsur that is clearly below the others of its group."""


def order_title(order: pd.DataFrame, name: str, text: Text) -> str:
    """What to begin with, in one sentence. ``order``: ``ikm.work_order.work_order``; ``name``: that of the group.

    >>> import ikm
    >>> from ikm.work_order import work_order
    >>> recap = ikm.sample("bandar-lampung-rekap")
    >>> order = work_order(ikm.index(recap, "unit"), ikm.index(recap), "Sukabumi")
    >>> order_title(order, "Sukabumi", ikm.EN)
    'Sukabumi: start with Kenyamanan lingkungan (U13), 1.44 (D)'
    """
    first = order[order["place"].eq(1).fillna(False)]
    if first.empty:
        return text("{name}: not ranked, so no order of work can be given", name=name)
    said = {"name": name, "value": text.number(first["nrr"].iloc[0]), "mutu": first["mutu"].iloc[0] or NOTHING}
    if len(first) == len(order) > 1:
        return text("{name}: all unsur stand alike at {value} ({mutu}), so any may come first", **said)
    if len(first) > FEW:
        n = text.number(len(first), 0)
        return text("{name}: start with the {n} unsur that share the lowest value, {value} ({mutu})", n=n, **said)
    unsur = text.listing([f"{row.unsur} ({row.code})" for row in first.itertuples()])
    return text("{name}: start with {unsur}, {value} ({mutu})", unsur=unsur, **said)


def standing(figures: Index, position: int, text: Text) -> str:
    """Where a ranked group stands and what it misses to the next class, in a sentence; "" where it is not ranked."""
    row = figures.table.iloc[position]
    if not row["ranked"]:
        return ""
    goal, gap = next_class(figures, row["konversi"])
    said = {"ikm": text.number(row["konversi"]), "mutu": row["mutu"]}
    if goal is None:
        return text("IKM {ikm} ({mutu}), the best class.", **said)
    return text("IKM {ikm} ({mutu}), {gap} points below {next}.", gap=text.number(gap), next=goal.mutu, **said)


def work_order_table(
    order: pd.DataFrame, figures: Index, text: Text, clear: Collection[str] | None = None
) -> pd.DataFrame:
    """An order of work as a table, figures as numbers of full precision.

    ``order``: ``ikm.work_order.work_order`` of ``figures``; ``clear``: the codes that lie clearly below the others of
    the group (None: not known, then there is no such column). Each goal has the NRR to reach, the rise and the points
    of IKM that it brings; with one ranked group there is no mean of all and no best to reach.
    """
    columns: dict[str, Any] = {
        text("Step"): order["step"].array,
        text("Code"): order["code"].to_numpy(),
        "Unsur": order["unsur"].to_numpy(),
        "NRR": order["nrr"].to_numpy(),
        "Mutu": [mutu or NOTHING for mutu in order["mutu"]],
        text("Next class"): [mutu or NOTHING for mutu in order["next_mutu"]],
    }
    goals = {"next": text("to the next class")}
    if several(figures):
        goals |= {"overall": text("to the mean of all"), "best": text("to the best")}
    for goal, words in goals.items():
        columns |= {
            text("NRR {goal}", goal=words): order[goal].to_numpy(),
            text("Rise {goal}", goal=words): order[f"{goal}_gap"].to_numpy(),
            text("Points {goal}", goal=words): order[f"{goal}_gain"].to_numpy(),
        }
    if several(figures):
        columns[text("Best in")] = [_named(figures, places, text) for places in order["best_in"]]
    columns |= _marked(order, clear, text) | _reasons(order, figures, text)
    return pd.DataFrame(columns | {text("Factor"): [text(FACTORS.get(name, name)) for name in order["factor"]]})


def work_order_words(
    order: pd.DataFrame, figures: Index, text: Text, clear: Collection[str] | None = None
) -> pd.DataFrame:
    """``work_order_table`` for a screen: figures written out, each goal in one column, "+1.10 (+1.96)".

    That is the rise of NRR and in brackets the points of IKM. What is clearly below the others has a ▼ beside its NRR.
    """
    columns: dict[str, Any] = {
        "Unsur": [_step(row, text) for _, row in order.iterrows()],
        "NRR": [_standing(row, clear, text) for _, row in order.iterrows()],
        text("To the next class"): [_goal(row, "next", row["next_mutu"] or "", text) for _, row in order.iterrows()],
    }
    if several(figures):
        for goal, head in {"overall": text("To the mean of all"), "best": text("To the best")}.items():
            columns[head] = [_goal(row, goal, "", text) for _, row in order.iterrows()]
    return pd.DataFrame(columns)


def reasons(order: pd.DataFrame, figures: Index, text: Text) -> pd.DataFrame:
    """Every unsur of an order of work beside its reason in one sentence, for a screen."""
    return pd.DataFrame({"Unsur": [_step(row, text) for _, row in order.iterrows()]} | _reasons(order, figures, text))


def _step(row: pd.Series, text: Text) -> str:
    """ "1. U13 Kenyamanan lingkungan": the step and the unsur."""
    step = "" if pd.isna(row["step"]) else f"{text.number(row['step'], 0)}. "
    return f"{step}{row['code']} {row['unsur']}"


def _standing(row: pd.Series, clear: Collection[str] | None, text: Text) -> str:
    sign = f"{SPACE}{CLEAR}" if clear and row["code"] in clear else ""
    return f"{text.number(row['nrr'])}{SPACE}{row['mutu'] or NOTHING}{sign}"


def several(figures: Index) -> bool:
    """Whether more than one group is ranked, so that there is a mean of all and a best one."""
    return int(figures.table["ranked"].sum()) > 1


def _goal(row: pd.Series, goal: str, name: str, text: Text) -> str:
    """A goal, how far it is and what it brings; a dash where it is reached or not known."""
    rise = row[f"{goal}_gap"]
    if rise != rise or rise <= TIE:
        return NOTHING
    return f"{name}{SPACE}+{text.number(rise)}{SPACE}(+{text.number(row[f'{goal}_gain'])})".lstrip()


def _marked(order: pd.DataFrame, clear: Collection[str] | None, text: Text) -> dict[str, Any]:
    if clear is None:
        return {}
    return {text("Clearly below the rest"): [f"{CLEAR} " + text("yes") if c in clear else "" for c in order["code"]]}


def _reasons(order: pd.DataFrame, figures: Index, text: Text) -> dict[str, Any]:
    return {text("Reason"): [say_reason(reason, text, figures.noun) for reason in order["reason"]]}


def _named(figures: Index, places: tuple[Any, ...], text: Text) -> str:
    groups = figures.table.loc[list(places), list(figures.by)]
    return "; ".join(" · ".join(value_name(value, text) for value in row) for row in groups.to_numpy())
