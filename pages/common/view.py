"""What a page looks at: the filtered survey, the chosen pedoman and weights, the language and ground."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

import ikm
from ikm.comparison import Comparison, compare
from ikm.dossier import Dossier
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.tally import Data
from ikm.text import Text
from ikm.trend import Trend, trend
from ikm.uncertainty import Uncertainty
from pages.common import surveys
from pages.common.filters import Filters
from pages.common.navigation import pages
from pages.common.pins import Pin, singled_out


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

    @cached_property
    def dossier(self) -> Dossier:
        """Every figure of what is in view: what documents state and what screens show are the same."""
        return Dossier(self.data, self.pedoman, self.bobot, self.filters, self.population)

    @property
    def personal(self) -> bool:
        """Whether a filter on attributes of persons is in force."""
        return self.dossier.personal

    @property
    def without_personal(self) -> Data:
        """The data under the other filters alone."""
        return self.dossier.without_personal

    def index(self, by: str | None = None) -> ikm.Index:
        """The index of what is in view, overall or by an attribute, without groups of few people."""
        return self.dossier.index(by)

    def sure(self, by: str | None = None) -> Uncertainty:
        """How sure the index of what is in view is, overall or by an attribute, without groups of few people."""
        return self.dossier.sure(by)

    def visible(self, *by: str) -> Data:
        """The data without the groups by ``by`` that are too few people to be shown where persons are told apart."""
        return self.dossier.visible(*by)

    def compare(self, by: str) -> Comparison:
        """How the groups of what is in view differ; kept while nothing of it changes."""
        said = (self.filters, self.pedoman.code, self.bobot, self.population, by)
        return surveys.kept(
            "compare", said, lambda: compare(self.visible(by), by, population=self.population, **self.terms)
        )

    def trend(self) -> Trend:
        """The figures of what is in view over its periods."""
        return trend(self.visible("periode"), "periode", **self.terms)

    def trend_of_units(self) -> Trend | None:
        """The same of each unit; None where a period of a unit has few people, who could be told by subtraction."""
        if self.personal and not self.dossier.shown("unit", "periode").all():
            return None
        return trend(self.data, "periode", "unit", **self.terms)

    @property
    def same_as_pin(self) -> bool:
        """Whether the present view is the pinned one."""
        return self.pin is not None and (self.pin.key, self.pin.filters) == (surveys.current(), self.filters)

    @property
    def pin_refused(self) -> str:
        """Why the pinned view is not set beside the present one; "" where it may be."""
        if self.pin is None or not (self.personal or any(name in PERSONAL for name in self.pin.filters)):
            return ""
        few = [data.n is not None and data.n < SMALLEST_GROUP for data in (self.pin.data, self.data)]
        if not any(few) and not singled_out(self.pin.data, self.data):
            return ""
        return self.text(
            "The pinned and the present view differ by fewer than {least} people, so they are not set side by side:"
            " their answers could be recognised.",
            least=SMALLEST_GROUP,
        )

    @property
    def terms(self) -> dict[str, object]:
        """The keyword arguments of every computation: class bounds and weight."""
        return self.dossier.terms

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
