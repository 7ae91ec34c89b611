"""What a statistic means, what it does not mean, and its formula, one click away."""

from __future__ import annotations

import streamlit as st

from ikm.text.explanations import EXPLANATIONS
from pages.common.view import View


def explain(view: View, *names: str) -> None:
    """A folded box that explains these statistics, in this order."""
    text = view.text
    titles = [text(EXPLANATIONS[name].name) for name in names]
    with st.expander(text("What does this mean?") + " " + " · ".join(titles)):
        for title, name in zip(titles, names, strict=True):
            said = EXPLANATIONS[name]
            st.markdown(f"**{title}.** {text(said.means)}")
            st.markdown("*" + text("What it does not mean.") + "* " + text(said.means_not))
            st.code(said.formula, language=None, wrap_lines=True)
