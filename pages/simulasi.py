"""Simulasi: what if NRR move, what a class takes, and what if others had answered."""

import streamlit as st

from pages.common import notices, reweighting, simulating, targets
from pages.common.markdown import escape_markdown
from pages.common.scene import hidden_words, question, scene
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Simulation"))
notices.notices(seen)

part = question(seen)
if part == "who":
    reweighting.section(seen)
    st.stop()
found = scene(seen)
if found is None:
    st.info(text("Every unit has too few people for its figures to be shown under this filter."))
    st.stop()
if words := hidden_words(seen, found.start):
    st.caption(words)
if not found.movable:
    st.info(escape_markdown(text("{group} cannot be simulated: its figures lie outside the scale.", group=found.name)))
    simulating.as_it_is(found)
elif part == "target":
    targets.section(found)
else:
    simulating.section(found)
