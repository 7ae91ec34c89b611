"""The overall figure in three ways, side by side, and the people served by each unit."""

from __future__ import annotations

import streamlit as st

from ikm import charts
from ikm.city import city, without_population
from ikm.text.terms import value_name
from pages.common import populations, show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View

FEW = 3
"""How many units a sentence names before it counts the rest."""


def section(view: View) -> None:
    """Pooled respondents, mean of units and by people served; what each says, and where the people are filled in."""
    text, data = view.text, view.visible("unit")
    by_unit = view.sure("unit").index
    if by_unit.table["ranked"].sum() < 2:
        return
    found = city(data, population=view.population, **view.terms)
    show.chart(view, charts.ways(found, view.sure(), **view.style), "tiga-cara")
    unknown = without_population(data, by_unit, view.population)
    if unknown:
        few = [value_name(unit, text) for unit in unknown[:FEW]]
        names = text.listing(few) if len(unknown) <= FEW else text("{n} units", n=text.number(len(unknown), 0))
        st.caption(
            text(
                "The figure by people served needs the number of people of every unit; it is not known for {names}.",
                names=escape_markdown(names),
            )
        )
    populations.widget(view, by_unit)
    explain(view, "city")
