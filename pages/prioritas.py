"""Prioritas: which unsur to improve first, per unit, across units and by factor."""

import streamlit as st

from ikm import charts
from ikm.priority import factors, frequency, priorities
from ikm.report.tables import priority_table
from pages.common import cautions, notices, show
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Priorities"))
notices.notices(seen)

overall = seen.index()
by_unit = seen.index("unit") if "unit" in seen.data.attributes else overall
cautions.cautions(seen, overall, by_unit)
if not len(by_unit.table):
    st.stop()

if by_unit.by and by_unit.table["ranked"].sum() > 1:
    ranked = int(by_unit.table["ranked"].sum())
    show.chart(seen, charts.lowest(frequency(by_unit), ranked, noun=by_unit.noun, **seen.style), "terendah")
else:
    show.chart(seen, charts.unsur(overall, **seen.style), "unsur")

show.heading(text("Lowest unsur of each unit") if by_unit.by else text("Lowest unsur"))
gain = text("Gain: how many points the IKM of the unit would rise if this unsur reached its overall NRR.")
gap = text("Gap: points missing to the next class.")
st.caption(f"{gain} {gap}" if len(by_unit.table) > 1 else gap)
show.table(seen, priority_table(priorities(by_unit, overall), by_unit, text), "prioritas", text("Priorities"))

show.chart(seen, charts.factors(factors(overall), **seen.style), "faktor")
st.caption(text("The grouping into aparatur, organisasi and sistem is ours, not the regulation's."))
