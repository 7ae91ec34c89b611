"""Which report is handed in: its kind, format and language, of which units, and with which parts."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ikm.document.contents import KEPT, PARTS, at_first
from ikm.text import LANGUAGES, Text, mark
from pages.common.view import View


@dataclass(frozen=True)
class Report:
    """A report that can be chosen: its name, what it is for, its kind, and the formats that it is made in."""

    name: str
    about: str
    kind: str | None
    formats: tuple[str, ...]


REPORTS = {
    "skm": Report(
        mark("SKM report"),
        mark("The report that a unit files and publishes: BAB I to V, tables, charts, follow-up plan, signature."),
        "skm",
        ("docx", "pdf"),
    ),
    "card": Report(
        mark("Publication card"),
        mark("The card for the service hall (A4) and for social media (square)."),
        "card",
        ("pdf", "png"),
    ),
    "slides": Report(mark("Slides"), mark("Ten to fourteen slides for a meeting, with notes."), None, ("pptx",)),
    "book": Report(
        mark("Workbook"),
        mark("The official processing table with live formulas, and every table behind the figures."),
        None,
        ("xlsx",),
    ),
    "thesis": Report(
        mark("Thesis chapter"),
        mark("Bab IV of a thesis: respondents, validity, answers, the IKM step by step, units, priority."),
        "thesis",
        ("docx", "pdf"),
    ),
    "page": Report(
        mark("Page of charts"), mark("The main charts as one interactive page that opens offline."), None, ("html",)
    ),
}

FORMATS = {
    "docx": "Word (.docx)",
    "pdf": "PDF",
    "pptx": "PowerPoint (.pptx)",
    "xlsx": "Excel (.xlsx)",
    "html": "HTML",
    "png": "PNG",
}

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "png": "image/png",
    "zip": "application/zip",
}
"""The media type of each format, and of several in one file."""

ALL, SOME, ONE, EACH = "all", "some", "one", "each"
OF = {
    ALL: mark("All together"),
    SOME: mark("Several units together"),
    ONE: mark("One unit"),
    EACH: mark("Each unit, in a zip"),
}
"""Of what a report is made."""


@dataclass(frozen=True)
class Wanted:
    """What the person chose: the report, its format, of what (``units``: of which), its language and parts."""

    report: str
    suffix: str
    of: str
    units: tuple[str, ...]
    text: Text
    parts: tuple[str, ...]

    @property
    def kind(self) -> str | None:
        """The kind as ``ikm.document.make`` names it."""
        return REPORTS[self.report].kind


def report(text: Text) -> str:
    """Let the person choose the report."""
    names = {key: text(report.name) for key, report in REPORTS.items()}
    found = st.segmented_control(
        text("Report"),
        list(REPORTS),
        default="skm",
        required=True,
        format_func=names.__getitem__,
        key="laporan",
        persist_state="session",
        wrap=True,
    )
    st.caption(text(REPORTS[found].about))
    return str(found)


def choose(view: View, report: str) -> Wanted:
    """Let the person choose in which format and language, of what, and with which parts it is made."""
    text, chosen = view.text, REPORTS[report]
    units = view.dossier.units
    of = ALL
    some: tuple[str, ...] = ()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        suffix = st.segmented_control(
            text("Format"),
            list(chosen.formats),
            default=chosen.formats[0],
            required=True,
            format_func=FORMATS.__getitem__,
            key=f"laporan-format-{report}",
            persist_state="session",
        )
        lang = st.segmented_control(
            text("Language of the report"),
            list(LANGUAGES),
            default=text.lang,
            required=True,
            key="laporan-lang",
            persist_state="session",
        )
    if len(units) > 1:
        marks = {key: text(words) for key, words in OF.items()}
        of = st.segmented_control(
            text("Report of"),
            list(OF),
            default=ALL,
            required=True,
            format_func=marks.__getitem__,
            key="laporan-of",
            persist_state="session",
            wrap=True,
        )
    if of == ONE:
        kept = st.session_state.get("laporan-unit")
        if kept not in units:
            st.session_state.pop("laporan-unit", None)
        some = (st.selectbox(text("Unit"), units, key="laporan-unit", persist_state="session"),)
    elif of in (SOME, EACH):
        kept = [unit for unit in st.session_state.get("laporan-units", []) if unit in units]
        if kept != st.session_state.get("laporan-units", []):
            st.session_state["laporan-units"] = kept
        picked = st.multiselect(
            text("Units"),
            units,
            key="laporan-units",
            placeholder=text("All"),
            persist_state="session",
            select_all=False,
        )
        some = tuple(picked) or units
    return Wanted(report, suffix, of, some, LANGUAGES[lang], _parts(view, report))


def _parts(view: View, report: str) -> tuple[str, ...]:
    """Which parts the report has, where any can be left out."""
    known = {key: name for key, name in PARTS.get(report, {}).items() if key not in KEPT.get(report, ())}
    if not known:
        return ()
    text = view.text
    names = {key: text(words) for key, words in known.items()}
    picked = st.pills(
        text("Annexes") if report == "skm" else text("Contents"),
        list(known),
        selection_mode="multi",
        default=[key for key in at_first(report) if key in known],
        format_func=names.__getitem__,
        key=f"laporan-parts-{report}",
        persist_state="session",
        wrap=True,
    )
    return tuple(picked)
