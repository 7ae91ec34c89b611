"""The order of work of one unit: what to begin with, every unsur with its goals, and how sure the order is."""

from __future__ import annotations

import streamlit as st

from ikm.contrasts import weak_cells
from ikm.report.working_order import order_title, reasons, standing, work_order_table, work_order_words
from ikm.uncertainty import Uncertainty
from ikm.work_order import work_order
from pages.common import show
from pages.common.explain import explain
from pages.common.focus import Focus
from pages.common.html import html_table
from pages.common.markdown import escape_markdown
from pages.common.view import View

FIRST = 3
"""The reasons of so many places are said above the table: those with which the plan begins."""


def section(view: View, focus: Focus, sure: Uncertainty) -> None:
    """The finding, the table and its explanation. ``sure``: how sure the figures of ``focus`` are."""
    text, figures = view.text, focus.figures
    order = work_order(figures, focus.overall, focus.group)
    title = order_title(order, focus.name, text)
    show.heading(title)
    if not focus.ranked:
        return
    codes = clear_codes(focus, sure)
    st.markdown(escape_markdown(standing(figures, focus.position, text)))
    why = reasons(order, figures, text)
    first = why[order["place"].le(FIRST).fillna(False).to_numpy(dtype=bool)]
    if len(first) < len(order):
        lines = [
            f"{step}. **{escape_markdown(unsur.partition(' ')[2])}**: {escape_markdown(reason)}"
            for step, (unsur, reason) in enumerate(first.itertuples(index=False), start=1)
        ]
        steps = "\n".join(lines)
        st.markdown(steps)
    goals = text("For each goal: by how much the NRR has to rise, and in brackets how many points of IKM that brings.")
    table = work_order_table(order, figures, text, codes)
    shown = work_order_words(order, figures, text, codes)
    show.table(view, table, "urutan", title, shown=shown)
    st.caption(goals)
    if codes is None:
        st.caption(text("A recap tells no spread, so whether an unsur is clearly below the others cannot be known."))
    elif not codes:
        st.caption(
            text(
                "No unsur is below the others by more than chance explains: other respondents might give another order."
            )
        )
    else:
        st.caption(text("▼ clearly below the other unsur here, by more than chance explains."))
    with st.expander(text("The reason for each place")):
        st.html(html_table(why, text))
    explain(view, "order", *(() if codes is None else ("weak",)))


def clear_codes(focus: Focus, sure: Uncertainty) -> tuple[str, ...] | None:
    """The unsur that lie clearly below the others of their group; None where that cannot be known."""
    if sure.worst_case:
        return None
    marks = weak_cells(sure)
    return tuple(str(code) for code in marks.columns[marks.iloc[focus.position]])
