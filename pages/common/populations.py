"""How many people each unit serves: from the recap itself, typed in, or from a small file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ikm import Index
from ikm.errors import IkmError
from ikm.reading import open_workbook, populations
from ikm.served import population_of
from ikm.survey import Recap
from ikm.text import Text
from ikm.text.terms import attribute_name
from pages.common import surveys
from pages.common.markdown import escape_markdown
from pages.common.view import View

FEW = 5
"""How many names a sentence lists before it says that there are more."""


def widget(view: View, by_unit: Index, opened: bool = False) -> None:
    """A folded box (``opened``: unfolded) with a table to type in, and a place for a small file."""
    text, key = view.text, surveys.current()
    units = [unit for unit in by_unit.table["unit"] if isinstance(unit, str)]
    own = population_of(view.data.everything()) if isinstance(view.data, Recap) else {}
    known = own if view.population is None else view.population
    asked = dict(zip(by_unit.table["unit"], by_unit.table["n"], strict=True))
    said = st.session_state.pop("population-said", [])
    with st.expander(text("People served by each unit"), expanded=opened or bool(said)):
        st.caption(
            text(
                "Type the numbers, or put in a small file with a column of units and a column of numbers. They are used"
                " for the figure by people served, and to narrow intervals where a large part of the people was asked."
            )
        )
        st.file_uploader(
            text("Small file of numbers"), key=f"population-file-{key}", on_change=_read, args=(text, key, units, asked)
        )
        for sentence in said:
            st.warning(sentence)
        heading, number = attribute_name("unit", text), text("People served")
        st.data_editor(
            pd.DataFrame({heading: units, number: [known.get(unit) for unit in units]}, dtype=object).astype(
                {number: "Float64"}
            ),
            key=f"population-{key}-{len(known)}",
            hide_index=True,
            disabled=[heading],
            column_config={number: st.column_config.NumberColumn(min_value=1, step=1, format="localized")},
            on_change=_typed,
            args=(text, key, f"population-{key}-{len(known)}", units, number, dict(known), asked),
        )


def _typed(
    text: Text, key: str, editor: str, units: list[str], number: str, known: dict[str, float], asked: dict[str, float]
) -> None:
    changed = known
    for row, cells in st.session_state[editor]["edited_rows"].items():
        if number in cells:
            changed = {name: value for name, value in changed.items() if name != units[int(row)]}
            if cells[number] is not None:
                changed |= {units[int(row)]: float(cells[number])}
    _keep(text, key, changed, asked)


def _read(text: Text, key: str, units: list[str], asked: dict[str, float]) -> None:
    put = st.session_state.get(f"population-file-{key}")
    if put is None:
        return
    try:
        found = populations(open_workbook(put.getvalue(), put.name), units)
    except IkmError as error:
        _say([escape_markdown(text(error.message, **error.values))])
        return
    _keep(text, key, dict(found.numbers), asked)
    reasons = (
        (found.unknown, text("In the file, but no unit of this survey: {names}.", names="{names}")),
        (found.missing, text("No number was found for: {names}.", names="{names}")),
        (found.twice, text("Several different numbers, so none is taken: {names}.", names="{names}")),
        (found.unread, text("Could not be read: {names}.", names="{names}")),
    )
    _say([said.format(names=_listed(names, text)) for names, said in reasons if names])


def _keep(text: Text, key: str, numbers: dict[str, float], asked: dict[str, float]) -> None:
    """Keep the numbers that can be; fewer people than were asked cannot."""
    small = [unit for unit, people in numbers.items() if people < asked.get(unit, 0)]
    st.session_state.setdefault("population", {})[key] = {u: n for u, n in numbers.items() if u not in small}
    if small:
        _say([text("Fewer people than respondents, so the number is not used: {names}.", names=_listed(small, text))])


def _say(sentences: list[str]) -> None:
    st.session_state["population-said"] = st.session_state.get("population-said", []) + sentences


def _listed(names: tuple[str, ...] | list[str], text: Text) -> str:
    more = [text("{n} more", n=text.number(len(names) - FEW, 0))] if len(names) > FEW else []
    return text.listing([*(escape_markdown(name) for name in names[:FEW]), *more])
