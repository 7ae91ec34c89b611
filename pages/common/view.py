"""What a page looks at: the filtered survey, the chosen pedoman and weights, the language and ground."""

from dataclasses import dataclass

import streamlit as st

import ikm
from ikm.tally import Data
from ikm.text import Text
from pages.common.navigation import pages


@dataclass(frozen=True)
class View:
    """Everything a page needs to compute and draw."""

    data: Data
    pedoman: ikm.Pedoman
    bobot: str
    filters: dict[str, list[str | None]]
    text: Text
    dark: bool

    def index(self, by: str | None = None) -> ikm.Index:
        """The index of what is in view, overall or by an attribute."""
        return ikm.index(self.data, by, pedoman=self.pedoman, bobot=self.bobot)

    @property
    def style(self) -> dict[str, object]:
        """The keyword arguments every chart takes."""
        return {"text": self.text, "dark": self.dark}


def view() -> View:
    """The view that the frame made in this run.

    On the very first run of a server Streamlit starts a page of the ``pages`` folder by itself, without
    app.py; such a run has no view. It is stopped and begun again with the navigation of app.py in force.
    """
    if "view" not in st.session_state:
        st.navigation(pages())
        st.rerun()
    found: View = st.session_state.pop("view")
    return found
