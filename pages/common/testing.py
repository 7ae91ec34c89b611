"""How an instrument is judged, as a person chooses it; and what was found, as headline and table."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from ikm.instrument import ALPHA, RULES, Instrument, instrument
from ikm.questions import OF, several
from ikm.reliability import LEAST_ALPHA
from ikm.report.reliability import reliability_table, reliability_title
from ikm.report.spans import between, percent
from ikm.report.testing import few_words
from ikm.survey import Survey
from pages.common import show, surveys
from pages.common.view import View

LEVELS = (0.10, ALPHA, 0.01)
"""The levels of significance that can be chosen."""


def choices(view: View, survey: Survey) -> dict[str, object]:
    """How the instrument is judged: the keyword arguments of ``ikm.instrument``."""
    text = view.text
    names = {
        "r-table": text("r above r table"),
        "0.30": text("r at least 0.30"),
        "plain": text("with the total (r)"),
        "corrected": text("without the question itself (corrected r)"),
        "unsur": text("each unsur"),
        "questions": text("each question"),
    }
    chosen: dict[str, object] = {}
    with st.expander(text("How it is judged")):
        if several(survey):
            chosen["of"] = _one(text("What is tested"), OF[::-1], names, "tested")
        chosen["rule"] = _one(text("A question is valid with"), RULES, names, "rule")
        which = _one(text("Which correlation"), ("plain", "corrected"), names, "correlation")
        chosen["corrected"] = which == "corrected"
        levels = {share: percent(share, text) for share in LEVELS}
        if chosen["rule"] == RULES[0]:
            chosen["alpha"] = _one(text("Level of significance (two-sided)"), LEVELS, levels, "level", LEVELS[1])
        least = {value: text.number(value) for value in LEAST_ALPHA}
        chosen["least_alpha"] = _one(text("Reliable from a Cronbach's alpha of"), LEAST_ALPHA, least, "least")
        st.caption(
            text(
                "These are conventions of theses and handbooks, not of a regulation. Choose those of your supervisor or"
                " handbook, and name them."
            )
        )
    return chosen


def _one(label: str, options: tuple[object, ...], names: dict[object, str], key: str, first: object = None) -> object:
    return st.segmented_control(
        label,
        options,
        default=options[0] if first is None else first,
        required=True,
        format_func=names.__getitem__,
        key=f"instrument-{key}",
    )


def found(view: View, chosen: dict[str, object]) -> Instrument:
    """The test of what is in view; kept while nothing of it changes."""
    said = (view.filters, sorted(chosen.items()))
    return surveys.kept("instrument", said, lambda: instrument(view.data, **chosen))


def headline(view: View, seen: Instrument) -> None:
    """Alpha and its verdict, how many questions are valid, and how many respondents that rests on."""
    text, whole = view.text, seen.reliability
    judged = seen.judged["valid"]
    verdict = {True: text("reliable"), False: text("not reliable"), None: text("cannot be computed")}[seen.reliable]
    if whole.low == whole.low:
        level = text.percent(seen.level)
        span = between([whole.low, whole.high], 3, text)
        sure = text("{level} interval: {interval}", level=level, interval=span)
    else:
        sure = ""
    valid = text("{n} of {total}", n=text.number(judged.eq(True).sum(), 0), total=text.number(len(judged), 0))
    parts = [
        (text("Reliability"), verdict, text("from {least}", least=text.number(seen.least_alpha))),
        (text("Valid unsur") if seen.of == OF[0] else text("Valid questions"), valid, _limit(seen, view)),
        (
            text("Respondents used"),
            text.number(seen.n, 0),
            text("left out: {n}", n=text.number(seen.dropped, 0)) if seen.dropped else "",
        ),
    ]
    beside = "".join(
        f'<div><div class="label">{escape(label)}</div><div class="value">{escape(value)}</div>'
        f'<div class="under">{escape(under)}</div></div>'
        for label, value, under in parts
    )
    name = text("Cronbach's alpha")
    st.html(
        f'<div class="ikm-hero" data-testid="instrument"><div><div class="label">{escape(name)}</div>'
        f'<div class="figure">{text.number(whole.alpha, 3)}</div><div class="under">{escape(sure)}</div></div>'
        f"{beside}</div>"
    )
    if caution := few_words(seen, text):
        st.warning(caution)


def _limit(seen: Instrument, view: View) -> str:
    """What r is held against, and how many questions have none."""
    text, without = view.text, len(seen.items) - len(seen.judged)
    if seen.rule == RULES[0]:
        limit = text("r table {limit}", limit=text.number(seen.r_table, 3))
    else:
        limit = text("r at least {limit}", limit=text.number(seen.least_r))
    return f"{limit} · " + text("{n} cannot be computed", n=text.number(without, 0)) if without else limit


def reliability(view: View, seen: Instrument) -> None:
    """The figures of reliability as a table."""
    table: pd.DataFrame = reliability_table(seen, view.text)
    figure = table.columns[-1]
    shown = table.assign(**{figure: [view.text.number(value, 3) for value in table[figure]]})
    show.table(view, table, "reliabilitas", reliability_title(seen, view.text), shown=shown)
