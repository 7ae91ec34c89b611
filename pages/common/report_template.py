"""The office's own template: what it may hold, the place to put one, and what is wrong with it, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ikm import samples
from ikm.document import make as making
from ikm.document.word.fields import described
from ikm.errors import IkmError
from ikm.text import Text
from pages.common.html import html_table
from pages.common.markdown import escape_markdown
from pages.common.report_choice import MIME, Wanted
from pages.common.view import View

MOST_CHECKED = 8
"""Templates whose check is remembered."""


def template(view: View, wanted: Wanted) -> bytes:
    """The office's own template, where the format takes one; checked as soon as it is put there; b"" for none."""
    if wanted.suffix not in making.TEMPLATES:
        return b""
    text = view.text
    with st.expander(text("The office's own template (optional)")):
        if wanted.suffix == "docx":
            st.caption(
                text(
                    "A Word file with your letterhead. Fields such as {field} are filled in; a line with {body} alone"
                    " takes the whole report. Without any field the report follows what stands in it.",
                    field="`{{ nilai_ikm }}`",
                    body="`{{ isi_laporan }}`",
                )
            )
        else:
            st.caption(text("A PowerPoint file with your master: its slides are left out, its look is kept."))
        if wanted.suffix == "docx":
            _fields(text)
        turns: dict[str, int] = st.session_state.setdefault("template-turns", {})
        kinds = [wanted.suffix, {"docx": "dotx", "pptx": "potx"}[wanted.suffix]]
        put = st.file_uploader(text("Template"), type=kinds, key=_uploader(wanted.suffix, turns))
    kept: dict[str, tuple[str, bytes]] = st.session_state.setdefault("templates", {})
    if put is not None:
        kept[wanted.suffix] = put.name, put.getvalue()
    name, blob = kept.get(wanted.suffix, ("", b""))
    if blob:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(text("Template in use: {file}", file=escape_markdown(name)))
            st.button(
                text("Use none"), key="laporan-template-none", on_click=_drop, args=(wanted.suffix,), type="tertiary"
            )
        why = refused(blob, wanted.suffix)
        if why is not None:
            st.error(escape_markdown(text(why.message, **why.values)))
    return blob


def refused(blob: bytes, suffix: str) -> IkmError | None:
    """Why no report can be made from a template, found once for each file; None where one can, or there is none."""
    if not blob:
        return None
    known: dict[str, IkmError | None] = st.session_state.setdefault("templates-checked", {})
    mark = f"{suffix} {hashlib.sha256(blob).hexdigest()}"
    if mark not in known:
        while len(known) >= MOST_CHECKED:
            known.pop(next(iter(known)))
        try:
            making.check_template(blob, suffix)
            known[mark] = None
        except IkmError as error:
            known[mark] = error
    return known[mark]


def _uploader(suffix: str, turns: Mapping[str, int]) -> str:
    """The key of the place for a template: another one after it was taken away, so that it begins empty."""
    turn = turns.get(suffix, 0)
    return f"laporan-template-{suffix}" + (f"-{turn}" if turn else "")


def _drop(suffix: str) -> None:
    """Take a template away, and what still lies in its place."""
    st.session_state["templates"].pop(suffix, None)
    turns = st.session_state["template-turns"]
    turns[suffix] = turns.get(suffix, 0) + 1


def _fields(text: Text) -> None:
    """What a template may ask for, and an example of one."""
    with st.container(horizontal=True):
        with st.popover(text("List of fields")):
            rows = [(name, text(what)) for name, what in described().items()]
            st.html(html_table(pd.DataFrame(rows, columns=[text("Field"), text("Meaning")]), text))
        st.download_button(
            text("Example template"),
            data=samples.office_template().read_bytes(),
            file_name=samples.office_template().name,
            key="laporan-template-example",
            on_click="ignore",
            mime=MIME["docx"],
        )
