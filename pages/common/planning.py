"""Rencana tindak lanjut: the plan of a unit or of all, edited in a table, kept for the session, saved and loaded.

The editor's own state lasts as long as its key and the table under it, and is gone after a page switch. So the plan
is kept here after every edit, the table under the editor stays the same while the editor lives, and an editor that
was lost begins anew from the plan as it was kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from ikm.errors import IkmError
from ikm.plan import LONGEST_TEXT, QUARTERS, Plan, draft, loaded, saved
from ikm.plan_table import HEADINGS, as_frame, as_table, from_frame
from ikm.report import to_xlsx
from ikm.text import Text
from pages.common import show, surveys
from pages.common.focus import Focus, focused
from pages.common.frame import visit
from pages.common.grid import digest
from pages.common.markdown import escape_markdown
from pages.common.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Mark = tuple[str, str]
"""Whose plan it is: the survey, and the unit as it stands among the options of ``focus``."""


@dataclass(frozen=True)
class Kept:
    """A plan that somebody has touched: as it is ``now``, and the ``base`` under the editor that made it."""

    base: Plan
    now: Plan


def current(view: View) -> Plan:
    """The plan of what the page Prioritas looks at, as it stands: edited, or drawn up from the lowest unsur."""
    overall = view.index()
    focus = focused(view, view.index("unit") if "unit" in view.data.attributes else overall, overall)
    return _titled(_now(focus), focus, view.text)


def plans() -> dict[str, Plan]:
    """The plans that somebody has touched, of the survey in use: by unit, that of all under "" (as in ``focus``)."""
    return {mark: kept.now for (survey, mark), kept in _plans().items() if survey == surveys.current()}


def section(view: View, focus: Focus) -> None:
    """The plan as a table to edit, to save and to load."""
    text, mark = view.text, _mark(focus)
    st.header(text("Follow-up plan"), anchor=False)
    said: list[tuple[bool, str]] = st.session_state.pop("plan-said", [])
    for good, sentence in said:
        (st.success if good else st.warning)(escape_markdown(sentence))
    st.caption(
        text(
            "Filled in advance with the lowest unsur of {name}, worst first. Type what is done, tick the quarters, add"
            " or delete rows. The plan lives in this session only, until you save it as a small file.",
            name=escape_markdown(focus.name),
        )
    )
    if not focus.ranked:
        st.caption(text("There is no order of work here, so the table begins empty."))
    _editor(focus, mark, text)
    plan = _titled(_now(focus), focus, text)
    _files(view, focus, plan)


def _editor(focus: Focus, mark: Mark, text: Text) -> None:
    """The table and the period; what was typed is kept at once, or said why it cannot be."""
    base = _base(focus, mark)
    key = _key(mark, base, text)
    if mark in _plans() and key not in st.session_state:  # the editor was lost: begin anew with what was kept
        base = _plans()[mark].now
        _plans()[mark] = Kept(base, base)
        key = _key(mark, base, text, turn=True)
    st.session_state["plan-editor"] = key
    frame = _frame(base, text)
    heads = {name: text(heading) for name, heading in HEADINGS.items()}
    wide = {"unsur": 230, "program": 205, "penanggung_jawab": 150}
    texts = {
        heads[name]: st.column_config.TextColumn(width=width, max_chars=LONGEST_TEXT) for name, width in wide.items()
    }
    ticks = {heads[name]: st.column_config.CheckboxColumn(width=68, default=False) for name in QUARTERS}
    done: dict[str, Any] = {"on_change": _edited, "args": (mark, base, key, text)}
    st.data_editor(frame, num_rows="dynamic", hide_index=True, column_config=texts | ticks, key=key, **done)
    st.text_input(
        text("Period of the plan"),
        value=base.period,
        key=f"{key}-period",
        max_chars=60,
        width=320,
        placeholder=text("for example 2027"),
        **done,
    )
    wrong = _edited(mark, base, key, text)
    if wrong:
        st.error(escape_markdown(wrong))


def _edited(mark: Mark, base: Plan, key: str, text: Text) -> str:
    """Keep the plan as it is in the editor now; why it cannot be kept, or "".

    Called after every edit before any page is drawn, so that an edit is kept that is followed at once by a click on
    another page; and with the page, when the editor stands.
    """
    if st.session_state.get("plan-editor") != key:  # what arrives late of an editor that is no longer there
        return ""
    try:
        frame = applied(_frame(base, text), st.session_state[key])
        now = replace(from_frame(frame, text, base), period=st.session_state[f"{key}-period"])
    except IkmError as error:
        return text(error.message, **error.values)
    if mark in _plans() or now != base:
        _plans()[mark] = Kept(base, now)
    return ""


def applied(frame: pd.DataFrame, edits: dict[str, Any]) -> pd.DataFrame:
    """A table with what its editor says was edited, added and deleted; what nobody filled in is None."""
    rows = frame.to_dict("records")
    for number, cells in edits["edited_rows"].items():
        rows[int(number)] |= {name: value for name, value in cells.items() if name in frame}
    rows += [{name: cells.get(name) for name in frame} for cells in edits["added_rows"]]
    kept = [row for i, row in enumerate(rows) if i not in edits["deleted_rows"]]
    return pd.DataFrame(kept, columns=list(frame), dtype=object)


def _files(view: View, focus: Focus, plan: Plan) -> None:
    """The downloads, drawing up anew, and a place for a saved plan."""
    text, mark = view.text, _mark(focus)
    stem = re.sub(r"[^\w-]+", "-", focus.name)[:60].strip("-")
    notes = [
        text("Unit: {name}", name=focus.name),
        *([text("Period: {period}", period=plan.period)] if plan.period else []),
        *show.source_lines(view),
    ]
    with st.container(horizontal=True):
        st.download_button(
            text("Save the plan"),
            data=saved(plan),
            file_name=f"ikm-rencana-{stem}.json",
            key="plan-save",
            on_click="ignore",
            mime="application/json",
            icon=":material/save:",
            help=text("A small file that you can load here again."),
        )
        st.download_button(
            text("Download xlsx"),
            data=to_xlsx({text("Plan"): as_table(plan, text)}, plan.title, notes),
            file_name=f"ikm-rencana-{stem}.xlsx",
            key="plan-xlsx",
            on_click="ignore",
            mime=XLSX,
        )
        with st.popover(text("Draw up anew"), disabled=mark not in _plans()):
            st.write(text("What was typed in this plan is lost, and it begins again with the lowest unsur."))
            st.button(text("Draw up anew"), on_click=_anew, args=(mark,), key="plan-anew", type="primary")
    with st.expander(text("Load a saved plan")):
        key = f"plan-file-{digest([*mark, str(_turns().get(mark, 0))])}"
        st.file_uploader(text("Small file of a plan"), key=key, on_change=_load, args=(key, mark, focus.name, text))


def _load(key: str, mark: Mark, name: str, text: Text) -> None:
    put = st.session_state.get(key)
    if put is None:
        return
    try:
        plan = loaded(put.getvalue())
    except IkmError as error:
        _say(False, text(error.message, **error.values))
        return
    _plans()[mark] = Kept(plan, plan)
    _turn(mark)
    _say(True, text("The plan in {file} is loaded: {n} rows.", file=put.name, n=text.number(len(plan.rows), 0)))
    if plan.unit and plan.unit != name:
        _say(False, text("The file was saved for {unit}; it is now the plan of {name}.", unit=plan.unit, name=name))


def _anew(mark: Mark) -> None:
    _plans().pop(mark, None)
    _turn(mark)


def _now(focus: Focus) -> Plan:
    """The plan as it stands."""
    kept = _plans().get(_mark(focus))
    return kept.now if kept else draft(focus.figures, focus.group)


def _base(focus: Focus, mark: Mark) -> Plan:
    kept = _plans().get(mark)
    return kept.base if kept else draft(focus.figures, focus.group)


def _titled(plan: Plan, focus: Focus, text: Text) -> Plan:
    """The plan under its title and the name of its unit, where that can stand in a plan."""
    titled = replace(plan, title=text("Follow-up plan"), unit="")
    try:
        return replace(titled, unit=focus.name)
    except IkmError:  # a name of 600 characters, or with one that cannot be printed
        return titled


def _frame(plan: Plan, text: Text) -> pd.DataFrame:
    """The table to edit: without numbers, which are those of the rows as they stand."""
    return as_frame(plan, text).drop(columns=text(HEADINGS["no"]))


def _mark(focus: Focus) -> Mark:
    return surveys.current(), focus.mark


def _key(mark: Mark, base: Plan, text: Text, turn: bool = False) -> str:
    """The key of the editor: another for another plan, language or table under it, at every visit and new turn."""
    if turn:
        _turn(mark)
    told = (*mark, text.lang, str(visit()), str(_turns().get(mark, 0)), saved(base).decode())
    return f"plan-{digest(told)}"


def _turn(mark: Mark) -> None:
    _turns()[mark] = _turns().get(mark, 0) + 1


def _turns() -> dict[Mark, int]:
    """How often the editor of a plan began anew."""
    found: dict[Mark, int] = st.session_state.setdefault("plan-turns", {})
    return found


def _plans() -> dict[Mark, Kept]:
    found: dict[Mark, Kept] = st.session_state.setdefault("plans", {})
    return found


def _say(good: bool, sentence: str) -> None:
    st.session_state["plan-said"] = [*st.session_state.get("plan-said", []), (good, sentence)]
