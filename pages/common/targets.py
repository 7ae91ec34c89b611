"""What it takes to reach a class: the least total rise, simple ways beside it, and a way into the sliders."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ikm import Index
from ikm.alternatives import Alternatives, alternatives
from ikm.errors import IkmError
from ikm.simulation import room
from ikm.target import Target, target
from pages.common import headline, show, sliders
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.scene import Scene

BEST = 8
"""So many single answers are listed."""

SLACK = 1e-9
"""A rise may pass its room by this: the rounding of binary arithmetic."""


@st.fragment
def section(scene: Scene) -> None:
    """The whole part; a choice runs only this again."""
    text, figures = scene.view.text, scene.figures
    row = figures.table.iloc[scene.at]
    if row["mutu"] is None:
        st.info(text("No class can be aimed at: not every unsur was answered, so there is no index."))
        return
    letters = [grade.mutu for grade in figures.pedoman.classes]
    above = letters[: letters.index(row["mutu"])]
    parts = [("Mutu", headline.classes(scene.view, row, row))]
    headline.change(scene.view, _name(scene), row["konversi"], row["konversi"], parts, still="")
    if not above:
        st.success(
            text("{name} has reached the best class, {mutu}.", name=escape_markdown(_name(scene)), mutu=row["mutu"])
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        goal = st.segmented_control(
            text("Class to reach"),
            above[::-1],
            default=above[-1],
            required=True,
            key=f"goal-{sliders.digest(scene.mark)}-{''.join(above)}",
        )
    named = {unsur.code: f"{unsur.code} {unsur.name}" for unsur in figures.unsur}
    fixed = st.multiselect(
        text("Unsur that cannot move"),
        list(named),
        format_func=named.__getitem__,
        key=f"target-fixed-{figures.questionnaire.code}",
        persist_state="session",
        placeholder=text("None"),
    )
    limits = _limits(scene, named)
    fixed = [code for code in fixed if code in named]
    try:
        found = target(figures, scene.at, goal, limits=limits, fixed=fixed)
        counted = scene.start.shown if figures.by else scene.start.pooled
        ways = alternatives(figures, scene.at, goal, counted=counted, limits=limits, fixed=fixed)
    except IkmError as error:
        st.error(escape_markdown(text(error.message, **error.values)))
        return
    _answer(scene, found, goal)
    _beside(scene, ways, named)
    explain(scene.view, "target")


def _name(scene: Scene) -> str:
    """Whose figure is to reach the class."""
    return scene.name if scene.row is not None else scene.view.text("The whole survey")


def _limits(scene: Scene, named: dict[str, str]) -> dict[str, float]:
    """The highest NRR of each unsur that the person typed."""
    text, scale = scene.view.text, scene.figures.questionnaire
    unsur, now, most = "Unsur", text("NRR now"), text("At most")
    base = pd.DataFrame(
        {
            unsur: list(named.values()),
            now: [text.number(value) for value in scene.now],
            most: pd.Series([None] * len(named), dtype="Float64"),
        }
    )
    with st.expander(text("Limits: how high an unsur can come")):
        st.caption(
            text("Leave empty what may rise to {highest}. Beyond its limit no unsur is lifted.", highest=scale.highest)
        )
        edited = st.data_editor(
            base,
            key=f"limits-{sliders.digest(scene.mark)}",
            hide_index=True,
            disabled=[unsur, now],
            height=35 * (len(base) + 1) + 3,
            column_config={
                most: st.column_config.NumberColumn(
                    min_value=scale.lowest, max_value=scale.highest, step=0.01, format="localized"
                )
            },
        )
    typed = zip(named, edited[most], strict=True)
    return {code: float(value) for code, value in typed if not pd.isna(value)}


def _answer(scene: Scene, found: Target, goal: str) -> None:
    text, figures = scene.view.text, scene.figures
    name, start = _name(scene), text.number(found.start)
    if not found.reachable:
        st.warning(
            text(
                "{name} cannot reach class {mutu} in this way: the most is {highest}, and {bound} is needed.",
                name=escape_markdown(name),
                mutu=goal,
                highest=text.number(found.highest),
                bound=text.number(_bound(figures, goal)),
            )
        )
        return
    show.heading(
        text(
            "{name} reaches {mutu} when its NRR rise by {total} in all",
            name=name,
            mutu=goal,
            total=text.number(found.total_change),
        )
    )
    st.caption(
        text(
            "From {start} to {to} ({bound} after rounding). No smaller sum is enough. Every unsur weighs the same, so"
            " any way to share the sum is as good; here the lowest rise first.",
            start=start,
            to=text.number(found.to, 3),
            bound=text.number(_bound(figures, goal)),
        )
    )
    space = room(scene.start, scene.groups)["up"] if scene.row is None else None
    too_far = [] if space is None else [code for code, rise in found.changes.items() if rise > space[code] + SLACK]
    clicked = st.button(
        text("Put into the sliders"),
        key="target-put",
        type="primary",
        icon=":material/tune:",
        on_click=sliders.put,
        args=(scene, found.changes),
        disabled=bool(too_far),
    )
    if too_far:
        st.caption(
            text(
                "This is for the overall figure. Not every unit can rise that far in {unsur}, so it cannot be put into"
                " the sliders of all. Choose a unit, or set limits.",
                unsur=text.listing(too_far),
            )
        )
    frame = pd.DataFrame(
        {
            "Unsur": _names(list(found.changes), figures),
            text("NRR now"): [float(scene.now[code]) for code in found.changes],
            text("Rise"): list(found.changes.values()),
            text("NRR then"): [float(scene.now[code]) + rise for code, rise in found.changes.items()],
        }
    )
    show.table(scene.view, frame, "target", text("What does it take"))
    if clicked:
        st.rerun()


def _bound(figures: Index, mutu: str) -> float:
    return next(float(grade.lower) for grade in figures.pedoman.classes if grade.mutu == mutu)


def _names(codes: Sequence[str], figures: Index) -> list[str]:
    return [f"{code} {figures.questionnaire.unsur_named(code).name}" for code in codes]


def _beside(scene: Scene, ways: Alternatives, named: dict[str, str]) -> None:
    """Simple ways beside the least one."""
    text = scene.view.text
    if ways.lowest:
        show.heading(text("With only the lowest unsur"))
        rows = {
            "Unsur": ["; ".join(named[code] for code in codes) for codes, _ in ways.lowest],
            text("Enough"): [text("yes") if one.reachable else text("no") for _, one in ways.lowest],
            text("Rise in all"): [one.total_change for _, one in ways.lowest],
            text("IKM then"): [one.to for _, one in ways.lowest],
        }
        show.table(scene.view, pd.DataFrame(rows), "target-few", text("With only the lowest unsur"))
    rows = ways.answers[ways.answers["allowed"] & (ways.answers["people"] > 0)]
    best = rows.sort_values("gain", ascending=False, kind="stable").head(BEST)
    if not len(best):
        return
    scale = scene.figures.questionnaire
    show.heading(text("If everyone with one answer gave the next better"))
    labels = [scale.unsur_named(code).labels for code in best["code"]]
    frame = pd.DataFrame(
        {
            "Unsur": [named[code] for code in best["code"]],
            text("Answer"): [
                f"{label[old - scale.lowest]} → {label[new - scale.lowest]}"
                for label, old, new in zip(labels, best["from_level"], best["to_level"], strict=True)
            ],
            text("Respondents"): best["people"].astype(int).to_list(),
            text("Gain (points)"): best["gain"].to_list(),
            text("IKM then"): best["konversi"].to_list(),
            "Mutu": best["mutu"].to_list(),
        }
    )
    show.table(scene.view, frame, "target-answers", text("If everyone with one answer gave the next better"))
