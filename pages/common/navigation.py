"""The pages and their order. Imports nothing heavy: it runs before anything else is shown."""

import gettext
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "ikm" / "text" / "locale"
LANGUAGES = ("id", "en")


def language() -> str:
    """The language in use: the switch if it was touched, else the address, else Indonesian."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang")
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def pages() -> dict[str, list[StreamlitPage]]:
    """The pages under their headings, titles in the language in use."""
    text = gettext.translation("ikm", LOCALE, [language()], fallback=True).gettext
    folder = ROOT / "pages"
    return {
        text("Survey"): [
            st.Page(folder / "ringkasan.py", title=text("Summary"), default=True),
            st.Page(folder / "data.py", title=text("Data")),
        ],
        text("Analysis"): [
            st.Page(folder / "perbandingan.py", title=text("Comparison")),
            st.Page(folder / "tren.py", title=text("Trend")),
            st.Page(folder / "responden.py", title=text("Respondents")),
        ],
        text("Improvement and reports"): [
            st.Page(folder / "prioritas.py", title=text("Priorities")),
            st.Page(folder / "simulasi.py", title=text("Simulation")),
            st.Page(folder / "laporan.py", title=text("Reports")),
        ],
        text("Research and audit"): [
            st.Page(folder / "sampel.py", title=text("Sample")),
            st.Page(folder / "instrumen.py", title=text("Instrument test")),
            st.Page(folder / "silang.py", title=text("Cross tables")),
            st.Page(folder / "audit.py", title=text("Audit of a report")),
        ],
    }
