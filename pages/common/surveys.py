"""The survey in use: which one, how it is read, and what is kept of an upload."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import streamlit as st

from ikm import samples
from ikm.errors import IkmError
from ikm.reading import Understanding, Workbook, build, open_workbook, understand
from ikm.survey import ATTRIBUTES
from ikm.tally import Data
from ikm.text import Text

TITLES = {title: name for name, title in samples.TITLES.items()}
"""Title -> name of each sample; the title is what is chosen, and what stands in the address."""


@dataclass(frozen=True)
class Reading:
    """How a workbook is to be read, where the person has said so: questionnaire, order of U8/U9, roles."""

    pedoman: str | None = None
    order: str | None = None
    roles: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells two readings apart."""
        return repr((self.pedoman, self.order, sorted(self.roles.items())))


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
    return _uploads()[key] if key in _uploads() else _sample(TITLES[key])


def read(key: str, workbook: Workbook) -> tuple[Understanding, Data]:
    """What was understood of a workbook, and its data, under the reading the person has asked for.

    Read once for each workbook and reading, and kept as long as the session lasts.
    """
    asked = reading(key)
    done: dict[str, tuple[Understanding, Data]] = st.session_state.setdefault("read", {})
    mark = f"{workbook.sha256} {workbook.name} {asked.key}"
    if mark not in done:
        understood = understand(workbook, pedoman=asked.pedoman, order=asked.order, roles=asked.roles)
        done[mark] = understood, build(workbook, understood)
    return done[mark]


def reading(key: str) -> Reading:
    """The reading asked for this survey."""
    readings: dict[str, Reading] = st.session_state.setdefault("readings", {})
    return readings.get(key, Reading())


def ask(key: str, **changes: object) -> None:
    """Read this survey differently from now on; with no changes, as at first."""
    readings: dict[str, Reading] = st.session_state.setdefault("readings", {})
    readings[key] = replace(reading(key), **changes) if changes else Reading()  # type: ignore[arg-type]


def _uploads() -> dict[str, Workbook]:
    found: dict[str, Workbook] = st.session_state.setdefault("uploads", {})
    return found


def take_upload(text: Text) -> None:
    """Read the file that was just put into the uploader and make it the survey in use, or say why not.

    A file whose columns were not recognised is kept aside, so that the person can point them out.
    """
    file = st.session_state.get("file")
    st.session_state.pop("aside", None)
    if file is None:
        return
    try:
        workbook = open_workbook(file.getvalue(), file.name)
        _take(workbook)
    except IkmError as error:
        refuse(text(error.message, **error.values))


def _take(workbook: Workbook) -> None:
    key = _key_for(workbook)
    st.session_state["aside"] = workbook, key
    read(key, workbook)
    _uploads()[key] = workbook
    st.session_state.pop("aside")
    choose(key)


def _key_for(workbook: Workbook) -> str:
    name, kept = workbook.name, _uploads()
    taken = name in TITLES or (name in kept and kept[name].sha256 != workbook.sha256)
    return f"{name} ({workbook.sha256[:6]})" if taken else name


def aside() -> tuple[str, Understanding] | None:
    """A file whose columns were not recognised: its key, and what can be said of its columns."""
    found: tuple[Workbook, str] | None = st.session_state.get("aside")
    if found is None:
        return None
    workbook, key = found
    asked = reading(key)
    return key, understand(workbook, pedoman=asked.pedoman, roles=asked.roles, strict=False)


def try_aside(text: Text) -> None:
    """Try to read the file set aside with the roles chosen so far."""
    workbook, _ = st.session_state["aside"]
    try:
        _take(workbook)
    except IkmError as error:
        refuse(text(error.message, **error.values))


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
