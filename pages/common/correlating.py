"""How closely the unsur go together, on the page."""

from __future__ import annotations

import streamlit as st

from ikm import Survey, charts
from ikm.correlation import METHODS, correlation
from ikm.report.crossing import correlation_words
from pages.common import show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View


def section(view: View, survey: Survey) -> None:
    """The correlations of the unsur, by either method, over pairs or over whole questionnaires."""
    text = view.text
    left, right = st.columns(2)
    names = {"pearson": "Pearson", "spearman": "Spearman"}
    with left:
        method = st.segmented_control(
            text("Correlation"),
            METHODS,
            default=None if "correlation" in st.session_state else METHODS[0],
            required=True,
            format_func=names.__getitem__,
            key="correlation",
            bind="query-params",
        )
    listwise = right.toggle(text("Only who answered every unsur"), key="whole", bind="query-params")
    found = correlation(survey, str(method), listwise=listwise)
    show.chart(view, charts.correlation(found, survey.pedoman, **view.style), f"korelasi-{method}")
    for sentence in correlation_words(found, text):
        st.caption(escape_markdown(sentence))
    explain(view, "correlation")
