"""A view that was pinned, to be compared with the present one."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from ikm.errors import IkmError
from ikm.respondents import SMALLEST_GROUP
from ikm.survey import Survey
from ikm.tally import Data
from ikm.text import Text
from ikm.text.terms import filter_words
from pages.common import surveys
from pages.common.filters import Filters


@dataclass(frozen=True)
class Pin:
    """A pinned view: which survey, its filters, and what is seen through them."""

    key: str
    filters: Filters
    data: Data

    def name(self, text: Text) -> str:
        """What the pinned view is called."""
        words = "; ".join(filter_words(self.filters, text)) or text("without filter")
        return words if self.key == surveys.current() else f"{self.key}: {words}"


def pinned() -> Pin | None:
    """The pinned view; None where there is none, or its file is no longer open."""
    kept: tuple[str, Filters] | None = st.session_state.get("pinned")
    if kept is None or kept[0] not in surveys.choices():
        return None
    key, filters = kept
    try:
        data = surveys.read(key, surveys.workbook_of(key))[1].where(**filters)
    except IkmError:  # the file is read differently now, and no longer has what was filtered by
        return None
    return Pin(key, filters, data)


def widget(text: Text, filters: Filters) -> None:
    """The buttons of the sidebar: pin this view, or let the pinned one go."""
    pin = pinned()
    if pin is None:
        st.button(
            text("Pin this view"),
            on_click=_pin,
            args=(filters,),
            key="pin",
            icon=":material/keep:",
            width="stretch",
            help=text("Keeps these filters aside, so that another selection can be compared with them."),
        )
        return
    said = text("Pinned: {name}. It is compared with the present view on the page Comparison.", name=pin.name(text))
    st.html(f'<p class="ikm-sub">{escape(said)}</p>')
    st.button(text("Unpin"), on_click=_unpin, key="unpin", icon=":material/keep_off:", width="stretch")


def _pin(filters: Filters) -> None:
    st.session_state["pinned"] = (surveys.current(), filters)


def _unpin() -> None:
    st.session_state.pop("pinned", None)


def singled_out(first: Data, second: Data) -> bool:
    """Whether the difference of two views of one survey would show the answers of a few people."""
    if not isinstance(first, Survey) or not isinstance(second, Survey) or first.cube is not second.cube:
        return False
    a, b = (set(data.profiles.index) for data in (first, second))
    n = first.cube.n
    return any(0 < n[list(only)].sum() < SMALLEST_GROUP for only in (a - b, b - a) if only)
