"""Responden: who answered, who is less satisfied, and crossed with the unit."""

import streamlit as st

from ikm import Survey, charts
from ikm.respondents import PERSONAL, SMALLEST_GROUP, frequency, merged, without_small
from ikm.text.terms import attribute_name, value_name
from pages.common import crossing, notices, remarks, show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Respondents"))
notices.notices(seen)

if not isinstance(seen.data, Survey):
    st.info(
        text(
            "This file is a recap: it holds one row per unit, not one per respondent. Who answered can only be shown"
            " from the respondents' own answers. Upload that file on the Data page, or choose a sample of respondents."
        )
    )
    st.stop()
present = [name for name in PERSONAL if name in seen.data.attributes]
if not present:
    st.info(text("The file has no column for gender, age, education or occupation."))
    remarks.comments(seen)
    st.stop()

columns = st.columns(2)
for position, name in enumerate(present):
    counts, small = merged(frequency(seen.data, name))
    with columns[position % 2]:
        show.chart(seen, charts.frequency(counts, name, **seen.style), f"responden-{name}")
        if small:
            st.caption(
                text(
                    "Shown together, so that no group of fewer than {least} people stands alone: {groups}.",
                    least=SMALLEST_GROUP,
                    groups=text.listing([escape_markdown(value_name(s or None, text)) for s in small]),
                )
            )

names = {name: attribute_name(name, text) for name in present}
show.heading(text("Who is less satisfied"))
by = st.segmented_control(
    text("Group by"),
    present,
    default=present[0],
    required=True,
    format_func=names.__getitem__,
    key="group",
    bind="query-params",
)
figures, hidden = without_small(seen.index(by))
if len(figures.table):
    sure = seen.sure(by)
    show.chart(seen, charts.ranking(sure.index, seen.index(), found=sure, **seen.style), f"ikm-{by}")
    explain(seen, "interval", "chance")
if hidden:
    st.caption(
        text.plural(
            "{n} group is not shown: it has fewer than {least} people, or would give such a group away.",
            "{n} groups are not shown: they have fewer than {least} people, or would give such a group away.",
            hidden,
            least=SMALLEST_GROUP,
        )
    )
if "unit" in seen.data.attributes:
    crossing.by_unit(seen, seen.data, by)
remarks.comments(seen)
