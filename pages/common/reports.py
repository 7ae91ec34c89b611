"""The report to audit: which one, from where, by which regulation; and whether the answers stand beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from ikm import Survey, samples
from ikm.audit import Audit, Finding, audit
from ikm.audit.outcome import condensed, no_results, unit_name
from ikm.audit.said import SIGNS, explained, figure, item_name
from ikm.charts.findings import severity_colour
from ikm.errors import IkmError
from ikm.pedoman import CODES, load
from ikm.printed import Printed
from ikm.reading import Workbook, join, open_workbook, printed
from ikm.text import Text
from pages.common import show, surveys
from pages.common.markdown import escape_markdown
from pages.common.view import View

OWN, IN_USE = "own", "in-use"
"""Keys of the two reports that are no samples: the files put in on this page, and the survey in use."""


@st.cache_resource(show_spinner=False)
def _sample(name: str) -> Workbook:
    file = samples.report(name)
    return open_workbook(file.read_bytes(), file.name)


def chosen(view: View) -> Audit | None:
    """The audit of the report that the person chose; None where there is none, and why is said."""
    text = view.text
    put = _put(text)
    names = dict(samples.REPORT_TITLES)
    names |= {IN_USE: text("The file in use: {file}", file=view.data.source.file)}
    names |= {OWN: text("Your file: {file}", file=put.name)} if put else {}
    answers = isinstance(view.data, Survey)
    options = [OWN] * bool(put) + [IN_USE] * (not answers) + list(samples.REPORT_TITLES) + [IN_USE] * answers
    if st.session_state.get("report", options[0]) not in options:
        del st.session_state["report"]
    left, right = st.columns([2, 1])
    with left:
        key = st.selectbox(
            text("Report to check"), options, format_func=names.__getitem__, key="report", bind="query-params"
        )
    with right:
        codes = {"": text("as the report says"), **{code: load(code).name for code in CODES}}
        code = st.selectbox(text("Regulation"), list(codes), format_func=codes.__getitem__, key="report-pedoman")
    workbook = put if key == OWN and put else surveys.workbook_of(surveys.current()) if key == IN_USE else _sample(key)
    beside = (
        answers
        and key in (OWN, IN_USE)
        and st.toggle(
            text("Check it against the answers in {file} as well", file=view.data.source.file), key="report-answers"
        )
    )
    mark = (workbook.sha256, workbook.name, code, surveys.current() if beside else "")
    try:
        return surveys.kept("audit", mark, lambda: _audit(workbook, code, view.data if beside else None))
    except IkmError as error:
        st.error(escape_markdown(text(error.message, **error.values)))
        return None


def _audit(workbook: Workbook, code: str, survey: object) -> Audit:
    report: Printed = printed(workbook, code or None)
    return audit(report, survey.everything() if isinstance(survey, Survey) else None)


def _put(text: Text) -> Workbook | None:
    """The files put in on this page, opened through the safe door; None where there are none."""
    files = st.file_uploader(
        text("Spreadsheets with the figures that a report printed (at most 25 MB each)"),
        key="report-file",
        accept_multiple_files=True,
        on_change=_newly,
        help=text(
            "One row per unit with its NRR, index, IKM, mutu, rank, lowest unsur, respondents: any of these. Second"
            " printings, NRR tertimbang, class bounds and tables of counts may stand on further sheets."
        ),
    )
    st.download_button(
        text("Blank template"),
        data=samples.report_template().read_bytes(),
        file_name=samples.report_template().name,
        key="report-template",
        on_click="ignore",
    )
    if st.session_state.pop("report-put", False):
        st.session_state["report-own"] = _opened(files or [], text)
    found: Workbook | None = st.session_state.get("report-own")
    return found


def _opened(files: list, text: Text) -> Workbook | None:
    """The files as one workbook, without those that cannot be read, which are named."""
    books = []
    for file in files:
        try:
            with st.spinner(text("Reading {file} ...", file=escape_markdown(file.name))):
                books.append(open_workbook(file.getvalue(), file.name))
        except IkmError as error:
            st.error(escape_markdown(text(error.message, **error.values)))
    return join(books) if books else None


def _newly() -> None:
    """Files just put in are read, kept while the person looks at other pages, and are the ones to check."""
    st.session_state["report-put"] = True
    st.session_state["report"] = OWN


def origin(found: Audit, text: Text) -> show.Origin:
    """Where the figures come from, for under the chart and in downloads."""
    source = found.printed.source
    said = text(
        "Source: {file}, sheet {sheets}; read {date}.",
        file=source.file,
        sheets=text.listing(source.sheets),
        date=text.date(dt.date.today()),
    )
    return show.Origin(source.file, (said, text("Class bounds: {pedoman}.", pedoman=found.printed.pedoman.name)))


def remarks(found: Audit, text: Text) -> None:
    """What of the report could not be read."""
    if found.printed.formulas:
        st.warning(no_results(found.printed, text))
    if found.printed.unread:
        cells = [f"{place} “{cell}”" for place, cell in found.printed.unread]
        more = text.plural("and {n} more", "and {n} more", len(cells) - MOST_CELLS) if len(cells) > MOST_CELLS else ""
        st.warning(
            escape_markdown(
                text("Not read: {cells}.", cells=", ".join([*cells[:MOST_CELLS], *([more] if more else [])]))
            )
        )


MOST_CELLS, MOST_FINDINGS = 12, 100
"""Cells named in a sentence; findings listed before a reader is sent to the table."""


def listing(findings: Sequence[Finding], text: Text, *, dark: bool) -> None:
    """The findings one below the other, those of a unit together."""
    parts, shown = [], condensed(findings)[:MOST_FINDINGS]
    for unit in dict.fromkeys(one.unit for one in shown):
        parts.append(f"<h4>{escape(unit_name(unit, text))}</h4>")
        parts += [_item(one, text, dark) for one in shown if one.unit == unit]
    st.html(f'<div class="ikm-findings">{"".join(parts)}</div>')
    if len(condensed(findings)) > MOST_FINDINGS:
        st.caption(text("The first {n} findings; the table has all.", n=text.number(MOST_FINDINGS, 0)))
    if not findings:
        st.caption(text("No finding of this kind."))


def _item(one: Finding, text: Text, dark: bool) -> str:
    figures = [text("printed {value}", value=figure(one.printed, text))] if one.printed is not None else []
    if one.recomputed is not None and one.recomputed != one.printed:
        figures.append(text("recomputed {value}", value=figure(one.recomputed, text)))
    head = f"<b>{escape(item_name(one.item, text))}</b> {escape(' · '.join(figures))}"
    place = f'<span class="place">{escape(one.place)}</span>' if one.place else ""
    sign = f'<span class="sign" style="color:{severity_colour(one.severity, dark=dark)}">{SIGNS[one.severity]}</span>'
    return f'<div class="item">{sign}<div>{head} {place}<p>{escape(explained(one, text))}</p></div></div>'
