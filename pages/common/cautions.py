"""What limits the figures of a page, said once above them."""

from __future__ import annotations

import streamlit as st

import ikm
from ikm.report.cautions import cautions as said
from ikm.uncertainty import Uncertainty
from pages.common.markdown import escape_markdown
from pages.common.view import View


def cautions(view: View, overall: ikm.Index, figures: ikm.Index, sure: Uncertainty | None = None) -> None:
    """Put the sentences of ``ikm.report.cautions`` on the page; nothing where there are none."""
    sentences = said(view.dossier, overall, figures, view.text, sure)
    if sentences:
        st.warning("\n\n".join(escape_markdown(sentence) for sentence in sentences))
