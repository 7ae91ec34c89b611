"""How many respondents are needed: the method, the answer in a sentence, and its formula with the numbers put in."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import streamlit as st

from ikm.pedoman import CODES, load
from ikm.report.sampled import needed
from ikm.sample_table import by_every_method, methods, units_plan
from ikm.sampling import METHODS, Size, size, sizes
from ikm.text import Text
from pages.common import show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.sample_people import People
from pages.common.view import View

LEVELS = ("0.90", "0.95", "0.99")
"""The levels of confidence to choose from."""


def chosen(view: View, people: People) -> tuple[Size, dict[str, Size]]:
    """The method and its choices, and the answer; with a survey of its own for every unit, that of each."""
    text = view.text
    names = {method: text(name) for method, name in METHODS.items()}
    method = st.segmented_control(
        text("Method"),
        list(names),
        default=None if "method" in st.session_state else "krejcie-morgan",
        required=True,
        format_func=names.__getitem__,
        key="method",
        bind="query-params",
    )
    terms = _terms(method, text)
    found = size(method, people.total, **terms)
    each: dict[str, Size] = {}
    if people.named and st.toggle(
        text("Every unit holds a survey of its own"),
        key="sample-each",
        persist_state="session",
        help=text("As under Permenpan RB 14/2017: each unit has its own sample and its own figure."),
    ):
        each = sizes(method, people.of, **terms)
    _answer(view, found, each, terms, people)
    return found, each


def _terms(method: str, text: Text) -> dict[str, object]:
    """What the method lets one choose."""
    terms: dict[str, object] = {}
    if method not in ("slovin", "proportion", "unsur"):
        return terms
    with st.container(horizontal=True):
        if method == "unsur":
            titles = {code: load(code).name for code in CODES}
            code = st.selectbox(
                text("Questionnaire"), CODES, format_func=titles.__getitem__, key="sample-pedoman", width=320,
                persist_state="session", filter_mode=None,
            )  # fmt: skip
            return {"pedoman": load(code)}
        error = st.number_input(
            text("Margin of error (%)"), 0.1, 50.0, 5.0, 0.5, format="%.1f", key="sample-error", width=170,
            persist_state="session",
        )  # fmt: skip
        terms["error"] = Decimal(f"{error:.1f}") / 100
        if method == "proportion":
            shown = {level: text.percent(float(level)) for level in LEVELS}
            terms["level"] = st.selectbox(
                text("Confidence"), LEVELS, index=1, format_func=shown.__getitem__, key="sample-level", width=140,
                persist_state="session", filter_mode=None,
            )  # fmt: skip
            share = st.number_input(
                text("Share p"), 0.01, 0.99, 0.5, 0.05, format="%.2f", key="sample-share", width=140,
                persist_state="session", help=text("0.5 asks for most: choose it when nothing is known."),
            )  # fmt: skip
            terms["share"] = Decimal(f"{share:.2f}")
    return terms


def _answer(view: View, found: Size, each: dict[str, Size], terms: dict[str, object], people: People) -> None:
    """The headline, what has to be said of it, the formula, and the methods side by side."""
    text = view.text
    if each:
        total = text.number(sum(one.n for one in each.values()), 0)
        show.heading(
            text(
                "{n} respondents in all: every unit has its own survey ({method})",
                n=total,
                method=text(METHODS[found.method]),
            )
        )
        notes = list(dict.fromkeys(note.said(text) for one in each.values() for note in one.notes))
        example_name, example = max(each.items(), key=lambda item: item[1].population)
        st.caption(text("The largest, {name}:", name=escape_markdown(example_name)))
    else:
        show.heading(needed(found, text))
        notes, example = [note.said(text) for note in found.notes], found
    st.latex(example.formula.latex(text))
    for note in notes:
        st.caption(escape_markdown(note))
    if each:
        table = units_plan(each, text, people.noun)
        show.table(view, table, "sampel-unit", text("Samples of the units"), origin=show.Origin("", (people.source,)))
    others = by_every_method(example.population, **terms)
    title = text("All methods side by side")
    if each:
        title = text("All methods side by side: {name}", name=example_name)
    show.heading(title)
    show.table(view, methods(others, text), "sampel-metode", title, origin=show.Origin("", (people.source,)))
    with st.expander(text("Every formula with its numbers")):
        for other in others:
            st.markdown(f"**{escape_markdown(text(METHODS[other.method]))}**")
            st.latex(other.formula.latex_symbols)
            st.latex(other.formula.latex(text))
        st.caption(
            text(
                "N: people; n, S: respondents; e, d: margin of error; Z: normal quantile of the confidence; X²:"
                " chi-square of 1 degree of freedom at 95 %; p, P: expected share, q = 1 − p; k: number of unsur;"
                " c: factor of KEP/25."
            )
        )
    explain(view, "sample-size")


def frame_of(sample: dict[str, int], people: People) -> pd.DataFrame:
    """Strata, their people and respondents, as a chart takes them."""
    return pd.DataFrame(
        {"stratum": list(sample), "population": [people.of[name] for name in sample], "n": list(sample.values())}
    )
