"""Move NRR, or answers, and see what the index becomes: sliders with typed numbers, the figures before and after."""

from __future__ import annotations

import hashlib
from html import escape
from math import ceil, floor

import pandas as pd
import streamlit as st

from ikm import Index, charts
from ikm.errors import IkmError
from ikm.index import TIE
from ikm.simulation import Simulation, room, simulate, simulate_answers
from pages.common import show
from pages.common.markdown import escape_markdown
from pages.common.scene import Scene
from pages.common.view import View

STEP, DIGITS = 0.01, 2
"""The step of a slider, in points of NRR, and the decimals that are shown of it."""

STEPS = ((2, 3), (1, 2), (3, 4))
"""Answers that become the next better, by their place on the scale: the usual one first."""


def rises(scene: Scene) -> dict[str, float]:
    """By how much each touched unsur is moved: code -> rise of NRR. What was not touched is not in it."""
    found: dict[str, float] = st.session_state.setdefault("rises", {}).setdefault(scene.mark, {})
    return found


def put(scene: Scene, changes: dict[str, float]) -> None:
    """Set the sliders to these rises, and show them."""
    st.session_state.setdefault("rises", {})[scene.mark] = dict(changes)
    st.session_state["what"] = "nrr"
    st.session_state["part"] = "move"


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
    top = st.container(key="simulated-top")  # the figure stands above what moves it, and stays in sight
    try:
        found = _answers(scene) if what == "answers" else _sliders(scene)
    except IkmError as error:
        st.error(escape_markdown(text(error.message, **error.values)))
        return
    with top:
        _headline(scene, found)
    st.caption(
        text("This is arithmetic, not a forecast: what the index would be with these figures, all else as it is.")
    )
    _drawn(scene, found)


def as_it_is(scene: Scene) -> None:
    """The figures of a group that cannot be moved."""
    _drawn(scene, simulate(scene.start, {}))


