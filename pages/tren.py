"""Tren: the IKM over periods, what changed by more than chance, per unsur and per unit."""

import streamlit as st

from ikm import charts
from ikm.report.comparing import since_first
from ikm.respondents import SMALLEST_GROUP
from ikm.text.terms import value_name
from pages.common import cautions, notices, show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Trend"))
notices.notices(seen)

if "periode" not in seen.data.attributes:
    st.info(
        text(
            "The file has no period. Put the files of several periods in together on the Data page, or point out the"
            " column that holds the date or the period."
        )
    )
    st.stop()
whole = seen.trend()
cautions.cautions(seen, seen.index(), whole.found.index, whole.found)
if not len(whole.periods):
    st.stop()
show.chart(seen, charts.trend(whole.found, whole.periods, **seen.style), "tren")
if len(whole.periods) < 2:
    st.info(
        text(
            "There is one period only, so there is nothing to compare. Put the files of several periods in together on"
            " the Data page."
        )
    )
    st.stop()
explain(seen, "trend", "widest" if whole.found.worst_case else "interval")

show.chart(seen, charts.unsur_trend(whole.found, whole.unsur, **seen.style), "tren-unsur")
codes = list(whole.unsur_overall["code"])
st.markdown(escape_markdown(since_first(whole.unsur_overall, codes, text, worst_case=whole.found.worst_case)))
if "unit" in seen.data.attributes:
    by_unit, times = seen.trend_of_units(), [value or None for value in whole.periods["periode"].fillna("")]
    if by_unit is None:
        st.caption(
            text(
                "Units are not shown over the periods under this filter: some have fewer than {least} people in one.",
                least=SMALLEST_GROUP,
            )
        )
    elif len(by_unit.overall):
        show.heading(text("Each unit over the periods"))
        units = [value_name(unit, text) for unit in by_unit.overall["unit"]]
        st.markdown(escape_markdown(since_first(by_unit.overall, units, text, worst_case=by_unit.found.worst_case)))
        show.chart(seen, charts.unit_trend(by_unit.found, by_unit.periods, times, **seen.style), "tren-unit")
