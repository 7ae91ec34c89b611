"""The chosen report: seen first, made with progress, and taken along."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from ikm import samples
from ikm.document import make as making
from ikm.document.typed import unused
from ikm.document.word.fields import described
from ikm.dossier import Dossier
from ikm.errors import IkmError
from ikm.office import Office
from ikm.text import Text
from pages.common import planning, surveys
from pages.common.html import html_table
from pages.common.markdown import escape_markdown
from pages.common.report_choice import EACH, ONE, Wanted
from pages.common.view import View

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "png": "image/png",
    "zip": "application/zip",
}

Made = tuple[str, bytes, Mapping[str, str]]
"""A file's name, its bytes, and the units that have no report, each with the reason."""


def template(view: View, wanted: Wanted) -> bytes:
    """The office's own template, where the format takes one; checked by the safe door when the report is made."""
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
    return blob


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


def dossier(view: View, wanted: Wanted, office: Office) -> Dossier:
    """The dossier of what is to be made, with the office and the plans that were typed."""
    whole = replace(view.dossier, office=office, plans=planning.plans())
    return whole.of_unit(wanted.units[0]) if wanted.of == ONE else whole


def preview(view: View, wanted: Wanted, whole: Dossier) -> None:
    """The card or the first page, as it will look."""
    if wanted.report not in ("skm", "card", "thesis"):
        return
    text = view.text
    shown = whole.of_unit(wanted.units[0]) if wanted.of == EACH else whole
    mark_ = _mark(view, wanted, shown, b"")
    try:
        picture = surveys.kept("preview", mark_, lambda: making.preview(shown, wanted.text, wanted.kind, wanted.parts))
    except IkmError as error:
        st.info(escape_markdown(text(error.message, **error.values)))
        return
    with st.container(border=True):
        st.image(picture)
    st.caption(text("First page") if wanted.report != "card" else text("Preview"))


def make(view: View, wanted: Wanted, whole: Dossier, template_of: bytes) -> None:
    """Make it, with progress where there are many, and offer it for download."""
    text = view.text
    mark_ = _mark(view, wanted, whole, template_of)
    for said in unused(whole, text, wanted.of == EACH):
        st.caption(escape_markdown(said))
    st.button(text("Make the report"), type="primary", icon=":material/description:", key="laporan-make", on_click=_ask)
    done: dict[str, Made] = st.session_state.setdefault("reports-made", {})
    if st.session_state.pop("report-asked", False):
        done.clear()
        try:
            done[mark_] = (
                _many(wanted, whole, template_of, text) if wanted.of == EACH else _one(wanted, whole, template_of)
            )
        except IkmError as error:
            st.error(escape_markdown(text(error.message, **error.values)))
    made = done.get(mark_)
    if made is None:
        if done:
            st.caption(text("Something was changed since the report was made. Make it anew."))
        return
    name, blob, missing = made
    size = text.number(len(blob) / 1000, 0)
    st.success(text("{file} is ready ({size} kB).", file=escape_markdown(name), size=size))
    for unit, why in missing.items():
        st.warning(text("{unit}: not made. {why}", unit=escape_markdown(unit), why=escape_markdown(why)))
    st.download_button(
        text("Download {file}", file=escape_markdown(name)),
        data=blob,
        file_name=name,
        key="laporan-download",
        on_click="ignore",
        mime=MIME[name.rpartition(".")[2]],
        icon=":material/download:",
    )


def _ask() -> None:
    """Remember that a report is asked for until the page has come as far as making it."""
    st.session_state["report-asked"] = True


def _one(wanted: Wanted, whole: Dossier, template_of: bytes) -> Made:
    blob = making.made(whole, wanted.suffix, wanted.text, wanted.kind, template_of, wanted.parts)
    return making.file_name(whole, wanted.kind, wanted.suffix), blob, {}


def _many(wanted: Wanted, whole: Dossier, template_of: bytes, text: Text) -> Made:
    out, missing = io.BytesIO(), {}
    bar = st.progress(0.0)
    parts = making.each(whole, wanted.units, wanted.suffix, wanted.text, wanted.kind, template_of, wanted.parts)
    for number, part in enumerate(making.zip_into(out, parts, wanted.text), start=1):
        said = {"n": text.number(number, 0), "all": text.number(len(wanted.units), 0)}
        bar.progress(number / len(wanted.units), text("{n} of {all}: {unit}", unit=escape_markdown(part.unit), **said))
        if part.why is not None:
            missing[part.unit] = making.said(part.why, text)
    bar.empty()
    name = making.file_name(whole, wanted.kind, wanted.suffix).removesuffix(wanted.suffix) + "zip"
    return name, out.getvalue(), missing


def _mark(view: View, wanted: Wanted, whole: Dossier, template_of: bytes) -> str:
    """What a made report depends on, in short."""
    terms = (view.filters, view.pedoman.code, view.bobot, view.population, surveys.current(), whole.unit, whole.day)
    said = (wanted, whole.office, sorted(whole.plans.items()), terms, hashlib.sha256(template_of).hexdigest())
    return hashlib.sha256(repr(said).encode()).hexdigest()
