"""Who answers: respondents reweighted to known shares, typed in or from a small file."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ikm import charts
from ikm.errors import IkmError
from ikm.raked import Interval, Part, interval, parts, singles_out, split, tellable
from ikm.raking import Raked, Weight, rake
from ikm.respondents import PERSONAL, SMALLEST_GROUP
from ikm.survey import Recap
from ikm.tally import Data
from ikm.text import Text
from ikm.text.terms import attribute_name, value_name
from pages.common import headline, known_shares, show
from pages.common.explain import explain
from pages.common.markdown import escape_markdown
from pages.common.view import View

ATTRIBUTES = ("jenis_kelamin", "umur", "pendidikan", "pekerjaan", "unit")
"""What can be reweighted by, in the order of the choice."""


@st.fragment
def section(view: View) -> None:
    """The whole part; a choice or a typed share runs only this again."""
    text = view.text
    data = view.visible("unit") if "unit" in view.data.attributes else view.data
    if isinstance(data, Recap) and not data.weighted:
        st.info(text("The recap does not tell how many respondents each unit has, so they cannot be reweighted."))
        return
    rows = {name: parts(data, name) for name in ATTRIBUTES if name in data.attributes}
    rows = {name: found for name, found in rows.items() if len(found) > 1}
    if not rows:
        st.info(text("There is no column by which respondents could be reweighted: none has two groups to show."))
        return
    st.caption(
        text(
            "What would the figure be if respondents were made up like the users? Choose by what, and type the known"
            " shares, in percent or as numbers of people."
        )
    )
    names = {name: attribute_name(name, text) for name in rows}
    chosen = known_shares.chosen_by(view, rows, names)
    known_shares.small_file(view, rows)
    if not chosen:
        st.info(text("Choose at least one column."))
        return
    typed = known_shares.tables(view, chosen, rows)
    try:
        known = {name: _known(data, name, rows[name], typed.get(name, {})) for name in chosen}
        by = "unit" if "unit" in data.attributes else None
        raked = rake(data, known, by, **view.terms)
    except IkmError as error:
        values = error.values | ({"column": names.get(str(error.values.get("column")), error.values.get("column"))})
        st.error(escape_markdown(text(error.message, **values)))
        return
    if (view.personal or any(name in PERSONAL for name in chosen)) and singles_out(raked):
        st.info(
            text(
                "These shares single out fewer than {least} people, so no figures are shown: their answers could be"
                " recognised. Choose other shares.",
                least=SMALLEST_GROUP,
            )
        )
        return
    _result(view, raked, chosen, rows)


def _known(
    data: Data, name: str, found: tuple[Part, ...], typed: Mapping[tuple[str, ...], float | None]
) -> dict[str, float]:
    """The shares of an attribute for ``rake``: what stands in its table; unrounded where nothing was changed there."""
    known: dict[str, float] = {}
    changed = known_shares.touched(typed, found)
    for part in found:
        share = typed.get(part.values, known_shares.shown(part)) if changed else part.share
        if share is not None:
            known |= split(part, share, data, name)
    return known


def _result(view: View, raked: Raked, chosen: list[str], rows: Mapping[str, tuple[Part, ...]]) -> None:
    text = view.text
    old, new = raked.before_overall.table.iloc[0], raked.after_overall.table.iloc[0]
    n = float(old["n"])
    people = f"{text.number(raked.effective_n, 0)} / {text.number(n, 0)}"
    sure = interval(raked)
    about = [
        ("Mutu", headline.classes(view, old, new)),
        (text("Worth as many respondents"), people),
        (text("Design effect"), text.number(raked.design_effect)),
    ]
    if sure.low == sure.low:
        about.insert(1, (text("95% interval after weighting"), _span(sure, raked, text)))
    headline.change(view, text("overall"), old["konversi"], new["konversi"], about)
    for sentence in _weights(raked, text):
        st.markdown(sentence)
    explain(view, "raking")
    show.heading(text("Shares before and after"))
    show.table(view, _margins(raked, chosen, rows, text), "bobot-bagian", text("Shares before and after"))
    st.caption(text("Shares of those who filled it in; who left it blank keeps the present share."))
    _units(view, raked, chosen)


def _span(sure: Interval, raked: Raked, text: Text) -> str:
    scale = raked.after_overall.questionnaire
    low, high = max(sure.low, scale.lowest * scale.base), min(sure.high, scale.highest * scale.base)
    return text("{low} to {high}", low=text.number(low), high=text.number(high))


def _weights(raked: Raked, text: Text) -> list[str]:
    """Between which weights respondents count, and whose these are; nobody of few people is named."""
    if raked.largest.weight - raked.smallest.weight < 1e-9:
        return [text("Everyone counts once: these are the present shares.")]
    return [
        text(
            "Largest weight {weight}: {whose}.",
            weight=text.number(raked.largest.weight),
            whose=_whose(raked.largest, text),
        )
        + " "
        + text(
            "Smallest weight {weight}: {whose}.",
            weight=text.number(raked.smallest.weight),
            whose=_whose(raked.smallest, text),
        )
    ]


def _whose(one: Weight, text: Text) -> str:
    if one.n < SMALLEST_GROUP:
        return text("a combination of few people")
    names = " · ".join(value_name(value, text) for value in one.group.values())
    return text(
        "{group} ({people})",
        group=escape_markdown(names),
        people=text.plural("{n} respondent", "{n} respondents", int(one.n)),
    )


def _margins(raked: Raked, chosen: list[str], rows: Mapping[str, tuple[Part, ...]], text: Text) -> pd.DataFrame:
    """Present, known and reached shares in percent, of those who filled the attribute in."""
    lines: list[dict[str, object]] = []
    for name in chosen:
        every = raked.margins[(raked.margins["attribute"] == name) & raked.margins["value"].notna()].set_index("value")
        sums = every[["present", "target", "reached"]] / every[["present", "target", "reached"]].sum()
        for part in rows[name]:
            present, target, reached = 100 * sums.loc[list(part.values)].sum()
            lines.append(
                {
                    text("Column"): attribute_name(name, text),
                    text("Value"): known_shares.part_name(part, text),
                    text("Present share (%)"): present,
                    text("Known share (%)"): target,
                    text("After weighting (%)"): reached,
                }
            )
    return pd.DataFrame(lines)


def _units(view: View, raked: Raked, chosen: list[str]) -> None:
    text, before, after = view.text, raked.before, raked.after
    if before is None or after is None or len(before.table) < 2:
        return
    if chosen == ["unit"]:
        st.caption(text("Within each unit everyone counts alike, so only the overall figure changes."))
        return
    keep = tellable(raked)
    if not keep.all():
        st.caption(
            text.plural(
                "{n} unit is not shown: with these weights its figure would be that of few people.",
                "{n} units are not shown: with these weights their figures would be those of few people.",
                int((~keep).sum()),
            )
        )
    if keep.any():
        drawn = charts.simulated(before.only(keep), after.only(keep), **view.style)
        show.chart(view, drawn, "bobot-unit")