def _sliders(scene: Scene) -> Simulation:
    """A slider and a number for each unsur, kept in step; what they give."""
    text, figures, changes = scene.view.text, scene.figures, rises(scene)
    _presets(scene)
    if scene.row is None:
        st.caption(text("By how much the NRR of every unit shall rise or fall:"))
    else:
        st.caption(text("The NRR that {name} shall have:", name=escape_markdown(scene.name)))
    space = room(scene.start, scene.groups)
    columns, half = st.columns(2, gap="large"), -(-len(figures.nrr.columns) // 2)
    for i, code in enumerate(figures.nrr.columns):
        with columns[i // half]:
            _slider(scene, code, changes, (space.loc[code, "down"], space.loc[code, "up"]))
    return simulate(scene.start, changes, scene.groups)


def _slider(scene: Scene, code: str, changes: dict[str, float], space: tuple[float, float]) -> None:
    text, now = scene.view.text, float(scene.now[code])
    name = escape_markdown(scene.figures.questionnaire.unsur_named(code).name)
    if now != now or space[0] != space[0]:
        st.caption(text("{code} {name}: nobody answered, so it cannot be moved.", code=code, name=name))
        return
    from_zero = scene.row is None
    base = 0.0 if from_zero else now
    scale = scene.figures.questionnaire
    ends = (scale.lowest, scale.highest) if not from_zero else (_inside(space[0], ceil), _inside(space[1], floor))
    if ends[1] - ends[0] < STEP:
        st.caption(
            text("{code} {name}: some units stand at either end of the scale, so all cannot move.", code=code, name=name)
        )
        return
    shown = min(max(round(base + changes.get(code, 0.0), DIGITS), ends[0]), ends[1])
    said = text(
        "{code} {name}: now {value}", code=f"**{code}**" if code in changes else code, name=name, value=text.number(now)
    )
    mutu = scene.figures.mutu_of(now)
    label = f"{said} ({mutu})" if mutu else said
    keys = [f"{kind}-{code}-{digest(scene.mark)}" for kind in ("slide", "type")]
    for key in keys:
        kept = st.session_state.get(key)
        if kept is None or abs(kept - shown) > TIE:
            st.session_state[key] = shown
    limits = {"min_value": float(ends[0]), "max_value": float(ends[1]), "step": STEP, "format": "%.2f"}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{keys[0]}"):
        st.slider(label, key=keys[0], on_change=_touched, args=(scene, code, keys[0], base), **limits)
        st.number_input(
            f"{label}, {text('typed')}",
            key=keys[1],
            label_visibility="collapsed",
            width=132,
            on_change=_touched,
            args=(scene, code, keys[1], base),
            **limits,
        )


def _touched(scene: Scene, code: str, key: str, base: float) -> None:
    """Keep what the person set; what is put back to the figure shown is as if it had not been touched."""
    value = st.session_state[key]
    changes = rises(scene)
    if value is None or abs(value - round(base, DIGITS)) < TIE:
        changes.pop(code, None)
    else:
        changes[code] = value - base


def _presets(scene: Scene) -> None:
    text, now, changes = scene.view.text, scene.now, rises(scene)
    overall = scene.start.before_overall.nrr.iloc[0]
    good = float(scene.figures.questionnaire.highest - 1)
    with st.container(horizontal=True):
        if scene.row is not None and scene.several:
            behind = {code: float(overall[code] - now[code]) for code in now.index if overall[code] > now[code] + TIE}
            st.button(
                text("What lies below the overall NRR to that"),
                key="preset-mean",
                on_click=put,
                args=(scene, behind),
                disabled=not behind,
            )
        if scene.row is not None:
            lowest = {code: good - float(now[code]) for code in scene.figures.table["lowest"].iloc[scene.at]}
            lowest = {code: rise for code, rise in lowest.items() if rise > TIE}
            st.button(
                text("Lowest unsur to {value}", value=text.number(good)),
                key="preset-lowest",
                on_click=put,
                args=(scene, lowest),
                disabled=not lowest,
            )
        st.button(
            text("Reset"),
            key="reset",
            icon=":material/undo:",
            on_click=put,
            args=(scene, {}),
            disabled=not changes,
        )


def _answers(scene: Scene) -> Simulation:
    """Everyone who gave one answer gives the next better."""
    text, scale = scene.view.text, scene.start.before.questionnaire
    named = {unsur.code: f"{unsur.code} {unsur.name}" for unsur in scale.unsur}
    left, right = st.columns(2)
    code = left.selectbox(
        "Unsur",
        list(named),
        index=None if "answers-code" in st.session_state else _first_lowest(scene),
        format_func=named.__getitem__,
        key="answers-code",
        persist_state="session",
        filter_mode=None,
    )
    code = code if code in named else scale.codes[0]
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
    parts = [(text("Mutu"), classes(scene.view, old, new))]
    if scene.row is not None and scene.several:
        ranks = found.table.iloc[scene.row]
        if not pd.isna(ranks["rank_before"]):
            places = arrow(f"{ranks['rank_before']}", f"{ranks['rank_after']}")
            count = text.number(len(found.before.ranking), 0)
            parts.append((text("Rank"), text("{place} of {all}", place=places, all=count)))
        parts.append((text("Overall IKM"), _moved_figure(scene.view, *city)))
    elif scene.several:
        table = found.table
        moved = (table["mutu_before"] != table["mutu_after"]) & table["mutu_after"].notna()
        parts.append((text("Units with another class"), text.number(int(moved.sum()), 0)))
    change(scene.view, scene.name, old["konversi"], new["konversi"], parts)


def change(view: View, name: str, old: float, new: float, parts: list[tuple[str, str]]) -> None:
    """A figure before and after as the headline; ``parts``: what stands beside it (label, HTML)."""
    text = view.text
    now, then = text.number(old), text.number(new)
    figure = f'<span class="before">{now} →</span> {then}' if now != then else now
    rise = text("{change} points", change=signed(new - old, text)) if now != then else text("unchanged")
    beside = "".join(
        f'<div><div class="label">{escape(label)}</div><div class="value">{value}</div>'
        f'<div class="under"></div></div>'
        for label, value in parts
    )
    st.html(
        f'<div class="ikm-hero" data-testid="change"><div><div class="label">IKM {escape(name)}</div>'
        f'<div class="figure">{figure}</div><div class="under">{escape(rise)}</div></div>{beside}</div>'
    )


def signed(points: float, text: object) -> str:
    """A change with its sign."""
    said = text.number(points)  # type: ignore[attr-defined]
    return f"+{said}" if points > 0 else said


def arrow(old: str, new: str) -> str:
    """Before and after; once where they are alike."""
    return old if old == new else f"{old} → {new}"


def classes(view: View, old: pd.Series, new: pd.Series) -> str:
    """The class before and after, as HTML."""
    last = f"{show.badge(view, new['mutu'])} {escape(new['kinerja'] or '')}"
    return last if old["mutu"] == new["mutu"] else f"{show.badge(view, old['mutu'])} → {last}"


def _moved_figure(view: View, before: Index, after: Index) -> str:
    old, new = before.table.iloc[0], after.table.iloc[0]
    words = arrow(view.text.number(old["konversi"]), view.text.number(new["konversi"]))
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
        show.chart(view, chart, name)


def _inside(bound: float, way: object) -> float:
    """A bound on whole steps that does not lie beyond it."""
    steps = bound / STEP
    whole = round(steps)
    return (whole if abs(steps - whole) < TIE / STEP else way(steps)) * STEP  # type: ignore[operator]


def digest(words: str) -> str:
    """A short name for the keys of widgets."""
    return hashlib.sha256(words.encode()).hexdigest()[:10]
