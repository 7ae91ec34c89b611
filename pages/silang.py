"""Tabel silang: any two things of the respondents crossed, and how the unsur go together."""

import streamlit as st

from ikm import Survey
from pages.common import correlating, crossing, notices
from pages.common.parts import chosen
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Cross tables"))
notices.notices(seen)

if not isinstance(seen.data, Survey):
    st.info(
        text(
            "This file is a recap: it holds one row per unit, not one per respondent, so nothing can be crossed. Upload"
            " the respondents' own answers on the Data page, or choose a sample of respondents."
        )
    )
    st.stop()
PARTS = {
    "cross": (text("Cross table"), crossing.section),
    "correlation": (text("Correlation"), correlating.section),
}
part = chosen({name: title for name, (title, _) in PARTS.items()}, text("Part of the page"))
PARTS[part][1](seen, seen.data)
