"""Prioritas: which unsur to improve first, per unit, across units and by factor."""

import streamlit as st

from ikm import charts
from ikm.priority import factors, frequency, priorities
from ikm.report.tables import priority_table
from pages.common import notices, show
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Priorities"))
notices.notices(seen)

overall = seen.index()
by_unit = seen.index("unit") if "unit" in seen.data.attributes else overall
notices.cautions(seen, overall, by_unit if by_unit.by else None)

if by_unit.by and by_unit.table["ranked"].sum() > 1:
    ranked = int(by_unit.table["ranked"].sum())
    show.chart(seen, charts.lowest(frequency(by_unit), ranked, **seen.style), "terendah")
else:
    show.chart(seen, charts.unsur(overall, **seen.style), "unsur")

show.heading(text("Lowest unsur of each unit"))
st.caption(
    text(
        "Gain: how many points the IKM of the unit would rise if this unsur reached the mean of all units. Gap: points"
        " missing to the next class."
    )
)
show.table(seen, priority_table(priorities(by_unit, overall), by_unit, text), "prioritas", text("Priorities"))

show.chart(seen, charts.factors(factors(overall), **seen.style), "faktor")
st.caption(text("The grouping into aparatur, organisasi and sistem is ours, not the regulation's."))
