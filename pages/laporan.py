"""Laporan: what people hand in: for whom, which document, from whose office; seen first, then made."""

import streamlit as st

from pages.common import handing, notices, office_form
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Reports"))
notices.notices(seen)

wanted = handing.choose(seen)
office = office_form.form(seen, needed=wanted.names_office)
template = handing.template(seen, wanted)
dossier = handing.dossier(seen, wanted, office)
left, right = st.columns([3, 2], gap="large")
with right:
    handing.preview(seen, wanted, dossier)
with left:
    handing.make(seen, wanted, dossier, template)
