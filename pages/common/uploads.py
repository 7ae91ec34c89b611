"""Files a person uploads: opened through the safe door with progress in view, kept, or set aside with the reason."""

from __future__ import annotations

import hashlib

import streamlit as st

from ikm.errors import IkmError
from ikm.reading import Understanding, Workbook, is_saved, join, open_workbook, understand
from ikm.text import Text
from pages.common import surveys
from pages.common.markdown import escape_markdown

MEGABYTE = 1 << 20


def widget(text: Text) -> None:
    """The place to put files; what was put there is read at once."""
    st.file_uploader(
        text("Upload your own spreadsheets (Excel, ODS, CSV or SPSS, at most 25 MB each)"),
        key="file",
        accept_multiple_files=True,
        on_change=_mark,
        help=text(
            "The files are read on the machine that runs this dashboard and forgotten when you close it. Nothing is"
            " sent on. Several files are read as one survey."
        ),
    )
    if st.session_state.pop("put", False):
        _take(text)
        st.rerun()


def _mark() -> None:
    st.session_state["put"] = True


def _take(text: Text) -> None:
    """Open what was put in, join it, and make it the survey in use, or say why not.

    A file whose columns were not recognised is kept aside, so that the person can point them out.
    """
    files = st.session_state.get("file") or []
    st.session_state.pop("aside", None)
    st.session_state.pop("tried", None)
    tables = [file for file in files if not is_saved(file.getvalue())]
    saved = [file.getvalue() for file in files if is_saved(file.getvalue())]
    try:
        if tables:
            use(join(_opened(tables, text)))
        for blob in saved:
            key = str(st.session_state.get("next", surveys.current()))
            surveys.recall(key, surveys.workbook_of(key), blob)
            st.toast(text("The saved reading is in force for {file}.", file=escape_markdown(key)))
    except IkmError as error:
        surveys.refuse(text(error.message, **error.values))


def _opened(files: list, text: Text) -> list[Workbook]:
    """The workbooks of the files, each opened once in a session, with a bar that shows how far it is."""
    kept: dict[str, Workbook] = st.session_state.setdefault("opened", {})
    bar = st.progress(0.0)
    books = []
    for i, file in enumerate(files):
        blob = file.getvalue()
        size = text.number(max(len(blob) / MEGABYTE, 0.1), 1)
        bar.progress(i / len(files), text("Reading {file} ({size} MB) ...", file=escape_markdown(file.name), size=size))
        mark = f"{hashlib.sha256(blob).hexdigest()} {file.name}"
        if mark not in kept:
            kept[mark] = open_workbook(blob, file.name)
        books.append(kept[mark])
    bar.progress(1.0, text("Recognising columns and answers ..."))
    return books


def use(workbook: Workbook) -> None:
    """Make a workbook the survey in use; while it cannot be read it stays aside."""
    st.session_state["aside"] = workbook, surveys.key_for(workbook)
    surveys.add(workbook)
    st.session_state.pop("aside")


def aside(text: Text) -> tuple[str, Understanding] | None:
    """A file whose columns were not recognised: its key, and what can be said of its columns.

    What was said of it last and cannot be (a header row below the last one) is said to be so, and forgotten.
    """
    found: tuple[Workbook, str] | None = st.session_state.get("aside")
    if found is None:
        return None
    workbook, key = found
    try:
        understood = understand(workbook, surveys.directions(key), strict=False)
    except IkmError as error:
        surveys.refuse(text(error.message, **error.values))
        surveys.back(key)
        understood = understand(workbook, surveys.directions(key), strict=False)
    surveys.works(key)
    return key, understood


def settled(text: Text) -> bool:
    """Whether the file set aside can be read by now; tried whenever the person has said something new of it."""
    workbook, key = st.session_state["aside"]
    said = surveys.directions(key).key
    if st.session_state.get("tried") in (None, said):
        st.session_state["tried"] = said
        return False
    st.session_state["tried"] = said
    try:
        use(workbook)
    except IkmError as error:
        st.error(escape_markdown(text(error.message, **error.values)))
        return False
    st.session_state.pop("tried")
    return True
