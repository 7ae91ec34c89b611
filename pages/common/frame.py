"""The sidebar: survey in use, pedoman and weights, filters, language; and the view made from them."""

from __future__ import annotations

import streamlit as st

from ikm.charts.words import groups
from ikm.errors import IkmError
from ikm.pedoman import CODES, load
from ikm.survey import ATTRIBUTES
from ikm.tally import Data
from ikm.text import LANGUAGES, Text
from ikm.text.terms import attribute_name, weight_name
from pages.common import pins, surveys
from pages.common.filters import Filters
from pages.common.navigation import language
from pages.common.style import inject
from pages.common.view import View

SAME = "kuesioner"
"""The pedoman choice "that of the questionnaire"."""

BLANK = "–"
"""How "not filled in" stands in a filter and in the address."""


def frame(page: str) -> None:
    """Draw the sidebar and keep the view for the page, and count how often a person came to another page."""
    if st.session_state.get("page") != page:
        st.session_state["page"] = page
        st.session_state["visit"] = visit() + 1
    text = LANGUAGES[language()]
    inject()
    with st.sidebar:
        data = _survey(text)
        pedoman, bobot = _pedoman(text, data)
        filters = _filters(text, data)
        pins.widget(text, filters)
        _language(text)
    st.session_state["view"] = View(
        data=data.where(**filters),
        pedoman=pedoman,
        bobot=bobot,
        filters=filters,
        text=text,
        dark=st.context.theme.type == "dark",
        population=st.session_state.get("population", {}).get(st.session_state["key"]),
        pin=pins.pinned(),
    )


def visit() -> int:
    """How often a person came to another page: an editor of an earlier visit is gone from the screen, though its state
    may still arrive."""
    return int(st.session_state.get("visit", 0))


def _survey(text: Text) -> Data:
    surveys.take_up()
    choices = surveys.choices()
    surveys.remember_link()
    if st.session_state.get("data") not in choices:
        st.session_state.pop("data", None)
    key = st.selectbox(
        text("Survey in use"),
        choices,
        key="data",
        bind="query-params",
        on_change=surveys.clear_filters,
        filter_mode=None,
    )
    workbook = surveys.workbook_of(key)
    try:
        _, data = surveys.read(key, workbook)
    except IkmError as error:  # a correction that leaves nothing to compute: say so, and go back to the last reading
        surveys.refuse(text(error.message, **error.values))
        surveys.back(key)
        _, data = surveys.read(key, workbook)
    st.session_state["key"] = key
    n = [] if data.n is None else [text.plural("{n} respondent", "{n} respondents", data.n)]
    units = (
        [groups(data.profiles["unit"].nunique(), ("unit",), text, data.source.noun)]
        if "unit" in data.attributes
        else []
    )
    st.caption(" · ".join(n + units))
    return data


def _pedoman(text: Text, data: Data) -> tuple[object, str]:
    names = {code: load(code).name for code in CODES}
    code = st.selectbox(
        text("Class bounds of"),
        [SAME, *CODES],
        format_func=lambda c: text("as the questionnaire") if c == SAME else names[c],
        key="pedoman",
        bind="query-params",
        filter_mode=None,
        help=text("Mutu A to D depends on the regulation: 66.5 is B by the bounds of 2004 and C by those of 2017."),
    )
    weights = {weight_name(data.pedoman.weight(mode)): mode for mode in data.pedoman.bobot}
    bobot = st.selectbox(
        text("Weight of an unsur"),
        list(weights),
        key=f"bobot{len(data.pedoman.unsur)}",  # a key of its own for each questionnaire: its weights are others
        bind="query-params",
        filter_mode=None,
        help=text("With a printed weight the highest possible IKM is a little below 100."),
    )
    return load(code) if code != SAME else data.pedoman, weights[bobot]


def _filters(text: Text, data: Data) -> Filters:
    chosen: Filters = {}
    present = [name for name in ATTRIBUTES if name in data.attributes]
    options = {name: _options(data, name) for name in present}
    shown = [name for name in present if len(options[name]) > 1]
    if not shown:
        return chosen
    st.caption(text("Filter"))
    for name in shown:
        kept = [value for value in st.session_state.get(name, []) if value in options[name]]
        if name in st.session_state and kept != st.session_state[name]:
            st.session_state[name] = kept
        values = st.multiselect(
            attribute_name(name, text),
            options[name],
            format_func=lambda value: text("not filled in") if value == BLANK else value,
            key=name,
            bind="query-params",
            placeholder=text("All"),
            select_all=False,
        )
        if values:
            chosen[name] = [None if value == BLANK else value for value in values]
    st.button(
        text("Clear filters"),
        on_click=surveys.clear_filters,
        disabled=not chosen,
        key="clear",
        icon=":material/filter_alt_off:",
        width="stretch",
    )
    return chosen


def _options(data: Data, name: str) -> list[str]:
    column = data.everything().profiles[name]
    present = set(column.dropna().unique())
    values = [value for value in column.cat.categories if value in present]
    return [*values, BLANK] if column.isna().any() else values


def _language(text: Text) -> None:
    st.segmented_control(
        text("Language"),
        list(LANGUAGES),
        default="id",
        required=True,
        key="lang",
        bind="query-params",
    )
