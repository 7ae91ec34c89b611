"""What a page looks at: the filtered survey, the chosen pedoman and weights, the language and ground."""

from dataclasses import dataclass

import streamlit as st

import ikm
from ikm.respondents import PERSONAL, large_enough, without_small
from ikm.tally import Data
from ikm.text import Text
from ikm.uncertainty import Uncertainty, uncertainty
from pages.common.filters import Filters
from pages.common.navigation import pages
from pages.common.pins import Pin


@dataclass(frozen=True)
class View:
    """Everything a page needs to compute and draw."""

    data: Data
    pedoman: ikm.Pedoman
    bobot: str
    filters: Filters
    text: Text
    dark: bool
    population: dict[str, float] | None = None
    pin: Pin | None = None

    @property
    def personal(self) -> bool:
        """Whether a filter on attributes of persons is in force."""
        return any(name in PERSONAL for name in self.filters)

    @property
    def without_personal(self) -> Data:
        """The data under the other filters alone."""
        others = {name: values for name, values in self.filters.items() if name not in PERSONAL}
        return self.data.everything().where(**others)

    def index(self, by: str | None = None) -> ikm.Index:
        """The index of what is in view, overall or by an attribute.

        Under a filter on attributes of persons, groups of few people are left out: their members could be
        recognised.
        """
        figures = ikm.index(self.data, by, pedoman=self.pedoman, bobot=self.bobot)
        return without_small(figures)[0] if by and self.personal else figures

    def sure(self, by: str | None = None) -> Uncertainty:
        """How sure the index of what is in view is, overall or by an attribute; groups as in ``index``."""
        found = uncertainty(self.data, by, pedoman=self.pedoman, bobot=self.bobot, population=self.population)
        return found.only(large_enough(found.index)) if by and self.personal else found

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
