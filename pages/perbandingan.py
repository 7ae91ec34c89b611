"""Perbandingan: units ranked, unit x unsur, any two side by side, and other groupings."""

import streamlit as st

from ikm import charts
from ikm.report.tables import beside_printed, index_table
from ikm.survey import UNIT_ATTRIBUTES
from ikm.text.terms import attribute_name
from pages.common import cautions, notices, show
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Comparison"))
notices.notices(seen)

groupings = [name for name in UNIT_ATTRIBUTES if name in seen.data.attributes]
if not groupings:
    st.info(text("The file has no column for unit, service or period, so there is nothing to compare."))
    st.stop()
by = groupings[0]
if len(groupings) > 1:
    names = {name: attribute_name(name, text) for name in groupings}
    by = st.segmented_control(
        text("Compare by"),
        groupings,
        default=by,
        required=True,
        format_func=names.__getitem__,
        key="by",
        bind="query-params",
    )
figures, overall = seen.index(by), seen.index()
cautions.cautions(seen, overall, figures)
if not len(figures.table):
    st.stop()

show.chart(seen, charts.ranking(figures, overall, **seen.style), f"peringkat-{by}")
show.chart(seen, charts.heatmap(figures, **seen.style), f"peta-{by}")

values = figures.table.loc[figures.nrr.notna().any(axis=1), by].dropna().tolist()
if len(values) > 1:
    show.heading(text("Side by side"))
    left, right = st.columns(2)
    best = [value for value in figures.ranking[by] if value in values] or values
    first = left.selectbox(text("First"), values, index=values.index(best[0]), key=f"a-{by}", filter_mode=None)
    second = right.selectbox(text("Second"), values, index=values.index(best[-1]), key=f"b-{by}", filter_mode=None)
    if first == second:
        st.info(text("Choose two different ones."))
    else:
        show.chart(seen, charts.pair(figures, first, second, **seen.style), f"pasangan-{by}")

show.heading(text("All figures"))
title = text("IKM per {grouping}", grouping=attribute_name(by, text))
show.table(seen, beside_printed(index_table(figures, text), seen.data, text), f"indeks-{by}", title)
