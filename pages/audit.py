"""Audit laporan: which figures of a finished report can be right, what explains the others, and the letter back."""

import streamlit as st

from ikm import charts
from ikm.audit import SEVERITIES
from ikm.audit.outcome import extent, outcome, unit_name
from ikm.audit.said import severity_name
from ikm.report.letter import letter
from pages.common import notices, reports, show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Audit of a report"))
st.caption(
    text(
        "The printed figures of a report are held against each other and against the regulation. What does not fit is"
        " listed with the explanation that fits; nothing is repaired, and what rounding explains is not held against"
        " anyone."
    )
)
notices.filters(seen)
if seen.filters:
    st.caption(text("The filter does not apply here: a report is checked as a whole."))
found = reports.chosen(seen)
if found is None:
    st.stop()
if not found.findings:
    show.heading(outcome(found, text))
else:
    show.chart(seen, charts.findings(found, **seen.style), "audit", origin=reports.origin(found, text))
st.caption(escape_markdown(extent(found.printed, text)))
reports.remarks(found, text)
explain(seen, "audit", "counts")
if not found.findings:
    st.stop()

show.heading(text("The findings"))
names = {severity: severity_name(severity, text) for severity in SEVERITIES}
units = [unit for unit in ("", *found.printed.units) if found.of(unit)]
left, right = st.columns(2)
with left:
    grave = st.pills(
        text("Severity"), SEVERITIES, default=SEVERITIES[:2], selection_mode="multi", format_func=names.__getitem__,
        key="audit-severity",
    )  # fmt: skip
with right:
    unit = st.selectbox(
        text("Unit"), [None, *units], format_func=lambda one: text("all") if one is None else unit_name(one, text),
        key=f"audit-unit-{found.printed.source.sha256[:8]}",
    )  # fmt: skip
listed = [one for one in found.findings if one.severity in grave and unit in (None, one.unit)]
reports.listing(listed, text, dark=seen.dark)

show.heading(text("Letter to the unit"))
st.caption(text("Copy it, or download it; names, number and signature are left to you."))
written = letter(found, text, unit or None)
st.code(written, language=None, wrap_lines=True)
st.download_button(text("Download letter"), written, file_name="surat-audit.txt", key="letter", on_click="ignore")
