"""What the page Prioritas looks at in depth: one unit, or all of them together."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

import ikm
from ikm.gaps import group_at
from ikm.tally import Data
from ikm.text.terms import value_name
from pages.common import surveys
from pages.common.grid import digest
from pages.common.view import View

WHOLE = ""
"""How all units together stand among the options."""

BLANK = "–"
"""How a unit that is not filled in stands among the options."""


@dataclass(frozen=True)
class Focus:
    """A unit or the whole: ``mark`` is how it stands among the options, ``name`` what it is called.

    ``figures`` has its row (``position``), found there as ``group``; ``overall`` are those of all units.
    """

    mark: str
    name: str
    figures: ikm.Index
    overall: ikm.Index
    group: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is all that is in view."""
        return not self.figures.by

    @property
    def position(self) -> int:
        """Its row in ``figures``."""
        return group_at(self.figures, self.group)

    @property
    def ranked(self) -> bool:
        """Whether its figures can be ranked."""
        return bool(self.figures.table["ranked"].iloc[self.position])

    def data(self, view: View) -> Data:
        """Its part of the data in view."""
        return view.data if self.whole else view.data.where(unit=self.group)


def choose(view: View, by_unit: ikm.Index, overall: ikm.Index) -> Focus:
    """Let the person choose what to look at; what was chosen comes back after other pages, surveys and filters."""
    options = _options(by_unit)
    if len(options) > 1:
        survey = surveys.current()
        key, wanted = f"focus-{digest([survey])}", _wanted(options, by_unit)
        if st.session_state.get(key) != wanted:
            st.session_state[key] = wanted
        st.selectbox(
            view.text("Look closer at"),
            options,
            format_func=lambda mark: _name(mark, view, by_unit),
            key=key,
            on_change=_keep,
            args=(survey, key),
            filter_mode=None,
        )
    return focused(view, by_unit, overall)


def focused(view: View, by_unit: ikm.Index, overall: ikm.Index) -> Focus:
    """What was chosen last of the survey in use, as far as it is in view."""
    mark = _wanted(_options(by_unit), by_unit)
    name = _name(mark, view, by_unit)
    if mark == WHOLE:
        return Focus(mark, name, overall, overall)
    return Focus(mark, name, by_unit, overall, None if mark == BLANK else mark)


def _options(by_unit: ikm.Index) -> list[str]:
    """All units together, then each; only the one where there is no other, so that its name stays."""
    if not by_unit.by:
        return [WHOLE]
    marks = [unit if isinstance(unit, str) else BLANK for unit in by_unit.table[by_unit.by[0]]]
    return [WHOLE, *marks] if len(marks) != 1 else marks


def _wanted(options: list[str], by_unit: ikm.Index) -> str:
    """What was chosen, else the unit with the lowest IKM: that is where most is to be done."""
    kept: dict[str, str] = st.session_state.get("focus", {})
    chosen = kept.get(surveys.current())
    if chosen in options:
        return str(chosen)
    if not by_unit.by or len(options) == 1 or not by_unit.table["ranked"].any():
        return options[0]
    lowest = by_unit.ranking[by_unit.by[0]].iloc[-1]
    return lowest if isinstance(lowest, str) else BLANK


def _name(mark: str, view: View, by_unit: ikm.Index) -> str:
    if mark == WHOLE and not by_unit.by:
        return view.text("This survey")
    if mark == WHOLE:
        return view.text("All {noun} together", noun=by_unit.noun)
    return value_name(None if mark == BLANK else mark, view.text)


def _keep(survey: str, key: str) -> None:
    st.session_state.setdefault("focus", {})[survey] = st.session_state[key]
