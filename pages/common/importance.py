"""Importance and performance of what is looked at: stated where it was asked, else derived and said to be."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ikm import Survey, charts
from ikm.errors import IkmError
from ikm.ipa import Ipa, ipa_of
from pages.common import show, surveys
from pages.common.explain import explain
from pages.common.focus import Focus
from pages.common.markdown import escape_markdown
from pages.common.view import View

FEWEST = 2
"""Respondents needed to compare importance and performance."""


def section(view: View, focus: Focus) -> None:
    """The quadrants with their table, or a sentence on why there are none."""
    text = view.text
    stated = view.data.importance is not None
    derived = not stated and isinstance(view.data, Survey)
    st.header(
        text("Performance and importance (derived)") if derived else text("Performance and importance"), anchor=False
    )
    try:
        found = _found(view, focus, _middle(view) if stated else False)
    except IkmError as error:
        st.info(escape_markdown(text(error.message, **error.values)))
        return
    if (found.n is not None and found.n < FEWEST) or not found.placed:
        st.info(
            text(
                "Importance and performance need at least {least} respondents who answered both, or who did not all"
                " answer alike.",
                least=FEWEST,
            )
        )
        return
    if not found.distinct:
        st.info(
            text(
                "Derived importance cannot be told apart here: its differences between unsur are no larger than chance"
                " makes them with {n} respondents. No priorities are read from it.",
                n=text.number(found.n, 0),
            )
        )
        explain(view, "derived")
        return
    drawn = charts.ipa(found, view.data.pedoman, **view.style)
    if not focus.whole:
        drawn = replace(drawn, title=f"{focus.name} – {drawn.title}")
    show.chart(view, drawn, "ipa")
    if found.kind == "stated":
        explain(view, "ipa")
        return
    margin = found.margin
    if margin == margin:
        n = text.number(found.n, 0)
        st.caption(
            text("With {n} respondents a correlation is sure to about ±{margin}.", n=n, margin=text.number(margin))
        )
    explain(view, "derived", "ipa")


def _found(view: View, focus: Focus, midpoint: bool) -> Ipa:
    """The analysis; kept while nothing of it changes."""
    return surveys.kept(
        "ipa", (view.filters, focus.mark, midpoint), lambda: ipa_of(focus.data(view), midpoint=midpoint)
    )


def _middle(view: View) -> bool:
    """Whether the cuts are at the middle of the scale."""
    text, scale = view.text, view.data.pedoman
    middle = text.number((scale.lowest + scale.highest) / 2)
    names = {"mean": text("the means"), "middle": text("the middle of the scale ({value})", value=middle)}
    chosen = st.segmented_control(
        text("Cut at"),
        list(names),
        default="mean",
        required=True,
        format_func=names.__getitem__,
        key="ipa-cut",
        bind="query-params",
    )
    return bool(chosen == "middle")
