"""Uji instrumen: is the questionnaire valid and reliable, with the sentences for a thesis."""

from dataclasses import replace

import streamlit as st

from ikm import Survey, charts
from ikm.report.question_table import items_table
from ikm.report.reliability import reliability_title
from ikm.report.testing import sentences
from ikm.report.validity import validity_words
from ikm.respondents import SMALLEST_GROUP
from pages.common import notices, show, testing
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Instrument test"))
notices.notices(seen)

if not isinstance(seen.data, Survey):
    st.info(
        text(
            "This file is a recap: it holds only means, so validity and reliability cannot be tested. Upload the file"
            " with the answers of each respondent on the Data page, or choose a sample of respondents."
        )
    )
    st.stop()
top = st.container()
found = testing.found(seen, testing.choices(seen, seen.data))
if found.n < SMALLEST_GROUP:
    top.info(
        text(
            "Only {n} of {all} respondents answered every question, too few to test an instrument. Choose a wider"
            " filter, or see on the Data page why answers were set aside.",
            n=text.number(found.n, 0),
            all=text.number(found.n + found.dropped, 0),
        )
    )
    st.stop()
if found.reason:
    top.info(escape_markdown(validity_words(found, text)))
    st.stop()
with top:
    testing.headline(seen, found)
drawn = replace(charts.instrument(found, **seen.style), table=items_table(found, text))
show.chart(seen, drawn, "validitas", shown=items_table(found, text, written=True))
explain(seen, "validity")

show.heading(reliability_title(found, text))
testing.reliability(seen, found)
explain(seen, "cronbach", "split-half")

show.heading(text("Sentences for a thesis"))
st.caption(text("Copy them with the button at the upper right, and say in your own words what they mean."))
st.code("\n\n".join(sentences(found, text)), language=None, wrap_lines=True)
