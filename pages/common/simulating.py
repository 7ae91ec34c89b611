"""Move NRR, or answers, and see what the index becomes: sliders with typed numbers, the figures before and after."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from ikm import Index, charts
from ikm.errors import IkmError
from ikm.index import TIE
from ikm.simulation import Simulation, simulate, simulate_answers
from ikm.text.terms import value_name
from pages.common import headline, show, sliders
from pages.common.markdown import escape_markdown
from pages.common.scene import Scene
from pages.common.view import View

STEPS = ((2, 3), (1, 2), (3, 4))
"""Answers that become the next better, by their place on the scale: the usual one first."""


@st.fragment
def section(scene: Scene) -> None:
    """The whole part: a move runs only this again."""
    text, counted = scene.view.text, scene.start.shown
    whole = tuple(range(scene.start.before.questionnaire.lowest, scene.start.before.questionnaire.highest + 1))
    what = "nrr"
    if counted.spread is not None and counted.levels == whole:
        names = {"nrr": text("NRR of unsur"), "answers": text("Answers")}
        what = st.segmented_control(
            text("What changes"),
            list(names),
            default=None if "what" in st.session_state else "nrr",
            required=True,
            format_func=names.__getitem__,
            key="what",
            persist_state="session",
        )
    with st.container():  # as long as this is in sight, so is the figure at its top
        top = st.container(key="simulated-top")
        st.caption(
            text("This is arithmetic, not a forecast: what the index would be with these figures, all else as it is.")
        )
        full = _full(scene) if what == "nrr" else []
        if full:
            st.caption(
                text(
                    "All can rise together only as far as the highest: {names} stand at the end of the scale already.",
                    names=text.listing([escape_markdown(name) for name in full]),
                )
            )
        try:
            found = _answers(scene) if what == "answers" else sliders.sliders(scene)
        except IkmError as error:
            st.error(escape_markdown(text(error.message, **error.values)))
            return
    with top:
        _headline(scene, found)
    _drawn(scene, found)


def as_it_is(scene: Scene) -> None:
    """The figures of a group that cannot be moved."""
    _drawn(scene, simulate(scene.start, {}))


def _full(scene: Scene) -> list[str]:
    """The first groups that keep all others from rising where all are moved at once: an NRR at the scale's end."""
    figures = scene.start.before
    if scene.row is not None or not figures.by:
        return []
    top = figures.nrr.max(axis=1).ge(figures.questionnaire.highest - TIE) & figures.table["ranked"]
    return [value_name(name, scene.view.text) for name in figures.table.loc[top, figures.by[0]]][:3]


def _answers(scene: Scene) -> Simulation:
    """Everyone who gave one answer gives the next better."""
    text, scale = scene.view.text, scene.start.before.questionnaire
    named = {unsur.code: f"{unsur.code} {unsur.name}" for unsur in scale.unsur}
    left, right = st.columns(2)
    key = f"answers-code-{scale.code}"
    code = left.selectbox(
        "Unsur",
        list(named),
        index=None if key in st.session_state else _first_lowest(scene),
        format_func=named.__getitem__,
        key=key,
        persist_state="session",
        filter_mode=None,
    )
    labels = scale.unsur_named(code).labels
    said = {
        step: text("{first} becomes {then}", first=labels[step[0] - scale.lowest], then=labels[step[1] - scale.lowest])
        for step in STEPS
    }
    step = right.selectbox(
        text("Everyone who answered"),
        list(STEPS),
        format_func=lambda step: said[step],
        key="answers-step",
        persist_state="session",
        filter_mode=None,
    )
    counted, j = scene.start.shown, list(scale.codes).index(code)
    rows = ~scene.start.breaks if scene.row is None else [scene.row]
    people = counted.spread[rows, j, step[0] - scale.lowest].sum()
    st.caption(
        text(
            "{n} of {all} answers are “{label}”.",
            n=text.number(people, 0),
            all=text.number(counted.answered[rows, j].sum(), 0),
            label=escape_markdown(labels[step[0] - scale.lowest]),
        )
    )
    return simulate_answers(scene.start, code, *step, scene.groups)


def _first_lowest(scene: Scene) -> int:
    lowest = scene.figures.table["lowest"].iloc[scene.at]
    return scene.figures.questionnaire.codes.index(lowest[0]) if lowest else 0


def _headline(scene: Scene, found: Simulation) -> None:
    text = scene.view.text
    city = (found.before_overall, found.after_overall)
    pair = city if scene.row is None or not scene.start.before.by else (found.before, found.after)
    old, new = (side.table.iloc[scene.at] for side in pair)
    parts = [("Mutu", headline.classes(scene.view, old, new))]
    if scene.row is not None and scene.several:
        ranks = found.table.iloc[scene.row]
        if not pd.isna(ranks["rank_before"]):
            places = headline.arrow(f"{ranks['rank_before']}", f"{ranks['rank_after']}")
            count = text.number(len(found.before.ranking), 0)
            parts.append((text("Rank"), text("{place} of {all}", place=places, all=count)))
        parts.append((text("Overall IKM"), _moved_figure(scene.view, *city)))
    elif scene.several:
        table = found.table
        moved = (table["mutu_before"] != table["mutu_after"]) & table["mutu_after"].notna()
        parts.append((text("Units with another class"), text.number(int(moved.sum()), 0)))
    name = scene.name if scene.row is not None else text("overall")
    headline.change(scene.view, name, old["konversi"], new["konversi"], parts)


def _moved_figure(view: View, before: Index, after: Index) -> str:
    old, new = before.table.iloc[0], after.table.iloc[0]
    words = headline.arrow(view.text.number(old["konversi"]), view.text.number(new["konversi"]))
    return f"{words} {escape(new['mutu'] or '')}"


def _drawn(scene: Scene, found: Simulation) -> None:
    view = scene.view
    if scene.row is None or not scene.start.before.by:
        one = charts.simulated_unsur(found.before_overall, found.after_overall, **view.style)
    else:
        one = charts.simulated_unsur(found.before, found.after, scene.value, **view.style)
    every = [charts.simulated(found.before, found.after, **view.style)] if scene.several else []
    named = [(one, "simulasi-unsur"), *((chart, "simulasi") for chart in every)]
    for chart, name in named if scene.row is not None else reversed(named):
        show.chart(view, chart, name, later=True)
