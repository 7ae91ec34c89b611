"""What must be said before the figures: filters in force, samples, and where none can be shown."""

from __future__ import annotations

from html import escape

import streamlit as st

from ikm.respondents import SMALLEST_GROUP
from ikm.text.terms import filter_words
from pages.common import surveys
from pages.common.markdown import escape_markdown
from pages.common.view import View


def notices(view: View) -> None:
    """Everything a reader of any page should know before the figures; stops the page where none can be shown."""
    text = view.text
    filters(view)
    about = surveys.about_sample()
    if about:
        st.caption(text("Sample: {about}. Upload your own survey on the Data page.", about=text(about)))
    elif view.data.source.simulated:
        st.caption(text("The file says that its respondents are simulated, not real."))
    enough(view)


def filters(view: View) -> None:
    """The filters in force as chips, and a link that could not be followed."""
    missing = surveys.missing()
    if missing:
        st.warning(
            view.text(
                "{file} is not open here: the page was loaded again, or the link came from someone else. A sample is"
                " shown. Upload the file on the Data page to see the view again.",
                file=escape_markdown(missing),
            )
        )
    if view.filters:
        chips = "".join(
            f'<span class="ikm-chip">{escape(words)}</span>' for words in filter_words(view.filters, view.text)
        )
        st.html(f'<div class="ikm-chips" data-testid="chips">{chips}</div>')


def enough(view: View) -> None:
    """Stop the page where the filter leaves nobody, or so few people that one could be recognised.

    The few can also be those whom a filter on personal attributes leaves out: the difference of two views
    would show their answers.
    """
    n, text = view.data.n, view.text
    if n == 0 or len(view.data.profiles) == 0:
        st.info(text("No respondent matches this filter. Clear it or choose more values."))
        st.stop()
    if view.dossier.too_few:
        st.info(
            text(
                "This filter singles out fewer than {least} people, so no figures are shown: their answers could be"
                " recognised. Choose other values.",
                least=SMALLEST_GROUP,
            )
        )
        st.stop()
