"""Sampel: how many respondents, from which strata and who; and what the survey in use achieved of it."""

import streamlit as st

from pages.common import notices, sample_plan, sample_size
from pages.common.sample_people import people
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Sample"))
notices.notices(seen)

who = people(seen)
if who is None:
    st.stop()
needed, each = sample_size.chosen(seen, who)
if each:
    sample = sample_plan.own_surveys(seen, who, each)
elif who.named:
    sample = sample_plan.shared(seen, who, needed)
else:
    sample = {"": needed.n}
if sample:
    sample_plan.beside(seen, who, sample)
    sample_plan.draw_list(seen, who, sample)
