"""Tabel silang: two things of the respondents crossed, frequencies, words on every unsur, and correlations."""

import streamlit as st

from ikm import Survey
from pages.common import correlating, crossing, describing, notices, show
from pages.common.parts import chosen
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Cross tables"))
notices.notices(seen)

if isinstance(seen.data, Survey):
    PARTS = {
        "cross": (text("Cross table"), lambda: crossing.section(seen, seen.data)),
        "frequency": (text("Frequencies"), lambda: describing.frequencies(seen)),
        "words": (text("Description per unsur"), lambda: describing.paragraphs(seen)),
        "correlation": (text("Correlation"), lambda: correlating.section(seen, seen.data)),
    }
    part = chosen({name: title for name, (title, _) in PARTS.items()}, text("Part of the page"))
    PARTS[part][1]()
else:
    st.info(
        text(
            "This file is a recap: it holds one row per unit, not one per respondent, so nothing can be crossed. Upload"
            " the respondents' own answers on the Data page, or choose a sample of respondents. What the means alone"
            " say stands below."
        )
    )
    show.heading(text("Description per unsur"))
    describing.paragraphs(seen)
