"""What the simulation page works on: figures counted once, and the group that is moved."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ikm import Index
from ikm.charts.words import all_of
from ikm.simulation import Basis, basis
from ikm.text.terms import attribute_name, value_name
from pages.common import surveys
from pages.common.view import View

ALL = -1
"""The choice "all groups at once"."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is simulated.

    ``start``: the counted figures; ``row``: the group that is moved, None for all of several; ``name``: what it is
    called; ``value``: how its attribute has it; ``mark``: under what its moves are kept.
    """

    view: View
    start: Basis
    row: int | None
    name: str
    value: str | None
    mark: str

    @property
    def figures(self) -> Index:
        """The index that holds the figure of the moved group; the overall one where all move."""
        return self.start.before_overall if self.row is None or not self.start.before.by else self.start.before

    @property
    def at(self) -> int:
        """The row of the moved group in ``figures``."""
        return self.row or 0

    @property
    def now(self) -> pd.Series:
        """The NRR of the moved group as they are."""
        return self.figures.nrr.iloc[self.at]

    @property
    def several(self) -> bool:
        """Whether there are several groups to be shown."""
        return len(self.start.before.table) > 1

    @property
    def groups(self) -> list[int] | None:
        """The groups that move, as the simulation takes them."""
        return None if self.row is None else [self.row]

    @property
    def movable(self) -> bool:
        """Whether what was chosen keeps to the scale."""
        return not self.start.breaks.all() if self.row is None else not self.start.breaks[self.row]


def question(view: View) -> str:
    """Which of the three questions is looked at."""
    text = view.text
    parts = {"move": text("Move unsur"), "target": text("What does it take"), "who": text("Who answers")}
    return str(
        st.segmented_control(
            text("Question"),
            list(parts),
            default=None if "part" in st.session_state else "move",
            required=True,
            format_func=parts.__getitem__,
            key="part",
            bind="query-params",
            label_visibility="collapsed",
        )
    )


def scene(view: View) -> Scene | None:
    """The choice of a unit, or all; None where no group can be shown."""
    text = view.text
    by = "unit" if "unit" in view.data.attributes else None
    said = (view.filters, view.pedoman.code, view.bobot, by)
    start = surveys.kept("basis", said, lambda: basis(view.visible("unit") if by else view.data, by, **view.terms))
    groups = start.shown.groups
    if not len(groups):
        return None
    mark = repr((surveys.current(), surveys.directions(surveys.current()).key, view.filters))
    if len(groups) == 1:
        value = groups["unit"].iloc[0] if by else None
        name = value_name(value, text) if by else text("The whole survey")
        return Scene(view, start, 0, name, value, f"{mark} 0")
    names = [value_name(value, text) for value in groups["unit"]]
    everyone = all_of(int((~start.breaks).sum()), ("unit",), text, view.data.source.noun)
    row = _chosen(view, names, everyone)
    if row == ALL:
        return Scene(view, start, None, everyone, None, f"{mark} all")
    value = groups["unit"].iloc[row]
    return Scene(view, start, row, names[row], None if pd.isna(value) else str(value), f"{mark} {names[row]}")


def _chosen(view: View, names: list[str], everyone: str) -> int:
    """The row that the person chose, by name, so that it stays through filters and other pages."""
    kept: dict[str, str] = st.session_state.setdefault("simulated", {})
    survey = surveys.current()
    options = [everyone, *names]
    key = f"simulated-{survey}"
    wanted = kept.get(survey)
    place = names.index(wanted) if wanted in names else ALL
    if st.session_state.get(key) != place:
        st.session_state[key] = place

    def choose() -> None:
        row = st.session_state[key]
        kept[survey] = options[row + 1] if row != ALL else ""

    return int(
        st.selectbox(
            attribute_name("unit", view.text),
            range(ALL, len(names)),
            format_func=lambda row: options[row + 1],
            key=key,
            on_change=choose,
        )
    )


def hidden_words(view: View, start: Basis) -> str:
    """That groups of few people are left out here; "" where none are."""
    if not view.personal or "unit" not in view.data.attributes:
        return ""
    hidden = view.data.profiles["unit"].nunique(dropna=False) - len(start.shown.groups)
    if hidden <= 0:
        return ""
    return view.text.plural(
        "{n} group of few people is left out here, of the overall figure too.",
        "{n} groups of few people are left out here, of the overall figure too.",
        hidden,
    )
