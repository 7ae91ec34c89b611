"""Perbandingan: groups ranked with what is sure of it, group x unsur, any two side by side, a pinned view."""

import streamlit as st

from ikm import charts
from ikm.contrasts import weak_cells
from ikm.report.certainty import for_screen
from ikm.report.comparing import pairs_table, proved, tested_words
from ikm.report.tables import beside_printed, index_table
from ikm.survey import ATTRIBUTES
from ikm.text.terms import attribute_name
from pages.common import cautions, notices, show, sides
from pages.common.explain import explain
from pages.common.view import view

seen = view()
text = seen.text
st.title(text("Comparison"))
notices.notices(seen)
sides.pinned(seen)

groupings = [name for name in ATTRIBUTES if name in seen.data.attributes]
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
found = seen.compare(by)
figures, overall = found.found.index, seen.index()
cautions.cautions(seen, overall, figures, found.found)
if not len(figures.table):
    st.stop()

ranked = charts.ranking(figures, overall, found=found.found, letters=found.letters, **seen.style)
show.chart(seen, ranked, f"peringkat-{by}")
if shown := proved(found, text):
    st.markdown(shown)
for sentence in tested_words(found, text):
    st.caption(sentence)
sure = ("widest", "ranks") if found.found.worst_case else ("interval", "chance", "ranks", "letters", "kruskal")
explain(seen, *sure)
weak = None if found.found.worst_case else weak_cells(found.found)
show.chart(seen, charts.heatmap(figures, weak=weak, **seen.style), f"peta-{by}")
if weak is not None:
    explain(seen, "weak")

sides.two_groups(seen, found.found, by)

show.heading(text("All figures"))
title = text("IKM per {grouping}", grouping=attribute_name(by, text))
table = beside_printed(index_table(figures, text, found.found), seen.data, text)
show.table(seen, table, f"indeks-{by}", title, shown=for_screen(table, found.found, text))
if found.pairs is not None and len(found.pairs):
    with st.expander(text("All pairs")):
        show.table(seen, pairs_table(found, text), f"semua-pasangan-{by}", text("All pairs"))
        if not found.found.worst_case:
            st.caption(
                text(
                    "The interval is of that pair alone and of the IKM; p is of all pairs together and of the"
                    " respondents' scores. Near the border, or where many left unsur blank, the two may disagree; the"
                    " letters follow p."
                )
            )
