"""Of how many people a sample is drawn: those of the survey in use, one number, or a list of one's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

import ikm
from ikm.amounts import MOST_PEOPLE
from ikm.served import population_of
from ikm.survey import Recap
from ikm.text import Text
from pages.common import own_strata, populations
from pages.common.markdown import escape_markdown
from pages.common.view import View

FEW = 5
"""How many names a sentence lists before it says that there are more."""


@dataclass(frozen=True)
class People:
    """The people of each stratum; {"": N} where they are one number. ``noun``: what a stratum is called; ``source``:
    where the numbers come from, for under a table."""

    of: dict[str, float]
    noun: str
    source: str

    @property
    def named(self) -> bool:
        """Whether there are strata to share out over."""
        return "" not in self.of

    @property
    def total(self) -> int:
        """N."""
        return int(sum(self.of.values()))


def people(view: View) -> People | None:
    """The choice and what it gives; None, and a sentence what to do, while nobody is there."""
    text = view.text
    names = {"number": text("One number"), "list": text("My own list")}
    if "unit" in view.data.attributes:
        names = {"survey": text("Units of this survey"), **names}
    known = _known(view) if "survey" in names else {}
    if st.session_state.get("sample-from") not in (*names, None):
        st.session_state.pop("sample-from")
    chosen = st.segmented_control(
        text("Number of people from"),
        list(names),
        default=None if "sample-from" in st.session_state else ("survey" if known else "number"),
        required=True,
        format_func=names.__getitem__,
        key="sample-from",
        persist_state="session",
    )
    today = text.date(dt.date.today())
    if chosen == "survey":
        return _of_survey(view, known, today)
    if chosen == "list":
        found, file = own_strata.widget(text)
        if not any(found.values()):
            st.info(text("Fill in at least one row of the list, and the sample is computed."))
            return None
        if file:
            source = text("Numbers of people: {file}; computed {date}.", file=file, date=today)
        else:
            source = text("Numbers of people: typed in; computed {date}.", date=today)
        return _checked(People(found, text("Stratum"), source), text)
    number = st.number_input(
        text("Number of people (N)"),
        min_value=1,
        max_value=MOST_PEOPLE,
        value=None,
        step=1,
        key="sample-number",
        placeholder=text("for example {n}", n=text.number(1250, 0)),
        width=260,
        persist_state="session",
    )
    if number is None:
        st.info(text("Type how many people use the service in a period, and the sample is computed."))
        return None
    return People({"": float(number)}, "", text("Numbers of people: typed in; computed {date}.", date=today))


def _checked(found: People, text: Text) -> People | None:
    if found.total <= MOST_PEOPLE:
        return found
    st.error(text("The population {value} is more people than there are. Check the number.", value=str(found.total)))
    return None


def _known(view: View) -> dict[str, float]:
    """The people of the units in view, as far as they are known."""
    own = population_of(view.data.everything()) if isinstance(view.data, Recap) else {}
    known = own if view.population is None else view.population
    here = view.without_personal.profiles["unit"].dropna().unique()
    return {str(unit): known[unit] for unit in here if unit in known}


def _of_survey(view: View, known: dict[str, float], today: str) -> People | None:
    text, data = view.text, view.without_personal
    populations.widget(view, ikm.index(data, "unit", **view.terms), opened=not known)
    units = [str(unit) for unit in data.profiles["unit"].dropna().unique()]
    missing = [unit for unit in units if unit not in known]
    if not known:
        st.info(
            text(
                "The survey does not tell how many people its units serve. Type the numbers in the box above, or choose"
                " one number or your own list."
            )
        )
        return None
    if missing:
        more = [text("{n} more", n=text.number(len(missing) - FEW, 0))] if len(missing) > FEW else []
        listed = text.listing([*(escape_markdown(unit) for unit in missing[:FEW]), *more])
        st.warning(text("Not part of the sample, because their people are not known: {names}.", names=listed))
    noun = data.source.noun
    source = text("Numbers of people: as known for {file}; computed {date}.", file=data.source.file, date=today)
    return People(known, text("Unit") if noun == "unit" else noun.capitalize(), source)
