"""The sample shared out over strata, beside what the survey in use achieved, and the list of who is asked."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from ikm import Survey, charts, drawing
from ikm.achieved import achieved
from ikm.allocation import WAYS, Allocation, allocation
from ikm.errors import IkmError
from ikm.pilot import spread
from ikm.reading import owners
from ikm.report.sampled import reached_words
from ikm.sample_table import drawn, plan, reached
from ikm.sampling import Size
from pages.common import show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.sample_people import People
from pages.common.sample_size import frame_of
from pages.common.view import View


def shared(view: View, people: People, found: Size) -> dict[str, int]:
    """How the sample is shared out: the choices, the chart and the table; respondents of every stratum."""
    text = view.text
    st.header(text("Over the strata"), anchor=False)
    names = {way: text(name) for way, name in WAYS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        way = st.segmented_control(
            text("Allocation"),
            list(names),
            default=None if "sample-way" in st.session_state else "proportional",
            required=True,
            format_func=names.__getitem__,
            key="sample-way",
            persist_state="session",
        )
        total = st.number_input(
            text("Another number of respondents"), 1, people.total, None, 1, key=f"sample-total-{people.total}",
            placeholder=text.number(found.n, 0), width=210, persist_state="session",
        )  # fmt: skip
        least = st.number_input(
            text("At least per stratum"), 0, 10_000, 0, 1, key="sample-least", width=170, persist_state="session"
        )
    try:
        pilot = _pilot(view, people) if way == "neyman" else None
        made = allocation(total or found.n, people.of, way, spread=pilot, least=least)
    except IkmError as error:
        st.warning(escape_markdown(text(error.message, **error.values)))
        return {}
    _chart(view, people, made, names[way])
    return made.of


def _pilot(view: View, people: People) -> dict[str, float]:
    """The spread in each stratum, from the survey in use."""
    known = spread(view.without_personal, view.bobot)
    owner = owners(list(people.of), list(known))
    st.caption(
        view.text(
            "The spread comes from the survey in use ({file}) as the pilot survey.",
            file=escape_markdown(view.data.source.file),
        )
    )
    return {name: known[owner[name]] for name in people.of if name in owner}


def _chart(view: View, people: People, made: Allocation, how: str) -> None:
    text = view.text
    table = plan(made, text, people.noun)
    drawn_ = charts.sample_strata(made.table, table, how, **view.style)
    show.chart(view, drawn_, "sampel-alokasi", origin=show.Origin("", (people.source,)))
    for note in made.notes:
        st.caption(escape_markdown(note.said(text)))
    explain(view, "allocation")


def own_surveys(view: View, people: People, each: dict[str, Size]) -> dict[str, int]:
    """The chart of units that hold a survey of their own; respondents of each."""
    sample = {name: one.n for name, one in each.items()}
    frame = frame_of(sample, people)
    chart = charts.sample_strata(frame, frame.set_axis([people.noun, *_heads(view)], axis=1), "", **view.style)
    show.chart(view, chart, "sampel-alokasi", origin=show.Origin("", (people.source,)))
    return sample


def _heads(view: View) -> list[str]:
    return [view.text("Population"), view.text("Respondents")]


def beside(view: View, people: People, sample: dict[str, int]) -> None:
    """The plan beside what the survey in use achieved."""
    text, data = view.text, view.without_personal
    st.header(text("Plan and survey"), anchor=False)
    named = {escape_markdown(data.source.file): data.source.file}
    st.caption(text("The survey in use: {file}.", file=next(iter(named))))
    wanted, there = sample, people.of
    if people.named:
        if "unit" not in data.attributes:
            st.info(text("The survey in use has no units, so it cannot be set beside a plan of strata."))
            return
        units = [str(unit) for unit in data.profiles["unit"].dropna().unique()]
        owner = owners(list(sample), units)
        if not owner:
            st.info(text("None of the strata is a unit of the survey in use, so there is nothing to compare."))
            return
        wanted = {owner.get(name, name): n for name, n in sample.items()}
        there = {owner.get(name, name): n for name, n in people.of.items()}
    found = achieved(data, wanted, there, bobot=view.bobot)
    if len(found.table):
        table = reached(found, text, people.noun)
        chart = charts.sample_reached(found.table, table, noun=data.source.noun, **view.style)
        show.chart(view, chart, "sampel-capaian")
    for sentence in reached_words(found, text):
        st.markdown(escape_markdown(sentence))
    if isinstance(data, Survey) and "periode" in data.attributes and data.profiles["periode"].nunique() > 1:
        st.caption(text("The survey has several periods, which are counted together. Choose one in the filter."))
    if view.personal:
        st.caption(text("The filter on attributes of persons is not applied here: the plan is for all of them."))
    explain(view, "margin")


def draw_list(view: View, people: People, sample: dict[str, int]) -> None:
    """Who is asked: numbers from the list of each stratum, from a seed."""
    text = view.text
    st.header(text("Draw list"), anchor=False)
    st.caption(
        text(
            "Number the people of every stratum from 1, for example in the order of the register. Whoever has a number"
            " of this list is asked; a reserve stands in for a person who cannot be reached."
        )
    )
    names = {way: text(name) for way, name in drawing.WAYS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        way = st.segmented_control(
            text("Way to draw"), list(names), default=None if "sample-drawing" in st.session_state else "random",
            required=True, format_func=names.__getitem__, key="sample-drawing", persist_state="session",
        )  # fmt: skip
        seed = st.number_input(
            text("Seed"), 0, 2**53 - 1, 1, 1, key="sample-seed", width=150, persist_state="session",
            help=text("The same seed and plan give the same list, so that anyone can check it."),
        )  # fmt: skip
        reserve = st.number_input(
            text("Reserve (%)"), 0, 100, 10, 5, key="sample-reserve", width=130, persist_state="session"
        )
    try:
        found = drawing.draw(sample, people.of, seed, way=way, reserve=Decimal(reserve) / 100)
    except IkmError as error:
        st.warning(escape_markdown(text(error.message, **error.values)))
        return
    table = drawn(found, text, people.noun)
    said = text("Drawn with seed {seed} (numpy PCG64); the same seed gives the same list.", seed=str(seed))
    with st.expander(text("The list: {n} numbers", n=text.number(len(found), 0))):
        show.table(view, table, "sampel-undian", said, origin=show.Origin("", (f"{said} {people.source}",)))
