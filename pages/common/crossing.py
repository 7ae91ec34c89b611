"""Two things of the respondents crossed: the choosers, the table with its test, the IKM of the groups."""

from __future__ import annotations

import streamlit as st

from ikm import Survey, charts
from ikm.crosstab import Crosstab, crosstab
from ikm.report.comparing import proved, tested_words
from ikm.report.crossing import figures_of_test, limits_of_test, together_words
from ikm.survey import UNIT_ATTRIBUTES
from ikm.variables import choices, variable_name
from pages.common import show, sides, surveys
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View


def section(view: View, survey: Survey) -> None:
    """The cross table of what the person chooses, and how the groups of its rows differ in their IKM."""
    text = view.text
    if not survey.attributes:
        st.info(
            text(
                "The file has no column for unit, service, period, gender, age, education or occupation, so there is"
                " nothing to cross. Point out such a column on the Data page."
            )
        )
        return
    rows, columns = _chosen(view, survey)
    table = _table(view, survey, rows, columns)
    left, right = st.columns(2)
    kinds = {"row": text("Rows"), "column": text("Columns"), "total": text("All")}
    with left:
        of = st.segmented_control(
            text("Shares of"),
            list(kinds),
            default=None if "shares" in st.session_state else "row",
            required=True,
            format_func=kinds.__getitem__,
            key="shares",
            bind="query-params",
        )
    if table.blank and right.toggle(text("Leave out who is not known"), key="known", bind="query-params"):
        table = table.without_blanks()
    if not table.shown:
        st.info(
            text(
                "Crossed in this way, the groups are too small to be shown: too many cells hold fewer than {least}"
                " people. Choose others, or take a filter off.",
                least=table.smallest,
            )
        )
    else:
        _shown(view, table, str(of))
    _groups(view, rows)


def by_unit(view: View, survey: Survey, by: str) -> None:
    """An attribute in each unit."""
    table = _table(view, survey, "unit", by)
    if table.shown:
        _shown(view, table, "row")
    else:
        st.caption(view.text("Crossed with the unit, every group is too small to be shown."))


def _chosen(view: View, survey: Survey) -> tuple[str, str]:
    """What stands in the rows and in the columns: at first gender by the answers to the lowest unsur."""
    text, pedoman = view.text, survey.pedoman
    left, right = st.columns(2)
    names = {name: variable_name(name, pedoman, text) for name in choices(survey)}
    present = list(survey.attributes)
    first = next((name for name in present if name not in UNIT_ATTRIBUTES), present[0])
    rows = left.selectbox(
        text("Row"), present, index=present.index(first), format_func=names.__getitem__, key="row", bind="query-params"
    )
    others = [name for name in names if name != rows]
    lowest = view.index().table["lowest"].iloc[0]
    start = lowest[0] if lowest else pedoman.codes[0]
    columns = right.selectbox(
        text("Column"),
        others,
        index=others.index(start),
        format_func=names.__getitem__,
        key="column",
        bind="query-params",
    )
    return str(rows), str(columns)


def _table(view: View, survey: Survey, rows: str, columns: str) -> Crosstab:
    """The table, without cells of few people where persons are told apart."""
    said = (view.filters, view.pedoman.code, view.bobot, rows, columns)
    table = surveys.kept("crosstab", said, lambda: crosstab(survey, rows, columns, **view.terms))
    return table.without_few() if table.personal or view.personal else table


def _shown(view: View, table: Crosstab, of: str) -> None:
    text = view.text
    drawn = charts.crosstab(table, view.data.pedoman, of=of, **view.style)
    show.chart(view, drawn, f"silang-{table.rows.name}-{table.columns.name.replace(':', '-')}")
    if words := figures_of_test(table, text):
        st.markdown(escape_markdown(words))
    if words := together_words(table, text):
        st.caption(escape_markdown(words))
    if table.left_out:
        st.caption(
            escape_markdown(
                text("Without {names}: their answers lie outside the scale.", names=text.listing(table.left_out))
            )
        )
    if words := limits_of_test(table, text):
        st.caption(escape_markdown(words))
    if table.test is not None:
        explain(view, "chi-square", "exact", "cramer")


def _groups(view: View, by: str) -> None:
    """How the groups of the rows differ in their IKM."""
    text = view.text
    found = view.compare(by)
    if not len(found.found.index.table):
        st.caption(text("Every group has too few people for its figures to be shown."))
        return
    drawn = charts.ranking(found.found.index, view.index(), found=found.found, letters=found.letters, **view.style)
    show.chart(view, drawn, f"ikm-{by}")
    if words := proved(found, text):
        st.markdown(words)
    for sentence in tested_words(found, text):
        st.caption(sentence)
    explain(view, "interval", "letters", "kruskal")
    sides.two_groups(view, found.found, by)
