"""Laporan: what people hand in: which document, of what, from whose office; seen first, then made."""

import streamlit as st

from pages.common import notices, office_form, report_choice, report_making, report_template
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Reports"))
notices.notices(seen)

report = report_choice.report(text)
left, right = st.columns([3, 2], gap="large")
with left:
    wanted = report_choice.choose(seen, report)
office = office_form.form(seen)
template = report_template.template(seen, wanted)
dossier = report_making.dossier(seen, wanted, office)
with left:
    report_making.make(seen, wanted, dossier, template)
with right:
    report_making.preview(seen, wanted, dossier, template)
