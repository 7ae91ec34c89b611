"""A slider and a typed number for each unsur, kept in step, and the buttons that set them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from math import ceil, floor

import streamlit as st

from ikm.index import TIE
from ikm.simulation import Simulation, room, simulate
from pages.common.markdown import escape_markdown
from pages.common.scene import Scene

STEP, DIGITS = 0.01, 2
"""The step of a slider, in points of NRR, and the decimals that are shown of it."""


KINDS = ("slide", "type")
"""The two widgets of an unsur."""


def rises(scene: Scene) -> dict[str, float]:
    """By how much each touched unsur is moved: code -> rise of NRR. What was not touched is not in it."""
    found: dict[str, float] = st.session_state.setdefault("rises", {}).setdefault(scene.mark, {})
    return found


def put(scene: Scene, changes: dict[str, float]) -> None:
    """Set the sliders to these rises, and show them."""
    st.session_state.setdefault("rises", {})[scene.mark] = dict(changes)
    for code in scene.now.index:
        _anew(scene, code, *KINDS)
    st.session_state["what"] = "nrr"
    st.session_state["part"] = "move"


def sliders(scene: Scene) -> Simulation:
    """A slider and a number for each unsur, kept in step; what they give. Raises IkmError as ``simulate`` does."""
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
            text(
                "{code} {name}: some units stand at either end of the scale, so all cannot move.", code=code, name=name
            )
        )
        return
    shown = min(max(round(base + changes.get(code, 0.0), DIGITS), ends[0]), ends[1])
    said = text("{code} {name}: now {value}", code=code, name=name, value=text.number(now))
    mutu = scene.figures.mutu_of(now)
    label = f"{said} ({mutu})" if mutu else said
    limits = {"min_value": float(ends[0]), "max_value": float(ends[1]), "step": STEP, "format": "%.2f"}
    slide, number = (_key(scene, code, kind, shown) for kind in KINDS)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"row-{code}-{digest(scene.mark)}"):
        st.slider(
            label,
            value=_defaults()[slide],
            key=slide,
            on_change=_touched,
            args=(scene, code, "slide", slide, base),
            **limits,
        )
        typed = text("typed")
        st.number_input(
            f"{label}, {typed}",
            value=_defaults()[number],
            key=number,
            label_visibility="collapsed",
            width=132,
            on_change=_touched,
            args=(scene, code, "type", number, base),
            **limits,
        )


def _touched(scene: Scene, code: str, kind: str, key: str, base: float) -> None:
    """Keep what the person set; what is put back to the figure shown is as if it had not been touched."""
    if key != _called(scene, code, kind):  # one that is gone: the browser had not heard of it yet
        return
    value = st.session_state[key]
    changes = rises(scene)
    if value is None or abs(value - round(base, DIGITS)) < TIE:
        changes.pop(code, None)
    else:
        changes[code] = value - base
    _anew(scene, code, *(KINDS if value is None else [other for other in KINDS if other != kind]))


def _key(scene: Scene, code: str, kind: str, shown: float) -> str:
    """The key of a slider or number; where it begins anew, it begins at ``shown``.

    The two are kept in step by making the *other* one anew with each touch. Were its value set instead, a second touch
    that comes before the browser has heard of it would bring its old value along, and that would count as a touch; the
    old value of one that is gone is known by its key.
    """
    key = _called(scene, code, kind)
    if key not in st.session_state:
        _defaults()[key] = shown
    return key


def _called(scene: Scene, code: str, kind: str) -> str:
    return f"{kind}-{code}-{digest(scene.mark)}-{_turns().get((scene.mark, code, kind), 0)}"


def _anew(scene: Scene, code: str, *kinds: str) -> None:
    for kind in kinds:
        _defaults().pop(_called(scene, code, kind), None)
        _turns()[scene.mark, code, kind] = _turns().get((scene.mark, code, kind), 0) + 1


def _turns() -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = st.session_state.setdefault("turns", {})
    return found


def _defaults() -> dict[str, float]:
    found: dict[str, float] = st.session_state.setdefault("begun", {})
    return found


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


def _inside(bound: float, way: Callable[[float], int]) -> float:
    """A bound on whole steps that does not lie beyond it."""
    steps = bound / STEP
    whole = round(steps)
    return round((whole if abs(steps - whole) < TIE / STEP else way(steps)) * STEP, DIGITS)


def digest(words: str) -> str:
    """A short name for the keys of widgets."""
    return hashlib.sha256(words.encode()).hexdigest()[:10]
