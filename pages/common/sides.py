"""Two selections side by side: two groups of the page, or the pinned view and the present one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ikm import charts
from ikm.between import Between, between
from ikm.errors import IkmError
from ikm.report.comparing import difference_words, people_table
from ikm.respondents import SMALLEST_GROUP
from ikm.text.terms import filter_words, value_name
from ikm.uncertainty import Uncertainty
from pages.common import show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View


def two_groups(view: View, sure: Uncertainty, by: str) -> None:
    """Two of the groups that are compared: the person chooses which."""
    text, figures = view.text, sure.index
    values = figures.table.loc[figures.nrr.notna().any(axis=1), by].dropna().tolist()
    if len(values) < 2:
        return
    show.heading(text("Side by side"))
    left, right = st.columns(2)
    best = [value for value in figures.ranking[by] if value in values] or values
    first = left.selectbox(text("First"), values, index=values.index(best[0]), key=f"a-{by}", filter_mode=None)
    second = right.selectbox(text("Second"), values, index=values.index(best[-1]), key=f"b-{by}", filter_mode=None)
    if first == second:
        st.info(text("Choose two different ones."))
        return
    data = view.visible(by)
    found = between(data.where(**{by: first}), data.where(**{by: second}), **view.terms)
    names = (value_name(first, text), value_name(second, text))
    st.markdown(escape_markdown(difference_words(found, names, text)))
    drawn = charts.pair(figures, first, second, differences=found.unsur, **view.style)
    show.chart(view, drawn, f"pasangan-{by}")
    _people(view, found, names, f"siapa-{by}", by)
    explain(view, "difference")


def pinned(view: View) -> None:
    """The pinned view beside the present one, where there is one and the two can be compared."""
    text, pin = view.text, view.pin
    if pin is None:
        return
    if view.same_as_pin:
        st.info(text("This view is pinned. Choose another filter, or another survey, to compare it with."))
        return
    if view.pin_refused:
        st.info(view.pin_refused)
        return
    here = "; ".join(filter_words(view.filters, text)) or text("without filter")
    names = (pin.name(text), here)
    show.heading(text("Pinned view and present view"))
    try:
        found = between(pin.data, view.data, **view.terms)
    except IkmError as error:
        st.info(escape_markdown(text(error.message, **error.values)))
        return
    st.markdown(escape_markdown(difference_words(found, names, text)))
    if found.overlap:
        st.caption(
            text.plural(
                "{n} respondent is in both; the interval takes that into account.",
                "{n} respondents are in both; the interval takes that into account.",
                found.overlap,
            )
        )
    drawn = charts.sides(found.first.index, found.second.index, names, differences=found.unsur, **view.style)
    show.chart(view, drawn, "sematan")
    _people(view, found, names, "siapa-sematan")
    explain(view, "difference")


def _people(view: View, found: Between, names: tuple[str, str], name: str, by: str = "") -> None:
    """Who answered in each of the two, by everything but what tells them apart."""
    people = found.people[found.people["attribute"].ne(by) & found.people["n_first"].notna()]
    table = people_table(replace(found, people=people), names, view.text)
    if len(table):
        with st.expander(view.text("Who answered in each")):
            show.table(view, table, name, view.text("Who answered in each"))
            st.caption(view.text("Values of fewer than {least} people are put together.", least=SMALLEST_GROUP))
