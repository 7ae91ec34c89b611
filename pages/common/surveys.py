"""The survey in use: which one, how it is read, and what is kept of an upload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from ikm import samples
from ikm.reading import Directions, Understanding, Workbook, build, fits, loaded, open_workbook, saved, understand
from ikm.survey import ATTRIBUTES
from ikm.tally import Data

TITLES = {title: name for name, title in samples.TITLES.items()}
"""Title -> name of each sample; the title is what is chosen, and what stands in the address."""

Kept = TypeVar("Kept")


@st.cache_resource(show_spinner=False)
def _sample(name: str) -> Workbook:
    file = samples.path(name)
    return open_workbook(file.read_bytes(), file.name)


def choices() -> tuple[str, ...]:
    """The surveys that can be chosen: the samples, then this session's uploads. Each is its own key, so that
    the address of a view says which survey it shows."""
    return (*TITLES, *_uploads())


def workbook_of(key: str) -> Workbook:
    """The workbook behind a key of ``choices``."""
    if key in _uploads():
        return _uploads()[key]
    waiting: tuple[Workbook, str] | None = st.session_state.get("aside")
    return waiting[0] if waiting and waiting[1] == key else _sample(TITLES[key])


def read(key: str, workbook: Workbook) -> tuple[Understanding, Data]:
    """What was understood of a workbook, and its data, as the person directed.

    Read once for each workbook and directions, and kept as long as the session lasts.
    """
    asked = directions(key)
    done: dict[str, tuple[Understanding, Data]] = st.session_state.setdefault("read", {})
    mark = f"{workbook.sha256} {workbook.name} {asked.key}"
    if mark not in done:
        understood = understand(workbook, asked)
        done[mark] = understood, build(workbook, understood)
    works(key)
    return done[mark]


MOST_KEPT = 8
"""Results of slow computations that a session keeps."""


def kept(name: str, said: object, make: Callable[[], Kept]) -> Kept:
    """The result of a slow computation on the survey in use, made anew only where it or ``said`` has changed."""
    workbook = workbook_of(current())
    mark = f"{name} {workbook.sha256} {workbook.name} {directions(current()).key} {said!r}"
    done: dict[str, Any] = st.session_state.setdefault("computed", {})
    if mark not in done:
        while len(done) >= MOST_KEPT:
            done.pop(next(iter(done)))
        done[mark] = make()
    found: Kept = done[mark]
    return found


def directions(key: str) -> Directions:
    """What the person has said of this survey."""
    return _all_directions().get(key, Directions())


def ask(key: str, **changes: object) -> None:
    """Read this survey differently from now on; with no changes, as at first. A further upload with the same
    layout is read in the same way."""
    _all_directions()[key] = directions(key).but(**changes) if changes else Directions()
    remembered: dict[str, bytes] = st.session_state.setdefault("remembered", {})
    if changes:
        remembered[key] = saved(_all_directions()[key], workbook_of(key))
    else:
        remembered.pop(key, None)


def back(key: str) -> None:
    """Read this survey again as it could last be read; a file may be readable only with what was said of it."""
    _impossible().add((key, directions(key).key))
    readable: dict[str, Directions] = st.session_state.get("readable", {})
    ask(key)
    if asked := readable.get(key, Directions()).changes:
        ask(key, **asked)


def works(key: str) -> None:
    """Remember that this survey can be read as it is directed now."""
    st.session_state.setdefault("readable", {})[key] = directions(key)


def impossible(key: str, **changes: object) -> bool:
    """Whether these changes were tried and refused: what was chosen stands in its widget and would ask for ever."""
    return (key, directions(key).but(**changes).key) in _impossible()


def _impossible() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = st.session_state.setdefault("impossible", set())
    return found


def recall(key: str, workbook: Workbook, blob: bytes | None = None) -> None:
    """Direct a new upload as a file of directions says, or as the last survey with the same layout was."""
    remembered: dict[str, bytes] = st.session_state.setdefault("remembered", {})
    found = blob or next((kept for kept in reversed(remembered.values()) if fits(kept, workbook)), None)
    if found and (blob or key not in _all_directions()):
        _all_directions()[key] = loaded(found, workbook)
        st.session_state.setdefault("recalled", set()).add(key)


def recalled(key: str) -> bool:
    """Whether this survey is read as another one with the same layout was."""
    return key in st.session_state.get("recalled", ()) and directions(key) != Directions()


def _all_directions() -> dict[str, Directions]:
    found: dict[str, Directions] = st.session_state.setdefault("directions", {})
    return found


def _uploads() -> dict[str, Workbook]:
    found: dict[str, Workbook] = st.session_state.setdefault("uploads", {})
    return found


def add(workbook: Workbook) -> None:
    """Make an upload that can be read the survey in use."""
    key = key_for(workbook)
    recall(key, workbook)
    read(key, workbook)
    _uploads()[key] = workbook
    st.session_state["next"] = key  # the widgets of this run are drawn already


def take_up() -> None:
    """Make an upload that was just read the survey in use, before any widget is drawn."""
    if "next" in st.session_state:
        choose(st.session_state.pop("next"))


def key_for(workbook: Workbook) -> str:
    """The key of an upload: its name, told apart from another file of the same name."""
    name, kept = workbook.name, _uploads()
    taken = name in TITLES or (name in kept and kept[name].sha256 != workbook.sha256)
    return f"{name} ({workbook.sha256[:6]})" if taken else name


def choose(key: str) -> None:
    """Make this survey the one in use: without filters, or with those of the link that asked for it."""
    asked: dict[str, list[str]] = st.session_state.pop("asked", {})
    clear_filters()
    if asked.get("data") == [key]:
        for name in ATTRIBUTES:
            if name in asked:
                st.session_state[name] = asked[name]
    st.session_state["data"] = key


def remember_link() -> None:
    """Keep what the address asks for while its file is not open here: the widgets take it out of the address."""
    if "data" in st.query_params and st.query_params["data"] not in choices():
        st.session_state["asked"] = {name: st.query_params.get_all(name) for name in st.query_params}


def missing() -> str:
    """The file that the address asked for and that is not open here; "" if there is none."""
    asked: dict[str, list[str]] = st.session_state.get("asked", {})
    return asked.get("data", [""])[0]


def about_sample() -> str:
    """What the survey in use holds, if it is a sample; "" if it is not."""
    return samples.ABOUT.get(TITLES.get(current(), ""), "")


def refusal() -> str:
    """Why the last file or correction was refused, once; "" if it was not."""
    return str(st.session_state.pop("refused", ""))


def refuse(sentence: str) -> None:
    """Say this on the next look at the Data page."""
    st.session_state["refused"] = sentence


def current() -> str:
    """The key of the survey in use."""
    return str(st.session_state["key"])


def understood() -> Understanding:
    """What was understood of the survey in use."""
    found: Understanding = read(current(), workbook_of(current()))[0]
    return found


def clear_filters() -> None:
    """Take every filter off."""
    for name in ATTRIBUTES:
        if name in st.session_state:
            st.session_state[name] = []
