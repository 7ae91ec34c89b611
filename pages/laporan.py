"""Laporan: what people hand in: for whom, which document, from whose office; seen first, then made."""

import streamlit as st

from pages.common import handing, notices, office_form
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Reports"))
notices.notices(seen)

left, right = st.columns([3, 2], gap="large")
with left:
    wanted = handing.choose(seen)
office = office_form.form(seen)
template = handing.template(seen, wanted)
dossier = handing.dossier(seen, wanted, office)
with left:
    handing.make(seen, wanted, dossier, template)
with right:
    handing.preview(seen, wanted, dossier)
