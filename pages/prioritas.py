"""Prioritas: what is weak across units, then one unit in depth: order of work, importance, plan."""

import streamlit as st

from ikm import charts
from ikm.priority import factors, frequency, priorities
from ikm.report.tables import priority_table
from ikm.weakness import shared_weakness
from pages.common import cautions, focus, importance, notices, planning, show, working_order
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Priorities"))
notices.notices(seen)

whole = seen.sure()
by_unit = seen.sure("unit") if "unit" in seen.data.attributes else whole
overall, figures = whole.index, by_unit.index
cautions.cautions(seen, overall, figures)
if not len(figures.table):
    st.stop()

ranked = int(figures.table["ranked"].sum())
if figures.by and ranked > 1:
    show.chart(seen, charts.lowest(frequency(figures), ranked, noun=figures.noun, **seen.style), "terendah")
    show.chart(seen, charts.weakness(figures, shared_weakness(figures), **seen.style), "kelemahan")
else:
    show.chart(seen, charts.unsur(overall, **seen.style), "unsur")

show.chart(seen, charts.factors(factors(overall), **seen.style), "faktor")
st.caption(text("The grouping into aparatur, organisasi and sistem is ours, not the regulation's."))
if len(figures.table) > 1:
    with st.expander(text("Lowest unsur of each unit")):
        gain = text("Gain: how many points the IKM of the unit would rise if this unsur reached its overall NRR.")
        gap = text("Gap: points missing to the next class.")
        st.caption(f"{gain} {gap}")
        rows = priority_table(priorities(figures, overall), figures, text)
        show.table(seen, rows, "prioritas", text("Priorities"))

st.header(text("Order of work"), anchor=False)
near = focus.choose(seen, figures, overall)
working_order.section(seen, near, whole if near.whole else by_unit)
importance.section(seen, near)
planning.section(seen, near)
